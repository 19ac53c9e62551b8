//! Segments: saved filters, those that come ready made among them, and groups by what clients have in common.

use super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, Part, Result};
use super::{Action, Agenda, Order, Scope, Shelf, fits};
use crate::domain::filter::{Field, Filter, What};
use crate::domain::segment::ReadyMade;
use crate::domain::{Code, Segment, SegmentId, text};
use crate::store::{Paced, Placed};

pub use crate::store::GroupBy;

/// Where those that come ready made stand until somebody moves them: behind the user's own.
const READY_MADE_FROM: i64 = 1_000;

impl Agenda {
    /// Every segment in the user's order, those that are not shown among them.
    pub fn segments(&self) -> Result<Vec<Segment>> {
        Ok(self.placed()?.into_iter().map(|(_, segment)| segment).collect())
    }

    /// How many current clients a segment means.
    pub fn count_segment(&self, segment: &Segment) -> Result<usize> {
        let scope = Scope::Clients(Order::Name, Shelf::Current);
        self.count(&self.listing(scope, &segment.filter)?)
    }

    /// The values that current clients have, as they are written, each with how many have it.
    pub fn groups(&self, by: GroupBy) -> Result<Vec<(String, usize)>> {
        Ok(self.store.groups(by)?)
    }

    /// Adds a segment, or takes over what the user changed of one.
    pub fn save_segment(&mut self, segment: Segment) -> Result<()> {
        let segment = self.sound(segment)?;
        let known = self.placed()?;
        let before =
            known.iter().find(|(_, other)| other.is_same(&segment) && (segment.id.0, &segment.code) != (0, &None));
        let action = if before.is_some() { Action::EditSegment } else { Action::AddSegment };
        let position = match before {
            Some((position, _)) => *position,
            None => known.iter().filter(|(_, other)| other.code.is_none()).map(|(at, _)| at + 1).max().unwrap_or(0),
        };
        self.operate(action, |write| {
            write.put_segment(position, &segment)?;
            write.call_it(label(&segment), 1);
            Ok(())
        })
    }

    /// Removes a segment of the user's own. One that came ready made becomes again what it was.
    pub fn remove_segment(&mut self, segment: &Segment) -> Result<()> {
        self.operate(Action::RemoveSegment, |write| {
            write.remove_segment(segment.id)?;
            write.call_it(label(segment), 1);
            Ok(())
        })
    }

    /// Moves a segment up or down among those that are there.
    pub fn move_segment(&mut self, segment: &Segment, by: isize) -> Result<()> {
        let mut order = self.segments()?;
        let Some(at) = order.iter().position(|other| other.is_same(segment)) else { return Ok(()) };
        let to = at.saturating_add_signed(by).min(order.len() - 1);
        let moved = order.remove(at);
        order.insert(to, moved);
        self.operate(Action::EditSegment, |write| {
            for (position, segment) in (0..).zip(&order) {
                write.put_segment(position, segment)?;
            }
            write.call_it(label(segment), 1);
            Ok(())
        })
    }

    /// Gives to clients without a cadence of their own that of the first segment that has one and means them; says
    /// whether anybody's changed.
    pub(super) fn follow_segments(&mut self) -> Result<bool> {
        if !self.store.set_paces()? {
            return Ok(false);
        }
        let mut paced: Vec<Paced> = Vec::new();
        for (_, segment) in self.store.segments()? {
            let Some(cadence) = segment.cadence else { continue };
            // A filter that names a field which is gone means nobody.
            let Ok(filter) = self.read_filter(&segment.filter) else { continue };
            let Some(clients) = self.filtered(&filter, Shelf::Current)? else { continue };
            paced.push((segment.id, cadence, clients));
        }
        Ok(self.store.follow_segments(&paced, &self.rules)?)
    }

    /// Whether a filter, or one that it names, looks at the light.
    fn looks_at_light(&self, filter: &Filter) -> Result<bool> {
        let light = |filter: &Filter| filter.looks_at(|what| *what == What::Known(Field::Light));
        Ok(light(filter) || self.saved_filters(filter)?.iter().any(|saved| light(&saved.filter)))
    }

    /// The stored ones, and those that come ready made and were left as they are.
    fn placed(&self) -> Result<Vec<Placed>> {
        let mut placed = self.store.segments()?;
        for (at, ready) in (READY_MADE_FROM..).zip(ReadyMade::ALL) {
            if !placed.iter().any(|(_, stored)| stored.ready_made() == Some(*ready)) {
                placed.push((at, ready.segment()));
            }
        }
        placed.sort_by_key(|(position, segment)| (*position, segment.id == SegmentId(0)));
        Ok(placed)
    }

    /// Makes foreign text harmless, and refuses a segment without a name, of a name that there is, or of a filter that
    /// means nobody or cannot be read.
    fn sound(&self, segment: Segment) -> Result<Segment> {
        let (name, filter) = (text::clean_line(&segment.name), text::clean_line(&segment.filter));
        fits(Part::Name, &name, LONGEST_NAME)?;
        fits(Part::Line, &filter, LONGEST_LINE)?;
        if name.is_empty() && segment.code.is_none() {
            return Err(AgendaError::EmptyName);
        }
        if filter.is_empty() {
            return Err(AgendaError::EmptyFilter);
        }
        let read = self.read_filter(&filter)?;
        // The light depends on the cadence: it must not decide who has which.
        if segment.cadence.is_some() && self.looks_at_light(&read)? {
            return Err(AgendaError::CadenceByLight);
        }
        let checked = Segment { name, filter, ..segment };
        let taken = self.segments()?.into_iter().find(|other| {
            let same_code = other.code.as_deref().is_some_and(|code| text::fold(code) == text::fold(&checked.name));
            let same_name = !other.name.is_empty() && text::fold(&other.name) == text::fold(&checked.name);
            let itself = (checked.id.0, &checked.code) != (0, &None) && other.is_same(&checked);
            (same_code || same_name) && !itself
        });
        match taken {
            Some(_) => Err(AgendaError::SegmentExists(checked.name)),
            None => Ok(checked),
        }
    }
}

/// What the journal calls it: one that came ready made is named in the user's language elsewhere.
fn label(segment: &Segment) -> String {
    if segment.name.is_empty() { segment.code.clone().unwrap_or_default() } else { segment.name.clone() }
}
