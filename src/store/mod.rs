//! The SQLite file: schema and migrations, reading and writing, the journal, search, and lists by window.
//!
//! Everything that changes goes through [`Store::write`]: one transaction that records itself in the journal and keeps
//! the derived data (lights, search) in step. Knows the domain, and nothing of who calls it.

mod apart;
mod as_it_is;
mod aside;
mod backup;
mod check;
mod column_maps;
mod convert;
mod days;
mod details;
mod dump;
mod duplicates;
mod error;
mod everybody;
mod file_id;
mod filter;
mod goals;
mod identity;
mod indexing;
mod journal;
mod key;
mod lights;
mod list_row;
mod lists;
mod merge;
mod notes;
mod open;
mod opportunities;
mod pipeline;
mod playbooks;
mod purchases;
mod query;
mod questions;
mod queue;
mod rank;
mod read;
mod reports;
mod restore;
mod room;
mod rounds;
mod row;
mod rows;
mod salvage;
mod search;
mod segments;
mod synced;
mod taken;
mod tally;
mod templates;
mod topics;
mod transact;
mod unfinished;
mod unsaid;
mod upkeep;
mod value;
mod version;
mod write;
mod zones;

use std::cell::Cell;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

pub use backup::{Backup, BackupCause, backups, salvage};
pub use check::Health;
pub use convert::{convert, convert_backups, erase_backups, legible, opens};
pub use days::{DayLoad, DayPlan, MOST_CONTACTS};
pub use details::{DayOccasion, Related, TagUse};
pub use dump::{DumpFlaw, Staged, TableCount, TakeOptions, Wrong};
pub use duplicates::{Belongings, CustomDifference};
pub use error::{Result, StoreError};
pub use everybody::Somebody;
pub use filter::Asked;
pub use identity::Entity;
pub use journal::{Operation, Way};
pub use key::{Key, is_encrypted};
pub use lights::{LightCounts, StoredLight, StoredTurn};
pub use list_row::{ClientRow, NextStep};
pub use lists::{Band, Direction, Order, Place, Shelf};
pub use notes::Draft;
pub use open::create_private_folder;
pub use pipeline::{CardSpot, DealCard, PileOf};
pub use playbooks::{PlacedPlaybook, Someone};
pub use query::{QueryCell, VIEWS, View};
pub use rank::NameKeys;
pub use read::Reader;
pub use reports::{Closed, Contacted, Deal, Interrupter, ItemSold, LostRow, Promised, Sold, Stand};
pub use restore::{Keys, key_of, restore};
pub use rounds::Mark;
pub use row::LastWord;
pub use rows::Said;
pub use salvage::{Salvaged, SavedTable};
pub use search::{ClientSet, Finding};
pub use segments::{GroupBy, Paced, Placed};
pub use synced::{Agreed, Carried, Stirred, Synced};
pub use topics::{OpenComplaint, OpenTopic};
pub use unfinished::Halt;
pub use unsaid::TickedOff;
pub use value::Overdue;
pub use version::Version;
pub use write::{Write, channel_lookup};

use file_id::FileId;
use version::Changes;

/// An open agenda file.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
    /// What opens the file, when it is encrypted.
    key: Option<Key>,
    /// Whether the journal watches over this connection; it does from the first write on.
    watched: Cell<bool>,
    /// The operation that was written last through this door, until somebody asks.
    written: Cell<Option<i64>>,
    /// What was done through this door.
    changes: Changes,
    /// Which file it is.
    id: FileId,
    /// Whether it is open for reading alone, because there was no room for what SQLite keeps beside it.
    no_room: bool,
    /// Whether it does with little memory.
    sparing: Cell<bool>,
}

/// Who does something, when, and what: the beginning of a journal entry.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// The moment, in UTC (RFC 3339).
    pub at: &'a str,
    /// The code of the action.
    pub action: &'a str,
    /// Which program.
    pub origin: &'a str,
}

impl Store {
    /// Opens the agenda at `path`, creating it when there is none; its folder must exist.
    pub fn open(path: &Path) -> Result<Self> {
        Self::unlock(path, None)
    }

