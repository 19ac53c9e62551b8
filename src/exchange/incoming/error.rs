//! Why a file cannot be read, whatever its format.

use crate::exchange::csv::FileKind;

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("empty file")]
    Empty,
    /// Nothing that can be read.
    #[error("not a file that can be read: {kind:?}")]
    NotText {
        /// What it is, when it shows.
        kind: FileKind,
    },
    /// It breaks off, or is not what it says it is.
    #[error("damaged {kind:?}")]
    Damaged {
        /// What it says it is.
        kind: FileKind,
    },
    /// It cannot be opened without its password.
    #[error("locked")]
    Locked,
    /// It is the whole of an agenda, which is read as such: see [`is_agenda`](super::is_agenda).
    #[error("an agenda")]
    Agenda,
    /// The first row is already a record.
    #[error("no header row")]
    NoHeader,
    /// No column can name a client.
    #[error("no name column")]
    NoNameColumn {
        /// The headers found.
        headers: Vec<String>,
    },
    /// The columns do not say what such a file must say.
    #[error("not the columns of {content:?}")]
    NotWhole {
        /// What it was read as.
        content: super::Content,
        /// The headers found.
        headers: Vec<String>,
    },
    /// A column that was asked for is not there.
    #[error("no column {column:?}")]
    UnknownColumn {
        /// The column asked for.
        column: String,
        /// The headers found.
        headers: Vec<String>,
    },
    /// There is no such field.
    #[error("no field {field:?}")]
    UnknownField {
        /// The field asked for.
        field: String,
        /// The fields that there are.
        fields: Vec<&'static str>,
    },
    /// The delimiter that was asked for is not an ASCII character, or is a letter, a digit, a quotation mark or a line
    /// end.
    #[error("bad delimiter")]
    BadDelimiter,
    /// Over one of the limits.
    #[error("more than {limit} {what:?}")]
    TooLarge {
        /// What there is too much of.
        what: Limited,
        /// The limit.
        limit: usize,
    },
}

/// What a limit is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limited {
    /// Bytes of the file.
    Bytes,
    /// Bytes of what is packed in it.
    Unpacked,
    /// Columns of the header.
    Columns,
    /// Records.
    Rows,
    /// Cells of columns without a field.
    Cells,
}
