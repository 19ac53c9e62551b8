//! The values behind a sign: numbers, lengths of time, days.

use std::fmt;

use jiff::Span;
use jiff::civil::Date;

use super::error::Problem;
use super::field::Toward;
use super::{Context, Operand};
use crate::domain::text::fold;
use crate::domain::when::{self, Lean, YEARS};

/// A number, exact to the fourth decimal: in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(pub i64);

/// How many decimals a number has at most.
const DECIMALS: usize = 4;
/// The largest length of time, in its unit: nobody looks further.
const LONGEST: u16 = 9_999;

/// A unit of a length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months of the calendar.
    Month,
    /// Years of the calendar.
    Year,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

impl Length {
    /// The day that lies so far behind another.
    #[must_use]
    pub fn before(self, day: Date) -> Date {
        day.saturating_sub(self.span())
    }

    /// The day that lies so far ahead of another.
    #[must_use]
    pub fn after(self, day: Date) -> Date {
        day.saturating_add(self.span())
    }

    /// About how many days that is.
    #[must_use]
    pub fn days(self) -> u32 {
        let each = match self.unit {
            Unit::Day => 1,
            Unit::Week => 7,
            Unit::Month => 30,
            Unit::Year => 365,
        };
        u32::from(self.count) * each
    }

    fn span(self) -> Span {
        let count = i64::from(self.count);
        match self.unit {
            Unit::Day => Span::new().days(count),
            Unit::Week => Span::new().weeks(count),
            Unit::Month => Span::new().months(count),
            Unit::Year => Span::new().years(count),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => 'd',
            Unit::Week => 'w',
            Unit::Month => 'm',
            Unit::Year => 'y',
        };
        write!(f, "{}{unit}", self.count)
    }
}

impl fmt::Display for Number {
    /// Without marks between thousands, and with a number of decimals that has one reading in every region.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        let decimals = format!("{rest:04}");
        match decimals.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            three if three.len() == 3 => write!(f, "{sign}{whole}.{decimals}"),
            short => write!(f, "{sign}{whole}.{short}"),
        }
    }
}

/// A name as it is compared: folded, with `_` for whatever is neither letter nor digit.
#[must_use]
pub fn slug(name: &str) -> String {
    fold(name.trim()).chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect()
}

/// Reads a number: `1500`, `1.5k`, `12,500.50`, `$ 30`, `25%`.
pub(super) fn number(typed: &str, decimal: char) -> Result<Number, Problem> {
    let none = || Problem::NoNumber(typed.to_owned());
    let unclear = || Problem::UnclearNumber(typed.to_owned());
    let text = typed.trim().trim_start_matches(['$', '€', '£']).trim_end_matches('%').trim();
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (text, times) = match text.char_indices().last() {
        Some((at, 'k' | 'K')) => (&text[..at], 1_000),
        Some((at, 'm' | 'M')) => (&text[..at], 1_000_000),
        _ => (text, 1),
    };
    let is_number = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(|c: char| c.is_ascii_digit());
    if !is_number || !text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '_')) {
        return Err(none());
    }
    let text = text.replace(['\'', '_'], "");
    let (whole, fraction) = split(&text, decimal).ok_or_else(unclear)?;
    if whole.len() > 1 && whole.starts_with('0') || fraction.len() > DECIMALS {
        return Err(unclear());
    }
    let units: Option<i64> = format!("{whole}{fraction:0<DECIMALS$}").parse().ok();
    let units = units.and_then(|units| units.checked_mul(times)).ok_or_else(unclear)?;
    Ok(Number(if negative { -units } else { units }))
}

/// Reads a number as the file keeps it: with a point before its decimals, and no other mark.
#[must_use]
pub fn plain_number(stored: &str) -> Option<Number> {
    let (whole, fraction) = stored.trim().split_once('.').unwrap_or((stored.trim(), ""));
    let short: String = fraction.chars().take(DECIMALS).collect();
    format!("{whole}{short:0<DECIMALS$}").parse().ok().map(Number)
}

/// The whole and the decimals of a number, if that has one reading.
fn split(text: &str, decimal: char) -> Option<(String, String)> {
    let Some(last) = text.rfind(['.', ',']) else { return Some((text.to_owned(), String::new())) };
    let (before, mark, after) = (&text[..last], &text[last..=last], &text[last + 1..]);
    let (twice, mixed) = (before.contains(mark), before.contains(['.', ',']));
    if after.len() == 3 && (twice || !mixed) {
        // Three digits behind the decimal mark of the region may as well be a thousand.
        return if twice || !mark.starts_with(decimal) { Some((ungrouped(text)?, String::new())) } else { None };
    }
    if twice {
        return None;
    }
    Some((ungrouped(before)?, after.to_owned()))
}

