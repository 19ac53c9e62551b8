//! What is on the terminal, and the few bytes that make the next frame of it.
//!
//! Each key ends here. Done for cells of any kind, to compare two frames and to tell the difference costs as much as to
//! draw one; so it is done for what frames are like: most characters stand in a cell of their own, and few styles come
//! again and again, so that what is seen in a cell is a character and a number. Short gaps between two things that changed
//! are written again, which takes fewer bytes than to move over them. A row with wide letters is written anew as a whole,
//! wherever their halves were before.

use std::mem;

use ratatui::backend::IntoCrossterm as _;
use ratatui::buffer::{Buffer, Cell, CellWidth as _};
use ratatui::crossterm::Command;
use ratatui::crossterm::cursor::{Hide, MoveTo};
use ratatui::crossterm::style::{Attribute, SetAttribute, SetStyle};
use ratatui::crossterm::terminal::{Clear, ClearType};
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::domain::cells::is_plain;

/// The longest gap that is written again: with more, a move is shorter.
const LONGEST: usize = 7;
/// What is seen of a blank too.
const SEEN: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);
/// The number of the style that everybody expects of a terminal.
const USUAL: u16 = 0;
/// A cell in which nothing is seen.
const BLANK: Seen = Seen { letter: ' ', style: USUAL };

/// What is seen in a cell: one character that needs no other cell, in a style by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    letter: char,
    style: u16,
}

/// A row that is on the terminal.
#[derive(Debug)]
enum Row {
    /// Each character of it stands in a cell of its own.
    Plain(Vec<Seen>),
    /// Letters of it may take more than a cell, or less.
    Any(Vec<Cell>),
}

/// The frame that is on the terminal, and room for the next one.
#[derive(Debug, Default)]
pub(super) struct Frames {
    next: Buffer,
    shown: Vec<Row>,
    /// Whether `shown` is what is on the terminal.
    known: bool,
    pen: Pen,
}

impl Frames {
    /// What is on the terminal is not known any more: the next frame writes every cell.
    pub(super) fn forget(&mut self) {
        self.known = false;
    }

    /// Draws a frame of so many columns and rows; what the terminal is to be told, which is nothing where nothing changed.
    pub(super) fn draw(&mut self, (columns, rows): (u16, u16), draw: impl FnOnce(Rect, &mut Buffer)) -> &str {
        let area = Rect::new(0, 0, columns, rows);
        let width = usize::from(columns).max(1);
        self.pen.told.clear();
        if !self.known || self.next.area != area {
            self.pen.clear();
            self.shown = (0..rows).map(|_| Row::Plain(vec![BLANK; width])).collect();
            self.known = true;
        }
        if self.next.area == area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(area);
        }
        draw(area, &mut self.next);
        for ((y, row), shown) in (0..).zip(self.next.content.chunks(width)).zip(&mut self.shown) {
            self.pen.row(y, shown, row);
        }
        self.pen.lift();
        &self.pen.told
    }
}

/// A style that was drawn with.
#[derive(Debug)]
struct Known {
    /// A cell in it.
    like: Cell,
    /// How it is told.
    told: String,
    /// Whether nothing is seen of a blank in it.
    bare: bool,
}

/// What a terminal draws with: where it stands and in which style, as far as it was told.
#[derive(Debug)]
struct Pen {
    told: String,
    at: Option<(u16, u16)>,
    style: u16,
    styles: Vec<Known>,
    /// The row that is drawn; kept for its memory.
    next: Vec<Seen>,
}

impl Default for Pen {
    fn default() -> Self {
        let mut pen = Self { told: String::new(), at: None, style: USUAL, styles: Vec::new(), next: Vec::new() };
        pen.number(&Cell::EMPTY);
        pen
    }
}

impl Pen {
    fn tell(&mut self, command: &impl Command) {
        let _a_text_takes_everything = command.write_ansi(&mut self.told);
    }

