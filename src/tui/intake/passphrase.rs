//! What opens a file that is encrypted, as it is typed: never shown, and forgotten when it is dropped.

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use zeroize::Zeroizing;

/// Room for any that somebody types, so that none is moved about in memory.
const ROOM: usize = 1_024;

/// A passphrase, or the beginning of one.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(Zeroizing<String>);

impl Default for Passphrase {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(ROOM)))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

impl Passphrase {
    /// Takes a key.
    pub(in crate::tui) fn key(&mut self, key: KeyEvent) {
        let control = key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Char('u') if control => self.0.clear(),
            KeyCode::Backspace => drop(self.0.pop()),
            KeyCode::Char(letter) if !control => self.0.push(letter),
            _ => {}
        }
    }

    /// Takes pasted text, of which the first line counts.
    pub(in crate::tui) fn paste(&mut self, text: &str) {
        self.0.push_str(text.lines().next().unwrap_or_default());
    }

    /// What is typed.
    pub(in crate::tui) fn as_str(&self) -> &str {
        &self.0
    }

    /// How many letters there are.
    #[must_use]
    pub fn letters(&self) -> usize {
        self.0.chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_can_be_mended_and_is_never_shown() {
        let mut typed = Passphrase::default();
        let key = |code, control| KeyEvent::new(code, if control { KeyModifiers::CONTROL } else { KeyModifiers::NONE });
        for letter in "wrong".chars() {
            typed.key(key(KeyCode::Char(letter), false));
        }
        typed.key(key(KeyCode::Char('u'), true));
        typed.paste("ñ al\nmore");
        for code in [KeyCode::Backspace, KeyCode::Up, KeyCode::Char('b')] {
            typed.key(key(code, false));
        }
        typed.key(key(KeyCode::Char('x'), true));
        assert_eq!((typed.as_str(), typed.letters()), ("ñ ab", 4));
        assert_eq!(format!("{typed:?}"), "Passphrase(…)");
    }
}
