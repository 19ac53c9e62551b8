//! What a file brings, whatever its format: things of one kind, each with where it stood, what its columns mean, and
//! what could not be read.

mod client;
mod error;
mod kind;
mod limits;
mod program;
mod read;
mod rows;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_known;
#[cfg(test)]
mod tests_odd;
mod trouble;

use jiff::civil::Date;

pub use client::{ChannelHint, ClientRow, PersonRow, Row};
pub use error::{Limited, ReadError};
pub use kind::FileKind;
pub use limits::{
    LINE_MAX, MAX_BYTES, MAX_COLUMNS, MAX_RECORDS, MAX_ROWS, MAX_UNMAPPED, MAX_VALUES, MAX_WARNINGS, NAME_MAX,
    NO_HEADER, RAW_MAX,
};
pub use read::{is_agenda, read, read_in};
pub use rows::{DealRow, FollowUpRow, InteractionRow, Off, Paid, ProductRow, SaleRow, Whose};
pub use trouble::{BadCell, Doubt, Reason, RejectReason, Unread, WarningReason};

pub use super::table::clients::{Field, Origin, Target};
pub use super::table::deals::{DealField, stage_of};
pub use super::table::follow_ups::FollowUpField;
pub use super::table::interactions::InteractionField;
pub use super::table::numbers::Decimal;
pub use super::table::products::ProductField;
pub use super::table::sales::SaleField;
use crate::domain::Code;
use crate::domain::capture::Coins;
use crate::domain::code::codes;
use crate::domain::when::DateOrder;

/// Codes of fields that only tell one content from another.
const NO_FIELDS: [&str; 1] = ["foreign"];

codes! {
    /// What the rows of a file are.
    Content in "content" {
        /// Clients, with the people at them.
        Clients = "clients",
        /// What happened with them.
        Interactions = "interactions",
        /// What is planned with them.
        FollowUps = "follow_ups",
        /// What they bought.
        Purchases = "purchases",
        /// What is sold.
        Products = "products",
        /// What may be sold.
        Opportunities = "opportunities",
    }
}

codes! {
    /// A program whose files are known.
    Program in "program" {
        /// Google Contacts.
        Google = "google",
        /// Outlook.
        Outlook = "outlook",
        /// The contacts of Apple.
        Apple = "apple",
        /// `HubSpot`.
        HubSpot = "hubspot",
        /// Pipedrive.
        Pipedrive = "pipedrive",
        /// Zoho CRM.
        Zoho = "zoho",
        /// Salesforce.
        Salesforce = "salesforce",
        /// `LinkedIn`.
        LinkedIn = "linkedin",
        /// Monica.
        Monica = "monica",
        /// khard, and other programs that keep a file for each contact.
        Khard = "khard",
        /// This one.
        Cartera = "cartera",
    }
}

codes! {
    /// How a file is written.
    Format in "file-format" {
        /// Delimited text.
        Csv = "csv",
        /// A workbook: XLSX, XLS or ODS.
        Workbook = "workbook",
        /// Contacts as phones and address books write them.
        Vcard = "vcard",
        /// A calendar.
        Calendar = "calendar",
        /// JSON.
        Json = "json",
    }
}

/// What the person asked for, over what a file shows.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// What the rows are, when it must not be guessed.
    pub content: Option<Content>,
    /// The header of a column, and the code of the field that it fills or of none.
    pub map: Vec<(String, String)>,
    /// The delimiter, when it must not be guessed.
    pub delimiter: Option<u8>,
    /// The encoding, when it must not be guessed.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// The order of dates, when it must not be guessed.
    pub date_order: Option<DateOrder>,
    /// The order of dates where none proves one: that of the region.
    pub usual_order: DateOrder,
    /// How the region writes amounts.
    pub coins: Coins,
    /// The day on which it is read, for dates without a year.
    pub today: Date,
}

