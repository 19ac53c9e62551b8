//! How much memory a connection keeps for pages of the file.
//!
//! Memory that is touched for the first time costs more than reading a page does: who looks at little of the file, and at
//! hardly any of it twice, does so in little room.

use rusqlite::Connection;

use super::Store;
use super::error::Result;

/// How much room there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    /// For what fills a screen.
    Little,
    /// For changes, and for looking into the same pages again and again, as the letters of a filter do.
    Usual,
    /// For the pages that many rows change: with less, each is written and read again for nearly every row.
    Much,
}

impl Room {
    /// Gives a connection this room.
    pub(super) fn give(self, conn: &Connection) -> rusqlite::Result<()> {
        // In kilobytes: SQLite takes a positive number for one of pages.
        let size = match self {
            Self::Little => -240,
            Self::Usual => -4_096,
            Self::Much => -65_536,
        };
        conn.pragma_update(None, "cache_size", size)
    }

    /// Gives a connection much room until the guard is dropped.
    pub(super) fn make_much(conn: &Connection) -> Result<Roomy<'_>> {
        Self::Much.give(conn)?;
        Ok(Roomy(conn))
    }
}

/// Much room, for a while.
#[derive(Debug)]
pub(super) struct Roomy<'c>(&'c Connection);

impl Drop for Roomy<'_> {
    fn drop(&mut self) {
        // More memory than usual is no harm: should it stay so, nothing else is wrong.
        let _roomy = Room::Usual.give(self.0);
    }
}

impl Store {
    /// Does with little memory until something is written, or looked for while it is typed.
    pub fn spare_memory(&self) -> Result<()> {
        Room::Little.give(&self.conn)?;
        self.sparing.set(true);
        Ok(())
    }

    /// Takes its usual memory back, if it did with little.
    pub(super) fn take_room(&self) -> Result<()> {
        if self.sparing.replace(false) {
            Room::Usual.give(&self.conn)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Rules;
    use crate::store::{Entry, StoreError, Way};

    const ENTRY: Entry = Entry { at: "2026-11-23T14:00:00Z", action: "add_client", origin: "cli" };

    type Need = fn(&mut Store) -> Result<()>;

    #[test]
    fn who_was_sparing_gets_their_room_with_the_first_need_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("agenda.db")).unwrap();
        let room = |store: &Store| store.rows_of("PRAGMA cache_size");
        let usual = room(&store);
        let needs: [(&str, Need); 4] = [
            ("a letter", |store| store.glance_names("a").map(drop)),
            ("a line to type into", |store| store.known_values().map(drop)),
            ("a change", |store| store.write(ENTRY, &Rules::default(), |_| Ok(()))),
            ("an undo", |store| match store.travel(Way::Back, None, &Rules::default()) {
                Err(StoreError::NothingLeft) => Ok(()),
                other => other.map(drop),
            }),
        ];
        for (need, meet) in needs {
            store.spare_memory().unwrap();
            assert_ne!(room(&store), usual, "{need}");
            assert_eq!(store.counts(jiff::civil::date(2026, 11, 23)).unwrap().red, 0);
            assert_ne!(room(&store), usual, "looking is no need of more, before {need}");
            meet(&mut store).unwrap();
            assert_eq!(room(&store), usual, "{need}");
        }
    }
}
