//! Segments by their names: those that come ready made have theirs here until the user gives them another.

use super::Texts;
use crate::domain::{Cadence, Segment};

impl Texts {
    /// How often, in a few words.
    #[must_use]
    pub fn every(&self, cadence: Cadence) -> String {
        self.with("segments-every", &[("ideal", cadence.ideal.into()), ("maximum", cadence.maximum.into())])
    }

    /// What a segment is called.
    #[must_use]
    pub fn segment(&self, segment: &Segment) -> String {
        match segment.ready_made() {
            Some(ready) if segment.name.is_empty() => self.word(ready).to_owned(),
            _ => crate::domain::text::clean_line(&segment.name),
        }
    }
}
