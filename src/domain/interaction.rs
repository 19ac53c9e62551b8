//! Something that happened with a client, and whether it counts as contact.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::{ClientId, ContactId, InteractionId, Money};

codes! {
    /// What kind of thing happened, or is planned.
    Kind in "kind" {
        /// A telephone or video call.
        Call = "call",
        /// Face to face at the client's or at ours.
        Visit = "visit",
        /// An e-mail.
        Email = "email",
        /// WhatsApp or any other written message.
        Message = "message",
        /// An arranged meeting.
        Meeting = "meeting",
        /// A sample or catalogue handed over or sent.
        Sample = "sample",
        /// A survey answered.
        Survey = "survey",
        /// A remark of our own; never contact.
        Note = "note",
    }
}

codes! {
    /// How it went.
    Outcome in "outcome" {
        /// Both sides spoke.
        Spoke = "spoke",
        /// Tried, not reached.
        NoAnswer = "no_answer",
        /// Reached, and asked to be called later.
        CallBack = "call_back",
        /// They said that they will answer.
        AwaitingReply = "awaiting_reply",
        /// They ordered.
        Order = "order",
        /// They do not want it.
        NotInterested = "not_interested",
        /// They complained; open until resolved.
        Complaint = "complaint",
    }
}

codes! {
    /// Who began it.
    Direction in "direction" {
        /// We contacted them.
        Outgoing = "out",
        /// They contacted us.
        Incoming = "in",
    }
}

impl Kind {
    /// What can be planned: everything that happens with the client, so not a note.
    pub const PLANNABLE: &'static [Self] =
        &[Self::Call, Self::Visit, Self::Email, Self::Message, Self::Meeting, Self::Sample, Self::Survey];

    /// Whether the two sides are face to face or voice to voice, so that words are exchanged at once.
    #[must_use]
    pub fn is_live(self) -> bool {
        matches!(self, Self::Call | Self::Visit | Self::Meeting | Self::Survey)
    }
}

/// What the alert rules take from one interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// Both sides met: resets the cadence.
    Effective,
    /// We tried and nobody was there, or we wrote and nobody has answered yet.
    Attempt,
    /// A remark of our own.
    None,
}

/// Whether an interaction of this kind, outcome and direction was contact.
///
/// Contact is effective when both sides met: spoke, was visited, answered, ordered, complained. An unanswered call is
/// an attempt, and so is a message that we sent; a note is neither.
#[must_use]
pub fn touch(kind: Kind, outcome: Option<Outcome>, direction: Direction) -> Touch {
    let met = kind.is_live() || direction == Direction::Incoming;
    match (kind, outcome) {
        (Kind::Note, None) => Touch::None,
        (
            _,
            Some(Outcome::Spoke | Outcome::CallBack | Outcome::Order | Outcome::NotInterested | Outcome::Complaint),
        ) => Touch::Effective,
        (_, Some(Outcome::AwaitingReply) | None) if met => Touch::Effective,
        (_, Some(Outcome::NoAnswer | Outcome::AwaitingReply) | None) => Touch::Attempt,
    }
}

/// Something that happened with a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interaction {
    /// Its row; zero while it is not stored yet.
    pub id: InteractionId,
    /// Whose.
    pub client: ClientId,
    /// The person at the client with whom it was.
    pub contact: Option<ContactId>,
    /// When, on the user's wall clock, to the minute.
    pub at: DateTime,
    /// What it was.
    pub kind: Kind,
    /// How it went, when that was said.
    pub outcome: Option<Outcome>,
    /// Who began it.
    pub direction: Direction,
    /// What was said, over several lines.
    pub text: String,
    /// For a complaint: the day on which it was resolved.
    pub resolved_on: Option<jiff::civil::Date>,
    /// An amount that was named: of an order, of an offer.
    #[serde(default)]
    pub amount: Option<Money>,
    /// How satisfied the client was: from 0 to [`BEST_SCORE`].
    #[serde(default)]
    pub score: Option<u8>,
    /// What it cost beyond the usual effort: a fare, a lunch, a sample.
    #[serde(default)]
    pub expense: Option<Money>,
}

/// The score of a client who could not be more satisfied.
pub const BEST_SCORE: u8 = 10;

impl Interaction {
    /// An outgoing one of this kind at this moment, of which nothing else is said; not stored yet.
    #[must_use]
    pub fn new(client: ClientId, kind: Kind, at: DateTime) -> Self {
        Self {
            id: InteractionId(0),
            client,
            contact: None,
            at,
            kind,
            outcome: None,
            direction: Direction::Outgoing,
            text: String::new(),
            resolved_on: None,
            amount: None,
            score: None,
            expense: None,
        }
    }

    /// Whether it was contact; see [`touch`].
    #[must_use]
    pub fn touch(&self) -> Touch {
        touch(self.kind, self.outcome, self.direction)
    }

    /// Whether it is a complaint that nobody has resolved.
    #[must_use]
    pub fn is_open_complaint(&self) -> bool {
        self.outcome == Some(Outcome::Complaint) && self.resolved_on.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_is_effective_only_when_both_sides_met() {
        use Direction::{Incoming, Outgoing};
        let cases = [
            ("a call without outcome was answered", Kind::Call, None, Outgoing, Touch::Effective),
            ("an unanswered call", Kind::Call, Some(Outcome::NoAnswer), Outgoing, Touch::Attempt),
            ("a closed door", Kind::Visit, Some(Outcome::NoAnswer), Outgoing, Touch::Attempt),
            ("they will call back", Kind::Call, Some(Outcome::CallBack), Outgoing, Touch::Effective),
            ("an e-mail that we sent", Kind::Email, None, Outgoing, Touch::Attempt),
            ("a proposal sent", Kind::Email, Some(Outcome::AwaitingReply), Outgoing, Touch::Attempt),
            ("an e-mail of theirs", Kind::Email, None, Incoming, Touch::Effective),
            ("they ordered by message", Kind::Message, Some(Outcome::Order), Incoming, Touch::Effective),
            ("they will think it over", Kind::Call, Some(Outcome::AwaitingReply), Outgoing, Touch::Effective),
            ("samples left by courier", Kind::Sample, None, Outgoing, Touch::Attempt),
            ("our own note", Kind::Note, None, Outgoing, Touch::None),
        ];
        for (name, kind, outcome, direction, expected) in cases {
            assert_eq!(touch(kind, outcome, direction), expected, "{name}");
        }
    }
}
