//! Possible sales: beginning one, moving it from stage to stage, winning it, losing it.
//!
//! Its next step is a follow-up of the client that names it: whoever closes the one, or does it with a new plan, hands
//! the name on. What is won becomes a purchase in the same step, with the order as contact; what is closed has no next
//! step any more.

use std::collections::{BTreeMap, BTreeSet, btree_map};

use jiff::civil::Date;

use super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Part, Result};
use super::log::moment;
use super::plan::{add, name};
use super::purchases::{LARGEST_AMOUNT, record};
use super::{Action, Agenda, FIRST_DAY, LAST_DAY, Log, Next, Plan, fits};
use crate::domain::calendar::later;
use crate::domain::purchase::ONE;
use crate::domain::stage::{LOST, WON, is_closed};
use crate::domain::when::When;
use crate::domain::{
    ClientId, CloseReason, FollowUp, FollowUpState, Kind, Opportunity, OpportunityId, Outcome, ProductId, Purchase,
    PurchaseId, PurchaseLine, Stages, text,
};
use crate::store::{Reader, Write};

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

/// Opportunities with what belongs to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opportunities {
    /// The opportunities.
    pub list: Vec<Opportunity>,
    /// The next step of each that has one.
    pub next: BTreeMap<OpportunityId, FollowUp>,
    /// Those in which nothing moved for too long.
    pub stale: BTreeSet<OpportunityId>,
    /// How the catalogue calls the products in them.
    names: BTreeMap<ProductId, String>,
}

impl Opportunities {
    /// What a line is called; empty when nothing was said but what it comes to.
    #[must_use]
    pub fn name<'a>(&'a self, line: &'a PurchaseLine) -> &'a str {
        line.product.and_then(|product| self.names.get(&product)).map_or(&line.description, String::as_str)
    }

    /// Those that can still be won.
    pub fn open(&self) -> impl Iterator<Item = &Opportunity> {
        self.list.iter().filter(|opportunity| opportunity.is_open())
    }
}

impl Agenda {
    /// Begins an opportunity, and plans its next step.
    pub fn open_opportunity(&mut self, opportunity: &Opportunity, next: &Next) -> Result<OpportunityId> {
        let today = self.today();
        let opportunity = self.opportunity_checked(opportunity.clone())?;
        self.is_stage(&opportunity.stage)?;
        let next = ready(next, today)?;
        self.operate(Action::OpenOpportunity, |write| {
            write.read().client(opportunity.client)?;
            let id = write.add_opportunity(&opportunity)?;
            plan_for(write, opportunity.client, Some(id), next.as_ref(), today)?;
            name(write, opportunity.client)?;
            Ok(id)
        })
    }

    /// Takes over what the user changed in a form that began with `before`, and plans a next step when one is given. The
    /// stage of what is closed stays; an open one is closed by winning or losing it.
    pub fn edit_opportunity(&mut self, before: &Opportunity, after: Opportunity, next: &Next) -> Result<()> {
        let today = self.today();
        let after = self.opportunity_checked(after)?;
        if after.stage != before.stage {
            self.is_stage(&after.stage)?;
        }
        let next = ready(next, today)?;
        self.operate(Action::EditOpportunity, |write| {
            let stored = write.read().opportunity(before.id)?;
            let mut opportunity = after.merged(before, stored.clone());
            if opportunity.stage != stored.stage {
                still_open(&stored)?;
                opportunity.stage_since = today;
            }
            if opportunity != stored {
                opportunity.moved_on = today;
                write.set_opportunity(&opportunity)?;
            }
            let whose = opportunity.is_open().then_some(opportunity.id);
            plan_for(write, opportunity.client, whose, next.as_ref(), today)?;
            name(write, opportunity.client)
        })
    }

    /// Moves an opportunity into another stage of those that are set.
    pub fn move_opportunity(&mut self, id: OpportunityId, stage: &str) -> Result<()> {
        let today = self.today();
        self.is_stage(stage)?;
        self.operate(Action::MoveOpportunity, |write| {
            let opportunity = write.read().opportunity(id)?;
            still_open(&opportunity)?;
            let client = opportunity.client;
            if opportunity.stage != stage {
                let stage = stage.to_owned();
                write.set_opportunity(&Opportunity { stage, stage_since: today, moved_on: today, ..opportunity })?;
            }
            name(write, client)
        })
    }

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

    /// Removes an opportunity for good; what was planned for it is called off, what was bought stays.
    pub fn remove_opportunity(&mut self, id: OpportunityId) -> Result<()> {
        let today = self.today();
        self.operate(Action::RemoveOpportunity, |write| {
            let opportunity = write.read().opportunity(id)?;
            call_off(write, &opportunity, today)?;
            write.remove_opportunity(id)?;
            name(write, opportunity.client)
        })
    }

    /// One opportunity.
    pub fn opportunity(&self, id: OpportunityId) -> Result<Opportunity> {
        Ok(self.store.read().opportunity(id)?)
    }

