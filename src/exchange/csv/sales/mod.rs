//! Reads a CSV file of purchases: one row for each thing that was bought, as invoicing programs and sheets export them.
//!
//! Rows of one number, client and day are one purchase; a row without a number is a purchase of its own. What the marks
//! in a number mean is decided for each column as a whole: `1.250` is read by what its neighbours prove. A row that
//! cannot be read says why, and is never half taken.

mod headers;
pub(super) mod numbers;

use ::csv::StringRecord;
use jiff::civil::Date;

use super::records::{Records, is_blank};
use super::{CsvError, Limited, MAX_BYTES, MAX_COLUMNS, MAX_ROWS, RAW_MAX, clean, dates, decode, dialect, spaces};
use crate::domain::Currency;
use crate::domain::capture::Coins;
use crate::domain::code::codes;
use crate::domain::text::fold;
use crate::domain::when::DateOrder;
use headers::recognise;
pub use numbers::Decimal;
use numbers::{Mark, decimal, mark_of, proof};

/// Delimiters that are tried.
const DELIMITERS: [u8; 4] = *b",;\t|";
/// The header is looked for among so many records.
const HEADER_RECORDS: usize = 20;

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
#[derive(Clone, Debug, PartialEq)]
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
    pub client: String,
    /// The client's number in the other program.
    pub client_number: Option<String>,
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

/// Whether a file looks like one of purchases: it says who, when, and how much.
#[must_use]
pub fn looks_like_sales(bytes: &[u8]) -> bool {
    let Ok(decoded) = decode::decode(bytes, None) else { return false };
    header(&decoded.text, None).is_some_and(|head| head.is_whole())
}

/// Reads a file of purchases.
///
/// # Errors
/// See [`CsvError`]; a single bad row is never an error.
pub fn read_sales(bytes: &[u8], options: &SaleOptions) -> Result<SaleSheet, CsvError> {
    if bytes.len() > MAX_BYTES {
        return Err(CsvError::TooLarge { what: Limited::Bytes, limit: MAX_BYTES });
    }
    if options.delimiter.is_some_and(|delimiter| !dialect::usable(delimiter)) {
        return Err(CsvError::BadDelimiter);
    }
    let decoded = decode::decode(bytes, options.encoding)?;
    let head = header(&decoded.text, options.delimiter).ok_or(CsvError::NoHeader)?;
    if !head.is_whole() {
        let headers = head.columns.iter().map(|(header, _)| header.clone()).collect();
        return Err(CsvError::NoNameColumn { headers });
    }
    if head.columns.len() > MAX_COLUMNS {
        return Err(CsvError::TooLarge { what: Limited::Columns, limit: MAX_COLUMNS });
    }
    let text = &*spaces::unspace(&decoded.text, head.delimiter);
    let mut records = Records::new(text, head.delimiter, 0, 1);
    let mut record = StringRecord::new();
    let mut raw: Vec<(u64, Vec<String>)> = Vec::new();
    let mut rejects = Vec::new();
    let mut skip = head.skip + 1;
    while let Some(span) = records.next(&mut record) {
        if is_blank(&record) {
            continue;
        }
        if skip > 0 {
            skip -= 1;
            continue;
        }
        if raw.len() + rejects.len() >= MAX_ROWS {
            return Err(CsvError::TooLarge { what: Limited::Rows, limit: MAX_ROWS });
        }
        if records.is_open(span) {
            rejects.push(SaleReject { line: span.line, reason: SaleTrouble::OpenQuote });
            break;
        }
        raw.push((span.line, record.iter().map(clean::line).collect()));
    }
    let reading = Reading::of(&head.columns, &raw, options);
    let mut rows = Vec::new();
    for (line, cells) in &raw {
        match reading.row(*line, cells) {
            Ok(row) => rows.push(row),
            Err(reason) => rejects.push(SaleReject { line: *line, reason }),
        }
    }
    rejects.sort_by_key(|reject| reject.line);
    Ok(SaleSheet { encoding: decoded.encoding, delimiter: head.delimiter, columns: head.columns, rows, rejects })
}

/// The header of a file.
struct Head {
    delimiter: u8,
    /// Records before it that are not blank.
    skip: usize,
    columns: Vec<(String, Option<SaleField>)>,
}

