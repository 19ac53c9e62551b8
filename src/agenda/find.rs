//! Which client is meant by what somebody typed.

use super::error::{AgendaError, Result};
use super::{Agenda, Order, Shelf};
use crate::domain::{ClientId, text};
use crate::store::{Direction, StoreError};

/// How many candidates are listed when several clients are meant.
pub(super) const CANDIDATES: usize = 8;

impl Agenda {
    /// The one client that `typed` means: its number (`#12`), its whole name or company, or words that fit no other.
    ///
    /// Clients that were archived or trashed are found by their number, or by their whole name when no current one is
    /// called that.
    pub fn resolve(&self, typed: &str) -> Result<ClientId> {
        let typed = text::clean_line(typed);
        match self.exact(&typed)?.as_slice() {
            [] if typed.starts_with('#') && number(&typed).is_some() => {
                Err(AgendaError::UnknownClient { typed, near: Vec::new() })
            }
            [] => self.by_words(typed),
            [one] => Ok(*one),
            several => self.ambiguous(typed, several, several.len()),
        }
    }

    /// The clients whom `typed` names in full: by number, or by the whole name.
    pub(super) fn exact(&self, typed: &str) -> Result<Vec<ClientId>> {
        let reader = self.store.read();
        if let Some(id) = number(typed) {
            return match reader.client(id) {
                Ok(_) => Ok(vec![id]),
                Err(StoreError::Gone) => Ok(Vec::new()),
                Err(error) => Err(error.into()),
            };
        }
        let key = text::sort_key(typed);
        let mut exact = reader.by_name_key(&key)?;
        if key.is_empty() {
            // Names without letters and digits all have this key.
            exact.retain(|id| reader.client(*id).is_ok_and(|client| client.name == typed));
        }
        let (current, away): (Vec<_>, Vec<_>) = exact.into_iter().partition(|id| {
            reader.client(*id).is_ok_and(|client| {
                matches!(client.standing, crate::domain::Standing::Active | crate::domain::Standing::Resting)
            })
        });
        Ok(if current.is_empty() { away } else { current })
    }

    fn by_words(&self, typed: String) -> Result<ClientId> {
        let Some(found) = self.store.search_names(&typed)? else {
            return Err(AgendaError::UnknownClient { typed, near: Vec::new() });
        };
        let list = (Order::Name, Shelf::Current);
        let places = self.store.places(list, Some(&found), (None, Direction::After), CANDIDATES)?;
        let ids: Vec<_> = places.into_iter().map(|place| place.client).collect();
        match ids.as_slice() {
            [] => {
                let near = self.near(&typed)?;
                Err(AgendaError::UnknownClient { typed, near })
            }
            [one] => Ok(*one),
            several => {
                let total = self.store.count(Shelf::Current, Some(&found))?;
                match self.meant(&typed, several)? {
                    Some(one) if total <= CANDIDATES => Ok(one),
                    _ => self.ambiguous(typed, several, total),
                }
            }
        }
    }

    /// The one of several whose whole company was typed, or else the only one that has the words in its name: these
    /// are meant before those whose notes or address have them.
    pub(super) fn meant(&self, typed: &str, several: &[ClientId]) -> Result<Option<ClientId>> {
        let (key, wanted) = (text::sort_key(typed), text::words(typed));
        let (mut working_there, mut named) = (Vec::new(), Vec::new());
        for id in several {
            let client = self.store.read().client(*id)?;
            if client.company.is_some_and(|company| text::sort_key(&company) == key) {
                working_there.push(*id);
            }
            let words = text::words(&client.name);
            if wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str()))) {
                named.push(*id);
            }
        }
        Ok([working_there, named].iter().find_map(|ids| if let [one] = ids.as_slice() { Some(*one) } else { None }))
    }

    fn ambiguous(&self, typed: String, ids: &[ClientId], total: usize) -> Result<ClientId> {
        let candidates = ids
            .iter()
            .take(CANDIDATES)
            .map(|id| {
                let client = self.store.read().client(*id)?;
                Ok((*id, client.name, client.company.or(client.city)))
            })
            .collect::<Result<_>>()?;
        Err(AgendaError::AmbiguousClient { typed, candidates, total })
    }

    /// Names that share the beginning of some word with what was typed.
    fn near(&self, typed: &str) -> Result<Vec<String>> {
        let mut near = Vec::new();
        for word in text::words(typed) {
            let beginning: String = word.chars().take(3).collect();
            let Some(found) = self.store.search_names(&beginning)? else { continue };
            let list = (Order::Name, Shelf::Current);
            for place in self.store.places(list, Some(&found), (None, Direction::After), 3)? {
                let name = self.store.read().client(place.client)?.name;
                if !near.contains(&name) {
                    near.push(name);
                }
            }
        }
        near.truncate(3);
        Ok(near)
    }
}

/// The client of this number: `#12`.
pub(super) fn number(typed: &str) -> Option<ClientId> {
    typed.strip_prefix('#').and_then(|number| number.parse().ok()).map(ClientId)
}
