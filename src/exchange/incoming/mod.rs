//! What a file brings, whatever its format: things of one kind, each with where it stood, what its columns mean, and
//! what could not be read.

mod error;

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

use super::csv::{BadCell, DealRow, ProductRow, RejectReason, Row, SaleRow, WarningReason};
use super::csv::{
    DealTrouble, Options, Origin, SaleOptions, SaleTrouble, Target, looks_like_deals, looks_like_products,
    looks_like_sales, read_deals, read_products, read_sales,
};
use crate::domain::capture::Coins;
use crate::domain::code::codes;
use crate::domain::when::DateOrder;
pub use error::{Limited, ReadError};

use crate::domain::{Code, Direction, FollowUpState, Kind, Money, Outcome, Recurrence};

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
    /// The first values in it, up to [`SAMPLES`].
    pub samples: Vec<String>,
}

/// How many values of a column are kept to be shown.
pub const SAMPLES: usize = 3;

/// Of whom a row speaks, in whatever words it says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Whose {
    /// What the client is called outside: the UID of its card.
    pub uid: Option<String>,
    /// The client's number in the other program.
    pub number: Option<String>,
    /// The client's name.
    pub name: Option<String>,
    /// An address of the client.
    pub email: Option<String>,
    /// A number of the client.
    pub phone: Option<String>,
}

impl Whose {
    /// Whether it names nobody.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        *self == Self::default()
    }
}

/// Something that happened, as a file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InteractionRow {
    /// Where the record begins.
    pub line: u64,
    /// Its name outside, where the file gives one that holds for ever.
    pub uid: Option<String>,
    /// Its number in the other program.
    pub number: Option<String>,
    /// With whom.
    pub whose: Arc<Whose>,
    /// With which person there.
    pub contact: Option<String>,
    /// When.
    pub at: DateTime,
    /// What.
    pub kind: Kind,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// Who began.
    pub direction: Option<Direction>,
    /// What was said.
    pub text: String,
    /// The amount that was named.
    pub amount: Option<Money>,
}

/// Something planned, as a file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpRow {
    /// Where the record begins.
    pub line: u64,
    /// Its name outside, where the file gives one that holds for ever.
    pub uid: Option<String>,
    /// Its number in the other program.
    pub number: Option<String>,
    /// With whom.
    pub whose: Arc<Whose>,
    /// The day.
    pub due_on: Date,
    /// The time.
    pub due_at: Option<Time>,
    /// How.
    pub channel: Kind,
    /// What for.
    pub purpose: String,
    /// Whether it is done or called off.
    pub state: FollowUpState,
    /// The day on which it was.
    pub closed_on: Option<Date>,
    /// When it comes again.
    pub rule: Option<Recurrence>,
    /// How many days before it is announced.
    pub lead: u16,
}

/// A record that gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it begins.
    pub line: u64,
    /// Why.
    pub reason: Reason,
    /// The whole of it as it was, as far as that can be shown, so that nothing is lost.
    pub raw: String,
}

/// A value that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Where its record begins.
    pub line: u64,
    /// The header of its column.
    pub column: String,
    /// The value.
    pub value: String,
    /// What is wrong with it.
    pub reason: WarningReason,
}

/// Why a record gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Something is wrong with a client's record.
    Client(RejectReason),
    /// It does not say whose it is.
    Nobody,
    /// It does not say what it is about.
    Nothing,
    /// It does not say where it stands.
    NoStage,
    /// It does not say when.
    NoDate,
    /// It has neither price nor total.
    NoAmount,
    /// A value cannot be read.
    Cell(BadCell),
    /// A quotation mark opens and never closes.
    OpenQuote,
}

impl From<DealTrouble> for Reason {
    fn from(trouble: DealTrouble) -> Self {
        match trouble {
            DealTrouble::NoStage => Self::NoStage,
            DealTrouble::NoTitle => Self::Nothing,
            DealTrouble::Cell(cell) => Self::Cell(cell),
            DealTrouble::OpenQuote => Self::OpenQuote,
        }
    }
}

impl From<SaleTrouble> for Reason {
    fn from(trouble: SaleTrouble) -> Self {
        match trouble {
            SaleTrouble::NoClient => Self::Nobody,
            SaleTrouble::BadDate(date) if date.is_empty() => Self::NoDate,
            SaleTrouble::BadDate(date) => Self::Cell(BadCell::Date(date)),
            SaleTrouble::NoAmount => Self::NoAmount,
            SaleTrouble::BadNumber(number) => Self::Cell(BadCell::Number(number)),
            SaleTrouble::BadCurrency(currency) => Self::Cell(BadCell::Currency(currency)),
            SaleTrouble::OpenQuote => Self::OpenQuote,
        }
    }
}

