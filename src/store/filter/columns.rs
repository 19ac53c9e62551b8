//! What is compared in SQL: each field as one statement that gives the clients whose value lies between `:a` and `:b`.
//!
//! A closed list is compared as a stretch from a code to itself, and "any value at all" as a stretch from end to end,
//! so that each field has one statement, prepared once.

use rusqlite::ToSql;

use super::super::error::Result;
use super::super::search::ClientSet;
use super::Asker;
use crate::domain::filter::{Bounds, Field, Operand, Piece, Test, Toward, ValueKind};
use crate::domain::{Currency, Light};

/// The first and the last text.
pub(super) const ENDS: (&str, &str) = ("", "\u{10ffff}");

pub(in crate::store) const EVERYBODY: &str =
    "SELECT client_id FROM light INDEXED BY light_by_last WHERE shelf = :shelf";
/// Of whom something was added up.
const VALUED: &str = "SELECT client_id FROM value NOT INDEXED";
pub(super) const SET_BY_HAND: &str = "SELECT id FROM client INDEXED BY client_traits WHERE attention <> 'auto'";

/// A statement over what a client's own row says in few words.
macro_rules! trait_of {
    ($column:literal) => {
        concat!("SELECT id FROM client INDEXED BY client_traits WHERE ", $column, " BETWEEN :a AND :b")
    };
}

/// A statement that reads what the purchases of all clients come to from end to end, which is faster than to look each
/// client of an index up.
macro_rules! worth {
    ($column:literal) => {
        worth!($column, "1")
    };
    ($column:literal, $condition:literal) => {
        concat!("SELECT client_id FROM value NOT INDEXED WHERE ", $column, " BETWEEN :a AND :b AND ", $condition)
    };
}

/// The statement of a field.
pub(in crate::store) fn sql(field: Field) -> Option<&'static str> {
    Some(match field {
        Field::Attention => trait_of!("attention"),
        Field::Standing => trait_of!("standing"),
        Field::Kind => trait_of!("kind"),
        Field::Size => trait_of!("size"),
        Field::Language => trait_of!("language"),
        Field::Tone => trait_of!("tone"),
        Field::Left => trait_of!("left_why"),
        Field::Cadence => trait_of!("cadence_ideal"),
        Field::Snoozed => trait_of!("snoozed_until"),
        Field::Influence => "SELECT client_id FROM contact WHERE influence BETWEEN :a AND :b",
        Field::Channel => "SELECT client_id FROM channel WHERE kind BETWEEN :a AND :b",
        Field::Created => trait_of!("created_on"),
        Field::Last => {
            "SELECT client_id FROM light INDEXED BY light_by_last
             WHERE shelf = :shelf AND last_on BETWEEN :a AND :b AND last_on <> ''"
        }
        Field::Next => {
            "SELECT client_id FROM light INDEXED BY light_by_next WHERE shelf = :shelf AND next_on BETWEEN :a AND :b"
        }
        Field::Planned => {
            "SELECT client_id FROM follow_up NOT INDEXED WHERE state = 'open' AND channel BETWEEN :a AND :b"
        }
        Field::Open => {
            "SELECT client_id FROM topic INDEXED BY topic_open
             WHERE closed_on IS NULL AND kind NOT IN ('opinion', 'competitor') AND kind BETWEEN :a AND :b
             UNION ALL
             SELECT client_id FROM interaction INDEXED BY interaction_complaint
             WHERE outcome = 'complaint' AND resolved_on IS NULL AND 'complaint' BETWEEN :a AND :b"
        }
        Field::Topic => {
            "SELECT client_id FROM topic WHERE kind BETWEEN :a AND :b
             UNION ALL
             SELECT client_id FROM interaction INDEXED BY interaction_complained
             WHERE outcome = 'complaint' AND 'complaint' BETWEEN :a AND :b"
        }
        Field::Bought => {
            "SELECT client_id FROM value INDEXED BY value_by_last
             WHERE shelf = :shelf AND last_on BETWEEN :a AND :b AND last_on <> ''"
        }
        Field::Due => {
            "SELECT client_id FROM value INDEXED BY value_by_next WHERE shelf = :shelf AND next_on BETWEEN :a AND :b"
        }
        Field::Rhythm => worth!("gap"),
        Field::Purchases => worth!("purchases"),
        Field::Value => worth!("year"),
        Field::Total => worth!("total"),
        Field::Margin => worth!("year_margin"),
        Field::Ticket => worth!("year / year_count", "year_count > 0"),
        Field::Effort => worth!("year_effort"),
        Field::Owed => worth!("owed"),
        Field::Overdue => worth!("owed_since", "owed > 0"),
        Field::Loyalty => worth!("loyalty", "loyalty <> ''"),
        _ => return None,
    })
}

