//! The days that a rule gives.
//!
//! A rule is walked period by period (a day, a week, a month or a year, every so many of them): the days of a period
//! that all its parts allow are the rule's, of which `BYSETPOS` may pick some. A year has at most 366 days and the walk
//! ends with [`LAST_YEAR`], so that a rule without any day, such as 30 February, ends too.

use std::collections::VecDeque;

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::{ByDay, End, Freq, LAST_YEAR, Parts};

/// The days of a rule, in order.
#[derive(Clone, Debug)]
pub struct Days<'a> {
    rule: &'a Parts,
    start: Date,
    /// The first day of the period that is looked at next.
    period: Option<Date>,
    /// Days found and not given yet.
    found: VecDeque<Date>,
    /// How many may still be given.
    left: Option<u16>,
}

impl<'a> Days<'a> {
    pub(super) fn new(rule: &'a Parts, start: Date) -> Self {
        let first = match rule.freq {
            Freq::Daily => Some(start),
            Freq::Weekly => week_of(start, rule.week_start),
            Freq::Monthly => Some(start.first_of_month()),
            Freq::Yearly => Some(start.first_of_year()),
        };
        let left = if let End::Count(count) = rule.end { Some(count) } else { None };
        Self { rule, start, period: first, found: VecDeque::new(), left }
    }

    /// Looks at one more period; `None` at the end of the calendar.
    fn look(&mut self) -> Option<()> {
        let from = self.period.filter(|from| from.year() <= LAST_YEAR)?;
        let interval = i64::from(self.rule.interval);
        let none = Span::new();
        let (step, to) = match self.rule.freq {
            Freq::Daily => (none.try_days(interval), Some(from)),
            Freq::Weekly => (none.try_weeks(interval), from.checked_add(none.days(6)).ok()),
            Freq::Monthly => (none.try_months(interval), Some(from.last_of_month())),
            Freq::Yearly => (none.try_years(interval), Some(from.last_of_year())),
        };
        self.period = step.and_then(|step| from.checked_add(step)).ok();
        let days: Vec<Date> = from.series(none.days(1)).take_while(|day| Some(*day) <= to).collect();
        let mut days: Vec<Date> = days.into_iter().filter(|day| self.allows(*day)).collect();
        if !self.rule.by_place.is_empty() {
            let mut places: Vec<usize> = self.rule.by_place.iter().filter_map(|n| place(*n, days.len())).collect();
            places.sort_unstable();
            places.dedup();
            days = places.into_iter().filter_map(|at| days.get(at).copied()).collect();
        }
        self.found.extend(days.into_iter().filter(|day| *day >= self.start && day.year() <= LAST_YEAR));
        Some(())
    }

    /// Whether all the parts of the rule allow a day. What no part says is taken from the start.
    fn allows(&self, day: Date) -> bool {
        let rule = self.rule;
        if !rule.by_month.is_empty() && !rule.by_month.contains(&day.month()) {
            return false;
        }
        let months_day = |n: &i8| is_place(i16::from(*n), day.day().into(), day.days_in_month().into());
        let years_day = |n: &i16| is_place(*n, day.day_of_year(), day.days_in_year());
        let allows = (rule.by_week.is_empty() || self.is_in_weeks(day))
            && (rule.by_year_day.is_empty() || rule.by_year_day.iter().any(years_day))
            && (rule.by_month_day.is_empty() || rule.by_month_day.iter().any(months_day))
            && (rule.by_day.is_empty() || rule.by_day.iter().any(|by| self.is_weekday(*by, day)));
        let silent = rule.by_week.is_empty()
            && rule.by_year_day.is_empty()
            && rule.by_month_day.is_empty()
            && rule.by_day.is_empty();
        allows && (!silent || self.is_like_start(day))
    }

    /// Whether a day is what the start is in its period.
    fn is_like_start(&self, day: Date) -> bool {
        match self.rule.freq {
            Freq::Daily => true,
            Freq::Weekly => day.weekday() == self.start.weekday(),
            Freq::Monthly => day.day() == self.start.day(),
            Freq::Yearly => {
                let same_month = !self.rule.by_month.is_empty() || day.month() == self.start.month();
                same_month && day.day() == self.start.day()
            }
        }
    }

    /// Whether a day is that weekday: the n-th of the month where months are spoken of, else of the year.
    fn is_weekday(&self, by: ByDay, day: Date) -> bool {
        if day.weekday() != by.weekday {
            return false;
        }
        let Some(nth) = by.nth else { return true };
        let of_month = self.rule.freq == Freq::Monthly || !self.rule.by_month.is_empty();
        let (at, of): (i16, i16) = if of_month {
            (day.day().into(), day.days_in_month().into())
        } else {
            (day.day_of_year(), day.days_in_year())
        };
        let (before, after) = ((at - 1) / 7 + 1, (of - at) / 7 + 1);
        if nth > 0 { i16::from(nth) == before } else { -i16::from(nth) == after }
    }

    /// Whether a day lies in one of the weeks of its year that the rule names.
    fn is_in_weeks(&self, day: Date) -> bool {
        // A week belongs to the year that has most of its days: that of its fourth day.
        let fourth = |week: Date| week.checked_add(Span::new().days(3)).ok();
        let Some(fourth) = week_of(day, self.rule.week_start).and_then(fourth) else { return false };
        let week = (fourth.day_of_year() - 1) / 7 + 1;
        let weeks = week + (fourth.days_in_year() - fourth.day_of_year()) / 7;
        self.rule.by_week.iter().any(|n| is_place(i16::from(*n), week, weeks))
    }
}

/// The first day of the week of a day.
fn week_of(day: Date, start: Weekday) -> Option<Date> {
    let back = (day.weekday().to_monday_zero_offset() - start.to_monday_zero_offset()).rem_euclid(7);
    day.checked_sub(Span::new().days(back)).ok()
}

/// Whether the n-th of `of` is the one at `at`, counted from 1, or from the end where n is negative.
fn is_place(n: i16, at: i16, of: i16) -> bool {
    n == at || n == at - of - 1
}

/// The index of the n-th of `of`.
fn place(n: i16, of: usize) -> Option<usize> {
    let steps = usize::from(n.unsigned_abs());
    let at = if n > 0 { steps.checked_sub(1)? } else { of.checked_sub(steps)? };
    (at < of).then_some(at)
}

impl Iterator for Days<'_> {
    type Item = Date;

    fn next(&mut self) -> Option<Date> {
        if self.left == Some(0) {
            return None;
        }
        while self.found.is_empty() {
            if let End::Until(until) = self.rule.end
                && self.period.is_some_and(|from| from > until)
            {
                return None;
            }
            self.look()?;
        }
        let day = self.found.pop_front()?;
        if matches!(self.rule.end, End::Until(until) if day > until) {
            self.left = Some(0);
            return None;
        }
        self.left = self.left.map(|left| left.saturating_sub(1));
        Some(day)
    }
}