    /// Opens the agenda at `path` with its key; one that is not encrypted needs none.
    pub fn unlock(path: &Path, key: Option<&Key>) -> Result<Self> {
        let (conn, key, no_room) = match open::open(path, key) {
            // Reading needs no room and no permission to write.
            Err(error) => match as_it_is::open(path, key, &error)? {
                Some(conn) => (conn, key.filter(|_| is_encrypted(path)), matches!(error, StoreError::Full)),
                None => return Err(open::named_trouble(error, path)),
            },
            Ok((conn, key)) => (conn, key, false),
        };
        let (watched, written) = (Cell::new(false), Cell::new(None));
        let (path, id, changes) = (path.to_owned(), FileId::of(path), Changes::default());
        Ok(Self { conn, path, key: key.cloned(), watched, written, changes, id, no_room, sparing: Cell::new(false) })
    }

    /// What opens the file, when it is encrypted.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// Makes sure, before a change, that it goes where the next one to open the agenda will find it, and has its room.
    fn ready(&self) -> Result<()> {
        if self.no_room {
            return Err(StoreError::Full);
        }
        self.take_room()?;
        self.id.is_at(&self.path)
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads outside of any transaction.
    #[must_use]
    pub fn read(&self) -> Reader<'_> {
        Reader { conn: &self.conn }
    }

    /// Reads several things as they are at one moment, whatever others write meanwhile.
    pub fn at_once<T, E: From<StoreError>>(
        &self,
        look: impl FnOnce() -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        if !self.conn.is_autocommit() {
            return look();
        }
        let tx = self.conn.unchecked_transaction().map_err(StoreError::from)?;
        let seen = look();
        tx.rollback().map_err(StoreError::from)?;
        seen
    }

    /// The operation that was written last through this door, once: others may have written since.
    pub fn take_written(&self) -> Result<Option<Operation>> {
        self.written.take().map(|id| journal::operation_of(&self.conn, id)).transpose()
    }

    /// What would be undone or redone next.
    pub fn next_operation(&self, way: Way) -> Result<Option<Operation>> {
        journal::next(&self.conn, way)
    }

    /// The operations of the user, newest first.
    pub fn history(&self, limit: usize) -> Result<Vec<Operation>> {
        journal::history(&self.conn, limit)
    }

    /// Changes what is remembered of what was announced, as one step that no other program can come between.
    pub fn remember<T>(&mut self, change: impl FnOnce(Option<String>) -> (String, T)) -> Result<T> {
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let before = notes::meta(&tx, ANNOUNCED)?;
        let (after, result) = change(before.clone());
        if before.as_deref() != Some(&after) {
            notes::set_meta(&tx, ANNOUNCED, &after)?;
        }
        tx.commit()?;
        Ok(result)
    }

    /// Keeps a half-typed form, so that it survives a crash.
    pub fn keep_draft(&self, key: &str, body: &str, at: &str) -> Result<()> {
        self.unshown(|conn| notes::keep_draft(conn, key, body, at))
    }

    /// Forgets a half-typed form.
    pub fn drop_draft(&self, key: &str) -> Result<()> {
        self.unshown(|conn| notes::drop_draft(conn, key))
    }

    /// The half-typed forms, newest first.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        notes::drafts(&self.conn)
    }

    /// Copies what the write-ahead log holds into the file, so that no later key has to wait for it. To be called when
    /// nothing else is to be done.
    pub fn tidy(&self) -> Result<()> {
        match notes::tidy(&self.conn) {
            // Nothing is lost by that, and whoever writes next is told.
            Err(error) if !error.is_damage() => Ok(()),
            tidied => tidied,
        }
    }

    /// Brings the statistics by which SQLite chooses indexes up to date, after much was written, and makes one piece of
    /// the many that the search index was written in: each would be looked into for every key.
    pub fn analyze(&self) -> Result<()> {
        self.conn.execute_batch(
            "PRAGMA analysis_limit = 400;
             ANALYZE;
             INSERT INTO client_search (client_search) VALUES ('optimize');
             INSERT INTO note_search (note_search) VALUES ('optimize');",
        )?;
        Ok(())
    }
}

/// Where it is kept what was announced.
const ANNOUNCED: &str = "announced";

#[cfg(test)]
pub(crate) mod tests;
