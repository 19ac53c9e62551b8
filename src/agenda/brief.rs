//! What is still open with a client: what somebody who is about to call must not forget.

use super::{Agenda, Result};
use crate::domain::{ClientId, Interaction};

/// How far back an awaited answer is looked for.
const HISTORY: usize = 200;

/// What is open with a client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenPoints {
    /// Complaints that nobody has resolved, oldest first.
    pub complaints: Vec<Interaction>,
    /// What they said they would answer.
    pub awaited: Option<Interaction>,
}

impl OpenPoints {
    /// Whether nothing is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.complaints.is_empty() && self.awaited.is_none()
    }

    /// All of it, oldest complaints first.
    pub fn iter(&self) -> impl Iterator<Item = &Interaction> {
        self.complaints.iter().chain(&self.awaited)
    }
}

impl Agenda {
    /// What is open with a client.
    pub fn open_points(&self, id: ClientId) -> Result<OpenPoints> {
        self.store.at_once(|| {
            let complaints = self.store.read().open_complaints(id)?;
            Ok(OpenPoints { complaints, awaited: self.card(id, HISTORY)?.awaited().cloned() })
        })
    }
}
