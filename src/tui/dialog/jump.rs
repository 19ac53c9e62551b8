//! Any client by any fragment of its name, or by its company, a person there, a number.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use crate::agenda::{Agenda, ClientRow, Names, Result};
use crate::domain::ClientId;
use crate::tui::paste;

/// How many clients are listed.
const LISTED: usize = 40;

/// The dialog that goes to a client.
#[derive(Clone, Debug)]
pub struct Jump {
    /// What is typed.
    pub typed: tui_input::Input,
    /// The clients that it may mean, the likeliest first.
    pub found: Vec<ClientRow>,
    /// The selected one.
    pub selected: usize,
    names: Names,
}

impl Jump {
    /// The dialog with those with whom there was contact last.
    pub fn open(agenda: &Agenda) -> Result<Self> {
        let mut names = agenda.names_to_jump()?;
        let found = agenda.jump(&mut names, "", LISTED)?;
        Ok(Self { typed: tui_input::Input::default(), found, selected: 0, names })
    }

    /// Takes a key; the client when one was chosen.
    pub fn key(&mut self, key: KeyEvent, agenda: &Agenda) -> Result<Option<ClientId>> {
        let last = self.found.len().saturating_sub(1);
        match key.code {
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down | KeyCode::Tab => self.selected = (self.selected + 1).min(last),
            KeyCode::PageUp => self.selected = self.selected.saturating_sub(10),
            KeyCode::PageDown => self.selected = (self.selected + 10).min(last),
            KeyCode::Enter => return Ok(self.found.get(self.selected).map(|row| row.id)),
            _ => {
                if self.typed.handle_event(&Event::Key(key)).is_some_and(|change| change.value) {
                    self.search(agenda)?;
                }
            }
        }
        Ok(None)
    }

    /// Takes a text that was pasted.
    pub fn paste(&mut self, text: &str, agenda: &Agenda) -> Result<()> {
        paste::insert(&mut self.typed, text);
        self.search(agenda)
    }

    fn search(&mut self, agenda: &Agenda) -> Result<()> {
        self.found = agenda.jump(&mut self.names, self.typed.value(), LISTED)?;
        self.selected = 0;
        Ok(())
    }
}
