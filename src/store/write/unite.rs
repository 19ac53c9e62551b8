//! Making one client of two: everything that belongs to one of them comes to belong to the other.
//!
//! What belongs to a client is found by the schema: every column that refers to it. So a table that is added later moves
//! too, and nothing can be forgotten.

use std::collections::BTreeSet;

use rusqlite::params;

use super::Write;
use crate::domain::{ClientId, ContactId, FieldId};
use crate::store::error::Result;
use crate::store::indexing;
use crate::store::journal::ENTITIES;

/// What would be there twice, and so goes before the rest moves from ?2 to ?1.
const TWICE: &[&str] = &[
    "DELETE FROM tag WHERE client_id = ?2",
    "DELETE FROM custom_value WHERE client_id = ?2
       AND field_id IN (SELECT field_id FROM custom_value WHERE client_id = ?1)",
    "DELETE FROM relation WHERE client_id = min(?1, ?2) AND other_id = max(?1, ?2)
       OR client_id = max(?1, ?2) AND other_id = min(?1, ?2)",
    "DELETE FROM relation WHERE client_id = ?2 AND EXISTS (SELECT 1 FROM relation AS known
       WHERE known.client_id = ?1 AND known.kind = relation.kind AND known.other_id = relation.other_id)",
    "DELETE FROM relation WHERE other_id = ?2 AND EXISTS (SELECT 1 FROM relation AS known
       WHERE known.client_id = relation.client_id AND known.kind = relation.kind AND known.other_id = ?1)",
    "DELETE FROM attachment WHERE client_id = ?2 AND EXISTS (SELECT 1 FROM attachment AS known
       WHERE known.client_id = ?1 AND (known.target, known.label) = (attachment.target, attachment.label)
         AND known.interaction_id IS attachment.interaction_id)",
];

/// Dates of ?1 that say nothing that another one does not say.
const SAME_DATES: &str = "DELETE FROM occasion WHERE client_id = ?1 AND EXISTS (SELECT 1 FROM occasion AS known
       WHERE known.client_id = ?1 AND known.id <> occasion.id AND known.contact_id IS occasion.contact_id
         AND (known.kind, known.label, known.month, known.day, known.yearly)
           = (occasion.kind, occasion.label, occasion.month, occasion.day, occasion.yearly)
         AND (occasion.year IS NULL AND known.year IS NOT NULL
           OR known.year IS occasion.year AND known.id < occasion.id))";

impl Write<'_> {
    /// Moves everything that belongs to `gone` to `keep` and removes `gone`, whose own row and tags are lost. What is
    /// known of both in a field of the user's stays as `keep` has it, but for the fields `taken`.
    pub fn unite(&mut self, keep: ClientId, gone: ClientId, taken: &BTreeSet<FieldId>) -> Result<()> {
        for year in indexing::years(self.conn(), gone)? {
            self.renoted.extend([(keep, year), (gone, year)]);
        }
        self.touch([keep, gone].into(), BTreeSet::new());
        for field in taken {
            let sql = "DELETE FROM custom_value WHERE client_id = ?1 AND field_id = ?3
                AND EXISTS (SELECT 1 FROM custom_value WHERE client_id = ?2 AND field_id = ?3)";
            self.conn().prepare_cached(sql)?.execute(params![keep.0, gone.0, field.0])?;
        }
        for sql in TWICE {
            self.conn().prepare_cached(sql)?.execute([keep.0, gone.0])?;
        }
        self.move_distinct(keep, gone)?;
        for (table, column) in self.referring("client")? {
            let sql = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2");
            self.conn().prepare_cached(&sql)?.execute([keep.0, gone.0])?;
        }
        self.conn().prepare_cached("DELETE FROM client WHERE id = ?1")?.execute([gone.0])?;
        Ok(())
    }

    /// Makes one person of two at the same client: what was said with `gone` was said with `keep`.
    pub fn same_contact(&mut self, keep: ContactId, gone: ContactId) -> Result<()> {
        for (table, column) in self.referring("contact")? {
            let sql = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2");
            self.conn().prepare_cached(&sql)?.execute([keep.0, gone.0])?;
        }
        self.conn().prepare_cached("DELETE FROM contact WHERE id = ?1")?.execute([gone.0])?;
        Ok(())
    }

    /// Removes the dates of a client that it has twice.
    pub fn drop_same_dates(&mut self, client: ClientId) -> Result<()> {
        self.conn().prepare_cached(SAME_DATES)?.execute([client.0])?;
        self.touched.insert(client);
        Ok(())
    }

    /// Remembers that two clients are two.
    pub fn add_distinct(&mut self, a: ClientId, b: ClientId) -> Result<()> {
        self.conn()
            .prepare_cached("INSERT OR IGNORE INTO distinct_pair (client_id, other_id) VALUES (?1, ?2)")?
            .execute([a.min(b).0, a.max(b).0])?;
        Ok(())
    }

    /// Whoever was told apart from `gone` is told apart from `keep`.
    fn move_distinct(&mut self, keep: ClientId, gone: ClientId) -> Result<()> {
        let others: Vec<i64> = {
            let mut statement = self.conn().prepare_cached(
                "SELECT other_id FROM distinct_pair WHERE client_id = ?1
                 UNION ALL SELECT client_id FROM distinct_pair WHERE other_id = ?1",
            )?;
            statement.query_map([gone.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        self.conn()
            .prepare_cached("DELETE FROM distinct_pair WHERE client_id = ?1 OR other_id = ?1")?
            .execute([gone.0])?;
        for other in others.into_iter().map(ClientId).filter(|other| *other != keep) {
            self.add_distinct(keep, other)?;
        }
        Ok(())
    }

    /// The columns that refer to a table, of all tables that hold facts.
    pub(in crate::store) fn referring(&self, table: &str) -> Result<Vec<(&'static str, String)>> {
        let mut columns = Vec::new();
        let mut statement =
            self.conn().prepare_cached("SELECT [from] FROM pragma_foreign_key_list(?1) WHERE [table] = ?2")?;
        for entity in ENTITIES {
            let found = statement.query_map([entity, table], |row| row.get(0))?;
            columns
                .extend(found.collect::<rusqlite::Result<Vec<String>>>()?.into_iter().map(|column| (*entity, column)));
        }
        Ok(columns)
    }
}
