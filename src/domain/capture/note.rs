//! What remains of a line for the note.

use super::scan::CLOSING;
use super::{Part, Span};

/// The note: its pieces to the letter, joined where tokens stood.
pub(super) fn text(line: &str, parts: &[(Span, Part)]) -> String {
    let mut note = String::new();
    // Whether a token stood since the last letter, and whether there was white space around it.
    let (mut seam, mut gap) = (false, false);
    for (span, part) in parts {
        let piece = match part {
            // A backslash goes without a trace.
            Part::Escape => continue,
            Part::Note => line.get(span.clone()).unwrap_or(""),
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
        let begin = piece.trim_start();
        gap |= kept < note.len() || begin.len() < piece.len();
        note.truncate(kept);
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
