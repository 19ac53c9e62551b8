//! Something scheduled with a client.

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use super::calendar::later;
use super::code::codes;
use super::{ClientId, FollowUpId, Kind, OpportunityId, Recurrence, RunId};

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
    /// The opportunity whose next step it is.
    #[serde(default)]
    pub opportunity: Option<OpportunityId>,
    /// The run of a playbook whose step it is.
    #[serde(default)]
    pub run: Option<RunId>,
    /// Which of its steps; the first is 1.
    #[serde(default)]
    pub step: Option<u16>,
    /// The message that it is about: the code of one that came ready made, or the name of one of the user's own.
    #[serde(default)]
    pub template: Option<String>,
    /// Whether it was ticked off elsewhere, so that how it went is still to be said.
    #[serde(default)]
    pub unsaid: bool,
}

/// Something that comes again and again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// When.
    pub rule: Recurrence,
    /// The day from which the rule counts.
    pub from: Date,
}

impl FollowUp {
    /// When it falls in the day's order: appointments by their hour, the rest after them.
    #[must_use]
    pub fn order(&self) -> DateTime {
        self.due_on.to_datetime(self.due_at.unwrap_or(Time::MAX))
    }

    /// For when something stays planned once a contact on a day has done what was due: this one, or the next of its series.
    #[must_use]
    pub fn stays_on(&self, day: Date) -> Option<Date> {
        if self.due_on > day { Some(self.due_on) } else { self.next_on(day) }
    }

    /// For when the next of its series is planned once this one is done on a day.
    #[must_use]
    pub fn next_on(&self, day: Date) -> Option<Date> {
        self.following(day, day).map(|next| next.due_on)
    }

    /// What follows in its series once it was done on a day, if it comes again.
    ///
    /// Moving one of a series does not move the others, and what was missed is not made up for: the next one lies ahead,
    /// after the day for which this one was meant. Its hour is that of this one.
    #[must_use]
    pub fn following(&self, done_on: Date, today: Date) -> Option<Self> {
        let series = self.series.as_ref()?;
        let after = self.due_on.max(self.planned_on).max(done_on).max(later(today, -1));
        let due_on = series.rule.next_after(series.from, after)?;
        Some(Self {
            id: FollowUpId(0),
            due_on,
            state: FollowUpState::Open,
            snoozes: 0,
            planned_on: due_on,
            made_on: Some(today),
            // A step of a playbook is done once, whatever rule somebody gave it.
            run: None,
            step: None,
            unsaid: false,
            ..self.clone()
        })
    }
}
