//! Days said by their distance: "en 3 semanas", "2 days ago", `+5b`.

use super::day::{Day, Point, Scope};
use super::grammar::{Grammar, Ways};
use super::shape::Shape;
use super::words::{self, Unit};

/// A counted length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Length {
    count: i64,
    unit: Unit,
    /// What the count usually means when it is a round way of speaking.
    usual: Option<i64>,
}

impl Length {
    fn counted(self, sign: i64) -> Day {
        match self.usual {
            Some(usual) => Day::Loosely { literal: sign * self.count, usual: sign * usual },
            None => Day::Shift { count: sign * self.count, unit: self.unit },
        }
    }
}

impl Grammar<'_> {
    /// Days said by their distance.
    pub(super) fn relative_day(&self, at: usize) -> Ways<Day> {
        let mut found = self.forwards(at);
        found.extend(self.backwards(at));
        if let Some(Shape::Offset { count, unit }) = self.shape(at) {
            found.push((Day::Shift { count, unit }, self.reach(at + 1)));
        }
        for (length, next) in self.length(at) {
            found.extend(self.after_something(length, next));
            if length.unit == Unit::WorkingDay {
                let working_days = length.count;
                found.push((Day::EitherWay { working_days }, next));
            }
        }
        // A set phrase: eight days counting today, that is, one week.
        for next in self.any(at, &["de hoy en ocho"]) {
            found.push((Day::Shift { count: 1, unit: Unit::Week }, next));
        }
        found
    }

    fn forwards(&self, at: usize) -> Ways<Day> {
        let openings = ["en", "in", "dentro de", "de aqui a", "de aca a", "de aqui en", "de hoy en"];
        let mut found = Vec::new();
        for start in self.any(at, &openings) {
            for (length, next) in self.length(start) {
                found.push((length.counted(1), next));
            }
        }
        found
    }

    fn backwards(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.any(at, &["hace"]) {
            for (length, next) in self.length(start) {
                for next in self.optional(next, &["atras"]) {
                    found.push((length.counted(-1), next));
                }
            }
        }
        for (length, next) in self.length(at) {
            for next in self.any(next, &["ago", "atras"]) {
                found.push((length.counted(-1), next));
            }
        }
        found
    }

    /// "3 weeks from now", "a week from friday", "3 días después del 15/12".
    fn after_something(&self, length: Length, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for next in self.any(at, &["from now"]) {
            found.push((length.counted(1), next));
        }
        let is_day_based = !matches!(length.unit, Unit::Hour | Unit::Minute);
        if !is_day_based || length.usual.is_some() {
            return found;
        }
        let links = ["from", "after", "despues de", "despues del", "a partir de", "a partir del"];
        for start in self.any(at, &links) {
            let mut bases = self.day(start);
            // "después del 15": the article is part of "del".
            if self.text(start.saturating_sub(1)) == Some("del") {
                bases.extend(self.bare_number_day(start));
            }
            for (day, next) in bases {
                if !day.has_time() && !matches!(day, Day::After { .. }) {
                    found.push((Day::After { day: Box::new(day), count: length.count, unit: length.unit }, next));
                }
            }
        }
        found
    }

    fn bare_number_day(&self, at: usize) -> Ways<Day> {
        self.digits(at, 2).map(|(day, next)| (Day::Point(Point::Day(day), Scope::Unsaid), next)).into_iter().collect()
    }

    /// "3 semanas", "un par de días", "media hora", "5 días hábiles".
    fn length(&self, at: usize) -> Ways<Length> {
        let mut found = self.odd_length(at);
        for (count, next) in self.count(at) {
            let loose = match self.text(at) {
                Some("ocho") => Some(7),
                Some("quince") => Some(14),
                _ => None,
            };
            for (unit, next) in self.unit(next) {
                let usual = loose.filter(|_| unit == Unit::Day);
                let length = Length { count, unit, usual };
                found.push((length, next));
                if unit == Unit::Hour {
                    for next in self.any(next, &["y media", "and a half"]) {
                        found.push((minutes(count.saturating_mul(60) + 30), next));
                    }
                }
            }
        }
        found
    }

    /// Lengths with a name of their own.
    fn odd_length(&self, at: usize) -> Ways<Length> {
        let table = [
            ("media hora", 30),
            ("half an hour", 30),
            ("half hour", 30),
            ("a half hour", 30),
            ("hora y media", 90),
            ("un cuarto de hora", 15),
            ("cuarto de hora", 15),
            ("quarter of an hour", 15),
            ("a quarter of an hour", 15),
            ("tres cuartos de hora", 45),
        ];
        table.into_iter().filter_map(|(phrase, count)| Some((minutes(count), self.literal(at, phrase)?))).collect()
    }

    pub(super) fn count(&self, at: usize) -> Ways<i64> {
        let mut found: Ways<i64> = Vec::new();
        if let Some((count, next)) = self.digits(at, usize::MAX).or_else(|| self.word(at, words::cardinal)) {
            found.push((i64::from(count), next));
        }
        // Eight digits may look like a date and still be a count.
        if let Some(Shape::YearFirst { .. }) = self.shape(at)
            && let Some(count) = self.text(at).and_then(|text| text.parse().ok())
        {
            found.push((count, self.reach(at + 1)));
        }
        let pairs = ["un par de", "par de", "a couple of", "a couple", "couple of"];
        for next in self.any(at, &pairs) {
            found.push((2, next));
        }
        found
    }

    /// A unit, of one word or of two.
    pub(super) fn unit(&self, at: usize) -> Ways<Unit> {
        let working = [
            "dia habil",
            "dias habiles",
            "dia laborable",
            "dias laborables",
            "dia laboral",
            "dias laborales",
            "business day",
            "business days",
            "working day",
            "working days",
            "work day",
            "work days",
        ];
        let mut found: Ways<Unit> = Vec::new();
        found.extend(self.word(at, words::unit));
        for next in self.any(at, &working) {
            found.push((Unit::WorkingDay, next));
        }
        found
    }
}

fn minutes(count: i64) -> Length {
    Length { count, unit: Unit::Minute, usual: None }
}
