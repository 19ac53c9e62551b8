//! What happened on a day, what was promised on it, and what is planned for it.

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::error::Result;
use super::read;
use super::row::{code, day, opt_code};
use crate::domain::calendar::later;
use crate::domain::{FollowUp, Kind, Outcome};

/// A follow-up with the name of its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Whose.
    pub client: String,
    /// What is planned.
    pub follow_up: FollowUp,
}

/// What happened on a day: one entry for each interaction.
pub(super) fn happened(conn: &Connection, on: Date) -> Result<Vec<(Kind, Option<Outcome>)>> {
    let mut statement = conn.prepare_cached("SELECT kind, outcome FROM interaction WHERE at >= ?1 AND at < ?2")?;
    let happened = statement
        .query_map([on.to_string(), later(on, 1).to_string()], |row| Ok((code(row, 0)?, opt_code(row, 1)?)))?;
    Ok(happened.collect::<rusqlite::Result<_>>()?)
}

/// How many follow-ups that were due by a day were done on it.
pub(super) fn done(conn: &Connection, on: Date) -> Result<usize> {
    let count: i64 = conn
        .prepare_cached("SELECT count(*) FROM follow_up WHERE closed_on = ?1 AND state = 'done' AND due_on <= ?1")?
        .query_row([on.to_string()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// How many follow-ups that are due by a day are open, of clients that take part.
pub(super) fn due(conn: &Connection, by: Date) -> Result<usize> {
    let count: i64 = conn
        .prepare_cached(
            "SELECT count(*) FROM follow_up JOIN client ON client.id = follow_up.client_id
             WHERE follow_up.state = 'open' AND follow_up.due_on <= ?1 AND client.standing = 'active'",
        )?
        .query_row([by.to_string()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// What was promised on a day and is still open, in the order in which it was.
pub(super) fn promised(conn: &Connection, on: Date) -> Result<Vec<Planned>> {
    let mut statement = conn.prepare_cached(
        "SELECT follow_up.*, client.name FROM follow_up JOIN client ON client.id = follow_up.client_id
         WHERE follow_up.made_on = ?1 AND follow_up.state = 'open' AND client.shelf = 'current'",
    )?;
    Ok(statement.query_map([on.to_string()], planned)?.collect::<rusqlite::Result<_>>()?)
}

/// What is planned for a day, in its order, of clients that take part.
pub(super) fn plans(conn: &Connection, on: Date) -> Result<Vec<Planned>> {
    let mut statement = conn.prepare_cached(
        "SELECT follow_up.*, client.name FROM follow_up INDEXED BY follow_up_by_day
         JOIN client ON client.id = follow_up.client_id
         WHERE follow_up.state = 'open' AND follow_up.due_on = ?1 AND client.standing = 'active'
         ORDER BY follow_up.due_on, follow_up.due_at IS NULL, follow_up.due_at, follow_up.id",
    )?;
    Ok(statement.query_map([on.to_string()], planned)?.collect::<rusqlite::Result<_>>()?)
}

/// How many follow-ups are planned for each day between two, both included; days without any are left out.
pub(super) fn loads(conn: &Connection, from: Date, to: Date) -> Result<Vec<(Date, usize)>> {
    let mut statement = conn.prepare_cached(
        "SELECT due_on, count(*) FROM follow_up WHERE state = 'open' AND due_on BETWEEN ?1 AND ?2 GROUP BY due_on",
    )?;
    let loads = statement.query_map([from.to_string(), to.to_string()], |row| {
        let count: i64 = row.get(1)?;
        Ok((day(row, 0)?, usize::try_from(count).unwrap_or(0)))
    })?;
    Ok(loads.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn planned(row: &Row) -> rusqlite::Result<Planned> {
    Ok(Planned { client: row.get("name")?, follow_up: read::follow_up(row)? })
}
