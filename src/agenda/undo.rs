//! Undo, redo, and the history of what was done.

use super::error::{AgendaError, Result};
use super::{Action, Agenda, Origin, Way};
use crate::domain::Code;
use crate::store::{Operation, StoreError};

/// One step of the user's past, for a label such as "call to Ferretería López".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its place in the journal.
    pub id: i64,
    /// When, in UTC (RFC 3339).
    pub at: String,
    /// What was done.
    pub action: Action,
    /// To whom.
    pub subject: String,
    /// To how many.
    pub count: usize,
    /// By which program.
    pub origin: Origin,
    /// Whether it is undone.
    pub undone: bool,
}

/// What can be undone and redone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// What undo would undo.
    pub undo: Option<Step>,
    /// What redo would redo.
    pub redo: Option<Step>,
}

impl Step {
    fn of(operation: Operation) -> Result<Self> {
        // An action that this version does not know was written by a newer one.
        let action = Action::from_code(&operation.action).ok_or(StoreError::Conflict)?;
        Ok(Self {
            id: operation.id,
            at: operation.at,
            action,
            subject: operation.subject,
            count: usize::try_from(operation.count).unwrap_or(1),
            origin: Origin::from_code(&operation.origin).unwrap_or(Origin::CommandLine),
            undone: operation.undone,
        })
    }
}

impl Agenda {
    /// What was done last here, once; another window may have done something since.
    pub fn just_done(&self) -> Result<Option<Step>> {
        self.store.take_written()?.map(Step::of).transpose()
    }

    /// What can be undone and redone now.
    pub fn past(&self) -> Result<Past> {
        let next = |way| self.store.next_operation(way)?.map(Step::of).transpose();
        Ok(Past { undo: next(Way::Back)?, redo: next(Way::Forth)? })
    }

    /// Undoes or redoes the next step. With `expected`, only when that step still is the next:
    /// [`ChangedSince`](AgendaError::ChangedSince) tells that another window did something meanwhile.
    pub fn travel(&mut self, way: Way, expected: Option<i64>) -> Result<Step> {
        self.secure();
        match self.store.travel(way, expected, &self.rules) {
            Ok(operation) => {
                let _caught_up_later = self.follow_segments();
                Step::of(operation)
            }
            Err(StoreError::Conflict) if expected.is_some() => Err(AgendaError::ChangedSince),
            Err(error) => Err(error.into()),
        }
    }

    /// What was done, newest first.
    pub fn history(&self, limit: usize) -> Result<Vec<Step>> {
        self.store.history(limit)?.into_iter().map(Step::of).collect()
    }
}
