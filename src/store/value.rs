//! What clients are worth, kept beside their lights: derived in the transaction that changes a fact, as on the day that
//! `meta` names, and rolled forward when another day begins.
//!
//! Only what leaves the last twelve months, or comes back into them where a clock was set back, changes with the day, so
//! a new day computes few clients anew. The boundaries between classes are of all clients together: they are counted by
//! index whenever a value changed.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use super::error::Result;
use super::row::{Parsed, day, opt_code, opt_day};
use super::{lights, notes};
use crate::domain::buying::{Buyer, Fit};
use crate::domain::calendar::later;
use crate::domain::classes::{Boundaries, Stages, abc_from, cuts};
use crate::domain::value::{Bought, Income, Value, year_before};
use crate::domain::{ClientId, Code, Money, Rules};

/// Where it is kept as on which day values are.
const VALUED_ON: &str = "valued_on";
/// Where the boundaries between classes are kept.
const BOUNDARIES: &str = "boundaries";
/// Where the fitted models are kept, with their day.
const BUYING: &str = "buying";

/// With more clients to compute anew than this, all of them are computed in one pass.
const MANY: usize = 5_000;
/// As long as no more than these have bought, it costs nothing to count them after every purchase.
const FEW: usize = 1_000;
/// After so many clients changed at once, the models do not wait for the next day.
const A_LOT: usize = 30;

/// The purchases of clients, read from their index alone.
pub(super) const PURCHASES: &str =
    "SELECT client_id, made_on, kind, currency, total, cost, due_on, paid_on FROM purchase";
pub(super) const PURCHASES_ORDER: &str = "ORDER BY client_id, made_on, id";
/// What contacts cost beyond their usual effort.
pub(super) const EXPENSES: &str =
    "SELECT client_id, substr(at, 1, 10) AS day, expense, expense_currency FROM interaction WHERE expense IS NOT NULL";
pub(super) const EXPENSES_ORDER: &str = "ORDER BY client_id, at";

/// A purchase from a row of [`PURCHASES`].
pub(super) fn bought(row: &Row, rules: &Rules) -> rusqlite::Result<Bought> {
    let currency = row.get::<_, Parsed<_>>(3)?.0;
    let convert = |minor: i64| rules.money.convert(Money { minor, currency });
    let is_paid = opt_day(row, 7)?.is_some();
    Ok(Bought {
        on: day(row, 1)?,
        kind: super::row::code(row, 2)?,
        amount: convert(row.get(4)?),
        cost: row.get::<_, Option<i64>>(5)?.and_then(convert),
        due_on: opt_day(row, 6)?.filter(|_| !is_paid),
    })
}

/// The day and the amount of a row of [`EXPENSES`].
pub(super) fn expense(row: &Row, rules: &Rules) -> rusqlite::Result<(Date, Option<i64>)> {
    let expense = super::row::money(row, "expense", "expense_currency")?;
    Ok((day(row, "day")?, expense.map_or(Some(0), |expense| rules.money.convert(expense))))
}

/// As on which day values are; long ago in a file that nobody has worked with yet.
pub(super) fn valued_on(conn: &Connection) -> Result<Date> {
    let day = notes::meta(conn, VALUED_ON)?.and_then(|day| day.parse().ok());
    Ok(day.unwrap_or(Date::MIN))
}

/// Says as on which day values are from now on.
pub(super) fn set_valued_on(conn: &Connection, day: Date) -> Result<()> {
    notes::set_meta(conn, VALUED_ON, &day.to_string())
}

