//! The days that a report is about, those before it, and the steps in which they are shown.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use crate::domain::calendar::{days_between, later, monday};
use crate::domain::report::ReportName;

/// Of so many days at most each is shown for itself.
const DAYS_UP_TO: i64 = 35;
/// Of so many months at most each is shown for itself.
const MONTHS_UP_TO: i32 = 25;

/// Days from one to another, both of them included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// The steps in which a period is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Day by day.
    Day,
    /// Month by month.
    Month,
    /// Quarter by quarter.
    Quarter,
}

impl Unit {
    /// The first day of the step in which a day lies.
    #[must_use]
    pub fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Month => day.first_of_month(),
            Self::Quarter => {
                let first = day.first_of_month();
                months_later(first, -i32::from((first.month() - 1) % 3))
            }
        }
    }

    /// The first day of the step `n` steps after the one that begins on a day.
    #[must_use]
    pub fn after(self, start: Date, n: i32) -> Date {
        match self {
            Self::Day => later(start, n.into()),
            Self::Month => months_later(start, n),
            Self::Quarter => months_later(start, n.saturating_mul(3)),
        }
    }

    /// All of the step that begins on a day.
    #[must_use]
    pub fn period(self, start: Date) -> Period {
        Period { from: start, to: later(self.after(start, 1), -1) }
    }

    /// How many steps lie between two days.
    #[must_use]
    pub fn between(self, from: Date, to: Date) -> i64 {
        let months = |day: Date| i64::from(day.year()) * 12 + i64::from(day.month()) - 1;
        match self {
            Self::Day => days_between(from, to),
            Self::Month => months(to) - months(from),
            Self::Quarter => months(to).div_euclid(3) - months(from).div_euclid(3),
        }
    }
}

impl Period {
    /// A day.
    #[must_use]
    pub fn day(day: Date) -> Self {
        Self { from: day, to: day }
    }

    /// The week of a day, from Monday on.
    #[must_use]
    pub fn week(day: Date) -> Self {
        Self { from: monday(day), to: later(monday(day), 6) }
    }

    /// The month of a day.
    #[must_use]
    pub fn month(day: Date) -> Self {
        Self { from: day.first_of_month(), to: day.last_of_month() }
    }

    /// The month of a day, and the eleven before it.
    #[must_use]
    pub fn year(day: Date) -> Self {
        Self { from: months_later(day.first_of_month(), -11), to: day.last_of_month() }
    }

    /// The days that a report is about unless others are asked for.
    #[must_use]
    pub fn usual(name: ReportName, today: Date) -> Self {
        match name {
            ReportName::Day | ReportName::Portfolio | ReportName::Forecast => Self::day(today),
            ReportName::Week => Self::week(today),
            ReportName::Goals => Self::month(today),
            _ => Self::year(today),
        }
    }

    /// How many days it has.
    #[must_use]
    pub fn days(&self) -> i64 {
        days_between(self.from, self.to) + 1
    }

    /// How many whole months it is, if it is that.
    #[must_use]
    pub fn months(&self) -> Option<i32> {
        let whole = self.from == self.from.first_of_month() && self.to == self.to.last_of_month();
        let months = Unit::Month.between(self.from, self.to) + 1;
        i32::try_from(months).ok().filter(|months| whole && *months > 0)
    }

    /// The period as long as this one that lies so many lengths later, or before.
    #[must_use]
    pub fn shifted(&self, n: i32) -> Self {
        if let Some(months) = self.months() {
            let by = months.saturating_mul(n);
            return Self {
                from: months_later(self.from, by),
                to: months_later(self.to.first_of_month(), by).last_of_month(),
            };
        }
        let by = self.days().saturating_mul(n.into());
        Self { from: later(self.from, by), to: later(self.to, by) }
    }

    /// What is past of it on a day, today included; the first day of one that is all to come.
    #[must_use]
    pub fn until(&self, today: Date) -> Self {
        Self { from: self.from, to: self.to.min(today).max(self.from) }
    }

    /// The days to compare it with: as many before it, of a period that is not over those before that correspond to
    /// what is past of it.
    #[must_use]
    pub fn before(&self, today: Date) -> Self {
        let past = self.until(today);
        let Some(months) = self.months() else {
            let by = -self.days();
            return Self { from: later(self.from, by), to: later(past.to, by) };
        };
        // A whole month is compared with a whole one, whatever their lengths.
        let whole = past.to == past.to.last_of_month();
        let to = months_later(past.to, -months);
        Self { from: months_later(self.from, -months), to: if whole { to.last_of_month() } else { to } }
    }

    /// The steps in which it is shown.
    #[must_use]
    pub fn unit(&self) -> Unit {
        if self.days() <= DAYS_UP_TO {
            Unit::Day
        } else if Unit::Month.between(self.from, self.to) < MONTHS_UP_TO.into() {
            Unit::Month
        } else {
            Unit::Quarter
        }
    }

