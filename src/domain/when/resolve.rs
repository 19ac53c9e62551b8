//! From the form of a phrase to a date: here the calendar has its say.

use std::ops::RangeInclusive;

use jiff::Span;
use jiff::civil::{Date, Time, Weekday, time};

use super::calendar::{half_month_date, numeric_date, point_date, toward};
use super::day::{Day, Point, Scope, Which};
use super::grammar::Phrase;
use super::moment::{face_moment, moment};
use super::words::Unit;
use super::{Context, Lean, When, WhenError, YEARS};

/// The date and time a phrase means.
pub(super) fn resolve(phrase: &Phrase, cx: &Context) -> Result<When, WhenError> {
    let moment = moment(phrase.clock, phrase.part)?;
    let time = moment.map(|moment| moment.time);
    let when = match (&phrase.day, time) {
        (None, None) => return Err(WhenError::Empty),
        (None, Some(time)) => time_alone(time, cx)?,
        (Some(day), _) => resolve_day(day, time, cx).map_err(|error| with_time(error, time))?,
    };
    let when = bounded(when)?;
    match moment {
        // "El viernes a medianoche" is the night before for some, the night
        // after for others.
        Some(moment) if moment.between_days && phrase.day.is_some() => {
            let after = When { date: plus(when.date, 1, Unit::Day)?, ..when };
            Err(WhenError::Ambiguous { readings: vec![when, after] })
        }
        _ => Ok(when),
    }
}

/// Errors offer dates; they are offered at the time that was said.
fn with_time(error: WhenError, time: Option<Time>) -> WhenError {
    let at = |when: When| When { time: when.time.or(time), ..when };
    match error {
        WhenError::NoSuchDate { nearest } => {
            WhenError::NoSuchDate { nearest: nearest.map(at).filter(|when| bounded(*when).is_ok()) }
        }
        WhenError::Ambiguous { readings } => WhenError::Ambiguous { readings: readings.into_iter().map(at).collect() },
        WhenError::Contradiction { by_date, by_weekday } => {
            WhenError::Contradiction { by_date: at(by_date), by_weekday: at(by_weekday) }
        }
        other => other,
    }
}

fn bounded(when: When) -> Result<When, WhenError> {
    if YEARS.contains(&when.date.year()) { Ok(when) } else { Err(WhenError::OutOfBounds) }
}

/// The time today if it lies the way the context leans, else a day further.
fn time_alone(time: Time, cx: &Context) -> Result<When, WhenError> {
    let today = cx.now.date();
    let date = if lies_ahead(time, cx) { today } else { plus(today, lean_sign(cx), Unit::Day)? };
    Ok(When { date, time: Some(time) })
}

/// Whether a time of today lies in the direction the context leans. The
/// present minute counts as both past and future.
pub(super) fn lies_ahead(time: Time, cx: &Context) -> bool {
    let now = to_the_minute(cx.now.time());
    match cx.lean {
        Lean::Future => time >= now,
        Lean::Past => time <= now,
    }
}

fn lean_sign(cx: &Context) -> i64 {
    match cx.lean {
        Lean::Future => 1,
        Lean::Past => -1,
    }
}

fn to_the_minute(of: Time) -> Time {
    time(of.hour(), of.minute(), 0, 0)
}

/// The date moved by a count of calendar units.
pub(super) fn plus(date: Date, count: i64, unit: Unit) -> Result<Date, WhenError> {
    let none = Span::new();
    let span = match unit {
        Unit::Day => none.try_days(count),
        Unit::Week => none.try_weeks(count),
        Unit::Fortnight => none.try_weeks(count.saturating_mul(2)),
        Unit::Month => none.try_months(count),
        Unit::Year => none.try_years(count),
        Unit::Minute | Unit::Hour | Unit::WorkingDay => return Err(WhenError::OutOfBounds),
    };
    span.and_then(|span| date.checked_add(span)).map_err(|_| WhenError::OutOfBounds)
}

pub(super) fn day_only(date: Date) -> When {
    When { date, time: None }
}

/// The date of a day, at the time that was said with it.
fn resolve_day(day: &Day, time: Option<Time>, cx: &Context) -> Result<When, WhenError> {
    match day {
        Day::Shift { count, unit: unit @ (Unit::Minute | Unit::Hour) } => shift_clock(*count, *unit, cx),
        Day::Sum(parts) => sum(parts, day.has_time(), cx),
        Day::Stamp { date, clock } => {
            let moment = face_moment(*clock, None)?;
            let time = Some(moment.time);
            let date = date_of(date, time, cx).map_err(|error| with_time(error, time))?;
            Ok(When { date, time })
        }
        Day::NumberAfter(weekday, number) => day_or_hour(*weekday, *number, time, cx),
        other => Ok(When { date: date_of(other, time, cx)?, time }),
    }
}

