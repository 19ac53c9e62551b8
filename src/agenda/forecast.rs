//! What is to be expected of everything that is open, measured by what became of what is closed.

use jiff::civil::Date;

use super::{Agenda, Result};
use crate::domain::forecast::{Chances, Forecast, Forecasting, History};
use crate::domain::goal::GoalKind;
use crate::domain::stage::WON;

impl Agenda {
    /// What became of all opportunities: how many of those in each stage were won, and how long it took. It looks at every
    /// stage that anything ever came into: not for every key.
    pub fn stage_history(&self) -> Result<History> {
        Ok(self.store.at_once(|| self.store.read().measured())?.history())
    }

    /// What is to be expected: by month and by stage, and when the money comes. It looks at everything that is open, and
    /// at what became of everything that is closed: not for every key.
    pub fn forecast(&self) -> Result<Forecast> {
        self.store.at_once(|| {
            let (reader, rules) = (self.store.read(), self.rules());
            let mut forecasting = self.forecasting(reader.measured()?.history())?;
            reader.each_due(|amount, on| forecasting.due(amount, on))?;
            Ok(Forecast { goal: self.revenue_goal()?, ..forecasting.forecast(&rules.money) })
        })
    }

    /// What the user means to sell this month, and has sold so far.
    pub(super) fn revenue_goal(&self) -> Result<Option<(i64, i64)>> {
        let goals = self.goals(self.today())?;
        let revenue = goals.iter().find(|goal| goal.kind == GoalKind::Revenue);
        Ok(revenue.map(|goal| (goal.target, goal.reached)))
    }

    /// A forecast of what is open, and what was won this year, that counts with this history.
    pub(super) fn forecasting(&self, history: History) -> Result<Forecasting> {
        let (reader, rules, today) = (self.store.read(), self.rules(), self.today());
        let mut forecasting = Forecasting::new(today, rules.terms, Chances::of(&rules.stages, history));
        reader.each_open_deal(|deal| forecasting.open(deal))?;
        reader.each_closed(WON, first_of_year(today), today, |amount, on| forecasting.won(amount, on))?;
        Ok(forecasting)
    }
}

/// The first day of a year.
fn first_of_year(day: Date) -> Date {
    Date::new(day.year(), 1, 1).unwrap_or(day)
}
