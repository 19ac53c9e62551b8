//! Two texts of one record become one, by what each side changed since they agreed.
//!
//! What is ours is written by us, what is there by whoever holds the other end: a phone, a server, another computer. Both
//! write the same in their own ways, so each side is compared with what it had itself: our writing of the record then and
//! now, their text then and now. What only one side changed is taken from it, property by property; what neither knows
//! anything of stays as it came. Where both changed the same, the newer one wins, and what it overrules is said.

mod units;

#[cfg(test)]
mod tests;

use crate::exchange::component::{Component, Property};
use units::{Unit, clusters, is_keyed, is_list, is_stamp, same, units};

/// One of the two ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// This agenda.
    Here,
    /// The shared folder.
    There,
}

/// What each side had when they agreed, and has now.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'c> {
    /// How we wrote the record when we agreed; `None` when we never did.
    pub ours: Option<&'c Component>,
    /// How we write it now.
    pub here: &'c Component,
    /// The text that was there when we agreed; `None` when we never did.
    pub base: Option<&'c Component>,
    /// The text that is there now.
    pub there: &'c Component,
    /// Who changed the record last.
    pub newer: Side,
}

/// Two texts as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text.
    pub text: Component,
    /// What was overruled.
    pub overruled: Vec<Overruled>,
}

/// Something that both sides changed, and that lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overruled {
    /// The name of the property.
    pub name: String,
    /// What it said.
    pub said: String,
    /// Whose it was.
    pub of: Side,
}

/// Whether two texts say the same of a record, whoever wrote them.
#[must_use]
pub fn same_record(one: &Component, other: &Component) -> bool {
    let equal = |name: &String| same(&units(Some(one), name), &units(Some(other), name));
    one.is(other.name()) && clusters([one, other]).iter().all(equal) && same_children(one, other)
}

fn same_children(one: &Component, other: &Component) -> bool {
    let left = |from: &Component, of: &Component| {
        from.children()
            .iter()
            .all(|child| is_zone(child) || of.children().iter().any(|other| same_record(child, other)))
    };
    left(one, other) && left(other, one)
}

/// Both texts as one.
#[must_use]
pub fn merge(sides: Sides) -> Merged {
    let mut overruled = Vec::new();
    let text = merged(sides, &mut overruled);
    Merged { text, overruled }
}

fn merged(sides: Sides, overruled: &mut Vec<Overruled>) -> Component {
    let Sides { ours, here, base, there, newer } = sides;
    let name = match (ours, base) {
        // What became of another kind here, such as a task with an hour, is of that kind from now on.
        (Some(ours), _) if !here.is(ours.name()) && base.is_none_or(|base| base.is(there.name())) => here.name(),
        (None, _) if newer == Side::Here => here.name(),
        _ => there.name(),
    };
    let mut text = Component::new(name);
    let mut ours_counts = false;
    for name in clusters([there, here]) {
        let of = [ours, Some(here), base, Some(there)].map(|side| units(side, &name));
        let (taken, from_here) = decide(&name, of, (ours.is_some(), newer), overruled);
        ours_counts |= from_here;
        put(&mut text, &name, taken);
    }
    stamp(&mut text, if ours_counts { [here, there] } else { [there, here] });
    *text.children_mut() = children(sides, overruled);
    text
}

/// What is said under a name, and whether any of it is ours.
fn decide(
    name: &str,
    [ours, here, base, there]: [Vec<Unit>; 4],
    (agreed, newer): (bool, Side),
    overruled: &mut Vec<Overruled>,
) -> (Vec<Unit>, bool) {
    let here_changed = if agreed { !same(&ours, &here) } else { !same(&here, &there) };
    if !here_changed || same(&here, &there) {
        return (there, false);
    }
    if is_list(name) {
        return (list(name, [&ours, &base], here, there, newer, overruled), true);
    }
    let there_changed = !agreed || !same(&base, &there);
    if !there_changed || there.is_empty() {
        return (here, true);
    }
    if here.is_empty() {
        // What was taken away here was changed there: it stays.
        return (there, false);
    }
    let (taken, lost, of) = match newer {
        Side::Here => (here, there, Side::There),
        Side::There => (there, here, Side::Here),
    };
    let says = |units: &[Unit]| {
        let lines = units.first().map(|unit| unit.lines.as_slice()).unwrap_or_default();
        lines.iter().find(|line| line.is(name)).or(lines.first()).map(plain)
    };
    // What only goes along with it need not be said.
    if let Some(said) = says(&lost).filter(|said| says(&taken).as_ref() != Some(said)) {
        overruled.push(Overruled { name: name.to_owned(), said, of });
    }
    (taken, of == Side::There)
}

/// A value as somebody reads it.
fn plain(property: &Property) -> String {
    if let Some(members) = serde_json::from_str(&property.text()).ok().filter(serde_json::Value::is_object)
        && let Some(said) = said_by_members(&members)
    {
        return said;
    }
    let parts = property.parts();
    if parts.len() > 1 {
        let said = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
        return said.collect::<Vec<_>>().join(", ");
    }
    property.text()
}

/// What a text with members says to somebody: its own words, or those of the product that it is about.
fn said_by_members(members: &serde_json::Value) -> Option<String> {
    let text = |name: &str| members[name].as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned);
    if let Some((name, value)) = text("name").zip(text("value")) {
        return Some(format!("{name}: {value}"));
    }
    let product = text("of").and_then(|of| serde_json::from_str::<serde_json::Value>(&of).ok());
    let product = product.and_then(|product| product["name"].as_str().map(str::to_owned));
    product.or_else(|| ["description", "text", "label", "target", "name"].into_iter().find_map(text))
}

