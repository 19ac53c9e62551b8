//! The day as it is worked: who is wanted and how urgently, who was attended to, who was passed over.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rusqlite::Connection;

use super::error::Result;
use super::row::{day, opt_day, opt_time};
use crate::domain::ClientId;
use crate::domain::calendar::later;
use crate::domain::urgency::Standpoint;

/// Everybody whose light asks for contact on `today`, in no order; read from the index alone.
pub(super) fn wanted(conn: &Connection, today: Date) -> Result<Vec<(ClientId, Standpoint)>> {
    let mut statement = conn.prepare_cached(
        "SELECT client_id, wanted_on, red_on, next_on, next_at, pull, ideal
         FROM light INDEXED BY light_wanted WHERE counted = 1 AND wanted_on <= ?1",
    )?;
    let wanted = statement.query_map([today.to_string()], |row| {
        let at = Standpoint {
            wanted_on: day(row, 1)?,
            red_on: opt_day(row, 2)?,
            next_on: opt_day(row, 3)?,
            next_at: opt_time(row, 4)?,
            pull: row.get(5)?,
            ideal: row.get(6)?,
        };
        Ok((ClientId(row.get(0)?), at))
    })?;
    Ok(wanted.collect::<rusqlite::Result<_>>()?)
}

/// The clients with whom contact was sought on `today`, or something planned was done.
pub(super) fn attended(conn: &Connection, today: Date) -> Result<BTreeSet<ClientId>> {
    let mut statement = conn.prepare_cached(
        "SELECT client_id FROM interaction WHERE at >= ?1 AND at < ?2 AND kind <> 'note'
         UNION ALL
         SELECT client_id FROM follow_up WHERE closed_on = ?1 AND state = 'done'",
    )?;
    let ids = statement.query_map([today.to_string(), later(today, 1).to_string()], |row| row.get(0).map(ClientId))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Who was passed over on `today`, each with a number that grows: the larger, the later.
pub(super) fn skipped(conn: &Connection, today: Date) -> Result<BTreeMap<ClientId, i64>> {
    let mut statement = conn.prepare_cached("SELECT client_id, max(id) FROM skip WHERE day = ?1 GROUP BY client_id")?;
    let skipped = statement.query_map([today.to_string()], |row| Ok((ClientId(row.get(0)?), row.get(1)?)))?;
    Ok(skipped.collect::<rusqlite::Result<_>>()?)
}
