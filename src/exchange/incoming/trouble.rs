//! What cannot be read of a file, record by record and value by value.

/// A record that gives nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Where it begins.
    pub line: u64,
    /// Why.
    pub reason: Reason,
    /// The whole of it as it was, but for characters that drive a terminal, so that nothing is lost; empty where all
    /// that is unread would fill the memory.
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
    /// It is no JSON.
    Broken,
}

/// Why a record gives no client.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RejectReason {
    /// No name, company, e-mail or phone.
    #[error("no name")]
    NoName,
    /// The name is longer than [`NAME_MAX`](super::NAME_MAX).
    #[error("name too long")]
    TooLong {
        /// The column it came from.
        column: String,
    },
    /// A quotation mark opens and never closes.
    #[error("unclosed quotation mark")]
    OpenQuote,
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
    /// Longer than [`LINE_MAX`](super::LINE_MAX), or with more values than [`MAX_VALUES`](super::MAX_VALUES); or a record with more than [`MAX_COLUMNS`](super::MAX_COLUMNS)
    /// cells beyond the header, whose last ones are lost.
    #[error("too long")]
    TooLong,
}

/// A value that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadCell {
    /// It is no date.
    Date(String),
    /// It is no number.
    Number(String),
    /// There is no such currency.
    Currency(String),
    /// It is no rule by which something comes again.
    Rule(String),
}

impl From<RejectReason> for Reason {
    fn from(reason: RejectReason) -> Self {
        match reason {
            RejectReason::OpenQuote => Self::OpenQuote,
            reason => Self::Client(reason),
        }
    }
}
