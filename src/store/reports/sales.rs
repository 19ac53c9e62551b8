//! What was sold: when, to whom, what of it.

use std::collections::HashMap;

use jiff::civil::Date;
use rusqlite::Connection;

use crate::domain::purchase::{ONE, scaled};
use crate::domain::report::{Bought, Period};
use crate::domain::{ClientId, Money, ProductId, PurchaseKind, PurchaseLine};
use crate::store::Store;
use crate::store::error::Result;
use crate::store::row::{Parsed, code, day};

/// A purchase, as far as reports go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sold {
    /// When.
    pub on: Date,
    /// To whom.
    pub client: ClientId,
    /// Whether it was bought or brought back.
    pub kind: PurchaseKind,
    /// What it came to, below zero for what was brought back.
    pub total: Money,
    /// What it cost us, when that is known.
    pub cost: Option<i64>,
}

/// A line of a purchase, with its part of what was taken off the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSold {
    /// When.
    pub on: Date,
    /// To whom.
    pub client: ClientId,
    /// What; `None` where that was not said.
    pub what: Option<Bought>,
    /// How much of it, in thousandths of a unit; below zero for what was brought back.
    pub quantity: i64,
    /// What it came to, likewise.
    pub total: Money,
}

pub(in crate::store) const SALES: &str = "SELECT made_on, client_id, kind, currency, total, cost FROM purchase
  WHERE made_on BETWEEN ?1 AND ?2 AND client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed')";
/// The lines follow each other purchase by purchase; a purchase without any is one row.
pub(in crate::store) const ITEMS: &str = "SELECT p.made_on, p.client_id, p.currency, p.total, p.id,
    l.product_id, l.description, l.quantity, l.price, l.discount
  FROM purchase p LEFT JOIN purchase_line l ON l.purchase_id = p.id
  WHERE p.made_on BETWEEN ?1 AND ?2 AND p.client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed')";
/// Every day on which anybody bought, client by client.
pub(in crate::store) const BUYING_DAYS: &str = "SELECT client_id, made_on, kind FROM purchase
  WHERE client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed') ORDER BY client_id, made_on";
pub(in crate::store) const FIRST_DAYS: &str =
    "SELECT first_on FROM value WHERE first_on BETWEEN ?1 AND ?2 AND shelf <> 'trashed' AND purchases > 0";
pub(in crate::store) const ZONES: &str = "SELECT id, zone FROM client INDEXED BY client_in_zone WHERE zone IS NOT NULL";

impl Store {
    /// Shows every purchase of a period, the earliest first.
    pub fn each_sale(&self, period: Period, mut see: impl FnMut(&Sold)) -> Result<()> {
        sales(&self.conn, period, &mut see)
    }

    /// Shows what was sold in a period, line by line.
    pub fn each_item(&self, period: Period, mut see: impl FnMut(&ItemSold)) -> Result<()> {
        items(&self.conn, period, &mut see)
    }

    /// Shows who bought when: client by client, the earliest day first.
    pub fn each_buying_day(&self, mut see: impl FnMut(ClientId, Date)) -> Result<()> {
        buying_days(&self.conn, &mut see)
    }

    /// The days in a period on which clients bought for the first time, one for each of them.
    pub fn first_days(&self, period: Period) -> Result<Vec<Date>> {
        let mut statement = self.conn.prepare_cached(FIRST_DAYS)?;
        let days = statement.query_map([period.from.to_string(), period.to.to_string()], |row| day(row, 0))?;
        Ok(days.collect::<rusqlite::Result<_>>()?)
    }

    /// The zone of each client that has one.
    pub fn zone_of_clients(&self) -> Result<HashMap<ClientId, String>> {
        zones(&self.conn)
    }

    /// What a product is called, if it is still there.
    pub fn product_name(&self, product: ProductId) -> Result<Option<String>> {
        use rusqlite::OptionalExtension;
        let mut statement = self.conn.prepare_cached("SELECT name FROM product WHERE id = ?1")?;
        Ok(statement.query_row([product.0], |row| row.get(0)).optional()?)
    }
}

