//! What this file and a shared folder agreed upon, and what changed here since.
//!
//! What comes in is journalled with what both sides agreed upon, so that undoing it lets it come in again. What goes out
//! is no operation of the user's: it may change the same rows at any time, so undoing never insists on finding them as
//! they were, and never puts back that a file was there.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::error::{Result, StoreError};
use super::notes;
use super::read::Reader;
use super::row::stored_time;
use super::write::Write;
use crate::domain::{Code, FollowUp};

/// A file whose text both sides had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synced {
    /// Its row.
    pub id: i64,
    /// In which of the folders.
    pub folder: String,
    /// Its name there.
    pub file: String,
    /// What its record is called.
    pub uid: String,
    /// What changes with the file.
    pub mark: String,
}

/// What both sides had when they agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The text that was there.
    pub body: String,
    /// How we wrote the record ourselves.
    pub ours: String,
}

/// A row that changed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stirred {
    /// Its table.
    pub table: String,
    /// Its number.
    pub row: i64,
    /// The client to whom it belongs.
    pub client: Option<i64>,
    /// The interaction, purchase or opportunity of which it is a part.
    pub part_of: Option<i64>,
    /// When that was, in UTC (RFC 3339); `None` where it was undone or redone, nobody knows when.
    pub at: Option<String>,
}

/// Where it is kept up to which change both sides are even.
const UNTIL: &str = "synced_until";
/// The rows that were changed since, each with what it belongs to.
pub(super) const STIRRED: &str = "SELECT c.entity, c.row_id, coalesce(c.new, c.old), o.at
    FROM change c CROSS JOIN operation o ON o.id = c.operation_id WHERE c.id > ?1";
/// The rows of what was undone or redone since.
pub(super) const TRAVELLED: &str = "SELECT c.entity, c.row_id, coalesce(c.new, c.old), NULL
    FROM travelled t CROSS JOIN change c ON c.operation_id = t.operation_id";
pub(super) const AGREED: &str = "SELECT body, ifnull(ours, body) FROM synced WHERE id = ?1";

impl Reader<'_> {
    /// The files of all folders whose text both sides had.
    pub fn synced(&self) -> Result<Vec<Synced>> {
        let mut statement =
            self.conn.prepare_cached("SELECT id, folder, file, uid, mark FROM synced NOT INDEXED ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            let (id, folder, file) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Synced { id, folder, file, uid: row.get(3)?, mark: row.get(4)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What both sides had when they agreed.
    pub fn agreed(&self, id: i64) -> Result<Agreed> {
        let mut statement = self.conn.prepare_cached(AGREED)?;
        Ok(statement.query_row([id], |row| Ok(Agreed { body: row.get(0)?, ours: row.get(1)? }))?)
    }

    /// Up to which change both sides are even; `None` as long as nothing was synchronised.
    pub fn synced_until(&self) -> Result<Option<i64>> {
        Ok(notes::meta(self.conn, UNTIL)?.and_then(|id| id.parse().ok()))
    }

    /// The number of the newest change.
    pub fn newest_change(&self) -> Result<i64> {
        let mut statement = self.conn.prepare_cached("SELECT ifnull(max(id), 0) FROM change")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The rows that changed after a change, and those of what was undone or redone since both sides were even: each once,
    /// as it was changed last.
    pub fn stirred(&self, since: i64) -> Result<Vec<Stirred>> {
        let mut rows = BTreeMap::new();
        for (sql, since) in [(STIRRED, Some(since)), (TRAVELLED, None)] {
            let mut statement = self.conn.prepare_cached(sql)?;
            let mut found = statement.query(rusqlite::params_from_iter(since))?;
            while let Some(row) = found.next()? {
                let (table, id, image): (String, i64, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
                if table == "synced" {
                    continue;
                }
                let image: serde_json::Value =
                    image.and_then(|image| serde_json::from_str(&image).ok()).unwrap_or_default();
                let owner = match &*table {
                    "topic" => "interaction_id",
                    "purchase_line" => "purchase_id",
                    "opportunity_line" | "opportunity_move" => "opportunity_id",
                    _ => "",
                };
                let client = if table == "client" { Some(id) } else { image["client_id"].as_i64() };
                let stirred =
                    Stirred { row: id, client, part_of: image[owner].as_i64(), at: row.get(3)?, table: table.clone() };
                rows.insert((table, id), stirred);
            }
        }
        Ok(rows.into_values().collect())
    }
}

impl Write<'_> {
    /// Notes what both sides have now. `ours` is how we write the record ourselves.
    pub fn agree(&mut self, (folder, file): (&str, &str), uid: &str, agreed: &Agreed, mark: &str) -> Result<()> {
        let ours = Some(&agreed.ours).filter(|ours| **ours != agreed.body);
        self.conn
            .prepare_cached(
                "INSERT INTO synced (folder, file, uid, body, ours, mark) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (folder, uid) DO UPDATE
                 SET (file, body, ours, mark) = (excluded.file, excluded.body, excluded.ours, excluded.mark)",
            )?
            .execute(params![folder, file, uid, agreed.body, ours, mark])?;
        Ok(())
    }

    /// Notes that a file changed and its text did not.
    pub fn remark(&mut self, id: i64, mark: &str) -> Result<()> {
        self.conn.prepare_cached("UPDATE synced SET mark = ?2 WHERE id = ?1")?.execute(params![id, mark])?;
        Ok(())
    }

    /// Forgets that both sides had a file.
    pub fn disagree(&mut self, id: i64) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM synced WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Both sides are even up to this change, and in what was undone and redone.
    pub fn even_until(&mut self, change: i64) -> Result<()> {
        notes::set_meta(self.conn, UNTIL, &change.to_string())?;
        // Every row of it: that is cheaper than to ask which.
        self.conn.prepare_cached("DELETE FROM travelled")?.execute([])?;
        Ok(())
    }

    /// Writes a follow-up in any state as it is given, and the day on which it was closed; its client stays who it is.
    pub fn put_follow_up(&mut self, follow_up: &FollowUp, closed_on: Option<Date>) -> Result<()> {
        let before = self.read().follow_up(follow_up.id)?;
        let series = follow_up.series.as_ref();
        self.conn
            .prepare_cached(
                "UPDATE follow_up SET (due_on, due_at, channel, purpose, state, snoozes, planned_on, made_on, rule,
                   series_from, lead, opportunity_id, step, template, unsaid, closed_on)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17) WHERE id = ?1",
            )?
            .execute(params![
                follow_up.id.0,
                follow_up.due_on.to_string(),
                follow_up.due_at.map(stored_time),
                follow_up.channel.code(),
                follow_up.purpose,
                follow_up.state.code(),
                follow_up.snoozes,
                follow_up.planned_on.to_string(),
                follow_up.made_on.map(|day| day.to_string()),
                series.map(|series| series.rule.to_string()),
                series.map(|series| series.from.to_string()),
                follow_up.lead,
                follow_up.opportunity.map(|opportunity| opportunity.0),
                follow_up.step,
                follow_up.template,
                follow_up.unsaid,
                closed_on.map(|day| day.to_string()),
            ])?;
        self.touch([before.client].into(), [].into());
        Ok(())
    }
}

