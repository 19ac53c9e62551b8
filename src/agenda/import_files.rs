//! Taking in several files at once: what is sold, clients, and possible sales, in that order whichever way they are
//! named, as one operation.
//!
//! What is here already stays as it is: a product by its code or its name, a client as an [import](super::import) finds
//! it, a possible sale by its number; so the same files a second time change nothing.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::clients::add;
use super::error::{LONGEST_LINE, LONGEST_NAME, Result};
use super::import::take_contacts;
use super::import_purchases::look_up;
use super::products::checked as product_checked;
use super::purchases::LARGEST_AMOUNT;
use super::{Action, Agenda, FIRST_DAY, ImportReport, LAST_DAY, Match, Record, SaleRefusal, Strangers};
use crate::domain::purchase::ONE;
use crate::domain::stage::{Known, LOST, Stages, WON};
use crate::domain::{
    ClientId, Code, Currency, Money, Opportunity, OpportunityId, Product, ProductId, Purchase, PurchaseLine, text,
};
use crate::exchange::csv::{DealRow, DealSheet, ProductSheet, Sheet, stage_of};
use crate::store::Write;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Load {
    /// Clients.
    Contacts(Box<Sheet>),
    /// What is sold.
    Products(Box<ProductSheet>),
    /// Possible sales.
    Deals(Box<DealSheet>),
}

/// What the user wants done with what the files leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadOptions {
    /// What is done with clients who are not in the agenda.
    pub strangers: Strangers,
    /// What the client is called to whom possible sales go that name nobody; `None` leaves them out.
    pub nameless: Option<String>,
    /// Whether what was won is also recorded as a purchase.
    pub purchases: bool,
}

impl Default for LoadOptions {
    fn default() -> Self {
        Self { strangers: Strangers::Leave, nameless: None, purchases: false }
    }
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loaded {
    /// Of its clients.
    Contacts(ImportReport),
    /// Of its products.
    Products(ProductsReport),
    /// Of its possible sales.
    Deals(DealsReport),
}

/// What an import of a catalogue did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductsReport {
    /// What became of each product: its line, its name, and how it matched.
    pub rows: Vec<(u64, String, Match)>,
    /// The lines of those that cannot be.
    pub refused: Vec<u64>,
}

impl ProductsReport {
    /// How many products became that.
    #[must_use]
    pub fn count(&self, matched: Match) -> usize {
        self.rows.iter().filter(|(.., became)| *became == matched).count()
    }
}

/// What became of a possible sale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadedDeal {
    /// The line where it begins.
    pub line: u64,
    /// What it is about.
    pub title: String,
    /// To whom.
    pub client: String,
    /// Its stage.
    pub stage: String,
    /// What it would bring.
    pub amount: Option<Money>,
    /// Whether it is new.
    pub became: Match,
}

/// What an import of possible sales did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DealsReport {
    /// Each possible sale.
    pub deals: Vec<LoadedDeal>,
    /// What was not taken in, and why, by its line.
    pub refused: Vec<(u64, SaleRefusal)>,
    /// The clients who are new.
    pub added: Vec<String>,
    /// How many were recorded as purchases too.
    pub bought: usize,
}

impl DealsReport {
    /// How many possible sales became that.
    #[must_use]
    pub fn count(&self, matched: Match) -> usize {
        self.deals.iter().filter(|deal| deal.became == matched).count()
    }

    /// How many rows name nobody.
    #[must_use]
    pub fn nameless(&self) -> usize {
        self.refused.iter().filter(|(_, refusal)| *refusal == SaleRefusal::Nameless).count()
    }

    /// How many rows name somebody who is not here.
    #[must_use]
    pub fn strangers(&self) -> usize {
        self.refused.iter().filter(|(_, refusal)| matches!(refusal, SaleRefusal::Unknown(_))).count()
    }
}

