//! The zones that there are, and who is wanted in one.

use jiff::civil::Date;
use rusqlite::Connection;

use super::error::Result;
use crate::domain::ClientId;

/// Those who are wanted on a day in a zone, who was wanted first before the others.
pub(super) const WANTED_IN: &str =
    "SELECT l.client_id FROM light l INDEXED BY light_wanted CROSS JOIN client c ON c.id = l.client_id
    WHERE l.counted = 1 AND l.wanted_on <= ?1 AND c.zone = ?2 ORDER BY l.wanted_on, l.client_id";

pub(super) fn wanted_in(conn: &Connection, day: Date, zone: &str) -> Result<Vec<ClientId>> {
    let mut statement = conn.prepare_cached(WANTED_IN)?;
    let clients = statement.query_map([&day.to_string(), zone], |row| Ok(ClientId(row.get(0)?)))?;
    Ok(clients.collect::<rusqlite::Result<_>>()?)
}

/// Every zone as it is written, each once.
pub(super) fn zones(conn: &Connection) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT DISTINCT zone FROM client INDEXED BY client_in_zone WHERE zone IS NOT NULL AND shelf = 'current'",
    )?;
    let zones = statement.query_map([], |row| row.get(0))?;
    Ok(zones.collect::<rusqlite::Result<_>>()?)
}
