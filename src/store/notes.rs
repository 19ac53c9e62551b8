//! Small things that the file keeps beside the facts: half-typed forms, and what the program must remember.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Result;
use super::write::Write;
use crate::domain::ClientId;

/// A half-typed form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which form, of whom.
    pub key: String,
    /// Its content, as the form wrote it.
    pub body: String,
    /// When, in UTC (RFC 3339).
    pub saved_at: String,
}

pub(super) fn keep_draft(conn: &Connection, key: &str, body: &str, at: &str) -> Result<()> {
    conn.prepare_cached("INSERT OR REPLACE INTO draft (key, body, saved_at) VALUES (?1, ?2, ?3)")?
        .execute(params![key, body, at])?;
    Ok(())
}

pub(super) fn drop_draft(conn: &Connection, key: &str) -> Result<()> {
    conn.prepare_cached("DELETE FROM draft WHERE key = ?1")?.execute([key])?;
    Ok(())
}

impl Write<'_> {
    /// Forgets a half-typed form, since what was typed is saved with what is written.
    pub fn drop_draft(&mut self, key: &str) -> Result<()> {
        drop_draft(self.conn(), key)
    }
}

pub(super) fn drafts(conn: &Connection) -> Result<Vec<Draft>> {
    let mut statement = conn.prepare_cached("SELECT key, body, saved_at FROM draft ORDER BY saved_at DESC, key")?;
    let drafts = statement.query_map([], |row| {
        Ok(Draft { key: row.get("key")?, body: row.get("body")?, saved_at: row.get("saved_at")? })
    })?;
    Ok(drafts.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn meta(conn: &Connection, key: &str) -> Result<Option<String>> {
    Ok(conn.prepare_cached("SELECT value FROM meta WHERE key = ?1")?.query_row([key], |row| row.get(0)).optional()?)
}

pub(super) fn set_meta(conn: &Connection, key: &str, value: &str) -> Result<()> {
    conn.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")?.execute([key, value])?;
    Ok(())
}

pub(super) fn drop_meta(conn: &Connection, key: &str) -> Result<()> {
    conn.prepare_cached("DELETE FROM meta WHERE key = ?1")?.execute([key])?;
    Ok(())
}

pub(super) fn tidy(conn: &Connection) -> Result<()> {
    conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
    Ok(())
}

/// What was said with a client, newest first, as far as it has a text.
pub(super) fn said_with(conn: &Connection, client: ClientId, limit: usize) -> Result<Vec<String>> {
    let mut statement = conn.prepare_cached(
        "SELECT text FROM interaction WHERE client_id = ?1 AND text <> '' ORDER BY at DESC, id DESC LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    Ok(statement.query_map(params![client.0, limit], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
