//! What a client's row says.

use std::sync::Arc;

use jiff::civil::{Date, Time};

use crate::domain::{ChannelKind, Influence, Language, Size, Tone};

/// A client and where it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Physical line (from 1) where the record begins.
    pub line: u64,
    /// The client.
    pub person: ClientRow,
}

/// What a record says of a client. Every text is clean: no control characters, no bidirectional overrides, NFC.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClientRow {
    /// Name; never empty. Falls back to the company, the first e-mail or the first phone.
    pub name: String,
    /// Whether the name is the company's: the record names no person.
    pub named_by_company: bool,
    /// Company; `None` also when the name was taken from it.
    pub company: Option<String>,
    /// Position in the company.
    pub role: Option<String>,
    /// Line of business.
    pub sector: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Country, as written.
    pub country: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// District, sales zone, or else state or province.
    pub zone: Option<String>,
    /// Phones as written, in column order.
    pub phones: Vec<(ChannelHint, String)>,
    /// E-mail addresses.
    pub emails: Vec<String>,
    /// Web addresses as written.
    pub webs: Vec<String>,
    /// Tags, without repeats.
    pub tags: Vec<String>,
    /// Notes; may have several lines.
    pub notes: String,
    /// Where the client came from.
    pub source: Option<String>,
    /// Days between contacts, 1 to 3650.
    pub cadence_days: Option<u16>,
    /// First day as a client.
    pub created_on: Option<Date>,
    /// Day of the last contact.
    pub last_contact_on: Option<Date>,
    /// Day of the next contact.
    pub next_contact_on: Option<Date>,
    /// Time of the next contact; midnight counts as no time, since exports pad days with it.
    pub next_time: Option<Time>,
    /// Identifier in the other system.
    pub external_id: Option<String>,
    /// Tax identifier.
    pub tax_id: Option<String>,
    /// Day of birth.
    pub birthday: Option<Date>,
    /// How large it is.
    pub size: Option<Size>,
    /// How it is spoken to.
    pub tone: Option<Tone>,
    /// The products that it asks about.
    pub interest: Option<String>,
    /// The zone by whose clocks it lives, as written.
    pub time_zone: Option<String>,
    /// The client of which it is a part.
    pub parent: Option<String>,
    /// What it is called outside, where the file gives a name that holds for ever.
    pub uid: Option<String>,
    /// Profiles in social networks.
    pub socials: Vec<String>,
    /// Month and day of birth, where the year is not said.
    pub born: Option<(i8, i8)>,
    /// The language in which it is spoken to.
    pub language: Option<Language>,
    /// The people at it.
    pub people: Vec<PersonRow>,
    /// Header and value of whatever found no field.
    pub unmapped: Vec<(Arc<str>, String)>,
}

/// A person at a client, as a file says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonRow {
    /// What it is called outside.
    pub uid: Option<String>,
    /// Name; never empty.
    pub name: String,
    /// Position.
    pub role: Option<String>,
    /// How much it has to say in a purchase.
    pub influence: Option<Influence>,
    /// Ways to reach it.
    pub channels: Vec<(ChannelKind, String)>,
    /// Month, day and perhaps year of birth.
    pub born: Option<(i8, i8, Option<i16>)>,
}

/// What a phone's column or label says it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChannelHint {
    /// A phone of no known kind.
    Phone,
    /// A mobile.
    Mobile,
    /// A number used for WhatsApp.
    WhatsApp,
}
