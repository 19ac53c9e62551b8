//! Those who may be here twice: a list of pairs, and a pair side by side where one chooses what stays.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::agenda::{Duplicates, Merging, Taken, Twins};
use crate::domain::ClientId;

/// The list of the pairs.
#[derive(Clone, Debug)]
pub struct TwinList {
    /// The pairs.
    pub found: Duplicates,
    /// The selected one.
    pub selected: usize,
}

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TwinAnswer {
    /// Nothing more.
    Nothing,
    /// To look at two side by side: who stays, who goes.
    Compare(ClientId, ClientId),
    /// To remember that they are two.
    Apart(ClientId, ClientId),
    /// To make one of them.
    Merge,
}

impl TwinList {
    /// The list with its first pair selected.
    #[must_use]
    pub fn new(found: Duplicates) -> Self {
        Self { found, selected: 0 }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> TwinAnswer {
        let last = self.found.pairs.len().saturating_sub(1);
        self.selected = match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.selected.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => self.selected + 1,
            KeyCode::PageUp => self.selected.saturating_sub(10),
            KeyCode::PageDown => self.selected + 10,
            KeyCode::Home => 0,
            KeyCode::End => last,
            KeyCode::Enter | KeyCode::Char('x') => {
                let Some((keep, gone)) = self.found.pairs.get(self.selected).map(ids) else {
                    return TwinAnswer::Nothing;
                };
                return match key.code {
                    KeyCode::Enter => TwinAnswer::Compare(keep, gone),
                    _ => TwinAnswer::Apart(keep, gone),
                };
            }
            _ => self.selected,
        };
        self.selected = self.selected.min(last);
        TwinAnswer::Nothing
    }

    /// Leaves out the pairs that a decision has settled.
    pub fn settle(&mut self, settled: impl Fn(ClientId, ClientId) -> bool) {
        let before = self.found.pairs.len();
        self.found.pairs.retain(|twins| {
            let (a, b) = ids(twins);
            !settled(a, b)
        });
        self.found.total = self.found.total.saturating_sub(before - self.found.pairs.len());
        self.selected = self.selected.min(self.found.pairs.len().saturating_sub(1));
    }
}

fn ids(twins: &Twins) -> (ClientId, ClientId) {
    let [a, b] = &twins.rows;
    (a.id, b.id)
}

/// Two clients side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Both.
    pub merging: Merging,
    /// What is taken from the one that goes.
    pub taken: Taken,
    /// The selected difference.
    pub selected: usize,
    /// The list from which they were chosen.
    pub list: Option<Box<TwinList>>,
}

impl Comparison {
    /// Two clients of whom the first stays as it is until something else is chosen.
    #[must_use]
    pub fn new(merging: Merging, list: Option<Box<TwinList>>) -> Self {
        Self { merging, taken: Taken::default(), selected: 0, list }
    }

    /// Who stays, and who goes.
    #[must_use]
    pub fn pair(&self) -> (ClientId, ClientId) {
        (self.merging.keep.client.id, self.merging.gone.client.id)
    }

    /// How many differences there are to choose in.
    #[must_use]
    pub fn choices(&self) -> usize {
        self.merging.differing.len() + self.merging.custom.len()
    }

    /// Whether the selected one, or another, is taken from the client that goes.
    #[must_use]
    pub fn is_taken(&self, at: usize) -> bool {
        match self.merging.differing.get(at) {
            Some(field) => self.taken.fields.contains(field),
            None => self.own(at).is_some_and(|field| self.taken.custom.contains(&field)),
        }
    }

    fn own(&self, at: usize) -> Option<crate::domain::FieldId> {
        let at = at.checked_sub(self.merging.differing.len())?;
        self.merging.custom.get(at).map(|own| own.field)
    }

    fn choose(&mut self, at: usize, take: bool) {
        if let Some(field) = self.merging.differing.get(at) {
            if take {
                self.taken.fields.insert(*field)
            } else {
                self.taken.fields.remove(field)
            };
        } else if let Some(field) = self.own(at) {
            if take {
                self.taken.custom.insert(field)
            } else {
                self.taken.custom.remove(&field)
            };
        }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> TwinAnswer {
        let last = self.choices().saturating_sub(1);
        let (keep, gone) = self.pair();
        match key.code {
            KeyCode::Up | KeyCode::Char('k') => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => self.selected = (self.selected + 1).min(last),
            KeyCode::Home => self.selected = 0,
            KeyCode::End => self.selected = last,
            KeyCode::Left | KeyCode::Char('h') => self.choose(self.selected, false),
            KeyCode::Right | KeyCode::Char('l') => self.choose(self.selected, true),
            KeyCode::Char(' ') => {
                self.choose(self.selected, !self.is_taken(self.selected));
                self.selected = (self.selected + 1).min(last);
            }
            // The other one stays.
            KeyCode::Tab => return TwinAnswer::Compare(gone, keep),
            KeyCode::Char('x') => return TwinAnswer::Apart(keep, gone),
            KeyCode::Enter => return TwinAnswer::Merge,
            _ => {}
        }
        TwinAnswer::Nothing
    }
}
