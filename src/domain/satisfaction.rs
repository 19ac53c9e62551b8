//! How satisfied a client is: scores from 0 to 10 as they are said in notes, and what several of them tell.

use jiff::civil::Date;

use super::interaction::BEST_SCORE;
use super::text::fold;
use super::{Kind, code::codes};

codes! {
    /// Where the scores of a client are going.
    Trend in "trend" {
        /// The last one is above those before it.
        Up = "up",
        /// About the same.
        Level = "level",
        /// The last one is below those before it.
        Down = "down",
    }
}

impl Trend {
    /// The sign that stands for it beside the word.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Up => "↑",
            Self::Level => "=",
            Self::Down => "↓",
        }
    }
}

/// What the scores of a client tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Satisfaction {
    /// The last score.
    pub last: u8,
    /// Its day.
    pub on: Date,
    /// The average of all, in tenths, rounded half up.
    pub average: u16,
    /// How many there are.
    pub count: usize,
    /// Where they are going; of one score nothing can be said.
    pub trend: Option<Trend>,
}

impl Satisfaction {
    /// What scores tell that come newest first; nothing of none.
    #[must_use]
    pub fn of(scores: &[(Date, u8)]) -> Option<Self> {
        let (&(on, last), before) = scores.split_first()?;
        let average = |scores: &[(Date, u8)]| {
            let sum: usize = scores.iter().map(|(_, score)| usize::from(*score)).sum();
            let tenths = (sum * 20 + scores.len()) / (scores.len().max(1) * 2);
            u16::try_from(tenths).unwrap_or(0)
        };
        let trend = (!before.is_empty()).then(|| {
            let (now, then) = (u16::from(last) * 10, average(before));
            // Half a point is no movement.
            if now > then + 5 {
                Trend::Up
            } else if now + 5 < then {
                Trend::Down
            } else {
                Trend::Level
            }
        });
        Some(Self { last, on, average: average(scores), count: scores.len(), trend })
    }
}

/// The words after which a number is a score, folded.
const WORDS: [&str; 9] =
    ["satisfaccion", "satisfaction", "satisfied", "puntaje", "puntuacion", "calificacion", "score", "rating", "nps"];
/// What may stand between the word and the number.
const LINKS: [&str; 6] = ["de", "of", "is", "es", "=", "un"];
/// Punctuation around a word.
const MARKS: [char; 13] = [',', ';', ':', '.', '!', '¡', '(', ')', '»', '«', '"', '—', '…'];

/// The score that a note says: `satisfacción 8`, `score: 9/10`. In the note of a survey `8/10` alone is one too; in that
/// of a call or visit only as a clause of its own, because it may be a date.
#[must_use]
pub fn score(note: &str, kind: Kind) -> Option<u8> {
    let said = note.lines().find_map(worded);
    said.or_else(|| note.lines().find_map(|line| bare(line, kind)))
}

/// Reads a score as it is typed into a field: `8`, `8/10`.
#[must_use]
pub fn typed(text: &str) -> Option<u8> {
    let text = text.trim();
    number(text.strip_suffix("/10").map_or(text, str::trim_end))
}

fn worded(line: &str) -> Option<u8> {
    let words: Vec<&str> = line.split_whitespace().collect();
    for (n, word) in words.iter().enumerate() {
        let (name, glued) = word.split_once([':', '=']).unwrap_or((word, ""));
        if !WORDS.contains(&fold(name.trim_matches(MARKS)).as_str()) {
            continue;
        }
        let mut after = words.get(n + 1..).unwrap_or(&[]).iter().copied().skip_while(|word| LINKS.contains(word));
        let value = if glued.is_empty() { after.next()? } else { glued };
        if let Some(score) = typed(value.trim_matches(MARKS)) {
            return Some(score);
        }
    }
    None
}

fn bare(line: &str, kind: Kind) -> Option<u8> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let ends = |word: &str| word.ends_with([',', ';', '.', ':', '!']);
    words.iter().enumerate().find_map(|(n, word)| {
        let first = n.checked_sub(1).and_then(|before| words.get(before)).is_none_or(|before| ends(before));
        let alone = first && (n + 1 == words.len() || ends(word));
        let counts = kind == Kind::Survey || (kind.is_live() && alone);
        let value = word.trim_matches(MARKS).strip_suffix("/10").filter(|_| counts)?;
        number(value)
    })
}

