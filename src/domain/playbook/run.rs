//! A playbook that was started on a client.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Stop, Trigger};
use crate::domain::code::codes;
use crate::domain::interaction::Touch;
use crate::domain::{CampaignId, ClientId, Code, Direction, Interaction, Kind, OpportunityId, Outcome, RunId};

codes! {
    /// Where a run stands.
    RunState in "run-state" {
        /// Some of its steps are still to be done.
        Running = "running",
        /// All of its steps are behind it.
        Finished = "finished",
        /// It was ended before its last step.
        Stopped = "stopped",
    }
}

codes! {
    /// Why a run was ended before its last step.
    Ending in "run-end" {
        /// The client got in touch.
        Answer = "answer",
        /// Both sides met.
        Contact = "contact",
        /// The client ordered or bought.
        Order = "order",
        /// The client does not want it.
        NotInterested = "not_interested",
        /// The client complained.
        Complaint = "complaint",
        /// The client went away, or was put to rest or away.
        Left = "left",
        /// The campaign ended.
        Campaign = "campaign",
        /// Two clients became one, and both were in it.
        Merged = "merged",
        /// The user ended it.
        Hand = "hand",
    }
}

impl From<Stop> for Ending {
    fn from(stop: Stop) -> Self {
        match stop {
            Stop::Answer => Self::Answer,
            Stop::Contact => Self::Contact,
            Stop::Order => Self::Order,
            Stop::NotInterested => Self::NotInterested,
            Stop::Complaint => Self::Complaint,
        }
    }
}

/// A playbook that was started on a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// Its row; zero while it is not stored yet.
    pub id: RunId,
    /// On whom.
    pub client: ClientId,
    /// Which playbook: the code of one that came ready made, or the number of its row.
    pub playbook: String,
    /// What it was called then.
    pub name: String,
    /// How many steps it had then.
    pub steps: u16,
    /// When it began.
    pub started_on: Date,
    /// What started it; `None` for the user.
    pub cause: Option<Trigger>,
    /// When that had happened, so that nothing starts it twice.
    pub cause_on: Date,
    /// What ends it before its last step.
    pub stops: Vec<Stop>,
    /// The campaign that it belongs to.
    pub campaign: Option<CampaignId>,
    /// The opportunity that it is about.
    pub opportunity: Option<OpportunityId>,
    /// Where it stands.
    pub state: RunState,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// Why it ended before its last step.
    pub why: Option<Ending>,
}

impl Run {
    /// What started it, as the file and programs name it.
    #[must_use]
    pub fn cause_code(&self) -> &'static str {
        self.cause.map_or("hand", Code::code)
    }

    /// Whether something that happened ends it, and why.
    #[must_use]
    pub fn ended_by(&self, happened: &Happened) -> Option<Ending> {
        if happened.on < self.started_on || self.state != RunState::Running {
            return None;
        }
        self.stops.iter().find(|stop| happened.is(**stop)).map(|stop| Ending::from(*stop))
    }
}

/// Something that may start a playbook or end one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A client was added, who came on this day.
    Added(ClientId, Date),
    /// There was a contact of this kind.
    Met(ClientId, Kind, Happened),
    /// What was said of a contact was corrected.
    Corrected(ClientId, Happened),
    /// A client bought on this day.
    Bought(ClientId, Date),
    /// A client went away, or was put to rest or away.
    Left(ClientId),
    /// An opportunity of a client came into this stage on this day.
    Staged(ClientId, OpportunityId, String, Date),
}

/// What of a contact can end a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Happened {
    /// When.
    pub on: Date,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// Whether both sides met.
    pub met: bool,
    /// Whether it was the client who got in touch, or who answered what was written.
    pub answered: bool,
}

impl Happened {
    /// What happened in an interaction.
    #[must_use]
    pub fn of(interaction: &Interaction) -> Self {
        let met = interaction.touch() == Touch::Effective;
        let written = matches!(interaction.kind, Kind::Email | Kind::Message);
        let answered = met && (interaction.direction == Direction::Incoming || written);
        Self { on: interaction.at.date(), outcome: interaction.outcome, met, answered }
    }

    /// That something was bought.
    #[must_use]
    pub fn bought(on: Date) -> Self {
        Self { on, outcome: Some(Outcome::Order), met: false, answered: false }
    }

    fn is(self, stop: Stop) -> bool {
        match stop {
            Stop::Answer => self.answered,
            Stop::Contact => self.met,
            Stop::Order => self.outcome == Some(Outcome::Order),
            Stop::NotInterested => self.outcome == Some(Outcome::NotInterested),
            Stop::Complaint => self.outcome == Some(Outcome::Complaint),
        }
    }
}
