//! What is still open with a client: what somebody who is about to call must not forget.

use jiff::civil::Date;

use super::{Agenda, Result};
use crate::domain::{Client, ClientId, Interaction, InteractionId, Topic, TopicId, TopicKind};
use crate::store::OpenComplaint;

/// How far back an awaited answer is looked for.
const HISTORY: usize = 200;

/// Where something open is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PointId {
    /// By itself.
    Topic(TopicId),
    /// It is a contact as a whole: a complaint.
    Complaint(InteractionId),
}

/// Something open with a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// Where it is written down.
    pub id: PointId,
    /// What it is.
    pub kind: TopicKind,
    /// Since when.
    pub since: Date,
    /// What was said.
    pub text: String,
    /// In which contact.
    pub interaction: Option<InteractionId>,
}

impl OpenPoint {
    /// Something that was said, as if it were open.
    #[must_use]
    pub fn of(topic: &Topic) -> Self {
        Self {
            id: PointId::Topic(topic.id),
            kind: topic.kind,
            since: topic.raised_on,
            text: topic.text.clone(),
            interaction: topic.interaction,
        }
    }

    pub(super) fn of_complaint(complaint: &Interaction) -> Self {
        Self {
            id: PointId::Complaint(complaint.id),
            kind: TopicKind::Complaint,
            since: complaint.at.date(),
            text: complaint.text.clone(),
            interaction: Some(complaint.id),
        }
    }

    fn of_stored(complaint: OpenComplaint) -> Self {
        Self {
            id: PointId::Complaint(complaint.id),
            kind: TopicKind::Complaint,
            since: complaint.since,
            text: complaint.text,
            interaction: Some(complaint.id),
        }
    }
}

/// What is open, of a client's topics and complaints: complaints before promises, questions, objections and needs, and of
/// each kind the oldest first.
pub(super) fn points(topics: &[Topic], complaints: &[Interaction]) -> Vec<OpenPoint> {
    let open = topics.iter().filter(|topic| topic.is_open()).map(OpenPoint::of);
    let mut points: Vec<_> = complaints.iter().map(OpenPoint::of_complaint).chain(open).collect();
    points.sort_by_key(|point| (point.kind, point.since, point.id));
    points
}

/// What is open with a client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenPoints {
    /// What was said and is not dealt with, the most pressing first.
    pub points: Vec<OpenPoint>,
    /// What they said they would answer.
    pub awaited: Option<Interaction>,
}

impl OpenPoints {
    /// Whether nothing is open.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points.is_empty() && self.awaited.is_none()
    }
}

/// Something open somewhere in the portfolio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// With whom.
    pub client: ClientId,
    /// What the client is called.
    pub name: String,
    /// What.
    pub point: OpenPoint,
}

impl Agenda {
    /// What is open with a client.
    pub fn open_points(&self, id: ClientId) -> Result<OpenPoints> {
        self.store.at_once(|| {
            let card = self.card(id, HISTORY)?;
            Ok(OpenPoints { awaited: card.awaited().cloned(), points: card.points })
        })
    }

    /// Everything open of these kinds, with all clients that are not put away, the oldest first.
    pub fn pending(&self, kinds: &[TopicKind]) -> Result<Vec<Pending>> {
        let reader = self.store.read();
        self.store.at_once(|| {
            let mut pending = Vec::new();
            if kinds.contains(&TopicKind::Complaint) {
                pending.extend(reader.all_open_complaints()?.into_iter().map(|complaint| Pending {
                    client: complaint.client,
                    name: complaint.name.clone(),
                    point: OpenPoint::of_stored(complaint),
                }));
            }
            for kind in kinds.iter().copied().filter(|kind| kind.can_be_open()) {
                pending.extend(reader.open_topics(kind)?.into_iter().map(|open| Pending {
                    client: open.topic.client,
                    name: open.client,
                    point: OpenPoint::of(&open.topic),
                }));
            }
            pending.sort_by_key(|pending| (pending.point.since, pending.point.kind, pending.point.id));
            Ok(pending)
        })
    }

    /// The client of something that was said.
    pub fn client_of(&self, id: PointId) -> Result<Client> {
        let reader = self.store.read();
        let client = match id {
            PointId::Topic(topic) => reader.topic(topic)?.client,
            PointId::Complaint(interaction) => reader.interaction(interaction)?.client,
        };
        Ok(reader.client(client)?)
    }
}
