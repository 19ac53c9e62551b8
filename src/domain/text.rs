//! Text as people type it: compared without accents or case, ordered as Spanish orders it, cleaned of what a terminal
//! would obey.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The form in which two texts are compared: no accents, no case, and the letters that no accent removal reaches
/// (ł, ø, æ, ß…) spelled plainly.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            // Marks go, so it does not matter in which order they would stand.
            decompose_compatible(c, |part| {
                if part.is_ascii() {
                    folded.push(part.to_ascii_lowercase());
                } else if !is_combining_mark(part) {
                    push_plain(&mut folded, part);
                }
            });
        }
    }
    folded
}

fn push_plain(folded: &mut String, c: char) {
    match c {
        'ł' | 'Ł' => folded.push('l'),
        'ø' | 'Ø' => folded.push('o'),
        'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
        'ħ' | 'Ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'þ' | 'Þ' => folded.push_str("th"),
        _ => folded.extend(c.to_lowercase()),
    }
}

/// The key by which names are ordered: [folded](fold), but ñ after n as in Spanish, and without punctuation.
#[must_use]
pub fn sort_key(text: &str) -> String {
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect()),
    };
    // U+007F sorts after every letter that may follow a plain n.
    let marked = composed.replace(['ñ', 'Ñ'], "\x7f");
    let mut key = String::with_capacity(marked.len());
    for c in fold(&marked).chars() {
        match c {
            '\x7f' => key.push_str("n\x7f"),
            c if c.is_alphanumeric() => key.push(c),
            c if c.is_whitespace() && !key.is_empty() => key.push(' '),
            _ => {}
        }
    }
    key
}

/// The words of a text for searching: [folded](fold), split where neither letter nor digit stands.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The [words] of a text with one space or more between them: what is searched. It is split here and not by the search
/// engine, whose idea of a letter is another one.
#[must_use]
pub fn spaced_words(text: &str) -> String {
    fold(text).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
}

/// The digits of a telephone number, by which two ways of writing it are one.
#[must_use]
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Foreign text made harmless for one line: no control, escape or direction-changing characters, runs of white space
/// as one space, trimmed.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for word in text.split(char::is_whitespace) {
        let start = clean.len();
        if start > 0 {
            clean.push(' ');
        }
        clean.extend(word.chars().filter(|c| !is_hostile(*c)));
        if clean.len() == start + usize::from(start > 0) {
            clean.truncate(start);
        }
    }
    clean
}

/// Foreign text made harmless over several lines: as [`clean_line`], but line breaks stay and nothing is collapsed.
#[must_use]
pub fn clean_text(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let clean: String = lines.chars().filter(|c| *c == '\n' || !is_hostile(*c)).collect();
    clean.trim_end().trim_start_matches('\n').to_owned()
}

/// A text that is about to be shown without what a terminal would obey; nothing else of it changes.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !is_hostile(*c)).collect()
}

/// A document of JSON whose texts hold nothing raw that a terminal obeys: it stands there by its number, and what is read
/// is the same.
#[must_use]
pub fn json_for_terminals(document: &str) -> Cow<'_, str> {
    if !document.contains(is_order) {
        return Cow::Borrowed(document);
    }
    let mut escaped = String::with_capacity(document.len() + 16);
    for c in document.chars() {
        if is_order(c) {
            escaped.push_str("\\u");
            escaped.extend(format!("{:04x}", u32::from(c)).chars());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

/// What a terminal obeys, or what turns its neighbours around, of the characters that JSON does not escape by itself.
fn is_order(c: char) -> bool {
    is_hostile(c) && !c.is_ascii_control()
}

/// The first line that says something, for a list.
#[must_use]
pub fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
}

/// Characters that a terminal obeys, or that change how their neighbours are shown.
#[must_use]
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// How many letters must be typed, removed or changed to make one word of the other.
#[must_use]
pub fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    // One row of the usual table: the cost of making the first n letters of `to` out of what was read of `from`.
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (read, c) in from.chars().enumerate() {
        let mut diagonal = read;
        let mut left = read + 1;
        for (cell, wanted) in row.iter_mut().skip(1).zip(&to) {
            let changed = diagonal + usize::from(c != *wanted);
            diagonal = *cell;
            left = changed.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = read + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_and_case_never_matter() {
        for (written, typed) in [
            ("Muñoz", "munoz"),
            ("PEÑA Nieto", "pena nieto"),
            ("Łódź", "lodz"),
            ("Straße", "strasse"),
            ("Ærø", "aero"),
            ("n\u{303}usta", "Ñusta"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(fold(written), fold(typed), "{written}");
        }
    }

    #[test]
    fn names_sort_as_in_spanish() {
        let mut names = ["Ñusta", "Nuria", "«Óscar»", "Ana", "Ángela", "Nz", "Oscar"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["Ana", "Ángela", "Nuria", "Nz", "Ñusta", "«Óscar»", "Oscar"]);
    }

    #[test]
    fn what_is_searched_has_nothing_but_words_and_spaces() {
        assert_eq!(spaced_words("Peña & Cía.: N.º 7"), "pena   cia   n o 7");
        let text = "¿Ñandú? (12-34) «œuf»\n🌞 día";
        assert_eq!(spaced_words(text).split_whitespace().collect::<Vec<_>>(), words(text));
    }

    #[test]
    fn foreign_text_is_made_harmless() {
        assert_eq!(clean_line(" \u{1b}[31mRosa\t\tLó\u{61c}pez\u{202e} \r\n "), "[31mRosa López");
        assert_eq!(clean_text("\r\nuna\u{7}\r\n\r\ndos\u{9b}\n"), "una\n\ndos");
        assert_eq!(clean_line("\u{200b} \u{feff}"), "");
    }

    proptest! {
        #[test]
        fn cleaning_leaves_no_control_character_and_is_done_once(text in ".{0,60}") {
            let clean = clean_line(&text);
            prop_assert!(!clean.chars().any(char::is_control));
            prop_assert_eq!(clean_line(&clean), clean);
        }

        #[test]
        fn folding_sees_no_difference_in_how_marks_are_written(text in "[a-zA-Zñ가ﬁÅ\u{300}-\u{36f}\u{fb1e}\u{1100}-\u{1112}\u{1161}-\u{1175}]{0,12}|\\PC{0,40}") {
            prop_assert_eq!(fold(&text), fold(&text.nfkd().collect::<String>()));
            prop_assert_eq!(fold(&text), fold(&text.nfc().collect::<String>()));
            prop_assert_eq!(sort_key(&text), sort_key(&text.nfc().collect::<String>()));
        }

        #[test]
        fn folding_is_done_once(text in "\\PC{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }

    #[test]
    fn distances_are_counted_in_letters() {
        for (from, to, slips) in
            [("", "", 0), ("abc", "", 3), ("", "ab", 2), ("kitten", "sitting", 3), ("año", "ano", 1)]
        {
            assert_eq!(distance(from, to), slips, "{from} {to}");
            assert_eq!(distance(to, from), slips, "{to} {from}");
        }
    }
}
