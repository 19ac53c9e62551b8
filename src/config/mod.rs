//! The user's settings, read from `config.toml`.
//!
//! A file that does not exist gives the defaults; one with a mistake gives an error that names the line, and nothing of
//! it is used: half a configuration is worse than being told. Which commands exist and which keys clash is for the
//! keymap to say, what a theme looks like for the theme. Nothing here writes the file.

mod days;
mod error;
mod keys;
mod known;
mod paths;
mod read;
#[cfg(test)]
mod tests;
mod toml_lines;
mod worth;

use std::path::Path;

pub use error::{Accepted, ConfigError};
pub use keys::{KeyBinding, parse_key};
pub use paths::Paths;

use crate::domain::code::codes;
use crate::domain::template::Me;
use crate::domain::{Currency, Rules, WorkCalendar};

/// A configuration in which every setting is explained and has its default value.
pub const SAMPLE: &str = include_str!("sample.toml");

codes! {
    /// Which colours the screens use.
    Theme in "theme" {
        /// By what the terminal says of its background.
        Auto = "auto",
        /// For a dark background.
        Dark = "dark",
        /// For a light background.
        Light = "light",
        /// Red and green that everybody can tell apart.
        ColourBlind = "colour-blind",
        /// No colours at all.
        Mono = "mono",
    }
}

/// How appointments are reminded of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remind {
    /// How many minutes before they begin; zero for never.
    pub minutes: u16,
    /// Whether the open screens also show them on the desktop.
    pub desktop: bool,
    /// Whether the terminal rings.
    pub bell: bool,
}

impl Default for Remind {
    fn default() -> Self {
        Self { minutes: 15, desktop: true, bell: true }
    }
}

/// What is shared with phones and other computers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sync {
    /// The folder; `None` for the one beside the agenda.
    pub folder: Option<String>,
    /// Whether what happened is shared too, and not only who, what is planned and what was bought.
    pub interactions: bool,
}

impl Default for Sync {
    fn default() -> Self {
        Self { folder: None, interactions: true }
    }
}

/// Everything that the user can set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language, perhaps with a region, such as `es-PE`; `None` asks the system.
    pub lang: Option<String>,
    /// The colours.
    pub theme: Theme,
    /// Whether the mouse works in the screens; the terminal's own selection then needs Shift.
    pub mouse: bool,
    /// The program that opens long notes; `None` leaves it to the environment.
    pub editor: Option<String>,
    /// The numbers of the alert rules, and which days are worked.
    pub rules: Rules,
    /// The currency in which the user counts; `None` leaves it to the region in which the agenda was begun.
    pub currency: Option<Currency>,
    /// How appointments are reminded of.
    pub remind: Remind,
    /// What is shared with phones and other computers.
    pub sync: Sync,
    /// Who writes the messages.
    pub me: Me,
    /// The command, word by word, that is run after something was logged.
    pub after_log: Option<Vec<String>>,
    /// The command, word by word, that says the passphrase of an encrypted agenda.
    pub passphrase_command: Option<Vec<String>>,
    /// The keys that the user chose, in the order of the file.
    pub keys: Vec<KeyBinding>,
}

impl Default for Settings {
    fn default() -> Self {
        let (rules, remind) = (Rules::default(), Remind::default());
        Self {
            lang: None,
            theme: Theme::Auto,
            mouse: false,
            editor: None,
            rules,
            currency: None,
            remind,
            sync: Sync::default(),
            me: Me::default(),
            after_log: None,
            passphrase_command: None,
            keys: Vec::new(),
        }
    }
}

impl Settings {
    /// The same for a region that has this currency, in which a new agenda counts unless another one is set.
    #[must_use]
    pub fn at_home(mut self, currency: Currency) -> Self {
        self.rules.money.currency = self.currency.unwrap_or(currency);
        self.rules.money.chosen = self.currency.is_some();
        self
    }

    /// The rules of the alerts, as they are set.
    #[must_use]
    pub fn rules(&self) -> Rules {
        self.rules.clone()
    }

    /// Which days are worked.
    #[must_use]
    pub fn calendar(&self) -> &WorkCalendar {
        &self.rules.calendar
    }
}

/// The settings that this text gives.
pub fn parse(text: &str) -> Result<Settings, ConfigError> {
    read::settings(text)
}

/// The settings in this file; the defaults when there is no such file.
pub fn load(path: &Path) -> Result<Settings, ConfigError> {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) => return Err(ConfigError::Unreadable { kind: error.kind(), detail: error.to_string() }),
    };
    match String::from_utf8(bytes) {
        Ok(text) => parse(&text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let line = 1 + error.as_bytes().iter().take(good).filter(|byte| **byte == b'\n').count();
            Err(ConfigError::NotText { line })
        }
    }
}
