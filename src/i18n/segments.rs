//! Segments by their names: those that come ready made have theirs here until the user gives them another.

use super::Texts;
use crate::domain::Segment;

impl Texts {
    /// What a segment is called.
    #[must_use]
    pub fn segment(&self, segment: &Segment) -> String {
        match segment.ready_made() {
            Some(ready) if segment.name.is_empty() => self.word(ready).to_owned(),
            _ => crate::domain::text::clean_line(&segment.name),
        }
    }
}
