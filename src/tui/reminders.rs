//! Appointments that begin while the screens are open: when the next one is to be said, and which they are.
//!
//! There is one moment to wait for, and none when nothing is planned: nothing ticks.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::DateTime;

use crate::agenda::{Agenda, DayPlan, Result};
use crate::config::Remind;
use crate::domain::FollowUpId;

/// What is coming, and what was said of it.
#[derive(Clone, Debug, Default)]
pub struct Reminders {
    settings: Remind,
    /// Appointments of today and tomorrow, the earliest first, each with the moment at which it is to be said.
    coming: Vec<(DateTime, DayPlan)>,
    /// Whether something changed since they were fetched.
    stale: bool,
    /// What was said since the screens opened, each with its hour: one that is moved is said again.
    said: BTreeSet<(DateTime, FollowUpId)>,
}

impl Reminders {
    /// How the user wants to be reminded.
    #[must_use]
    pub fn settings(&self) -> Remind {
        self.settings
    }

    /// Reminds as the settings say from now on.
    pub(super) fn follow(&mut self, settings: Remind, agenda: &Agenda) -> Result<()> {
        self.settings = settings;
        self.forget();
        self.catch_up(agenda)
    }

    /// Something changed: what is coming has to be fetched anew, when the screen shows what changed and nobody waits.
    pub(super) fn forget(&mut self) {
        self.stale = true;
    }

    /// Fetches what is coming anew if something changed.
    pub(super) fn catch_up(&mut self, agenda: &Agenda) -> Result<()> {
        if std::mem::take(&mut self.stale) {
            let coming = if self.settings.minutes == 0 { Vec::new() } else { agenda.upcoming()? };
            self.coming = coming.into_iter().map(|planned| (self.moment(&planned), planned)).collect();
        }
        Ok(())
    }

    /// The moment at which something is to be said next; it may have passed. `None`: nothing is to be waited for.
    #[must_use]
    pub fn next(&self) -> Option<DateTime> {
        self.coming.iter().filter(|(_, planned)| !self.said.contains(&mark(planned))).map(|(at, _)| *at).min()
    }

    /// What is to be said by `now`; it counts as said from then on.
    pub(super) fn take_due(&mut self, now: DateTime) -> Vec<DayPlan> {
        let is_due = |(at, planned): &&(DateTime, DayPlan)| *at <= now && !self.said.contains(&mark(planned));
        let due: Vec<DayPlan> = self.coming.iter().filter(is_due).map(|(_, planned)| planned.clone()).collect();
        self.said.extend(due.iter().map(mark));
        due
    }

    /// When an appointment is to be said.
    fn moment(&self, planned: &DayPlan) -> DateTime {
        let ahead = Span::new().minutes(i64::from(self.settings.minutes));
        planned.order().checked_sub(ahead).unwrap_or(DateTime::MIN)
    }
}

fn mark(planned: &DayPlan) -> (DateTime, FollowUpId) {
    (planned.order(), planned.id)
}
