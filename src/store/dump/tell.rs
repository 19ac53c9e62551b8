//! Writing a document, row by row.

use std::io;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Statement};

use super::{FORMAT, META, TABLES, columns, references};
use crate::domain::ClientId;
use crate::store::error::{Result, StoreError};
use crate::store::{Store, notes, open};

/// After so many rows it is said how many there are.
const STEP: usize = 1_000;

/// What is told of tables that belong to no client, when only some clients are told of: what those refer to.
const SHARED: [(&str, &str); 4] = [
    (
        "product",
        "id IN (SELECT product_id FROM purchase_line WHERE client_id IN temp.told
           UNION SELECT product_id FROM opportunity_line WHERE client_id IN temp.told)",
    ),
    ("custom_field", "id IN (SELECT field_id FROM custom_value WHERE client_id IN temp.told)"),
    (
        "playbook",
        "CAST(id AS TEXT) IN (SELECT playbook FROM run WHERE client_id IN temp.told
           UNION SELECT playbook FROM campaign WHERE id IN (SELECT campaign_id FROM run WHERE client_id IN temp.told))",
    ),
    ("campaign", "id IN (SELECT campaign_id FROM run WHERE client_id IN temp.told)"),
];

impl Store {
    /// Writes the whole agenda, or these clients with all that belongs to them, as one document. `step` is told from time
    /// to time how many rows are written, and may call it off.
    pub fn dump<E: From<StoreError>>(
        &self,
        clients: Option<&[ClientId]>,
        to: &mut dyn io::Write,
        step: &mut dyn FnMut(usize) -> std::result::Result<(), E>,
    ) -> std::result::Result<usize, E> {
        if let Some(clients) = clients {
            choose(&self.conn, clients)?;
        }
        let written = self.at_once(|| {
            let mut teller = Teller { conn: &self.conn, to, rows: 0, some: clients.is_some() };
            teller.all(step)?;
            Ok(teller.rows)
        });
        if clients.is_some() {
            self.conn.execute_batch("DROP TABLE temp.told").map_err(StoreError::from)?;
        }
        written
    }
}

/// Notes who is told of, where statements can see it.
fn choose(conn: &Connection, clients: &[ClientId]) -> Result<()> {
    conn.execute_batch("DROP TABLE IF EXISTS temp.told; CREATE TEMP TABLE told (id INTEGER PRIMARY KEY); BEGIN")?;
    for client in clients {
        conn.prepare_cached("INSERT OR IGNORE INTO temp.told VALUES (?1)")?.execute([client.0])?;
    }
    Ok(conn.execute_batch("COMMIT")?)
}

struct Teller<'a> {
    conn: &'a Connection,
    to: &'a mut dyn io::Write,
    rows: usize,
    /// Whether only some clients are told of.
    some: bool,
}

