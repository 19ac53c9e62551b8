//! What a client is worth: what it bought and brings, what it costs in effort, what it owes.
//!
//! A [`Ledger`] takes in what a client's rows say, oldest first, and makes a [`Value`] of it as on a day: some amounts
//! are those of the twelve months before. All amounts are in the smallest unit of the house currency; an amount in a
//! currency that has no rate is left out, and counted so that it can be said.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use super::classes::{ClassRules, Loyalty, Stages};
use super::{Client, House, Kind, PurchaseKind, Rate};
use crate::domain::rhythm::Rhythm;

/// What a contact costs, by its kind: the time and the way, not what was spent on it besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    costs: BTreeMap<Kind, Rate>,
}

impl Effort {
    /// What one contact of a kind costs in the money of the house; zero when that was never said.
    #[must_use]
    pub fn of(&self, kind: Kind, house: &House) -> i64 {
        self.costs.get(&kind).map_or(0, |cost| house.amount(*cost))
    }

    /// Says what a contact of a kind costs, in units of the house currency; `None` for nothing.
    pub fn set(&mut self, kind: Kind, cost: Option<Rate>) {
        match cost {
            Some(cost) => drop(self.costs.insert(kind, cost)),
            None => drop(self.costs.remove(&kind)),
        }
    }

    /// The kinds that cost something.
    pub fn kinds(&self) -> impl Iterator<Item = Kind> {
        self.costs.keys().copied()
    }
}

/// A purchase, as far as value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bought {
    /// When.
    pub on: Date,
    /// Whether it was bought or brought back.
    pub kind: PurchaseKind,
    /// What it came to, below zero for what was brought back; `None` when its currency has no rate.
    pub amount: Option<i64>,
    /// What it cost us, when that is known.
    pub cost: Option<i64>,
    /// Until when it has to be paid, as long as it is not.
    pub due_on: Option<Date>,
}

/// What a client brought in some time, of which the cost is known of a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Income {
    /// What it bought, less what it brought back.
    pub revenue: i64,
    /// The part of it whose cost is known.
    pub costed: i64,
    /// What remains of that part after its cost.
    pub margin: i64,
}

impl Income {
    fn add(&mut self, amount: i64, cost: Option<i64>) {
        self.revenue = self.revenue.saturating_add(amount);
        if let Some(cost) = cost {
            self.costed = self.costed.saturating_add(amount);
            self.margin = self.margin.saturating_add(amount.saturating_sub(cost));
        }
    }

    /// What remains after costs, when they are known of anything.
    #[must_use]
    pub fn known_margin(&self) -> Option<i64> {
        (self.costed != 0 || self.margin != 0).then_some(self.margin)
    }

    /// The margin in percent of what it is known of, rounded.
    #[must_use]
    pub fn margin_percent(&self) -> Option<i64> {
        (self.costed > 0).then(|| percent(self.margin, self.costed))
    }
}

/// What a client is worth, as on a day; of whom there is nothing to say, nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// On how many days it bought.
    pub purchases: u32,
    /// The first and the last of them.
    pub span: Option<(Date, Date)>,
    /// The days between purchases.
    pub gap: Option<u16>,
    /// What the last twelve months brought.
    pub year: Income,
    /// On how many days of them it bought.
    pub year_count: u32,
    /// What all time brought.
    pub total: Income,
    /// What the contacts of the last twelve months cost.
    pub year_effort: i64,
    /// What a year of it could bring at most, as the user estimates.
    pub potential: Option<i64>,
    /// What is to be paid and is not.
    pub owed: i64,
    /// Since when: the earliest day by which something unpaid had to be paid.
    pub owed_since: Option<Date>,
    /// What kind of buyer it is.
    pub loyalty: Option<Loyalty>,
    /// When its activity changes.
    pub stages: Stages,
    /// Days from the first contact to the first purchase.
    pub cycle: Option<u16>,
    /// Amounts that are in none of the sums, since their currency has no rate.
    pub unrated: u32,
}

/// What effort brought: how many hundredths of it came back for each unit, and counted by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yield {
    /// In hundredths: 250 says that two and a half times the effort came back.
    pub hundredths: i64,
    /// Whether it is told by the margin; by the revenue otherwise.
    pub of_margin: bool,
}

impl Value {
    /// How often it buys.
    #[must_use]
    pub fn rhythm(&self) -> Option<Rhythm> {
        self.span.zip(self.gap).map(|((_, last), gap)| Rhythm { last, gap })
    }

    /// What a day of purchase comes to on the average.
    #[must_use]
    pub fn ticket(&self) -> Option<i64> {
        (self.purchases > 0).then(|| rounded(self.total.revenue, i64::from(self.purchases)))
    }

