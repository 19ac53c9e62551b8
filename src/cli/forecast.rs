//! `cartera forecast`: what is to be expected of the opportunities, by month and by stage, and when the money comes.
//!
//! With `--json`: `currency`, `today`, `open` (see [`outlook`]), `months` (each its `month` and what [`part`] gives), `late`,
//! `beyond` and `undated` (likewise), `stages` (`stage`, what [`outlook`] gives, `percent`, `set`, and what [`passed`] gives),
//! `won_month` and `won_year` (`count`, `amount`), `goal`, `sold`, `history` (what [`passed`] gives, `cycle_days`, `cycle`) and
//! `left_out`. Amounts are in the smallest unit of the currency.

use clap::{ArgMatches, Command};
use serde_json::{Map, Value, json};

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::domain::cells::{fit_right, width};
use crate::domain::forecast::{Forecast, Outlook, Part, Passed, Won};
use crate::domain::{Code, Currency, Cycle, Rules};
use crate::i18n::{Table, Texts};

pub(super) const NAME: &str = "forecast";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).done()
}

pub(super) fn run(cx: &Context, _: &ArgMatches, to: &mut Streams) -> Result<()> {
    let agenda = cx.agenda()?;
    let (forecast, rules) = (agenda.forecast()?, agenda.rules());
    if cx.json {
        return Ok(output::json(to.out, &value(&forecast, rules))?);
    }
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, cx.texts.get("forecast-title")))?;
    let rows = cx.texts.forecast_rows(&forecast, rules).into_iter();
    let line = |(label, value): (String, String)| vec![(Paint::Faint, format!("  {label}")), (Paint::Plain, value)];
    cx.style.table(to.out, &rows.map(line).collect::<Vec<_>>())?;
    for told in [cx.texts.forecast_months(&forecast, rules), cx.texts.forecast_stages(&forecast, rules)] {
        writeln!(to.out)?;
        table(cx, &told, to)?;
    }
    writeln!(to.out)?;
    let notes = [cx.texts.forecast_left_out(&forecast), Some(cx.texts.forecast_note())];
    for note in notes.into_iter().flatten() {
        for line in crate::domain::cells::wrap(&note, cx.style.columns()) {
            writeln!(to.out, "{}", cx.style.paint(Paint::Faint, &line))?;
        }
    }
    Ok(())
}

/// A table with its numbers at the right.
fn table(cx: &Context, told: &Table, to: &mut Streams) -> Result<()> {
    let lines = || [&told.heads].into_iter().chain(&told.rows);
    let widest = |column: usize| lines().filter_map(|line| line.get(column)).map(|cell| width(cell)).max().unwrap_or(0);
    let used = |column: usize| told.rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.is_empty()));
    let columns: Vec<usize> = (0..told.heads.len()).filter(|column| *column == 0 || used(*column)).collect();
    let line = |(n, line): (usize, &Vec<String>)| {
        let cell = |column: &usize| {
            let text = line.get(*column).map_or("", String::as_str);
            let paint = match (n, *column) {
                (0, 0) => Paint::Strong,
                (0, _) => Paint::Faint,
                _ => Paint::Plain,
            };
            let text = match (n, *column) {
                (0, 0) => text.to_owned(),
                (_, 0) => format!("  {text}"),
                _ => fit_right(text, widest(*column)),
            };
            (paint, text)
        };
        columns.iter().map(cell).collect::<Vec<_>>()
    };
    Ok(cx.style.table(to.out, &lines().enumerate().map(line).collect::<Vec<_>>())?)
}

fn value(forecast: &Forecast, rules: &Rules) -> Value {
    let months = forecast.months.iter().map(|month| {
        let mut fields = part(&month.part);
        let name = month.first.strftime("%Y-%m").to_string();
        fields.insert("month".to_owned(), name.into());
        Value::Object(fields)
    });
    let stages = forecast.stages.iter().map(|stage| {
        let mut fields = outlook(&stage.open);
        fields.extend(passed(&stage.chance.passed));
        fields.insert("stage".to_owned(), stage.chance.stage.as_str().into());
        fields.insert("percent".to_owned(), stage.chance.percent().into());
        fields.insert("set".to_owned(), stage.chance.set.into());
        Value::Object(fields)
    });
    let history = &forecast.history;
    let cycle = history.cycle.map(|days| Cycle::of(u16::try_from(days).unwrap_or(u16::MAX), &rules.classes).code());
    let mut measured = passed(&history.all);
    measured.extend([("cycle_days".to_owned(), json!(history.cycle)), ("cycle".to_owned(), json!(cycle))]);
    json!({
        "currency": rules.money.currency.code(),
        "today": forecast.today.to_string(),
        "open": outlook(&forecast.all),
        "months": months.collect::<Vec<_>>(),
        "late": part(&forecast.late),
        "beyond": part(&forecast.beyond),
        "undated": part(&forecast.undated),
        "stages": stages.collect::<Vec<_>>(),
        "won_month": won(forecast.won_month),
        "won_year": won(forecast.won_year),
        "goal": forecast.goal.map(|(goal, _)| goal),
        "sold": forecast.goal.map(|(_, sold)| sold),
        "history": measured,
        "left_out": forecast.left_out.iter().map(Currency::code).collect::<Vec<_>>(),
    })
}

/// What something comes to: `count`, `unpriced`, `total`, `weighted`.
fn outlook(outlook: &Outlook) -> Map<String, Value> {
    let Outlook { count, unpriced, total, weighted } = *outlook;
    let fields = [("count", json!(count)), ("unpriced", json!(unpriced))];
    let sums = [("total", json!(total)), ("weighted", json!(weighted))];
    fields.into_iter().chain(sums).map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A part of the forecast: what [`outlook`] gives, `due` and `cash`.
fn part(part: &Part) -> Map<String, Value> {
    let mut fields = outlook(&part.closing);
    fields.extend([("due".to_owned(), part.due.into()), ("cash".to_owned(), part.cash.into())]);
    fields
}

/// What is known of a stage: `closed`, `won`, `share`, `between`, `stays`, `days`.
fn passed(passed: &Passed) -> Map<String, Value> {
    let fields = [
        ("closed", json!(passed.closed)),
        ("won", json!(passed.won)),
        ("share", json!(passed.share())),
        ("between", json!(passed.between().map(|(low, high)| [low, high]))),
        ("stays", json!(passed.stays)),
        ("days", json!(passed.days)),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn won(won: Won) -> Value {
    json!({ "count": won.count, "amount": won.amount })
}
