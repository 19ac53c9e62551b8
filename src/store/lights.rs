//! The stored alert dates: kept in the transaction that changes a fact, and rebuilt when a rule changes.
//!
//! One fold over a client's [`History`] serves both: for one client by its indexes, for all by one pass over them.

pub(super) mod history;
pub(super) mod stored;

use history::History;
use jiff::civil::Date;
use rusqlite::{Connection, params};
pub use stored::{LightCounts, StoredLight, StoredTurn};
pub(super) use stored::{counts, stored};

use super::aside::Aside;
use super::error::Result;
use super::tally::{Tally, Turns};
use super::value;
use crate::domain::alert::{Alert, Facts, Level};
use crate::domain::value::Value;
use crate::domain::{ClientId, FollowUpId, InteractionId, Rules, urgency};

/// What is derived from a client's facts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Derived {
    shelf: String,
    alert: Alert,
    next: Option<(FollowUpId, Date, Option<String>)>,
    last: Option<(InteractionId, Date)>,
    pull: i64,
    ideal: u16,
    value: Value,
}

impl Derived {
    fn of(shelf: String, history: History, rules: &Rules) -> Self {
        let value = history.value(rules);
        let alert = Alert::of(&history.facts, rules);
        let (pull, ideal) = (urgency::pull(&history.facts, rules), urgency::ideal(&history.facts, rules));
        Self { shelf, alert, next: history.next, last: history.last, pull, ideal, value }
    }

    /// What the red lights are summed up by.
    fn worth(&self) -> i64 {
        self.value.year.revenue.max(0)
    }

    fn counted(&self) -> Turns<'_> {
        let on = |level| self.alert.first(level).map(|turn| turn.on);
        Turns {
            shelf: &self.shelf,
            counted: self.alert.counted,
            yellow_on: on(Level::Yellow),
            red_on: on(Level::Red),
            on_track: self.alert.on_track,
            worth: self.worth(),
        }
    }

    /// Writes the derived rows; a row that is right already is left alone. Says whether the value changed.
    fn store(&self, conn: &Connection, client: ClientId) -> Result<bool> {
        let turn = |level| {
            let turn = self.alert.first(level);
            (turn.map(|turn| turn.on.to_string()), turn.and_then(|turn| serde_json::to_string(&turn.reason).ok()))
        };
        let ((yellow_on, yellow_why), (red_on, red_why)) = (turn(Level::Yellow), turn(Level::Red));
        conn.prepare_cached(
            "INSERT INTO light (client_id, shelf, counted, yellow_on, yellow_why, red_on, red_why, on_track,
               next_id, next_on, next_at, last_id, last_on, attempts, pull, ideal, worth)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
             ON CONFLICT (client_id) DO UPDATE SET (shelf, counted, yellow_on, yellow_why, red_on, red_why, on_track,
               next_id, next_on, next_at, last_id, last_on, attempts, pull, ideal, worth)
             = (excluded.shelf, excluded.counted, excluded.yellow_on, excluded.yellow_why, excluded.red_on,
               excluded.red_why, excluded.on_track, excluded.next_id, excluded.next_on, excluded.next_at,
               excluded.last_id, excluded.last_on, excluded.attempts, excluded.pull, excluded.ideal, excluded.worth)
             WHERE (shelf, counted, yellow_on, yellow_why, red_on, red_why, on_track, next_id, next_on, next_at,
               last_id, last_on, attempts, pull, ideal, worth)
             IS NOT (excluded.shelf, excluded.counted, excluded.yellow_on, excluded.yellow_why, excluded.red_on,
               excluded.red_why, excluded.on_track, excluded.next_id, excluded.next_on, excluded.next_at,
               excluded.last_id, excluded.last_on, excluded.attempts, excluded.pull, excluded.ideal, excluded.worth)",
        )?
        .execute(params![
            client.0,
            self.shelf,
            self.alert.counted,
            yellow_on,
            yellow_why,
            red_on,
            red_why,
            self.alert.on_track,
            self.next.as_ref().map(|(id, ..)| id.0),
            self.next.as_ref().map(|(_, on, _)| on.to_string()),
            self.next.as_ref().and_then(|(.., at)| at.clone()),
            self.last.map(|(id, _)| id.0),
            self.last.map(|(_, on)| on.to_string()).unwrap_or_default(),
            self.alert.attempts,
            self.pull,
            self.ideal,
            self.worth(),
        ])?;
        value::store(conn, client, &self.shelf, &self.value)
    }
}

/// Computes one client's light anew, and its value as on a day; of a client that is gone, they go too. Says whether the
/// value changed.
pub(super) fn refresh(conn: &Connection, client: ClientId, rules: &Rules, today: Date) -> Result<bool> {
    if let Some(derived) = derive(conn, client, rules, today)? {
        derived.store(conn, client)
    } else {
        conn.prepare_cached("DELETE FROM light WHERE client_id = ?1")?.execute([client.0])?;
        value::forget(conn, client)
    }
}

fn derive(conn: &Connection, client: ClientId, rules: &Rules, today: Date) -> Result<Option<Derived>> {
    Ok(History::of_one(conn, client, rules, today)?.map(|(shelf, history)| Derived::of(shelf, history, rules)))
}

/// A client's facts, as the rules see them: they are the same on any day.
pub(super) fn facts(conn: &Connection, client: ClientId, rules: &Rules) -> Result<Option<Facts>> {
    Ok(History::of_one(conn, client, rules, Date::MIN)?.map(|(_, history)| history.facts))
}

/// A client's full alert, with all its reasons.
pub(super) fn alert(conn: &Connection, client: ClientId, rules: &Rules) -> Result<Alert> {
    Ok(derive(conn, client, rules, Date::MIN)?.map(|derived| derived.alert).unwrap_or_default())
}

/// Computes every light and every value anew, and counts them once at the end instead of one by one.
pub(super) fn rebuild(conn: &Connection, rules: &Rules) -> Result<()> {
    rebuild_beside(conn, rules, &mut Aside::default())
}

/// As [`rebuild`], where the facts of so many clients changed: if those are most of them, hardly any light stays as it is.
pub(super) fn rebuild_after(conn: &Connection, changed: usize, rules: &Rules) -> Result<()> {
    let clients: i64 = conn.query_row("SELECT count(*) FROM client", [], |row| row.get(0))?;
    let mut aside = Aside::default();
    if changed > usize::try_from(clients).unwrap_or(0) / 2 {
        // By that one it is known on the way whose cadence is that of a segment.
        aside.lay(conn, |table, name| matches!(table, "light" | "value") && name != "light_of_segment")?;
    }
    rebuild_beside(conn, rules, &mut aside)
}

fn rebuild_beside(conn: &Connection, rules: &Rules, aside: &mut Aside) -> Result<()> {
    conn.execute("INSERT INTO tally (kind, key, clients) VALUES ('paused', '', 0)", [])?;
    let mut tally = Tally::default();
    history::each(conn, rules, |client, shelf, history| {
        let derived = Derived::of(shelf, history, rules);
        tally.add(derived.counted());
        derived.store(conn, client)?;
        Ok(())
    })?;
    aside.put_back(conn)?;
    tally.write(conn)?;
    value::set_boundaries(conn, rules)
}
