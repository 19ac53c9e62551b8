//! Ways to reach somebody: numbers, addresses of all kinds, and the city that goes with the first postal one.

use super::Version;
use crate::domain::text::{clean_line, fold};
use crate::domain::{Channel, ChannelId, ChannelKind, Code};
use crate::exchange::component::{Component, Property};

/// The order in which ways of different kinds stand, when that is not the order in which they are read: servers sort
/// lines by their names.
const ORDER: &str = "X-CARTERA-CHANNELS";
/// What a way is labelled with that answers on WhatsApp: no type of number says so, and phones show labels.
const WHATSAPP: &str = "WhatsApp";

/// Where a client is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) city: Option<String>,
    pub(super) zone: Option<String>,
    pub(super) country: Option<String>,
}

/// The ways to reach whom a card is about.
pub(super) fn read(card: &Component) -> Vec<Channel> {
    ordered(card, in_lines(card))
}

/// The properties that are ways, in the order in which they are read.
const WAYS: &[&str] = &["TEL", "X-WHATSAPP", "EMAIL", "URL", "X-SOCIALPROFILE", "IMPP", "ADR"];

fn rank(property: &Property) -> usize {
    WAYS.iter().position(|name| property.is(name)).unwrap_or(WAYS.len())
}

/// The ways in the order of the lines, those of one name after those of another.
fn in_lines(card: &Component) -> Vec<Channel> {
    let mut found = Vec::new();
    let mut first = true;
    for property in card.props() {
        let way = if property.is("ADR") { address(property, std::mem::take(&mut first)) } else { way(card, property) };
        found.extend(way.map(|way| (rank(property), way)));
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, way)| way).collect()
}

/// The ways in the order that the card says besides.
fn ordered(card: &Component, mut found: Vec<Channel>) -> Vec<Channel> {
    let Some(order) = card.text(ORDER) else { return found };
    let mut ordered = Vec::with_capacity(found.len());
    for kind in order.split_whitespace().filter_map(ChannelKind::from_code) {
        if let Some(at) = found.iter().position(|channel| channel.kind == kind) {
            ordered.push(found.remove(at));
        }
    }
    ordered.append(&mut found);
    ordered
}

fn channel(kind: ChannelKind, value: &str, property: &Property) -> Option<Channel> {
    let value = clean_line(value);
    let preferred = property.has_type("pref") || property.param("PREF").is_some_and(|place| place.trim() == "1");
    (!value.is_empty()).then_some(Channel { id: ChannelId(0), contact: None, kind, value, preferred })
}

/// The way that a line is, if it is one that leads to somebody.
fn way(card: &Component, property: &Property) -> Option<Channel> {
    let text = || property.text();
    let label = || card.label(property).map(|label| fold(&label)).unwrap_or_default();
    let on_whatsapp = || {
        label().contains("whatsapp") || property.types().iter().any(|kind| kind.trim_start_matches("x-") == "whatsapp")
    };
    if property.is("TEL") {
        let types = property.types();
        let is = |kind: &str| types.iter().any(|known| known == kind);
        let kind = if on_whatsapp() {
            ChannelKind::WhatsApp
        } else if is("cell") || is("mobile") || is("iphone") {
            ChannelKind::Mobile
        } else if is("fax") || is("pager") || is("modem") || types.iter().any(|kind| kind.ends_with("fax")) {
            return None;
        } else {
            ChannelKind::Phone
        };
        let text = text();
        return channel(
            kind,
            after(&text, "tel:").map_or(&*text, |uri| uri.split(';').next().unwrap_or(uri)),
            property,
        );
    }
    if property.is("EMAIL") {
        let text = text();
        return channel(ChannelKind::Email, after(&text, "mailto:").unwrap_or(&text), property);
    }
    if property.is("URL") {
        return channel(ChannelKind::Web, &text(), property);
    }
    if property.is("X-WHATSAPP") {
        return channel(ChannelKind::WhatsApp, &text(), property);
    }
    if property.is("X-SOCIALPROFILE") || property.is("IMPP") {
        let text = text();
        let user = || property.param("X-USER");
        // Apple names its own account here where there is no address.
        let apple = after(&text, "x-apple:");
        let named = apple.filter(|rest| !rest.is_empty()).map(str::to_owned).or_else(user);
        let value = if text.trim().is_empty() || apple.is_some() { named.unwrap_or_default() } else { text.clone() };
        let service = property.param("X-SERVICE-TYPE").is_some_and(|service| fold(&service) == "whatsapp");
        if service || on_whatsapp() || after(&text, "whatsapp:").is_some() {
            return channel(ChannelKind::WhatsApp, after(&value, "whatsapp:").unwrap_or(&value), property);
        }
        return channel(ChannelKind::Social, &value, property);
    }
    None
}

