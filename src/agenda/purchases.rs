//! Recording what a client bought: with its lines, its terms, and the contact in which it was ordered.
//!
//! A purchase that is entered by itself is an order, and an order is contact: it is logged along with it, which closes
//! the follow-up that it fulfils. What is brought back is a purchase of its own that names the one it takes from, so
//! that nothing can be brought back twice.

mod checked;
mod returns;

use std::collections::BTreeMap;

use checked::check_lines;
pub(super) use checked::checked;
pub use checked::{Flaw, LARGEST_AMOUNT, MOST_LINES};
use jiff::civil::Date;

use super::error::{AgendaError, Result};
use super::log::{Ready, moment};
use super::lost::came_back;
use super::plan::name;
use super::{Action, Agenda, Log, Logged, Next};
use crate::domain::money::Sum;
use crate::domain::when::When;
use crate::domain::{
    ClientId, Direction, Initiative, Interaction, Kind, Money, Outcome, ProductId, Purchase, PurchaseId, PurchaseKind,
    PurchaseLine,
};
use crate::store::{Reader, Write};

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
