//! What is asked in a way of its own: what was last, what comes every year, what was bought, who knows whom, what the
//! user defined, and the classes that are told by a comparison.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::Row;

use super::super::error::Result;
use super::super::row::{Parsed, day};
use super::super::search::ClientSet;
use super::super::value;
use super::Asker;
use super::columns::{ENDS, codes, united};
use super::texts::Wanted;
use crate::domain::classes::{Activity, Stages};
use crate::domain::filter::{Bounds, Field, Operand, Piece, Test, Toward};
use crate::domain::value::Income;
use crate::domain::{Classes, ClientId, Code, Cycle, FieldId, Money, Occasion, OccasionId, OccasionKind, Rfm, Value};

const SCORES: &str = "SELECT client_id, score FROM interaction INDEXED BY interaction_score
  WHERE score IS NOT NULL ORDER BY client_id, at, id";
const LAST_OUTCOMES: &str = "SELECT l.client_id FROM light l CROSS JOIN interaction i ON i.id = l.last_id
  WHERE l.last_id IS NOT NULL AND i.outcome BETWEEN :a AND :b";
const ATTEMPTS: &str = "SELECT client_id, attempts FROM light INDEXED BY light_unreached WHERE attempts > 0";
const OCCASIONS: &str = "SELECT client_id, kind, month, day, year, yearly, since FROM occasion";
const PRODUCTS: &str = "SELECT id, name, category, code FROM product";
const BUYERS: &str = "SELECT client_id FROM purchase_line INDEXED BY purchase_line_of_product WHERE product_id = :a";
const RELATED: &str = "SELECT client_id, other_id FROM relation WHERE kind = :a";
const OWN: &str = "SELECT client_id, value FROM custom_value INDEXED BY custom_value_of_field WHERE field_id = :a";
const POTENTIALS: &str = "SELECT id, potential, potential_currency FROM client INDEXED BY client_traits
  WHERE potential IS NOT NULL";
pub(super) const SHARES: &str = "SELECT client_id, year, potential FROM value NOT INDEXED WHERE potential > 0";
/// Whoever bought anything, could, cost anything, or went away.
const STAGES: &str = "SELECT client_id, first_on, new_until, risk_on, inactive_on, lost_on FROM value NOT INDEXED";
const COMPARED: &str = "SELECT client_id, last_on, year, year_count, potential, cycle FROM value NOT INDEXED";

