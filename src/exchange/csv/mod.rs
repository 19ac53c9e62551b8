//! Reads a contacts CSV file that somebody already has: bytes in, values out.
//!
//! [`read`] works out the encoding, the delimiter, the header row and what each column means, then turns every record
//! into a [`ClientRow`]. It opens no file, reads no clock and touches no database; the caller decides what to do with
//! the rows, the rejects and the warnings.
//!
//! Limits: a file of [`MAX_BYTES`], [`MAX_COLUMNS`] columns, [`MAX_ROWS`] records and [`MAX_UNMAPPED`] kept cells of
//! columns that no field takes; a name of [`NAME_MAX`] characters and any other one-line value of [`LINE_MAX`].
//! MS-DOS code pages, single quotes and backslash escapes are not recognised.

mod aliases;
mod clean;
mod columns;
mod dates;
mod deals;
mod decode;
mod dialect;
mod fields;
mod headers;
mod person;
mod records;
mod rows;
mod sales;
mod spaces;
mod table;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_any;
#[cfg(test)]
mod tests_rows;
mod write;

use std::sync::Arc;

use jiff::civil::{Date, Time};

use crate::domain::{ChannelKind, Influence, Language, Size, Tone};

pub use crate::domain::when::DateOrder;
pub use crate::exchange::incoming::{Limited, ReadError as CsvError};
pub use deals::{
    DealField, DealRow, DealSheet, DealTrouble, ProductField, ProductRow, ProductSheet, looks_like_deals,
    looks_like_products, read_deals, read_products, stage_of,
};
pub use decode::FileKind;
pub use fields::{Field, Target};
pub use sales::{
    Decimal, Off, Paid, SaleField, SaleOptions, SaleReject, SaleRow, SaleSheet, SaleTrouble, looks_like_sales,
    read_sales,
};
pub use table::BadCell;
pub(in crate::exchange) use write::line;
pub use write::write;

/// The largest file that is read.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
/// The most columns a header may have.
pub const MAX_COLUMNS: usize = 256;
/// The most records (rows and rejects together) of one file.
pub const MAX_ROWS: usize = 500_000;
/// The most cells kept for columns without a field, over the whole file.
pub const MAX_UNMAPPED: usize = 8_000_000;
/// The most warnings kept; the rest are only counted.
pub const MAX_WARNINGS: usize = 10_000;
/// The longest name, in characters.
pub const NAME_MAX: usize = 300;
/// The longest value of any other one-line field, in characters.
pub const LINE_MAX: usize = 1_000;
/// The most phones, e-mails, webs or tags of one client.
pub const MAX_VALUES: usize = 100;
/// How much of a rejected record is kept, in characters.
pub const RAW_MAX: usize = 200;
/// Header of a value that stands beyond the last column, or under a column without a header.
pub const NO_HEADER: &str = "…";

/// What the person asked for, over what the file shows.
#[derive(Debug, Clone)]
pub struct Options {
    /// Column header (compared without case, accents or punctuation) and what to do with that column.
    pub map: Vec<(String, Target)>,
    /// The delimiter, when it must not be guessed.
    pub delimiter: Option<u8>,
    /// The encoding, when it must not be guessed. A byte order mark in the file still wins.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// Whether `03/04/2024` is 3 April, in a column where no date proves the opposite.
    pub day_first: bool,
}

impl Sheet {
    /// The clients of a file of any format.
    #[must_use]
    pub fn of(rows: Vec<Row>) -> Self {
        Self { rows, ..Self::default() }
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { map: Vec::new(), delimiter: None, encoding: None, day_first: true }
    }
}

