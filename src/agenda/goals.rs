//! What the user means to reach in a month, and how far it is reached.

use jiff::civil::Date;

use super::{Action, Agenda, AgendaError, FIRST_DAY, LAST_DAY, Result};
use crate::domain::Code;
use crate::domain::goal::{self, Goal, GoalKind, Progress, WorkMonth};

impl Agenda {
    /// How far the goals of the month of a day are reached, in the order of their kinds; none where none are set.
    pub fn goals(&self, day: Date) -> Result<Vec<Progress>> {
        let goals = self.store.goals()?;
        let targets: Vec<_> =
            GoalKind::ALL.iter().filter_map(|kind| Some((*kind, goal::target(&goals, *kind, day)?))).collect();
        if targets.is_empty() {
            return Ok(Vec::new());
        }
        let reached = self.store.reached(day, &self.rules)?;
        let days = WorkMonth::of(day, self.today(), &self.rules.calendar);
        let progress = |(kind, target)| Progress { kind, target, reached: reached.of(kind), days };
        Ok(targets.into_iter().map(progress).collect())
    }

    /// The target of a kind in the month of a day, if there is one.
    pub fn goal(&self, kind: GoalKind, day: Date) -> Result<Option<i64>> {
        Ok(goal::target(&self.store.goals()?, kind, day))
    }

    /// Sets goals from the month of a day on; those of zero are given up.
    pub fn set_goals(&mut self, day: Date, targets: &[(GoalKind, i64)]) -> Result<()> {
        if !(FIRST_DAY..=LAST_DAY).contains(&day) {
            return Err(AgendaError::TooFar(day));
        }
        let month = day.first_of_month();
        self.operate(Action::SetGoal, |write| {
            for (kind, target) in targets {
                write.set_goal(&Goal { kind: *kind, month, target: (*target).max(0) })?;
            }
            write.call_it(format!("{:04}-{:02}", month.year(), month.month()), targets.len());
            Ok(())
        })
    }
}
