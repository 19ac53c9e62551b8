//! The texts that a user reads, in Spanish and English, and dates and numbers as their region writes them.
//!
//! Every text is in the language files beside this module (`es/*.ftl`, `en/*.ftl`), which `build/texts.rs` lays out in the
//! program; Rust code names them by key. The two languages have the same keys with the same variables: the tests see to it.
//! Nothing here reads the clock, and a key that does not exist shows as itself instead of stopping anybody.

mod arg;
mod captures;
mod currency;
mod dates;
mod export;
mod failures;
mod filters;
mod forecasts;
mod intake;
mod laid;
mod laid_out;
#[cfg(test)]
#[path = "../../build/language_file.rs"]
mod language_file;
mod locale;
mod merging;
mod messages;
mod numbers;
mod opportunities;
mod playbooks;
mod purchases;
mod reading;
mod reasons;
mod records;
mod recurrence;
mod remind;
mod reports;
mod rows;
mod sales;
mod segments;
mod sizes;
mod story;
mod syncs;
#[cfg(test)]
mod tests;
mod told;
mod topics;
mod worth;

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
pub use icu_locale_core::subtags::Region;
use unic_langid::LanguageIdentifier;

pub use arg::Arg;
pub use filters::Refusal;
pub use forecasts::Table;
pub use locale::{DateOrder, Lang, Locale};
pub use syncs::SyncPart;

use crate::domain::Code;
use laid::laid;
use laid_out::{Entry, Form, Laid};
use numbers::Marks;

/// The keys of a language, so that a test can check the keys that code names.
pub fn keys(lang: Lang) -> impl Iterator<Item = &'static str> {
    laid(lang).entries.iter().map(move |entry| laid(lang).key(*entry))
}

/// Every text of one language, and the ways of one region to write dates and numbers.
///
/// It can be shared between threads, and costs nothing at a start: the build has laid the texts out. Most are taken as they
/// lie there; one that chooses between forms is read by Fluent when it is first asked for.
pub struct Texts {
    locale: Locale,
    marks: Marks,
    laid: &'static Laid,
    /// The texts that Fluent has read, by their number.
    sheets: Box<[OnceLock<Box<Sheet>>]>,
    said: reasons::Said,
}

/// A text as Fluent reads it.
struct Sheet {
    bundle: FluentBundle<FluentResource>,
    /// What it says when it is given no variables.
    bare: String,
}

impl Sheet {
    fn read(lang: Lang, key: &str, message: &str) -> Self {
        let bundle = bundle(lang, message);
        let bare = format(&bundle, key, None).into_owned();
        Self { bundle, bare }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts")
            .field("locale", &self.locale)
            .field("keys", &self.laid.entries.len())
            .finish_non_exhaustive()
    }
}

impl Texts {
    /// The texts of this locale.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let laid = laid(locale.lang);
        let sheets = (0..laid.sheets).map(|_| OnceLock::new()).collect();
        Self { locale, marks: Marks::of(locale), laid, sheets, said: reasons::Said::default() }
    }

    /// The locale whose texts these are.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The text of this key, which takes no variables; the key itself when there is none.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The text of this key, if there is one.
    #[must_use]
    pub fn find(&self, key: &str) -> Option<&str> {
        let entry = self.laid.find(key)?;
        match entry.form {
            Form::Plain | Form::Slots => Some(self.laid.text(entry)),
            Form::Fluent(number) => Some(self.sheet(number, entry)?.bare.as_str()),
        }
    }

    /// The text of this key with its variables filled in; the key itself when there is none.
    ///
    /// A number chooses the plural and is printed as the locale groups it; a year or a number of something is a text.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(entry) = self.laid.find(key) else { return key.to_owned() };
        match entry.form {
            Form::Plain => self.laid.text(entry).to_owned(),
            Form::Slots => self.fill(self.laid.text(entry), args),
            Form::Fluent(number) => {
                let Some(sheet) = self.sheet(number, entry) else { return key.to_owned() };
                let mut values = FluentArgs::with_capacity(args.len());
                for (name, arg) in args {
                    values.set(*name, arg.value(self));
                }
                format(&sheet.bundle, key, Some(&values)).into_owned()
            }
        }
    }

    /// A text whose variables only stand in it, filled in. One that is not given shows by its name: that is a mistake in the
    /// caller, which the tests look for.
    fn fill(&self, text: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut filled = String::with_capacity(text.len() + 32);
        let mut rest = text;
        while let Some((before, (slot, after))) =
            rest.split_once("{$").and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            filled.push_str(before);
            match args.iter().find(|(name, _)| slot == *name) {
                Some((_, arg)) => filled.push_str(&arg.shown(self)),
                None => filled.extend(["{$", slot, "}"]),
            }
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// A text that Fluent has read, which it does when it is first needed.
    fn sheet(&self, number: u16, entry: Entry) -> Option<&Sheet> {
        let read = || Box::new(Sheet::read(self.locale.lang, self.laid.key(entry), self.laid.message(entry)));
        Some(self.sheets.get(usize::from(number))?.get_or_init(read))
    }

    /// The word for a member of a closed list; its code when the word is missing.
    #[must_use]
    pub fn word<C: Code>(&self, member: C) -> &str {
        self.find(&member.key()).unwrap_or(member.code())
    }
}

/// The messages of a language file or a part of it, ready to be formatted.
fn bundle(lang: Lang, file: &str) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks around variables that keep scripts of two directions apart: terminals print them as boxes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(arg::printed));
    // The tests refuse a file with a mistake; a user gets all of it that can be read.
    let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(readable, _)| readable);
    bundle.add_resource_overriding(resource);
    bundle
}

fn format<'a>(
    bundle: &'a FluentBundle<FluentResource>,
    key: &'a str,
    args: Option<&'a FluentArgs<'_>>,
) -> Cow<'a, str> {
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else { return Cow::Borrowed(key) };
    // A variable that was not given shows by its name: that is a mistake in the caller, which the tests look for.
    bundle.format_pattern(pattern, args, &mut Vec::new())
}
