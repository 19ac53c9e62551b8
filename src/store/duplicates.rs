//! What of every client tells it from others, and who was said to be two.

use std::collections::BTreeSet;

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Connection, Row};

use super::error::Result;
use super::row::code;
use crate::domain::duplicate::{Numbering, Profile};
use crate::domain::{ClientId, FieldId};

/// The profiles of all clients but those in the trash, by number: one pass over clients and channels side by side.
pub(super) fn profiles(conn: &Connection, home: Option<&'static Numbering>) -> Result<Vec<Profile>> {
    let mut clients = conn.prepare(
        "SELECT id, name, kind, company, city, tax_id, country FROM client WHERE standing <> 'trashed' ORDER BY id",
    )?;
    let mut channels = conn.prepare("SELECT client_id, kind, value FROM channel ORDER BY client_id")?;
    let (mut clients, mut channels) = (clients.query([])?, channels.query([])?);
    let owner = |row: Option<&Row>| row.map(|row| row.get(0).map(ClientId)).transpose();
    let mut whose = owner(channels.next()?)?;
    let mut profiles = Vec::new();
    while let Some(row) = clients.next()? {
        let id = ClientId(row.get(0)?);
        let text = |column| row.get_ref(column).map(|value| value.as_str().ok());
        let mut profile = Profile::new(id, text(1)?.unwrap_or(""), code(row, 2)?).about(text(3)?, text(4)?, text(5)?);
        let home = text(6)?.and_then(Numbering::of).or(home);
        while let Some(owner_now) = whose.filter(|whose| *whose <= id) {
            if let Some(row) = channels.get().filter(|_| owner_now == id) {
                profile.reached(code(row, 1)?, row.get_ref(2)?.as_str().unwrap_or(""), home);
            }
            whose = owner(channels.next()?)?;
        }
        profiles.push(profile);
    }
    Ok(profiles)
}

/// The pairs of whom the user said that they are two.
pub(super) fn distinct_pairs(conn: &Connection) -> Result<BTreeSet<(ClientId, ClientId)>> {
    let mut statement = conn.prepare_cached("SELECT client_id, other_id FROM distinct_pair")?;
    let pairs = statement.query_map([], |row| Ok((ClientId(row.get(0)?), ClientId(row.get(1)?))))?;
    Ok(pairs.collect::<rusqlite::Result<_>>()?)
}

/// What belongs to a client, and how much of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Belongings {
    /// Interactions.
    pub interactions: usize,
    /// Open follow-ups.
    pub follow_ups: usize,
    /// Purchases.
    pub purchases: usize,
    /// Opportunities.
    pub opportunities: usize,
    /// Files and addresses.
    pub attachments: usize,
}

pub(super) fn belongings(conn: &Connection, client: ClientId) -> Result<Belongings> {
    let count = |sql| -> Result<usize> {
        let n: i64 = conn.prepare_cached(sql)?.query_row([client.0], |row| row.get(0))?;
        Ok(usize::try_from(n).unwrap_or(0))
    };
    Ok(Belongings {
        interactions: count("SELECT count(*) FROM interaction WHERE client_id = ?1")?,
        follow_ups: count("SELECT count(*) FROM follow_up WHERE client_id = ?1 AND state = 'open'")?,
        purchases: count("SELECT count(*) FROM purchase WHERE client_id = ?1")?,
        opportunities: count("SELECT count(*) FROM opportunity WHERE client_id = ?1")?,
        attachments: count("SELECT count(*) FROM attachment WHERE client_id = ?1")?,
    })
}

/// A field of the user's in which two clients say something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomDifference {
    /// Which field.
    pub field: FieldId,
    /// What the user calls it.
    pub name: String,
    /// What the first says.
    pub keep: String,
    /// What the second says.
    pub gone: String,
}

pub(super) fn custom_differences(conn: &Connection, keep: ClientId, gone: ClientId) -> Result<Vec<CustomDifference>> {
    let mut statement = conn.prepare_cached(
        "SELECT field.id, field.name, ours.value, theirs.value FROM custom_value AS ours
         JOIN custom_value AS theirs ON theirs.client_id = ?2 AND theirs.field_id = ours.field_id
         JOIN custom_field AS field ON field.id = ours.field_id
         WHERE ours.client_id = ?1 AND ours.value <> theirs.value",
    )?;
    let differences = statement.query_map([keep.0, gone.0], |row| {
        let (field, name) = (FieldId(row.get(0)?), row.get(1)?);
        Ok(CustomDifference { field, name, keep: row.get(2)?, gone: row.get(3)? })
    })?;
    Ok(differences.collect::<rusqlite::Result<_>>()?)
}
