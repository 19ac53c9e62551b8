//! Taking in a document that was read: what is here already is known again, and the rest comes in with new numbers.

use rusqlite::{Connection, params};

use super::stage::Staged;
use super::{Rule, TABLES, Table, columns, references};
use crate::domain::ClientId;
use crate::store::error::Result;
use crate::store::identity::{self, Entity};
use crate::store::notes;
use crate::store::write::Write;

/// What the user wants done with what a document leaves open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakeOptions {
    /// Whether the document's word counts where a record is said otherwise here.
    pub take: bool,
}

/// What became of the rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCount {
    /// Which.
    pub table: &'static str,
    /// How many are new.
    pub added: usize,
    /// How many are here already.
    pub known: usize,
    /// How many of those are said otherwise here.
    pub differing: usize,
}

impl Write<'_> {
    /// Takes in a document that was read, and says what became of its rows.
    pub fn take_dump(&mut self, staged: &Staged, options: TakeOptions) -> Result<Vec<TableCount>> {
        let mut taker = Taker { conn: self.conn(), empty: is_empty(self.conn())?, take: options.take };
        if !taker.empty {
            // What both files share has the same name in both, if it has one.
            identity::identify(self.conn(), None)?;
        }
        let mut counts = Vec::with_capacity(TABLES.len());
        for table in TABLES {
            counts.push(taker.table(table)?);
        }
        taker.name()?;
        if taker.empty {
            for (key, value) in &staged.meta {
                notes::set_meta(self.conn(), key, value)?;
            }
            for (table, greatest) in &staged.sequence {
                if TABLES.iter().any(|known| known.name == table) {
                    taker.count_from(table, *greatest)?;
                }
            }
        }
        self.touch_taken()?;
        Ok(counts)
    }

    /// Notes whose facts came in.
    fn touch_taken(&mut self) -> Result<()> {
        let mut clients = std::collections::BTreeSet::new();
        let mut years = std::collections::BTreeSet::new();
        for table in TABLES {
            let owned = columns(self.conn(), table.name)?.iter().any(|column| column.name == "client_id");
            let owner = if table.name == "client" { "m.new" } else { "s.client_id" };
            if owned || table.name == "client" {
                let sql = format!(
                    "SELECT DISTINCT {owner} FROM in_{0} s JOIN map_{0} m ON m.old = s.id WHERE m.fresh > 0",
                    table.name
                );
                let mut statement = self.conn().prepare(&sql)?;
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    clients.insert(ClientId(row.get(0)?));
                }
            }
        }
        for (table, day) in [("interaction", "at"), ("topic", "raised_on")] {
            let sql = format!(
                "SELECT DISTINCT s.client_id, CAST(substr(s.{day}, 1, 4) AS INTEGER)
                 FROM in_{table} s JOIN map_{table} m ON m.old = s.id WHERE m.fresh > 0"
            );
            let mut statement = self.conn().prepare(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                years.insert((ClientId(row.get(0)?), row.get(1)?));
            }
        }
        self.touch(clients, years);
        Ok(())
    }
}

