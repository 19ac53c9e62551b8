//! The tables beside the agenda into which a document is read, and what their rows must be.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::{Column, TABLES, columns, references};
use super::{DumpFlaw, Wrong};
use crate::domain::text;
use crate::store::error::{Result, StoreError};

/// What no two rows of a table may have in common.
const UNIQUE: [(&str, &str); 7] = [
    ("tag_colour", "name"),
    ("segment", "code"),
    ("playbook", "code"),
    ("goal", "kind, month"),
    ("custom_value", "client_id, field_id"),
    ("relation", "client_id, kind, other_id"),
    ("distinct_pair", "client_id, other_id"),
];

/// The tables into which rows are read.
pub(super) struct Sheets<'c> {
    pub(super) conn: &'c Connection,
    pub(super) sheets: BTreeMap<&'static str, Sheet>,
}

/// A table into which rows are read.
pub(super) struct Sheet {
    pub(super) columns: Vec<Column>,
    pub(super) insert: String,
}

impl<'c> Sheets<'c> {
    pub(super) fn new(conn: &'c Connection) -> Result<Self> {
        let mut sheets = BTreeMap::new();
        for name in TABLES.iter().map(|table| table.name).chain(["identity"]) {
            let columns = columns(conn, name)?;
            let kinds: Vec<String> = columns
                .iter()
                .map(|column| {
                    let kind = if column.is_text { "TEXT" } else { "INTEGER" };
                    format!("{} {kind}{}", column.name, if column.name == "id" { " PRIMARY KEY" } else { "" })
                })
                .collect();
            // What has no number of its own is numbered by its line.
            let unique = match name {
                "identity" => ", id INTEGER PRIMARY KEY, UNIQUE (entity, row_id), UNIQUE (uid)",
                "column_map" => ", id INTEGER PRIMARY KEY, UNIQUE (name)",
                _ => "",
            };
            conn.execute_batch(&format!(
                "CREATE TABLE incoming.in_{name} (line INTEGER NOT NULL, {}{unique})",
                kinds.join(", ")
            ))?;
            if let Some((_, alike)) = UNIQUE.iter().find(|(table, _)| *table == name) {
                conn.execute_batch(&format!("CREATE UNIQUE INDEX incoming.alike_{name} ON in_{name} ({alike})"))?;
            }
            let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            let marks: Vec<String> = (0..columns.len()).map(|n| format!("?{}", n + 2)).collect();
            let insert =
                format!("INSERT INTO in_{name} (line, {}) VALUES (?1, {})", names.join(", "), marks.join(", "));
            sheets.insert(name, Sheet { columns, insert });
        }
        Ok(Self { conn, sheets })
    }

    /// Everything is read: rows may be like each other from now on, when what they refer to is known to be one.
    pub(super) fn close(&self) -> Result<()> {
        for (table, _) in UNIQUE {
            self.conn.execute_batch(&format!("DROP INDEX incoming.alike_{table}"))?;
        }
        Ok(())
    }

    /// Fails when a row refers to one that is not in the document.
    pub(super) fn look_for_dangling(&self) -> Result<()> {
        for table in TABLES {
            for (column, to) in references(self.conn, table.name)? {
                let sql = format!(
                    "SELECT min(line) FROM in_{} s WHERE {column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM in_{to} t WHERE t.id = s.{column})",
                    table.name
                );
                if let Some(line) = self.conn.query_row(&sql, [], |row| row.get::<_, Option<i64>>(0))? {
                    let (line, table) = (u64::try_from(line).unwrap_or(0), table.name.to_owned());
                    return Err(StoreError::Dump(DumpFlaw { wrong: Wrong::Dangling, line, table, column }));
                }
            }
        }
        Ok(())
    }
}

/// What follows from other columns, and is never believed.
pub(in crate::store) fn derive(table: &str, columns: &[Column], row: &mut [Value]) {
    let at = |name: &str| columns.iter().position(|column| column.name == name);
    let text = |row: &[Value], name: &str| match at(name).and_then(|at| row.get(at)) {
        Some(Value::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let derived: Vec<(&str, String)> = match table {
        "client" => {
            vec![("name_key", text::sort_key(&text(row, "name"))), ("city_key", text::sort_key(&text(row, "city")))]
        }
        "product" => vec![("name_key", text::sort_key(&text(row, "name")))],
        "channel" => {
            let kind = crate::domain::Code::from_code(&text(row, "kind")).unwrap_or(crate::domain::ChannelKind::Phone);
            vec![("lookup", crate::store::channel_lookup(kind, &text(row, "value")))]
        }
        _ => Vec::new(),
    };
    for (name, value) in derived {
        if let Some(cell) = at(name).and_then(|at| row.get_mut(at)) {
            *cell = Value::Text(value);
        }
    }
}

/// Whether a row that is about two clients is about two; where neither comes first, the one with the smaller number does.
pub(super) fn is_of_two(table: &str, columns: &[Column], row: &[Value]) -> bool {
    let number = |name: &str| {
        let at = columns.iter().position(|column| column.name == name)?;
        if let Some(Value::Integer(number)) = row.get(at) { Some(*number) } else { None }
    };
    match table {
        "relation" => number("client_id") != number("other_id"),
        "distinct_pair" => number("client_id") < number("other_id"),
        _ => true,
    }
}
