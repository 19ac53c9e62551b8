//! Recording what a client bought: with its lines, its terms, and the contact in which it was ordered.
//!
//! A purchase that is entered by itself is an order, and an order is contact: it is logged along with it, which closes
//! the follow-up that it fulfils. What is brought back is a purchase of its own that names the one it takes from, so
//! that nothing can be brought back twice.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::error::{AgendaError, LONGEST_LINE, LONGEST_TEXT, Part, Result};
use super::log::{Ready, moment};
use super::lost::came_back;
use super::plan::name;
use super::{Action, Agenda, FIRST_DAY, LAST_DAY, Log, Logged, Next, fits};
use crate::domain::money::Sum;
use crate::domain::purchase::{WHOLE, scaled};
use crate::domain::when::When;
use crate::domain::{
    ClientId, Direction, Initiative, Interaction, Kind, Money, Outcome, ProductId, Purchase, PurchaseId, PurchaseKind,
    PurchaseLine, text,
};
use crate::store::{Reader, Write};

/// The largest amount that a purchase may come to, in the smallest unit of its currency.
pub const LARGEST_AMOUNT: i64 = 1_000_000_000_000_000;
/// The most lines of a purchase.
pub const MOST_LINES: usize = 500;

/// What is wrong with a purchase. Lines are counted from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// It has no lines.
    NoLines,
    /// It has too many of them.
    TooManyLines,
    /// A line has neither a name nor a price.
    EmptyLine(usize),
    /// A quantity is not above zero.
    Quantity(usize),
    /// A price is below zero.
    Price(usize),
    /// A discount is less than nothing or more than all.
    Discount(usize),
    /// A product is not in the catalogue any more.
    Product(usize),
    /// The discount of the whole is less than nothing or more than all.
    WholeDiscount,
    /// It comes to more than can be counted.
    TooLarge,
    /// It would have to be paid before it was made.
    DueBefore,
    /// It would have been paid in the future.
    PaidInFuture,
    /// More would be brought back than was bought and not brought back yet.
    Returned(usize),
    /// Nothing of it is left to be brought back.
    NothingToReturn,
    /// What was brought back cannot be brought back again.
    IsReturn,
    /// It is paid already.
    AlreadyPaid,
    /// The price or the cost of a product cannot be so.
    ProductPrice,
}

/// A purchase to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buy {
    /// What was bought; its number is ignored.
    pub purchase: Purchase,
    /// How it was ordered; `None` when the contact is not to be logged, or is the interaction that the purchase names.
    pub how: Option<Kind>,
    /// What comes next.
    pub next: Next,
}

/// What recording a purchase did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    /// The new purchase.
    pub id: PurchaseId,
    /// The contact that was logged with it.
    pub logged: Option<Logged>,
}

/// Purchases with what their lines are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Purchases {
    /// The purchases.
    pub purchases: Vec<Purchase>,
    /// How the catalogue calls the products in them.
    pub names: BTreeMap<ProductId, String>,
}

impl Purchases {
    fn of(reader: Reader<'_>, purchases: Vec<Purchase>) -> Result<Self> {
        let mut names = BTreeMap::new();
        for product in purchases.iter().flat_map(|purchase| &purchase.lines).filter_map(|line| line.product) {
            if let std::collections::btree_map::Entry::Vacant(entry) = names.entry(product) {
                entry.insert(reader.product(product)?.name);
            }
        }
        Ok(Self { purchases, names })
    }

    /// What a line is called; empty when nothing was said but what it came to.
    #[must_use]
    pub fn name<'a>(&'a self, line: &'a PurchaseLine) -> &'a str {
        line.product.and_then(|product| self.names.get(&product)).map_or(&line.description, String::as_str)
    }
}

/// What a client bought, as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The newest purchases.
    pub newest: Purchases,
    /// How many there are in all.
    pub count: usize,
    /// What awaits its payment, what is due first before all.
    pub unpaid: Vec<Purchase>,
    /// What that comes to.
    pub owed: Sum,
}

impl Bill {
    /// What is to be paid: in the currency of the house, or, where a rate is missing, in each currency by itself.
    #[must_use]
    pub fn owed_amounts(&self) -> Vec<Money> {
        if self.owed.left_out.is_empty() {
            return vec![self.owed.total];
        }
        let mut amounts: Vec<Money> = Vec::new();
        for amount in self.unpaid.iter().map(Purchase::total) {
            match amounts.iter_mut().find(|sum| sum.currency == amount.currency) {
                Some(sum) => sum.minor = sum.minor.saturating_add(amount.minor),
                None => amounts.push(amount),
            }
        }
        amounts
    }
}

