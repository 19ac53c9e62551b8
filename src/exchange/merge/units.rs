//! What is merged as one: a property with what stands in its group, or properties that make sense together only.

use crate::domain::text::{digits, fold};
use crate::exchange::component::{Component, Property};

/// Properties of which each says another thing: one that was added is added, whatever was changed beside it.
const LISTS: &[&str] = &[
    "ADR",
    "ANNIVERSARY",
    "ATTACH",
    "ATTENDEE",
    "BDAY",
    "CATEGORIES",
    "COMMENT",
    "EMAIL",
    "IMPP",
    "MEMBER",
    "NICKNAME",
    "PHOTO",
    "RELATED",
    "RELATED-TO",
    "TEL",
    "URL",
    "X-ABDATE",
    "X-ABRELATEDNAMES",
    "X-CARTERA-ATTACHMENT",
    "X-CARTERA-MOVE",
    "X-CARTERA-OCCASION",
    "X-CARTERA-RELATION",
    "X-CARTERA-TOPIC",
    "X-CARTERA-VALUE",
    "X-SOCIALPROFILE",
];

/// Lists of which each can be there once, whatever it says, and the members by which it is known.
const KEYED: &[(&str, &[&str])] = &[("X-CARTERA-TOPIC", &["kind", "text"]), ("X-CARTERA-VALUE", &["name"])];

/// Properties that only make sense together: each with the one that stands for all of them.
const TOGETHER: &[(&str, &str)] = &[
    ("N", "FN"),
    ("DTEND", "DTSTART"),
    ("DUE", "DTSTART"),
    ("DURATION", "DTSTART"),
    ("COMPLETED", "STATUS"),
    ("PERCENT-COMPLETE", "STATUS"),
    ("RDATE", "RRULE"),
    ("EXDATE", "RRULE"),
    ("EXRULE", "RRULE"),
    ("X-CARTERA-ENDED-ON", "X-CARTERA-STATE"),
    ("X-CARTERA-ENDING", "X-CARTERA-STATE"),
    ("X-CARTERA-CADENCE-MAXIMUM", "X-CARTERA-CADENCE-IDEAL"),
];

/// Properties that say who wrote a record when, and nothing of it.
const STAMPS: &[&str] = &["CREATED", "DTSTAMP", "LAST-MODIFIED", "PRODID", "REV", "SEQUENCE", "X-RADICALE-NAME"];

/// Members of texts that say when somebody wrote it down, which each computer did on its own day.
const DAYS: &[(&str, &str)] = &[("X-CARTERA-ATTACHMENT", "added_on")];

/// Something that is merged as one.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// What it says, in whatever way it is written.
    pub(super) says: String,
    /// By what it is known again when it is written otherwise: the digits of a number.
    pub(super) known_by: String,
    /// Its lines.
    pub(super) lines: Vec<Property>,
}

/// Whether properties of this name are a list.
pub(super) fn is_list(name: &str) -> bool {
    LISTS.contains(&name)
}

/// Whether each of a list can be there once, so that two of them are two ways to say one.
pub(super) fn is_keyed(name: &str) -> bool {
    name == "BDAY" || KEYED.iter().any(|(keyed, _)| *keyed == name)
}

/// Whether a property says nothing of the record.
pub(super) fn is_stamp(property: &Property) -> bool {
    STAMPS.iter().any(|stamp| property.is(stamp))
}

/// Whether a property only speaks of another one of its group.
fn is_remark(property: &Property) -> bool {
    property.group.is_some() && (property.is("X-ABLABEL") || property.is("X-ABADR"))
}

/// The name under which a property is merged.
pub(super) fn cluster(property: &Property) -> String {
    let name = property.name.to_ascii_uppercase();
    let together = TOGETHER.iter().find(|(one, _)| *one == name);
    together.map_or(name, |(_, all)| (*all).to_owned())
}

