//! What is to be expected of what is open: by the month in which it should close, by stage, and when the money comes.
//!
//! Amounts count as they are and by their chance. The chance is the opportunity's own where it has one; else that of its
//! stage, as the user's own history has it where there is enough of it, and otherwise as it is set ([`Chance`]). What
//! should have closed already, and what has no day, are told apart: they belong to no month. Sums are in the house
//! currency, rounded once for each currency, so the parts of a sum may differ from it by the smallest unit.

mod chance;
mod history;
mod outlook;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

pub use chance::{Chance, Chances};
pub use history::{FEWEST, History, Measuring, Passed};
pub use outlook::{Outlook, Sums};

use super::calendar::later;
use super::{Currency, House, Money};

/// How many months a forecast looks ahead, this one included.
pub const MONTHS: usize = 12;
/// How many of them are told at least, however empty they are.
const SHOWN: usize = 3;

/// An open opportunity, as far as a forecast looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deal<'a> {
    /// Its stage.
    pub stage: &'a str,
    /// What it would bring.
    pub amount: Option<Money>,
    /// Its own chance, in percent.
    pub probability: Option<u8>,
    /// When it should close.
    pub expect_on: Option<Date>,
    /// Days from the sale to the payment, when they are not the usual ones.
    pub terms: Option<u16>,
}

/// What falls into a month, or into none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What should close in it.
    pub closing: Outlook,
    /// What was sold and has to be paid in it: certain, as far as anything is.
    pub due: i64,
    /// What is expected to be paid in it for what is still open, each amount by its chance.
    pub cash: i64,
}

impl Part {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A month of the forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// What falls into it.
    pub part: Part,
}

/// A stage of the forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageOutlook {
    /// With which chance it counts, and why.
    pub chance: Chance,
    /// What is in it.
    pub open: Outlook,
}

/// What was won already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Won {
    /// How many.
    pub count: usize,
    /// For how much, in the smallest unit of the house currency.
    pub amount: i64,
}

/// What is to be expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// As on which day.
    pub today: Date,
    /// This month and those after it without a gap, as far as there is anything in them.
    pub months: Vec<Month>,
    /// What should have closed, or should have been paid, before today.
    pub late: Part,
    /// What lies beyond the months.
    pub beyond: Part,
    /// What has no day.
    pub undated: Part,
    /// All that is open.
    pub all: Outlook,
    /// By stage: those of the settings in their order, then what is in none of them any more.
    pub stages: Vec<StageOutlook>,
    /// What was won this month.
    pub won_month: Won,
    /// What was won this year.
    pub won_year: Won,
    /// What the user means to sell this month, and has sold so far, in the house currency.
    pub goal: Option<(i64, i64)>,
    /// Currencies without a rate: what is in them is in no sum.
    pub left_out: BTreeSet<Currency>,
    /// What became of what is closed.
    pub history: History,
}

impl Forecast {
    /// What this month will bring on the average, with what was won in it already. What is late is not counted: nobody
    /// knows when it will close.
    #[must_use]
    pub fn this_month(&self) -> i64 {
        let expected = self.months.first().map_or(0, |month| month.part.closing.weighted);
        self.won_month.amount.saturating_add(expected)
    }
}

/// The sums of a month that is being added up, or of none.
#[derive(Clone, Debug, Default)]
struct Sheet {
    closing: Sums,
    due: Sums,
    cash: Sums,
}

impl Sheet {
    fn part(&self, house: &House, left_out: &mut BTreeSet<Currency>) -> Part {
        Part {
            closing: self.closing.outlook(house, left_out),
            due: self.due.outlook(house, left_out).total,
            cash: self.cash.outlook(house, left_out).weighted,
        }
    }
}

/// Adds everything that is open up to a [`Forecast`].
#[derive(Debug)]
pub struct Forecasting {
    today: Date,
    terms: u16,
    chances: Chances,
    late: Sheet,
    months: Vec<Sheet>,
    beyond: Sheet,
    undated: Sheet,
    all: Sums,
    stages: Vec<Sums>,
    won: [Sums; 2],
}

