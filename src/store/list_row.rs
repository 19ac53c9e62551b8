//! A client as lists show it, put together from its row, its light, its next step and what happened last.

use jiff::civil::{Date, Time};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::error::Result;
use super::lights::{self, StoredLight};
use super::row::{LastWord, code, day, moment, opt_code, opt_time};
use crate::domain::{ClientId, InteractionId, Kind};

/// A client as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRow {
    /// Which.
    pub id: ClientId,
    /// Its name.
    pub name: String,
    /// Its company, or its first contact when it is a company.
    pub company: Option<String>,
    /// Its city.
    pub city: Option<String>,
    /// Its light.
    pub light: StoredLight,
    /// Its next step.
    pub next: Option<NextStep>,
    /// What happened last.
    pub last: Option<LastWord>,
    /// The channel that it prefers, or else its first number.
    pub reach: Option<String>,
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
SELECT c.id, c.name, c.city,
  coalesce(c.company, (SELECT name FROM contact WHERE client_id = c.id ORDER BY position, id LIMIT 1)),
  coalesce((SELECT value FROM channel WHERE client_id = c.id AND preferred = 1 ORDER BY position, id LIMIT 1),
    (SELECT value FROM channel WHERE client_id = c.id ORDER BY position, id LIMIT 1)),
  f.due_on, f.due_at, f.channel, f.purpose,
  i.id, i.at, i.kind, i.outcome, i.text,
  l.counted, l.yellow_on, l.yellow_why, l.red_on, l.red_why, l.on_track, l.attempts
FROM client c
LEFT JOIN light l ON l.client_id = c.id
LEFT JOIN follow_up f ON f.id = l.next_id
LEFT JOIN interaction i ON i.id = l.last_id
WHERE c.id = ?1";

/// Fills in the rows of a window.
pub(super) fn rows(conn: &Connection, clients: impl Iterator<Item = ClientId>) -> Result<Vec<ClientRow>> {
    let mut statement = conn.prepare_cached(ROW)?;
    clients.map(|client| Ok(statement.query_row([client.0], client_row)?)).collect()
}

fn client_row(row: &Row) -> rusqlite::Result<ClientRow> {
    let planned = row.get_ref(5)? != ValueRef::Null;
    let last: Option<i64> = row.get(9)?;
    Ok(ClientRow {
        id: ClientId(row.get(0)?),
        name: row.get(1)?,
        city: row.get(2)?,
        company: row.get(3)?,
        reach: row.get(4)?,
        next: planned.then(|| next_step(row)).transpose()?,
        last: last.map(|id| last_word(row, InteractionId(id))).transpose()?,
        light: lights::stored(row, 14)?,
    })
}

fn next_step(row: &Row) -> rusqlite::Result<NextStep> {
    Ok(NextStep { due_on: day(row, 5)?, due_at: opt_time(row, 6)?, channel: code(row, 7)?, purpose: row.get(8)? })
}

fn last_word(row: &Row, id: InteractionId) -> rusqlite::Result<LastWord> {
    Ok(LastWord { id, at: moment(row, 10)?, kind: code(row, 11)?, outcome: opt_code(row, 12)?, text: row.get(13)? })
}
