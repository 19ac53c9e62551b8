//! What is on the terminal, and the few bytes that make the next frame of it.
//!
//! Each key ends here. Done for cells of any kind, to compare two frames and to tell the difference costs as much as to
//! draw one; so it is done for what frames are like: most rows stay, most characters stand in a cell of their own, and few
//! styles come again and again. Short gaps between two things that changed are written again, which takes fewer bytes than
//! to move over them. A row with wide letters is written anew as a whole, wherever their halves were before.

use std::iter::repeat;

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

/// The frame that is on the terminal, and room for the next one.
#[derive(Debug, Default)]
pub(super) struct Frames {
    shown: Buffer,
    /// Of the size of `shown` from the second frame on: the first one is waited for.
    next: Buffer,
    /// Of which rows of `shown` each character stands in a cell of its own.
    single: Vec<bool>,
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
        self.pen.told.clear();
        if !self.known || self.shown.area != area {
            self.pen.clear();
            self.shown = Buffer::default();
            self.single = vec![true; usize::from(rows)];
            self.known = true;
        }
        if self.next.area == area {
            self.next.reset();
        } else {
            self.next = Buffer::empty(area);
        }
        draw(area, &mut self.next);
        let width = usize::from(columns).max(1);
        // Of a terminal that was cleared one blank row says all.
        let blank = vec![Cell::EMPTY; if self.shown.content.is_empty() { width } else { 0 }];
        let before = self.shown.content.chunks(width).chain(repeat(blank.as_slice()));
        let rows = before.zip(self.next.content.chunks(width));
        for ((y, (before, after)), single) in (0..).zip(rows).zip(&mut self.single) {
            *single = self.pen.row(y, (before, *single), after);
        }
        self.pen.lift();
        std::mem::swap(&mut self.shown, &mut self.next);
        &self.pen.told
    }
}

