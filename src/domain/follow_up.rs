//! Something scheduled with a client.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::{ClientId, FollowUpId, Kind};

codes! {
    /// Where a follow-up stands.
    FollowUpState in "follow-up-state" {
        /// Still to be done.
        Open = "open",
        /// Done; never nags again.
        Done = "done",
        /// Called off.
        Cancelled = "cancelled",
    }
}

/// Something scheduled: a date, perhaps a time, how, and what for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Its row; zero while it is not stored yet.
    pub id: FollowUpId,
    /// With whom.
    pub client: ClientId,
    /// The day.
    pub due_on: Date,
    /// The time, for an appointment.
    pub due_at: Option<Time>,
    /// How: a call, a visit…
    pub channel: Kind,
    /// What for.
    pub purpose: String,
    /// Open, done or cancelled.
    pub state: FollowUpState,
    /// How often it was put off; the purpose is kept each time.
    pub snoozes: u16,
    /// The day for which it was first planned.
    pub planned_on: Date,
    /// The day on which it was planned, where that is known.
    pub made_on: Option<Date>,
    /// What it is an occurrence of, when it comes again.
    pub series: Option<Series>,
    /// How many days before its day it is announced.
    pub lead: u16,
}

/// Something that comes again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// When: a rule of RFC 5545.
    pub rule: String,
    /// The day from which the rule counts.
    pub from: Date,
}

impl FollowUp {
    /// When it falls in the day's order: appointments by their hour, the rest after them.
    #[must_use]
    pub fn order(&self) -> DateTime {
        self.due_on.to_datetime(self.due_at.unwrap_or(Time::MAX))
    }
}
