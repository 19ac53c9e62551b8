//! XLS. The library lays out each sheet as the rectangle around its cells: two cells in opposite corners of an empty
//! sheet would fill the memory, so where the cells are is looked up first.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Reader, Xls, XlsError};

use super::{MAX_SHEETS, cell, put};
use crate::exchange::incoming::{FileKind, Limited, ReadError};
use crate::exchange::table::Grid;

/// The largest file: the library holds all of it several times over.
const MAX_BYTES: usize = 32 * 1024 * 1024;
/// The most cells of the rectangles around the cells of all sheets.
const MAX_AREA: u64 = 4_000_000;

/// The sheets of a workbook.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<(String, Grid)>, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { what: Limited::Bytes, limit: MAX_BYTES });
    }
    look(bytes)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| failed(&error))?;
    let names: Vec<String> = book.sheet_names().into_iter().take(MAX_SHEETS).collect();
    let mut sheets = Vec::new();
    for name in names {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (first_row, first_column) = range.start().unwrap_or_default();
        // Where each region that is more than a row high begins, and its last row.
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let high = merged.iter().filter(|region| region.end.0 > region.start.0);
        let high: BTreeMap<(u32, u32), u32> = high.map(|region| (region.start, region.end.0)).collect();
        let mut down: BTreeMap<u32, (u32, String)> = BTreeMap::new();
        let mut grid = Grid::default();
        for (row, cells) in (first_row..).zip(range.rows()) {
            down.retain(|_, (last, _)| *last >= row);
            if cells.iter().all(|cell| *cell == calamine::Data::Empty) {
                continue;
            }
            grid.row(row.saturating_add(1));
            for (column, data) in (first_column..).zip(cells) {
                let mut text = cell::of(data);
                if let Some(last) = high.get(&(row, column)) {
                    down.insert(column, (*last, text.clone()));
                } else if text.is_empty()
                    && let Some((_, above)) = down.get(&column)
                {
                    text.clone_from(above);
                }
                put(&mut grid, column, &text)?;
            }
        }
        grid.end_row();
        sheets.push((name, grid));
    }
    Ok(sheets)
}

/// Refuses what is locked, is no workbook, or has cells too far apart.
fn look(bytes: &[u8]) -> Result<(), ReadError> {
    let damaged = || ReadError::Damaged { kind: FileKind::Xls };
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    // What Excel does with a password: a newer workbook within an old document.
    if file.exists("/EncryptedPackage") {
        return Err(ReadError::Locked);
    }
    let Some(path) = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"].into_iter().find(|path| file.is_stream(path)) else {
        return Err(ReadError::NotText { kind: FileKind::Xls });
    };
    let mut stream = Vec::new();
    let most = bytes.len() as u64;
    file.open_stream(path).and_then(|it| it.take(most).read_to_end(&mut stream)).map_err(|_| damaged())?;
    let mut area = Area::default();
    let mut all = 0_u64;
    let mut rest = stream.as_slice();
    while let Some(([kind, sort, length, more], after)) = rest.split_first_chunk::<4>() {
        let length = usize::from(u16::from_le_bytes([*length, *more]));
        let data = after.get(..length).unwrap_or(after);
        match u16::from_le_bytes([*kind, *sort]) {
            // Each sheet begins anew.
            0x0809 => {
                all = all.saturating_add(area.size());
                area = Area::default();
            }
            0x002F => return Err(ReadError::Locked),
            // Numbers, texts, formulas and blanks, one cell each.
            0x0001..=0x0006 | 0x0201 | 0x0203..=0x0207 | 0x027E | 0x00FD | 0x00D6 | 0x0406 => area.see(data, None),
            // Several cells of a row: the last column stands at the end.
            0x00BD | 0x00BE => area.see(data, data.last_chunk::<2>().map(|end| u16::from_le_bytes(*end))),
            _ => {}
        }
        rest = after.get(length..).unwrap_or_default();
    }
    if all.saturating_add(area.size()) > MAX_AREA {
        return Err(ReadError::TooLarge {
            what: Limited::Cells,
            limit: usize::try_from(MAX_AREA).unwrap_or(usize::MAX),
        });
    }
    Ok(())
}

/// The rectangle around some cells.
#[derive(Default)]
struct Area {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Area {
    fn see(&mut self, data: &[u8], last: Option<u16>) {
        let Some([row, row_high, column, column_high]) = data.first_chunk::<4>() else { return };
        let (row, column) = (u16::from_le_bytes([*row, *row_high]), u16::from_le_bytes([*column, *column_high]));
        let last = last.unwrap_or(column).max(column);
        let around = |known: Option<(u16, u16)>, from: u16, to: u16| {
            Some(known.map_or((from, to), |(least, most)| (least.min(from), most.max(to))))
        };
        self.rows = around(self.rows, row, row);
        self.columns = around(self.columns, column, last);
    }

    fn size(&self) -> u64 {
        let wide = |known: Option<(u16, u16)>| known.map_or(0, |(least, most)| u64::from(most - least) + 1);
        wide(self.rows) * wide(self.columns)
    }
}

fn failed(error: &XlsError) -> ReadError {
    match error {
        XlsError::Password => ReadError::Locked,
        _ => ReadError::Damaged { kind: FileKind::Xls },
    }
}
