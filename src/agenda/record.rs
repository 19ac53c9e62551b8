//! The record of a client: all that a form knows of it, made harmless and checked before it is written.

use jiff::civil::Date;

use super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Part, Result};
use super::fits;
use crate::clock::find_zone;
use crate::domain::{Channel, Client, ClientId, Contact, ContactId, CustomValue, Occasion, text};
use crate::store::{Reader, Write};

/// All that a form knows of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its own data.
    pub client: Client,
    /// The people at it.
    pub contacts: Vec<Contact>,
    /// The ways to reach it; with the place in `contacts` of the person whose way it is.
    pub channels: Vec<(Option<usize>, Channel)>,
    /// The dates that matter to it; with the place in `contacts` of the person whose date it is.
    pub occasions: Vec<(Option<usize>, Occasion)>,
    /// What is known of it in the fields that the user defined.
    pub values: Vec<CustomValue>,
}

impl Record {
    /// An empty record of a client that entered the portfolio on `day`.
    #[must_use]
    pub fn new(day: Date) -> Self {
        Self::of(Client::named("", day))
    }

    /// The record of a client of whom nothing is known but its own data.
    #[must_use]
    pub fn of(client: Client) -> Self {
        let (contacts, channels, occasions, values) = Default::default();
        Self { client, contacts, channels, occasions, values }
    }

    /// The record of a client as it is stored.
    pub(super) fn read(reader: Reader, id: ClientId) -> Result<Self> {
        let contacts = reader.contacts(id)?;
        let place = |owner: Option<ContactId>| contacts.iter().position(|contact| Some(contact.id) == owner);
        let channels = reader.channels(id)?.into_iter().map(|channel| (place(channel.contact), channel)).collect();
        let occasions = reader.occasions(id)?.into_iter().map(|occasion| (place(occasion.contact), occasion)).collect();
        Ok(Self { client: reader.client(id)?, contacts, channels, occasions, values: reader.values(id)? })
    }

    /// Writes all but the client's own row.
    pub(super) fn store(&self, write: &mut Write, id: ClientId) -> Result<()> {
        let people = write.set_reach(id, &self.contacts, &self.channels)?;
        write.set_occasions(id, &people, &self.occasions)?;
        Ok(write.set_values(id, &self.values)?)
    }

    /// Makes foreign text harmless, drops what is empty, and refuses what cannot be stored.
    pub(super) fn checked(mut self) -> Result<Self> {
        let client = &mut self.client;
        let line = |value: &mut Option<String>| -> Result<()> {
            *value = value.as_deref().map(text::clean_line).filter(|value| !value.is_empty());
            value.as_deref().map_or(Ok(()), |value| fits(Part::Line, value, LONGEST_LINE))
        };
        client.name = text::clean_line(&client.name);
        if client.name.is_empty() {
            return Err(AgendaError::EmptyName);
        }
        fits(Part::Name, &client.name, LONGEST_NAME)?;
        line(&mut client.company)?;
        line(&mut client.role)?;
        line(&mut client.sector)?;
        line(&mut client.city)?;
        line(&mut client.zone)?;
        line(&mut client.country)?;
        line(&mut client.time_zone)?;
        client.time_zone = client.time_zone.take().map(|typed| zone(&typed)).transpose()?;
        line(&mut client.interest)?;
        line(&mut client.source)?;
        line(&mut client.tax_id)?;
        line(&mut client.external_id)?;
        if let Some(lost) = &mut client.lost {
            line(&mut lost.note)?;
        }
        client.notes = text::clean_text(&client.notes);
        fits(Part::Text, &client.notes, LONGEST_TEXT)?;
        let mut tags: Vec<String> = Vec::new();
        for tag in &client.tags {
            let tag = text::clean_line(tag).trim_start_matches(['#', ' ']).to_owned();
            fits(Part::Line, &tag, LONGEST_LINE)?;
            if !tag.is_empty() && !tags.iter().any(|known| text::fold(known) == text::fold(&tag)) {
                tags.push(tag);
            }
        }
        client.tags = tags;
        for contact in &mut self.contacts {
            contact.name = text::clean_line(&contact.name);
            if contact.name.is_empty() {
                return Err(AgendaError::EmptyName);
            }
            fits(Part::Name, &contact.name, LONGEST_NAME)?;
            line(&mut contact.role)?;
        }
        for (_, channel) in &mut self.channels {
            channel.value = text::clean_line(&channel.value);
            fits(Part::Line, &channel.value, LONGEST_LINE)?;
        }
        self.channels.retain(|(_, channel)| !channel.value.is_empty());
        for (_, occasion) in &mut self.occasions {
            occasion.label = text::clean_line(&occasion.label);
            fits(Part::Line, &occasion.label, LONGEST_LINE)?;
        }
        for value in &mut self.values {
            value.value = text::clean_line(&value.value);
            fits(Part::Line, &value.value, LONGEST_LINE)?;
        }
        self.values.retain(|value| !value.value.is_empty());
        Ok(self)
    }
}

/// The zone that was meant, by its name.
fn zone(typed: &str) -> Result<String> {
    find_zone(typed).map_err(|near| AgendaError::UnknownTimeZone { typed: typed.to_owned(), near })
}
