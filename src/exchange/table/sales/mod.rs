//! The rows of purchases: one for each thing that was bought, as invoicing programs and sheets export them.
//!
//! Rows of one number, client and day are one purchase; a row without a number is a purchase of its own. What the marks
//! in a number mean is decided for each column as a whole: `1.250` is read by what its neighbours prove. A row that
//! cannot be read says why, and is never half taken.

mod headers;

use super::names::{Column, Names, says};
use super::numbers::Decimal;
use super::reading::{Cells, Holds, Shape};
use crate::domain::code::codes;
use crate::domain::text::fold;
use crate::exchange::incoming::{Content, Off, Paid, Reason, Rows, SaleRow};

codes! {
    /// What a column of a file of purchases says.
    SaleField in "sale-field" {
        /// Who bought.
        Client = "client",
        /// The client's number in the other program.
        ClientNumber = "client_number",
        /// What the client is called outside.
        ClientUid = "client_uid",
        /// An address of the client.
        Email = "email",
        /// A telephone number of the client.
        Phone = "phone",
        /// When.
        Date = "date",
        /// What.
        Product = "product",
        /// The product's code.
        Code = "code",
        /// How much.
        Quantity = "quantity",
        /// What a unit costs the client.
        Price = "price",
        /// What it comes to.
        Total = "total",
        /// What is taken off.
        Discount = "discount",
        /// The currency.
        Currency = "currency",
        /// What the purchase is called outside.
        Uid = "uid",
        /// The number of the purchase.
        Number = "number",
        /// Whether, or when, it was paid.
        Paid = "paid",
        /// Until when it is to be paid.
        Due = "due",
        /// What a unit costs us.
        Cost = "cost",
        /// What else there is to say.
        Note = "note",
    }
}

/// The rows of purchases.
pub(in crate::exchange) struct Sales;

impl Shape for Sales {
    type Field = SaleField;
    type Row = SaleRow;

    const CONTENT: Content = Content::Purchases;
    const NAMES: &'static Names<SaleField> = headers::NAMES;

    /// Whether a header says who, when and how much.
    fn is_whole(columns: &[Column<SaleField>]) -> bool {
        let who =
            [SaleField::Client, SaleField::ClientNumber, SaleField::ClientUid, SaleField::Email, SaleField::Phone];
        who.into_iter().any(|field| says(columns, field))
            && says(columns, SaleField::Date)
            && (says(columns, SaleField::Total) || says(columns, SaleField::Price))
    }

    fn holds(field: SaleField) -> Holds {
        match field {
            SaleField::Quantity | SaleField::Price | SaleField::Total | SaleField::Discount | SaleField::Cost => {
                Holds::Number
            }
            SaleField::Date | SaleField::Due | SaleField::Paid => Holds::Date,
            _ => Holds::Text,
        }
    }

    fn row(cells: &mut Cells<'_, SaleField>) -> Result<SaleRow, Reason> {
        let mut sign = None;
        let mut number = |field| -> Result<Option<Decimal>, Reason> {
            let read = cells.amount(field)?;
            sign = sign.or(read.and_then(|(_, currency)| currency));
            Ok(read.map(|(number, _)| number))
        };
        let (quantity, price) = (number(SaleField::Quantity)?, number(SaleField::Price)?);
        let (total, cost) = (number(SaleField::Total)?, number(SaleField::Cost)?);
        let off = off(cells)?;
        let who =
            [SaleField::ClientUid, SaleField::ClientNumber, SaleField::Client, SaleField::Email, SaleField::Phone];
        let whose = cells.whose(who, None);
        if whose.is_nobody() {
            return Err(Reason::Nobody);
        }
        let on = cells.date(SaleField::Date)?.ok_or(Reason::NoDate)?;
        if price.is_none() && total.is_none() {
            return Err(Reason::NoAmount);
        }
        Ok(SaleRow {
            line: cells.line,
            uid: cells.number(SaleField::Uid),
            whose,
            on,
            product: cells.text(SaleField::Product).unwrap_or_default(),
            code: cells.text(SaleField::Code),
            quantity,
            price,
            total,
            off,
            currency: cells.currency(SaleField::Currency)?.or(sign),
            number: cells.text(SaleField::Number),
            paid: paid(cells),
            due_on: cells.date(SaleField::Due)?,
            cost,
            note: cells.text(SaleField::Note).unwrap_or_default(),
            whole: None,
        })
    }

    fn rows(rows: Vec<SaleRow>) -> Rows {
        Rows::Purchases(rows)
    }
}

/// A share where the cell or the header says so, else an amount.
fn off(cells: &Cells<'_, SaleField>) -> Result<Option<Off>, Reason> {
    let share = cells.cell(SaleField::Discount).ends_with('%') || cells.header(SaleField::Discount).contains('%');
    let read = cells.amount(SaleField::Discount)?.map(|(read, _)| read.absolute());
    Ok(read.map(if share { Off::Share } else { Off::Amount }))
}

fn paid(cells: &Cells<'_, SaleField>) -> Paid {
    const YES: [&str; 12] = ["si", "s", "yes", "y", "x", "1", "true", "pagado", "pagada", "paid", "cobrado", "cobrada"];
    const NO: [&str; 9] = ["no", "n", "0", "false", "pendiente", "impago", "impaga", "unpaid", "pending"];
    let said = fold(&cells.cell(SaleField::Paid));
    if YES.contains(&said.as_str()) {
        Paid::Yes(None)
    } else if NO.contains(&said.as_str()) {
        Paid::No
    } else {
        cells.date(SaleField::Paid).ok().flatten().map_or(Paid::Unsaid, |on| Paid::Yes(Some(on)))
    }
}

#[cfg(test)]
mod tests;
