//! Filters: what was typed, who is meant by it, and what could follow.

use super::{Agenda, AgendaError, Result, Shelf};
use crate::domain::CustomField;
use crate::domain::filter::{self, Completion, Field, Filter, Known, Saved, What};
use crate::domain::stage::{LOST, WON};
use crate::domain::when::{self, Lean};
use crate::store::{Asked, ClientSet};

impl Agenda {
    /// What was typed as a filter means.
    pub fn read_filter(&self, typed: &str) -> Result<Filter> {
        let own = self.store.read().fields()?;
        filter::read(typed, &self.filter_context(&own))
            .map_err(|error| AgendaError::Filter { typed: typed.to_owned(), error })
    }

    /// What could stand where the cursor is in a filter that is typed, the likeliest first.
    pub fn complete_filter(&self, typed: &str, cursor: usize, known: &Known) -> Result<Vec<Completion>> {
        let own = self.store.read().fields()?;
        Ok(filter::complete(typed, cursor, known, &self.filter_context(&own)))
    }

    /// The values that there are, to be offered while a filter is typed.
    pub fn known_values(&self) -> Result<Known> {
        let mut known = self.store.known_values()?;
        let names = self.segments()?.into_iter().filter_map(|segment| segment.code.or(Some(segment.name)));
        known.values.push((Field::Segment, names.collect()));
        let closed = [WON, LOST].map(str::to_owned);
        known.values.push((Field::Stage, self.stages_in_use()?.into_iter().chain(closed).collect()));
        Ok(known)
    }

    /// The clients on a shelf that a filter means; `None` for everybody. There may be clients of other shelves among
    /// them, whom the lists leave out.
    pub fn filtered(&self, filter: &Filter, shelf: Shelf) -> Result<Option<ClientSet>> {
        let saved = self.saved_filters(filter)?;
        Ok(self.store.filtered(filter, self.asked(shelf, &saved))?)
    }

    pub(super) fn filter_context<'a>(&'a self, own: &'a [CustomField]) -> filter::Context<'a> {
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
        if !filter.looks_at(|what| *what == What::Known(Field::Segment)) {
            return Ok(Vec::new());
        }
        let mut saved = Vec::new();
        for segment in self.segments()? {
            // A filter that names a field which is gone finds nobody.
            if let Ok(filter) = self.read_filter(&segment.filter) {
                let names = segment.code.into_iter().chain([segment.name]).filter(|name| !name.is_empty());
                saved.push(Saved { names: names.collect(), filter });
            }
        }
        Ok(saved)
    }
}
