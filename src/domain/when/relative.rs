//! Days said by their distance: "en 3 semanas", "2 days ago", `+5b`.

use super::day::{Day, Point, Scope, Which};
use super::grammar::{Grammar, Ways};
use super::shape::Shape;
use super::words::{self, Unit};

/// A counted length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub count: i64,
    pub unit: Unit,
    /// What the count usually means when it is a round way of speaking.
    pub usual: Option<i64>,
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
        found.extend(self.signed(at));
        found.extend(self.summed(at));
        found.extend(self.weekdays_away(at));
        for (length, next) in self.length(at) {
            found.extend(self.after_something(length, next));
            if length.unit == Unit::WorkingDay {
                let working_days = length.count;
                found.push((Day::EitherWay { working_days }, next));
            }
        }
        // After now; with words behind it, after something else.
        for start in self.any(at, &["after", "despues de", "tras"]) {
            let ends = self.length(start).into_iter().filter(|(_, next)| self.is_end(*next));
            found.extend(ends.map(|(length, next)| (length.counted(1), next)));
        }
        // A set phrase: eight days counting today, that is, one week.
        for next in self.any(at, &["de hoy en ocho"]) {
            found.push((Day::Shift { count: 1, unit: Unit::Week }, next));
        }
        found
    }

    fn forwards(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for start in self.openings(at) {
            for (length, next) in self.length(start) {
                let tails = ["from now", "from today", "a partir de hoy", "a partir de ahora", "time", "desde hoy"];
                for next in self.optional(next, &tails) {
                    found.push((length.counted(1), next));
                }
            }
        }
        found
    }

    /// What can come before a length that lies ahead.
    fn openings(&self, at: usize) -> Vec<usize> {
        let openings = [
            "en",
            "in",
            "dentro de",
            "de aqui a",
            "de aca a",
            "de aqui en",
            "de hoy en",
            "within",
            "en unas",
            "en unos",
            "dentro de unas",
            "dentro de unos",
        ];
        let about = ["about", "around", "approximately", "cerca de", "alrededor de", "aproximadamente"];
        self.any(at, &openings).into_iter().flat_map(|start| self.optional(start, &about)).collect()
    }

    /// "+2 semanas", "-3 days": a sign and a unit apart from it.
    fn signed(&self, at: usize) -> Ways<Day> {
        for (phrase, sign) in [("now +", 1), ("ahora +", 1), ("now -", -1), ("ahora -", -1)] {
            if let Some(start) = self.literal(at, phrase) {
                return self.length(start).into_iter().map(|(length, next)| (length.counted(sign), next)).collect();
            }
        }
        let sign = |text: &str| match text.split_at_checked(1)? {
            ("+", count) => Some((1, count.parse::<u32>().ok()?)),
            ("-", count) => Some((-1, count.parse().ok()?)),
            _ => None,
        };
        let Some((sign, count)) = self.text(at).and_then(sign) else { return Vec::new() };
        let shift = |unit| Day::Shift { count: sign * i64::from(count), unit };
        self.unit(at + 1).into_iter().map(|(unit, next)| (shift(unit), next)).collect()
    }

    /// "en 1 mes y 15 días", "2 years 1 month ago", "in 1 hour 20 minutes".
    fn summed(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        let add = |found: &mut Ways<Day>, parts: &[Length], sign: i64, next: usize| {
            let mut parts: Vec<(i64, Unit)> = parts.iter().map(|part| (sign * part.count, part.unit)).collect();
            parts.sort_by_key(|(_, unit)| std::cmp::Reverse(rank(*unit)));
            found.push((Day::Sum(parts), next));
        };
        for start in self.openings(at) {
            for (parts, next) in self.lengths(start) {
                add(&mut found, &parts, 1, next);
            }
        }
        for start in self.any(at, &["hace"]) {
            for (parts, next) in self.lengths(start) {
                add(&mut found, &parts, -1, next);
            }
        }
        for (parts, next) in self.lengths(at) {
            for next in self.any(next, &["ago", "atras"]) {
                add(&mut found, &parts, -1, next);
            }
            for next in self.any(next, &["antes de hoy", "before today"]) {
                add(&mut found, &parts, -1, next);
            }
            for next in self.any(next, &["from now", "from today", "later", "mas tarde", "despues de hoy"]) {
                add(&mut found, &parts, 1, next);
            }
        }
        found
    }

    /// Two lengths or more, each of another unit.
    fn lengths(&self, at: usize) -> Ways<Vec<Length>> {
        let mut found: Ways<Vec<Length>> = Vec::new();
        let mut open: Ways<Vec<Length>> =
            self.length(at).into_iter().map(|(length, next)| (vec![length], next)).collect();
        while let Some((parts, next)) = open.pop() {
            for start in self.optional(next, &["y", "and"]) {
                for (length, next) in self.length(start) {
                    let known = parts.iter().any(|part| part.unit == length.unit);
                    if known || length.usual.is_some() || parts.len() >= 6 {
                        continue;
                    }
                    let mut parts = parts.clone();
                    parts.push(length);
                    found.push((parts.clone(), next));
                    open.push((parts, next));
                }
            }
        }
        found.retain(|(parts, _)| parts.iter().all(|part| part.usual.is_none()));
        found
    }

    /// "3 fridays from now", "2 thursdays ago".
    fn weekdays_away(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for (count, next) in self.count(at) {
            let weekday = |word: &str| {
                words::weekday(word).or_else(|| words::weekday(word.strip_suffix('s').filter(|_| count > 1)?))
            };
            let Some(weekday) = self.text(next).and_then(weekday) else { continue };
            let after = self.reach(next + 1);
            let away = |which, weeks: i64| {
                let day = Box::new(Day::Weekday(weekday, which));
                Day::After { day, count: weeks, unit: Unit::Week }
            };
            if count < 1 {
                continue;
            }
            for next in self.any(after, &["from now", "later"]) {
                found.push((away(Which::Next, count - 1), next));
            }
            for next in self.any(after, &["ago", "back"]) {
                found.push((away(Which::Last, 1 - count), next));
            }
        }
        found
    }

    fn backwards(&self, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        let hace = self.any(at, &["hace"]);
        let about = ["cerca de", "como", "unas", "unos", "alrededor de", "aproximadamente"];
        for start in hace.into_iter().flat_map(|start| self.optional(start, &about)) {
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
            // Before or after what, only the rest of the phrase can say.
            for next in self.any(next, &["before", "earlier", "antes"]).into_iter().filter(|next| self.is_end(*next)) {
                found.push((length.counted(-1), next));
            }
        }
        for start in self.any(at, &["about", "around"]) {
            for (length, next) in self.length(start) {
                found.extend(self.any(next, &["ago"]).into_iter().map(|next| (length.counted(-1), next)));
            }
        }
        found
    }

    /// "3 weeks from now", "a week from friday", "3 días después del 15/12".
    fn after_something(&self, length: Length, at: usize) -> Ways<Day> {
        let mut found = Vec::new();
        for next in self.any(at, &["from now", "from right now", "hence", "a partir de ahora", "a partir de hoy"]) {
            found.push((length.counted(1), next));
        }
        for next in self.any(at, &["later", "despues", "mas tarde"]).into_iter().filter(|next| self.is_end(*next)) {
            found.push((length.counted(1), next));
        }
        let is_day_based = !matches!(length.unit, Unit::Hour | Unit::Minute);
        if !is_day_based || length.usual.is_some() {
            return found;
        }
        let after = ["from", "after", "despues de", "despues del", "a partir de", "a partir del"];
        let before = ["before", "antes de", "antes del"];
        let links = self.any(at, &after).into_iter().map(|start| (1, start));
        let links = links.chain(self.any(at, &before).into_iter().map(|start| (-1, start)));
        for (sign, start) in links {
            let mut bases = self.day(start);
            // "después del 15": the article is part of "del".
            if self.text(start.saturating_sub(1)) == Some("del") {
                bases.extend(self.bare_number_day(start));
            }
            for (day, next) in bases {
                // A year after Christmas: the last one, or the next?
                let open = length.unit == Unit::Year && day.is_open();
                if !day.has_time() && !open && !matches!(day, Day::After { .. }) {
                    let (count, unit) = (sign * length.count, length.unit);
                    found.push((Day::After { day: Box::new(day), count, unit }, next));
                }
            }
        }
        found
    }

    pub(super) fn bare_number_day(&self, at: usize) -> Ways<Day> {
        self.digits(at, 2).map(|(day, next)| (Day::Point(Point::Day(day), Scope::Unsaid), next)).into_iter().collect()
    }
}

/// The longest unit is the greatest.
fn rank(unit: Unit) -> u8 {
    match unit {
        Unit::Minute => 0,
        Unit::Hour => 1,
        Unit::Day | Unit::WorkingDay => 2,
        Unit::Week => 3,
        Unit::Fortnight => 4,
        Unit::Month => 5,
        Unit::Year => 6,
    }
}
