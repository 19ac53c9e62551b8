//! Adding, editing and putting away clients.

use jiff::civil::Date;

use super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Part, Result};
use super::{Action, Agenda, Plan, fits};
use crate::domain::{Attention, Channel, Client, ClientId, Contact, Standing, text};
use crate::store::{Reader, StoreError, Write};

/// All that a form knows of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its own data.
    pub client: Client,
    /// The people at it.
    pub contacts: Vec<Contact>,
    /// The ways to reach it; with the place in `contacts` of the person whose way it is.
    pub channels: Vec<(Option<usize>, Channel)>,
}

impl Record {
    /// An empty record of a client that entered the portfolio on `day`.
    #[must_use]
    pub fn new(day: Date) -> Self {
        Self { client: Client::named("", day), contacts: Vec::new(), channels: Vec::new() }
    }

    /// The record of a client as it is stored.
    pub(super) fn read(reader: Reader, id: ClientId) -> Result<Self> {
        let contacts = reader.contacts(id)?;
        let owner = |channel: &Channel| {
            channel.contact.and_then(|owner| contacts.iter().position(|contact| contact.id == owner))
        };
        let channels = reader.channels(id)?.into_iter().map(|channel| (owner(&channel), channel)).collect();
        Ok(Self { client: reader.client(id)?, contacts, channels })
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
            let tag = text::clean_line(tag).trim_start_matches('#').to_owned();
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
        Ok(self)
    }
}

impl Agenda {
    /// Everything that a form shows of a client.
    pub fn record(&self, id: ClientId) -> Result<Record> {
        self.store.at_once(|| Record::read(self.store.read(), id))
    }

    /// Adds a client, with its first next step when there is one.
    pub fn add_client(&mut self, record: Record, next: Option<Plan>) -> Result<ClientId> {
        let record = record.checked()?;
        let today = self.today();
        let next = next.map(|plan| plan.checked(today)).transpose()?;
        self.operate(Action::AddClient, |write| {
            let id = add(write, &record)?;
            if let Some(plan) = next {
                write.add_follow_up(&plan.follow_up(id, today))?;
            }
            write.call_it(record.client.name.clone(), 1);
            Ok(id)
        })
    }

    /// Takes over what the user changed in a form that began with `before`.
    pub fn edit_client(&mut self, before: &Record, after: Record) -> Result<()> {
        let id = before.client.id;
        let after = after.checked()?;
        self.operate(Action::EditClient, |write| {
            let record = after.merged(before, Record::read(write.read(), id)?);
            write.set_client(&record.client)?;
            write.set_reach(id, &record.contacts, &record.channels)?;
            write.call_it(record.client.name, 1);
            Ok(())
        })
    }

    /// Puts clients to rest, into the archive, into the trash, or back.
    pub fn set_standing(&mut self, clients: &[ClientId], standing: Standing) -> Result<()> {
        self.alter(clients, Action::stand(standing), |client| client.standing = standing)
    }

    /// Sets the light of clients by hand, or leaves it to the rules again.
    pub fn set_attention(&mut self, clients: &[ClientId], attention: Attention) -> Result<()> {
        let today = self.today();
        self.alter(clients, Action::Attention, |client| attend(client, attention, today))
    }

    /// Removes a client from the trash, for good; undo still brings it back.
    pub fn remove_client(&mut self, id: ClientId) -> Result<()> {
        self.operate(Action::Remove, |write| {
            let client = write.read().client(id)?;
            if client.standing != Standing::Trashed {
                return Err(StoreError::Gone.into());
            }
            write.remove_client(id)?;
            write.call_it(client.name, 1);
            Ok(())
        })
    }

    fn alter(&mut self, clients: &[ClientId], action: Action, change: impl Fn(&mut Client)) -> Result<()> {
        self.each(action, clients, |write, id| {
            let mut client = write.read().client(id)?;
            change(&mut client);
            Ok(write.set_client(&client)?)
        })
    }
}

/// Adds a checked record.
pub(super) fn add(write: &mut Write, record: &Record) -> Result<ClientId> {
    let id = write.add_client(&record.client)?;
    write.set_reach(id, &record.contacts, &record.channels)?;
    Ok(id)
}

/// Sets the attention of a client, from `today` on; who asks for attention wants no snooze any more.
pub(super) fn attend(client: &mut Client, attention: Attention, today: Date) {
    client.attention = attention;
    client.snoozed_until = client.snoozed_until.filter(|_| attention == Attention::Auto);
    client.attention_since = (attention != Attention::Auto).then_some(today);
}
