//! Reads a CSV file of purchases: one row for each thing that was bought, as invoicing programs and sheets export them.
//!
//! Rows of one number, client and day are one purchase; a row without a number is a purchase of its own. What the marks
//! in a number mean is decided for each column as a whole: `1.250` is read by what its neighbours prove. A row that
//! cannot be read says why, and is never half taken.

mod headers;
pub(super) mod numbers;

use std::sync::Arc;

use jiff::civil::Date;

use super::CsvError;
use super::table::{self, BadCell, Columns, Reading, Table};
use crate::domain::Currency;
use crate::domain::capture::Coins;
use crate::domain::code::codes;
use crate::domain::text::fold;
use crate::exchange::incoming::{Content, Whose};
use headers::NAMES;
pub use numbers::Decimal;

codes! {
    /// What a column of a file of purchases says.
    SaleField in "sale-field" {
        /// Who bought.
        Client = "client",
        /// The client's number in the other program.
        ClientNumber = "client_number",
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

/// What the file is read with.
#[derive(Clone, Debug)]
pub struct SaleOptions {
    /// Whether `03/04/2024` is 3 April, in a column where no date proves the opposite.
    pub day_first: bool,
    /// How the region writes amounts.
    pub coins: Coins,
    /// The delimiter, when it must not be guessed.
    pub delimiter: Option<u8>,
    /// The encoding, when it must not be guessed.
    pub encoding: Option<&'static encoding_rs::Encoding>,
}

/// A file of purchases as read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SaleSheet {
    /// Name of the encoding it was in.
    pub encoding: &'static str,
    /// The delimiter.
    pub delimiter: u8,
    /// The header of each column, and what it says.
    pub columns: Vec<(String, Option<SaleField>)>,
    /// The rows that can be read.
    pub rows: Vec<SaleRow>,
    /// Those that cannot.
    pub rejects: Vec<SaleReject>,
}

impl SaleSheet {
    /// The rows of a file of any format.
    #[must_use]
    pub fn of(rows: Vec<SaleRow>) -> Self {
        Self { rows, ..Self::default() }
    }
}

/// Whether a purchase was paid, as far as the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paid {
    /// It does not say.
    #[default]
    Unsaid,
    /// Not yet.
    No,
    /// On this day, or when it was bought.
    Yes(Option<Date>),
}

/// What is taken off, as the file says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Off {
    /// An amount.
    Amount(Decimal),
    /// A share, in percent.
    Share(Decimal),
}

/// A thing that was bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleRow {
    /// Physical line (from 1) where the record begins.
    pub line: u64,
    /// Who bought.
    pub whose: Arc<Whose>,
    /// When.
    pub on: Date,
    /// What; may be empty.
    pub product: String,
    /// The product's code.
    pub code: Option<String>,
    /// How much.
    pub quantity: Option<Decimal>,
    /// What a unit costs the client.
    pub price: Option<Decimal>,
    /// What it comes to.
    pub total: Option<Decimal>,
    /// What is taken off.
    pub off: Option<Off>,
    /// The currency, if the file says it.
    pub currency: Option<Currency>,
    /// The number of the purchase.
    pub number: Option<String>,
    /// Whether it was paid.
    pub paid: Paid,
    /// Until when it is to be paid.
    pub due_on: Option<Date>,
    /// What a unit costs us.
    pub cost: Option<Decimal>,
    /// What else there is to say.
    pub note: String,
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleReject {
    /// Physical line (from 1) where it begins.
    pub line: u64,
    /// Why.
    pub reason: SaleTrouble,
}

/// Why a row is no purchase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaleTrouble {
    /// It names nobody.
    NoClient,
    /// Its date is none, or is missing.
    BadDate(String),
    /// It has neither price nor total.
    NoAmount,
    /// A number is none.
    BadNumber(String),
    /// There is no such currency.
    BadCurrency(String),
    /// A quotation mark opens and never closes.
    OpenQuote,
}

impl From<BadCell> for SaleTrouble {
    fn from(bad: BadCell) -> Self {
        match bad {
            BadCell::Date(typed) => Self::BadDate(typed),
            BadCell::Number(typed) => Self::BadNumber(typed),
            BadCell::Currency(typed) => Self::BadCurrency(typed),
        }
    }
}

/// Whether a file looks like one of purchases: it says who, when, and how much.
#[must_use]
pub fn looks_like_sales(bytes: &[u8]) -> bool {
    table::has_header(bytes, NAMES, is_whole)
}

