//! Keys as the configuration names them: `s`, `G`, `ctrl-r`, `alt-enter`, `f5`, `ñ`.

use crokey::crossterm::event::{KeyCode, KeyModifiers};
use crokey::{KeyCombination, OneToThree};

use super::toml_lines::{Entry, quoted};
use super::{Accepted, ConfigError};
use crate::domain::text::clean_line;

/// The keys that the user chose for a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyBinding {
    /// The command's id, such as `followup.snooze`; nobody has checked yet that it exists.
    pub command: String,
    /// Its keys; none takes the default ones away.
    pub keys: Vec<KeyCombination>,
    /// The line of the configuration, for an error about the command or a clash.
    pub line: usize,
}

/// The binding of a line of the table of keys.
pub(super) fn binding(entry: &Entry<'_>, command: &str) -> Result<KeyBinding, ConfigError> {
    let keys = match (entry.text(), entry.items()) {
        (Some(""), _) => Vec::new(),
        (Some(_), _) => vec![key(entry, command)?],
        (None, Some(items)) => items.iter().map(|item| key(item, command)).collect::<Result<_, _>>()?,
        (None, None) => return Err(entry.bad(Accepted::Keys)),
    };
    Ok(KeyBinding { command: command.to_owned(), keys, line: entry.line })
}

fn key(entry: &Entry<'_>, command: &str) -> Result<KeyCombination, ConfigError> {
    let name = entry.text().ok_or_else(|| entry.bad(Accepted::Keys))?;
    let bad = || ConfigError::BadKey { line: entry.line, command: clean_line(command), found: quoted(name) };
    parse_key(name).ok_or_else(bad)
}

/// The key of this name, in the form in which terminals report it; `None` when there is no such key.
///
/// A capital letter is that letter with Shift. Several letters pressed at once are no key: most terminals cannot tell.
#[must_use]
pub fn parse_key(name: &str) -> Option<KeyCombination> {
    let name = name.trim();
    let mut chars = name.chars();
    let key = match (chars.next(), chars.next(), name.chars().next_back()) {
        (Some(c), None, _) => letter(c, KeyModifiers::NONE)?,
        // The parser of keys knows ASCII only, and there is ñ and ç on the keyboards of the people who use this.
        (_, _, Some(c)) if !c.is_ascii() => {
            let modifiers = crokey::parse(&format!("{}a", name.strip_suffix(c)?)).ok().filter(single)?.modifiers;
            letter(c, modifiers)?
        }
        _ => crokey::parse(name).ok().filter(single)?,
    };
    Some(back_tab(key.normalized()))
}

/// Whether this is one key, with or without modifiers.
fn single(key: &KeyCombination) -> bool {
    key.is_ansi_compatible()
}

/// A letter with these modifiers, and Shift when it is a capital one.
fn letter(c: char, modifiers: KeyModifiers) -> Option<KeyCombination> {
    if c.is_control() || c.is_whitespace() {
        return None;
    }
    let shifted = if modifiers.contains(KeyModifiers::SHIFT) { one_upper(c) } else { c };
    let shift = if shifted.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    Some(KeyCombination::one_key(KeyCode::Char(shifted), modifiers | shift))
}

/// The capital letter, when it is a single one.
fn one_upper(c: char) -> char {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => c,
    }
}

/// Terminals have a name of their own for Tab with Shift.
fn back_tab(key: KeyCombination) -> KeyCombination {
    match key.codes {
        OneToThree::One(KeyCode::Tab) if key.modifiers.contains(KeyModifiers::SHIFT) => {
            KeyCombination::one_key(KeyCode::BackTab, key.modifiers)
        }
        _ => key,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_are_those_that_a_terminal_reports() {
        use KeyModifiers as M;
        let cases = [
            ("s", KeyCode::Char('s'), M::NONE),
            ("G", KeyCode::Char('G'), M::SHIFT),
            ("shift-g", KeyCode::Char('G'), M::SHIFT),
            ("?", KeyCode::Char('?'), M::NONE),
            ("/", KeyCode::Char('/'), M::NONE),
            ("-", KeyCode::Char('-'), M::NONE),
            ("ctrl--", KeyCode::Char('-'), M::CONTROL),
            ("ctrl-R", KeyCode::Char('r'), M::CONTROL),
            ("Alt-Enter", KeyCode::Enter, M::ALT),
            ("space", KeyCode::Char(' '), M::NONE),
            ("shift-tab", KeyCode::BackTab, M::SHIFT),
            ("backtab", KeyCode::BackTab, M::SHIFT),
            ("f5", KeyCode::F(5), M::NONE),
            ("pagedown", KeyCode::PageDown, M::NONE),
            ("ñ", KeyCode::Char('ñ'), M::NONE),
            ("Ñ", KeyCode::Char('Ñ'), M::SHIFT),
            ("shift-ñ", KeyCode::Char('Ñ'), M::SHIFT),
            ("ctrl-alt-ñ", KeyCode::Char('ñ'), M::CONTROL.union(M::ALT)),
            (" q ", KeyCode::Char('q'), M::NONE),
        ];
        for (name, code, modifiers) in cases {
            assert_eq!(parse_key(name), Some(KeyCombination::one_key(code, modifiers)), "{name:?}");
        }
        for name in ["", " ", "ctrl-", "hyper-x", "ctrl-a-b", "gg", "g-g", "ñandú", "-ñ", "ñ-", "\u{7}", "ctrl"] {
            assert_eq!(parse_key(name), None, "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn no_name_of_a_key_panics(name in "(ctrl-|shift-|alt-)?\\PC{0,6}") {
            if let Some(key) = parse_key(&name) {
                prop_assert_eq!(key.normalized(), key);
            }
        }
    }
}