impl Agenda {
    /// Takes files in as one operation; with `rehearse` says what would happen and writes nothing. What became of each
    /// comes in the order of the files.
    pub fn load(&mut self, loads: &[Load], options: &LoadOptions, rehearse: bool) -> Result<Vec<Loaded>> {
        let (today, home, stages) = (self.today(), self.rules.money.currency, self.rules.stages.clone());
        let work = |write: &mut Write| {
            let mut done: Vec<(usize, Loaded)> = Vec::new();
            // What is sold and to whom comes before the sales.
            let place = |load: &Load| match load {
                Load::Products(_) => 0,
                Load::Contacts(_) => 1,
                Load::Deals(_) => 2,
            };
            let mut order: Vec<usize> = (0..loads.len()).collect();
            order.sort_by_key(|at| loads.get(*at).map(place));
            for at in order {
                let loaded = match &loads[at] {
                    Load::Products(sheet) => Loaded::Products(take_products(write, sheet, home)?),
                    Load::Contacts(sheet) => Loaded::Contacts(take_contacts(write, sheet, today)?),
                    Load::Deals(sheet) => {
                        let mut taking = Taking::new(write, options, (today, home, &stages))?;
                        for row in &sheet.rows {
                            taking.take(write, row)?;
                        }
                        Loaded::Deals(taking.report)
                    }
                };
                done.push((at, loaded));
            }
            done.sort_by_key(|(at, _)| *at);
            let done: Vec<Loaded> = done.into_iter().map(|(_, loaded)| loaded).collect();
            write.call_it("", done.iter().map(changes).sum());
            Ok(done)
        };
        if rehearse {
            return self.store.rehearse(&self.rules, work);
        }
        self.secure_import()?;
        self.operate(Action::ImportFiles, work)
    }
}

/// How much of the agenda a file changed.
fn changes(loaded: &Loaded) -> usize {
    match loaded {
        Loaded::Contacts(report) => report.rows.len() - report.count(Match::Same),
        Loaded::Products(report) => report.rows.len() - report.count(Match::Same),
        Loaded::Deals(report) => report.count(Match::New),
    }
}

/// A name as it is looked for: without blanks and signs, for `GTXPro` is `GTX Pro`.
fn loose(name: &str) -> String {
    text::words(name).concat()
}

/// Takes in what is sold. What is here already is given what it lacks, and no more.
fn take_products(write: &mut Write, sheet: &ProductSheet, home: Currency) -> Result<ProductsReport> {
    let mut report = ProductsReport::default();
    let mut known = Vec::new();
    for retired in [false, true] {
        known.extend(write.read().products(retired)?);
    }
    for row in &sheet.rows {
        let currency = row.currency.unwrap_or(home);
        let digits = currency.digits();
        let product = Product {
            id: ProductId(0),
            code: row.code.clone(),
            name: row.name.clone(),
            category: row.category.clone(),
            price: row.price.map(|price| price.scaled(digits)),
            cost: row.cost.map(|cost| cost.scaled(digits)),
            currency,
            retired: false,
        };
        let Ok(product) = product_checked(&product) else {
            report.refused.push(row.line);
            continue;
        };
        let same_code = |other: &Product| product.code.is_some() && other.code == product.code;
        let is_same =
            |other: &&mut Product| same_code(other) || text::sort_key(&other.name) == text::sort_key(&product.name);
        let became = if let Some(stored) = known.iter_mut().find(is_same) {
            let before = stored.clone();
            if stored.price.is_none() && stored.cost.is_none() {
                (stored.price, stored.cost, stored.currency) = (product.price, product.cost, product.currency);
            } else if stored.currency == product.currency {
                stored.price = stored.price.or(product.price);
                stored.cost = stored.cost.or(product.cost);
            }
            stored.code = stored.code.take().or(product.code);
            stored.category = stored.category.take().or(product.category);
            if *stored == before {
                Match::Same
            } else {
                write.set_product(stored)?;
                Match::Updates
            }
        } else {
            let id = write.add_product(&product)?;
            known.push(Product { id, ..product });
            Match::New
        };
        report.rows.push((row.line, row.name.clone(), became));
    }
    Ok(report)
}

/// What is known while possible sales are taken in.
struct Taking<'o> {
    options: &'o LoadOptions,
    today: Date,
    home: Currency,
    stages: &'o Stages,
    /// What is sold, by the loose name and by the code.
    products: BTreeMap<String, Product>,
    /// Those who were looked up already.
    clients: BTreeMap<(String, Option<String>), std::result::Result<ClientId, SaleRefusal>>,
    names: BTreeMap<ClientId, String>,
    report: DealsReport,
}

