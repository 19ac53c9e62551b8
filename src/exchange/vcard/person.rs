//! The card of a person at a client: on a phone someone of that company.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{CLIENT, Version, begin, dates, finish, name, reach};
use crate::domain::text::clean_line;
use crate::domain::{Channel, ClientKind, Code, Contact, ContactId, Influence, Occasion};
use crate::exchange::component::slot::{self, Slot};
use crate::exchange::component::{Component, Property};

/// A person at a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCard {
    /// What the person is called for ever; empty where a card does not say.
    pub uid: String,
    /// What the client is called for ever.
    pub client: String,
    /// The client's name, as phones show it.
    pub client_name: String,
    /// The place among the people of the client, from 0.
    pub place: usize,
    /// The person.
    pub contact: Contact,
    /// The ways to reach the person.
    pub channels: Vec<Channel>,
    /// The person's dates.
    pub occasions: Vec<Occasion>,
}

const SLOTS: &[Slot<PersonCard>] = &[
    Slot {
        name: CLIENT,
        get: |card| Some(card.client.clone()),
        set: |card, text| card.client = text.unwrap_or_default(),
    },
    Slot {
        name: "TITLE",
        get: |card| card.contact.role.clone(),
        set: |card, text| {
            card.contact.role = text.map(|text| clean_line(&text)).filter(|text| !text.is_empty());
        },
    },
    Slot {
        name: "X-CARTERA-INFLUENCE",
        get: |card| card.contact.influence.map(|influence| influence.code().to_owned()),
        set: |card, text| card.contact.influence = text.and_then(|text| Influence::from_code(text.trim())),
    },
    Slot {
        name: "X-CARTERA-PLACE",
        get: |card| (card.place > 0).then(|| card.place.to_string()),
        set: |card, text| card.place = text.and_then(|text| text.trim().parse().ok()).unwrap_or(0),
    },
];

impl PersonCard {
    /// The card as text lines, written onto what is there. The time of the change is said only where something changed.
    #[must_use]
    pub fn render(&self, onto: Option<&Component>, version: Version, revised: Timestamp) -> Component {
        let (mut card, version) = begin(onto, version, &self.uid);
        name::write(&mut card, &self.contact.name, ClientKind::Person, version);
        if name::company(&card).as_deref() != Some(&self.client_name) {
            card.set("ORG", vec![Property::of_text("ORG", &self.client_name)]);
        }
        reach::write(&mut card, &self.channels, None, version);
        dates::write(&mut card, &self.occasions, version);
        slot::write(SLOTS, self, &mut card);
        finish(card, onto, revised)
    }
}

/// Reads the card of a person at a client.
pub(super) fn read(card: &Component, client: String, today: Date) -> PersonCard {
    let contact = Contact { id: ContactId(0), name: name::read(card).0, role: None, influence: None };
    let mut person = PersonCard {
        uid: card.uid().unwrap_or_default(),
        client,
        client_name: name::company(card).unwrap_or_default(),
        place: 0,
        contact,
        channels: reach::read(card),
        occasions: dates::read(card, today),
    };
    slot::read(SLOTS, card, &mut person);
    person
}
