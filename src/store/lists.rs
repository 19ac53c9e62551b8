//! Lists that hold a window, never the table.
//!
//! Every list is an order over clients that an index has: a text key and the client's number. A window is fetched from a
//! place on, forwards or backwards, and only its [rows](super::list_row) are filled in. A search narrows a list to a [`ClientSet`]: the
//! order is walked and members are kept, or, when there are few, their keys are fetched and sorted.

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::error::Result;
use super::search::ClientSet;
use crate::domain::code::codes;
use crate::domain::{ClientId, Light};

codes! {
    /// An order of the client list.
    Order in "order" {
        /// By name, as in Spanish.
        Name = "name",
        /// Who is wanted first.
        Urgency = "urgency",
        /// Who was spoken with longest ago first; never comes before all.
        LastContact = "last",
        /// By city.
        City = "city",
        /// Newest clients first.
        Newest = "newest",
        /// Who brought most in twelve months first; who never bought comes after all.
        Value = "value",
        /// Who bought longest ago first; who never bought comes after all.
        Bought = "bought",
        /// Whose purchase is expected first; who is expected to buy on no day comes after all.
        Due = "due",
    }
}

codes! {
    /// Where a client lies.
    Shelf in "shelf" {
        /// In the portfolio, at rest or not.
        Current = "current",
        /// Put away.
        Archived = "archived",
        /// In the trash.
        Trashed = "trashed",
    }
}

codes! {
    /// A part of the day's list, in the order in which it is worked.
    Band in "band" {
        /// Red: wanted now.
        Red = "red",
        /// Yellow with an hour today.
        Timed = "timed",
        /// Yellow.
        Yellow = "yellow",
        /// On track, the soonest first.
        Green = "green",
        /// Without a next step.
        Unplanned = "none",
    }
}

impl Band {
    /// The light of the clients in this band.
    #[must_use]
    pub fn light(self) -> Light {
        match self {
            Self::Red => Light::Red,
            Self::Timed | Self::Yellow => Light::Yellow,
            Self::Green => Light::Green,
            Self::Unplanned => Light::Unplanned,
        }
    }
}

/// A client's place in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The order's key.
    pub key: String,
    /// Tells apart clients of the same key.
    pub client: ClientId,
}

/// Which way a window is fetched from a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// What comes after the place, nearest first.
    After,
    /// What comes before the place, nearest first.
    Before,
}

/// An ordered set of clients, as SQL: the columns `key` and `id`, a condition, and whether the key runs downwards.
pub(super) struct Source {
    table: &'static str,
    key: &'static str,
    id: &'static str,
    condition: &'static str,
    /// How the key compares to ?1, where the set ends at a day.
    bound: Option<&'static str>,
    descending: bool,
    /// Values of the numbered parameters in `condition`, from ?1 on.
    values: Vec<Value>,
}

impl Source {
    /// The parts of an order, one after the other: where not every client has a key, those without one come by name.
    pub(super) fn order(order: Order, shelf: Shelf) -> Vec<Self> {
        use crate::domain::Code;
        let values = vec![Value::Text(shelf.code().to_owned())];
        let part = |table, key, id, condition, descending| Self {
            table,
            key,
            id,
            condition,
            bound: None,
            descending,
            values: values.clone(),
        };
        let all = "shelf = ?1";
        let worth = |index, key, condition, descending, rest| {
            vec![
                part(index, key, "client_id", condition, descending),
                part("client INDEXED BY client_by_name", "name_key", "id", rest, false),
            ]
        };
        match order {
            Order::Name => vec![part("client", "name_key", "id", all, false)],
            Order::City => vec![part("client", "city_key", "id", all, false)],
            Order::Newest => vec![part("client", "created_on", "id", all, true)],
            Order::Urgency => vec![part("light", "wanted_on", "client_id", all, false)],
            Order::LastContact => vec![part("light", "last_on", "client_id", all, false)],
            Order::Value => worth(
                "value",
                "year_key",
                all,
                true,
                "shelf = ?1 AND NOT EXISTS (SELECT 1 FROM value v WHERE v.client_id = client.id)",
            ),
            Order::Bought => worth(
                "value",
                "last_on",
                "shelf = ?1 AND last_on > ''",
                false,
                "shelf = ?1 AND NOT EXISTS (SELECT 1 FROM value v WHERE v.client_id = client.id AND v.last_on > '')",
            ),
            Order::Due => worth(
                "value",
                "next_on",
                "shelf = ?1 AND next_on IS NOT NULL",
                false,
                "shelf = ?1 AND NOT EXISTS (SELECT 1 FROM value v WHERE v.client_id = client.id AND v.next_on IS NOT NULL)",
            ),
        }
    }

