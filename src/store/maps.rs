//! What the columns of kinds of files mean, under the names that the user gave.

use rusqlite::{OptionalExtension, params};

use super::Store;
use super::error::Result;

impl Store {
    /// Keeps what columns mean under a name.
    pub fn save_columns(&self, name: &str, body: &str) -> Result<()> {
        self.conn
            .prepare_cached(
                "INSERT INTO column_map (name, body) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET body = excluded.body",
            )?
            .execute(params![name, body])?;
        Ok(())
    }

    /// What is kept under a name.
    pub fn columns_named(&self, name: &str) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached("SELECT body FROM column_map WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// All of the names.
    pub fn column_maps(&self) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached("SELECT name FROM column_map ORDER BY name")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Forgets what is kept under a name.
    pub fn forget_columns(&self, name: &str) -> Result<()> {
        self.conn.prepare_cached("DELETE FROM column_map WHERE name = ?1")?.execute([name])?;
        Ok(())
    }
}