    /// What the effort of the last twelve months brought: the margin when that is known of all that was bought.
    #[must_use]
    pub fn returned(&self) -> Option<Yield> {
        let of_margin = self.year.costed == self.year.revenue && self.year.costed != 0;
        let brought = if of_margin { self.year.margin } else { self.year.revenue };
        (self.year_effort > 0).then(|| Yield { hundredths: percent(brought, self.year_effort), of_margin })
    }

    /// How many percent of the potential the last twelve months won.
    #[must_use]
    pub fn share(&self) -> Option<i64> {
        let potential = self.potential.filter(|potential| *potential > 0)?;
        Some(percent(self.year.revenue.max(0), potential))
    }

    /// What is still to be won in a year.
    #[must_use]
    pub fn room(&self) -> Option<i64> {
        self.potential.map(|potential| potential.saturating_sub(self.year.revenue.max(0)).max(0))
    }

    /// Whether there is nothing to keep: it never bought, and nothing else is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let nothing = self.purchases == 0 && self.unrated == 0 && self.owed == 0 && self.total == Income::default();
        nothing && self.year_effort == 0 && self.potential.is_none() && self.stages == Stages::default()
    }
}

/// How many percent of `whole` a part is, rounded half away from zero.
#[must_use]
pub fn percent(part: i64, whole: i64) -> i64 {
    super::purchase::scaled(part, 100, whole)
}

fn rounded(amount: i64, by: i64) -> i64 {
    super::purchase::scaled(amount, 1, by)
}

/// The day after which the twelve months before `day` begin.
#[must_use]
pub fn year_before(day: Date) -> Date {
    day.checked_sub(1.year()).unwrap_or(Date::MIN)
}

/// What a client's rows say of its value, as they go by.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// The last day that is not of the last twelve months.
    before: Date,
    days: Vec<Date>,
    year: Income,
    total: Income,
    effort: i64,
    owed: i64,
    owed_since: Option<Date>,
    met_on: Option<Date>,
    unrated: u32,
}

impl Ledger {
    /// An empty one, as on a day.
    #[must_use]
    pub fn on(day: Date) -> Self {
        Self {
            before: year_before(day),
            days: Vec::new(),
            year: Income::default(),
            total: Income::default(),
            effort: 0,
            owed: 0,
            owed_since: None,
            met_on: None,
            unrated: 0,
        }
    }

    /// Takes in the next purchase; they come oldest first.
    pub fn buy(&mut self, bought: Bought) {
        let Bought { on, kind, amount, cost, due_on } = bought;
        if kind == PurchaseKind::Sale && self.days.last() != Some(&on) {
            self.days.push(on);
        }
        if let Some(due) = due_on.filter(|_| kind == PurchaseKind::Sale) {
            self.owed = self.owed.saturating_add(amount.unwrap_or(0));
            self.owed_since = Some(self.owed_since.map_or(due, |earlier| earlier.min(due)));
        }
        let Some(amount) = amount else {
            self.unrated = self.unrated.saturating_add(1);
            return;
        };
        self.total.add(amount, cost);
        if on > self.before {
            self.year.add(amount, cost);
        }
    }

    /// Takes in an interaction, with what one of its kind costs; they come oldest first.
    pub fn meet(&mut self, on: Date, kind: Kind, cost: i64) {
        if kind != Kind::Note {
            self.met_on.get_or_insert(on);
        }
        self.spend(on, Some(cost));
    }

    /// Takes in what an interaction cost beyond that; `None` when its currency has no rate.
    pub fn spend(&mut self, on: Date, amount: Option<i64>) {
        match amount {
            Some(amount) if on > self.before => self.effort = self.effort.saturating_add(amount),
            Some(_) => {}
            None => self.unrated = self.unrated.saturating_add(1),
        }
    }

    /// The days on which something was bought: how often that is, as the lights need it.
    #[must_use]
    pub fn rhythm(&self) -> Option<Rhythm> {
        Rhythm::of(&self.days)
    }

    /// Since when something is owed: the earliest day by which it had to be paid.
    #[must_use]
    pub fn owed_since(&self) -> Option<Date> {
        self.owed_since
    }

