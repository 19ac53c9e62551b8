//! One notion of a table, whatever it came from: records of cells, each with the line on which it began.
//!
//! Delimited text is read where it lies; a sheet of a workbook and a list of JSON are a [`Grid`]. Everything after
//! that (which record is the header, what a column says, what becomes of a row) knows only [`Table`].
//!
//! Clients are read by [`clients`], whose headers are guessed at; what has columns of agreed names is a
//! [`Shape`](reading::Shape), read by [`reading`].

mod activities;
pub(in crate::exchange) mod clean;
pub(in crate::exchange) mod clients;
pub(in crate::exchange) mod dates;
pub(in crate::exchange) mod deals;
pub(in crate::exchange) mod follow_ups;
mod grid;
pub(in crate::exchange) mod interactions;
pub(in crate::exchange) mod names;
pub(in crate::exchange) mod numbers;
pub(in crate::exchange) mod products;
pub(in crate::exchange) mod reading;
pub(in crate::exchange) mod records;
pub(in crate::exchange) mod sales;
pub(in crate::exchange) mod samples;
#[cfg(test)]
pub(in crate::exchange) mod tests;
mod typos;
mod walk;
mod words;

pub(in crate::exchange) use grid::Grid;
pub(in crate::exchange) use records::{Place, Records};
pub(in crate::exchange) use walk::{Unreads, lines_of, walk};

/// A table.
#[derive(Clone, Copy)]
pub(in crate::exchange) enum Table<'t> {
    /// Delimited text.
    Text {
        /// All of it.
        text: &'t str,
        /// What stands between the cells.
        delimiter: u8,
        /// The physical line of its first byte.
        first_line: u64,
    },
    /// Cells that were apart from the beginning.
    Cells(&'t Grid),
}

impl<'t> Table<'t> {
    /// Its records, from the first on.
    pub(in crate::exchange) fn records(self) -> Records<'t> {
        match self {
            Self::Text { text, delimiter, first_line } => Records::new(text, delimiter, 0, first_line),
            Self::Cells(grid) => Records::of(grid, 0),
        }
    }

    /// Its records from a place on.
    pub(in crate::exchange) fn records_from(self, place: Place) -> Records<'t> {
        match self {
            Self::Text { text, delimiter, .. } => Records::new(text, delimiter, place.at, place.line),
            Self::Cells(grid) => Records::of(grid, place.at),
        }
    }
}
