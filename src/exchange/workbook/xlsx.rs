//! XLSX: cell by cell, so that one in the farthest corner costs no more than any other.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader, SheetType, Xlsx, XlsxError};

use super::{MAX_SHEETS, cell, put};
use crate::exchange::incoming::{FileKind, ReadError};
use crate::exchange::table::Grid;

/// The most merged regions of a sheet that are filled.
const MAX_MERGED: usize = 100_000;

/// A cell whose value holds for some rows below it as well.
struct Merged {
    last: u32,
    value: String,
}

/// The sheets of a workbook.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Grid)>, ReadError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    let names = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = names.map(|sheet| sheet.name.clone()).take(MAX_SHEETS).collect();
    let mut sheets = Vec::new();
    for name in names {
        // Where each region that is more than a row high begins, and its last row.
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let high = merged.iter().filter(|region| region.end.0 > region.start.0).take(MAX_MERGED);
        let high: BTreeMap<(u32, u32), u32> = high.map(|region| (region.start, region.end.0)).collect();
        let grid = sheet(&mut book, &name, &high)?;
        sheets.push((name, grid));
    }
    Ok(sheets)
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, high: &BTreeMap<(u32, u32), u32>) -> Result<Grid, ReadError> {
    let mut grid = Grid::default();
    let mut cells = book.worksheet_cells_reader(name).map_err(|error| failed(&error))?;
    let mut down: BTreeMap<u32, Merged> = BTreeMap::new();
    let mut row = None;
    let mut next_column = 0;
    while let Some(cell) = cells.next_cell().map_err(|error| failed(&error))? {
        let (at, column) = cell.get_position();
        if row != Some(at) {
            // Rows that go back are no rows.
            if row.is_some_and(|row| at < row) {
                return Err(ReadError::Damaged { kind: FileKind::Xlsx });
            }
            if row.is_some() {
                fill(&mut grid, &down, next_column, u32::MAX)?;
            }
            down.retain(|_, merged| merged.last >= at);
            grid.row(at.saturating_add(1));
            (row, next_column) = (Some(at), 0);
        }
        if column < next_column {
            return Err(ReadError::Damaged { kind: FileKind::Xlsx });
        }
        let text = cell::text(cell.get_value());
        fill(&mut grid, &down, next_column, column)?;
        match down.get(&column) {
            Some(merged) if text.is_empty() => put(&mut grid, column, &merged.value)?,
            _ => put(&mut grid, column, &text)?,
        }
        if let Some(last) = high.get(&(at, column)) {
            down.insert(column, Merged { last: *last, value: text });
        }
        next_column = column + 1;
    }
    if row.is_some() {
        fill(&mut grid, &down, next_column, u32::MAX)?;
    }
    grid.end_row();
    Ok(grid)
}

/// Puts what holds from the rows above into the columns that are passed.
fn fill(grid: &mut Grid, down: &BTreeMap<u32, Merged>, from: u32, to: u32) -> Result<(), ReadError> {
    if from >= to {
        return Ok(());
    }
    down.range(from..to).try_for_each(|(column, merged)| put(grid, *column, &merged.value))
}

fn failed(error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Locked,
        _ => ReadError::Damaged { kind: FileKind::Xlsx },
    }
}