    /// Takes everything away that is on the terminal, and its cursor: what is typed into shows its own.
    fn clear(&mut self) {
        self.tell(&SetAttribute(Attribute::Reset));
        self.tell(&Hide);
        self.tell(&Clear(ClearType::All));
        (self.at, self.style) = (None, USUAL);
    }

    /// Leaves the terminal as everybody expects it.
    fn lift(&mut self) {
        self.take(USUAL);
        // What is told between two frames may move it.
        self.at = None;
    }

    /// Makes one row of the screen another.
    fn row(&mut self, y: u16, shown: &mut Row, after: &[Cell]) {
        let mut row = mem::take(&mut self.next);
        let plain = self.read(after, &mut row);
        match shown {
            Row::Plain(before) if plain => {
                self.parts(y, before, &row);
                mem::swap(before, &mut row);
            }
            Row::Any(before) if before.iter().zip(after).all(|(before, after)| is_same(before, after)) => {}
            _ => {
                self.whole(y, after);
                *shown = if plain { Row::Plain(mem::take(&mut row)) } else { Row::Any(after.to_vec()) };
            }
        }
        self.next = row;
    }

    /// Reads what is seen in each cell of a row; says whether each character of it stands in one of its own.
    fn read(&mut self, cells: &[Cell], row: &mut Vec<Seen>) -> bool {
        row.clear();
        let (mut like, mut style, mut bare) = (&Cell::EMPTY, USUAL, true);
        for cell in cells {
            let Some(letter) = single(cell.symbol()) else { return false };
            if !looks_like(cell, like) {
                (like, style) = (cell, self.number(cell));
                bare = self.is_bare(style);
            }
            row.push(if bare && letter == ' ' { BLANK } else { Seen { letter, style } });
        }
        true
    }

    /// Writes the parts of a row that change.
    fn parts(&mut self, y: u16, before: &[Seen], row: &[Seen]) {
        let mut from = None;
        for (x, (before, seen)) in before.iter().zip(row).enumerate() {
            if before == seen {
                continue;
            }
            // A short gap since the last one is written again, unless that would take another style.
            if let Some(from) = from
                && let Some(gap) = row.get(from..x)
                && gap.len() <= LONGEST
                && gap.iter().all(|seen| self.suits(*seen))
            {
                for (x, seen) in (from..).zip(gap) {
                    self.put(x, y, *seen);
                }
            }
            self.put(x, y, *seen);
            from = Some(x + 1);
        }
    }

    /// Writes a row in which letters may take more than a cell, or less.
    fn whole(&mut self, y: u16, row: &[Cell]) {
        let mut from = 0;
        while let Some(cell) = row.get(from) {
            let (symbol, style) = (cell.symbol(), self.number(cell));
            // What a terminal would obey is not for it, wherever it comes from.
            let width = if symbol.contains(char::is_control) { 0 } else { usize::from(cell.cell_width()) };
            if let Some(letter) = single(symbol) {
                self.put(from, y, Seen { letter, style });
            } else if (1..=row.len() - from).contains(&width) {
                // Terminals differ in how wide they take it to be: all that it may cover is blank before.
                for x in from..from + width {
                    self.put(x, y, Seen { letter: ' ', style });
                }
                self.at = None;
                self.go(from, y);
                self.take(style);
                self.told.push_str(symbol);
                self.at = None;
            } else {
                self.put(from, y, Seen { letter: ' ', style });
            }
            from += width.max(1);
        }
    }

    /// Writes what is seen in a cell.
    fn put(&mut self, x: usize, y: u16, seen: Seen) {
        self.go(x, y);
        if !self.suits(seen) {
            self.take(seen.style);
        }
        self.told.push(seen.letter);
    }

    /// Goes to a cell, and behind it.
    fn go(&mut self, x: usize, y: u16) {
        let Ok(x) = u16::try_from(x) else { return };
        if self.at != Some((x, y)) {
            self.tell(&MoveTo(x, y));
        }
        self.at = Some((x + 1, y));
    }

    /// Whether something can be written without another style.
    fn suits(&self, seen: Seen) -> bool {
        seen.style == self.style || seen.letter == ' ' && self.is_bare(seen.style) && self.is_bare(self.style)
    }

