//! Changing facts: a transaction that keeps the derived data right.
//!
//! Every method notes which clients it touched; [`Write::settle`] computes their lights and search texts anew before
//! the commit, so that no reader ever sees a fact without its consequences.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use super::error::{Result, StoreError};
use super::read::Reader;
use super::row::{stored_moment, stored_time};
use super::{lights, search};
use crate::domain::{
    Channel, ChannelId, ChannelKind, Client, ClientId, Code, Contact, ContactId, FollowUp, FollowUpId, FollowUpState,
    Interaction, InteractionId, Rules, text,
};

/// A transaction under way.
#[derive(Debug)]
pub struct Write<'c> {
    pub(super) conn: &'c Connection,
    /// Clients whose facts changed.
    touched: BTreeSet<ClientId>,
    /// Clients whose own text changed.
    reworded: BTreeSet<ClientId>,
    /// Years in which notes of a client changed.
    renoted: BTreeSet<(ClientId, i16)>,
    /// What the journal's label will name, and how many it stands for.
    pub(super) subject: Option<String>,
    pub(super) count: i64,
}

impl<'c> Write<'c> {
    pub(super) fn new(conn: &'c Connection) -> Self {
        let (touched, reworded, renoted) = Default::default();
        Self { conn, touched, reworded, renoted, subject: None, count: 1 }
    }

