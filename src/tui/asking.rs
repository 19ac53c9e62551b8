//! The filter line beyond its letters: whether what is typed is a filter, what the list shows meanwhile, and what could
//! follow where the cursor stands.

use tui_input::Input;

use crate::agenda::{Agenda, Result};
use crate::domain::filter::{Completion, FilterError, Insert, Known};

/// What there is to say of what is typed.
#[derive(Clone, Debug, Default)]
pub struct Asking {
    /// Why what is typed is no filter. The list shows what the last one found.
    pub refusal: Option<FilterError>,
    /// What could stand where the cursor is.
    pub offered: Vec<Completion>,
    /// Which of these is chosen.
    pub chosen: Option<usize>,
    /// The last filter that was understood.
    good: String,
    /// The values that there are, for as long as the line is open.
    known: Option<Known>,
}

impl Asking {
    /// The last filter that was understood.
    #[must_use]
    pub fn good(&self) -> &str {
        &self.good
    }

    /// Whether values are offered, and not only names of fields: these are chosen from a list.
    #[must_use]
    pub fn lists_values(&self) -> bool {
        self.offered.first().is_some_and(|first| !matches!(first.insert, Insert::Field(_) | Insert::Own(_)))
    }

    /// Takes in what of the line is a filter, if it is, and why the whole of it is none.
    pub(super) fn heard(&mut self, typed: &str, good: bool, refusal: Option<FilterError>) {
        if good {
            typed.clone_into(&mut self.good);
        }
        self.refusal = refusal;
    }

    /// Forgets what is offered: nobody types any more.
    pub(super) fn close(&mut self) {
        self.offered.clear();
        (self.chosen, self.known) = (None, None);
    }

    /// Makes ready to offer what there is: no letter is to wait for that.
    pub(super) fn open(&mut self, agenda: &Agenda) -> Result<()> {
        self.known = Some(agenda.known_values()?);
        Ok(())
    }

    /// Looks for what could stand where the cursor is.
    pub(super) fn offer(&mut self, input: &Input, agenda: &Agenda) -> Result<()> {
        if self.known.is_none() {
            self.open(agenda)?;
        }
        self.chosen = None;
        if let Some(known) = &self.known {
            self.offered = agenda.complete_filter(input.value(), input.cursor(), known)?;
        }
        Ok(())
    }

    /// Chooses the next of what is offered, or the one before; says whether there is anything to choose from.
    pub(super) fn choose(&mut self, forwards: bool) -> bool {
        if !self.lists_values() {
            return false;
        }
        let last = self.offered.len() - 1;
        self.chosen = Some(match (self.chosen, forwards) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => (at + 1).min(last),
            (Some(at), false) => at.saturating_sub(1),
        });
        true
    }

    /// The line with what is chosen, or else the first, in the place of what is typed there.
    pub(super) fn accepted(&self, input: &Input, text: impl Fn(&Completion) -> String) -> Option<Input> {
        let completion = self.offered.get(self.chosen.unwrap_or(0))?;
        let mut chars: Vec<char> = input.value().chars().collect();
        let inserted: Vec<char> = text(completion).chars().collect();
        let end = completion.range.end.min(chars.len());
        let start = completion.range.start.min(end);
        chars.splice(start..end, inserted.iter().copied());
        Some(Input::new(chars.into_iter().collect()).with_cursor(start + inserted.len()))
    }
}
