//! `cartera report`: a report as text, table, page, picture or JSON; alone, which reports there are.
//!
//! With `--json`: see [`value`](formats::value). Alone `reports`, each with `name` and `title`.

mod formats;
mod plain;

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::keep::keep;
use super::output::{self, Paint};
use super::{Fail, Result, Streams, codes};
use crate::agenda::{Agenda, Watch};
use crate::domain::report::page::Page;
use crate::domain::when::Lean;
use crate::domain::{Code, Period, Report, ReportName, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "report";

/// What writes all reports on one page.
const ALL: &str = "all";

/// How a report is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Text,
    Csv,
    Json,
    Html,
    Svg,
}

/// The formats, as `--format` names them.
const FORMATS: [(&str, Format); 5] = [
    ("text", Format::Text),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("html", Format::Html),
    ("svg", Format::Svg),
];

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("name", "cli-val-report")
        .option("from", "cli-val-when")
        .option("to", "cli-val-when")
        .option("month", "cli-val-when")
        .option("week", "cli-val-when")
        .option("format", "cli-val-formats")
        .file("out", "cli-val-file")
        .without("month", &["from", "to", "week"])
        .without("week", &["from", "to"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let out = args.get_one::<PathBuf>("out").map(PathBuf::as_path);
    let typed = super::context::words(args, "name");
    if typed.is_empty() {
        return list(cx, to);
    }
    let format = format(cx, args, out)?;
    let period = period(cx, args)?;
    let agenda = cx.agenda()?;
    let bytes = if text::fold(typed.trim()) == ALL {
        if format != Format::Html {
            return Err(cx.usage("error-cli-report-all-html"));
        }
        let reports: Result<Vec<Report>> = ReportName::ALL.iter().map(|name| made(&agenda, *name, period)).collect();
        let pages: Vec<Page> = reports?.iter().map(|report| page(cx, &agenda, report)).collect();
        formats::html(cx, &pages)?
    } else {
        let Some(name) = codes::find(cx, &typed, ReportName::ALL) else {
            let names: Vec<&str> = ReportName::ALL.iter().map(|name| name.code()).collect();
            let args = [("typed", text::clean_line(&typed).into()), ("names", names.join(", ").into())];
            return Err(Fail::Usage(cx.texts.with("reports-unknown", &args)));
        };
        let report = made(&agenda, name, period)?;
        let page = page(cx, &agenda, &report);
        match format {
            Format::Text => plain::write(cx, &page, out.is_some())?,
            Format::Csv => formats::csv(&report, &page, agenda.rules().money.currency),
            Format::Json => formats::json(&formats::value(cx, &report, &agenda))?,
            Format::Html => formats::html(cx, &[page])?,
            Format::Svg => formats::svg(cx, &page)?,
        }
    };
    match out {
        None => Ok(to.out.write_all(&bytes)?),
        Some(path) => {
            keep(cx, path, &bytes)?;
            let path = text::clean_line(&path.display().to_string());
            if cx.json {
                return Ok(());
            }
            Ok(writeln!(to.out, "{}", cx.texts.with("cli-report-written", &[("path", path.into())]))?)
        }
    }
}

fn made(agenda: &Agenda, name: ReportName, period: Option<Period>) -> Result<Report> {
    Ok(agenda.report(name, period, &Watch::default())?)
}

fn page(cx: &Context, agenda: &Agenda, report: &Report) -> Page {
    cx.texts.report(report, &agenda.rules().money, cx.today())
}

/// Which reports there are.
fn list(cx: &Context, to: &mut Streams) -> Result<()> {
    if cx.json {
        let report = |name: &ReportName| json!({ "name": name.code(), "title": cx.texts.word(*name) });
        let reports: Vec<_> = ReportName::ALL.iter().map(report).collect();
        return Ok(output::json(to.out, &json!({ "reports": reports }))?);
    }
    let line = |name: &ReportName| {
        let period = Period::usual(*name, cx.today());
        vec![
            (Paint::Strong, name.code().to_owned()),
            (Paint::Plain, cx.texts.word(*name).to_owned()),
            (Paint::Faint, cx.texts.period(&period, cx.today())),
        ]
    };
    Ok(cx.style.table(to.out, &ReportName::ALL.iter().map(line).collect::<Vec<_>>())?)
}

/// How it is to be written: as `--format` says, else as the name of the file does.
fn format(cx: &Context, args: &ArgMatches, out: Option<&Path>) -> Result<Format> {
    if cx.json {
        return Ok(Format::Json);
    }
    let Some(typed) = args.get_one::<String>("format") else {
        let ending = out.and_then(Path::extension).and_then(|ending| ending.to_str()).unwrap_or("");
        let named = FORMATS.iter().find(|(name, _)| ending.eq_ignore_ascii_case(name));
        return Ok(named.map_or(Format::Text, |(_, format)| *format));
    };
    let wanted = typed.trim().to_ascii_lowercase();
    FORMATS.iter().find(|(name, _)| *name == wanted).map(|(_, format)| *format).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
        cx.bad_value("--format", typed, &names.join(", "))
    })
}

/// Of which days; `None` for those that are usual.
fn period(cx: &Context, args: &ArgMatches) -> Result<Option<Period>> {
    let day = |name: &str| args.get_one::<String>(name).map(|typed| cx.when(typed, Lean::Past)).transpose();
    if let Some(typed) = args.get_one::<String>("month") {
        return Ok(Some(Period::month(month(cx, typed)?)));
    }
    if let Some(when) = day("week")? {
        return Ok(Some(Period::week(when.date)));
    }
    let (from, to) = (day("from")?.map(|when| when.date), day("to")?.map(|when| when.date));
    let period = match (from, to) {
        (None, None) => return Ok(None),
        (Some(from), None) => Period { from, to: cx.today().max(from) },
        (None, Some(to)) => Period { from: to.first_of_month(), to },
        (Some(from), Some(to)) => Period { from, to },
    };
    if period.to < period.from {
        return Err(cx.usage("error-cli-report-backwards"));
    }
    Ok(Some(period))
}

/// The first day of a month that is typed as `2026-11`, or as a day of it.
pub(super) fn month(cx: &Context, typed: &str) -> Result<Date> {
    if let Ok(first) = format!("{}-01", typed.trim()).parse::<Date>() {
        return Ok(first);
    }
    match cx.when(typed, Lean::Past) {
        Ok(when) => Ok(when.date.first_of_month()),
        Err(_) => Err(Fail::Usage(cx.texts.with("error-cli-month", &[("typed", text::clean_line(typed).into())]))),
    }
}
