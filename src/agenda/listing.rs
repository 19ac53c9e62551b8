//! Lists of clients: which, in which order, and their rows from a spot on. A [`Window`](super::Window) holds what of one
//! is at hand.

use std::rc::Rc;

use jiff::civil::Date;

use super::{Agenda, Band, ClientRow, Matched, Order, Result, Shelf};
use crate::domain::filter::Filter;
use crate::domain::{ClientId, Code, text};
use crate::store::{ClientSet, Direction, Place};

/// Which clients, in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The client list.
    Clients(Order, Shelf),
    /// The day: band after band.
    Day(Date),
}

impl Scope {
    /// The shelf whose clients are listed.
    #[must_use]
    pub fn shelf(self) -> Shelf {
        match self {
            Self::Clients(_, shelf) => shelf,
            Self::Day(_) => Shelf::Current,
        }
    }
}

/// A list: a scope, perhaps narrowed to what a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Which clients, in which order.
    pub scope: Scope,
    /// The clients that a search found; `None` for all.
    pub within: Option<Rc<ClientSet>>,
    /// Whether the search looked at everybody.
    pub whole: bool,
    /// Everybody who is listed, in an order of its own; `None` for the order of the scope.
    pub sorted: Option<Sorted>,
    /// The words that are looked for, folded.
    pub words: Rc<[String]>,
}

/// Clients in an order that no index has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorted {
    /// The clients.
    pub clients: Rc<[ClientId]>,
    /// Which order it is.
    pub by: SortedBy,
}

/// An order that no index has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortedBy {
    /// The one that the filter asks for.
    Filter,
    /// Those first who are meant most by the words that are looked for.
    Words,
    /// As they were found, for as long as not everybody is.
    Finding,
}

/// Of so many of whom a search finds first a list is made until it has looked at everybody: more than a screen has rows.
const FIRST: usize = 100;

/// A client's place in a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The band of the day; `None` in the client list.
    pub band: Option<Band>,
    pub(super) place: Place,
}

/// A row of a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands.
    pub spot: Spot,
    /// What is shown.
    pub row: ClientRow,
    /// Where the words stand that were looked for, if any were.
    pub matched: Option<Matched>,
}

impl Agenda {
    /// The listing of a scope, narrowed to the clients whom the filter that is `typed` means.
    pub fn listing(&self, scope: Scope, typed: &str) -> Result<Listing> {
        self.list(scope, &self.read_filter(typed)?)
    }

    /// The listing of a scope, narrowed to the clients whom a filter means, in the order that it asks for.
    pub fn list(&self, scope: Scope, filter: &Filter) -> Result<Listing> {
        self.store.at_once(|| {
            let within = self.filtered(filter, scope.shelf())?;
            let sorted = self.sorted(scope, within.as_ref(), filter)?;
            Ok(Listing { scope, within: within.map(Rc::new), whole: true, sorted, words: wanted(filter) })
        })
    }

    /// As [`listing`](Self::listing), as far as a key can wait for it: a search for what very many clients have in
    /// common finds the first of them.
    pub fn glance(&self, scope: Scope, typed: &str) -> Result<Listing> {
        let filter = self.read_filter(typed)?;
        self.store.at_once(|| {
            let saved = self.saved_filters(&filter)?;
            let found = self.store.filtered_at_a_glance(&filter, self.asked(scope.shelf(), &saved))?;
            let whole = found.as_ref().is_none_or(|found| found.whole);
            let within = found.map(|found| found.clients);
            let sorted = match (&within, whole) {
                // To put in order those who are found so far would be done again for all.
                (Some(within), false) => {
                    let clients = self.store.on_shelf(within.iter().take(FIRST).collect(), scope.shelf())?.into();
                    Some(Sorted { clients, by: SortedBy::Finding })
                }
                _ => self.sorted(scope, within.as_ref(), &filter)?,
            };
            Ok(Listing { scope, within: within.map(Rc::new), whole, sorted, words: wanted(&filter) })
        })
    }

    /// The clients in the order that a filter asks for; else, where the list is by name, those first who are meant most
    /// by the words of the filter. The day has its own order.
    fn sorted(&self, scope: Scope, within: Option<&ClientSet>, filter: &Filter) -> Result<Option<Sorted>> {
        let asked = self.asked(scope.shelf(), &[]);
        match (scope, within) {
            (Scope::Day(_), _) => Ok(None),
            _ if !filter.sort.is_empty() => {
                let clients = self.store.sorted(within, &filter.sort, asked)?.into();
                Ok(Some(Sorted { clients, by: SortedBy::Filter }))
            }
            (Scope::Clients(Order::Name, shelf), Some(within)) => {
                let Some(ranked) = self.store.ranked(within, &wanted(filter))? else { return Ok(None) };
                let clients = self.store.on_shelf(ranked, shelf)?.into();
                Ok(Some(Sorted { clients, by: SortedBy::Words }))
            }
            _ => Ok(None),
        }
    }

    /// How many clients a listing has.
    pub fn count(&self, listing: &Listing) -> Result<usize> {
        if let Some(sorted) = &listing.sorted {
            return Ok(sorted.clients.len());
        }
        match listing.scope {
            Scope::Clients(_, shelf) => Ok(self.store.count(shelf, listing.within.as_deref())?),
            Scope::Day(day) => {
                let counts = self.store.at_once(|| self.store.counts(day))?;
                Ok(counts.red + counts.yellow + counts.green + counts.unplanned)
            }
        }
    }

