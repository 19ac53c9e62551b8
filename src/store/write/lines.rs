//! Writing the lines of what was bought and of what may be sold, which are the same in two tables.

use rusqlite::{Connection, params};

use super::index;
use crate::domain::{ClientId, PurchaseLine};
use crate::store::error::Result;

/// A table of lines, and its column of whose they are.
pub(super) struct Lines {
    table: &'static str,
    owner: &'static str,
}

/// The lines of purchases.
pub(super) const BOUGHT_LINES: Lines = Lines { table: "purchase_line", owner: "purchase_id" };
/// The lines of opportunities.
pub(super) const HOPED_LINES: Lines = Lines { table: "opportunity_line", owner: "opportunity_id" };

impl Lines {
    /// Writes these lines in the place of those that were there.
    pub(super) fn put(&self, conn: &Connection, owner: i64, client: ClientId, lines: &[PurchaseLine]) -> Result<()> {
        self.remove(conn, owner)?;
        self.add(conn, owner, client, lines)
    }

    /// Writes the lines of what has none yet.
    pub(super) fn add(&self, conn: &Connection, owner: i64, client: ClientId, lines: &[PurchaseLine]) -> Result<()> {
        let Self { table, owner: column } = self;
        let mut statement = conn.prepare_cached(&format!(
            "INSERT INTO {table} (client_id, {column}, position, product_id, description, quantity, price, discount, cost)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
        ))?;
        for (position, line) in lines.iter().enumerate() {
            statement.execute(params![
                client.0,
                owner,
                index(position),
                line.product.map(|product| product.0),
                line.description,
                line.quantity,
                line.price,
                line.discount,
                line.cost,
            ])?;
        }
        Ok(())
    }

    /// Removes the lines.
    pub(super) fn remove(&self, conn: &Connection, owner: i64) -> Result<()> {
        let Self { table, owner: column } = self;
        conn.prepare_cached(&format!("DELETE FROM {table} WHERE {column} = ?1"))?.execute([owner])?;
        Ok(())
    }
}
