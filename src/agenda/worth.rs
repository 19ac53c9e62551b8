//! What clients are worth, each and all together, with the classes and forecasts that follow from it.

use super::{Agenda, Overdue, Result};
use crate::domain::buying::Forecast;
use crate::domain::classes::Boundaries;
use crate::domain::{Classes, ClientId, Portfolio, Value};

/// What a client is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// What it buys and brings.
    pub value: Value,
    /// What it is by that.
    pub classes: Classes,
    /// What it is compared with.
    pub boundaries: Boundaries,
    /// What is to be expected of it.
    pub forecast: Forecast,
}

/// What all clients are worth together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wealth {
    /// The sums.
    pub portfolio: Portfolio,
    /// How many current clients there are.
    pub clients: usize,
    /// What those that are red today brought in twelve months.
    pub at_risk: i64,
    /// What should have been paid and was not.
    pub overdue: Overdue,
    /// What it takes to be in a class.
    pub boundaries: Boundaries,
    /// Why nothing is expected of anybody, if it is not.
    pub forecast: Forecast,
}

impl Agenda {
    /// What a client is worth.
    pub fn worth(&self, client: ClientId) -> Result<Worth> {
        let (today, rules) = (self.today(), self.rules());
        let value = self.store.value(client)?.unwrap_or_default();
        let boundaries = self.store.boundaries()?;
        let classes = Classes::of(&value, &boundaries, &rules.classes, today);
        let digits = rules.money.currency.digits();
        let forecast = match self.store.fit()? {
            Some(fit) => fit.forecast(&value, today, digits),
            None => Forecast::Unknown,
        };
        Ok(Worth { value, classes, boundaries, forecast })
    }

    /// What all current clients are worth together. It looks at each of them: not for every key.
    pub fn wealth(&self) -> Result<Wealth> {
        self.store.at_once(|| {
            let (today, rules) = (self.today(), self.rules());
            let boundaries = self.store.boundaries()?;
            let (fit, digits) = (self.store.fit()?, rules.money.currency.digits());
            let mut portfolio = Portfolio::default();
            let mut forecast = Forecast::Unknown;
            self.store.each_value(|value| {
                let classes = Classes::of(value, &boundaries, &rules.classes, today);
                let said = fit.as_ref().map_or(Forecast::Unknown, |fit| fit.forecast(value, today, digits));
                portfolio.add(value, &classes, &said);
                if said != Forecast::Unknown {
                    forecast = said;
                }
            })?;
            Ok(Wealth {
                portfolio,
                clients: self.store.count(super::Shelf::Current, None)?,
                at_risk: self.store.at_risk(today)?,
                overdue: self.store.overdue(today, rules)?,
                boundaries,
                forecast,
            })
        })
    }
}
