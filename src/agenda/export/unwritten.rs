//! Why what goes out did not come into its file.

use std::io;

use crate::agenda::{AgendaError, StoreError};

/// Why a file was not written.
#[derive(Debug)]
pub enum Unwritten {
    /// It cannot be.
    File(io::Error),
    /// The agenda did not give what was to be in it.
    Agenda(AgendaError),
}

impl From<io::Error> for Unwritten {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

impl From<AgendaError> for Unwritten {
    fn from(error: AgendaError) -> Self {
        match error {
            AgendaError::Store(StoreError::Io(error)) => Self::File(error),
            error => Self::Agenda(error),
        }
    }
}
