//! What is planned, what happened, what was bought and what may be sold as iCalendar: written onto what another program
//! wrote, and read from it.
//!
//! Each record is a calendar of its own, with one component. What is planned is a `VTODO`, or a `VEVENT` where it has an
//! hour when it is first written; it stays what it is, since servers do not let one become the other. What happened is a
//! `VJOURNAL`, and so are purchases and opportunities, whose data stand in properties named `X-CARTERA-…`, and all that is
//! told column by column.
//!
//! What comes again stands in the calendar as the one time that is planned: a task that repeats is put off by its
//! program when it is ticked off, and then nobody knows that it was done. Only a calendar that is exported says the rule.
//!
//! What the user reads (`SUMMARY`) comes from the caller: this module speaks no language.

mod deals;
mod incoming;
mod interaction;
mod plan;
mod row;
mod times;
mod zones;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_wild;

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub use deals::{LineCard, OpportunityCard, PurchaseCard};
pub use incoming::incoming;
pub(in crate::exchange) use incoming::records;
pub use interaction::InteractionCard;
pub use plan::{FollowUpCard, close_as, is_unsaid, show_as};
pub use row::RowCard;
pub use zones::{is_named, time_zone};

use super::component::{Component, Property};
use super::incoming::Whose;
use super::vcard::CLIENT;
use crate::domain::text::clean_line;

/// The property that says what a journal entry of this program is.
const ENTITY: &str = "X-CARTERA-ENTITY";

/// What it says of something that happened.
const INTERACTION: &str = "interaction";

/// How records are written.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// The user's zone.
    pub zone: &'a TimeZone,
    /// When it is written.
    pub revised: Timestamp,
    /// Whether what comes again says its rule.
    pub rules: bool,
}

/// What a calendar holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// Something planned.
    FollowUp(Box<FollowUpCard>),
    /// Something that happened.
    Interaction(Box<InteractionCard>),
    /// Something that was bought.
    Purchase(Box<PurchaseCard>),
    /// Something that may be sold.
    Opportunity(Box<OpportunityCard>),
    /// Something else of this program, as its columns say it.
    Row(Box<RowCard>),
}

/// Why a component is none of them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoEntry {
    /// It is something else, or nothing.
    #[error("nothing that is planned or happened")]
    Foreign,
    /// It does not say when.
    #[error("no date")]
    NoDate,
    /// Its date is none.
    #[error("no date: {0}")]
    BadDate(String),
    /// It comes again by a rule that this program does not know.
    #[error("no rule: {0}")]
    BadRule(String),
    /// Its data are not whole.
    #[error("bad value of {0}")]
    Broken(&'static str),
}

/// The component of a calendar that is the record itself, and not the change of a single time of it.
#[must_use]
pub fn item(calendar: &Component) -> Option<&Component> {
    let whole = |component: &&Component| is_item(component) && component.get("RECURRENCE-ID").is_none();
    calendar.children().iter().find(whole).or_else(|| Some(calendar).filter(|component| is_item(component)))
}

/// As [`item`], to be changed.
fn item_mut(calendar: &mut Component) -> Option<&mut Component> {
    let place = place_of(calendar)?;
    calendar.children_mut().get_mut(place)
}

fn place_of(calendar: &Component) -> Option<usize> {
    calendar.children().iter().position(|it| is_item(it) && it.get("RECURRENCE-ID").is_none())
}

fn is_item(component: &Component) -> bool {
    ["VTODO", "VEVENT", "VJOURNAL"].iter().any(|name| component.is(name))
}

/// Reads the record of a calendar.
///
/// # Errors
/// See [`NoEntry`].
pub fn read(calendar: &Component, zone: &TimeZone) -> Result<Entry, NoEntry> {
    read_item(item(calendar).ok_or(NoEntry::Foreign)?, calendar, zone)
}

/// Reads one of the records of a calendar.
fn read_item(item: &Component, calendar: &Component, zone: &TimeZone) -> Result<Entry, NoEntry> {
    let at = times::Zones { own: zone, calendar };
    if !item.is("VJOURNAL") {
        return plan::read(item, &at).map(|card| Entry::FollowUp(Box::new(card)));
    }
    match item.text(ENTITY).as_deref().map(str::trim) {
        Some("purchase") => deals::read_purchase(item, &at).map(|card| Entry::Purchase(Box::new(card))),
        Some("opportunity") => deals::read_opportunity(item, &at).map(|card| Entry::Opportunity(Box::new(card))),
        None | Some(INTERACTION) => interaction::read(item, &at).map(|card| Entry::Interaction(Box::new(card))),
        Some(entity) => Ok(Entry::Row(Box::new(row::read(item, entity)))),
    }
}

/// What is told column by column, if that is what a calendar holds.
#[must_use]
pub fn row(calendar: &Component) -> Option<RowCard> {
    let item = item(calendar).filter(|item| item.is("VJOURNAL"))?;
    let entity = item.text(ENTITY)?;
    let entity = entity.trim();
    (!["purchase", "opportunity", INTERACTION].contains(&entity)).then(|| row::read(item, entity))
}

/// Of whom a component of any program speaks.
#[must_use]
pub fn whose(item: &Component) -> Whose {
    let line = |name| item.text(name).map(|text| clean_line(&text)).filter(|text| !text.is_empty());
    let summary = line("SUMMARY");
    let name = summary.as_deref().and_then(|summary| summary.split_once(": ")).map(|(name, _)| name.to_owned());
    let organiser = item.text("ORGANIZER").map(|who| who.to_lowercase());
    let mut attendees = item.all("ATTENDEE").map(Property::text).filter(|who| Some(who.to_lowercase()) != organiser);
    let email = attendees.find_map(|who| {
        let (scheme, address) = who.split_at_checked("mailto:".len())?;
        (scheme.eq_ignore_ascii_case("mailto:") && address.contains('@')).then(|| clean_line(address))
    });
    Whose { uid: line(CLIENT).or_else(|| line("RELATED-TO")), number: None, name, email, phone: None }
}

/// The calendar around a record, and what is in it besides.
fn framed(onto: Option<&Component>, item: Component, around: &Around) -> Component {
    let mut calendar = onto.filter(|onto| onto.is("VCALENDAR")).cloned().unwrap_or_else(|| empty_calendar(around));
    zones::add(&mut calendar, &item, around.zone);
    match item_mut(&mut calendar) {
        Some(there) => *there = item,
        None => calendar.children_mut().push(item),
    }
    calendar
}

/// A calendar with nothing in it.
#[must_use]
pub fn empty_calendar(_: &Around) -> Component {
    let mut calendar = Component::new("VCALENDAR");
    calendar.props_mut().push(Property::new("VERSION", "2.0"));
    calendar.props_mut().push(Property::new("PRODID", "-//cartera//cartera//EN"));
    calendar
}

/// A record's component, as it is there or new.
fn begin(onto: Option<&Component>, kind: &str, uid: &str) -> (Component, bool) {
    let there = onto.and_then(item).cloned();
    let is_new = there.is_none();
    let mut item = there.unwrap_or_else(|| Component::new(kind));
    if item.uid().as_deref() != Some(uid) {
        item.set_text("UID", Some(uid));
    }
    (item, is_new)
}

/// Says when a record was changed, if it was.
fn finish(mut component: Component, onto: Option<&Component>, around: &Around) -> Component {
    if onto.and_then(item) == Some(&component) {
        return component;
    }
    let stamp = || around.revised.strftime("%Y%m%dT%H%M%SZ").to_string();
    for name in ["DTSTAMP", "LAST-MODIFIED"] {
        component.set(name, vec![Property::new(name, stamp())]);
    }
    component
}
