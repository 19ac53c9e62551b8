//! Dates as people and spreadsheets write them, in Spanish and English. Pure text to value: a date without a year is
//! not one, since there is no clock here.

use crate::domain::when::DateOrder;
use jiff::ToSpan;
use jiff::civil::{Date, Time, date};
use jiff::tz::{Offset, TimeZone};
use unicode_normalization::UnicodeNormalization;

/// What a date cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Cell {
    /// That there is none.
    Absent,
    /// A date.
    Date(Reading),
    /// Something else.
    Bad,
}

/// A date read from a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) struct Reading {
    /// The date.
    pub(in crate::exchange) date: Date,
    /// The time written with it.
    pub(in crate::exchange) time: Option<Time>,
    /// The date in the other order, when both orders give one and they differ.
    pub(in crate::exchange) swapped: Option<Date>,
    /// The order that this date proves.
    pub(in crate::exchange) proves: Option<DateOrder>,
    /// How far the clocks were from UTC that showed it, where that stands there.
    pub(in crate::exchange) offset: Option<Offset>,
}

impl Reading {
    const fn sure(date: Date, time: Option<Time>) -> Self {
        Self { date, time, swapped: None, proves: None, offset: None }
    }

    /// The day and the time that the clocks of a zone show then.
    pub(in crate::exchange) fn in_zone(self, zone: &TimeZone) -> (Date, Option<Time>) {
        // Midnight pads what is a mere day: that is the same everywhere.
        let moment = self.offset.zip(self.time.filter(|time| *time != Time::midnight()));
        let there = moment.and_then(|(offset, time)| offset.to_timestamp(self.date.to_datetime(time)).ok());
        match there.map(|there| there.to_zoned(zone.clone()).datetime()) {
            Some(here) => (here.date(), Some(here.time())),
            None => (self.date, self.time),
        }
    }
}

/// Reads a cell; `order` decides where the text does not.
pub(in crate::exchange) fn parse(cell: &str, order: DateOrder) -> Cell {
    let text = cell.trim();
    // `0/0/00` and `0000-00-00` are how Outlook and MySQL write "none".
    let zeros = text.contains('0') && text.chars().all(|c| matches!(c, '0' | '/' | '-' | '.' | ':' | ' '));
    if text.is_empty() || zeros || super::clean::is_placeholder(text) || is_never(text) {
        return Cell::Absent;
    }
    // No date is this long; a paragraph need not be scanned.
    if text.len() > 80 {
        return Cell::Bad;
    }
    number(text)
        .or_else(|| {
            let (day, time) = split_time(text);
            written(day, order).map(|reading| Reading { time, offset: time.and_then(|_| offset(text)), ..reading })
        })
        .map_or(Cell::Bad, Cell::Date)
}

fn is_never(text: &str) -> bool {
    ["never", "nunca", "none", "ninguno", "ninguna", "null"].iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// `20240131`, or the day number of a spreadsheet with an optional fraction of a day.
fn number(text: &str) -> Option<Reading> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let numeric = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !numeric(whole) || !numeric(fraction) {
        return None;
    }
    match (whole.len(), fraction.is_empty()) {
        (8, true) => {
            let value: i32 = whole.parse().ok()?;
            let day = ymd(value / 10_000, value / 100 % 100, value % 100)?;
            Some(Reading::sure(day, None))
        }
        (5, _) => {
            let serial: i32 = whole.parse().ok()?;
            if !(20_000..=60_000).contains(&serial) {
                return None;
            }
            let day = date(1899, 12, 30).checked_add(serial.days()).ok()?;
            Some(Reading::sure(day, day_fraction(fraction)))
        }
        _ => None,
    }
}

/// The time of a fraction of a day, to the minute.
fn day_fraction(digits: &str) -> Option<Time> {
    let millionths: u64 = format!("{digits:0<6}").get(..6)?.parse().ok()?;
    let minutes = (millionths * 1_440 + 500_000) / 1_000_000;
    let (hour, minute) = (minutes / 60, minutes % 60);
    if minutes == 0 || hour > 23 {
        return None;
    }
    Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}

