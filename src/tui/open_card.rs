//! The card that is open: what it shows, and what is selected on it.

use crate::agenda::{Agenda, Card, OpenPoint, Result};
use crate::domain::{ClientId, FollowUp, Interaction};

/// Interactions that a card fetches at first, and again when its end comes near.
const HISTORY: usize = 60;

/// What is selected on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// The client itself.
    Client,
    /// An open point, by its place.
    Point(usize),
    /// An open follow-up, by its place.
    FollowUp(usize),
    /// An interaction, by its place.
    Interaction(usize),
}

/// The card that is open.
#[derive(Clone, Debug)]
pub struct OpenCard {
    /// What it shows.
    pub card: Card,
    /// Which of its items is selected: the client, then open points, then follow-ups, then interactions.
    pub selected: usize,
    /// How many interactions were fetched.
    fetched: usize,
}

impl OpenCard {
    pub(super) fn open(agenda: &Agenda, client: ClientId) -> Result<Self> {
        Ok(Self { card: agenda.card(client, HISTORY)?, selected: 0, fetched: HISTORY })
    }

    /// How many items there are: the client itself at least.
    #[must_use]
    pub fn items(&self) -> usize {
        self.begin_of_history() + self.card.interactions.len()
    }

    /// The place of the first plan among the items.
    #[must_use]
    pub fn begin_of_plans(&self) -> usize {
        1 + self.card.points.len()
    }

    /// The place of the first interaction among the items.
    #[must_use]
    pub fn begin_of_history(&self) -> usize {
        self.begin_of_plans() + self.card.follow_ups.len()
    }

    /// What is selected.
    #[must_use]
    pub fn item(&self) -> Item {
        let (plans, history) = (self.begin_of_plans(), self.begin_of_history());
        match self.selected {
            0 => Item::Client,
            n if n < plans => Item::Point(n - 1),
            n if n < history => Item::FollowUp(n - plans),
            n => Item::Interaction(n - history),
        }
    }

    /// The selected open point.
    #[must_use]
    pub fn point(&self) -> Option<&OpenPoint> {
        match self.item() {
            Item::Point(at) => self.card.points.get(at),
            _ => None,
        }
    }

    /// The selected follow-up.
    #[must_use]
    pub fn follow_up(&self) -> Option<&FollowUp> {
        match self.item() {
            Item::FollowUp(at) => self.card.follow_ups.get(at),
            _ => None,
        }
    }

    /// The selected interaction.
    #[must_use]
    pub fn interaction(&self) -> Option<&Interaction> {
        match self.item() {
            Item::Interaction(at) => self.card.interactions.get(at),
            _ => None,
        }
    }

    /// Moves the selection, and fetches more history as its end comes near: to the very last for the end key.
    pub(super) fn move_by(&mut self, agenda: &Agenda, rows: isize) -> Result<()> {
        let target = self.selected.saturating_add_signed(rows);
        while target.saturating_add(HISTORY / 3) >= self.items() && self.fetched < self.card.interaction_count {
            self.fetched *= 2;
            self.refresh(agenda)?;
        }
        self.selected = target.min(self.items() - 1);
        Ok(())
    }

    /// Fetches the card anew, after something changed.
    pub(super) fn refresh(&mut self, agenda: &Agenda) -> Result<()> {
        self.card = agenda.card(self.card.client.id, self.fetched)?;
        self.selected = self.selected.min(self.items() - 1);
        Ok(())
    }
}
