//! A text of several lines, while it is typed. The library keeps the text, the cursor, and what can be undone in it; how a
//! line goes on in the next row is ours: a row that began with a blank or a full stop would be hard to read, and arrows go
//! by the rows that are seen.

use std::cell::Cell;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use super::field::Took;
use crate::domain::cells::{rows, width};

/// How a terminal tells of a line feed.
const LINE_FEED: KeyEvent = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL);

/// A text of several lines that is typed.
#[derive(Clone, Debug)]
pub struct Area {
    text: TextArea<'static>,
    /// How wide it was drawn last, in cells; nothing before it was drawn.
    wide: Cell<usize>,
}

/// A row of the text as it is seen.
#[derive(Debug)]
struct Row<'t> {
    /// Of which line, and from which of its characters on.
    line: usize,
    from: usize,
    text: &'t str,
    /// Whether its line goes on below.
    goes_on: bool,
}

impl Row<'_> {
    /// The place of the character in the line that stands so many cells from the left, or of the last one that does.
    fn under(&self, cells: usize) -> usize {
        let (mut taken, mut at) = (0, 0);
        let last = self.text.grapheme_indices(true).next_back().map_or(0, |(last, _)| last);
        for (start, letter) in self.text.grapheme_indices(true) {
            taken += width(letter);
            // Behind the last letter of a row that goes on, the next one begins.
            if taken > cells || (self.goes_on && start == last) {
                break;
            }
            at += letter.chars().count();
        }
        self.from + at
    }
}

impl Area {
    /// A text, with the cursor at its end.
    #[must_use]
    pub fn new(value: &str) -> Self {
        let mut text = TextArea::new(value.split('\n').map(str::to_owned).collect());
        text.set_cursor_line_style(Style::new());
        text.move_cursor(CursorMove::Bottom);
        text.move_cursor(CursorMove::End);
        Self { text, wide: Cell::new(0) }
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        self.text.lines()
    }

    /// Puts a text in where the cursor is.
    pub(super) fn insert(&mut self, text: &str) {
        self.text.insert_str(text);
    }

    pub(super) fn key(&mut self, key: KeyEvent) -> Took {
        // The end of a line as other programs send it. The library would delete all that stands before it in the line.
        if key == LINE_FEED {
            self.text.insert_newline();
            return Took::Changed;
        }
        let before = self.text.cursor();
        if key.modifiers.is_empty()
            && let Some(by) = match key.code {
                KeyCode::Up => Some(-1),
                KeyCode::Down => Some(1),
                _ => None,
            }
        {
            self.go(by);
        } else if self.text.input(key) {
            return Took::Changed;
        }
        if before == self.text.cursor() { Took::Nothing } else { Took::Moved }
    }

    /// Whether the cursor is in the first row.
    pub(super) fn at_top(&self) -> bool {
        self.place(&self.rows()).0 == 0
    }

    /// Whether the cursor is in the last row.
    pub(super) fn at_bottom(&self) -> bool {
        let rows = self.rows();
        self.place(&rows).0 + 1 >= rows.len()
    }

    /// Goes up or down by a row.
    fn go(&mut self, by: isize) {
        let rows = self.rows();
        let (row, column) = self.place(&rows);
        let cells = rows.get(row).map_or(0, |row| width(&row.text.chars().take(column).collect::<String>()));
        if let Some(to) = row.checked_add_signed(by).and_then(|to| rows.get(to)) {
            let to = (to.line, to.under(cells));
            self.text.cancel_selection();
            self.text.move_cursor(jump(to));
        }
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let wide = match self.wide.get() {
            0 => usize::MAX,
            wide => wide,
        };
        let mut all = Vec::new();
        for (line, text) in self.text.lines().iter().enumerate() {
            let (mut from, found) = (0, rows(text, wide));
            let last = found.len() - 1;
            for (n, row) in found.into_iter().enumerate() {
                let text = text.get(row).unwrap_or_default();
                all.push(Row { line, from, text, goes_on: n < last });
                from += text.chars().count();
            }
        }
        all
    }

