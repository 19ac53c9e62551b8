//! The header row of a table of clients: behind titles and preambles, by the headers that are known.

use ::csv::StringRecord;

use super::{Options, headers};
use crate::exchange::incoming::ReadError;
use crate::exchange::table::records::is_blank;
use crate::exchange::table::{Place, Table, clean};

/// How many records are looked at for the header: titles and preambles are short.
pub(in crate::exchange) const HEADER_RECORDS: usize = 10;
/// How much of a header is kept, in characters.
const HEADER_MAX: usize = 100;

/// The header row.
#[derive(Debug)]
pub(in crate::exchange) struct Header {
    /// Its cells, cleaned.
    pub(in crate::exchange) cells: Vec<String>,
    /// Its physical line.
    pub(in crate::exchange) line: u64,
    /// The place after it.
    pub(in crate::exchange) after: Place,
}

/// How many cells of a row are headers that are known as they are, or that the person names.
pub(in crate::exchange) fn known(row: &StringRecord, options: &Options) -> usize {
    row.iter().filter(|cell| headers::is_asked(cell, options) || headers::is_known(cell)).count()
}

/// Finds the header row: the first that is not blank, unless it is a title or a preamble and a later one has at least
/// two known headers.
pub(in crate::exchange) fn header(table: Table<'_>, options: &Options) -> Result<Header, ReadError> {
    let mut reader = table.records();
    let mut record = StringRecord::new();
    let mut first: Option<(Header, bool)> = None;
    for _ in 0..HEADER_RECORDS {
        let span = loop {
            match reader.next(&mut record) {
                Some(span) if !is_blank(&record) => break Some(span),
                Some(_) => {}
                None => break None,
            }
        };
        let Some(span) = span else { break };
        let header = || Header { cells: record.iter().map(tidy).collect(), line: span.line, after: reader.after(span) };
        let filled = record.iter().filter(|cell| !cell.trim().is_empty()).count();
        let hits = known(&record, options);
        let asked = record.iter().any(|cell| headers::is_asked(cell, options));
        let Some(_) = first else {
            let guesses = record.iter().filter(|cell| headers::recognise(cell).is_some()).count();
            if asked || guesses >= 2 {
                return Ok(header());
            }
            first = Some((header(), looks_like_data(&record)));
            continue;
        };
        // A client may well be tagged "cliente": mostly headers, or it is not the header.
        if asked || (hits >= 2 && hits * 2 >= filled) {
            return Ok(header());
        }
    }
    match first {
        None => Err(ReadError::Empty),
        Some((_, true)) if options.map.is_empty() => Err(ReadError::NoHeader),
        Some((header, _)) => Ok(header),
    }
}

fn tidy(cell: &str) -> String {
    let mut header = clean::line(cell);
    if let Some((at, _)) = header.char_indices().nth(HEADER_MAX) {
        header.truncate(at);
    }
    header
}

/// Whether a row has what only a contact has: an e-mail address or a phone number.
fn looks_like_data(row: &StringRecord) -> bool {
    row.iter().any(|cell| {
        let cell = cell.trim();
        let address = cell.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
        let phone = clean::digits(cell) >= 7 && !cell.contains(char::is_alphabetic);
        address || phone
    })
}
