//! The trees that tables and indexes are kept in, walked page by page around whatever is damaged.

use rusqlite::types::Value;

use super::pages::{Pages, byte, u16_at, u32_at};

/// The kinds of page.
const INDEX_INSIDE: u8 = 2;
const TABLE_INSIDE: u8 = 5;
const INDEX_LEAF: u8 = 10;
const TABLE_LEAF: u8 = 13;

/// What a tree holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Rows by their number.
    Table,
    /// Rows, or keys, in the order of what they say.
    Index,
}

/// A row of a table, or an entry of an index, whose number is 0.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: i64,
    pub(super) values: Vec<Value>,
}

/// Which pages were seen, so that none is read as part of two trees, and none twice.
pub(super) struct Seen(Vec<bool>);

impl Seen {
    pub(super) fn new(pages: &Pages) -> Self {
        Self(vec![false; pages.count() as usize + 1])
    }

    /// Notes a page; whether it was seen for the first time.
    pub(super) fn first(&mut self, page: u32) -> bool {
        self.0.get_mut(page as usize).is_some_and(|seen| !std::mem::replace(seen, true))
    }

    pub(super) fn has(&self, page: u32) -> bool {
        self.0.get(page as usize).is_none_or(|seen| *seen)
    }
}

/// Walks a tree from its root on, and hands over all that can be read; how often something could not.
pub(super) fn walk(pages: &mut Pages, root: u32, shape: Shape, seen: &mut Seen, take: &mut dyn FnMut(Row)) -> usize {
    let (mut broken, mut waiting) = (0, vec![root]);
    while let Some(number) = waiting.pop() {
        if !seen.first(number) {
            broken += 1;
            continue;
        }
        let page = pages.page(number).and_then(|bytes| Page::read(number, bytes, pages.usable()));
        let Some(page) = page.filter(|page| page.shape() == shape) else {
            broken += 1;
            continue;
        };
        broken += page.flaws;
        if page.is_inside() {
            waiting.push(u32_at(&page.bytes, page.start + 8));
            for cell in page.cells.iter().rev() {
                waiting.push(u32_at(&page.bytes, *cell));
            }
        }
        if page.kind != TABLE_INSIDE {
            broken += page.rows(pages, seen, take);
        }
    }
    broken
}

/// Hands over the rows of a page that no tree leads to, if it is a page of a table; `None` when it is none, or damaged.
pub(super) fn stray(pages: &mut Pages, number: u32) -> Option<Vec<Row>> {
    let bytes = pages.page(number)?;
    let page = Page::read(number, bytes, pages.usable()).filter(|page| page.kind == TABLE_LEAF)?;
    let mut rows = Vec::new();
    // What spills over is read and not noted: the page may turn out to be nobody's.
    let mut seen = Seen::new(pages);
    let broken = page.rows(pages, &mut seen, &mut |row| rows.push(row));
    (page.flaws == 0 && broken == 0 && !rows.is_empty()).then_some(rows)
}

/// Notes the pages that the file has free, as far as their list can be read.
pub(super) fn note_free(pages: &mut Pages, seen: &mut Seen) {
    let mut trunk = pages.page(1).map_or(0, |head| u32_at(&head, 32));
    while trunk != 0 && seen.first(trunk) {
        let Some(bytes) = pages.page(trunk) else { return };
        let most = pages.usable() / 4 - 2;
        for n in 0..(u32_at(&bytes, 4) as usize).min(most) {
            seen.first(u32_at(&bytes, 8 + 4 * n));
        }
        trunk = u32_at(&bytes, 0);
    }
}

/// A page of a tree.
struct Page {
    bytes: Vec<u8>,
    kind: u8,
    /// Where its header begins.
    start: usize,
    /// Where its cells begin.
    cells: Vec<usize>,
    /// Cells that lie outside of it.
    flaws: usize,
}

impl Page {
    fn read(number: u32, bytes: Vec<u8>, usable: usize) -> Option<Self> {
        let start = if number == 1 { 100 } else { 0 };
        let kind = byte(&bytes, start);
        let head = match kind {
            INDEX_INSIDE | TABLE_INSIDE => 12,
            INDEX_LEAF | TABLE_LEAF => 8,
            _ => return None,
        };
        let count = usize::from(u16_at(&bytes, start + 3));
        let first = start + head + 2 * count;
        if first > usable {
            return None;
        }
        let cells: Vec<usize> = (0..count).map(|n| usize::from(u16_at(&bytes, start + head + 2 * n))).collect();
        let (cells, outside): (Vec<_>, Vec<_>) = cells.into_iter().partition(|at| *at >= first && *at + 3 < usable);
        let flaws = outside.len();
        Some(Self { bytes, kind, start, cells, flaws })
    }