    /// Its steps, each cut to what lies in it.
    pub fn steps(&self, unit: Unit) -> impl Iterator<Item = Self> + use<> {
        let Self { from, to } = *self;
        let first = unit.start(from);
        let count = i32::try_from(unit.between(first, to)).unwrap_or(0).max(0);
        (0..=count).map(move |n| {
            let step = unit.period(unit.after(first, n));
            Self { from: step.from.max(from), to: step.to.min(to) }
        })
    }

    /// Whether a day lies in it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// A day so many months later, stopping at the ends of the calendar; a day that the month does not have is its last.
#[must_use]
pub fn months_later(day: Date, months: i32) -> Date {
    let span: Result<Span, _> = 0.months().try_months(months);
    let end = if months < 0 { Date::MIN } else { Date::MAX };
    span.and_then(|span| day.checked_add(span)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 11, 23);

    fn period(from: Date, to: Date) -> Period {
        Period { from, to }
    }

    #[test]
    fn a_period_is_compared_with_as_much_before_it() {
        let cases = [
            ("a day with the day before", Period::day(TODAY), period(date(2026, 11, 22), date(2026, 11, 22))),
            (
                "a week that has begun with its Monday",
                Period::week(TODAY),
                period(date(2026, 11, 16), date(2026, 11, 16)),
            ),
            ("a month that is not over", Period::month(TODAY), period(date(2026, 10, 1), date(2026, 10, 23))),
            (
                "a month that is over, with a shorter one",
                Period::month(date(2026, 3, 5)),
                period(date(2026, 2, 1), date(2026, 2, 28)),
            ),
            ("twelve months", Period::year(TODAY), period(date(2024, 12, 1), date(2025, 11, 23))),
            (
                "days of two months",
                period(date(2026, 10, 20), date(2026, 11, 8)),
                period(date(2026, 9, 30), date(2026, 10, 19)),
            ),
        ];
        for (name, of, expected) in cases {
            assert_eq!(of.before(TODAY), expected, "{name}");
        }
    }

    #[test]
    fn a_period_goes_on_by_its_length() {
        let cases = [
            ("a day", Period::day(TODAY), 1, Period::day(date(2026, 11, 24))),
            ("a month back", Period::month(TODAY), -1, Period::month(date(2026, 10, 1))),
            ("a long month after a short one", Period::month(date(2026, 2, 1)), 1, Period::month(date(2026, 3, 1))),
            ("twelve months", Period::year(TODAY), -1, Period::year(date(2025, 11, 1))),
            ("a week", Period::week(TODAY), 2, Period::week(date(2026, 12, 9))),
        ];
        for (name, of, by, expected) in cases {
            assert_eq!(of.shifted(by), expected, "{name}");
        }
    }

    #[test]
    fn steps_are_as_fine_as_can_be_read() {
        assert_eq!(Period::month(TODAY).unit(), Unit::Day);
        assert_eq!(Period::year(TODAY).unit(), Unit::Month);
        assert_eq!(period(date(2020, 1, 1), TODAY).unit(), Unit::Quarter);
        let steps: Vec<_> = period(date(2026, 9, 20), date(2026, 11, 5)).steps(Unit::Month).collect();
        assert_eq!(steps.len(), 3);
        assert_eq!(steps[0], period(date(2026, 9, 20), date(2026, 9, 30)));
        assert_eq!(steps[2], period(date(2026, 11, 1), date(2026, 11, 5)));
        assert_eq!(Unit::Quarter.start(TODAY), date(2026, 10, 1));
        assert_eq!(Unit::Quarter.between(date(2025, 12, 31), TODAY), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Steps lie side by side, without a gap, and are the period together.
        #[test]
        fn steps_are_the_period(days in 0_i64..2_000, from in 0_i64..20_000) {
            let from = later(date(1970, 1, 1), from);
            let period = period(from, later(from, days));
            let steps: Vec<_> = period.steps(period.unit()).collect();
            prop_assert_eq!(steps.first().unwrap().from, period.from);
            prop_assert_eq!(steps.last().unwrap().to, period.to);
            for pair in steps.windows(2) {
                prop_assert_eq!(later(pair[0].to, 1), pair[1].from);
            }
            prop_assert!(steps.len() <= 40);
        }

        #[test]
        fn what_lies_before_ends_before(days in 0_i64..800, from in 0_i64..20_000, ahead in -900_i64..900) {
            let from = later(date(1970, 1, 1), from);
            let period = period(from, later(from, days));
            let before = period.before(later(from, ahead));
            prop_assert!(before.from <= before.to && before.to < period.from);
        }
    }
}