/// A file as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Name of the encoding it was in.
    pub encoding: &'static str,
    /// Whether some bytes meant nothing in that encoding and became U+FFFD.
    pub lossy: bool,
    /// The delimiter.
    pub delimiter: u8,
    /// Physical line (from 1) of the header.
    pub header_line: u64,
    /// The columns, in the file's order.
    pub columns: Vec<Column>,
    /// The clients.
    pub rows: Vec<Row>,
    /// Records that give no client.
    pub rejects: Vec<Reject>,
    /// Values that could not be used, in rows that were read all the same.
    pub warnings: Vec<Warning>,
    /// How many more warnings there were beyond [`MAX_WARNINGS`].
    pub warnings_left_out: usize,
    /// Empty lines, records without a value and repeats of the header, all after the header.
    pub blank: usize,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header, cleaned; may be empty.
    pub header: String,
    /// The field it fills; `None` when its values go to [`ClientRow::unmapped`] or are ignored.
    pub target: Option<Field>,
    /// Who decided the target.
    pub origin: Origin,
    /// The order that its dates prove, when they prove one.
    pub date_order: Option<DateOrder>,
}

/// Who decided what a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// [`Options::map`].
    Asked,
    /// The header is a known one.
    Known,
    /// The header looks like a known one with a typo: worth showing before importing.
    Guessed,
    /// Nobody: the header is not known, or another column is the better one for its field.
    Unmapped,
    /// A companion of another column (`Phone 1 - Type`): used, but with no field of its own.
    Helper,
}

/// A client and where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Physical line (from 1) where the record begins.
    pub line: u64,
    /// The client.
    pub person: ClientRow,
}

/// What a record says of a client. Every text is clean: no control characters, no bidirectional overrides, NFC.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientRow {
    /// Name; never empty. Falls back to the company, the first e-mail or the first phone.
    pub name: String,
    /// Whether the name is the company's: the record names no person.
    pub named_by_company: bool,
    /// Company; `None` also when the name was taken from it.
    pub company: Option<String>,
    /// Position in the company.
    pub role: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country, as written.
    pub country: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// District, sales zone, or else state or province.
    pub zone: Option<String>,
    /// Phones as written, in column order.
    pub phones: Vec<(ChannelHint, String)>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Web addresses as written.
    pub webs: Vec<String>,
    /// Tags, without repeats.
    pub tags: Vec<String>,
    /// Notes; may have several lines.
    pub notes: String,
    /// Where the client came from.
    pub source: Option<String>,
    /// Days between contacts, 1 to 3650.
    pub cadence_days: Option<u16>,
    /// First day as a client.
    pub created_on: Option<Date>,
    /// Day of the last contact.
    pub last_contact_on: Option<Date>,
    /// Day of the next contact.
    pub next_contact_on: Option<Date>,
    /// Time of the next contact; midnight counts as no time, since exports pad days with it.
    pub next_time: Option<Time>,
    /// Identifier in the other system.
    pub external_id: Option<String>,
    /// Tax identifier.
    pub tax_id: Option<String>,
    /// Day of birth.
    pub birthday: Option<Date>,
    /// How large it is.
    pub size: Option<Size>,
    /// How it is spoken to.
    pub tone: Option<Tone>,
    /// The products that it asks about.
    pub interest: Option<String>,
    /// The zone by whose clocks it lives, as written.
    pub time_zone: Option<String>,
    /// The client of which it is a part.
    pub parent: Option<String>,
    /// What it is called outside, where the file gives a name that holds for ever.
    pub uid: Option<String>,
    /// Profiles in social networks.
    pub socials: Vec<String>,
    /// Month and day of birth, where the year is not said.
    pub born: Option<(i8, i8)>,
    /// The language in which it is spoken to.
    pub language: Option<Language>,
    /// The people at it.
    pub people: Vec<PersonRow>,
    /// Header and value of whatever found no field.
    pub unmapped: Vec<(Arc<str>, String)>,
}

/// A person at a client, as a file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// What it is called outside.
    pub uid: Option<String>,
    /// Name; never empty.
    pub name: String,
    /// Position.
    pub role: Option<String>,
    /// How much it has to say in a purchase.
    pub influence: Option<Influence>,
    /// Ways to reach it.
    pub channels: Vec<(ChannelKind, String)>,
    /// Month, day and perhaps year of birth.
    pub born: Option<(i8, i8, Option<i16>)>,
}

