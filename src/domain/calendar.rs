//! Working days: the weekend and the holidays that the user configures.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::when::WorkDays;

/// Which days are worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkCalendar {
    /// The days of the week that are worked, Monday first.
    week: [bool; 7],
    /// Days off that come once.
    holidays: BTreeSet<Date>,
    /// Days off that come every year, as (month, day).
    yearly: BTreeSet<(i8, i8)>,
}

impl Default for WorkCalendar {
    fn default() -> Self {
        Self { week: [true, true, true, true, true, false, false], holidays: BTreeSet::new(), yearly: BTreeSet::new() }
    }
}

impl WorkCalendar {
    /// How far [`next`](Self::next) looks for a working day before it gives up: with nothing but holidays for a month
    /// the calendar is a mistake, and a date is better than none.
    const HORIZON: usize = 31;

    /// A calendar of these working days of the week, dated holidays, and holidays as (month, day) of every year.
    ///
    /// A week without any working day is taken for Monday to Friday.
    #[must_use]
    pub fn new(
        week: impl IntoIterator<Item = Weekday>,
        holidays: impl IntoIterator<Item = Date>,
        yearly: impl IntoIterator<Item = (i8, i8)>,
    ) -> Self {
        let mut worked = [false; 7];
        for day in week {
            worked[usize::from(day.to_monday_zero_offset().unsigned_abs()) % 7] = true;
        }
        let week = if worked.contains(&true) { worked } else { Self::default().week };
        Self { week, holidays: holidays.into_iter().collect(), yearly: yearly.into_iter().collect() }
    }

    /// Whether this day is worked.
    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        self.week[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs()) % 7] && !self.is_holiday(day)
    }

    /// Whether this day is off whatever its day of the week: a holiday.
    #[must_use]
    pub fn is_holiday(&self, day: Date) -> bool {
        self.holidays.contains(&day) || self.yearly.contains(&(day.month(), day.day()))
    }

    /// The last working day before `day`.
    #[must_use]
    pub fn previous(&self, day: Date) -> Date {
        let mut previous = later(day, -1);
        for _ in 0..Self::HORIZON {
            if self.is_working(previous) {
                return previous;
            }
            previous = later(previous, -1);
        }
        later(day, -1)
    }

    /// The first working day after `day`.
    #[must_use]
    pub fn next(&self, day: Date) -> Date {
        let mut next = later(day, 1);
        for _ in 0..Self::HORIZON {
            if self.is_working(next) {
                return next;
            }
            next = later(next, 1);
        }
        later(day, 1)
    }

    /// `day` itself when it is worked, else the first working day after it.
    #[must_use]
    pub fn on_or_after(&self, day: Date) -> Date {
        if self.is_working(day) { day } else { self.next(day) }
    }

    /// The `count`-th working day after `day`.
    #[must_use]
    pub fn add(&self, day: Date, count: u16) -> Date {
        (0..count).fold(day, |day, _| self.next(day))
    }

    /// A text that differs whenever the calendar does, to tell whether stored alert dates still hold.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        format!("{:?}{:?}{:?}", self.week, self.holidays, self.yearly)
    }
}

impl WorkDays for WorkCalendar {
    fn is_working_day(&self, date: Date) -> bool {
        self.is_working(date)
    }
}

/// `days` days after `day`, stopping at the ends of the calendar.
#[must_use]
pub fn later(day: Date, days: i64) -> Date {
    let end = if days < 0 { Date::MIN } else { Date::MAX };
    Span::new().try_days(days).and_then(|span| day.checked_add(span)).unwrap_or(end)
}

/// The Monday of the week in which `day` lies.
#[must_use]
pub fn monday(day: Date) -> Date {
    later(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// How many days `day` lies after `since`; negative when before.
#[must_use]
pub fn days_between(since: Date, day: Date) -> i64 {
    day.duration_since(since).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn weekends_and_holidays_are_passed_over() {
        let calendar = WorkCalendar::new([], [date(2026, 11, 23)], [(12, 25)]);
        let cases = [
            ("Friday to Monday, a holiday, to Tuesday", date(2026, 11, 20), 1, date(2026, 11, 24)),
            ("three working days over the weekend", date(2026, 11, 20), 3, date(2026, 11, 26)),
            ("Christmas comes every year", date(2026, 12, 24), 1, date(2026, 12, 28)),
            ("none is the day itself", date(2026, 11, 21), 0, date(2026, 11, 21)),
        ];
        for (name, from, count, expected) in cases {
            assert_eq!(calendar.add(from, count), expected, "{name}");
        }
    }

    #[test]
    fn the_working_day_before_is_the_one_after_which_a_day_comes() {
        let calendar = WorkCalendar::new([], [date(2026, 11, 23)], [(12, 25)]);
        for (name, from, expected) in [
            ("over a weekend and a holiday", date(2026, 11, 24), date(2026, 11, 20)),
            ("over Christmas", date(2026, 12, 28), date(2026, 12, 24)),
            ("a day before", date(2026, 11, 26), date(2026, 11, 25)),
        ] {
            assert_eq!(calendar.previous(from), expected, "{name}");
            assert_eq!(calendar.next(expected), calendar.on_or_after(from), "{name}");
        }
        let nothing = WorkCalendar::new([], (0..400).map(|n| later(date(2026, 1, 1), n)), []);
        assert_eq!(nothing.previous(date(2026, 6, 1)), date(2026, 5, 31));
    }

    #[test]
    fn a_week_begins_on_its_monday() {
        for n in 0..7 {
            assert_eq!(monday(later(date(2026, 11, 23), n)), date(2026, 11, 23), "+{n}");
        }
        assert_eq!(monday(date(2026, 11, 22)), date(2026, 11, 16));
    }

    #[test]
    fn a_calendar_of_nothing_but_holidays_still_ends() {
        let calendar = WorkCalendar::new([], (0..400).map(|n| later(date(2026, 1, 1), n)), []);
        assert_eq!(calendar.next(date(2026, 1, 1)), date(2026, 1, 2));
    }

    #[test]
    fn the_ends_of_the_calendar_do_not_overflow() {
        assert_eq!(later(Date::MAX, 1), Date::MAX);
        assert_eq!(later(date(2026, 1, 1), i64::MAX), Date::MAX);
        assert_eq!(later(date(2026, 1, 1), i64::MIN), Date::MIN);
    }
}