/// Whether no row of any table is here.
fn is_empty(conn: &Connection) -> Result<bool> {
    for table in TABLES {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM main.{})", table.name);
        if conn.query_row(&sql, [], |row| row.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

struct Taker<'c> {
    conn: &'c Connection,
    /// Whether there is nothing here that anything could be matched with.
    empty: bool,
    take: bool,
}

impl Taker<'_> {
    /// Takes in a table. Where each of its rows comes to be stands in `map_TABLE`: `fresh` is 0 for a row that is here
    /// already, 1 for a new one, and 2 for one that is here and says from now on what the document says.
    fn table(&mut self, table: &Table) -> Result<TableCount> {
        let name = table.name;
        let named: Vec<String> = columns(self.conn, name)?.into_iter().map(|column| column.name).collect();
        self.run(&format!(
            "CREATE TABLE incoming.map_{name} (old INTEGER PRIMARY KEY, new INTEGER NOT NULL, fresh INTEGER NOT NULL)"
        ))?;
        if !self.empty {
            self.refer(name, true)?;
            self.know(table, &named)?;
        }
        let numbered = named.iter().any(|column| column == "id");
        let first = if numbered && !self.empty { self.greatest(name)? } else { 0 };
        let (number, unless) = if self.empty || !numbered {
            ("id".to_owned(), "")
        } else {
            (format!("{first} + row_number() OVER (ORDER BY id)"), Self::alone(table))
        };
        self.run(&format!(
            "INSERT INTO map_{name} SELECT id, {number}, 1 FROM in_{name} s
             WHERE NOT EXISTS (SELECT 1 FROM map_{name} m WHERE m.old = s.id) {unless}"
        ))?;
        self.refer(name, false)?;
        let mut count = TableCount { table: name, ..TableCount::default() };
        count.added = self.insert(name, &named, numbered)?;
        let known = format!("SELECT count(*) FROM map_{name} WHERE fresh = 0");
        count.known = self.conn.query_row(&known, [], |row| row.get::<_, i64>(0)).map(counted)?;
        if !self.empty && numbered {
            count.differing = self.differ(table, &named)?;
        }
        Ok(count)
    }

    /// Has rows refer to where those have come that they refer to; a table that refers to itself does so last.
    fn refer(&self, name: &str, others: bool) -> Result<()> {
        if self.empty {
            return Ok(());
        }
        for (column, to) in references(self.conn, name)? {
            if (to != name) == others {
                self.run(&format!(
                    "UPDATE in_{name} SET {column} = (SELECT new FROM map_{to} WHERE old = in_{name}.{column})
                     WHERE {column} IS NOT NULL"
                ))?;
            }
        }
        if others && matches!(name, "run" | "campaign") {
            // A playbook that the user wrote is named by its number, though the schema knows of no reference.
            self.run(&format!(
                "UPDATE in_{name} SET playbook = (SELECT CAST(new AS TEXT) FROM map_playbook WHERE CAST(old AS TEXT) = in_{name}.playbook)
                 WHERE EXISTS (SELECT 1 FROM map_playbook WHERE CAST(old AS TEXT) = in_{name}.playbook)"
            ))?;
        }
        if others && name == "distinct_pair" {
            self.run(
                "UPDATE in_distinct_pair SET client_id = min(client_id, other_id), other_id = max(client_id, other_id)",
            )?;
        }
        Ok(())
    }

    /// Notes which rows are here already.
    fn know(&self, table: &Table, named: &[String]) -> Result<()> {
        let name = table.name;
        let same = |columns: &[&str]| -> String {
            columns.iter().map(|column| format!("t.{column} IS s.{column}")).collect::<Vec<_>>().join(" AND ")
        };
        let note = |select: &str| {
            self.run(&format!("INSERT OR IGNORE INTO map_{name} (old, new, fresh) SELECT s.id, {select}"))
        };
        let unknown = format!("NOT EXISTS (SELECT 1 FROM map_{name} m WHERE m.old = s.id)");
        match table.rule {
            Rule::Told(entity, key) => {
                let entity = entity.table();
                note(&format!(
                    "t.id, 0 FROM in_{name} s JOIN in_identity i ON i.entity = '{entity}' AND i.row_id = s.id
                     JOIN main.identity j ON j.uid = i.uid AND j.entity = '{entity}' JOIN main.{name} t ON t.id = j.row_id"
                ))?;
                if key.is_empty() {
                    self.know_clients()?;
                } else {
                    note(&format!(
                        "min(t.id), 0 FROM in_{name} s JOIN main.{name} t ON {} WHERE {unknown} GROUP BY s.id",
                        same(key)
                    ))?;
                }
            }
            Rule::Shared(keys) => {
                let numbered = named.iter().any(|column| column == "id");
                let id = if numbered { "min(t.id)" } else { "s.id" };
                for key in keys {
                    let first = key.first().copied().unwrap_or("id");
                    note(&format!(
                        "{id}, 0 FROM in_{name} s JOIN main.{name} t ON {} WHERE s.{first} <> '' AND {unknown} GROUP BY s.id",
                        same(key)
                    ))?;
                }
            }
            Rule::Own(record) => {
                let to = record.trim_end_matches("_id");
                // Of a record that is here, what belongs to it is here too.
                note(&format!(
                    "0, 0 FROM in_{name} s WHERE EXISTS (SELECT 1 FROM map_{to} m WHERE m.new = s.{record} AND m.fresh = 0)"
                ))?;
                self.run(&format!(
                    "DELETE FROM main.{name} WHERE {record} IN (SELECT new FROM map_{to} WHERE fresh = 2)"
                ))?;
            }
            Rule::Beside(key) => {
                note(&format!("min(t.id), 0 FROM in_{name} s JOIN main.{name} t ON {} GROUP BY s.id", same(key)))?;
            }
        }
        Ok(())
    }

    /// Knows clients by the number that another program gave them, by their tax number, or by their name with something
    /// in common by which they are reached; only where one alone is meant, and nobody else is known as that one.
    fn know_clients(&self) -> Result<()> {
        let free = "NOT EXISTS (SELECT 1 FROM map_client m WHERE m.old = s.id)
            AND NOT EXISTS (SELECT 1 FROM map_client m WHERE m.new = t.id)";
        for alike in [
            "t.external_id = s.external_id AND t.name_key = s.name_key",
            "t.tax_id = s.tax_id AND t.name_key = s.name_key",
            "t.name_key = s.name_key AND t.id IN (SELECT d.client_id FROM in_channel c
               JOIN main.channel d ON d.lookup = c.lookup WHERE c.client_id = s.id AND c.lookup <> '')",
        ] {
            self.run(&format!(
                "INSERT OR IGNORE INTO map_client (old, new, fresh)
                 SELECT old, new, 0 FROM (
                   SELECT s.id AS old, min(t.id) AS new, count(DISTINCT t.id) AS here
                   FROM in_client s JOIN main.client t ON t.shelf IN ('current', 'archived', 'trashed') AND {alike}
                   WHERE {free} GROUP BY s.id)
                 WHERE here = 1 GROUP BY new"
            ))?;
        }
        Ok(())
    }

    /// What keeps rows out that would say that somebody is something to themselves, once two are known as one.
    fn alone(table: &Table) -> &'static str {
        match table.name {
            "relation" | "distinct_pair" => "AND s.client_id <> s.other_id",
            _ => "",
        }
    }

    fn insert(&self, name: &str, named: &[String], numbered: bool) -> Result<usize> {
        let others: Vec<&String> = named.iter().filter(|column| *column != "id").collect();
        let is_owned = named.iter().any(|column| column == "client_id");
        let value = |column: &&String| match column.as_str() {
            // What comes to somebody who is here already comes last.
            "position" if self.empty => "s.position".to_owned(),
            "position" if is_owned && !name.ends_with("_line") => format!(
                "s.position + ifnull((SELECT max(t.position) + 1 FROM main.{name} t WHERE t.client_id = s.client_id), 0)"
            ),
            "position" if !is_owned => {
                format!("s.position + ifnull((SELECT max(t.position) + 1 FROM main.{name} t), 0)")
            }
            column => format!("s.{column}"),
        };
        let values: Vec<String> = others.iter().map(value).collect();
        let names: Vec<&str> = others.iter().map(|column| column.as_str()).collect();
        let (id, number) = if numbered { ("id, ", "m.new, ") } else { ("", "") };
        // Two rows may say the same once those are one to which they belong.
        let ignore = if self.empty || !matches!(name, "relation" | "distinct_pair" | "custom_value") {
            ""
        } else {
            "OR IGNORE "
        };
        let sql = format!(
            "INSERT {ignore}INTO main.{name} ({id}{}) SELECT {number}{} FROM map_{name} m JOIN in_{name} s ON s.id = m.old
             WHERE m.fresh = 1 ORDER BY m.old",
            names.join(", "),
            values.join(", ")
        );
        Ok(self.conn.execute(&sql, [])?)
    }

    /// How many rows say something else here; those of records say what the document says, if that is wished.
    fn differ(&self, table: &Table, named: &[String]) -> Result<usize> {
        let name = table.name;
        let unlike = |column: &&String| !matches!(column.as_str(), "id" | "position");
        let said: Vec<&str> = named.iter().filter(unlike).map(String::as_str).collect();
        let (here, there) = (prefixed("t", &said), prefixed("s", &said));
        let pairs = format!(
            "FROM map_{name} m JOIN in_{name} s ON s.id = m.old JOIN main.{name} t ON t.id = m.new
             WHERE m.fresh = 0 AND ({here}) IS NOT ({there})"
        );
        if matches!(table.rule, Rule::Own(_)) {
            return Ok(0);
        }
        let differing = self.conn.query_row(&format!("SELECT count(*) {pairs}"), [], |row| row.get::<_, i64>(0))?;
        if self.take && differing > 0 && matches!(table.rule, Rule::Told(..)) {
            self.run(&format!("UPDATE map_{name} SET fresh = 2 WHERE old IN (SELECT m.old {pairs})"))?;
            self.run(&format!(
                "UPDATE main.{name} AS t SET ({}) = (SELECT {there} FROM map_{name} m JOIN in_{name} s ON s.id = m.old
                   WHERE m.new = t.id AND m.fresh = 2 ORDER BY m.old LIMIT 1)
                 WHERE id IN (SELECT new FROM map_{name} WHERE fresh = 2)",
                said.join(", ")
            ))?;
        }
        Ok(counted(differing))
    }

    /// Calls what came in as the document does; what is here keeps its name.
    fn name(&self) -> Result<()> {
        if self.empty {
            // With those of what went, which may come back.
            return self.run("INSERT OR REPLACE INTO main.identity (entity, row_id, uid) SELECT entity, row_id, uid FROM in_identity");
        }
        for table in TABLES {
            if let Some(entity) = Entity::of_table(table.name) {
                let entity = entity.table();
                let named = format!(
                    "INTO main.identity (entity, row_id, uid) SELECT '{entity}', m.new, i.uid
                     FROM in_identity i JOIN map_{entity} m ON m.old = i.row_id WHERE i.entity = '{entity}'"
                );
                self.run(&format!("INSERT OR REPLACE {named} AND m.fresh = 1"))?;
            }
        }
        Ok(())
    }

    /// The greatest number that a table ever gave.
    fn greatest(&self, name: &str) -> Result<i64> {
        let sql = format!(
            "SELECT max(ifnull((SELECT seq FROM main.sqlite_sequence WHERE name = ?1), 0), ifnull((SELECT max(id) FROM main.{name}), 0))"
        );
        Ok(self.conn.query_row(&sql, [name], |row| row.get(0))?)
    }

    /// Has a table give greater numbers than this one from now on.
    fn count_from(&self, name: &str, greatest: i64) -> Result<()> {
        let known = self
            .conn
            .execute("UPDATE main.sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1", params![name, greatest])?;
        if known == 0 {
            self.conn
                .execute("INSERT INTO main.sqlite_sequence (name, seq) VALUES (?1, ?2)", params![name, greatest])?;
        }
        Ok(())
    }

    fn run(&self, sql: &str) -> Result<()> {
        self.conn.execute(sql, [])?;
        Ok(())
    }
}

fn prefixed(row: &str, columns: &[&str]) -> String {
    columns.iter().map(|column| format!("{row}.{column}")).collect::<Vec<_>>().join(", ")
}

fn counted(rows: i64) -> usize {
    usize::try_from(rows).unwrap_or(0)
}
