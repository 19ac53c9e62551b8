//! Playbooks: named steps that plan follow-ups, written as a text that anybody can edit.
//!
//! ```text
//! After the sample
//! when: sample
//! ends: answer, order, not interested
//! +5d   call   how did they like it?   template: sample
//! +15d  call   decision
//! ```
//!
//! The first line is the name. Lines with a colon say what starts it and what ends it before its last step; every line
//! that begins with `+` is a step: after how many days (`d`), working days (`b`), weeks (`w`) or months (`m`), perhaps at
//! which hour, how, what for, and with which text. Both languages are read, whichever the user speaks. A line that begins
//! with `#` is a remark. [`read`] takes such a text in, [`Script::write`] makes one.

mod layout;
mod reader;
mod run;
mod words;
mod write;

use jiff::ToSpan;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

pub use layout::{Laid, Room};
pub use reader::{LONGEST, MOST_DAYS, MOST_STEPS, Problem, TextError, read};
pub use run::{Ending, Event, Happened, Run, RunState};
pub use words::{Heading, Vocabulary, template_key};

use super::calendar::later;
use super::code::codes;
use super::{Code, Kind, PlaybookId, WorkCalendar};

codes! {
    /// The playbooks that come ready made.
    ReadyMade in "ready-playbook" {
        /// For a client who is new.
        Welcome = "welcome",
        /// After a sample was left or sent.
        AfterSample = "after_sample",
        /// After a proposal was sent.
        Proposal = "proposal",
        /// After the first purchase: two days, two weeks, two months.
        TwoTwoTwo = "two_two_two",
        /// For a client who has not bought for long.
        Reactivation = "reactivation",
        /// For a client who comes again and again.
        Loyalty = "loyalty",
    }
}

codes! {
    /// What starts a playbook by itself, where the user lets it.
    Trigger in "trigger" {
        /// A client was added.
        NewClient = "new_client",
        /// A sample was left or sent.
        Sample = "sample",
        /// An opportunity came into the stage of the proposal.
        Proposal = "proposal",
        /// A client bought for the first time.
        FirstPurchase = "first_purchase",
        /// It is somebody's birthday.
        Birthday = "birthday",
        /// A client has not bought for so long that it counts as inactive.
        Inactive = "inactive",
    }
}

codes! {
    /// What ends a playbook before its last step.
    Stop in "stop" {
        /// The client got in touch.
        Answer = "answer",
        /// Both sides met, whoever began it.
        Contact = "contact",
        /// The client ordered or bought.
        Order = "order",
        /// The client does not want it.
        NotInterested = "not_interested",
        /// The client complained.
        Complaint = "complaint",
    }
}

impl Stop {
    /// What ends a playbook that does not say.
    pub const USUAL: &'static [Self] = &[Self::Order, Self::NotInterested];
}

/// In what an offset is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Days.
    Days,
    /// Days that are worked.
    Working,
    /// Weeks.
    Weeks,
    /// Months; where one has no such day, its last.
    Months,
}

/// How long after its beginning a step of a playbook is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// How many.
    pub count: u16,
    /// Of what.
    pub unit: Unit,
}

impl Offset {
    /// The day that lies so long after another.
    #[must_use]
    pub fn day(self, from: Date, calendar: &WorkCalendar) -> Date {
        match self.unit {
            Unit::Days => later(from, self.count.into()),
            Unit::Working => calendar.add(from, self.count),
            Unit::Weeks => later(from, i64::from(self.count) * 7),
            Unit::Months => from.checked_add(i32::from(self.count).months()).unwrap_or(Date::MAX),
        }
    }

    /// Roughly how many days that is: steps are done in this order.
    fn about(self) -> u32 {
        let count = u32::from(self.count);
        match self.unit {
            Unit::Days => count,
            Unit::Working => count + count / 5 * 2,
            Unit::Weeks => count * 7,
            Unit::Months => count * 61 / 2,
        }
    }
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// How long after the beginning.
    pub offset: Offset,
    /// At which hour, for an appointment.
    pub at: Option<Time>,
    /// How.
    pub channel: Kind,
    /// What for.
    pub purpose: String,
    /// The name of the text that is sent.
    pub template: Option<String>,
}

/// What the text of a playbook says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Script {
    /// Its name.
    pub name: String,
    /// What starts it; `None` for the user's hand alone.
    pub trigger: Option<Trigger>,
    /// What ends it before its last step.
    pub stops: Vec<Stop>,
    /// Its steps, in the order in which they are due; never none.
    pub steps: Vec<Step>,
}

/// A playbook as the user has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Playbook {
    /// Its row; zero while it is not stored.
    pub id: PlaybookId,
    /// Which of those that come ready made it is.
    pub code: Option<String>,
    /// What it is called: the first line of its text.
    pub name: String,
    /// What it says, as the user wrote it.
    pub text: String,
    /// Whether it starts by itself when what it waits for happens.
    pub automatic: bool,
    /// Whether it is not offered.
    pub hidden: bool,
}

impl Playbook {
    /// A playbook of the user's own.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let name = read(&text).map(|script| script.name).unwrap_or_default();
        Self { id: PlaybookId(0), code: None, name, text, automatic: false, hidden: false }
    }

    /// One that came ready made and that nobody has changed: its name is its first line. Nothing is read here, since all
    /// of them are named at every start.
    #[must_use]
    pub fn ready_made(ready: ReadyMade, name: &str, steps: &str) -> Self {
        let (code, text) = (Some(ready.code().to_owned()), format!("{name}\n{steps}\n"));
        Self { id: PlaybookId(0), code, name: name.to_owned(), text, automatic: false, hidden: false }
    }

    /// By which a run knows it: its code, or its number.
    #[must_use]
    pub fn key(&self) -> String {
        self.code.clone().unwrap_or_else(|| self.id.0.to_string())
    }

    /// What its text says.
    pub fn script(&self) -> Result<Script, TextError> {
        read(&self.text)
    }
}

#[cfg(test)]
mod tests;
