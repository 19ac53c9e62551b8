//! What is at hand: where commands apply, and to whom and to what they are done.

use super::command::Place;
use super::model::{Model, Screen};
use crate::agenda::Result;
use crate::domain::{ClientId, FollowUpId};

impl Model {
    /// Where commands apply now, dialogs aside.
    #[must_use]
    pub fn place(&self) -> Place {
        match (&self.card, &self.queue, self.screen) {
            (Some(_), ..) => Place::CARD,
            (None, Some(_), _) => Place::QUEUE,
            (None, None, Screen::Today) => Place::TODAY,
            (None, None, Screen::Clients) => Place::CLIENTS,
            (None, None, Screen::Calendar) => Place::CALENDAR,
            (None, None, Screen::Board) => Place::BOARD,
            (None, None, Screen::Reports) => Place::REPORTS,
        }
    }

    /// Whether the calendar is shown, with nothing over it but perhaps a dialog.
    #[must_use]
    pub fn on_calendar(&self) -> bool {
        self.card.is_none() && self.queue.is_none() && self.screen == Screen::Calendar
    }

    /// Whether the board is shown, with nothing over it but perhaps a dialog.
    #[must_use]
    pub fn on_board(&self) -> bool {
        self.card.is_none() && self.queue.is_none() && self.screen == Screen::Board
    }

    /// Whether the reports are shown, with nothing over them but perhaps a dialog.
    #[must_use]
    pub fn on_reports(&self) -> bool {
        self.card.is_none() && self.queue.is_none() && self.screen == Screen::Reports
    }

    /// The client at hand: of the card, else the selected one.
    #[must_use]
    pub fn at_hand(&self) -> Option<ClientId> {
        match (&self.card, &self.queue) {
            (Some(open), _) => Some(open.card.client.id),
            (None, Some(open)) => open.client(),
            (None, None) if self.screen == Screen::Calendar => self.calendar.client(),
            (None, None) if self.screen == Screen::Board => self.board.client(),
            (None, None) if self.screen == Screen::Reports => None,
            (None, None) => self.list().current().map(|entry| entry.row.id),
        }
    }

    /// The clients that a command is done to: the marked ones in a list, else the one at hand.
    #[must_use]
    pub fn meant(&self) -> Vec<ClientId> {
        let in_list =
            self.card.is_none() && self.queue.is_none() && matches!(self.screen, Screen::Today | Screen::Clients);
        if in_list && !self.marked.is_empty() {
            return self.marked.iter().copied().collect();
        }
        self.at_hand().into_iter().collect()
    }

    /// The name of the one client, or how many there are.
    pub(super) fn name_of(&self, clients: &[ClientId]) -> Result<String> {
        match clients {
            [client] => Ok(self.agenda.client(*client)?.name),
            several => Ok(self.texts.with("clients-several", &[("n", several.len().into())])),
        }
    }

    /// The follow-up that is selected, on a card or in the calendar.
    #[must_use]
    pub fn follow_up(&self) -> Option<FollowUpId> {
        match &self.card {
            Some(open) => open.follow_up().map(|follow_up| follow_up.id),
            None => self.calendar.plan().filter(|_| self.on_calendar()).map(|plan| plan.id),
        }
    }
}
