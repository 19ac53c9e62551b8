//! Which key does what where: the register's keys, changed by the configuration, compiled and checked before the first
//! frame.

use std::collections::HashMap;
use std::path::Path;

use crokey::KeyCombination;
use crokey::crossterm::event::{KeyCode, KeyModifiers};

use super::command::{Command, Place, REGISTER};
use crate::config::{KeyBinding, parse_key};
use crate::domain::text::clean_line;
use crate::i18n::Texts;

/// A mistake in the table of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeymapError {
    /// There is no such command.
    UnknownCommand {
        /// The line of the configuration.
        line: usize,
        /// What stands there.
        id: String,
        /// The nearest id.
        nearest: Option<&'static str>,
    },
    /// Two commands that apply in one place want the same key.
    Clash {
        /// The line of the configuration.
        line: usize,
        /// The key.
        key: String,
        /// The two ids.
        commands: [&'static str; 2],
    },
}

impl KeymapError {
    /// The line for the user: where, what, and what would be right.
    #[must_use]
    pub fn describe(&self, texts: &Texts, file: &Path) -> String {
        let (line, problem) = match self {
            Self::UnknownCommand { line, id, nearest: Some(nearest) } => {
                (line, texts.with("error-keymap-unknown-near", &[("id", id.into()), ("nearest", (*nearest).into())]))
            }
            Self::UnknownCommand { line, id, nearest: None } => {
                (line, texts.with("error-keymap-unknown", &[("id", id.into())]))
            }
            Self::Clash { line, key, commands: [one, other] } => {
                let args = [("key", key.into()), ("one", (*one).into()), ("other", (*other).into())];
                (line, texts.with("error-keymap-clash", &args))
            }
        };
        let file = clean_line(&file.display().to_string());
        // A line is a place, not an amount, so its thousands are not grouped.
        let args = [("file", file.into()), ("line", line.to_string().into()), ("problem", problem.into())];
        texts.with("error-config-at", &args)
    }
}

/// The compiled keys.
#[derive(Clone, Debug)]
pub struct Keymap {
    by_key: HashMap<KeyCombination, Vec<Command>>,
    by_command: HashMap<Command, Vec<KeyCombination>>,
}

impl Keymap {
    /// The keys of the register with these changes.
    pub fn compile(changes: &[KeyBinding]) -> Result<Self, KeymapError> {
        let mut by_command: HashMap<Command, Vec<KeyCombination>> = REGISTER
            .iter()
            .map(|entry| (entry.command, entry.keys.iter().filter_map(|key| parse_key(key)).collect()))
            .collect();
        let mut lines: HashMap<Command, usize> = HashMap::new();
        for change in changes {
            let command = Command::from_id(&change.command).ok_or_else(|| KeymapError::UnknownCommand {
                line: change.line,
                id: change.command.clone(),
                nearest: nearest(&change.command),
            })?;
            by_command.insert(command, change.keys.clone());
            lines.insert(command, change.line);
        }
        let mut by_key: HashMap<KeyCombination, Vec<Command>> = HashMap::new();
        for entry in REGISTER {
            for key in by_command.get(&entry.command).into_iter().flatten() {
                let holders = by_key.entry(*key).or_default();
                if let Some(other) = holders.iter().find(|other| other.entry().place.meets(entry.place)) {
                    let line = lines.get(&entry.command).or_else(|| lines.get(other)).copied().unwrap_or(0);
                    let key = label(*key);
                    return Err(KeymapError::Clash { line, key, commands: [other.entry().id, entry.id] });
                }
                holders.push(entry.command);
            }
        }
        Ok(Self { by_key, by_command })
    }

    /// What a key does in a place.
    #[must_use]
    pub fn command(&self, key: KeyCombination, place: Place) -> Option<Command> {
        self.by_key.get(&key)?.iter().copied().find(|command| command.entry().place.meets(place))
    }

    /// The keys of a command, the first one being the one to show.
    #[must_use]
    pub fn keys(&self, command: Command) -> Vec<String> {
        self.by_command.get(&command).into_iter().flatten().map(|key| label(*key)).collect()
    }

    /// The first key of a command, for a hint.
    #[must_use]
    pub fn key(&self, command: Command) -> Option<String> {
        self.by_command.get(&command)?.first().map(|key| label(*key))
    }
}

/// The id that is most like a mistyped one.
fn nearest(id: &str) -> Option<&'static str> {
    let last = |id: &str| id.rsplit('.').next().unwrap_or_default().to_owned();
    REGISTER.iter().map(|entry| entry.id).find(|known| last(known) == last(id) || known.starts_with(id))
}

/// A key as it is shown.
#[must_use]
pub fn label(key: KeyCombination) -> String {
    let mut text = String::new();
    let code = key.codes.iter().next().copied().unwrap_or(KeyCode::Null);
    let letter = matches!(code, KeyCode::Char(_));
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        text.push_str("Ctrl-");
    }
    if key.modifiers.contains(KeyModifiers::ALT) {
        text.push_str("Alt-");
    }
    if key.modifiers.contains(KeyModifiers::SHIFT) && !letter && code != KeyCode::BackTab {
        text.push_str("Shift-");
    }
    let name = match code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::SHIFT) => c.to_uppercase().collect(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(n) => format!("F{n}"),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        KeyCode::BackTab => "Shift-Tab".to_owned(),
        KeyCode::Delete => "Del".to_owned(),
        other => format!("{other:?}"),
    };
    text.push_str(&name);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn binding(command: &str, keys: &[&str], line: usize) -> KeyBinding {
        let keys = keys.iter().map(|key| parse_key(key).unwrap()).collect();
        KeyBinding { command: command.into(), keys, line }
    }

    #[test]
    fn the_registers_own_keys_do_not_clash() {
        let keymap = Keymap::compile(&[]).unwrap();
        for entry in REGISTER {
            assert_eq!(keymap.keys(entry.command).len(), entry.keys.len(), "a key of {} is no key", entry.id);
        }
    }

    #[test]
    fn a_key_can_be_moved_and_taken_away() {
        let keymap =
            Keymap::compile(&[binding("followup.snooze", &["ctrl-s"], 3), binding("log.call", &[], 4)]).unwrap();
        assert_eq!(keymap.command(parse_key("ctrl-s").unwrap(), Place::TODAY), Some(Command::Snooze));
        assert_eq!(keymap.command(parse_key("ctrl-s").unwrap(), Place::FORM), Some(Command::Save));
        assert_eq!(keymap.command(parse_key("s").unwrap(), Place::TODAY), None);
        assert_eq!(keymap.key(Command::LogCall), None);
    }

    #[test]
    fn mistakes_name_their_line() {
        assert_eq!(
            Keymap::compile(&[binding("followup.snoze", &["s"], 7)]).unwrap_err(),
            KeymapError::UnknownCommand { line: 7, id: "followup.snoze".into(), nearest: None }
        );
        assert_eq!(
            Keymap::compile(&[binding("log.call", &["n"], 9)]).unwrap_err(),
            KeymapError::Clash { line: 9, key: "n".into(), commands: ["log.call", "log.note"] }
        );
        let near = Keymap::compile(&[binding("snooze", &["s"], 2)]).unwrap_err();
        assert!(matches!(near, KeymapError::UnknownCommand { nearest: Some("followup.snooze"), .. }));
    }

    #[test]
    fn done_and_delete_are_never_neighbours() {
        let keymap = Keymap::compile(&[]).unwrap();
        assert_eq!(keymap.keys(Command::Done), ["d"]);
        assert_eq!(keymap.keys(Command::Delete), ["Del"]);
    }
}
