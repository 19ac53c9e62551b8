//! A screen as a picture: every cell at its own place, so that columns line up in whatever font a viewer has.
//!
//! The same screen gives the same bytes. Lines of frames and blocks are drawn as shapes, since the glyphs of fonts leave
//! gaps between rows; everything else is text.

use std::fmt::Write;

use cartera::domain::cells;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The size of a cell, a font of 15 pixels being 9 wide.
const CELL: (u32, u32) = (9, 20);
/// Room around the screen, and for the bar of the window above it.
const MARGIN: u32 = 14;
const BAR: u32 = 30;
const BACKGROUND: &str = "#16191f";
const FOREGROUND: &str = "#d8dbe2";

/// How a cell looks, without its character.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Look {
    colour: String,
    /// What the colours do not say already.
    modifier: Modifier,
}

/// The picture of a screen; `title` says what it shows to those who cannot see it.
pub(crate) fn svg(screen: &Buffer, title: &str) -> String {
    let (width, height) = (u32::from(screen.area.width) * CELL.0, u32::from(screen.area.height) * CELL.1);
    let (outer_width, outer_height) = (width + 2 * MARGIN, height + BAR + MARGIN);
    let title = escape(title);
    let mut out = String::new();
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{outer_width}\" height=\"{outer_height}\" \
             viewBox=\"0 0 {outer_width} {outer_height}\" role=\"img\" aria-labelledby=\"title\">\n\
             <title id=\"title\">{title}</title>\n\
             <rect width=\"{outer_width}\" height=\"{outer_height}\" rx=\"9\" fill=\"{BACKGROUND}\"/>\n"
        ),
    );
    for (n, colour) in ["#e0625c", "#d9b24c", "#6bb377"].into_iter().enumerate() {
        let x = MARGIN + 6 + 18 * u32::try_from(n).unwrap_or(0);
        put(&mut out, format_args!("<circle cx=\"{x}\" cy=\"15\" r=\"5\" fill=\"{colour}\"/>\n"));
    }
    put(
        &mut out,
        format_args!(
            "<g transform=\"translate({MARGIN} {BAR})\" font-size=\"15\" xml:space=\"preserve\" font-family=\"\
             ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, 'DejaVu Sans Mono', Consolas, monospace\">\n"
        ),
    );
    for y in 0..screen.area.height {
        row(&mut out, screen, y);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn row(out: &mut String, screen: &Buffer, y: u16) {
    let (top, mut x) = (u32::from(y) * CELL.1, 0);
    let mut text = Run::default();
    let (mut backgrounds, mut shapes) = (Shapes::default(), Shapes::default());
    while x < screen.area.width {
        let Some(cell) = screen.cell((x, y)) else { break };
        let cells = u32::try_from(cells::width(cell.symbol())).unwrap_or(1).max(1);
        let (left, wide) = (u32::from(x) * CELL.0, cells * CELL.0);
        if let Some(colour) = background(cell) {
            backgrounds.add([left, top, wide, CELL.1], &colour);
        }
        let look = look(cell);
        match parts(cell.symbol(), left, top) {
            Some(parts) => parts.into_iter().for_each(|part| shapes.add(part, &look.colour)),
            None if cell.symbol().trim().is_empty() => text.blank(),
            None => text.add(baseline(top), cell.symbol(), left, look),
        }
        x += u16::try_from(cells).unwrap_or(1);
    }
    backgrounds.write(out);
    shapes.write(out);
    out.push_str(&text.finish());
}

/// Rectangles (left, top, width, height) with their colours; those that continue each other become one.
#[derive(Default)]
struct Shapes(Vec<([u32; 4], String)>);

impl Shapes {
    fn add(&mut self, part: [u32; 4], colour: &str) {
        let [left, top, wide, high] = part;
        let before = self.0.iter_mut().rev().take(2).find(|([from, y, width, height], same)| {
            (*from + *width, *y, *height) == (left, top, high) && same == colour
        });
        match before {
            Some(([_, _, width, _], _)) => *width += wide,
            None => self.0.push((part, colour.to_owned())),
        }
    }

    fn write(&self, out: &mut String) {
        for ([left, top, wide, high], colour) in &self.0 {
            put(
                out,
                format_args!("<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{high}\" fill=\"{colour}\"/>\n"),
            );
        }
    }
}

/// The base line of the row with this top.
fn baseline(top: u32) -> u32 {
    top + 15
}

/// Characters of one look in one row, each with its place.
#[derive(Default)]
struct Run {
    done: String,
    look: Option<Look>,
    baseline: u32,
    places: String,
    text: String,
}

impl Run {
    /// Each word stands on its own: viewers that know nothing of a place for every character put it where it belongs.
    fn blank(&mut self) {
        self.close();
    }

    fn add(&mut self, baseline: u32, symbol: &str, left: u32, look: Look) {
        if self.look.as_ref() != Some(&look) {
            self.close();
            self.look = Some(look);
            self.baseline = baseline;
        }
        // What joins with the character before it takes no place of its own.
        let mut chars = symbol.chars();
        let first: String = chars.by_ref().take(1).collect();
        let joined = chars.count();
        if !self.places.is_empty() {
            self.places.push(' ');
        }
        put(&mut self.places, format_args!("{left}"));
        for _ in 0..joined {
            put(&mut self.places, format_args!(" {left}"));
        }
        self.text.push_str(&escape(if joined == 0 { &first } else { symbol }));
    }

    fn close(&mut self) {
        let Some(look) = self.look.take() else { return };
        let mut more = String::new();
        for (modifier, attribute) in [
            (Modifier::BOLD, " font-weight=\"bold\""),
            (Modifier::ITALIC, " font-style=\"italic\""),
            (Modifier::UNDERLINED, " text-decoration=\"underline\""),
            (Modifier::DIM, " opacity=\"0.6\""),
        ] {
            if look.modifier.contains(modifier) {
                more.push_str(attribute);
            }
        }
        put(
            &mut self.done,
            format_args!(
                "<text y=\"{}\" fill=\"{}\"{more} x=\"{}\">{}</text>\n",
                self.baseline, look.colour, self.places, self.text
            ),
        );
        self.places.clear();
        self.text.clear();
    }

    fn finish(mut self) -> String {
        self.close();
        self.done
    }
}

fn look(cell: &Cell) -> Look {
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let colour = if reversed { hex(cell.bg, BACKGROUND) } else { hex(cell.fg, FOREGROUND) };
    Look { colour, modifier: cell.modifier.difference(Modifier::REVERSED) }
}

fn background(cell: &Cell) -> Option<String> {
    if cell.modifier.contains(Modifier::REVERSED) {
        return Some(hex(cell.fg, FOREGROUND));
    }
    Some(hex(cell.bg, BACKGROUND)).filter(|colour| colour != BACKGROUND)
}

fn hex(colour: Color, plain: &str) -> String {
    let named = match colour {
        Color::Rgb(red, green, blue) => return format!("#{red:02x}{green:02x}{blue:02x}"),
        Color::Reset | Color::Indexed(_) => plain,
        Color::Black => "#16191f",
        Color::Red => "#cd3131",
        Color::Green => "#0dbc79",
        Color::Yellow => "#d7ba3a",
        Color::Blue => "#3b82d0",
        Color::Magenta => "#bc3fbc",
        Color::Cyan => "#11a8cd",
        Color::Gray => "#c5c8ce",
        Color::DarkGray => "#6b7078",
        Color::LightRed => "#f14c4c",
        Color::LightGreen => "#23d18b",
        Color::LightYellow => "#f5e043",
        Color::LightBlue => "#6aabf7",
        Color::LightMagenta => "#d670d6",
        Color::LightCyan => "#29b8db",
        Color::White => "#ffffff",
    };
    named.to_owned()
}

/// The rectangles (left, top, width, height) of lines and blocks, which must meet those of the cells around them.
fn parts(symbol: &str, left: u32, top: u32) -> Option<Vec<[u32; 4]>> {
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return None };
    let (wide, high) = CELL;
    if let Some((thick, [to_left, to_right, up, down])) = arms(c) {
        let (middle, centre) = (left + (wide - thick) / 2, top + (high - thick) / 2);
        let mut parts = Vec::new();
        if to_left || to_right {
            let from = if to_left { left } else { middle };
            let to = if to_right { left + wide } else { middle + thick };
            parts.push([from, centre, to - from, thick]);
        }
        if up || down {
            let from = if up { top } else { centre };
            let to = if down { top + high } else { centre + thick };
            parts.push([middle, from, thick, to - from]);
        }
        return Some(parts);
    }
    let code = u32::from(c);
    let part = match c {
        '█' => [left, top, wide, high],
        '▀' => [left, top, wide, high / 2],
        '▐' => [left + wide / 2, top, wide - wide / 2, high],
        // Eighths of a cell, from below and from the left.
        '▁'..='▇' => {
            let part = (high * (code - 0x2580)).div_ceil(8);
            [left, top + high - part, wide, part]
        }
        '▉'..='▏' => [left, top, (wide * (0x2590 - code)).div_ceil(8), high],
        _ => return None,
    };
    Some(vec![part])
}

/// The thickness of a line of a frame, and whether it goes to the left, to the right, up and down.
fn arms(c: char) -> Option<(u32, [bool; 4])> {
    let (thick, arms) = match c {
        '─' => (1, "lr"),
        '│' => (1, "ud"),
        '┌' | '╭' => (1, "rd"),
        '┐' | '╮' => (1, "ld"),
        '└' | '╰' => (1, "ru"),
        '┘' | '╯' => (1, "lu"),
        '├' => (1, "rud"),
        '┤' => (1, "lud"),
        '┬' => (1, "lrd"),
        '┴' => (1, "lru"),
        '┼' => (1, "lrud"),
        '━' => (2, "lr"),
        '┃' => (2, "ud"),
        _ => return None,
    };
    Some((thick, ['l', 'r', 'u', 'd'].map(|arm| arms.contains(arm))))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // A string takes whatever is written to it.
    let _ = out.write_fmt(text);
}
