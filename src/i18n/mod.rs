//! The texts that a user reads, in Spanish and English, and dates and numbers as their region writes them.
//!
//! Every text is in the language files beside this module (`es/*.ftl`, `en/*.ftl`), which are built into the program;
//! Rust code names them by key. The two languages have the same keys with the same variables: the tests see to it.
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
use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
pub use icu_locale_core::subtags::Region;
use rustc_hash::FxBuildHasher;
use unic_langid::LanguageIdentifier;

pub use arg::Arg;
pub use filters::Refusal;
pub use forecasts::Table;
pub use locale::{DateOrder, Lang, Locale};
pub use syncs::SyncPart;

use crate::domain::Code;
use numbers::Marks;

/// The files of Spanish. A new file is a line here and a line in [`EN`].
const ES: &[&str] = &[
    include_str!("es/dates.ftl"),
    include_str!("es/recurrence.ftl"),
    include_str!("es/words.ftl"),
    include_str!("es/reasons.ftl"),
    include_str!("es/remind.ftl"),
    include_str!("es/record.ftl"),
    include_str!("es/errors.ftl"),
    include_str!("es/filter.ftl"),
    include_str!("es/capture.ftl"),
    include_str!("es/cli.ftl"),
    include_str!("es/tui.ftl"),
    include_str!("es/topics.ftl"),
    include_str!("es/worth.ftl"),
    include_str!("es/backup.ftl"),
    include_str!("es/report.ftl"),
    include_str!("es/play.ftl"),
    include_str!("es/opportunities.ftl"),
    include_str!("es/board.ftl"),
    include_str!("es/messages.ftl"),
    include_str!("es/imports.ftl"),
    include_str!("es/intake.ftl"),
    include_str!("es/told.ftl"),
    include_str!("es/export.ftl"),
    include_str!("es/reading.ftl"),
    include_str!("es/sync.ftl"),
    include_str!("es/story.ftl"),
    include_str!("es/vault.ftl"),
];

/// The files of English, in the order of [`ES`].
const EN: &[&str] = &[
    include_str!("en/dates.ftl"),
    include_str!("en/recurrence.ftl"),
    include_str!("en/words.ftl"),
    include_str!("en/reasons.ftl"),
    include_str!("en/remind.ftl"),
    include_str!("en/record.ftl"),
    include_str!("en/errors.ftl"),
    include_str!("en/filter.ftl"),
    include_str!("en/capture.ftl"),
    include_str!("en/cli.ftl"),
    include_str!("en/tui.ftl"),
    include_str!("en/topics.ftl"),
    include_str!("en/worth.ftl"),
    include_str!("en/backup.ftl"),
    include_str!("en/report.ftl"),
    include_str!("en/play.ftl"),
    include_str!("en/opportunities.ftl"),
    include_str!("en/board.ftl"),
    include_str!("en/messages.ftl"),
    include_str!("en/imports.ftl"),
    include_str!("en/intake.ftl"),
    include_str!("en/told.ftl"),
    include_str!("en/export.ftl"),
    include_str!("en/reading.ftl"),
    include_str!("en/sync.ftl"),
    include_str!("en/story.ftl"),
    include_str!("en/vault.ftl"),
];

/// How many keys there are at least, so that the table of them grows once.
const KEYS: usize = 4_096;

/// The language files of a language.
const fn files(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Es => ES,
        Lang::En => EN,
    }
}

/// The keys of a language, file by file, so that a test can check the keys that code names.
pub fn keys(lang: Lang) -> impl Iterator<Item = &'static str> {
    files(lang).iter().flat_map(|file| entries(file)).map(|(key, _)| key)
}

/// What can be said of a text without Fluent.
#[derive(Debug)]
enum Text {
    /// It has no variables.
    Plain(Cow<'static, str>),
    /// It is one line, and all that its variables do is stand in it.
    Slots(&'static str),
    /// It chooses between forms, or quotes a character.
    Fluent,
}

/// The keys of a language file, each with what follows its sign: the beginning of its [text](Text::of).
fn entries(file: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut rest = file;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let begin = rest;
            let (line, after) = split_line(rest);
            rest = after;
            if let Some((key, sign)) = definition(line) {
                return Some((key, &begin[sign..]));
            }
        }
        None
    })
}

impl Text {
    /// The text that begins here and goes on in the indented lines after its first.
    fn of(begin: &'static str) -> Self {
        let (first, mut rest) = split_line(begin);
        text(first.trim(), &mut rest)
    }
}

/// The text that begins with `first` and goes on in the indented lines of `rest`, which it takes.
fn text(first: &'static str, rest: &mut &'static str) -> Text {
    let begin = *rest;
    let mut end = 0;
    loop {
        let (line, after) = split_line(rest);
        // An empty line is passed over: the text may go on after it.
        let goes_on = line.starts_with(' ') || (line.is_empty() && !after.is_empty());
        if !goes_on {
            break;
        }
        *rest = after;
        // Empty lines belong to a text only when it goes on after them.
        if !line.trim_end().is_empty() {
            end = begin.len() - after.len();
        }
    }
    let more = &begin[..end];
    if more.is_empty() && !first.contains(['{', '}']) {
        return Text::Plain(Cow::Borrowed(first));
    }
    if more.is_empty() {
        let stands = |slot: &str| slot.split_once('}').is_some_and(|(slot, _)| is_variable(slot.trim()));
        return if first.split('{').skip(1).all(stands) { Text::Slots(first) } else { Text::Fluent };
    }
    if [first, more].iter().any(|part| part.contains(['{', '}'])) {
        return Text::Fluent;
    }
    let indents = more.lines().filter(|line| !line.is_empty()).map(|line| line.len() - line.trim_start().len());
    let indent = indents.min().unwrap_or(0);
    let lines = more.lines().map(|line| line.get(indent..).unwrap_or("").trim_end());
    let first = (!first.is_empty()).then_some(first);
    Text::Plain(Cow::Owned(first.into_iter().chain(lines).collect::<Vec<_>>().join("\n")))
}