/// What a file, or a sheet of a workbook, brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// The name of the file, and of the sheet where there are several.
    pub name: String,
    /// How it is written.
    pub format: Format,
    /// The encoding of its text, where that is a question.
    pub encoding: Option<&'static str>,
    /// Whether some bytes meant nothing in that encoding.
    pub lossy: bool,
    /// The delimiter of its columns, where it has one.
    pub delimiter: Option<u8>,
    /// The program that wrote it, where that shows.
    pub made_by: Option<Program>,
    /// Where the header stands; what is before it is left out.
    pub header_line: Option<u64>,
    /// What each column is for; empty where there are no columns.
    pub columns: Vec<ColumnUse>,
    /// The rows.
    pub rows: Rows,
    /// Records that give nothing.
    pub unread: Vec<Unread>,
    /// Values that could not be used, in rows that were read all the same.
    pub doubts: Vec<Doubt>,
    /// How many more doubts there were than are kept.
    pub doubts_left_out: usize,
    /// Empty records, and repeats of the header.
    pub blank: usize,
    /// The sheets, or lists, of the same file that are no tables and were left out; said with the first that was read.
    pub left_out: Vec<String>,
}

/// The rows of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    /// Clients.
    Clients(Vec<Row>),
    /// What happened.
    Interactions(Vec<InteractionRow>),
    /// What is planned.
    FollowUps(Vec<FollowUpRow>),
    /// What was bought.
    Purchases(Vec<SaleRow>),
    /// What is sold.
    Products(Vec<ProductRow>),
    /// What may be sold.
    Opportunities(Vec<DealRow>),
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnUse {
    /// Its header, cleaned; may be empty.
    pub header: String,
    /// The code of the field that it fills, one of [`fields_of`].
    pub field: Option<&'static str>,
    /// Who decided that.
    pub origin: Origin,
    /// The first values in it that differ, up to [`SAMPLES`].
    pub samples: Vec<String>,
    /// How many of its cells are not empty.
    pub filled: usize,
}

/// How many values of a column are kept to be shown.
pub const SAMPLES: usize = 3;

/// The codes of the fields that the columns of a content can fill.
#[must_use]
pub fn fields_of(content: Content) -> Vec<&'static str> {
    fn codes<F: Code>() -> Vec<&'static str> {
        F::ALL.iter().map(|field| field.code()).filter(|code| !NO_FIELDS.contains(code)).collect()
    }
    match content {
        Content::Clients => Field::ALL.iter().map(|field| field.code()).collect(),
        Content::Interactions => codes::<InteractionField>(),
        Content::FollowUps => codes::<FollowUpField>(),
        Content::Purchases => codes::<SaleField>(),
        Content::Products => codes::<ProductField>(),
        Content::Opportunities => codes::<DealField>(),
    }
}

impl ReadOptions {
    /// Nothing is asked for: what a file leaves open is read as the region writes it.
    #[must_use]
    pub fn usual(usual_order: DateOrder, coins: Coins, today: Date) -> Self {
        Self {
            content: None,
            map: Vec::new(),
            delimiter: None,
            encoding: None,
            date_order: None,
            usual_order,
            coins,
            today,
        }
    }
}

impl Incoming {
    /// What a file of a format brings: only rows, as yet.
    #[must_use]
    pub fn new(name: impl Into<String>, format: Format, rows: Rows) -> Self {
        Self {
            name: name.into(),
            format,
            encoding: None,
            lossy: false,
            delimiter: None,
            made_by: None,
            header_line: None,
            columns: Vec::new(),
            rows,
            unread: Vec::new(),
            doubts: Vec::new(),
            doubts_left_out: 0,
            blank: 0,
            left_out: Vec::new(),
        }
    }

    /// What its rows are.
    #[must_use]
    pub fn content(&self) -> Content {
        match self.rows {
            Rows::Clients(_) => Content::Clients,
            Rows::Interactions(_) => Content::Interactions,
            Rows::FollowUps(_) => Content::FollowUps,
            Rows::Purchases(_) => Content::Purchases,
            Rows::Products(_) => Content::Products,
            Rows::Opportunities(_) => Content::Opportunities,
        }
    }
}
