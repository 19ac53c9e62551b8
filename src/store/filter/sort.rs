//! The order that a filter asks for: the keys of all clients are fetched at once, and those who are meant sorted by them.
//!
//! Whoever has no value comes last, whichever way the order runs; where values are the same the names decide.

use std::cmp::Ordering;
use std::collections::HashMap;

use rusqlite::types::{Value, ValueRef};

use super::super::error::Result;
use super::super::search::ClientSet;
use super::others::occasion;
use super::{Asker, Connection};
use crate::domain::filter::{Field, Natural, Sort, What, plain_number};
use crate::domain::purchase::scaled;
use crate::domain::text::sort_key;
use crate::domain::{ClientId, OccasionKind};
use crate::store::Asked;

/// Everybody on the shelf, by name.
pub(in crate::store) const BY_NAME: &str =
    "SELECT id FROM client INDEXED BY client_by_name WHERE shelf = :shelf ORDER BY name_key, id";
const OWN: &str = "SELECT client_id, value FROM custom_value INDEXED BY custom_value_of_field WHERE field_id = :a";
const OCCASIONS: &str = "SELECT client_id, kind, month, day, year, yearly, since FROM occasion";

/// The keys of a field: of each client that has one.
fn keys_of(field: Field) -> Option<&'static str> {
    macro_rules! trait_of {
        ($column:literal) => {
            concat!("SELECT id, ", $column, " FROM client INDEXED BY client_traits WHERE ", $column, " IS NOT NULL")
        };
    }
    macro_rules! worth {
        ($column:literal) => {
            concat!("SELECT client_id, ", $column, " FROM value NOT INDEXED WHERE ", $column, " IS NOT NULL")
        };
        ($column:literal, $condition:literal) => {
            concat!("SELECT client_id, ", $column, " FROM value NOT INDEXED WHERE ", $condition)
        };
    }
    Some(match field {
        Field::Company => "SELECT id, company FROM client NOT INDEXED WHERE company IS NOT NULL",
        Field::Sector => "SELECT id, sector FROM client INDEXED BY client_in_sector WHERE sector > ''",
        Field::Zone => "SELECT id, zone FROM client INDEXED BY client_in_zone WHERE zone > ''",
        Field::City => {
            "SELECT id, city_key FROM client INDEXED BY client_in_city WHERE city_key <> '' AND city_key > ''"
        }
        Field::Country => trait_of!("country"),
        Field::Cadence => trait_of!("cadence_ideal"),
        Field::Snoozed => trait_of!("snoozed_until"),
        Field::Potential => trait_of!("potential"),
        Field::Created => trait_of!("created_on"),
        Field::Last => {
            "SELECT client_id, last_on FROM light INDEXED BY light_by_last WHERE shelf = :shelf AND last_on > ''"
        }
        Field::Next => {
            "SELECT client_id, next_on FROM light INDEXED BY light_by_next WHERE shelf = :shelf AND next_on IS NOT NULL"
        }
        Field::Attempts => "SELECT client_id, attempts FROM light INDEXED BY light_unreached WHERE attempts > 0",
        Field::Score => {
            "SELECT client_id, score FROM interaction INDEXED BY interaction_score
             WHERE score IS NOT NULL ORDER BY client_id, at, id"
        }
        Field::Closing => {
            "SELECT client_id, min(expect_on) FROM opportunity INDEXED BY opportunity_open
             WHERE closed_on IS NULL AND expect_on IS NOT NULL GROUP BY client_id"
        }
        Field::Bought | Field::Recency => worth!("last_on", "last_on > ''"),
        Field::Due => worth!("next_on"),
        Field::Rhythm => worth!("gap"),
        Field::Purchases => worth!("purchases"),
        Field::Value | Field::Monetary => worth!("year"),
        Field::Frequency => worth!("year_count"),
        Field::Total => worth!("total"),
        Field::Margin => worth!("year_margin"),
        Field::Ticket => worth!("year / year_count", "year_count > 0"),
        Field::Effort => worth!("year_effort"),
        Field::Owed => worth!("owed"),
        Field::Overdue => worth!("owed_since", "owed > 0 AND owed_since IS NOT NULL"),
        _ => return None,
    })
}

