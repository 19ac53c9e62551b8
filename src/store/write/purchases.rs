//! Writing what is sold and what was bought.
//!
//! What a purchase comes to is computed by the domain and kept beside it, so that sums over all purchases read one index
//! and no lines. What was bought is searched with its client: whoever writes lines, or gives a product another name,
//! has those clients indexed anew.

use std::collections::BTreeSet;

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::Write;
use super::lines::BOUGHT_LINES;
use crate::domain::playbook::Event;
use crate::domain::{ClientId, Code, Product, ProductId, Purchase, PurchaseId, PurchaseKind, text};
use crate::store::error::Result;
use crate::store::indexing::BOUGHT;
use crate::store::purchases::BUYERS;

impl Write<'_> {
    /// Adds a product; its `id` is ignored.
    pub fn add_product(&mut self, product: &Product) -> Result<ProductId> {
        self.conn()
            .prepare_cached(
                "INSERT INTO product (code, name, name_key, category, price, cost, currency, retired)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(product_columns(product))?;
        Ok(ProductId(self.conn().last_insert_rowid()))
    }

    /// Writes a product as it is given. What was bought before keeps its price, and is found by the new name.
    pub fn set_product(&mut self, product: &Product) -> Result<()> {
        let before = self.read().product(product.id)?;
        let columns = product_columns(product).into_iter().chain([Value::Integer(product.id.0)]);
        self.conn()
            .prepare_cached(
                "UPDATE product SET (code, name, name_key, category, price, cost, currency, retired)
                 = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) WHERE id = ?9",
            )?
            .execute(params_from_iter(columns))?;
        if before.name != product.name {
            self.reword_buyers([product.id])?;
        }
        Ok(())
    }

    /// Removes a product that was never bought nor offered; one that was is refused when the transaction ends.
    pub fn remove_product(&mut self, id: ProductId) -> Result<()> {
        self.read().product(id)?;
        self.conn().prepare_cached("DELETE FROM product WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }

    /// Notes that those who bought these products are found by other words now.
    pub(in crate::store) fn reword_buyers(&mut self, products: impl IntoIterator<Item = ProductId>) -> Result<()> {
        let mut statement = self.conn().prepare_cached(BUYERS)?;
        for product in products {
            let buyers = statement.query_map([product.0], |row| Ok((ClientId(row.get(0)?), BOUGHT)))?;
            self.renoted.extend(buyers.collect::<rusqlite::Result<BTreeSet<_>>>()?);
        }
        Ok(())
    }

    /// Adds a purchase with its lines; its `id` is ignored.
    pub fn add_purchase(&mut self, purchase: &Purchase) -> Result<PurchaseId> {
        self.came("purchase")?;
        self.conn()
            .prepare_cached(
                "INSERT INTO purchase (client_id, interaction_id, made_on, kind, currency, discount, total, cost, method,
                   due_on, paid_on, initiative, note, external_id, returns_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
            )?
            .execute(purchase_columns(purchase.client.0, purchase))?;
        let id = PurchaseId(self.conn().last_insert_rowid());
        BOUGHT_LINES.add(self.conn(), id.0, purchase.client, &purchase.lines)?;
        if purchase.kind == PurchaseKind::Sale {
            self.note(Event::Bought(purchase.client, purchase.made_on));
        }
        self.touched.insert(purchase.client);
        self.renoted.insert((purchase.client, BOUGHT));
        Ok(id)
    }

    /// Writes a purchase with its lines as it is given; its client stays who it is.
    pub fn set_purchase(&mut self, purchase: &Purchase) -> Result<()> {
        let before = self.read().purchase(purchase.id)?;
        self.conn()
            .prepare_cached(
                "UPDATE purchase SET (interaction_id, made_on, kind, currency, discount, total, cost, method, due_on,
                   paid_on, initiative, note, external_id, returns_id)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) WHERE id = ?1",
            )?
            .execute(purchase_columns(purchase.id.0, purchase))?;
        if before.lines != purchase.lines {
            BOUGHT_LINES.put(self.conn(), purchase.id.0, before.client, &purchase.lines)?;
            self.renoted.insert((before.client, BOUGHT));
        }
        self.touched.insert(before.client);
        Ok(())
    }

    /// Removes a purchase with its lines; the interaction in which it was ordered stays.
    pub fn remove_purchase(&mut self, id: PurchaseId) -> Result<()> {
        let before = self.read().purchase(id)?;
        BOUGHT_LINES.remove(self.conn(), id.0)?;
        for sql in [
            "UPDATE purchase SET returns_id = NULL WHERE returns_id = ?1",
            "UPDATE opportunity SET purchase_id = NULL WHERE purchase_id = ?1",
            "DELETE FROM purchase WHERE id = ?1",
        ] {
            self.conn().prepare_cached(sql)?.execute([id.0])?;
        }
        self.touched.insert(before.client);
        self.renoted.insert((before.client, BOUGHT));
        Ok(())
    }
}

/// The columns of a product's row, in the order in which the statements above name them.
fn product_columns(product: &Product) -> [Value; 8] {
    [
        Value::from(product.code.clone()),
        Value::Text(product.name.clone()),
        Value::Text(text::sort_key(&product.name)),
        Value::from(product.category.clone()),
        Value::from(product.price),
        Value::from(product.cost),
        Value::Text(product.currency.to_string()),
        Value::from(product.retired),
    ]
}

/// The columns of a purchase after the number that a statement begins with, in the order in which it names them.
fn purchase_columns(number: i64, purchase: &Purchase) -> [Value; 15] {
    let code = |code: Option<&'static str>| Value::from(code.map(str::to_owned));
    [
        Value::Integer(number),
        Value::from(purchase.interaction.map(|interaction| interaction.0)),
        Value::Text(purchase.made_on.to_string()),
        Value::Text(purchase.kind.code().to_owned()),
        Value::Text(purchase.currency.to_string()),
        Value::from(purchase.discount),
        Value::from(purchase.total().minor),
        Value::from(purchase.cost().map(|cost| cost.minor)),
        code(purchase.method.map(Code::code)),
        Value::from(purchase.due_on.map(|day| day.to_string())),
        Value::from(purchase.paid_on.map(|day| day.to_string())),
        code(purchase.initiative.map(Code::code)),
        Value::Text(purchase.note.clone()),
        Value::from(purchase.external_id.clone()),
        Value::from(purchase.returns.map(|returned| returned.0)),
    ]
}
