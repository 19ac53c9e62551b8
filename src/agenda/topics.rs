//! What clients said: writing it down, closing it when it is dealt with, and keeping it in step with the notes.

use super::brief::PointId;
use super::error::{AgendaError, LONGEST_LINE, Part, Result};
use super::plan::name;
use super::{Action, Agenda, fits};
use crate::domain::{ClientId, Interaction, InteractionId, Outcome, Topic, TopicId, TopicKind, text, topic};
use crate::store::Write;

impl Agenda {
    /// What a client said, newest first.
    pub fn topics(&self, client: ClientId) -> Result<Vec<Topic>> {
        Ok(self.store.read().topics(client)?)
    }

    /// One of the things that were said.
    pub fn topic(&self, id: TopicId) -> Result<Topic> {
        Ok(self.store.read().topic(id)?)
    }

    /// Writes down something that was said today, outside of any contact.
    pub fn add_topic(&mut self, client: ClientId, kind: TopicKind, text: &str) -> Result<TopicId> {
        let text = checked(text)?;
        let today = self.today();
        self.operate(Action::AddTopic, |write| {
            let topic =
                Topic { id: TopicId(0), client, interaction: None, kind, text, raised_on: today, closed_on: None };
            let id = write.add_topic(&topic)?;
            name(write, client)?;
            Ok(id)
        })
    }

    /// Takes over what the user corrected in a form that began with `before`: the kind and the words.
    pub fn edit_topic(&mut self, before: &Topic, kind: TopicKind, text: &str) -> Result<()> {
        let text = checked(text)?;
        self.operate(Action::EditTopic, |write| {
            let mut topic = write.read().topic(before.id)?;
            if kind != before.kind {
                topic.kind = kind;
            }
            if text != before.text {
                topic.text = text;
            }
            write.set_topic(&topic)?;
            name(write, topic.client)
        })
    }

    /// Closes something open: a promise is kept, a question answered, a complaint resolved.
    pub fn close_point(&mut self, id: PointId) -> Result<()> {
        let today = self.today();
        let action = match id {
            PointId::Topic(topic) => Action::close(self.topic(topic)?.kind),
            PointId::Complaint(_) => Action::ResolveComplaint,
        };
        self.operate(action, |write| match id {
            PointId::Topic(id) => {
                let topic = write.read().topic(id)?;
                if topic.is_open() {
                    write.close_topic(id, Some(today.max(topic.raised_on)))?;
                }
                name(write, topic.client)
            }
            PointId::Complaint(id) => {
                let complaint = write.read().interaction(id)?;
                if complaint.is_open_complaint() {
                    write.set_interaction(&Interaction { resolved_on: Some(today), ..complaint.clone() })?;
                }
                name(write, complaint.client)
            }
        })
    }

    /// Opens something again that was closed.
    pub fn reopen_point(&mut self, id: PointId) -> Result<()> {
        self.operate(Action::ReopenTopic, |write| match id {
            PointId::Topic(id) => {
                write.close_topic(id, None)?;
                let client = write.read().topic(id)?.client;
                name(write, client)
            }
            PointId::Complaint(id) => {
                let complaint = write.read().interaction(id)?;
                write.set_interaction(&Interaction { resolved_on: None, ..complaint.clone() })?;
                name(write, complaint.client)
            }
        })
    }

    /// Deletes something that was said; the note in which it was said keeps its words.
    pub fn delete_topic(&mut self, id: TopicId) -> Result<()> {
        self.operate(Action::DeleteTopic, |write| {
            let client = write.read().topic(id)?.client;
            write.remove_topic(id)?;
            name(write, client)
        })
    }

    /// Marks every open complaint of a client as resolved; says how many there were.
    pub fn resolve_complaints(&mut self, client: ClientId) -> Result<usize> {
        let today = self.today();
        self.operate(Action::ResolveComplaint, |write| {
            let complaints = write.read().open_complaints(client)?;
            for complaint in &complaints {
                write.set_interaction(&Interaction { resolved_on: Some(today), ..complaint.clone() })?;
            }
            let mut topics = write.read().topics(client)?;
            topics.retain(|topic| topic.is_open() && topic.kind == TopicKind::Complaint);
            for topic in &topics {
                write.close_topic(topic.id, Some(today.max(topic.raised_on)))?;
            }
            name(write, client)?;
            Ok(complaints.len() + topics.len())
        })
    }
}

/// The words of a topic made harmless; none at all is nothing to write down.
fn checked(typed: &str) -> Result<String> {
    let text = text::clean_line(typed);
    if text.is_empty() {
        return Err(AgendaError::NothingToLog);
    }
    fits(Part::Line, &text, LONGEST_LINE)?;
    Ok(text)
}

/// Topics that were named, checked; one that says the same as another is that one. Where the contact as a whole is a
/// complaint, what is complained of is kept with it.
pub(super) fn ready(topics: &[(TopicKind, String)], outcome: Option<Outcome>) -> Result<Vec<(TopicKind, String)>> {
    let mut ready: Vec<(TopicKind, String)> = Vec::new();
    for (kind, text) in topics {
        let said = (*kind, checked(text)?);
        let told = said.0 == TopicKind::Complaint && outcome == Some(Outcome::Complaint);
        if !told && !ready.contains(&said) {
            ready.push(said);
        }
    }
    Ok(ready)
}

/// Writes down what was said in an interaction.
pub(super) fn hear(
    write: &mut Write,
    client: ClientId,
    (interaction, on): (Option<InteractionId>, jiff::civil::Date),
    topics: &[(TopicKind, String)],
) -> Result<()> {
    for (kind, text) in topics {
        let (kind, text) = (*kind, text.clone());
        write.add_topic(&Topic { id: TopicId(0), client, interaction, kind, text, raised_on: on, closed_on: None })?;
    }
    Ok(())
}

/// Keeps what was said in step with a note that was corrected: what is new in the note is written down, what was reworded
/// is reworded, and what went from it goes, unless it was dealt with.
pub(super) fn follow(write: &mut Write, before: &Interaction, after: &Interaction) -> Result<()> {
    let (was, is) = (topic::raised(&before.text, before.outcome), topic::raised(&after.text, after.outcome));
    let stored = write.read().topics_of(after.id)?;
    let mut gone: Vec<_> = was.iter().filter(|said| !is.contains(said)).collect();
    for said in is.iter().filter(|said| !was.contains(said)) {
        if stored.iter().any(|topic| topic.kind == said.0 && topic.text == said.1) {
            continue;
        }
        // What went from the note and came back in other words is the same thing.
        let reworded = gone.iter().position(|gone| gone.0 == said.0).map(|at| gone.remove(at));
        let known = reworded.and_then(|old| stored.iter().find(|topic| topic.kind == old.0 && topic.text == old.1));
        match known {
            Some(topic) => write.set_topic(&Topic { text: said.1.clone(), ..topic.clone() })?,
            None => hear(write, after.client, (Some(after.id), after.at.date()), std::slice::from_ref(said))?,
        }
    }
    for said in gone {
        let known = stored.iter().find(|topic| topic.kind == said.0 && topic.text == said.1);
        if let Some(topic) = known.filter(|topic| topic.closed_on.is_none()) {
            write.remove_topic(topic.id)?;
        }
    }
    if before.at.date() != after.at.date() {
        for topic in write.read().topics_of(after.id)?.into_iter().filter(|topic| topic.raised_on == before.at.date()) {
            write.set_topic(&Topic { raised_on: after.at.date(), ..topic })?;
        }
    }
    Ok(())
}
