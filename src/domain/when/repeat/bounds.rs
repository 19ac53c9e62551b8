//! From when, until when, how often in all: "desde el lunes", "hasta fin de año", "10 times".

use super::super::day::{Day, Point, Scope};
use super::super::grammar::{Grammar, Ways};
use super::super::words::{self, Unit};
use super::Stop;

impl Grammar<'_> {
    /// "desde el 1 de diciembre", "starting next monday".
    pub(super) fn beginning(&self, at: usize) -> Ways<Day> {
        let openings = [
            "desde",
            "desde el",
            "a partir de",
            "a partir del",
            "empezando",
            "empezando el",
            "comenzando",
            "comenzando el",
            "starting",
            "starting on",
            "starting from",
            "beginning",
            "beginning on",
            "as of",
            "from",
        ];
        self.any(at, &openings).into_iter().flat_map(|start| self.bound(start)).collect()
    }

    /// Where it stops.
    pub(super) fn stop(&self, at: usize) -> Ways<Stop> {
        let mut found = Vec::new();
        for start in self.any(at, &["hasta", "hasta el", "hasta la", "until", "till", "til", "through", "thru"]) {
            found.extend(self.bound(start).into_iter().map(|(day, next)| (Stop::With(day), next)));
            if let Some((month, next)) = self.word(start, words::month) {
                found.extend(self.year(next).into_iter().map(|(year, next)| (Stop::Month(month, year), next)));
            }
        }
        for start in self.optional(at, &["por", "durante", "for"]) {
            found.extend(self.times(start));
        }
        for start in self.any(at, &["por", "durante", "for"]) {
            for (count, next) in self.count(start) {
                for (unit, next) in self.unit(next) {
                    if matches!(unit, Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year) {
                        found.push((Stop::After(count, unit), next));
                    }
                }
            }
        }
        found
    }

    /// "10 veces", unless it is so often in each period.
    fn times(&self, at: usize) -> Ways<Stop> {
        let once = ["una sola vez", "solo una vez", "only once", "just once"];
        let mut found: Ways<Stop> = self.any(at, &once).into_iter().map(|next| (Stop::Count(1), next)).collect();
        for (count, next) in self.count(at) {
            for next in self.any(next, &["veces", "times", "ocasiones", "ocurrencias", "occurrences", "occasions"]) {
                let each = !self.any(next, &["por", "al", "a", "per", "each", "every", "cada", "en"]).is_empty();
                if let (Ok(count), false) = (u16::try_from(count), each) {
                    found.push((Stop::Count(count), next));
                }
            }
        }
        found
    }

    /// A day on either side; after "del" the article is said already.
    fn bound(&self, at: usize) -> Ways<Day> {
        let mut found = self.day(at);
        if matches!(self.text(at.saturating_sub(1)), Some("del" | "el"))
            && let Some((day, next)) = self.digits(at, 2)
            && self.text(next).and_then(words::unit).is_none()
        {
            found.push((Day::Point(Point::Day(day), Scope::Unsaid), next));
        }
        found.retain(|(day, _)| !day.has_time());
        found
    }
}
