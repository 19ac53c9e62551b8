//! Bringing back what was bought: all that is left of it, or so much of some lines.

use jiff::civil::Date;

use super::checked::{Flaw, flaw};
use super::settle;
use crate::agenda::error::{AgendaError, Result};
use crate::agenda::plan::name;
use crate::agenda::{Action, Agenda};
use crate::domain::purchase::scaled;
use crate::domain::{Purchase, PurchaseId, PurchaseKind, PurchaseLine};
use crate::store::Reader;

impl Agenda {
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
            if let Some(flaw) = flaw(&returned, on) {
                return Err(AgendaError::Purchase(flaw));
            }
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
