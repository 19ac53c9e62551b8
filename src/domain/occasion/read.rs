//! A date that matters, as people type it in one line: `cumpleaños 3 dic 1980; Rosa`, `renewal 15/03 30d`,
//! `29/2; Día de la empresa; una vez`.
//!
//! Before the first `;` stand what it is and when; behind it, in any order, whose it is, how early it is announced, and
//! what else there is to say. Both languages are read, whichever the user's is.

use jiff::civil::Date;

use super::{Occasion, OccasionKind};
use crate::domain::text::{clean_line, fold};
use crate::domain::when::{DateOrder, YEARS, month};
use crate::domain::{Contact, OccasionId};

/// The earliest that something can be announced, in days.
const EARLIEST: u16 = 366;

/// Why a line is no date that matters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoOccasion {
    /// It names no day.
    #[error("no day in {0}")]
    NoDay(String),
    /// There is no such day in any year.
    #[error("no such day: {0}")]
    NoSuchDay(String),
    /// What comes once needs its year.
    #[error("once, but no year")]
    OnceWithoutYear,
}

/// The words that say what a date is about, folded, in either language.
const KINDS: &[(&str, OccasionKind)] = &[
    ("cumpleanos", OccasionKind::Birthday),
    ("cumple", OccasionKind::Birthday),
    ("birthday", OccasionKind::Birthday),
    ("bday", OccasionKind::Birthday),
    ("aniversario", OccasionKind::Anniversary),
    ("anniversary", OccasionKind::Anniversary),
    ("renovacion", OccasionKind::Renewal),
    ("renueva", OccasionKind::Renewal),
    ("vencimiento", OccasionKind::Renewal),
    ("vence", OccasionKind::Renewal),
    ("renewal", OccasionKind::Renewal),
    ("renews", OccasionKind::Renewal),
    ("otra fecha", OccasionKind::Other),
    ("other date", OccasionKind::Other),
    ("otra", OccasionKind::Other),
    ("other", OccasionKind::Other),
];

/// What says that a date comes once.
const ONCE: &[&str] = &["una vez", "una sola vez", "once only", "only once", "once"];
/// Words between the parts that say nothing by themselves.
const LINKS: &[&str] = &["de", "del", "el", "la", "los", "of", "the", "on", "for", "para"];

/// Reads a line; a person that it names is told by the place among `people`. Years in two digits are read against
/// `today`, from which day on the date is waited for.
pub fn read(
    typed: &str,
    order: DateOrder,
    today: Date,
    people: &[Contact],
) -> Result<(Option<usize>, Occasion), NoOccasion> {
    let line = clean_line(typed);
    let mut parts = line.split([';', '|']).map(str::trim).filter(|part| !part.is_empty());
    let first = parts.next().unwrap_or("");
    let mut words: Vec<&str> = first.split_whitespace().collect();
    let lead = take_lead(&mut words);
    let (day, month, year) = take_day(&mut words, order).ok_or_else(|| NoOccasion::NoDay(line.clone()))?;
    let kind = take_kind(&mut words);
    let mut found = Found { lead, once: false, person: None, label: Vec::new() };
    found.take(&unlinked(&words), people);
    parts.for_each(|part| found.take(part, people));
    let kind = kind.unwrap_or(OccasionKind::Other);
    let year = year.map(|year| full_year(year, kind, today));
    if found.once && year.is_none() {
        return Err(NoOccasion::OnceWithoutYear);
    }
    let occasion = Occasion {
        id: OccasionId(0),
        contact: None,
        kind,
        label: found.label.join(", "),
        month,
        day,
        year,
        yearly: !found.once,
        lead: found.lead.unwrap_or_else(|| kind.lead()),
        since: today,
    };
    // 29 February is a day of some years; 31 April is one of none.
    let known_year = year.filter(|_| found.once).unwrap_or(2000);
    let is_day = Date::new(known_year, month, day).is_ok() && year.is_none_or(|year| YEARS.contains(&year));
    if is_day { Ok((found.person, occasion)) } else { Err(NoOccasion::NoSuchDay(line)) }
}

/// What the parts of a line say besides the day.
struct Found {
    lead: Option<u16>,
    once: bool,
    person: Option<usize>,
    label: Vec<String>,
}

