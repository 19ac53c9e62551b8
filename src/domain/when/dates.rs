//! Days named directly: "mañana", "el próximo martes", "15 de diciembre".

use jiff::civil::Weekday;

use super::Lean;
use super::day::{Day, Point, Scope, Which, from_today};
use super::grammar::{Grammar, Ways};
use super::shape::Shape;
use super::words::{self, Unit};

/// Prepositions a date may follow.
const FOR: [&str; 4] = ["para", "for", "by", "on"];
/// Articles before a day.
const THE: [&str; 3] = ["el", "the", "este"];
/// "Coming", before and after its noun.
pub(super) const NEXT: [&str; 6] = ["proximo", "proxima", "prox", "next", "coming", "upcoming"];
pub(super) const COMING: [&str; 8] =
    ["que viene", "que entra", "proximo", "proxima", "prox", "entrante", "proximo que viene", "coming"];
pub(super) const PAST: [&str; 4] = ["pasado", "pasada", "last", "past"];

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
            (
                &[
                    "pasado manana",
                    "day after tomorrow",
                    "the day after tomorrow",
                    "day after tmrw",
                    "the day after tmrw",
                    "el dia despues de manana",
                ],
                2,
            ),
            (&["ayer", "yesterday"], -1),
            (
                &[
                    "anteayer",
                    "antier",
                    "antes de ayer",
                    "antesdeayer",
                    "el dia antes de ayer",
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
        // A day seen from this one; as a point of a tale the same words are another one, so nothing may follow.
        let next_day = [
            "next day",
            "the next day",
            "the following day",
            "el dia siguiente",
            "al dia siguiente",
            "el proximo dia",
            "the day after",
        ];
        let previous_day = ["the previous day", "the day before", "el dia anterior", "el dia antes"];
        for (phrases, days) in [(&next_day[..], 1), (&previous_day[..], -1)] {
            found.extend(self.any(at, phrases).into_iter().filter(|n| self.is_end(*n)).map(|n| (from_today(days), n)));
        }
        let now = [
            "now",
            "right now",
            "just now",
            "at the moment",
            "at this moment",
            "ahora",
            "ahora mismo",
            "justo ahora",
            "en este momento",
        ];
        for next in self.any(at, &now) {
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
        add(self.any(at, &["el pasado", "last", "the last", "past", "this last"]), Which::Last);
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
            for next in self.any(next, &["after next"]) {
                let day = Box::new(Day::Weekday(weekday, Which::Next));
                found.push((Day::After { day, count: 1, unit: Unit::Week }, next));
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
        let (following, previous) = (["following", "siguiente"], ["previous"]);
        let befores = [(&NEXT[..], 1), (&following[..], 1), (&PAST[..], -1), (&previous[..], -1)];
        for (befores, count) in befores {
            for start in self.any(at, befores) {
                found.extend(self.any(start, nouns).into_iter().map(|n| (count, n)));
            }
        }
        for start in self.any(at, nouns) {
            found.extend(self.any(start, &COMING).into_iter().map(|n| (1, n)));
            found.extend(self.any(start, &["siguiente"]).into_iter().map(|n| (1, n)));
            let past = ["pasado", "pasada", "anterior"];
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
            // In words a number more often counts what follows: "viernes dos cajas".
            for (number, next) in self.spelled(next).into_iter().filter(|(_, next)| self.is_end(*next)) {
                found.push((Day::NumberAfter(weekday, number), next));
            }
        }
        // "Saturday, in 3 days".
        if let Some((weekday, next)) = self.word(at, words::weekday) {
            for (day, next) in self.relative_day(next) {
                let counts = matches!(&day, Day::Shift { unit: Unit::Day, .. });
                found.extend(counts.then(|| (Day::Checked(weekday, Box::new(day)), next)));
            }
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

    /// "el 15", "the 15th of next month", "15th", "1 de mes".
    fn day_of_month(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        let articles = ["el", "the", "dia", "el dia", "este", "on"];
        for start in self.optional(at, &articles) {
            let is_day = start > at || matches!(self.shape(at), Some(Shape::Ordinal(_)));
            if start > at {
                for (day, next) in self.day_in_words(start).into_iter().filter(|(_, next)| self.is_end_of_day(*next)) {
                    found.push((Day::Point(Point::Day(day), Scope::Unsaid), next));
                }
            }
            let Some((day, next)) = self.day_number(start) else {
                continue;
            };
            let spelled = matches!(self.shape(start), Some(Shape::Plain));
            // "el 3 semanas" is not a day of the month.
            let counts = self.text(next).and_then(words::unit).is_some();
            if is_day && !spelled && !counts {
                found.push((Day::Point(Point::Day(day), Scope::Unsaid), next));
            }
            for (scope, next) in self.optional(next, &["day"]).into_iter().flat_map(|next| self.month_scope(next)) {
                // The named months are dates and are read as such.
                if !matches!(scope, Scope::Month(..)) {
                    found.push((Day::Point(Point::Day(day), scope), next));
                }
            }
        }
        found
    }
}
