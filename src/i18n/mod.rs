//! The texts that a user reads, in Spanish and English, and dates and numbers as their region writes them.
//!
//! Every text is in the language files beside this module (`es/*.ftl`, `en/*.ftl`), which are built into the program;
//! Rust code names them by key. The two languages have the same keys with the same variables: the tests see to it.
//! Nothing here reads the clock, and a key that does not exist shows as itself instead of stopping anybody.

mod arg;
mod currency;
mod dates;
mod failures;
mod locale;
mod numbers;
mod reasons;
mod rows;
mod sheets;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
pub use icu_locale_core::subtags::Region;
use unic_langid::LanguageIdentifier;

pub use arg::Arg;
pub use currency::digits as currency_digits;
pub use locale::{DateOrder, Lang, Locale};

use crate::domain::Code;
use numbers::Marks;

/// The files of Spanish. A new file is a line here and a line in [`EN`].
const ES: &[&str] = &[
    include_str!("es/dates.ftl"),
    include_str!("es/words.ftl"),
    include_str!("es/reasons.ftl"),
    include_str!("es/errors.ftl"),
    include_str!("es/cli.ftl"),
    include_str!("es/tui.ftl"),
];

/// The files of English, in the order of [`ES`].
const EN: &[&str] = &[
    include_str!("en/dates.ftl"),
    include_str!("en/words.ftl"),
    include_str!("en/reasons.ftl"),
    include_str!("en/errors.ftl"),
    include_str!("en/cli.ftl"),
    include_str!("en/tui.ftl"),
];

/// The language files of a language.
const fn files(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Es => ES,
        Lang::En => EN,
    }
}

/// The keys of a language, file by file, so that a test can check the keys that code names.
pub fn keys(lang: Lang) -> impl Iterator<Item = &'static str> {
    files(lang).iter().flat_map(|file| file.lines()).filter_map(key_of)
}

/// The key that a line of a language file defines, if it does: messages begin in the first column with a letter.
fn key_of(line: &'static str) -> Option<&'static str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (key.starts_with(|c: char| c.is_ascii_alphabetic()) && key.chars().all(plain)).then_some(key)
}

/// Every text of one language, and the ways of one region to write dates and numbers.
///
/// It can be shared between threads. A text without variables costs a look-up in a table and no allocation.
pub struct Texts {
    locale: Locale,
    marks: Marks,
    /// What each key says when it is given no variables.
    plain: HashMap<&'static str, String>,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("locale", &self.locale).field("keys", &self.plain.len()).finish_non_exhaustive()
    }
}

impl Texts {
    /// The texts of this locale.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let bundle = bundle(locale.lang);
        let plain = keys(locale.lang).map(|key| (key, format(&bundle, key, None).into_owned())).collect();
        Self { locale, marks: Marks::of(locale), plain, bundle }
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
        self.plain.get(key).map(String::as_str)
    }

    /// The text of this key with its variables filled in; the key itself when there is none.
    ///
    /// A number chooses the plural and is printed as the locale groups it; a year or a number of something is a text.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, arg.value(self));
        }
        format(&self.bundle, key, Some(&values)).into_owned()
    }

    /// The word for a member of a closed list; its code when the word is missing.
    #[must_use]
    pub fn word<C: Code>(&self, member: C) -> &str {
        self.find(&member.key()).unwrap_or(member.code())
    }
}

/// The messages of a language, ready to be formatted.
fn bundle(lang: Lang) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks around variables that keep scripts of two directions apart: terminals print them as boxes.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(arg::printed));
    for file in files(lang) {
        // The tests refuse a file with a mistake; a user gets all of it that can be read.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(readable, _)| readable);
        bundle.add_resource_overriding(resource);
    }
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
