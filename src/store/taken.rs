//! What is remembered of files that were taken in: which client a row became, and what records are numbered in the
//! programs from which they came.

use rusqlite::{OptionalExtension, params};

use super::error::Result;
use super::identity::Entity;
use super::read::Reader;
use super::write::{Table, Write};
use crate::domain::ClientId;

pub(super) const TAKEN_AS: &str = "SELECT client_id, manner FROM taken_row WHERE mark = ?1 ORDER BY id LIMIT 1";
pub(super) const NUMBERS_OF: [(Entity, &str); 2] = [
    (Entity::Interaction, "SELECT id, external_id FROM interaction WHERE client_id = ?1 AND external_id IS NOT NULL"),
    (Entity::FollowUp, "SELECT id, external_id FROM follow_up WHERE client_id = ?1 AND external_id IS NOT NULL"),
];

impl Reader<'_> {
    /// Which client a row of this mark became, and how it was taken in.
    pub fn taken_as(&self, mark: &str) -> Result<Option<(ClientId, String)>> {
        let mut statement = self.conn.prepare_cached(TAKEN_AS)?;
        Ok(statement.query_row([mark], |row| Ok((ClientId(row.get(0)?), row.get(1)?))).optional()?)
    }

    /// Shows the mark of every row that was taken in.
    pub fn taken_marks(&self, mut see: impl FnMut(&str)) -> Result<()> {
        let mut statement = self.conn.prepare_cached("SELECT mark FROM taken_row")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            see(row.get_ref(0)?.as_str().unwrap_or(""));
        }
        Ok(())
    }

    /// What the interactions or follow-ups of a client are numbered in other programs.
    pub fn numbers_of(&self, entity: Entity, client: ClientId) -> Result<Vec<(i64, String)>> {
        let Some((_, sql)) = NUMBERS_OF.iter().find(|(known, _)| *known == entity) else { return Ok(Vec::new()) };
        let mut statement = self.conn.prepare_cached(sql)?;
        let numbers = statement.query_map([client.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(numbers.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Remembers which client a row of this mark became, and how it was taken in; whether nothing was remembered of it is
    /// known from [`taken_as`](Reader::taken_as).
    pub fn remember_row(&mut self, mark: &str, client: ClientId, manner: &str, is_new: bool) -> Result<()> {
        if is_new {
            let row = [client.0.into(), mark.to_owned().into(), manner.to_owned().into()];
            return self.add_row(Table::TAKEN_ROW, row).map(drop);
        }
        self.conn()
            .prepare_cached("UPDATE taken_row SET (client_id, manner) = (?2, ?3) WHERE mark = ?1")?
            .execute(params![mark, client.0, manner])?;
        Ok(())
    }

    /// Notes what an interaction or a follow-up is numbered in another program.
    pub fn set_number(&mut self, entity: Entity, id: i64, number: &str) -> Result<()> {
        let sql = format!("UPDATE {} SET external_id = ?2 WHERE id = ?1", entity.table());
        self.conn().prepare_cached(&sql)?.execute(params![id, number])?;
        Ok(())
    }
}
