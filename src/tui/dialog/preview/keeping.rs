//! What the columns of a kind of file are for, under a name: it is kept, or used again.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::Wish;

/// A name that is typed, or one that is chosen.
#[derive(Clone, Debug)]
pub enum Keeping {
    /// A new one.
    New(tui_input::Input),
    /// One of those that there are, and which is selected.
    Known(Vec<String>, usize),
}

impl Keeping {
    /// A new name.
    #[must_use]
    pub fn new() -> Self {
        Self::New(tui_input::Input::default())
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Wish {
        match self {
            Self::New(typed) => {
                if key.code == KeyCode::Enter {
                    let name = typed.value().trim().to_owned();
                    return if name.is_empty() { Wish::Nothing } else { Wish::Keep(name) };
                }
                typed.handle_event(&Event::Key(key));
            }
            Self::Known(names, selected) => {
                let last = names.len().saturating_sub(1);
                match key.code {
                    KeyCode::Up | KeyCode::Char('k') => *selected = selected.saturating_sub(1),
                    KeyCode::Down | KeyCode::Char('j') => *selected = (*selected + 1).min(last),
                    KeyCode::Enter => {
                        if let Some(name) = names.get(*selected) {
                            return Wish::Use(name.clone());
                        }
                    }
                    _ => {}
                }
            }
        }
        Wish::Nothing
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self::new()
    }
}
