//! Where many rows come at once: room in memory for the pages that they change, and indexes that are made anew when all
//! have come.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::Write;
use crate::store::aside::Aside;
use crate::store::error::Result;
use crate::store::journal;
use crate::store::read::Reader;
use crate::store::room::{Room, Roomy};

/// Tables into which many rows may come, each with the indexes of it, and of what comes with it, that serve lists, filters
/// and counts: nothing that is written looks into them.
const CROWDS: [(&str, &[&str]); 4] = [
    (
        "client",
        &[
            "client_by_name",
            "client_by_city",
            "client_by_age",
            "client_by_external_id",
            "client_by_loss",
            "client_traits",
            "client_in_city",
            "client_in_sector",
            "client_in_zone",
            "tag_by_name",
            "channel_by_lookup",
        ],
    ),
    ("interaction", &["interaction_by_day"]),
    ("follow_up", &["follow_up_by_day", "follow_up_made_on"]),
    ("purchase", &["purchase_by_day"]),
];

/// From so many new rows on it may be worth while to lay indexes aside.
const LEAST: usize = 2_000;
/// They are as soon as there is one new row for so many that were there.
const SHARE: usize = 3;

/// What is done otherwise while many rows come.
#[derive(Debug)]
pub(super) struct Many<'c> {
    _room: Roomy<'c>,
    aside: Aside,
    crowds: [Crowd; CROWDS.len()],
    /// Whether no record had a name outside when it began.
    all_nameless: bool,
    /// What records were called on the way.
    called: FxHashSet<u64>,
}

/// How many rows came into a table, and how many are enough for its indexes to be laid aside.
#[derive(Clone, Copy, Debug, Default)]
struct Crowd {
    came: usize,
    enough: usize,
}

impl Write<'_> {
    /// Says that many rows are about to come: they cost less then. Until [`all_came`](Self::all_came) says that they are
    /// there, nobody may ask for lists or by filters.
    pub fn expect_many(&mut self) -> Result<()> {
        if self.many.is_none() {
            journal::look_away(self.conn())?;
            let room = Room::make_much(self.conn())?;
            let all_nameless: bool =
                self.link.query_row("SELECT NOT EXISTS (SELECT 1 FROM identity)", [], |row| row.get(0))?;
            let (aside, crowds, called) = (Aside::default(), Default::default(), FxHashSet::default());
            self.many = Some(Many { _room: room, aside, crowds, all_nameless, called });
        }
        let recording: bool = self.conn().query_row("SELECT recording FROM journal", [], |row| row.get(0))?;
        if recording && self.marks.is_none() {
            self.marks = Some(journal::put_off(self.conn())?);
        }
        Ok(())
    }

    /// Says that the many rows are there.
    pub fn all_came(&mut self) -> Result<()> {
        let conn = self.conn();
        self.waiting.get_mut().tell()?;
        if self.many.is_some() && !self.in_vain {
            // The search is built while the indexes are made.
            self.index()?;
        }
        self.many.as_mut().map_or(Ok(()), |many| many.aside.put_back(conn))
    }

    /// Takes note of what a record is called from now on.
    pub(in crate::store) fn call_so(&mut self, uid: &str) {
        if let Some(many) = &mut self.many {
            many.called.insert(FxBuildHasher.hash_one(uid));
        }
    }

    /// Where it is to be looked up which record is called so: of many names that are all new, hardly one is looked for, and
    /// for none of them must what waits be written.
    pub(in crate::store) fn names(&self, uid: &str) -> Option<Reader<'_>> {
        match &self.many {
            Some(many) if !many.called.contains(&FxBuildHasher.hash_one(uid)) => {
                (!many.all_nameless).then_some(Reader { conn: self.link })
            }
            _ => Some(self.read()),
        }
    }

    /// Takes note of a new row.
    pub(super) fn came(&mut self, table: &str) -> Result<()> {
        let Some(many) = &mut self.many else { return Ok(()) };
        let mut crowds = CROWDS.iter().zip(&mut many.crowds);
        let Some(((_, indexes), crowd)) = crowds.find(|((name, _), _)| *name == table) else { return Ok(()) };
        if crowd.came == 0 {
            let there: i64 = self.link.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
            crowd.enough = LEAST.max(usize::try_from(there).unwrap_or(0) / SHARE);
        }
        crowd.came += 1;
        if crowd.came == crowd.enough {
            many.aside.lay(self.link, |_, name| indexes.contains(&name))?;
        }
        Ok(())
    }
}
