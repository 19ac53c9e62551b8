//! Clients: reads a table of contacts, working out the header row and what each column means.
//!
//! Limits: [`MAX_COLUMNS`](crate::exchange::incoming::MAX_COLUMNS) columns,
//! [`MAX_ROWS`](crate::exchange::incoming::MAX_ROWS) records and
//! [`MAX_UNMAPPED`](crate::exchange::incoming::MAX_UNMAPPED) kept cells of columns that no field takes.

mod aliases;
mod columns;
mod fields;
pub(in crate::exchange) mod find;
pub(in crate::exchange) mod headers;
mod person;
mod rows;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_any;
#[cfg(test)]
mod tests_rows;
mod values;

use super::Table;
use super::samples::Sample;
pub use crate::domain::when::DateOrder;
pub(in crate::exchange) use crate::exchange::incoming::WarningReason;
use crate::exchange::incoming::{
    ColumnUse, Doubt, Format, Incoming, ReadError, ReadOptions, RejectReason, Row, Rows, Unread,
};
pub use fields::{Field, Target};

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
    /// Whether that order was asked for, so that it holds whatever other dates prove.
    pub settled: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { map: Vec::new(), delimiter: None, encoding: None, day_first: true, settled: false }
    }
}

/// A file as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
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
    /// How many more warnings there were beyond `MAX_WARNINGS`.
    pub warnings_left_out: usize,
    /// Empty lines, records without a value and repeats of the header, all after the header.
    pub blank: usize,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its header, cleaned; may be empty.
    pub header: String,
    /// The field it fills; `None` when its values go to `ClientRow::unmapped` or are ignored.
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

/// A record that gives no client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Physical line (from 1) where it begins.
    pub line: u64,
    /// Why.
    pub reason: RejectReason,
    /// The whole of it as it was.
    pub raw: String,
}

/// A value that could not be used. It is kept in `ClientRow::unmapped` unless `reason` says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Physical line (from 1) where its record begins.
    pub line: u64,
    /// Header of its column.
    pub column: String,
    /// The value, cut to `RAW_MAX` characters.
    pub value: String,
    /// What is wrong with it.
    pub reason: WarningReason,
}

/// What is asked for, for the fields of a client.
pub(in crate::exchange) fn asked(options: &ReadOptions) -> Result<Options, ReadError> {
    let target = |(header, code): &(String, String)| {
        let known = Target::from_code(code).ok_or_else(|| ReadError::UnknownField {
            field: code.clone(),
            fields: Field::ALL.iter().map(|field| field.code()).collect(),
        });
        Ok((header.clone(), known?))
    };
    let map: Result<Vec<_>, ReadError> = options.map.iter().map(target).collect();
    let order = options.date_order.unwrap_or(options.usual_order);
    Ok(Options {
        map: map?,
        delimiter: options.delimiter,
        encoding: options.encoding,
        day_first: order == DateOrder::DayMonth,
        settled: options.date_order.is_some(),
    })
}

/// Reads a table of clients.
pub(in crate::exchange) fn read(
    name: &str,
    format: Format,
    table: Table<'_>,
    options: &ReadOptions,
) -> Result<Incoming, ReadError> {
    let (mut sheet, samples) = sheet(table, &asked(options)?)?;
    let seen = sheet.columns.iter().zip(samples).filter(|(column, _)| column.origin != Origin::Helper);
    let columns = seen.map(|(column, sample)| ColumnUse {
        header: column.header.clone(),
        field: column.target.map(Field::code),
        origin: column.origin,
        samples: sample.first,
        filled: sample.filled,
    });
    let columns = columns.collect();
    let unread = std::mem::take(&mut sheet.rejects).into_iter();
    let unread = unread.map(|it| Unread { line: it.line, reason: it.reason.into(), raw: it.raw });
    let doubts = std::mem::take(&mut sheet.warnings).into_iter();
    let doubts = doubts.map(|it| Doubt { line: it.line, column: it.column, value: it.value, reason: it.reason });
    Ok(Incoming {
        header_line: Some(sheet.header_line),
        columns,
        unread: unread.collect(),
        doubts: doubts.collect(),
        doubts_left_out: sheet.warnings_left_out,
        blank: sheet.blank,
        ..Incoming::new(name, format, Rows::Clients(sheet.rows))
    })
}

/// Reads a table of clients, and the first values of its columns.
pub(in crate::exchange) fn sheet(table: Table<'_>, options: &Options) -> Result<(Sheet, Vec<Sample>), ReadError> {
    let header = find::header(table, options)?;
    let plan = columns::plan(&header.cells, options)?;
    let mut sheet = Sheet { header_line: header.line, columns: plan.columns.clone(), ..Sheet::default() };
    let samples = rows::fill(table, header.after, &plan, options, &mut sheet)?;
    Ok((sheet, samples))
}
