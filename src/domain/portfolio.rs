//! What all clients are worth together.

use std::collections::BTreeMap;

use super::buying::Forecast;
use super::classes::{Abc, Activity, Classes, Loyalty, Quadrant};
use super::value::{Income, Value};

/// Some of the clients, and what they brought in twelve months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// How many they are.
    pub clients: usize,
    /// What they brought.
    pub year: i64,
}

impl Part {
    fn add(&mut self, year: i64) {
        self.clients += 1;
        self.year = self.year.saturating_add(year);
    }
}

/// What all clients are worth together; amounts are in the smallest unit of the house currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Portfolio {
    /// Everybody who bought at all.
    pub bought: Part,
    /// What the last twelve months brought.
    pub year: Income,
    /// What all time brought.
    pub total: i64,
    /// What the contacts of the last twelve months cost.
    pub effort: i64,
    /// What could be won in a year, where that is known, and what of it was won.
    pub potential: (i64, i64),
    /// What is to be paid and is not, whether it is due or not.
    pub owed: i64,
    /// Amounts that are in no sum, since their currency has no rate.
    pub unrated: u64,
    /// By whether they buy; whoever never bought is counted elsewhere.
    pub activity: BTreeMap<Activity, Part>,
    /// By what kind of buyer they are.
    pub loyalty: BTreeMap<Loyalty, Part>,
    /// By how much of the revenue they bring.
    pub abc: BTreeMap<Abc, Part>,
    /// By what is to be done.
    pub quadrant: BTreeMap<Quadrant, Part>,
    /// How many purchases are to be expected, in tenths, and what they will bring.
    pub expected: Option<(u64, i64)>,
}

impl Portfolio {
    /// Adds a client.
    pub fn add(&mut self, value: &Value, classes: &Classes, forecast: &Forecast) {
        let year = value.year.revenue;
        let sum = |sum: &mut i64, amount: i64| *sum = sum.saturating_add(amount);
        if value.purchases > 0 {
            self.bought.add(year);
        }
        sum(&mut self.year.revenue, year);
        sum(&mut self.year.costed, value.year.costed);
        sum(&mut self.year.margin, value.year.margin);
        sum(&mut self.total, value.total.revenue);
        sum(&mut self.effort, value.year_effort);
        sum(&mut self.owed, value.owed);
        if let Some(potential) = value.potential {
            sum(&mut self.potential.0, potential);
            sum(&mut self.potential.1, year.clamp(0, potential.max(0)));
        }
        self.unrated += u64::from(value.unrated);
        if classes.activity != Activity::Prospect {
            self.activity.entry(classes.activity).or_default().add(year);
        }
        if let Some(loyalty) = classes.loyalty {
            self.loyalty.entry(loyalty).or_default().add(year);
        }
        if let Some(abc) = classes.abc {
            self.abc.entry(abc).or_default().add(year);
        }
        if let Some(quadrant) = classes.quadrant {
            self.quadrant.entry(quadrant).or_default().add(year);
        }
        if let Some(expected) = forecast.expected() {
            let (tenths, revenue) = self.expected.unwrap_or_default();
            self.expected = Some((tenths + u64::from(expected.tenths), revenue.saturating_add(expected.revenue)));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};

    use super::*;
    use crate::domain::buying::Expected;
    use crate::domain::classes::{AbcFrom, Boundaries, ClassRules, Stages};

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn a_portfolio_is_the_sum_of_its_clients() {
        let rules = ClassRules::default();
        let boundaries = Boundaries { abc: Some(AbcFrom { a: 100, b: 10 }), ..Boundaries::default() };
        let client = |year: i64, potential| {
            let span = (year != 0).then_some((date(2026, 1, 1), TODAY));
            Value {
                purchases: u32::from(year != 0) * 2,
                span,
                year: Income { revenue: year, ..Income::default() },
                year_effort: 7,
                potential,
                stages: Stages::of(span, None, None, &rules),
                ..Value::default()
            }
        };
        let said = Forecast::Expected(Expected { alive: 90, tenths: 14, revenue: 50 });
        let mut portfolio = Portfolio::default();
        for (value, forecast) in
            [(client(100, Some(400)), said), (client(10, Some(5)), said), (client(0, None), Forecast::Unknown)]
        {
            portfolio.add(&value, &Classes::of(&value, &boundaries, &rules, TODAY), &forecast);
        }
        assert_eq!(portfolio.bought, Part { clients: 2, year: 110 });
        assert_eq!((portfolio.year.revenue, portfolio.effort), (110, 21));
        assert_eq!(portfolio.potential, (405, 105), "nobody wins more than there is");
        assert_eq!(
            portfolio.abc.into_iter().map(|(abc, part)| (abc, part.year)).collect::<Vec<_>>(),
            [(Abc::A, 100), (Abc::B, 10)]
        );
        assert_eq!(portfolio.activity.len(), 1, "who never bought is not among them");
        assert_eq!(portfolio.expected, Some((28, 100)));
    }
}