pub(super) fn zones(conn: &Connection) -> Result<HashMap<ClientId, String>> {
    let mut statement = conn.prepare_cached(ZONES)?;
    let zones = statement.query_map([], |row| Ok((ClientId(row.get(0)?), row.get(1)?)))?;
    Ok(zones.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn sales(conn: &Connection, period: Period, see: &mut dyn FnMut(&Sold)) -> Result<()> {
    let mut statement = conn.prepare_cached(SALES)?;
    let mut rows = statement.query([period.from.to_string(), period.to.to_string()])?;
    while let Some(row) = rows.next()? {
        let total = Money { minor: row.get(4)?, currency: row.get::<_, Parsed<_>>(3)?.0 };
        let (client, kind) = (ClientId(row.get(1)?), code(row, 2)?);
        see(&Sold { on: day(row, 0)?, client, kind, total, cost: row.get(5)? });
    }
    Ok(())
}

pub(super) fn buying_days(conn: &Connection, see: &mut dyn FnMut(ClientId, Date)) -> Result<()> {
    let mut statement = conn.prepare_cached(BUYING_DAYS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if code::<PurchaseKind, _>(row, 2)? == PurchaseKind::Sale {
            see(ClientId(row.get(0)?), day(row, 1)?);
        }
    }
    Ok(())
}

pub(super) fn items(conn: &Connection, period: Period, see: &mut dyn FnMut(&ItemSold)) -> Result<()> {
    let mut statement = conn.prepare_cached(ITEMS)?;
    let mut rows = statement.query([period.from.to_string(), period.to.to_string()])?;
    let mut purchase: Option<(i64, Basket)> = None;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(4)?;
        if purchase.as_ref().is_some_and(|(open, _)| *open != id)
            && let Some((_, basket)) = purchase.take()
        {
            basket.show(see);
        }
        let (_, basket) = match &mut purchase {
            Some(purchase) => purchase,
            empty => {
                let total = Money { minor: row.get(3)?, currency: row.get::<_, Parsed<_>>(2)?.0 };
                empty.insert((id, Basket { on: day(row, 0)?, client: ClientId(row.get(1)?), total, lines: Vec::new() }))
            }
        };
        // A purchase without lines comes as one without a quantity.
        if let Some(quantity) = row.get::<_, Option<i64>>(7)? {
            basket.lines.push(PurchaseLine {
                product: row.get::<_, Option<i64>>(5)?.map(ProductId),
                description: row.get(6)?,
                quantity,
                price: row.get(8)?,
                discount: row.get(9)?,
                cost: None,
            });
        }
    }
    if let Some((_, basket)) = purchase {
        basket.show(see);
    }
    Ok(())
}

/// A purchase with its lines.
struct Basket {
    on: Date,
    client: ClientId,
    total: Money,
    lines: Vec<PurchaseLine>,
}

impl Basket {
    /// Shows its lines, each with its part of what was taken off the whole: together they are its total.
    fn show(&self, see: &mut dyn FnMut(&ItemSold)) {
        let gross = self.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.total()));
        let sign = if self.total.minor < 0 { -1 } else { 1 };
        let mut left = self.total.minor;
        let last = self.lines.len().saturating_sub(1);
        for (n, line) in self.lines.iter().enumerate() {
            let part = if n == last { left } else { scaled(self.total.minor, line.total(), gross.max(1)) };
            left = left.saturating_sub(part);
            let what = match (line.product, line.description.trim()) {
                (Some(product), _) => Some(Bought::Product(product)),
                (None, "") => None,
                (None, words) => Some(Bought::Other(words.to_owned())),
            };
            let total = Money { minor: part, ..self.total };
            see(&ItemSold { on: self.on, client: self.client, what, quantity: sign * line.quantity, total });
        }
        if self.lines.is_empty() {
            let quantity = sign * ONE;
            see(&ItemSold { on: self.on, client: self.client, what: None, quantity, total: self.total });
        }
    }
}
