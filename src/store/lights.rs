//! The stored alert dates: kept in the transaction that changes a fact, and rebuilt when a rule changes.
//!
//! One fold over a client's history ([`Facts::see`]) serves both: for one client by its index, for all by one pass over
//! the same index.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::aside::Aside;
use super::details;
use super::error::Result;
use super::merge::Merge;
use super::row::{code, day, money, opt_code, opt_day};
use super::tally::{Tally, Turns};
use super::{read, segments, topics, value};
use crate::domain::alert::{Alert, Chance, Facts, Level, Light, Reason, Seen, light};
use crate::domain::value::{Ledger, Value};
use crate::domain::{Client, ClientId, FollowUpId, InteractionId, Rules, urgency};

/// A day on which a light turns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredTurn {
    /// Which.
    pub on: Date,
    /// Why, as it is stored: of the many lights of a list few are asked for both their reasons.
    why: String,
}

impl StoredTurn {
    /// Why it turns; `None` where a newer program has written a reason that this one does not know.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        serde_json::from_str(&self.why).ok()
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

/// What a client's rows say, as they go by.
struct History {
    client: Client,
    facts: Facts,
    next: Option<(FollowUpId, Date, Option<String>)>,
    last: Option<(InteractionId, Date)>,
    ledger: Ledger,
}

impl History {
    fn of(row: &Row, today: Date) -> rusqlite::Result<(String, Self)> {
        let client = read::client(row)?;
        let (facts, ledger) = (Facts::of(&client), Ledger::on(today));
        Ok((row.get(read::SHELF)?, Self { client, facts, next: None, last: None, ledger }))
    }

    /// Takes in an open follow-up; they come earliest first.
    fn plan(&mut self, row: &Row) -> rusqlite::Result<()> {
        let on = day(row, 1)?;
        self.facts.plan(on, row.get(4)?);
        if self.next.is_none() {
            self.next = Some((FollowUpId(row.get(3)?), on, row.get(2)?));
        }
        Ok(())
    }

    /// Takes in an open opportunity; they come by the day on which they are expected to be won.
    fn hope(&mut self, row: &Row, rules: &Rules) -> rusqlite::Result<()> {
        let (stage, title): (String, String) = (row.get("stage")?, row.get("title")?);
        let own: Option<u8> = row.get("probability")?;
        let likelihood = own.unwrap_or_else(|| rules.stages.probability(&stage)).min(100);
        let chance = Chance::of(likelihood, money(row, "amount", "currency")?, &rules.money);
        self.facts.hope(opt_day(row, "expect_on")?, &title, chance);
        Ok(())
    }

    /// Takes in something open that was said.
    fn hear(&mut self, row: &Row) -> rusqlite::Result<()> {
        let (kind, since) = topics::alarm(row)?;
        self.facts.hear(kind, since);
        Ok(())
    }

    /// Takes in a date that matters.
    fn mark(&mut self, row: &Row) -> rusqlite::Result<()> {
        let person: Option<String> = row.get("person")?;
        self.facts.mark(details::occasion(row)?, person.as_deref());
        Ok(())
    }

    /// Takes in an interaction; they come oldest first.
    fn see(&mut self, row: &Row, rules: &Rules) -> rusqlite::Result<()> {
        let (on, kind) = (day(row, 1)?, code(row, 3)?);
        self.last = Some((InteractionId(row.get(2)?), on));
        self.ledger.meet(on, kind, rules.effort.of(kind, &rules.money));
        self.facts.see(Seen {
            on,
            kind,
            outcome: opt_code(row, 4)?,
            direction: code(row, 5)?,
            resolved: opt_day(row, 6)?.is_some(),
        });
        Ok(())
    }

    /// Takes in a purchase; they come oldest first.
    fn buy(&mut self, row: &Row, rules: &Rules) -> rusqlite::Result<()> {
        self.ledger.buy(value::bought(row, rules)?);
        Ok(())
    }

    /// Takes in what an interaction cost beyond its usual effort.
    fn spend(&mut self, row: &Row, rules: &Rules) -> rusqlite::Result<()> {
        let (on, amount) = value::expense(row, rules)?;
        self.ledger.spend(on, amount);
        Ok(())
    }

    /// Everything has gone by: the facts learn what the purchases say.
    fn close(mut self) -> Self {
        // Whoever went away is not expected to buy, and still owes what it owes.
        self.facts.rhythm = self.ledger.rhythm().filter(|_| self.client.lost.is_none());
        self.facts.owed_since = self.ledger.owed_since();
        self
    }

