//! What is open of all clients together, for the board and the forecast: cards by window, sums and histories in one pass
//! over an index that has nothing else.
//!
//! What belongs to a client in the trash is left out: there are few of them, so they are told apart here instead of
//! looking every client up.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use rusqlite::Row;

use super::error::Result;
use super::lists::Direction;
use super::purchases::currency;
use super::read::{Reader, clamp};
use super::row::{day, opt_code, opt_day};
use crate::domain::forecast::{Deal, Measuring};
use crate::domain::stage::WON;
use crate::domain::{ClientId, CloseReason, Currency, Money, OpportunityId};

/// Everything that is open.
pub(super) const OPEN: &str = "SELECT stage, expect_on, client_id, amount, currency, probability, terms
    FROM opportunity INDEXED BY opportunity_by_stage WHERE closed_on IS NULL";
/// What was won, or lost, on some days.
pub(super) const CLOSED: &str =
    "SELECT closed_on, client_id, amount, currency FROM opportunity INDEXED BY opportunity_closed
    WHERE closed_on IS NOT NULL AND stage = ?1 AND closed_on >= ?2 AND closed_on <= ?3";
/// What became of everything that is closed.
pub(super) const OUTCOMES: &str =
    "SELECT id, stage FROM opportunity INDEXED BY opportunity_closed WHERE closed_on IS NOT NULL";
/// Each stage that anything came into.
pub(super) const MOVES: &str = "SELECT opportunity_id, entered_on, stage FROM opportunity_move
    INDEXED BY opportunity_move_of_opportunity ORDER BY opportunity_id, entered_on, id";
/// What was sold and is not paid.
pub(super) const DUE: &str = "SELECT due_on, client_id, total, currency FROM purchase INDEXED BY purchase_unpaid
    WHERE paid_on IS NULL AND due_on IS NOT NULL";
/// Who is in the trash.
pub(super) const TRASH: &str = "SELECT id FROM client INDEXED BY client_by_name WHERE shelf = 'trashed'";

/// The statement that lists cards of the board, in the order of an index, on a condition.
macro_rules! cards {
    ($index:literal, $condition:literal) => {
        concat!(
            "SELECT ",
            "o.id, o.client_id, c.name, o.title, o.stage, o.stage_since, o.moved_on, o.amount, o.currency, ",
            "o.probability, o.expect_on, o.closed_on, o.why ",
            "FROM opportunity o INDEXED BY ",
            $index,
            " CROSS JOIN client c ON c.id = o.client_id WHERE c.standing <> 'trashed' AND o.stage = ?1 AND ",
            $condition,
            " LIMIT ?4"
        )
    };
}

/// The statements for what is open and has a day, for what has none, and for what is closed: onwards, and back.
pub(super) const CARDS: [[&str; 2]; 3] = [
    [
        cards!(
            "opportunity_by_stage",
            "o.closed_on IS NULL AND (o.expect_on IS NULL) = 0 AND (o.expect_on, o.id) > (?2, ?3) ORDER BY o.expect_on, o.id"
        ),
        cards!(
            "opportunity_by_stage",
            "o.closed_on IS NULL AND (o.expect_on IS NULL) = 0 AND (o.expect_on, o.id) < (?2, ?3)
             ORDER BY o.expect_on DESC, o.id DESC"
        ),
    ],
    [
        cards!(
            "opportunity_by_stage",
            "o.closed_on IS NULL AND (o.expect_on IS NULL) = 1 AND o.expect_on IS NULL AND o.id > ?3 ORDER BY o.id"
        ),
        cards!(
            "opportunity_by_stage",
            "o.closed_on IS NULL AND (o.expect_on IS NULL) = 1 AND o.expect_on IS NULL AND o.id < ?3
             ORDER BY o.id DESC"
        ),
    ],
    [
        cards!(
            "opportunity_closed",
            "o.closed_on IS NOT NULL AND (o.closed_on, o.id) < (?2, ?3) AND o.closed_on >= ?5
             ORDER BY o.closed_on DESC, o.id DESC"
        ),
        cards!(
            "opportunity_closed",
            "o.closed_on IS NOT NULL AND (o.closed_on, o.id) > (?2, ?3) AND o.closed_on >= ?5 ORDER BY o.closed_on, o.id"
        ),
    ],
];

/// Where a card stands in its pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardSpot {
    /// The day by which piles are ordered: when it should close, or was closed.
    pub day: Option<Date>,
    /// Which.
    pub id: OpportunityId,
}

/// A possible sale as the board shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealCard {
    /// Which.
    pub id: OpportunityId,
    /// To whom.
    pub client: ClientId,
    /// What the client is called.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// Its stage.
    pub stage: String,
    /// Since when it is in it.
    pub stage_since: Date,
    /// When anything of it was last changed.
    pub moved_on: Date,
    /// What it would bring.
    pub amount: Option<Money>,
    /// Its own chance.
    pub probability: Option<u8>,
    /// When it should close.
    pub expect_on: Option<Date>,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// Why.
    pub why: Option<CloseReason>,
}

impl DealCard {
    /// Where it stands in its pile.
    #[must_use]
    pub fn spot(&self) -> CardSpot {
        CardSpot { day: self.closed_on.or(self.expect_on), id: self.id }
    }

    /// Whether the day on which it was expected to be won has come.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.closed_on.is_none() && self.expect_on.is_some_and(|on| on <= today)
    }
}