    fn is_bare(&self, style: u16) -> bool {
        self.styles.get(usize::from(style)).is_some_and(|known| known.bare)
    }

    /// Goes on in another style.
    fn take(&mut self, style: u16) {
        if style == self.style {
            return;
        }
        self.style = style;
        if let Some(known) = self.styles.get(usize::from(style)) {
            self.told.push_str(&known.told);
        }
    }

    /// The number of a cell's style.
    fn number(&mut self, cell: &Cell) -> u16 {
        let known = self.styles.iter().position(|known| looks_like(cell, &known.like));
        // No theme has as many styles as there are numbers.
        u16::try_from(known.unwrap_or_else(|| self.learn(cell))).unwrap_or(USUAL)
    }

    /// Notes how a cell's style is told; its place among all.
    fn learn(&mut self, cell: &Cell) -> usize {
        let (usual, style) = (Cell::EMPTY, cell.style());
        let (fg, bg) = (style.fg.filter(|fg| *fg != usual.fg), style.bg.filter(|bg| *bg != usual.bg));
        let seen = Style { fg, bg, ..Style::new() }.add_modifier(style.add_modifier);
        let mut told = String::new();
        let _a_text_takes_everything = SetAttribute(Attribute::Reset).write_ansi(&mut told);
        let _a_text_takes_everything = SetStyle(seen.into_crossterm()).write_ansi(&mut told);
        let bare = cell.bg == usual.bg && !cell.modifier.intersects(SEEN);
        self.styles.push(Known { like: cell.clone(), told, bare });
        self.styles.len() - 1
    }
}

/// Whether two cells have one style.
fn looks_like(cell: &Cell, other: &Cell) -> bool {
    cell.fg == other.fg && cell.bg == other.bg && cell.modifier == other.modifier
}

/// Whether two cells look the same.
fn is_same(one: &Cell, other: &Cell) -> bool {
    looks_like(one, other) && one.symbol() == other.symbol()
}