/// The day on which a follow-up was closed.
pub(super) fn closed_on(conn: &Connection, id: i64) -> Result<Option<Date>> {
    let day: Option<String> =
        conn.prepare_cached("SELECT closed_on FROM follow_up WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    Ok(day.and_then(|day| day.parse().ok()))
}

impl Reader<'_> {
    /// The day on which a follow-up was done or called off.
    pub fn closed_on(&self, id: crate::domain::FollowUpId) -> Result<Option<Date>> {
        closed_on(self.conn, id.0)
    }

    /// The numbers of all rows of a table that has records which are told, without those of clients in the trash.
    pub fn told(&self, entity: super::Entity) -> Result<Vec<i64>> {
        let table = entity.table();
        let sql = if entity == super::Entity::Client {
            "SELECT id FROM client WHERE standing <> 'trashed' ORDER BY id".to_owned()
        } else {
            format!(
                "SELECT t.id FROM {table} t JOIN client c ON c.id = t.client_id WHERE c.standing <> 'trashed' ORDER BY t.id"
            )
        };
        let mut statement = self.conn.prepare_cached(&sql)?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The numbers of the rows of such a table that belong to a client.
    pub fn told_of(&self, entity: super::Entity, client: i64) -> Result<Vec<i64>> {
        let owner = if entity == super::Entity::Client { "id" } else { "client_id" };
        let sql = format!("SELECT id FROM {} WHERE {owner} = ?1 ORDER BY id", entity.table());
        let mut statement = self.conn.prepare_cached(&sql)?;
        Ok(statement.query_map([client], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

/// Puts back what both sides had, when what came in is undone or redone: as far as nothing went out since. Where a file
/// came in that is not to be here any more, it is forgotten, so that it comes in again; that one was there is never
/// said anew.
pub(super) fn put_back(conn: &Connection, id: i64, from: Option<&str>, to: Option<&str>) -> Result<()> {
    let parse = |image: Option<&str>| -> Result<serde_json::Value> {
        image.map_or(Ok(serde_json::Value::Null), |image| serde_json::from_str(image).map_err(|_| StoreError::Conflict))
    };
    let (before, after) = (parse(from)?, parse(to)?);
    if to.is_none() {
        conn.prepare_cached("DELETE FROM synced WHERE id = ?1")?.execute([id])?;
        return Ok(());
    }
    let now: Option<String> =
        conn.prepare_cached("SELECT body FROM synced WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?;
    if now.is_some() && now.as_deref() == before["body"].as_str() {
        conn.prepare_cached("UPDATE synced SET (body, ours, mark) = (?2, ?3, '') WHERE id = ?1")?.execute(params![
            id,
            after["body"].as_str().unwrap_or_default(),
            after["ours"].as_str()
        ])?;
    }
    Ok(())
}
