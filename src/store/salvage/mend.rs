//! What is missing of a damaged file, put together from what else is there; and what refers to what is lost for good.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::layout::{Index, Table};
use super::tree::Row;
use super::{Found, taken};
use crate::domain::text::sort_key;
use crate::domain::{Client, Code};
use crate::store::dump::column_takes;
use crate::store::error::Result;
use crate::store::journal::{self, ENTITIES};

/// What became of the missing rows of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Mended {
    pub(super) rebuilt: HashSet<i64>,
    pub(super) in_part: HashSet<i64>,
    /// How many had to go because of what they belong to.
    pub(super) dropped: usize,
}

/// The missing rows of all tables.
pub(super) struct Mending<'c> {
    conn: &'c Connection,
    missing: BTreeMap<String, HashSet<i64>>,
    parts: HashMap<(String, i64), BTreeMap<String, Value>>,
    mended: HashMap<String, Mended>,
    /// What was lost or saved in part.
    hurt: HashSet<(String, i64)>,
}

impl<'c> Mending<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        let (missing, parts) = (BTreeMap::new(), HashMap::new());
        Self { conn, missing, parts, mended: HashMap::new(), hurt: HashSet::new() }
    }

    /// Says which rows of a table are missing.
    pub(super) fn table(&mut self, table: &Table, missing: HashSet<i64>) {
        if !missing.is_empty() {
            self.missing.insert(table.name.clone(), missing);
        }
    }

    pub(super) fn is_missing(&self, table: &str) -> bool {
        self.missing.get(table).is_some_and(|missing| !missing.is_empty())
    }

    /// What became of the missing rows of a table, and how many are missing still.
    pub(super) fn of(&self, table: &str) -> (Mended, usize) {
        let left = self.missing.get(table).map_or(0, HashSet::len);
        (self.mended.get(table).cloned().unwrap_or_default(), left)
    }

    /// Puts missing rows together from the last that the journal says of them.
    pub(super) fn by_the_journal(&mut self) -> Result<()> {
        self.conn
            .execute_batch("CREATE TEMP TABLE missing (entity TEXT, row_id INTEGER, PRIMARY KEY (entity, row_id))")?;
        let mut note = self.conn.prepare("INSERT INTO temp.missing VALUES (?1, ?2)")?;
        for (table, ids) in self.missing.iter().filter(|(table, _)| ENTITIES.contains(&table.as_str())) {
            for id in ids {
                note.execute(params![table, id])?;
            }
        }
        // What was undone is as if it had not been done.
        let mut images = self.conn.prepare(
            "SELECT m.entity, m.row_id, c.new, max(c.id) FROM change c CROSS JOIN temp.missing m USING (entity, row_id)
             LEFT JOIN operation o ON o.id = c.operation_id WHERE ifnull(o.state, 'done') = 'done'
             AND ifnull(substr(c.new, 1, 1), '') <> '['
             GROUP BY m.entity, m.row_id",
        )?;
        let mut rows = images.query([])?;
        let mut found: BTreeMap<(String, i64), (Option<String>, i64)> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            found.insert((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?));
        }
        // Of rows that came by the thousand, many stand in one.
        let mut packs = self.conn.prepare(
            "SELECT c.entity, c.row_id, c.new, c.id FROM change c LEFT JOIN operation o ON o.id = c.operation_id
             WHERE substr(c.new, 1, 1) = '[' AND ifnull(o.state, 'done') = 'done'
             AND c.entity IN (SELECT entity FROM temp.missing)",
        )?;
        let mut rows = packs.query([])?;
        while let Some(row) = rows.next()? {
            let (entity, change): (String, i64) = (row.get(0)?, row.get(3)?);
            let Some(missing) = self.missing.get(&entity) else { continue };
            let Ok(images) = journal::images(row.get(1)?, row.get(2)?) else { continue };
            for (id, image) in images.into_iter().filter(|(id, _)| missing.contains(id)) {
                let known = found.entry((entity.clone(), id)).or_insert((None, 0));
                if known.1 < change {
                    *known = (image, change);
                }
            }
        }
        for ((entity, id), (image, _)) in found {
            let Some(missing) = self.missing.get_mut(&entity) else { continue };
            let Some(image) = image.and_then(|image| serde_json::from_str(&image).ok()) else { continue };
            let image: serde_json::Map<String, serde_json::Value> = image;
            let columns = journal::columns(self.conn, &entity)?;
            let columns: Vec<&String> = columns.iter().filter(|column| image.contains_key(*column)).collect();
            let values: Vec<Value> = columns.iter().map(|column| journal::sql_value(image.get(*column))).collect();
            if !columns.iter().zip(&values).all(|(column, value)| column_takes(&entity, column, value)) {
                continue;
            }
            let names: Vec<&str> = columns.iter().map(|column| column.as_str()).collect();
            let marks = vec!["?"; names.len()].join(", ");
            let sql = format!("INSERT INTO {entity} ({}) VALUES ({marks})", names.join(", "));
            if taken(self.conn.prepare_cached(&sql)?.execute(params_from_iter(values)))? {
                missing.remove(&id);
                self.mended.entry(entity).or_default().rebuilt.insert(id);
            }
        }
        Ok(self.conn.execute_batch("DROP TABLE temp.missing")?)
    }

    /// Notes what an index says of a row that is missing.
    pub(super) fn note(&mut self, table: &str, index: &Index, entry: &Row) {
        let Some(Value::Integer(id)) = entry.values.last() else { return };
        let is_missing = self.missing.get(table).is_some_and(|missing| missing.contains(id));
        if !is_missing || entry.values.len() != index.columns.len() + 1 {
            return;
        }
        let part = self.parts.entry((table.to_owned(), *id)).or_default();
        for (column, value) in index.columns.iter().zip(&entry.values) {
            if let Some(column) = column {
                part.insert(column.clone(), value.clone());
            }
        }
    }

    /// Saves what the indexes say of the rows that are missing still, where that is enough for a row.
    pub(super) fn in_part(&mut self) -> Result<()> {
        for ((table, id), mut part) in std::mem::take(&mut self.parts) {
            if !ENTITIES.contains(&table.as_str()) {
                continue;
            }
            self.hurt.insert((table.clone(), id));
            if table == "client"
                && let Some(key) = part.get("name_key").cloned()
            {
                // The name as it is ordered is better than none.
                part.insert("name".to_owned(), key);
                let today = part.get("created_on").cloned().unwrap_or(Value::Text("1900-01-01".to_owned()));
                part.insert("created_on".to_owned(), today);
                let kind =
                    part.get("kind").cloned().unwrap_or(Value::Text(nobody("", Date::MIN).kind.code().to_owned()));
                part.insert("kind".to_owned(), kind);
            }
            part.insert("id".to_owned(), Value::Integer(id));
            if !part.iter().all(|(column, value)| column_takes(&table, column, value)) {
                continue;
            }
            let names: Vec<&str> = part.keys().map(String::as_str).collect();
            let marks = vec!["?"; names.len()].join(", ");
            let sql = format!("INSERT INTO {table} ({}) VALUES ({marks})", names.join(", "));
            if taken(self.conn.prepare_cached(&sql)?.execute(params_from_iter(part.values())))? {
                self.missing.entry(table.clone()).or_default().remove(&id);
                self.mended.entry(table).or_default().in_part.insert(id);
            }
        }
        for (table, missing) in &self.missing {
            self.hurt.extend(missing.iter().map(|id| (table.clone(), *id)));
        }
        Ok(())
    }

    /// Sees to it that nothing refers to what is not there: a client who is lost is somebody without a name, what can do
    /// without what it refers to does, and what cannot goes. How many clients are without a name.
    pub(super) fn complete(&mut self, today: Date, name: &dyn Fn(i64) -> String) -> Result<usize> {
        let mut nameless = 0;
        loop {
            let mut statement = self.conn.prepare("PRAGMA foreign_key_check")?;
            let orphans = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
            let orphans: Vec<(String, Option<i64>, String, i64)> = orphans.collect::<rusqlite::Result<_>>()?;
            if orphans.is_empty() {
                break;
            }
            for (table, row, parent, key) in orphans {
                let Some(row) = row else { continue };
                let (column, required): (String, bool) = self.conn.query_row(
                    "SELECT k.\"from\", c.\"notnull\" FROM pragma_foreign_key_list(?1) k
                     JOIN pragma_table_xinfo(?1) c ON c.name = k.\"from\" WHERE k.id = ?2",
                    params![table, key],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )?;
                if parent == "client" {
                    let sql = format!("SELECT {column} FROM {table} WHERE rowid = ?1");
                    let id: Option<i64> = self.conn.query_row(&sql, [row], |row| row.get(0)).optional()?.flatten();
                    if let Some(id) = id.filter(|id| *id > 0) {
                        nameless += usize::from(self.stand_in(&nobody(&name(id), today), id)?);
                        continue;
                    }
                }
                let mended = self.mended.entry(table.clone()).or_default();
                mended.rebuilt.remove(&row);
                if required {
                    // Another reference of the same row may have had it removed already.
                    mended.dropped += self.conn.execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [row])?;
                    mended.in_part.remove(&row);
                } else {
                    self.conn.execute(&format!("UPDATE {table} SET {column} = NULL WHERE rowid = ?1"), [row])?;
                    mended.in_part.insert(row);
                }
                self.hurt.insert((table, row));
            }
        }
        self.forget_agreements()?;
        Ok(nameless)
    }

    fn stand_in(&mut self, client: &Client, id: i64) -> Result<bool> {
        let sql = "INSERT OR IGNORE INTO client (id, name, name_key, kind, created_on) VALUES (?1, ?2, ?3, ?4, ?5)";
        let key = sort_key(&client.name);
        let values = params![id, client.name, key, client.kind.code(), client.created_on.to_string()];
        Ok(self.conn.execute(sql, values)? > 0)
    }

    /// What is lost here was not deleted: when the agenda is shared again, it comes back from the others.
    fn forget_agreements(&self) -> Result<()> {
        let mut statement = self
            .conn
            .prepare("DELETE FROM synced WHERE uid IN (SELECT uid FROM identity WHERE entity = ?1 AND row_id = ?2)")?;
        for (table, id) in &self.hurt {
            statement.execute(params![table, id])?;
        }
        Ok(())
    }

    /// What was done before a gap in the journal can be undone no more; whether there is one.
    pub(super) fn journal(&mut self, tables: &[Found]) -> Result<bool> {
        let of = |name: &str| tables.iter().find(|found| found.table.name == name);
        let unsure = ["operation", "change"]
            .iter()
            .filter_map(|name| of(name))
            .any(|found| found.broken > 0 && (!found.told || !found.missing().is_empty()));
        if unsure {
            self.conn.execute("UPDATE operation SET state = 'dropped'", [])?;
        }
        Ok(unsure)
    }
}

/// A client of whom nothing is known.
fn nobody(name: &str, today: Date) -> Client {
    Client::named(name, today)
}
