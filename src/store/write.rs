//! Changing facts: a transaction that keeps the derived data right.
//!
//! Every method notes which clients it touched; [`Write::settle`] computes their lights and search texts anew before
//! the commit, so that no reader ever sees a fact without its consequences.

mod details;
mod history;
mod lines;
mod many;
mod opportunities;
mod playbooks;
mod purchases;
mod topics;
mod unite;
mod waiting;

use std::cell::RefCell;
use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};

use many::Many;
pub(super) use waiting::Table;
use waiting::Waiting;

use super::error::Result;
use super::indexing::Underway;
use super::read::Reader;
use super::{indexing, journal, lights, value};
use crate::domain::playbook::Event;
use crate::domain::{Channel, ChannelKind, Client, ClientId, Code, Contact, ContactId, Rules, Standing, text};

/// With more clients to compute anew than this, all of them are computed in one pass.
const MANY: usize = 5_000;
/// As long as no more than these changed, it is remembered which.
const FEW: usize = 100;

// The columns are those of `client_columns`, in its order.
const SET_CLIENT: &str =
    "UPDATE client SET (name, name_key, city_key, kind, company, role, sector, city, zone, country, source, tax_id,
   external_id, notes, cadence_ideal, cadence_maximum, attention, attention_since, snoozed_until, standing, created_on,
   size, time_zone, language, tone, interest, potential, potential_currency, left_on, left_why, left_note)
 = (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,
   ?26, ?27, ?28, ?29, ?30, ?31)
 WHERE id = ?32";

/// A transaction under way.
#[derive(Debug)]
pub struct Write<'c> {
    link: &'c Connection,
    /// New rows that are still to be written.
    waiting: RefCell<Waiting>,
    /// Clients whose facts changed.
    touched: BTreeSet<ClientId>,
    /// Clients whose own text changed.
    reworded: BTreeSet<ClientId>,
    /// Years in which notes of a client changed.
    renoted: BTreeSet<(ClientId, i16)>,
    /// What happened that may start or end a playbook.
    events: Vec<Event>,
    /// What the journal's label will name, and how many it stands for.
    pub(super) subject: Option<String>,
    pub(super) count: i64,
    /// The last numbers before many rows came, of which the journal is told at the end.
    pub(super) marks: Option<journal::Marks>,
    /// What is done otherwise where many rows come.
    many: Option<Many<'c>>,
    /// What of the search is being built beside.
    underway: Underway,
    /// Whether all of it is taken back in the end, whatever happens.
    in_vain: bool,
    /// Whether nobody asks what happened.
    deaf: bool,
}

impl<'c> Write<'c> {
    pub(super) fn new(conn: &'c Connection, in_vain: bool) -> Self {
        let (touched, reworded, renoted, events) = Default::default();
        let (subject, count, marks, many, deaf) = (None, 1, None, None, false);
        let (waiting, underway) = Default::default();
        Self {
            link: conn,
            waiting,
            touched,
            reworded,
            renoted,
            events,
            subject,
            count,
            marks,
            many,
            underway,
            in_vain,
            deaf,
        }
    }