/// What follows a scheme, in whatever case it is written.
fn after<'t>(text: &'t str, scheme: &str) -> Option<&'t str> {
    let text = text.trim();
    let (before, rest) = text.split_at_checked(scheme.len())?;
    before.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// The address of a line; the city of the first one is the client's own.
fn address(property: &Property, first: bool) -> Option<Channel> {
    channel(ChannelKind::Address, &street(property, first), property)
}

fn street(property: &Property, first: bool) -> String {
    let parts = property.parts();
    let order: &[usize] = if first { &[0, 1, 2, 5] } else { &[0, 1, 2, 3, 4, 5, 6] };
    let parts = order.iter().filter_map(|at| parts.get(*at)).map(|part| clean_line(&part.replace('\n', ", ")));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The city, zone and country of a card.
pub(super) fn place(card: &Component) -> Place {
    let parts = card.get("ADR").map(Property::parts).unwrap_or_default();
    let part = |at: usize| parts.get(at).map(|part| clean_line(part)).filter(|part| !part.is_empty());
    Place { city: part(3), zone: part(4), country: part(6) }
}

/// Writes the ways and the place, leaving alone each line that says what it should.
pub(super) fn write(card: &mut Component, channels: &[Channel], place: Option<&Place>, version: Version) {
    let is = |wanted: bool| move |channel: &&Channel| (channel.kind == ChannelKind::Address) == wanted;
    write_addresses(card, &channels.iter().filter(is(true)).collect::<Vec<_>>(), place, version);
    write_lines(card, &channels.iter().filter(is(false)).collect::<Vec<_>>(), version);
    let plain = |channel: &Channel| (channel.kind, channel.value.clone());
    let lines = in_lines(card);
    if lines.iter().map(plain).eq(channels.iter().map(plain)) {
        card.remove(ORDER);
    } else if !ordered(card, lines).iter().map(plain).eq(channels.iter().map(plain)) {
        let order: Vec<&str> = channels.iter().map(|channel| channel.kind.code()).collect();
        card.set_text(ORDER, Some(&order.join(" ")));
    }
}

fn write_lines(card: &mut Component, wanted: &[&Channel], version: Version) {
    let there: Vec<(usize, Channel)> =
        card.props().iter().enumerate().filter_map(|(at, line)| Some((at, way(card, line)?))).collect();
    let same = |one: &Channel, other: &Channel| (one.kind, &one.value) == (other.kind, &other.value);
    // Each way has its line already, or gets one; lines in the order of the ways.
    let mut free = there.clone();
    let mut lines: Vec<Option<usize>> = Vec::with_capacity(wanted.len());
    for channel in wanted {
        let at = free.iter().position(|(_, known)| same(known, channel));
        lines.push(at.map(|at| free.remove(at).0));
    }
    let is = |line: &&Option<usize>, name: &str| line.and_then(|at| card.props().get(at)).is_some_and(|it| it.is(name));
    let in_order = lines.iter().all(Option::is_some)
        && WAYS.iter().all(|name| lines.iter().filter(|line| is(line, name)).is_sorted());
    let gone: Vec<usize> = free.iter().map(|(at, _)| *at).collect();
    let dropped: Vec<Property> = gone.iter().filter_map(|at| card.props().get(*at).cloned()).collect();
    for (line, channel) in lines.iter().zip(wanted) {
        let known = |at: &usize| there.iter().find(|(place, _)| place == at).is_some_and(|(_, it)| it.preferred);
        if let Some(property) = line.and_then(|at| card.props_mut().get_mut(at))
            && line.as_ref().is_some_and(known) != channel.preferred
        {
            prefer(property, channel.preferred, version);
        }
    }
    if in_order && gone.is_empty() {
        return;
    }
    let place = there.first().map(|(at, _)| *at);
    let mut kept: Vec<Option<Property>> =
        lines.iter().map(|line| line.and_then(|at| card.props().get(at).cloned())).collect();
    let mut groups = card.free_groups();
    // What stays is taken out with what goes, and put back in its order; labels stay with those that stay.
    let mut at = 0;
    let all: Vec<usize> = there.iter().map(|(at, _)| *at).collect();
    card.props_mut().retain(|_| {
        at += 1;
        !all.contains(&(at - 1))
    });
    let mut place = place.unwrap_or(card.props().len());
    for (channel, property) in wanted.iter().zip(&mut kept) {
        let (property, label) = match property.take() {
            Some(property) => (property, None),
            None => line_of(channel, &mut groups, version),
        };
        for line in [Some(property), label].into_iter().flatten() {
            let end = card.props().len();
            card.props_mut().insert(place.min(end), line);
            place += 1;
        }
    }
    card.drop_remarks(&dropped);
}

/// The line of a way, and the label that goes with it.
fn line_of(
    channel: &Channel,
    groups: &mut impl Iterator<Item = String>,
    version: Version,
) -> (Property, Option<Property>) {
    let value = channel.value.as_str();
    let mut line = match channel.kind {
        ChannelKind::Phone => Property::of_text("TEL", value).with("TYPE", "VOICE"),
        ChannelKind::Mobile | ChannelKind::WhatsApp => Property::of_text("TEL", value).with("TYPE", "CELL"),
        ChannelKind::Email => Property::of_text("EMAIL", value).with("TYPE", "INTERNET"),
        ChannelKind::Web => Property::of_text("URL", value),
        ChannelKind::Social | ChannelKind::Address => Property::of_text("X-SOCIALPROFILE", value),
    };
    if version == Version::Four {
        line.params.retain(|param| param.value != "INTERNET");
    }
    if channel.preferred {
        prefer(&mut line, true, version);
    }
    if channel.kind != ChannelKind::WhatsApp {
        return (line, None);
    }
    let group = groups.next().unwrap_or_default();
    (line.grouped(&group), Some(Property::new("X-ABLabel", WHATSAPP).grouped(group)))
}

/// Says that a way is the one that is preferred, or does not say it any more.
fn prefer(line: &mut Property, preferred: bool, version: Version) {
    for param in line.params.iter_mut().filter(|param| param.name.is_empty() || param.name.eq_ignore_ascii_case("TYPE"))
    {
        let values = param.values();
        if values.iter().any(|value| value.eq_ignore_ascii_case("pref")) {
            let rest = values.into_iter().filter(|value| !value.eq_ignore_ascii_case("pref"));
            param.value = rest.collect::<Vec<_>>().join(",");
        }
    }
    line.params.retain(|param| !param.value.is_empty() && !param.name.eq_ignore_ascii_case("PREF"));
    if preferred {
        let (name, value) = if version == Version::Four { ("PREF", "1") } else { ("TYPE", "pref") };
        *line = line.clone().with(name, value);
    }
}

fn write_addresses(card: &mut Component, wanted: &[&Channel], of_client: Option<&Place>, version: Version) {
    let there: Vec<Channel> = addresses(card);
    let plain = |channel: &Channel| (channel.value.clone(), channel.preferred);
    let at = of_client.cloned().unwrap_or_else(|| place(card));
    if there.iter().map(plain).eq(wanted.iter().map(|channel| plain(channel))) && place(card) == at {
        return;
    }
    let mut known: Vec<(String, Property)> =
        card.all("ADR").enumerate().map(|(at, line)| (street(line, at == 0), line.clone())).collect();
    let mut lines = Vec::new();
    let alone = wanted.is_empty() && at != Place::default();
    for (number, channel) in wanted.iter().copied().map(Some).chain(alone.then_some(None)).enumerate() {
        let value = channel.map(|channel| channel.value.as_str()).unwrap_or_default();
        let at_line = known.iter().position(|(street, _)| street == value);
        let mut line = match at_line.map(|at| known.remove(at).1) {
            Some(line) if number == 0 => Property { value: moved(&line, value, &at), ..line },
            // Another than the first says its city in its text.
            Some(line) if street(&line, false) == value => line,
            _ => {
                let fresh = Property::of_parts("ADR", ["", "", value, "", "", "", ""]);
                if number == 0 { Property { value: moved(&fresh, value, &at), ..fresh } } else { fresh }
            }
        };
        let preferred = channel.is_some_and(|channel| channel.preferred);
        if address(&line, number == 0).is_some_and(|it| it.preferred) != preferred {
            prefer(&mut line, preferred, version);
        }
        lines.push(line);
    }
    card.set("ADR", lines);
}

fn addresses(card: &Component) -> Vec<Channel> {
    card.all("ADR").enumerate().filter_map(|(at, line)| address(line, at == 0)).collect()
}

/// The value of the first address with this city, zone and country; the street as it is parted there.
fn moved(line: &Property, street_of: &str, place: &Place) -> String {
    let mut parts = line.parts();
    parts.resize(7, String::new());
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    for (at, value) in [(3, &place.city), (4, &place.zone), (6, &place.country)] {
        if let Some(part) = parts.get_mut(at)
            && clean_line(part) != text(value)
        {
            *part = text(value);
        }
    }
    let whole = Property::of_parts("ADR", parts.iter().map(String::as_str));
    if street(&whole, true) == street_of {
        whole.value
    } else {
        let parts = ["", "", street_of, &text(&place.city), &text(&place.zone), "", &text(&place.country)];
        Property::of_parts("ADR", parts).value
    }
}
