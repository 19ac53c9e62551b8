//! What comes again and again: a rule of RFC 5545 (`RRULE`) for whole days.
//!
//! A [`Recurrence`] is checked when it is made, and has one spelling: two rules that say the same in the same parts are
//! equal and print alike. It is stored, and goes into JSON, as that text. Which days it gives is for `days.rs`.
//!
//! Taken are the frequencies from `DAILY` to `YEARLY` with every `BY…` part for days; hours, minutes and seconds are
//! not: the time of day belongs to what is planned, not to its rule. The expansion is our own because the libraries
//! that do it right (calcard, rrule) need time zones and a whole calendar in text for it, and list from the first
//! day on, whereas "the next one after today" is what is asked for here.

mod days;
mod text;

#[cfg(test)]
mod tests;

pub use days::Days;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// The longest distance that a rule may have between two of its days, and the largest count, in its own unit.
pub const MOST: u16 = 1_000;

/// The last year in which a rule gives days.
pub const LAST_YEAR: i16 = 2199;

/// What a rule counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Freq {
    /// Days.
    Daily,
    /// Weeks, which begin on a Monday unless the rule says otherwise.
    Weekly,
    /// Months.
    Monthly,
    /// Years.
    Yearly,
}

/// A weekday of a rule: each of them, or the n-th of a month or a year, counted from the end where n is negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ByDay {
    /// Which one of the month or the year; all of them when it is not said.
    pub nth: Option<i8>,
    /// The day of the week.
    pub weekday: Weekday,
}

/// When a rule stops.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum End {
    /// Never by itself.
    #[default]
    Never,
    /// After so many days.
    Count(u16),
    /// With this day, which may still be one.
    Until(Date),
}

/// The parts of a rule, before they are checked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Parts {
    /// What is counted.
    pub freq: Freq,
    /// Every so many of them.
    pub interval: u16,
    /// Months, 1 to 12.
    pub by_month: Vec<i8>,
    /// Weeks of the year, counted from its end where negative.
    pub by_week: Vec<i8>,
    /// Days of the year, counted from its end where negative.
    pub by_year_day: Vec<i16>,
    /// Days of the month, counted from its end where negative.
    pub by_month_day: Vec<i8>,
    /// Days of the week.
    pub by_day: Vec<ByDay>,
    /// Which of the days that the other parts leave in a month (a week, a year), counted from the end where negative.
    pub by_place: Vec<i16>,
    /// On which day weeks begin.
    pub week_start: Weekday,
    /// When it stops.
    pub end: End,
}

impl Parts {
    /// Every so many of a unit, and nothing else said.
    #[must_use]
    pub fn every(interval: u16, freq: Freq) -> Self {
        Self {
            freq,
            interval,
            by_month: Vec::new(),
            by_week: Vec::new(),
            by_year_day: Vec::new(),
            by_month_day: Vec::new(),
            by_day: Vec::new(),
            by_place: Vec::new(),
            week_start: Weekday::Monday,
            end: End::Never,
        }
    }

    /// The same on these days of the week.
    #[must_use]
    pub fn on(mut self, days: impl IntoIterator<Item = Weekday>) -> Self {
        self.by_day = days.into_iter().map(|weekday| ByDay { nth: None, weekday }).collect();
        self
    }
}

/// Why a rule is refused. The texts are for logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// It is no rule in the form of RFC 5545, or has parts that only make sense for hours.
    #[error("not a recurrence rule for whole days")]
    Form,
    /// A number is out of its range.
    #[error("a number of the rule is out of range")]
    Range,
    /// Its parts do not go together.
    #[error("the parts of the rule do not go together")]
    Parts,
}

/// A rule for days that come again, known to be valid.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Recurrence(Box<Parts>);

