//! A list held as a window.
//!
//! A [`Window`] knows how many rows its list has and holds about three screens of them around the selection; moving
//! fetches what comes into view, from the place where the window ends. Nothing ever holds the whole list.

use std::collections::{BTreeSet, VecDeque};

use super::listing::{Entry, Listing, Scope, Spot};
use super::{Agenda, Band, Result};
use crate::domain::{ClientId, Code, Light};
use crate::store::{Direction, Place, Version};

/// Rows that are fetched beyond those that surely fit: a day with few headings shows a few more, and a step or two at
/// the edge of the screen fetches nothing.
pub(super) const MARGIN: usize = 8;

/// The part of a list that is at hand, and the row that is selected.
#[derive(Clone, Debug)]
pub struct Window {
    listing: Listing,
    rows: VecDeque<Entry>,
    /// How many rows of the list lie before `rows`.
    start: usize,
    total: usize,
    /// The selected row, counted from the beginning of the list.
    selected: usize,
    /// The first row on the screen, counted likewise.
    top: usize,
    /// How many rows the screen shows.
    height: usize,
    /// What the file held when all of it was fetched.
    fetched: Option<Version>,
}

impl Window {
    /// Opens a list at its beginning, for a screen of `height` rows.
    pub fn open(agenda: &Agenda, listing: Listing, height: usize) -> Result<Self> {
        let mut window = Self { height: height.max(1), ..Self::closed(listing) };
        window.load_from_beginning(agenda)?;
        Ok(window)
    }

    /// A list of which nothing has been fetched yet; [`refresh`](Self::refresh) does.
    #[must_use]
    pub fn closed(listing: Listing) -> Self {
        Self { listing, rows: VecDeque::new(), start: 0, total: 0, selected: 0, top: 0, height: 1, fetched: None }
    }

