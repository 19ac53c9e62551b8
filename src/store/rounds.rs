//! What happened since a moment: by which a round of some clients knows whom it still has before it.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use super::error::Result;
use crate::domain::{ClientId, FollowUpId};

/// How far the file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub day: Date,
    /// The newest interaction.
    interaction: i64,
    /// The newest turn that was passed over.
    skip: i64,
}

pub(super) fn mark(conn: &Connection, day: Date) -> Result<Mark> {
    let newest = |sql| -> Result<i64> { Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?) };
    // The numbers that were given last, and not those of the last rows: what is undone and redone keeps its number.
    let interaction = newest("SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'interaction'")?;
    let skip = newest("SELECT ifnull(max(seq), 0) FROM sqlite_sequence WHERE name = 'skip'")?;
    Ok(Mark { day, interaction, skip })
}

/// With whom contact was sought since.
pub(super) fn contacted(conn: &Connection, since: &Mark) -> Result<BTreeSet<ClientId>> {
    clients(conn, "SELECT client_id FROM interaction WHERE id > ?1 AND kind <> 'note'", since.interaction)
}

/// Who was passed over since.
pub(super) fn skipped(conn: &Connection, since: &Mark) -> Result<BTreeSet<ClientId>> {
    clients(conn, "SELECT client_id FROM skip WHERE id > ?1", since.skip)
}

fn clients(conn: &Connection, sql: &str, after: i64) -> Result<BTreeSet<ClientId>> {
    let mut statement = conn.prepare_cached(sql)?;
    let clients = statement.query_map([after], |row| row.get(0).map(ClientId))?;
    Ok(clients.collect::<rusqlite::Result<_>>()?)
}

/// What was done on that day or later, and whose it is.
pub(super) fn done(conn: &Connection, since: &Mark) -> Result<Vec<(FollowUpId, ClientId)>> {
    let mut statement =
        conn.prepare_cached("SELECT id, client_id FROM follow_up WHERE closed_on >= ?1 AND state = 'done'")?;
    let done =
        statement.query_map([since.day.to_string()], |row| Ok((FollowUpId(row.get(0)?), ClientId(row.get(1)?))))?;
    Ok(done.collect::<rusqlite::Result<_>>()?)
}

/// The day of the last interaction of a current client, empty for never; `None` for one who is put away or gone.
pub(super) fn last_contact(conn: &Connection, client: ClientId) -> Result<Option<String>> {
    let mut statement = conn.prepare_cached("SELECT last_on FROM light WHERE client_id = ?1 AND shelf = 'current'")?;
    Ok(statement.query_row([client.0], |row| row.get(0)).optional()?)
}