    /// What all of it comes to for this client, its potential being told in the house currency.
    #[must_use]
    pub fn value(&self, client: &Client, potential: Option<i64>, rules: &ClassRules) -> Value {
        let span = self.days.first().copied().zip(self.days.last().copied());
        let gap = self.rhythm().map(|rhythm| rhythm.gap);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let year_count = count(self.days.len() - self.days.partition_point(|day| *day <= self.before));
        let cycle = span.zip(self.met_on).filter(|((first, _), met)| met <= first);
        let cycle = cycle.and_then(|((first, _), met)| u16::try_from(super::calendar::days_between(met, first)).ok());
        Value {
            purchases: count(self.days.len()),
            span,
            gap,
            year: self.year,
            year_count,
            total: self.total,
            year_effort: self.effort,
            potential,
            owed: self.owed,
            owed_since: self.owed_since,
            loyalty: span.map(|span| Loyalty::of(span, year_count, rules)),
            stages: Stages::of(span, gap, client.lost.as_ref().map(|lost| lost.on), rules),
            cycle,
            unrated: self.unrated,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::calendar::later;

    const TODAY: Date = date(2026, 11, 23);

    fn client() -> Client {
        Client::named("Ferretería López", date(2024, 1, 1))
    }

    fn sale(on: Date, amount: i64) -> Bought {
        Bought { on, kind: PurchaseKind::Sale, amount: Some(amount), cost: None, due_on: None }
    }

    fn value(bought: &[Bought]) -> Value {
        let mut ledger = Ledger::on(TODAY);
        for bought in bought {
            ledger.buy(*bought);
        }
        ledger.value(&client(), None, &ClassRules::default())
    }

    #[test]
    fn a_client_that_never_bought_is_worth_nothing_yet() {
        let value = value(&[]);
        assert!(value.is_empty());
        assert_eq!((value.ticket(), value.rhythm(), value.loyalty, value.returned()), (None, None, None, None));
    }

    #[test]
    fn the_year_begins_a_year_ago() {
        let year_ago = date(2025, 11, 23);
        let value = value(&[sale(year_ago, 100), sale(later(year_ago, 1), 20), sale(TODAY, 3)]);
        assert_eq!((value.year.revenue, value.total.revenue), (23, 123));
        assert_eq!((value.year_count, value.purchases, value.ticket()), (2, 3, Some(41)));
    }

    #[test]
    fn what_is_brought_back_takes_from_what_was_bought_and_is_no_purchase() {
        let back = Bought { kind: PurchaseKind::Return, ..sale(later(TODAY, -1), -30) };
        let value = value(&[sale(later(TODAY, -9), 100), back]);
        assert_eq!((value.year.revenue, value.purchases), (70, 1));
        assert_eq!(value.span, Some((later(TODAY, -9), later(TODAY, -9))));
    }

    #[test]
    fn margin_is_told_of_what_its_cost_is_known_of() {
        let costed = Bought { cost: Some(60), ..sale(TODAY, 100) };
        let value = value(&[sale(later(TODAY, -9), 300), costed]);
        assert_eq!((value.year.known_margin(), value.year.margin_percent()), (Some(40), Some(40)));
        assert_eq!(value.total.revenue, 400);
    }

    #[test]
    fn an_amount_without_a_rate_is_left_out_and_counted() {
        let foreign = Bought { amount: None, ..sale(TODAY, 0) };
        let value = value(&[sale(later(TODAY, -9), 300), foreign]);
        assert_eq!((value.total.revenue, value.unrated, value.purchases), (300, 1, 2));
    }

    #[test]
    fn what_is_owed_counts_from_the_earliest_day() {
        let owes = |on, due| Bought { due_on: Some(due), ..sale(on, 50) };
        let value = value(&[owes(later(TODAY, -20), later(TODAY, 10)), owes(later(TODAY, -9), later(TODAY, -2))]);
        assert_eq!((value.owed, value.owed_since), (100, Some(later(TODAY, -2))));
    }

    #[test]
    fn effort_is_what_the_contacts_of_the_year_cost() {
        let mut ledger = Ledger::on(TODAY);
        ledger.meet(date(2025, 3, 1), Kind::Note, 0);
        ledger.meet(date(2025, 3, 2), Kind::Visit, 500);
        ledger.meet(later(TODAY, -5), Kind::Visit, 500);
        ledger.spend(later(TODAY, -5), Some(120));
        ledger.buy(Bought { cost: Some(1_000), ..sale(later(TODAY, -3), 2_240) });
        let value = ledger.value(&client(), Some(8_960), &ClassRules::default());
        assert_eq!(value.year_effort, 620);
        assert_eq!(value.returned(), Some(Yield { hundredths: 200, of_margin: true }));
        assert_eq!((value.share(), value.room()), (Some(25), Some(6_720)));
        assert_eq!(value.cycle, Some(u16::try_from(365 + 263).unwrap_or(0)), "from the first contact that was no note");
    }
}