    fn value(&self, rules: &Rules) -> Value {
        let potential = self.client.potential.and_then(|potential| rules.money.convert(potential));
        self.ledger.value(&self.client, potential, &rules.classes)
    }
}

pub(super) const HISTORY: &str =
    "SELECT client_id, substr(at, 1, 10) AS day, id, kind, outcome, direction, resolved_on FROM interaction";
pub(super) const HISTORY_ORDER: &str = "ORDER BY client_id, at, id";
pub(super) const PLANS: &str = "SELECT client_id, due_on, due_at, id, lead FROM follow_up WHERE state = 'open'";
pub(super) const PLANS_ORDER: &str = "ORDER BY client_id, due_on, due_at IS NULL, due_at, id";
/// The open opportunities; the index has all that is asked for.
pub(super) const HOPES: &str = "SELECT client_id, expect_on, id, stage, amount, currency, probability, title
    FROM opportunity INDEXED BY opportunity_open WHERE closed_on IS NULL";
pub(super) const HOPES_ORDER: &str = "ORDER BY client_id, expect_on, id";
/// The dates that matter, each with the person whose it is.
pub(super) const OCCASIONS: &str =
    "SELECT o.id, o.contact_id, o.kind, o.label, o.month, o.day, o.year, o.yearly, o.lead,
      o.since, o.client_id, p.name AS person
    FROM occasion o LEFT JOIN contact p ON p.id = o.contact_id";
pub(super) const OCCASIONS_ORDER: &str = "ORDER BY o.client_id, o.position";

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
    Ok(look(conn, client, rules, today)?.map(|(shelf, history)| Derived::of(shelf, history, rules)))
}

/// A client's facts, as the rules see them: they are the same on any day.
pub(super) fn facts(conn: &Connection, client: ClientId, rules: &Rules) -> Result<Option<Facts>> {
    Ok(look(conn, client, rules, Date::MIN)?.map(|(_, history)| history.facts))
}

/// What the rows of a client say, and the shelf on which it lies.
fn look(conn: &Connection, client: ClientId, rules: &Rules, today: Date) -> Result<Option<(String, History)>> {
    let Some((shelf, mut history)) = conn
        .prepare_cached(&format!("{} WHERE id = ?1", read::CLIENTS))?
        .query_row([client.0], |row| History::of(row, today))
        .optional()?
    else {
        return Ok(None);
    };
    if history.facts.cadence.is_none() {
        history.facts.cadence = segments::pace_of(conn, client)?;
    }
    let mut plans = conn.prepare_cached(&format!("{PLANS} AND client_id = ?1 {PLANS_ORDER}"))?;
    let mut plans = plans.query([client.0])?;
    while let Some(row) = plans.next()? {
        history.plan(row)?;
    }
    let mut hoped = conn.prepare_cached(&format!("{HOPES} AND client_id = ?1 {HOPES_ORDER}"))?;
    let mut hoped = hoped.query([client.0])?;
    while let Some(row) = hoped.next()? {
        history.hope(row, rules)?;
    }
    let mut marked = conn.prepare_cached(&format!("{OCCASIONS} WHERE o.client_id = ?1 {OCCASIONS_ORDER}"))?;
    let mut marked = marked.query([client.0])?;
    while let Some(row) = marked.next()? {
        history.mark(row)?;
    }
    let mut seen = conn.prepare_cached(&format!("{HISTORY} WHERE client_id = ?1 {HISTORY_ORDER}"))?;
    let mut seen = seen.query([client.0])?;
    while let Some(row) = seen.next()? {
        history.see(row, rules)?;
    }
    for (kind, since) in topics::alarms(conn, client)? {
        history.facts.hear(kind, since);
    }
    let (purchases, order) = (value::PURCHASES, value::PURCHASES_ORDER);
    let mut bought = conn.prepare_cached(&format!("{purchases} WHERE client_id = ?1 {order}"))?;
    let mut bought = bought.query([client.0])?;
    while let Some(row) = bought.next()? {
        history.buy(row, rules)?;
    }
    let (expenses, order) = (value::EXPENSES, value::EXPENSES_ORDER);
    let mut spent = conn.prepare_cached(&format!("{expenses} AND client_id = ?1 {order}"))?;
    let mut spent = spent.query([client.0])?;
    while let Some(row) = spent.next()? {
        history.spend(row, rules)?;
    }
    Ok(Some((shelf, history.close())))
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
    let tally = rederive(conn, rules)?;
    aside.put_back(conn)?;
    tally.write(conn)?;
    value::set_boundaries(conn, rules)
}

