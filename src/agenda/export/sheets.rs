//! What the agenda holds of a kind, a row each, under columns by which an import knows it again.

use std::collections::BTreeMap;
use std::io;

use super::{EXPORTED, cell, holds_day};
use crate::agenda::{Agenda, Record, Result, Watch};
use crate::domain::{ClientId, Code, Currency, Money, Product, ProductId, PurchaseLine};
use crate::exchange::incoming::Content;
use crate::exchange::sheet::{Cell, Tables};
use crate::store::{Entity, Reader, StoreError};

/// After so many clients it is said how far the work is.
const STEP: usize = 100;

/// By what a row of anything but a client names its client.
const WHOSE: [&str; 3] = ["client", "client_number", "client_uid"];

/// The codes of the columns of a kind.
#[must_use]
pub fn columns(content: Content) -> Vec<&'static str> {
    let own: &[&str] = match content {
        Content::Clients => {
            return EXPORTED.iter().map(|field| field.code()).chain(["uid"]).collect();
        }
        Content::Products => return vec!["product", "code", "category", "price", "cost", "currency", "retired"],
        Content::Interactions => {
            &["contact", "at", "kind", "outcome", "direction", "note", "amount", "currency", "score", "uid"]
        }
        Content::FollowUps => &["when", "channel", "purpose", "state", "closed", "rule", "lead", "uid"],
        Content::Purchases => &[
            "number",
            "date",
            "product",
            "code",
            "quantity",
            "price",
            "discount",
            "total",
            "currency",
            "due",
            "paid",
            "unit_cost",
            "method",
            "note",
            "uid",
        ],
        Content::Opportunities => &[
            "number",
            "title",
            "product",
            "stage",
            "opened",
            "expected",
            "closed",
            "amount",
            "currency",
            "probability",
            "competitor",
            "why",
            "note",
            "uid",
        ],
    };
    WHOSE.into_iter().chain(own.iter().copied()).collect()
}

/// How a table is called, and a column of it.
pub(super) type Words<'a> = (&'a dyn Fn(Content) -> String, &'a dyn Fn(Content, &str) -> String);

impl Agenda {
    /// Writes what there is of these kinds, of these clients or of everybody who is not in the trash, a table for each
    /// kind. `header` says how a column is called, and `title` a table. Says how many rows there are.
    pub fn export_sheets(
        &self,
        kinds: &[Content],
        clients: Option<&[ClientId]>,
        (title, header): Words,
        to: &mut dyn Tables,
        watch: &Watch,
    ) -> Result<usize> {
        self.name_records(clients)?;
        self.store.at_once(|| {
            let everybody;
            let whole = clients.is_none();
            let clients = if let Some(clients) = clients {
                clients
            } else {
                everybody = self.store.read().kept()?;
                &everybody
            };
            let mut products = self.store.read().products(false)?;
            products.extend(self.store.read().products(true)?);
            let products = products.into_iter().map(|product| (product.id, product)).collect();
            let mut teller = Teller { agenda: self, reader: self.store.read(), products, to, rows: 0 };
            for (n, kind) in kinds.iter().enumerate() {
                let headers: Vec<String> = columns(*kind).into_iter().map(|code| header(*kind, code)).collect();
                teller.to.begin(&title(*kind), &headers).map_err(StoreError::Io)?;
                if *kind == Content::Products {
                    teller.catalogue(clients, whole)?;
                    continue;
                }
                for (at, client) in clients.iter().enumerate() {
                    if at.is_multiple_of(STEP) {
                        watch.step(n * clients.len() + at, kinds.len() * clients.len())?;
                    }
                    teller.client(*kind, *client)?;
                }
            }
            Ok(teller.rows)
        })
    }
}

struct Teller<'a> {
    agenda: &'a Agenda,
    reader: Reader<'a>,
    products: BTreeMap<ProductId, Product>,
    to: &'a mut dyn Tables,
    rows: usize,
}

