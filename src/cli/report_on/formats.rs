//! A report for programs and for paper: CSV, JSON, a web page, a picture.

use serde_json::{Value, json};

use crate::agenda::Agenda;
use crate::cli::context::Context;
use crate::cli::{Fail, Result, output};
use crate::domain::report::page::Page;
use crate::domain::report::{Behind, Cell, Column, Figure, Label, Report, Row, Table};
use crate::domain::{Code, Currency, Period};
use crate::exchange::csv::write as write_csv;
use crate::exchange::html::{self, Around};
use crate::exchange::svg;

/// Its tables, one below the other with a line between them; the figures are the first. Amounts are decimal numbers.
pub(super) fn csv(report: &Report, page: &Page, currency: Currency) -> Vec<u8> {
    let mut tables: Vec<Vec<u8>> = Vec::new();
    if !report.figures.is_empty() {
        let rows = report.figures.iter().zip(&page.figures).map(|(figure, said)| {
            let before = figure.before.map_or_else(String::new, |before| bare(before, currency));
            vec![said.label.clone(), bare(figure.value, currency), before, said.meaning.clone()]
        });
        tables.push(write_csv(&[page.title.clone(), page.period.clone(), String::new(), String::new()], rows));
    }
    for (table, said) in report.tables.iter().zip(&page.tables) {
        let head: Vec<String> = [said.title.clone()].into_iter().chain(said.head.iter().cloned()).collect();
        let rows = table.rows.iter().zip(&said.rows).map(|(row, said)| {
            let cells = row.cells.iter().map(|cell| bare(*cell, currency));
            [said.label.clone()].into_iter().chain(cells).collect::<Vec<_>>()
        });
        tables.push(write_csv(&head, rows));
    }
    let mut bytes = Vec::new();
    for (n, table) in tables.iter().enumerate() {
        if n > 0 {
            bytes.extend_from_slice(b"\r\n");
        }
        // The mark by which spreadsheets know the letters stands at the beginning alone.
        let mark = '\u{feff}'.len_utf8();
        bytes.extend_from_slice(if n == 0 { table } else { &table[mark..] });
    }
    bytes
}

/// A value as a program reads it.
fn bare(cell: Cell, currency: Currency) -> String {
    match cell {
        Cell::None => String::new(),
        Cell::Money(minor) => decimal(minor, currency.digits()),
        Cell::Quantity(n) => decimal(n, 3),
        Cell::Count(n) | Cell::Percent(n) | Cell::Change(n) | Cell::Days(n) => n.to_string(),
    }
}

fn decimal(minor: i64, digits: u8) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let all = format!("{:0>width$}", minor.unsigned_abs(), width = usize::from(digits) + 1);
    let (whole, rest) = all.split_at(all.len() - usize::from(digits));
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A web page of these reports.
pub(super) fn html(cx: &Context, pages: &[Page]) -> Result<Vec<u8>> {
    let lang = cx.texts.locale().tag();
    let made = cx.texts.with("reports-made", &[("day", cx.texts.day_long(cx.today()).into())]);
    let title = match pages {
        [page] => format!("{} · {}", page.title, page.period),
        _ => cx.texts.get("screen-reports").to_owned(),
    };
    let page = html::page(pages, Around { lang: &lang, title: &title, made: &made });
    Ok(page.map_err(|error| Fail::Output(std::io::Error::other(error.to_string())))?.into_bytes())
}

/// The charts of a report as a picture.
pub(super) fn svg(cx: &Context, page: &Page) -> Result<Vec<u8>> {
    svg::picture(page).map(String::into_bytes).ok_or_else(|| cx.said("error-cli-report-no-chart"))
}

/// A value as JSON.
pub(super) fn json(value: &Value) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    output::json(&mut bytes, value)?;
    Ok(bytes)
}

/// A report: `report`, `from`, `to`, `before` (`from`, `to`), `currency`, `left_out` (codes of currencies), `figures` (each
/// with `term`, `meaning`, `unit`, `value`, `before`, `filter`) and `tables` (each with `term`, `meaning`, `columns` and
/// `rows`). A column has `term` or `label`; a row has `label`, `key` where there is a stable one, `values`, and `filter`
/// where the clients behind it can be found by one. A unit is `count`, `money`, `percent`, `change`, `days` or
/// `thousandths`; amounts are in the smallest unit of the currency.
pub(super) fn value(cx: &Context, report: &Report, agenda: &Agenda) -> Value {
    let period = |period: &Period| json!({ "from": period.from.to_string(), "to": period.to.to_string() });
    json!({
        "report": report.name.code(),
        "from": report.period.from.to_string(),
        "to": report.period.to.to_string(),
        "before": report.before.as_ref().map(period),
        "currency": agenda.rules().money.currency.code(),
        "left_out": report.left_out.iter().map(Currency::code).collect::<Vec<_>>(),
        "figures": report.figures.iter().map(|it| figure(cx, it)).collect::<Vec<_>>(),
        "tables": report.tables.iter().map(|it| table(cx, it)).collect::<Vec<_>>(),
    })
}

fn unit(cell: Cell) -> Option<&'static str> {
    Some(match cell {
        Cell::None => return None,
        Cell::Count(_) => "count",
        Cell::Money(_) => "money",
        Cell::Percent(_) => "percent",
        Cell::Change(_) => "change",
        Cell::Days(_) => "days",
        Cell::Quantity(_) => "thousandths",
    })
}

fn filter(behind: Option<&Behind>) -> Option<&str> {
    match behind {
        Some(Behind::Filter(filter)) => Some(filter),
        _ => None,
    }
}

fn figure(cx: &Context, figure: &Figure) -> Value {
    json!({
        "term": figure.term.code(),
        "meaning": cx.texts.meaning(figure.term),
        "unit": unit(figure.value),
        "value": figure.value.number(),
        "before": figure.before.and_then(Cell::number),
        "filter": filter(figure.behind.as_ref()),
    })
}

fn table(cx: &Context, table: &Table) -> Value {
    let column = |(n, column): (usize, &Column)| {
        let unit = table.rows.iter().find_map(|row| unit(*row.cells.get(n)?));
        match column {
            Column::Of(term) => json!({ "term": term.code(), "unit": unit }),
            Column::About(label) => {
                json!({ "label": cx.texts.row_label(label, cx.today()), "key": key(label), "unit": unit })
            }
        }
    };
    json!({
        "term": table.term.code(),
        "meaning": cx.texts.meaning(table.term),
        "columns": table.columns.iter().enumerate().map(column).collect::<Vec<_>>(),
        "rows": table.rows.iter().map(|it| row(cx, it)).collect::<Vec<_>>(),
    })
}

fn row(cx: &Context, row: &Row) -> Value {
    json!({
        "label": cx.texts.row_label(&row.label, cx.today()),
        "key": key(&row.label),
        "values": row.cells.iter().map(|cell| cell.number()).collect::<Vec<_>>(),
        "filter": filter(row.behind.as_ref()),
    })
}

/// What a row is about, as a program knows it again.
fn key(label: &Label) -> Value {
    match label {
        Label::Word(key) => json!(key),
        Label::Stage(code) => json!(code),
        Label::Client(id, _) => json!(id.0),
        Label::Day(day) => json!(day.to_string()),
        Label::Month(day) | Label::Quarter(day) => json!(format!("{:04}-{:02}", day.year(), day.month())),
        Label::Weekday(n) | Label::Hour(n) => json!(n),
        Label::Later(n) => json!(n),
        Label::Name(_) | Label::Rest(_) | Label::Nameless => Value::Null,
    }
}
