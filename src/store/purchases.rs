//! Reading what is sold and what was bought.

use jiff::civil::Date;
use rusqlite::types::{FromSql, FromSqlResult, ValueRef};
use rusqlite::{OptionalExtension, Params, Row};

use super::error::Result;
use super::read::{Reader, clamp};
use super::row::{Parsed, code, day, opt_code, opt_day};
use crate::domain::{ClientId, Currency, InteractionId, Product, ProductId, Purchase, PurchaseId, PurchaseLine, text};

/// The purchases of a client, newest first.
pub(super) const OF_CLIENT: &str =
    "SELECT * FROM purchase WHERE client_id = ?1 ORDER BY made_on DESC, id DESC LIMIT ?3 OFFSET ?2";

/// The purchases of some days, newest first.
pub(super) const OF_DAYS: &str = "SELECT * FROM purchase WHERE made_on >= ?1 AND made_on <= ?2
    ORDER BY made_on DESC, client_id DESC, id DESC LIMIT ?3";

/// What awaits its payment, what was due first before all.
pub(super) const UNPAID: &str = "SELECT * FROM purchase WHERE paid_on IS NULL AND due_on IS NOT NULL AND due_on > ''
    ORDER BY due_on, client_id, id LIMIT ?1";

/// What a client bought, in words: of the catalogue, and beside it.
pub(super) const BOUGHT: &str = "SELECT p.name, l.description FROM purchase_line l
    LEFT JOIN product p ON p.id = l.product_id WHERE l.client_id = ?1";

/// Who bought a product.
pub(super) const BUYERS: &str = "SELECT client_id FROM purchase_line WHERE product_id = ?1";

