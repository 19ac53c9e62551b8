//! Possible sales and clients who went away.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::Connection;

use crate::domain::opportunity::CloseReason;
use crate::domain::report::Period;
use crate::domain::{ClientId, LossReason, Money, OpportunityId};
use crate::store::Store;
use crate::store::error::Result;
use crate::store::row::{Parsed, day, opt_code, opt_day};

/// A possible sale, as far as reports go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deal {
    /// Which.
    pub id: OpportunityId,
    /// Whose.
    pub client: ClientId,
    /// In which stage.
    pub stage: String,
    /// When it began.
    pub opened_on: Date,
    /// When it was won or lost.
    pub closed_on: Option<Date>,
    /// What it would bring.
    pub amount: Option<Money>,
    /// Why it was won or lost.
    pub why: Option<CloseReason>,
}

/// A client who went away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostRow {
    /// Who.
    pub client: ClientId,
    /// Why.
    pub why: Option<LossReason>,
    /// All that it had bought, in the house currency.
    pub total: i64,
}

/// All possible sales: there are as many as are worth looking at, and every one of them counts somewhere.
pub(in crate::store) const DEALS: &str = "SELECT id, client_id, stage, opened_on, closed_on, amount, currency, why
  FROM opportunity WHERE client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed')";
pub(in crate::store) const MOVES: &str =
    "SELECT opportunity_id, stage FROM opportunity_move INDEXED BY opportunity_move_of_opportunity";
pub(in crate::store) const LOST: &str = "SELECT c.id, c.left_why, ifnull(v.total, 0)
  FROM client c INDEXED BY client_by_loss LEFT JOIN value v ON v.client_id = c.id
  WHERE c.shelf IN ('current', 'archived') AND c.left_on BETWEEN ?1 AND ?2";

impl Store {
    /// Shows every possible sale there is or was.
    pub fn each_deal(&self, mut see: impl FnMut(Deal)) -> Result<()> {
        deals(&self.conn, &mut see)
    }

    /// The stages that each of these possible sales came into.
    pub fn stages_of<'d>(
        &self,
        deals: impl IntoIterator<Item = &'d OpportunityId>,
    ) -> Result<HashMap<OpportunityId, Vec<String>>> {
        let mut stages: HashMap<_, Vec<String>> = deals.into_iter().map(|deal| (*deal, Vec::new())).collect();
        moves(&self.conn, &mut |deal, stage| {
            if let Some(stages) = stages.get_mut(&deal) {
                stages.push(stage.to_owned());
            }
        })?;
        Ok(stages)
    }

    /// Who went away in a period.
    pub fn lost_in(&self, period: Period) -> Result<Vec<LostRow>> {
        lost(&self.conn, period)
    }
}

pub(super) fn deals(conn: &Connection, see: &mut dyn FnMut(Deal)) -> Result<()> {
    let mut statement = conn.prepare_cached(DEALS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let currency = row.get::<_, Parsed<_>>(6)?.0;
        see(Deal {
            id: OpportunityId(row.get(0)?),
            client: ClientId(row.get(1)?),
            stage: row.get(2)?,
            opened_on: day(row, 3)?,
            closed_on: opt_day(row, 4)?,
            amount: row.get::<_, Option<i64>>(5)?.map(|minor| Money { minor, currency }),
            why: opt_code(row, 7)?,
        });
    }
    Ok(())
}

pub(super) fn moves(conn: &Connection, see: &mut dyn FnMut(OpportunityId, &str)) -> Result<()> {
    let mut statement = conn.prepare_cached(MOVES)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        see(OpportunityId(row.get(0)?), row.get_ref(1)?.as_str().unwrap_or_default());
    }
    Ok(())
}

pub(super) fn lost(conn: &Connection, period: Period) -> Result<Vec<LostRow>> {
    let mut statement = conn.prepare_cached(LOST)?;
    let lost = statement.query_map([period.from.to_string(), period.to.to_string()], |row| {
        Ok(LostRow { client: ClientId(row.get(0)?), why: opt_code(row, 1)?, total: row.get(2)? })
    })?;
    Ok(lost.collect::<rusqlite::Result<_>>()?)
}
