//! A client, the people at it, and the ways to reach them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::{ChannelId, ClientId, ContactId};

codes! {
    /// Whether a client is a human being or an organisation.
    ClientKind in "client-kind" {
        /// One person who buys, perhaps for a company named in [`Client::company`].
        Person = "person",
        /// An organisation, with [`Contact`] people of its own.
        Company = "company",
    }
}

codes! {
    /// The light that the user sets by hand, above what the rules compute.
    Attention in "attention" {
        /// The rules alone decide.
        Auto = "auto",
        /// "Seguimiento diario": wanted every working day until it is dealt with.
        Red = "red",
        /// Wants a reminder every few working days.
        Yellow = "yellow",
        /// The user says that this client is on track.
        Green = "green",
    }
}

codes! {
    /// Whether a client takes part in the daily work.
    Standing in "standing" {
        /// Has a light and is counted.
        Active = "active",
        /// No follow-up wanted: no light, in no count, still in the list.
        Resting = "resting",
        /// Put away: found only when asked for.
        Archived = "archived",
        /// In the trash, from where it can be taken back.
        Trashed = "trashed",
    }
}

codes! {
    /// A way to reach somebody.
    ChannelKind in "channel" {
        /// A land line, or a number of which nothing more is known.
        Phone = "phone",
        /// A mobile number.
        Mobile = "mobile",
        /// A number that answers on WhatsApp.
        WhatsApp = "whatsapp",
        /// An e-mail address.
        Email = "email",
        /// A web site.
        Web = "web",
        /// A profile in a social network.
        Social = "social",
        /// A postal address or a way to find the door.
        Address = "address",
    }
}

impl ChannelKind {
    /// Whether the value is a telephone number, so that it is compared by its digits.
    #[must_use]
    pub fn is_number(self) -> bool {
        matches!(self, Self::Phone | Self::Mobile | Self::WhatsApp)
    }
}

/// How often a client wants contact, in days since the last effective one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cadence {
    /// After so many days contact would be welcome (yellow).
    pub ideal: u16,
    /// After so many days it is late (red); never less than `ideal`.
    pub maximum: u16,
}

impl Cadence {
    /// The longest interval that makes sense to schedule: ten years.
    pub const LONGEST: u16 = 3_660;

    /// A cadence of `ideal` days with the usual tolerance: late after one and a half times as long, rounded up.
    #[must_use]
    pub fn every(ideal: u16) -> Self {
        let ideal = ideal.clamp(1, Self::LONGEST);
        Self { ideal, maximum: ideal.saturating_add(ideal.div_ceil(2)) }
    }
}

/// A person or a company that buys or may buy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// Its row.
    pub id: ClientId,
    /// What the user calls it; never empty.
    pub name: String,
    /// Person or company.
    pub kind: ClientKind,
    /// The company that a person buys for.
    pub company: Option<String>,
    /// What that person does there.
    pub role: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// City or town.
    pub city: Option<String>,
    /// District, route or sales zone.
    pub zone: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// How the client came.
    pub source: Option<String>,
    /// Tax number, as it was written.
    pub tax_id: Option<String>,
    /// The row's name in the file or program that it was imported from.
    pub external_id: Option<String>,
    /// Lasting remarks, over several lines.
    pub notes: String,
    /// Labels, in the order given.
    pub tags: Vec<String>,
    /// The client's own cadence; `None` takes the house's.
    pub cadence: Option<Cadence>,
    /// The light set by hand.
    pub attention: Attention,
    /// The day on which `attention` was set.
    pub attention_since: Option<Date>,
    /// Until this day no rule may raise the light.
    pub snoozed_until: Option<Date>,
    /// Whether it takes part in the daily work.
    pub standing: Standing,
    /// The day on which it entered the portfolio.
    pub created_on: Date,
}

impl Client {
    /// A client of this name about which nothing else is known yet.
    #[must_use]
    pub fn named(name: impl Into<String>, created_on: Date) -> Self {
        Self {
            id: ClientId(0),
            name: name.into(),
            kind: ClientKind::Person,
            company: None,
            role: None,
            sector: None,
            city: None,
            zone: None,
            country: None,
            source: None,
            tax_id: None,
            external_id: None,
            notes: String::new(),
            tags: Vec::new(),
            cadence: None,
            attention: Attention::Auto,
            attention_since: None,
            snoozed_until: None,
            standing: Standing::Active,
            created_on,
        }
    }
}

/// A person at a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its row; zero while it is not stored yet.
    pub id: ContactId,
    /// The person's name; never empty.
    pub name: String,
    /// What they do there, and so what they can decide.
    pub role: Option<String>,
}

/// A way to reach a client, or one contact of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Channel {
    /// Its row; zero while it is not stored yet.
    pub id: ChannelId,
    /// The contact whose channel it is; `None` when it is the client's own.
    pub contact: Option<ContactId>,
    /// What kind of way.
    pub kind: ChannelKind,
    /// Number, address or handle, as the user wrote it.
    pub value: String,
    /// Whether this is the way the client prefers.
    pub preferred: bool,
}