/// The hours of work, which a bare number after a weekday may mean.
const WORKING_HOURS: RangeInclusive<i8> = 7..=19;

/// "Viernes 27" is the 27th; "viernes 10" is ten o'clock on Friday unless the 10th is one.
fn day_or_hour(weekday: Weekday, number: u32, said: Option<Time>, cx: &Context) -> Result<When, WhenError> {
    let of_month = Day::Checked(weekday, Box::new(Day::Point(Point::Day(number), Scope::Unsaid)));
    let refused = match date_of(&of_month, said, cx) {
        Ok(date) => return Ok(When { date, time: said }),
        Err(refused) => refused,
    };
    let hour = i8::try_from(number).ok().filter(|hour| said.is_none() && WORKING_HOURS.contains(hour));
    let at = hour.and_then(|hour| Time::new(hour, 0, 0, 0).ok()).ok_or(refused)?;
    Ok(When { date: date_of(&Day::Weekday(weekday, Which::Bare), Some(at), cx)?, time: Some(at) })
}

/// One length after another, the longest first. The time of day counts only where hours were said.
fn sum(parts: &[(i64, Unit)], timed: bool, cx: &Context) -> Result<When, WhenError> {
    let mut at = cx.now;
    for (count, unit) in parts {
        at = match unit {
            Unit::Hour | Unit::Minute => {
                let when = shift_clock(*count, *unit, &Context { now: at, ..*cx })?;
                when.date.to_datetime(when.time.unwrap_or(at.time()))
            }
            _ => shifted(at.date(), *count, *unit, cx)?.to_datetime(at.time()),
        };
    }
    Ok(When { date: at.date(), time: timed.then(|| to_the_minute(at.time())) })
}

fn shift_clock(count: i64, unit: Unit, cx: &Context) -> Result<When, WhenError> {
    let none = Span::new();
    let span = match unit {
        Unit::Hour => none.try_hours(count),
        _ => none.try_minutes(count),
    };
    let moved = span.and_then(|span| cx.now.checked_add(span)).map_err(|_| WhenError::OutOfBounds)?;
    Ok(When { date: moved.date(), time: Some(to_the_minute(moved.time())) })
}

/// The date of a day; `time` is what was said with it, if anything.
pub(super) fn date_of(day: &Day, time: Option<Time>, cx: &Context) -> Result<Date, WhenError> {
    let today = cx.now.date();
    match day {
        Day::Shift { count, unit } => shifted(today, *count, *unit, cx),
        Day::Sum(parts) => sum(parts, false, cx).map(|when| when.date),
        Day::Elliptic => plus(today, 2, Unit::Day),
        Day::LastOrElliptic(weekday) => {
            let last = weekday_date(*weekday, Which::Last, time, cx)?;
            let soon = plus(today, 2, Unit::Day)?;
            if soon.weekday() == *weekday { either(last, soon) } else { Ok(last) }
        }
        Day::Loosely { literal, usual } => either(plus(today, *literal, Unit::Day)?, plus(today, *usual, Unit::Day)?),
        Day::EitherWay { working_days } => match cx.lean {
            Lean::Future => working_days_from(today, *working_days, cx),
            // Looking back, a bare length says nothing about the side.
            Lean::Past => {
                either(working_days_from(today, -*working_days, cx)?, working_days_from(today, *working_days, cx)?)
            }
        },
        Day::After { day, count, unit } => shifted(date_of(day, None, cx)?, *count, *unit, cx),
        Day::Weekday(weekday, which) => weekday_date(*weekday, *which, time, cx),
        Day::InWeek(weekday, weeks) => {
            let monday = plus(today, -i64::from(days_since_monday(today)), Unit::Day)?;
            let monday = plus(monday, *weeks, Unit::Week)?;
            plus(monday, i64::from(weekday.to_monday_zero_offset()), Unit::Day)
        }
        Day::Weekend(which) => weekend_date(*which, cx),
        Day::Point(point, scope) => point_date(*point, *scope, cx),
        Day::Toward { lean, day } => toward(*lean, day, cx),
        Day::Numeric { first, second, year } => numeric_date(*first, *second, *year, cx),
        Day::Stamp { date, .. } => date_of(date, None, cx),
        Day::YearStart(year) => point_date(Point::FirstWorkingDay, Scope::Month(1, *year), cx),
        Day::YearEnd(year) => point_date(Point::LastDay, Scope::Month(12, *year), cx),
        Day::HalfMonth { strictly } => half_month_date(*strictly, cx),
        Day::Checked(weekday, day) => checked_date(*weekday, date_of(day, time, cx)?),
        Day::NumberAfter(weekday, number) => day_or_hour(*weekday, *number, time, cx).map(|when| when.date),
    }
}