impl Teller<'_> {
    fn all<E: From<StoreError>>(
        &mut self,
        step: &mut dyn FnMut(usize) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        self.head()?;
        self.table("identity", &self.told_identities(), step)?;
        for table in TABLES {
            if let Some(sql) = self.told_rows(table.name)? {
                self.table(table.name, &sql, step)?;
            }
        }
        self.to.write_all(b"\n}\n").and_then(|()| self.to.flush()).map_err(StoreError::Io)?;
        Ok(())
    }

    fn head(&mut self) -> Result<()> {
        let schema = open::known_version();
        write!(self.to, "{{\"cartera\":{FORMAT},\"schema\":{schema},\"complete\":{}", !self.some)?;
        let mut meta = serde_json::Map::new();
        for key in META.into_iter().filter(|key| *key == META[0] || !self.some) {
            if let Some(value) = notes::meta(self.conn, key)? {
                meta.insert(key.to_owned(), value.into());
            }
        }
        write!(self.to, ",\n\"meta\":{}", serde_json::Value::Object(meta))?;
        if !self.some {
            let mut statement =
                self.conn.prepare("SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name")?;
            let all = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
            let all: Vec<_> = all.collect::<rusqlite::Result<_>>()?;
            let ours = all.into_iter().filter(|(name, _)| TABLES.iter().any(|table| table.name == *name));
            let sequence: serde_json::Map<_, _> = ours.map(|(name, seq)| (name, seq.into())).collect();
            write!(self.to, ",\n\"sequence\":{}", serde_json::Value::Object(sequence))?;
        }
        Ok(())
    }

    /// The names that are told: of a part of the agenda, those of the rows that are in it.
    fn told_identities(&self) -> String {
        let all = "SELECT entity, row_id, uid FROM identity";
        if !self.some {
            return format!("{all} ORDER BY entity, row_id");
        }
        let mut parts = Vec::new();
        for table in TABLES {
            if let super::Rule::Told(entity, _) = table.rule {
                let (name, owner) = (entity.table(), if table.name == "client" { "id" } else { "client_id" });
                parts.push(format!(
                    "SELECT i.entity, i.row_id, i.uid FROM {name} t JOIN identity i ON i.entity = '{name}' AND i.row_id = t.id
                     WHERE t.{owner} IN temp.told"
                ));
            }
        }
        format!("SELECT * FROM ({}) ORDER BY entity, row_id", parts.join(" UNION ALL "))
    }

    /// The rows of a table that are told; `None` for a table of which nothing is.
    fn told_rows(&self, table: &str) -> Result<Option<String>> {
        let named: Vec<String> = columns(self.conn, table)?.into_iter().map(|column| column.name).collect();
        let key = if named.iter().any(|name| name == "id") { "id" } else { "name" };
        let all = format!("SELECT {} FROM main.{table}", named.join(", "));
        if !self.some {
            return Ok(Some(format!("{all} ORDER BY {key}")));
        }
        if table == "client" {
            return Ok(Some(format!("{all} WHERE id IN temp.told ORDER BY id")));
        }
        let owners: Vec<String> = references(self.conn, table)?
            .into_iter()
            .filter(|(_, to)| to == "client")
            .map(|(column, _)| format!("{column} IN temp.told"))
            .collect();
        let shared = SHARED.iter().find(|(name, _)| *name == table).map(|(_, refers)| (*refers).to_owned());
        let told = if owners.is_empty() { shared } else { Some(owners.join(" AND ")) };
        Ok(told.map(|told| format!("{all} WHERE {told} ORDER BY {key}")))
    }

    fn table<E: From<StoreError>>(
        &mut self,
        name: &str,
        sql: &str,
        step: &mut dyn FnMut(usize) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut statement = self.conn.prepare(sql).map_err(StoreError::from)?;
        let keys = keys(&statement);
        write!(self.to, ",\n\"{name}\":[").map_err(StoreError::Io)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        let mut first = true;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            self.to.write_all(if first { b"\n{" } else { b",\n{" }).map_err(StoreError::Io)?;
            self.row(row, &keys)?;
            first = false;
            self.rows += 1;
            if self.rows.is_multiple_of(STEP) {
                step(self.rows)?;
            }
        }
        self.to.write_all(b"\n]").map_err(StoreError::Io)?;
        Ok(())
    }

    fn row(&mut self, row: &rusqlite::Row, keys: &[String]) -> Result<()> {
        let mut mark = "";
        for (at, key) in keys.iter().enumerate() {
            match row.get_ref(at)? {
                ValueRef::Null => continue,
                ValueRef::Integer(number) => write!(self.to, "{mark}{key}{number}")?,
                ValueRef::Text(bytes) => {
                    write!(self.to, "{mark}{key}")?;
                    let text = String::from_utf8_lossy(bytes);
                    serde_json::to_writer(&mut *self.to, text.as_ref()).map_err(io::Error::from)?;
                }
                // The tables are strict, and none of ours has a column of another kind.
                ValueRef::Real(_) | ValueRef::Blob(_) => return Err(StoreError::Conflict),
            }
            mark = ",";
        }
        Ok(self.to.write_all(b"}")?)
    }
}

/// The names of the columns, as they stand before a value.
fn keys(statement: &Statement) -> Vec<String> {
    statement.column_names().map(|name| format!("\"{name}\":")).collect()
}