/// One pass over clients, open follow-ups, history and purchases side by side; counts them.
fn rederive(conn: &Connection, rules: &Rules) -> Result<Tally> {
    let mut tally = Tally::default();
    let mut clients = conn.prepare(&format!("{} ORDER BY id", read::CLIENTS))?;
    let mut plans = conn.prepare(&format!("{PLANS} {PLANS_ORDER}"))?;
    let mut seen = conn.prepare(&format!("{HISTORY} {HISTORY_ORDER}"))?;
    let mut marked = conn.prepare(&format!("{OCCASIONS} {OCCASIONS_ORDER}"))?;
    let mut bought = conn.prepare(&format!("{} {}", value::PURCHASES, value::PURCHASES_ORDER))?;
    let mut spent = conn.prepare(&format!("{} {}", value::EXPENSES, value::EXPENSES_ORDER))?;
    let mut heard = conn.prepare(&format!("{} {}", topics::ALARMS, topics::ALARMS_ORDER))?;
    let mut hoped = conn.prepare(&format!("{HOPES} {HOPES_ORDER}"))?;
    let mut clients = clients.query([])?;
    let mut hoped = Merge::new(hoped.query([])?)?;
    let mut plans = Merge::new(plans.query([])?)?;
    let mut seen = Merge::new(seen.query([])?)?;
    let mut marked = Merge::new(marked.query([])?)?;
    let mut bought = Merge::new(bought.query([])?)?;
    let mut spent = Merge::new(spent.query([])?)?;
    let mut heard = Merge::new(heard.query([])?)?;
    let today = value::valued_on(conn)?;
    let paces = segments::paces(conn)?;
    while let Some(row) = clients.next()? {
        let id = ClientId(row.get("id")?);
        let (shelf, mut history) = History::of(row, today)?;
        history.facts.cadence = history.facts.cadence.or_else(|| paces.get(&id).copied());
        plans.each(id, |row| history.plan(row))?;
        seen.each(id, |row| history.see(row, rules))?;
        marked.each(id, |row| history.mark(row))?;
        hoped.each(id, |row| history.hope(row, rules))?;
        bought.each(id, |row| history.buy(row, rules))?;
        spent.each(id, |row| history.spend(row, rules))?;
        heard.each(id, |row| history.hear(row))?;
        let derived = Derived::of(shelf, history.close(), rules);
        tally.add(derived.counted());
        derived.store(conn, id)?;
    }
    Ok(tally)
}

/// How many clients have each light on `today`: sums over days, of which there are a few hundred.
pub(super) fn counts(conn: &Connection, today: Date) -> Result<LightCounts> {
    let counts = conn.prepare_cached(COUNTS)?.query_row([today.to_string()], |row| {
        let sum = |column: &str| row.get(column).map(|sum: i64| usize::try_from(sum).unwrap_or(0));
        let (red, wanted, quiet, green) = (sum("red")?, sum("wanted")?, sum("quiet")?, sum("green")?);
        Ok(LightCounts { red, yellow: wanted.saturating_sub(red), green, unplanned: quiet.saturating_sub(green) })
    });
    Ok(counts?)
}

pub(super) const COUNTS: &str = "SELECT
  (SELECT ifnull(sum(clients), 0) FROM tally WHERE kind = 'red' AND key <= ?1) AS red,
  (SELECT ifnull(sum(clients), 0) FROM tally WHERE kind = 'wanted' AND key <= ?1) AS wanted,
  (SELECT ifnull(sum(clients), 0) FROM tally WHERE kind = 'wanted' AND key > ?1) AS quiet,
  (SELECT ifnull(sum(clients), 0) FROM tally WHERE kind = 'track' AND key > ?1) AS green";

/// Reads a stored light from a row that has its columns from `first` on, in the order of [`StoredLight`], each turn
/// with its reason after it.
pub(super) fn stored(row: &Row, first: usize) -> rusqlite::Result<StoredLight> {
    let turn = |on: usize| -> rusqlite::Result<Option<StoredTurn>> {
        let why: Option<String> = row.get(on + 1)?;
        Ok(opt_day(row, on)?.zip(why).map(|(on, why)| StoredTurn { on, why }))
    };
    Ok(StoredLight {
        counted: row.get(first)?,
        yellow: turn(first + 1)?,
        red: turn(first + 3)?,
        on_track: row.get(first + 5)?,
        attempts: row.get(first + 6)?,
    })
}
