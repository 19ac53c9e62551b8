//! Goes through the records after the header, in the same way whatever they are: past the blank ones and repeats of the
//! header, and on after a stray quotation mark.

use std::collections::{BTreeMap, BTreeSet};

use ::csv::{StringRecord, WriterBuilder};

use super::clean::is_dropped;
use super::records::is_blank;
use super::{Place, Table};
use crate::exchange::incoming::{Limited, ReadError};

/// How often a stray quotation mark is survived. Each time reads the rest of the file again.
const MAX_RESUMES: usize = 16;
/// How much of all unread records is kept, in bytes: what is beyond is only named.
const MAX_RAW: usize = 48 * 1024 * 1024;

/// A record.
pub(in crate::exchange) struct Step<'r> {
    /// The line on which it begins.
    pub(in crate::exchange) line: u64,
    /// Its cells.
    pub(in crate::exchange) cells: &'r StringRecord,
    /// Whether a quotation mark opens in it and never closes: the cells are not to be trusted.
    pub(in crate::exchange) open: bool,
    /// The record as it was written, where it was.
    written: Option<&'r str>,
}

impl Step<'_> {
    /// The whole of it as it was, but for what drives a terminal; as a line of commas where it never was a line.
    pub(in crate::exchange) fn raw(&self) -> String {
        if let Some(written) = self.written {
            return written.trim_end_matches('\n').chars().filter(|c| !is_dropped(*c)).collect();
        }
        let mut writer =
            WriterBuilder::new().flexible(true).terminator(::csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        // Writing to memory does not fail; should it, nothing is shown.
        let written = writer.write_record(self.cells).ok().and_then(|()| writer.into_inner().ok());
        let line = String::from_utf8(written.unwrap_or_default()).unwrap_or_default();
        line.trim_end_matches('\n').chars().filter(|c| !is_dropped(*c)).collect()
    }
}

/// The records of a table in these places, as lines of commas.
pub(in crate::exchange) fn lines_of(table: Table<'_>, wanted: &BTreeSet<u64>) -> BTreeMap<u64, String> {
    let (mut records, mut cells, mut found) = (table.records(), StringRecord::new(), BTreeMap::new());
    while let Some(span) = records.next(&mut cells) {
        if wanted.contains(&span.line) {
            let step = Step { line: span.line, cells: &cells, open: false, written: None };
            found.insert(span.line, step.raw());
        }
    }
    found
}

/// Calls `each` with every record after the header, and says how many were blank.
pub(in crate::exchange) fn walk<'h>(
    table: Table<'_>,
    place: Place,
    headers: &(impl Iterator<Item = &'h str> + Clone),
    most: usize,
    mut each: impl FnMut(&Step<'_>) -> Result<(), ReadError>,
) -> Result<usize, ReadError> {
    let mut records = table.records_from(place);
    let mut cells = StringRecord::new();
    let columns = headers.clone().count();
    let (mut seen, mut blank, mut resumes) = (0, 0, 0);
    while let Some(span) = records.next(&mut cells) {
        if is_blank(&cells) || repeats(&cells, columns, headers.clone()) {
            blank += 1;
            continue;
        }
        if seen >= most {
            return Err(ReadError::TooLarge { what: Limited::Rows, limit: most });
        }
        seen += 1;
        let open = records.is_open(span);
        let written = records.written(span);
        let goes_on = open && resumes < MAX_RESUMES && records.resume_inside(span, columns);
        // What follows the first line is read again.
        let written = if goes_on { written.and_then(|written| written.split('\n').next()) } else { written };
        each(&Step { line: span.line, cells: &cells, open, written })?;
        if open && !goes_on {
            break;
        }
        resumes += usize::from(goes_on);
    }
    Ok(records.blank + blank)
}

/// Whether a record is the header again, as in sheets pasted one under another.
fn repeats<'h>(record: &StringRecord, columns: usize, headers: impl Iterator<Item = &'h str>) -> bool {
    record.len() > 1
        && record.len() == columns
        && record.iter().zip(headers).all(|(cell, header)| cell.trim() == header)
}

/// Records that give nothing, as they gather.
pub(in crate::exchange) struct Unreads<R> {
    list: Vec<(u64, R, String)>,
    kept: usize,
}

impl<R> Default for Unreads<R> {
    fn default() -> Self {
        Self { list: Vec::new(), kept: 0 }
    }
}

impl<R> Unreads<R> {
    /// Adds one.
    pub(in crate::exchange) fn push(&mut self, step: &Step<'_>, reason: R) {
        let mut raw = step.raw();
        if self.kept + raw.len() > MAX_RAW {
            raw = String::new();
        }
        self.kept += raw.len();
        self.list.push((step.line, reason, raw));
    }

    /// All of them: the line, why, and the record as it was.
    pub(in crate::exchange) fn into_list(self) -> Vec<(u64, R, String)> {
        self.list
    }
}
