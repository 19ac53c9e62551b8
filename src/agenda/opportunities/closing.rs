//! Winning and losing what may be sold, and opening again what was closed.

use jiff::civil::Date;

use super::{Hitch, call_off, plan_for, ready, still_open};
use crate::agenda::error::{AgendaError, LONGEST_LINE, Part, Result};
use crate::agenda::log::moment;
use crate::agenda::plan::name;
use crate::agenda::purchases::record;
use crate::agenda::{Action, Agenda, Log, Next, fits};
use crate::domain::calendar::later;
use crate::domain::purchase::ONE;
use crate::domain::stage::{LOST, WON, is_closed};
use crate::domain::when::When;
use crate::domain::{CloseReason, Kind, Opportunity, OpportunityId, Outcome, Purchase, PurchaseId, PurchaseLine, text};

/// That an opportunity is won.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Win {
    /// When.
    pub on: Date,
    /// Why.
    pub why: Option<CloseReason>,
    /// Why, in the user's words.
    pub note: String,
    /// What is bought with it, as [`Agenda::purchase_of`] proposes it; `None` when nothing is to be recorded.
    pub purchase: Option<Purchase>,
    /// How it was ordered; `None` when the contact is not to be logged.
    pub how: Option<Kind>,
    /// What comes next with the client.
    pub next: Next,
}

/// That an opportunity is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lose {
    /// When.
    pub on: Date,
    /// Why.
    pub why: CloseReason,
    /// Why, in the user's words.
    pub note: String,
    /// When to ask again.
    pub next: Next,
}

impl Agenda {
    /// What is bought when an opportunity is won on a day: its lines, or its amount as one of them, to be paid by its
    /// terms. `None` when no amount is known, and when it was bought already.
    #[must_use]
    pub fn purchase_of(&self, opportunity: &Opportunity, on: Date) -> Option<Purchase> {
        if opportunity.purchase.is_some() {
            return None;
        }
        let whole = |price| PurchaseLine {
            product: None,
            description: opportunity.title.clone(),
            quantity: ONE,
            price,
            discount: 0,
            cost: None,
        };
        let lines = match (opportunity.lines.as_slice(), opportunity.amount) {
            ([], None) => return None,
            ([], Some(amount)) => vec![whole(amount)],
            (lines, _) => lines.to_vec(),
        };
        let terms = opportunity.terms.unwrap_or(self.rules.terms);
        Some(Purchase {
            due_on: (terms > 0).then(|| later(on, terms.into())),
            lines,
            note: if opportunity.lines.is_empty() { String::new() } else { opportunity.title.clone() },
            ..Purchase::new(opportunity.client, on, opportunity.currency)
        })
    }

    /// Wins an opportunity: closes it, records what is bought with it, and logs the order as contact.
    pub fn win_opportunity(&mut self, id: OpportunityId, win: &Win) -> Result<Option<PurchaseId>> {
        let today = self.today();
        let note = self.closing(win.on, &win.note)?;
        let before = self.opportunity(id)?;
        let purchase = win.purchase.clone().filter(|_| before.purchase.is_none());
        let client = before.client;
        let purchase = purchase.map(|purchase| self.purchase_checked(Purchase { client, ..purchase })).transpose()?;
        let log = win.how.map(|how| Log {
            outcome: Some(Outcome::Order),
            text: before.title.clone(),
            next: win.next.clone(),
            amount: purchase.as_ref().map(Purchase::total).or(before.money()),
            ..Log::new(client, how, moment(When { date: win.on, time: None }, self.clock().wall()))
        });
        let logged = log.as_ref().map(|log| self.ready(log)).transpose()?;
        let next = if logged.is_none() { ready(&win.next, today)? } else { None };
        self.operate(Action::Win, |write| {
            let opportunity = write.read().opportunity(id)?;
            let closed = closed(opportunity, (WON, win.on), (win.why, &note), today)?;
            // Closed first: what is planned with the order is not a step of what is over.
            write.set_opportunity(&closed)?;
            let mut id = None;
            if let Some(purchase) = &purchase {
                id = Some(record(write, purchase, logged.as_ref(), client)?.id);
                write.set_opportunity(&Opportunity { purchase: id, ..closed.clone() })?;
            } else if let Some(logged) = &logged {
                logged.write(write, client)?;
            }
            call_off(write, &closed, today)?;
            plan_for(write, client, None, next.as_ref(), today)?;
            name(write, client)?;
            Ok(id)
        })
    }

    /// Loses an opportunity: closes it, and plans when to ask again.
    pub fn lose_opportunity(&mut self, id: OpportunityId, lose: &Lose) -> Result<()> {
        let today = self.today();
        let note = self.closing(lose.on, &lose.note)?;
        let next = ready(&lose.next, today)?;
        self.operate(Action::LoseOpportunity, |write| {
            let opportunity = write.read().opportunity(id)?;
            let closed = closed(opportunity, (LOST, lose.on), (Some(lose.why), &note), today)?;
            write.set_opportunity(&closed)?;
            call_off(write, &closed, today)?;
            plan_for(write, closed.client, None, next.as_ref(), today)?;
            name(write, closed.client)
        })
    }

    /// Opens again what was won or lost, in the stage in which it was. What was bought stays bought, and is not bought a
    /// second time when it is won again.
    pub fn reopen_opportunity(&mut self, id: OpportunityId) -> Result<()> {
        let today = self.today();
        let first = self.rules.stages.first().to_owned();
        self.operate(Action::ReopenOpportunity, |write| {
            let opportunity = write.read().opportunity(id)?;
            if opportunity.is_open() {
                return Err(AgendaError::Opportunity(Hitch::IsOpen));
            }
            let moves = write.read().stage_moves(id)?;
            let stage = moves.into_iter().rev().map(|moved| moved.stage).find(|stage| !is_closed(stage));
            let client = opportunity.client;
            write.set_opportunity(&Opportunity {
                stage: stage.unwrap_or(first),
                stage_since: today,
                moved_on: today,
                closed_on: None,
                why: None,
                why_note: String::new(),
                ..opportunity
            })?;
            name(write, client)
        })
    }

    /// Refuses a day on which nothing can have been closed; the words that say why, made harmless.
    fn closing(&self, on: Date, note: &str) -> Result<String> {
        if on > self.today() {
            return Err(AgendaError::HappenedInFuture(on));
        }
        let note = text::clean_line(note);
        fits(Part::Line, &note, LONGEST_LINE)?;
        Ok(note)
    }
}

/// An open opportunity as it is once it is closed.
fn closed(
    opportunity: Opportunity,
    (stage, on): (&str, Date),
    (why, note): (Option<CloseReason>, &str),
    today: Date,
) -> Result<Opportunity> {
    still_open(&opportunity)?;
    if on < opportunity.opened_on {
        return Err(AgendaError::Opportunity(Hitch::ClosedBefore));
    }
    Ok(Opportunity {
        stage: stage.to_owned(),
        stage_since: on,
        moved_on: today,
        closed_on: Some(on),
        why,
        why_note: note.to_owned(),
        ..opportunity
    })
}
