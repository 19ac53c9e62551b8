//! Takes away the spaces between a delimiter and a quotation mark: `Ana, "Paz, S. A."` has two cells, but the parser
//! sees the mark only at the very start of a cell. People and hand-made exports write it so.

use std::borrow::Cow;

use crate::exchange::table::records::Quoting;

/// How far the closing mark is looked for, in bytes: a cell of notes, not the rest of the file.
const REACH: usize = 64 * 1024;

/// The text with every such quoted cell starting at its mark. Line ends stay, so physical lines do too.
pub(in crate::exchange) fn unspace(text: &str, delimiter: u8) -> Cow<'_, str> {
    if delimiter == b' ' || !text.contains(" \"") {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    let mut state = Quoting::Start;
    while let Some(byte) = bytes.get(at).copied() {
        if state == Quoting::Start && byte == b' ' {
            let mark = at + bytes.iter().skip(at).take_while(|byte| **byte == b' ').count();
            if closes(bytes.get(mark..).unwrap_or_default(), delimiter) {
                out.push_str(text.get(copied..at).unwrap_or_default());
                copied = mark;
            } else {
                state = Quoting::Plain;
            }
            at = mark;
            continue;
        }
        state = state.next(byte, delimiter);
        at += 1;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Whether `cell` begins with a quotation mark whose closing one ends the cell. Else the mark is part of the text, as
/// in `"Ana" Paz`.
fn closes(cell: &[u8], delimiter: u8) -> bool {
    if cell.first() != Some(&b'"') {
        return false;
    }
    let mut state = Quoting::Start;
    for byte in cell.iter().take(REACH) {
        let before = state;
        state = state.next(*byte, delimiter);
        match (before, state) {
            (Quoting::Quoted | Quoting::Closed, Quoting::Quoted | Quoting::Closed) | (Quoting::Start, _) => {}
            (_, Quoting::Start) => return true,
            // Spaces after the closing mark are harmless.
            _ if *byte == b' ' => {}
            _ => return false,
        }
    }
    matches!(state, Quoting::Closed | Quoting::Plain)
}