    /// In which row the cursor is, and behind how many of its characters.
    fn place(&self, rows: &[Row]) -> (usize, usize) {
        let cursor = self.text.cursor();
        place(rows, (cursor.0, cursor.1))
    }

    /// Draws it. What is not to be seen of it is above or below, and never at the side.
    pub(crate) fn draw(&self, style: Style, cursor: Style, area: Rect, buf: &mut Buffer) {
        self.wide.set(area.width.into());
        let rows = self.rows();
        let (row, column) = self.place(&rows);
        let mut lines: Vec<String> = rows.iter().map(|row| fitting(row.text, area.width.into()).to_owned()).collect();
        let mut at = (row, column);
        if lines.get(row).is_some_and(|line| column >= line.chars().count() && width(line) >= area.width.into()) {
            // Behind a full row there is no room for the cursor: what is typed next begins another one.
            if rows.get(row).is_some_and(|row| row.goes_on) {
                at.1 = lines.get(row).map_or(0, |line| line.chars().count().saturating_sub(1));
            } else {
                lines.insert(row + 1, String::new());
                at = (row + 1, 0);
            }
        }
        let selected = self.text.selection_range().map(|(from, to)| [place(&rows, from), place(&rows, to)]);
        let mut shown = TextArea::new(lines);
        shown.set_style(style);
        shown.set_cursor_line_style(Style::new());
        shown.set_cursor_style(cursor);
        if let Some([from, to]) = selected {
            shown.move_cursor(jump(if (row, column) == from { to } else { from }));
            shown.start_selection();
        }
        shown.move_cursor(jump(at));
        (&shown).render(area, buf);
    }
}

/// In which row a place of the text is, by its line and the characters before it in that, and behind how many of the row.
fn place(rows: &[Row], (line, column): (usize, usize)) -> (usize, usize) {
    let here = |row: &Row| (row.line, row.from) <= (line, column);
    let at = rows.partition_point(here).saturating_sub(1);
    (at, rows.get(at).map_or(0, |row| column - row.from.min(column)))
}

/// What of a row fits: blanks at its end may stick out of it.
fn fitting(text: &str, cells: usize) -> &str {
    let mut text = text;
    while width(text) > cells
        && let Some(shorter) = text.strip_suffix(' ')
    {
        text = shorter;
    }
    text
}

