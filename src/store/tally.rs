//! Counting all clients by shelf, and by the days on which their lights turn, while the lights are written: what
//! `light_in_tally` says of one after the other, without sorting them.

use jiff::civil::Date;
use rusqlite::{Connection, params};
use rustc_hash::FxHashMap;

use super::error::Result;

/// How many clients there are, and what they are worth.
type Count = (i64, i64);

/// What was counted so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    shelves: FxHashMap<String, Count>,
    days: FxHashMap<(&'static str, Date), Count>,
}

/// What of a light is counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turns<'a> {
    pub(super) shelf: &'a str,
    pub(super) counted: bool,
    pub(super) yellow_on: Option<Date>,
    pub(super) red_on: Option<Date>,
    pub(super) on_track: bool,
    pub(super) worth: i64,
}

impl Tally {
    /// Counts a light.
    pub(super) fn add(&mut self, light: Turns) {
        match self.shelves.get_mut(light.shelf) {
            Some(count) => count.0 += 1,
            None => drop(self.shelves.insert(light.shelf.to_owned(), (1, 0))),
        }
        if !light.counted {
            return;
        }
        let mut count = |kind, day, worth: i64| {
            let count = self.days.entry((kind, day)).or_default();
            *count = (count.0 + 1, count.1.saturating_add(worth));
        };
        // The far future where no rule speaks.
        let wanted_on = light.yellow_on.unwrap_or(Date::MAX).min(light.red_on.unwrap_or(Date::MAX));
        if let Some(red_on) = light.red_on {
            count("red", red_on, light.worth);
        }
        count("wanted", wanted_on, 0);
        if light.on_track {
            count("track", wanted_on, 0);
        }
    }

    /// Writes it in the place of what was counted before.
    pub(super) fn write(self, conn: &Connection) -> Result<()> {
        conn.execute("DELETE FROM tally", [])?;
        let mut add = conn.prepare_cached("INSERT INTO tally (kind, key, clients, worth) VALUES (?1, ?2, ?3, ?4)")?;
        for (shelf, (clients, worth)) in self.shelves {
            add.execute(params!["shelf", shelf, clients, worth])?;
        }
        for ((kind, day), (clients, worth)) in self.days {
            add.execute(params![kind, day.to_string(), clients, worth])?;
        }
        Ok(())
    }
}
