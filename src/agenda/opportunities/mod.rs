//! Possible sales: beginning one, moving it from stage to stage, winning it, losing it.
//!
//! Its next step is a follow-up of the client that names it: whoever closes the one, or does it with a new plan, hands
//! the name on. What is won becomes a purchase in the same step, with the order as contact; what is closed has no next
//! step any more.

mod checked;
mod closing;

use std::collections::{BTreeMap, BTreeSet, btree_map};

use jiff::civil::Date;

pub use checked::Hitch;
pub use closing::{Lose, Win};

use super::error::{AgendaError, Result};
use super::plan::{add, name};
use super::{Action, Agenda, Next, Plan};
use crate::domain::{ClientId, FollowUp, FollowUpState, Opportunity, OpportunityId, ProductId, PurchaseLine, Stages};
use crate::store::{Reader, Write};

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

/// Calls off what is still planned for an opportunity.
fn call_off(write: &mut Write, opportunity: &Opportunity, today: Date) -> Result<()> {
    for open in write.read().open_follow_ups(opportunity.client)? {
        if open.opportunity == Some(opportunity.id) {
            write.close_follow_up(&open, FollowUpState::Cancelled, today, None)?;
        }
    }
    Ok(())
}
