//! Questions that the user asks in SQL.

use super::{Agenda, QueryCell, Result};

impl Agenda {
    /// Answers a question in SQL of the [`VIEWS`](super::VIEWS): `head` is told the names of the columns, and `row` each
    /// row. Nothing can be changed by it.
    pub fn query<E: From<super::AgendaError>>(
        &self,
        question: &str,
        mut head: impl FnMut(&[String]) -> std::result::Result<(), E>,
        mut row: impl FnMut(&[QueryCell]) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let said = |error: Asking<E>| match error {
            Asking::Caller(error) => error,
            Asking::Agenda(error) => error.into(),
        };
        let (mut head, mut row) = (
            |names: &[String]| head(names).map_err(Asking::Caller),
            |cells: &[QueryCell]| row(cells).map_err(Asking::Caller),
        );
        self.store.query(question, self.today(), &mut head, &mut row).map_err(said)
    }

    /// The columns of each of the [`VIEWS`](super::VIEWS).
    pub fn view_columns(&self) -> Result<Vec<(&'static str, Vec<String>)>> {
        Ok(self.store.view_columns(self.today())?)
    }
}

/// Why a question was not answered to its end.
enum Asking<E> {
    /// Whoever takes the rows takes no more.
    Caller(E),
    Agenda(super::AgendaError),
}

impl<E> From<crate::store::StoreError> for Asking<E> {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Agenda(error.into())
    }
}