/// The names under which the properties of a component are merged, each once, in their order.
pub(super) fn clusters<'c>(components: impl IntoIterator<Item = &'c Component>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for property in components.into_iter().flat_map(Component::props) {
        let name = cluster(property);
        if !is_stamp(property) && !is_remark(property) && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What a component says under a name.
pub(super) fn units(component: Option<&Component>, name: &str) -> Vec<Unit> {
    let Some(component) = component else { return Vec::new() };
    let lines = component.props().iter().filter(|property| !is_remark(property) && cluster(property) == name);
    if name == "CATEGORIES" {
        return categories(lines);
    }
    let units = lines.map(|property| {
        let of_group = component.props().iter().filter(|other| {
            is_remark(other)
                && other.group.as_deref().zip(property.group.as_deref()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
        });
        let lines: Vec<Property> = std::iter::once(property).chain(of_group).cloned().collect();
        let mut says: Vec<String> = lines.iter().map(says).collect();
        says.sort();
        Unit { says: says.join("\n"), known_by: known_by(name, property), lines }
    });
    if is_list(name) {
        return units.collect();
    }
    // What is no list is one thing, over however many lines.
    let mut all: Vec<Unit> = units.collect();
    all.sort_by(|a, b| a.says.cmp(&b.says));
    let says = all.iter().map(|unit| unit.says.as_str()).collect::<Vec<_>>().join("\n");
    let lines: Vec<Property> = component
        .props()
        .iter()
        .filter(|property| !is_remark(property) && cluster(property) == name)
        .filter_map(|property| all.iter().find(|unit| unit.lines.first() == Some(property)))
        .flat_map(|unit| unit.lines.clone())
        .collect();
    if lines.is_empty() { Vec::new() } else { vec![Unit { known_by: name.to_owned(), says, lines }] }
}

/// Each category as one of its own, however they are written.
fn categories<'p>(lines: impl Iterator<Item = &'p Property>) -> Vec<Unit> {
    let mut found: Vec<Unit> = Vec::new();
    for text in lines.flat_map(Property::list) {
        let known_by = fold(&text);
        if !known_by.is_empty() && !found.iter().any(|unit| unit.known_by == known_by) {
            found.push(Unit { says: text.clone(), known_by, lines: vec![Property::of_text("CATEGORIES", &text)] });
        }
    }
    found
}

/// What a property says, whoever wrote it: the order and the case of its parameters make no difference.
pub(super) fn says(property: &Property) -> String {
    let mut types = property.types();
    types.sort();
    types.dedup();
    let others =
        property.params.iter().filter(|param| !param.name.is_empty() && !param.name.eq_ignore_ascii_case("TYPE"));
    let mut params: Vec<String> = others
        .filter(|param| !["CHARSET", "X-VOBJ-ORIGINAL-TZID"].iter().any(|idle| param.name.eq_ignore_ascii_case(idle)))
        .map(|param| format!("{}={}", param.name.to_ascii_uppercase(), param.values().join(",")))
        .collect();
    params.sort();
    if let Some(text) = without_day(property) {
        return format!("{};;:{text}", property.name.to_ascii_uppercase());
    }
    let mut parts = property.parts();
    while parts.last().is_some_and(|part| part.trim().is_empty()) {
        parts.pop();
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
    format!("{};{};{}:{}", property.name.to_ascii_uppercase(), types.join(","), params.join(";"), parts.join("\u{1f}"))
}

/// A text with members, without the one that says when it was written down.
fn without_day(property: &Property) -> Option<String> {
    let (_, day) = DAYS.iter().find(|(name, _)| property.is(name))?;
    let mut members: serde_json::Map<_, _> = serde_json::from_str(property.text().trim()).ok()?;
    members.remove(*day);
    serde_json::to_string(&members).ok()
}

/// By what one of a list is known again.
fn known_by(name: &str, property: &Property) -> String {
    let text = property.text();
    let plain = text.trim();
    match name {
        "TEL" => {
            let digits = digits(plain);
            if digits.is_empty() { fold(plain) } else { digits }
        }
        "EMAIL" => fold(plain.strip_prefix("mailto:").unwrap_or(plain)),
        "URL" => fold(plain.trim_end_matches('/')),
        "PHOTO" | "BDAY" => name.to_owned(),
        _ => key_of(name, plain).unwrap_or_else(|| says(property)),
    }
}

/// By what one of a list is known whose text has members.
fn key_of(name: &str, text: &str) -> Option<String> {
    let (_, members) = KEYED.iter().find(|(keyed, _)| *keyed == name)?;
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let said: Option<Vec<&str>> = members.iter().map(|member| value[*member].as_str()).collect();
    Some(fold(&said?.join("\n")))
}

/// Whether two lists of units say the same, in whatever order.
pub(super) fn same(one: &[Unit], other: &[Unit]) -> bool {
    let sorted = |units: &[Unit]| {
        let mut says: Vec<String> = units.iter().map(|unit| unit.says.clone()).collect();
        says.sort();
        says
    };
    one.len() == other.len() && sorted(one) == sorted(other)
}
