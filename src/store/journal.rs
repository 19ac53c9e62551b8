//! The journal: what each operation of the user changed, so that it can be undone and redone, by any program, at any
//! later time.
//!
//! Triggers write the image of every row before and after a change, so that no write can forget to; derived tables
//! (lights, search) are not journalled but recomputed. Undoing puts the images back in reverse order, after making sure
//! that each row still is what the operation left: a change that came by other means is never overwritten. Of rows that
//! came new by the thousand, many images are kept in one row (`pack`).

mod pack;
mod triggers;

use std::collections::{BTreeSet, HashMap};

use pack::Pack;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};

use super::error::{Result, StoreError};
use super::synced;
use crate::domain::{ClientId, ProductId};

#[cfg(test)]
pub(super) use triggers::triggers;
pub(super) use triggers::{columns, image_of, install, look_again, look_away};

/// The tables that hold facts.
pub(super) const ENTITIES: &[&str] = &[
    "client",
    "tag",
    "contact",
    "channel",
    "interaction",
    "follow_up",
    "skip",
    "tag_colour",
    "occasion",
    "custom_field",
    "custom_value",
    "attachment",
    "relation",
    "distinct_pair",
    "topic",
    "product",
    "purchase",
    "purchase_line",
    "opportunity",
    "opportunity_line",
    "opportunity_move",
    "playbook",
    "campaign",
    "run",
    "template",
    "goal",
    "segment",
    "synced",
    "taken_row",
];

/// What the user did, for the label that says what would be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its place in the journal.
    pub id: i64,
    /// When, in UTC (RFC 3339).
    pub at: String,
    /// The code of the action.
    pub action: String,
    /// Whom or what it was done to, in the user's words.
    pub subject: String,
    /// To how many.
    pub count: i64,
    /// Which program did it.
    pub origin: String,
    /// Done, or undone.
    pub undone: bool,
}

/// Which way through the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

/// Begins an operation: whatever changes from here on in this transaction belongs to it.
pub(super) fn begin(conn: &Connection, at: &str, action: &str, subject: &str, origin: &str) -> Result<i64> {
    conn.prepare_cached("INSERT INTO operation (at, action, subject, origin) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![at, action, subject, origin])?;
    Ok(conn.last_insert_rowid())
}

/// The last number of every table before an operation adds many rows.
pub(super) type Marks = Vec<(&'static str, i64)>;

/// Writes of rows that come new only at the end of the operation what they are: all at once, which takes a third of the
/// time that it takes row by row.
pub(super) fn put_off(conn: &Connection) -> Result<Marks> {
    let mut last = conn.prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = ?1")?;
    let mark = |entity: &&'static str| {
        let seq = last.query_row([entity], |row| row.get(0)).optional()?.unwrap_or(0);
        Ok((*entity, seq))
    };
    let marks = ENTITIES.iter().map(mark).collect::<Result<_>>()?;
    conn.prepare_cached("UPDATE journal SET recording = 2")?.execute([])?;
    Ok(marks)
}

/// Writes what was put off: of each new row what it came to be. What it was on the way there is no change of its own.
pub(super) fn catch_up(conn: &Connection, operation: i64, marks: &Marks) -> Result<()> {
    let cases: Vec<_> = marks.iter().map(|(entity, last)| format!("WHEN '{entity}' THEN {last}")).collect();
    let cases = cases.join(" ");
    conn.execute(
        &format!("DELETE FROM change WHERE operation_id = ?1 AND row_id > CASE entity {cases} END"),
        [operation],
    )?;
    let mut add =
        conn.prepare_cached("INSERT INTO change (operation_id, entity, row_id, new) VALUES (?1, ?2, ?3, ?4)")?;
    for (entity, last) in marks {
        let columns = columns(conn, entity)?;
        let mut rows =
            conn.prepare(&format!("SELECT {} FROM {entity} WHERE id > ?1 ORDER BY id", columns.join(", ")))?;
        let mut rows = rows.query([last])?;
        let mut pack = Pack::of(&columns);
        let mut keep = |first: i64, images: &str| -> Result<()> {
            add.execute(params![operation, entity, first, images])?;
            Ok(())
        };
        while let Some(row) = rows.next()? {
            pack.add(row)?;
            if pack.is_full() {
                pack.hand_out(&mut keep)?;
            }
        }
        pack.hand_out(&mut keep)?;
    }
    Ok(())
}

/// The images that a row of the journal holds: one, or those of many rows that came new together.
pub(super) fn images(row: i64, image: Option<String>) -> Result<Vec<(i64, Option<String>)>> {
    match image.as_deref().and_then(pack::images) {
        None => Ok(vec![(row, image)]),
        Some(images) => Ok(images?.into_iter().map(|(row, image)| (row, Some(image))).collect()),
    }
}

/// Ends an operation. One that changed nothing leaves no trace; one that did makes what was undone before it final.
pub(super) fn end(conn: &Connection, operation: i64, subject: &str, count: i64) -> Result<bool> {
    let changed: bool = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM change WHERE operation_id = ?1)")?
        .query_row([operation], |row| row.get(0))?;
    if changed {
        conn.prepare_cached("UPDATE operation SET state = 'dropped' WHERE state = 'undone'")?.execute([])?;
        conn.prepare_cached("UPDATE operation SET subject = ?2, count = ?3 WHERE id = ?1")?
            .execute(params![operation, subject, count])?;
    } else {
        conn.prepare_cached("DELETE FROM operation WHERE id = ?1")?.execute([operation])?;
    }
    Ok(changed)
}

