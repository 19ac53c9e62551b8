//! The calendar: how much there is in each day of some weeks, what is planned for a day, and moving it to another.

use jiff::civil::Date;

use super::plan::{name, upcoming, wake};
use super::{Action, Agenda, ClientRow, DayLoad, DayPlan, Result};
use crate::domain::calendar::{days_between, later, monday};
use crate::domain::{FollowUp, FollowUpId};

/// Some weeks, each from Monday to Sunday, and how much there is in each of their days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weeks {
    /// The first day.
    pub monday: Date,
    /// A week each.
    pub weeks: Vec<[DayLoad; 7]>,
}

impl Weeks {
    /// No weeks, of which the first would be that of `day`.
    #[must_use]
    pub fn none(day: Date) -> Self {
        Self { monday: monday(day), weeks: Vec::new() }
    }

    /// How much there is in a day; `None` for one that lies outside.
    #[must_use]
    pub fn load(&self, day: Date) -> Option<&DayLoad> {
        let place = usize::try_from(days_between(self.monday, day)).ok()?;
        self.weeks.get(place / 7)?.get(place % 7)
    }

    /// Every day with how much there is in it.
    pub fn days(&self) -> impl Iterator<Item = (Date, &DayLoad)> {
        let loads = self.weeks.iter().flatten().enumerate();
        loads.map(|(n, load)| (later(self.monday, i64::try_from(n).unwrap_or(i64::MAX)), load))
    }
}

impl Agenda {
    /// The weeks that the month of `day` touches: four to six.
    pub fn month(&self, day: Date) -> Result<Weeks> {
        let first = monday(day.first_of_month());
        let days = days_between(first, day.last_of_month()) + 1;
        self.weeks(first, usize::try_from(days).unwrap_or(0).div_ceil(7))
    }

    /// The week of `day`.
    pub fn week(&self, day: Date) -> Result<Weeks> {
        self.weeks(monday(day), 1)
    }

    fn weeks(&self, monday: Date, weeks: usize) -> Result<Weeks> {
        let loads = self.store.at_once(|| self.store.loads(monday, weeks * 7, self.today()))?;
        let weeks = loads.as_chunks().0.to_vec();
        Ok(Weeks { monday, weeks })
    }

    /// The first `limit` follow-ups that are open on a day: appointments by their hour, the rest after them.
    pub fn day_plans(&self, day: Date, limit: usize) -> Result<Vec<DayPlan>> {
        Ok(self.store.day_plans(day, limit)?)
    }

    /// Up to `limit` clients that turn red on a day, and then as many that turn yellow on it with nothing planned for it.
    pub fn turning(&self, day: Date, limit: usize) -> Result<Vec<ClientRow>> {
        self.store.at_once(|| Ok(self.store.day_rows(self.store.turning(day, limit)?)?))
    }

    /// A follow-up, for a form.
    pub fn follow_up(&self, id: FollowUpId) -> Result<FollowUp> {
        Ok(self.store.read().follow_up(id)?)
    }

    /// Moves a follow-up to another day; its hour, its channel and its purpose go with it. To a later day it is put
    /// off, which counts; to an earlier one it is not, and a client who was left in peace until later is heard then.
    pub fn move_follow_up(&mut self, id: FollowUpId, to: Date) -> Result<()> {
        upcoming(to, self.today())?;
        self.operate(Action::Move, |write| {
            let before = write.read().follow_up(id)?;
            let client = before.client;
            let snoozes = before.snoozes.saturating_add(u16::from(to > before.due_on));
            write.set_follow_up(&FollowUp { due_on: to, snoozes, ..before })?;
            if write.read().client(client)?.snoozed_until.is_some_and(|until| to < until) {
                wake(write, client)?;
            }
            name(write, client)
        })
    }
}
