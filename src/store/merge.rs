//! Rows of several tables side by side, client by client, each table read once.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Row, Rows};

use super::error::Result;
use crate::domain::ClientId;

/// Rows ordered by client, handed out client by client.
pub(super) struct Merge<'s> {
    rows: Rows<'s>,
    /// The place of the column that says whose a row is.
    place: usize,
    /// Whose the row at hand is; `None` at the end.
    owner: Option<ClientId>,
}

impl<'s> Merge<'s> {
    /// Of rows that have a column `client_id` and are ordered by it.
    pub(super) fn new(rows: Rows<'s>) -> Result<Self> {
        let place = rows.as_ref().map(|statement| statement.column_index("client_id")).transpose()?.unwrap_or(0);
        let mut merge = Self { rows, place, owner: None };
        merge.advance()?;
        Ok(merge)
    }

    fn advance(&mut self) -> Result<()> {
        let place = self.place;
        self.owner = self.rows.next()?.map(|row| row.get(place)).transpose()?.map(ClientId);
        Ok(())
    }

    /// Shows the rows of a client; clients are asked for in their order.
    pub(super) fn each(&mut self, client: ClientId, mut take: impl FnMut(&Row) -> rusqlite::Result<()>) -> Result<()> {
        while let Some(owner) = self.owner.filter(|owner| *owner <= client) {
            if let Some(row) = self.rows.get()
                && owner == client
            {
                take(row)?;
            }
            self.advance()?;
        }
        Ok(())
    }
}
