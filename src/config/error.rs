//! What can be wrong with a configuration, in values that either language can put into words.

use std::io::ErrorKind;
use std::path::Path;

use crate::domain::text::clean_line;
use crate::i18n::{Arg, Texts};

/// A mistake in the configuration, with the line where it is.
///
/// [`describe`](Self::describe) says it in the user's language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file is there and cannot be read.
    #[error("config unreadable: {detail}")]
    Unreadable {
        /// Why, for the program.
        kind: ErrorKind,
        /// Why, as the system says it.
        detail: String,
    },
    /// The file is not text in UTF-8.
    #[error("config:{line}: not UTF-8")]
    NotText {
        /// The line of the first byte that is no text.
        line: usize,
    },
    /// It is not TOML.
    #[error("config:{line}: {detail}: {found}")]
    Syntax {
        /// The line.
        line: usize,
        /// What stands there.
        found: String,
        /// What the parser says, in its own words.
        detail: String,
    },
    /// There is no such setting.
    #[error("config:{line}: unknown key {key}")]
    UnknownKey {
        /// The line.
        line: usize,
        /// The key, with its table: `alerts.cadence_day`.
        key: String,
        /// The setting that was probably meant.
        nearest: Option<&'static str>,
    },
    /// The setting cannot have this value.
    #[error("config:{line}: {key} = {found}")]
    BadValue {
        /// The line.
        line: usize,
        /// The key, with its table.
        key: String,
        /// The value, as the file writes it.
        found: String,
        /// What it could be.
        accepted: Accepted,
    },
    /// There is no such key on a keyboard, or no terminal can tell it.
    #[error("config:{line}: {command} = {found}")]
    BadKey {
        /// The line.
        line: usize,
        /// The command that was given the key.
        command: String,
        /// The key, as the file writes it.
        found: String,
    },
}

/// What a setting accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A whole number between these two, themselves included.
    Number {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// Two whole numbers between these, the second no less than the first.
    Pair {
        /// The least.
        least: u16,
        /// The most.
        most: u16,
    },
    /// `true` or `false`.
    YesNo,
    /// A text that is not empty, in quotes.
    Text,
    /// A language that is spoken here, perhaps with a region.
    Language,
    /// The code of a currency.
    Currency,
    /// A decimal number above zero.
    Rate,
    /// A list of days of the week, at least one.
    Weekdays,
    /// A list of dates, with or without a year.
    Holidays,
    /// A key or a list of keys.
    Keys,
    /// The name of a stage of a sale that is still open.
    Stage,
    /// A table with settings of its own.
    Table,
}

impl ConfigError {
    /// The line of the file, counted from one; `None` when the file could not be read at all.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        match self {
            Self::Unreadable { .. } => None,
            Self::NotText { line }
            | Self::Syntax { line, .. }
            | Self::UnknownKey { line, .. }
            | Self::BadValue { line, .. }
            | Self::BadKey { line, .. } => Some(*line),
        }
    }

    /// The mistake in the user's language: the file, the line, what is wrong, and what would be accepted.
    #[must_use]
    pub fn describe(&self, texts: &Texts, file: &Path) -> String {
        let (file, problem) = (clean_line(&file.display().to_string()), self.problem(texts));
        match self.line() {
            // A line is a place, not an amount, so its thousands are not grouped.
            Some(line) => {
                let args = [("file", file.into()), ("line", line.to_string().into()), ("problem", problem.into())];
                texts.with("error-config-at", &args)
            }
            None => texts.with("error-config-file", &[("file", file.into()), ("problem", problem.into())]),
        }
    }

    /// What is wrong, without the place.
    fn problem(&self, texts: &Texts) -> String {
        let say = |key, args: &[(&str, Arg<'_>)]| texts.with(key, args);
        match self {
            Self::Unreadable { kind, .. } => texts.get(unreadable(*kind)).to_owned(),
            Self::NotText { .. } => texts.get("error-config-not-text").to_owned(),
            Self::Syntax { found, .. } => say("error-config-syntax", &[("found", found.into())]),
            Self::UnknownKey { key, nearest: None, .. } => say("error-config-unknown-key", &[("key", key.into())]),
            Self::UnknownKey { key, nearest: Some(nearest), .. } => {
                say("error-config-unknown-key-near", &[("key", key.into()), ("nearest", (*nearest).into())])
            }
            Self::BadValue { key, found, accepted, .. } => {
                let accepted = accepted.describe(texts);
                let args = [("key", key.into()), ("found", found.into()), ("accepted", accepted.into())];
                say("error-config-bad-value", &args)
            }
            Self::BadKey { command, found, .. } => {
                say("error-config-bad-key", &[("command", command.into()), ("found", found.into())])
            }
        }
    }
}

impl Accepted {
    /// What is accepted, in the user's language.
    #[must_use]
    pub fn describe(self, texts: &Texts) -> String {
        // As the file would write them: without marks between the digits.
        let between = |key, least: u16, most: u16| {
            texts.with(key, &[("least", least.to_string().into()), ("most", most.to_string().into())])
        };
        match self {
            Self::OneOf(words) => {
                let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
                texts.with("error-config-accepts-one-of", &[("words", words.join(", ").into())])
            }
            Self::Number { least, most } => between("error-config-accepts-number", least, most),
            Self::Pair { least, most } => between("error-config-accepts-pair", least, most),
            Self::YesNo => texts.get("error-config-accepts-yes-no").to_owned(),
            Self::Text => texts.get("error-config-accepts-text").to_owned(),
            Self::Language => texts.get("error-config-accepts-language").to_owned(),
            Self::Currency => texts.get("error-config-accepts-currency").to_owned(),
            Self::Rate => texts.get("error-config-accepts-rate").to_owned(),
            Self::Weekdays => texts.get("error-config-accepts-weekdays").to_owned(),
            Self::Holidays => texts.get("error-config-accepts-holidays").to_owned(),
            Self::Keys => texts.get("error-config-accepts-keys").to_owned(),
            Self::Stage => texts.get("error-config-accepts-stage").to_owned(),
            Self::Table => texts.get("error-config-accepts-table").to_owned(),
        }
    }
}

fn unreadable(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::PermissionDenied => "error-config-no-permission",
        ErrorKind::IsADirectory => "error-config-is-folder",
        _ => "error-config-unreadable",
    }
}
