//! Times of day: "a las 10 y media", "5pm", "quarter to ten", "por la tarde".

use super::day::{Day, from_today};
use super::grammar::{Grammar, Ways};
use super::shape::{ClockFace, Half, Shape};
use super::spoken::spelled_hour;

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
    /// "A media mañana".
    MidMorning,
    /// "Del mediodía".
    Midday,
    Afternoon,
    Night,
}

/// What may announce an hour.
const AT: [&str; 7] = ["a las", "a la", "at", "@", "para las", "para la", "by"];

/// What announces one only where the hour is marked or ends the phrase, since it also stands before things: "las 10
/// cajas", "about 10 boxes".
const MAYBE_AT: [&str; 18] = [
    "las",
    "la",
    "for",
    "around",
    "about",
    "at around",
    "at about",
    "around at",
    "approximately",
    "a eso de las",
    "a eso de la",
    "como a las",
    "alrededor de las",
    "cerca de las",
    "sobre las",
    "hacia las",
    "tipo",
    "tipo las",
];

impl Grammar<'_> {
    /// A clock time, with the part of the day if it was said along with it.
    /// `after_day` allows the spelling `10.30`, which elsewhere is a number.
    pub(super) fn clock(&self, at: usize, after_day: bool) -> Ways<(Clock, Option<Part>)> {
        let mut bare = self.named_time(at);
        bare.extend(self.marked_face(at));
        // "15.30" alone is a time; "10.30" may be a price, and "4.22" a day.
        let evening = |clock: &Clock| matches!(clock, Clock::Face(face) if face.hour > 12);
        let dotted = self.dotted(at, false).into_iter();
        bare.extend(dotted.filter(|(clock, next)| after_day || (self.is_end(*next) && evening(clock))));
        bare.extend(self.spoken_time(at, false));
        let mut maybe = Vec::new();
        for start in self.any(at, &MAYBE_AT) {
            bare.extend(self.marked_face(start));
            maybe.extend(self.spoken_hour(start));
            maybe.extend(self.spoken_time(start, true));
            bare.extend(self.spoken_time(start, false));
        }
        for start in self.any(at, &AT) {
            bare.extend(self.marked_face(start));
            bare.extend(self.dotted(start, true));
            bare.extend(self.spoken_hour(start));
            bare.extend(self.spoken_time(start, true));
            bare.extend(self.compact_hour(start));
        }
        let mut found = Vec::new();
        let sure = bare.into_iter().map(|time| (time, true));
        for ((clock, next), sure) in sure.chain(maybe.into_iter().map(|time| (time, false))) {
            for stressed in self.optional(next, &["en punto", "sharp"]) {
                if sure || stressed > next || self.is_end(stressed) {
                    found.push(((clock, None), stressed));
                }
                for (part, next) in self.qualifier(stressed) {
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
            "the midday",
            "at midday",
            "mid-day",
            "mid day",
            "12 noon",
            "12 midday",
            "at 12 noon",
            "mediodia",
            "el mediodia",
            "al mediodia",
            "a mediodia",
            "medio dia",
            "al medio dia",
        ];
        let midnight = [
            "midnight",
            "at midnight",
            "mid-night",
            "mid night",
            "at mid night",
            "12 midnight",
            "medianoche",
            "la medianoche",
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
            // "8pm menos cuarto".
            if face.minute == 0 && face.half.is_some() {
                found.extend(self.quarters(face, next));
            }
            found.extend(self.half(face, next));
            found.extend(self.hours_sign(face, next));
        }
        if let Some(Shape::Dotted(face)) = self.shape(at) {
            let next = self.reach(at + 1);
            found.extend(self.half(face, next));
            found.extend(self.hours_sign(face, next));
        }
        if let Some((face, next)) = self.hour(at) {
            let halves = self.half(face, next);
            // "8 pm menos cuarto".
            for (clock, next) in &halves {
                if let Clock::Face(face) = clock {
                    found.extend(self.quarters(*face, *next));
                }
            }
            found.extend(halves);
            found.extend(self.hours_sign(face, next));
            found.extend(self.quarters(face, next));
        }
        if let Some(((hour, minute), next)) = self.hundreds(at) {
            found.extend(self.half(ClockFace { hour, minute, padded: false, half: None }, next));
        }
        found.extend(self.english_quarters(at));
        found.extend(self.minutes_past(at));
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

    /// An hour in digits or in words.
    pub(super) fn hour(&self, at: usize) -> Option<(ClockFace, usize)> {
        let (hour, next) = self.digits(at, 2).or_else(|| self.word(at, spelled_hour))?;
        let padded = self.text(at).is_some_and(|text| text.len() == 2 && text.starts_with('0'));
        let face = ClockFace { hour, minute: 0, padded, half: None };
        Some((face, next))
    }

    pub(super) fn half(&self, face: ClockFace, at: usize) -> Ways<Clock> {
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
            .flat_map(|next| {
                let mut found = self.half(face, next);
                found.push((Clock::Face(face), next));
                found
            })
            .collect()
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
            ("lunchtime", Part::Midday),
            ("at lunchtime", Part::Midday),
            ("early morning", Part::Morning),
            ("late morning", Part::Morning),
            ("late afternoon", Part::Afternoon),
            ("late evening", Part::Night),
            ("in the night", Part::Night),
            ("in afternoon", Part::Afternoon),
            ("en la manana", Part::Morning),
            ("por la manana", Part::Morning),
            ("en la tarde", Part::Afternoon),
            ("por la tarde", Part::Afternoon),
            ("en la noche", Part::Night),
            ("por la noche", Part::Night),
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
        let mid = ["a media manana", "media manana", "midmorning", "mid-morning", "mid morning"];
        add(&mid, Part::MidMorning);
        add(&["early morning", "in the early morning"], Part::Morning);
        add(&["late afternoon", "in the late afternoon"], Part::Afternoon);
        add(&["late evening", "in the late evening"], Part::Night);
        add(&["temprano", "a primera hora", "first thing", "first thing in the morning"], Part::Early);
        add(&["por la tarde", "en la tarde", "a la tarde", "in the afternoon", "afternoon"], Part::Afternoon);
        add(&["por la noche", "en la noche", "a la noche", "in the evening", "at night", "evening"], Part::Night);
        if after_day {
            // Without a day these words more likely begin something else.
            add(&["morning", "early"], Part::Morning);
            add(&["night", "de noche"], Part::Night);
            add(&["de tarde"], Part::Afternoon);
            add(&["por la madrugada", "de madrugada", "en la madrugada"], Part::SmallHours);
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
            ("this night", 0, Part::Night),
            ("esta madrugada", 0, Part::SmallHours),
            ("anoche", -1, Part::Night),
            ("last night", -1, Part::Night),
        ];
        table
            .into_iter()
            .filter_map(|(phrase, days, part)| Some(((from_today(days), part), self.literal(at, phrase)?)))
            .collect()
    }
}