impl Forecasting {
    /// Nothing yet, as on this day, with these chances; a sale is usually paid after so many days.
    #[must_use]
    pub fn new(today: Date, terms: u16, chances: Chances) -> Self {
        Self {
            today,
            terms,
            chances,
            late: Sheet::default(),
            months: vec![Sheet::default(); MONTHS],
            beyond: Sheet::default(),
            undated: Sheet::default(),
            all: Sums::default(),
            stages: Vec::new(),
            won: [Sums::default(), Sums::default()],
        }
    }

    /// Where what falls on a day is added up.
    fn sheet(&mut self, on: Option<Date>) -> &mut Sheet {
        let Some(on) = on else { return &mut self.undated };
        if on < self.today {
            return &mut self.late;
        }
        let month = |day: Date| i32::from(day.year()) * 12 + i32::from(day.month());
        let place = usize::try_from(month(on) - month(self.today)).unwrap_or(0);
        self.months.get_mut(place).unwrap_or(&mut self.beyond)
    }

    /// Adds what is open.
    pub fn open(&mut self, deal: &Deal) {
        let place = self.chances.place_of(deal.stage);
        let percent = self.chances.percent(place, deal.probability);
        if self.stages.len() <= place {
            self.stages.resize_with(place + 1, Sums::default);
        }
        if let Some(stage) = self.stages.get_mut(place) {
            stage.add(deal.amount, percent);
        }
        self.all.add(deal.amount, percent);
        self.sheet(deal.expect_on).closing.add(deal.amount, percent);
        if let Some(amount) = deal.amount {
            let terms = deal.terms.unwrap_or(self.terms);
            // Of what should have closed already nobody knows when it will be paid.
            let paid_on = deal.expect_on.map(|on| if on < self.today { on } else { later(on, terms.into()) });
            self.sheet(paid_on).cash.pay(amount, percent);
        }
    }

    /// Adds what was sold and is not paid: below zero for what was brought back.
    pub fn due(&mut self, amount: Money, on: Date) {
        self.sheet(Some(on)).due.pay(amount, 100);
    }

    /// Adds what was won on a day of this year.
    pub fn won(&mut self, amount: Option<Money>, on: Date) {
        let [month, year] = &mut self.won;
        if on.year() == self.today.year() {
            year.add(amount, 100);
            if on.month() == self.today.month() {
                month.add(amount, 100);
            }
        }
    }

    /// What it all comes to in the house currency.
    #[must_use]
    pub fn forecast(self, house: &House) -> Forecast {
        let mut left_out = BTreeSet::new();
        let first = self.today.first_of_month();
        let mut months: Vec<Month> = (0_i32..)
            .zip(&self.months)
            .map(|(n, sheet)| Month {
                first: first.checked_add(n.months()).unwrap_or(Date::MAX),
                part: sheet.part(house, &mut left_out),
            })
            .collect();
        while months.len() > SHOWN && months.last().is_some_and(|month| month.part.is_empty()) {
            months.pop();
        }
        let none = Sums::default();
        let mut stage = |(n, chance): (usize, &Chance)| StageOutlook {
            chance: chance.clone(),
            open: self.stages.get(n).unwrap_or(&none).outlook(house, &mut left_out),
        };
        let stages = self.chances.stages().iter().enumerate().map(&mut stage).collect();
        let [won_month, won_year] = self.won.each_ref().map(|sums| {
            let won = sums.outlook(house, &mut left_out);
            Won { count: won.count, amount: won.total }
        });
        Forecast {
            today: self.today,
            months,
            late: self.late.part(house, &mut left_out),
            beyond: self.beyond.part(house, &mut left_out),
            undated: self.undated.part(house, &mut left_out),
            all: self.all.outlook(house, &mut left_out),
            stages,
            won_month,
            won_year,
            goal: None,
            left_out,
            history: self.chances.history().clone(),
        }
    }
}
