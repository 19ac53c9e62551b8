//! Text fitted into cells: cut at a word, padded, wrapped, measured as a terminal shows it.

use std::borrow::Cow;
use std::ops::Range;

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text takes: the sum of what stands in each, as it is drawn. The width of the whole would count
/// letters as one that some fonts join, such as the Arabic lam and alef.
#[must_use]
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.chars().count();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Whether each character stands in a cell of its own, as it does in most texts: looking characters up costs more than
/// all else that is done to a text.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    // Most texts are of the printable ASCII and of letters of the west that follow a byte of 0xc3: all their bytes are
    // looked at together, and characters only where others are among them.
    let western = |byte: u8| matches!(byte, 0x20..=0x7e | 0x80..=0xbf | 0xc3);
    if text.bytes().fold(true, |all, byte| all & western(byte)) {
        return true;
    }
    // Letters of most of the west, marks between words, and the signs and rules of the screens.
    let plain = |c| {
        matches!(c, ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{24f}' | '\u{2010}'..='\u{2027}'
            | '\u{2190}'..='\u{2193}' | '−' | '\u{2500}'..='\u{259f}' | '■' | '▲' | '●' | '○' | '★' | '✓' | '✗')
    };
    text.chars().all(plain)
}

/// A text of at most `most` cells: cut at a word where that leaves enough of it, and then with `…`.
#[must_use]
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    cut_and_measured(text, most).0
}

/// A text that is [`cut`], and its width.
fn cut_and_measured(text: &str, most: usize) -> (Cow<'_, str>, usize) {
    let cells = width(text);
    if cells <= most {
        return (Cow::Borrowed(text), cells);
    }
    if most == 0 {
        return (Cow::Borrowed(""), 0);
    }
    let at = if is_plain(text) {
        let characters = text.char_indices().map(|(at, c)| (&text[at..at + c.len_utf8()], 1));
        place_to_cut(text, characters, most)
    } else {
        place_to_cut(text, text.graphemes(true).map(|grapheme| (grapheme, grapheme.width())), most)
    };
    let cut = format!("{}…", text[..at].trim_end_matches([' ', ',', ';', ':', '.', '·']));
    let cells = width(&cut);
    (Cow::Owned(cut), cells)
}

/// Where a text is cut that is longer than `most` cells, by the cells that each of its characters takes.
fn place_to_cut<'t>(text: &str, characters: impl Iterator<Item = (&'t str, usize)>, most: usize) -> usize {
    let mut taken = 0;
    let mut end = 0;
    let mut word = 0;
    for (grapheme, cells) in characters {
        let at = end;
        if taken + cells > most - 1 {
            // The next character would not fit: if it begins a word, what stands before is whole.
            if grapheme == " " {
                word = at;
            }
            break;
        }
        if grapheme == " " {
            word = at;
        }
        taken += cells;
        end = at + grapheme.len();
    }
    // Cutting back to the last word must not lose more than a third of the room.
    if width(&text[..word]) * 3 >= most * 2 { word } else { end }
}

/// A text of exactly `cells` cells, cut or padded on the right.
#[must_use]
pub fn fit(text: &str, cells: usize) -> String {
    let (cut, taken) = cut_and_measured(text, cells);
    let mut fitted = cut.into_owned();
    fitted.extend(std::iter::repeat_n(' ', cells.saturating_sub(taken)));
    fitted
}

/// A text of exactly `cells` cells, padded on the left.
#[must_use]
pub fn fit_right(text: &str, cells: usize) -> String {
    let (cut, taken) = cut_and_measured(text, cells);
    format!("{}{cut}", " ".repeat(cells.saturating_sub(taken)))
}

/// The part of a line around its cursor that `cells` cells show: what stands before the cursor, under it, and after it.
/// The cursor stands before the character `cursor`, and is always in sight.
#[must_use]
pub fn around(text: &str, cursor: usize, cells: usize) -> (&str, &str, &str) {
    let at = text.char_indices().nth(cursor).map_or(text.len(), |(at, _)| at);
    let (before, rest) = text.split_at(at);
    let under = rest.graphemes(true).next().unwrap_or(" ");
    let after = rest.get(under.len()..).unwrap_or("");
    let mut room = cells.saturating_sub(width(under).max(1));
    let mut start = before.len();
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        let Some(left) = room.checked_sub(grapheme.width()) else { break };
        (room, start) = (left, at);
    }
    let mut end = 0;
    for (at, grapheme) in after.grapheme_indices(true) {
        let Some(left) = room.checked_sub(grapheme.width()) else { break };
        (room, end) = (left, at + grapheme.len());
    }
    (&before[start..], under, &after[..end])
}

