//! Making one client of two: field by field as the user chooses, and with everything that belongs to either.

use std::collections::BTreeSet;

use super::error::{AgendaError, LONGEST_TEXT, Part, Result};
use super::{Action, Agenda, Record, fits, runs};
use crate::domain::code::codes;
use crate::domain::duplicate::{Numbering, email, phones};
use crate::domain::{Attention, Channel, ChannelKind, Client, ClientId, Code, Contact, FieldId, text};
use crate::store::channel_lookup;

pub use crate::store::{Belongings, CustomDifference};

codes! {
    /// A field in which two clients can differ.
    MergeField in "merge" {
        /// The name.
        Name = "name",
        /// Person or company.
        Kind = "kind",
        /// The company of a person.
        Company = "company",
        /// What the person does there.
        Role = "role",
        /// Line of business.
        Sector = "sector",
        /// How large it is.
        Size = "size",
        /// City.
        City = "city",
        /// Zone.
        Zone = "zone",
        /// Country.
        Country = "country",
        /// By whose clocks it lives.
        TimeZone = "time_zone",
        /// The language in which it is spoken to.
        Language = "language",
        /// How it is spoken to.
        Tone = "tone",
        /// What it asks about.
        Interest = "interest",
        /// What a year of it could bring.
        Potential = "potential",
        /// How it came.
        Source = "source",
        /// Tax number.
        TaxId = "tax_id",
        /// Its number in another program.
        ExternalId = "external_id",
        /// How often it wants contact.
        Cadence = "cadence",
        /// The light set by hand.
        Attention = "attention",
        /// Until when it is put off.
        Snooze = "snooze",
        /// Whether it takes part.
        Standing = "standing",
        /// That it went away.
        Lost = "lost",
    }
}

macro_rules! columns {
    ($($member:ident: $($column:ident)+;)+) => {
        impl MergeField {
            /// Whether both say the same.
            #[must_use]
            pub fn is_same(self, a: &Client, b: &Client) -> bool {
                match self { $(Self::$member => $(a.$column == b.$column)&&+,)+ }
            }

            /// Writes what one says into the other.
            fn take(self, into: &mut Client, from: &Client) {
                match self { $(Self::$member => { $(into.$column.clone_from(&from.$column);)+ })+ }
            }
        }
    };
}

columns! {
    Name: name;
    Kind: kind;
    Company: company;
    Role: role;
    Sector: sector;
    Size: size;
    City: city;
    Zone: zone;
    Country: country;
    TimeZone: time_zone;
    Language: language;
    Tone: tone;
    Interest: interest;
    Potential: potential;
    Source: source;
    TaxId: tax_id;
    ExternalId: external_id;
    Cadence: cadence;
    Attention: attention attention_since;
    Snooze: snoozed_until;
    Standing: standing;
    Lost: lost;
}

impl MergeField {
    /// Whether the client says nothing there, so that the other's word fills a gap. What silences a client, or puts it
    /// away, fills none.
    #[must_use]
    pub fn is_gap(self, client: &Client) -> bool {
        match self {
            Self::Name | Self::Kind | Self::Snooze | Self::Standing | Self::Lost => false,
            Self::Attention => client.attention == Attention::Auto,
            field => field.is_same(client, &Client::named("", client.created_on)),
        }
    }
}

/// What is taken from the client that goes, where both say something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Of the fields that every client has.
    pub fields: BTreeSet<MergeField>,
    /// Of the fields that the user defined.
    pub custom: BTreeSet<FieldId>,
}

/// Two clients side by side, before they become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merging {
    /// The one that stays.
    pub keep: Record,
    /// The one that goes.
    pub gone: Record,
    /// In what both say something else: here the user chooses.
    pub differing: Vec<MergeField>,
    /// What only the one that goes says: it is taken over.
    pub filled: Vec<MergeField>,
    /// In what of the user's own fields both say something else.
    pub custom: Vec<CustomDifference>,
    /// What comes over.
    pub moving: Belongings,
}

impl Agenda {
    /// Two clients side by side.
    pub fn merging(&self, keep: ClientId, gone: ClientId) -> Result<Merging> {
        if keep == gone {
            return Err(AgendaError::SameClient);
        }
        self.store.at_once(|| {
            let reader = self.store.read();
            let (keep, gone) = (Record::read(reader, keep)?, Record::read(reader, gone)?);
            let (ours, theirs) = (&keep.client, &gone.client);
            let other = MergeField::ALL.iter().copied().filter(|field| !field.is_same(ours, theirs));
            let (filled, differing): (Vec<_>, Vec<_>) = other.partition(|field| field.is_gap(ours));
            // Of what neither says there is nothing to choose: a gap on the other side takes nothing away.
            let differing = differing.into_iter().filter(|field| !field.is_gap(theirs)).collect();
            let custom = self.store.custom_differences(ours.id, theirs.id)?;
            let moving = self.store.belongings(theirs.id)?;
            Ok(Merging { keep, gone, differing, filled, custom, moving })
        })
    }