fn is_variable(slot: &str) -> bool {
    slot.strip_prefix('$').is_some_and(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'))
}

fn split_line(text: &'static str) -> (&'static str, &'static str) {
    text.split_once('\n').unwrap_or((text, ""))
}

/// The key that a line of a language file defines, if it does, and where its text begins: messages begin in the first
/// column with a letter.
fn definition(line: &str) -> Option<(&str, usize)> {
    if !line.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let letters = line.bytes().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_')).count();
    let (key, after) = line.split_at(letters);
    let text = after.trim_start().strip_prefix('=')?;
    Some((key, line.len() - text.len()))
}

/// Every text of one language, and the ways of one region to write dates and numbers.
///
/// It can be shared between threads. At a start only the keys are looked up in the language files; a text is taken apart
/// when it is first asked for. One without variables costs a look-up in a table and no allocation, and Fluent reads a
/// language file only when a text is asked for that chooses between forms.
pub struct Texts {
    locale: Locale,
    marks: Marks,
    entries: HashMap<&'static str, Entry, FxBuildHasher>,
    /// The language files that Fluent has read, in their order.
    sheets: Vec<OnceLock<Sheet>>,
}

/// Where a text is.
#[derive(Debug)]
struct Entry {
    /// Which file has it.
    file: usize,
    /// Where it begins, up to the end of the file.
    begin: &'static str,
    /// The text, once it was asked for.
    text: OnceLock<Text>,
}

impl Entry {
    fn text(&self) -> &Text {
        self.text.get_or_init(|| Text::of(self.begin))
    }
}

/// A language file as Fluent reads it.
struct Sheet {
    bundle: FluentBundle<FluentResource>,
    /// What the texts say that need Fluent when they are given no variables.
    formatted: HashMap<&'static str, String>,
}

impl Sheet {
    fn read(lang: Lang, file: &'static str) -> Self {
        let bundle = bundle(lang, file);
        let formatted = entries(file)
            .filter(|(_, begin)| !matches!(Text::of(begin), Text::Plain(_)))
            .map(|(key, _)| (key, format(&bundle, key, None).into_owned()))
            .collect();
        Self { bundle, formatted }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").field("locale", &self.locale).field("keys", &self.entries.len()).finish_non_exhaustive()
    }
}

impl Texts {
    /// The texts of this locale.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let files = files(locale.lang);
        let mut all = HashMap::with_capacity_and_hasher(KEYS, FxBuildHasher);
        for (file, text) in files.iter().enumerate() {
            all.extend(entries(text).map(|(key, begin)| (key, Entry { file, begin, text: OnceLock::new() })));
        }
        let sheets = files.iter().map(|_| OnceLock::new()).collect();
        Self { locale, marks: Marks::of(locale), entries: all, sheets }
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
        let entry = self.entries.get(key)?;
        match entry.text() {
            Text::Plain(text) => Some(text),
            Text::Slots(_) | Text::Fluent => Some(self.sheet(entry.file)?.formatted.get(key)?.as_str()),
        }
    }

    /// The text of this key with its variables filled in; the key itself when there is none.
    ///
    /// A number chooses the plural and is printed as the locale groups it; a year or a number of something is a text.
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let Some(entry) = self.entries.get(key) else { return key.to_owned() };
        if let Text::Slots(text) = entry.text()
            && let Some(filled) = self.fill(text, args)
        {
            return filled;
        }
        let Some(sheet) = self.sheet(entry.file) else { return key.to_owned() };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            values.set(*name, arg.value(self));
        }
        format(&sheet.bundle, key, Some(&values)).into_owned()
    }

    /// A text whose variables only stand in it, filled in; `None` when one is not given.
    fn fill(&self, text: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let mut filled = String::with_capacity(text.len() + 32);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (slot, after) = after.split_once('}')?;
            let (_, arg) = args.iter().find(|(name, _)| slot.trim().strip_prefix('$') == Some(*name))?;
            filled.push_str(before);
            filled.push_str(&arg.shown(self));
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    /// A language file, read when it is first needed.
    fn sheet(&self, number: usize) -> Option<&Sheet> {
        let file = files(self.locale.lang).get(number)?;
        Some(self.sheets.get(number)?.get_or_init(|| Sheet::read(self.locale.lang, file)))
    }

    /// The word for a member of a closed list; its code when the word is missing.
    #[must_use]
    pub fn word<C: Code>(&self, member: C) -> &str {
        self.find(&member.key()).unwrap_or(member.code())
    }
}

/// The messages of a language file, ready to be formatted.
fn bundle(lang: Lang, file: &'static str) -> FluentBundle<FluentResource> {
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
