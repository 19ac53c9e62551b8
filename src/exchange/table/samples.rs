//! The first values of each column, and how many there are: what a preview shows of it.

use ::csv::StringRecord;

use super::clean;
use crate::exchange::incoming::SAMPLES;

/// How much of a value is shown, in characters.
const LONGEST: usize = 80;

/// The first values of a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::exchange) struct Sample {
    /// The first that differ.
    pub(in crate::exchange) first: Vec<String>,
    /// How many cells are not empty.
    pub(in crate::exchange) filled: usize,
}

/// The first values of all columns.
pub(in crate::exchange) struct Samples(Vec<Sample>);

impl Samples {
    /// Of so many columns.
    pub(in crate::exchange) fn of(columns: usize) -> Self {
        Self(vec![Sample::default(); columns])
    }

    /// Looks at a record.
    pub(in crate::exchange) fn see(&mut self, cells: &StringRecord) {
        for (sample, cell) in self.0.iter_mut().zip(cells) {
            if cell.is_empty() || cell.trim().is_empty() {
                continue;
            }
            sample.filled += 1;
            if sample.first.len() < SAMPLES {
                let shown = clean::line(&clean::cut(cell, LONGEST));
                if !shown.is_empty() && !sample.first.contains(&shown) {
                    sample.first.push(shown);
                }
            }
        }
    }

    /// What was seen, in the order of the columns.
    pub(in crate::exchange) fn into_list(self) -> Vec<Sample> {
        self.0
    }
}
