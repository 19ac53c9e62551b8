//! Reader of date phrases in Spanish and English.
//!
//! Turns what a person types ("mañana a las 10", "next friday", "15/12",
//! `+5b`) into a calendar date and, if one was said, a time of day. Both
//! languages are always understood at once; case and accents never matter.
//! The module is pure: the present moment, the working days and the reader's
//! habits come in through [`Context`].
//!
//! A wrong date taken in silence is the worst answer, so whatever is not
//! understood to the last word is refused, and so are phrases with two
//! readings that give different dates.
//!
//! # Decisions
//!
//! * An hour from 1 to 6 without "am", "pm" or a part of the day is in the
//!   afternoon: "a las 3" is 15:00, and so is "3:00". From 7 to 12 it is taken
//!   as said. A leading zero ("03:00") means the 24-hour clock.
//! * A time alone is today if still to come, else tomorrow; looking back, today
//!   if already gone, else yesterday.
//! * A bare weekday is strictly after today ("vie" on a Friday is a week away)
//!   unless it comes with a time of today that is still to come. "Este viernes"
//!   on a Friday is today. "Próximo viernes", "viernes que viene" and "next
//!   friday" are the first one strictly after today, in both languages.
//!   Looking back, the mirror image holds.
//! * A day and month without a year, or a day alone, is the next one counting
//!   today (looking back: the last one counting today). If that month has no
//!   such day the phrase is refused instead of skipping to a month that has.
//! * A number after a weekday is the day of the month where that falls on the
//!   weekday ("vie 4"), else an hour of work from 7 to 19 ("vie 10"); after
//!   anything else a bare number is not a time.
//! * "Mar" is Tuesday or March: "mar 15" is refused unless both agree.
//! * "Next week" is its Monday; "next month" and "next year" are their first
//!   working day, as is the beginning of a month; its middle is the 15th and its
//!   end the last calendar day. "Weekend" is its Saturday. "Quincena" is the
//!   next 15th or end of the month.
//! * Parts of the day without an hour: morning 09:00, afternoon 16:00, night
//!   20:00. Midnight of a named day is refused as ambiguous.
//! * "Ocho días" and "quince días" in words are refused as ambiguous, since
//!   many mean one and two weeks; in digits they are literal.
//! * Some words are a date or an hour only where nothing follows, because before a noun they count or point at
//!   something else: "las 10", "around 10", "ten twenty", "2 días antes", "el día siguiente".
//! * "Around" and "a eso de" change nothing: what is planned needs an hour. "A few days" is refused.
//! * "Siete menos cuarto" is in the morning, as seven is; "17 del 12" is a date, "4.22" and "4-22" are not.
//! * Months and years are added with the day clamped to the end of the month.
//! * Two-digit years are those nearest to the present.
//!
//! * What comes again is read by [`read_recurring`] and becomes a rule ([`Recurrence`]); [`read_any`] takes both. A
//!   period alone begins with its first end ("cada 2 semanas" is first in two weeks), a day of the week or the month
//!   with the one that [`read`] gives. "Cada quince días" is every two weeks, and "cada ocho días" every week. In months
//!   without the day that was said it is the last one. "Hasta diciembre" takes December in. A rule counts Monday to
//!   Friday as worked, and knows no holidays.
//!
//! # Limits
//!
//! Years 1900 to 2200, minutes as the finest grain, no time zones (hours are
//! added on the wall clock), no holidays by name but
//! Christmas and New Year, no ranges.

mod calendar;
mod clock;
mod dates;
mod day;
mod exact;
mod grammar;
mod lengths;
mod lexer;
mod moment;
mod numbers;
mod points;
mod reading;
mod relative;
mod repeat;
mod resolve;
mod shape;
mod spoken;
mod words;

#[cfg(test)]
mod tests;

use jiff::civil::{Date, DateTime, Time};

/// The month that a word names in either language, 1 to 12; the word is folded.
pub(in crate::domain) fn month(word: &str) -> Option<i8> {
    words::month(word).and_then(|month| i8::try_from(month).ok())
}

pub use reading::{read, read_any, read_any_prefix, read_prefix, read_recurring};

use super::recurrence::Recurrence;

/// The first and last year a date may have.
pub const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

/// How a date such as `3/4` is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The third of April.
    DayMonth,
    /// The fourth of March.
    MonthDay,
}

/// Which way a phrase leans when it fits both a past and a future date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lean {
    /// Towards the next one, as in planning.
    Future,
    /// Towards the last one, as in writing down what already happened.
    Past,
}

/// Knowledge of which days are worked.
pub trait WorkDays {
    /// Whether people work on this date: neither weekend nor holiday.
    fn is_working_day(&self, date: Date) -> bool;
}

