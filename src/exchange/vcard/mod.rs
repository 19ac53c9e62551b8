//! Clients and the people at them as vCards: written onto what another program wrote, and read from it.
//!
//! Each client is a card, and so is each person at one. Phones show what they have a place for: names, ways to reach,
//! company, role, address, dates, notes, tags. What only this program knows stands in properties named `X-CARTERA-…`,
//! so that a second computer gets all of it. What it does not know itself is never touched, and what already says the
//! same stays as it is written: only then a card that was not changed is the same text again.
//!
//! Values with parts are written so that no mark in them is bare: servers that take cards apart and write them anew
//! drop what follows a comma in properties that they do not know.

mod card;
mod dates;
mod incoming;
mod name;
mod person;
mod reach;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_wild;

use jiff::Timestamp;
use jiff::civil::Date;

pub use card::ClientCard;
pub(super) use card::{pack_money, unpack_money};

pub use incoming::incoming;
pub(in crate::exchange) use incoming::records;
pub use person::PersonCard;

use super::component::{Component, Property, modern};
use crate::domain::code::codes;

codes! {
    /// A version of vCard.
    Version in "vcard-version" {
        /// 3.0, which every phone and server takes.
        Three = "3.0",
        /// 4.0.
        Four = "4.0",
    }
}

/// What a card says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Card {
    /// A client.
    Client(Box<ClientCard>),
    /// A person at a client.
    Person(Box<PersonCard>),
}

/// The property by which a card says at which client a person is, and any record whose it is.
pub const CLIENT: &str = "X-CARTERA-CLIENT";

/// Reads a card. What does not say since when it is known is known since `today`.
///
/// A card that says that it is a list of others is none: see [`is_list`].
#[must_use]
pub fn read(component: &Component, today: Date) -> Card {
    let component = modern(component);
    match component.text(CLIENT) {
        Some(client) => Card::Person(Box::new(person::read(&component, client, today))),
        None => Card::Client(Box::new(card::read(&component, today))),
    }
}

/// Whether a card is a list of others: address books keep their groups so.
#[must_use]
pub fn is_list(component: &Component) -> bool {
    let kind = |name| component.text(name).is_some_and(|kind| kind.trim().eq_ignore_ascii_case("group"));
    kind("KIND") || kind("X-ADDRESSBOOKSERVER-KIND")
}

/// What a card is written onto: another program's text in the ways of the later versions, or a new one.
fn begin(onto: Option<&Component>, version: Version, uid: &str) -> (Component, Version) {
    let mut component = onto.map_or_else(|| Component::new("VCARD"), modern);
    let known = match component.text("VERSION").as_deref().map(str::trim) {
        Some("4.0") => Some(Version::Four),
        Some("3.0") => Some(Version::Three),
        _ => None,
    };
    // What another program keeps in a version that is as good stays in it.
    let version = known.unwrap_or(version);
    if known.is_none() {
        let code = crate::domain::Code::code(version);
        component.remove("VERSION");
        component.props_mut().insert(0, Property::new("VERSION", code));
    }
    if component.uid().as_deref() != Some(uid) {
        component.set_text("UID", Some(uid));
    }
    (component, version)
}

/// Says when a card was changed, if it was.
fn finish(mut component: Component, onto: Option<&Component>, revised: Timestamp) -> Component {
    if onto == Some(&component) {
        return component;
    }
    component.set("REV", vec![Property::new("REV", revised.strftime("%Y%m%dT%H%M%SZ").to_string())]);
    component
}
