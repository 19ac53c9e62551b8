//! Whether the file is what it should be: whole pages, rows that refer to rows, and all that is derived as it would be
//! derived now.

use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior};

use super::error::Result;
use super::{Store, indexing, journal, lights};
use crate::domain::Rules;

/// What a look through the whole file found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// What is damaged, in SQLite's words; nothing when all pages and indexes are whole.
    pub damage: Vec<String>,
    /// Rows that refer to a row that is not there.
    pub orphans: usize,
    /// Clients whose light or value is not what the rules make of their facts.
    pub lights: usize,
    /// Whether the counts of the lights are not what they count.
    pub counts: bool,
    /// Whether the search index does not agree with itself.
    pub search: bool,
    /// Whether an index does not agree with its table.
    pub indexes: bool,
}

impl Health {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        *self == Self::default()
    }

    /// Whether all that is wrong can be derived anew from the facts.
    #[must_use]
    pub fn can_be_derived(&self) -> bool {
        self.damage.is_empty() && self.orphans == 0
    }
}

/// The most that is told of what is damaged.
const TOLD: usize = 20;

/// The derived tables, each with what makes a row of it one.
const DERIVED: [(&str, &str); 2] = [("light", "client_id"), ("value", "client_id")];

/// What SQLite says of an index that does not agree with its table.
const OF_AN_INDEX: [&str; 3] = ["missing from index", "wrong # of entries in index", "non-unique entry in index"];

/// The search indexes.
const SEARCHED: [&str; 2] = ["client_search", "note_search"];

impl Store {
    /// Looks through the whole file; nothing of it is changed, and nobody else is kept from writing meanwhile.
    pub fn examine(&self, rules: &Rules) -> Result<Health> {
        let mut health = Health::default();
        for line in damage(&self.conn)? {
            if SEARCHED.iter().any(|table| line.contains(table)) {
                health.search = true;
            } else if OF_AN_INDEX.iter().any(|words| line.contains(words)) {
                health.indexes = true;
            } else {
                health.damage.push(line);
            }
        }
        if !health.damage.is_empty() {
            // Whatever else would be found follows from that.
            return Ok(health);
        }
        health.orphans = orphans(&self.conn)?;
        // The second set of what is derived refers to rows of another schema, which SQLite does not follow.
        self.conn.pragma_update(None, "foreign_keys", false)?;
        let compared = self.compare(rules, &mut health);
        self.conn.pragma_update(None, "foreign_keys", true)?;
        compared.map(|()| health)
    }

    /// Derives a second time what is derived, beside what is there, and compares.
    fn compare(&self, rules: &Rules, health: &mut Health) -> Result<()> {
        let tx = self.conn.unchecked_transaction()?;
        shadow(&tx)?;
        lights::rebuild(&tx, rules)?;
        let mut wrong = String::new();
        for (table, key) in DERIVED {
            let or = if wrong.is_empty() { "" } else { " UNION " };
            let either = format!(
                "{or}SELECT {key} FROM (SELECT * FROM temp.{table} EXCEPT SELECT * FROM main.{table})
                 UNION SELECT {key} FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM temp.{table})"
            );
            wrong.push_str(&either);
        }
        let clients: i64 = tx.query_row(&format!("SELECT count(*) FROM ({wrong})"), [], |row| row.get(0))?;
        health.lights = usize::try_from(clients).unwrap_or(usize::MAX);
        let counts = "kind, key, clients, worth";
        let except = |these: &str, those: &str| {
            format!(
                "EXISTS (SELECT {counts} FROM {these} WHERE clients <> 0 EXCEPT SELECT {counts} FROM {those} WHERE clients <> 0)"
            )
        };
        let differ = format!("SELECT {} OR {}", except("main.tally", "temp.tally"), except("temp.tally", "main.tally"));
        health.counts = tx.query_row(&differ, [], |row| row.get(0))?;
        Ok(tx.rollback()?)
    }

    /// Whether all pages are whole, and all rows refer to rows that are there.
    pub(super) fn is_whole(&self) -> Result<bool> {
        Ok(damage(&self.conn)?.is_empty() && orphans(&self.conn)? == 0)
    }

    /// Derives anew what is derived from the facts: lights, values, counts, indexes and the search.
    pub fn derive_anew(&mut self, rules: &Rules) -> Result<()> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch("REINDEX; DELETE FROM light; DELETE FROM value")?;
        lights::rebuild(&tx, rules)?;
        for table in SEARCHED {
            tx.execute(&format!("INSERT INTO {table} ({table}) VALUES ('delete-all')"), [])?;
        }
        let clients = indexing::everybody(&tx)?;
        let mut years = BTreeSet::new();
        for client in &clients {
            years.extend(indexing::years(&tx, *client)?.into_iter().map(|year| (*client, year)));
        }
        indexing::index_all(&tx, &clients, &years)?.take_over(&tx)?;
        Ok(tx.commit()?)
    }
}

/// What SQLite finds damaged.
fn damage(conn: &Connection) -> Result<Vec<String>> {
    // A search index that others have merged since is remembered as it was, until it is asked for something; it would
    // be called damaged.
    for table in SEARCHED {
        let asked = format!("SELECT 1 FROM {table} WHERE {table} MATCH 'a' LIMIT 1");
        let _damage_is_told_below = conn.query_row(&asked, [], |_| Ok(()));
    }
    let mut statement = conn.prepare(&format!("PRAGMA integrity_check({TOLD})"))?;
    let said: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(if said == ["ok"] { Vec::new() } else { said })
}

/// How many rows refer to a row that is not there.
fn orphans(conn: &Connection) -> Result<usize> {
    Ok(conn.prepare("PRAGMA foreign_key_check")?.query_map([], |_| Ok(()))?.count())
}

/// Puts tables of this connection alone over those that are derived, under the same names and with what they hold: what
/// is derived from then on is written into these, and the file stays as it is.
fn shadow(conn: &Connection) -> Result<()> {
    let mut statement = conn.prepare(
        "SELECT sql FROM main.sqlite_schema WHERE tbl_name IN ('light', 'value', 'tally', 'meta', 'light_in_tally')
           AND type IN ('table', 'view', 'index') AND sql IS NOT NULL ORDER BY type = 'index', type = 'view'",
    )?;
    let made: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let beside = |sql: &String| {
        let tables = sql.replacen("CREATE TABLE ", "CREATE TEMP TABLE ", 1);
        tables.replacen("CREATE INDEX ", "CREATE INDEX temp.", 1).replacen("CREATE VIEW ", "CREATE TEMP VIEW ", 1)
    };
    for sql in &made {
        conn.execute_batch(&beside(sql))?;
    }
    for table in ["light", "value", "meta"] {
        let columns = journal::columns(conn, table)?.join(", ");
        conn.execute_batch(&format!("INSERT INTO temp.{table} ({columns}) SELECT {columns} FROM main.{table}"))?;
    }
    Ok(())
}
