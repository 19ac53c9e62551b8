//! What each day holds: what is planned for it, who will ask for contact, what was done. A range of days is counted at
//! once, by indexes alone; of a day's follow-ups the first ones are read.

use jiff::civil::{Date, DateTime, Time};
use rusqlite::{Connection, Row, params};

use super::error::Result;
use super::lights::{self, StoredLight};
use super::row::{code, day, opt_code, opt_time, stored_time};
use crate::domain::calendar::{days_between, later};
use crate::domain::{ClientId, FollowUpId, Kind, Outcome};

/// The most contacts of one day that are counted: more than anybody makes.
pub const MOST_CONTACTS: usize = 1_000;

/// How much there is in one day. Only clients that take part are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayLoad {
    /// Open follow-ups.
    pub planned: usize,
    /// Those of them that have an hour.
    pub timed: usize,
    /// Clients that turn yellow on that day although nothing is planned for it.
    pub asking: usize,
    /// Clients that turn red on that day unless something is done before.
    pub reddening: usize,
    /// Follow-ups that were done on that day.
    pub done: usize,
    /// Interactions of that day, [`MOST_CONTACTS`] at most.
    pub contacts: usize,
}

/// An open follow-up as the list of its day shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayPlan {
    /// Which.
    pub id: FollowUpId,
    /// With whom.
    pub client: ClientId,
    /// What the client is called.
    pub name: String,
    /// The day.
    pub due_on: Date,
    /// The hour, for an appointment.
    pub due_at: Option<Time>,
    /// How.
    pub channel: Kind,
    /// What for.
    pub purpose: String,
    /// How often it was put off.
    pub snoozes: u16,
    /// The client's light.
    pub light: StoredLight,
}

impl DayPlan {
    /// When it falls in the day's order: appointments by their hour, the rest after them.
    #[must_use]
    pub fn order(&self) -> DateTime {
        self.due_on.to_datetime(self.due_at.unwrap_or(Time::MAX))
    }
}

pub(super) const PLANNED: &str = "SELECT due_on, count(*), count(due_at) FROM follow_up
  WHERE state = 'open' AND due_on BETWEEN ?1 AND ?2 GROUP BY due_on";
/// One row for each follow-up that is planned with a client who takes no part: to look these few up is much faster than
/// to look up for every other one that its client does.
pub(super) const AWAY: &str = "SELECT f.due_on, 1, f.due_at IS NOT NULL
  FROM light l INDEXED BY light_away CROSS JOIN follow_up f INDEXED BY follow_up_open ON f.client_id = l.client_id
  WHERE l.counted = 0 AND f.state = 'open' AND f.due_on BETWEEN ?1 AND ?2";
pub(super) const ASKING: &str = "SELECT wanted_on, count(*), 0 FROM light
  WHERE counted = 1 AND wanted_on BETWEEN ?1 AND ?2 AND next_on IS NOT wanted_on AND red_on IS NOT wanted_on
  GROUP BY wanted_on";
pub(super) const REDDENING: &str = "SELECT key, clients, 0 FROM tally WHERE kind = 'red' AND key BETWEEN ?1 AND ?2";
pub(super) const ASKING_CLIENTS: &str = "SELECT client_id FROM light
  WHERE counted = 1 AND wanted_on = ?1 AND next_on IS NOT wanted_on AND red_on IS NOT wanted_on
  ORDER BY client_id LIMIT ?2";
pub(super) const REDDENING_CLIENTS: &str =
    "SELECT client_id FROM light WHERE counted = 1 AND red_on = ?1 ORDER BY client_id LIMIT ?2";
pub(super) const DONE: &str = "SELECT closed_on, count(*), 0 FROM follow_up
  WHERE closed_on BETWEEN ?1 AND ?2 AND state = 'done' GROUP BY closed_on";
pub(super) const CONTACTS: &str = "SELECT 1 FROM interaction WHERE at >= ?1 AND at < ?2 LIMIT ?3";
/// The statement that lists open follow-ups as [`DayPlan`]s, of clients that take part: from an index, on a condition.
macro_rules! plans {
    ($index:literal, $condition:literal) => {
        concat!(
            "SELECT ",
            "f.id, f.client_id, c.name, f.due_on, f.due_at, f.channel, f.purpose, f.snoozes, ",
            "l.counted, l.yellow_on, l.yellow_why, l.red_on, l.red_why, l.on_track, l.attempts ",
            "FROM follow_up f INDEXED BY ",
            $index,
            " CROSS JOIN light l ON l.client_id = f.client_id CROSS JOIN client c ON c.id = f.client_id ",
            "WHERE f.state = 'open' AND l.counted = 1 AND ",
            $condition
        )
    };
}

/// The first follow-ups of a day.
pub(super) const PLANS: &str =
    plans!("follow_up_by_day", "f.due_on = ?1 ORDER BY f.due_at IS NULL, f.due_at, f.id LIMIT ?2");
/// The appointments of a day from an hour on.
pub(super) const TIMED: &str = plans!(
    "follow_up_by_day",
    "f.due_on = ?1 AND (f.due_at IS NULL) = 0 AND f.due_at >= ?2 ORDER BY f.due_at, f.id LIMIT ?3"
);
/// What was promised on a day, in no order.
pub(super) const PROMISED: &str = plans!("follow_up_made_on", "f.made_on = ?1");

