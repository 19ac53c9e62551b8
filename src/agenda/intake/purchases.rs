//! Purchases: rows of one number are one. What is here already stays as it is: a purchase by what it is called outside, by
//! its number, or one of that client, day and total. The past of a file is no contact of ours: nothing is logged.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::purchases::{Flaw, checked};
use super::super::{AgendaError, Result};
use super::client::name_it;
use super::outcome::{About, SaleRefusal, Verdict};
use super::{Taken, Taking, key_of, opportunities};
use crate::domain::order::{Catalogue, Found};
use crate::domain::purchase::{ONE, WHOLE, scaled};
use crate::domain::{
    ClientId, Currency, InteractionId, Product, Purchase, PurchaseId, PurchaseKind, PurchaseLine, text,
};
use crate::exchange::csv::{Decimal, Off, Paid, SaleRow};
use crate::exchange::ical::{LineCard, PurchaseCard};
use crate::store::{Entity, Write};

/// The rows that are one purchase.
struct Invoice<'a> {
    rows: Vec<&'a SaleRow>,
}

pub(super) fn take(taking: &mut Taking, write: &mut Write, rows: &[SaleRow], taken: &mut Taken) -> Result<()> {
    let home = taking.rules.money.currency;
    let reader = write.read();
    let catalogue = Catalogue::new([reader.products(false)?, reader.products(true)?].concat());
    // Each purchase here stands for one of the file's.
    let mut used: BTreeSet<PurchaseId> = BTreeSet::new();
    for invoice in invoices(rows) {
        let Some(first) = invoice.rows.first() else { continue };
        for _ in &invoice.rows {
            taking.step()?;
        }
        let made = match &first.whole {
            Some(card) => whole(write, card, &catalogue)?,
            None => purchase(&invoice, home, &catalogue),
        };
        let made = made.and_then(|made| checked(write.read(), made, taking.today).map_err(|error| refusal(&error)));
        let made = match made {
            Ok(made) => made,
            Err(why) => {
                taken.refuse(first.line, why);
                continue;
            }
        };
        let client = match taking.client(write, &first.whose, taken)? {
            Ok(client) => client,
            Err(why) => {
                taken.refuse(first.line, why);
                continue;
            }
        };
        let about = About::Purchase(made.made_on, made.total());
        let uid = first.uid.as_deref();
        let called = uid.map(|uid| write.read().by_uid(Entity::Purchase, uid)).transpose()?.flatten().map(PurchaseId);
        let found = match called {
            Some(id) => Some(id),
            None => known(write, client, &made, &used)?,
        };
        let (id, verdict) = match found {
            Some(id) => (id, Verdict::Same),
            None => (write.add_purchase(&Purchase { client, ..made })?, Verdict::New),
        };
        used.insert(id);
        if let Some(uid) = uid {
            name_it(write, Entity::Purchase, id.0, uid)?;
            opportunities::link(taking, write, uid, id)?;
        }
        taken.row(first.line, taking.who.name(client), about, verdict);
    }
    Ok(())
}

fn refusal(error: &AgendaError) -> SaleRefusal {
    match error {
        AgendaError::Purchase(flaw) => SaleRefusal::Flaw(*flaw),
        AgendaError::HappenedInFuture(on) => SaleRefusal::Future(*on),
        _ => SaleRefusal::Beyond,
    }
}

/// Rows of one number, client and day are one purchase; without a number each is one.
fn invoices(rows: &[SaleRow]) -> Vec<Invoice<'_>> {
    let mut places: BTreeMap<(String, String, Date), usize> = BTreeMap::new();
    let mut invoices: Vec<Invoice> = Vec::new();
    for row in rows {
        // One that is told as a whole is a purchase whatever its number is.
        let Some(number) = row.number.as_ref().filter(|_| row.whole.is_none()) else {
            invoices.push(Invoice { rows: vec![row] });
            continue;
        };
        let client = key_of(&row.whose);
        let at = *places.entry((number.clone(), client, row.on)).or_insert(invoices.len());
        match invoices.get_mut(at) {
            Some(invoice) => invoice.rows.push(row),
            None => invoices.push(Invoice { rows: vec![row] }),
        }
    }
    invoices
}

/// A purchase as this program wrote it, of nobody yet; what it refers to is found if it is here.
fn whole(
    write: &Write,
    card: &PurchaseCard,
    catalogue: &Catalogue,
) -> Result<std::result::Result<Purchase, SaleRefusal>> {
    let named = |entity, uid: &Option<String>| -> Result<Option<i64>> {
        Ok(uid.as_deref().map(|uid| write.read().by_uid(entity, uid)).transpose()?.flatten())
    };
    Ok(Ok(Purchase {
        client: ClientId(0),
        interaction: named(Entity::Interaction, &card.interaction)?.map(InteractionId),
        returns: named(Entity::Purchase, &card.returns)?.map(PurchaseId),
        lines: card.lines.iter().map(|line| line_of(line, catalogue)).collect(),
        ..card.purchase.clone()
    }))
}

/// A line as this program wrote it: of a product that is not in the catalogue its name is kept.
pub(super) fn line_of(card: &LineCard, catalogue: &Catalogue) -> PurchaseLine {
    let of = |product: &Product| {
        let known = |said: &str| match catalogue.find(said) {
            Found::One(known) => {
                let same = |a: &str, b: &str| text::sort_key(a) == text::sort_key(b);
                let by_code = known.code.as_deref().zip(product.code.as_deref()).is_some_and(|(a, b)| same(a, b));
                (by_code || same(&known.name, &product.name)).then_some(known.id)
            }
            _ => None,
        };
        product.code.as_deref().and_then(known).or_else(|| known(&product.name))
    };
    let product = card.product.as_ref().and_then(of);
    let mut line = card.line(product);
    if let Some(unknown) = card.product.as_ref().filter(|_| product.is_none() && line.description.is_empty()) {
        line.description.clone_from(&unknown.name);
    }
    line
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
fn is_called(product: &Product, row: &SaleRow) -> bool {
    let same = |known: Option<&str>, said: Option<&str>| {
        known.zip(said).is_some_and(|(known, said)| text::sort_key(known) == text::sort_key(said))
    };
    same(product.code.as_deref(), row.code.as_deref()) || same(Some(&product.name), Some(&row.product))
}

/// The purchase that is here already: of that number, or of that day and total.
fn known(
    write: &Write,
    client: ClientId,
    purchase: &Purchase,
    used: &BTreeSet<PurchaseId>,
) -> Result<Option<PurchaseId>> {
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
    Ok(numbered.chain(alike).map(|known| known.id).find(|id| !used.contains(id)))
}
