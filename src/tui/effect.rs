//! What `update` wants done outside of the model.

use super::dialog::Beginning;
use super::form::{Export, Outgoing};
use super::intake::Task;
use super::jobs::Job;
use super::reports::Asked;
use super::sharing::Sharing;
use crate::agenda::DayPlan;
use crate::domain::Segment;

/// Something that the loop carries out.
#[derive(Debug)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Give the terminal back to the shell, and take it again on return.
    Suspend,
    /// Open this text in the user's editor.
    Edit(String),
    /// Show the sample portfolio instead of the user's agenda.
    Sample,
    /// Draw every cell anew.
    Redraw,
    /// Do something about files that are taken in.
    Intake(Job, Box<Task>),
    /// Write what there is into a file.
    Export(Job, Box<Export>),
    /// Share the agenda with phones and other computers.
    Share(Job, Sharing),
    /// Ring, and show on the desktop that these appointments begin.
    Remind(Vec<DayPlan>),
    /// Count how many clients each of these segments means.
    CountSegments(Vec<Segment>),
    /// Measure what became of what is closed.
    Measure,
    /// Look for those who may be here twice.
    Duplicates,
    /// Open a file or an address with the user's program for it.
    Open(String),
    /// Say what starting a playbook would plan.
    Outlook(Box<Beginning>),
    /// Start a playbook.
    Start(Box<Beginning>),
    /// Count what came of the campaigns.
    Campaigns,
    /// Make the backup of the day, and bring what is derived to the day and the rules.
    BeginDay,
    /// Compute a report, or look for whoever is behind a number of one.
    Report(Box<Asked>),
    /// Open a message in the program that sends it.
    Send(Box<Outgoing>),
    /// Have the terminal copy a text.
    Copy(String),
}

/// What a message leads to; whoever drops it unread loses something the user asked for.
#[must_use]
#[derive(Debug, Default)]
pub struct Effects(Vec<Effect>);

impl Effect {
    /// The work, if this is some that is watched.
    #[must_use]
    pub(super) fn job(&self) -> Option<&Job> {
        match self {
            Self::Intake(job, _) | Self::Export(job, _) | Self::Share(job, _) => Some(job),
            _ => None,
        }
    }
}

impl Effects {
    /// Nothing.
    pub fn none() -> Self {
        Self::default()
    }

    /// One effect.
    pub fn one(effect: Effect) -> Self {
        Self(vec![effect])
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
