//! The file, its schema and its statements; and what the tests of the layers above need to look into it.

mod backups;
mod files;
mod identity;
mod many;
mod opportunities;
mod plans;
mod purchases;
mod schema;
mod set;
mod statements;
mod value;
mod vault;

use std::fmt::Write as _;

use jiff::civil::{Date, date};
use rusqlite::types::ValueRef;
use tempfile::TempDir;

use super::{Entry, Store, StoreError, indexing, lights, open};
use crate::domain::{ClientId, Rules};

/// The day of these tests: a Monday.
pub(crate) const TODAY: Date = date(2026, 11, 23);

const ENTRY: Entry<'static> = Entry { at: "2026-11-23T14:00:00Z", action: "add_client", origin: "cli" };

/// A store in a folder of its own, which goes when the test ends.
struct Temp {
    store: Store,
    folder: TempDir,
}

impl Temp {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("agenda.db")).unwrap();
        Self { store, folder }
    }
}

/// What only tests may see and do.
impl Store {
    /// Does without waiting for the disk: what survives a power cut is not what most tests are about.
    pub(crate) fn hurry(&self) {
        self.conn.pragma_update(None, "synchronous", "OFF").unwrap();
    }

    /// Runs statements as another program would, outside of the journal.
    pub(crate) fn meddle(&self, sql: &str) {
        self.conn
            .execute_batch(&format!("UPDATE journal SET recording = 0; {sql}; UPDATE journal SET recording = 1"))
            .unwrap();
    }

    /// The rows of a statement as text, a line each.
    pub(crate) fn rows_of(&self, sql: &str) -> String {
        let mut statement = self.conn.prepare(sql).unwrap();
        let columns = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        let mut text = String::new();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                match row.get_ref(column).unwrap() {
                    ValueRef::Null => text.push('~'),
                    ValueRef::Integer(n) => write!(text, "{n}").unwrap(),
                    ValueRef::Text(bytes) => write!(text, "{:?}", str::from_utf8(bytes).unwrap()).unwrap(),
                    other => panic!("no column of ours holds {other:?}"),
                }
                text.push(if column + 1 < columns { '|' } else { '\n' });
            }
        }
        text
    }

    /// All facts as text: every row of every table that holds any.
    pub(crate) fn facts(&self) -> String {
        let rows = |table| self.rows_of(&format!("SELECT * FROM {table} ORDER BY id"));
        super::journal::ENTITIES.iter().map(rows).collect::<Vec<_>>().join("--\n")
    }

    /// Every table of the file that there is in the schema, as text, but for those that are the journal's own and what
    /// only this copy of the file remembers.
    pub(crate) fn tables(&self) -> std::collections::BTreeMap<String, String> {
        let mut statement = self
            .conn
            .prepare(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('operation', 'change', 'journal', 'draft', 'travelled')
                   AND name NOT GLOB '*_search_*' AND name NOT GLOB '*_search' AND name NOT GLOB 'sqlite_stat*'",
            )
            .unwrap();
        let names: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let sql = |name: &str| match name {
            "meta" => "SELECT * FROM meta WHERE key NOT IN ('origin', 'announced', 'buying') ORDER BY key".to_owned(),
            "sqlite_sequence" => {
                "SELECT * FROM sqlite_sequence WHERE name NOT IN ('operation', 'change') AND seq > 0 ORDER BY name"
                    .to_owned()
            }
            "tally" => "SELECT * FROM tally WHERE clients <> 0 ORDER BY kind, key".to_owned(),
            name => format!("SELECT * FROM {name} ORDER BY 1, 2"),
        };
        names.into_iter().map(|name| (name.clone(), self.rows_of(&sql(&name)))).collect()
    }

    /// The stored lights and values as text, and the boundaries that the values make.
    pub(crate) fn lights(&self) -> String {
        [
            "SELECT * FROM light ORDER BY client_id",
            "SELECT * FROM value ORDER BY client_id",
            "SELECT value FROM meta WHERE key = 'boundaries'",
        ]
        .map(|sql| self.rows_of(sql))
        .concat()
    }

    /// The tally as it is kept, and as it would be if everything were counted now.
    pub(crate) fn tallies(&self) -> [String; 2] {
        [
            "SELECT kind, key, clients, worth FROM tally WHERE clients <> 0 ORDER BY kind, key",
            "SELECT kind, key, count(*), sum(worth) FROM light_in_tally GROUP BY kind, key ORDER BY kind, key",
        ]
        .map(|sql| self.rows_of(sql))
    }

    /// What the lights and values would be if they were all computed now, from nothing; the stored ones are left alone.
    /// Fails if the tally that is counted on the way is not what the view counts one by one.
    pub(crate) fn lights_anew(&self, rules: &Rules) -> String {
        let tx = self.conn.unchecked_transaction().unwrap();
        tx.execute_batch("DELETE FROM light; DELETE FROM value; DELETE FROM meta WHERE key = 'boundaries'").unwrap();
        lights::rebuild(&tx, rules).unwrap();
        let [kept, counted] = self.tallies();
        assert_eq!(kept, counted);
        let lights = self.lights();
        tx.rollback().unwrap();
        lights
    }

    /// Fails unless the file is sound: no broken page or index, no row that refers to none, a search index that agrees
    /// with itself, a journal that records, a tally that is right.
    pub(crate) fn assert_sound(&self) {
        assert_eq!(self.rows_of("PRAGMA integrity_check"), "\"ok\"\n");
        assert_eq!(self.rows_of("PRAGMA foreign_key_check"), "");
        assert_eq!(self.rows_of("SELECT recording FROM journal"), "1\n");
        let [kept, counted] = self.tallies();
        assert_eq!(kept, counted);
    }

    /// Makes the search index anew, from nothing but the facts.
    pub(crate) fn index_anew(&self) {
        self.conn.execute_batch("DELETE FROM client_search; DELETE FROM note_search").unwrap();
        for client in (0..100).map(ClientId) {
            let years = indexing::years(&self.conn, client).unwrap().into_iter().map(|year| (client, year)).collect();
            let mut underway = indexing::index_all(&self.conn, &[client].into(), &years).unwrap();
            underway.take_over(&self.conn).unwrap();
        }
    }

    /// How SQLite would run a statement, whatever its parameters.
    pub(crate) fn plan(&self, sql: &str) -> Result<String, StoreError> {
        let mut statement = self.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
        let mut rows = statement.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            steps.push(row.get::<_, String>("detail")?);
        }
        Ok(steps.join("\n"))
    }
}
