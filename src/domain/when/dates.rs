//! Days named directly: "mañana", "el próximo martes", "15 de diciembre".

use jiff::civil::Weekday;

use super::Lean;
use super::day::{Day, Point, Scope, Which, from_today};
use super::grammar::{Grammar, Ways};
use super::shape::{Shape, Year};
use super::words::{self, Unit};

/// Prepositions a date may follow.
const FOR: [&str; 4] = ["para", "for", "by", "on"];
/// Articles before a day.
const THE: [&str; 3] = ["el", "the", "este"];
/// "Coming", before and after its noun.
pub(super) const NEXT: [&str; 6] = ["proximo", "proxima", "prox", "next", "coming", "upcoming"];
pub(super) const COMING: [&str; 8] =
    ["que viene", "que entra", "proximo", "proxima", "prox", "entrante", "proximo que viene", "coming"];
pub(super) const PAST: [&str; 3] = ["pasado", "pasada", "last"];

impl Grammar<'_> {
    /// All the days that can be read from a position.
    pub(super) fn day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.optional(at, &FOR) {
            found.extend(self.named_day(start));
            found.extend(self.weekday_day(start));
            found.extend(self.week_day(start));
            found.extend(self.exact_day(start));
            found.extend(self.checked_day(start));
            found.extend(self.day_of_month(start));
            found.extend(self.toward_day(start));
            found.extend(self.point_of_time(start));
        }
        found.extend(self.relative_day(at));
        found
    }

    /// "hoy", "pasado mañana", "yesterday"; also "mañana lunes".
    fn named_day(&self, at: usize) -> Ways<Day> {
        let table: [(&[&str], i64); 5] = [
            (&["hoy", "hoy mismo", "today"], 0),
            (&["manana", "manana mismo", "tomorrow", "tmrw", "tmr", "tomorow", "tommorrow"], 1),
            (&["pasado manana", "day after tomorrow", "the day after tomorrow"], 2),
            (&["ayer", "yesterday"], -1),
            (
                &[
                    "anteayer",
                    "antier",
                    "antes de ayer",
                    "antesdeayer",
                    "day before yesterday",
                    "the day before yesterday",
                ],
                -2,
            ),
        ];
        let mut found = Vec::new();
        for (phrases, days) in table {
            for next in self.any(at, phrases) {
                found.push((from_today(days), next));
                if let Some((weekday, next)) = self.word(next, words::weekday) {
                    let day = Box::new(from_today(days));
                    found.push((Day::Checked(weekday, day), next));
                }
            }
        }
        for next in self.any(at, &["pasado"]) {
            found.push((Day::Elliptic, next));
        }
        for next in self.any(at, &["now", "right now", "ahora", "ahora mismo"]) {
            found.push((Day::Shift { count: 0, unit: Unit::Minute }, next));
        }
        found
    }

    /// "viernes", "este viernes", "el viernes que viene", "last friday".
    fn weekday_day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        let mut add = |starts: Vec<usize>, which: Which| {
            for start in starts {
                if let Some((weekday, next)) = self.word(start, words::weekday) {
                    found.push((Day::Weekday(weekday, which), next));
                }
            }
        };
        add(self.optional(at, &["el", "the"]), Which::Bare);
        add(self.any(at, &["este", "this"]), Which::This);
        add(self.any(at, &["this past", "este pasado"]), Which::Last);
        for start in self.optional(at, &["el", "the", "este", "this"]) {
            add(self.any(start, &NEXT), Which::Next);
        }
        add(self.any(at, &["el pasado", "last", "the last"]), Which::Last);
        for start in self.any(at, &["pasado"]) {
            if let Some((weekday, next)) = self.word(start, words::weekday) {
                found.push((Day::LastOrElliptic(weekday), next));
            }
        }
        for start in self.optional(at, &THE) {
            let Some((weekday, next)) = self.word(start, words::weekday) else {
                continue;
            };
            for next in self.any(next, &COMING) {
                found.push((Day::Weekday(weekday, Which::Next), next));
            }
            for next in self.any(next, &["pasado"]) {
                found.push((Day::Weekday(weekday, Which::Last), next));
            }
        }
        found
    }

    /// "la semana que viene", "lunes de la próxima semana", "next week monday".
    fn week_day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for (weeks, next) in self.week(at) {
            if weeks == 1 {
                found.push((Day::InWeek(Weekday::Monday, weeks), next));
            }
            for next in self.optional(next, &["el", "on"]) {
                if let Some((weekday, next)) = self.word(next, words::weekday) {
                    found.push((Day::InWeek(weekday, weeks), next));
                }
            }
        }
        for start in self.optional(at, &["el", "the"]) {
            let Some((weekday, next)) = self.word(start, words::weekday) else {
                continue;
            };
            for next in self.optional(next, &["de", "of", "en"]) {
                for (weeks, next) in self.week(next) {
                    found.push((Day::InWeek(weekday, weeks), next));
                }
            }
        }
        found
    }

    /// A week, counted from the current one.
    fn week(&self, at: usize) -> Ways<i64> {
        let mut found: Ways<i64> = Vec::new();
        for start in self.optional(at, &["la", "the"]) {
            found.extend(self.near(start, &["semana", "week"]));
        }
        for next in self.any(at, &["esta semana", "this week"]) {
            found.push((0, next));
        }
        found
    }

    /// "próxima semana", "mes que viene", "last year": 1 or -1 with a noun.
    pub(super) fn near(&self, at: usize, nouns: &[&str]) -> Ways<i64> {
        let mut found: Ways<i64> = Vec::new();
        for (befores, count) in [(&NEXT[..], 1), (&PAST[..], -1)] {
            for start in self.any(at, befores) {
                found.extend(self.any(start, nouns).into_iter().map(|n| (count, n)));
            }
        }
        for start in self.any(at, nouns) {
            found.extend(self.any(start, &COMING).into_iter().map(|n| (1, n)));
            let past = ["pasado", "pasada"];
            found.extend(self.any(start, &past).into_iter().map(|n| (-1, n)));
        }
        found
    }

    /// A date said together with its weekday, which must agree.
    fn checked_day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.optional(at, &["el", "the", "este"]) {
            let Some((weekday, next)) = self.word(start, words::weekday) else {
                continue;
            };
            let mut days = self.exact_day(next);
            days.extend(self.day_of_month(next));
            for (day, next) in days {
                found.push((Day::Checked(weekday, Box::new(day)), next));
            }
            found.extend(self.bare_number(next).map(|(number, next)| (Day::NumberAfter(weekday, number), next)));
        }
        for (day, next) in self.exact_day(at) {
            if let (false, Some((weekday, next))) = (day.has_time(), self.word(next, words::weekday)) {
                found.push((Day::Checked(weekday, Box::new(day)), next));
            }
        }
        found
    }

    /// The "10" of "viernes 10", unless it counts something.
    fn bare_number(&self, at: usize) -> Option<(u32, usize)> {
        let (number, next) = self.digits(at, 2)?;
        self.text(next).and_then(words::unit).is_none().then_some((number, next))
    }

    /// Dates that say at least day and month.
    fn exact_day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.optional(at, &["el", "the", "el dia", "dia"]) {
            if let Some(day) = self.shape(start).and_then(one_word_date) {
                found.push((day, self.reach(start + 1)));
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

    /// "15 de diciembre del 2026", "15th of december", "15 dic".
    pub(super) fn day_then_month(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        let Some((day, next)) = self.day_number(at) else {
            return found;
        };
        let spelled = matches!(self.shape(at), Some(Shape::Plain));
        let month_starts = if spelled {
            // "First mar" may be a Tuesday; "first of mar" is a day of March.
            self.any(next, &["de", "of"])
        } else {
            self.optional(next, &["de", "of"])
        };
        for next in month_starts {
            if let Some((month, next)) = self.word(next, words::month) {
                for (year, next) in self.year(next) {
                    found.push((Day::of(day, month, year), next));
                }
            }
        }
        found
    }

    /// "december 15th, 2026", "dic 15".
    pub(super) fn month_then_day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        // "set" before a number is more likely the English verb.
        let Some((month, next)) = self.word(at, words::month).filter(|_| self.text(at) != Some("set")) else {
            return found;
        };
        for next in self.optional(next, &["the"]) {
            if let Some((day, next)) = self.day_number(next) {
                for (year, next) in self.year(next) {
                    found.push((Day::of(day, month, year), next));
                }
            }
        }
        found
    }

    /// "el próximo 15", "el pasado 3 de marzo".
    fn toward_day(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.optional(at, &["el", "the", "este", "this"]) {
            for (befores, lean) in [(&NEXT[..], Lean::Future), (&PAST[..], Lean::Past)] {
                for next in self.any(start, befores) {
                    let mut days = self.exact_day(next);
                    // "Next 3" without an article counts something else.
                    if start > at && self.text(at) != Some("this") {
                        let day = |number| Day::Point(Point::Day(number), Scope::Unsaid);
                        days.extend(self.bare_number(next).map(|(number, next)| (day(number), next)));
                    }
                    days.extend(self.day_of_month(next));
                    // With a year or a month said there is nothing to lean.
                    days.retain(|(day, _)| day.is_open());
                    for (day, next) in days {
                        let day = Box::new(day);
                        found.push((Day::Toward { lean, day }, next));
                    }
                }
            }
        }
        found
    }

    /// The year after a month, which may be left unsaid.
    pub(super) fn year(&self, at: usize) -> Ways<Year> {
        let mut found = vec![(Year::Unsaid, at)];
        for start in self.optional(at, &["de", "del", "of"]) {
            if let Some(Shape::Number { value, digits: 4 }) = self.shape(start) {
                found.push((Year::Full(value), self.reach(start + 1)));
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

    /// "el 15", "the 15th of next month", "15th", "1 de mes".
    fn day_of_month(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        let articles = ["el", "the", "dia", "el dia", "este"];
        for start in self.optional(at, &articles) {
            let is_day = start > at || matches!(self.shape(at), Some(Shape::Ordinal(_)));
            let Some((day, next)) = self.day_number(start) else {
                continue;
            };
            let spelled = matches!(self.shape(start), Some(Shape::Plain));
            // "el 3 semanas" is not a day of the month.
            let counts = self.text(next).and_then(words::unit).is_some();
            if is_day && !spelled && !counts {
                found.push((Day::Point(Point::Day(day), Scope::Unsaid), next));
            }
            for (scope, next) in self.month_scope(next) {
                // The named months are dates and are read as such.
                if !matches!(scope, Scope::Month(..)) {
                    found.push((Day::Point(Point::Day(day), scope), next));
                }
            }
        }
        found
    }
}

/// A date written in one word.
fn one_word_date(shape: Shape) -> Option<Day> {
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
