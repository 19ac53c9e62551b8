//! What records are called outside of this file.
//!
//! Row numbers mean something in one file alone; whoever gets a record from us, or gives us one, needs a name that holds
//! everywhere. A record gets its own when it is first told to somebody: it is made of where the file began, the row's
//! number and what the row says. So two copies of one file give the same record the same name, and a file that was
//! restored never gives a new record the name of a lost one. Names are not journalled, and stay when their record goes:
//! it may come back.
//!
//! What the user knows by a name of its own (a product, a segment, a goal) is called by that: two computers on which it
//! was set up call it the same before they ever met. So it is with what the calendar starts, and with the steps of what runs.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use uuid::Uuid;

use super::error::{Result, StoreError};
use super::read::Reader;
use super::rows::playbook_outside;
use super::write::{Table, Write};
use super::{Store, journal, notes};
use crate::domain::{ClientId, text};

/// Where it is kept where the file began: 128 random bits, the same in all of its copies.
const ORIGIN: &str = "origin";
/// How many rows are named at a time.
const PAGE: usize = 4_096;

pub(super) const UID_OF: &str = "SELECT uid FROM identity WHERE entity = ?1 AND row_id = ?2";
pub(super) const BY_UID: &str = "SELECT entity, row_id FROM identity WHERE uid = ?1";
const NAME_IT: &str = "INSERT INTO identity (entity, row_id, uid) VALUES (?1, ?2, ?3)";

/// In which what is known to the user by a name of its own is named: the same on every computer.
const COMMON: Uuid = Uuid::NAMESPACE_OID;

/// The kinds of record that have a name outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Entity {
    /// A product of the catalogue.
    Product,
    /// What the user wants to know of every client.
    Field,
    /// The colour of a tag.
    TagColour,
    /// A saved filter.
    Segment,
    /// The text of a message.
    Template,
    /// A plan of contact.
    Playbook,
    /// A plan of contact on a group of clients.
    Campaign,
    /// What is to be reached in a month.
    Goal,
    /// A client.
    Client,
    /// Somebody at a client.
    Contact,
    /// What happened.
    Interaction,
    /// What was bought.
    Purchase,
    /// What may be sold.
    Opportunity,
    /// A plan of contact that was started on a client.
    Run,
    /// What was said beside any interaction.
    Topic,
    /// What is planned.
    FollowUp,
}

impl Entity {
    /// All of them, each after those that its records name.
    pub const ALL: [Self; 16] = [
        Self::Product,
        Self::Field,
        Self::TagColour,
        Self::Segment,
        Self::Template,
        Self::Playbook,
        Self::Campaign,
        Self::Goal,
        Self::Client,
        Self::Contact,
        Self::Interaction,
        Self::Purchase,
        Self::Opportunity,
        Self::Run,
        Self::Topic,
        Self::FollowUp,
    ];

    /// Its table, by which it is called in the file.
    #[must_use]
    pub fn table(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Field => "custom_field",
            Self::TagColour => "tag_colour",
            Self::Segment => "segment",
            Self::Template => "template",
            Self::Playbook => "playbook",
            Self::Campaign => "campaign",
            Self::Goal => "goal",
            Self::Client => "client",
            Self::Contact => "contact",
            Self::Interaction => "interaction",
            Self::Purchase => "purchase",
            Self::Opportunity => "opportunity",
            Self::Run => "run",
            Self::Topic => "topic",
            Self::FollowUp => "follow_up",
        }
    }

    /// The one that has this table.
    #[must_use]
    pub fn of_table(table: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entity| entity.table() == table)
    }

    /// Whether each of its records belongs to a client.
    #[must_use]
    pub fn is_of_client(self) -> bool {
        self >= Self::Client
    }

    /// Whether its records are told as their rows are.
    #[must_use]
    pub fn is_row(self) -> bool {
        !self.is_of_client() || matches!(self, Self::Run | Self::Topic)
    }

    /// By which columns the user knows which is which: by the first of these sets of which the first column says something.
    #[must_use]
    pub const fn keys(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Product => &[&["code"], &["name_key"]],
            Self::Field | Self::TagColour => &[&["name"]],
            Self::Segment | Self::Playbook => &[&["code"], &["name"]],
            Self::Template => &[&["code", "channel", "language", "tone"], &["name", "channel", "language", "tone"]],
            Self::Campaign => &[&["name", "started_on"]],
            Self::Goal => &[&["kind", "month"]],
            _ => &[],
        }
    }

    /// What the rows say that are records of their own.
    pub(super) fn alone(self) -> &'static str {
        // What was said in an interaction is told with it.
        if self == Self::Topic { "t.interaction_id IS NULL" } else { "TRUE" }
    }

    pub(super) fn is_there(self, conn: &Connection, id: i64) -> Result<bool> {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {} t WHERE t.id = ?1 AND {})", self.table(), self.alone());
        Ok(conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0))?)
    }

    /// The rows that have no name yet, each with what it says; of one client, or those after a number.
    pub(super) fn unnamed(self, conn: &Connection, of_client: bool) -> Result<String> {
        let table = self.table();
        let owner = if self == Self::Client { "id" } else { "client_id" };
        let range = if of_client && self.is_of_client() {
            format!("t.{owner} = ?1 AND t.id > ?2")
        } else {
            "t.id > ?2".to_owned()
        };
        Ok(format!(
            "SELECT t.id, {} FROM {table} t
             WHERE {range} AND {} AND NOT EXISTS (SELECT 1 FROM identity i WHERE i.entity = '{table}' AND i.row_id = t.id)
             ORDER BY t.id LIMIT ?3",
            journal::image_of(conn, table, "t")?,
            self.alone()
        ))
    }
}