/// Writes the value of a client, or takes its row away where there is nothing to say. Says whether anything changed.
pub(super) fn store(conn: &Connection, client: ClientId, shelf: &str, value: &Value) -> Result<bool> {
    if value.is_empty() {
        return forget(conn, client);
    }
    let date = |day: Option<Date>| day.map(|day| day.to_string());
    let (first, last) = value.span.unzip();
    let Stages { new_until, risk_on, inactive_on, lost_on } = value.stages;
    let changed = conn
        .prepare_cached(
            "INSERT INTO value (client_id, shelf, purchases, first_on, last_on, gap, next_on, year, year_count,
               year_margin, year_costed, total, total_margin, total_costed, year_effort, potential, owed, owed_since,
               unrated, loyalty, new_until, risk_on, inactive_on, lost_on, cycle, year_key)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
               ?22, ?23, ?24, ?25, ?26)
             ON CONFLICT (client_id) DO UPDATE SET (shelf, purchases, first_on, last_on, gap, next_on, year, year_count,
               year_margin, year_costed, total, total_margin, total_costed, year_effort, potential, owed, owed_since,
               unrated, loyalty, new_until, risk_on, inactive_on, lost_on, cycle, year_key)
             = (excluded.shelf, excluded.purchases, excluded.first_on, excluded.last_on, excluded.gap, excluded.next_on,
               excluded.year, excluded.year_count, excluded.year_margin, excluded.year_costed, excluded.total,
               excluded.total_margin, excluded.total_costed, excluded.year_effort, excluded.potential, excluded.owed,
               excluded.owed_since, excluded.unrated, excluded.loyalty, excluded.new_until, excluded.risk_on,
               excluded.inactive_on, excluded.lost_on, excluded.cycle, excluded.year_key)
             WHERE (shelf, purchases, first_on, last_on, gap, next_on, year, year_count, year_margin, year_costed, total,
               total_margin, total_costed, year_effort, potential, owed, owed_since, unrated, loyalty, new_until, risk_on,
               inactive_on, lost_on, cycle, year_key)
             IS NOT (excluded.shelf, excluded.purchases, excluded.first_on, excluded.last_on, excluded.gap,
               excluded.next_on, excluded.year, excluded.year_count, excluded.year_margin, excluded.year_costed,
               excluded.total, excluded.total_margin, excluded.total_costed, excluded.year_effort, excluded.potential,
               excluded.owed, excluded.owed_since, excluded.unrated, excluded.loyalty, excluded.new_until,
               excluded.risk_on, excluded.inactive_on, excluded.lost_on, excluded.cycle, excluded.year_key)",
        )?
        .execute(params![
            client.0,
            shelf,
            value.purchases,
            date(first).unwrap_or_default(),
            date(last).unwrap_or_default(),
            value.gap,
            date(value.rhythm().map(|rhythm| rhythm.expected())),
            value.year.revenue,
            value.year_count,
            value.year.known_margin(),
            value.year.costed,
            value.total.revenue,
            value.total.known_margin(),
            value.total.costed,
            value.year_effort,
            value.potential,
            value.owed,
            date(value.owed_since),
            value.unrated,
            value.loyalty.map_or("", Code::code),
            new_until.to_string(),
            risk_on.to_string(),
            inactive_on.to_string(),
            lost_on.to_string(),
            value.cycle,
            year_key(value.year.revenue),
        ])?;
    Ok(changed > 0)
}

/// Takes the row of a client away; says whether there was one.
pub(super) fn forget(conn: &Connection, client: ClientId) -> Result<bool> {
    Ok(conn.prepare_cached("DELETE FROM value WHERE client_id = ?1")?.execute([client.0])? > 0)
}

/// Values; their columns are taken by their place, as all of them are read for a report.
pub(super) const VALUES: &str =
    "SELECT purchases, first_on, last_on, gap, year, year_costed, year_margin, year_count, total,
    total_costed, total_margin, year_effort, potential, owed, owed_since, loyalty, new_until, risk_on, inactive_on,
    lost_on, cycle, unrated FROM value";

/// The value of a client; `None` when there is nothing to say.
pub(super) fn of(conn: &Connection, client: ClientId) -> Result<Option<Value>> {
    Ok(conn.prepare_cached(&format!("{VALUES} WHERE client_id = ?1"))?.query_row([client.0], read).optional()?)
}

