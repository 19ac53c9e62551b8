//! Opportunities on the screens: their forms, moving them from stage to stage, closing and reopening them.

use super::did;
use super::forms::open_for_client;
use crate::agenda::{Next, Result};
use crate::domain::{Opportunity, OpportunityId};
use crate::tui::dialog::Dialog;
use crate::tui::form::{Ended, Form, Hoped};
use crate::tui::model::{Model, Mood};
use crate::tui::open_card::OpenCard;

/// The opportunity that is selected.
fn selected(model: &Model) -> Option<Opportunity> {
    model.card.as_ref().and_then(OpenCard::opportunity).cloned()
}

/// The opportunity that is meant: the selected one, or the only open one of the open card; otherwise it is said what to
/// do.
fn meant(model: &mut Model) -> Option<Opportunity> {
    let open: Vec<&Opportunity> =
        model.card.as_ref().map(|open| open.opportunities.open().collect()).unwrap_or_default();
    let only = if let [only] = open.as_slice() { Some((*only).clone()) } else { None };
    let meant = selected(model).or(only);
    if meant.is_none() {
        let text = model.texts.get("notice-which-opportunity").to_owned();
        model.say(Mood::Hint, text);
    }
    meant
}

/// Opens the form of a new opportunity.
pub(super) fn open(model: &mut Model) -> Result<()> {
    open_for_client(model, |model, client, _| {
        let card = model.agenda.card(client, 0)?;
        Ok(Form::opportunity(&card, model.agenda.catalogue()?, model.context()))
    })
}

/// Opens the form that changes the selected opportunity.
pub(super) fn edit(model: &mut Model) -> Result<()> {
    match selected(model) {
        Some(opportunity) => edit_one(model, opportunity.id),
        None => Ok(()),
    }
}

/// Opens the form that changes an opportunity.
pub(in crate::tui) fn edit_one(model: &mut Model, id: OpportunityId) -> Result<()> {
    let (found, catalogue) = (model.agenda.opportunity_in_full(id)?, model.agenda.catalogue()?);
    let Some(client) = found.list.first().map(|opportunity| opportunity.client) else { return Ok(()) };
    let name = model.agenda.client(client)?.name;
    if let Some(form) = Form::edit_opportunity(&found, &catalogue, name, model.context()) {
        model.dialog = Some(Dialog::Form(Box::new(form)));
    }
    Ok(())
}

/// Opens the form that closes the opportunity that is meant; one that is closed is opened again.
pub(super) fn close(model: &mut Model, won: bool) -> Result<()> {
    match meant(model) {
        Some(opportunity) if !opportunity.is_open() => reopen_one(model, opportunity.id),
        Some(opportunity) => close_one(model, opportunity.id, won),
        None => Ok(()),
    }
}

/// Opens the form that closes an opportunity, as won or as lost.
pub(in crate::tui) fn close_one(model: &mut Model, id: OpportunityId, won: bool) -> Result<()> {
    let opportunity = model.agenda.opportunity(id)?;
    let card = model.agenda.card(opportunity.client, 0)?;
    let others = card.follow_ups.iter().filter(|open| open.opportunity != Some(id));
    let planned = others.map(|open| open.due_on).min();
    let form = Form::close_opportunity(opportunity, planned, won, card.client.name, model.context());
    model.dialog = Some(Dialog::Form(Box::new(form)));
    Ok(())
}

/// Opens the opportunity that is meant again.
pub(super) fn reopen(model: &mut Model) -> Result<()> {
    match meant(model) {
        Some(opportunity) => reopen_one(model, opportunity.id),
        None => Ok(()),
    }
}

pub(super) fn reopen_one(model: &mut Model, id: OpportunityId) -> Result<()> {
    model.agenda.reopen_opportunity(id)?;
    did(model)
}

/// Moves the opportunity that is meant on to the next stage, or back to the one before.
pub(super) fn shift(model: &mut Model, forwards: bool) -> Result<()> {
    let Some(opportunity) = meant(model) else { return Ok(()) };
    let stages = model.agenda.rules().stages.clone();
    let to = match (stages.place(&opportunity.stage), forwards) {
        (Some(here), true) => stages.open().get(here + 1),
        (Some(here), false) => here.checked_sub(1).and_then(|before| stages.open().get(before)),
        (None, _) => stages.open().first(),
    };
    match to.map(|stage| stage.code.clone()) {
        Some(stage) => {
            model.agenda.move_opportunity(opportunity.id, &stage)?;
            did(model)
        }
        // Behind the last stage it is won or lost.
        None if forwards => close(model, true),
        None => Ok(()),
    }
}

/// Removes the selected opportunity.
pub(super) fn delete(model: &mut Model) -> Result<()> {
    let Some(opportunity) = selected(model) else { return Ok(()) };
    model.agenda.remove_opportunity(opportunity.id)?;
    did(model)
}

/// Begins the opportunity of a form, or takes over what was changed of one; its next step.
pub(super) fn save(model: &mut Model, (before, after, next): Hoped) -> Result<Next> {
    if before.id == OpportunityId(0) {
        model.agenda.open_opportunity(&after, &next)?;
    } else {
        model.agenda.edit_opportunity(&before, *after, &next)?;
    }
    Ok(next)
}

/// Closes an opportunity as a form says; what comes next.
pub(super) fn end(model: &mut Model, id: OpportunityId, ended: Ended) -> Result<Next> {
    Ok(match ended {
        Ended::Won(win) => {
            model.agenda.win_opportunity(id, &win)?;
            win.next
        }
        Ended::Lost(lose) => {
            model.agenda.lose_opportunity(id, &lose)?;
            lose.next
        }
    })
}
