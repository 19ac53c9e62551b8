//! A terminal that is told of a short gap between two things that changed by blanks, and not by a move of the cursor: a
//! blank is one byte where a move is eight, and words have gaps between them. A screen full of text takes half the bytes.

use std::io;

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;

use crate::domain::cells;

/// The longest gap that is filled: with more, a move is shorter.
const LONGEST: u16 = 7;
/// What is seen of a blank too.
const SEEN: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// A terminal, and what is known to be on it.
pub(super) struct Gapless<B> {
    inner: B,
    width: u16,
    /// Whether nothing is in a cell, row by row: only over such a one a blank may go.
    empty: Vec<bool>,
    /// The blanks of a frame, each as what stands before it.
    blanks: Vec<Cell>,
}

/// What goes into a cell.
enum Put<'a> {
    Given(&'a Cell),
    /// A blank, by its number.
    Blank(usize),
}

impl<B> Gapless<B> {
    /// This terminal, of this size, on which nothing is.
    pub(super) fn new(inner: B, size: Size) -> Self {
        let mut gapless = Self { inner, width: 0, empty: Vec::new(), blanks: Vec::new() };
        gapless.forget(size);
        gapless
    }

    /// The terminal itself, for what is no part of a frame.
    pub(super) fn inner(&mut self) -> &mut B {
        &mut self.inner
    }

    /// Nothing is on it any more.
    fn forget(&mut self, size: Size) {
        self.width = size.width;
        self.empty.clear();
        self.empty.resize(usize::from(size.width) * usize::from(size.height), true);
    }

    fn place(&self, x: u16, y: u16) -> Option<usize> {
        (x < self.width).then(|| usize::from(y) * usize::from(self.width) + usize::from(x))
    }

    fn is_empty(&self, x: u16, y: u16) -> bool {
        self.place(x, y).and_then(|place| self.empty.get(place)).copied().unwrap_or_default()
    }

    /// Notes what is in a cell now, and that what takes more than one covers those behind it.
    fn note(&mut self, x: u16, y: u16, cell: &Cell) {
        let symbol = cell.symbol();
        let wide = if symbol.len() == 1 { 1 } else { u16::try_from(cells::width(symbol)).unwrap_or(u16::MAX) };
        for covered in x..x.saturating_add(wide.max(1)).min(self.width) {
            let empty = symbol == " " && looks_empty(cell);
            if let Some(known) = self.place(covered, y).and_then(|place| self.empty.get_mut(place)) {
                *known = empty;
            }
        }
    }

    /// The blanks for the gap between a cell and the next that changes: their numbers and where they go.
    fn gap(&mut self, (x, y, cell): (u16, u16, &Cell), next: (u16, u16)) -> Option<(usize, std::ops::Range<u16>)> {
        let gap = x + 1..next.0;
        let fits = y == next.1 && gap.start < gap.end && gap.end - gap.start <= LONGEST && looks_empty(cell);
        if !fits || !gap.clone().all(|x| self.is_empty(x, y)) {
            return None;
        }
        let mut blank = Cell::new(" ");
        (blank.fg, blank.modifier) = (cell.fg, cell.modifier);
        if self.blanks.last() != Some(&blank) {
            self.blanks.push(blank);
        }
        Some((self.blanks.len() - 1, gap))
    }
}

/// Whether a blank in the style of this cell could not be seen.
fn looks_empty(cell: &Cell) -> bool {
    cell.bg == Cell::EMPTY.bg && !cell.modifier.intersects(SEEN)
}

