//! Delimited text, as bytes: its encoding, its delimiter, and the way back.
//!
//! MS-DOS code pages, single quotes and backslash escapes are not recognised.

mod decode;
mod dialect;
mod spaces;
mod write;

use std::borrow::Cow;

pub(in crate::exchange) use decode::decode;
pub(in crate::exchange) use write::line;
pub use write::write;

pub use super::incoming::{
    BadCell, ChannelHint, ClientRow, DealField, DealRow, Decimal, FileKind, LINE_MAX, Limited, MAX_BYTES, MAX_COLUMNS,
    MAX_ROWS, MAX_UNMAPPED, MAX_VALUES, MAX_WARNINGS, NAME_MAX, NO_HEADER, Off, Paid, PersonRow, ProductField,
    ProductRow, RAW_MAX, RejectReason, Row, SaleField, SaleRow, WarningReason, stage_of,
};
use super::table::Table;
pub use super::table::clients::{Column, DateOrder, Field, Options, Origin, Reject, Sheet, Target, Warning};

/// How much text is looked at to tell what it is.
const HEAD: usize = 256 * 1024;
/// What the delimiter may be.
const DELIMITERS: [u8; 4] = *b",;\t|";

/// Text whose delimiter is still to be found.
pub(in crate::exchange) struct Text<'t> {
    all: &'t str,
    first_line: u64,
    /// The delimiter that was asked for, or that the file itself names.
    given: Option<u8>,
}

/// Text whose delimiter is known.
pub(in crate::exchange) struct Delimited<'t> {
    text: Cow<'t, str>,
    first_line: u64,
    /// What stands between the cells.
    pub(in crate::exchange) delimiter: u8,
}

/// Whether a byte can delimit.
pub(in crate::exchange) fn can_delimit(delimiter: u8) -> bool {
    dialect::usable(delimiter)
}

impl<'t> Text<'t> {
    /// The text of a file, perhaps with a delimiter that was asked for.
    pub(in crate::exchange) fn of(text: &'t str, asked: Option<u8>) -> Self {
        let (declared, skip) = dialect::sep_line(text);
        let first_line = if skip == 0 { 1 } else { 2 };
        Self { all: text.get(skip..).unwrap_or_default(), first_line, given: asked.or(declared) }
    }

    /// Its beginning as a table, once for each delimiter that it may have.
    pub(in crate::exchange) fn tries(&self) -> Vec<(u8, Table<'t>)> {
        let head = self.all.get(..self.all.floor_char_boundary(HEAD)).unwrap_or(self.all);
        let delimiters = self.given.map_or(DELIMITERS.to_vec(), |given| vec![given]);
        let table = |delimiter| Table::Text { text: head, delimiter, first_line: self.first_line };
        delimiters.into_iter().map(|delimiter| (delimiter, table(delimiter))).collect()
    }

    /// The delimiter by which it is most likely a table of clients.
    pub(in crate::exchange) fn of_clients(&self, options: &Options) -> u8 {
        self.given.unwrap_or_else(|| dialect::detect(self.all, options))
    }

    /// The text with its delimiter.
    pub(in crate::exchange) fn delimited(&self, delimiter: u8) -> Delimited<'t> {
        Delimited { text: spaces::unspace(self.all, delimiter), first_line: self.first_line, delimiter }
    }
}

impl Delimited<'_> {
    /// The table that it is.
    pub(in crate::exchange) fn table(&self) -> Table<'_> {
        Table::Text { text: &self.text, delimiter: self.delimiter, first_line: self.first_line }
    }
}
