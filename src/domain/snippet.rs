//! Where a word that was looked for stands, and a piece of the text around it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::code::codes;
use super::text::{clean_line, fold};

codes! {
    /// Where something that was looked for was found; the weightiest first.
    Place in "found-in" {
        /// In the client's name.
        Name = "name",
        /// In its company, or the name of somebody there.
        People = "people",
        /// In anything else that is known of it.
        Data = "data",
        /// In what it bought.
        Product = "product",
        /// In what was said with it.
        Note = "note",
    }
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The piece, in one line, with `…` where it was cut.
    pub text: String,
    /// Where in it the words stand that were looked for, in bytes.
    pub lit: Vec<Range<usize>>,
}

/// The words of a text, each with its place in bytes, that begin with one of those looked for (which are folded).
fn found(text: &str, wanted: &[String]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric() || is_mark(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let word = fold(&text[from..at]);
                if wanted.iter().any(|wanted| word.starts_with(wanted.as_str())) {
                    found.push(from..at);
                }
            }
            _ => {}
        }
    }
    found
}

/// Whether a character belongs to the letter before it.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// How many of the words that are looked for begin some word of a text.
#[must_use]
pub fn hits(text: &str, wanted: &[String]) -> usize {
    let words = super::text::words(text);
    wanted.iter().filter(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str()))).count()
}

/// The piece of a text, at most `cells` wide, in which the first of the words that are looked for stands; from its
/// beginning when none does.
#[must_use]
pub fn snippet(text: &str, wanted: &[String], cells: usize) -> Snippet {
    const CUT: &str = "…";
    let line = clean_line(text);
    let lit = found(&line, wanted);
    let first = lit.first().map_or(0, |range| range.start);
    // A third of the room stands before the word, so that it is read in its sentence.
    let mut from = first;
    let mut before = 0;
    for (at, grapheme) in line[..first].grapheme_indices(true).rev() {
        before += grapheme.width();
        if before > cells / 3 {
            break;
        }
        from = at;
    }
    if line.width() <= cells {
        from = 0;
    } else if from > 0 {
        // Not in the middle of a word.
        from = line[from..first].find(' ').map_or(from, |space| from + space + 1);
    }
    let mut room = cells.saturating_sub(if from > 0 { CUT.width() } else { 0 });
    let rest = &line[from..];
    let cut = rest.width() > room;
    if cut {
        room = room.saturating_sub(CUT.width());
    }
    let mut to = from;
    for (at, grapheme) in rest.grapheme_indices(true) {
        let Some(left) = room.checked_sub(grapheme.width()) else { break };
        (room, to) = (left, from + at + grapheme.len());
    }
    if cut {
        // At the end of a word, unless the one that was looked for would go.
        let shown = lit.first().map_or(from, |range| range.end.min(to)).max(from);
        let ends = line[to..].starts_with(' ');
        to = line[shown..to].rfind(' ').filter(|_| !ends).map_or(to, |space| shown + space);
    }
    let mut piece = String::new();
    if from > 0 {
        piece.push_str(CUT);
    }
    let shift = piece.len();
    piece.push_str(&line[from..to]);
    if cut {
        piece.push_str(CUT);
    }
    let within = |range: Range<usize>| {
        let (start, end) = (range.start.max(from), range.end.min(to));
        (start < end).then(|| start - from + shift..end - from + shift)
    };
    Snippet { text: piece, lit: lit.into_iter().filter_map(within).collect() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::text::words;

    /// A snippet with its words between brackets.
    fn shown(text: &str, typed: &str, cells: usize) -> String {
        let Snippet { mut text, lit } = snippet(text, &words(typed), cells);
        for range in lit.into_iter().rev() {
            text.insert(range.end, ']');
            text.insert(range.start, '[');
        }
        text
    }

    #[test]
    fn the_word_is_shown_in_its_sentence() {
        let note = "Quiere tornillos galvanizados para la obra\nde Arequipa, y que la ENTREGA sea el martes";
        let cases = [
            (
                "tornillos",
                200,
                "Quiere [tornillos] galvanizados para la obra de Arequipa, y que la ENTREGA sea el martes",
            ),
            ("entréga", 30, "…y que la [ENTREGA] sea el…"),
            ("galva obra", 34, "…tornillos [galvanizados] para la…"),
            ("nada", 20, "Quiere tornillos…"),
            ("tornillos", 5, "…[tor]…"),
            ("tornillos", 0, "…"),
        ];
        for (typed, cells, expected) in cases {
            assert_eq!(shown(note, typed, cells), expected, "{typed} {cells}");
        }
        assert_eq!(shown("lo\u{301}pez y Łódź", "lopez lodz", 40), "[lo\u{301}pez] y [Łódź]");
        assert_eq!(shown("", "a", 10), "");
        assert_eq!((hits("López y Sol", &words("lop sol x")), hits("", &words("a"))), (2, 0));
    }

    proptest! {
        #[test]
        fn a_snippet_is_never_wider_than_its_room(text in ".{0,80}", typed in "\\PC{0,10}", cells in 2..60_usize) {
            let snippet = snippet(&text, &words(&typed), cells);
            prop_assert!(snippet.text.width() <= cells, "{:?}", snippet);
            for range in snippet.lit {
                prop_assert!(snippet.text.get(range).is_some_and(|word| !word.is_empty()));
            }
        }
    }
}