impl<B: Backend<Error = io::Error>> Backend for Gapless<B> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.blanks.clear();
        let (mut puts, mut last) = (Vec::new(), None);
        for (x, y, cell) in content {
            if let Some((blank, gap)) = last.and_then(|last| self.gap(last, (x, y))) {
                puts.extend(gap.map(|x| (x, y, Put::Blank(blank))));
            }
            self.note(x, y, cell);
            puts.push((x, y, Put::Given(cell)));
            last = Some((x, y, cell));
        }
        let blanks = &self.blanks;
        self.inner.draw(puts.iter().filter_map(|(x, y, put)| match put {
            Put::Given(cell) => Some((*x, *y, *cell)),
            Put::Blank(number) => Some((*x, *y, blanks.get(*number)?)),
        }))
    }

    fn append_lines(&mut self, n: u16) -> io::Result<()> {
        self.empty.fill(false);
        self.inner.append_lines(n)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        if region == ClearType::All {
            let size = self.inner.size()?;
            self.forget(size);
        }
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;
    use ratatui::backend::CrosstermBackend;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;

    const SIZE: Size = Size { width: 24, height: 3 };

    fn area() -> Rect {
        Rect::from(SIZE)
    }

    /// What a terminal is sent for one frame after the other.
    fn sent<B: Backend<Error = io::Error>>(frames: &[Buffer], terminal: &mut B) {
        let mut before = Buffer::empty(area());
        for frame in frames {
            terminal.draw(before.diff(frame).into_iter()).unwrap();
            before.clone_from(frame);
        }
    }

    fn gapless(frames: &[Buffer]) -> Vec<u8> {
        let mut bytes = Vec::new();
        sent(frames, &mut Gapless::new(CrosstermBackend::new(&mut bytes), SIZE));
        bytes
    }

    fn plain(frames: &[Buffer]) -> Vec<u8> {
        let mut bytes = Vec::new();
        sent(frames, &mut CrosstermBackend::new(&mut bytes));
        bytes
    }

    fn shown(bytes: &[u8]) -> vt100::Parser {
        let [rows, columns] = [SIZE.height, SIZE.width].map(|cells| NonZeroU16::new(cells).unwrap());
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
    fn words_are_sent_with_their_blanks() {
        let bytes = gapless(&[lines(&[(0, 0, "llamar a Ana  hoy", Style::new())])]);
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("llamar a Ana  hoy"), "{text:?}");
    }

    #[test]
    fn what_stays_is_not_written_over() {
        let first = lines(&[(0, 0, "a b c", Style::new())]);
        let then = lines(&[(0, 0, "x b y", Style::new())]);
        let bytes = gapless(&[first, then]);
        assert_eq!(shown(&bytes).screen().contents().trim_end(), "x b y");
    }

    fn frame() -> impl Strategy<Value = Buffer> {
        let symbol = prop::sample::select(vec![" ", " ", " ", "a", "ñ", "日", "e\u{301}"]);
        let style = prop::sample::select(vec![
            Style::new(),
            Style::new(),
            Style::new().fg(Color::Red),
            Style::new().bg(Color::Blue),
            Style::new().add_modifier(Modifier::UNDERLINED),
            Style::new().add_modifier(Modifier::REVERSED),
            Style::new().add_modifier(Modifier::BOLD),
        ]);
        let cells = usize::from(SIZE.width) * usize::from(SIZE.height);
        prop::collection::vec((symbol, style), cells).prop_map(|said| {
            let mut frame = Buffer::empty(area());
            for (n, (symbol, style)) in said.into_iter().enumerate() {
                let (x, y) = frame.pos_of(n);
                frame.set_stringn(x, y, symbol, usize::from(SIZE.width - x), style);
            }
            frame
        })
    }

    proptest! {
        #[test]
        fn the_same_is_seen_with_and_without_gaps(frames in prop::collection::vec(frame(), 1..6)) {
            let seen = |bytes: &[u8]| {
                let parser = shown(bytes);
                let cell = |n: u16| parser.screen().cell(n / SIZE.width, n % SIZE.width).cloned();
                (0..SIZE.width * SIZE.height).map(cell).map(|cell| cell.map(|cell| {
                    let blank = cell.contents().trim().is_empty();
                    // The colour of what is not written is not seen, nor how strong it is.
                    let ink = (!blank).then(|| (cell.fgcolor(), cell.bold()));
                    (cell.contents().trim().to_owned(), ink, cell.bgcolor(), cell.underline(), cell.inverse())
                })).collect::<Vec<_>>()
            };
            prop_assert_eq!(seen(&gapless(&frames)), seen(&plain(&frames)));
        }
    }
}