/// What a phrase has to be read against.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The present moment on the reader's wall clock.
    pub now: DateTime,
    /// How numeric dates are ordered.
    pub order: DateOrder,
    /// The working calendar.
    pub work_days: &'a dyn WorkDays,
    /// Whether bare days and times are the next or the last ones.
    pub lean: Lean,
}

/// A date, with the time of day if one was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The calendar date.
    pub date: Date,
    /// The time of day, in whole minutes.
    pub time: Option<Time>,
}

impl When {
    /// A day, without a time of it.
    #[must_use]
    pub const fn on(date: Date) -> Self {
        Self { date, time: None }
    }
}

/// Something that comes again, and when it comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// The rule.
    pub rule: Recurrence,
    /// The first time; its time of day is that of all.
    pub first: When,
}

/// What a phrase means that may speak of one day or of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// One day.
    One(When),
    /// One that comes again.
    Repeated(Repeated),
}

impl Reading {
    /// The day, or the first of them.
    #[must_use]
    pub fn first(&self) -> When {
        match self {
            Self::One(when) => *when,
            Self::Repeated(repeated) => repeated.first,
        }
    }

    /// The rule, if it comes again.
    #[must_use]
    pub fn rule(&self) -> Option<&Recurrence> {
        match self {
            Self::One(_) => None,
            Self::Repeated(repeated) => Some(&repeated.rule),
        }
    }
}

/// Why a phrase was refused.
///
/// The texts are for logs; what people see is up to the interface.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WhenError {
    /// Nothing was typed.
    #[error("empty phrase")]
    Empty,
    /// A word does not fit; `at` is the index of its first character.
    #[error("not understood at {at}: {word}")]
    NotUnderstood {
        /// Index of the first character of the word.
        at: usize,
        /// The word as typed.
        word: String,
    },
    /// The calendar has no such date, such as 31 February.
    #[error("no such date")]
    NoSuchDate {
        /// The closest date that exists, if one can be offered.
        nearest: Option<When>,
    },
    /// The clock has no such time (25:00), or not in that part of the day.
    #[error("no such time")]
    NoSuchTime,
    /// The phrase has several readings, listed earliest first.
    #[error("ambiguous phrase")]
    Ambiguous {
        /// The dates it may mean.
        readings: Vec<When>,
    },
    /// What comes again has several readings.
    #[error("ambiguous repetition")]
    AmbiguousRule {
        /// The rules it may mean.
        readings: Vec<Recurrence>,
    },
    /// The weekday said is not the weekday of the date said.
    #[error("weekday and date disagree")]
    Contradiction {
        /// The date, whatever its weekday.
        by_date: When,
        /// The day with that weekday nearest to the date.
        by_weekday: When,
    },
    /// The date is before 1900 or after 2200.
    #[error("date out of bounds")]
    OutOfBounds,
    /// The working calendar has no working day where one is needed.
    #[error("no working day")]
    NoWorkingDay,
    /// The phrase speaks of something repeated ("every monday").
    #[error("recurring dates are not read here")]
    Recurring,
    /// The phrase names a range or a choice ("del 3 al 5").
    #[error("a range is not a date")]
    Range,
}

impl WhenError {
    /// A stable name for what is wrong, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotUnderstood { .. } => "not_understood",
            Self::NoSuchDate { .. } => "no_such_date",
            Self::NoSuchTime => "no_such_time",
            Self::Ambiguous { .. } | Self::AmbiguousRule { .. } => "ambiguous",
            Self::Contradiction { .. } => "contradiction",
            Self::OutOfBounds => "out_of_bounds",
            Self::NoWorkingDay => "no_working_day",
            Self::Recurring => "recurring",
            Self::Range => "range",
        }
    }

    /// What may have been meant: dates in their ISO spelling, or rules; nothing where nothing is near.
    #[must_use]
    pub fn readings(&self) -> Vec<String> {
        match self {
            Self::NoSuchDate { nearest } => nearest.iter().copied().map(iso).collect(),
            Self::Ambiguous { readings } => readings.iter().copied().map(iso).collect(),
            Self::AmbiguousRule { readings } => readings.iter().map(ToString::to_string).collect(),
            Self::Contradiction { by_date, by_weekday } => vec![iso(*by_date), iso(*by_weekday)],
            _ => Vec::new(),
        }
    }
}

/// The ISO spelling: `2026-12-15`, or `2026-12-15T10:30` with a time.
#[must_use]
pub fn iso(when: When) -> String {
    match when.time {
        None => when.date.to_string(),
        Some(time) => format!("{}T{:02}:{:02}", when.date, time.hour(), time.minute()),
    }
}
