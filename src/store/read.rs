//! Reading one client: its row, its people, its channels, its history, its follow-ups.

use rusqlite::{Connection, OptionalExtension, Row};

use super::error::Result;
use super::row::{Parsed, code, day, moment, money, opt_code, opt_day, opt_time, pace};
use crate::domain::best_hour::{self, Attempt};
use crate::domain::{
    Channel, ChannelId, Client, ClientId, Contact, ContactId, FollowUp, FollowUpId, Interaction, InteractionId, Loss,
    OpportunityId, Recurrence, RunId, Series, text,
};

/// The newest calls of ours to a client; the index has all that is asked for.
pub(super) const ATTEMPTS: &str = "SELECT at, kind, direction, outcome FROM interaction
    WHERE client_id = ?1 AND kind = 'call' AND direction = 'out' ORDER BY at DESC, id DESC LIMIT ?2";

/// Reads on a connection, inside a transaction or outside.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'c> {
    pub(super) conn: &'c Connection,
}

impl Reader<'_> {
    /// A client by number; [`Gone`](super::StoreError::Gone) when there is none.
    pub fn client(&self, id: ClientId) -> Result<Client> {
        let mut client = self.conn.prepare_cached(&format!("{CLIENTS} WHERE id = ?1"))?.query_row([id.0], client)?;
        client.tags = self.tags(id)?;
        Ok(client)
    }

    fn tags(self, id: ClientId) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached("SELECT name FROM tag WHERE client_id = ?1 ORDER BY position")?;
        Ok(statement.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The people at a client, in the user's order.
    pub fn contacts(&self, client: ClientId) -> Result<Vec<Contact>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, name, role, influence FROM contact WHERE client_id = ?1 ORDER BY position, id",
        )?;
        let contacts = statement.query_map([client.0], |row| {
            let (id, name, role) = (ContactId(row.get(0)?), row.get(1)?, row.get(2)?);
            Ok(Contact { id, name, role, influence: opt_code(row, 3)? })
        })?;
        Ok(contacts.collect::<rusqlite::Result<_>>()?)
    }

    /// The channels of a client and of its people, in the user's order.
    pub fn channels(&self, client: ClientId) -> Result<Vec<Channel>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, contact_id, kind, value, preferred FROM channel WHERE client_id = ?1 ORDER BY position, id",
        )?;
        let channels = statement.query_map([client.0], |row| {
            let contact = row.get::<_, Option<i64>>(1)?.map(ContactId);
            let (id, kind, value, preferred) = (ChannelId(row.get(0)?), code(row, 2)?, row.get(3)?, row.get(4)?);
            Ok(Channel { id, contact, kind, value, preferred })
        })?;
        Ok(channels.collect::<rusqlite::Result<_>>()?)
    }

    /// Up to `limit` interactions of a client, newest first, after the `skip` newest.
    pub fn interactions(&self, client: ClientId, skip: usize, limit: usize) -> Result<Vec<Interaction>> {
        let mut statement = self.conn.prepare_cached(&format!("{INTERACTIONS} {NEWEST}"))?;
        let limits = [client.0, clamp(skip), clamp(limit)];
        Ok(statement.query_map(limits, interaction)?.collect::<rusqlite::Result<_>>()?)
    }

    /// How many interactions a client has.
    pub fn interaction_count(&self, client: ClientId) -> Result<usize> {
        let count: i64 = self
            .conn
            .prepare_cached("SELECT count(*) FROM interaction WHERE client_id = ?1")?
            .query_row([client.0], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// The newest calls of ours to a client, and whether they were answered.
    pub fn attempts(&self, client: ClientId) -> Result<Vec<Attempt>> {
        let mut statement = self.conn.prepare_cached(ATTEMPTS)?;
        let attempts = statement.query_map([client.0, clamp(best_hour::NEWEST)], |row| {
            Ok(Attempt::of(code(row, 1)?, code(row, 2)?, opt_code(row, 3)?, moment(row, 0)?))
        })?;
        Ok(attempts.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// One interaction.
    pub fn interaction(&self, id: InteractionId) -> Result<Interaction> {
        Ok(self.conn.prepare_cached(&format!("{INTERACTIONS} WHERE id = ?1"))?.query_row([id.0], interaction)?)
    }

    /// The open complaints of a client, oldest first.
    pub fn open_complaints(&self, client: ClientId) -> Result<Vec<Interaction>> {
        let mut statement = self.conn.prepare_cached(&format!("{INTERACTIONS} {COMPLAINTS}"))?;
        Ok(statement.query_map([client.0], interaction)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One follow-up.
    pub fn follow_up(&self, id: FollowUpId) -> Result<FollowUp> {
        Ok(self.conn.prepare_cached(&format!("{FOLLOW_UPS} WHERE id = ?1"))?.query_row([id.0], follow_up)?)
    }

    /// The open follow-ups of a client: the next step first.
    pub fn open_follow_ups(&self, client: ClientId) -> Result<Vec<FollowUp>> {
        self.follow_ups_by(OPEN, client.0)
    }

    /// Every follow-up of a client, in the order of their days.
    pub fn follow_ups(&self, client: ClientId) -> Result<Vec<FollowUp>> {
        self.follow_ups_by("WHERE client_id = ?1 ORDER BY due_on, due_at, id", client.0)
    }

    /// The follow-ups that are found `by` the number of something.
    pub(super) fn follow_ups_by(self, by: &str, of: i64) -> Result<Vec<FollowUp>> {
        let mut statement = self.conn.prepare_cached(&format!("{FOLLOW_UPS} {by}"))?;
        Ok(statement.query_map([of], follow_up)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Everybody who is not in the trash, in the order in which they came.
    pub fn kept(&self) -> Result<Vec<ClientId>> {
        let mut statement = self.conn.prepare("SELECT id FROM client WHERE standing <> 'trashed' ORDER BY id")?;
        let kept = statement.query_map([], |row| row.get(0).map(ClientId))?;
        Ok(kept.collect::<rusqlite::Result<_>>()?)
    }

    /// The number of clients in each standing list, for an agenda that may be empty.
    pub fn is_empty(&self) -> Result<bool> {
        let some: bool =
            self.conn.prepare_cached("SELECT EXISTS (SELECT 1 FROM client)")?.query_row([], |row| row.get(0))?;
        Ok(!some)
    }

    /// The client that bears this number in the file from which it was imported.
    pub fn by_external_id(&self, external_id: &str) -> Result<Option<ClientId>> {
        let id = self
            .conn
            .prepare_cached("SELECT id FROM client WHERE external_id = ?1 ORDER BY id LIMIT 1")?
            .query_row([text::clean_line(external_id)], |row| row.get(0))
            .optional()?;
        Ok(id.map(ClientId))
    }

    /// The clients that have a channel of this look-up form (see [`channel_lookup`](super::channel_lookup)).
    pub fn by_channel(&self, lookup: &str) -> Result<Vec<ClientId>> {
        let mut statement =
            self.conn.prepare_cached("SELECT DISTINCT client_id FROM channel WHERE lookup = ?1 ORDER BY client_id")?;
        Ok(statement.query_map([lookup], |row| row.get(0).map(ClientId))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The clients whose name has this ordering key.
    pub fn by_name_key(&self, key: &str) -> Result<Vec<ClientId>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id FROM client WHERE shelf IN ('current', 'archived', 'trashed') AND name_key = ?1 ORDER BY id",
        )?;
        Ok(statement.query_map([key], |row| row.get(0).map(ClientId))?.collect::<rusqlite::Result<_>>()?)
    }
}

pub(super) fn clamp(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The rows of clients, with the columns in the order in which [`client`] reads them: by its place each is found at once,
/// by its name in a long row it is not. The shelf is beside what a client says of itself.
pub(super) const CLIENTS: &str = "SELECT id, name, kind, company, role, sector, size, city, zone, country, time_zone,
      language, tone, interest, potential, potential_currency, source, tax_id, external_id, notes, cadence_ideal,
      cadence_maximum, attention, attention_since, snoozed_until, standing, created_on, left_on, left_why, left_note, shelf
    FROM client";

/// The place of the shelf in a row of [`CLIENTS`].
pub(super) const SHELF: usize = 30;

/// The client of a row of [`CLIENTS`], without its tags.
pub(super) fn client(row: &Row) -> rusqlite::Result<Client> {
    let left = opt_day(row, 27)?.zip(opt_code(row, 28)?);
    let left_note: Option<String> = row.get(29)?;
    Ok(Client {
        id: ClientId(row.get(0)?),
        name: row.get(1)?,
        kind: code(row, 2)?,
        company: row.get(3)?,
        role: row.get(4)?,
        sector: row.get(5)?,
        size: opt_code(row, 6)?,
        city: row.get(7)?,
        zone: row.get(8)?,
        country: row.get(9)?,
        time_zone: row.get(10)?,
        language: opt_code(row, 11)?,
        tone: opt_code(row, 12)?,
        interest: row.get(13)?,
        potential: money(row, 14, 15)?,
        lost: left.map(|(on, why)| Loss { on, why, note: left_note }),
        source: row.get(16)?,
        tax_id: row.get(17)?,
        external_id: row.get(18)?,
        notes: row.get(19)?,
        tags: Vec::new(),
        cadence: pace(row, 20)?,
        attention: code(row, 22)?,
        attention_since: opt_day(row, 23)?,
        snoozed_until: opt_day(row, 24)?,
        standing: code(row, 25)?,
        created_on: day(row, 26)?,
    })
}

/// Interactions; their columns are taken by their place, as dozens are read for a key.
pub(super) const INTERACTIONS: &str =
    "SELECT id, client_id, contact_id, at, kind, outcome, direction, text, resolved_on, amount,
    currency, score, expense, expense_currency FROM interaction";
/// The newest of a client.
pub(super) const NEWEST: &str = "WHERE client_id = ?1 ORDER BY at DESC, id DESC LIMIT ?3 OFFSET ?2";
/// The open complaints of a client, oldest first.
pub(super) const COMPLAINTS: &str =
    "WHERE client_id = ?1 AND outcome = 'complaint' AND resolved_on IS NULL ORDER BY at, id";

fn interaction(row: &Row) -> rusqlite::Result<Interaction> {
    Ok(Interaction {
        id: InteractionId(row.get(0)?),
        client: ClientId(row.get(1)?),
        contact: row.get::<_, Option<i64>>(2)?.map(ContactId),
        at: moment(row, 3)?,
        kind: code(row, 4)?,
        outcome: opt_code(row, 5)?,
        direction: code(row, 6)?,
        text: row.get(7)?,
        resolved_on: opt_day(row, 8)?,
        amount: money(row, 9, 10)?,
        score: row.get(11)?,
        expense: money(row, 12, 13)?,
    })
}

/// Follow-ups; their columns are taken by their place too.
pub(super) const FOLLOW_UPS: &str =
    "SELECT id, client_id, due_on, due_at, channel, purpose, state, snoozes, planned_on,
    made_on, rule, series_from, lead, opportunity_id, run_id, step, template, unsaid FROM follow_up";
/// The open ones of a client, the next step first.
pub(super) const OPEN: &str = "WHERE client_id = ?1 AND state = 'open' ORDER BY due_on, due_at IS NULL, due_at, id";

fn follow_up(row: &Row) -> rusqlite::Result<FollowUp> {
    Ok(FollowUp {
        id: FollowUpId(row.get(0)?),
        client: ClientId(row.get(1)?),
        due_on: day(row, 2)?,
        due_at: opt_time(row, 3)?,
        channel: code(row, 4)?,
        purpose: row.get(5)?,
        state: code(row, 6)?,
        snoozes: row.get(7)?,
        planned_on: day(row, 8)?,
        made_on: opt_day(row, 9)?,
        series: row
            .get::<_, Option<Parsed<Recurrence>>>(10)?
            .map(|rule| rule.0)
            .zip(opt_day(row, 11)?)
            .map(|(rule, from)| Series { rule, from }),
        lead: row.get(12)?,
        opportunity: row.get::<_, Option<i64>>(13)?.map(OpportunityId),
        run: row.get::<_, Option<i64>>(14)?.map(RunId),
        step: row.get(15)?,
        template: row.get(16)?,
        unsaid: row.get(17)?,
    })
}
