//! Which tables there should be, what their rows look like, and where a damaged file keeps them.

use std::collections::HashMap;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::pages::Pages;
use super::tree::{Row, Seen, Shape, stray, walk};
use crate::store::dump::column_takes;
use crate::store::error::Result;
use crate::store::open::MIGRATIONS;

/// Tables of which nothing is saved: they are derived from the others, or hold what every file holds.
const DERIVED: [&str; 4] = ["light", "value", "tally", "journal"];

/// A column as rows have it on the disk.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    /// Of which kind its values must be; anything when it is nothing of ours.
    kind: String,
    required: bool,
    /// Whether it is the number of the row, which the row itself does not repeat.
    pub(super) is_id: bool,
}

impl Column {
    fn takes(&self, table: &str, value: &Value) -> bool {
        let is_of_its_kind = match value {
            Value::Null => self.is_id || !self.required,
            Value::Integer(_) => self.kind == "INTEGER" || self.kind == "REAL",
            Value::Real(_) => self.kind == "REAL",
            Value::Text(_) => self.kind == "TEXT",
            Value::Blob(_) => self.kind == "BLOB",
        };
        // Damage within a row may leave something that no part of the program could read.
        is_of_its_kind && column_takes(table, &self.name, value)
    }
}

/// An index of a table, as its entries are on the disk: the columns, and the number of the row behind them.
#[derive(Clone, Debug)]
pub(super) struct Index {
    pub(super) name: String,
    /// The columns of the table; of one that the table does not keep, nothing.
    pub(super) columns: Vec<Option<String>>,
    /// Whether each row has an entry in it.
    pub(super) is_full: bool,
}

/// A table of which rows are saved.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    pub(super) indexes: Vec<Index>,
    /// How it is kept: by the numbers of its rows, or by what its key says.
    pub(super) shape: Shape,
    /// For one that is kept by its key: the columns in the order in which they are kept.
    pub(super) order: Vec<usize>,
}

impl Table {
    /// Whether a row of the disk can be one of this table. One may be older than the newest columns.
    pub(super) fn fits(&self, row: &Row) -> bool {
        let columns = self.order.iter().map(|at| &self.columns[*at]);
        let enough =
            row.values.len() <= self.order.len() && columns.clone().skip(row.values.len()).all(|column| !column.is_id);
        enough
            && (self.shape == Shape::Index || row.id > 0)
            && !row.values.is_empty()
            && columns.zip(&row.values).all(|(column, value)| column.takes(&self.name, value))
    }
}

/// The tables of the newest version: migrations only ever add columns behind those that there are.
pub(super) fn tables() -> Result<Vec<Table>> {
    let conn = Connection::open_in_memory()?;
    for migration in MIGRATIONS {
        conn.execute_batch(migration)?;
    }
    let mut names = conn.prepare(
        "SELECT l.name, l.wr FROM pragma_table_list l WHERE l.schema = 'main' AND l.type = 'table'
           AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY l.name",
    )?;
    let names: Vec<(String, bool)> =
        names.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let kept = names.into_iter().filter(|(name, _)| !DERIVED.contains(&name.as_str()));
    kept.map(|(name, by_key)| table(&conn, name, by_key)).collect()
}

fn table(conn: &Connection, name: String, by_key: bool) -> Result<Table> {
    let mut statement =
        conn.prepare("SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?1) ORDER BY cid")?;
    let columns = statement.query_map([&name], |row| {
        let (kind, key): (String, i64) = (row.get(1)?, row.get(3)?);
        let is_id = !by_key && key > 0 && kind == "INTEGER";
        let column = Column { name: row.get(0)?, required: row.get(2)?, is_id, kind };
        Ok((column, key, row.get::<_, i64>(4)?))
    })?;
    let columns: Vec<_> = columns.collect::<rusqlite::Result<_>>()?;
    // What is computed when it is read is not on the disk.
    let columns: Vec<_> = columns.into_iter().filter(|(_, _, hidden)| *hidden != 2).collect();
    let mut order: Vec<usize> = (0..columns.len()).collect();
    if by_key {
        order.sort_by_key(|at| if columns[*at].1 > 0 { columns[*at].1 } else { i64::MAX });
    }
    let columns: Vec<Column> = columns.into_iter().map(|(column, ..)| column).collect();
    let mut statement = conn.prepare("SELECT name, partial FROM pragma_index_list(?1) WHERE origin <> 'pk'")?;
    let indexes: Vec<(String, bool)> =
        statement.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let mut statement = conn.prepare("SELECT name FROM pragma_index_xinfo(?1) WHERE key = 1 ORDER BY seqno")?;
    let mut index = |(index, partial): (String, bool)| {
        let names = statement.query_map([&index], |row| row.get::<_, Option<String>>(0))?;
        let names: Vec<Option<String>> = names.collect::<rusqlite::Result<_>>()?;
        let kept = |name: Option<String>| name.filter(|name| columns.iter().any(|column| column.name == *name));
        let columns = names.into_iter().map(kept).collect();
        Ok::<_, rusqlite::Error>(Index { name: index, columns, is_full: !partial })
    };
    let indexes = indexes.into_iter().map(&mut index).collect::<rusqlite::Result<_>>()?;
    let shape = if by_key { Shape::Index } else { Shape::Table };
    Ok(Table { name, columns, indexes, shape, order })
}

/// Where each table and each index begins, by its name; and whether all of that could be read.
pub(super) fn roots(pages: &mut Pages, seen: &mut Seen) -> (HashMap<String, u32>, bool) {
    let mut roots = HashMap::new();
    let broken = walk(pages, 1, Shape::Table, seen, &mut |row| note(&row, &mut roots));
    if broken > 0 {
        for number in 2..=pages.count() {
            if seen.has(number) {
                continue;
            }
            let Some(rows) = stray(pages, number) else { continue };
            if rows.iter().all(|row| entry(row).is_some()) {
                seen.first(number);
                for row in &rows {
                    note(row, &mut roots);
                }
            }
        }
    }
    (roots, broken == 0)
}

fn note(row: &Row, roots: &mut HashMap<String, u32>) {
    if let Some((name, root)) = entry(row)
        && root > 0
    {
        roots.entry(name.to_owned()).or_insert(root);
    }
}

/// The name and the first page of what a row of SQLite's own table speaks of.
fn entry(row: &Row) -> Option<(&str, u32)> {
    let [Value::Text(kind), Value::Text(name), Value::Text(_), root, _] = row.values.as_slice() else { return None };
    let root = match root {
        Value::Integer(root) => u32::try_from(*root).ok()?,
        Value::Null => 0,
        _ => return None,
    };
    matches!(kind.as_str(), "table" | "index" | "trigger" | "view").then_some((name.as_str(), root))
}
