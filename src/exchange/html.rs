//! Reports as a web page: one file that needs no other, on the screen in the colours of whoever looks, and on paper.

use minijinja::value::Serde;
use minijinja::{Environment, context};
use serde::Serialize;

use super::svg;
use crate::domain::report::page::Page;

const PAGE: &str = include_str!("report.html");

/// A report, and which of all charts is its first.
#[derive(Serialize)]
struct Section<'p> {
    #[serde(flatten)]
    page: &'p Page,
    first: usize,
}

/// What stands around the reports.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The tag of the language.
    pub lang: &'a str,
    /// The title of the whole.
    pub title: &'a str,
    /// By what and when it was made.
    pub made: &'a str,
}

/// These reports as one page.
pub fn page(pages: &[Page], around: Around) -> Result<String, minijinja::Error> {
    let mut templates = Environment::new();
    // The name is what has everything escaped that is filled in.
    templates.add_template("report.html", PAGE)?;
    let charts: Vec<String> =
        pages.iter().flat_map(|page| &page.tables).map(|table| svg::chart(table).unwrap_or_default()).collect();
    let mut first = 0;
    let mut sections = Vec::with_capacity(pages.len());
    for page in pages {
        sections.push(Section { page, first });
        first += page.tables.len();
    }
    let style = format!("{}\n{}", svg::STYLE, svg::ON_PAPER);
    let Around { lang, title, made } = around;
    let filled = context! { lang, title, made, style, charts, pages => minijinja::Value::from(Serde(&sections)) };
    templates.get_template("report.html")?.render(filled)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::report::page::{ChartText, FigureText, RowText, TableText};

    #[test]
    fn a_page_needs_nothing_else_and_escapes_whatever_was_written() {
        let hostile = "<img src=http://evil onerror=alert(1)>\"'&";
        let said = || hostile.to_owned();
        let row = RowText { label: said(), cells: vec![said()], numbers: vec![Some(3)] };
        let table = TableText {
            title: said(),
            meaning: said(),
            head: vec![said()],
            meanings: vec![said()],
            rows: vec![row],
            chart: ChartText::Bars(0),
        };
        let figure = FigureText { label: said(), value: said(), change: said(), meaning: said() };
        let report = Page {
            title: said(),
            period: said(),
            figures: vec![figure],
            tables: vec![table.clone(), table],
            notes: vec![said()],
        };
        let around = Around { lang: "es-PE", title: hostile, made: hostile };
        let html = page(&[report.clone(), report], around).unwrap();
        assert!(!html.contains("<img"), "{html}");
        assert_eq!(html.matches("<svg class=\"chart\"").count(), 4, "a chart for each table");
        for outside in ["src=\"", "href=\"http", "url(", "@import", "<link", "<script"] {
            assert!(!html.contains(outside), "{outside}: {html}");
        }
        for tag in ["section", "table", "svg", "dl", "div", "h2", "tr", "td", "dd", "dt", "style", "html"] {
            let opened = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
            assert_eq!(opened, html.matches(&format!("</{tag}>")).count(), "{tag}");
        }
        for theme in ["prefers-color-scheme: dark", "@media print", "<html lang=\"es-PE\">"] {
            assert!(html.contains(theme), "{theme}");
        }
    }
}