impl Reader<'_> {
    /// A product by number; [`Gone`](super::StoreError::Gone) when there is none.
    pub fn product(&self, id: ProductId) -> Result<Product> {
        Ok(self.conn.prepare_cached("SELECT * FROM product WHERE id = ?1")?.query_row([id.0], product)?)
    }

    /// The products that are offered, or those that are not any more, by name.
    pub fn products(&self, retired: bool) -> Result<Vec<Product>> {
        let mut statement =
            self.conn.prepare_cached("SELECT * FROM product WHERE retired = ?1 ORDER BY name_key, id")?;
        Ok(statement.query_map([retired], product)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The products that are called so, however it is written; those that are offered first.
    pub fn products_called(&self, name: &str) -> Result<Vec<Product>> {
        let key = text::sort_key(name);
        let mut statement =
            self.conn.prepare_cached("SELECT * FROM product WHERE retired = ?1 AND name_key = ?2 ORDER BY id")?;
        let mut products = Vec::new();
        for retired in [false, true] {
            let rows = statement.query_map((retired, &key), product)?;
            products.extend(rows.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(products)
    }

    /// The product that the user's catalogue numbers so.
    pub fn product_numbered(&self, code: &str) -> Result<Option<Product>> {
        let mut statement = self.conn.prepare_cached("SELECT * FROM product WHERE code = ?1 ORDER BY id LIMIT 1")?;
        Ok(statement.query_row([text::clean_line(code)], product).optional()?)
    }

    /// Whether a product was ever bought or offered.
    pub fn product_is_used(&self, id: ProductId) -> Result<bool> {
        let mut statement = self.conn.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM purchase_line WHERE product_id = ?1)
                   OR EXISTS (SELECT 1 FROM opportunity_line WHERE product_id = ?1)",
        )?;
        Ok(statement.query_row([id.0], |row| row.get(0))?)
    }

    /// One purchase, with its lines.
    pub fn purchase(&self, id: PurchaseId) -> Result<Purchase> {
        let mut statement = self.conn.prepare_cached("SELECT * FROM purchase WHERE id = ?1")?;
        let purchase = statement.query_row([id.0], purchase)?;
        self.with_lines(purchase)
    }

    /// Up to `limit` purchases of a client with their lines, newest first, after the `skip` newest.
    pub fn purchases(&self, client: ClientId, skip: usize, limit: usize) -> Result<Vec<Purchase>> {
        self.purchases_by(OF_CLIENT, [client.0, clamp(skip), clamp(limit)])
    }

    /// How many purchases a client has, those brought back among them.
    pub fn purchase_count(&self, client: ClientId) -> Result<usize> {
        let mut statement = self.conn.prepare_cached("SELECT count(*) FROM purchase WHERE client_id = ?1")?;
        let count: i64 = statement.query_row([client.0], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// The purchases of a client on a day, in the order in which they were written.
    pub fn purchases_on(&self, client: ClientId, on: Date) -> Result<Vec<Purchase>> {
        self.purchases_by(
            "SELECT * FROM purchase WHERE client_id = ?1 AND made_on = ?2 ORDER BY id",
            (client.0, on.to_string()),
        )
    }

    /// Up to `limit` purchases of all clients from one day to another, newest first.
    pub fn purchases_between(&self, from: Date, to: Date, limit: usize) -> Result<Vec<Purchase>> {
        self.purchases_by(OF_DAYS, (from.to_string(), to.to_string(), clamp(limit)))
    }

    /// Up to `limit` purchases of all clients that await their payment, what was due first before all.
    pub fn unpaid(&self, limit: usize) -> Result<Vec<Purchase>> {
        self.purchases_by(UNPAID, [clamp(limit)])
    }

    /// What of a client awaits its payment, what was due first before all.
    pub fn unpaid_of(&self, client: ClientId) -> Result<Vec<Purchase>> {
        let mut unpaid = self.purchases_by(
            "SELECT * FROM purchase WHERE client_id = ?1 AND paid_on IS NULL AND due_on IS NOT NULL
             ORDER BY made_on, id",
            [client.0],
        )?;
        unpaid.sort_by_key(|purchase| purchase.due_on);
        Ok(unpaid)
    }

    /// The purchase that was ordered in an interaction.
    pub fn purchase_ordered_in(&self, interaction: InteractionId) -> Result<Option<Purchase>> {
        let sql = "SELECT * FROM purchase WHERE interaction_id = ?1 ORDER BY id LIMIT 1";
        Ok(self.purchases_by(sql, [interaction.0])?.pop())
    }

    /// The purchases that bear this number in the file from which they were imported.
    pub fn purchases_numbered(&self, external_id: &str) -> Result<Vec<Purchase>> {
        let sql = "SELECT * FROM purchase WHERE external_id = ?1 ORDER BY id";
        self.purchases_by(sql, [text::clean_line(external_id)])
    }

    /// What was brought back of a purchase.
    pub fn returns_of(&self, id: PurchaseId) -> Result<Vec<Purchase>> {
        self.purchases_by("SELECT * FROM purchase WHERE returns_id = ?1 ORDER BY id", [id.0])
    }

    fn purchases_by(self, sql: &str, params: impl Params) -> Result<Vec<Purchase>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let purchases = statement.query_map(params, purchase)?.collect::<rusqlite::Result<Vec<_>>>()?;
        purchases.into_iter().map(|purchase| self.with_lines(purchase)).collect()
    }

    fn with_lines(self, purchase: Purchase) -> Result<Purchase> {
        let mut statement =
            self.conn.prepare_cached("SELECT * FROM purchase_line WHERE purchase_id = ?1 ORDER BY position")?;
        let lines = statement.query_map([purchase.id.0], line)?.collect::<rusqlite::Result<_>>()?;
        Ok(Purchase { lines, ..purchase })
    }
}

pub(super) fn currency(row: &Row) -> rusqlite::Result<Currency> {
    row.get::<_, Parsed<Currency>>("currency").map(|currency| currency.0)
}

fn product(row: &Row) -> rusqlite::Result<Product> {
    Ok(Product {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        category: row.get("category")?,
        price: row.get("price")?,
        cost: row.get("cost")?,
        currency: currency(row)?,
        retired: row.get("retired")?,
    })
}

/// A purchase's row; its lines are read apart.
fn purchase(row: &Row) -> rusqlite::Result<Purchase> {
    Ok(Purchase {
        id: PurchaseId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        interaction: row.get::<_, Option<i64>>("interaction_id")?.map(InteractionId),
        returns: row.get::<_, Option<i64>>("returns_id")?.map(PurchaseId),
        made_on: day(row, "made_on")?,
        kind: code(row, "kind")?,
        currency: currency(row)?,
        lines: Vec::new(),
        discount: row.get("discount")?,
        method: opt_code(row, "method")?,
        due_on: opt_day(row, "due_on")?,
        paid_on: opt_day(row, "paid_on")?,
        initiative: opt_code(row, "initiative")?,
        note: row.get("note")?,
        external_id: row.get("external_id")?,
    })
}

pub(super) fn line(row: &Row) -> rusqlite::Result<PurchaseLine> {
    Ok(PurchaseLine {
        product: row.get("product_id")?,
        description: row.get("description")?,
        quantity: row.get("quantity")?,
        price: row.get("price")?,
        discount: row.get("discount")?,
        cost: row.get("cost")?,
    })
}

impl FromSql for ProductId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value.as_i64().map(Self)
    }
}