/// Parts a text before `HH:MM`, and reads that time. A time that makes no sense is left out, not an error: the day is
/// what matters.
fn split_time(text: &str) -> (&str, Option<Time>) {
    let Some(colon) = text.find(':') else {
        return (text, None);
    };
    let head = text.get(..colon).unwrap_or_default();
    let day = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let clock = text.get(day.len()..).unwrap_or_default();
    let day = day.trim_end_matches([' ', 'T', 't', ',']);
    (day, clock_time(clock))
}

/// What ISO 8601 writes behind a time to say by which clocks it is: `…T10:00:00-05:00`, `…T15:00Z`.
fn offset(text: &str) -> Option<Offset> {
    let (_, clock) = text.split_once(['T', 't'])?;
    let at = clock.find(['Z', 'z', '+', '-'])?;
    let (clock, said) = clock.split_at_checked(at)?;
    if !clock.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b',')) {
        return None;
    }
    if said.eq_ignore_ascii_case("z") {
        return Some(Offset::UTC);
    }
    let digits: String = said.chars().skip(1).filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..).filter(|digits| !digits.is_empty()).map_or(Ok(0), str::parse).ok()?;
    let seconds = (hours * 60 + minutes) * 60;
    Offset::from_seconds(if said.starts_with('-') { -seconds } else { seconds }).ok()
}

/// A time that stands alone: `10:30`, `4:05 pm`.
pub(in crate::exchange) fn clock(cell: &str) -> Option<Time> {
    clock_time(cell.trim())
}

/// Month and day, where the year is not said: `--03-15`, `15/03`, `15 de marzo`.
pub(in crate::exchange) fn month_and_day(cell: &str, order: DateOrder) -> Option<(i8, i8)> {
    let text = cell.trim();
    if text.len() > 40 {
        return None;
    }
    let bare = text.strip_prefix("--").map(|rest| rest.replace('-', ""));
    let (month, day) = match bare {
        Some(digits) if digits.len() == 4 => (digits.get(..2)?.parse().ok()?, digits.get(2..)?.parse().ok()?),
        Some(_) => return None,
        None => {
            let (numbers, months, _) = pieces(text)?;
            match (numbers.as_slice(), months.as_slice()) {
                (&[(day, 1 | 2)], &[month]) => (month, day),
                (&[(first, 1 | 2), (second, 1 | 2)], []) if order == DateOrder::DayMonth => (second, first),
                (&[(first, 1 | 2), (second, 1 | 2)], []) => (first, second),
                _ => return None,
            }
        }
    };
    // 2000 has every day that there is.
    let day = ymd(2000, month, day)?;
    Some((day.month(), day.day()))
}

fn clock_time(text: &str) -> Option<Time> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
    let (clock, rest) = text.split_at_checked(end)?;
    let mut parts = clock.split(':').map(str::parse::<i8>);
    let mut hour = parts.next()?.ok()?;
    let minute = parts.next()?.ok()?;
    let second = parts.next().and_then(Result::ok).unwrap_or(0);
    let half: String = rest.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    match half.as_str() {
        "am" if hour == 12 => hour = 0,
        "pm" if hour < 12 => hour += 12,
        _ => {}
    }
    Time::new(hour, minute, second, 0).ok()
}

/// A day in numbers and words, in any of the usual orders.
fn written(text: &str, order: DateOrder) -> Option<Reading> {
    let (numbers, words, word_first) = pieces(text)?;
    let sure = |day| Some(Reading::sure(day, None));
    match (numbers.as_slice(), words.as_slice()) {
        (&[(year, 4), (month, _), (day, _)], []) => sure(ymd(year, month, day)?),
        (&[(first, _), (second, _), (year, wide @ (2 | 4))], []) => {
            two_ways(first, second, full_year(year, wide), order)
        }
        (&[(year, 4), (day, _)], &[month]) if !word_first => sure(ymd(year, month, day)?),
        (&[(day, _), (year, wide @ (2 | 4))], &[month]) => sure(ymd(full_year(year, wide), month, day)?),
        _ => None,
    }
}

