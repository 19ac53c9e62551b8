//! Whom a name means, told while it is typed.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::error::Result;
use super::find::{CANDIDATES, number};
use super::{Agenda, ClientRow, Order, Shelf};
use crate::domain::{ClientId, text};
use crate::store::{self, ClientSet};

/// How many clients are compared with what was typed, at most.
const COMPARED: usize = 64;
/// With so many letters of a word right, the word may be meant.
const BEGINNING: usize = 3;

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Nobody is named.
    Nobody,
    /// This client, and no other.
    One(Box<ClientRow>),
    /// One of these; there may be more.
    Several(Vec<ClientRow>),
    /// Nobody is called that; these are near.
    Unknown(Vec<ClientRow>),
}

impl Meant {
    /// The clients to choose from.
    #[must_use]
    pub fn candidates(&self) -> &[ClientRow] {
        match self {
            Self::Several(rows) | Self::Unknown(rows) => rows,
            Self::Nobody | Self::One(_) => &[],
        }
    }
}

impl Agenda {
    /// Whom a name means, as far as a key can wait for it: see [`resolve`](Self::resolve).
    pub fn whom(&self, typed: &str) -> Result<Meant> {
        let typed = text::clean_line(typed);
        let rows = |ids: &[ClientId]| self.store.rows(ids.iter().copied());
        match self.exact(&typed)?.as_slice() {
            [] if number(&typed).is_some() => return Ok(Meant::Unknown(Vec::new())),
            [] => {}
            [one] => return Ok(rows(&[*one])?.pop().map_or(Meant::Nobody, |row| Meant::One(Box::new(row)))),
            several => return Ok(Meant::Several(rows(&several[..several.len().min(CANDIDATES)])?)),
        }
        let found = self.store.glance_names(&typed)?;
        let ids = found.as_ref().map(|found| self.listed(&found.clients)).transpose()?.unwrap_or_default();
        let certain = found.is_some_and(|found| found.whole) && ids.len() <= CANDIDATES;
        match ids.as_slice() {
            [] => Ok(Meant::Unknown(self.alike(&typed)?)),
            [one] if certain => Ok(rows(&[*one])?.pop().map_or(Meant::Nobody, |row| Meant::One(Box::new(row)))),
            several => match self.meant(&typed, several)?.filter(|_| certain) {
                Some(one) => Ok(rows(&[one])?.pop().map_or(Meant::Nobody, |row| Meant::One(Box::new(row)))),
                None => Ok(Meant::Several(Self::ranked(&typed, rows(several)?))),
            },
        }
    }

    /// The first of some clients that are in the list, by name.
    fn listed(&self, clients: &ClientSet) -> Result<Vec<ClientId>> {
        let list = (Order::Name, Shelf::Current);
        let places = self.store.places(list, Some(clients), (None, store::Direction::After), COMPARED)?;
        Ok(places.into_iter().map(|place| place.client).collect())
    }

    /// Clients whose name is much like what was typed: a letter too many or too few, a word that is another one.
    fn alike(&self, typed: &str) -> Result<Vec<ClientRow>> {
        let mut ids: Vec<ClientId> = Vec::new();
        for word in text::words(typed) {
            let beginning: String = word.chars().take(BEGINNING).collect();
            if let Some(found) = self.store.glance_names(&beginning)? {
                ids.extend(self.listed(&found.clients)?);
            }
        }
        ids.sort_unstable();
        ids.dedup();
        let rows = self.store.rows(ids)?;
        Ok(Self::ranked(typed, rows))
    }

    /// The best of some clients, the best first: those whose name has the words, then those whose name has the letters.
    fn ranked(typed: &str, rows: Vec<ClientRow>) -> Vec<ClientRow> {
        let wanted = text::words(typed);
        let folded = text::fold(typed);
        let pattern = Pattern::parse(&folded, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<_> = rows
            .into_iter()
            .map(|row| {
                let words = text::words(&row.name);
                let begins = |wanted: &&String| words.iter().any(|word| word.starts_with(wanted.as_str()));
                let alike = |wanted: &&String| words.iter().any(|word| shared(word, wanted));
                let score = pattern.score(Utf32Str::new(&text::fold(&row.name), &mut buffer), &mut matcher);
                let named = wanted.iter().filter(begins).count();
                let near = wanted.iter().filter(alike).count();
                ((named, near, score), row)
            })
            .collect();
        // Stable: of those that fit equally well the first by name comes first.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, row)| row).take(CANDIDATES).collect()
    }
}

/// Whether two words begin alike.
fn shared(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count() >= BEGINNING
}
