//! The card of a client.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CREATED_ON, Version, begin, dates, finish, name, reach};
use crate::domain::text::{clean_line, clean_text};
use crate::domain::{
    Attachment, Attention, Cadence, Channel, Client, ClientKind, Code, CustomField, Language, Loss, Money, Occasion,
    RelationKind, Size, Standing, Tone,
};
use crate::exchange::component::slot::{self, Slot, code, day, line, pack, set_texts, texts, unpack};
use crate::exchange::component::{Component, Property};

/// Whatever is known of a client and is not of a person at it, nor of its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientCard {
    /// What it is called for ever; empty where a card does not say.
    pub uid: String,
    /// Its own data.
    pub client: Client,
    /// The ways to reach it.
    pub channels: Vec<Channel>,
    /// The dates that matter to it.
    pub occasions: Vec<Occasion>,
    /// What is known of it in the fields that the user defined; of a field its row is not said.
    pub values: Vec<(CustomField, String)>,
    /// What it is to others, by what these are called for ever.
    pub relations: Vec<(RelationKind, String)>,
    /// Files and addresses that belong to it, without those of an interaction.
    pub attachments: Vec<Attachment>,
}

const VALUE: &str = "X-CARTERA-VALUE";
const RELATION: &str = "X-CARTERA-RELATION";
const ATTACHMENT: &str = "X-CARTERA-ATTACHMENT";

/// What the user wrote into a field, and the field.
#[derive(Serialize, Deserialize)]
struct Known {
    #[serde(flatten)]
    field: CustomField,
    value: String,
}

fn money(text: Option<String>) -> Option<Money> {
    unpack_money(&text?)
}

/// An amount as `150000 PEN`: in the smallest unit, so that nobody has to know where its point stands.
pub(in crate::exchange) fn pack_money(money: Money) -> String {
    format!("{} {}", money.minor, money.currency)
}

pub(in crate::exchange) fn unpack_money(text: &str) -> Option<Money> {
    let (minor, currency) = text.trim().split_once(' ')?;
    Some(Money { minor: minor.parse().ok()?, currency: currency.parse().ok()? })
}

fn is_company(client: &Client) -> bool {
    client.kind == ClientKind::Company
}

/// What is a property each; the kind is read before them.
const SLOTS: &[Slot<Client>] = &[
    Slot { name: "TITLE", get: |client| client.role.clone(), set: |client, text| client.role = line(text) },
    Slot {
        name: "NOTE",
        get: |client| Some(client.notes.clone()).filter(|notes| !notes.is_empty()),
        set: |client, text| client.notes = clean_text(&text.unwrap_or_default()),
    },
    Slot {
        name: "X-CARTERA-COMPANY",
        get: |client| client.company.clone().filter(|_| is_company(client)),
        set: |client, text| {
            if is_company(client) {
                client.company = line(text);
            }
        },
    },
    Slot {
        name: "X-CARTERA-SECTOR",
        get: |client| client.sector.clone(),
        set: |client, text| client.sector = line(text),
    },
    Slot {
        name: "X-CARTERA-SIZE",
        get: |client| client.size.map(|size| size.code().to_owned()),
        set: |client, text| client.size = code::<Size>(text),
    },
    Slot {
        name: "X-CARTERA-TIME-ZONE",
        get: |client| client.time_zone.clone(),
        set: |client, text| client.time_zone = line(text),
    },
    Slot {
        name: "X-CARTERA-LANGUAGE",
        get: |client| client.language.map(|language| language.code().to_owned()),
        set: |client, text| client.language = code::<Language>(text),
    },
    Slot {
        name: "X-CARTERA-TONE",
        get: |client| client.tone.map(|tone| tone.code().to_owned()),
        set: |client, text| client.tone = code::<Tone>(text),
    },
    Slot {
        name: "X-CARTERA-INTEREST",
        get: |client| client.interest.clone(),
        set: |client, text| client.interest = line(text),
    },
    Slot {
        name: "X-CARTERA-POTENTIAL",
        get: |client| client.potential.map(pack_money),
        set: |client, text| client.potential = money(text),
    },
    Slot {
        name: "X-CARTERA-LOST",
        get: |client| client.lost.as_ref().and_then(|lost| pack(lost, &[])),
        set: |client, text| {
            client.lost =
                text.and_then(|text| unpack::<Loss>(&text, &[])).map(|lost| Loss { note: line(lost.note), ..lost });
        },
    },
    Slot {
        name: "X-CARTERA-SOURCE",
        get: |client| client.source.clone(),
        set: |client, text| client.source = line(text),
    },
    Slot {
        name: "X-CARTERA-TAX-ID",
        get: |client| client.tax_id.clone(),
        set: |client, text| client.tax_id = line(text),
    },
    Slot {
        name: "X-CARTERA-NUMBER",
        get: |client| client.external_id.clone(),
        set: |client, text| client.external_id = line(text),
    },
    Slot {
        name: "X-CARTERA-CADENCE",
        get: |client| client.cadence.map(|cadence| format!("{}/{}", cadence.ideal, cadence.maximum)),
        set: |client, text| client.cadence = text.and_then(|text| Cadence::read(&text)),
    },
    Slot {
        name: "X-CARTERA-ATTENTION",
        get: |client| Some(client.attention.code().to_owned()).filter(|_| client.attention != Attention::Auto),
        set: |client, text| client.attention = code(text).unwrap_or(Attention::Auto),
    },
    Slot {
        name: "X-CARTERA-ATTENTION-SINCE",
        get: |client| client.attention_since.map(|day| day.to_string()),
        set: |client, text| client.attention_since = day(text),
    },
    Slot {
        name: "X-CARTERA-SNOOZED-UNTIL",
        get: |client| client.snoozed_until.map(|day| day.to_string()),
        set: |client, text| client.snoozed_until = day(text),
    },
    Slot {
        name: "X-CARTERA-STANDING",
        get: |client| Some(client.standing.code().to_owned()).filter(|_| client.standing != Standing::Active),
        set: |client, text| client.standing = code(text).unwrap_or(Standing::Active),
    },
    Slot {
        name: CREATED_ON,
        get: |client| Some(client.created_on.to_string()),
        set: |client, text| client.created_on = day(text).unwrap_or(client.created_on),
    },
];