impl Found {
    fn take(&mut self, part: &str, people: &[Contact]) {
        let plain = fold(part);
        let mut words: Vec<&str> = part.split_whitespace().collect();
        if part.is_empty() {
        } else if ONCE.contains(&plain.as_str()) {
            self.once = true;
        } else if let (Some(lead), true) = (take_lead(&mut words), words.is_empty()) {
            self.lead = Some(lead);
        } else if let (None, Some(person)) = (self.person, person(&plain, people)) {
            self.person = Some(person);
        } else {
            self.label.push(part.to_owned());
        }
    }
}

/// The person that is called so: by the whole name, or by the first words of one name only.
fn person(plain: &str, people: &[Contact]) -> Option<usize> {
    let name = |contact: &Contact| fold(&contact.name.replace([';', '|'], ","));
    let begins = |contact: &Contact| name(contact).strip_prefix(plain).is_some_and(|rest| rest.starts_with(' '));
    let whole = people.iter().position(|contact| name(contact) == plain);
    let mut near = people.iter().enumerate().filter(|(_, contact)| begins(contact));
    whole.or_else(|| near.next().filter(|_| near.next().is_none()).map(|(at, _)| at))
}

/// Takes out how early it is announced: `30d`, `30 días antes`.
fn take_lead(words: &mut Vec<&str>) -> Option<u16> {
    let days = |word: &str| word.trim_start_matches('-').parse::<u16>().ok().filter(|days| *days <= EARLIEST);
    for at in 0..words.len() {
        let plain = fold(words[at]);
        if let Some(lead) = plain.strip_suffix('d').and_then(days) {
            words.drain(at..=at);
            return Some(lead);
        }
        let unit = words.get(at + 1).map(|word| fold(word));
        if let (Some(lead), Some("dias" | "dia" | "days" | "day")) = (days(&plain), unit.as_deref()) {
            let before = words.get(at + 2).is_some_and(|word| matches!(fold(word).as_str(), "antes" | "before"));
            words.drain(at..at + 2 + usize::from(before));
            return Some(lead);
        }
    }
    None
}

/// Takes out what it is about.
fn take_kind(words: &mut Vec<&str>) -> Option<OccasionKind> {
    for length in [2, 1] {
        for at in 0..words.len().saturating_sub(length - 1) {
            let plain = fold(&words[at..at + length].join(" "));
            if let Some((_, kind)) = KINDS.iter().find(|(word, _)| *word == plain) {
                words.drain(at..at + length);
                return Some(*kind);
            }
        }
    }
    None
}

/// Takes out the day, as day, month and year.
fn take_day(words: &mut Vec<&str>, order: DateOrder) -> Option<(i8, i8, Option<i16>)> {
    for at in 0..words.len() {
        if let Some(day) = numeric(words[at], order) {
            words.drain(at..=at);
            return Some(day);
        }
    }
    for at in 0..words.len() {
        let Some(month) = named(words[at]) else { continue };
        let linked = |at: usize| words.get(at).is_some_and(|word| matches!(fold(word).as_str(), "de" | "del" | "of"));
        // "3 de diciembre de 1980", "3 dic", "December 3, 1980".
        let before = at.checked_sub(1 + usize::from(at > 0 && linked(at - 1)));
        let ahead = before.and_then(|place| day_number(words.get(place)?).map(|day| (day, place)));
        let behind = || day_number(words.get(at + 1)?).map(|day| (day, at + 1));
        let Some((day, place)) = ahead.or_else(behind) else { continue };
        let next = place.max(at) + 1;
        let next = next + usize::from(linked(next));
        let year = words.get(next).and_then(|word| word.parse::<i16>().ok());
        let end = if year.is_some() { next + 1 } else { place.max(at) + 1 };
        words.drain(place.min(at)..end);
        return Some((day, month, year));
    }
    None
}

fn named(word: &str) -> Option<i8> {
    month(fold(word).trim_end_matches(['.', ',']))
}

fn day_number(word: &str) -> Option<i8> {
    let word = word.trim_end_matches([',', '.', 'º', '°']);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    digits.parse().ok().filter(|_| matches!(suffix, "" | "st" | "nd" | "rd" | "th"))
}

/// `15/3`, `15-03-1980`, `1980-03-15`.
fn numeric(word: &str, order: DateOrder) -> Option<(i8, i8, Option<i16>)> {
    let mark = word.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
    let parts: Vec<i16> = word.split(mark).map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let small = |n: i16| i8::try_from(n).ok();
    let pair = |first: i16, second: i16| {
        let (day, month) = match order {
            DateOrder::MonthDay if first <= 12 => (second, first),
            DateOrder::DayMonth if second > 12 => (second, first),
            _ => (first, second),
        };
        small(day).zip(small(month))
    };
    match *parts.as_slice() {
        [first, second] => pair(first, second).map(|(day, month)| (day, month, None)),
        [year, month, day] if year > 31 && mark == '-' => {
            small(day).zip(small(month)).map(|(day, month)| (day, month, Some(year)))
        }
        [first, second, year] => pair(first, second).map(|(day, month)| (day, month, Some(year))),
        _ => None,
    }
}