fn jump((line, column): (usize, usize)) -> CursorMove {
    let number = |it: usize| u16::try_from(it).unwrap_or(u16::MAX);
    CursorMove::Jump(number(line), number(column))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::Modifier;

    use super::*;

    const CURSOR: Style = Style::new().add_modifier(Modifier::REVERSED);

    /// What is seen of a text, with the cursor as `▮`; a letter under it is not shown.
    fn seen(area: &Area, wide: u16, high: u16) -> String {
        let at = Rect::new(0, 0, wide, high);
        let mut buf = Buffer::empty(at);
        area.draw(Style::new(), CURSOR, at, &mut buf);
        let cell = |x, y| {
            let cell = &buf[(x, y)];
            if cell.modifier.contains(Modifier::REVERSED) { "▮" } else { cell.symbol() }
        };
        let line = |y| (0..wide).map(|x| cell(x, y)).collect::<String>().trim_end().to_owned();
        (0..high).map(line).collect::<Vec<_>>().join("|")
    }

    fn press(area: &mut Area, code: KeyCode, times: usize) {
        for _ in 0..times {
            area.key(KeyEvent::from(code));
        }
    }

    #[test]
    fn arrows_go_by_the_rows_that_are_seen() {
        let mut area = Area::new("la pongo en marcha. Y si no, dígame qué");
        assert!(area.at_top() && area.at_bottom(), "it was not seen yet");
        assert_eq!(seen(&area, 18, 4), "la pongo en|marcha. Y si no,|dígame qué▮|");
        assert!(area.at_bottom() && !area.at_top());
        press(&mut area, KeyCode::Up, 1);
        assert_eq!(seen(&area, 18, 4), "la pongo en|marcha. Y ▮i no,|dígame qué|");
        press(&mut area, KeyCode::Up, 1);
        assert_eq!(seen(&area, 18, 4), "la pongo e▮|marcha. Y si no,|dígame qué|");
        assert!(area.at_top());
        press(&mut area, KeyCode::End, 1);
        press(&mut area, KeyCode::Up, 2);
        press(&mut area, KeyCode::Char('X'), 1);
        assert_eq!(seen(&area, 18, 4), "la pongo eX▮|marcha. Y si no,|dígame qué|");
    }

    #[test]
    fn behind_a_full_row_the_cursor_has_a_row_of_its_own() {
        let mut area = Area::new("uno dos");
        assert_eq!(seen(&area, 7, 2), "uno dos|▮");
        press(&mut area, KeyCode::Char(' '), 1);
        assert_eq!(seen(&area, 7, 2), "uno dos|▮");
        press(&mut area, KeyCode::Char('y'), 1);
        assert_eq!(seen(&area, 7, 2), "uno dos|y▮");
        press(&mut area, KeyCode::Left, 2);
        assert_eq!(seen(&area, 7, 2), "uno do▮|y", "a blank that sticks out");
        let area = Area::new("日本語");
        assert_eq!(seen(&area, 6, 2), "日 本 語|▮");
    }

    #[test]
    fn a_line_feed_ends_a_line_and_takes_nothing_away() {
        let mut area = Area::new("pide precio");
        assert!(matches!(area.key(LINE_FEED), Took::Changed));
        press(&mut area, KeyCode::Char('y'), 1);
        assert_eq!(seen(&area, 20, 2), "pide precio|y▮");
    }

    #[test]
    fn what_is_selected_is_seen_over_rows() {
        let mut area = Area::new("uno dos tres");
        seen(&area, 7, 3);
        for _ in 0..6 {
            area.key(KeyEvent::new(KeyCode::Left, ratatui::crossterm::event::KeyModifiers::SHIFT));
        }
        assert_eq!(area.text.selection_range(), Some(((0, 6), (0, 12))));
        let at = Rect::new(0, 0, 7, 3);
        let mut buf = Buffer::empty(at);
        area.draw(Style::new(), CURSOR, at, &mut buf);
        let chosen = |x, y| buf[(x, y)].bg == ratatui::style::Color::LightBlue;
        assert!(!chosen(5, 0) && chosen(0, 1) && chosen(3, 1) && !chosen(4, 1), "{buf:?}");
        press(&mut area, KeyCode::Backspace, 1);
        assert_eq!(area.lines(), ["uno do"]);
    }

    proptest! {
        /// Whatever is typed wherever, nothing that is typed is out of sight, and arrows come back to where they were.
        #[test]
        fn all_of_a_text_is_seen_and_arrows_stay_in_it(
            text in "([a-c@. ñ日\n]|palabra |🦙){0,60}", wide in 2_u16..20,
            keys in proptest::collection::vec(0_usize..6, 0..30),
        ) {
            let mut area = Area::new(&text);
            for key in keys {
                let all = seen(&area, wide, 400);
                let strip = |text: &str| text.replace(['|', ' ', '▮', '\n'], "");
                let hidden = strip(&text).chars().count().saturating_sub(strip(&all).chars().count());
                prop_assert!(hidden <= 2, "{hidden} in {all}");
                prop_assert_eq!(all.matches('▮').count(), 1, "{}", all);
                let codes = [KeyCode::Up, KeyCode::Down, KeyCode::Left, KeyCode::Right, KeyCode::Home, KeyCode::End];
                let before = area.place(&area.rows()).0;
                press(&mut area, codes[key], 1);
                let after = area.place(&area.rows()).0;
                match codes[key] {
                    KeyCode::Up => prop_assert_eq!(after, before.saturating_sub(1)),
                    KeyCode::Down => prop_assert_eq!(after, (before + 1).min(area.rows().len() - 1)),
                    _ => {}
                }
                prop_assert_eq!(area.lines().join("\n"), text.clone());
            }
        }
    }
}
