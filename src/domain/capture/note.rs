//! What remains of a line for the note.

use super::phrases::ENDS;
use super::scan::CLOSING;
use super::{Part, Span};

/// The note: its pieces to the letter, joined where tokens stood.
pub(super) fn text(line: &str, parts: &[(Span, Part)]) -> String {
    let mut note = String::new();
    // Whether a token stood since the last letter, and whether there was white space around it.
    let (mut seam, mut gap) = (false, false);
    for (n, (span, part)) in parts.iter().enumerate() {
        let piece = match part {
            // A backslash goes without a trace.
            Part::Escape => continue,
            _ if stays(line, parts, n) => line.get(span.clone()).unwrap_or(""),
            _ => {
                seam = true;
                continue;
            }
        };
        if !seam {
            note.push_str(piece);
            continue;
        }
        let kept = note.trim_end().len();
        let mut begin = piece.trim_start();
        gap |= kept < note.len() || begin.len() < piece.len();
        note.truncate(kept);
        if note.ends_with(',') && begin.starts_with(',') {
            // The commas around what stood here: one will do.
            begin = begin[1..].trim_start();
            gap = true;
        }
        if begin.is_empty() {
            continue;
        }
        if gap && !note.is_empty() && !begin.starts_with(CLOSING) {
            note.push(' ');
        }
        note.push_str(begin);
        (seam, gap) = (false, false);
    }
    let end = note.trim_end().len();
    note.truncate(end);
    note.trim_start().to_owned()
}

/// Whether a part is a piece of the note: an amount is, beside being one, where words of the note stand next to it in its
/// clause. "Cuesta" and "for" say nothing without it.
pub(super) fn stays(line: &str, parts: &[(Span, Part)], n: usize) -> bool {
    let piece = |n: usize, wanted: Part| {
        let (span, _) = parts.get(n).filter(|(_, part)| *part == wanted)?;
        line.get(span.clone())
    };
    let Some(amount) = piece(n, Part::Amount) else { return piece(n, Part::Note).is_some() };
    let before = n.checked_sub(1).and_then(|n| piece(n, Part::Note)).map_or("", str::trim_end);
    let after = piece(n + 1, Part::Note).map_or("", str::trim_start);
    let goes_on = !amount.trim_end().ends_with(ENDS) && after.starts_with(char::is_alphanumeric);
    goes_on || !before.is_empty() && !before.ends_with(ENDS)
}
