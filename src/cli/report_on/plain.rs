//! A report as text: figures with what is meant by them, tables that line up, and bars of blocks.

use std::io::Write;

use crate::cli::Result;
use crate::cli::context::Context;
use crate::cli::output::{Paint, Style};
use crate::domain::cells::{cut, fit, fit_right, width, wrap};
use crate::domain::report::bars::{SHADES, bar, columns};
use crate::domain::report::page::{ChartText, FigureText, Page, TableText};

/// The longest bar.
const BAR: usize = 24;
/// The shortest that is worth drawing.
const SHORTEST: usize = 6;
/// The widest label of a row.
const LABEL: usize = 28;

/// The report; what goes into a file has no colours.
pub(super) fn write(cx: &Context, page: &Page, into_file: bool) -> Result<Vec<u8>> {
    let style = if into_file { Style::PLAIN } else { cx.style };
    let mut out = Vec::new();
    writeln!(out, "{}  {}", style.paint(Paint::Strong, &page.title), style.paint(Paint::Faint, &page.period))?;
    for note in &page.notes {
        for line in wrap(note, style.columns()) {
            writeln!(out, "{}", style.paint(Paint::Faint, &line))?;
        }
    }
    if !page.figures.is_empty() {
        writeln!(out)?;
        figures(style, &page.figures, &mut out)?;
    }
    for table in &page.tables {
        writeln!(out)?;
        self::table(style, table, &mut out)?;
    }
    Ok(out)
}

fn figures(style: Style, figures: &[FigureText], out: &mut Vec<u8>) -> Result<()> {
    let widest = |text: fn(&FigureText) -> &str| figures.iter().map(|figure| width(text(figure))).max().unwrap_or(0);
    let (label, value, change) = (widest(|it| &it.label), widest(|it| &it.value), widest(|it| &it.change));
    let margin = label + value + change + 6;
    let room = style.columns().saturating_sub(margin + 2);
    for figure in figures {
        let numbers = format!("{}  {}", fit_right(&figure.value, value), fit_right(&figure.change, change));
        let mut meaning = wrap(&figure.meaning, room.max(20)).into_iter();
        let first = style.paint(Paint::Faint, &meaning.next().unwrap_or_default());
        let line = format!("  {}  {}  {first}", fit(&figure.label, label), style.paint(Paint::Strong, &numbers));
        writeln!(out, "{}", line.trim_end())?;
        for more in meaning {
            writeln!(out, "{}{}", " ".repeat(margin + 2), style.paint(Paint::Faint, &more))?;
        }
    }
    Ok(())
}

fn table(style: Style, table: &TableText, out: &mut Vec<u8>) -> Result<()> {
    let title = style.paint(Paint::Strong, &table.title);
    let line: Vec<i64> = match table.chart {
        ChartText::Course(column, _) => (0..table.rows.len()).map(|row| table.number(row, column)).collect(),
        _ => Vec::new(),
    };
    let line = if line.len() > 2 { format!("  {}", columns(&line)) } else { String::new() };
    let meaning =
        cut(&table.meaning, style.columns().saturating_sub(width(&table.title) + width(&line) + 2)).into_owned();
    writeln!(out, "{title}{line}  {}", style.paint(Paint::Faint, &meaning))?;
    let label = table.rows.iter().map(|row| width(&row.label)).max().unwrap_or(0).min(LABEL);
    let heat = table.chart == ChartText::Heat;
    let widths: Vec<usize> = (0..table.head.len())
        .map(|column| {
            let cells = table.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| width(cell));
            cells.chain([table.head.get(column).map_or(0, |head| width(head))]).max().unwrap_or(0)
        })
        .collect();
    let numbers: usize = widths.iter().map(|wide| wide + 2).sum();
    let bars = style.columns().saturating_sub(label + numbers + 4).min(BAR);
    let drawn = table.drawn().filter(|_| bars >= SHORTEST);
    let bar_room = if drawn.is_some() { bars + 2 } else { 0 };
    let mut head = " ".repeat(2 + label + bar_room);
    for (word, wide) in table.head.iter().zip(&widths) {
        head.extend(["  ", &fit_right(word, *wide)]);
    }
    writeln!(out, "{}", style.paint(Paint::Faint, head.trim_end()))?;
    let most = drawn.map_or(0, |column| table.most(column));
    let darkest = table.darkest();
    for (n, row) in table.rows.iter().enumerate() {
        let mut line = format!("  {}", fit(&row.label, label));
        if let Some(column) = drawn {
            line.extend(["  ", &fit(&bar(table.number(n, column), most, bars), bars)]);
        }
        for (column, (cell, wide)) in row.cells.iter().zip(&widths).enumerate() {
            let dark = if heat { table.shade(n, column, darkest) } else { 0 };
            // The shade stands before the number, where the blank would.
            line.extend([" ", SHADES[dark], &fit_right(cell, *wide)]);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}