impl Agenda {
    /// Records a purchase, and logs the order as contact unless it says not to.
    pub fn buy(&mut self, buy: &Buy) -> Result<Bought> {
        let purchase = self.purchase_checked(buy.purchase.clone())?;
        let log = buy.how.map(|how| self.order_log(&purchase, how, buy.next.clone()));
        let ready = log.as_ref().map(|log| self.ready(log)).transpose()?;
        self.operate(Action::Buy, |write| {
            let bought = record(write, &purchase, ready.as_ref(), purchase.client)?;
            name(write, purchase.client)?;
            Ok(bought)
        })
    }

    /// The contact in which a purchase was ordered.
    fn order_log(&self, purchase: &Purchase, how: Kind, next: Next) -> Log {
        let at = moment(When { date: purchase.made_on, time: None }, self.clock().wall());
        let theirs = purchase.initiative == Some(Initiative::Theirs);
        Log {
            outcome: Some(Outcome::Order),
            direction: if theirs { Direction::Incoming } else { Direction::Outgoing },
            text: purchase.note.clone(),
            next,
            amount: Some(purchase.total()),
            ..Log::new(purchase.client, how, at)
        }
    }

    /// Makes foreign text in a purchase harmless, and refuses what cannot be.
    pub(super) fn purchase_checked(&self, purchase: Purchase) -> Result<Purchase> {
        checked(self.store.read(), purchase, self.today())
    }

    /// Makes foreign text in lines harmless, and refuses those that cannot be, and too many.
    pub(super) fn lines_checked(&self, lines: &mut [PurchaseLine]) -> Result<()> {
        check_lines(self.store.read(), lines)
    }

    /// Takes over what the user corrected in a form that began with `before`. The amount of the order that was logged
    /// with it follows.
    pub fn edit_purchase(&mut self, before: &Purchase, after: Purchase) -> Result<()> {
        let after = self.purchase_checked(after)?;
        self.operate(Action::EditPurchase, |write| {
            let stored = write.read().purchase(before.id)?;
            let purchase = after.merged(before, stored.clone());
            write.set_purchase(&purchase)?;
            follow_amount(write, &stored, Some(&purchase))?;
            name(write, purchase.client)
        })
    }

    /// Deletes a purchase; the contact in which it was ordered stays.
    pub fn delete_purchase(&mut self, id: PurchaseId) -> Result<()> {
        self.operate(Action::DeletePurchase, |write| {
            let purchase = write.read().purchase(id)?;
            write.remove_purchase(id)?;
            follow_amount(write, &purchase, None)?;
            name(write, purchase.client)
        })
    }

    /// Marks a purchase as paid on a day, and with it what was brought back of it.
    pub fn pay(&mut self, id: PurchaseId, on: Date) -> Result<()> {
        if on > self.today() {
            return Err(AgendaError::Purchase(Flaw::PaidInFuture));
        }
        self.operate(Action::Pay, |write| {
            let purchase = write.read().purchase(id)?;
            if purchase.paid_on.is_some() {
                return Err(AgendaError::Purchase(Flaw::AlreadyPaid));
            }
            settle(write, &purchase, on)?;
            name(write, purchase.client)
        })
    }

    /// Brings back what is left of a purchase, or so much of some lines: each its place and its quantity.
    ///
    /// What was paid is taken to be paid back that day; what was not is owed no more.
    pub fn return_purchase(&mut self, id: PurchaseId, lines: Option<&[(usize, i64)]>, on: Date) -> Result<PurchaseId> {
        self.operate(Action::Return, |write| {
            let sale = write.read().purchase(id)?;
            let left = left(write.read(), &sale)?;
            let wanted = match lines {
                Some(lines) => wanted(&left, lines)?,
                None => left.clone(),
            };
            let returned = returned(&sale, &wanted, on)?;
            let all = wanted == left;
            let settles = sale.is_unpaid() && all;
            let returned = Purchase {
                due_on: sale.due_on.filter(|_| sale.is_unpaid()).map(|due_on| due_on.max(on)),
                paid_on: (settles || !sale.is_unpaid()).then_some(on),
                ..returned
            };
            let returned = self_checked(returned, on)?;
            let id = write.add_purchase(&returned)?;
            if settles {
                settle(write, &sale, on)?;
            }
            name(write, sale.client)?;
            Ok(id)
        })
    }

    /// How much of each line of a purchase was not brought back yet.
    pub fn left_of(&self, id: PurchaseId) -> Result<Vec<i64>> {
        let reader = self.store.read();
        left(reader, &reader.purchase(id)?)
    }

    /// One purchase, with the names of its lines.
    pub fn purchase(&self, id: PurchaseId) -> Result<Purchases> {
        let reader = self.store.read();
        Purchases::of(reader, vec![reader.purchase(id)?])
    }

