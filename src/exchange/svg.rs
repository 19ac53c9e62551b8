//! Charts of reports as pictures: scalable, with their numbers in them, in the colours of whoever looks, light or dark.
//!
//! A picture names nothing outside of itself. Whatever a user wrote is escaped.

use std::fmt::Write;

use crate::domain::cells::{cut, width};
use crate::domain::report::page::{ChartText, Page, TableText};

/// The width of a picture.
const WIDE: usize = 720;
/// The height of a row of bars.
const ROW: usize = 24;
/// The height of a course.
const TALL: usize = 240;
/// What a letter takes on the average, in tenths.
const LETTER: usize = 66;
/// The most points of a course of which each bears its number.
const NUMBERED: usize = 13;
/// The most letters of a label.
const LABEL: usize = 26;

/// How charts look, wherever they stand.
pub const STYLE: &str = "\
.chart{font:12px system-ui,'Segoe UI',Arial,sans-serif;--ink:#1c2430;--soft:#68707c;--line:#d5dae2;--bar:#145caa;--was:#98a2b0}\
.chart text{fill:var(--ink)}.chart .soft{fill:var(--soft)}.chart .bar{fill:var(--bar)}.chart .rule{stroke:var(--line)}\
.chart .now{fill:none;stroke:var(--bar);stroke-width:2.5}.chart .was{fill:none;stroke:var(--was);stroke-width:2;stroke-dasharray:5 4}\
.chart .dot{fill:var(--bar)}\
@media (prefers-color-scheme:dark){.chart{--ink:#e4e8ee;--soft:#98a0ac;--line:#3a4250;--bar:#7ab2f4;--was:#78828f}}";

/// What the colours are on paper.
pub const ON_PAPER: &str = "@media print{.chart{--ink:#000;--soft:#444;--line:#bbb;--bar:#145caa;--was:#888}}";

/// A text as it stands in a picture or a page.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The charts of a report in one picture; `None` when it has none.
#[must_use]
pub fn picture(page: &Page) -> Option<String> {
    let charts: Vec<(&TableText, Drawing)> =
        page.tables.iter().filter_map(|table| Some((table, drawing(table)?))).collect();
    if charts.is_empty() {
        return None;
    }
    let heading = 44;
    let height = heading + charts.iter().map(|(_, drawing)| drawing.height + 44).sum::<usize>();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" width=\"{WIDE}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDE} {height}\" role=\"img\">\n<style>{STYLE}</style>\n"
    );
    // Writing to a String cannot fail.
    let _ = writeln!(out, "<title>{}</title>", escaped(&page.title));
    let title = escaped(&format!("{} · {}", page.title, page.period));
    let _ = writeln!(out, "<text x=\"0\" y=\"20\" font-size=\"16\" font-weight=\"600\">{title}</text>");
    let mut y = heading;
    for (table, drawing) in charts {
        let title = escaped(&table.title);
        let _ = writeln!(out, "<text x=\"0\" y=\"{}\" font-weight=\"600\">{title}</text>", y + 12);
        let meaning = escaped(&cut(&table.meaning, 100));
        let _ = writeln!(out, "<text x=\"0\" y=\"{}\" class=\"soft\">{meaning}</text>", y + 28);
        let _ = writeln!(out, "<g transform=\"translate(0 {})\">{}</g>", y + 36, drawing.body);
        y += drawing.height + 44;
    }
    out.push_str("</svg>\n");
    Some(out)
}

/// The chart of a table, to stand in a page; `None` when it has none.
#[must_use]
pub fn chart(table: &TableText) -> Option<String> {
    let Drawing { height, body } = drawing(table)?;
    let title = escaped(&table.title);
    Some(format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDE} {height}\" role=\"img\" aria-label=\"{title}\">{body}</svg>"
    ))
}

/// What is drawn, and how high it is.
struct Drawing {
    height: usize,
    body: String,
}

