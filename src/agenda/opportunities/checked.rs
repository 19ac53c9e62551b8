//! What an opportunity may be: foreign text in it is made harmless, and what cannot be is refused.

use super::super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Part, Result};
use super::super::purchases::LARGEST_AMOUNT;
use super::super::{Agenda, FIRST_DAY, LAST_DAY, fits};
use crate::domain::{Opportunity, text};

/// The longest time from a sale to its payment, in days.
const LONGEST_TERM: u16 = 3_660;

/// What is wrong with an opportunity, or with what is to be done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hitch {
    /// It must be called something.
    NoTitle,
    /// Its amount is below zero, or more than can be counted.
    Amount,
    /// A probability is at most the whole.
    Probability,
    /// Nobody waits so long for a payment.
    Terms,
    /// It would be closed before it began.
    ClosedBefore,
    /// It is won or lost already.
    IsClosed,
    /// It is neither won nor lost.
    IsOpen,
}

impl Agenda {
    /// Makes foreign text in an opportunity harmless, adds its lines up, and refuses what cannot be.
    pub(in crate::agenda) fn opportunity_checked(&self, mut opportunity: Opportunity) -> Result<Opportunity> {
        let hitch = |hitch| Err(AgendaError::Opportunity(hitch));
        let line = |value: &mut String| -> Result<()> {
            *value = text::clean_line(value);
            fits(Part::Line, value, LONGEST_LINE)
        };
        opportunity.title = text::clean_line(&opportunity.title);
        fits(Part::Name, &opportunity.title, LONGEST_NAME)?;
        if opportunity.title.is_empty() {
            return hitch(Hitch::NoTitle);
        }
        let asked = &mut opportunity.qualification;
        for point in [&mut asked.need, &mut asked.timing, &mut asked.consequence, &mut asked.influence] {
            line(point)?;
        }
        line(&mut opportunity.why_note)?;
        let competitor = opportunity.competitor.iter().map(|name| text::clean_line(name)).find(|name| !name.is_empty());
        fits(Part::Line, competitor.as_deref().unwrap_or(""), LONGEST_LINE)?;
        opportunity.competitor = competitor;
        let external_id = opportunity.external_id.iter().map(|id| text::clean_line(id)).find(|id| !id.is_empty());
        opportunity.external_id = external_id;
        opportunity.note = text::clean_text(&opportunity.note);
        fits(Part::Text, &opportunity.note, LONGEST_TEXT)?;
        self.lines_checked(&mut opportunity.lines)?;
        if !opportunity.lines.is_empty() {
            let sum = opportunity.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.total()));
            opportunity.amount = Some(sum);
        }
        if opportunity.amount.is_some_and(|amount| !(0..=LARGEST_AMOUNT).contains(&amount)) {
            return hitch(Hitch::Amount);
        }
        if opportunity.probability.is_some_and(|percent| percent > 100) {
            return hitch(Hitch::Probability);
        }
        if opportunity.terms.is_some_and(|days| days > LONGEST_TERM) {
            return hitch(Hitch::Terms);
        }
        if opportunity.opened_on > self.today() {
            return Err(AgendaError::HappenedInFuture(opportunity.opened_on));
        }
        let days = [Some(opportunity.opened_on), opportunity.expect_on];
        match days.into_iter().flatten().find(|day| !(FIRST_DAY..=LAST_DAY).contains(day)) {
            Some(day) => Err(AgendaError::TooFar(day)),
            None => Ok(opportunity),
        }
    }
}
