//! Taking in the purchases of a file that the user's invoicing program or sheet exports.
//!
//! A client is the one that has the number of the file, or else the only one of that name. What is here already stays
//! as it is: a purchase by its number, or one of that client, day and total; so the same file a second time changes
//! nothing. The past of a file is no contact of ours: nothing is logged.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::clients::add;
use super::error::{AgendaError, Result};
use super::purchases::Flaw;
use super::{Action, Agenda, Match, Record};
use crate::domain::order::{Catalogue, Found};
use crate::domain::purchase::{ONE, WHOLE, scaled};
use crate::domain::{ClientId, Currency, Money, Purchase, PurchaseId, PurchaseKind, PurchaseLine, Standing, text};
use crate::exchange::csv::{Decimal, Off, Paid, SaleRow, SaleSheet};
use crate::store::Write;

/// What is done with clients who are not in the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strangers {
    /// Their purchases are left out, and said.
    Leave,
    /// They are added.
    Add,
}

/// Why a purchase of a file is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaleRefusal {
    /// It does not say whose it is.
    Nameless,
    /// Nobody here is called so.
    Unknown(String),
    /// Several here are called so.
    Ambiguous(String),
    /// It lies in the future.
    Future(Date),
    /// It cannot be so.
    Flaw(Flaw),
    /// Its lines are in several currencies.
    Currencies,
    /// A text or a date is beyond what is kept.
    Beyond,
}

/// What an import of purchases did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SalesReport {
    /// Each purchase: the line where it begins, the client's name, what it comes to, and what became of it.
    pub purchases: Vec<(u64, String, Money, Match)>,
    /// What was not taken in, and why, by the line where it begins.
    pub refused: Vec<(u64, SaleRefusal)>,
    /// The clients who are new.
    pub added: Vec<String>,
}

impl SalesReport {
    /// How many purchases became that.
    #[must_use]
    pub fn count(&self, matched: Match) -> usize {
        self.purchases.iter().filter(|(.., became)| *became == matched).count()
    }

    /// The names of those who are not here, each once.
    #[must_use]
    pub fn strangers(&self) -> BTreeSet<&str> {
        let unknown = self.refused.iter().filter_map(|(_, refusal)| match refusal {
            SaleRefusal::Unknown(name) => Some(name.as_str()),
            _ => None,
        });
        unknown.collect()
    }
}

/// The rows that are one purchase.
struct Invoice<'a> {
    rows: Vec<&'a SaleRow>,
}

impl Agenda {
    /// Takes in the purchases of a sheet as one operation; with `rehearse` says what would happen and writes nothing.
    pub fn import_purchases(&mut self, sheet: &SaleSheet, strangers: Strangers, rehearse: bool) -> Result<SalesReport> {
        let today = self.today();
        let home = self.rules.money.currency;
        let catalogue = Catalogue::new([self.products(false)?, self.products(true)?].concat());
        let invoices = invoices(sheet);
        // What cannot be is known before anything is written: the clients it is for are not needed for that.
        let checked: Vec<std::result::Result<Purchase, SaleRefusal>> = invoices
            .iter()
            .map(|invoice| {
                let purchase = purchase(invoice, home, &catalogue)?;
                self.purchase_checked(purchase).map_err(|error| refusal(&error))
            })
            .collect();
        let work = |write: &mut Write| {
            let mut taking = Taking { today, strangers, known: BTreeMap::new(), used: BTreeSet::new() };
            let mut report = SalesReport::default();
            for (invoice, purchase) in invoices.iter().zip(&checked) {
                taking.take(write, invoice, purchase, &mut report)?;
            }
            write.call_it("", report.count(Match::New));
            Ok(report)
        };
        if rehearse {
            return self.store.rehearse(&self.rules, work);
        }
        self.secure_import()?;
        self.operate(Action::ImportPurchases, work)
    }
}

fn refusal(error: &AgendaError) -> SaleRefusal {
    match error {
        AgendaError::Purchase(flaw) => SaleRefusal::Flaw(*flaw),
        AgendaError::HappenedInFuture(on) => SaleRefusal::Future(*on),
        _ => SaleRefusal::Beyond,
    }
}

/// Rows of one number, client and day are one purchase; without a number each is one.
fn invoices(sheet: &SaleSheet) -> Vec<Invoice<'_>> {
    let mut places: BTreeMap<(String, String, Date), usize> = BTreeMap::new();
    let mut invoices: Vec<Invoice> = Vec::new();
    for row in &sheet.rows {
        let Some(number) = &row.number else {
            invoices.push(Invoice { rows: vec![row] });
            continue;
        };
        let client =
            row.whose.number.clone().unwrap_or_else(|| text::sort_key(row.whose.name.as_deref().unwrap_or_default()));
        let at = *places.entry((number.clone(), client, row.on)).or_insert(invoices.len());
        match invoices.get_mut(at) {
            Some(invoice) => invoice.rows.push(row),
            None => invoices.push(Invoice { rows: vec![row] }),
        }
    }
    invoices
}