/// Whose cards lie in a pile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PileOf<'a> {
    /// What is open in a stage, what should close first before all.
    Stage(&'a str),
    /// What was won or lost since a day, newest first.
    Closed(&'a str, Date),
}

impl Reader<'_> {
    fn trash(self) -> Result<HashSet<i64>> {
        let mut statement = self.conn.prepare_cached(TRASH)?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Shows everything that is open.
    pub fn each_open_deal(self, mut show: impl FnMut(&Deal)) -> Result<()> {
        let trash = self.trash()?;
        let mut statement = self.conn.prepare_cached(OPEN)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if trash.contains(&row.get("client_id")?) {
                continue;
            }
            let stage = row.get_ref("stage")?;
            show(&Deal {
                stage: stage.as_str().unwrap_or(""),
                amount: amount(row)?,
                probability: row.get("probability")?,
                expect_on: opt_day(row, "expect_on")?,
                terms: row.get("terms")?,
            });
        }
        Ok(())
    }

    /// Shows everything that came into this stage, won or lost, from one day to another.
    pub fn each_closed(
        self,
        stage: &str,
        from: Date,
        to: Date,
        mut show: impl FnMut(Option<Money>, Date),
    ) -> Result<()> {
        let trash = self.trash()?;
        let mut statement = self.conn.prepare_cached(CLOSED)?;
        let mut rows = statement.query([stage, &from.to_string(), &to.to_string()])?;
        while let Some(row) = rows.next()? {
            if !trash.contains(&row.get("client_id")?) {
                show(amount(row)?, day(row, "closed_on")?);
            }
        }
        Ok(())
    }

    /// Shows everything that was sold, with the day by which it has to be paid, and is not: below zero what was brought
    /// back.
    pub fn each_due(self, mut show: impl FnMut(Money, Date)) -> Result<()> {
        let trash = self.trash()?;
        let mut statement = self.conn.prepare_cached(DUE)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            if !trash.contains(&row.get("client_id")?) {
                show(Money { minor: row.get("total")?, currency: currency(row)? }, day(row, "due_on")?);
            }
        }
        Ok(())
    }

    /// What the moves of all tell.
    pub fn measured(self) -> Result<Measuring> {
        let mut outcomes = HashMap::new();
        let mut statement = self.conn.prepare_cached(OUTCOMES)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            outcomes.insert(row.get::<_, i64>(0)?, row.get_ref(1)?.as_str().is_ok_and(|stage| stage == WON));
        }
        let mut measuring = Measuring::default();
        let mut statement = self.conn.prepare_cached(MOVES)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, on) = (row.get(0)?, day(row, 1)?);
            let stage = row.get_ref(2)?;
            measuring.moved((id, outcomes.get(&id).copied()), stage.as_str().unwrap_or(""), on);
        }
        Ok(measuring)
    }

    /// Up to `limit` cards of a pile after or before a place in it, or from its beginning or its end; in its order.
    pub fn cards(
        self,
        pile: PileOf,
        from: Option<CardSpot>,
        direction: Direction,
        limit: usize,
    ) -> Result<Vec<DealCard>> {
        let (stage, since) = match pile {
            PileOf::Stage(stage) => (stage, None),
            PileOf::Closed(stage, since) => (stage, Some(since)),
        };
        // Piles of what is open have a part with days, and behind it one without.
        let dated = from.is_none_or(|from| from.day.is_some());
        let parts: &[usize] = match (since, direction, dated, from) {
            (Some(_), ..) => &[2],
            (None, Direction::After, true, _) => &[0, 1],
            (None, Direction::After, false, _) => &[1],
            (None, Direction::Before, _, None) | (None, Direction::Before, false, _) => &[1, 0],
            (None, Direction::Before, true, Some(_)) => &[0],
        };
        let mut cards: Vec<DealCard> = Vec::new();
        for (n, part) in parts.iter().enumerate() {
            let left = limit.saturating_sub(cards.len());
            if left == 0 {
                break;
            }
            // Beyond the first part one begins at its end.
            let from = from.filter(|_| n == 0);
            let forwards = direction == Direction::After;
            // What is closed stands the other way round: the newest is first.
            let ends_high = forwards == (*part == 2);
            let (last_day, last_id) = if ends_high { ("9999-12-31", i64::MAX) } else { ("", i64::MIN) };
            let edge = from.and_then(|from| from.day).map_or_else(|| last_day.to_owned(), |day| day.to_string());
            let id = from.map_or(last_id, |from| from.id.0);
            let sql = CARDS[*part][usize::from(!forwards)];
            let mut statement = self.conn.prepare_cached(sql)?;
            let found = match since {
                Some(since) => statement
                    .query_map((stage, edge, id, clamp(left), since.to_string()), card)?
                    .collect::<rusqlite::Result<Vec<_>>>()?,
                None => {
                    statement.query_map((stage, edge, id, clamp(left)), card)?.collect::<rusqlite::Result<Vec<_>>>()?
                }
            };
            cards.extend(found);
        }
        if direction == Direction::Before {
            cards.reverse();
        }
        Ok(cards)
    }
}

fn amount(row: &Row) -> rusqlite::Result<Option<Money>> {
    let minor: Option<i64> = row.get("amount")?;
    let currency: Currency = currency(row)?;
    Ok(minor.map(|minor| Money { minor, currency }))
}

fn card(row: &Row) -> rusqlite::Result<DealCard> {
    Ok(DealCard {
        id: OpportunityId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        name: row.get("name")?,
        title: row.get("title")?,
        stage: row.get("stage")?,
        stage_since: day(row, "stage_since")?,
        moved_on: day(row, "moved_on")?,
        amount: amount(row)?,
        probability: row.get("probability")?,
        expect_on: opt_day(row, "expect_on")?,
        closed_on: opt_day(row, "closed_on")?,
        why: opt_code(row, "why")?,
    })
}
