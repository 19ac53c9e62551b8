//! What the file holds as a connection sees it, and which clients look otherwise since: whatever was read before need not
//! be read again for the others.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use rusqlite::Connection;

use super::Store;
use super::error::Result;
use crate::domain::ClientId;

/// What a file held when it was looked at: how often others have written, and how much we did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    elsewhere: i64,
    here: u64,
}

/// What a connection did to the file.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// The last change of which it is known whom it is about.
    last: RefCell<Option<Change>>,
    /// How many rows were written of what nobody shows, or taken back.
    unshown: Cell<u64>,
    /// Whether any change was made or foreseen.
    pub(super) begun: Cell<bool>,
}

/// One change.
#[derive(Debug)]
struct Change {
    from: Version,
    to: Version,
    clients: BTreeSet<ClientId>,
}

impl Store {
    /// What the file holds as this connection sees it. While it stays the same, whatever was read would be read again.
    pub fn version(&self) -> Result<Version> {
        Ok(Version { elsewhere: self.written_elsewhere()?, here: self.written_here() })
    }

    /// A number that changes whenever another program, or another connection of this one, has written.
    pub fn foreign_version(&self) -> Result<i64> {
        self.id.is_at(&self.path)?;
        self.written_elsewhere()
    }

    fn written_elsewhere(&self) -> Result<i64> {
        Ok(self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }

    fn written_here(&self) -> u64 {
        self.conn.total_changes().saturating_sub(self.changes.unshown.get())
    }

    /// Which clients may look otherwise in a list than they did at a version; `None` where it may be anybody.
    pub fn changed_since(&self, then: Version) -> Result<Option<BTreeSet<ClientId>>> {
        let now = self.version()?;
        if then == now {
            return Ok(Some(BTreeSet::new()));
        }
        let last = self.changes.last.borrow();
        let change = last.as_ref().filter(|change| (change.from, change.to) == (then, now));
        Ok(change.map(|change| change.clients.clone()))
    }

    /// Remembers whom a change was about that was made after a version; `None` where it may be anybody.
    pub(super) fn note_change(&self, from: Version, clients: Option<BTreeSet<ClientId>>) {
        let to = Version { here: self.written_here(), ..from };
        *self.changes.last.borrow_mut() = clients.map(|clients| Change { from, to, clients });
    }

    /// What was written here since a version is nothing that anybody shows: perhaps it was taken back.
    pub(super) fn pass_over(&self, since: Version) {
        let unshown = &self.changes.unshown;
        unshown.set(unshown.get() + self.written_here().saturating_sub(since.here));
    }

    /// Writes what nobody shows: whatever was read stays as true as it was.
    pub(super) fn unshown<T>(&self, write: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let before = self.version()?;
        let written = write(&self.conn);
        self.pass_over(before);
        written
    }
}