/// What a terminal draws with: where it stands and in which style, as far as it was told.
#[derive(Debug, Default)]
struct Pen {
    told: String,
    at: Option<(u16, u16)>,
    /// A cell of the style in which it draws.
    like: Cell,
    /// How a style is told, for each that was.
    styles: Vec<(Style, String)>,
    /// Which cells of a row change; kept for its memory.
    changes: Vec<bool>,
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
        (self.at, self.like) = (None, Cell::EMPTY);
    }

    /// Leaves the terminal as everybody expects it.
    fn lift(&mut self) {
        if !looks_like(&self.like, &Cell::EMPTY) {
            self.tell(&SetAttribute(Attribute::Reset));
            self.like = Cell::EMPTY;
        }
        // What is told between two frames may move it.
        self.at = None;
    }

    /// Makes one row of the screen another; says whether each character of it stands in a cell of its own, as it is said
    /// of the row before.
    fn row(&mut self, y: u16, (before, was_single): (&[Cell], bool), after: &[Cell]) -> bool {
        let mut changes = std::mem::take(&mut self.changes);
        changes.clear();
        changes.extend(before.iter().zip(after).map(|(before, after)| !is_same(before, after)));
        let mut single = was_single;
        if let Some(first) = changes.iter().position(|changes| *changes) {
            // Of what stayed it is known.
            let is_known = |changes: &bool| was_single && !*changes;
            single = changes.iter().zip(after).all(|(changes, cell)| is_known(changes) || is_single(cell));
            if single && was_single {
                self.parts(y, after, (first, &changes));
            } else {
                self.whole(y, after);
            }
        }
        self.changes = changes;
        single
    }

    /// Writes the parts of a row that change, from the first cell on that does.
    fn parts(&mut self, y: u16, row: &[Cell], (first, changes): (usize, &[bool])) {
        let mut last = None;
        for (x, cell) in row.iter().enumerate().skip(first) {
            if !changes.get(x).copied().unwrap_or_default() {
                continue;
            }
            // A short gap since the last one is written again, unless that would take another style.
            if let Some((at, before)) = last
                && let Some(gap) = row.get(at + 1..x)
                && gap.len() <= LONGEST
                && gap.iter().all(|cell| goes_with(cell, before))
            {
                for (x, cell) in (at + 1..).zip(gap) {
                    self.put(x, y, cell, cell.symbol());
                }
            }
            self.put(x, y, cell, cell.symbol());
            last = Some((x, cell));
        }
    }

    /// Writes a row in which letters may take more than a cell, or less.
    fn whole(&mut self, y: u16, row: &[Cell]) {
        let mut from = 0;
        while let Some(cell) = row.get(from) {
            let symbol = cell.symbol();
            // What a terminal would obey is not for it, wherever it comes from.
            let width = if symbol.contains(char::is_control) { 0 } else { usize::from(cell.cell_width()) };
            if is_single(cell) {
                self.put(from, y, cell, symbol);
            } else if (1..=row.len() - from).contains(&width) {
                // Terminals differ in how wide they take it to be: all that it may cover is blank before.
                for x in from..from + width {
                    self.put(x, y, cell, " ");
                }
                self.at = None;
                self.put(from, y, cell, symbol);
                self.at = None;
            } else {
                self.put(from, y, cell, " ");
            }
            from += width.max(1);
        }
    }

    /// Writes what is in a cell.
    fn put(&mut self, x: usize, y: u16, cell: &Cell, symbol: &str) {
        let Ok(x) = u16::try_from(x) else { return };
        if self.at != Some((x, y)) {
            self.tell(&MoveTo(x, y));
        }
        self.at = Some((x + 1, y));
        if !goes_with(cell, &self.like) {
            self.take(cell);
        }
        match symbol.as_bytes() {
            [letter] => self.told.push(char::from(*letter)),
            _ => self.told.push_str(symbol),
        }
    }

    /// Goes on in another style.
    fn take(&mut self, like: &Cell) {
        (self.like.fg, self.like.bg, self.like.modifier) = (like.fg, like.bg, like.modifier);
        let style = self.like.style();
        if let Some((_, told)) = self.styles.iter().find(|(known, _)| *known == style) {
            self.told.push_str(told);
            return;
        }
        let start = self.told.len();
        self.tell(&SetAttribute(Attribute::Reset));
        let plain = Cell::EMPTY;
        let (fg, bg) = (style.fg.filter(|fg| *fg != plain.fg), style.bg.filter(|bg| *bg != plain.bg));
        let seen = Style { fg, bg, ..Style::new() }.add_modifier(style.add_modifier);
        self.tell(&SetStyle(seen.into_crossterm()));
        self.styles.push((style, self.told[start..].to_owned()));
    }
}

/// Whether two cells have one style.
fn looks_like(cell: &Cell, other: &Cell) -> bool {
    cell.fg == other.fg && cell.bg == other.bg && cell.modifier == other.modifier
}

/// Whether nothing would be seen of a cell with nothing in it.
fn is_bare(cell: &Cell) -> bool {
    cell.bg == Cell::EMPTY.bg && !cell.modifier.intersects(SEEN)
}

/// Whether a cell can be written behind another one without another style.
fn goes_with(cell: &Cell, other: &Cell) -> bool {
    looks_like(cell, other) || cell.symbol() == " " && is_bare(cell) && is_bare(other)
}

/// Whether two cells look the same.
fn is_same(one: &Cell, other: &Cell) -> bool {
    looks_like(one, other)
        && match (one.symbol().as_bytes(), other.symbol().as_bytes()) {
            ([one], [other]) => one == other,
            (one, other) => one == other,
        }
}

/// Whether one character is in a cell that needs no other.
fn is_single(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    matches!(symbol.as_bytes(), [b' '..=b'~']) || {
        let mut characters = symbol.chars();
        characters.next().is_some() && characters.as_str().is_empty() && is_plain(symbol)
    }
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