impl Asker<'_> {
    /// Those whose value of a field that is compared in SQL is one of those that are meant.
    pub(super) fn column(&self, field: Field, test: &Test) -> Result<ClientSet> {
        let Some(sql) = sql(field) else { return Ok(ClientSet::default()) };
        match field.entry().kind {
            ValueKind::Date(toward) => self.between_days(sql, test, toward),
            ValueKind::Money if adds_up(field) => self.added_up(sql, test, self.unit()),
            ValueKind::Number if adds_up(field) => self.added_up(sql, test, 10_000),
            ValueKind::Money => self.between(sql, test.numbers(self.unit()).as_deref()),
            ValueKind::Number | ValueKind::Days => self.between(sql, test.numbers(10_000).as_deref()),
            ValueKind::Choice(_) | ValueKind::Text => {
                let Some(codes) = codes(test) else {
                    return self.gather(sql, &[(":a", &ENDS.0), (":b", &ENDS.1)]);
                };
                self.united(codes.iter().map(|code| self.gather(sql, &[(":a", code), (":b", code)])))
            }
        }
    }

    /// How many ten-thousandths the smallest unit of the house currency is.
    pub(super) fn unit(&self) -> i64 {
        10_000 / 10_i64.pow(self.house().digits().min(4).into())
    }

    /// The house currency.
    pub(super) fn house(&self) -> Currency {
        self.asked.rules.money.currency
    }

    pub(super) fn between_days(&self, sql: &str, test: &Test, toward: Toward) -> Result<ClientSet> {
        let Some(stretches) = test.days(toward, self.asked.today) else {
            return self.gather(sql, &[(":a", &ENDS.0), (":b", &ENDS.1)]);
        };
        self.united(stretches.iter().map(|stretch| {
            let end = |day: Option<jiff::civil::Date>, open: &str| day.map_or(open.to_owned(), |day| day.to_string());
            let (from, to) = (end(stretch.from, "0"), end(stretch.to, "9999-12-30"));
            self.gather(sql, &[(":a", &from), (":b", &to)])
        }))
    }

    /// As [`between`](Self::between), of sums: whoever never bought has none, which is zero. Any value is any but that.
    fn added_up(&self, sql: &str, test: &Test, unit: i64) -> Result<ClientSet> {
        let any = || vec![Bounds { from: None, to: Some(-1) }, Bounds { from: Some(1), to: None }];
        let stretches = test.numbers(unit).unwrap_or_else(any);
        let mut found = self.between(sql, Some(&stretches))?;
        if stretches.iter().any(|stretch| stretch.hold(0)) {
            let mut others = self.everybody()?;
            others.subtract(&self.gather(VALUED, &[])?);
            found.unite(&others);
        }
        Ok(found)
    }

    /// Those of whom a number lies in one of the stretches, or of whom there is any.
    fn between(&self, sql: &str, stretches: Option<&[Bounds<i64>]>) -> Result<ClientSet> {
        let any = [Bounds { from: None, to: None }];
        self.united(stretches.unwrap_or(&any).iter().map(|stretch| {
            let (from, to) = (stretch.from.unwrap_or(i64::MIN), stretch.to.unwrap_or(i64::MAX));
            let values: [(&str, &dyn ToSql); 2] = [(":a", &from), (":b", &to)];
            self.gather(sql, &values)
        }))
    }

    pub(super) fn united(&self, sets: impl Iterator<Item = Result<ClientSet>>) -> Result<ClientSet> {
        let mut all = ClientSet::default();
        for set in sets {
            all.unite(&set?);
        }
        Ok(all)
    }

    /// Those who have one of these lights today.
    pub(super) fn light(&self, test: &Test) -> Result<ClientSet> {
        use crate::domain::Code;
        let wanted = codes(test);
        let lights =
            Light::ALL.iter().filter(|light| wanted.as_ref().is_none_or(|codes| codes.contains(&light.code())));
        self.united(lights.map(|light| self.gather(light_sql(*light), &[])))
    }
}

/// Whether a field adds up what happened, so that it is zero where nothing did.
fn adds_up(field: Field) -> bool {
    matches!(field, Field::Purchases | Field::Value | Field::Total | Field::Effort | Field::Owed)
}

/// The clients of a light on `:today`.
pub(in crate::store) fn light_sql(light: Light) -> &'static str {
    match light {
        Light::Red => {
            "SELECT client_id FROM light INDEXED BY light_red
             WHERE counted = 1 AND red_on IS NOT NULL AND red_on <= :today"
        }
        Light::Yellow => {
            "SELECT client_id FROM light INDEXED BY light_wanted
             WHERE counted = 1 AND wanted_on <= :today AND (red_on IS NULL OR red_on > :today)"
        }
        Light::Green => {
            "SELECT client_id FROM light INDEXED BY light_quiet
             WHERE counted = 1 AND on_track = 1 AND wanted_on > :today"
        }
        Light::Unplanned => {
            "SELECT client_id FROM light INDEXED BY light_quiet
             WHERE counted = 1 AND on_track = 0 AND wanted_on > :today"
        }
    }
}

/// The codes that are meant; `None` for any.
pub(super) fn codes(test: &Test) -> Option<Vec<&'static str>> {
    let Test::OneOf { pieces, .. } = test else { return None };
    let code = |piece: &Piece| if let Piece::Is(Operand::Choice(code)) = piece { Some(*code) } else { None };
    Some(pieces.iter().filter_map(code).collect())
}