/// The one character that is in a cell, if it needs no other.
fn single(symbol: &str) -> Option<char> {
    if let [letter @ b' '..=b'~'] = symbol.as_bytes() {
        return Some(char::from(*letter));
    }
    let mut characters = symbol.chars();
    characters.next().filter(|_| characters.as_str().is_empty() && is_plain(symbol))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::backend::{Backend as _, CrosstermBackend};
    use ratatui::style::Color;

    use super::*;

    const SIZE: (u16, u16) = (24, 3);

    fn area() -> Rect {
        Rect::new(0, 0, SIZE.0, SIZE.1)
    }

    /// What a terminal is sent for one frame after the other.
    fn told(frames: &[Buffer]) -> Vec<String> {
        let mut terminal = Frames::default();
        frames.iter().map(|frame| terminal.draw(SIZE, |_, buf| buf.clone_from(frame)).to_owned()).collect()
    }

    /// What the library would send to an empty terminal.
    fn plain(frame: &Buffer) -> Vec<u8> {
        let mut bytes = Vec::new();
        CrosstermBackend::new(&mut bytes).draw(Buffer::empty(area()).diff(frame).into_iter()).unwrap();
        bytes
    }

    fn shown(bytes: &[u8]) -> vt100::Parser {
        let [rows, columns] = [SIZE.1, SIZE.0].map(|cells| std::num::NonZeroU16::new(cells).unwrap());
        let mut parser = vt100::Parser::new(rows, columns, 0);
        parser.process(bytes);
        parser
    }

    fn lines(lines: &[(u16, u16, &str, Style)]) -> Buffer {
        let mut frame = Buffer::empty(area());
        for (x, y, text, style) in lines {
            frame.set_string(*x, *y, text, *style);
        }
        frame
    }

    #[test]
    fn words_are_told_with_their_blanks() {
        let told = told(&[lines(&[(0, 0, "llamar a Ana  hoy", Style::new())])]).concat();
        assert!(told.contains("llamar a Ana  hoy"), "{told:?}");
    }

    #[test]
    fn what_stays_is_not_told() {
        let one = lines(&[(0, 0, "uno", Style::new()), (0, 2, "dos", Style::new().fg(Color::Red))]);
        let other = lines(&[(0, 0, "uno", Style::new()), (0, 2, "des", Style::new().fg(Color::Red))]);
        let [_, nothing, letter] = <[String; 3]>::try_from(told(&[one.clone(), one, other])).unwrap();
        assert_eq!(nothing, "");
        assert_eq!(letter, "\u{1b}[3;2H\u{1b}[0m\u{1b}[38;5;1me\u{1b}[0m");
    }

    #[test]
    fn what_a_terminal_would_obey_is_never_told() {
        let mut frame = lines(&[(0, 0, "日 antes", Style::new())]);
        frame[(4, 0)].set_symbol("\u{1b}[2J");
        frame[(5, 0)].set_symbol("\u{7}");
        frame[(6, 0)].set_symbol("\u{9b}");
        let told = told(&[Buffer::empty(area()), frame]);
        assert_eq!(shown(told.concat().as_bytes()).screen().contents().trim_end(), "日 a   s");
        assert!(!told[1].contains("[2J") && !told[1].contains(['\u{7}', '\u{9b}']), "{told:?}");
    }

    #[test]
    fn after_another_size_everything_is_told_anew() {
        let mut terminal = Frames::default();
        let mut draw = |size| terminal.draw(size, |_, buf| buf.set_string(0, 0, "aquí", Style::new())).to_owned();
        for size in [SIZE, (10, 2), (0, 0), (10, 2)] {
            let told = draw(size);
            assert!(told.contains("\u{1b}[2J"), "{told:?}");
            assert_eq!(told.contains("aquí"), size != (0, 0));
        }
        assert_eq!(draw((10, 2)), "");
        terminal.forget();
        assert!(terminal.draw((10, 2), |_, _| ()).contains("\u{1b}[2J"));
    }

    fn frame() -> impl Strategy<Value = Buffer> {
        let symbol = prop::sample::select(vec![" ", " ", " ", "a", "b", "ñ", "日", "e\u{301}"]);
        let style = prop::sample::select(vec![
            Style::new(),
            Style::new(),
            Style::new().fg(Color::Red),
            Style::new().bg(Color::Blue),
            Style::new().fg(Color::Indexed(208)).add_modifier(Modifier::DIM),
            Style::new().add_modifier(Modifier::UNDERLINED),
            Style::new().add_modifier(Modifier::REVERSED),
            Style::new().add_modifier(Modifier::BOLD | Modifier::ITALIC),
        ]);
        let cells = usize::from(SIZE.0) * usize::from(SIZE.1);
        prop::collection::vec((symbol, style), cells).prop_map(|said| {
            let mut frame = Buffer::empty(area());
            for (n, (symbol, style)) in said.into_iter().enumerate() {
                let (x, y) = frame.pos_of(n);
                frame.set_stringn(x, y, symbol, usize::from(SIZE.0 - x), style);
            }
            frame
        })
    }

    proptest! {
        /// However it came about: a terminal shows of the last frame what it would show of it alone.
        #[test]
        fn the_last_frame_is_what_is_seen(frames in prop::collection::vec(frame(), 1..6)) {
            let seen = |bytes: &[u8]| {
                let parser = shown(bytes);
                let cell = |n: u16| parser.screen().cell(n / SIZE.0, n % SIZE.0).cloned();
                (0..SIZE.0 * SIZE.1).map(cell).map(|cell| cell.map(|cell| {
                    // The colour of what is not written is not seen, nor how strong it is.
                    let blank = cell.contents().trim().is_empty();
                    let ink = (!blank).then(|| (cell.fgcolor(), cell.bold(), cell.dim(), cell.italic()));
                    (cell.contents().trim().to_owned(), ink, cell.bgcolor(), cell.underline(), cell.inverse())
                })).collect::<Vec<_>>()
            };
            prop_assert_eq!(seen(told(&frames).concat().as_bytes()), seen(&plain(frames.last().unwrap())));
        }
    }
}