/// What a phone's column or label says it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChannelHint {
    /// A phone of no known kind.
    Phone,
    /// A mobile.
    Mobile,
    /// A number used for WhatsApp.
    WhatsApp,
}

/// A record that gives no client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Physical line (from 1) where it begins.
    pub line: u64,
    /// Why.
    pub reason: RejectReason,
    /// Its first [`RAW_MAX`] characters, without control characters.
    pub raw: String,
}

/// Why a record gives no client.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RejectReason {
    /// No name, company, e-mail or phone.
    #[error("no name")]
    NoName,
    /// The name is longer than [`NAME_MAX`].
    #[error("name too long")]
    TooLong {
        /// The column it came from.
        column: String,
    },
    /// A quotation mark opens and never closes.
    #[error("unclosed quotation mark")]
    OpenQuote,
}

/// A value that could not be used. It is kept in [`ClientRow::unmapped`] unless `reason` says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Physical line (from 1) where its record begins.
    pub line: u64,
    /// Header of its column.
    pub column: String,
    /// The value, cut to [`RAW_MAX`] characters.
    pub value: String,
    /// What is wrong with it.
    pub reason: WarningReason,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WarningReason {
    /// Not a date.
    #[error("not a date")]
    BadDate,
    /// Not a number of days from 1 to 3650.
    #[error("not a number of days")]
    BadNumber,
    /// Not a number.
    #[error("not a number")]
    BadAmount,
    /// Not a word that is known for it.
    #[error("not recognised")]
    UnknownWord,
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    BadEmail,
    /// Not a phone number.
    #[error("not a phone number")]
    BadPhone,
    /// A spreadsheet rounded the number (`5.1999E+10`): its last digits are lost. It stays among the phones.
    #[error("number rounded by a spreadsheet")]
    RoundedPhone,
    /// Longer than [`LINE_MAX`], or with more values than [`MAX_VALUES`]; or a record with more than [`MAX_COLUMNS`]
    /// cells beyond the header, whose last ones are lost.
    #[error("too long")]
    TooLong,
}

/// Reads a contacts CSV file.
///
/// # Errors
/// See [`CsvError`]. A single bad record is never an error: it is in [`Sheet::rejects`] or [`Sheet::warnings`].
pub fn read(bytes: &[u8], options: &Options) -> Result<Sheet, CsvError> {
    if bytes.len() > MAX_BYTES {
        return Err(CsvError::TooLarge { what: Limited::Bytes, limit: MAX_BYTES });
    }
    if options.delimiter.is_some_and(|d| !dialect::usable(d)) {
        return Err(CsvError::BadDelimiter);
    }
    let decoded = decode::decode(bytes, options.encoding)?;
    let (declared, skip) = dialect::sep_line(&decoded.text);
    let text = decoded.text.get(skip..).unwrap_or_default();
    let first_line = if skip == 0 { 1 } else { 2 };
    let delimiter = options.delimiter.or(declared).unwrap_or_else(|| dialect::detect(text, options));
    let text = &*spaces::unspace(text, delimiter);
    let header = dialect::find_header(text, delimiter, first_line, options)?;
    let plan = columns::plan(&header.cells, options)?;
    let mut sheet = Sheet {
        encoding: decoded.encoding,
        lossy: decoded.lossy,
        delimiter,
        header_line: header.line,
        columns: plan.columns.clone(),
        rows: Vec::new(),
        rejects: Vec::new(),
        warnings: Vec::new(),
        warnings_left_out: 0,
        blank: 0,
    };
    let records = records::Records::new(text, delimiter, header.end, header.end_line);
    rows::fill(records, &plan, options, &mut sheet)?;
    Ok(sheet)
}