impl<'o> Taking<'o> {
    fn new(
        write: &Write,
        options: &'o LoadOptions,
        (today, home, stages): (Date, Currency, &'o Stages),
    ) -> Result<Self> {
        let mut products = BTreeMap::new();
        for retired in [false, true] {
            for product in write.read().products(retired)? {
                let keys = [Some(loose(&product.name)), product.code.as_deref().map(loose)];
                for key in keys.into_iter().flatten().filter(|key| !key.is_empty()) {
                    products.entry(key).or_insert_with(|| product.clone());
                }
            }
        }
        let (clients, names) = (BTreeMap::new(), BTreeMap::new());
        Ok(Self { options, today, home, stages, products, clients, names, report: DealsReport::default() })
    }

    fn take(&mut self, write: &mut Write, row: &DealRow) -> Result<()> {
        let client = match self.client(write, row)? {
            Ok(client) => client,
            Err(refusal) => {
                self.report.refused.push((row.line, refusal));
                return Ok(());
            }
        };
        let opportunity = match self.opportunity(row, client) {
            Ok(made) => made,
            Err(refusal) => {
                self.report.refused.push((row.line, refusal));
                return Ok(());
            }
        };
        let became = if is_here(write, &opportunity)? {
            Match::Same
        } else {
            self.write(write, opportunity.clone())?;
            Match::New
        };
        let name = match self.names.get(&client) {
            Some(name) => name.clone(),
            None => write.read().client(client)?.name,
        };
        self.names.insert(client, name.clone());
        self.report.deals.push(LoadedDeal {
            line: row.line,
            title: opportunity.title.clone(),
            client: name,
            stage: opportunity.stage.clone(),
            amount: opportunity.money(),
            became,
        });
        Ok(())
    }

    /// Writes a possible sale, and what was bought. Where it began no file says: in the first stage.
    fn write(&mut self, write: &mut Write, mut opportunity: Opportunity) -> Result<()> {
        if opportunity.is_won() && self.options.purchases && opportunity.amount.is_some_and(|amount| amount > 0) {
            let on = opportunity.closed_on.unwrap_or(opportunity.opened_on);
            let bought = Purchase {
                lines: opportunity.lines.clone(),
                external_id: opportunity.external_id.clone(),
                ..Purchase::new(opportunity.client, on, opportunity.currency)
            };
            if !bought.lines.is_empty() {
                opportunity.purchase = Some(write.add_purchase(&bought)?);
                self.report.bought += 1;
            }
        }
        if opportunity.is_open() {
            write.add_opportunity(&opportunity)?;
            return Ok(());
        }
        // It began somewhere before it was closed: cycles and conversion are told from both.
        let begun = Opportunity {
            stage: self.stages.first().to_owned(),
            stage_since: opportunity.opened_on,
            lines: Vec::new(),
            ..opportunity.clone()
        };
        let id = write.add_opportunity(&begun)?;
        write.set_opportunity(&Opportunity { id, ..opportunity })?;
        Ok(())
    }

    /// The possible sale that a row tells of.
    fn opportunity(&self, row: &DealRow, client: ClientId) -> std::result::Result<Opportunity, SaleRefusal> {
        let stage = self.stage(&row.stage);
        let closed = matches!(stage.as_str(), WON | LOST);
        let closed_on = closed.then(|| row.closed.or(row.opened).unwrap_or(self.today));
        let opened_on = row.opened.or(closed_on).unwrap_or(self.today).min(closed_on.unwrap_or(LAST_DAY));
        // An open one is not closed yet: that day is when it is expected.
        let expect_on = row.expected.or(row.closed.filter(|_| !closed));
        for day in [Some(opened_on), closed_on].into_iter().flatten() {
            if day > self.today {
                return Err(SaleRefusal::Future(day));
            }
        }
        if [Some(opened_on), closed_on, expect_on]
            .into_iter()
            .flatten()
            .any(|day| !(FIRST_DAY..=LAST_DAY).contains(&day))
        {
            return Err(SaleRefusal::Beyond);
        }
        let product = row.product.as_deref().and_then(|name| self.products.get(&loose(name)));
        let said = row.amount.map(|amount| amount.scaled(row.currency.unwrap_or(self.home).digits()));
        // Programs write nothing as zero where something was lost.
        let said = said.filter(|amount| *amount != 0 || stage == WON);
        let price = product.filter(|_| !closed).and_then(|product| product.price);
        let currency = match (row.currency, product) {
            (Some(currency), _) => currency,
            (None, Some(product)) if said.is_none() && price.is_some() => product.currency,
            _ => self.home,
        };
        let amount = said.or(price);
        if amount.is_some_and(|amount| !(0..=LARGEST_AMOUNT).contains(&amount)) {
            return Err(SaleRefusal::Beyond);
        }
        let title = [&row.title, &row.product, &row.whose.name].into_iter().flatten().next().map_or("", String::as_str);
        let title = match product {
            Some(product) if row.title.is_none() => product.name.clone(),
            _ => text::clean_line(title),
        };
        let line = |text: &str| text::clean_line(text).chars().take(LONGEST_LINE).collect::<String>();
        let lines = row.product.as_deref().map(|name| PurchaseLine {
            product: product.map(|product| product.id),
            description: if product.is_some() { String::new() } else { line(name) },
            quantity: ONE,
            price: amount.unwrap_or(0),
            discount: 0,
            cost: product.filter(|product| product.currency == currency).and_then(|product| product.cost),
        });
        let title: String = title.chars().take(LONGEST_NAME).collect();
        let since = closed_on.unwrap_or(opened_on);
        Ok(Opportunity {
            id: OpportunityId(0),
            stage_since: since,
            moved_on: since,
            opened_on,
            amount,
            probability: row.probability.filter(|_| !closed),
            expect_on,
            lines: lines.into_iter().collect(),
            competitor: row.competitor.as_deref().map(line).filter(|competitor| !competitor.is_empty()),
            note: text::clean_text(&row.note),
            closed_on,
            external_id: row.number.as_deref().map(line),
            ..Opportunity::new(client, title, stage, opened_on, currency)
        })
    }

    /// The stage that a row means: one of the user's own, one that goes by many names, or a new one of this name.
    fn stage(&self, written: &str) -> String {
        let own = self.stages.open().iter().find(|stage| text::fold(&stage.code) == text::fold(written.trim()));
        match (own, stage_of(written)) {
            (Some(own), _) => own.code.clone(),
            (None, Some(known)) if matches!(known, Known::Won | Known::Lost) => known.code().to_owned(),
            (None, Some(known)) if self.stages.place(known.code()).is_some() => known.code().to_owned(),
            _ => text::clean_line(written).chars().take(30).collect(),
        }
    }

    /// The client whom a row names, or why nobody is meant.
    fn client(&mut self, write: &mut Write, row: &DealRow) -> Result<std::result::Result<ClientId, SaleRefusal>> {
        let named = !row.whose.is_nobody();
        let said = row.whose.name.as_deref().unwrap_or_default();
        let (name, number, strangers) = match (&self.options.nameless, named) {
            (_, true) => (said, row.whose.number.as_deref(), self.options.strangers),
            (Some(nameless), false) => (nameless.as_str(), None, Strangers::Add),
            (None, false) => return Ok(Err(SaleRefusal::Nameless)),
        };
        let key = (text::sort_key(name), number.map(str::to_owned));
        if let Some(known) = self.clients.get(&key) {
            return Ok(known.clone());
        }
        let found = match look_up(write, name, number)? {
            Err(SaleRefusal::Unknown(_)) if strangers == Strangers::Add && !name.is_empty() => {
                let mut record = Record::new(self.today);
                name.clone_into(&mut record.client.name);
                record.client.external_id = number.map(str::to_owned);
                match record.checked() {
                    Ok(record) => {
                        self.report.added.push(name.to_owned());
                        Ok(add(write, &record)?)
                    }
                    Err(_) => Err(SaleRefusal::Beyond),
                }
            }
            found => found,
        };
        self.clients.insert(key, found.clone());
        Ok(found)
    }
}

/// Whether a possible sale is here already: by its number, or by all that tells one from another.
fn is_here(write: &Write, opportunity: &Opportunity) -> Result<bool> {
    let reader = write.read();
    if let Some(number) = &opportunity.external_id {
        return Ok(!reader.opportunities_numbered(number)?.is_empty());
    }
    let alike = |known: &Opportunity| {
        (known.opened_on, known.closed_on, known.amount)
            == (opportunity.opened_on, opportunity.closed_on, opportunity.amount)
            && text::sort_key(&known.title) == text::sort_key(&opportunity.title)
    };
    Ok(reader.opportunities(opportunity.client)?.iter().any(alike))
}
