//! From what was said to come again to a rule and its first day.

use jiff::civil::{Date, Time, Weekday};

use super::super::calendar::{first_of, point_date};
use super::super::day::{Point, Scope};
use super::super::moment::moment;
use super::super::resolve::{date_of, day_only, lies_ahead, plus};
use super::super::words::Unit;
use super::super::{Context, Lean, Repeated, When, WhenError};
use super::{Every, On, Series, Stop};
use crate::domain::recurrence::{ByDay, End, Freq, LAST_YEAR, Parts, Recurrence};

const SATURDAY: [Weekday; 1] = [Weekday::Saturday];
const WEEKEND: [Weekday; 2] = [Weekday::Saturday, Weekday::Sunday];
const WORKED: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// The rule that was said, with its first day. What is planned lies ahead, whatever the context leans to.
pub(in super::super) fn resolve(series: &Series, cx: &Context) -> Result<Repeated, WhenError> {
    let cx = &Context { lean: Lean::Future, ..*cx };
    let moment = moment(series.clock, series.part)?;
    let time = moment.map(|moment| moment.time);
    let from = series.from.as_ref().map(|day| date_of(day, None, cx)).transpose()?;
    let anchor = from.unwrap_or(cx.now.date());
    let mut rules = Vec::new();
    for parts in rules_of(series, anchor)? {
        let first = first_day(series, &parts, from, time, cx)?;
        let end = end_of(series, first, cx)?;
        let rule = Recurrence::new(Parts { end, ..parts }).map_err(|_| WhenError::OutOfBounds)?;
        rules.push(Repeated { rule, first: When { date: first, time } });
    }
    if moment.is_some_and(|moment| moment.between_days)
        && let [only] = &rules[..]
    {
        // As with a single day: the midnight before it or the one after it.
        let after = When { date: plus(only.first.date, 1, Unit::Day)?, ..only.first };
        return Err(WhenError::Ambiguous { readings: vec![only.first, after] });
    }
    match rules.len() {
        1 => rules.pop().ok_or(WhenError::Empty),
        _ => Err(WhenError::AmbiguousRule { readings: rules.into_iter().map(|repeated| repeated.rule).collect() }),
    }
}

/// The rules that it may be, without their ends.
fn rules_of(series: &Series, anchor: Date) -> Result<Vec<Parts>, WhenError> {
    let interval = match series.every {
        Some(Every::Times(count, Unit::Fortnight)) => count.saturating_mul(2),
        // "Todos los días de lunes a viernes" is once a week on each of them.
        Some(Every::Times(count, unit)) if series.on.is_none() || unit != Unit::Day => count,
        Some(Every::Fortnightly) => 2,
        _ => 1,
    };
    let weekly = |interval: u16, days: &[Weekday]| Parts::every(interval, Freq::Weekly).on(days.iter().copied());
    Ok(match &series.on {
        None => match series.every {
            Some(Every::Fortnightly) => {
                vec![Parts::every(2, Freq::Weekly), of_month(1, vec![15, -1])]
            }
            Some(Every::Times(_, unit)) => vec![period(interval, unit, anchor)],
            None => return Err(WhenError::Empty),
        },
        Some(On::Weekdays(days, weeks)) => vec![weekly(interval.max(*weeks), days)],
        Some(On::Weekend) => vec![weekly(1, &SATURDAY), weekly(1, &WEEKEND)],
        Some(On::Month(points)) => month_rules(points, interval)?,
        Some(On::MonthOrLast(day)) => vec![or_last(Parts::every(interval, Freq::Monthly), *day)?],
        Some(On::Year(month, point)) => vec![year_rule(*month, *point, interval, anchor)?],
        Some(On::YearOrLast(month, day)) => {
            let parts = Parts { by_month: vec![month_number(*month)?], ..Parts::every(interval, Freq::Yearly) };
            vec![or_last(parts, *day)?]
        }
    })
}

/// Every so many units. A day that some months do not have is their last one there.
fn period(interval: u16, unit: Unit, anchor: Date) -> Parts {
    match unit {
        Unit::Day => Parts::every(interval, Freq::Daily),
        Unit::Year if anchor.month() == 2 && anchor.day() == 29 => {
            at_most(Parts { by_month: vec![2], ..Parts::every(interval, Freq::Yearly) }, 29)
        }
        Unit::Year => Parts::every(interval, Freq::Yearly),
        Unit::Month if anchor.day() > 28 => at_most(Parts::every(interval, Freq::Monthly), anchor.day()),
        Unit::Month => Parts::every(interval, Freq::Monthly),
        _ => Parts::every(interval, Freq::Weekly),
    }
}

/// The last day of the month up to this one.
fn at_most(parts: Parts, day: i8) -> Parts {
    if day == 31 {
        return Parts { by_month_day: vec![-1], ..parts };
    }
    Parts { by_month_day: (28..=day).collect(), by_place: vec![-1], ..parts }
}

fn or_last(parts: Parts, day: u32) -> Result<Parts, WhenError> {
    match i8::try_from(day) {
        Ok(day @ 29..=31) => Ok(at_most(parts, day)),
        _ => Err(WhenError::NoSuchDate { nearest: None }),
    }
}

fn of_month(interval: u16, days: Vec<i8>) -> Parts {
    Parts { by_month_day: days, ..Parts::every(interval, Freq::Monthly) }
}

fn month_number(month: u32) -> Result<i8, WhenError> {
    i8::try_from(month).map_err(|_| WhenError::NoSuchDate { nearest: None })
}

