//! What would move to which day, shown before anything does; at the close of a day with what was done on it.

use std::collections::BTreeSet;

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::agenda::{DayEnd, Move, Spread};

/// A proposal.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What was done on the day that closes.
    pub end: Option<DayEnd>,
    /// What would move.
    pub spread: Spread,
    /// The moves that the user does not want, by their place.
    pub left_out: BTreeSet<usize>,
    /// The selected move.
    pub selected: usize,
}

/// What a key did to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is still being looked at.
    Open,
    /// Do it.
    Accept,
}

impl Proposal {
    /// A proposal of which everything would be done.
    #[must_use]
    pub fn new(end: Option<DayEnd>, spread: Spread) -> Self {
        Self { end, spread, left_out: BTreeSet::new(), selected: 0 }
    }

    /// The moves that the user wants.
    #[must_use]
    pub fn chosen(&self) -> Vec<Move> {
        let chosen = self.spread.moves.iter().enumerate().filter(|(n, _)| !self.left_out.contains(n));
        chosen.map(|(_, step)| step.clone()).collect()
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Decision {
        let last = self.spread.moves.len().saturating_sub(1);
        match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => self.selected = (self.selected + 1).min(last),
            KeyCode::PageUp => self.selected = self.selected.saturating_sub(10),
            KeyCode::PageDown => self.selected = (self.selected + 10).min(last),
            KeyCode::Home => self.selected = 0,
            KeyCode::End => self.selected = last,
            KeyCode::Char(' ') if !self.spread.moves.is_empty() => {
                if !self.left_out.remove(&self.selected) {
                    self.left_out.insert(self.selected);
                }
                self.selected = (self.selected + 1).min(last);
            }
            KeyCode::Char('*') if self.left_out.is_empty() => self.left_out = (0..self.spread.moves.len()).collect(),
            KeyCode::Char('*') => self.left_out.clear(),
            KeyCode::Enter => return Decision::Accept,
            _ => {}
        }
        Decision::Open
    }
}