impl ClientCard {
    /// A client of whom nothing is known but its own data.
    #[must_use]
    pub fn of(uid: impl Into<String>, client: Client) -> Self {
        let (channels, occasions, values, relations, attachments) = Default::default();
        Self { uid: uid.into(), client, channels, occasions, values, relations, attachments }
    }

    /// The card as text lines, written onto what is there. The time of the change is said only where something changed.
    #[must_use]
    pub fn render(&self, onto: Option<&Component>, version: Version, revised: Timestamp) -> Component {
        let (mut card, version) = begin(onto, version, &self.uid);
        let client = &self.client;
        name::write(&mut card, &client.name, client.kind, version);
        if is_company(client) {
            // Phones show a company by this; what follows it, the departments, is not ours.
            if name::company(&card).as_deref() != Some(&client.name) {
                card.set("ORG", vec![Property::of_text("ORG", &client.name)]);
            }
        } else if name::company(&card) != client.company {
            let org = client.company.as_deref().map(|company| Property::of_text("ORG", company));
            card.set("ORG", org.into_iter().collect());
        }
        let place =
            reach::Place { city: client.city.clone(), zone: client.zone.clone(), country: client.country.clone() };
        reach::write(&mut card, &self.channels, Some(&place), version);
        dates::write(&mut card, &self.occasions, version);
        if tags(&card) != client.tags {
            let list = Property::of_list("CATEGORIES", client.tags.iter().map(String::as_str));
            card.set("CATEGORIES", if client.tags.is_empty() { Vec::new() } else { vec![list] });
        }
        slot::write(SLOTS, client, &mut card);
        let values = self
            .values
            .iter()
            .filter_map(|(field, value)| pack(&Known { field: field.clone(), value: value.clone() }, &["id"]));
        set_texts(&mut card, VALUE, &values.collect::<Vec<_>>());
        let relations = self.relations.iter().map(|(kind, uid)| format!("{} {uid}", kind.code()));
        set_texts(&mut card, RELATION, &relations.collect::<Vec<_>>());
        let attachments = self.attachments.iter().filter_map(|it| pack(it, &["id", "client", "interaction"]));
        set_texts(&mut card, ATTACHMENT, &attachments.collect::<Vec<_>>());
        finish(card, onto, revised)
    }
}

fn tags(card: &Component) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in card.all("CATEGORIES").flat_map(Property::list) {
        let tag = clean_line(&tag);
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// Reads the card of a client.
pub(super) fn read(card: &Component, today: Date) -> ClientCard {
    let (called, kind) = name::read(card);
    let mut client = Client { kind, ..Client::named(called, today) };
    slot::read(SLOTS, card, &mut client);
    client.company = if is_company(&client) { client.company } else { name::company(card) };
    if client.role.is_none() {
        client.role = line(card.text("ROLE"));
    }
    let place = reach::place(card);
    (client.city, client.zone, client.country) = (place.city, place.zone, place.country);
    client.tags = tags(card);
    let value = |text: &String| unpack::<Known>(text, &[("id", 0)]).map(|known| (known.field, known.value));
    let relation = |text: &String| {
        let (kind, uid) = text.split_once(' ')?;
        Some((RelationKind::from_code(kind)?, uid.to_owned()))
    };
    let attachment = |text: &String| unpack::<Attachment>(text, &[("id", 0), ("client", 0)]);
    ClientCard {
        uid: card.uid().unwrap_or_default(),
        client,
        channels: reach::read(card),
        occasions: dates::read(card, today),
        values: texts(card, VALUE).iter().filter_map(value).collect(),
        relations: texts(card, RELATION).iter().filter_map(relation).collect(),
        attachments: texts(card, ATTACHMENT).iter().filter_map(attachment).collect(),
    }
}