impl Head {
    /// Whether it says who, when and how much.
    fn is_whole(&self) -> bool {
        let says = |field| self.columns.iter().any(|(_, known)| *known == Some(field));
        (says(SaleField::Client) || says(SaleField::ClientNumber))
            && says(SaleField::Date)
            && (says(SaleField::Total) || says(SaleField::Price))
    }

    fn known(&self) -> usize {
        self.columns.iter().filter(|(_, known)| known.is_some()).count()
    }
}

/// The record that has the most columns of a known name, read with the delimiter by which it has the most.
fn header(text: &str, delimiter: Option<u8>) -> Option<Head> {
    let tried = delimiter.map_or(DELIMITERS.to_vec(), |delimiter| vec![delimiter]);
    let mut best: Option<Head> = None;
    for delimiter in tried {
        let mut records = Records::new(text, delimiter, 0, 1);
        let mut record = StringRecord::new();
        let mut skip = 0;
        while skip < HEADER_RECORDS
            && let Some(_) = records.next(&mut record)
        {
            if is_blank(&record) {
                continue;
            }
            let head = Head { delimiter, skip, columns: recognise(record.iter()) };
            if head.known() > best.as_ref().map_or(1, Head::known) {
                best = Some(head);
            }
            skip += 1;
        }
    }
    best
}

/// How the columns are read, once all that stands in them is known.
struct Reading<'a> {
    columns: &'a [(String, Option<SaleField>)],
    options: &'a SaleOptions,
    /// What the marks of the numbers in each column mean.
    marks: Vec<Mark>,
    /// The order of the dates in each column.
    orders: Vec<DateOrder>,
}

impl<'a> Reading<'a> {
    fn of(columns: &'a [(String, Option<SaleField>)], raw: &[(u64, Vec<String>)], options: &'a SaleOptions) -> Self {
        let usual = if options.day_first { DateOrder::DayMonth } else { DateOrder::MonthDay };
        let cells = |at: usize| raw.iter().filter_map(move |(_, cells)| cells.get(at)).map(String::as_str);
        let proofs: Vec<Option<Mark>> = (0..columns.len()).map(|at| proof(cells(at))).collect();
        let is_number = |at: &usize| columns.get(*at).and_then(|(_, field)| *field).is_some_and(SaleField::is_number);
        // A column that proves nothing is read as the others of the file are, or else as the region writes.
        let others = (0..columns.len()).filter(is_number).find_map(|at| proofs.get(at).copied().flatten());
        let home = mark_of(options.coins.decimal);
        let marks = proofs.iter().map(|proof| proof.or(others).unwrap_or(home)).collect();
        let order = |at: usize| {
            let proven = cells(at).filter_map(|cell| match dates::parse(cell, usual) {
                dates::Cell::Date(reading) => reading.proves,
                _ => None,
            });
            let (mut day, mut month) = (false, false);
            proven.for_each(|order| if order == DateOrder::DayMonth { day = true } else { month = true });
            match (day, month) {
                (true, false) => DateOrder::DayMonth,
                (false, true) => DateOrder::MonthDay,
                _ => usual,
            }
        };
        Self { columns, options, marks, orders: (0..columns.len()).map(order).collect() }
    }

