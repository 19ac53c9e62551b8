//! What a single word with digits in it looks like: `15/12`, `10h30`, `+3d`.
//!
//! Only the looks are decided here. Whether the numbers make a real date or
//! time is for [`super::reading`], so that `31/02` can be refused by name
//! instead of being taken for an unknown word.

use super::words::{self, Unit};

/// Half of the day, from "am" and "pm".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Half {
    Am,
    Pm,
}

/// The year of a date, as far as it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not said: the next or the last one, depending on the lean.
    Unsaid,
    /// Four digits.
    Full(u32),
    /// Two digits.
    Short(u32),
    /// Counted from the current year.
    Plus(i16),
}

/// Hours and minutes as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ClockFace {
    pub hour: u32,
    pub minute: u32,
    /// The hour was typed with two digits and a leading zero: `03:30`.
    pub padded: bool,
    pub half: Option<Half>,
}

/// The looks of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing numeric that is known.
    Plain,
    /// Digits alone.
    Number { value: u32, digits: usize },
    /// `15th`, `1ro`, `2º`.
    Ordinal(u32),
    /// `10:30`, `10am`, `10h30`, `14hs`.
    Clock(ClockFace),
    /// `10.30`: a time only where the grammar expects one.
    Dotted(ClockFace),
    /// `15/12`, `12/15/2026`, `15-12-26`: the order is the user's setting.
    Numeric { first: u32, second: u32, year: Year },
    /// `15-dic-2026`.
    Named { day: u32, month: u32, year: Year },
    /// `2026-12-15`, `20261215`.
    YearFirst { year: u32, month: u32, day: u32 },
    /// `2026-12-15T10:30`.
    Stamp { year: u32, month: u32, day: u32, clock: ClockFace },
    /// `+3d`, `-2w`.
    Offset { count: i64, unit: Unit },
    /// `3-5`, `10:00-11:00`, `lun-vie`.
    Range,
}

/// The looks of a folded word.
pub(super) fn shape(text: &str) -> Shape {
    if text.contains(|c: char| c.is_ascii_digit()) {
        number(text)
            .or_else(|| offset(text))
            .or_else(|| clock(text).map(Shape::Clock))
            .or_else(|| hundreds(text))
            .or_else(|| ordinal(text))
            .or_else(|| stamp(text))
            .or_else(|| separated(text))
            .or_else(|| glued(text))
            .or_else(|| range(text))
            .unwrap_or(Shape::Plain)
    } else {
        range(text).unwrap_or(Shape::Plain)
    }
}

/// The value of a run of digits (as large as fits) and their count.
fn digits(text: &str) -> Option<(u32, usize)> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some((text.parse().unwrap_or(u32::MAX), text.len()))
}

/// The value of one or two digits.
fn small(text: &str) -> Option<u32> {
    digits(text).filter(|(_, n)| *n <= 2).map(|(value, _)| value)
}

/// The value of exactly two digits.
fn pair(text: &str) -> Option<u32> {
    digits(text).filter(|(_, n)| *n == 2).map(|(value, _)| value)
}

/// The value of exactly four digits.
fn four(text: &str) -> Option<u32> {
    digits(text).filter(|(_, n)| *n == 4).map(|(value, _)| value)
}

fn number(text: &str) -> Option<Shape> {
    let (value, count) = digits(text)?;
    if count == 8 && (1900..=2200).contains(&(value / 10_000)) {
        return Some(Shape::YearFirst { year: value / 10_000, month: value / 100 % 100, day: value % 100 });
    }
    Some(Shape::Number { value, digits: count })
}