/// The value of a row of [`VALUES`].
fn read(row: &Row) -> rusqlite::Result<Value> {
    let income = |first: usize| -> rusqlite::Result<Income> {
        let margin = row.get::<_, Option<i64>>(first + 2)?.unwrap_or(0);
        Ok(Income { revenue: row.get(first)?, costed: row.get(first + 1)?, margin })
    };
    let purchases: u32 = row.get(0)?;
    let span = if purchases > 0 { Some((day(row, 1)?, day(row, 2)?)) } else { None };
    Ok(Value {
        purchases,
        span,
        gap: row.get(3)?,
        year: income(4)?,
        year_count: row.get(7)?,
        total: income(8)?,
        year_effort: row.get(11)?,
        potential: row.get(12)?,
        owed: row.get(13)?,
        owed_since: opt_day(row, 14)?,
        loyalty: if purchases > 0 { opt_code(row, 15)? } else { None },
        stages: Stages {
            new_until: day(row, 16)?,
            risk_on: day(row, 17)?,
            inactive_on: day(row, 18)?,
            lost_on: day(row, 19)?,
        },
        cycle: row.get(20)?,
        unrated: row.get(21)?,
    })
}

/// What twelve months brought, as a text that sorts like the number.
pub(super) fn year_key(year: i64) -> String {
    format!("{:020}", i128::from(year) - i128::from(i64::MIN))
}

/// The number of such a text.
fn year_of(key: &str) -> i64 {
    key.parse::<i128>().ok().and_then(|key| i64::try_from(key + i128::from(i64::MIN)).ok()).unwrap_or(0)
}

pub(super) const YEARS: &str =
    "SELECT year_key FROM value WHERE shelf = 'current' AND year_key > ?1 ORDER BY year_key DESC";
pub(super) const RECENT: &str = "SELECT count(*) FROM value WHERE shelf = 'current' AND last_on > ?1";
pub(super) const RECENT_AT: &str =
    "SELECT last_on FROM value WHERE shelf = 'current' AND last_on > ?1 ORDER BY last_on LIMIT 1 OFFSET ?2";
pub(super) const FREQUENT: &str = "SELECT count(*) FROM value WHERE shelf = 'current' AND year_count > 0";
pub(super) const FREQUENT_AT: &str =
    "SELECT year_count FROM value WHERE shelf = 'current' AND year_count > 0 ORDER BY year_count LIMIT 1 OFFSET ?1";

/// Counts the boundaries between classes anew.
pub(super) fn set_boundaries(conn: &Connection, rules: &Rules) -> Result<()> {
    let mut statement = conn.prepare_cached(YEARS)?;
    let years = statement.query_map([year_key(0)], |row| Ok(year_of(row.get_ref(0)?.as_str()?)))?;
    let years: Vec<i64> = years.collect::<rusqlite::Result<_>>()?;
    let total = years.iter().fold(0_i64, |sum, year| sum.saturating_add(*year));
    let since = year_before(valued_on(conn)?).to_string();
    let places = |count: &str, parameters: &[&str]| -> Result<Option<[usize; 4]>> {
        let count = conn
            .prepare_cached(count)?
            .query_row(rusqlite::params_from_iter(parameters), |row| row.get::<_, i64>(0))?;
        Ok(cuts(usize::try_from(count).unwrap_or(0)))
    };
    let offset = |place: usize| i64::try_from(place).unwrap_or(i64::MAX);
    let recency = match places(RECENT, &[&since])? {
        Some(places) => {
            let mut statement = conn.prepare_cached(RECENT_AT)?;
            let mut at = |place| statement.query_row(params![since, offset(place)], |row| day(row, 0));
            Some([at(places[0])?, at(places[1])?, at(places[2])?, at(places[3])?])
        }
        None => None,
    };
    let frequency = match places(FREQUENT, &[])? {
        Some(places) => {
            let mut statement = conn.prepare_cached(FREQUENT_AT)?;
            let mut at = |place| statement.query_row([offset(place)], |row| row.get(0));
            Some([at(places[0])?, at(places[1])?, at(places[2])?, at(places[3])?])
        }
        None => None,
    };
    let money = cuts(years.len()).map(|places| places.map(|place| years[years.len() - 1 - place]));
    let boundaries =
        Boundaries { abc: abc_from(years.iter().copied(), total, &rules.classes), recency, frequency, money };
    let text = if boundaries == Boundaries::default() { None } else { serde_json::to_string(&boundaries).ok() };
    match text {
        kept if kept == notes::meta(conn, BOUNDARIES)? => Ok(()),
        Some(text) => notes::set_meta(conn, BOUNDARIES, &text),
        None => notes::drop_meta(conn, BOUNDARIES),
    }
}