    pub(super) fn band(band: Band, today: Date) -> Self {
        let (table, key, condition, bound) = match band {
            Band::Red => ("light", "red_on", "counted = 1 AND red_on IS NOT NULL", Some("<=")),
            Band::Timed => (
                "light INDEXED BY light_timed",
                "next_at",
                "counted = 1 AND next_at IS NOT NULL AND next_on = ?1 AND yellow_on <= ?1 AND (red_on IS NULL OR red_on > ?1)",
                None,
            ),
            Band::Yellow => (
                "light INDEXED BY light_wanted",
                "wanted_on",
                "counted = 1 AND (red_on IS NULL OR red_on > ?1) AND (next_at IS NULL OR next_on <> ?1)",
                Some("<="),
            ),
            Band::Green => ("light INDEXED BY light_quiet", "wanted_on", "counted = 1 AND on_track = 1", Some(">")),
            Band::Unplanned => ("light INDEXED BY light_quiet", "wanted_on", "counted = 1 AND on_track = 0", Some(">")),
        };
        let values = vec![Value::Text(today.to_string())];
        Self { table, key, id: "client_id", condition, bound, descending: false, values }
    }

    /// The condition, on from a place that lies on the side of `sign`.
    ///
    /// Where the place and the day both bound the key on one side, the place is the narrower bound: the plus keeps
    /// SQLite from starting at the day and walking up to the place.
    fn place_sql(&self, sign: Option<&str>) -> String {
        let Self { key, id, condition, .. } = self;
        let day = self.bound.map(|bound| {
            let plus = if sign.is_some_and(|sign| bound.starts_with(sign)) { "+" } else { "" };
            format!("{plus}{key} {bound} ?1")
        });
        let place = sign.map(|sign| {
            let (k, i) = (self.values.len() + 1, self.values.len() + 2);
            format!("({key}, {id}) {sign} (?{k}, ?{i})")
        });
        let conditions = [Some((*condition).to_owned()), day, place];
        conditions.into_iter().flatten().collect::<Vec<_>>().join(" AND ")
    }

    /// The statement that walks this source from a place in a direction.
    pub(super) fn sql(&self, from: bool, direction: Direction) -> String {
        let Self { table, key, id, .. } = self;
        let upwards = (direction == Direction::After) != self.descending;
        let (sign, sort) = if upwards { (">", "ASC") } else { ("<", "DESC") };
        let condition = self.place_sql(from.then_some(sign));
        format!("SELECT {key}, {id} FROM {table} WHERE {condition} ORDER BY {key} {sort}, {id} {sort}")
    }

    /// The statement that counts what comes before a place, or all.
    pub(super) fn count_sql(&self, before: bool) -> String {
        let sign = if self.descending { ">" } else { "<" };
        format!("SELECT count(*) FROM {} WHERE {}", self.table, self.place_sql(before.then_some(sign)))
    }
}

/// How many steps along an order cost as much as to look one client up, whose page is rarely at hand.
const LOOKUP: usize = 50;

/// Whether so few clients of a shelf are wanted that their keys are fetched and sorted, instead of walking the order until
/// `limit` of them came by.
fn are_few(conn: &Connection, shelf: Shelf, members: usize, limit: usize) -> Result<bool> {
    let all = count(conn, shelf, None)?;
    let walked = all.saturating_mul(limit.min(members)) / members.max(1);
    Ok(members * LOOKUP <= walked)
}

/// Up to `limit` places of the client list from `from` on, nearest first.
pub(super) fn clients(
    conn: &Connection,
    (order, shelf): (Order, Shelf),
    within: Option<&ClientSet>,
    (from, direction): (Option<&Place>, Direction),
    limit: usize,
) -> Result<Vec<Place>> {
    let parts = Source::order(order, shelf);
    let few_members = within.map_or(Ok(false), |set| are_few(conn, shelf, set.len(), limit))?;
    let ways: Vec<usize> = match direction {
        Direction::After => (0..parts.len()).collect(),
        Direction::Before => (0..parts.len()).rev().collect(),
    };
    let start = from.map(|place| part_of(&parts, place));
    let mut places = Vec::new();
    for n in ways {
        let Some(source) = parts.get(n) else { break };
        let (before, this) = match (&start, direction) {
            (Some((part, _)), Direction::After) => (n < *part, n == *part),
            (Some((part, _)), Direction::Before) => (n > *part, n == *part),
            (None, _) => (false, false),
        };
        if before {
            continue;
        }
        let from = start.as_ref().filter(|_| this).map(|(_, place)| place);
        let left = limit.saturating_sub(places.len());
        let found = match within {
            Some(set) if few_members => few(conn, source, set, (from, direction), left)?,
            _ => walk(conn, source, within, (from, direction), left)?,
        };
        places.extend(found.into_iter().map(|place| marked(&parts, n, place)));
        if places.len() >= limit {
            break;
        }
    }
    Ok(places)
}

/// The part of an order in which a place is, and its place there: where there are several, its key begins with the
/// number of the part.
fn part_of(parts: &[Source], place: &Place) -> (usize, Place) {
    if parts.len() == 1 {
        return (0, place.clone());
    }
    let (part, key) = place.key.split_at_checked(1).unwrap_or(("0", ""));
    (part.parse().unwrap_or(0), Place { key: key.to_owned(), client: place.client })
}

fn marked(parts: &[Source], part: usize, place: Place) -> Place {
    if parts.len() == 1 { place } else { Place { key: format!("{part}{}", place.key), ..place } }
}

