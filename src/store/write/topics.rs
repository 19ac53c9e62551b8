//! Writing what clients said.

use jiff::civil::Date;
use rusqlite::params;

use super::Write;
use crate::domain::{Code, Topic, TopicId};
use crate::store::error::Result;

impl Write<'_> {
    /// Adds something that was said; its `id` is ignored.
    pub fn add_topic(&mut self, topic: &Topic) -> Result<TopicId> {
        self.conn()
            .prepare_cached(
                "INSERT INTO topic (client_id, interaction_id, kind, text, raised_on, closed_on)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                topic.client.0,
                topic.interaction.map(|interaction| interaction.0),
                topic.kind.code(),
                topic.text,
                topic.raised_on.to_string(),
                topic.closed_on.map(|day| day.to_string()),
            ])?;
        self.said(topic);
        Ok(TopicId(self.conn().last_insert_rowid()))
    }

    /// Writes what was said as it is given: its kind, its words, since when, and whether it is closed.
    pub fn set_topic(&mut self, topic: &Topic) -> Result<()> {
        let before = self.read().topic(topic.id)?;
        self.conn()
            .prepare_cached("UPDATE topic SET (kind, text, raised_on, closed_on) = (?2, ?3, ?4, ?5) WHERE id = ?1")?
            .execute(params![
                topic.id.0,
                topic.kind.code(),
                topic.text,
                topic.raised_on.to_string(),
                topic.closed_on.map(|day| day.to_string()),
            ])?;
        self.said(&before);
        self.said(topic);
        Ok(())
    }

    /// Closes something open, or opens it again.
    pub fn close_topic(&mut self, id: TopicId, on: Option<Date>) -> Result<()> {
        let topic = self.read().topic(id)?;
        self.set_topic(&Topic { closed_on: on, ..topic })
    }

    /// Removes something that was said.
    pub fn remove_topic(&mut self, id: TopicId) -> Result<()> {
        let before = self.read().topic(id)?;
        self.conn().prepare_cached("DELETE FROM topic WHERE id = ?1")?.execute([id.0])?;
        self.said(&before);
        Ok(())
    }

    /// The light follows from what is open, and the search finds what is in no note.
    fn said(&mut self, topic: &Topic) {
        self.touched.insert(topic.client);
        if topic.interaction.is_none() {
            self.renoted.insert((topic.client, topic.raised_on.year()));
        }
    }
}
