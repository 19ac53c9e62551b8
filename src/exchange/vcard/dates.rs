//! Dates that matter: the birthday and the anniversary where phones look for them, all of them with the rest that this
//! program knows.

use jiff::civil::Date;

use super::Version;
use crate::domain::text::clean_line;
use crate::domain::{Occasion, OccasionKind};
use crate::exchange::component::slot::{pack, set_texts, texts, unpack};
use crate::exchange::component::{Component, Property};

const OCCASION: &str = "X-CARTERA-OCCASION";
/// The year that Apple's programs write for one that is not known.
const NO_YEAR: i16 = 1604;
const NO_YEAR_PARAM: &str = "X-APPLE-OMIT-YEAR";

/// A day that comes every year, and the year in which it began.
type Day = (i8, i8, Option<i16>);

/// The kinds of dates that phones know.
const SHOWN: [OccasionKind; 2] = [OccasionKind::Birthday, OccasionKind::Anniversary];

/// The dates of a card.
pub(super) fn read(card: &Component, today: Date) -> Vec<Occasion> {
    let at = |text: &String| unpack::<Occasion>(text, &[("id", 0)]);
    let mut found: Vec<Occasion> = texts(card, OCCASION).iter().filter_map(at).collect();
    for occasion in &mut found {
        occasion.label = clean_line(&occasion.label);
    }
    found.retain(|occasion| (1..=12).contains(&occasion.month) && (1..=31).contains(&occasion.day));
    for kind in SHOWN {
        let shown = shown_as(card, kind);
        match (first(&found, kind), shown) {
            (Some(at), Some(shown)) => {
                // Lines come in any order: the one that says what is shown is the first of its kind.
                let is_shown = |it: &Occasion| it.kind == kind && it.yearly && day_of(it) == Some(shown);
                if let Some(same) = found.iter().position(is_shown) {
                    found.swap(at, same);
                } else if let Some(occasion) = found.get_mut(at) {
                    (occasion.month, occasion.day, occasion.year) = shown;
                }
            }
            // It was shown, and somebody took it away.
            (Some(at), None) if found.get(at).and_then(day_of).is_some() => {
                found.remove(at);
            }
            (Some(_) | None, None) => {}
            (None, Some(day)) => found.push(Occasion::every_year(kind, day, today)),
        }
    }
    found
}

/// The place of the date that stands for its kind.
fn first(occasions: &[Occasion], kind: OccasionKind) -> Option<usize> {
    occasions.iter().position(|occasion| occasion.kind == kind && occasion.yearly)
}

/// The day that a card shows of a kind.
fn shown_as(card: &Component, kind: OccasionKind) -> Option<Day> {
    if kind == OccasionKind::Birthday {
        return card.get("BDAY").and_then(read_day);
    }
    ["ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"]
        .iter()
        .find_map(|name| card.get(name).and_then(read_day))
        .or_else(|| card.all("X-ABDATE").find(|line| is_anniversary(card, line)).and_then(read_day))
}

fn is_anniversary(card: &Component, line: &Property) -> bool {
    card.label(line).is_some_and(|label| label.eq_ignore_ascii_case("Anniversary"))
}

/// Writes the dates.
pub(super) fn write(card: &mut Component, occasions: &[Occasion], version: Version) {
    for kind in SHOWN {
        let wanted = first(occasions, kind).and_then(|at| occasions.get(at)).and_then(day_of);
        if shown_as(card, kind) == wanted {
            continue;
        }
        if kind == OccasionKind::Birthday {
            card.remove("BDAY");
        } else {
            for name in ["ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"] {
                card.remove(name);
            }
            let groups: Vec<_> =
                card.all("X-ABDATE").filter(|line| is_anniversary(card, line)).map(|line| line.group.clone()).collect();
            card.remove_where(|line| line.is("X-ABDATE") && groups.contains(&line.group));
        }
        let Some(day) = wanted else { continue };
        match (kind, version) {
            (OccasionKind::Birthday, _) => card.props_mut().push(line_of("BDAY", day, version)),
            (_, Version::Four) => card.props_mut().push(line_of("ANNIVERSARY", day, version)),
            (_, Version::Three) => {
                let group = card.free_group();
                card.props_mut().push(line_of("X-ABDATE", day, version).grouped(&group));
                card.props_mut().push(Property::new("X-ABLabel", "_$!<Anniversary>!$_").grouped(group));
            }
        }
    }
    let packed = occasions.iter().filter_map(|occasion| pack(occasion, &["id", "contact"]));
    set_texts(card, OCCASION, &packed.collect::<Vec<_>>());
}

/// The day of a date, if a card can show it.
fn day_of(occasion: &Occasion) -> Option<Day> {
    let year = occasion.year.unwrap_or(NO_YEAR);
    let known = occasion.year.is_none_or(|year| year != NO_YEAR && (1..=9999).contains(&year));
    (known && Date::new(year, occasion.month, occasion.day).is_ok()).then_some((
        occasion.month,
        occasion.day,
        occasion.year,
    ))
}

fn line_of(name: &str, (month, day, year): Day, version: Version) -> Property {
    match (year, version) {
        (Some(year), Version::Three) => Property::new(name, format!("{year:04}-{month:02}-{day:02}")),
        (Some(year), Version::Four) => Property::new(name, format!("{year:04}{month:02}{day:02}")),
        (None, Version::Four) => Property::new(name, format!("--{month:02}{day:02}")),
        (None, Version::Three) => Property::new(name, format!("{NO_YEAR}-{month:02}-{day:02}"))
            .with("VALUE", "date")
            .with(NO_YEAR_PARAM, &NO_YEAR.to_string()),
    }
}

/// The day of a line, as any of the versions and programs write it.
fn read_day(line: &Property) -> Option<Day> {
    let text = line.text();
    let text = text.trim();
    let day = text.split(['T', ' ']).next().unwrap_or(text);
    let omitted = line.param(NO_YEAR_PARAM).and_then(|year| year.parse().ok()).unwrap_or(NO_YEAR);
    let (year, rest) = if let Some(rest) = day.strip_prefix("--") {
        (None, rest)
    } else {
        let (year, rest) = day.split_at_checked(4)?;
        (Some(year.parse::<i16>().ok()?), rest)
    };
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    let rest_is_plain = rest.chars().all(|c| c.is_ascii_digit() || c == '-');
    let (month, day) = digits.split_at_checked(2).filter(|(_, day)| day.len() == 2 && rest_is_plain)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let year = year.filter(|year| *year != omitted && *year != NO_YEAR && *year > 0);
    Date::new(year.unwrap_or(NO_YEAR), month, day).is_ok().then_some((month, day, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_all_versions_write_it() {
        for (line, expected) in [
            ("BDAY:1980-03-22", Some((3, 22, Some(1980)))),
            ("BDAY:19800322", Some((3, 22, Some(1980)))),
            ("BDAY:1980-03-22T00:00:00Z", Some((3, 22, Some(1980)))),
            ("BDAY;VALUE=date:--0322", Some((3, 22, None))),
            ("BDAY:--03-22", Some((3, 22, None))),
            ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", Some((2, 29, None))),
            ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-03-22", Some((3, 22, None))),
            ("BDAY:1981-02-29", None),
            ("BDAY:1980-03", None),
            ("BDAY;VALUE=text:circa 1800", None),
            ("BDAY:", None),
            ("BDAY:ñandú", None),
        ] {
            let card = Component::parse(&format!("BEGIN:VCARD\n{line}\nEND:VCARD")).unwrap();
            assert_eq!(card.get("BDAY").and_then(read_day), expected, "{line}");
        }
    }
}
