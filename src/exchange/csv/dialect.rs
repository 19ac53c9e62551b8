//! The delimiter and the header row, from the first records of a file.

use ::csv::StringRecord;

use super::{CsvError, Options, clean, headers, records};

/// What the delimiter may be, the commonest first: the order settles ties.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much text is looked at.
const SAMPLE: usize = 64 * 1024;
/// How many records are looked at for the delimiter.
const RECORDS: usize = 20;
/// How many records are looked at for the header: titles and preambles are short.
const HEADER_RECORDS: usize = 10;
/// How much of a header is kept, in characters.
const HEADER_MAX: usize = 100;

/// The header row.
#[derive(Debug)]
pub(super) struct Header {
    /// Its cells, cleaned.
    pub(super) cells: Vec<String>,
    /// Its physical line.
    pub(super) line: u64,
    /// Byte after it.
    pub(super) end: usize,
    /// Physical line of that byte.
    pub(super) end_line: u64,
}

/// Whether a byte can delimit: not a letter, digit, quotation mark or line end, and ASCII, so that no character of the
/// text is cut in two.
pub(super) fn usable(delimiter: u8) -> bool {
    delimiter.is_ascii() && !delimiter.is_ascii_alphanumeric() && !matches!(delimiter, b'"' | b'\n' | b'\r' | 0)
}

/// The delimiter of a first line `sep=;`, which Excel obeys, and the bytes to skip; 0 if there is no such line.
pub(super) fn sep_line(text: &str) -> (Option<u8>, usize) {
    let line = text.split('\n').next().unwrap_or_default();
    let inner = line.trim_matches([' ', '"']);
    let Some(prefix) = inner.get(..4) else {
        return (None, 0);
    };
    let mut rest = inner.bytes().skip(4);
    match (prefix.eq_ignore_ascii_case("sep="), rest.next(), rest.next()) {
        // Spreadsheets pad the line with delimiters when they save it again.
        (true, Some(delimiter), None | Some(b',' | b';')) if usable(delimiter) => {
            (Some(delimiter), (line.len() + 1).min(text.len()))
        }
        _ => (None, 0),
    }
}

/// What a delimiter makes of the sample; the greatest is the best.
#[derive(PartialEq, Eq, PartialOrd, Ord, Default)]
struct Score {
    /// Known headers in the best of the first rows: the strongest evidence.
    known: usize,
    /// Of a thousand records, how many have the commonest number of cells above one.
    regular: usize,
    /// That number.
    cells: usize,
}

/// Guesses the delimiter.
pub(super) fn detect(text: &str, options: &Options) -> u8 {
    let (sample, cut) = head(text);
    let mut best: Option<(Score, u8)> = None;
    let mut one_header = true;
    let mut whole: Option<u8> = None;
    for delimiter in DELIMITERS {
        let rows = sample_rows(sample, cut, delimiter);
        let first = rows.first();
        one_header &= first.is_some_and(|row| row.len() == 1 && known(row, options) == 1);
        let score = score(&rows, options);
        if score.cells == 0 && whole.is_none() {
            whole = Some(delimiter);
        }
        if best.as_ref().is_none_or(|(top, _)| score > *top) {
            best = Some((score, delimiter));
        }
    }
    match best {
        // One header and no row of several: a file of one column, whose commas are part of the values.
        Some((score, _)) if score.known < 2 && one_header => whole.unwrap_or(b','),
        Some((score, delimiter)) if score.cells > 0 => delimiter,
        _ => b',',
    }
}

/// The start of a text, and whether that is less than all of it.
fn head(text: &str) -> (&str, bool) {
    let end = text.floor_char_boundary(SAMPLE);
    (text.get(..end).unwrap_or(text), end < text.len())
}

fn sample_rows(sample: &str, cut: bool, delimiter: u8) -> Vec<StringRecord> {
    let mut reader = records::Records::new(sample, delimiter, 0, 1);
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    while rows.len() < RECORDS {
        let Some(span) = reader.next(&mut record) else {
            break;
        };
        // The record at the cut has lost cells.
        if cut && span.end >= sample.len() && !rows.is_empty() {
            break;
        }
        if !records::is_blank(&record) {
            rows.push(record.clone());
        }
    }
    rows
}

fn score(rows: &[StringRecord], options: &Options) -> Score {
    let known =
        rows.iter().take(HEADER_RECORDS).filter(|row| row.len() > 1).map(|row| known(row, options)).max().unwrap_or(0);
    let times = |cells: usize| rows.iter().filter(|row| row.len() == cells).count();
    let common =
        rows.iter().map(StringRecord::len).filter(|cells| *cells > 1).max_by_key(|cells| (times(*cells), *cells));
    common.map_or_else(Score::default, |cells| Score {
        known,
        regular: times(cells) * 1_000 / rows.len().max(1),
        cells,
    })
}

/// How many cells of a row are headers that are known as they are, or that the person names.
fn known(row: &StringRecord, options: &Options) -> usize {
    row.iter().filter(|cell| headers::is_asked(cell, options) || headers::is_known(cell)).count()
}

/// Finds the header row: the first that is not blank, unless it is a title or a preamble and a later one has at least
/// two known headers.
pub(super) fn find_header(text: &str, delimiter: u8, first_line: u64, options: &Options) -> Result<Header, CsvError> {
    let mut reader = records::Records::new(text, delimiter, 0, first_line);
    let mut record = StringRecord::new();
    let mut first: Option<(Header, bool)> = None;
    for _ in 0..HEADER_RECORDS {
        let span = loop {
            match reader.next(&mut record) {
                Some(span) if !records::is_blank(&record) => break Some(span),
                Some(_) => {}
                None => break None,
            }
        };
        let Some(span) = span else { break };
        let header = || Header {
            cells: record.iter().map(tidy).collect(),
            line: span.line,
            end: span.end,
            end_line: reader.line_at(span.end),
        };
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
        None => Err(CsvError::Empty),
        Some((_, true)) if options.map.is_empty() => Err(CsvError::NoHeader),
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