/// Whether the triggers write; bulk generation and the journal's own work do without.
pub(super) fn record(conn: &Connection, recording: bool) -> Result<()> {
    conn.prepare_cached("UPDATE journal SET recording = ?1 WHERE recording <> ?1")?.execute([recording])?;
    Ok(())
}

/// The operation that would be undone or redone next.
pub(super) fn next(conn: &Connection, way: Way) -> Result<Option<Operation>> {
    let sql = match way {
        Way::Back => "SELECT * FROM operation WHERE state = 'done' ORDER BY id DESC LIMIT 1",
        Way::Forth => "SELECT * FROM operation WHERE state = 'undone' ORDER BY id LIMIT 1",
    };
    Ok(conn.prepare_cached(sql)?.query_row([], operation).optional()?)
}

/// An operation by its number.
pub(super) fn operation_of(conn: &Connection, id: i64) -> Result<Operation> {
    Ok(conn.prepare_cached("SELECT * FROM operation WHERE id = ?1")?.query_row([id], operation)?)
}

/// Whether nothing was ever done.
pub(super) fn is_empty(conn: &Connection) -> Result<bool> {
    let mut statement = conn.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM operation WHERE id > 0)")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Whether there is anything of which it would tell.
pub(super) fn has_rows(conn: &Connection) -> Result<bool> {
    let any = |entity: &str| format!("EXISTS (SELECT 1 FROM {entity})");
    let any: Vec<String> = ENTITIES.iter().copied().map(any).collect();
    Ok(conn.query_row(&format!("SELECT {}", any.join(" OR ")), [], |row| row.get(0))?)
}

/// The operations, newest first.
pub(super) fn history(conn: &Connection, limit: usize) -> Result<Vec<Operation>> {
    let mut statement =
        conn.prepare_cached("SELECT * FROM operation WHERE state <> 'dropped' ORDER BY id DESC LIMIT ?1")?;
    let operations = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], operation)?;
    Ok(operations.collect::<rusqlite::Result<_>>()?)
}

fn operation(row: &rusqlite::Row) -> rusqlite::Result<Operation> {
    Ok(Operation {
        id: row.get("id")?,
        at: row.get("at")?,
        action: row.get("action")?,
        subject: row.get("subject")?,
        count: row.get("count")?,
        origin: row.get("origin")?,
        undone: row.get::<_, String>("state")? != "done",
    })
}

struct Change {
    entity: String,
    row_id: i64,
    from: Option<String>,
    to: Option<String>,
}

impl Change {
    /// The changes of single rows, in the order in which they are made on this way.
    fn each(self, way: Way) -> Result<Vec<Self>> {
        let Self { entity, row_id, from, to } = self;
        let change = |row_id, from, to| Self { entity: entity.clone(), row_id, from, to };
        Ok(match (from, to) {
            (Some(image), None) => {
                let mut each = images(row_id, Some(image))?;
                if way == Way::Back {
                    each.reverse();
                }
                each.into_iter().map(|(row, image)| change(row, image, None)).collect()
            }
            (None, Some(image)) => {
                images(row_id, Some(image))?.into_iter().map(|(row, image)| change(row, None, image)).collect()
            }
            (from, to) => vec![change(row_id, from, to)],
        })
    }
}

/// What an undone or redone operation touched, and whose derived data must be computed anew.
#[derive(Debug, Default)]
pub(super) struct Touched {
    pub(super) clients: BTreeSet<ClientId>,
    /// Years in which notes of a client came or went.
    pub(super) years: BTreeSet<(ClientId, i16)>,
    /// Products that are called otherwise: those who bought them are found by other words.
    pub(super) renamed: BTreeSet<ProductId>,
}

