//! The pages of a file as they lie on the disk, with what its write-ahead log holds over them.
//!
//! SQLite refuses a file whose first page is damaged, and stops at the first damaged page of a table. What is read here is
//! read page by page: one that is damaged is missed, and nothing else. The pages of an encrypted file are deciphered by
//! SQLite, one at a time too.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::first::Copy;
use crate::store::error::{Result, StoreError};
use crate::store::key::{Key, Salt, connect};
use crate::store::open::{damaged, denied};
use crate::store::unfinished::beside;

/// The page size of the files that this program writes.
pub(super) const USUAL: usize = 4_096;
/// The bytes before the first frame of a log, and before the page of each.
const LOG_HEAD: usize = 32;
const FRAME_HEAD: usize = 24;
/// How many pages are looked at to tell the page size.
const LOOKED_AT: u32 = 400;
/// A page as SQLite deciphers it.
pub(super) const PAGE: &str = "SELECT data FROM sqlite_dbpage('main') WHERE pgno = ?1";

/// Where pages are read.
enum Source {
    /// The file and its log.
    Disk {
        file: File,
        log: Option<File>,
        /// Where the log has the newest version of a page.
        over: HashMap<u32, u64>,
    },
    /// SQLite, which knows the key, and the copy whose first page is another one.
    Deciphered(Connection, Option<Copy>),
}

/// The pages of a file.
pub(super) struct Pages {
    from: Source,
    /// The size of a page, and how much of it is SQLite's to use.
    size: usize,
    usable: usize,
    count: u32,
}

impl Pages {
    /// Opens a file and its log for reading.
    pub(super) fn on_disk(path: &Path) -> Result<Self> {
        let mut file = File::open(path).map_err(|error| denied(error, path))?;
        let bytes = file.metadata()?.len();
        let (size, usable) = measure(&mut file, bytes);
        let mut count = pages_in(bytes, size);
        let (mut log, mut over) = (File::open(beside(path, "-wal")).ok(), HashMap::new());
        if let Some(log) = &mut log
            && let Some(pages) = read_log(log, size, &mut over)
        {
            count = pages;
        }
        Ok(Self { from: Source::Disk { file, log, over }, size, usable, count })
    }

    /// Whether some page of a file looks like one that needs no key.
    pub(super) fn look_legible(path: &Path) -> Result<bool> {
        let mut file = File::open(path).map_err(|error| denied(error, path))?;
        let bytes = file.metadata()?.len();
        let (size, _) = measure(&mut file, bytes);
        Ok(look_like_pages(&mut file, size, bytes) > 0)
    }

    /// Opens an encrypted file and its log. Where its first page is damaged, the others are read through a copy at
    /// `scratch`, with the first of these salts that opens any of them.
    pub(super) fn deciphered(path: &Path, key: &Key, salts: &[Salt], scratch: &Path) -> Result<Self> {
        let bytes = File::open(path).and_then(|file| file.metadata()).map_err(|error| denied(error, path))?.len();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let looked = || -> Result<Self> {
            let conn = connect(path, flags, Some(key))?;
            // What the file says of its tables may be damaged, and is not asked.
            conn.pragma_update(None, "writable_schema", true)?;
            Self::through(conn, bytes, None)
        };
        match looked().map_err(|error| damaged(error, path)) {
            Err(StoreError::WrongKey(_) | StoreError::Damaged(_)) => {
                let (copy, conn) = Copy::of(path, key, salts, scratch)?;
                Self::through(conn, bytes, Some(copy)).map_err(|error| damaged(error, path))
            }
            looked => looked,
        }
    }

    /// The pages that a connection deciphers, of which the first one is of no use if they are those of such a copy.
    fn through(conn: Connection, bytes: u64, copy: Option<Copy>) -> Result<Self> {
        let first: Vec<u8> = conn.query_row(PAGE, [1], |row| row.get(0))?;
        let size = first.len();
        let told: u32 = conn.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        let count = pages_in(bytes, size).max(told);
        let usable = size.saturating_sub(usize::from(byte(&first, 20)));
        Ok(Self { from: Source::Deciphered(conn, copy), size, usable, count })
    }

    /// How many pages there are; they count from 1.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// How much of a page is SQLite's to use.
    pub(super) fn usable(&self) -> usize {
        self.usable
    }

    /// Whether there is nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// A page, if the file has it: as much of it as there is where the file was cut off. One of nothing but zeros is what a
    /// disk gives for a page that it has lost.
    pub(super) fn page(&mut self, number: u32) -> Option<Vec<u8>> {
        if number == 0 || number > self.count {
            return None;
        }
        let size = self.size;
        let page = match &mut self.from {
            Source::Deciphered(_, Some(_)) if number == 1 => None,
            Source::Deciphered(conn, _) => {
                let mut statement = conn.prepare_cached(PAGE).ok()?;
                statement.query_row([number], |row| row.get(0)).ok()
            }
            Source::Disk { log: Some(log), over, .. } if over.contains_key(&number) => {
                read_at(log, over[&number], size)
            }
            Source::Disk { file, .. } => read_at(file, u64::from(number - 1) * size as u64, size),
        };
        page.filter(|page| page.iter().any(|byte| *byte != 0))
    }
}

