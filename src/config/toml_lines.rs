//! A TOML document as a flat list of settings, each with the line where it stands.

use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

use super::{Accepted, ConfigError};
use crate::domain::text::clean_line;

/// The longest piece of the file that an error repeats.
const QUOTED: usize = 60;

/// One setting as the file gives it.
#[derive(Debug)]
pub(super) struct Entry<'t> {
    /// The key with its tables: `alerts.cadence_days`.
    pub(super) path: String,
    /// The line of the key, counted from one.
    pub(super) line: usize,
    /// The value.
    pub(super) value: &'t Spanned<DeValue<'t>>,
    /// The whole file, to quote from.
    text: &'t str,
}

/// Reads the document; a text that is not TOML is an error that quotes the line.
pub(super) fn document(text: &str) -> Result<Spanned<DeTable<'_>>, ConfigError> {
    DeTable::parse(text).map_err(|error| {
        // What is missing at the end of a line is missing on that line, not on the next.
        let offset = error.span().map_or(0, |span| span.start).min(text.trim_end().len());
        let line = line_at(text, offset);
        let found = quoted(text.lines().nth(line - 1).unwrap_or(""));
        ConfigError::Syntax { line, found, detail: clean_line(error.message()) }
    })
}

/// The settings of a document in the order of the file. Tables that `is_table` knows are opened, with what is in them.
pub(super) fn entries<'t>(text: &'t str, table: &'t DeTable<'t>, is_table: fn(&str) -> bool) -> Vec<Entry<'t>> {
    let mut found = Vec::new();
    collect(text, table, "", is_table, &mut found);
    found.sort_by_key(|(offset, _)| *offset);
    found.into_iter().map(|(_, entry)| entry).collect()
}

fn collect<'t>(
    text: &'t str,
    table: &'t DeTable<'t>,
    prefix: &str,
    is_table: fn(&str) -> bool,
    found: &mut Vec<(usize, Entry<'t>)>,
) {
    for (key, value) in table {
        let path = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) if is_table(&path) => collect(text, inner, &format!("{path}."), is_table, found),
            _ => {
                let offset = key.span().start;
                found.push((offset, Entry { path, line: line_at(text, offset), value, text }));
            }
        }
    }
}

impl<'t> Entry<'t> {
    /// The error of a setting that no name matches.
    pub(super) fn unknown(&self, nearest: Option<&'static str>) -> ConfigError {
        ConfigError::UnknownKey { line: self.line, key: clean_line(&self.path), nearest }
    }

    /// The error of a value that cannot be taken.
    pub(super) fn bad(&self, accepted: Accepted) -> ConfigError {
        let found = quoted(self.text.get(self.value.span()).unwrap_or(""));
        ConfigError::BadValue { line: self.line, key: clean_line(&self.path), found, accepted }
    }

    /// The members of a list, each as if it were the value of this key; `None` when the value is no list.
    pub(super) fn items(&self) -> Option<Vec<Entry<'t>>> {
        let items = self.value.get_ref().as_array()?;
        let item = |value: &'t Spanned<DeValue<'t>>| Entry {
            path: self.path.clone(),
            line: line_at(self.text, value.span().start),
            value,
            text: self.text,
        };
        Some(items.iter().map(item).collect())
    }

    /// The value as a text.
    pub(super) fn text(&self) -> Option<&'t str> {
        self.value.get_ref().as_str()
    }

    /// The value as a decimal number, to the letter: in quotes or without.
    pub(super) fn decimal(&self) -> Option<&str> {
        let value = self.value.get_ref();
        let integer = || value.as_integer().filter(|integer| integer.radix() == 10).map(DeInteger::as_str);
        self.text().or_else(|| value.as_float().map(DeFloat::as_str)).or_else(integer)
    }

    /// The value as a whole number between these two.
    pub(super) fn number(&self, least: u16, most: u16) -> Option<u16> {
        let number = self.value.get_ref().as_integer()?;
        let number = u16::from_str_radix(number.as_str(), number.radix()).ok()?;
        (least..=most).contains(&number).then_some(number)
    }
}

/// The line of this place, counted from one.
fn line_at(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// A piece of the file, fit for one line of a message.
pub(super) fn quoted(piece: &str) -> String {
    let clean = clean_line(piece);
    match clean.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", clean.get(..end).unwrap_or("")),
        None => clean,
    }
}