/// Those of `within`, or everybody, on the shelf, in the order that is asked for.
pub(in crate::store) fn sorted(
    conn: &Connection,
    within: Option<&ClientSet>,
    sort: &[Sort],
    asked: Asked,
) -> Result<Vec<ClientId>> {
    let asker = Asker { conn, asked, most: usize::MAX, below: None, depth: 0 };
    let mut clients = Vec::new();
    asker.each(BY_NAME, &[], |row| {
        let client = ClientId(row.get(0)?);
        if within.is_none_or(|set| set.contains(client)) {
            clients.push(client);
        }
        Ok(())
    })?;
    // The weightiest key last: a sort leaves in their order those whom it does not part.
    for key in sort.iter().rev() {
        let down = natural(&key.what) == Natural::Down;
        if key.what == What::Known(Field::Name) {
            if key.reversed {
                clients.reverse();
            }
            continue;
        }
        let keys = asker.keys(&key.what)?;
        let compare = |one: &ClientId, other: &ClientId| match (keys.get(one), keys.get(other)) {
            (Some(one), Some(other)) if down == key.reversed => order(one, other),
            (Some(one), Some(other)) => order(other, one),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        clients.sort_by(compare);
    }
    Ok(clients)
}

fn natural(what: &What) -> Natural {
    match what {
        What::Known(field) => field.entry().order.unwrap_or(Natural::Up),
        What::Own(..) => Natural::Up,
    }
}

fn order(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => one.cmp(other),
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        (Value::Integer(_), _) => Ordering::Less,
        (_, Value::Integer(_)) => Ordering::Greater,
        _ => Ordering::Equal,
    }
}

impl Asker<'_> {
    /// The key of each client that has one.
    fn keys(&self, what: &What) -> Result<HashMap<ClientId, Value>> {
        let mut keys = HashMap::new();
        let field = match what {
            What::Own(field, _) => {
                self.each(OWN, &[(":a", &field.0)], |row| {
                    let value: String = row.get(1)?;
                    // A day sorts as it is written, and is no number.
                    let number = plain_number(&value).map(|number| Value::Integer(number.0));
                    keys.insert(ClientId(row.get(0)?), number.unwrap_or_else(|| Value::Text(sort_key(&value))));
                    Ok(())
                })?;
                return Ok(keys);
            }
            What::Known(field) => *field,
        };
        match field {
            Field::Birthday | Field::Occasion => {
                let today = self.asked.today;
                self.each(OCCASIONS, &[], |row| {
                    let one = occasion(row)?;
                    let wanted = field == Field::Occasion || one.kind == OccasionKind::Birthday;
                    if let Some(next) = one.next(today).filter(|_| wanted) {
                        let next = Value::Text(next.to_string());
                        let known = keys.entry(ClientId(row.get(0)?)).or_insert_with(|| next.clone());
                        if order(&next, known).is_lt() {
                            *known = next;
                        }
                    }
                    Ok(())
                })?;
            }
            Field::Deal => {
                for (client, sum) in self.deals()? {
                    keys.insert(client, Value::Integer(sum));
                }
            }
            Field::Share => self.each(super::others::SHARES, &[], |row| {
                let share = scaled(row.get(1)?, 10_000, row.get(2)?);
                keys.insert(ClientId(row.get(0)?), Value::Integer(share));
                Ok(())
            })?,
            field => {
                let Some(sql) = keys_of(field) else { return Ok(keys) };
                let folds = matches!(field, Field::Company | Field::Sector | Field::Zone | Field::Country);
                self.each(sql, &[], |row| {
                    let value = match row.get_ref(1)? {
                        ValueRef::Text(_) if folds => Value::Text(sort_key(&row.get::<_, String>(1)?)),
                        _ => row.get(1)?,
                    };
                    keys.insert(ClientId(row.get(0)?), value);
                    Ok(())
                })?;
            }
        }
        Ok(keys)
    }
}