    /// Makes one client of two: `keep` as it is, with what is `taken` from `gone`, gaps filled from it, and everything
    /// that belongs to it. `gone` goes; undo brings both back as they were. `region` is that of [`Self::duplicates`].
    pub fn merge_clients(&mut self, keep: ClientId, gone: ClientId, taken: &Taken, region: &str) -> Result<()> {
        if keep == gone {
            return Err(AgendaError::SameClient);
        }
        let today = self.today();
        self.operate(Action::Merge, |write| {
            let (ours, theirs) = (Record::read(write.read(), keep)?, Record::read(write.read(), gone)?);
            let client = united(&ours.client, &theirs.client, &taken.fields);
            fits(Part::Text, &client.notes, LONGEST_TEXT)?;
            let home = client.country.as_deref().and_then(Numbering::of).or_else(|| Numbering::of(region));
            write.unite(keep, gone, &taken.custom)?;
            runs::united(write, keep, today)?;
            let people = people(ours.contacts, &theirs.contacts);
            for (other, place) in theirs.contacts.iter().zip(&people.places) {
                if let Some(known) = people.contacts.get(*place).filter(|known| known.id != other.id) {
                    write.same_contact(known.id, other.id)?;
                }
            }
            let theirs = theirs
                .channels
                .into_iter()
                .map(|(owner, channel)| (owner.and_then(|owner| people.places.get(owner).copied()), channel));
            let channels = ways(ours.channels, theirs.collect(), home);
            write.set_reach(keep, &people.contacts, &channels)?;
            write.set_client(&client)?;
            write.drop_same_dates(keep)?;
            write.call_it(client.name, 1);
            Ok(())
        })
    }
}

/// The row of the one client.
fn united(keep: &Client, gone: &Client, taken: &BTreeSet<MergeField>) -> Client {
    let mut client = keep.clone();
    for field in MergeField::ALL {
        if taken.contains(field) || field.is_gap(keep) {
            field.take(&mut client, gone);
        }
    }
    for tag in &gone.tags {
        if !client.tags.iter().any(|known| text::fold(known) == text::fold(tag)) {
            client.tags.push(tag.clone());
        }
    }
    if !gone.notes.is_empty() && !client.notes.contains(&gone.notes) {
        let gap = if client.notes.is_empty() { "" } else { "\n\n" };
        client.notes = format!("{}{gap}{}", client.notes, gone.notes);
    }
    client.created_on = keep.created_on.min(gone.created_on);
    client
}

/// The people at the one client.
struct People {
    contacts: Vec<Contact>,
    /// Where each of the people at the other client has come to stand.
    places: Vec<usize>,
}

fn people(mut contacts: Vec<Contact>, theirs: &[Contact]) -> People {
    let ours = contacts.len();
    let mut places = Vec::with_capacity(theirs.len());
    for other in theirs {
        let same = |known: &Contact| text::words(&known.name) == text::words(&other.name);
        let place = match contacts.iter().take(ours).position(same) {
            // Two of one name at the same client stay two.
            Some(place) if !places.contains(&place) => place,
            _ => {
                contacts.push(other.clone());
                contacts.len() - 1
            }
        };
        if let Some(known) = contacts.get_mut(place) {
            known.role = known.role.take().or_else(|| other.role.clone());
            known.influence = known.influence.or(other.influence);
        }
        places.push(place);
    }
    People { contacts, places }
}

type Ways = Vec<(Option<usize>, Channel)>;

/// The ways to reach the one client, each once.
fn ways(mut ours: Ways, theirs: Ways, home: Option<&Numbering>) -> Ways {
    let preferred = ours.iter().any(|(_, channel)| channel.preferred);
    for (owner, channel) in theirs {
        match ours.iter_mut().find(|(_, known)| is_same_way(known, &channel, home)) {
            Some((whose, known)) => {
                *whose = whose.or(owner);
                // Nobody says of a mobile that it is one without knowing.
                if known.kind == ChannelKind::Phone {
                    known.kind = channel.kind;
                }
                known.preferred |= channel.preferred && !preferred;
            }
            None => ours.push((owner, Channel { preferred: channel.preferred && !preferred, ..channel })),
        }
    }
    ours
}

fn is_same_way(a: &Channel, b: &Channel, home: Option<&Numbering>) -> bool {
    let spoken = |kind| matches!(kind, ChannelKind::Phone | ChannelKind::Mobile);
    if a.kind != b.kind && !(spoken(a.kind) && spoken(b.kind)) {
        return false;
    }
    if channel_lookup(a.kind, &a.value) == channel_lookup(b.kind, &b.value) {
        return true;
    }
    match a.kind {
        ChannelKind::Email => email(&a.value).is_some_and(|form| email(&b.value).as_ref() == Some(&form)),
        kind if kind.is_number() => {
            let form = phones(&a.value, home);
            !form.is_empty() && form == phones(&b.value, home)
        }
        _ => false,
    }
}