    fn shape(&self) -> Shape {
        if matches!(self.kind, TABLE_INSIDE | TABLE_LEAF) { Shape::Table } else { Shape::Index }
    }

    fn is_inside(&self) -> bool {
        matches!(self.kind, TABLE_INSIDE | INDEX_INSIDE)
    }

    /// Hands over the rows of this page; how many of them could not be read.
    fn rows(&self, pages: &mut Pages, seen: &mut Seen, take: &mut dyn FnMut(Row)) -> usize {
        let mut broken = 0;
        for cell in &self.cells {
            match self.row(*cell, pages, seen) {
                Some(row) => take(row),
                None => broken += 1,
            }
        }
        broken
    }

    fn row(&self, cell: usize, pages: &mut Pages, seen: &mut Seen) -> Option<Row> {
        let at = if self.is_inside() { cell + 4 } else { cell };
        let (length, at) = varint(&self.bytes, at)?;
        let (id, at) = if self.kind == TABLE_LEAF { varint(&self.bytes, at)? } else { (0, at) };
        let payload = self.payload(usize::try_from(length).ok()?, at, pages, seen)?;
        Some(Row { id, values: record(&payload)? })
    }

    /// The bytes of a row, with those that spill over into pages of their own.
    fn payload(&self, length: usize, at: usize, pages: &mut Pages, seen: &mut Seen) -> Option<Vec<u8>> {
        let usable = pages.usable();
        if length > usable.checked_mul(pages.count() as usize)? {
            return None;
        }
        let most = if self.shape() == Shape::Table { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
        if length <= most {
            return Some(self.bytes.get(at..at + length)?.to_vec());
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let some = least + (length - least) % (usable - 4);
        let here = if some <= most { some } else { least };
        let mut payload = self.bytes.get(at..at + here)?.to_vec();
        let mut next = u32_at(self.bytes.get(at + here..at + here + 4)?, 0);
        while payload.len() < length {
            if !seen.first(next) {
                return None;
            }
            let page = pages.page(next)?;
            next = u32_at(&page, 0);
            let part = (length - payload.len()).min(usable - 4);
            payload.extend_from_slice(page.get(4..4 + part)?);
        }
        // The last page leads to no other; one that seems to is none of this row.
        (next == 0).then_some(payload)
    }
}

/// A number of SQLite's of one to nine bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut value = 0_u64;
    for n in 0..9 {
        let byte = *bytes.get(at + n)?;
        if n == 8 {
            return Some((((value << 8) | u64::from(byte)).cast_signed(), at + 9));
        }
        value = (value << 7) | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value.cast_signed(), at + n + 1));
        }
    }
    None
}

/// What a row says; `None` when it cannot be what SQLite wrote.
fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let (head, mut at) = varint(payload, 0)?;
    let head = usize::try_from(head).ok().filter(|head| *head <= payload.len())?;
    let mut kinds = Vec::new();
    while at < head {
        let (kind, next) = varint(payload, at)?;
        kinds.push(kind);
        at = next;
    }
    if at != head {
        return None;
    }
    let mut values = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let (value, length) = value(kind, payload.get(at..)?)?;
        values.push(value);
        at += length;
    }
    (at == payload.len()).then_some(values)
}

/// A value of a kind, and how long it is.
fn value(kind: i64, bytes: &[u8]) -> Option<(Value, usize)> {
    let whole = |length: usize| {
        let bytes = bytes.get(..length)?;
        let first = if byte(bytes, 0) & 0x80 == 0 { 0_i64 } else { -1 };
        Some((Value::Integer(bytes.iter().fold(first, |value, byte| (value << 8) | i64::from(*byte))), length))
    };
    match kind {
        0 => Some((Value::Null, 0)),
        1..=4 => whole(usize::try_from(kind).ok()?),
        5 => whole(6),
        6 => whole(8),
        7 => {
            let bytes: [u8; 8] = bytes.get(..8)?.try_into().ok()?;
            Some((Value::Real(f64::from_be_bytes(bytes)), 8))
        }
        8 | 9 => Some((Value::Integer(kind - 8), 0)),
        12.. => {
            let length = usize::try_from((kind - 12) / 2).ok()?;
            let bytes = bytes.get(..length)?.to_vec();
            let value = if kind % 2 == 0 { Value::Blob(bytes) } else { Value::Text(String::from_utf8(bytes).ok()?) };
            Some((value, length))
        }
        _ => None,
    }
}