/// Undoes or redoes `operation`.
pub(super) fn travel(conn: &Connection, operation: i64, way: Way) -> Result<Touched> {
    let sql = match way {
        Way::Back => "SELECT entity, row_id, new, old FROM change WHERE operation_id = ?1 ORDER BY id DESC",
        Way::Forth => "SELECT entity, row_id, old, new FROM change WHERE operation_id = ?1 ORDER BY id",
    };
    record(conn, false)?;
    let (mut touched, mut tables) = (Touched::default(), HashMap::new());
    {
        let mut statement = conn.prepare_cached(sql)?;
        let mut rows = statement.query([operation])?;
        while let Some(row) = rows.next()? {
            let change = Change { entity: row.get(0)?, row_id: row.get(1)?, from: row.get(2)?, to: row.get(3)? };
            for change in change.each(way)? {
                for image in [&change.from, &change.to].into_iter().flatten() {
                    touched.note(&change, image);
                }
                if !tables.contains_key(&change.entity) {
                    tables.insert(change.entity.clone(), columns(conn, &change.entity)?);
                }
                put(conn, &change, tables.get(&change.entity).map_or(&[], Vec::as_slice))?;
            }
        }
    }
    conn.prepare_cached("INSERT OR IGNORE INTO travelled VALUES (?1)")?.execute([operation])?;
    let state = if way == Way::Back { "undone" } else { "done" };
    conn.prepare_cached("UPDATE operation SET state = ?2 WHERE id = ?1")?.execute(params![operation, state])?;
    record(conn, true)?;
    Ok(touched)
}

impl Touched {
    fn note(&mut self, change: &Change, image: &str) {
        if change.entity == "client" {
            self.clients.insert(ClientId(change.row_id));
            return;
        }
        let parse = |image: &str| -> serde_json::Value { serde_json::from_str(image).unwrap_or_default() };
        if change.entity == "product" {
            let [from, to] = [&change.from, &change.to].map(|image| parse(image.as_deref().unwrap_or("")));
            if from["name"] != to["name"] {
                self.renamed.insert(ProductId(change.row_id));
            }
            return;
        }
        let image = parse(image);
        let Some(client) = image["client_id"].as_i64().map(ClientId) else { return };
        self.clients.insert(client);
        let at = image["at"].as_str().or_else(|| image["raised_on"].as_str());
        if let Some(year) = at.and_then(|at| at.get(..4)).and_then(|year| year.parse().ok()) {
            self.years.insert((client, year));
        }
    }
}

/// Puts one row of a table with these columns into the state `to`, provided that it is in the state `from` now.
fn put(conn: &Connection, change: &Change, columns: &[String]) -> Result<()> {
    let Some(entity) = ENTITIES.iter().find(|entity| **entity == change.entity) else {
        return Err(StoreError::Conflict);
    };
    let as_it_was = image(conn, entity, &known(columns, change.from.as_deref())?, change.row_id)? == change.from;
    if *entity == "synced" && (!as_it_was || change.from.is_none() || change.to.is_none()) {
        return synced::put_back(conn, change.row_id, change.from.as_deref(), change.to.as_deref());
    }
    if !as_it_was {
        return Err(StoreError::Conflict);
    }
    let Some(to) = &change.to else {
        conn.prepare_cached(&format!("DELETE FROM {entity} WHERE id = ?1"))?.execute([change.row_id])?;
        return Ok(());
    };
    let image = pairs(to)?;
    let columns = known(columns, Some(to))?;
    let values: Vec<Value> = columns.iter().map(|column| sql_value(image.get(*column))).collect();
    let names = columns.join(", ");
    let marks = vec!["?"; columns.len()].join(", ");
    let sql = if change.from.is_none() {
        format!("INSERT INTO {entity} ({names}) VALUES ({marks})")
    } else {
        format!("UPDATE {entity} SET ({names}) = ({marks}) WHERE id = {}", change.row_id)
    };
    conn.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
    Ok(())
}

fn pairs(image: &str) -> Result<serde_json::Map<String, serde_json::Value>> {
    serde_json::from_str(image).map_err(|_| StoreError::Conflict)
}

/// The columns that an image speaks of: one may be older than the newest columns of its table.
fn known<'c>(columns: &'c [String], image: Option<&str>) -> Result<Vec<&'c str>> {
    let Some(image) = image else { return Ok(columns.iter().map(String::as_str).collect()) };
    let image = pairs(image)?;
    Ok(columns.iter().map(String::as_str).filter(|column| image.contains_key(*column)).collect())
}

fn image(conn: &Connection, entity: &str, columns: &[&str], row: i64) -> Result<Option<String>> {
    let pairs: Vec<_> = columns.iter().map(|column| format!("'{column}', {column}")).collect();
    let sql = format!("SELECT json_object({}) FROM {entity} WHERE id = ?1", pairs.join(", "));
    Ok(conn.prepare_cached(&sql)?.query_row([row], |row| row.get(0)).optional()?)
}

/// A column's value as the image has it.
pub(super) fn sql_value(value: Option<&serde_json::Value>) -> Value {
    match value {
        Some(serde_json::Value::String(text)) => Value::Text(text.clone()),
        Some(serde_json::Value::Number(number)) => {
            number.as_i64().map_or_else(|| Value::Real(number.as_f64().unwrap_or_default()), Value::Integer)
        }
        Some(serde_json::Value::Bool(flag)) => Value::Integer((*flag).into()),
        _ => Value::Null,
    }
}