/// Tells the size of a page and how much of it is SQLite's to use by the header, or, where that is damaged, by what the
/// pages look like.
fn measure(file: &mut File, bytes: u64) -> (usize, usize) {
    let head = read_at(file, 0, 100).unwrap_or_default();
    let said = match u16::from_be_bytes([byte(&head, 16), byte(&head, 17)]) {
        1 => 65_536,
        size => usize::from(size),
    };
    let reserved = usize::from(byte(&head, 20));
    let mut likely = vec![(USUAL, 0)];
    if said.is_power_of_two() && said >= 512 && reserved <= 32 {
        likely.insert(0, (said, reserved));
    }
    let best = likely.into_iter().max_by_key(|(size, _)| look_like_pages(file, *size, bytes));
    let (size, reserved) = best.unwrap_or((USUAL, 0));
    (size, size - reserved)
}

fn pages_in(bytes: u64, size: usize) -> u32 {
    u32::try_from(bytes.div_ceil(size as u64)).unwrap_or(u32::MAX)
}

/// How many of the first pages begin as a page of a tree does, in bytes.
fn look_like_pages(file: &mut File, size: usize, bytes: u64) -> usize {
    let last = u32::try_from(bytes / size as u64).unwrap_or(u32::MAX).min(LOOKED_AT);
    let mut begins = |number: &u32| {
        let head = read_at(file, u64::from(*number) * size as u64, 8).unwrap_or_default();
        let (cells, start) = (u16_at(&head, 3), u16_at(&head, 5));
        matches!(byte(&head, 0), 2 | 5 | 10 | 13)
            && usize::from(cells) * 2 < size
            && (usize::from(start) > usize::from(cells) * 2 || size == 65_536)
            && usize::from(start) <= size
    };
    (1..last).filter(|number| begins(number)).count() * size
}

/// Notes which pages the log holds, as far as it was committed and its sums are right; how many pages there are by it.
fn read_log(log: &mut File, size: usize, over: &mut HashMap<u32, u64>) -> Option<u32> {
    let head = read_whole(log, 0, LOG_HEAD)?;
    let big = match u32_at(&head, 0) {
        0x377f_0682 => false,
        0x377f_0683 => true,
        _ => return None,
    };
    if u32_at(&head, 8) as usize != size {
        return None;
    }
    let mut sum = summed(&head[..24], (0, 0), big);
    if sum != (u32_at(&head, 24), u32_at(&head, 28)) {
        return None;
    }
    let (mut at, mut pending, mut count) = (LOG_HEAD as u64, HashMap::new(), None);
    while let Some(frame) = read_whole(log, at, FRAME_HEAD + size) {
        sum = summed(&frame[..8], sum, big);
        sum = summed(&frame[FRAME_HEAD..], sum, big);
        if frame[8..16] != head[16..24] || sum != (u32_at(&frame, 16), u32_at(&frame, 20)) {
            break;
        }
        pending.insert(u32_at(&frame, 0), at + FRAME_HEAD as u64);
        let pages = u32_at(&frame, 4);
        if pages > 0 {
            over.extend(pending.drain());
            count = Some(pages);
        }
        at += (FRAME_HEAD + size) as u64;
    }
    count
}

/// The sum that SQLite writes into its log.
fn summed(bytes: &[u8], (mut first, mut second): (u32, u32), big: bool) -> (u32, u32) {
    for pair in bytes.chunks_exact(8) {
        let word = |at: usize| {
            let bytes = [byte(pair, at), byte(pair, at + 1), byte(pair, at + 2), byte(pair, at + 3)];
            if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
        };
        first = first.wrapping_add(word(0)).wrapping_add(second);
        second = second.wrapping_add(word(4)).wrapping_add(first);
    }
    (first, second)
}

/// So many bytes from a place on, or as many as there are; `None` where nothing can be read.
fn read_at(file: &mut File, at: u64, length: usize) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(at)).ok()?;
    let mut bytes = Vec::with_capacity(length);
    file.take(length as u64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// So many bytes from a place on, all of them.
fn read_whole(file: &mut File, at: u64, length: usize) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(at)).ok()?;
    let mut bytes = vec![0; length];
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// A byte; 0 behind the end.
pub(super) fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// A number of two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([byte(bytes, at), byte(bytes, at + 1)])
}

/// A number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([byte(bytes, at), byte(bytes, at + 1), byte(bytes, at + 2), byte(bytes, at + 3)])
}