/// The codes of the fields that the columns of a content can fill.
#[must_use]
pub fn fields_of(content: Content) -> Vec<&'static str> {
    use super::csv::{DealField, Field, ProductField, SaleField};
    match content {
        Content::Clients => Field::ALL.iter().map(|field| field.code()).collect(),
        Content::Purchases => SaleField::ALL.iter().map(|field| field.code()).collect(),
        Content::Products => ProductField::ALL.iter().map(|field| field.code()).collect(),
        Content::Opportunities => DealField::ALL.iter().map(|field| field.code()).collect(),
        Content::Interactions | Content::FollowUps => Vec::new(),
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

/// Whether a file is the whole of an agenda, as this program writes it: that is not read here but taken back as it was.
#[must_use]
pub fn is_agenda(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let Some(first) = text.strip_prefix(b"{").map(<[u8]>::trim_ascii_start) else { return false };
    first.strip_prefix(b"\"cartera\"").is_some_and(|rest| rest.trim_ascii_start().starts_with(b":"))
}

/// Reads a file of any format: what it brings, a list for each sheet and kind.
///
/// # Errors
/// See [`ReadError`]; a single bad record is never an error.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Incoming>, ReadError> {
    let day_first = options.date_order.unwrap_or(options.usual_order) == DateOrder::DayMonth;
    let sale = SaleOptions {
        day_first,
        coins: options.coins.clone(),
        delimiter: options.delimiter,
        encoding: options.encoding,
    };
    let column = |header: &str, field: Option<&'static str>| ColumnUse {
        header: header.to_owned(),
        field,
        origin: if field.is_some() { Origin::Known } else { Origin::Unmapped },
        samples: Vec::new(),
    };
    let incoming = |encoding, delimiter, columns, rows, unread| Incoming {
        encoding: Some(encoding),
        delimiter: Some(delimiter),
        columns,
        unread,
        ..Incoming::new(name, Format::Csv, rows)
    };
    let unread = |line, reason| Unread { line, reason, raw: String::new() };
    let asked = |content| options.content == Some(content);
    let free = options.content.is_none() && options.map.is_empty();
    if asked(Content::Opportunities) || free && looks_like_deals(bytes) {
        let sheet = read_deals(bytes, &sale)?;
        let columns = sheet.columns.iter().map(|(header, field)| column(header, field.map(Code::code))).collect();
        let bad = sheet.rejects.iter().map(|(line, trouble)| unread(*line, trouble.clone().into()));
        let bad = bad.collect();
        return Ok(vec![incoming(sheet.encoding, sheet.delimiter, columns, Rows::Opportunities(sheet.rows), bad)]);
    }
    if asked(Content::Products) || free && looks_like_products(bytes) {
        let sheet = read_products(bytes, &sale)?;
        let columns = sheet.columns.iter().map(|(header, field)| column(header, field.map(Code::code))).collect();
        let reason = |cell: &Option<BadCell>| cell.clone().map_or(Reason::Nothing, Reason::Cell);
        let bad = sheet.rejects.iter().map(|(line, cell)| unread(*line, reason(cell))).collect();
        return Ok(vec![incoming(sheet.encoding, sheet.delimiter, columns, Rows::Products(sheet.rows), bad)]);
    }
    if asked(Content::Purchases) || free && looks_like_sales(bytes) {
        let sheet = read_sales(bytes, &sale)?;
        let columns = sheet.columns.iter().map(|(header, field)| column(header, field.map(Code::code))).collect();
        let bad = sheet.rejects.iter().map(|reject| unread(reject.line, reject.reason.clone().into()));
        let bad = bad.collect();
        return Ok(vec![incoming(sheet.encoding, sheet.delimiter, columns, Rows::Purchases(sheet.rows), bad)]);
    }
    let map = options.map.iter().filter_map(|(header, code)| Some((header.clone(), Target::from_code(code)?)));
    let asked = Options { map: map.collect(), delimiter: options.delimiter, encoding: options.encoding, day_first };
    let mut sheet = super::csv::read(bytes, &asked)?;
    let columns = sheet.columns.iter().filter(|column| column.origin != Origin::Helper).map(|read| ColumnUse {
        origin: read.origin,
        ..column(&read.header, read.target.map(super::csv::Field::code))
    });
    let columns = columns.collect();
    let bad = std::mem::take(&mut sheet.rejects).into_iter();
    let bad = bad.map(|reject| Unread { line: reject.line, reason: Reason::Client(reject.reason), raw: reject.raw });
    let bad = bad.collect();
    let doubts = std::mem::take(&mut sheet.warnings).into_iter();
    let doubts = doubts.map(|warning| Doubt {
        line: warning.line,
        column: warning.column,
        value: warning.value,
        reason: warning.reason,
    });
    let (doubts, doubts_left_out) = (doubts.collect(), sheet.warnings_left_out);
    let (lossy, header_line, blank) = (sheet.lossy, Some(sheet.header_line), sheet.blank);
    let read = incoming(sheet.encoding, sheet.delimiter, columns, Rows::Clients(sheet.rows), bad);
    Ok(vec![Incoming { lossy, header_line, blank, doubts, doubts_left_out, ..read }])
}