    /// Up to `limit` purchases of a client, newest first.
    pub fn purchases_of(&self, client: ClientId, limit: usize) -> Result<Purchases> {
        let reader = self.store.read();
        self.store.at_once(|| Purchases::of(reader, reader.purchases(client, 0, limit)?))
    }

    /// Up to `limit` purchases of everybody from one day to another, newest first.
    pub fn purchases_between(&self, from: Date, to: Date, limit: usize) -> Result<Purchases> {
        let reader = self.store.read();
        self.store.at_once(|| Purchases::of(reader, reader.purchases_between(from, to, limit)?))
    }

    /// What awaits its payment, of a client or of everybody, what is due first before all.
    pub fn unpaid(&self, client: Option<ClientId>, limit: usize) -> Result<Purchases> {
        let reader = self.store.read();
        self.store.at_once(|| {
            let mut unpaid = client.map_or_else(|| reader.unpaid(limit), |client| reader.unpaid_of(client))?;
            unpaid.truncate(limit);
            Purchases::of(reader, unpaid)
        })
    }

    /// What a client bought, for its card.
    pub fn bill(&self, client: ClientId, newest: usize) -> Result<Bill> {
        let reader = self.store.read();
        self.store.at_once(|| {
            let unpaid = reader.unpaid_of(client)?;
            let owed = self.rules.money.sum(unpaid.iter().map(Purchase::total));
            let newest = Purchases::of(reader, reader.purchases(client, 0, newest)?)?;
            Ok(Bill { newest, count: reader.purchase_count(client)?, unpaid, owed })
        })
    }
}

/// Makes foreign text in a purchase harmless, and refuses what cannot be.
pub(super) fn checked(reader: Reader, mut purchase: Purchase, today: Date) -> Result<Purchase> {
    purchase.note = text::clean_text(&purchase.note);
    fits(Part::Text, &purchase.note, LONGEST_TEXT)?;
    purchase.external_id = purchase.external_id.map(|id| text::clean_line(&id)).filter(|id| !id.is_empty());
    check_lines(reader, &mut purchase.lines)?;
    if purchase.made_on > today {
        return Err(AgendaError::HappenedInFuture(purchase.made_on));
    }
    if purchase.made_on < FIRST_DAY {
        return Err(AgendaError::TooFar(purchase.made_on));
    }
    if let Some(due_on) = purchase.due_on.filter(|due_on| *due_on > LAST_DAY) {
        return Err(AgendaError::TooFar(due_on));
    }
    flaw(&purchase, today).map_or(Ok(purchase), |flaw| Err(AgendaError::Purchase(flaw)))
}

fn check_lines(reader: Reader, lines: &mut [PurchaseLine]) -> Result<()> {
    if lines.len() > MOST_LINES {
        return Err(AgendaError::Purchase(Flaw::TooManyLines));
    }
    for (n, line) in lines.iter_mut().enumerate() {
        line.description = text::clean_line(&line.description);
        fits(Part::Line, &line.description, LONGEST_LINE)?;
        flaw_of(line, n).map_or(Ok(()), |flaw| Err(AgendaError::Purchase(flaw)))?;
        if let Some(product) = line.product {
            reader.product(product).map_err(|_| AgendaError::Purchase(Flaw::Product(n)))?;
        }
    }
    Ok(())
}

/// Writes a purchase down with the contact in which it was ordered, for a client that may be new.
pub(super) fn record(
    write: &mut Write,
    purchase: &Purchase,
    ready: Option<&Ready<'_>>,
    client: ClientId,
) -> Result<Bought> {
    let logged = ready.map(|ready| ready.write(write, client)).transpose()?;
    let interaction = logged.as_ref().map(|logged| logged.id).or(purchase.interaction);
    let id = write.add_purchase(&Purchase { client, interaction, ..purchase.clone() })?;
    if purchase.kind == PurchaseKind::Sale {
        came_back(write, client, purchase.made_on)?;
    }
    Ok(Bought { id, logged })
}

/// Keeps the amount of the order that was logged with a purchase that of the purchase, unless another one was named.
fn follow_amount(write: &mut Write, before: &Purchase, after: Option<&Purchase>) -> Result<()> {
    let Some(id) = before.interaction else { return Ok(()) };
    let interaction = write.read().interaction(id)?;
    if interaction.amount == Some(before.total()) {
        write.set_interaction(&Interaction { amount: after.map(Purchase::total), ..interaction })?;
    }
    Ok(())
}