    /// Reads within the transaction.
    #[must_use]
    pub fn read(&self) -> Reader<'c> {
        Reader { conn: self.conn }
    }

    /// Names what the operation is done to, when that is known only on the way.
    pub fn call_it(&mut self, subject: impl Into<String>, count: usize) {
        self.subject = Some(subject.into());
        self.count = i64::try_from(count).unwrap_or(i64::MAX);
    }

    /// Brings lights and search texts of all touched clients up to date.
    pub(super) fn settle(&mut self, rules: &Rules) -> Result<()> {
        for id in std::mem::take(&mut self.touched) {
            lights::refresh(self.conn, id, rules)?;
        }
        for id in std::mem::take(&mut self.reworded) {
            search::index_client(self.conn, id)?;
        }
        for (id, year) in std::mem::take(&mut self.renoted) {
            search::index_notes(self.conn, id, year)?;
        }
        Ok(())
    }

    /// Notes that anything may have changed at these clients, and their notes in these years.
    pub(super) fn touch(&mut self, clients: BTreeSet<ClientId>, years: BTreeSet<(ClientId, i16)>) {
        self.reworded.extend(&clients);
        self.touched.extend(clients);
        self.renoted.extend(years);
    }

    /// Adds a client with its tags; `client.id` is ignored.
    pub fn add_client(&mut self, client: &Client) -> Result<ClientId> {
        self.conn
            .prepare_cached(
                "INSERT INTO client (name, name_key, city_key, kind, company, role, sector, city, zone, country,
                   source, tax_id, external_id, notes, cadence_ideal, cadence_maximum, attention, attention_since,
                   snoozed_until, standing, created_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)",
            )?
            .execute(client_columns(client))?;
        let id = ClientId(self.conn.last_insert_rowid());
        self.add_tags(id, &client.tags)?;
        self.touched.insert(id);
        self.reworded.insert(id);
        Ok(id)
    }

    /// Writes the row of a client as it is given, tags included.
    pub fn set_client(&mut self, client: &Client) -> Result<()> {
        let id = client.id;
        let before = self.read().client(id)?;
        if before == *client {
            return Ok(());
        }
        let columns = client_columns(client).into_iter().chain([Value::Integer(id.0)]);
        self.conn
            .prepare_cached(
                "UPDATE client SET (name, name_key, city_key, kind, company, role, sector, city, zone, country,
                   source, tax_id, external_id, notes, cadence_ideal, cadence_maximum, attention, attention_since,
                   snoozed_until, standing, created_on)
                 = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
                 WHERE id = ?22",
            )?
            .execute(params_from_iter(columns))?;
        if before.tags != client.tags {
            self.conn.prepare_cached("DELETE FROM tag WHERE client_id = ?1")?.execute([id.0])?;
            self.add_tags(id, &client.tags)?;
        }
        self.touched.insert(id);
        self.reworded.insert(id);
        Ok(())
    }

    fn add_tags(&self, client: ClientId, tags: &[String]) -> Result<()> {
        let mut statement =
            self.conn.prepare_cached("INSERT INTO tag (client_id, position, name) VALUES (?1, ?2, ?3)")?;
        for (position, tag) in tags.iter().enumerate() {
            statement.execute(params![client.0, index(position), tag])?;
        }
        Ok(())
    }

    /// Makes these the people at a client and these its channels: rows with a number are kept and brought up to date,
    /// new ones are added, missing ones go. A channel's `contact` is an index into `contacts`.
    pub fn set_reach(
        &mut self,
        client: ClientId,
        contacts: &[Contact],
        channels: &[(Option<usize>, Channel)],
    ) -> Result<()> {
        let kept: BTreeSet<i64> = contacts.iter().map(|contact| contact.id.0).collect();
        for gone in self.read().contacts(client)?.iter().filter(|contact| !kept.contains(&contact.id.0)) {
            self.remove_contact(gone.id)?;
        }
        let mut ids = Vec::with_capacity(contacts.len());
        for (position, contact) in contacts.iter().enumerate() {
            ids.push(self.put_contact(client, index(position), contact)?);
        }
        let kept: BTreeSet<i64> = channels.iter().map(|(_, channel)| channel.id.0).collect();
        for gone in self.read().channels(client)?.iter().filter(|channel| !kept.contains(&channel.id.0)) {
            self.conn.prepare_cached("DELETE FROM channel WHERE id = ?1")?.execute([gone.id.0])?;
        }
        for (position, (owner, channel)) in channels.iter().enumerate() {
            let contact = owner.and_then(|owner| ids.get(owner)).copied();
            self.put_channel(client, index(position), &Channel { contact, ..channel.clone() })?;
        }
        self.touched.insert(client);
        self.reworded.insert(client);
        Ok(())
    }

    /// What was said with somebody stays when that person leaves.
    fn remove_contact(&self, contact: ContactId) -> Result<()> {
        for sql in [
            "UPDATE interaction SET contact_id = NULL WHERE contact_id = ?1",
            "UPDATE channel SET contact_id = NULL WHERE contact_id = ?1",
            "DELETE FROM contact WHERE id = ?1",
        ] {
            self.conn.prepare_cached(sql)?.execute([contact.0])?;
        }
        Ok(())
    }

    fn put_contact(&self, client: ClientId, position: i64, contact: &Contact) -> Result<ContactId> {
        let updated = self
            .conn
            .prepare_cached(
                "UPDATE contact SET (position, name, role) = (?3, ?4, ?5) WHERE id = ?1 AND client_id = ?2",
            )?
            .execute(params![contact.id.0, client.0, position, contact.name, contact.role])?;
        if updated == 1 {
            return Ok(contact.id);
        }
        self.conn
            .prepare_cached("INSERT INTO contact (client_id, position, name, role) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![client.0, position, contact.name, contact.role])?;
        Ok(ContactId(self.conn.last_insert_rowid()))
    }

    fn put_channel(&self, client: ClientId, position: i64, channel: &Channel) -> Result<ChannelId> {
        let columns = params![
            channel.id.0,
            client.0,
            channel.contact.map(|contact| contact.0),
            position,
            channel.kind.code(),
            channel.value,
            channel_lookup(channel.kind, &channel.value),
            channel.preferred
        ];
        let updated = self
            .conn
            .prepare_cached(
                "UPDATE channel SET (contact_id, position, kind, value, lookup, preferred) = (?3, ?4, ?5, ?6, ?7, ?8)
                 WHERE id = ?1 AND client_id = ?2",
            )?
            .execute(columns)?;
        if updated == 1 {
            return Ok(channel.id);
        }
        self.conn
            .prepare_cached(
                "INSERT INTO channel (client_id, contact_id, position, kind, value, lookup, preferred)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(&columns[1..])?;
        Ok(ChannelId(self.conn.last_insert_rowid()))
    }

    /// Removes a client for good, with all that belongs to it.
    pub fn remove_client(&mut self, id: ClientId) -> Result<()> {
        let years = search::years(self.conn, id)?.into_iter().map(|year| (id, year)).collect();
        self.touch([id].into(), years);
        for sql in [
            "DELETE FROM skip WHERE client_id = ?1",
            "DELETE FROM follow_up WHERE client_id = ?1",
            "DELETE FROM interaction WHERE client_id = ?1",
            "DELETE FROM channel WHERE client_id = ?1",
            "DELETE FROM contact WHERE client_id = ?1",
            "DELETE FROM tag WHERE client_id = ?1",
            "DELETE FROM client WHERE id = ?1",
        ] {
            self.conn.prepare_cached(sql)?.execute([id.0])?;
        }
        Ok(())
    }

    /// Adds an interaction; its `id` is ignored.
    pub fn add_interaction(&mut self, interaction: &Interaction) -> Result<InteractionId> {
        self.conn
            .prepare_cached(
                "INSERT INTO interaction (client_id, contact_id, at, kind, outcome, direction, text, resolved_on,
                   amount, currency)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            )?
            .execute(interaction_columns(interaction.client.0, interaction))?;
        self.touched.insert(interaction.client);
        self.renoted.insert((interaction.client, interaction.at.year()));
        Ok(InteractionId(self.conn.last_insert_rowid()))
    }

    /// Writes an interaction as it is given.
    pub fn set_interaction(&mut self, interaction: &Interaction) -> Result<()> {
        let before = self.read().interaction(interaction.id)?;
        self.conn
            .prepare_cached(
                "UPDATE interaction SET (contact_id, at, kind, outcome, direction, text, resolved_on, amount, currency)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) WHERE id = ?1",
            )?
            .execute(interaction_columns(interaction.id.0, interaction))?;
        self.touched.insert(before.client);
        self.renoted.insert((before.client, before.at.year()));
        self.renoted.insert((before.client, interaction.at.year()));
        Ok(())
    }

    /// Removes an interaction; a follow-up that it fulfilled stays done.
    pub fn remove_interaction(&mut self, id: InteractionId) -> Result<()> {
        let before = self.read().interaction(id)?;
        self.conn.prepare_cached("UPDATE follow_up SET closed_by = NULL WHERE closed_by = ?1")?.execute([id.0])?;
        self.conn.prepare_cached("DELETE FROM interaction WHERE id = ?1")?.execute([id.0])?;
        self.touched.insert(before.client);
        self.renoted.insert((before.client, before.at.year()));
        Ok(())
    }

    /// Adds a follow-up; its `id` is ignored.
    pub fn add_follow_up(&mut self, follow_up: &FollowUp) -> Result<FollowUpId> {
        self.conn
            .prepare_cached(
                "INSERT INTO follow_up (client_id, due_on, due_at, channel, purpose, state, snoozes, planned_on, made_on,
                   rule, series_from, lead)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                follow_up.client.0,
                follow_up.due_on.to_string(),
                follow_up.due_at.map(stored_time),
                follow_up.channel.code(),
                follow_up.purpose,
                follow_up.state.code(),
                follow_up.snoozes,
                follow_up.planned_on.to_string(),
                follow_up.made_on.map(|day| day.to_string()),
                follow_up.series.as_ref().map(|series| series.rule.to_string()),
                follow_up.series.as_ref().map(|series| series.from.to_string()),
                follow_up.lead,
            ])?;
        self.touched.insert(follow_up.client);
        Ok(FollowUpId(self.conn.last_insert_rowid()))
    }

    /// Passes a client over in the queue of a day.
    pub fn add_skip(&mut self, client: ClientId, day: Date) -> Result<()> {
        self.conn
            .prepare_cached("INSERT INTO skip (client_id, day) VALUES (?1, ?2)")?
            .execute(params![client.0, day.to_string()])?;
        Ok(())
    }

    /// Writes when, how, what for and how often a follow-up is, as it is given; [`Gone`](StoreError::Gone) unless it is open.
    pub fn set_follow_up(&mut self, follow_up: &FollowUp) -> Result<()> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE follow_up SET (due_on, due_at, channel, purpose, snoozes, rule, series_from, lead)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) WHERE id = ?1 AND state = 'open'",
            )?
            .execute(params![
                follow_up.id.0,
                follow_up.due_on.to_string(),
                follow_up.due_at.map(stored_time),
                follow_up.channel.code(),
                follow_up.purpose,
                follow_up.snoozes,
                follow_up.series.as_ref().map(|series| series.rule.to_string()),
                follow_up.series.as_ref().map(|series| series.from.to_string()),
                follow_up.lead,
            ])?;
        self.touched.insert(follow_up.client);
        if changed == 1 { Ok(()) } else { Err(StoreError::Gone) }
    }

    /// Closes an open follow-up as done or cancelled, by an interaction when one fulfilled it;
    /// [`Gone`](StoreError::Gone) unless it is open.
    pub fn close_follow_up(
        &mut self,
        follow_up: &FollowUp,
        state: FollowUpState,
        on: Date,
        by: Option<InteractionId>,
    ) -> Result<()> {
        let changed = self
            .conn
            .prepare_cached(
                "UPDATE follow_up SET (state, closed_on, closed_by) = (?2, ?3, ?4) WHERE id = ?1 AND state = 'open'",
            )?
            .execute(params![follow_up.id.0, state.code(), on.to_string(), by.map(|by| by.0)])?;
        self.touched.insert(follow_up.client);
        if changed == 1 { Ok(()) } else { Err(StoreError::Gone) }
    }
}