/// The purchase that some rows make, of nobody yet.
fn purchase(invoice: &Invoice, home: Currency, catalogue: &Catalogue) -> std::result::Result<Purchase, SaleRefusal> {
    let Some(first) = invoice.rows.first() else { return Err(SaleRefusal::Flaw(Flaw::NoLines)) };
    let said: BTreeSet<Currency> = invoice.rows.iter().filter_map(|row| row.currency).collect();
    if said.len() > 1 {
        return Err(SaleRefusal::Currencies);
    }
    let currency = said.first().copied().unwrap_or(home);
    let digits = currency.digits();
    let back = |row: &SaleRow| [row.quantity, row.total].into_iter().flatten().any(Decimal::is_negative);
    let kind = if invoice.rows.iter().all(|row| back(row)) { PurchaseKind::Return } else { PurchaseKind::Sale };
    // Some programs write what the whole comes to beside every line.
    let sum = invoice.rows.iter().fold(0_i64, |sum, row| sum.saturating_add(gross(row, digits).unwrap_or(0)));
    let priced = invoice.rows.iter().all(|row| row.price.is_some());
    let whole = invoice.rows.len() > 1
        && priced
        && invoice.rows.iter().all(|row| row.total.is_some_and(|total| total.absolute().scaled(digits) == sum));
    let mut purchase = Purchase {
        kind,
        external_id: first.number.clone(),
        note: first.note.clone(),
        due_on: invoice.rows.iter().find_map(|row| row.due_on),
        ..Purchase::new(ClientId(0), first.on, currency)
    };
    for row in &invoice.rows {
        let (line, off) = line(row, digits, whole, catalogue);
        purchase.lines.push(line);
        purchase.discount = purchase.discount.saturating_add(off);
    }
    match first.paid {
        Paid::Yes(on) => purchase.paid_on = Some(on.unwrap_or(first.on)),
        // What is said to be unpaid is owed since it was bought, unless the file says until when.
        Paid::No => purchase.due_on = purchase.due_on.or(Some(first.on)),
        Paid::Unsaid => {}
    }
    Ok(purchase)
}

/// What a row comes to by its quantity and its price.
fn gross(row: &SaleRow, digits: u8) -> Option<i64> {
    let quantity = row.quantity.map_or(ONE, |quantity| quantity.absolute().scaled(3));
    row.price.map(|price| scaled(price.absolute().scaled(digits), quantity, ONE))
}

/// The line of a row, and what is taken off the whole for it.
fn line(row: &SaleRow, digits: u8, whole: bool, catalogue: &Catalogue) -> (PurchaseLine, i64) {
    let by_code = row.code.as_deref().map(|code| catalogue.find(code));
    let named = |found: Found| match found {
        Found::One(product) if is_called(product, row) => Some(product.id),
        _ => None,
    };
    let product = by_code.and_then(named).or_else(|| named(catalogue.find(&row.product)));
    let description = match (&row.code, product) {
        (_, Some(_)) => String::new(),
        (Some(code), None) if row.product.is_empty() => code.clone(),
        _ => row.product.clone(),
    };
    let quantity = row.quantity.map_or(ONE, |quantity| quantity.absolute().scaled(3));
    let total = row.total.filter(|_| !whole).map(|total| total.absolute().scaled(digits));
    let share = match row.off {
        Some(Off::Share(share)) => share.scaled(2).min(WHOLE),
        _ => 0,
    };
    let mut line = PurchaseLine {
        product,
        description,
        quantity,
        price: row.price.map_or(0, |price| price.absolute().scaled(digits)),
        discount: share,
        cost: row.cost.map(|cost| cost.absolute().scaled(digits)),
    };
    let off = match row.off {
        Some(Off::Amount(off)) if row.price.is_some() => off.scaled(digits),
        _ => 0,
    };
    let Some(total) = total else { return (line, off) };
    let come_to = line.total();
    if row.price.is_some() && (come_to == total || come_to.saturating_sub(off) == total) {
        // Either total says the same as the line, before or after what is taken off.
        return (line, off);
    }
    if row.price.is_some() && come_to > total {
        return (line, come_to - total);
    }
    // With a tax on it, or without a price: the total is what was paid, to the cent.
    line.discount = 0;
    line.price = scaled(total, ONE, quantity.max(1));
    if line.total() != total {
        (line.quantity, line.price) = (ONE, total);
        line.cost = None;
    }
    (line, 0)
}