/// Where a line may end within a word that is longer than a line.
const SOFT: char = '\u{200b}';
/// The signs behind which it may.
const ENDS: [char; 12] = ['@', '.', '_', '-', '/', '?', '&', '=', ':', ',', ';', '+'];

/// The lines of a text at most `cells` wide, line breaks kept. A word that is longer than a line, such as an address, ends
/// it behind one of its signs where it has any.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let room = Options::new(cells.max(1));
    // Some letters cling to what is before them, over blanks too, and then a run of short words is a long one.
    let may_break = |line| room.clone().break_words(!is_plain(line));
    let lines = |line| match soften(line, room.width) {
        Some(line) => filled(&line, room.clone()).into_iter().map(|part| part.replace(SOFT, "")).collect(),
        None => filled(line, may_break(line)).into_iter().map(Cow::into_owned).collect::<Vec<_>>(),
    };
    text.lines().flat_map(lines).collect()
}

/// The lines of one, each as full as it can be; where a word would be left alone on the last, as even as they can be.
fn filled<'t>(line: &'t str, room: Options<'t>) -> Vec<Cow<'t, str>> {
    // Plain words end at blanks. Where else a line may end is looked up for each letter, which takes longer than the rest.
    let between = if is_plain(line) { WordSeparator::AsciiSpace } else { WordSeparator::UnicodeBreakProperties };
    let full = room.word_separator(between).word_splitter(WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(line, full.clone().wrap_algorithm(WrapAlgorithm::FirstFit));
    let alone = lines.len() > 1 && lines.last().is_some_and(|last| !last.contains(' '));
    if alone { textwrap::wrap(line, full) } else { lines }
}

/// Where the rows of a line lie that is still being typed, in bytes: all of it is in one of them, and they are as full as
/// they can be, so that nothing above the cursor moves. Blanks stay at the end of the row, though they may stick out of it.
#[must_use]
pub fn rows(line: &str, cells: usize) -> Vec<Range<usize>> {
    let mut filling = Filling { rows: Vec::new(), row: 0..0, taken: 0, cells: cells.max(1) };
    let between = if is_plain(line) { WordSeparator::AsciiSpace } else { WordSeparator::UnicodeBreakProperties };
    for word in between.find_words(line) {
        if width(word.word) <= filling.cells {
            filling.put(word.word);
        } else {
            for part in word.word.split_inclusive(ENDS) {
                if width(part) <= filling.cells {
                    filling.put(part);
                } else {
                    part.graphemes(true).for_each(|letter| filling.put(letter));
                }
            }
        }
        filling.stretch(word.whitespace);
    }
    filling.rows.push(filling.row);
    filling.rows
}

/// Rows, as they are filled.
struct Filling {
    rows: Vec<Range<usize>>,
    /// The last one, and how many cells are taken in it.
    row: Range<usize>,
    taken: usize,
    cells: usize,
}

impl Filling {
    /// Adds what may begin a row.
    fn put(&mut self, part: &str) {
        if self.taken + width(part) > self.cells && !self.row.is_empty() {
            self.rows.push(self.row.clone());
            self.row.start = self.row.end;
            self.taken = 0;
        }
        self.stretch(part);
    }

    /// Adds what stays in the row.
    fn stretch(&mut self, part: &str) {
        self.row.end += part.len();
        self.taken += width(part);
    }
}

/// The line with [`SOFT`] behind the signs of the words that are wider than `cells`, if there are any.
fn soften(line: &str, cells: usize) -> Option<String> {
    // No character has more cells than bytes.
    let long = |word: &str| word.len() > cells && width(word) > cells;
    line.split(' ').any(long).then(|| {
        let mut softened = String::with_capacity(line.len());
        for word in line.split_inclusive(' ') {
            let soft = long(word.trim_end_matches(' '));
            for c in word.chars() {
                softened.push(c);
                softened.extend((soft && ENDS.contains(&c)).then_some(SOFT));
            }
        }
        softened
    })
}

/// The lines of a text at most `cells` wide; the last of `most` ends in `…` where there are more.
#[must_use]
pub fn wrap_into(text: &str, cells: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, cells);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.extend((most > 0).then(|| cut(&rest, cells).into_owned()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_is_cut_at_a_word() {
        for (text, most, expected) in [
            ("cotización sin respuesta", 24, "cotización sin respuesta"),
            ("cotización sin respuesta", 18, "cotización sin…"),
            ("cotización sin respuesta", 15, "cotización sin…"),
            ("Otorrinolaringología", 8, "Otorrin…"),
            ("a otorrinolaringólogo", 12, "a otorrinol…"),
            ("日本語のテキスト", 7, "日本語…"),
            ("السلام للأدوات", 9, "السلام…"),
            ("abc", 0, ""),
            ("abc", 1, "…"),
        ] {
            assert_eq!(cut(text, most), expected, "{text} in {most}");
        }
    }

    #[test]
    fn lines_are_full_unless_that_leaves_a_word_alone() {
        for (text, cells, expected) in [
            ("quiere la lista con los precios nuevos de marzo", 20, "quiere la lista con|los precios nuevos|de marzo"),
            ("Muestras de la bolsa con impresión en inglés", 37, "Muestras de la bolsa con impresión|en inglés"),
            ("Planning a four-bottle gift pack", 18, "Planning a|four-bottle gift|pack"),
            ("los guarda en /home/ana/datos", 20, "los guarda en|/home/ana/datos"),
            ("dijo: 注文、お願いします", 10, "dijo: 注|文、お願い|します"),
            ("。。 。-。。。 。", 9, "。。 。-|。。。 。"),
        ] {
            assert_eq!(wrap(text, cells).join("|"), expected, "{text} in {cells}");
        }
    }

    #[test]
    fn a_line_that_is_typed_goes_on_in_the_next_row_at_a_word() {
        for (line, cells, expected) in [
            ("", 5, ""),
            ("la pongo en marcha. Y si", 18, "la pongo en |marcha. Y si"),
            ("la pongo en marcha Y si", 18, "la pongo en marcha |Y si"),
            ("de plazo o de  entrega", 13, "de plazo o de  |entrega"),
            ("  dos blancos", 8, "  dos |blancos"),
            ("Otorrinolaringología y más", 8, "Otorrino|laringol|ogía y |más"),
            ("a rosa@lopez.example b", 10, "a rosa@|lopez.|example b"),
            ("注文をお願いします", 6, "注文を|お願い|します"),
            ("uno dos ", 7, "uno dos "),
        ] {
            let found: Vec<&str> = rows(line, cells).into_iter().map(|row| &line[row]).collect();
            assert_eq!(found.join("|"), expected, "{line} in {cells}");
        }
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken_behind_a_sign() {
        for (text, cells, expected) in [
            ("administracion@hotelcolonial.example", 35, &["administracion@hotelcolonial.", "example"][..]),
            ("★ rosa@lopez.example · Rosa", 18, &["★", "rosa@lopez.example", "· Rosa"]),
            ("see https://example.org/a/b?c=d now", 14, &["see https://", "example.org/a/", "b?c=d now"]),
            ("Otorrinolaringología", 8, &["Otorrino", "laringol", "ogía"]),
            ("1.5 kg, a-b", 6, &["1.5", "kg,", "a-b"]),
        ] {
            assert_eq!(wrap(text, cells), expected, "{text} in {cells}");
        }
    }

    #[test]
    fn lines_that_are_too_many_end_in_an_ellipsis() {
        for (text, cells, most, expected) in [
            ("in the date nothing is understood", 12, 2, &["in the date", "nothing is…"][..]),
            ("in the date", 12, 2, &["in the date"]),
            ("in the date", 4, 0, &[]),
        ] {
            assert_eq!(wrap_into(text, cells, most), expected, "{text} in {most} of {cells}");
        }
    }

    /// What is measured without looking up is what looking up gives.
    #[test]
    fn plain_characters_stand_in_a_cell_of_their_own() {
        let plain: Vec<char> = ('\0'..='\u{ffff}').filter(|c| is_plain(&c.to_string())).collect();
        assert!(plain.len() > 500 && plain.contains(&'ñ') && !plain.contains(&'\u{ad}'));
        for c in &plain {
            assert_eq!(c.to_string().as_str().width(), 1, "{c:?}");
        }
        let all: String = plain.iter().collect();
        assert_eq!(all.graphemes(true).count(), plain.len());
        // Nor does any of them join the one after it, whichever that is.
        for c in &plain {
            let pairs: String = plain.iter().flat_map(|other| [*c, *other]).collect();
            assert_eq!(pairs.graphemes(true).count(), 2 * plain.len(), "{c:?}");
        }
    }

    #[test]
    fn the_cursor_of_a_long_line_is_in_sight() {
        for (text, cursor, cells, expected) in [
            ("", 0, 5, ("", " ", "")),
            ("abc", 3, 9, ("abc", " ", "")),
            ("abcdef", 6, 4, ("def", " ", "")),
            ("abcdef", 0, 4, ("", "a", "bcd")),
            ("abcdef", 3, 4, ("abc", "d", "")),
            ("渡辺商店", 4, 5, ("商店", " ", "")),
            ("渡辺商店", 1, 5, ("渡", "辺", "")),
            ("abc", 3, 0, ("", " ", "")),
        ] {
            assert_eq!(around(text, cursor, cells), expected, "{text} at {cursor} in {cells}");
        }
    }

    #[test]
    fn a_letter_wider_than_a_row_stands_alone_in_it() {
        for (line, cells, expected) in [("⺀𑧜", 2, vec!["⺀𑧜"]), ("ab⺀𑧜cd", 2, vec!["ab", "⺀𑧜", "cd"])]
        {
            let rows: Vec<&str> = rows(line, cells).into_iter().map(|row| &line[row]).collect();
            assert_eq!(rows, expected, "{line} in {cells}");
        }
    }

    proptest! {
        #[test]
        fn what_is_around_the_cursor_fits(text in "\\PC{0,40}", cursor in 0_usize..50, cells in 2_usize..50) {
            let (before, under, after) = around(&text, cursor, cells);
            prop_assert!(width(before) + width(under) + width(after) <= cells.max(width(under)));
        }

        #[test]
        fn wrapped_lines_fit_and_leave_nothing_out(text in "[a-c@./ ]{0,60}", cells in 1_usize..20) {
            let lines = wrap(&text, cells);
            prop_assert!(lines.iter().all(|line| width(line) <= cells));
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }

        #[test]
        fn rows_are_all_of_a_line_and_fit_but_for_blanks(line in "[a-c@./ ñ日。\u{301}-]{0,60}|\\PC{0,40}", cells in 2_usize..20) {
            let rows = rows(&line, cells);
            prop_assert_eq!(rows.iter().map(|row| &line[row.clone()]).collect::<String>(), line.clone());
            for (n, row) in rows.iter().enumerate() {
                // A letter with its signs may be wider than a narrow row, and then stands alone in it.
                let told = line[row.clone()].trim_end();
                prop_assert!(width(told) <= cells || told.graphemes(true).count() == 1);
                prop_assert!(n == 0 || !row.is_empty());
            }
        }

        /// Where letters that are not plain are among them, places to end a line are looked up.
        #[test]
        fn lines_with_wide_letters_fit_and_leave_nothing_out(text in "[a-c@./ ñ日。-]{0,60}", cells in 2_usize..20) {
            let lines = wrap(&text, cells);
            prop_assert!(lines.iter().all(|line| width(line) <= cells), "{:?}", lines);
            prop_assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }

        #[test]
        fn a_fitted_text_takes_its_cells_exactly(text in "\\PC{0,40}", cells in 0_usize..50) {
            prop_assert!(width(&cut(&text, cells)) <= cells);
            prop_assert_eq!(width(&fit(&text, cells)), cells);
            prop_assert_eq!(width(&fit_right(&text, cells)), cells);
        }
    }
}