/// Marks a purchase as paid, and with it what was brought back of it.
fn settle(write: &mut Write, purchase: &Purchase, on: Date) -> Result<()> {
    let returns = write.read().returns_of(purchase.id)?;
    for open in returns.iter().filter(|open| open.paid_on.is_none()).chain([purchase]) {
        write.set_purchase(&Purchase { paid_on: Some(on.max(open.made_on)), ..open.clone() })?;
    }
    Ok(())
}

/// How much of each line of a purchase was not brought back yet.
///
/// A return repeats the lines of what it takes from, each with the quantity that comes back, so they stand side by side.
fn left(reader: Reader<'_>, sale: &Purchase) -> Result<Vec<i64>> {
    if sale.kind == PurchaseKind::Return {
        return Err(AgendaError::Purchase(Flaw::IsReturn));
    }
    let mut left: Vec<i64> = sale.lines.iter().map(|line| line.quantity).collect();
    for returned in reader.returns_of(sale.id)? {
        for line in returned.lines {
            let mut back = line.quantity;
            for (left, _) in left.iter_mut().zip(&sale.lines).filter(|(_, sold)| is_same(sold, &line)) {
                let taken = back.min(*left);
                *left -= taken;
                back -= taken;
            }
        }
    }
    Ok(left)
}

/// Whether a line brings back what another one sold.
fn is_same(sold: &PurchaseLine, returned: &PurchaseLine) -> bool {
    sold.product == returned.product && sold.description == returned.description && sold.price == returned.price
}

/// How much of each line is to be brought back.
fn wanted(left: &[i64], lines: &[(usize, i64)]) -> Result<Vec<i64>> {
    let mut wanted = vec![0_i64; left.len()];
    for (at, quantity) in lines {
        let slot = wanted.get_mut(*at).ok_or(AgendaError::Purchase(Flaw::Returned(*at)))?;
        *slot = slot.saturating_add(*quantity);
        if *quantity <= 0 {
            return Err(AgendaError::Purchase(Flaw::Quantity(*at)));
        }
    }
    match wanted.iter().zip(left).position(|(wanted, left)| wanted > left) {
        Some(at) => Err(AgendaError::Purchase(Flaw::Returned(at))),
        None => Ok(wanted),
    }
}

/// What brings so much of each line back; its share of the discount of the whole goes with it.
fn returned(sale: &Purchase, wanted: &[i64], on: Date) -> Result<Purchase> {
    let taken = sale.lines.iter().zip(wanted).filter(|(_, wanted)| **wanted > 0);
    let lines: Vec<PurchaseLine> =
        taken.map(|(line, quantity)| PurchaseLine { quantity: *quantity, ..line.clone() }).collect();
    if lines.is_empty() {
        return Err(AgendaError::Purchase(Flaw::NothingToReturn));
    }
    let sum = |lines: &[PurchaseLine]| lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.total()));
    let discount = scaled(sale.discount, sum(&lines), sum(&sale.lines)).min(sum(&lines));
    Ok(Purchase {
        kind: PurchaseKind::Return,
        returns: Some(sale.id),
        lines,
        discount,
        method: sale.method,
        ..Purchase::new(sale.client, on, sale.currency)
    })
}

fn self_checked(returned: Purchase, on: Date) -> Result<Purchase> {
    flaw(&returned, on).map_or(Ok(returned), |flaw| Err(AgendaError::Purchase(flaw)))
}

/// What is wrong with a line.
fn flaw_of(line: &PurchaseLine, at: usize) -> Option<Flaw> {
    let empty = line.product.is_none() && line.description.is_empty() && line.price == 0;
    match line {
        _ if empty => Some(Flaw::EmptyLine(at)),
        line if !(1..=LARGEST_AMOUNT).contains(&line.quantity) => Some(Flaw::Quantity(at)),
        line if !(0..=LARGEST_AMOUNT).contains(&line.price) || line.cost.is_some_and(|cost| cost < 0) => {
            Some(Flaw::Price(at))
        }
        line if !(0..=WHOLE).contains(&line.discount) => Some(Flaw::Discount(at)),
        _ => None,
    }
}

/// What is wrong with a purchase whose lines are right.
fn flaw(purchase: &Purchase, today: Date) -> Option<Flaw> {
    let sum = purchase.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.total()));
    match purchase {
        purchase if purchase.lines.is_empty() => Some(Flaw::NoLines),
        _ if sum > LARGEST_AMOUNT => Some(Flaw::TooLarge),
        purchase if !(0..=sum).contains(&purchase.discount) => Some(Flaw::WholeDiscount),
        purchase if purchase.due_on.is_some_and(|due_on| due_on < purchase.made_on) => Some(Flaw::DueBefore),
        purchase if purchase.paid_on.is_some_and(|paid_on| paid_on > today) => Some(Flaw::PaidInFuture),
        _ => None,
    }
}