/// A whole number without the marks between its groups of three.
fn ungrouped(number: &str) -> Option<String> {
    let Some(mark) = number.chars().find(|c| !c.is_ascii_digit()) else { return Some(number.to_owned()) };
    let groups: Vec<&str> = number.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let plain = |group: &&str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    let first_is_plain = (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit());
    (first_is_plain && rest.iter().all(plain)).then(|| groups.concat())
}

/// Reads a length of time: `90d`, `6w`, `6 semanas`; without a unit, days.
pub(super) fn length(typed: &str) -> Option<Length> {
    let text = fold(typed.trim());
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (count, unit) = text.split_at(digits);
    let count: u16 = count.parse().ok().filter(|count| *count <= LONGEST)?;
    let unit = match unit.trim_start() {
        "" | "d" | "dia" | "dias" | "day" | "days" => Unit::Day,
        "w" | "s" | "sem" | "semana" | "semanas" | "week" | "weeks" => Unit::Week,
        "m" | "mes" | "meses" | "month" | "months" => Unit::Month,
        "y" | "a" | "ano" | "anos" | "year" | "years" => Unit::Year,
        _ => return None,
    };
    Some(Length { count, unit })
}

/// Reads a number of days.
pub(super) fn days(typed: &str) -> Result<Operand, Problem> {
    length(typed).map(|length| Operand::Days(length.days())).ok_or_else(|| Problem::NoDays(typed.to_owned()))
}

/// Reads how far away something is, or a day, or a period of days.
pub(super) fn day(typed: &str, toward: Toward, cx: &Context) -> Result<Operand, Problem> {
    let said = typed.trim().to_owned();
    let today = cx.dates.now.date();
    if let Some((from, to)) = period(&said, today) {
        return Ok(Operand::Day { from, to, said });
    }
    if let Some(length) = length(&said) {
        return Ok(Operand::Length(length));
    }
    let lean = if toward == Toward::Future { Lean::Future } else { Lean::Past };
    match when::read(&said, &when::Context { lean, ..cx.dates }) {
        Ok(when) => Ok(Operand::Day { from: when.date, to: when.date, said }),
        Err(error) => Err(Problem::NoDay(said, error)),
    }
}

/// The first and last day of a year (`2026`), of a month (`2026-11`), or of a week, month or year seen from today.
fn period(said: &str, today: Date) -> Option<(Date, Date)> {
    if let Some((year, month)) = year_and_month(said) {
        let first = Date::new(year, month.unwrap_or(1), 1).ok()?;
        return Some((first, if month.is_some() { first.last_of_month() } else { first.last_of_year() }));
    }
    let (steps, unit) = match fold(said).as_str() {
        "semana" | "esta semana" | "week" | "this week" => (0, Unit::Week),
        "semana pasada" | "la semana pasada" | "last week" => (-1, Unit::Week),
        "proxima semana" | "la proxima semana" | "next week" => (1, Unit::Week),
        "mes" | "este mes" | "month" | "this month" => (0, Unit::Month),
        "mes pasado" | "el mes pasado" | "last month" => (-1, Unit::Month),
        "proximo mes" | "el proximo mes" | "next month" => (1, Unit::Month),
        "ano" | "este ano" | "year" | "this year" => (0, Unit::Year),
        "ano pasado" | "el ano pasado" | "last year" => (-1, Unit::Year),
        "proximo ano" | "el proximo ano" | "next year" => (1, Unit::Year),
        _ => return None,
    };
    let steps = i64::from(steps);
    Some(match unit {
        Unit::Week => {
            let monday = today.saturating_sub(Span::new().days(i64::from(today.weekday().to_monday_zero_offset())));
            let monday = monday.saturating_add(Span::new().weeks(steps));
            (monday, monday.saturating_add(Span::new().days(6)))
        }
        Unit::Month => {
            let first = today.first_of_month().saturating_add(Span::new().months(steps));
            (first, first.last_of_month())
        }
        Unit::Day | Unit::Year => {
            let first = today.first_of_year().saturating_add(Span::new().years(steps));
            (first, first.last_of_year())
        }
    })
}

fn year_and_month(said: &str) -> Option<(i16, Option<i8>)> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month) = match said.split_once('-') {
        None => (said, None),
        Some((year, month)) if month.len() == 2 && digits(month) => (year, Some(month.parse().ok()?)),
        Some(_) => return None,
    };
    if year.len() != 4 || !digits(year) {
        return None;
    }
    let year = year.parse().ok().filter(|year| YEARS.contains(year))?;
    Some((year, month))
}
