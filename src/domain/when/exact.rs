//! Days said by day and month, perhaps with the year: `15/12`, "15 de diciembre", "december 15th, 2026".

use super::day::Day;
use super::grammar::{Grammar, Ways};
use super::shape::{Shape, Year};
use super::words;

impl Grammar<'_> {
    /// Dates that say at least day and month.
    pub(super) fn exact_day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.optional(at, &["el", "the", "el dia", "dia", "este", "this"]) {
            found.extend(self.spaced_day(start));
            if let Some(day) = self.shape(start).and_then(one_word_date) {
                found.push((day, self.reach(start + 1)));
            }
            // "14april 2015".
            if let Some(Shape::Named { day, month, year: Year::Unsaid }) = self.shape(start) {
                let years = self.year(start + 1).into_iter().filter(|(year, _)| *year != Year::Unsaid);
                found.extend(years.map(|(year, next)| (Day::of(day, month, year), next)));
            }
            found.extend(self.day_then_month(start));
        }
        found.extend(self.month_then_day(at));
        found
    }

    /// A day number: digits, `15th`, "primero".
    pub(super) fn day_number(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(Shape::Ordinal(day)) = self.shape(at) {
            return Some((day, self.reach(at + 1)));
        }
        self.digits(at, 2).or_else(|| {
            let next = self.any(at, &["primero", "first"]).pop()?;
            Some((1, next))
        })
    }

    /// A day number in words, with every length it may have: "veintiuno", "twenty first". What is no day is left to
    /// other rules, because "dos" counts more often than it dates.
    pub(super) fn day_in_words(&self, at: usize) -> Ways<u32> {
        let mut found = self.spelled(at);
        found.extend(self.spelled_place(at));
        found.retain(|(day, _)| (1..=31).contains(day));
        found
    }

    /// "31 12 2026", "2026 12 31": four digits make a date of them.
    pub(super) fn spaced_day(&self, at: usize) -> Option<(Day, usize)> {
        let year = |at: usize| match self.shape(at) {
            Some(Shape::Number { value, digits: 4 }) => Some(value),
            _ => None,
        };
        if let Some(year) = year(at) {
            let (month, next) = self.digits(at + 1, 2)?;
            let (day, next) = self.digits(next, 2)?;
            return Some((Day::of(day, month, Year::Full(year)), next));
        }
        let (first, next) = self.digits(at, 2)?;
        let (second, next) = self.digits(next, 2)?;
        let year = Year::Full(year(next)?);
        Some((Day::Numeric { first, second, year }, self.reach(next + 1)))
    }

    /// "15 de diciembre del 2026", "15th of december", "15 dic".
    pub(super) fn day_then_month(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        let mut days = self.day_in_words(at);
        let words = days.len();
        days.extend(self.day_number(at).filter(|_| !matches!(self.shape(at), Some(Shape::Plain))));
        for (which, (day, next)) in days.into_iter().enumerate() {
            let month_starts = if which < words {
                // "First mar" may be a Tuesday; "first of mar" is a day of March.
                let mut starts = self.any(next, &["de", "of", "day of"]);
                starts.extend(Some(next).filter(|next| day > 5 && self.text(*next) != Some("mar")));
                starts
            } else {
                self.optional(next, &["de", "of", "day of"])
            };
            for next in month_starts {
                if let Some((month, next)) = self.word(next, words::month) {
                    for (year, next) in self.year(next) {
                        found.push((Day::of(day, month, year), next));
                    }
                }
            }
            found.extend(self.month_in_digits(day, next));
        }
        found
    }

    /// "el 17 del 11", "9 de 8 de 1971".
    pub(super) fn month_in_digits(&self, day: u32, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.any(at, &["del", "de"]) {
            let Some((month @ 1..=12, next)) = self.digits(start, 2) else { continue };
            for (year, next) in self.year(next) {
                // Without a year "de" opens a range or names an hour: "el 3 de 8 a 10".
                if !matches!(year, Year::Unsaid) || (self.is_end(next) && self.text(at) == Some("del")) {
                    found.push((Day::of(day, month, year), next));
                }
            }
        }
        found
    }

    /// "december 15th, 2026", "dic 15".
    pub(super) fn month_then_day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        // "2026 march 18".
        if let Some(Shape::Number { value, digits: 4 }) = self.shape(at)
            && let Some((month, next)) = self.word(at + 1, words::month)
            && let Some((day, next)) = self.day_number(next)
        {
            return vec![(Day::of(day, month, Year::Full(value)), next)];
        }
        // "set" before a number is more likely the English verb.
        let Some((month, next)) = self.word(at, words::month).filter(|_| self.text(at) != Some("set")) else {
            return found;
        };
        for next in self.optional(next, &["the"]) {
            let mut days: Ways<u32> = self.day_number(next).into_iter().collect();
            // "May one of them call": cardinals in words need an end after them.
            days.extend(self.spelled_place(next));
            let dated = |next: usize| {
                let year = matches!(self.shape(next), Some(Shape::Number { digits: 4, .. }));
                year || self.is_end_of_day(next) || !self.spelled_year(next).is_empty()
            };
            days.extend(self.spelled(next).into_iter().filter(|(_, next)| dated(*next)));
            for (day, next) in days {
                for (year, next) in self.year(next) {
                    found.push((Day::of(day, month, year), next));
                }
            }
        }
        found
    }

    /// The year after a month, which may be left unsaid.
    pub(super) fn year(&self, at: usize) -> Ways<Year> {
        let mut found = vec![(Year::Unsaid, at)];
        for start in self.optional(at, &["de", "del", "of", "in", "en", "del ano", "de el"]) {
            if let Some(Shape::Number { value, digits: 4 }) = self.shape(start) {
                found.push((Year::Full(value), self.reach(start + 1)));
            }
            found.extend(self.spelled_year(start).into_iter().map(|(year, next)| (Year::Full(year), next)));
            // No hour and no day of the month, and nothing that it could count.
            if let Some(Shape::Number { value: value @ 32.., digits: 2 }) = self.shape(start)
                && self.is_end(start + 1)
            {
                found.push((Year::Short(value), self.reach(start + 1)));
            }
            found.extend(self.near_year(start));
        }
        // "Enero del 27"; without "del" the two digits may count something.
        for start in self.any(at, &["del"]) {
            if let Some(Shape::Number { value, digits: 2 }) = self.shape(start) {
                found.push((Year::Short(value), self.reach(start + 1)));
            }
        }
        found
    }

    /// "este año", "next year", "el año que viene".
    pub(super) fn near_year(&self, at: usize) -> Ways<Year> {
        let mut found: Ways<Year> = Vec::new();
        for start in self.optional(at, &["el", "the"]) {
            for (count, next) in self.near(start, &["ano", "year"]) {
                found.push((Year::Plus(if count > 0 { 1 } else { -1 }), next));
            }
        }
        for next in self.any(at, &["este ano", "this year"]) {
            found.push((Year::Plus(0), next));
        }
        found
    }
}

/// A date written in one word.
pub(super) fn one_word_date(shape: Shape) -> Option<Day> {
    Some(match shape {
        Shape::Numeric { first, second, year } => Day::Numeric { first, second, year },
        Shape::Named { day, month, year } => Day::of(day, month, year),
        Shape::YearFirst { year, month, day } => Day::of(day, month, Year::Full(year)),
        Shape::Stamp { year, month, day, clock } => {
            Day::Stamp { date: Box::new(Day::of(day, month, Year::Full(year))), clock }
        }
        _ => return None,
    })
}
