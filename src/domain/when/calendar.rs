//! Points of a month: which month is meant, and whether it has such a day.

use jiff::civil::Date;

use super::day::{Day, Point, Scope};
use super::resolve::{date_of, plus};
use super::shape::Year;
use super::words::Unit;
use super::{Context, DateOrder, Lean, When, WhenError, YEARS};

/// The date of a point of a month.
pub(super) fn point_date(point: Point, scope: Scope, cx: &Context) -> Result<Date, WhenError> {
    let first = cx.now.date().first_of_month();
    match scope {
        Scope::Unsaid => leaning(cx, |steps| point_in(point, plus(first, steps, Unit::Month)?, cx)),
        Scope::Plus(months) => {
            let first = plus(first, i64::from(months), Unit::Month)?;
            point_in(point, first, cx)
        }
        Scope::Month(month, year) => {
            let month = i8::try_from(month).map_err(|_| no_such_date())?;
            match said_year(year, cx)? {
                Some(year) => point_in(point, first_of(year, month)?, cx),
                None => leaning(cx, |steps| {
                    let first = first_of(cx.now.year(), month)?;
                    point_in(point, plus(first, steps, Unit::Year)?, cx)
                }),
            }
        }
    }
}

/// The current candidate (step 0) if it lies the way the context leans, else
/// the neighbouring one.
///
/// A candidate that does not exist counts at the place where it would be, so
/// that "el 31" in November is refused rather than taken for 31 December.
fn leaning(cx: &Context, candidate: impl Fn(i64) -> Result<Date, WhenError>) -> Result<Date, WhenError> {
    let today = cx.now.date();
    let current = candidate(0);
    let place = match &current {
        Ok(date) => *date,
        Err(WhenError::NoSuchDate { nearest: Some(nearest) }) => nearest.date,
        Err(_) => return current,
    };
    match cx.lean {
        Lean::Future if place < today => candidate(1),
        Lean::Past if place > today => candidate(-1),
        _ => current,
    }
}

fn no_such_date() -> WhenError {
    WhenError::NoSuchDate { nearest: None }
}

fn nearest(date: Date) -> WhenError {
    WhenError::NoSuchDate { nearest: Some(When { date, time: None }) }
}

pub(super) fn first_of(year: i16, month: i8) -> Result<Date, WhenError> {
    Date::new(year, month, 1).map_err(|_| no_such_date())
}

/// The year in full, if one was said.
fn said_year(year: Year, cx: &Context) -> Result<Option<i16>, WhenError> {
    let current = cx.now.year();
    let year = match year {
        Year::Unsaid => return Ok(None),
        Year::Plus(years) => current.saturating_add(years),
        Year::Full(year) => i16::try_from(year).map_err(|_| WhenError::OutOfBounds)?,
        Year::Short(year) => {
            let short = i16::try_from(year).map_err(|_| WhenError::OutOfBounds)?;
            let year = current - current.rem_euclid(100) + short;
            // Of the centuries, the one that brings the year nearest to now.
            if year > current.saturating_add(50) {
                year - 100
            } else if year < current.saturating_sub(49) {
                year + 100
            } else {
                year
            }
        }
    };
    if YEARS.contains(&year) { Ok(Some(year)) } else { Err(WhenError::OutOfBounds) }
}

/// A point of the month that begins at `first`.
fn point_in(point: Point, first: Date, cx: &Context) -> Result<Date, WhenError> {
    let last = first.last_of_month();
    match point {
        Point::Day(day) => day_in(day, first),
        Point::LastDay => Ok(last),
        Point::FirstWorkingDay => {
            days_of(first).find(|date| cx.work_days.is_working_day(*date)).ok_or(WhenError::NoWorkingDay)
        }
        Point::LastWorkingDay => {
            days_of(first).filter(|date| cx.work_days.is_working_day(*date)).last().ok_or(WhenError::NoWorkingDay)
        }
        Point::Last(weekday) => last.nth_weekday_of_month(-1, weekday).map_err(|_| no_such_date()),
        Point::Nth(nth, weekday) => {
            let nth = i8::try_from(nth).map_err(|_| no_such_date())?;
            if nth == 5 {
                // Not every month has a fifth one; its last is the nearest.
                let date = first.nth_weekday_of_month(-1, weekday).map_err(|_| no_such_date())?;
                return first.nth_weekday_of_month(5, weekday).map_err(|_| nearest(date));
            }
            first.nth_weekday_of_month(nth, weekday).map_err(|_| no_such_date())
        }
    }
}

fn day_in(day: u32, first: Date) -> Result<Date, WhenError> {
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day)).ok_or_else(no_such_date)?;
    Date::new(first.year(), first.month(), day).map_err(|_| nearest(first.last_of_month()))
}

/// The days of the month that begins at `first`.
fn days_of(first: Date) -> impl Iterator<Item = Date> {
    (1..=first.days_in_month()).filter_map(move |day| Date::new(first.year(), first.month(), day).ok())
}

/// A date in digits, in the user's order; in the other one where the user's
/// would need a thirteenth month.
pub(super) fn numeric_date(first: u32, second: u32, year: Year, cx: &Context) -> Result<Date, WhenError> {
    let (day, month) = match cx.order {
        DateOrder::DayMonth => (first, second),
        DateOrder::MonthDay => (second, first),
    };
    let (day, month) = if month > 12 && (1..=12).contains(&day) { (month, day) } else { (day, month) };
    point_date(Point::Day(day), Scope::Month(month, year), cx)
}

/// The next (or, looking back, the last) 15th or end of a month.
pub(super) fn half_month_date(strictly: bool, cx: &Context) -> Result<Date, WhenError> {
    let today = cx.now.date();
    if strictly {
        let from = plus(today, 1, Unit::Day)?;
        return middle_or_end(from);
    }
    match cx.lean {
        Lean::Future => middle_or_end(today),
        Lean::Past if today == today.last_of_month() => Ok(today),
        Lean::Past if today.day() >= 15 => day_in(15, today.first_of_month()),
        Lean::Past => plus(today.first_of_month(), -1, Unit::Day),
    }
}

fn middle_or_end(from: Date) -> Result<Date, WhenError> {
    if from.day() <= 15 { day_in(15, from.first_of_month()) } else { Ok(from.last_of_month()) }
}

/// A day looked for strictly to one side of today, whatever the context leans
/// to: "el próximo 15", "el pasado 3 de marzo".
pub(super) fn toward(lean: Lean, day: &Day, cx: &Context) -> Result<Date, WhenError> {
    let step = match lean {
        Lean::Future => 1,
        Lean::Past => -1,
    };
    let start = plus(cx.now.date(), step, Unit::Day)?;
    let shifted = Context { now: start.to_datetime(cx.now.time()), lean, ..*cx };
    date_of(day, None, &shifted)
}
