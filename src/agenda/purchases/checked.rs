//! What a purchase may be: foreign text in it is made harmless, and what cannot be is refused.

use jiff::civil::Date;

use crate::agenda::error::{AgendaError, LONGEST_LINE, LONGEST_TEXT, Part, Result};
use crate::agenda::{FIRST_DAY, LAST_DAY, fits};
use crate::domain::purchase::WHOLE;
use crate::domain::{Purchase, PurchaseLine, text};
use crate::store::Reader;

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

/// Makes foreign text in a purchase harmless, and refuses what cannot be.
pub(in crate::agenda) fn checked(reader: Reader, mut purchase: Purchase, today: Date) -> Result<Purchase> {
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

/// The same of its lines.
pub(super) fn check_lines(reader: Reader, lines: &mut [PurchaseLine]) -> Result<()> {
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
pub(super) fn flaw(purchase: &Purchase, today: Date) -> Option<Flaw> {
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