/// Numbers with their widths, months, and whether a month comes first. `None` if something else is there.
type Pieces = (Vec<(i32, usize)>, Vec<i32>, bool);

fn pieces(text: &str) -> Option<Pieces> {
    let mut numbers = Vec::new();
    let mut words: Vec<String> = Vec::new();
    let mut word_first = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kind = |c: char| (c.is_ascii_digit(), c.is_alphabetic());
        let run = kind(c);
        let end = rest.find(|other| kind(other) != run).unwrap_or(rest.len());
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        match run {
            (true, _) => numbers.push((piece.parse().ok()?, piece.len())),
            (_, true) => {
                let word = fold(piece);
                if !matches!(word.as_str(), "de" | "del" | "of" | "the" | "st" | "nd" | "rd" | "th") {
                    word_first |= numbers.is_empty();
                    words.push(word);
                }
            }
            _ if piece.chars().all(|c| " -/.,'’".contains(c)) => {}
            _ => return None,
        }
    }
    // `mar` is a month and a day of the week: it is the day only when a month follows.
    if words.len() == 2 && words.first().is_some_and(|word| is_weekday(word)) {
        words.remove(0);
    }
    let months: Option<Vec<i32>> = words.iter().map(|word| month(word)).collect();
    Some((numbers, months?, word_first))
}

fn fold(word: &str) -> String {
    word.nfd().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect()
}

fn month(word: &str) -> Option<i32> {
    const NAMES: [(&str, i32); 25] = [
        ("enero", 1),
        ("january", 1),
        ("febrero", 2),
        ("february", 2),
        ("marzo", 3),
        ("march", 3),
        ("abril", 4),
        ("april", 4),
        ("mayo", 5),
        ("may", 5),
        ("junio", 6),
        ("june", 6),
        ("julio", 7),
        ("july", 7),
        ("agosto", 8),
        ("august", 8),
        ("septiembre", 9),
        ("setiembre", 9),
        ("september", 9),
        ("octubre", 10),
        ("october", 10),
        ("noviembre", 11),
        ("november", 11),
        ("diciembre", 12),
        ("december", 12),
    ];
    if word.len() < 3 {
        return None;
    }
    NAMES.iter().find(|(name, _)| name.starts_with(word)).map(|(_, number)| *number)
}

fn is_weekday(word: &str) -> bool {
    const NAMES: [&str; 14] = [
        "lunes",
        "martes",
        "miercoles",
        "jueves",
        "viernes",
        "sabado",
        "domingo",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    word.len() >= 3 && NAMES.iter().any(|name| name.starts_with(word))
}

/// A year of two digits is within 1970 to 2069.
const fn full_year(year: i32, wide: usize) -> i32 {
    match (wide, year) {
        (2, 0..70) => 2000 + year,
        (2, _) => 1900 + year,
        _ => year,
    }
}

fn two_ways(first: i32, second: i32, year: i32, order: DateOrder) -> Option<Reading> {
    let day_first = ymd(year, second, first);
    let month_first = ymd(year, first, second);
    let reading = |date, swapped, proves| Some(Reading { date, time: None, swapped, proves, offset: None });
    match (day_first, month_first, order) {
        (Some(day), None, _) => reading(day, None, Some(DateOrder::DayMonth)),
        (None, Some(day), _) => reading(day, None, Some(DateOrder::MonthDay)),
        (Some(one), Some(other), _) if one == other => reading(one, None, None),
        (Some(one), Some(other), DateOrder::DayMonth) => reading(one, Some(other), None),
        (Some(one), Some(other), DateOrder::MonthDay) => reading(other, Some(one), None),
        (None, None, _) => None,
    }
}

fn ymd(year: i32, month: i32, day: i32) -> Option<Date> {
    if !(1900..=2100).contains(&year) {
        return None;
    }
    let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}