    /// The connection, with all that was to be written.
    pub(super) fn conn(&self) -> &'c Connection {
        self.waiting.borrow_mut().write(self.link);
        self.link
    }

    /// Writes a new row, of which nothing is looked at before it is asked for; its number.
    pub(super) fn add_row(&self, table: Table, row: impl IntoIterator<Item = Value>) -> Result<i64> {
        if self.many.is_none() {
            return table.add(self.link, row);
        }
        self.waiting.borrow_mut().add(self.link, table, row)
    }

    /// Reads within the transaction.
    #[must_use]
    pub fn read(&self) -> Reader<'c> {
        Reader { conn: self.conn() }
    }

    /// Names what the operation is done to, when that is known only on the way.
    pub fn call_it(&mut self, subject: impl Into<String>, count: usize) {
        self.subject = Some(subject.into());
        self.count = i64::try_from(count).unwrap_or(i64::MAX);
    }

    /// Which clients a list may show otherwise from now on, by what their lights and search texts are made of; `None` where
    /// they are many.
    pub(super) fn changed(&self) -> Option<BTreeSet<ClientId>> {
        let few = self.touched.len().max(self.reworded.len()) <= FEW;
        few.then(|| self.touched.union(&self.reworded).copied().collect())
    }

    /// Brings lights, values and search texts of all touched clients up to date. What is built of the search beside that is
    /// to be taken over before the commit.
    pub(super) fn settle(&mut self, rules: &Rules) -> Result<Underway> {
        self.all_came()?;
        self.index()?;
        let touched = std::mem::take(&mut self.touched);
        if !touched.is_empty() {
            let (today, mut changed) = (value::valued_on(self.conn())?, 0);
            if touched.len() > MANY {
                changed = touched.len();
                lights::rebuild_after(self.conn(), changed, rules)?;
            } else {
                for id in touched {
                    changed += usize::from(lights::refresh(self.conn(), id, rules, today)?);
                }
            }
            value::settle(self.conn(), changed, rules)?;
        }
        if self.many.is_some() {
            journal::look_again(self.conn())?;
        }
        Ok(std::mem::take(&mut self.underway))
    }

    /// Writes the search texts that changed.
    fn index(&mut self) -> Result<()> {
        let (clients, years) = (std::mem::take(&mut self.reworded), std::mem::take(&mut self.renoted));
        if clients.is_empty() && years.is_empty() {
            return Ok(());
        }
        let conn = self.conn();
        // What is being built holds what was known when it was begun.
        self.underway.take_over(conn)?;
        self.underway = indexing::index_all(conn, &clients, &years)?;
        Ok(())
    }

    /// Notes that anything may have changed at these clients, and their notes in these years.
    pub(super) fn touch(&mut self, clients: BTreeSet<ClientId>, years: BTreeSet<(ClientId, i16)>) {
        self.reworded.extend(&clients);
        self.renoted.extend(clients.iter().map(|client| (*client, indexing::BOUGHT)));
        self.touched.extend(clients);
        self.renoted.extend(years);
    }

    /// Adds a client with its tags; `client.id` is ignored.
    pub fn add_client(&mut self, client: &Client) -> Result<ClientId> {
        self.came("client")?;
        let id = ClientId(self.add_row(Table::CLIENT, client_columns(client))?);
        self.add_tags(id, &client.tags)?;
        self.note(Event::Added(id, client.created_on));
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
        self.conn().prepare_cached(SET_CLIENT)?.execute(params_from_iter(columns))?;
        if before.tags != client.tags {
            self.conn().prepare_cached("DELETE FROM tag WHERE client_id = ?1")?.execute([id.0])?;
            self.add_tags(id, &client.tags)?;
        }
        let put_away = before.standing == Standing::Active && client.standing != Standing::Active;
        if put_away || (before.lost.is_none() && client.lost.is_some()) {
            self.note(Event::Left(id));
        }
        self.touched.insert(id);
        self.reworded.insert(id);
        Ok(())
    }

    fn add_tags(&self, client: ClientId, tags: &[String]) -> Result<()> {
        for (position, tag) in tags.iter().enumerate() {
            self.add_row(Table::TAG, [client.0.into(), index(position).into(), tag.clone().into()])?;
        }
        Ok(())
    }

    /// Makes these the people at a client and these its channels: rows with a number are kept and brought up to date,
    /// new ones are added, missing ones go. A channel's `contact` is an index into `contacts`. Returns the numbers of the
    /// people, in their order.
    pub fn set_reach(
        &mut self,
        client: ClientId,
        contacts: &[Contact],
        channels: &[(Option<usize>, Channel)],
    ) -> Result<Vec<ContactId>> {
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
            self.conn().prepare_cached("DELETE FROM channel WHERE id = ?1")?.execute([gone.id.0])?;
        }
        for (position, (owner, channel)) in channels.iter().enumerate() {
            let contact = owner.and_then(|owner| ids.get(owner)).copied();
            self.put_channel(client, index(position), &Channel { contact, ..channel.clone() })?;
        }
        self.touched.insert(client);
        self.reworded.insert(client);
        Ok(ids)
    }

    /// Adds the people at a client who has none yet, and its channels; as [`set_reach`](Self::set_reach) otherwise.
    pub fn add_reach(
        &mut self,
        client: ClientId,
        contacts: &[Contact],
        channels: &[(Option<usize>, Channel)],
    ) -> Result<Vec<ContactId>> {
        let mut ids = Vec::with_capacity(contacts.len());
        for (position, contact) in contacts.iter().enumerate() {
            ids.push(self.put_contact(client, index(position), contact)?);
        }
        for (position, (owner, channel)) in channels.iter().enumerate() {
            let contact = owner.and_then(|owner| ids.get(owner)).copied();
            self.put_channel(client, index(position), &Channel { contact, ..channel.clone() })?;
        }
        self.touched.insert(client);
        self.reworded.insert(client);
        Ok(ids)
    }

    /// What was said with somebody stays when that person leaves.
    fn remove_contact(&self, contact: ContactId) -> Result<()> {
        for sql in [
            "UPDATE interaction SET contact_id = NULL WHERE contact_id = ?1",
            "UPDATE channel SET contact_id = NULL WHERE contact_id = ?1",
            "UPDATE occasion SET contact_id = NULL WHERE contact_id = ?1",
            "DELETE FROM contact WHERE id = ?1",
        ] {
            self.conn().prepare_cached(sql)?.execute([contact.0])?;
        }
        Ok(())
    }

    fn put_contact(&self, client: ClientId, position: i64, contact: &Contact) -> Result<ContactId> {
        let influence = contact.influence.map(Code::code);
        let columns = params![contact.id.0, client.0, position, contact.name, contact.role, influence];
        let sql =
            "UPDATE contact SET (position, name, role, influence) = (?3, ?4, ?5, ?6) WHERE id = ?1 AND client_id = ?2";
        if contact.id.0 != 0 && self.conn().prepare_cached(sql)?.execute(columns)? == 1 {
            return Ok(contact.id);
        }
        // Nothing that waits is in its way.
        self.link
            .prepare_cached(
                "INSERT INTO contact (client_id, position, name, role, influence) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(&columns[1..])?;
        Ok(ContactId(self.link.last_insert_rowid()))
    }

    fn put_channel(&self, client: ClientId, position: i64, channel: &Channel) -> Result<()> {
        let lookup = channel_lookup(channel.kind, &channel.value);
        if channel.id.0 != 0 {
            let sql =
                "UPDATE channel SET (contact_id, position, kind, value, lookup, preferred) = (?3, ?4, ?5, ?6, ?7, ?8)
                 WHERE id = ?1 AND client_id = ?2";
            let changed = self.conn().prepare_cached(sql)?.execute(params![
                channel.id.0,
                client.0,
                channel.contact.map(|contact| contact.0),
                position,
                channel.kind.code(),
                channel.value,
                lookup,
                channel.preferred
            ])?;
            if changed == 1 {
                return Ok(());
            }
        }
        let row = [
            client.0.into(),
            channel.contact.map(|contact| contact.0).into(),
            position.into(),
            channel.kind.code().to_owned().into(),
            channel.value.clone().into(),
            lookup.into(),
            channel.preferred.into(),
        ];
        self.add_row(Table::CHANNEL, row).map(drop)
    }

    /// Removes a client for good, with all that belongs to it.
    pub fn remove_client(&mut self, id: ClientId) -> Result<()> {
        let years = indexing::years(self.conn(), id)?.into_iter().map(|year| (id, year)).collect();
        self.touch([id].into(), years);
        for sql in [
            "DELETE FROM relation WHERE client_id = ?1 OR other_id = ?1",
            "DELETE FROM distinct_pair WHERE client_id = ?1 OR other_id = ?1",
            "DELETE FROM taken_row WHERE client_id = ?1",
            "DELETE FROM attachment WHERE client_id = ?1",
            "DELETE FROM topic WHERE client_id = ?1",
            "DELETE FROM follow_up WHERE client_id = ?1",
            "DELETE FROM run WHERE client_id = ?1",
            "DELETE FROM opportunity_move WHERE client_id = ?1",
            "DELETE FROM opportunity_line WHERE client_id = ?1",
            "DELETE FROM opportunity WHERE client_id = ?1",
            "DELETE FROM purchase_line WHERE client_id = ?1",
            "DELETE FROM purchase WHERE client_id = ?1",
            "DELETE FROM custom_value WHERE client_id = ?1",
            "DELETE FROM occasion WHERE client_id = ?1",
            "DELETE FROM skip WHERE client_id = ?1",
            "DELETE FROM interaction WHERE client_id = ?1",
            "DELETE FROM channel WHERE client_id = ?1",
            "DELETE FROM contact WHERE client_id = ?1",
            "DELETE FROM tag WHERE client_id = ?1",
            "DELETE FROM client WHERE id = ?1",
        ] {
            self.conn().prepare_cached(sql)?.execute([id.0])?;
        }
        Ok(())
    }
}

/// The columns of a client's row, in the order in which the statements above name them.
fn client_columns(client: &Client) -> [Value; 31] {
    let text = |text: &str| Value::Text(text.to_owned());
    let opt = |value: &Option<String>| Value::from(value.clone());
    let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
    let code = |code: Option<&'static str>| Value::from(code.map(str::to_owned));
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
        code(client.size.map(Code::code)),
        opt(&client.time_zone),
        code(client.language.map(Code::code)),
        code(client.tone.map(Code::code)),
        opt(&client.interest),
        Value::from(client.potential.map(|money| money.minor)),
        Value::from(client.potential.map(|money| money.currency.to_string())),
        day(client.lost.as_ref().map(|lost| lost.on)),
        code(client.lost.as_ref().map(|lost| lost.why.code())),
        Value::from(client.lost.as_ref().and_then(|lost| lost.note.clone())),
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
