//! Hours as they are spoken: "siete y media", "ten past nine", "cuarto para las once".

use super::clock::Clock;
use super::grammar::{Grammar, Ways};
use super::shape::{ClockFace, Half, Shape};
use super::words;

impl Grammar<'_> {
    /// "seven thirty pm", "siete y veinte", "at 3 15": an hour and its minutes as they are spoken. Without "at" before
    /// or "pm" after them two numbers are a time only at the end.
    pub(super) fn spoken_time(&self, at: usize, announced: bool) -> Ways<Clock> {
        let mut found = Vec::new();
        if announced && let Some(((hour, minute), next)) = self.hundreds(at) {
            found.push((Clock::Face(ClockFace { hour, minute, padded: hour < 10 && minute == 0, half: None }), next));
        }
        let Some((face, next)) = self.hour(at) else {
            // "At five-thirty".
            let pair = self.text(at).and_then(|word| word.split_once('-'));
            if let Some((hour, minute)) =
                pair.and_then(|(hour, minute)| Some((spelled_hour(hour)?, words::cardinal(minute)?)))
                && (10..60).contains(&minute)
                && announced
            {
                let face = ClockFace { hour, minute, padded: false, half: None };
                found.push((Clock::Face(face), self.reach(at + 1)));
            }
            return found;
        };
        for next in self.any(next, &["cero", "zero", "oh"]) {
            let minutes = self.word(next, words::cardinal).or_else(|| self.digits(next, 1));
            if let Some((minutes @ 1..=9, next)) = minutes
                && let Some(clock @ Clock::Face(shown)) = shifted(face, i64::from(minutes))
            {
                found.push((clock, next));
                found.extend(self.half(shown, next));
            }
        }
        let written = matches!(self.shape(at), Some(Shape::Number { .. }));
        for start in self.optional(next, &["y"]) {
            let minutes: Ways<u32> =
                if written { self.digits(start, 2).into_iter().collect() } else { self.spelled(start) };
            for (minutes, next) in minutes.into_iter().filter(|(minutes, _)| (10..60).contains(minutes)) {
                let Some(clock @ Clock::Face(shown)) = shifted(face, i64::from(minutes)) else { continue };
                if self.is_end(next) && (announced || !written) {
                    found.push((clock, next));
                }
                if announced || !written {
                    found.extend(self.half(shown, next));
                }
            }
        }
        found
    }

    /// "9a", "7p", "9.am": only "at" tells them from an ordinal.
    pub(super) fn compact_hour(&self, at: usize) -> Option<(Clock, usize)> {
        let word = self.text(at)?;
        let (hour, half) = word
            .strip_suffix('a')
            .map(|hour| (hour, Half::Am))
            .or_else(|| word.strip_suffix('p').map(|hour| (hour, Half::Pm)))?;
        let (hour, minute) = hour.split_once(':').unwrap_or((hour, "00"));
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        let face = ClockFace { hour, minute, padded: false, half: Some(half) };
        (1..=12).contains(&hour).then(|| (Clock::Face(face), self.reach(at + 1)))
    }

    /// "10 past 9", "15 minutes past 3pm", "20 minutes to 2pm", "20 minutos pasadas las 8", "3 minutos para las ocho".
    pub(super) fn minutes_past(&self, at: usize) -> Ways<Clock> {
        let mut openings: Ways<i64> = Vec::new();
        for (minutes, next) in self.digits(at, 2).into_iter().chain(self.spelled(at)) {
            let minutes = i64::from(minutes);
            let past = ["past", "after", "pasadas las", "pasadas de las", "pasados de las"];
            let counted = self.any(next, &["minutes", "minute", "mins", "min", "minutos", "minuto"]);
            // "10 to 12" goes from one to the other; only minutes that are called so come before an hour.
            for next in counted.iter().flat_map(|next| self.any(*next, &["to", "before", "para las", "para la"])) {
                openings.push((-minutes, next));
            }
            for next in counted.iter().copied().chain([next]).flat_map(|next| self.any(next, &past)) {
                openings.push((minutes, next));
            }
        }
        for (phrases, minutes) in [
            (["a quarter past", "a quarter after"], 15),
            (["cuarto pasadas las", "cuarto pasadas de las"], 15),
            (["media pasadas las", "media pasadas de las"], 30),
        ] {
            openings.extend(self.any(at, &phrases).into_iter().map(|next| (minutes, next)));
        }
        openings.retain(|(minutes, _)| minutes.abs() < 60);
        self.hours_shifted(openings)
    }

    /// What can follow "a las": "10", "diez", "10 y 20", "11 menos 10".
    pub(super) fn spoken_hour(&self, at: usize) -> Ways<Clock> {
        let Some((face, next)) = self.hour(at) else {
            return Vec::new();
        };
        let mut found = vec![(Clock::Face(face), next)];
        for next in self.any(next, &["horas"]) {
            found.push((Clock::Face(face), next));
        }
        for (sign, next) in self.signs(next) {
            let minutes = self.digits(next, 2).into_iter().chain(self.spelled(next));
            // Small numbers count things: "y una visita", "y 3 personas".
            for (minutes, next) in minutes.filter(|(minutes, next)| (5..60).contains(minutes) || self.is_end(*next)) {
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

    /// "10 y media", "10 y cuarto", "11 menos cuarto", and am/pm after it.
    pub(super) fn quarters(&self, face: ClockFace, at: usize) -> Ways<Clock> {
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
    pub(super) fn signs(&self, at: usize) -> Ways<i64> {
        let mut found: Ways<i64> = Vec::new();
        found.extend(self.any(at, &["y", "con"]).into_iter().map(|n| (1, n)));
        found.extend(self.any(at, &["menos"]).into_iter().map(|n| (-1, n)));
        found
    }

    /// "half past ten", "quarter to ten", "twenty past ten".
    pub(super) fn english_quarters(&self, at: usize) -> Ways<Clock> {
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
    pub(super) fn quarter_for_the_hour(&self, at: usize) -> Ways<Clock> {
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
    pub(super) fn hours_shifted(&self, openings: Ways<i64>) -> Ways<Clock> {
        let mut found = Vec::new();
        for (minutes, next) in openings {
            let noon = ClockFace { hour: 12, minute: 0, padded: false, half: None };
            let mut hours: Ways<ClockFace> = self.hour(next).into_iter().collect();
            hours.extend(self.any(next, &["noon", "midday"]).into_iter().map(|next| (noon, next)));
            if let Some(Shape::Clock(face)) = self.shape(next)
                && face.minute == 0
            {
                hours.push((face, self.reach(next + 1)));
            }
            for (face, next) in hours {
                let Some(clock @ Clock::Face(shown)) = shifted(face, minutes) else {
                    continue;
                };
                for next in self.optional(next, &["o'clock", "oclock"]) {
                    found.push((clock, next));
                    found.extend(self.half(shown, next));
                }
            }
        }
        found
    }
}

/// A full hour moved by some minutes, on the same kind of clock face.
pub(super) fn shifted(face: ClockFace, minutes: i64) -> Option<Clock> {
    let total = i64::from(face.hour) * 60 + minutes;
    // "Siete menos cuarto" is a quarter to the seven that was said, which is in the morning.
    let padded = face.padded || (face.hour == 7 && minutes < 0 && face.half.is_none());
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
        padded,
        ..face
    }))
}

/// Hours have a name up to twelve; "a" and "an" are not hours.
pub(super) fn spelled_hour(word: &str) -> Option<u32> {
    words::cardinal(word).filter(|hour| *hour <= 12 && !matches!(word, "a" | "an" | "un" | "uno"))
}
