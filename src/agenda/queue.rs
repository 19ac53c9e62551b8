//! The queue of the day: the clients who want contact, one by one, the most urgent first; and the close of the day.
//!
//! Nothing of it is kept but who was passed over: who waits follows from the lights, who was attended to from what was
//! logged. So an interrupted queue resumes, in any window, and a call logged elsewhere leaves it.

use std::cmp::Reverse;

use jiff::civil::Time;

use super::plan::name;
use super::{Action, Agenda, Card, OpenPoints, Result};
use crate::domain::urgency::{self, Factor, Standpoint};
use crate::domain::{ClientId, Kind, Outcome};
use crate::store::DayPlan;

/// Who waits to be contacted today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// The clients in the order in which they come.
    pub waiting: Vec<Waiting>,
    /// How many clients were attended to today.
    pub attended: usize,
}

/// A place in the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Who.
    pub client: ClientId,
    /// The hour of today's appointment, as long as it is not near: nothing is to be done before.
    pub until: Option<Time>,
    /// Whether the client was passed over today.
    pub skipped: bool,
}

impl Queue {
    /// How many can be contacted now: who waits for an appointment's hour is not among them.
    #[must_use]
    pub fn ready(&self) -> usize {
        self.waiting.iter().filter(|waiting| waiting.until.is_none()).count()
    }
}

/// A client whose turn it is: what is needed to speak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The client's card.
    pub card: Card,
    /// Why this client comes now, the weightiest reason first.
    pub factors: Vec<Factor>,
    /// The days between contacts by which lateness counts.
    pub ideal: u16,
    /// What is open between us: complaints, and answers that are awaited.
    pub open: OpenPoints,
}

/// The close of a day: what was done, and what was promised.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayEnd {
    /// How many clients were attended to.
    pub attended: usize,
    /// How many follow-ups that were due were done.
    pub done: usize,
    /// How many are still open.
    pub due: usize,
    /// How often each kind of interaction was logged, the most frequent first; notes of our own are left out.
    pub kinds: Vec<(Kind, usize)>,
    /// How often each outcome was.
    pub outcomes: Vec<(Outcome, usize)>,
    /// What was promised today.
    pub promised: Vec<DayPlan>,
}

impl Agenda {
    /// The queue of the day, as it stands now.
    pub fn queue(&self) -> Result<Queue> {
        let now = self.clock().wall();
        let today = now.date();
        self.store.at_once(|| {
            let attended = self.store.attended(today)?;
            let skipped = self.store.skipped(today)?;
            let mut wanted = self.store.wanted(today)?;
            wanted.retain(|(client, _)| !attended.contains(client));
            // Now before later, not passed over before passed over; then the most urgent, and the one waiting longest.
            wanted.sort_by_cached_key(|(client, at)| {
                let skipped = skipped.get(client).copied();
                (at.waits_until(now), skipped, Reverse(urgency::points(at, now)), at.wanted_on, *client)
            });
            let waiting = wanted.into_iter().map(|(client, at)| Waiting {
                client,
                until: at.waits_until(now),
                skipped: skipped.contains_key(&client),
            });
            Ok(Queue { waiting: waiting.collect(), attended: attended.len() })
        })
    }

    /// The queue as it stands after contact with one client, nothing else having changed since `before`: without that
    /// client. `None` when more than that may have changed, and the queue is to be asked for anew.
    pub fn queue_without(&self, before: &Queue, client: ClientId) -> Result<Option<Queue>> {
        let now = self.clock().wall();
        let hour_comes = |waiting: &Waiting| waiting.until.is_some_and(|hour| urgency::is_near(hour, now));
        let attended = self.store.attended(now.date())?;
        if !attended.contains(&client) || before.waiting.iter().any(hour_comes) {
            return Ok(None);
        }
        let waiting = before.waiting.iter().filter(|waiting| waiting.client != client).copied().collect();
        Ok(Some(Queue { waiting, attended: attended.len() }))
    }

    /// What is needed to speak with a client, with its newest `history` interactions.
    pub fn turn(&self, client: ClientId, history: usize) -> Result<Turn> {
        self.store.at_once(|| {
            let card = self.card(client, history)?;
            let (factors, ideal) = self.factors(&card)?;
            let open = self.open_points(client)?;
            Ok(Turn { card, factors, ideal, open })
        })
    }

    /// Why a client is urgent, the weightiest reason first; nothing of one whose light asks for nothing. And the days
    /// between contacts by which lateness counts.
    fn factors(&self, card: &Card) -> Result<(Vec<Factor>, u16)> {
        let facts = self.store.facts_of(card.client.id, &self.rules)?;
        let turns = |level| card.alert.first(level).map(|turn| turn.on);
        let (yellow_on, red_on) = (turns(crate::domain::Level::Yellow), turns(crate::domain::Level::Red));
        let (Some(facts), Some(wanted_on)) = (facts, [yellow_on, red_on].into_iter().flatten().min()) else {
            return Ok((Vec::new(), 0));
        };
        let next = card.follow_ups.first();
        let at = Standpoint {
            pull: urgency::pull(&facts, self.rules()),
            ideal: urgency::ideal(&facts, self.rules()),
            wanted_on,
            red_on,
            next_on: next.map(|next| next.due_on),
            next_at: next.and_then(|next| next.due_at),
        };
        if wanted_on > self.today() {
            return Ok((Vec::new(), at.ideal));
        }
        Ok((urgency::factors(&facts, self.rules(), &at, self.clock().wall()), at.ideal))
    }

    /// Passes a client over: the turn comes again after all others.
    pub fn skip(&mut self, client: ClientId) -> Result<()> {
        let today = self.today();
        self.operate(Action::Skip, |write| {
            write.add_skip(client, today)?;
            name(write, client)
        })
    }

    /// What was done today, and what was promised.
    pub fn day_end(&self) -> Result<DayEnd> {
        let today = self.today();
        self.store.at_once(|| {
            let mut end = DayEnd {
                attended: self.store.attended(today)?.len(),
                done: self.store.fulfilled(today)?,
                due: self.store.due(today)?,
                promised: self.store.promised(today)?,
                ..DayEnd::default()
            };
            for (kind, outcome) in self.store.happened(today)? {
                if kind != Kind::Note {
                    count(&mut end.kinds, kind);
                }
                if let Some(outcome) = outcome {
                    count(&mut end.outcomes, outcome);
                }
            }
            end.kinds.sort_by_key(|(kind, times)| (Reverse(*times), *kind));
            end.outcomes.sort_by_key(|(outcome, times)| (Reverse(*times), *outcome));
            end.promised.sort_by_key(|plan| (plan.due_on, plan.due_at.is_none(), plan.due_at, plan.id));
            Ok(end)
        })
    }
}

/// Counts one more of something.
fn count<T: PartialEq>(counts: &mut Vec<(T, usize)>, what: T) {
    match counts.iter_mut().find(|(known, _)| *known == what) {
        Some((_, times)) => *times += 1,
        None => counts.push((what, 1)),
    }
}