    /// One opportunity, with what belongs to it.
    pub fn opportunity_in_full(&self, id: OpportunityId) -> Result<Opportunities> {
        let reader = self.store.read();
        self.store.at_once(|| self.in_full(vec![reader.opportunity(id)?]))
    }

    /// The opportunities of a client: the open ones first, what is expected first before all; then the closed.
    pub fn opportunities_of(&self, client: ClientId) -> Result<Opportunities> {
        let reader = self.store.read();
        self.store.at_once(|| self.in_full(reader.opportunities(client)?))
    }

    /// The open opportunities of everybody who is not in the trash, what is expected first before all; with those that
    /// are closed, the newest first, behind them.
    pub fn all_opportunities(&self, closed: bool) -> Result<Vec<Opportunity>> {
        Ok(self.store.read().all_opportunities(closed)?)
    }

    /// The same opportunities with what belongs to them.
    pub fn in_full(&self, list: Vec<Opportunity>) -> Result<Opportunities> {
        let (reader, today) = (self.store.read(), self.today());
        let mut full = Opportunities { list, ..Opportunities::default() };
        let mut met = BTreeMap::new();
        for opportunity in full.list.iter().filter(|opportunity| opportunity.is_open()) {
            if let Some(next) = reader.step_of(opportunity.id)? {
                full.next.insert(opportunity.id, next);
            }
            // Only of what was left alone for long enough it must be known when the client was met.
            if !opportunity.is_stale(None, self.rules.stale_days, today) {
                continue;
            }
            if let btree_map::Entry::Vacant(entry) = met.entry(opportunity.client) {
                entry.insert(reader.last_met(opportunity.client)?);
            }
            let last = met.get(&opportunity.client).copied().flatten();
            if opportunity.is_stale(last, self.rules.stale_days, today) {
                full.stale.insert(opportunity.id);
            }
        }
        full.names = names(reader, &full.list)?;
        Ok(full)
    }

    /// The stages of what is open, as they are set, and after them those that are in use but not set any more.
    pub fn stages_in_use(&self) -> Result<Vec<String>> {
        let mut stages: Vec<String> = self.rules.stages.open().iter().map(|stage| stage.code.clone()).collect();
        for stage in self.store.read().stages_in_use()? {
            if !stages.contains(&stage) {
                stages.push(stage);
            }
        }
        Ok(stages)
    }

    /// Refuses a stage that is not set.
    fn is_stage(&self, stage: &str) -> Result<()> {
        let stages: &Stages = &self.rules.stages;
        if stages.place(stage).is_some() {
            return Ok(());
        }
        let known = stages.open().iter().map(|stage| stage.code.clone()).collect();
        Err(AgendaError::UnknownStage { typed: stage.to_owned(), known })
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

    /// Makes foreign text in an opportunity harmless, adds its lines up, and refuses what cannot be.
    pub(super) fn opportunity_checked(&self, mut opportunity: Opportunity) -> Result<Opportunity> {
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

/// What their lines are called.
fn names(reader: Reader<'_>, list: &[Opportunity]) -> Result<BTreeMap<ProductId, String>> {
    let mut names = BTreeMap::new();
    for product in list.iter().flat_map(|opportunity| &opportunity.lines).filter_map(|line| line.product) {
        if let btree_map::Entry::Vacant(entry) = names.entry(product) {
            entry.insert(reader.product(product)?.name);
        }
    }
    Ok(names)
}

/// The plan of a next step, checked.
fn ready(next: &Next, today: Date) -> Result<Option<Plan>> {
    match next {
        Next::Plan(plan) => Ok(Some(plan.clone().checked(today)?)),
        Next::Nothing => Ok(None),
    }
}

/// Plans a follow-up, which is the next step of an opportunity if one is named.
fn plan_for(
    write: &mut Write,
    client: ClientId,
    whose: Option<OpportunityId>,
    plan: Option<&Plan>,
    today: Date,
) -> Result<()> {
    let Some(plan) = plan else { return Ok(()) };
    add(write, client, plan, whose, today).map(drop)
}

/// The opportunity for which a follow-up was planned, as long as it can be won: what comes next is for it too.
pub(super) fn goes_on(write: &Write, done: &[FollowUp]) -> Result<Option<OpportunityId>> {
    for id in done.iter().filter_map(|done| done.opportunity) {
        if write.read().opportunity(id)?.is_open() {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

fn still_open(opportunity: &Opportunity) -> Result<()> {
    if opportunity.is_open() { Ok(()) } else { Err(AgendaError::Opportunity(Hitch::IsClosed)) }
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

/// Calls off what is still planned for an opportunity.
fn call_off(write: &mut Write, opportunity: &Opportunity, today: Date) -> Result<()> {
    for open in write.read().open_follow_ups(opportunity.client)? {
        if open.opportunity == Some(opportunity.id) {
            write.close_follow_up(&open, FollowUpState::Cancelled, today, None)?;
        }
    }
    Ok(())
}
