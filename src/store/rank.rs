//! Who is meant most by words: those who are called so, then those who have it in their company or their people, in
//! anything else that is known of them, in what they bought, in what was said. Among equals who is wanted first.

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Result;
use super::lists::Shelf;
use super::search::{self, ClientSet};
use crate::domain::snippet::{Place, hits};
use crate::domain::{ClientId, Code};

/// Of more than so many the first are as good as any: they stay in the order of their list.
pub(super) const RANKED: usize = 500;
/// Places of a word that are looked at.
const LOOKED_AT: usize = 50_000;

pub(super) const STANDS: &str = "SELECT c.name, coalesce(c.company, ''), l.wanted_on, l.last_on, c.name_key
  FROM client c CROSS JOIN light l ON l.client_id = c.id WHERE c.id = ?1";
pub(super) const PEOPLE: &str = "SELECT coalesce(group_concat(name, ' '), '') FROM contact WHERE client_id = ?1";

/// The clients of a set, those first who are meant most by the words; `None` for too many.
pub(super) fn ranked(conn: &Connection, clients: &ClientSet, wanted: &[String]) -> Result<Option<Vec<ClientId>>> {
    if wanted.is_empty() || clients.len() > RANKED {
        return Ok(None);
    }
    let places = search::whereabouts(conn, wanted, LOOKED_AT)?;
    let (mut statement, mut people) = (conn.prepare_cached(STANDS)?, conn.prepare_cached(PEOPLE)?);
    let mut found = Vec::with_capacity(clients.len());
    for client in clients.iter() {
        let mut rows = statement.query([client.0])?;
        let Some(row) = rows.next()? else { continue };
        let (name, company): (String, String) = (row.get(0)?, row.get(1)?);
        // Of most the name says it, and the others need not be asked for.
        let named = |word: &String| hits(&name, std::slice::from_ref(word)) > 0;
        let people: String =
            if wanted.iter().all(named) { String::new() } else { people.query_row([client.0], |row| row.get(0))? };
        let weight: usize = wanted
            .iter()
            .zip(&places)
            .map(|(word, [known, bought])| {
                let word = std::slice::from_ref(word);
                let place = if hits(&name, word) > 0 {
                    Place::Name
                } else if hits(&company, word) + hits(&people, word) > 0 {
                    Place::People
                } else if known.contains(client) {
                    Place::Data
                } else if bought.contains(client) {
                    Place::Product
                } else {
                    Place::Note
                };
                place as usize
            })
            .sum();
        let (wanted_on, last_on, name): (String, String, String) = (row.get(2)?, row.get(3)?, row.get(4)?);
        found.push((weight, wanted_on, std::cmp::Reverse(last_on), name, client));
    }
    found.sort();
    Ok(Some(found.into_iter().map(|(.., client)| client).collect()))
}

pub(super) const ON_SHELF: &str = "SELECT shelf = ?2 FROM light WHERE client_id = ?1";

/// Those of the clients who lie on a shelf, in their order.
pub(super) fn on_shelf(conn: &Connection, clients: Vec<ClientId>, shelf: Shelf) -> Result<Vec<ClientId>> {
    let mut statement = conn.prepare_cached(ON_SHELF)?;
    let mut there = Vec::with_capacity(clients.len());
    for client in clients {
        if statement.query_row(params![client.0, shelf.code()], |row| row.get(0)).optional()?.unwrap_or(false) {
            there.push(client);
        }
    }
    Ok(there)
}

/// The keys of names, folded as they are ordered, side by side in one text: a hundred thousand take a few megabytes.
#[derive(Clone, Debug, Default)]
pub struct NameKeys {
    keys: String,
    /// Where each ends, and whose it is.
    ends: Vec<(u32, ClientId)>,
}

impl NameKeys {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The key at a place, and whose it is.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<(&str, ClientId)> {
        let (end, client) = *self.ends.get(at)?;
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |(end, _)| *end);
        Some((self.keys.get(begin as usize..end as usize)?, client))
    }
}

pub(super) const KEYS: &str = "SELECT name_key, id FROM client WHERE shelf = ?1 ORDER BY name_key, id";

/// The keys of all names on a shelf, in their order.
pub(super) fn name_keys(conn: &Connection, shelf: Shelf) -> Result<NameKeys> {
    let mut names = NameKeys::default();
    let mut statement = conn.prepare_cached(KEYS)?;
    let mut rows = statement.query([shelf.code()])?;
    while let Some(row) = rows.next()? {
        names.keys.push_str(row.get_ref(0)?.as_str().unwrap_or_default());
        let end = u32::try_from(names.keys.len()).unwrap_or(u32::MAX);
        names.ends.push((end, ClientId(row.get(1)?)));
    }
    Ok(names)
}
