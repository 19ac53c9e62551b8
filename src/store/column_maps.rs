//! What the columns of files mean, each under a name of the user's.

use rusqlite::{OptionalExtension, params};

use super::Store;
use super::error::Result;

impl Store {
    /// Keeps a meaning under its name; one of that name is replaced.
    pub fn keep_column_map(&self, name: &str, body: &str) -> Result<()> {
        self.conn
            .prepare_cached("INSERT OR REPLACE INTO column_map (name, body) VALUES (?1, ?2)")?
            .execute(params![name, body])?;
        Ok(())
    }

    /// The meaning of this name.
    pub fn column_map(&self, name: &str) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached("SELECT body FROM column_map WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// The names, in alphabetical order.
    pub fn column_maps(&self) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached("SELECT name FROM column_map ORDER BY name")?;
        let names = statement.query_map([], |row| row.get(0))?;
        Ok(names.collect::<rusqlite::Result<_>>()?)
    }
}
