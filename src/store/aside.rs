//! What is laid aside while most rows of a table are written, and made anew from its own statement when they are there:
//! sorting all of them once costs a fraction of finding the place of each.
//!
//! It happens within a transaction. Whoever reads meanwhile sees the file as it was, and if the transaction is taken back,
//! nothing was ever laid aside.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::error::Result;

/// Indexes and triggers that were laid aside, by the statements that make them.
#[derive(Debug, Default)]
#[must_use]
pub(super) struct Aside {
    made_by: Vec<String>,
    /// The tables of which something was laid aside.
    tables: BTreeSet<String>,
}

impl Aside {
    /// Lays aside what is meant, by the table that it is of and its own name.
    pub(super) fn lay(&mut self, conn: &Connection, is_meant: impl Fn(&str, &str) -> bool) -> Result<()> {
        let mut statement = conn.prepare(
            "SELECT type, name, tbl_name, sql FROM main.sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL",
        )?;
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        let found: Vec<(String, String, String, String)> = found.collect::<rusqlite::Result<_>>()?;
        drop(statement);
        for (kind, name, table, sql) in found.into_iter().filter(|(_, name, table, _)| is_meant(table, name)) {
            conn.execute_batch(&format!("DROP {kind} main.{name}"))?;
            self.made_by.push(sql);
            self.tables.insert(table);
        }
        Ok(())
    }

    /// Puts back what was laid aside, and learns anew what SQLite forgot with it.
    pub(super) fn put_back(&mut self, conn: &Connection) -> Result<()> {
        let Self { made_by, tables } = std::mem::take(self);
        for sql in &made_by {
            conn.execute_batch(sql)?;
        }
        for table in &tables {
            conn.execute_batch(&format!("PRAGMA analysis_limit = 400; ANALYZE main.{table}"))?;
        }
        Ok(())
    }
}
