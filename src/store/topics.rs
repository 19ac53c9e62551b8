//! Reading what clients said: of one client, and what is open everywhere.

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::error::Result;
use super::read::Reader;
use super::row::{code, day, opt_day};
use crate::domain::{ClientId, Code, InteractionId, Topic, TopicId, TopicKind};

/// Something open, with the name of its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTopic {
    /// What.
    pub topic: Topic,
    /// What the client is called.
    pub client: String,
}

/// An open complaint that is a contact of its own, with the name of its client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenComplaint {
    /// Which.
    pub id: InteractionId,
    /// Whose.
    pub client: ClientId,
    /// What the client is called.
    pub name: String,
    /// Since when.
    pub since: Date,
    /// What was said.
    pub text: String,
}

pub(super) const OF_CLIENT: &str = "SELECT * FROM topic WHERE client_id = ?1 ORDER BY raised_on DESC, id DESC";
pub(super) const OF_INTERACTION: &str = "SELECT * FROM topic WHERE interaction_id = ?1 ORDER BY id";
/// The index holds nothing but what is open, of every kind; it is walked from the oldest on.
pub(super) const OPEN: &str = "SELECT t.*, c.name FROM topic t INDEXED BY topic_open_by_kind
  CROSS JOIN client c ON c.id = t.client_id
  WHERE t.closed_on IS NULL AND t.kind = ?1 AND c.standing IN ('active', 'resting') ORDER BY t.raised_on, t.client_id";
pub(super) const COMPLAINTS: &str = "SELECT i.id, i.client_id, c.name, substr(i.at, 1, 10) AS day, i.text
  FROM interaction i INDEXED BY interaction_open_complaint CROSS JOIN client c ON c.id = i.client_id
  WHERE i.outcome = 'complaint' AND i.resolved_on IS NULL AND c.standing IN ('active', 'resting') ORDER BY i.at";
pub(super) const SCORES: &str = "SELECT substr(at, 1, 10), score FROM interaction INDEXED BY interaction_score
  WHERE client_id = ?1 AND score IS NOT NULL ORDER BY at DESC";

impl Reader<'_> {
    /// What a client said, newest first.
    pub fn topics(&self, client: ClientId) -> Result<Vec<Topic>> {
        let mut statement = self.conn.prepare_cached(OF_CLIENT)?;
        Ok(statement.query_map([client.0], topic)?.collect::<rusqlite::Result<_>>()?)
    }

    /// What was said in an interaction.
    pub fn topics_of(&self, interaction: InteractionId) -> Result<Vec<Topic>> {
        let mut statement = self.conn.prepare_cached(OF_INTERACTION)?;
        Ok(statement.query_map([interaction.0], topic)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One of the things that were said.
    pub fn topic(&self, id: TopicId) -> Result<Topic> {
        Ok(self.conn.prepare_cached("SELECT * FROM topic WHERE id = ?1")?.query_row([id.0], topic)?)
    }

    /// What is open of one kind, with all clients that are not put away, oldest first.
    pub fn open_topics(&self, kind: TopicKind) -> Result<Vec<OpenTopic>> {
        let mut statement = self.conn.prepare_cached(OPEN)?;
        let open =
            statement.query_map([kind.code()], |row| Ok(OpenTopic { topic: topic(row)?, client: row.get("name")? }))?;
        Ok(open.collect::<rusqlite::Result<_>>()?)
    }

    /// The contacts that are complaints and that nobody has resolved, with all clients that are not put away, oldest
    /// first.
    pub fn all_open_complaints(&self) -> Result<Vec<OpenComplaint>> {
        let mut statement = self.conn.prepare_cached(COMPLAINTS)?;
        let open = statement.query_map([], |row| {
            Ok(OpenComplaint {
                id: InteractionId(row.get("id")?),
                client: ClientId(row.get("client_id")?),
                name: row.get("name")?,
                since: day(row, "day")?,
                text: row.get("text")?,
            })
        })?;
        Ok(open.collect::<rusqlite::Result<_>>()?)
    }

    /// How satisfied a client was, newest first.
    pub fn scores(&self, client: ClientId) -> Result<Vec<(Date, u8)>> {
        let mut statement = self.conn.prepare_cached(SCORES)?;
        let scores = statement.query_map([client.0], |row| Ok((day(row, 0)?, row.get(1)?)))?;
        Ok(scores.collect::<rusqlite::Result<_>>()?)
    }
}

/// The oldest open complaint and the oldest open promise of a client, by the index alone; for all clients at once the
/// rows of [`ALARMS`].
pub(super) fn alarms(conn: &Connection, client: ClientId) -> Result<Vec<(TopicKind, Date)>> {
    let mut statement = conn.prepare_cached(&format!("{ALARMS} AND client_id = ?1"))?;
    let alarms = statement.query_map([client.0], alarm)?;
    Ok(alarms.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn alarm(row: &Row) -> rusqlite::Result<(TopicKind, Date)> {
    Ok((code(row, "kind")?, day(row, "raised_on")?))
}

pub(super) const ALARMS: &str = "SELECT client_id, kind, raised_on FROM topic INDEXED BY topic_open
  WHERE closed_on IS NULL AND kind IN ('complaint', 'promise')";
pub(super) const ALARMS_ORDER: &str = "ORDER BY client_id";

fn topic(row: &Row) -> rusqlite::Result<Topic> {
    Ok(Topic {
        id: TopicId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        interaction: row.get::<_, Option<i64>>("interaction_id")?.map(InteractionId),
        kind: code(row, "kind")?,
        text: row.get("text")?,
        raised_on: day(row, "raised_on")?,
        closed_on: opt_day(row, "closed_on")?,
    })
}