/// What a row that says this says in a column of a key.
pub(super) fn said_key(said: &[(String, String)], column: &str) -> Option<String> {
    let text = |column: &str| said.iter().find(|(name, _)| name == column).map(|(_, text)| text.clone());
    if column == "name_key" { text("name").map(|name| text::sort_key(&name)) } else { text(column) }
}

impl Reader<'_> {
    /// What a record is called outside, if it was told to somebody.
    pub fn uid_of(&self, entity: Entity, id: i64) -> Result<Option<String>> {
        if !entity.is_there(self.conn, id)? {
            return Ok(None);
        }
        let uid = self.conn.prepare_cached(UID_OF)?.query_row(params![entity.table(), id], |row| row.get(0));
        Ok(uid.optional()?)
    }

    /// The record of this kind that is called so outside, if it is here.
    pub fn by_uid(&self, entity: Entity, uid: &str) -> Result<Option<i64>> {
        Ok(self.named(uid)?.filter(|(other, _)| *other == entity).map(|(_, id)| id))
    }

    /// The record that is called so outside, of whatever kind, if it is here.
    pub fn named(&self, uid: &str) -> Result<Option<(Entity, i64)>> {
        let found =
            self.conn.prepare_cached(BY_UID)?.query_row([uid], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)));
        let Some((table, id)) = found.optional()? else { return Ok(None) };
        let Some(entity) = Entity::of_table(&table) else { return Ok(None) };
        Ok(if entity.is_there(self.conn, id)? { Some((entity, id)) } else { None })
    }
}

impl Write<'_> {
    /// What a record is called outside; it is named when it was not.
    pub fn identify(&mut self, entity: Entity, id: i64) -> Result<String> {
        if let Some(uid) = self.read().uid_of(entity, id)? {
            return Ok(uid);
        }
        let origin = origin(self.conn())?;
        let table = entity.table();
        let sql = format!("SELECT {} FROM {table} t WHERE t.id = ?1", journal::image_of(self.conn(), table, "t")?);
        let image: String = self.conn().prepare_cached(&sql)?.query_row([id], |row| row.get(0))?;
        name(self.conn(), &origin, entity, id, &image)
    }

    /// As [`Reader::named`]: of many names that are all new, hardly one is looked for in the file.
    pub fn named(&self, uid: &str) -> Result<Option<(Entity, i64)>> {
        self.names(uid).map_or(Ok(None), |names| names.named(uid))
    }

    /// Calls a record so that is new: it has no such name yet, and it is known that nobody else has this one.
    pub fn name_new(&mut self, entity: Entity, id: i64, uid: &str) -> Result<()> {
        self.call_so(uid);
        self.add_row(Table::IDENTITY, [entity.table().to_owned().into(), id.into(), uid.to_owned().into()]).map(drop)
    }

    /// Calls a record so from now on; refuses when another one that is here is called so already.
    pub fn set_uid(&mut self, entity: Entity, id: i64, uid: &str) -> Result<bool> {
        if let Some(other) = self.named(uid)? {
            return Ok(other == (entity, id));
        }
        self.name_new(entity, id, uid)?;
        Ok(true)
    }
}

impl Store {
    /// Names all records of these clients that have no name yet, or those of everybody: before they are told to somebody.
    /// It is no operation of the user's, and nothing to undo.
    pub fn identify(&self, clients: Option<&[ClientId]>) -> Result<()> {
        // Inside of a transaction of the caller, it belongs to that.
        if !self.conn.is_autocommit() {
            return identify(&self.conn, clients);
        }
        let tx = rusqlite::Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)?;
        identify(&tx, clients)?;
        Ok(tx.commit()?)
    }
}

