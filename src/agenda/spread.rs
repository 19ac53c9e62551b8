//! Spreading what is too much for a day over the working days that follow: proposed first, then done as one operation.

use jiff::civil::Date;

use super::plan::{put_off, snooze};
use super::{Action, Agenda, Result};
use crate::domain::calendar::{days_between, later};
use crate::domain::spread::room_after;
use crate::domain::{Attention, ClientId, FollowUpId};

/// How far ahead the days are looked at for what is planned on them already.
const AHEAD: usize = 400;

/// What moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// A client with all that is due.
    Client(ClientId),
    /// One follow-up.
    FollowUp(FollowUpId),
}

/// Something that could move, as a day has it.
struct Movable {
    what: Moved,
    client: ClientId,
    name: String,
    /// Whether it was planned, and does not merely ask.
    planned: bool,
}

/// Something that would move to another day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// What.
    pub what: Moved,
    /// Whose.
    pub client: ClientId,
    /// The client's name.
    pub name: String,
    /// To which day.
    pub to: Date,
}

/// A proposal: nothing moves before the user has seen it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    /// The day that is relieved.
    pub from: Date,
    /// How many stay on it.
    pub stay: usize,
    /// What moves, the most urgent to the earliest day.
    pub moves: Vec<Move>,
}

impl Agenda {
    /// Proposes to leave `keep` contacts on a day and to spread the others over the working days after it, as far as
    /// each has room.
    ///
    /// Of today the queue is spread: whoever is wanted, planned or not. Open complaints, daily contact asked for by hand
    /// and appointments stay where they are. Of a day to come, what is planned without an hour moves.
    pub fn propose(&self, day: Date, keep: usize) -> Result<Spread> {
        self.store.at_once(|| {
            let (fixed, movable) = if day <= self.today() { self.movable_today()? } else { self.movable_on(day)? };
            let keep = keep.saturating_sub(fixed);
            let stay = fixed + movable.len().min(keep);
            self.spread_over(day, stay, movable.into_iter().skip(keep).collect())
        })
    }

    /// Proposes where to move, at the close of the day, what was planned by today and not done. Who asks for contact
    /// without a plan stays: nobody is silenced by closing a day.
    pub fn leftover(&self) -> Result<Spread> {
        self.store.at_once(|| {
            let (fixed, movable) = self.movable_today()?;
            let all = fixed + movable.len();
            let planned: Vec<_> = movable.into_iter().filter(|movable| movable.planned).collect();
            self.spread_over(self.today(), all - planned.len(), planned)
        })
    }

    /// What moves to the days after one, as far as each has room.
    fn spread_over(&self, day: Date, stay: usize, movable: Vec<Movable>) -> Result<Spread> {
        let ahead = self.store.loads(later(day, 1), AHEAD, self.today())?;
        let load = |on: Date| {
            let place = usize::try_from(days_between(day, on) - 1).unwrap_or(usize::MAX);
            ahead.get(place).map_or(0, |load| load.planned + load.asking)
        };
        let rules = self.rules();
        let days = room_after(day, movable.len(), rules.capacity, &rules.calendar, load);
        let moves = movable.into_iter().zip(days);
        let moves = moves.map(|(Movable { what, client, name, .. }, to)| Move { what, client, name, to });
        Ok(Spread { from: day, stay, moves: moves.collect() })
    }

    /// Proposes to spread what a day has beyond what it takes: of today, less those who were attended to already.
    pub fn overload(&self, day: Date) -> Result<Spread> {
        let attended = if day <= self.today() { self.queue()?.attended } else { 0 };
        self.propose(day, usize::from(self.rules().capacity).saturating_sub(attended))
    }

    /// How many of today stay in any case, and who could move, the most urgent first.
    fn movable_today(&self) -> Result<(usize, Vec<Movable>)> {
        let queue = self.queue()?;
        let mut movable = Vec::new();
        let today = self.today();
        for waiting in &queue.waiting {
            let client = self.client(waiting.client)?;
            let next = self.store.read().open_follow_ups(client.id)?.into_iter().next();
            let planned = next.as_ref().is_some_and(|next| next.due_on <= today);
            let appointment = next.is_some_and(|next| next.due_on == today && next.due_at.is_some());
            let complains = !self.store.read().open_complaints(client.id)?.is_empty();
            if !appointment && !complains && client.attention != Attention::Red {
                let (what, client, name) = (Moved::Client(client.id), client.id, client.name);
                movable.push(Movable { what, client, name, planned });
            }
        }
        Ok((queue.waiting.len() - movable.len(), movable))
    }

    fn movable_on(&self, day: Date) -> Result<(usize, Vec<Movable>)> {
        let (fixed, movable): (Vec<_>, Vec<_>) =
            self.day_plans(day, usize::MAX)?.into_iter().partition(|plan| plan.due_at.is_some());
        let movable = movable.into_iter().map(|plan| Movable {
            what: Moved::FollowUp(plan.id),
            client: plan.client,
            name: plan.name,
            planned: true,
        });
        Ok((fixed.len(), movable.collect()))
    }

    /// Does what was proposed, or what the user left of it.
    pub fn spread(&mut self, moves: &[Move]) -> Result<()> {
        self.operate(Action::Spread, |write| {
            for Move { what, name, to, .. } in moves {
                match what {
                    Moved::Client(client) => snooze(write, *client, *to, None)?,
                    Moved::FollowUp(id) => {
                        let follow_up = write.read().follow_up(*id)?;
                        put_off(write, follow_up, *to, None)?;
                    }
                }
                write.call_it(name.clone(), moves.len());
            }
            Ok(())
        })
    }
}