    /// Up to `limit` rows from a spot on, in the order of the list whichever the direction.
    pub fn entries(
        &self,
        listing: &Listing,
        from: Option<&Spot>,
        direction: Direction,
        limit: usize,
    ) -> Result<Vec<Entry>> {
        self.entries_beside(&|_| None, listing, from, direction, limit)
    }

    /// As [`entries`](Self::entries), reading no row anew that is `known` as it is.
    pub(super) fn entries_beside(
        &self,
        known: &dyn Fn(ClientId) -> Option<ClientRow>,
        listing: &Listing,
        from: Option<&Spot>,
        direction: Direction,
        limit: usize,
    ) -> Result<Vec<Entry>> {
        self.store.at_once(|| self.fill_in(listing, self.spots(listing, from, direction, limit)?, known))
    }

    fn spots(&self, listing: &Listing, from: Option<&Spot>, direction: Direction, limit: usize) -> Result<Vec<Spot>> {
        let mut spots = match (listing.scope, &listing.sorted) {
            (_, Some(sorted)) => spots_of(&sorted.clients, from, direction, limit),
            (Scope::Clients(order, shelf), None) => self
                .store
                .places((order, shelf), listing.within.as_deref(), (from.map(|spot| &spot.place), direction), limit)?
                .into_iter()
                .map(|place| Spot { band: None, place })
                .collect(),
            (Scope::Day(day), None) => self.spots_of_day(day, from, direction, limit)?,
        };
        if direction == Direction::Before {
            spots.reverse();
        }
        Ok(spots)
    }

    fn fill_in(
        &self,
        listing: &Listing,
        spots: Vec<Spot>,
        known: &dyn Fn(ClientId) -> Option<ClientRow>,
    ) -> Result<Vec<Entry>> {
        let known: Vec<Option<ClientRow>> = spots.iter().map(|spot| known(spot.place.client)).collect();
        let unknown = spots.iter().zip(&known).filter(|(_, row)| row.is_none()).map(|(spot, _)| spot.place.client);
        let mut read = match listing.scope {
            Scope::Clients(..) => self.store.rows(unknown)?,
            Scope::Day(_) => self.store.day_rows(unknown)?,
        }
        .into_iter();
        let rows = known.into_iter().filter_map(|row| row.or_else(|| read.next()));
        let entry = |(spot, row): (Spot, ClientRow)| {
            let matched =
                if listing.words.is_empty() { None } else { self.matched((row.id, &row.name), &listing.words)? };
            Ok(Entry { spot, row, matched })
        };
        spots.into_iter().zip(rows).map(entry).collect()
    }

    /// How many rows of a listing come before a spot.
    pub(super) fn rank(&self, listing: &Listing, spot: &Spot) -> Result<usize> {
        if let Some(sorted) = &listing.sorted {
            return Ok(position(&sorted.clients, spot));
        }
        match (listing.scope, spot.band) {
            (Scope::Clients(order, shelf), _) => {
                Ok(self.store.rank((order, shelf), listing.within.as_deref(), &spot.place)?)
            }
            (Scope::Day(_), None) => Ok(0),
            (Scope::Day(day), Some(band)) => self.store.at_once(|| {
                let (sizes, rank) = (self.band_sizes(day)?, self.store.band_rank((band, day), Some(&spot.place))?);
                let earlier = Band::ALL.iter().take_while(|earlier| **earlier != band);
                Ok(earlier.fold(rank, |rank, earlier| rank + sizes.of(*earlier)))
            }),
        }
    }

    fn spots_of_day(&self, day: Date, from: Option<&Spot>, direction: Direction, limit: usize) -> Result<Vec<Spot>> {
        let mut bands: Vec<Band> = Band::ALL.to_vec();
        if direction == Direction::Before {
            bands.reverse();
        }
        let begin = from.and_then(|spot| spot.band).and_then(|band| bands.iter().position(|b| *b == band)).unwrap_or(0);
        let mut spots = Vec::new();
        for (n, band) in bands.into_iter().skip(begin).enumerate() {
            let from = from.filter(|_| n == 0).map(|spot| &spot.place);
            let places = self.store.band((band, day), (from, direction), limit - spots.len())?;
            spots.extend(places.into_iter().map(|place| Spot { band: Some(band), place }));
            if spots.len() >= limit {
                break;
            }
        }
        Ok(spots)
    }
}

/// The words that a filter looks for, folded.
fn wanted(filter: &Filter) -> Rc<[String]> {
    filter.words().into_iter().flat_map(text::words).collect()
}

/// Where a spot stands among these clients: where its client is, or else where it was.
fn position(sorted: &[ClientId], spot: &Spot) -> usize {
    let was = spot.place.key.parse().unwrap_or(0);
    if sorted.get(was) == Some(&spot.place.client) {
        return was;
    }
    sorted.iter().position(|client| *client == spot.place.client).unwrap_or(was.min(sorted.len()))
}

/// Up to `limit` spots from one on, nearest first.
fn spots_of(sorted: &[ClientId], from: Option<&Spot>, direction: Direction, limit: usize) -> Vec<Spot> {
    let spot = |at: usize| {
        let client = sorted.get(at).copied()?;
        Some(Spot { band: None, place: Place { key: at.to_string(), client } })
    };
    match direction {
        Direction::After => {
            let begin = from.map_or(0, |from| {
                let at = position(sorted, from);
                at + usize::from(sorted.get(at) == Some(&from.place.client))
            });
            (begin..sorted.len()).take(limit).filter_map(spot).collect()
        }
        Direction::Before => {
            let end = from.map_or(sorted.len(), |from| position(sorted, from));
            (0..end).rev().take(limit).filter_map(spot).collect()
        }
    }
}