/// Reads a file of purchases.
///
/// # Errors
/// See [`CsvError`]; a single bad row is never an error.
pub fn read_sales(bytes: &[u8], options: &SaleOptions) -> Result<SaleSheet, CsvError> {
    let table = table::read(bytes, options, NAMES, is_whole, Content::Purchases)?;
    let reading = Reading::of(&table, options, SaleField::is_number);
    let open_quote = table.open_quote.map(|line| SaleReject { line, reason: SaleTrouble::OpenQuote });
    let (mut rows, mut rejects) = (Vec::new(), Vec::new());
    for (line, cells) in &table.rows {
        match row(&reading, *line, cells) {
            Ok(row) => rows.push(row),
            Err(reason) => rejects.push(SaleReject { line: *line, reason }),
        }
    }
    rejects.extend(open_quote);
    let Table { encoding, delimiter, columns, .. } = table;
    Ok(SaleSheet { encoding, delimiter, columns, rows, rejects })
}

/// Whether a header says who, when and how much.
fn is_whole(columns: &Columns<SaleField>) -> bool {
    let says = |field| columns.iter().any(|(_, known)| *known == Some(field));
    (says(SaleField::Client) || says(SaleField::ClientNumber))
        && says(SaleField::Date)
        && (says(SaleField::Total) || says(SaleField::Price))
}

fn row(reading: &Reading<SaleField>, line: u64, cells: &[String]) -> Result<SaleRow, SaleTrouble> {
    let text = |field| reading.text(cells, field);
    let mut sign = None;
    let mut number = |field| -> Result<Option<Decimal>, SaleTrouble> {
        let read = reading.amount(cells, field)?;
        sign = sign.or(read.and_then(|(_, currency)| currency));
        Ok(read.map(|(number, _)| number))
    };
    let (quantity, price) = (number(SaleField::Quantity)?, number(SaleField::Price)?);
    let (total, cost) = (number(SaleField::Total)?, number(SaleField::Cost)?);
    let off = off(reading, cells)?;
    let whose = Whose { name: text(SaleField::Client), number: text(SaleField::ClientNumber), ..Whose::default() };
    if whose.is_nobody() {
        return Err(SaleTrouble::NoClient);
    }
    let on = reading.date(cells, SaleField::Date)?.ok_or_else(|| SaleTrouble::BadDate(String::new()))?;
    if price.is_none() && total.is_none() {
        return Err(SaleTrouble::NoAmount);
    }
    Ok(SaleRow {
        line,
        whose: Arc::new(whose),
        on,
        product: text(SaleField::Product).unwrap_or_default(),
        code: text(SaleField::Code),
        quantity,
        price,
        total,
        off,
        currency: reading.currency(cells, SaleField::Currency)?.or(sign),
        number: text(SaleField::Number),
        paid: paid(reading, cells),
        due_on: reading.date(cells, SaleField::Due)?,
        cost,
        note: text(SaleField::Note).unwrap_or_default(),
    })
}

/// A share where the cell or the header says so, else an amount.
fn off(reading: &Reading<SaleField>, cells: &[String]) -> Result<Option<Off>, SaleTrouble> {
    let share =
        reading.cell(cells, SaleField::Discount).ends_with('%') || reading.header(SaleField::Discount).contains('%');
    let read = reading.amount(cells, SaleField::Discount)?.map(|(read, _)| read.absolute());
    Ok(read.map(if share { Off::Share } else { Off::Amount }))
}

fn paid(reading: &Reading<SaleField>, cells: &[String]) -> Paid {
    const YES: [&str; 12] = ["si", "s", "yes", "y", "x", "1", "true", "pagado", "pagada", "paid", "cobrado", "cobrada"];
    const NO: [&str; 9] = ["no", "n", "0", "false", "pendiente", "impago", "impaga", "unpaid", "pending"];
    let said = fold(reading.cell(cells, SaleField::Paid));
    if YES.contains(&said.as_str()) {
        Paid::Yes(None)
    } else if NO.contains(&said.as_str()) {
        Paid::No
    } else {
        reading.date(cells, SaleField::Paid).ok().flatten().map_or(Paid::Unsaid, |on| Paid::Yes(Some(on)))
    }
}

impl SaleField {
    fn is_number(self) -> bool {
        matches!(self, Self::Quantity | Self::Price | Self::Total | Self::Discount | Self::Cost)
    }
}

#[cfg(test)]
mod tests;
