//! By which clocks a calendar goes (`VTIMEZONE`): the user's zone as it is written, and the zones of others as they are
//! read.

use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

use crate::domain::Recurrence;
use crate::exchange::component::{Component, Property};

/// Whether a zone has a name by which others know it: a place.
#[must_use]
pub fn is_named(zone: &TimeZone) -> bool {
    !zone.is_unknown() && zone.iana_name().is_some_and(|name| name.contains('/'))
}

/// The clocks of a zone from the beginning of one year to the end of another.
#[must_use]
pub fn time_zone(zone: &TimeZone, (from, to): (i16, i16)) -> Component {
    let mut component = Component::new("VTIMEZONE");
    component.props_mut().push(Property::of_text("TZID", zone.iana_name().unwrap_or_default()));
    let start = Date::new(from, 1, 1).unwrap_or(Date::ZERO).at(0, 0, 0, 0);
    let Ok(start) = zone.to_ambiguous_zoned(start).compatible() else { return component };
    let first = zone.to_offset_info(start.timestamp());
    let mut before = first.offset();
    let epoch = Date::constant(1970, 1, 1).at(0, 0, 0, 0);
    let name = first.abbreviation().to_owned();
    component.children_mut().push(observance(first.dst().is_dst(), epoch, (before, before), &name));
    for change in zone.following(start.timestamp()) {
        let local = before.to_datetime(change.timestamp());
        if local.year() > to {
            break;
        }
        let (dst, name) = (change.dst().is_dst(), change.abbreviation().to_owned());
        component.children_mut().push(observance(dst, local, (before, change.offset()), &name));
        before = change.offset();
    }
    component
}

fn observance(dst: bool, from: DateTime, (before, after): (Offset, Offset), name: &str) -> Component {
    let mut component = Component::new(if dst { "DAYLIGHT" } else { "STANDARD" });
    let lines = [
        Property::new("DTSTART", from.strftime("%Y%m%dT%H%M%S").to_string()),
        Property::new("TZOFFSETFROM", written(before)),
        Property::new("TZOFFSETTO", written(after)),
        Property::of_text("TZNAME", name),
    ];
    component.props_mut().extend(lines);
    component
}

fn written(offset: Offset) -> String {
    let seconds = offset.seconds();
    let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// Adds the clocks of the user's zone to a calendar whose record goes by them.
pub(super) fn add(calendar: &mut Component, item: &Component, zone: &TimeZone) {
    let Some(name) = zone.iana_name().filter(|_| is_named(zone)) else { return };
    let says = |property: &&Property| property.param("TZID").is_some_and(|zone| zone == name);
    let Some(moment) = item.props().iter().find(says) else { return };
    let known = |component: &Component| component.is("VTIMEZONE") && component.text("TZID").as_deref() == Some(name);
    if !calendar.children().iter().any(known) {
        let year = moment.value.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026);
        calendar.children_mut().insert(0, time_zone(zone, (year - 1, year + 1)));
    }
}

/// By how much the clocks of a zone that only a calendar knows differ at a time.
pub(super) fn offset_in(calendar: &Component, zone: &str, wall: DateTime) -> Option<Offset> {
    let named = |component: &&Component| {
        let name = component.text("TZID").unwrap_or_default();
        component.is("VTIMEZONE") && name.trim().trim_start_matches('/') == zone
    };
    let zone = calendar.children().iter().find(named)?;
    let onsets = zone.children().iter().filter_map(|part| Some((onset(part, wall), offset(part.get("TZOFFSETTO")?)?)));
    onsets.max_by_key(|(onset, _)| *onset).map(|(_, offset)| offset)
}

/// Since when one part of a zone holds at a time; `None` when only later.
fn onset(part: &Component, wall: DateTime) -> Option<DateTime> {
    let start = part.get("DTSTART")?.value.trim();
    let start = DateTime::strptime("%Y%m%dT%H%M%S", start).ok().filter(|start| *start <= wall)?;
    let Some(rule) = part.get("RRULE").and_then(|rule| rule.value.parse::<Recurrence>().ok()) else {
        return Some(start);
    };
    let at = |day: Date| day.to_datetime(start.time());
    // The rules of the world began long ago: years before the last two cannot be the last.
    let near = start.date().max(Date::new(wall.year() - 2, start.month(), 1).unwrap_or(start.date()));
    rule.occurrences(near).map(at).take_while(|onset| *onset <= wall).last().or(Some(start))
}

fn offset(property: &Property) -> Option<Offset> {
    let text = property.value.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|text| text.parse::<i32>().ok());
    let seconds = number(0, 2)? * 3_600 + number(2, 4)? * 60 + number(4, 6).unwrap_or(0);
    Offset::from_seconds(sign * seconds).ok()
}
