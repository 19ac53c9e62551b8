//! The segments beside the list of clients: which there are, and how many clients each means. They are counted when
//! nothing else is to be done, on another thread: the list never waits for them.

use crate::agenda::{Agenda, Result};
use crate::domain::Segment;

/// The segments that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segments {
    /// Each with how many clients it means, as far as that is known.
    pub list: Vec<(Segment, Option<usize>)>,
    /// Whether something changed since they were counted.
    pub stale: bool,
    /// Whether they were ever asked for.
    known: bool,
}

impl Segments {
    /// Fetches which there are, if nobody has yet; they are to be counted then.
    pub(super) fn know(&mut self, agenda: &Agenda) -> Result<()> {
        if self.known { Ok(()) } else { self.renew(agenda) }
    }

    /// Fetches them anew after something changed, if they were ever asked for.
    pub(super) fn follow(&mut self, agenda: &Agenda) -> Result<()> {
        if self.known { self.renew(agenda) } else { Ok(()) }
    }

    /// Fetches which there are anew; the counts that are known stay until there are better ones.
    fn renew(&mut self, agenda: &Agenda) -> Result<()> {
        let before = std::mem::take(&mut self.list);
        let counted = |segment: &Segment| {
            let same =
                |(known, _): &&(Segment, Option<usize>)| known.is_same(segment) && known.filter == segment.filter;
            before.iter().find(same).and_then(|(_, count)| *count)
        };
        self.list = agenda.segments()?.into_iter().map(|segment| (segment.clone(), counted(&segment))).collect();
        (self.stale, self.known) = (true, true);
        Ok(())
    }

    /// Takes in what was counted; of a segment that has changed meanwhile nothing.
    pub(super) fn counted(&mut self, counts: Vec<(Segment, Option<usize>)>) {
        for (segment, count) in counts {
            let same =
                |(known, _): &&mut (Segment, Option<usize>)| known.is_same(&segment) && known.filter == segment.filter;
            if let Some((_, known)) = self.list.iter_mut().find(same) {
                *known = count;
            }
        }
    }

    /// Those that are shown.
    pub fn shown(&self) -> impl Iterator<Item = &(Segment, Option<usize>)> {
        self.list.iter().filter(|(segment, _)| !segment.hidden)
    }
}

/// Counts segments; one whose filter cannot be read has no number.
pub(super) fn count(segments: Vec<Segment>, agenda: &Agenda) -> Vec<(Segment, Option<usize>)> {
    let count = |segment: Segment| {
        let count = agenda.count_segment(&segment).ok();
        (segment, count)
    };
    segments.into_iter().map(count).collect()
}
