//! Splitting of a phrase into words.
//!
//! A word keeps its place in what was typed (so that an error can point at it)
//! and a folded spelling: lower case, no accents, no closing punctuation.
//! What digits inside a word may mean is decided in [`super::shape`].

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::shape::{Shape, shape};

/// The longest date phrase the grammar can express is well below this; more
/// words than that are not looked at, which keeps the work bounded.
pub(super) const MAX_WORDS: usize = 24;

/// No word of the vocabulary comes near this many bytes.
const MAX_WORD_BYTES: usize = 64;

/// One word of the phrase.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    /// The word as typed.
    pub raw: &'a str,
    /// The folded spelling.
    pub text: String,
    /// What its digits look like.
    pub shape: Shape,
    /// Index of its first character.
    pub at: usize,
    /// Index of the byte after it.
    pub end: usize,
}

/// The first [`MAX_WORDS`] words of a phrase, and whether there were more.
pub(super) fn words(phrase: &str) -> (Vec<Word<'_>>, bool) {
    let mut found = Vec::new();
    let mut chars_before = 0;
    let mut bytes_before = 0;
    for raw in phrase.split_whitespace() {
        // `split_whitespace` yields pieces in order, so searching from the end
        // of the previous one finds this very piece.
        let gap = phrase.get(bytes_before..).and_then(|rest| rest.find(raw)).unwrap_or(0);
        let start = bytes_before + gap;
        chars_before += phrase.get(bytes_before..start).map_or(0, |gap| gap.chars().count());
        let text = fold(raw);
        let at = chars_before;
        chars_before += raw.chars().count();
        bytes_before = start + raw.len();
        if text.is_empty() {
            continue;
        }
        if found.len() == MAX_WORDS {
            return (found, true);
        }
        found.push(Word { raw, shape: shape(&text), text, at, end: bytes_before });
    }
    (found, false)
}

/// Lower case, without accents or closing punctuation.
fn fold(raw: &str) -> String {
    if raw.len() > MAX_WORD_BYTES {
        return raw.to_owned();
    }
    let plain: String = raw
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' => '\'',
            '\u{2212}' | '\u{2010}' | '\u{2011}' | '–' => '-',
            other => other,
        })
        .collect();
    let trimmed = plain.trim_start_matches(['(', '[']).trim_end_matches([',', ';', ':', '.', ')', ']']);
    if trimmed.contains(|c: char| c.is_ascii_digit()) {
        trimmed.to_owned()
    } else {
        // "p.m." and "a.m." lose the inner stops too.
        trimmed.replace('.', "")
    }
}
