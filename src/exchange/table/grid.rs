//! Cells that come one by one, kept close together: a million rows of a workbook are a few long vectors.

use ::csv::StringRecord;

use crate::exchange::incoming::{Limited, ReadError};

/// The most text of all cells, in bytes.
const MAX_TEXT: usize = 192 * 1024 * 1024;
/// How many rows with cells beyond the last column are named.
const MAX_BEYOND: usize = 100;
/// The most cells.
const MAX_CELLS: usize = 24_000_000;

/// Rows of cells.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Grid {
    /// The text of all cells, one after the other.
    text: String,
    /// Where each cell ends in it.
    ends: Vec<u32>,
    /// For each row that is not empty its number, and how many cells come before it.
    rows: Vec<(u32, u32)>,
    /// The first rows that have cells beyond the last column that is read.
    beyond: Vec<u32>,
}

impl Grid {
    /// Begins the row of a number; a row without a cell is none.
    pub(in crate::exchange) fn row(&mut self, number: u32) {
        self.end_row();
        self.rows.push((number, place(self.ends.len())));
    }

    /// Ends the last row: empty cells at its end are none.
    pub(in crate::exchange) fn end_row(&mut self) {
        let Some((_, from)) = self.rows.last().copied() else { return };
        let from = from as usize;
        while self.ends.len() > from && self.cell(self.ends.len() - 1).is_empty() {
            self.ends.pop();
        }
        if self.ends.len() == from {
            self.rows.pop();
        }
    }

    /// Adds a cell to the row that was begun last.
    pub(in crate::exchange) fn push(&mut self, cell: &str) -> Result<(), ReadError> {
        if self.ends.len() >= MAX_CELLS {
            return Err(ReadError::TooLarge { what: Limited::Cells, limit: MAX_CELLS });
        }
        if self.text.len() + cell.len() > MAX_TEXT {
            return Err(ReadError::TooLarge { what: Limited::Unpacked, limit: MAX_TEXT });
        }
        self.text.push_str(cell);
        self.ends.push(place(self.text.len()));
        Ok(())
    }

    /// Notes that the row that was begun last has cells beyond the last column that is read.
    pub(in crate::exchange) fn leave_beyond(&mut self) {
        if let Some((number, _)) = self.rows.last()
            && self.beyond.len() < MAX_BEYOND
            && self.beyond.last() != Some(number)
        {
            self.beyond.push(*number);
        }
    }

    /// The first rows with cells that are not read.
    pub(in crate::exchange) fn beyond(&self) -> &[u32] {
        &self.beyond
    }

    /// How many cells the row has that was begun last.
    pub(in crate::exchange) fn width(&self) -> usize {
        self.rows.last().map_or(0, |(_, from)| self.ends.len() - *from as usize)
    }

    /// How many rows are not empty.
    pub(in crate::exchange) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The number of a row.
    pub(super) fn number(&self, row: usize) -> Option<u32> {
        self.rows.get(row).map(|(number, _)| *number)
    }

    /// Copies the cells of a row.
    pub(super) fn read(&self, row: usize, record: &mut StringRecord) {
        record.clear();
        let Some((_, from)) = self.rows.get(row) else { return };
        let to = self.rows.get(row + 1).map_or(self.ends.len(), |(_, from)| *from as usize);
        for at in *from as usize..to {
            record.push_field(self.cell(at));
        }
    }

    fn cell(&self, at: usize) -> &str {
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(begin);
        self.text.get(begin as usize..end as usize).unwrap_or_default()
    }
}

/// A place in the text or among the cells: both are below the limits.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_numbers_and_lose_their_empty_ends() {
        let mut grid = Grid::default();
        for (number, cells) in [(1, &["a", "", "b", ""][..]), (2, &["", ""]), (5, &["ñ"])] {
            grid.row(number);
            for cell in cells {
                grid.push(cell).unwrap();
            }
        }
        grid.end_row();
        let mut record = StringRecord::new();
        let rows: Vec<(Option<u32>, Vec<String>)> = (0..grid.len())
            .map(|row| {
                grid.read(row, &mut record);
                (grid.number(row), record.iter().map(str::to_owned).collect())
            })
            .collect();
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(rows, [(Some(1), cells(&["a", "", "b"])), (Some(5), cells(&["ñ"]))]);
    }
}
