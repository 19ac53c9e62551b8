//! Filters: what was typed, who is meant by it, and what could follow.

use super::{Agenda, AgendaError, Result, Shelf};
use crate::domain::filter::{self, Filter, Saved};
use crate::domain::when::{self, Lean};
use crate::store::{Asked, ClientSet};

impl Agenda {
    /// What was typed as a filter means.
    pub fn read_filter(&self, typed: &str) -> Result<Filter> {
        let own = self.store.read().custom_fields()?;
        filter::read(typed, &self.filter_context(&own)).map_err(AgendaError::Filter)
    }

    /// The clients on a shelf that a filter means; `None` for everybody. There may be clients of other shelves among
    /// them, whom the lists leave out.
    pub fn filtered(&self, filter: &Filter, shelf: Shelf) -> Result<Option<ClientSet>> {
        let saved = self.saved_filters(filter)?;
        Ok(self.store.filtered(filter, self.asked(shelf, &saved))?)
    }

    pub(super) fn filter_context<'a>(&'a self, own: &'a [crate::domain::CustomField]) -> filter::Context<'a> {
        let dates = when::Context {
            now: self.clock.wall(),
            order: self.habits.order,
            work_days: &self.rules.calendar,
            lean: Lean::Past,
        };
        filter::Context { dates, decimal: self.habits.decimal, own }
    }

    pub(super) fn asked<'a>(&'a self, shelf: Shelf, saved: &'a [Saved]) -> Asked<'a> {
        Asked { shelf, today: self.today(), rules: &self.rules, saved }
    }

    /// The saved filters that a filter may name; none where it names none.
    pub(super) fn saved_filters(&self, filter: &Filter) -> Result<Vec<Saved>> {
        use crate::domain::filter::{Field, What};
        if !filter.looks_at(|what| *what == What::Known(Field::Segment)) {
            return Ok(Vec::new());
        }
        let segments = self.store.read().segments()?;
        let read = |segment: crate::domain::Segment| {
            let filter = self.read_filter(&segment.filter).ok()?;
            Some(Saved { names: segment.code.into_iter().chain([segment.name]).collect(), filter })
        };
        Ok(segments.into_iter().filter_map(read).collect())
    }
}
