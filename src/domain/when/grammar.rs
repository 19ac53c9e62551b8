//! The shape of a whole phrase: a day, a time of day, or both in either order.
//!
//! Every rule returns *all* the ways it can match from a position, as pairs of
//! meaning and next position. Nothing is chosen while reading: when two
//! readings of the same words survive, [`super::reading`] compares the dates
//! they give and refuses the phrase unless they agree.

use std::cell::Cell;

use super::clock::{Clock, Part};
use super::day::{Day, from_today};
use super::lexer::Word;
use super::shape::Shape;
use super::words;

/// The ways a rule matched: meaning and position after it.
pub(super) type Ways<T> = Vec<(T, usize)>;

/// A phrase understood as to its form.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Phrase {
    pub day: Option<Day>,
    pub clock: Option<Clock>,
    pub part: Option<Part>,
}

/// The words of a phrase and the farthest of them any rule recognised.
pub(super) struct Grammar<'w> {
    words: &'w [Word<'w>],
    furthest: Cell<usize>,
}

impl<'w> Grammar<'w> {
    pub(super) fn new(words: &'w [Word<'w>]) -> Self {
        Self { words, furthest: Cell::new(0) }
    }

    /// The first word no rule got past.
    pub(super) fn stuck_at(&self) -> usize {
        self.furthest.get()
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The folded word at a position.
    pub(super) fn text(&self, at: usize) -> Option<&'w str> {
        self.words.get(at).map(|word| word.text.as_str())
    }

    /// The looks of the word at a position.
    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.words.get(at).map(|word| word.shape)
    }

    /// Notes that the words before `next` were recognised.
    pub(super) fn reach(&self, next: usize) -> usize {
        self.furthest.set(self.furthest.get().max(next));
        next
    }

    /// The position after a fixed run of words.
    pub(super) fn literal(&self, at: usize, phrase: &str) -> Option<usize> {
        phrase.split(' ').try_fold(at, |at, word| (self.text(at)? == word).then(|| self.reach(at + 1)))
    }

    /// The positions after any of several fixed runs of words.
    pub(super) fn any(&self, at: usize, phrases: &[&str]) -> Vec<usize> {
        let mut ends: Vec<usize> = phrases.iter().filter_map(|phrase| self.literal(at, phrase)).collect();
        ends.dedup();
        ends
    }

    /// As [`Grammar::any`], or nothing at all.
    pub(super) fn optional(&self, at: usize, phrases: &[&str]) -> Vec<usize> {
        let mut ends = vec![at];
        ends.extend(self.any(at, phrases));
        ends
    }

    /// A word that the vocabulary turns into a value.
    pub(super) fn word<T>(&self, at: usize, look_up: fn(&str) -> Option<T>) -> Option<(T, usize)> {
        let value = look_up(self.text(at)?)?;
        Some((value, self.reach(at + 1)))
    }

    /// Digits alone, at most `most` of them.
    pub(super) fn digits(&self, at: usize, most: usize) -> Option<(u32, usize)> {
        match self.shape(at)? {
            Shape::Number { value, digits } if digits <= most => Some((value, self.reach(at + 1))),
            _ => None,
        }
    }

    /// All the phrases that begin at a position.
    pub(super) fn phrases(&self, at: usize) -> Ways<Phrase> {
        let mut found = Vec::new();
        self.extend(&Phrase::default(), at, &mut found);
        // "Early" by itself is no date.
        found.retain(|(phrase, _)| phrase.day.is_some() || phrase.part != Some(Part::Early));
        found
    }

    /// Adds to `found` every phrase that continues `so_far` by one more item.
    fn extend(&self, so_far: &Phrase, at: usize, found: &mut Ways<Phrase>) {
        for (phrase, next) in self.with_day(so_far, at) {
            self.extend(&phrase, next, found);
            found.push((phrase, next));
        }
        for (phrase, next) in self.with_time(so_far, at) {
            self.extend(&phrase, next, found);
            found.push((phrase, next));
        }
    }

    fn with_day(&self, so_far: &Phrase, at: usize) -> Ways<Phrase> {
        if so_far.day.is_some() {
            return Vec::new();
        }
        let has_time = so_far.clock.is_some() || so_far.part.is_some();
        let mut found = Vec::new();
        // "a las 10 del viernes", "10am de mañana".
        let starts = if has_time { self.optional(at, &["de", "del", "of"]) } else { vec![at] };
        for start in starts {
            for (day, next) in self.day(start) {
                if !(has_time && day.has_time()) {
                    let day = Some(day);
                    found.push((Phrase { day, ..so_far.clone() }, next));
                }
            }
            if start > at && self.text(at) == Some("del") {
                // The article of "a las siete del 15" is in "del".
                for (day, next) in self.bare_number_day(start) {
                    found.push((Phrase { day: Some(day), ..so_far.clone() }, next));
                }
            }
            if so_far.part.is_none() {
                for ((day, part), next) in self.part_of_known_day(start) {
                    let (day, part) = (Some(day), Some(part));
                    found.push((Phrase { day, part, ..so_far.clone() }, next));
                }
            }
        }
        if !has_time {
            found.extend(self.hour_of_known_part(at));
        }
        found
    }

    fn with_time(&self, so_far: &Phrase, at: usize) -> Ways<Phrase> {
        let mut found = Vec::new();
        if so_far.day.as_ref().is_some_and(Day::has_time) {
            return found;
        }
        let has_day = so_far.day.is_some();
        if so_far.clock.is_none() {
            for ((clock, said), next) in self.clock(at, has_day) {
                if said.is_some() && so_far.part.is_some() {
                    continue;
                }
                let phrase = Phrase { day: so_far.day.clone(), clock: Some(clock), part: said.or(so_far.part) };
                found.push((phrase, next));
            }
        }
        if so_far.part.is_none() {
            for (part, next) in self.part(at, has_day) {
                let part = Some(part);
                found.push((Phrase { part, ..so_far.clone() }, next));
            }
        }
        found
    }

    /// "8 tonight", "7, this morning": the part of the day marks the number as an hour.
    fn hour_of_known_part(&self, at: usize) -> Ways<Phrase> {
        let Some((face, next)) = self.hour(at) else {
            return Vec::new();
        };
        let clock = Some(Clock::Face(face));
        let of_part = self.part_of_known_day(next).into_iter();
        let mut found: Ways<Phrase> =
            of_part.map(|((day, part), next)| (Phrase { day: Some(day), clock, part: Some(part) }, next)).collect();
        // "9 tomorrow", "9 mañana por la mañana".
        for (words, days) in [(["tomorrow", "manana"], 1), (["today", "hoy"], 0)] {
            for next in self.any(next, &words) {
                let day = Some(from_today(days));
                if self.is_end(next) {
                    found.push((Phrase { day: day.clone(), clock, part: None }, next));
                }
                for (part, next) in self.part(next, true) {
                    found.push((Phrase { day: day.clone(), clock, part: Some(part) }, next));
                }
            }
        }
        found
    }

    /// Whether the words from a position on show that the date phrase before
    /// them was cut short: a second date, a time that makes no sense, the rest
    /// of a range, a repetition. What precedes must then not be taken alone.
    pub(super) fn is_unfinished(&self, at: usize) -> bool {
        let Some(word) = self.text(at) else {
            return false;
        };
        let is_numeric = !matches!(self.shape(at), Some(Shape::Plain | Shape::Number { .. } | Shape::Ordinal(_)));
        let is_broken = word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(['/', ':']);
        is_numeric
            || is_broken
            || words::binds_backwards(word)
            || self.recurs(at)
            || self.continues_range(at)
            || self.is_qualified(at)
            || !self.phrases(at).is_empty()
    }

    /// Whether "cada", "of every" stands at a position.
    fn recurs(&self, at: usize) -> bool {
        self.optional(at, &["de", "of"]).into_iter().any(|at| self.text(at).is_some_and(words::is_recurring))
    }

    /// Whether the words at a position change the meaning of what precedes:
    /// "un mes | y medio", "lunes | en ocho", "viernes | antes de navidad".
    fn is_qualified(&self, at: usize) -> bool {
        const FRACTIONS: [&str; 7] =
            ["y medio", "y media", "y pico", "y cuarto", "menos cuarto", "and a half", "and a bit"];
        const LATER: [&str; 3] = ["en ocho", "en quince", "en 8"];
        const AROUND: [&str; 5] = ["antes", "before", "despues", "after", "del plata"];
        let before = |steps: usize| at.checked_sub(steps).and_then(|at| self.text(at));
        let after_weekday = before(1).and_then(words::weekday).is_some();
        !self.any(at, &FRACTIONS).is_empty()
            || !self.any(at, &LATER).is_empty()
            || !self.qualifier(at).is_empty()
            || (after_weekday && !self.any(at, &AROUND).is_empty())
            || self.is_maybe_year(at)
            || self.is_maybe_counted(at)
    }

    /// "15 dic | 27", "dec 3 | 27": a year or a count, there is no telling.
    fn is_maybe_year(&self, at: usize) -> bool {
        let is_month =
            |steps: usize| at.checked_sub(steps).and_then(|at| self.text(at)).and_then(words::month).is_some();
        matches!(self.shape(at), Some(Shape::Number { digits: 2, .. })) && (is_month(1) || is_month(2))
    }

    /// "lunes 30 | cajas": what may be the day of the month may also count the
    /// plural after it.
    fn is_maybe_counted(&self, at: usize) -> bool {
        let Some([day, number, noun]) = at.checked_sub(2).and_then(|from| self.words.get(from..=at)) else {
            return false;
        };
        words::weekday(&day.text).is_some()
            && matches!(number.shape, Shape::Number { .. })
            && noun.text.len() > 3
            && noun.text.ends_with('s')
    }

    /// Whether "or tuesday", "al 5", "de 10 a 12" stands at a position.
    pub(super) fn continues_range(&self, at: usize) -> bool {
        let Some(word) = self.text(at) else {
            return false;
        };
        (words::joins(word) || words::opens_range(word)) && self.may_be_date(at + 1)
    }

    /// Whether the phrase begins as a range: "del 3 al 5", "between ...".
    pub(super) fn begins_range(&self) -> bool {
        self.text(0).is_some_and(words::opens_range)
            && self.may_be_date(1)
            && (2..self.len()).any(|at| self.text(at).is_some_and(words::joins))
    }

    /// Whether something that looks like a date or a time stands here.
    fn may_be_date(&self, at: usize) -> bool {
        let at = self.any(at, &["el", "las", "la", "the"]).pop().unwrap_or(at);
        match self.shape(at) {
            None => false,
            Some(Shape::Plain) => {
                let Some(word) = self.text(at) else {
                    return false;
                };
                // "A" and "una" are too common to count as numbers here.
                words::cardinal(word).is_some_and(|number| number > 1)
                    || words::month(word).is_some()
                    || !self.phrases(at).is_empty()
            }
            Some(_) => true,
        }
    }
}
