//! Times of day: "a las 10 y media", "5pm", "quarter to ten", "por la tarde".

use super::day::{Day, from_today};
use super::grammar::{Grammar, Ways};
use super::shape::{ClockFace, Half, Shape};
use super::words;

/// A point of the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    Face(ClockFace),
    Noon,
    Midnight,
}

/// A part of the day: a time by itself, or what tells 5 a.m. from 5 p.m.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// "Temprano", "first thing": the morning of a day that has to be said.
    Early,
    /// Before sunrise ("madrugada").
    SmallHours,
    Morning,
    /// "Del mediodía".
    Midday,
    Afternoon,
    Night,
}

/// What may announce an hour.
const AT: [&str; 7] = ["a las", "a la", "at", "@", "para las", "para la", "by"];

impl Grammar<'_> {
    /// A clock time, with the part of the day if it was said along with it.
    /// `after_day` allows the spelling `10.30`, which elsewhere is a number.
    pub(super) fn clock(&self, at: usize, after_day: bool) -> Ways<(Clock, Option<Part>)> {
        let mut bare = self.named_time(at);
        bare.extend(self.marked_face(at));
        if after_day {
            bare.extend(self.dotted(at, false));
        }
        for start in self.any(at, &AT) {
            bare.extend(self.marked_face(start));
            bare.extend(self.dotted(start, true));
            bare.extend(self.spoken_hour(start));
        }
        let mut found = Vec::new();
        for (clock, next) in bare {
            for next in self.optional(next, &["en punto", "sharp"]) {
                found.push(((clock, None), next));
                for (part, next) in self.qualifier(next) {
                    found.push(((clock, Some(part)), next));
                }
            }
        }
        found.extend(self.hour_of_part(at));
        found
    }

    /// "noon", "al mediodía", "medianoche".
    fn named_time(&self, at: usize) -> Ways<Clock> {
        let noon = [
            "noon",
            "at noon",
            "midday",
            "at midday",
            "mediodia",
            "al mediodia",
            "a mediodia",
            "medio dia",
            "al medio dia",
        ];
        let midnight = [
            "midnight",
            "at midnight",
            "medianoche",
            "a medianoche",
            "a la medianoche",
            "media noche",
            "a media noche",
            "a la media noche",
        ];
        let mut found: Ways<Clock> = Vec::new();
        found.extend(self.any(at, &noon).into_iter().map(|n| (Clock::Noon, n)));
        found.extend(self.any(at, &midnight).into_iter().map(|n| (Clock::Midnight, n)));
        found
    }

    /// A time that is one even without "at": `10:30`, "10 am", "10 y media".
    fn marked_face(&self, at: usize) -> Ways<Clock> {
        let mut found = Vec::new();
        if let Some(Shape::Clock(face)) = self.shape(at) {
            let next = self.reach(at + 1);
            found.push((Clock::Face(face), next));
            found.extend(self.half(face, next));
            found.extend(self.hours_sign(face, next));
        }
        if let Some(Shape::Dotted(face)) = self.shape(at) {
            let next = self.reach(at + 1);
            found.extend(self.half(face, next));
            found.extend(self.hours_sign(face, next));
        }
        if let Some((face, next)) = self.hour(at) {
            found.extend(self.half(face, next));
            found.extend(self.hours_sign(face, next));
            found.extend(self.quarters(face, next));
        }
        found.extend(self.english_quarters(at));
        found.extend(self.quarter_for_the_hour(at));
        found
    }

    /// `10.30`. Where it could also be the 10th of a month, only "at" decides.
    fn dotted(&self, at: usize, after_at: bool) -> Ways<Clock> {
        match self.shape(at) {
            Some(Shape::Dotted(face)) if after_at || !(1..=12).contains(&face.minute) => {
                let next = self.reach(at + 1);
                vec![(Clock::Face(face), next)]
            }
            _ => Vec::new(),
        }
    }

    /// What can follow "a las": "10", "diez", "10 y 20", "11 menos 10".
    fn spoken_hour(&self, at: usize) -> Ways<Clock> {
        let Some((face, next)) = self.hour(at) else {
            return Vec::new();
        };
        let mut found = vec![(Clock::Face(face), next)];
        for next in self.any(next, &["horas"]) {
            found.push((Clock::Face(face), next));
        }
        for (sign, next) in self.signs(next) {
            let minutes = self
                .digits(next, 2)
                .or_else(|| self.word(next, words::cardinal))
                // Small numbers count things: "y una visita", "y 3 personas".
                .filter(|(minutes, _)| (5..60).contains(minutes));
            if let Some((minutes, next)) = minutes {
                found.extend(shifted(face, sign * i64::from(minutes)).map(|c| (c, next)));
            }
        }
        // A time with minutes may still say which half of the day it is in.
        let halves: Ways<Clock> = found
            .iter()
            .flat_map(|(clock, next)| match clock {
                Clock::Face(face) => self.half(*face, *next),
                Clock::Noon | Clock::Midnight => Vec::new(),
            })
            .collect();
        found.extend(halves);
        found
    }

    /// An hour in digits or in words.
    fn hour(&self, at: usize) -> Option<(ClockFace, usize)> {
        let (hour, next) = self.digits(at, 2).or_else(|| self.word(at, spelled_hour))?;
        let padded = self.text(at).is_some_and(|text| text.len() == 2 && text.starts_with('0'));
        let face = ClockFace { hour, minute: 0, padded, half: None };
        Some((face, next))
    }

    fn half(&self, face: ClockFace, at: usize) -> Ways<Clock> {
        if face.half.is_some() {
            return Vec::new();
        }
        let sides = [(Half::Am, ["am", "a m"]), (Half::Pm, ["pm", "p m"])];
        let mut found = Vec::new();
        for (half, spellings) in sides {
            for next in self.any(at, &spellings) {
                let half = Some(half);
                found.push((Clock::Face(ClockFace { half, ..face }), next));
            }
        }
        found
    }

    /// "hs" and the like, which only stress that a time is meant.
    fn hours_sign(&self, face: ClockFace, at: usize) -> Ways<Clock> {
        self.any(at, &["hs", "h", "hrs", "o'clock", "oclock"])
            .into_iter()
            .map(|next| (Clock::Face(face), next))
            .collect()
    }

    /// "10 y media", "10 y cuarto", "11 menos cuarto", and am/pm after it.
    fn quarters(&self, face: ClockFace, at: usize) -> Ways<Clock> {
        let mut found = Vec::new();
        for (phrase, minutes) in [("y media", 30), ("y cuarto", 15), ("menos cuarto", -15)] {
            let (Some(next), Some(clock)) = (self.literal(at, phrase), shifted(face, minutes)) else {
                continue;
            };
            found.push((clock, next));
            if let Clock::Face(face) = clock {
                found.extend(self.half(face, next));
            }
        }
        found
    }

    /// "y", "con" and "menos" before minutes.
    fn signs(&self, at: usize) -> Ways<i64> {
        let mut found: Ways<i64> = Vec::new();
        found.extend(self.any(at, &["y", "con"]).into_iter().map(|n| (1, n)));
        found.extend(self.any(at, &["menos"]).into_iter().map(|n| (-1, n)));
        found
    }

    /// "half past ten", "quarter to ten", "twenty past ten".
    fn english_quarters(&self, at: usize) -> Ways<Clock> {
        let mut openings: Ways<i64> = Vec::new();
        for (phrases, minutes) in [
            (["half past", "half past"], 30),
            (["quarter past", "a quarter past"], 15),
            (["quarter to", "a quarter to"], -15),
        ] {
            openings.extend(self.any(at, &phrases).into_iter().map(|n| (minutes, n)));
        }
        if let Some((minutes, next)) = self.word(at, words::cardinal) {
            for next in self.any(next, &["past", "minutes past"]) {
                openings.push((i64::from(minutes), next));
            }
        }
        self.hours_shifted(openings)
    }

    /// "cuarto para las once", "diez para las once".
    fn quarter_for_the_hour(&self, at: usize) -> Ways<Clock> {
        let mut openings: Ways<i64> = Vec::new();
        for (phrase, minutes) in [("cuarto", -15), ("un cuarto", -15), ("diez", -10), ("cinco", -5), ("veinte", -20)] {
            let Some(next) = self.literal(at, phrase) else {
                continue;
            };
            for next in self.any(next, &["para las", "para la"]) {
                openings.push((minutes, next));
            }
        }
        self.hours_shifted(openings)
    }

    /// The hour after each opening, moved by its minutes.
    fn hours_shifted(&self, openings: Ways<i64>) -> Ways<Clock> {
        let mut found = Vec::new();
        for (minutes, next) in openings {
            let Some((face, next)) = self.hour(next) else {
                continue;
            };
            let Some(clock) = shifted(face, minutes) else {
                continue;
            };
            found.push((clock, next));
            if let Clock::Face(face) = clock {
                found.extend(self.half(face, next));
            }
        }
        found
    }

    /// "5 de la tarde": an hour that only the part of the day marks as one.
    fn hour_of_part(&self, at: usize) -> Ways<(Clock, Option<Part>)> {
        let Some((face, next)) = self.hour(at) else {
            return Vec::new();
        };
        self.qualifier(next).into_iter().map(|(part, next)| ((Clock::Face(face), Some(part)), next)).collect()
    }

    /// The part of the day right after an hour.
    pub(super) fn qualifier(&self, at: usize) -> Ways<Part> {
        let table = [
            ("de la madrugada", Part::SmallHours),
            ("de la manana", Part::Morning),
            ("del mediodia", Part::Midday),
            ("del dia", Part::Midday),
            ("de la tarde", Part::Afternoon),
            ("de la noche", Part::Night),
            ("in the morning", Part::Morning),
            ("in the afternoon", Part::Afternoon),
            ("in the evening", Part::Night),
            ("at night", Part::Night),
        ];
        table.into_iter().filter_map(|(phrase, part)| Some((part, self.literal(at, phrase)?))).collect()
    }

    /// A part of the day that stands for a time of its own.
    pub(super) fn part(&self, at: usize, after_day: bool) -> Ways<Part> {
        let mut found: Ways<Part> = Vec::new();
        let mut add = |phrases: &[&str], part: Part| {
            found.extend(self.any(at, phrases).into_iter().map(|next| (part, next)));
        };
        add(&["por la manana", "en la manana", "a la manana", "in the morning"], Part::Morning);
        add(&["temprano", "a primera hora", "first thing", "first thing in the morning"], Part::Early);
        add(&["por la tarde", "en la tarde", "a la tarde", "in the afternoon", "afternoon"], Part::Afternoon);
        add(&["por la noche", "en la noche", "a la noche", "in the evening", "at night", "evening"], Part::Night);
        if after_day {
            // Without a day these words more likely begin something else.
            add(&["morning", "early"], Part::Morning);
            add(&["night"], Part::Night);
        }
        found
    }

    /// "esta noche", "tonight", "last night": a day and its part in one.
    pub(super) fn part_of_known_day(&self, at: usize) -> Ways<(Day, Part)> {
        let table = [
            ("esta manana", 0, Part::Morning),
            ("this morning", 0, Part::Morning),
            ("esta tarde", 0, Part::Afternoon),
            ("this afternoon", 0, Part::Afternoon),
            ("esta noche", 0, Part::Night),
            ("this evening", 0, Part::Night),
            ("tonight", 0, Part::Night),
            ("anoche", -1, Part::Night),
            ("last night", -1, Part::Night),
        ];
        table
            .into_iter()
            .filter_map(|(phrase, days, part)| Some(((from_today(days), part), self.literal(at, phrase)?)))
            .collect()
    }
}

/// Hours have a name up to twelve; "a" and "an" are not hours.
fn spelled_hour(word: &str) -> Option<u32> {
    words::cardinal(word).filter(|hour| *hour <= 12 && !matches!(word, "a" | "an" | "un" | "uno"))
}

/// A full hour moved by some minutes, on the same kind of clock face.
fn shifted(face: ClockFace, minutes: i64) -> Option<Clock> {
    let total = i64::from(face.hour) * 60 + minutes;
    let whole = match total {
        // A quarter to one is a quarter past twelve; only for midnight would
        // the day be in doubt.
        0..=59 if face.hour == 1 => total + 12 * 60,
        0.. => total,
        _ => return None,
    };
    Some(Clock::Face(ClockFace {
        hour: u32::try_from(whole / 60).ok()?,
        minute: u32::try_from(whole % 60).ok()?,
        ..face
    }))
}
