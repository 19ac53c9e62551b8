//! A client, the people at it, and the ways to reach them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::{ChannelId, ClientId, ContactId, Money};

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

codes! {
    /// How large a client is, as the user sees it.
    Size in "size" {
        /// One or a few people.
        Micro = "micro",
        /// A small business.
        Small = "small",
        /// A medium one.
        Medium = "medium",
        /// A large one.
        Large = "large",
    }
}

codes! {
    /// How a client is spoken to.
    Tone in "tone" {
        /// By surname and with reserve.
        Formal = "formal",
        /// By first name.
        Informal = "informal",
    }
}

codes! {
    /// The language in which a client is spoken to.
    Language in "language" {
        /// Spanish.
        Spanish = "es",
        /// English.
        English = "en",
        /// Portuguese.
        Portuguese = "pt",
        /// Quechua.
        Quechua = "qu",
        /// Guarani.
        Guarani = "gn",
        /// French.
        French = "fr",
        /// Italian.
        Italian = "it",
        /// German.
        German = "de",
        /// Chinese.
        Chinese = "zh",
        /// Another one.
        Other = "other",
    }
}

codes! {
    /// Why a client went away.
    LossReason in "loss" {
        /// It was too dear.
        Price = "price",
        /// The product was not what it wanted.
        Product = "product",
        /// We did not look after it.
        Service = "service",
        /// Somebody else won it over.
        Competitor = "competitor",
        /// It does not need it any more.
        NoNeed = "no_need",
        /// It closed down, or moved away.
        Closed = "closed",
        /// It did not pay.
        Unpaid = "unpaid",
        /// Something else.
        Other = "other",
    }
}

codes! {
    /// What somebody has to say in a purchase.
    Influence in "influence" {
        /// Decides.
        Decides = "decides",
        /// Is heard by who decides.
        Influences = "influences",
        /// Places the orders.
        Buys = "buys",
        /// Works with what is bought.
        Uses = "uses",
        /// Lets nobody through, or speaks against it.
        Blocks = "blocks",
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

    /// The cadence that is typed as `30`, or as `30/45` with the longest interval.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let days = |days: &str| days.trim().parse().ok().filter(|days| (1..=Self::LONGEST).contains(days));
        match typed.split_once('/') {
            None => days(typed).map(Self::every),
            Some((ideal, maximum)) => {
                let cadence = Self { ideal: days(ideal)?, maximum: days(maximum)? };
                (cadence.maximum >= cadence.ideal).then_some(cadence)
            }
        }
    }

    /// A cadence of `ideal` days with the usual tolerance: late after one and a half times as long, rounded up.
    #[must_use]
    pub fn every(ideal: u16) -> Self {
        let ideal = ideal.clamp(1, Self::LONGEST);
        Self { ideal, maximum: ideal.saturating_add(ideal.div_ceil(2)) }
    }
}

/// That a client went away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// When.
    pub on: Date,
    /// Why.
    pub why: LossReason,
    /// What there is to say about it.
    pub note: Option<String>,
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
    /// How large it is.
    #[serde(default)]
    pub size: Option<Size>,
    /// City or town.
    pub city: Option<String>,
    /// District, route or sales zone.
    pub zone: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// The zone by whose clocks it lives, as the IANA names it, when that is not the user's own.
    #[serde(default)]
    pub time_zone: Option<String>,
    /// The language in which it is spoken to, when that is not the user's own.
    #[serde(default)]
    pub language: Option<Language>,
    /// How it is spoken to.
    #[serde(default)]
    pub tone: Option<Tone>,
    /// The products or services that it asks about.
    #[serde(default)]
    pub interest: Option<String>,
    /// What a year of it could bring at most, as the user estimates.
    #[serde(default)]
    pub potential: Option<Money>,
    /// That it went away.
    #[serde(default)]
    pub lost: Option<Loss>,
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
            size: None,
            city: None,
            zone: None,
            country: None,
            time_zone: None,
            language: None,
            tone: None,
            interest: None,
            potential: None,
            lost: None,
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
    /// What they do there.
    pub role: Option<String>,
    /// What they have to say in a purchase.
    #[serde(default)]
    pub influence: Option<Influence>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cadence_has_an_ideal_and_a_maximum() {
        for (typed, expected) in [
            ("30", Some((30, 45))),
            (" 30 / 60 ", Some((30, 60))),
            ("30/20", None),
            ("0", None),
            ("-3", None),
            ("99999", None),
            ("", None),
            ("a/b", None),
        ] {
            let cadence = Cadence::read(typed).map(|cadence| (cadence.ideal, cadence.maximum));
            assert_eq!(cadence, expected, "{typed}");
        }
    }
}
