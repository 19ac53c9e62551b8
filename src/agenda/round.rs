//! A round: some clients, whichever a filter found or the user marked, worked one by one as the queue of the day is.
//!
//! It is done when everybody was attended to since it began, or passed over. Nothing of it is kept but what the work
//! itself leaves in the file: what was logged, what was done, who was skipped.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::queue::{Queue, Waiting};
use super::{Agenda, Result};
use crate::domain::urgency::{self, Standpoint};
use crate::domain::{ClientId, FollowUpId};
use crate::store::Mark;

/// Some clients, and the moment from which on they are worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Who, each once.
    clients: Vec<ClientId>,
    /// How far the file had come.
    mark: Mark,
    /// What had been done on that day already.
    done: BTreeSet<FollowUpId>,
}

impl Round {
    /// How many are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.clients.len()
    }

    /// Whether nobody is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clients.is_empty()
    }
}

impl Agenda {
    /// Begins to work these clients; who is archived or in the trash is left out.
    pub fn begin_round(&self, clients: &[ClientId]) -> Result<Round> {
        self.store.at_once(|| {
            let mark = self.store.mark(self.today())?;
            let done = self.store.done_since(&mark)?.into_iter().map(|(follow_up, _)| follow_up).collect();
            let mut kept = Vec::new();
            for client in clients.iter().copied().collect::<BTreeSet<_>>() {
                if self.store.last_contact(client)?.is_some() {
                    kept.push(client);
                }
            }
            Ok(Round { clients: kept, mark, done })
        })
    }

    /// Who of a round waits: those whose light asks for contact first, the most urgent before the others, then those
    /// who were spoken with longest ago.
    pub fn queue_of(&self, round: &Round) -> Result<Queue> {
        let now = self.clock().wall();
        self.store.at_once(|| {
            let mut attended = self.store.contacted_since(&round.mark)?;
            let done = self.store.done_since(&round.mark)?;
            attended.extend(done.into_iter().filter(|(id, _)| !round.done.contains(id)).map(|(_, client)| client));
            let passed = self.store.skipped_since(&round.mark)?;
            let wanted: BTreeMap<ClientId, Standpoint> = self.store.wanted(now.date())?.into_iter().collect();
            let mut waiting = Vec::new();
            for client in round.clients.iter().filter(|client| !attended.contains(client) && !passed.contains(client)) {
                // Whoever was put away meanwhile waits no more.
                let Some(last) = self.store.last_contact(*client)? else { continue };
                let at = wanted.get(client);
                let until = at.and_then(|at| at.waits_until(now));
                let urgent = at.map(|at| Reverse(urgency::points(at, now)));
                waiting.push(((until, urgent.is_none(), urgent, last, *client), until));
            }
            waiting.sort_by(|(a, _), (b, _)| a.cmp(b));
            let waiting = waiting.into_iter().map(|((.., client), until)| Waiting { client, until, skipped: false });
            let attended = round.clients.iter().filter(|client| attended.contains(client)).count();
            Ok(Queue { waiting: waiting.collect(), attended })
        })
    }
}
