//! A client as lists show it, put together from its row, its light and its next step; and what commands tell beside that.

use jiff::civil::{Date, Time};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row};

use super::error::Result;
use super::lights::{self, StoredLight};
use super::row::{LastWord, code, day, moment, opt_code, opt_day, opt_time};
use crate::domain::{ClientId, InteractionId, Kind};

/// A client as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRow {
    /// Which.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// Its company, or its first contact when it is a company; in lists of the day its company alone.
    pub company: Option<String>,
    /// Its city.
    pub city: Option<String>,
    /// Its light.
    pub light: StoredLight,
    /// Its next step.
    pub next: Option<NextStep>,
    /// The day of what happened last.
    pub last_on: Option<Date>,
}

/// A client's earliest open follow-up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The day.
    pub due_on: Date,
    /// The hour, for an appointment.
    pub due_at: Option<Time>,
    /// How.
    pub channel: Kind,
    /// What for.
    pub purpose: String,
}

/// A row of a list. Its columns are taken by their place, which for fifty rows a key costs half of what names do.
pub(super) const ROW: &str = "
SELECT c.id, c.name, c.city, c.company, f.due_on, f.due_at, f.channel, f.purpose, nullif(l.last_on, ''),
  l.counted, l.yellow_on, l.yellow_why, l.red_on, l.red_why, l.on_track, l.attempts
FROM client c
LEFT JOIN light l ON l.client_id = c.id
LEFT JOIN follow_up f ON f.id = l.next_id
WHERE c.id = ?1";

/// A client's first contact.
pub(super) const FIRST: &str = "SELECT name FROM contact WHERE client_id = ?1 ORDER BY position, id LIMIT 1";

/// What happened last with a client.
pub(super) const LAST: &str = "
SELECT i.id, i.at, i.kind, i.outcome, i.text FROM light l JOIN interaction i ON i.id = l.last_id WHERE l.client_id = ?1";

/// The channel that a client prefers, or else its first.
pub(super) const REACH: &str = "
SELECT coalesce((SELECT value FROM channel WHERE client_id = ?1 AND preferred = 1 ORDER BY position, id LIMIT 1),
  (SELECT value FROM channel WHERE client_id = ?1 ORDER BY position, id LIMIT 1))";

/// Fills in the rows of a window.
pub(super) fn rows(conn: &Connection, clients: impl Iterator<Item = ClientId>) -> Result<Vec<ClientRow>> {
    let mut rows = day_rows(conn, clients)?;
    for row in rows.iter_mut().filter(|row| row.company.is_none()) {
        row.company = first_contact(conn, row.id)?;
    }
    Ok(rows)
}

/// Fills in rows of the day, which says what for and not through whom: a fifth of what is read would go into that.
pub(super) fn day_rows(conn: &Connection, clients: impl Iterator<Item = ClientId>) -> Result<Vec<ClientRow>> {
    let mut statement = conn.prepare_cached(ROW)?;
    clients.map(|client| Ok(statement.query_row([client.0], client_row)?)).collect()
}

fn client_row(row: &Row) -> rusqlite::Result<ClientRow> {
    let planned = row.get_ref(4)? != ValueRef::Null;
    Ok(ClientRow {
        id: ClientId(row.get(0)?),
        name: row.get(1)?,
        city: row.get(2)?,
        company: row.get(3)?,
        next: planned.then(|| next_step(row)).transpose()?,
        last_on: opt_day(row, 8)?,
        light: lights::stored(row, 9)?,
    })
}

fn next_step(row: &Row) -> rusqlite::Result<NextStep> {
    Ok(NextStep { due_on: day(row, 4)?, due_at: opt_time(row, 5)?, channel: code(row, 6)?, purpose: row.get(7)? })
}

/// The name of a client's first contact, if it has any.
pub(super) fn first_contact(conn: &Connection, client: ClientId) -> Result<Option<String>> {
    Ok(conn.prepare_cached(FIRST)?.query_row([client.0], |row| row.get(0)).optional()?)
}

/// What happened last with a client, if anything did.
pub(super) fn last_word(conn: &Connection, client: ClientId) -> Result<Option<LastWord>> {
    let word = |row: &Row| {
        let (id, at) = (InteractionId(row.get(0)?), moment(row, 1)?);
        Ok(LastWord { id, at, kind: code(row, 2)?, outcome: opt_code(row, 3)?, text: row.get(4)? })
    };
    Ok(conn.prepare_cached(LAST)?.query_row([client.0], word).optional()?)
}

/// The channel that a client prefers, or else its first.
pub(super) fn reach(conn: &Connection, client: ClientId) -> Result<Option<String>> {
    Ok(conn.prepare_cached(REACH)?.query_row([client.0], |row| row.get(0))?)
}