/// How much there is in each of `days` days from `from` on, of which those after `today` have nothing done yet.
pub(super) fn loads(conn: &Connection, from: Date, days: usize, today: Date) -> Result<Vec<DayLoad>> {
    let mut loads = vec![DayLoad::default(); days];
    let last = later(from, i64::try_from(days).unwrap_or(0) - 1);
    let mut add = |sql: &str, put: fn(&mut DayLoad, usize, usize)| -> Result<()> {
        let mut statement = conn.prepare_cached(sql)?;
        let mut rows = statement.query(params![from.to_string(), last.to_string()])?;
        while let Some(row) = rows.next()? {
            let place = usize::try_from(days_between(from, day(row, 0)?)).unwrap_or(usize::MAX);
            if let Some(load) = loads.get_mut(place) {
                let number = |column| row.get(column).map(|n: i64| usize::try_from(n).unwrap_or(0));
                put(load, number(1)?, number(2)?);
            }
        }
        Ok(())
    };
    add(PLANNED, |load, all, timed| (load.planned, load.timed) = (all, timed))?;
    add(AWAY, |load, one, timed| {
        (load.planned, load.timed) = (load.planned.saturating_sub(one), load.timed.saturating_sub(timed));
    })?;
    add(ASKING, |load, clients, _| load.asking = clients)?;
    add(REDDENING, |load, clients, _| load.reddening = clients)?;
    add(DONE, |load, done, _| load.done = done)?;
    for (n, load) in loads.iter_mut().enumerate() {
        let on = later(from, i64::try_from(n).unwrap_or(0));
        if on > today {
            break;
        }
        load.contacts = contacts(conn, on)?;
    }
    Ok(loads)
}

fn contacts(conn: &Connection, on: Date) -> Result<usize> {
    let mut statement = conn.prepare_cached(CONTACTS)?;
    let most = i64::try_from(MOST_CONTACTS).unwrap_or(i64::MAX);
    let mut rows = statement.query(params![on.to_string(), later(on, 1).to_string(), most])?;
    let mut count = 0;
    while rows.next()?.is_some() {
        count += 1;
    }
    Ok(count)
}

/// Up to `limit` of the clients that turn red on a day, and then as many of those that turn yellow on it with nothing
/// planned for it.
pub(super) fn turning(conn: &Connection, on: Date, limit: usize) -> Result<Vec<ClientId>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut clients = Vec::new();
    for sql in [REDDENING_CLIENTS, ASKING_CLIENTS] {
        let mut statement = conn.prepare_cached(sql)?;
        for client in statement.query_map(params![on.to_string(), limit], |row| row.get(0).map(ClientId))? {
            clients.push(client?);
        }
    }
    Ok(clients)
}

/// The first `limit` open follow-ups of a day: appointments by their hour, the rest after them.
pub(super) fn plans(conn: &Connection, on: Date, limit: usize) -> Result<Vec<DayPlan>> {
    let mut statement = conn.prepare_cached(PLANS)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let plans = statement.query_map(params![on.to_string(), limit], plan)?;
    Ok(plans.collect::<rusqlite::Result<_>>()?)
}

/// The first `limit` appointments of a day from an hour on.
pub(super) fn timed(conn: &Connection, on: Date, from: Time, limit: usize) -> Result<Vec<DayPlan>> {
    let mut statement = conn.prepare_cached(TIMED)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let plans = statement.query_map(params![on.to_string(), stored_time(from), limit], plan)?;
    Ok(plans.collect::<rusqlite::Result<_>>()?)
}

/// What was promised on a day and is still open, in no order.
pub(super) fn promised(conn: &Connection, on: Date) -> Result<Vec<DayPlan>> {
    let mut statement = conn.prepare_cached(PROMISED)?;
    Ok(statement.query_map([on.to_string()], plan)?.collect::<rusqlite::Result<_>>()?)
}

/// What happened on a day: one entry for each interaction.
pub(super) fn happened(conn: &Connection, on: Date) -> Result<Vec<(Kind, Option<Outcome>)>> {
    let mut statement = conn.prepare_cached("SELECT kind, outcome FROM interaction WHERE at >= ?1 AND at < ?2")?;
    let happened = statement
        .query_map([on.to_string(), later(on, 1).to_string()], |row| Ok((code(row, 0)?, opt_code(row, 1)?)))?;
    Ok(happened.collect::<rusqlite::Result<_>>()?)
}

/// How many follow-ups that were due by a day were done on it.
pub(super) fn fulfilled(conn: &Connection, on: Date) -> Result<usize> {
    let count: i64 = conn
        .prepare_cached("SELECT count(*) FROM follow_up WHERE closed_on = ?1 AND state = 'done' AND due_on <= ?1")?
        .query_row([on.to_string()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// How many follow-ups that are due by a day are open, of clients that take part.
pub(super) fn due(conn: &Connection, by: Date) -> Result<usize> {
    let count: i64 = conn
        .prepare_cached(
            "SELECT count(*) FROM follow_up f CROSS JOIN light l ON l.client_id = f.client_id
             WHERE f.state = 'open' AND f.due_on <= ?1 AND l.counted = 1",
        )?
        .query_row([by.to_string()], |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

fn plan(row: &Row) -> rusqlite::Result<DayPlan> {
    Ok(DayPlan {
        id: FollowUpId(row.get(0)?),
        client: ClientId(row.get(1)?),
        name: row.get(2)?,
        due_on: day(row, 3)?,
        due_at: opt_time(row, 4)?,
        channel: code(row, 5)?,
        purpose: row.get(6)?,
        snoozes: row.get(7)?,
        light: lights::stored(row, 8)?,
    })
}