/// Whether a row means this product: by its code, or by its whole name.
fn is_called(product: &crate::domain::Product, row: &SaleRow) -> bool {
    let same = |known: Option<&str>, said: Option<&str>| {
        known.zip(said).is_some_and(|(known, said)| text::sort_key(known) == text::sort_key(said))
    };
    same(product.code.as_deref(), row.code.as_deref()) || same(Some(&product.name), Some(&row.product))
}

/// What is known while a file is taken in.
struct Taking {
    today: Date,
    strangers: Strangers,
    /// Those who were looked up already.
    known: BTreeMap<(String, Option<String>), std::result::Result<ClientId, SaleRefusal>>,
    /// What the file has spoken of: each purchase here stands for one of its.
    used: BTreeSet<PurchaseId>,
}

impl Taking {
    fn take(
        &mut self,
        write: &mut Write,
        invoice: &Invoice,
        purchase: &std::result::Result<Purchase, SaleRefusal>,
        report: &mut SalesReport,
    ) -> Result<()> {
        let Some(first) = invoice.rows.first() else { return Ok(()) };
        let purchase = match purchase {
            Ok(purchase) => purchase,
            Err(refusal) => {
                report.refused.push((first.line, refusal.clone()));
                return Ok(());
            }
        };
        let client = match self.client(write, first, report)? {
            Ok(client) => client,
            Err(refusal) => {
                report.refused.push((first.line, refusal));
                return Ok(());
            }
        };
        let name = write.read().client(client)?.name;
        let same = self.same(write, client, purchase)?;
        let became = if let Some(id) = same {
            self.used.insert(id);
            Match::Same
        } else {
            let id = write.add_purchase(&Purchase { client, ..purchase.clone() })?;
            self.used.insert(id);
            Match::New
        };
        report.purchases.push((first.line, name, purchase.total(), became));
        Ok(())
    }

    /// The purchase that is here already: of that number, or of that day and total.
    fn same(&self, write: &Write, client: ClientId, purchase: &Purchase) -> Result<Option<PurchaseId>> {
        let reader = write.read();
        let numbered = match &purchase.external_id {
            Some(number) => reader.purchases_numbered(number)?,
            None => Vec::new(),
        };
        let of_day = reader.purchases_on(client, purchase.made_on)?;
        let numbered = numbered.iter().filter(|known| known.client == client && known.made_on == purchase.made_on);
        let alike = of_day.iter().filter(|known| {
            let unnumbered = known.external_id.is_none() || purchase.external_id.is_none();
            unnumbered && known.total() == purchase.total()
        });
        Ok(numbered.chain(alike).map(|known| known.id).find(|id| !self.used.contains(id)))
    }

    /// The client whom a row names, or why nobody is meant.
    fn client(
        &mut self,
        write: &mut Write,
        row: &SaleRow,
        report: &mut SalesReport,
    ) -> Result<std::result::Result<ClientId, SaleRefusal>> {
        let said = row.whose.name.as_deref().unwrap_or_default();
        let key = (text::sort_key(said), row.whose.number.clone());
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let found = look_up(write, said, row.whose.number.as_deref())?;
        let found = match found {
            Err(SaleRefusal::Unknown(name)) if self.strangers == Strangers::Add && !said.is_empty() => {
                let mut record = Record::new(self.today);
                record.client.name.clone_from(&name);
                record.client.external_id.clone_from(&row.whose.number);
                match record.checked() {
                    Ok(record) => {
                        report.added.push(name);
                        Ok(add(write, &record)?)
                    }
                    Err(_) => Err(SaleRefusal::Beyond),
                }
            }
            found => found,
        };
        self.known.insert(key, found.clone());
        Ok(found)
    }
}

/// Who the client of this number, or else of this name, is.
pub(super) fn look_up(
    write: &Write,
    client: &str,
    number: Option<&str>,
) -> Result<std::result::Result<ClientId, SaleRefusal>> {
    let reader = write.read();
    if let Some(id) = number.map(|number| reader.by_external_id(number)).transpose()?.flatten() {
        return Ok(Ok(id));
    }
    let name = if client.is_empty() { number.unwrap_or_default() } else { client }.to_owned();
    if client.is_empty() {
        return Ok(Err(SaleRefusal::Unknown(name)));
    }
    let ids = reader.by_name_key(&text::sort_key(client))?;
    let mut current = Vec::new();
    for id in &ids {
        if matches!(reader.client(*id)?.standing, Standing::Active | Standing::Resting) {
            current.push(*id);
        }
    }
    let meant = if current.is_empty() { ids } else { current };
    Ok(match meant.as_slice() {
        [] => Err(SaleRefusal::Unknown(name)),
        [one] => Ok(*one),
        _ => Err(SaleRefusal::Ambiguous(name)),
    })
}