/// One date if both are the same, else a refusal that offers both.
fn either(one: Date, other: Date) -> Result<Date, WhenError> {
    if one == other {
        return Ok(one);
    }
    let (first, second) = (one.min(other), one.max(other));
    bounded(day_only(first))?;
    bounded(day_only(second))?;
    Err(WhenError::Ambiguous { readings: vec![day_only(first), day_only(second)] })
}

fn shifted(date: Date, count: i64, unit: Unit, cx: &Context) -> Result<Date, WhenError> {
    match unit {
        Unit::WorkingDay => working_days_from(date, count, cx),
        _ => plus(date, count, unit),
    }
}

/// The date so many working days away. Zero of them is no certain day.
fn working_days_from(date: Date, count: i64, cx: &Context) -> Result<Date, WhenError> {
    if count == 0 {
        return if cx.work_days.is_working_day(date) { Ok(date) } else { Err(WhenError::NoWorkingDay) };
    }
    let mut date = date;
    let mut left = count.unsigned_abs();
    while left > 0 {
        date = plus(date, count.signum(), Unit::Day)?;
        // The bounds also end the walk through a calendar without work.
        bounded(day_only(date))?;
        if cx.work_days.is_working_day(date) {
            left -= 1;
        }
    }
    Ok(date)
}

fn days_since_monday(date: Date) -> i8 {
    date.weekday().to_monday_zero_offset()
}

/// Days from a date forward to a weekday, 0 to 6.
fn days_until(date: Date, weekday: Weekday) -> i64 {
    i64::from((weekday.to_monday_zero_offset() - days_since_monday(date)).rem_euclid(7))
}

/// Days from a weekday back before a date, 0 to 6.
fn days_since(date: Date, weekday: Weekday) -> i64 {
    (7 - days_until(date, weekday)) % 7
}

fn weekday_date(weekday: Weekday, which: Which, time: Option<Time>, cx: &Context) -> Result<Date, WhenError> {
    let today = cx.now.date();
    let today_counts = match which {
        Which::This => true,
        Which::Bare => time.is_some_and(|time| lies_ahead(time, cx)),
        Which::Next | Which::Last => false,
    };
    let forward = match which {
        Which::Next => true,
        Which::Last => false,
        Which::This | Which::Bare => cx.lean == Lean::Future,
    };
    let (distance, sign) = if forward { (days_until(today, weekday), 1) } else { (days_since(today, weekday), -1) };
    let distance = if distance == 0 && !today_counts { 7 } else { distance };
    plus(today, sign * distance, Unit::Day)
}

/// A Saturday. On a Sunday the weekend is half over, so "the weekend" may be
/// the present one or the coming one.
fn weekend_date(which: Which, cx: &Context) -> Result<Date, WhenError> {
    let today = cx.now.date();
    let coming = plus(today, days_until(today, Weekday::Saturday), Unit::Day)?;
    match which {
        Which::Next => weekday_date(Weekday::Saturday, Which::Next, None, cx),
        // The one before the current week.
        Which::Last => plus(today, -2 - i64::from(days_since_monday(today)), Unit::Day),
        Which::Bare | Which::This => match cx.lean {
            Lean::Past => plus(today, -days_since(today, Weekday::Saturday), Unit::Day),
            Lean::Future if today.weekday() == Weekday::Sunday => either(today, coming),
            Lean::Future => Ok(coming),
        },
    }
}

/// The nearest date with a weekday stands against the date as said.
fn checked_date(weekday: Weekday, date: Date) -> Result<Date, WhenError> {
    if date.weekday() == weekday {
        return Ok(date);
    }
    let ahead = days_until(date, weekday);
    let distance = if ahead <= 3 { ahead } else { ahead - 7 };
    let by_weekday = plus(date, distance, Unit::Day)?;
    bounded(day_only(date))?;
    bounded(day_only(by_weekday))?;
    Err(WhenError::Contradiction { by_date: day_only(date), by_weekday: day_only(by_weekday) })
}
