//! Filters: what was typed, who is meant by it, and what could follow.

use super::{Agenda, AgendaError, Result, Shelf};
use crate::domain::CustomField;
use crate::domain::filter::{self, Field, Filter, Saved, What};
use crate::domain::when::{self, Lean};
use crate::store::{Asked, ClientSet};

impl Agenda {
    /// What was typed as a filter means.
    pub fn read_filter(&self, typed: &str) -> Result<Filter> {
        let own = self.store.read().fields()?;
        filter::read(typed, &self.filter_context(&own)).map_err(AgendaError::Filter)
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
        for (code, name, line) in self.store.filter_lines()? {
            // A filter that names a field which is gone finds nobody.
            if let Ok(filter) = self.read_filter(&line) {
                saved.push(Saved { names: [code, name].into_iter().filter(|name| !name.is_empty()).collect(), filter });
            }
        }
        Ok(saved)
    }
}
