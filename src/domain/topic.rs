//! What a client said: needs, questions, objections; and what we promised.

mod reader;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use reader::{LONGEST, marked_by, read};

use super::code::codes;
use super::{ClientId, InteractionId, Outcome, TopicId};

codes! {
    /// What something that was said is.
    TopicKind in "topic" {
        /// They are not content; open until resolved, and red as long as it is open.
        Complaint = "complaint",
        /// We said that we would do something; open until kept.
        Promise = "promise",
        /// They want to know something; open until answered.
        Question = "question",
        /// What speaks against buying; open until overcome.
        Objection = "objection",
        /// What they need; open until served.
        Need = "need",
        /// What they think of something.
        Opinion = "opinion",
        /// How we compare with somebody else.
        Competitor = "competitor",
    }
}

impl TopicKind {
    /// Whether something has to be done about it.
    #[must_use]
    pub fn can_be_open(self) -> bool {
        !matches!(self, Self::Opinion | Self::Competitor)
    }
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its row; zero while it is not stored yet.
    pub id: TopicId,
    /// By which client, or to which.
    pub client: ClientId,
    /// In which interaction.
    pub interaction: Option<InteractionId>,
    /// What it is.
    pub kind: TopicKind,
    /// What was said; never empty.
    pub text: String,
    /// When it was said.
    pub raised_on: Date,
    /// When it was resolved, kept, answered.
    pub closed_on: Option<Date>,
}

impl Topic {
    /// Whether something is still to be done about it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.kind.can_be_open() && self.closed_on.is_none()
    }
}

/// What a note says that is kept apart. Where the contact as a whole is a complaint, what is complained of is kept with
/// it, and not once more.
#[must_use]
pub fn raised(note: &str, outcome: Option<Outcome>) -> Vec<(TopicKind, String)> {
    let mut topics = read(note);
    topics.retain(|(kind, _)| !(*kind == TopicKind::Complaint && outcome == Some(Outcome::Complaint)));
    topics
}