/// A year in two digits: what people were born in or began in lies behind us, what ends lies near.
fn full_year(year: i16, kind: OccasionKind, today: Date) -> i16 {
    if !(0..100).contains(&year) {
        return year;
    }
    let century = today.year() - today.year() % 100;
    let past = matches!(kind, OccasionKind::Birthday | OccasionKind::Anniversary);
    if past && century + year > today.year() { century - 100 + year } else { century + year }
}

/// The words without those at either end that only link.
fn unlinked(words: &[&str]) -> String {
    let links = |word: &&&str| LINKS.contains(&fold(word).as_str());
    let from = words.iter().take_while(links).count();
    let to = words.len() - words[from..].iter().rev().take_while(links).count();
    words[from..to].join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::ContactId;

    const TODAY: Date = date(2026, 11, 23);

    fn people() -> Vec<Contact> {
        ["Rosa López", "Rosario Paz", "Luis Ñahui"]
            .map(|name| Contact { id: ContactId(0), name: name.into(), role: None, influence: None })
            .into()
    }

    /// What a line says, in one line: kind, day, year, lead, whose, label.
    fn said(typed: &str, order: DateOrder) -> String {
        match read(typed, order, TODAY, &people()) {
            Ok((person, o)) => {
                let year = o.year.map_or("-".into(), |year| year.to_string());
                let once = if o.yearly { "" } else { " once" };
                let person = person.map_or("-".into(), |at| people()[at].name.clone());
                format!("{:?} {}/{} {year}{once} {}d {person} {}", o.kind, o.day, o.month, o.lead, o.label)
            }
            Err(error) => format!("{error:?}").split('(').next().unwrap_or("").to_owned(),
        }
    }

    #[test]
    fn a_line_is_read_in_either_language() {
        for (typed, expected) in [
            ("cumpleaños 3 dic 1980; Rosa López", "Birthday 3/12 1980 0d Rosa López "),
            ("Cumpleaños de Luis el 3 de diciembre de 1980", "Birthday 3/12 1980 0d Luis Ñahui "),
            ("birthday Dec 3, 1980", "Birthday 3/12 1980 0d - "),
            ("birthday 3rd December", "Birthday 3/12 - 0d - "),
            ("29/2/88 cumple; Rosa", "Birthday 29/2 1988 0d Rosa López "),
            ("cumpleaños 29/2/2027", "Birthday 29/2 2027 0d - "),
            ("renewal 15/03 30d", "Renewal 15/3 - 30d - "),
            ("renovación 15/3/27; contrato de limpieza", "Renewal 15/3 2027 30d - contrato de limpieza"),
            ("renovación 2027-03-15; 45 días antes", "Renewal 15/3 2027 45d - "),
            ("vence 1.4.", "NoDay"),
            ("aniversario 1-4-2010 7d", "Anniversary 1/4 2010 7d - "),
            ("Día de la empresa 4 jul", "Other 4/7 - 0d - Día de la empresa"),
            ("otra fecha 4 jul; feria; una vez", "OnceWithoutYear"),
            ("otra fecha 4 jul 2027; feria; una vez", "Other 4/7 2027 once 0d - feria"),
            ("otra fecha 29 feb 2027; una vez", "NoSuchDay"),
            ("31/4", "NoSuchDay"),
            ("cumpleaños", "NoDay"),
            ("", "NoDay"),
            ("cumpleaños 3 dic 12345", "NoSuchDay"),
            ("cumpleaños; 3 dic", "NoDay"),
        ] {
            assert_eq!(said(typed, DateOrder::DayMonth), expected, "{typed}");
        }
    }

    #[test]
    fn days_are_ordered_as_the_region_does_unless_only_one_order_is_a_day() {
        for (typed, order, expected) in [
            ("4/7", DateOrder::DayMonth, "Other 4/7 - 0d - "),
            ("4/7", DateOrder::MonthDay, "Other 7/4 - 0d - "),
            ("15/3", DateOrder::MonthDay, "Other 15/3 - 0d - "),
            ("3/15", DateOrder::DayMonth, "Other 15/3 - 0d - "),
        ] {
            assert_eq!(said(typed, order), expected, "{typed}");
        }
    }
}
