//! The delimiter, from the first records of a file.

use ::csv::StringRecord;

use crate::exchange::table::clients::Options;
use crate::exchange::table::clients::find::{HEADER_RECORDS, known};
use crate::exchange::table::records::{self, is_blank};

/// What the delimiter may be, the commonest first: the order settles ties.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much text is looked at.
const SAMPLE: usize = 64 * 1024;
/// How many records are looked at for the delimiter.
const RECORDS: usize = 20;

/// Whether a byte can delimit: not a letter, digit, quotation mark or line end, and ASCII, so that no character of the
/// text is cut in two.
pub(in crate::exchange) fn usable(delimiter: u8) -> bool {
    delimiter.is_ascii() && !delimiter.is_ascii_alphanumeric() && !matches!(delimiter, b'"' | b'\n' | b'\r' | 0)
}

/// The delimiter of a first line `sep=;`, which Excel obeys, and the bytes to skip; 0 if there is no such line.
pub(in crate::exchange) fn sep_line(text: &str) -> (Option<u8>, usize) {
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
pub(in crate::exchange) fn detect(text: &str, options: &Options) -> u8 {
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
        if !is_blank(&record) {
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