/// As [`Store::identify`], within a transaction.
pub(super) fn identify(conn: &Connection, clients: Option<&[ClientId]>) -> Result<()> {
    let origin = origin(conn)?;
    for entity in Entity::ALL {
        let clients = clients.filter(|_| entity.is_of_client());
        let sql = entity.unnamed(conn, clients.is_some())?;
        match clients {
            None => identify_those(conn, &origin, entity, &sql, 0)?,
            Some(clients) => {
                for client in clients {
                    identify_those(conn, &origin, entity, &sql, client.0)?;
                }
            }
        }
    }
    Ok(())
}

fn identify_those(conn: &Connection, origin: &Uuid, entity: Entity, sql: &str, client: i64) -> Result<()> {
    let mut unnamed = conn.prepare_cached(sql)?;
    let mut from = 0;
    loop {
        let page = unnamed.query_map(params![client, from, i64::try_from(PAGE).unwrap_or(i64::MAX)], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })?;
        let page: Vec<_> = page.collect::<rusqlite::Result<_>>()?;
        for (id, image) in &page {
            name(conn, origin, entity, *id, image)?;
        }
        match page.last() {
            Some((last, _)) if page.len() == PAGE => from = *last,
            _ => return Ok(()),
        }
    }
}

/// Names a record that says `image`.
fn name(conn: &Connection, origin: &Uuid, entity: Entity, id: i64, image: &str) -> Result<String> {
    let reader = Reader { conn };
    let (space, mut said) = match common_name(reader, entity, image)? {
        Some(known) => (&COMMON, known),
        None => (origin, format!("{}\n{id}\n{image}", entity.table())),
    };
    loop {
        let uid = Uuid::new_v5(space, said.as_bytes()).to_string();
        match conn.prepare_cached(NAME_IT)?.execute(params![entity.table(), id, uid]) {
            Ok(_) => return Ok(uid),
            Err(error) if is_taken(&error) => match reader.named(&uid)? {
                // What came here from a copy of this file has it by right.
                Some(_) => said.push('\n'),
                None => {
                    conn.prepare_cached("DELETE FROM identity WHERE uid = ?1")?.execute([&uid])?;
                }
            },
            Err(error) => return Err(error.into()),
        }
    }
}

/// By what a record is known that every computer knows alike.
fn common_name(reader: Reader, entity: Entity, image: &str) -> Result<Option<String>> {
    let is_step = entity == Entity::FollowUp && !image.contains("\"run_id\":null");
    if entity.keys().is_empty() && entity != Entity::Run && !is_step {
        return Ok(None);
    }
    let image: serde_json::Value = serde_json::from_str(image).unwrap_or_default();
    let uid = |entity: Entity, column: &str| -> Result<Option<String>> {
        Ok(image[column].as_i64().map(|id| reader.uid_of(entity, id)).transpose()?.flatten())
    };
    if is_step {
        let step = image["step"].as_i64().filter(|_| entity == Entity::FollowUp);
        return Ok(uid(Entity::Run, "run_id")?.zip(step).map(|(run, step)| format!("{run}\n{step}")));
    }
    let said = |column: &str| image[column].as_str();
    if entity == Entity::Run {
        let (Some(cause), Some(on), Some(playbook)) = (said("cause"), said("cause_on"), said("playbook")) else {
            return Ok(None);
        };
        let playbook = playbook_outside(reader, playbook)?;
        let client = uid(Entity::Client, "client_id")?.filter(|_| cause != "hand");
        return Ok(client.map(|client| format!("run\n{client}\n{playbook}\n{cause}\n{on}")));
    }
    let known =
        entity.keys().iter().find(|key| key.first().is_some_and(|first| said(first).is_some_and(|it| !it.is_empty())));
    Ok(known.map(|key| {
        let values: Vec<String> = key.iter().map(|column| text::fold(said(column).unwrap_or_default())).collect();
        format!("{}\n{}\n{}", entity.table(), key.join("\n"), values.join("\n"))
    }))
}

fn is_taken(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation)
}

/// Whether it is noted where the file began.
pub(super) fn has_origin(conn: &Connection) -> Result<bool> {
    Ok(notes::meta(conn, ORIGIN)?.is_some())
}

/// Where the file began; that is noted when it is asked for the first time.
pub(super) fn origin(conn: &Connection) -> Result<Uuid> {
    let mut origin = notes::meta(conn, ORIGIN)?;
    if origin.is_none() {
        // Another program may be as quick: the first one says.
        conn.execute("INSERT OR IGNORE INTO meta (key, value) VALUES (?1, lower(hex(randomblob(16))))", [ORIGIN])?;
        origin = notes::meta(conn, ORIGIN)?;
    }
    // SQLite's sixteen bytes are always read as such.
    origin.and_then(|origin| Uuid::try_parse(&origin).ok()).ok_or(StoreError::Conflict)
}
