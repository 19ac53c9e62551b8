//! What is planned for a day, who is wanted in a zone, and what was announced already.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use rusqlite::{Connection, params};

use super::error::Result;
use super::notes;
use super::read::follow_up;
use super::row::stored_time;
use crate::domain::{ClientId, FollowUp};

/// What is planned for a day with clients who are not put away, in the order of the day.
pub(super) const OF_DAY: &str = "SELECT f.* FROM follow_up f CROSS JOIN client c ON c.id = f.client_id
    WHERE f.state = 'open' AND f.due_on = ?1 AND c.shelf = 'current'
    ORDER BY f.due_on, f.due_at IS NULL, f.due_at, f.id";

/// The appointments of a day from an hour on, as [`OF_DAY`].
pub(super) const TIMED: &str =
    "SELECT f.* FROM follow_up f INDEXED BY follow_up_by_day CROSS JOIN client c ON c.id = f.client_id
    WHERE f.state = 'open' AND f.due_on = ?1 AND (f.due_at IS NULL) = 0 AND f.due_at >= ?2 AND c.shelf = 'current'
    ORDER BY f.due_at, f.id LIMIT ?3";

/// Those who are wanted on a day in a zone, who was wanted first before the others.
pub(super) const WANTED_IN: &str =
    "SELECT l.client_id FROM light l INDEXED BY light_wanted CROSS JOIN client c ON c.id = l.client_id
    WHERE l.counted = 1 AND l.wanted_on <= ?1 AND c.zone = ?2 ORDER BY l.wanted_on, l.client_id";

pub(super) fn of_day(conn: &Connection, day: Date) -> Result<Vec<FollowUp>> {
    let mut statement = conn.prepare_cached(OF_DAY)?;
    Ok(statement.query_map([day.to_string()], follow_up)?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn timed(conn: &Connection, day: Date, from: Time, limit: usize) -> Result<Vec<FollowUp>> {
    let mut statement = conn.prepare_cached(TIMED)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![day.to_string(), stored_time(from), limit], follow_up)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn wanted_in(conn: &Connection, day: Date, zone: &str) -> Result<Vec<ClientId>> {
    let mut statement = conn.prepare_cached(WANTED_IN)?;
    let clients = statement.query_map([&day.to_string(), zone], |row| Ok(ClientId(row.get(0)?)))?;
    Ok(clients.collect::<rusqlite::Result<_>>()?)
}

/// Every zone as it is written, each once.
pub(super) fn zones(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached("SELECT zone FROM client WHERE shelf = 'current' AND zone IS NOT NULL")?;
    let zones = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<BTreeSet<String>>>()?;
    Ok(zones.into_iter().collect())
}

/// Where it is kept what was announced.
const ANNOUNCED: &str = "announced";

pub(super) fn announced(conn: &Connection) -> Result<Option<String>> {
    notes::meta(conn, ANNOUNCED)
}

pub(super) fn set_announced(conn: &Connection, told: &str) -> Result<()> {
    notes::set_meta(conn, ANNOUNCED, told)
}
