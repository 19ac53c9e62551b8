//! What a day phrase can say, before any calendar is consulted.

use jiff::civil::Weekday;

use super::Lean;
use super::shape::{ClockFace, Year};
use super::words::Unit;

/// Which of the days with the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said.
    Bare,
    /// "Este": today counts.
    This,
    /// "Próximo": strictly after today.
    Next,
    /// "Pasado": strictly before today.
    Last,
}

/// The month in which a point of a month is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Not said: the one that gives the next or the last such day.
    Unsaid,
    /// Counted from the current month.
    Plus(i16),
    /// A named month.
    Month(u32, Year),
}

/// A point of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    Day(u32),
    LastDay,
    FirstWorkingDay,
    LastWorkingDay,
    Nth(u32, Weekday),
    Last(Weekday),
}

/// A day as it was said.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Day {
    /// So many units away from now.
    Shift { count: i64, unit: Unit },
    /// Several lengths together, the longest first: "en 1 mes y 15 días".
    Sum(Vec<(i64, Unit)>),
    /// "Pasado", short for "pasado mañana".
    Elliptic,
    /// "Pasado lunes": last Monday, or the day after tomorrow if a Monday.
    LastOrElliptic(Weekday),
    /// "5 business days", without saying to which side.
    EitherWay { working_days: i64 },
    /// "Ocho días", which for many people means a week.
    Loosely { literal: i64, usual: i64 },
    /// So many units after another day.
    After { day: Box<Day>, count: i64, unit: Unit },
    /// A weekday.
    Weekday(Weekday, Which),
    /// A weekday of a week counted from the current one.
    InWeek(Weekday, i64),
    /// A Saturday, standing for its weekend.
    Weekend(Which),
    /// A point of a month.
    Point(Point, Scope),
    /// A day strictly to one side of today, whatever the context leans to.
    Toward { lean: Lean, day: Box<Day> },
    /// Digits whose order is the user's setting.
    Numeric { first: u32, second: u32, year: Year },
    /// A date and time in one word.
    Stamp { date: Box<Day>, clock: ClockFace },
    /// The first working day of a year.
    YearStart(Year),
    /// The last day of a year.
    YearEnd(Year),
    /// The next 15th or end of a month; `strictly` leaves today out.
    HalfMonth { strictly: bool },
    /// A date said together with its weekday.
    Checked(Weekday, Box<Day>),
    /// A bare number after a weekday: the day of the month where it falls on that weekday, else an hour of work.
    NumberAfter(Weekday, u32),
}

impl Day {
    /// Whether the time of day comes with it.
    pub(super) fn has_time(&self) -> bool {
        let is_clock = |unit: &Unit| matches!(unit, Unit::Hour | Unit::Minute);
        match self {
            Self::Stamp { .. } => true,
            Self::Shift { unit, .. } => is_clock(unit),
            Self::Sum(parts) => parts.iter().any(|(_, unit)| is_clock(unit)),
            _ => false,
        }
    }

    /// Whether the year, or the month, was left for the context to settle.
    pub(super) fn is_open(&self) -> bool {
        matches!(
            self,
            Self::Point(_, Scope::Unsaid | Scope::Month(_, Year::Unsaid)) | Self::Numeric { year: Year::Unsaid, .. }
        )
    }

    /// A day of a month of a year.
    pub(super) fn of(day: u32, month: u32, year: Year) -> Self {
        Self::Point(Point::Day(day), Scope::Month(month, year))
    }
}

/// The day so many days from today.
pub(super) fn from_today(days: i64) -> Day {
    Day::Shift { count: days, unit: Unit::Day }
}
