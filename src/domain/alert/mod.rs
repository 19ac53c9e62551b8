//! Alerts: a schedule, not a stored colour.
//!
//! From the [`Facts`] of a client, [`Alert::of`] computes the dates on which its light will turn, each with the reason.
//! The store keeps those dates; the colour on any day is a comparison with that day, so nothing has to run at midnight
//! and no light can go stale. The rules themselves, one small function each, are in [`rules`].

mod facts;
pub mod rules;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use facts::{Chance, Facts, Seen};
pub use rules::Rules;

use super::code::codes;
use super::{Called, OccasionKind};

codes! {
    /// The light of a client on a given day.
    Light in "light" {
        /// Wants contact now.
        Red = "red",
        /// Wants a reminder.
        Yellow = "yellow",
        /// On track, or waiting for the client's answer.
        Green = "green",
        /// Nobody planned anything.
        Unplanned = "none",
    }
}

impl Light {
    /// The sign that stands beside the colour, for eyes and terminals that tell no colours.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            Self::Red => "●",
            Self::Yellow => "▲",
            Self::Green => "■",
            Self::Unplanned => "○",
        }
    }
}

codes! {
    /// How urgent a rule's date is.
    Level in "level" {
        /// From that day the light is yellow.
        Yellow = "yellow",
        /// From that day the light is red.
        Red = "red",
    }
}

/// Why a light turns on a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Reason {
    /// A follow-up is planned for that day.
    FollowUpDue {
        /// The day it is planned for.
        on: Date,
    },
    /// A follow-up was planned and its day has passed.
    FollowUpMissed {
        /// The day it was planned for.
        on: Date,
    },
    /// The user wants daily contact.
    DailyAttention {
        /// Since when.
        since: Date,
    },
    /// The user wants an eye kept on this client.
    WatchfulAttention {
        /// The last contact, or the day on which the attention was set.
        since: Date,
    },
    /// They said that they would answer.
    AwaitingReply {
        /// When they said so.
        since: Date,
    },
    /// The interval between contacts has passed.
    Cadence {
        /// The last effective contact.
        last: Date,
        /// The interval, in days.
        days: u16,
    },
    /// A complaint is open.
    OpenComplaint {
        /// Since when.
        since: Date,
    },
    /// A client that buys at a rhythm has not bought for longer.
    PurchaseRhythm {
        /// When it last bought.
        last: Date,
        /// The days between its purchases.
        days: u16,
    },
    /// A payment was due and did not come.
    PaymentOverdue {
        /// The day by which it had to be paid.
        due: Date,
    },
    /// An open opportunity is expected to be won on that day, or was.
    Opportunity {
        /// What it is called.
        what: Called,
        /// The day.
        on: Date,
    },
    /// A date that matters to the client has come, or is about to.
    Occasion {
        /// What it is about.
        about: OccasionKind,
        /// Whose it is, or what else it is called; may be empty.
        who: Called,
        /// Its day.
        on: Date,
    },
    /// It was put off until that day.
    SnoozeOver {
        /// The day it was put off to.
        until: Date,
    },
}

/// What one rule says: from this day on, this level, for this reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// The day on which the light turns.
    pub on: Date,
    /// To what.
    pub level: Level,
    /// Why.
    pub reason: Reason,
}

/// When the light of a client turns, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alert {
    /// Everything that any rule says, earliest first; where two fall on one day, in the order of the rules.
    pub turns: Vec<Turn>,
    /// Whether something is planned or awaited, so that the light is green until a date comes.
    pub on_track: bool,
    /// Attempts in a row without an answer since the last effective contact.
    pub attempts: u16,
    /// Whether the client takes part at all; without it there is no light.
    pub counted: bool,
}

impl Alert {
    /// The schedule that the rules make of these facts.
    #[must_use]
    pub fn of(facts: &Facts, rules: &Rules) -> Self {
        if !facts.counted {
            return Self::default();
        }
        let mut turns: Vec<Turn> = rules::ALL.iter().filter_map(|rule| rule.apply(facts, rules)).collect();
        turns.sort_by_key(|turn| turn.on);
        Self { turns, on_track: facts.on_track(), attempts: facts.attempts, counted: true }
    }

    /// The earliest turn to this level.
    #[must_use]
    pub fn first(&self, level: Level) -> Option<&Turn> {
        self.turns.iter().find(|turn| turn.level == level)
    }

    /// The light on `day`; `None` for a client that takes no part.
    #[must_use]
    pub fn light(&self, day: Date) -> Option<Light> {
        let on = |level| self.first(level).map(|turn| turn.on);
        self.counted.then(|| light(on(Level::Yellow), on(Level::Red), self.on_track, day))
    }

    /// What has come by `day`, the most urgent first.
    pub fn fired(&self, day: Date) -> impl Iterator<Item = &Turn> {
        let come = move |level| self.turns.iter().filter(move |turn| turn.level == level && turn.on <= day);
        let red: Vec<_> = come(Level::Red).collect();
        let said = |turn: &Turn| std::mem::discriminant(&turn.reason);
        // The yellow turn of a rule that is red by now would say the same thing a second time.
        let yellow: Vec<_> = come(Level::Yellow)
            .filter(|turn| !red.iter().any(|r| said(r) == said(turn) || missed(r.reason, turn.reason)))
            .collect();
        red.into_iter().chain(yellow)
    }
}

/// Whether `red` is the overdue form of the same follow-up as `yellow`.
fn missed(red: Reason, yellow: Reason) -> bool {
    matches!((red, yellow), (Reason::FollowUpMissed { on: a }, Reason::FollowUpDue { on: b }) if a == b)
}

/// The light that stored dates give on `day`: the one place where a colour is decided.
#[must_use]
pub fn light(yellow_on: Option<Date>, red_on: Option<Date>, on_track: bool, day: Date) -> Light {
    let come = |on: Option<Date>| on.is_some_and(|on| on <= day);
    if come(red_on) {
        Light::Red
    } else if come(yellow_on) {
        Light::Yellow
    } else if on_track {
        Light::Green
    } else {
        Light::Unplanned
    }
}

#[cfg(test)]
mod tests;
