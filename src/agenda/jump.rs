//! Going to any client by any fragment: of the name with letters left out, or of a company, a person, a number.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{Agenda, ClientRow, Direction, Order, Result, Shelf};
use crate::domain::ClientId;
use crate::domain::text::sort_key;
use crate::store::NameKeys;

/// The names of all current clients, to be compared with what is typed.
#[derive(Clone, Debug, Default)]
pub struct Names {
    keys: NameKeys,
    /// What was typed last, and the places that fitted: what is typed on fits no others.
    narrowed: Option<(String, Vec<usize>)>,
}

impl Agenda {
    /// The names of all current clients.
    pub fn names_to_jump(&self) -> Result<Names> {
        Ok(Names { keys: self.store.name_keys(Shelf::Current)?, narrowed: None })
    }

    /// Up to `limit` clients that what is typed may mean, the likeliest first: by their names, and then by their
    /// companies, people, places, numbers. Nothing typed means those with whom there was contact last.
    pub fn jump(&self, names: &mut Names, typed: &str, limit: usize) -> Result<Vec<ClientRow>> {
        if sort_key(typed).trim().is_empty() && !typed.chars().any(char::is_alphanumeric) {
            let list = (Order::LastContact, Shelf::Current);
            let places = self.store.places(list, None, (None, Direction::Before), limit)?;
            return Ok(self.store.rows(places.into_iter().map(|place| place.client))?);
        }
        let mut clients = names.like(typed, limit);
        if clients.len() < limit
            && let Some(found) = self.store.glance_names(typed)?
        {
            let list = (Order::Name, Shelf::Current);
            let others = self.store.places(list, Some(&found.clients), (None, Direction::After), limit)?;
            for place in others {
                if clients.len() < limit && !clients.contains(&place.client) {
                    clients.push(place.client);
                }
            }
        }
        Ok(self.store.rows(clients)?)
    }
}

impl Names {
    /// The clients whose names have the letters that are typed in their order, the likeliest first.
    fn like(&mut self, typed: &str, limit: usize) -> Vec<ClientId> {
        let typed = sort_key(typed);
        let pattern = Pattern::new(&typed, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let before = self.narrowed.take().filter(|(before, _)| typed.starts_with(before.as_str()));
        let places: Box<dyn Iterator<Item = usize>> = match before {
            Some((_, places)) => Box::new(places.into_iter()),
            None => Box::new(0..self.keys.len()),
        };
        let mut fitting = Vec::new();
        let mut scored = Vec::new();
        for at in places {
            let Some((key, client)) = self.keys.get(at) else { continue };
            if let Some(score) = pattern.score(Utf32Str::new(key, &mut buffer), &mut matcher) {
                fitting.push(at);
                // Among equals the shorter name has more of what was typed.
                scored.push((std::cmp::Reverse(score), key.len(), at, client));
            }
        }
        self.narrowed = Some((typed, fitting));
        if scored.len() > limit && limit > 0 {
            scored.select_nth_unstable(limit - 1);
            scored.truncate(limit);
        }
        scored.sort_unstable();
        scored.into_iter().map(|(.., client)| client).collect()
    }
}
