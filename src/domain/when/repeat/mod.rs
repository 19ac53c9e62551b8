//! What is said to come again: "cada 2 semanas los martes a las 10", "the first monday of every month".
//!
//! As in [`super::grammar`], every rule returns all the ways it matches. A repetition is a period ("cada 2 semanas"), the
//! days in it ("los martes"), a time, a beginning and an end, in any order; some word must say that it repeats.

mod bounds;
mod days;
mod period;
mod rule;

use jiff::civil::Weekday;

pub(super) use rule::resolve;

use super::clock::{Clock, Part};
use super::day::{Day, Point};
use super::grammar::{Grammar, Ways};
use super::shape::Year;
use super::words::Unit;

/// What announces that something is meant each time.
pub(super) const EACH: [&str; 7] = ["cada", "todos los", "todas las", "every", "each", "all the", "on every"];

/// A repetition understood as to its form.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Series {
    every: Option<Every>,
    on: Option<On>,
    /// Whether the days said that they come again.
    each: bool,
    clock: Option<Clock>,
    part: Option<Part>,
    from: Option<Day>,
    stop: Option<Stop>,
}

/// The distance from one time to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Every {
    Times(u16, Unit),
    /// "Quincenal": every two weeks, or on the two days of the month on which wages are paid.
    Fortnightly,
}

/// The days on which it comes.
#[derive(Clone, Debug, PartialEq)]
enum On {
    /// Days of the week, every so many weeks.
    Weekdays(Vec<Weekday>, u16),
    /// Saturday, or Saturday and Sunday.
    Weekend,
    /// Points of the month.
    Month(Vec<Point>),
    /// A day of the month, or its last one where the month is shorter.
    MonthOrLast(u32),
    /// A point of a month of the year.
    Year(u32, Point),
    /// A day of a month of the year, or that month's last one.
    YearOrLast(u32, u32),
}

/// Where it ends.
#[derive(Clone, Debug, PartialEq)]
enum Stop {
    Count(u16),
    With(Day),
    /// With the last day of a month.
    Month(u32, Year),
    /// After a length of time.
    After(i64, Unit),
}

/// Days, and whether they said that they come again.
type Said = (On, bool);

impl Series {
    /// Whether it says that something repeats. `asked` is whether that is known anyway, so that "the first monday of
    /// the month" need not say so.
    fn is_whole(&self, asked: bool) -> bool {
        let known = asked && matches!(self.on, Some(On::Month(_) | On::MonthOrLast(_)));
        self.every.is_some() || self.each || (known && self.on.is_some())
    }

    /// Whether the period and the days can be said of each other.
    fn fits(&self) -> bool {
        let (Some(every), Some(on)) = (self.every, &self.on) else { return true };
        match (every, on) {
            (Every::Fortnightly, On::Weekdays(_, 1)) => true,
            (Every::Times(1, Unit::Day), On::Weekdays(days, 1)) => days.len() > 1,
            (Every::Times(_, unit), On::Weekdays(_, 1)) => matches!(unit, Unit::Week | Unit::Fortnight),
            (Every::Times(_, unit), On::Month(_) | On::MonthOrLast(_)) => unit == Unit::Month,
            (Every::Times(_, unit), On::Year(..) | On::YearOrLast(..)) => unit == Unit::Year,
            _ => false,
        }
    }
}

impl Grammar<'_> {
    /// All the repetitions that begin at a position.
    pub(super) fn series(&self, at: usize, asked: bool) -> Ways<Series> {
        let mut found = Vec::new();
        self.extend_series(&Series::default(), at, &mut found);
        found.retain(|(series, _)| series.is_whole(asked));
        found
    }

    fn extend_series(&self, so_far: &Series, at: usize, found: &mut Ways<Series>) {
        let mut more: Ways<Series> = Vec::new();
        if so_far.every.is_none() {
            for ((every, part), next) in self.period(at) {
                if part.is_none() || (so_far.part.is_none() && so_far.clock.is_none()) {
                    let part = part.or(so_far.part);
                    more.push((Series { every: Some(every), part, ..so_far.clone() }, next));
                }
            }
        }
        if so_far.on.is_none() {
            for ((on, each), next) in self.repeated_days(at) {
                more.push((Series { on: Some(on), each, ..so_far.clone() }, next));
            }
        }
        more.retain(|(series, _)| series.fits());
        if so_far.every.is_some() || so_far.on.is_some() {
            more.extend(self.series_bounds(so_far, at));
        }
        more.extend(self.series_time(so_far, at));
        for (series, next) in more {
            self.extend_series(&series, next, found);
            found.push((series, next));
        }
    }

    /// The time of day, which may come before the days too: "a las 10 cada lunes".
    fn series_time(&self, so_far: &Series, at: usize) -> Ways<Series> {
        let mut more = Vec::new();
        let after_days = so_far.every.is_some() || so_far.on.is_some();
        if so_far.clock.is_none() {
            for ((clock, said), next) in self.clock(at, after_days) {
                if said.is_none() || so_far.part.is_none() {
                    more.push((Series { clock: Some(clock), part: said.or(so_far.part), ..so_far.clone() }, next));
                }
            }
        }
        if so_far.part.is_none() {
            for (part, next) in self.part(at, after_days) {
                more.push((Series { part: Some(part), ..so_far.clone() }, next));
            }
        }
        more
    }

    /// The beginning and the end.
    fn series_bounds(&self, so_far: &Series, at: usize) -> Ways<Series> {
        let mut more = Vec::new();
        if so_far.from.is_none() {
            for (day, next) in self.beginning(at) {
                more.push((Series { from: Some(day), ..so_far.clone() }, next));
            }
        }
        if so_far.stop.is_none() {
            for (stop, next) in self.stop(at) {
                more.push((Series { stop: Some(stop), ..so_far.clone() }, next));
            }
        }
        more
    }
}
