//! Telling somebody that something was logged, once it is on the disk.

use std::cell::RefCell;
use std::fmt;
use std::sync::Arc;

use super::{Agenda, ClientRow, LastWord, Result};
use crate::domain::{ClientId, Interaction, InteractionId};

/// Who is told; it says in one line what went wrong with it.
type Tell = dyn Fn(&Agenda, &Interaction) -> std::result::Result<(), String> + Send + Sync;

/// Somebody who is told what was logged.
#[derive(Clone)]
pub struct Listener(Arc<Tell>);

impl Listener {
    /// Has `tell` told of each interaction that is logged: not of those that a file, another program or undo brings.
    pub fn new(
        tell: impl Fn(&Agenda, &Interaction) -> std::result::Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        Self(Arc::new(tell))
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Listener")
    }
}

/// Who is told, and what went wrong with it until somebody asks.
#[derive(Debug, Default)]
pub(super) struct Ear {
    pub(super) listener: Option<Listener>,
    trouble: RefCell<Option<String>>,
}

impl Agenda {
    /// The same agenda, which tells somebody what is logged.
    #[must_use]
    pub fn with_listener(mut self, listener: Option<Listener>) -> Self {
        self.ear.listener = listener;
        self
    }

    /// What went wrong with telling that something was logged, once. It is logged all the same.
    pub fn listener_trouble(&self) -> Option<String> {
        self.ear.trouble.take()
    }

    /// A client as a list shows it, if it is here.
    pub fn row(&self, client: ClientId) -> Result<Option<ClientRow>> {
        Ok(self.store.rows([client])?.pop())
    }

    /// Through whom a client is spoken with: its company, or its first contact when it is a company.
    pub fn through_whom(&self, row: &ClientRow) -> Result<Option<String>> {
        Ok(row.company.clone().map_or_else(|| self.store.first_contact(row.id), |company| Ok(Some(company)))?)
    }

    /// What happened last with a client, if anything did.
    pub fn last_word(&self, client: ClientId) -> Result<Option<LastWord>> {
        Ok(self.store.last_word(client)?)
    }

    /// The channel that a client prefers, or else its first, if it has any.
    pub fn reach(&self, client: ClientId) -> Result<Option<String>> {
        Ok(self.store.reach(client)?)
    }

    /// Tells what was logged.
    pub(super) fn tell_logged(&self, logged: &[InteractionId]) {
        let Some(Listener(tell)) = &self.ear.listener else { return };
        for id in logged {
            if let Err(trouble) = self.logged(*id).map_err(|error| error.to_string()).and_then(|said| tell(self, &said))
            {
                self.ear.trouble.replace(Some(trouble));
            }
        }
    }

    fn logged(&self, id: InteractionId) -> Result<Interaction> {
        Ok(self.store.read().interaction(id)?)
    }
}