fn drawing(table: &TableText) -> Option<Drawing> {
    if table.rows.is_empty() {
        return None;
    }
    match table.chart {
        ChartText::None => None,
        ChartText::Course(column, before) if table.rows.len() > 1 => Some(course(table, column, before)),
        // A point by itself makes no line.
        ChartText::Bars(column) | ChartText::Course(column, _) => Some(bars(table, column)),
        ChartText::Heat => Some(heat(table)),
    }
}

/// The cells that the widest of some texts takes, in the units of the picture.
fn room<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| width(text).min(LABEL)).max().unwrap_or(0) * LETTER / 10 + 10
}

fn part(value: i64, most: i64, of: usize) -> usize {
    crate::domain::report::bars::parts(value, most, of)
}

fn bars(table: &TableText, column: usize) -> Drawing {
    let cell = |row: usize| table.rows.get(row).and_then(|row| row.cells.get(column)).map_or("", String::as_str);
    let left = room(table.rows.iter().map(|row| row.label.as_str()));
    let right = room((0..table.rows.len()).map(cell));
    let wide = WIDE.saturating_sub(left + right).max(40);
    let most = table.most(column);
    let mut body = String::new();
    for (n, row) in table.rows.iter().enumerate() {
        let (y, long) = (n * ROW, part(table.number(n, column), most, wide));
        let label = escaped(&cut(&row.label, LABEL));
        let _ = write!(body, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{label}</text>", left - 8, y + 16);
        let _ =
            write!(body, "<rect class=\"bar\" x=\"{left}\" y=\"{}\" width=\"{long}\" height=\"14\" rx=\"2\"/>", y + 5);
        let _ = write!(body, "<text x=\"{}\" y=\"{}\">{}</text>", left + long + 6, y + 16, escaped(cell(n)));
    }
    Drawing { height: table.rows.len() * ROW + 4, body }
}

fn course(table: &TableText, column: usize, before: Option<usize>) -> Drawing {
    let rows = table.rows.len();
    let most = table.most(column).max(before.map_or(0, |before| table.most(before))).max(1);
    let (top, bottom, edge) = (20, TALL - 26, 30);
    let x = |n: usize| edge + (WIDE - 2 * edge) * n / (rows - 1).max(1);
    let y = |value: i64| bottom - part(value, most, bottom - top);
    let line = |column: usize, class: &str| {
        let points: Vec<String> = (0..rows).map(|n| format!("{},{}", x(n), y(table.number(n, column)))).collect();
        format!("<polyline class=\"{class}\" points=\"{}\"/>", points.join(" "))
    };
    let mut body = format!("<line class=\"rule\" x1=\"0\" y1=\"{bottom}\" x2=\"{WIDE}\" y2=\"{bottom}\"/>");
    body.extend(before.map(|before| line(before, "was")));
    body.push_str(&line(column, "now"));
    let highest = (0..rows).max_by_key(|n| table.number(*n, column));
    // Labels that would stand on each other are left out.
    let apart = (WIDE - 2 * edge) / rows.max(1);
    let every = (room(table.rows.iter().map(|row| row.label.as_str())) / apart.max(1) + 1).max(1);
    let numbers = rows <= NUMBERED
        && room(table.rows.iter().filter_map(|row| row.cells.get(column)).map(String::as_str)) <= apart + 12;
    for (n, row) in table.rows.iter().enumerate() {
        let (at, high) = (x(n), y(table.number(n, column)));
        let said = row.cells.get(column).map_or("", String::as_str);
        let tip = escaped(&format!("{}: {said}", row.label));
        let _ = write!(body, "<circle class=\"dot\" cx=\"{at}\" cy=\"{high}\" r=\"3.5\"><title>{tip}</title></circle>");
        if numbers || Some(n) == highest || n + 1 == rows {
            let anchor = if n + 1 == rows { "end" } else { "middle" };
            let to = if n + 1 == rows { at + edge } else { at };
            let _ =
                write!(body, "<text x=\"{to}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>", high - 8, escaped(said));
        }
        if n % every == 0 {
            let label = escaped(&cut(&row.label, LABEL));
            let _ = write!(
                body,
                "<text class=\"soft\" x=\"{at}\" y=\"{}\" text-anchor=\"middle\">{label}</text>",
                bottom + 18
            );
        }
    }
    Drawing { height: TALL, body }
}

fn heat(table: &TableText) -> Drawing {
    let left = room(table.rows.iter().map(|row| row.label.as_str()));
    let columns = table.head.len().max(1);
    let wide = (WIDE.saturating_sub(left) / columns).clamp(18, 110);
    let most = table.darkest();
    let mut body = String::new();
    for (n, head) in table.head.iter().enumerate() {
        let at = left + n * wide + wide / 2;
        let head = escaped(&cut(head, wide * 10 / LETTER));
        let _ = write!(body, "<text class=\"soft\" x=\"{at}\" y=\"13\" text-anchor=\"middle\">{head}</text>");
    }
    for (n, row) in table.rows.iter().enumerate() {
        let y = 20 + n * ROW;
        let label = escaped(&cut(&row.label, LABEL));
        let _ = write!(body, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{label}</text>", left - 8, y + 16);
        for (column, cell) in row.cells.iter().enumerate() {
            let at = left + column * wide;
            let value = if table.is_whole(column) { 0 } else { table.number(n, column) };
            let strong = part(value, most, 70);
            let _ = write!(
                body,
                "<rect class=\"bar\" x=\"{at}\" y=\"{y}\" width=\"{}\" height=\"{}\" rx=\"2\" fill-opacity=\"0.{strong:02}\"/>",
                wide - 2,
                ROW - 2
            );
            let _ = write!(
                body,
                "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                at + wide / 2 - 1,
                y + 16,
                escaped(cell)
            );
        }
    }
    Drawing { height: 24 + table.rows.len() * ROW, body }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::report::page::RowText;

    fn table(chart: ChartText, rows: &[(&str, i64)]) -> TableText {
        let row = |(label, n): &(&str, i64)| RowText {
            label: (*label).to_owned(),
            cells: vec![n.to_string()],
            numbers: vec![Some(*n)],
        };
        TableText {
            title: "t <&>".to_owned(),
            head: vec!["h".to_owned()],
            meanings: vec![String::new()],
            rows: rows.iter().map(row).collect(),
            chart,
            ..TableText::default()
        }
    }

    /// Every element that is opened is closed, in its order.
    fn is_well_formed(svg: &str) -> bool {
        let mut open = Vec::new();
        for tag in svg.split('<').skip(1) {
            let Some((tag, _)) = tag.split_once('>') else { return false };
            let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or("");
            if let Some(name) = tag.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return false;
                }
            } else if !tag.ends_with('/') {
                open.push(name);
            }
        }
        open.is_empty()
    }

    #[test]
    fn a_picture_is_whole_and_holds_what_was_written_as_text() {
        let hostile = "</text><script>alert(\"1\")</script>&\u{1b}[31m";
        for chart in [ChartText::Bars(0), ChartText::Course(0, None), ChartText::Course(0, Some(0)), ChartText::Heat] {
            for rows in [
                [(hostile, 5)].as_slice(),
                &[(hostile, 0), ("b", 0)],
                &[("a", -5), (hostile, i64::MAX), ("c", i64::MIN)],
            ] {
                let page = Page { title: hostile.to_owned(), tables: vec![table(chart, rows)], ..Page::default() };
                let svg = picture(&page).unwrap();
                assert!(is_well_formed(&svg), "{svg}");
                assert!(!svg.contains("<script") && !svg.contains('\u{1b}'), "{svg}");
                assert!(svg.contains("&lt;script&gt;"), "{svg}");
                assert_eq!(svg.matches("http").count(), 1, "the name space alone: {svg}");
            }
        }
        assert!(!is_well_formed("<svg><g></svg>"));
    }

    #[test]
    fn what_has_no_rows_has_no_chart() {
        assert_eq!(chart(&table(ChartText::Bars(0), &[])), None);
        assert_eq!(chart(&table(ChartText::None, &[("a", 1)])), None);
        assert_eq!(picture(&Page::default()), None);
    }
}
