//! Lengths of time: "3 semanas", "un par de días", "1h", "2.5 hours".

use super::grammar::{Grammar, Ways};
use super::relative::Length;
use super::shape::Shape;
use super::words::{self, Unit};

impl Grammar<'_> {
    /// "3 semanas", "un par de días", "media hora", "5 días hábiles".
    pub(super) fn length(&self, at: usize) -> Ways<Length> {
        let mut found = self.odd_length(at);
        found.extend(self.compact_length(at));
        found.extend(self.part_of_an_hour(at));
        for (count, next) in self.count(at) {
            let loose = match self.text(at) {
                Some("ocho") => Some(7),
                Some("quince") => Some(14),
                _ => None,
            };
            for next in self.any(next, &["and a half hours", "and an half hours", "y media horas"]) {
                found.push((minutes(count.saturating_mul(60) + 30), next));
            }
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

    /// "1h", "5min", "3w": a number and a letter or two, which only stand for a length where one is expected.
    pub(super) fn compact_length(&self, at: usize) -> Ways<Length> {
        let unit = |letters: &str| {
            Some(match letters {
                "min" | "mins" | "'" | "minutes" | "minutos" => Unit::Minute,
                "h" | "hr" | "hrs" | "hs" | "hour" | "hours" | "hora" | "horas" => Unit::Hour,
                "d" | "day" | "days" | "dia" | "dias" => Unit::Day,
                "w" | "wk" | "wks" | "sem" | "week" | "weeks" => Unit::Week,
                "mo" | "month" | "months" | "meses" => Unit::Month,
                "y" | "yr" | "year" | "years" => Unit::Year,
                _ => return None,
            })
        };
        let Some(word) = self.text(at) else { return Vec::new() };
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        if letters.is_empty() {
            // "5 h": by itself the letter is no unit.
            let Some((count, next)) = self.digits(at, 4) else { return Vec::new() };
            let letter = self.text(next).filter(|text| matches!(*text, "h" | "hs" | "d" | "'")).and_then(unit);
            let length = letter.map(|unit| Length { count: i64::from(count), unit, usual: None });
            return length.map(|length| (length, self.reach(next + 1))).into_iter().collect();
        }
        let count = word.strip_suffix(letters).and_then(|count| count.parse().ok());
        let length = count.zip(unit(letters)).map(|(count, unit)| Length { count, unit, usual: None });
        length.map(|length| (length, self.reach(at + 1))).into_iter().collect()
    }

    /// "1/2 hour", "2.5 hours", "1,5 horas": whole minutes of an hour.
    pub(super) fn part_of_an_hour(&self, at: usize) -> Ways<Length> {
        let Some(word) = self.text(at) else { return Vec::new() };
        let (word, glued) = word.strip_suffix('h').map_or((word, false), |word| (word, true));
        let quarters = match word.replace(',', ".").as_str() {
            "1/4" => 1,
            "1/2" => 2,
            "3/4" => 3,
            other => match other.split_once('.') {
                Some((whole, rest)) => {
                    let rest = match rest {
                        "25" => 1,
                        "5" | "50" => 2,
                        "75" => 3,
                        _ => return Vec::new(),
                    };
                    let Ok(whole @ 0..=999) = whole.parse::<i64>() else { return Vec::new() };
                    whole * 4 + rest
                }
                None => return Vec::new(),
            },
        };
        let hours = ["hour", "hours", "hora", "horas", "h", "hr", "hrs", "de hora", "of an hour"];
        if glued {
            return vec![(minutes(quarters * 15), self.reach(at + 1))];
        }
        self.any(at + 1, &hours).into_iter().map(|next| (minutes(quarters * 15), next)).collect()
    }

    /// Lengths with a name of their own.
    pub(super) fn odd_length(&self, at: usize) -> Ways<Length> {
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
            ("three quarters of an hour", 45),
            ("three-quarters of an hour", 45),
        ];
        table.into_iter().filter_map(|(phrase, count)| Some((minutes(count), self.literal(at, phrase)?))).collect()
    }

    pub(super) fn count(&self, at: usize) -> Ways<i64> {
        let mut found: Ways<i64> = Vec::new();
        if let Some((count, next)) = self.digits(at, usize::MAX) {
            found.push((i64::from(count), next));
        }
        found.extend(self.any(at, &["a", "an", "un"]).into_iter().map(|next| (1, next)));
        found.extend(self.spelled(at).into_iter().map(|(count, next)| (i64::from(count), next)));
        // Eight digits may look like a date and still be a count.
        if let Some(Shape::YearFirst { .. }) = self.shape(at)
            && let Some(count) = self.text(at).and_then(|text| text.parse().ok())
        {
            found.push((count, self.reach(at + 1)));
        }
        let pairs = ["un par de", "par de", "a couple of", "a couple", "couple of", "a pair of"];
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

pub(super) fn minutes(count: i64) -> Length {
    Length { count, unit: Unit::Minute, usual: None }
}
