//! A table of phrases with the date each must give, and properties that hold
//! for any input.

mod contexts;
mod properties;
mod public;
mod recurring;
mod refusals;
mod spoken;
mod table;

use jiff::civil::{Date, DateTime, Weekday, date};

use super::{
    Context, DateOrder, Lean, Reading, When, WhenError, WorkDays, iso, read, read_any, read_any_prefix, read_prefix,
    read_recurring,
};

/// Monday to Friday, with three holidays.
struct Office;

impl WorkDays for Office {
    fn is_working_day(&self, date: Date) -> bool {
        let is_weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
        !is_weekend && !matches!((date.month(), date.day()), (12, 8 | 25) | (1, 1))
    }
}

/// A Saturday morning.
fn saturday() -> DateTime {
    date(2026, 11, 21).at(9, 15, 42, 0)
}

fn context(now: DateTime) -> Context<'static> {
    Context { now, order: DateOrder::DayMonth, work_days: &Office, lean: Lean::Future }
}

fn planning() -> Context<'static> {
    context(saturday())
}

fn looking_back() -> Context<'static> {
    Context { lean: Lean::Past, ..planning() }
}

fn american() -> Context<'static> {
    Context { order: DateOrder::MonthDay, ..planning() }
}

/// A refusal in a few words, so that it fits in a table.
fn brief(error: &WhenError) -> String {
    let list = |readings: &[When]| {
        let all: Vec<String> = readings.iter().map(|when| iso(*when)).collect();
        all.join(" ")
    };
    match error {
        WhenError::Empty => "empty".into(),
        WhenError::NotUnderstood { at, word } => format!("what? {at} {word}"),
        WhenError::NoSuchDate { nearest } => {
            format!("no date {}", nearest.map_or("-".into(), iso))
        }
        WhenError::NoSuchTime => "no time".into(),
        WhenError::Ambiguous { readings } => format!("either {}", list(readings)),
        WhenError::AmbiguousRule { readings } => {
            let all: Vec<String> = readings.iter().map(ToString::to_string).collect();
            format!("either {}", all.join(" "))
        }
        WhenError::Contradiction { by_date, by_weekday } => format!("clash {}", list(&[*by_date, *by_weekday])),
        WhenError::OutOfBounds => "far".into(),
        WhenError::NoWorkingDay => "no working day".into(),
        WhenError::Recurring => "recurring".into(),
        WhenError::Range => "range".into(),
    }
}

fn outcome(phrase: &str, cx: &Context) -> String {
    match read(phrase, cx) {
        Ok(when) => iso(when),
        Err(error) => brief(&error),
    }
}

/// Reads every phrase of a table and reports all that went wrong at once.
fn check(cx: &Context, table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(phrase, expected)| (phrase, expected, outcome(phrase, cx)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(phrase, expected, found)| format!("{phrase:?}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a prefix means and what is left of the text.
fn prefix(text: &str, cx: &Context) -> Option<(String, String)> {
    let (when, used) = read_prefix(text, cx)?;
    Some((iso(when), text[used..].trim().to_owned()))
}
