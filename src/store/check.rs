//! Whether the file is what it should be: whole pages, rows that refer to rows, and all that is derived as it would be
//! derived now.

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::error::Result;
use super::{Store, lights, search};
use crate::domain::{ClientId, Rules};

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

/// The search indexes.
const SEARCHED: [&str; 2] = ["client_search", "note_search"];

impl Store {
    /// Looks through the whole file; nothing of it is changed.
    pub fn examine(&self, rules: &Rules) -> Result<Health> {
        let mut health = Health { damage: damage(&self.conn)?, ..Health::default() };
        if !health.damage.is_empty() {
            // Whatever else would be found follows from that.
            return Ok(health);
        }
        health.orphans = self.conn.prepare("PRAGMA foreign_key_check")?.query_map([], |_| Ok(()))?.count();
        if self.conn.is_readonly("main")? {
            // What is derived cannot be derived a second time where nothing may be written.
            return Ok(health);
        }
        let tx = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        health.search = search_is_broken(&tx)?;
        for (table, _) in DERIVED {
            tx.execute_batch(&format!("CREATE TEMP TABLE kept_{table} AS SELECT * FROM main.{table}"))?;
        }
        tx.execute_batch(
            "CREATE TEMP TABLE kept_tally AS SELECT kind, key, clients, worth FROM main.tally WHERE clients <> 0",
        )?;
        lights::rebuild(&tx, rules)?;
        let mut wrong = String::new();
        for (table, key) in DERIVED {
            let or = if wrong.is_empty() { "" } else { " UNION " };
            let either = format!(
                "{or}SELECT {key} FROM (SELECT * FROM temp.kept_{table} EXCEPT SELECT * FROM main.{table})
                 UNION SELECT {key} FROM (SELECT * FROM main.{table} EXCEPT SELECT * FROM temp.kept_{table})"
            );
            wrong.push_str(&either);
        }
        let clients: i64 = tx.query_row(&format!("SELECT count(*) FROM ({wrong})"), [], |row| row.get(0))?;
        health.lights = usize::try_from(clients).unwrap_or(usize::MAX);
        let counts = "kind, key, clients, worth";
        let differ = format!(
            "SELECT EXISTS (SELECT {counts} FROM temp.kept_tally
               EXCEPT SELECT {counts} FROM main.tally WHERE clients <> 0)"
        );
        health.counts = tx.query_row(&differ, [], |row| row.get(0))?;
        tx.rollback()?;
        Ok(health)
    }

    /// Derives anew what is derived from the facts: lights, values, counts, indexes and the search.
    pub fn derive_anew(&mut self, rules: &Rules) -> Result<()> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch("REINDEX; DELETE FROM light; DELETE FROM value")?;
        lights::rebuild(&tx, rules)?;
        for table in SEARCHED {
            tx.execute(&format!("INSERT INTO {table} ({table}) VALUES ('delete-all')"), [])?;
        }
        for client in clients(&tx)? {
            search::index_client(&tx, client)?;
            for year in search::years(&tx, client)? {
                search::index_notes(&tx, client, year)?;
            }
        }
        Ok(tx.commit()?)
    }
}

fn clients(conn: &Connection) -> Result<Vec<ClientId>> {
    let mut statement = conn.prepare("SELECT id FROM client ORDER BY id")?;
    Ok(statement.query_map([], |row| Ok(ClientId(row.get(0)?)))?.collect::<rusqlite::Result<_>>()?)
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

fn search_is_broken(conn: &Connection) -> Result<bool> {
    for table in SEARCHED {
        let asked = conn.execute(&format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')"), []);
        match asked.map_err(super::StoreError::from) {
            Err(error) if error.is_damage() => return Ok(true),
            other => other?,
        };
    }
    Ok(false)
}
