//! What the commands print: tables, lights and JSON.

use std::io::{self, IsTerminal, Write};

use crate::domain::cells::{cut, width};
use crate::domain::{Light, text};
use crate::i18n::Texts;

/// The width of running text where there is no terminal to ask.
const USUAL: usize = 80;
/// The longest line that is still read with ease.
const LONGEST_LINE: usize = 110;

/// How a piece of text is shown where colours are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    /// As it is.
    Plain,
    /// What stands out.
    Strong,
    /// What may be overlooked.
    Faint,
    /// In the colour of a light.
    Light(Light),
}

/// Whether there are colours, and how wide a line may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    colour: bool,
    width: Option<usize>,
}

impl Style {
    /// The style for this standard output: colours only where somebody looks, unless `always` says otherwise.
    pub(super) fn of(always: Option<bool>) -> Self {
        let terminal = io::stdout().is_terminal();
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let colour = always.unwrap_or(terminal && !set("NO_COLOR") && !dumb);
        let width = terminal.then(|| crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns)));
        Self { colour, width }
    }

    /// How wide running text is: as the terminal, as far as lines that long can be read.
    pub(super) fn columns(self) -> usize {
        self.width.unwrap_or(USUAL).min(LONGEST_LINE)
    }

    /// The style of what goes into a file.
    pub(super) const PLAIN: Self = Self { colour: false, width: None };

    /// The text in its colour.
    pub(super) fn paint(self, paint: Paint, text: &str) -> String {
        let code = match paint {
            Paint::Strong => "1",
            Paint::Faint => "2",
            Paint::Light(Light::Red) => "31",
            Paint::Light(Light::Yellow) => "33",
            Paint::Light(Light::Green) => "32",
            Paint::Plain | Paint::Light(Light::Unplanned) => "",
        };
        if self.colour && !code.is_empty() && !text.is_empty() {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// A light as glyph and word; a client without one says so.
    pub(super) fn light(self, texts: &Texts, light: Option<Light>) -> String {
        match light {
            Some(light) => self.paint(Paint::Light(light), &format!("{} {}", light.glyph(), texts.word(light))),
            None => self.paint(Paint::Faint, texts.get("cli-no-light")),
        }
    }

    /// Writes rows in columns, two spaces apart. The last column ends where the terminal does.
    pub(super) fn table(self, out: &mut dyn Write, rows: &[Vec<(Paint, String)>]) -> io::Result<()> {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|(_, cell)| width(cell)).max();
        let widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
        for row in rows {
            let mut line = String::new();
            let mut used = 0;
            for (column, (paint, cell)) in row.iter().enumerate() {
                let wide = widths.get(column).copied().unwrap_or(0);
                if wide == 0 {
                    continue;
                }
                let room = self.width.map_or(usize::MAX, |width| width.saturating_sub(used));
                if room < 2 {
                    break;
                }
                let cell = cut(cell, room);
                line.push_str(&self.paint(*paint, &cell));
                line.push_str(&" ".repeat(wide.saturating_sub(width(&cell)) + 2));
                used += wide + 2;
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A text of the agenda in a line of at most `room` columns.
pub(super) fn brief(text: &str, room: usize) -> String {
    cut(&text::clean_line(text::first_line(text)), room).into_owned()
}

/// Writes a value as JSON, readable for people too.
pub(super) fn json(out: &mut dyn Write, value: &serde_json::Value) -> io::Result<()> {
    let document = serde_json::to_string_pretty(value)?;
    writeln!(out, "{}", text::json_for_terminals(&document))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_end_with_the_terminal() {
        let style = Style { colour: false, width: Some(12) };
        let rows = [["#1", "Ana", "una frase larga"], ["#12", "Álvaro", ""]]
            .map(|row| row.map(|cell| (Paint::Plain, cell.to_owned())).to_vec());
        let mut out = Vec::new();
        style.table(&mut out, &rows).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "#1   Ana\n#12  Álvaro\n");
    }

    #[test]
    fn colours_only_where_they_are_wanted() {
        let plain = Style { colour: false, width: None };
        let painted = Style { colour: true, width: None };
        assert_eq!(plain.paint(Paint::Light(Light::Red), "●"), "●");
        assert_eq!(painted.paint(Paint::Light(Light::Red), "●"), "\u{1b}[31m●\u{1b}[0m");
    }
}