fn offset(text: &str) -> Option<Shape> {
    let (sign, rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let letters = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let (count, _) = digits(rest.strip_suffix(letters)?)?;
    Some(Shape::Offset { count: sign * i64::from(count), unit: words::compact_unit(letters)? })
}

/// A time that says so by itself: a colon, an `h`, or am/pm.
fn clock(text: &str) -> Option<ClockFace> {
    let (base, half, marked) = strip_clock_suffix(text);
    let base = base.strip_suffix('.').unwrap_or(base);
    // "3:15p": without a colon the letter may make an ordinal.
    let (base, half) = match (half, base.strip_suffix('a'), base.strip_suffix('p')) {
        (None, Some(rest), _) if rest.contains(':') => (rest, Some(Half::Am)),
        (None, _, Some(rest)) if rest.contains(':') => (rest, Some(Half::Pm)),
        _ => (base, half),
    };
    let (hour, minute) = if let Some((hour, rest)) = base.split_once(':') {
        // Seconds are tolerated only when they say nothing.
        (hour, rest.strip_suffix(":00").unwrap_or(rest))
    } else if let Some(split) = base.split_once('h') {
        split
    } else if !marked {
        return None;
    } else {
        base.split_once('.').unwrap_or((base, "00"))
    };
    face(hour, minute, half)
}

/// `340pm`, `1140am`: hours and minutes in one number, which the half of the day marks.
fn hundreds(text: &str) -> Option<Shape> {
    let (base, half, _) = strip_clock_suffix(text);
    let at = base.len().checked_sub(2).filter(|at| (1..=2).contains(at))?;
    let (hour, minute) = base.split_at_checked(at)?;
    half.is_some().then(|| face(hour, minute, half)).flatten().map(Shape::Clock)
}

fn strip_clock_suffix(text: &str) -> (&str, Option<Half>, bool) {
    const SUFFIXES: [(&str, Option<Half>); 10] = [
        // "11ish": about eleven.
        ("-ish", None),
        ("ish", None),
        ("a.m", Some(Half::Am)),
        ("p.m", Some(Half::Pm)),
        ("am", Some(Half::Am)),
        ("pm", Some(Half::Pm)),
        ("hrs", None),
        ("hr", None),
        ("hs", None),
        ("h", None),
    ];
    SUFFIXES
        .iter()
        .find_map(|(suffix, half)| Some((text.strip_suffix(suffix)?, *half, true)))
        .unwrap_or((text, None, false))
}

fn face(hour: &str, minute: &str, half: Option<Half>) -> Option<ClockFace> {
    Some(ClockFace {
        padded: hour.len() == 2 && hour.starts_with('0'),
        hour: small(hour)?,
        minute: pair(minute)?,
        half,
    })
}

fn ordinal(text: &str) -> Option<Shape> {
    const ENDINGS: [&str; 12] = ["st", "nd", "rd", "th", "ero", "er", "ro", "do", "to", "o", ".o", ".er"];
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (head, tail) = text.split_at_checked(end)?;
    if tail != "°" && !ENDINGS.contains(&tail) {
        return None;
    }
    small(head).map(Shape::Ordinal)
}

fn stamp(text: &str) -> Option<Shape> {
    let (date, time) = text.split_once('t')?;
    let mut parts = date.split('-');
    let (year, month, day) = (four(parts.next()?)?, pair(parts.next()?)?, pair(parts.next()?)?);
    let (hour, minute) = time.split_once(':')?;
    let minute = minute.strip_suffix(":00").unwrap_or(minute);
    let mut clock = face(hour, minute, None)?;
    if parts.next().is_some() || hour.len() != 2 {
        return None;
    }
    clock.padded = true;
    Some(Shape::Stamp { year, month, day, clock })
}

/// Two or three pieces held together by one and the same separator.
fn separated(text: &str) -> Option<Shape> {
    let separator = text.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let pieces: Vec<&str> = text.splitn(4, separator).collect();
    match (pieces.as_slice(), separator) {
        ([first, second], '.') if first.contains(char::is_alphabetic) => two_pieces(first, second, separator),
        ([hour, minute], '.') => face(hour, minute, None).map(Shape::Dotted),
        ([first, second], _) => two_pieces(first, second, separator),
        ([first, second, third], _) => three_pieces(first, second, third),
        _ => None,
    }
}

fn two_pieces(first: &str, second: &str, separator: char) -> Option<Shape> {
    if let Some(month) = words::month(second) {
        return Some(Shape::Named { day: small(first)?, month, year: Year::Unsaid });
    }
    if let Some(month) = words::month(first).filter(|_| is_month_alone(first)) {
        return Some(Shape::Named { day: small(second)?, month, year: Year::Unsaid });
    }
    let (first, second) = (small(first)?, small(second)?);
    // `3-5` may well be "from the 3rd to the 5th"; `15-12` may not.
    let date_like = (13..=31).contains(&first) && (1..=12).contains(&second);
    if separator == '-' && !date_like {
        return Some(Shape::Range);
    }
    Some(Shape::Numeric { first, second, year: Year::Unsaid })
}

fn three_pieces(first: &str, second: &str, third: &str) -> Option<Shape> {
    if let Some(year) = four(first) {
        if let Some(month) = words::month(second) {
            return Some(Shape::YearFirst { year, month, day: small(third)? });
        }
        return Some(Shape::YearFirst { year, month: small(second)?, day: small(third)? });
    }
    let first = small(first)?;
    let year = four(third).map(Year::Full).or_else(|| pair(third).map(Year::Short))?;
    if let Some(month) = words::month(second) {
        return Some(Shape::Named { day: first, month, year });
    }
    Some(Shape::Numeric { first, second: small(second)?, year })
}

/// A day and a month without anything between them: `15sep`, `dec31`.
fn glued(text: &str) -> Option<Shape> {
    let letters = text.trim_matches(|c: char| c.is_ascii_digit());
    let month = words::month(letters).filter(|_| is_month_alone(letters))?;
    let day = text.strip_suffix(letters).or_else(|| text.strip_prefix(letters)).and_then(small)?;
    Some(Shape::Named { day, month, year: Year::Unsaid })
}

/// Whether the name of a month is nothing else: "mar" is a day too, and "set" a verb.
fn is_month_alone(name: &str) -> bool {
    !matches!(name, "mar" | "set")
}

/// Two dates or times around a dash.
fn range(text: &str) -> Option<Shape> {
    let (from, to) = text.split_once('-')?;
    let is_end = |end: &str| digits(end).is_some() || clock(end).is_some() || words::weekday(end).is_some();
    (is_end(from) && is_end(to)).then_some(Shape::Range)
}
