//! The stored lights as they are read: of a client, and how many there are of each on a day.

use std::cell::OnceCell;

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use crate::domain::alert::{Light, Reason, light};
use crate::store::error::Result;
use crate::store::row::opt_day;

/// A day on which a light turns.
#[derive(Clone, Debug)]
pub struct StoredTurn {
    /// Which.
    pub on: Date,
    /// Why, as it is stored: of the many lights of a list few are asked for both their reasons.
    why: String,
    /// The same read, from when it is first asked for: those that are on the screen are asked with each key.
    reason: OnceCell<Option<Reason>>,
}

impl PartialEq for StoredTurn {
    fn eq(&self, other: &Self) -> bool {
        (self.on, &self.why) == (other.on, &other.why)
    }
}

impl Eq for StoredTurn {}

impl StoredTurn {
    /// Why it turns; `None` where a newer program has written a reason that this one does not know.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        *self.reason.get_or_init(|| serde_json::from_str(&self.why).ok())
    }
}

/// A client's stored light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLight {
    /// Whether the client takes part at all.
    pub counted: bool,
    /// When it turns yellow, and why.
    pub yellow: Option<StoredTurn>,
    /// When it turns red, and why.
    pub red: Option<StoredTurn>,
    /// Whether something is planned or awaited.
    pub on_track: bool,
    /// Attempts in a row without an answer.
    pub attempts: u16,
}

impl StoredLight {
    /// The light on `day`; `None` for a client that takes no part.
    #[must_use]
    pub fn light(&self, day: Date) -> Option<Light> {
        let on = |turn: &Option<StoredTurn>| turn.as_ref().map(|turn| turn.on);
        self.counted.then(|| light(on(&self.yellow), on(&self.red), self.on_track, day))
    }

    /// Why the light is what it is on `day`.
    #[must_use]
    pub fn reason(&self, day: Date) -> Option<Reason> {
        let come = |turn: &Option<StoredTurn>| turn.as_ref().filter(|turn| turn.on <= day).and_then(StoredTurn::reason);
        come(&self.red).or_else(|| come(&self.yellow))
    }

    /// The first day on which the light asks for something.
    #[must_use]
    pub fn wanted_on(&self) -> Option<Date> {
        [&self.yellow, &self.red].into_iter().flatten().map(|turn| turn.on).min()
    }
}

/// How many clients have each light on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LightCounts {
    /// Red.
    pub red: usize,
    /// Yellow.
    pub yellow: usize,
    /// Green.
    pub green: usize,
    /// Without a next step.
    pub unplanned: usize,
}

impl LightCounts {
    /// The number of one light.
    #[must_use]
    pub fn of(&self, light: Light) -> usize {
        match light {
            Light::Red => self.red,
            Light::Yellow => self.yellow,
            Light::Green => self.green,
            Light::Unplanned => self.unplanned,
        }
    }
}

/// How many clients have each light on `today`: sums over days, of which there are a few hundred.
pub(in crate::store) fn counts(conn: &Connection, today: Date) -> Result<LightCounts> {
    let counts = conn.prepare_cached(COUNTS)?.query_row([today.to_string()], |row| {
        let sum = |column: &str| row.get(column).map(|sum: i64| usize::try_from(sum).unwrap_or(0));
        let (red, wanted, quiet, green) = (sum("red")?, sum("wanted")?, sum("quiet")?, sum("green")?);
        Ok(LightCounts { red, yellow: wanted.saturating_sub(red), green, unplanned: quiet.saturating_sub(green) })
    });
    Ok(counts?)
}

pub(in crate::store) const COUNTS: &str = "SELECT
  (SELECT ifnull(sum(clients), 0) FROM tally WHERE kind = 'red' AND key <= ?1) AS red,
  (SELECT ifnull(sum(clients), 0) FROM tally WHERE kind = 'wanted' AND key <= ?1) AS wanted,
  (SELECT ifnull(sum(clients), 0) FROM tally WHERE kind = 'wanted' AND key > ?1) AS quiet,
  (SELECT ifnull(sum(clients), 0) FROM tally WHERE kind = 'track' AND key > ?1) AS green";

/// Reads a stored light from a row that has its columns from `first` on, in the order of [`StoredLight`], each turn
/// with its reason after it.
pub(in crate::store) fn stored(row: &Row, first: usize) -> rusqlite::Result<StoredLight> {
    let turn = |on: usize| -> rusqlite::Result<Option<StoredTurn>> {
        let why: Option<String> = row.get(on + 1)?;
        Ok(opt_day(row, on)?.zip(why).map(|(on, why)| StoredTurn { on, why, reason: OnceCell::new() }))
    };
    Ok(StoredLight {
        counted: row.get(first)?,
        yellow: turn(first + 1)?,
        red: turn(first + 3)?,
        on_track: row.get(first + 5)?,
        attempts: row.get(first + 6)?,
    })
}