/// The boundaries between classes.
pub(super) fn boundaries(conn: &Connection) -> Result<Boundaries> {
    let text = notes::meta(conn, BOUNDARIES)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// What follows from a transaction in which the values of so many clients changed.
pub(super) fn settle(conn: &Connection, changed: usize, rules: &Rules) -> Result<()> {
    if changed == 0 {
        return Ok(());
    }
    set_boundaries(conn, rules)?;
    match fit(conn)? {
        // Whoever is told that purchases are missing is told how many as they are now.
        Some((on, Fit::TooFew { clients, .. })) if clients <= FEW => {
            set_fit(conn, on, Fit::of(&buyers(conn, on, rules)?))
        }
        Some(_) if changed >= A_LOT => notes::drop_meta(conn, BUYING),
        _ => Ok(()),
    }
}

pub(super) const BUYERS_OF_DAYS: &str = "SELECT client_id FROM purchase WHERE made_on > ?1 AND made_on <= ?2";
pub(super) const SPENT_ON_IN_DAYS: &str = "SELECT client_id FROM interaction INDEXED BY interaction_expense WHERE expense IS NOT NULL AND at >= ?1 AND at < ?2";
pub(super) const MET_IN_DAYS: &str = "SELECT client_id, kind FROM interaction WHERE at >= ?1 AND at < ?2";

/// Brings all values from the day as on which they are to another.
pub(super) fn roll(conn: &Connection, today: Date, rules: &Rules) -> Result<()> {
    let (from, to) = (year_before(valued_on(conn)?), year_before(today));
    let (from, to) = (from.min(to), from.max(to));
    set_valued_on(conn, today)?;
    let clients = leaving(conn, from, to, rules)?;
    if clients.len() > MANY {
        return lights::rebuild(conn, rules);
    }
    for client in clients {
        lights::refresh(conn, client, rules, today)?;
    }
    set_boundaries(conn, rules)
}

/// The clients of which something was done after one day and by another, that counts for a year.
fn leaving(conn: &Connection, from: Date, to: Date, rules: &Rules) -> Result<BTreeSet<ClientId>> {
    let mut clients = BTreeSet::new();
    let mut statement = conn.prepare_cached(BUYERS_OF_DAYS)?;
    let mut rows = statement.query([from.to_string(), to.to_string()])?;
    while let Some(row) = rows.next()? {
        clients.insert(ClientId(row.get(0)?));
    }
    let days = [from, to].map(|day| later(day, 1).to_string());
    let mut statement = conn.prepare_cached(SPENT_ON_IN_DAYS)?;
    let mut rows = statement.query([&days[0], &days[1]])?;
    while let Some(row) = rows.next()? {
        clients.insert(ClientId(row.get(0)?));
    }
    let kinds: Vec<_> = rules.effort.kinds().map(Code::code).collect();
    if !kinds.is_empty() {
        let mut statement = conn.prepare_cached(MET_IN_DAYS)?;
        let mut rows = statement.query([&days[0], &days[1]])?;
        while let Some(row) = rows.next()? {
            if kinds.contains(&row.get_ref(1)?.as_str().unwrap_or("")) {
                clients.insert(ClientId(row.get(0)?));
            }
        }
    }
    Ok(clients)
}

/// Everybody who ever bought, as the models look at them on a day.
pub(super) fn buyers(conn: &Connection, today: Date, rules: &Rules) -> Result<Vec<Buyer>> {
    let mut statement =
        conn.prepare_cached("SELECT purchases, first_on, last_on, total FROM value WHERE purchases > 0")?;
    let digits = rules.money.currency.digits();
    let buyers = statement.query_map([], |row| {
        let total = (row.get(3)?, digits);
        Ok(Buyer::of(row.get(0)?, (day(row, 1)?, day(row, 2)?), total, today))
    })?;
    Ok(buyers.collect::<rusqlite::Result<_>>()?)
}

/// The models that were fitted last, and on which day.
#[derive(Serialize, Deserialize)]
struct Fitted {
    on: Date,
    fit: Fit,
}

/// What came of fitting the models, and on which day; `None` when they were never fitted, or are out of date.
pub(super) fn fit(conn: &Connection) -> Result<Option<(Date, Fit)>> {
    let text = notes::meta(conn, BUYING)?;
    let fitted = text.and_then(|text| serde_json::from_str::<Fitted>(&text).ok());
    Ok(fitted.map(|Fitted { on, fit }| (on, fit)))
}

/// Keeps what came of fitting the models on a day.
pub(super) fn set_fit(conn: &Connection, on: Date, fit: Fit) -> Result<()> {
    match serde_json::to_string(&Fitted { on, fit }) {
        Ok(text) => notes::set_meta(conn, BUYING, &text),
        // A number that is none has no JSON: the models are as good as not fitted.
        Err(_) => Ok(()),
    }
}

/// Shows the value of each current client that has one.
pub(super) fn each(conn: &Connection, mut see: impl FnMut(&Value)) -> Result<()> {
    let mut statement = conn.prepare(&format!("{VALUES} WHERE shelf = 'current'"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        see(&read(row)?);
    }
    Ok(())
}

/// What should have been paid and was not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overdue {
    /// How much, in the house currency.
    pub amount: i64,
    /// By how many clients.
    pub clients: usize,
    /// How many amounts are not in it, since their currency has no rate.
    pub unrated: usize,
}

pub(super) const OVERDUE: &str = "SELECT client_id, total, currency FROM purchase
    WHERE paid_on IS NULL AND due_on IS NOT NULL AND due_on < ?1 AND kind = 'sale'";

/// What should have been paid before a day and was not.
pub(super) fn overdue(conn: &Connection, today: Date, rules: &Rules) -> Result<Overdue> {
    let mut statement = conn.prepare_cached(OVERDUE)?;
    let mut rows = statement.query([today.to_string()])?;
    let (mut overdue, mut clients) = (Overdue::default(), BTreeSet::new());
    while let Some(row) = rows.next()? {
        clients.insert(row.get::<_, i64>(0)?);
        let currency = row.get::<_, Parsed<_>>(2)?.0;
        match rules.money.convert(Money { minor: row.get(1)?, currency }) {
            Some(amount) => overdue.amount = overdue.amount.saturating_add(amount),
            None => overdue.unrated += 1,
        }
    }
    overdue.clients = clients.len();
    Ok(overdue)
}

pub(super) const AT_RISK: &str = "SELECT ifnull(sum(worth), 0) FROM tally WHERE kind = 'red' AND key <= ?1";

/// What the clients that are red on a day brought in twelve months.
pub(super) fn at_risk(conn: &Connection, today: Date) -> Result<i64> {
    Ok(conn.prepare_cached(AT_RISK)?.query_row([today.to_string()], |row| row.get(0))?)
}
