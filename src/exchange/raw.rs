//! Records of files as they were, found again by the line on which each began, or by its place.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::Encoding;

use super::csv::decode;
use super::incoming::{FileKind, Format, Incoming};
use super::table::{Table, lines_of};
use super::{ical, json, vcard, workbook};

/// The longest record that is given back, in lines.
const LONGEST: usize = 1_000;

/// The records of what a file brought that stand in these places: as they were written, where they were, and the cells of
/// a workbook as a line of commas.
#[must_use]
pub fn records_of(file: &Incoming, bytes: &[u8], wanted: &BTreeSet<u64>) -> BTreeMap<u64, String> {
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    match file.format {
        Format::Csv => records(bytes, file.encoding, wanted),
        Format::Vcard => vcard::records(bytes, wanted),
        Format::Calendar => ical::records(bytes, wanted),
        Format::Json => {
            let label = file.encoding.and_then(|name| Encoding::for_label(name.as_bytes()));
            let Ok(decoded) = decode(bytes, label) else { return BTreeMap::new() };
            json::records(&decoded.text, &file.name, wanted)
        }
        Format::Workbook => {
            let sheets = FileKind::of_bytes(bytes).and_then(|kind| workbook::sheets(bytes, kind).ok());
            let sheets = sheets.unwrap_or_default();
            let is_it = |name: &str| sheets.len() == 1 || file.name.ends_with(&format!(": {name}"));
            let Some((_, grid)) = sheets.iter().find(|(name, _)| is_it(name)) else { return BTreeMap::new() };
            lines_of(Table::Cells(grid), wanted)
        }
    }
}

/// The records that begin on these lines (from 1), to the letter but for their last line end.
#[must_use]
pub fn records(bytes: &[u8], encoding: Option<&str>, lines: &BTreeSet<u64>) -> BTreeMap<u64, String> {
    let encoding = encoding.and_then(|name| Encoding::for_label(name.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    let (text, ..) = encoding.decode(bytes);
    let mut found = BTreeMap::new();
    let mut rest = text.split_inclusive(['\n', '\r']).peekable();
    let mut wanted = lines.iter().peekable();
    let mut line = 0_u64;
    while let (Some(begin), Some(next)) = (wanted.peek(), rest.next()) {
        // A line may end with two characters.
        let mut physical = next.to_owned();
        if next.ends_with('\r') && rest.peek().is_some_and(|more| *more == "\n") {
            physical.push_str(rest.next().unwrap_or_default());
        }
        line += 1;
        if line < **begin {
            continue;
        }
        // A quotation mark that is open takes the lines after it along.
        let mut record = physical;
        let mut taken = 1;
        while record.matches('"').count() % 2 == 1 && taken < LONGEST {
            let Some(more) = rest.next() else { break };
            record.push_str(more);
            line += u64::from(more.ends_with('\n'));
            taken += 1;
        }
        found.insert(**begin, record.trim_end_matches(['\n', '\r']).to_owned());
        wanted.next();
        while wanted.peek().is_some_and(|next| **next <= line) {
            wanted.next();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_given_back_as_it_was() {
        let text = b"a,b\r\n1,\"two\r\nlines\"\r\n3,=4\r\n\xe9,5";
        let lines = [2, 4, 5].into();
        let found: Vec<(u64, String)> = records(text, Some("windows-1252"), &lines).into_iter().collect();
        let expected = [(2, "1,\"two\r\nlines\""), (4, "3,=4"), (5, "é,5")];
        assert_eq!(found, expected.map(|(line, record)| (line, record.to_owned())));
        assert!(records(b"", None, &[1].into()).is_empty());
    }
}