/// One point of the month, or several of a kind.
fn month_rules(points: &[Point], interval: u16) -> Result<Vec<Parts>, WhenError> {
    let monthly = || Parts::every(interval, Freq::Monthly);
    match points {
        [Point::Day(day @ 29..=31)] => Ok(vec![or_last(monthly(), *day)?]),
        [point @ (Point::FirstWorkingDay | Point::LastWorkingDay)] => Ok(vec![worked(*point, monthly())]),
        _ => {
            let mut days = Vec::new();
            let mut by_day = Vec::new();
            for point in points {
                match point {
                    Point::Day(day) => days.push(day_of_month(*day)?),
                    Point::LastDay => days.push(-1),
                    Point::Nth(..) | Point::Last(_) => by_day.push(numbered(*point)?),
                    Point::FirstWorkingDay | Point::LastWorkingDay => return Err(WhenError::Empty),
                }
            }
            let rule = Parts { by_month_day: days.clone(), by_day, ..monthly() };
            if days.iter().all(|day| *day <= 28) {
                return Ok(vec![rule]);
            }
            // A list with the 30th leaves February out; who says it may mean the last day.
            let or_last = days.iter().map(|day| if *day > 28 { -1 } else { *day }).collect();
            Ok(vec![Parts { by_month_day: or_last, ..rule.clone() }, rule])
        }
    }
}

fn day_of_month(day: u32) -> Result<i8, WhenError> {
    i8::try_from(day).ok().filter(|day| (1..=31).contains(day)).ok_or(WhenError::NoSuchDate { nearest: None })
}

fn numbered(point: Point) -> Result<ByDay, WhenError> {
    match point {
        Point::Nth(nth @ 1..=5, weekday) => Ok(ByDay { nth: i8::try_from(nth).ok(), weekday }),
        Point::Last(weekday) => Ok(ByDay { nth: Some(-1), weekday }),
        _ => Err(WhenError::NoSuchDate { nearest: None }),
    }
}

/// The first or the last of the days from Monday to Friday.
fn worked(point: Point, parts: Parts) -> Parts {
    let place = if point == Point::FirstWorkingDay { 1 } else { -1 };
    Parts { by_place: vec![place], ..parts.on(WORKED) }
}

/// A point of a month of the year.
fn year_rule(month: u32, point: Point, interval: u16, anchor: Date) -> Result<Parts, WhenError> {
    let month = month_number(month)?;
    let parts = Parts { by_month: vec![month], ..Parts::every(interval, Freq::Yearly) };
    Ok(match point {
        Point::Day(29) if month == 2 => at_most(parts, 29),
        Point::Day(day) => {
            let day = day_of_month(day)?;
            let longest = first_of(2028, month)?.days_in_month();
            if day > longest {
                let nearest = first_of(anchor.year(), month)?.last_of_month();
                return Err(WhenError::NoSuchDate { nearest: Some(day_only(nearest)) });
            }
            Parts { by_month_day: vec![day], ..parts }
        }
        Point::LastDay => Parts { by_month_day: vec![-1], ..parts },
        Point::FirstWorkingDay | Point::LastWorkingDay => worked(point, parts),
        Point::Nth(..) | Point::Last(_) => Parts { by_day: vec![numbered(point)?], ..parts },
    })
}

/// The first day of the rule: of those that lie ahead, or from its beginning on.
fn first_day(
    series: &Series,
    parts: &Parts,
    from: Option<Date>,
    time: Option<Time>,
    cx: &Context,
) -> Result<Date, WhenError> {
    let today = cx.now.date();
    let ahead = time.is_some_and(|time| lies_ahead(time, cx));
    let first = match (&series.on, series.every, from) {
        (None, _, Some(from)) => from,
        (None, Some(Every::Times(1, Unit::Day)), None) if ahead => today,
        (None, Some(Every::Times(count, unit)), None) => plus(today, i64::from(count), unit)?,
        (None, _, None) => plus(today, 2, Unit::Week)?,
        (Some(on), _, from) => {
            // As with a single day: a weekday lies strictly ahead, a day of the month may be today.
            let today_counts = match on {
                On::Weekdays(..) | On::Weekend => ahead,
                _ => time.is_none() || ahead,
            };
            let earliest = if today_counts { today } else { plus(today, 1, Unit::Day)? };
            // Each of them counts when the first one is looked for: which weeks are left out follows from it.
            let each = Parts { interval: 1, end: End::Never, ..parts.clone() };
            let rule = Recurrence::new(each).map_err(|_| WhenError::OutOfBounds)?;
            rule.occurrences(from.unwrap_or(earliest)).next().ok_or(WhenError::NoSuchDate { nearest: None })?
        }
    };
    if first.year() > LAST_YEAR { Err(WhenError::OutOfBounds) } else { Ok(first) }
}

/// Where the rule ends; an end before its first day is none.
fn end_of(series: &Series, first: Date, cx: &Context) -> Result<End, WhenError> {
    let last = match &series.stop {
        None => return Ok(End::Never),
        Some(Stop::Count(count)) => return Ok(End::Count(*count)),
        Some(Stop::With(day)) => date_of(day, None, cx)?,
        // "Hasta diciembre" takes the whole of it in: a day too many can be called off, one too few is forgotten.
        Some(Stop::Month(month, year)) => point_date(Point::LastDay, Scope::Month(*month, *year), cx)?,
        Some(Stop::After(count, unit)) => plus(first, *count, *unit)?,
    };
    if last < first { Err(WhenError::NoSuchDate { nearest: Some(day_only(first)) }) } else { Ok(End::Until(last)) }
}