    fn row(&self, line: u64, cells: &[String]) -> Result<SaleRow, SaleTrouble> {
        let place = |field: SaleField| self.columns.iter().position(|(_, known)| *known == Some(field));
        let cell = |field| {
            let cell = place(field).and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
            if clean::is_placeholder(cell) { "" } else { cell }
        };
        let text = |field| Some(cell(field).to_owned()).filter(|text| !text.is_empty());
        let mut sign = None;
        let mut number = |field: SaleField| -> Result<Option<Decimal>, SaleTrouble> {
            let (cell, at) = (cell(field), place(field).unwrap_or(0));
            if cell.is_empty() {
                return Ok(None);
            }
            let mark = self.marks.get(at).copied().unwrap_or(Mark::Point);
            let (plain, currency) = numbers::without_sign(cell, &self.options.coins);
            sign = sign.or(currency);
            decimal(plain, mark).map(Some).ok_or_else(|| SaleTrouble::BadNumber(clean::cut(cell, RAW_MAX)))
        };
        let (quantity, price) = (number(SaleField::Quantity)?, number(SaleField::Price)?);
        let (total, cost) = (number(SaleField::Total)?, number(SaleField::Cost)?);
        let off = self.off(cell(SaleField::Discount), place(SaleField::Discount))?;
        let (client, client_number) = (text(SaleField::Client), text(SaleField::ClientNumber));
        if client.is_none() && client_number.is_none() {
            return Err(SaleTrouble::NoClient);
        }
        let on = self.date(cell(SaleField::Date), place(SaleField::Date))?;
        let on = on.ok_or_else(|| SaleTrouble::BadDate(String::new()))?;
        if price.is_none() && total.is_none() {
            return Err(SaleTrouble::NoAmount);
        }
        let currency = match cell(SaleField::Currency) {
            "" => sign,
            said => Some(self.currency(said).ok_or_else(|| SaleTrouble::BadCurrency(clean::cut(said, RAW_MAX)))?),
        };
        Ok(SaleRow {
            line,
            client: client.unwrap_or_default(),
            client_number,
            on,
            product: cell(SaleField::Product).to_owned(),
            code: text(SaleField::Code),
            quantity,
            price,
            total,
            off,
            currency,
            number: text(SaleField::Number),
            paid: self.paid(cell(SaleField::Paid), place(SaleField::Paid)),
            due_on: self.date(cell(SaleField::Due), place(SaleField::Due))?,
            cost,
            note: cell(SaleField::Note).to_owned(),
        })
    }

    fn date(&self, cell: &str, at: Option<usize>) -> Result<Option<Date>, SaleTrouble> {
        let order = at.and_then(|at| self.orders.get(at)).copied().unwrap_or(DateOrder::DayMonth);
        match dates::parse(cell, order) {
            dates::Cell::Absent => Ok(None),
            dates::Cell::Date(reading) => Ok(Some(reading.date)),
            dates::Cell::Bad => Err(SaleTrouble::BadDate(clean::cut(cell, RAW_MAX))),
        }
    }

    /// A share where the cell or the header says so, else an amount.
    fn off(&self, cell: &str, at: Option<usize>) -> Result<Option<Off>, SaleTrouble> {
        if cell.is_empty() {
            return Ok(None);
        }
        let header = at.and_then(|at| self.columns.get(at)).map_or("", |(header, _)| header.as_str());
        let mark = at.and_then(|at| self.marks.get(at)).copied().unwrap_or(Mark::Point);
        let (plain, share) = match cell.strip_suffix('%') {
            Some(plain) => (plain.trim_end(), true),
            None => (numbers::without_sign(cell, &self.options.coins).0, header.contains('%')),
        };
        let read = decimal(plain, mark).ok_or_else(|| SaleTrouble::BadNumber(clean::cut(cell, RAW_MAX)))?.absolute();
        Ok(Some(if share { Off::Share(read) } else { Off::Amount(read) }))
    }

    fn currency(&self, said: &str) -> Option<Currency> {
        let sign = self.options.coins.coins.iter().find(|coin| coin.symbol.eq_ignore_ascii_case(said));
        sign.map(|coin| coin.currency).or_else(|| said.parse().ok())
    }

    fn paid(&self, cell: &str, at: Option<usize>) -> Paid {
        const YES: [&str; 12] =
            ["si", "s", "yes", "y", "x", "1", "true", "pagado", "pagada", "paid", "cobrado", "cobrada"];
        const NO: [&str; 9] = ["no", "n", "0", "false", "pendiente", "impago", "impaga", "unpaid", "pending"];
        let said = fold(cell);
        if YES.contains(&said.as_str()) {
            Paid::Yes(None)
        } else if NO.contains(&said.as_str()) {
            Paid::No
        } else {
            self.date(cell, at).ok().flatten().map_or(Paid::Unsaid, |on| Paid::Yes(Some(on)))
        }
    }
}

impl SaleField {
    fn is_number(self) -> bool {
        matches!(self, Self::Quantity | Self::Price | Self::Total | Self::Discount | Self::Cost)
    }
}

#[cfg(test)]
mod tests;