/// Up to `limit` places of one band of the day from `from` on, nearest first.
pub(super) fn band(
    conn: &Connection,
    (band, today): (Band, Date),
    (from, direction): (Option<&Place>, Direction),
    limit: usize,
) -> Result<Vec<Place>> {
    walk(conn, &Source::band(band, today), None, (from, direction), limit)
}

fn walk(
    conn: &Connection,
    source: &Source,
    within: Option<&ClientSet>,
    (from, direction): (Option<&Place>, Direction),
    limit: usize,
) -> Result<Vec<Place>> {
    // No client has the number zero: that place stands before all others.
    let from = match (from, direction) {
        (Some(Place { client: ClientId(0), .. }), Direction::Before) => return Ok(Vec::new()),
        (Some(Place { client: ClientId(0), .. }), Direction::After) => None,
        (from, _) => from,
    };
    let mut statement = conn.prepare_cached(&source.sql(from.is_some(), direction))?;
    let mut values = source.values.clone();
    if let Some(place) = from {
        values.extend([Value::Text(place.key.clone()), Value::Integer(place.client.0)]);
    }
    let mut rows = statement.query(params_from_iter(values))?;
    let mut places = Vec::new();
    while places.len() < limit
        && let Some(row) = rows.next()?
    {
        let client = ClientId(row.get(1)?);
        if within.is_none_or(|set| set.contains(client)) {
            places.push(Place { key: row.get(0)?, client });
        }
    }
    Ok(places)
}

fn few(
    conn: &Connection,
    source: &Source,
    set: &ClientSet,
    (from, direction): (Option<&Place>, Direction),
    limit: usize,
) -> Result<Vec<Place>> {
    let Source { table, key, id, condition, .. } = source;
    let mut statement = conn.prepare_cached(&format!(
        "SELECT {key} FROM {table} WHERE {condition} AND {id} = ?{}",
        source.values.len() + 1
    ))?;
    let mut places = Vec::new();
    for client in set.iter() {
        let values = source.values.iter().cloned().chain([Value::Integer(client.0)]);
        let mut rows = statement.query(params_from_iter(values))?;
        if let Some(row) = rows.next()? {
            places.push(Place { key: row.get(0)?, client });
        }
    }
    let upwards = (direction == Direction::After) != source.descending;
    let order = |a: &Place, b: &Place| {
        let order = (&a.key, a.client).cmp(&(&b.key, b.client));
        if upwards { order } else { order.reverse() }
    };
    if let Some(from) = from {
        places.retain(|place| order(place, from).is_gt());
    }
    places.sort_by(order);
    places.truncate(limit);
    Ok(places)
}

/// How many places of the client list come before one.
pub(super) fn rank(
    conn: &Connection,
    (order, shelf): (Order, Shelf),
    within: Option<&ClientSet>,
    place: &Place,
) -> Result<usize> {
    match within {
        None => {
            let parts = Source::order(order, shelf);
            let (part, place) = part_of(&parts, place);
            let mut rank = 0;
            for (n, source) in parts.iter().enumerate().take(part + 1) {
                rank += before(conn, source, (n == part).then_some(&place))?;
            }
            Ok(rank)
        }
        within => Ok(clients(conn, (order, shelf), within, (Some(place), Direction::Before), usize::MAX)?.len()),
    }
}

/// How many places of one band of the day come before one, or how many there are.
pub(super) fn band_rank(conn: &Connection, (band, today): (Band, Date), place: Option<&Place>) -> Result<usize> {
    before(conn, &Source::band(band, today), place)
}

fn before(conn: &Connection, source: &Source, place: Option<&Place>) -> Result<usize> {
    let mut values = source.values.clone();
    if let Some(place) = place {
        values.extend([Value::Text(place.key.clone()), Value::Integer(place.client.0)]);
    }
    let mut statement = conn.prepare_cached(&source.count_sql(place.is_some()))?;
    let count: i64 = statement.query_row(params_from_iter(values), |row| row.get(0))?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// How many clients lie on a shelf, of those in the set.
pub(super) fn count(conn: &Connection, shelf: Shelf, within: Option<&ClientSet>) -> Result<usize> {
    use crate::domain::Code;
    let Some(set) = within else {
        let count: Option<i64> = conn
            .prepare_cached("SELECT clients FROM tally WHERE kind = 'shelf' AND key = ?1")?
            .query_row([shelf.code()], |row| row.get(0))
            .optional()?;
        return Ok(usize::try_from(count.unwrap_or(0)).unwrap_or(0));
    };
    let on = |shelf: Shelf| -> Result<usize> {
        let mut statement = conn.prepare_cached("SELECT id FROM client INDEXED BY client_by_age WHERE shelf = ?1")?;
        let mut rows = statement.query([shelf.code()])?;
        let mut count = 0;
        while let Some(row) = rows.next()? {
            count += usize::from(set.contains(ClientId(row.get(0)?)));
        }
        Ok(count)
    };
    match shelf {
        // The others are few: what is not there is here.
        Shelf::Current => Ok(set.len().saturating_sub(on(Shelf::Archived)? + on(Shelf::Trashed)?)),
        shelf => on(shelf),
    }
}