    /// What is listed.
    #[must_use]
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    /// How many rows the whole list has.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total
    }

    /// The selected row, counted from the beginning of the list.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The first row on the screen, counted likewise.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// The selected row.
    #[must_use]
    pub fn current(&self) -> Option<&Entry> {
        self.rows.get(self.selected.checked_sub(self.start)?)
    }

    /// Up to `most` rows from the top of the screen on, each with its place in the list.
    pub fn visible(&self, most: usize) -> impl Iterator<Item = (usize, &Entry)> {
        let skip = self.top.saturating_sub(self.start);
        self.rows.iter().enumerate().skip(skip).take(most).map(|(n, entry)| (self.start + n, entry))
    }

    /// How many rows the screen shows.
    #[cfg(test)]
    pub(super) fn height(&self) -> usize {
        self.height
    }

    /// How many rows are at hand.
    #[cfg(test)]
    pub(super) fn held(&self) -> usize {
        self.rows.len()
    }

    /// The row before the first one on the screen, which says whether a new band begins there.
    #[must_use]
    pub fn above(&self) -> Option<&Entry> {
        self.rows.get(self.top.checked_sub(1)?.checked_sub(self.start)?)
    }

    /// Makes the screen `height` rows tall.
    pub fn resize(&mut self, agenda: &Agenda, height: usize) -> Result<()> {
        self.height = height.max(1);
        self.show(agenda)
    }

    /// Moves the selection by `rows`, stopping at the ends.
    pub fn move_by(&mut self, agenda: &Agenda, rows: isize) -> Result<()> {
        self.selected = self.selected.saturating_add_signed(rows).min(self.total.saturating_sub(1));
        self.show(agenda)
    }

    /// Moves the selection by screens.
    pub fn page(&mut self, agenda: &Agenda, screens: isize) -> Result<()> {
        let rows = isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1);
        self.move_by(agenda, rows.saturating_mul(screens))
    }

    /// Selects the first row.
    pub fn home(&mut self, agenda: &Agenda) -> Result<()> {
        self.selected = 0;
        if self.start > 0 { self.load_from_beginning(agenda) } else { self.show(agenda) }
    }

    /// Selects the last row.
    pub fn end(&mut self, agenda: &Agenda) -> Result<()> {
        self.selected = self.total.saturating_sub(1);
        if self.start + self.rows.len() < self.total {
            let entries = agenda.entries(&self.listing, None, Direction::Before, self.height + MARGIN)?;
            self.start = self.total.saturating_sub(entries.len());
            self.rows = entries.into();
        }
        self.show(agenda)
    }

    /// Selects the first row of another band of the day, after or before the selected one.
    pub fn jump_band(&mut self, agenda: &Agenda, forwards: bool) -> Result<()> {
        let Scope::Day(day) = self.listing.scope else { return Ok(()) };
        let Some(current) = self.current().and_then(|entry| entry.spot.band) else { return Ok(()) };
        let counts = agenda.store.counts(day)?;
        let light = current.light();
        let mut begin = 0;
        let mut begins = Vec::new();
        for light in Light::ALL {
            if counts.of(*light) > 0 {
                begins.push((*light, begin));
            }
            begin += counts.of(*light);
        }
        let here = begins.iter().position(|(l, _)| *l == light).unwrap_or(0);
        let at_begin = begins.get(here).is_some_and(|(_, begin)| *begin == self.selected);
        let target = match (forwards, at_begin) {
            (true, _) => here + 1,
            (false, true) => here.saturating_sub(1),
            (false, false) => here,
        };
        let Some((light, begin)) = begins.get(target).copied() else { return Ok(()) };
        let Some(band) = Band::ALL.iter().copied().find(|band| band.light() == light) else { return Ok(()) };
        // The empty key stands before every row of the band.
        let from = Spot { band: Some(band), place: Place { key: String::new(), client: ClientId(0) } };
        let before = agenda.entries(&self.listing, Some(&from), Direction::Before, MARGIN)?;
        let after = agenda.entries(&self.listing, Some(&from), Direction::After, self.height + MARGIN)?;
        self.start = begin.saturating_sub(before.len());
        self.rows = before.into_iter().chain(after).collect();
        self.selected = begin;
        self.top = begin;
        self.show(agenda)
    }

    /// Whether nothing was written since it was fetched, and nothing is missing.
    pub fn is_current(&self, agenda: &Agenda) -> Result<bool> {
        Ok(self.listing.whole && self.fetched == Some(agenda.store.version()?))
    }

    /// Fetches the window anew after something changed. The selection stays on its client where that is still near,
    /// else on the same line of the screen, where the next one has moved up.
    pub fn refresh(&mut self, agenda: &Agenda) -> Result<()> {
        agenda.store.at_once(|| self.refresh_now(agenda))
    }

    fn refresh_now(&mut self, agenda: &Agenda) -> Result<()> {
        let (changed, version) = (self.changed(agenda)?, agenda.store.version()?);
        let selected = self.current().map(|entry| entry.row.id);
        let moved = self.current().map(|entry| entry.spot.band);
        self.total = agenda.count(&self.listing)?;
        self.load_around(agenda, changed.as_ref())?;
        self.fetched = Some(version);
        let found = self.rows.iter().position(|entry| Some(entry.row.id) == selected);
        if let Some(found) = found
            && self.rows.get(found).map(|entry| entry.spot.band) == moved
        {
            self.selected = self.start + found;
        }
        self.move_by(agenda, 0)
    }

    /// As [`refresh`](Self::refresh), for the same list after its search was made anew: who came or went is in no set
    /// that was found before.
    pub fn renew(&mut self, agenda: &Agenda, listing: Listing) -> Result<()> {
        self.listing = listing;
        self.refresh(agenda)
    }

    /// Lists something else in the same window, from its beginning.
    pub fn list(&mut self, agenda: &Agenda, listing: Listing) -> Result<()> {
        self.listing = listing;
        self.selected = 0;
        self.load_from_beginning(agenda)
    }

    fn load_from_beginning(&mut self, agenda: &Agenda) -> Result<()> {
        let Self { listing, height, .. } = self;
        let (version, total, rows) = agenda.store.at_once(|| {
            let rows = agenda.entries(listing, None, Direction::After, *height + MARGIN)?;
            Ok::<_, super::AgendaError>((agenda.store.version()?, agenda.count(listing)?, rows))
        })?;
        self.fetched = Some(version);
        (self.total, self.rows) = (total, rows.into());
        self.start = 0;
        self.top = 0;
        self.show(agenda)
    }

    /// Which rows may look otherwise than at hand; `None` where any may.
    fn changed(&self, agenda: &Agenda) -> Result<Option<BTreeSet<ClientId>>> {
        let changed = self.fetched.map(|fetched| agenda.store.changed_since(fetched)).transpose()?;
        Ok(changed.flatten())
    }

    /// Fetches the rows around the top of the screen anew, wherever in the list that place is by now. What of them is at
    /// hand and has not `changed` is not read again.
    fn load_around(&mut self, agenda: &Agenda, changed: Option<&BTreeSet<ClientId>>) -> Result<()> {
        let Some(pivot) = self.rows.get(self.top.saturating_sub(self.start)).map(|entry| entry.spot.clone()) else {
            self.selected = self.selected.min(self.total.saturating_sub(1));
            return self.load_from_beginning(agenda);
        };
        let known = |client: ClientId| {
            let same = changed.is_some_and(|changed| !changed.contains(&client));
            self.rows.iter().filter(|_| same).map(|entry| &entry.row).find(|row| row.id == client).cloned()
        };
        let before = agenda.entries_beside(&known, &self.listing, Some(&pivot), Direction::Before, MARGIN)?;
        // From the last row before on, the pivot itself included if it is still there.
        let last = before.last().map(|entry| &entry.spot);
        let wanted = self.height + MARGIN;
        let after = agenda.entries_beside(&known, &self.listing, last, Direction::After, wanted)?;
        // Fewer rows before than asked for means that the list begins there.
        let top = if before.len() < MARGIN { before.len() } else { agenda.rank(&self.listing, &pivot)? };
        self.selected = top + self.selected.saturating_sub(self.top);
        self.top = top;
        self.start = top.saturating_sub(before.len());
        self.rows = before.into_iter().chain(after).collect();
        Ok(())
    }

    /// Scrolls so that the selection is on the screen, and fetches what has come into view.
    fn show(&mut self, agenda: &Agenda) -> Result<()> {
        let last = self.total.saturating_sub(1);
        self.selected = self.selected.min(last);
        if self.selected < self.top {
            self.top = self.selected;
        } else if self.selected >= self.top + self.height {
            self.top = self.selected + 1 - self.height;
        }
        self.top = self.top.min(self.total.saturating_sub(self.height));
        self.fetch_before(agenda)?;
        self.fetch_after(agenda)
    }

    fn fetch_before(&mut self, agenda: &Agenda) -> Result<()> {
        // One row more than the screen shows, for `above`.
        while self.start > self.top.saturating_sub(1) {
            let Some(first) = self.rows.front().map(|entry| entry.spot.clone()) else { return Ok(()) };
            let asked = self.height * 2;
            let entries = agenda.entries(&self.listing, Some(&first), Direction::Before, asked)?;
            if entries.len() < asked.min(self.start) || entries.len() > self.start {
                self.renumber(agenda.rank(&self.listing, &first)?);
            }
            self.start = self.start.saturating_sub(entries.len());
            if entries.is_empty() {
                break;
            }
            entries.into_iter().rev().for_each(|entry| self.rows.push_front(entry));
        }
        self.rows.truncate((self.top + self.height * 3 + MARGIN).saturating_sub(self.start));
        Ok(())
    }

    /// Another program added rows above, or took some away: what is on the screen stays there, under other numbers.
    fn renumber(&mut self, start: usize) {
        let shift = |place: usize, from: usize| (place + start).saturating_sub(from);
        self.selected = shift(self.selected, self.start);
        self.top = shift(self.top, self.start);
        self.total = shift(self.total, self.start);
        self.start = start;
    }

    fn fetch_after(&mut self, agenda: &Agenda) -> Result<()> {
        loop {
            let wanted = (self.top + self.height + MARGIN).min(self.total);
            let missing = wanted.saturating_sub(self.start + self.rows.len());
            if missing == 0 {
                break;
            }
            let last = self.rows.back().map(|entry| entry.spot.clone());
            let entries = agenda.entries(&self.listing, last.as_ref(), Direction::After, missing.max(MARGIN))?;
            if entries.is_empty() {
                // Another program took rows away: the count is what is there.
                self.total = self.start + self.rows.len();
                self.selected = self.selected.min(self.total.saturating_sub(1));
                self.top = self.top.min(self.selected);
                break;
            }
            self.rows.extend(entries);
        }
        let surplus = self.top.saturating_sub(self.start).saturating_sub(self.height * 2).min(self.rows.len());
        self.rows.drain(..surplus);
        self.start += surplus;
        Ok(())
    }
}