/// The columns of a client's row, in the order in which the statements above name them.
fn client_columns(client: &Client) -> [Value; 21] {
    let text = |text: &str| Value::Text(text.to_owned());
    let opt = |value: &Option<String>| Value::from(value.clone());
    let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
    [
        text(&client.name),
        Value::Text(text::sort_key(&client.name)),
        Value::Text(text::sort_key(client.city.as_deref().unwrap_or(""))),
        text(client.kind.code()),
        opt(&client.company),
        opt(&client.role),
        opt(&client.sector),
        opt(&client.city),
        opt(&client.zone),
        opt(&client.country),
        opt(&client.source),
        opt(&client.tax_id),
        opt(&client.external_id),
        text(&client.notes),
        Value::from(client.cadence.map(|cadence| cadence.ideal)),
        Value::from(client.cadence.map(|cadence| cadence.maximum)),
        text(client.attention.code()),
        day(client.attention_since),
        day(client.snoozed_until),
        text(client.standing.code()),
        day(Some(client.created_on)),
    ]
}

/// The columns of an interaction after the number that a statement begins with, in the order in which it names them.
fn interaction_columns(number: i64, interaction: &Interaction) -> [Value; 10] {
    [
        Value::Integer(number),
        Value::from(interaction.contact.map(|contact| contact.0)),
        Value::Text(stored_moment(interaction.at)),
        Value::Text(interaction.kind.code().to_owned()),
        Value::from(interaction.outcome.map(|outcome| outcome.code().to_owned())),
        Value::Text(interaction.direction.code().to_owned()),
        Value::Text(interaction.text.clone()),
        Value::from(interaction.resolved_on.map(|day| day.to_string())),
        Value::from(interaction.amount.map(|amount| amount.minor)),
        Value::from(interaction.amount.map(|amount| amount.currency.to_string())),
    ]
}

/// A position in a list as a column.
fn index(position: usize) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}

/// The form by which two ways of writing one channel are found to be the same.
#[must_use]
pub fn channel_lookup(kind: ChannelKind, value: &str) -> String {
    if kind.is_number() { text::digits(value) } else { text::fold(value) }
}
