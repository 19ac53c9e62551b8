//! What reports are made of. Each statement passes once over what an index holds, without sorting, and its rows are taken
//! in one by one: a million contacts never lie in memory side by side.
//!
//! Clients in the trash count nowhere; archived ones do, for what was sold was sold.

pub(super) mod deals;
pub(super) mod sales;
mod sets;

use jiff::civil::{Date, DateTime};
use rusqlite::{Connection, InterruptHandle};

use super::error::Result;
use super::row::{code, day, moment, opt_code, opt_day};
use super::{ClientSet, Store, days};
use crate::domain::calendar::later;
use crate::domain::report::{Period, Question};
use crate::domain::{ClientId, Direction, FollowUpState, Kind, Outcome};

pub use deals::{Deal, LostRow};
pub use sales::{ItemSold, Sold};

/// Interrupts what a connection is doing, from another thread.
pub struct Interrupter(InterruptHandle);

impl Interrupter {
    /// Has the connection give up what it is doing now.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

/// A contact, without what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contacted {
    /// When.
    pub at: DateTime,
    /// With whom.
    pub client: ClientId,
    /// What it was.
    pub kind: Kind,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// Who began it.
    pub direction: Direction,
}

/// A follow-up that was done or called off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    /// When.
    pub on: Date,
    /// Done, or called off.
    pub state: FollowUpState,
    /// With whom.
    pub client: ClientId,
    /// For when it was planned.
    pub due_on: Date,
}

/// Something that was promised in so many words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// To whom.
    pub client: ClientId,
    /// When.
    pub raised_on: Date,
    /// When it was kept.
    pub closed_on: Option<Date>,
}

/// A current client's light and value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Whether it takes part.
    pub counted: bool,
    /// When it turns yellow.
    pub yellow_on: Option<Date>,
    /// When it turns red.
    pub red_on: Option<Date>,
    /// Whether something is planned or awaited.
    pub on_track: bool,
    /// What twelve months brought; `None` for who never bought.
    pub year: Option<i64>,
}

pub(super) const CONTACTS: &str = "SELECT at, client_id, kind, outcome, direction FROM interaction
  WHERE at >= ?1 AND at < ?2 AND client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed')";
pub(super) const CLOSED: &str = "SELECT closed_on, state, client_id, due_on FROM follow_up
  WHERE closed_on BETWEEN ?1 AND ?2 AND client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed')";
/// All promises there are: they are few beside the notes, and have no index by their days.
pub(super) const PROMISED: &str = "SELECT client_id, raised_on, closed_on FROM topic
  WHERE kind = 'promise' AND client_id NOT IN (SELECT client_id FROM light WHERE shelf = 'trashed')";
/// All current clients: each counts somewhere.
pub(super) const STANDS: &str = "SELECT l.counted, l.yellow_on, l.red_on, l.on_track, v.year, v.purchases
  FROM light l LEFT JOIN value v ON v.client_id = l.client_id WHERE l.shelf = 'current'";

impl Store {
    /// What stops whatever this connection is doing.
    #[must_use]
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(self.conn.get_interrupt_handle())
    }

    /// Shows every contact of a period, the earliest first.
    pub fn each_contact(&self, period: Period, mut see: impl FnMut(&Contacted)) -> Result<()> {
        contacts(&self.conn, period, &mut see)
    }

    /// Shows every follow-up that was closed in a period, the earliest first.
    pub fn each_closed(&self, period: Period, mut see: impl FnMut(&Closed)) -> Result<()> {
        closed(&self.conn, period, &mut see)
    }

    /// Shows every promise that was ever made.
    pub fn each_promise(&self, mut see: impl FnMut(&Promised)) -> Result<()> {
        let mut statement = self.conn.prepare_cached(PROMISED)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            see(&Promised { client: ClientId(row.get(0)?), raised_on: day(row, 1)?, closed_on: opt_day(row, 2)? });
        }
        Ok(())
    }

    /// How many follow-ups are open and were due before a day.
    pub fn overdue_plans(&self, today: Date) -> Result<usize> {
        days::due(&self.conn, later(today, -1))
    }

    /// Shows how each current client stands.
    pub fn each_stand(&self, mut see: impl FnMut(&Stand)) -> Result<()> {
        let mut statement = self.conn.prepare_cached(STANDS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let bought = row.get::<_, Option<i64>>(5)?.is_some_and(|purchases| purchases > 0);
            see(&Stand {
                counted: row.get(0)?,
                yellow_on: opt_day(row, 1)?,
                red_on: opt_day(row, 2)?,
                on_track: row.get(3)?,
                year: row.get::<_, Option<i64>>(4)?.filter(|_| bought),
            });
        }
        Ok(())
    }

    /// The clients whom a number of a report is about.
    pub fn behind(&self, question: &Question) -> Result<ClientSet> {
        sets::behind(&self.conn, question)
    }
}

fn contacts(conn: &Connection, period: Period, see: &mut dyn FnMut(&Contacted)) -> Result<()> {
    let mut statement = conn.prepare_cached(CONTACTS)?;
    let mut rows = statement.query([period.from.to_string(), later(period.to, 1).to_string()])?;
    while let Some(row) = rows.next()? {
        see(&Contacted {
            at: moment(row, 0)?,
            client: ClientId(row.get(1)?),
            kind: code(row, 2)?,
            outcome: opt_code(row, 3)?,
            direction: code(row, 4)?,
        });
    }
    Ok(())
}

fn closed(conn: &Connection, period: Period, see: &mut dyn FnMut(&Closed)) -> Result<()> {
    let mut statement = conn.prepare_cached(CLOSED)?;
    let mut rows = statement.query([period.from.to_string(), period.to.to_string()])?;
    while let Some(row) = rows.next()? {
        let (on, state, due_on) = (day(row, 0)?, code(row, 1)?, day(row, 3)?);
        see(&Closed { on, state, client: ClientId(row.get(2)?), due_on });
    }
    Ok(())
}