impl Recurrence {
    /// The rule of these parts, in its one spelling.
    ///
    /// # Errors
    ///
    /// What RFC 5545 forbids, and numbers beyond reason.
    pub fn new(parts: Parts) -> Result<Self, RuleError> {
        let mut parts = parts;
        tidy(&mut parts);
        check_numbers(&parts)?;
        check_together(&parts)?;
        Ok(Self(Box::new(parts)))
    }

    /// What the rule consists of.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.0
    }

    /// The same rule with another end.
    ///
    /// # Errors
    ///
    /// A count of none or too many.
    pub fn ending(&self, end: End) -> Result<Self, RuleError> {
        Self::new(Parts { end, ..self.parts().clone() })
    }

    /// The days of the rule, the first of them being `start` or the first day after it that the rule gives.
    #[must_use]
    pub fn occurrences(&self, start: Date) -> Days<'_> {
        Days::new(&self.0, start)
    }

    /// The first day after `after` of a rule that began on `start`; `None` when it has come to its end.
    #[must_use]
    pub fn next_after(&self, start: Date, after: Date) -> Option<Date> {
        self.occurrences(start).find(|day| *day > after)
    }
}

/// Puts the lists in order, each member once. Weekdays are in the order of a week that begins on Monday.
fn tidy(parts: &mut Parts) {
    fn once<T: Ord + Copy>(list: &mut Vec<T>) {
        list.sort_unstable();
        list.dedup();
    }
    once(&mut parts.by_month);
    once(&mut parts.by_week);
    once(&mut parts.by_year_day);
    once(&mut parts.by_month_day);
    once(&mut parts.by_place);
    parts.by_day.sort_by_key(|day| (day.nth, day.weekday.to_monday_zero_offset()));
    parts.by_day.dedup();
    // Where weeks begin matters to weekly rules that skip weeks, or choose among the days of one, and to week numbers.
    let counts_weeks = parts.freq == Freq::Weekly && (parts.interval > 1 || !parts.by_place.is_empty());
    if !counts_weeks && parts.by_week.is_empty() {
        parts.week_start = Weekday::Monday;
    }
}

fn check_numbers(parts: &Parts) -> Result<(), RuleError> {
    let within = |value: i16, most: i16| (1..=most).contains(&value.saturating_abs());
    let end = match parts.end {
        End::Never => true,
        End::Count(count) => (1..=MOST).contains(&count),
        End::Until(day) => day.year() <= LAST_YEAR,
    };
    let good = (1..=MOST).contains(&parts.interval)
        && end
        && parts.by_month.iter().all(|month| (1..=12).contains(month))
        && parts.by_week.iter().all(|week| within(i16::from(*week), 53))
        && parts.by_year_day.iter().all(|day| within(*day, 366))
        && parts.by_month_day.iter().all(|day| within(i16::from(*day), 31))
        && parts.by_place.iter().all(|place| within(*place, 366))
        && parts.by_day.iter().filter_map(|day| day.nth).all(|nth| within(i16::from(nth), 53));
    if good { Ok(()) } else { Err(RuleError::Range) }
}

fn check_together(parts: &Parts) -> Result<(), RuleError> {
    use Freq::{Daily, Monthly, Weekly, Yearly};
    let numbered = parts.by_day.iter().any(|day| day.nth.is_some());
    let nothing_else = parts.by_month.is_empty()
        && parts.by_week.is_empty()
        && parts.by_year_day.is_empty()
        && parts.by_month_day.is_empty()
        && parts.by_day.is_empty();
    let bad = match parts.freq {
        Daily => numbered || !parts.by_week.is_empty() || !parts.by_year_day.is_empty(),
        Weekly => {
            numbered || !parts.by_week.is_empty() || !parts.by_year_day.is_empty() || !parts.by_month_day.is_empty()
        }
        Monthly => !parts.by_week.is_empty() || !parts.by_year_day.is_empty(),
        Yearly => numbered && !parts.by_week.is_empty(),
    };
    if bad || (nothing_else && !parts.by_place.is_empty()) { Err(RuleError::Parts) } else { Ok(()) }
}