impl Teller<'_> {
    fn write(&mut self, cells: &[Cell]) -> Result<()> {
        self.rows += 1;
        Ok(self.to.row(cells).map_err(|error: io::Error| StoreError::Io(error))?)
    }

    fn uid(&self, entity: Entity, id: i64) -> Result<Cell> {
        Ok(Cell::of(self.reader.uid_of(entity, id)?.as_deref()))
    }

    /// The rows of a kind that a client has, oldest first.
    fn client(&mut self, kind: Content, id: ClientId) -> Result<()> {
        if kind == Content::Clients {
            return self.portrait(id);
        }
        let rows = match kind {
            Content::Interactions => self.interactions(id)?,
            Content::FollowUps => self.follow_ups(id)?,
            Content::Purchases => self.purchases(id)?,
            Content::Opportunities => self.opportunities(id)?,
            Content::Clients | Content::Products => Vec::new(),
        };
        if rows.is_empty() {
            return Ok(());
        }
        let client = self.reader.client(id)?;
        let whose = [Cell::Text(client.name), Cell::of(client.external_id.as_deref()), self.uid(Entity::Client, id.0)?];
        for row in rows {
            let cells: Vec<Cell> = whose.iter().cloned().chain(row).collect();
            self.write(&cells)?;
        }
        Ok(())
    }

    fn portrait(&mut self, id: ClientId) -> Result<()> {
        let record = Record::read(self.reader, id)?;
        let (last, next) = self.agenda.last_and_next(id)?;
        let texts = EXPORTED.iter().map(|field| cell(*field, &record, last.as_deref(), next.as_deref()));
        let day = |text: String| match text.parse() {
            Ok(day) if text.len() == 10 => Cell::Day(day),
            _ => Cell::of(Some(&text)),
        };
        let mut cells: Vec<Cell> = EXPORTED
            .iter()
            .zip(texts)
            .map(|(field, text)| if holds_day(*field) { day(text) } else { Cell::of(Some(&text)) })
            .collect();
        cells.push(self.uid(Entity::Client, id.0)?);
        self.write(&cells)
    }

    fn interactions(&self, id: ClientId) -> Result<Vec<Vec<Cell>>> {
        let people: BTreeMap<_, _> =
            self.reader.contacts(id)?.into_iter().map(|contact| (contact.id, contact.name)).collect();
        let mut said = self.reader.interactions(id, 0, usize::MAX)?;
        said.reverse();
        let row = |said: &crate::domain::Interaction| {
            let contact = said.contact.and_then(|contact| people.get(&contact));
            let (amount, currency) = money(said.amount);
            Ok(vec![
                Cell::of(contact.map(String::as_str)),
                Cell::Moment(said.at),
                code(Some(said.kind)),
                code(said.outcome),
                code(Some(said.direction)),
                Cell::of(Some(&said.text)),
                amount,
                currency,
                said.score.map_or(Cell::Empty, |score| Cell::Number(score.into(), 0)),
                self.uid(Entity::Interaction, said.id.0)?,
            ])
        };
        said.iter().map(row).collect()
    }

    fn follow_ups(&self, id: ClientId) -> Result<Vec<Vec<Cell>>> {
        let row = |plan: &crate::domain::FollowUp| {
            let due = plan.due_at.map_or(Cell::Day(plan.due_on), |at| Cell::Moment(plan.due_on.to_datetime(at)));
            let rule = plan.series.as_ref().map(|series| series.rule.to_string());
            Ok(vec![
                due,
                code(Some(plan.channel)),
                Cell::of(Some(&plan.purpose)),
                code(Some(plan.state)),
                Cell::day(self.reader.closed_on(plan.id)?),
                Cell::of(rule.as_deref()),
                if plan.lead == 0 { Cell::Empty } else { Cell::Number(plan.lead.into(), 0) },
                self.uid(Entity::FollowUp, plan.id.0)?,
            ])
        };
        self.reader.follow_ups(id)?.iter().map(row).collect()
    }

    fn purchases(&self, id: ClientId) -> Result<Vec<Vec<Cell>>> {
        let mut rows = Vec::new();
        let mut bought = self.reader.purchases(id, 0, usize::MAX)?;
        bought.reverse();
        for purchase in bought {
            let uid = self.uid(Entity::Purchase, purchase.id.0)?;
            // What has no number still says which lines are one purchase.
            let number = purchase.external_id.clone().map_or_else(|| uid.clone(), Cell::Text);
            let digits = purchase.currency.digits();
            for line in &purchase.lines {
                let (product, named) = self.product(line);
                rows.push(vec![
                    number.clone(),
                    Cell::Day(purchase.made_on),
                    Cell::of(Some(&named)),
                    Cell::of(product.and_then(|product| product.code.as_deref())),
                    Cell::Number(line.quantity, 3),
                    Cell::Number(line.price, digits),
                    share(line.discount),
                    Cell::Number(line.total(), digits),
                    Cell::Text(purchase.currency.to_string()),
                    Cell::day(purchase.due_on),
                    Cell::day(purchase.paid_on),
                    line.cost.map_or(Cell::Empty, |cost| Cell::Number(cost, digits)),
                    code(purchase.method),
                    Cell::of(Some(&purchase.note)),
                    uid.clone(),
                ]);
            }
        }
        Ok(rows)
    }

    fn opportunities(&self, id: ClientId) -> Result<Vec<Vec<Cell>>> {
        let row = |deal: &crate::domain::Opportunity| {
            let uid = self.uid(Entity::Opportunity, deal.id.0)?;
            let named: Vec<String> = deal.lines.iter().map(|line| self.product(line).1).collect();
            let (amount, currency) = money(deal.amount.map(|minor| Money { minor, currency: deal.currency }));
            Ok(vec![
                deal.external_id.clone().map_or_else(|| uid.clone(), Cell::Text),
                Cell::Text(deal.title.clone()),
                Cell::of(Some(&named.join("; "))),
                Cell::Text(deal.stage.clone()),
                Cell::Day(deal.opened_on),
                Cell::day(deal.expect_on),
                Cell::day(deal.closed_on),
                amount,
                if currency == Cell::Empty { Cell::Text(deal.currency.to_string()) } else { currency },
                deal.probability.map_or(Cell::Empty, |percent| Cell::Number(percent.into(), 0)),
                Cell::of(deal.competitor.as_deref()),
                code(deal.why),
                Cell::of(Some(&deal.note)),
                uid,
            ])
        };
        self.reader.opportunities(id)?.iter().map(row).collect()
    }

    /// The catalogue, or what of it these clients bought or may buy.
    fn catalogue(&mut self, clients: &[ClientId], whole: bool) -> Result<()> {
        let mut products: Vec<Product> = self.products.values().cloned().collect();
        if !whole {
            let mut used = std::collections::BTreeSet::new();
            for client in clients {
                let bought = self.reader.purchases(*client, 0, usize::MAX)?.into_iter().flat_map(|bought| bought.lines);
                let hoped = self.reader.opportunities(*client)?.into_iter().flat_map(|deal| deal.lines);
                used.extend(bought.chain(hoped).filter_map(|line| line.product));
            }
            products.retain(|product| used.contains(&product.id));
        }
        for product in products {
            let digits = product.currency.digits();
            let amount = |amount: Option<i64>| amount.map_or(Cell::Empty, |amount| Cell::Number(amount, digits));
            self.write(&[
                Cell::Text(product.name),
                Cell::of(product.code.as_deref()),
                Cell::of(product.category.as_deref()),
                amount(product.price),
                amount(product.cost),
                Cell::Text(product.currency.to_string()),
                if product.retired { Cell::Number(1, 0) } else { Cell::Empty },
            ])?;
        }
        Ok(())
    }

    /// The product of a line, if it is in the catalogue, and how the line is called.
    fn product(&self, line: &PurchaseLine) -> (Option<&Product>, String) {
        let product = line.product.and_then(|id| self.products.get(&id));
        let named = match product {
            Some(product) if line.description.is_empty() => product.name.clone(),
            _ => line.description.clone(),
        };
        (product, named)
    }
}

fn code<C: Code>(code: Option<C>) -> Cell {
    Cell::of(code.map(Code::code))
}

fn money(money: Option<Money>) -> (Cell, Cell) {
    let currency = |currency: Currency| Cell::Text(currency.to_string());
    money.map_or((Cell::Empty, Cell::Empty), |money| {
        (Cell::Number(money.minor, money.currency.digits()), currency(money.currency))
    })
}

/// A discount in hundredths of a percent.
fn share(discount: i64) -> Cell {
    if discount == 0 { Cell::Empty } else { Cell::Text(format!("{}%", crate::exchange::sheet::decimal(discount, 2))) }
}
