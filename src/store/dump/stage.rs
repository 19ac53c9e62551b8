//! Reading a document, row by row, into a file beside the agenda, where it is looked at as a whole before anything of it
//! comes in.

mod document;
mod sheets;

pub(in crate::store) use sheets::derive;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::io::{self, Read};

use serde::de::{self, DeserializeSeed};

use crate::store::Store;
use crate::store::error::{Result, StoreError};
use document::Document;
use sheets::Sheets;

/// After so many rows it is said how many there are.
const STEP: usize = 1_000;

/// What is wrong with a document, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DumpFlaw {
    /// What.
    pub wrong: Wrong,
    /// In which line; 0 for the document as a whole.
    pub line: u64,
    /// In which table.
    pub table: String,
    /// In which column of it.
    pub column: String,
}

/// What can be wrong with a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wrong {
    /// It is no document of ours.
    #[default]
    NotOurs,
    /// A newer version of the program wrote it.
    Newer,
    /// It is no JSON there, or it ends there.
    NoJson,
    /// There is no such table.
    UnknownTable,
    /// There is no such column.
    UnknownColumn,
    /// The column cannot hold such a value.
    Value,
    /// The column must hold something.
    Missing,
    /// There is such a row already.
    Twice,
    /// The row that it refers to is not there.
    Dangling,
}

/// A document that was read, and lies beside the agenda until it is taken in.
#[derive(Debug)]
pub struct Staged {
    /// The file in which it lies: it goes with this value.
    _file: tempfile::TempPath,
    pub(super) sequence: BTreeMap<String, i64>,
    pub(super) meta: BTreeMap<String, String>,
    /// How many rows were read.
    pub rows: usize,
}

impl Store {
    /// Reads a document and looks whether it could be taken in as a whole; nothing of the agenda is changed. It must be
    /// [given up](Self::unstage) when it is done with.
    pub fn stage<E: From<StoreError>>(
        &self,
        from: &mut dyn Read,
        step: &mut dyn FnMut(usize) -> std::result::Result<(), E>,
    ) -> std::result::Result<Staged, E> {
        let folder = self.path().parent().filter(|folder| !folder.as_os_str().is_empty());
        let mut builder = tempfile::Builder::new();
        builder.prefix(".cartera-");
        let file = folder.map_or_else(|| builder.tempfile(), |folder| builder.tempfile_in(folder));
        let file = file.map_err(StoreError::Io)?.into_temp_path();
        self.unstage();
        let attach = || -> Result<()> {
            self.conn.execute("ATTACH ?1 AS incoming", [file.to_string_lossy()])?;
            self.conn.execute_batch(
                "PRAGMA incoming.journal_mode = OFF; PRAGMA incoming.synchronous = OFF;
                 PRAGMA incoming.locking_mode = EXCLUSIVE; PRAGMA incoming.cache_size = -16384; BEGIN",
            )?;
            Ok(())
        };
        let staged = attach().map_err(E::from).and_then(|()| {
            let mut sheets = Sheets::new(&self.conn)?;
            let read = read(from, &mut sheets, step)?;
            self.conn.execute_batch("COMMIT").map_err(StoreError::from)?;
            sheets.look_for_dangling()?;
            sheets.close()?;
            Ok(read)
        });
        match staged {
            Ok((rows, sequence, meta)) => Ok(Staged { _file: file, sequence, meta, rows }),
            Err(error) => {
                self.unstage();
                Err(error)
            }
        }
    }

    /// Forgets the document that was read.
    pub fn unstage(&self) {
        if !self.conn.is_autocommit() {
            // What could not be read is of no use; there is nothing to take back but that.
            let _ = self.conn.execute_batch("ROLLBACK");
        }
        let _ = self.conn.execute_batch("DETACH incoming");
    }
}

type Parts = (usize, BTreeMap<String, i64>, BTreeMap<String, String>);

/// Reads a whole document into the sheets.
fn read<E: From<StoreError>>(
    from: &mut dyn Read,
    sheets: &mut Sheets,
    step: &mut dyn FnMut(usize) -> std::result::Result<(), E>,
) -> std::result::Result<Parts, E> {
    let at = Place::default();
    let mut stopped = None;
    let mut told = |rows| step(rows).map_err(|error| stopped = Some(error)).is_ok();
    let mut inner = io::BufReader::with_capacity(1 << 16, from);
    // Some editors begin a file with this mark, which is no part of it.
    if io::BufRead::fill_buf(&mut inner).map_err(StoreError::Io)?.starts_with(b"\xef\xbb\xbf") {
        io::BufRead::consume(&mut inner, 3);
    }
    let lines = Lines { inner, line: &at.line, failed: &at.failed };
    let mut reader = serde_json::Deserializer::from_reader(lines);
    let document = Document { sheets, at: &at, step: &mut told };
    let read = document.deserialize(&mut reader).and_then(|read| reader.end().map(|()| read));
    if let Some(error) = stopped {
        return Err(error);
    }
    read.map_err(|error| at.failure(&error).into())
}

/// Where the reading is, and why it ended if it is known better than JSON knows it.
#[derive(Debug, Default)]
struct Place {
    line: Cell<u64>,
    table: RefCell<String>,
    column: RefCell<String>,
    found: RefCell<Option<StoreError>>,
    failed: RefCell<Option<io::Error>>,
    begun: Cell<bool>,
}

impl Place {
    fn flaw(&self, wrong: Wrong) -> DumpFlaw {
        let line = self.line.get() + 1;
        DumpFlaw { wrong, line, table: self.table.borrow().clone(), column: self.column.borrow().clone() }
    }

    /// Ends the reading.
    fn stop<E: de::Error>(&self, wrong: Wrong) -> E {
        let flaw = self.flaw(wrong);
        self.fail(StoreError::Dump(flaw))
    }

    fn fail<E: de::Error>(&self, error: StoreError) -> E {
        self.found.replace(Some(error));
        E::custom("")
    }

    fn failure(&self, error: &serde_json::Error) -> StoreError {
        if let Some(failed) = self.failed.take() {
            return StoreError::Io(failed);
        }
        if let Some(found) = self.found.take() {
            return found;
        }
        if !self.begun.get() {
            return StoreError::Dump(DumpFlaw::default());
        }
        let line = u64::try_from(error.line()).unwrap_or(0);
        let wrong = if error.is_data() { Wrong::Value } else { Wrong::NoJson };
        StoreError::Dump(DumpFlaw { line, ..self.flaw(wrong) })
    }
}

/// Counts the lines that go by.
struct Lines<'a, R> {
    inner: R,
    line: &'a Cell<u64>,
    failed: &'a RefCell<Option<io::Error>>,
}

impl<R: Read> Read for Lines<'_, R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(to).map_err(|error| {
            let kind = error.kind();
            self.failed.replace(Some(error));
            io::Error::from(kind)
        })?;
        let ends = to.iter().take(read).filter(|byte| **byte == b'\n').count();
        self.line.set(self.line.get() + ends as u64);
        Ok(read)
    }
}
