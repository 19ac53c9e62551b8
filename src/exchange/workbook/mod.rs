//! Workbooks: XLSX, ODS and XLS to tables, each sheet one.
//!
//! A small file can claim to be a large one: what is packed in it is measured before anything is read ([`packed`]), the
//! cells of XLSX and ODS are taken one by one into a [`Grid`] with its limits, and an XLS is looked through for cells
//! that lie far apart before the library lays out the rectangle between them ([`xls`]).

pub(in crate::exchange) mod cell;
mod ods;
mod packed;
#[cfg(test)]
mod tests;
mod xls;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::incoming::{FileKind, ReadError};
use super::table::Grid;

/// The most sheets that are looked at.
const MAX_SHEETS: usize = 200;
/// The most columns of a sheet that are read; what stands beyond is said.
const MAX_COLUMNS: u32 = 1_024;

/// The sheets of a workbook that are not empty, with their names.
pub(in crate::exchange) fn sheets(bytes: &[u8], kind: FileKind) -> Result<Vec<(String, Grid)>, ReadError> {
    let read = || match kind {
        FileKind::Xls => xls::sheets(bytes),
        _ => match packed::check(bytes)? {
            FileKind::Ods => ods::sheets(bytes),
            FileKind::Xlsx => xlsx::sheets(bytes),
            kind => Err(ReadError::NotText { kind }),
        },
    };
    // The libraries index into foreign bytes: where one stumbles, the file is damaged and nothing else is.
    let sheets = catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(ReadError::Damaged { kind }))?;
    let sheets: Vec<(String, Grid)> = sheets.into_iter().filter(|(_, grid)| grid.len() > 0).collect();
    if sheets.is_empty() { Err(ReadError::Empty) } else { Ok(sheets) }
}

/// Adds a cell to the last row of a grid, at its column.
fn put(grid: &mut Grid, column: u32, text: &str) -> Result<(), ReadError> {
    if text.is_empty() {
        return Ok(());
    }
    if column >= MAX_COLUMNS {
        grid.leave_beyond();
        return Ok(());
    }
    while grid.width() < column as usize {
        grid.push("")?;
    }
    grid.push(text)
}