impl Asker<'_> {
    /// Those of whom so many attempts in a row found nobody; whoever is not in the index has none.
    pub(super) fn attempts(&self, test: &Test) -> Result<ClientSet> {
        let bounds = test.numbers(10_000);
        let fits = |n: i64| bounds.as_ref().map_or(n > 0, |bounds| bounds.iter().any(|stretch| stretch.hold(n)));
        let (mut tried, mut found) = (ClientSet::default(), ClientSet::default());
        self.each(ATTEMPTS, &[], |row| {
            let client = ClientId(row.get(0)?);
            tried.insert(client);
            if fits(row.get(1)?) {
                found.insert(client);
            }
            Ok(())
        })?;
        if fits(0) {
            let mut others = self.everybody()?;
            others.subtract(&tried);
            found.unite(&others);
        }
        Ok(found)
    }

    /// Those whose last interaction went so.
    pub(super) fn outcome(&self, test: &Test) -> Result<ClientSet> {
        match codes(test) {
            None => self.gather(LAST_OUTCOMES, &[(":a", &ENDS.0), (":b", &ENDS.1)]),
            Some(codes) => united(codes.iter().map(|code| self.gather(LAST_OUTCOMES, &[(":a", code), (":b", code)]))),
        }
    }

    /// Those whose last score is such.
    pub(super) fn score(&self, test: &Test) -> Result<ClientSet> {
        let mut last: HashMap<i64, i64> = HashMap::new();
        self.each(SCORES, &[], |row| {
            last.insert(row.get(0)?, row.get(1)?);
            Ok(())
        })?;
        let bounds = test.numbers(10_000);
        Ok(last.into_iter().filter(|(_, score)| hold(bounds.as_deref(), *score)).map(|(id, _)| ClientId(id)).collect())
    }

    /// Those of whom we have such a share, in hundredths of a percent.
    pub(super) fn share(&self, test: &Test) -> Result<ClientSet> {
        let bounds = test.numbers(100);
        let mut found = ClientSet::default();
        self.each(SHARES, &[], |row| {
            let share = crate::domain::purchase::scaled(row.get(1)?, 10_000, row.get(2)?);
            if hold(bounds.as_deref(), share) {
                found.insert(ClientId(row.get(0)?));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Those who could bring so much.
    pub(super) fn potential(&self, test: &Test) -> Result<ClientSet> {
        let bounds = test.numbers(self.unit());
        let mut found = ClientSet::default();
        self.each(POTENTIALS, &[], |row| {
            // What has no rate cannot be compared.
            let amount = money(row, 1, 2)?.and_then(|amount| self.asked.rules.money.convert(amount));
            if amount.is_some_and(|amount| hold(bounds.as_deref(), amount)) {
                found.insert(ClientId(row.get(0)?));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Those to whom such a date comes next.
    pub(super) fn occasions(&self, field: Field, test: &Test) -> Result<ClientSet> {
        let today = self.asked.today;
        let stretches = test.days(Toward::Future, today);
        let mut found = ClientSet::default();
        self.each(OCCASIONS, &[], |row| {
            let occasion = occasion(row)?;
            let wanted = field == Field::Occasion || occasion.kind == OccasionKind::Birthday;
            let next = occasion.next(today);
            let fits = |next: Date| stretches.as_ref().is_none_or(|all| all.iter().any(|stretch| stretch.hold(next)));
            if wanted && (next.is_some_and(fits) || *test == Test::Any) {
                found.insert(ClientId(row.get(0)?));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Those who bought such a product, or one of such a category.
    pub(super) fn products(&self, field: Field, test: &Test) -> Result<ClientSet> {
        let mut wanted = Wanted::of(test);
        let mut products: Vec<i64> = Vec::new();
        self.each(PRODUCTS, &[], |row| {
            let mut fits = |column| {
                Ok::<_, rusqlite::Error>(row.get::<_, Option<String>>(column)?.is_some_and(|text| wanted.fits(&text)))
            };
            let is_meant = if field == Field::Category { fits(2)? } else { fits(1)? || fits(3)? };
            if is_meant {
                products.push(row.get(0)?);
            }
            Ok(())
        })?;
        united(products.iter().map(|product| self.gather(BUYERS, &[(":a", product)])))
    }

    /// Those whom such a client recommended, or who belong to it.
    pub(super) fn related(&self, field: Field, test: &Test) -> Result<ClientSet> {
        let kind = if field == Field::Referred { "referred_by" } else { "belongs_to" };
        let others = if *test == Test::Any { None } else { Some(self.text(Field::Name, test)?) };
        let mut found = ClientSet::default();
        self.each(RELATED, &[(":a", &kind)], |row| {
            let other = ClientId(row.get(1)?);
            if others.as_ref().is_none_or(|others| others.contains(other)) {
                found.insert(ClientId(row.get(0)?));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Those of whom such a value is written into a field that the user defined.
    pub(super) fn own(&self, field: FieldId, test: &Test) -> Result<ClientSet> {
        let mut fits = own_test(test, self.asked.today);
        let mut found = ClientSet::default();
        self.each(OWN, &[(":a", &field.0)], |row| {
            if fits(row.get_ref(1)?.as_str().unwrap_or_default()) {
                found.insert(ClientId(row.get(0)?));
            }
            Ok(())
        })?;
        Ok(found)
    }

    /// Those whose buying is in such a stage today.
    pub(super) fn activity(&self, test: &Test) -> Result<ClientSet> {
        let wanted = codes(test);
        let fits = |activity: Activity| wanted.as_ref().is_none_or(|codes| codes.contains(&activity.code()));
        let today = self.asked.today;
        let (mut known, mut found) = (ClientSet::default(), ClientSet::default());
        self.each(STAGES, &[], |row| {
            let client = ClientId(row.get(0)?);
            known.insert(client);
            let bought = !row.get_ref(1)?.as_str().unwrap_or_default().is_empty();
            let stages = Stages {
                new_until: day(row, 2)?,
                risk_on: day(row, 3)?,
                inactive_on: day(row, 4)?,
                lost_on: day(row, 5)?,
            };
            if fits(stages.activity(bought, today)) {
                found.insert(client);
            }
            Ok(())
        })?;
        if fits(Stages::default().activity(false, today)) {
            let mut others = self.everybody()?;
            others.subtract(&known);
            found.unite(&others);
        }
        Ok(found)
    }

    /// Those of a class that compares a client with all others, or with the user's thresholds.
    pub(super) fn class(&self, field: Field, test: &Test) -> Result<ClientSet> {
        let boundaries = value::boundaries(self.conn)?;
        let (wanted, bounds) = (codes(test), test.numbers(10_000));
        let mut found = ClientSet::default();
        self.each(COMPARED, &[], |row| {
            let value = compared(row, field)?;
            let rules = &self.asked.rules.classes;
            let score = |of: fn(Rfm) -> u8| boundaries.rfm(&value).map(|rfm| i64::from(of(rfm)));
            let (code, score) = match field {
                Field::Abc => (boundaries.abc(value.year.revenue).map(Code::code), None),
                Field::Cycle => (value.cycle.map(|days| Cycle::of(days, rules).code()), None),
                Field::Recency => (None, score(|rfm| rfm.recency)),
                Field::Frequency => (None, score(|rfm| rfm.frequency)),
                Field::Monetary => (None, score(|rfm| rfm.money)),
                _ => (Classes::of(&value, &boundaries, rules, self.asked.today).quadrant.map(Code::code), None),
            };
            let is_meant = code.is_some_and(|code| wanted.as_ref().is_none_or(|codes| codes.contains(&code)))
                || score.is_some_and(|score| hold(bounds.as_deref(), score));
            if is_meant {
                found.insert(ClientId(row.get(0)?));
            }
            Ok(())
        })?;
        Ok(found)
    }
}

/// As much of what a client is worth as the class of a field compares.
fn compared(row: &Row, field: Field) -> Result<Value> {
    let scored = matches!(field, Field::Recency | Field::Frequency | Field::Monetary);
    let last =
        if scored && row.get_ref(1)?.as_str().is_ok_and(|last| !last.is_empty()) { Some(day(row, 1)?) } else { None };
    Ok(Value {
        span: last.map(|last| (last, last)),
        year: Income { revenue: row.get(2)?, ..Income::default() },
        year_count: row.get(3)?,
        potential: row.get(4)?,
        cycle: row.get(5)?,
        ..Value::default()
    })
}

/// An amount, from the column of its smallest units and the column of its currency.
pub(super) fn money(row: &Row, amount: usize, currency: usize) -> Result<Option<Money>> {
    let currency = row.get::<_, Option<Parsed<_>>>(currency)?.map(|currency| currency.0);
    Ok(row.get::<_, Option<i64>>(amount)?.zip(currency).map(|(minor, currency)| Money { minor, currency }))
}

pub(super) fn hold(bounds: Option<&[Bounds<i64>]>, number: i64) -> bool {
    bounds.is_none_or(|bounds| bounds.iter().any(|stretch| stretch.hold(number)))
}

pub(super) fn occasion(row: &Row) -> Result<Occasion> {
    Ok(Occasion {
        id: OccasionId(0),
        contact: None,
        kind: super::super::row::code(row, 1)?,
        label: String::new(),
        month: row.get(2)?,
        day: row.get(3)?,
        year: row.get(4)?,
        yearly: row.get(5)?,
        lead: 0,
        since: day(row, 6)?,
    })
}

/// Whether a value of the user's own field is one of those that are meant.
fn own_test(test: &Test, today: Date) -> impl FnMut(&str) -> bool {
    let operand = match test {
        Test::Compare(_, operand) => Some(operand),
        Test::OneOf { pieces, .. } => pieces.first().and_then(|piece| match piece {
            Piece::Is(operand) => Some(operand),
            Piece::Between(from, to) => from.as_ref().or(to.as_ref()),
        }),
        Test::Any => None,
    };
    let numbers = operand.filter(|operand| matches!(operand, Operand::Number(_))).and_then(|_| test.numbers(1));
    let is_day = matches!(operand, Some(Operand::Day { .. } | Operand::Length(_)));
    let days = if is_day { test.days(Toward::Both, today) } else { None };
    let mut wanted = Wanted::of(test);
    move |value: &str| {
        if let Some(bounds) = &numbers {
            return crate::domain::filter::plain_number(value).is_some_and(|number| hold(Some(bounds), number.0));
        }
        if let Some(stretches) = &days {
            let day = value.parse::<Date>().ok();
            return day.is_some_and(|day| stretches.iter().any(|stretch| stretch.hold(day)));
        }
        wanted.fits(value)
    }
}
