//! Sheets of one content each, for those who know what a file of delimited text brings.

use super::{
    CsvError, DealField, DealRow, FileKind, MAX_BYTES, Options, ProductField, ProductRow, SaleField, SaleRow, Sheet,
};
use super::{Limited, Text, can_delimit, decode};
use crate::domain::Code;
use crate::domain::capture::Coins;
use crate::domain::when::DateOrder;
use crate::exchange::incoming::{self, ColumnUse, Content, Incoming, ReadOptions, Reason, Rows};
use crate::exchange::table::clients;
use crate::exchange::table::deals::Deals;
use crate::exchange::table::products::Products;
use crate::exchange::table::reading::{Shape, looks_like};
use crate::exchange::table::sales::Sales;

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

/// Declares the sheet of a content.
macro_rules! sheet {
    ($(#[$doc:meta])* $name:ident of $row:ident by $field:ident, $reject:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name {
            /// Name of the encoding it was in.
            pub encoding: &'static str,
            /// The delimiter.
            pub delimiter: u8,
            /// The header of each column, and what it says.
            pub columns: Vec<(String, Option<$field>)>,
            /// The rows that can be read.
            pub rows: Vec<$row>,
            /// Those that cannot, with their lines.
            pub rejects: Vec<$reject>,
        }

        impl $name {
            /// The rows of a file of any format.
            #[must_use]
            pub fn of(rows: Vec<$row>) -> Self {
                Self { rows, ..Self::default() }
            }
        }
    };
}

sheet! {
    /// A file of purchases as read.
    SaleSheet of SaleRow by SaleField, SaleReject
}
sheet! {
    /// A file of possible sales as read.
    DealSheet of DealRow by DealField, (u64, Reason)
}
sheet! {
    /// A catalogue as read.
    ProductSheet of ProductRow by ProductField, (u64, Reason)
}

/// A row that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleReject {
    /// Physical line (from 1) where it begins.
    pub line: u64,
    /// Why.
    pub reason: Reason,
}

/// Reads a contacts CSV file.
///
/// # Errors
/// See [`CsvError`]. A single bad record is never an error: it is in [`Sheet::rejects`] or [`Sheet::warnings`].
pub fn read(bytes: &[u8], options: &Options) -> Result<Sheet, CsvError> {
    if bytes.len() > MAX_BYTES {
        return Err(CsvError::TooLarge { what: Limited::Bytes, limit: MAX_BYTES });
    }
    if options.delimiter.is_some_and(|delimiter| !can_delimit(delimiter)) {
        return Err(CsvError::BadDelimiter);
    }
    let decoded = decode(bytes, options.encoding)?;
    if let Some(kind) = FileKind::of_text(&decoded.text) {
        return Err(CsvError::NotText { kind });
    }
    let text = Text::of(&decoded.text, options.delimiter);
    let delimited = text.delimited(text.of_clients(options));
    let (sheet, _) = clients::sheet(delimited.table(), options)?;
    Ok(Sheet { encoding: decoded.encoding, lossy: decoded.lossy, delimiter: delimited.delimiter, ..sheet })
}

/// Whether a file looks like one of purchases: it says who, when, and how much.
#[must_use]
pub fn looks_like_sales(bytes: &[u8]) -> bool {
    looks::<Sales>(bytes)
}

/// Whether a file looks like one of possible sales.
#[must_use]
pub fn looks_like_deals(bytes: &[u8]) -> bool {
    looks::<Deals>(bytes)
}

/// Whether a file looks like a catalogue.
#[must_use]
pub fn looks_like_products(bytes: &[u8]) -> bool {
    looks::<Products>(bytes)
}

/// Reads a file of purchases.
///
/// # Errors
/// See [`CsvError`]; a single bad row is never an error.
pub fn read_sales(bytes: &[u8], options: &SaleOptions) -> Result<SaleSheet, CsvError> {
    let (read, rows) = read_as(bytes, options, Content::Purchases)?;
    let Rows::Purchases(rows) = rows else { return Err(CsvError::NoHeader) };
    let rejects = read.unread.iter().map(|it| SaleReject { line: it.line, reason: it.reason.clone() }).collect();
    let (encoding, delimiter) = (read.encoding.unwrap_or_default(), read.delimiter.unwrap_or_default());
    Ok(SaleSheet { encoding, delimiter, columns: columns(&read.columns), rows, rejects })
}

/// Reads a file of possible sales.
///
/// # Errors
/// See [`CsvError`]; a single bad row is never an error.
pub fn read_deals(bytes: &[u8], options: &SaleOptions) -> Result<DealSheet, CsvError> {
    let (read, rows) = read_as(bytes, options, Content::Opportunities)?;
    let Rows::Opportunities(rows) = rows else { return Err(CsvError::NoHeader) };
    let rejects = read.unread.iter().map(|it| (it.line, it.reason.clone())).collect();
    let (encoding, delimiter) = (read.encoding.unwrap_or_default(), read.delimiter.unwrap_or_default());
    Ok(DealSheet { encoding, delimiter, columns: columns(&read.columns), rows, rejects })
}

/// Reads a catalogue.
///
/// # Errors
/// See [`CsvError`]; a single bad row is never an error.
pub fn read_products(bytes: &[u8], options: &SaleOptions) -> Result<ProductSheet, CsvError> {
    let (read, rows) = read_as(bytes, options, Content::Products)?;
    let Rows::Products(rows) = rows else { return Err(CsvError::NoHeader) };
    let rejects = read.unread.iter().map(|it| (it.line, it.reason.clone())).collect();
    let (encoding, delimiter) = (read.encoding.unwrap_or_default(), read.delimiter.unwrap_or_default());
    Ok(ProductSheet { encoding, delimiter, columns: columns(&read.columns), rows, rejects })
}

fn looks<S: Shape>(bytes: &[u8]) -> bool {
    let Ok(decoded) = decode(bytes, None) else { return false };
    let coins = Coins { decimal: '.', coins: Vec::new() };
    let options = ReadOptions::usual(DateOrder::DayMonth, coins, jiff::civil::Date::MIN);
    let tries = Text::of(&decoded.text, None).tries();
    tries.into_iter().any(|(_, table)| looks_like::<S>(table, &options, false).is_some())
}

fn read_as(bytes: &[u8], options: &SaleOptions, content: Content) -> Result<(Incoming, Rows), CsvError> {
    let order = if options.day_first { DateOrder::DayMonth } else { DateOrder::MonthDay };
    let usual = ReadOptions::usual(order, options.coins.clone(), jiff::civil::Date::MIN);
    let asked =
        ReadOptions { content: Some(content), delimiter: options.delimiter, encoding: options.encoding, ..usual };
    let mut read = incoming::read("", bytes, &asked)?.into_iter().next().ok_or(CsvError::Empty)?;
    let rows = std::mem::replace(&mut read.rows, Rows::Clients(Vec::new()));
    Ok((read, rows))
}

fn columns<F: Code>(columns: &[ColumnUse]) -> Vec<(String, Option<F>)> {
    columns.iter().map(|column| (column.header.clone(), column.field.and_then(F::from_code))).collect()
}