fn number(text: &str) -> Option<u8> {
    let digits = !text.is_empty() && text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|score| digits && *score <= BEST_SCORE)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Code;

    #[test]
    fn a_score_is_told_from_other_numbers() {
        let cases = [
            ("satisfacción 8", Kind::Call, Some(8)),
            ("Satisfacción: 8/10, por el plazo", Kind::Note, Some(8)),
            ("todo bien; satisfacción de 9", Kind::Visit, Some(9)),
            ("score=7", Kind::Email, Some(7)),
            ("Score: 10", Kind::Survey, Some(10)),
            ("NPS 0", Kind::Survey, Some(0)),
            ("nos pone 8/10 por la entrega", Kind::Survey, Some(8)),
            ("8/10", Kind::Survey, Some(8)),
            ("8/10", Kind::Call, Some(8)),
            ("Contenta, 9/10, repite", Kind::Visit, Some(9)),
            ("llamar el 8/10 por la mañana", Kind::Call, None),
            ("8/10", Kind::Note, None),
            ("8/10", Kind::Email, None),
            ("entregadas 8/10 cajas", Kind::Call, None),
            ("satisfacción 11", Kind::Survey, None),
            ("satisfacción 80 %", Kind::Survey, None),
            ("satisfacción 8.5", Kind::Survey, None),
            ("12/10", Kind::Survey, None),
            ("8/10/2026", Kind::Survey, None),
            ("mucha satisfacción por todo", Kind::Survey, None),
            ("", Kind::Survey, None),
        ];
        for (note, kind, expected) in cases {
            assert_eq!(score(note, kind), expected, "{note} in a {}", kind.code());
        }
    }

    #[test]
    fn long_notes_are_read_too() {
        for piece in ["x", "score ", "score of ", "8/1 ", "8", "\n"] {
            assert_eq!(score(&piece.repeat(200_000 / piece.len()), Kind::Survey), None, "{piece}");
        }
    }

    #[test]
    fn a_score_is_typed_as_a_number_or_out_of_ten() {
        let cases =
            [("8", Some(8)), (" 8 / 10", None), ("8/10", Some(8)), ("8 /10", Some(8)), ("+8", None), ("-1", None)];
        for (text, expected) in cases {
            assert_eq!(typed(text), expected, "{text}");
        }
    }

    #[test]
    fn scores_tell_where_they_are_going() {
        let day = |n: i8| date(2026, 11, n);
        let told = |scores: &[u8]| {
            let scores: Vec<_> = scores.iter().map(|score| (day(9), *score)).collect();
            Satisfaction::of(&scores).map(|told| (told.last, told.average, told.count, told.trend))
        };
        assert_eq!(told(&[]), None);
        assert_eq!(told(&[8]), Some((8, 80, 1, None)));
        assert_eq!(told(&[9, 8, 7]), Some((9, 80, 3, Some(Trend::Up))));
        assert_eq!(told(&[4, 8, 9]), Some((4, 70, 3, Some(Trend::Down))));
        assert_eq!(told(&[8, 8, 9]), Some((8, 83, 3, Some(Trend::Level))));
        assert_eq!(told(&[10, 9]), Some((10, 95, 2, Some(Trend::Up))));
    }

    proptest! {
        #[test]
        fn the_average_lies_between_the_scores(scores in proptest::collection::vec(0..=BEST_SCORE, 1..40)) {
            let dated: Vec<_> = scores.iter().map(|score| (date(2026, 1, 1), *score)).collect();
            let told = Satisfaction::of(&dated).unwrap();
            let (low, high) = (scores.iter().min().unwrap(), scores.iter().max().unwrap());
            prop_assert!((u16::from(*low) * 10..=u16::from(*high) * 10).contains(&told.average));
        }

        #[test]
        fn no_note_gives_more_than_the_best_score(note in "(satisfacción|score:|[0-9/ ,.]){0,30}") {
            prop_assert!(score(&note, Kind::Survey).is_none_or(|score| score <= BEST_SCORE));
        }
    }
}