/// What was added here is added to what is there, what was taken away is taken away, and what is written otherwise here
/// takes its place.
fn list(
    name: &str,
    [ours, base]: [&[Unit]; 2],
    here: Vec<Unit>,
    mut there: Vec<Unit>,
    newer: Side,
    overruled: &mut Vec<Overruled>,
) -> Vec<Unit> {
    let has = |list: &[Unit], unit: &Unit| list.iter().any(|other| other.known_by == unit.known_by);
    let says = |list: &[Unit], unit: &Unit| list.iter().any(|other| other.says == unit.says);
    there.retain(|unit| has(&here, unit) || !has(ours, unit) || (is_keyed(name) && !says(base, unit)));
    for unit in here {
        let as_it_was = says(ours, &unit);
        // What was taken away there, or is written otherwise, and not touched here, is as it is there.
        if as_it_was {
            continue;
        }
        match there.iter_mut().find(|other| other.known_by == unit.known_by) {
            Some(other) if is_keyed(name) && other.says != unit.says && !says(base, other) => {
                // Both say it anew, each in its own way.
                let (lost, of) = match newer {
                    Side::Here => (std::mem::replace(other, unit), Side::There),
                    Side::There => (unit, Side::Here),
                };
                overruled.extend(lost.lines.first().map(|said| Overruled {
                    name: name.to_owned(),
                    said: plain(said),
                    of,
                }));
            }
            // Where nobody agreed on anything, both are as good.
            Some(other) if ours.is_empty() || other.says == unit.says => {}
            Some(other) => *other = unit,
            None => there.push(unit),
        }
    }
    there
}

/// Adds lines to a text: those of a group keep together, in a group that no other ones have.
fn put(text: &mut Component, name: &str, units: Vec<Unit>) {
    if name == "CATEGORIES" {
        let all: Vec<String> = units.iter().flat_map(|unit| &unit.lines).map(Property::text).collect();
        if !all.is_empty() {
            text.props_mut().push(Property::of_list("CATEGORIES", all.iter().map(String::as_str)));
        }
        return;
    }
    for unit in units {
        let group = unit.lines.first().and_then(|line| line.group.clone());
        let taken = group.as_deref().is_some_and(|group| {
            text.props().iter().any(|line| line.group.as_deref().is_some_and(|it| it.eq_ignore_ascii_case(group)))
        });
        let group = if taken { Some(text.free_group()) } else { group };
        text.props_mut().extend(unit.lines.into_iter().map(|line| Property { group: group.clone(), ..line }));
    }
}

/// Says who wrote it when: in the words of the first of these that says so.
fn stamp(text: &mut Component, of: [&Component; 2]) {
    for component in of {
        for property in component.props().iter().filter(|property| is_stamp(property)) {
            if text.get(&property.name).is_none() {
                text.props_mut().push(property.clone());
            }
        }
    }
}

fn is_zone(component: &Component) -> bool {
    component.is("VTIMEZONE")
}

/// The record itself, where it stands in something larger.
fn main_of(component: &Component) -> Option<&Component> {
    let records = |child: &&Component| ["VTODO", "VEVENT", "VJOURNAL"].iter().any(|name| child.is(name));
    component.children().iter().filter(records).find(|child| child.get("RECURRENCE-ID").is_none())
}

fn children(sides: Sides, overruled: &mut Vec<Overruled>) -> Vec<Component> {
    let Sides { ours, here, base, there, newer } = sides;
    let mut children = Vec::new();
    let record = main_of(here).zip(main_of(there));
    for child in there.children() {
        match record {
            Some((here, there)) if std::ptr::eq(there, child) => {
                let (ours, base) = (ours.and_then(main_of), base.and_then(main_of));
                children.push(merged(Sides { ours, here, base, there, newer }, overruled));
            }
            _ => children.push(child.clone()),
        }
    }
    // Alarms are a list: what is ours comes and goes as we say, what is theirs stays.
    let alarms = |side: Option<&Component>| -> Vec<Component> {
        let children = side.map(Component::children).unwrap_or_default();
        children.iter().filter(|child| child.is("VALARM")).cloned().collect()
    };
    let has = |list: &[Component], alarm: &Component| list.iter().any(|other| same_record(other, alarm));
    let (then, now) = (alarms(ours), alarms(Some(here)));
    children.retain(|child| !child.is("VALARM") || has(&now, child) || !has(&then, child));
    let fresh = now.into_iter().filter(|alarm| !has(&then, alarm));
    let fresh: Vec<Component> = fresh.filter(|alarm| !has(&children, alarm)).collect();
    children.extend(fresh);
    let zone = |child: &Component| child.get("TZID").map(|id| id.value.clone());
    let zones = here.children().iter().filter(|child| is_zone(child));
    let missing =
        zones.filter(|mine| !there.children().iter().any(|other| is_zone(other) && zone(other) == zone(mine)));
    for zone in missing.cloned().collect::<Vec<_>>() {
        children.insert(0, zone);
    }
    if record.is_none() && main_of(there).is_none() {
        children.extend(main_of(here).cloned());
    }
    children
}

/// When a text says that it was last changed, as digits that sort.
#[must_use]
pub fn changed_at(text: &Component) -> Option<String> {
    let inner = main_of(text).unwrap_or(text);
    let said = ["LAST-MODIFIED", "REV", "DTSTAMP"].iter().find_map(|name| inner.get(name))?;
    let digits: String = said.value.chars().filter(char::is_ascii_digit).take(14).collect();
    (digits.len() >= 8).then(|| format!("{digits:0<14}"))
}
