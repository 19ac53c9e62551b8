//! Forms: opening them for the client at hand, saving what they say, leaving them.

use super::{Effects, did};
use crate::agenda::{Next, PointId, Result};
use crate::domain::{ClientId, FollowUp, FollowUpId, Interaction, Kind, ProductId};
use crate::tui::command::Command;
use crate::tui::dialog::{Beginning, Dialog};
use crate::tui::form::log::Target;
use crate::tui::form::{Form, Saved};
use crate::tui::model::{Model, Mood};
use crate::tui::open_card::{Item, OpenCard};

/// Opens a form, filled with what was half typed in it before.
pub(super) fn open_form(model: &mut Model, open: impl FnOnce(&Model) -> Result<Form>) -> Result<()> {
    let mut form = open(model)?;
    if let Some(key) = form.draft_key()
        && let Some(draft) = model.agenda.drafts()?.into_iter().find(|draft| draft.key == key)
    {
        form.recover(&draft.body, model.context());
    }
    model.dialog = Some(Dialog::Form(Box::new(form)));
    Ok(())
}

pub(super) fn open_for_client(
    model: &mut Model,
    open: impl FnOnce(&Model, ClientId, String) -> Result<Form>,
) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    let name = model.agenda.client(client)?.name;
    open_form(model, |model| open(model, client, name))
}

/// Opens a form for the clients that are meant: the marked ones, or the one at hand.
fn open_for_all(model: &mut Model, open: impl FnOnce(&Model, Vec<ClientId>, String) -> Result<Form>) -> Result<()> {
    let clients = model.meant();
    if clients.is_empty() {
        return Ok(());
    }
    let name = model.name_of(&clients)?;
    open_form(model, |model| open(model, clients, name))
}

pub(super) fn log(model: &mut Model, kind: Kind) -> Result<()> {
    if model.queue.is_some() && model.card.is_none() {
        super::queue::begin(model, kind);
        return Ok(());
    }
    let fulfils = model.follow_up();
    open_for_client(model, |model, client, _| log_form(model, client, kind, fulfils))
}

pub(super) fn log_form(model: &Model, client: ClientId, kind: Kind, fulfils: Option<FollowUpId>) -> Result<Form> {
    let card = model.agenda.card(client, 0)?;
    let people: Vec<_> = card.contacts.iter().map(|contact| (contact.id, contact.name.clone())).collect();
    let target = Target::of(&card, fulfils, model.agenda.today());
    Ok(Form::log(target, kind, &people, model.context()))
}

/// The follow-up that is meant: the selected one on a card or in the calendar, else the client's next step.
pub(super) fn meant(model: &mut Model) -> Result<Option<FollowUp>> {
    if let Some(id) = model.follow_up() {
        return Ok(Some(model.agenda.follow_up(id)?));
    }
    let Some(client) = model.at_hand() else { return Ok(None) };
    let next = model.agenda.card(client, 0)?.follow_ups.into_iter().next();
    if next.is_none() {
        let plan = model.key(Command::Plan);
        let text = model.texts.with("notice-nothing-planned", &[("plan", plan.into())]);
        model.say(Mood::Hint, text);
    }
    Ok(next)
}

pub(super) fn snooze(model: &mut Model) -> Result<()> {
    let follow_up = model.follow_up();
    open_for_all(model, |model, clients, name| Ok(Form::snooze(clients, follow_up, name, model.context())))
}

/// Asks why clients went away.
pub(in crate::tui) fn lose(model: &mut Model, clients: Vec<ClientId>) -> Result<()> {
    let Some(first) = clients.first() else { return Ok(()) };
    let loss = model.agenda.client(*first)?.lost.filter(|_| clients.len() == 1);
    let name = model.name_of(&clients)?;
    open_form(model, |model| Ok(Form::lose(clients, name, loss.as_ref(), model.context())))
}

pub(super) fn plan(model: &mut Model) -> Result<()> {
    open_for_all(model, |model, clients, name| Ok(Form::plan(clients, name, model.context())))
}

/// Opens the form for something that was said.
pub(super) fn topic(model: &mut Model) -> Result<()> {
    open_for_client(model, |model, client, name| Ok(Form::topic(client, None, name, model.context())))
}

pub(super) fn done(model: &mut Model) -> Result<()> {
    if let Some(point) = model.card.as_ref().and_then(OpenCard::point).map(|point| point.id) {
        model.agenda.close_point(point)?;
        return did(model);
    }
    if model.card.as_ref().is_some_and(|open| open.purchase().is_some()) {
        return super::purchases::pay(model);
    }
    if model.card.as_ref().is_some_and(|open| open.opportunity().is_some()) {
        return super::opportunities::close(model, true);
    }
    let Some(follow_up) = meant(model)? else { return Ok(()) };
    open_for_client(model, |model, client, name| {
        let others = model.agenda.card(client, 0)?.follow_ups.into_iter().filter(|open| open.id != follow_up.id);
        let planned = others.map(|open| open.due_on).chain(follow_up.next_on(model.date)).min();
        Ok(Form::done(follow_up.id, planned, name, model.context()))
    })
}

pub(super) fn edit_next(model: &mut Model) -> Result<()> {
    let Some(follow_up) = meant(model)? else { return Ok(()) };
    open_for_client(model, |model, _, name| Ok(Form::edit_follow_up(follow_up, name, model.context())))
}

pub(super) fn cancel(model: &mut Model) -> Result<()> {
    let Some(follow_up) = meant(model)? else { return Ok(()) };
    model.agenda.cancel(follow_up.id)?;
    did(model)
}

pub(super) fn edit(model: &mut Model) -> Result<()> {
    match model.card.as_ref().map(OpenCard::item) {
        Some(Item::FollowUp(_)) => edit_next(model),
        Some(Item::Point(_)) => edit_point(model),
        Some(Item::Purchase(_)) => super::purchases::edit(model),
        Some(Item::Opportunity(_)) => super::opportunities::edit(model),
        Some(Item::Interaction(_)) => {
            let Some(interaction) = model.card.as_ref().and_then(|open| open.interaction()).cloned() else {
                return Ok(());
            };
            open_form(model, |model| interaction_form(model, interaction))
        }
        _ => open_for_client(model, |model, client, _| {
            Ok(Form::edit_client(model.agenda.record(client)?, model.context()))
        }),
    }
}

/// Opens the form of the selected open point: of its words, or of the contact that it is.
fn edit_point(model: &mut Model) -> Result<()> {
    match model.card.as_ref().and_then(OpenCard::point).map(|point| point.id) {
        Some(PointId::Topic(id)) => {
            let before = model.agenda.topic(id)?;
            open_for_client(model, |model, client, name| Ok(Form::topic(client, Some(before), name, model.context())))
        }
        Some(PointId::Complaint(id)) => {
            open_form(model, |model| interaction_form(model, model.agenda.interaction(id)?))
        }
        None => Ok(()),
    }
}

pub(super) fn interaction_form(model: &Model, interaction: Interaction) -> Result<Form> {
    let card = model.agenda.card(interaction.client, 0)?;
    let people: Vec<_> = card.contacts.into_iter().map(|contact| (contact.id, contact.name)).collect();
    Ok(Form::edit_interaction(interaction, card.client.name, &people, model.context()))
}

/// Saves a form; one that is refused stays open and says why.
pub(in crate::tui) fn save_form(model: &mut Model, mut form: Box<Form>) -> Result<Effects> {
    let saved = match form.save(model.context()) {
        Ok(saved) => saved,
        Err(problem) => {
            form.refuse(problem);
            model.dialog = Some(Dialog::Form(form));
            return Ok(Effects::none());
        }
    };
    let draft = form.draft_key();
    model.agenda.completes(draft.clone());
    // Until it is stored the form is there to be mended.
    model.dialog = Some(Dialog::Form(form));
    let (mut added, mut next) = (None, Next::Nothing);
    match saved {
        Saved::Log(log) => {
            model.agenda.log(&log)?;
            next = log.next;
        }
        Saved::Interaction(before, after) => model.agenda.edit_interaction(&before, *after)?,
        Saved::Add(record, plan) => added = Some(model.agenda.add_client(*record, plan)?),
        Saved::Edit(before, after) => model.agenda.edit_client(&before, *after)?,
        Saved::Plan(clients, plan) => model.agenda.plan_each(&clients, plan)?,
        Saved::FollowUp(before, plan) => model.agenda.edit_follow_up(&before, plan)?,
        Saved::Done(id, next) => model.agenda.done(id, next)?,
        Saved::Snooze(_, Some(id), until) => model.agenda.snooze_follow_up(id, until.date, until.time)?,
        Saved::Snooze(clients, None, until) => model.agenda.snooze(&clients, until.date, until.time)?,
        Saved::Attach(client, target, label) => drop(model.agenda.attach(client, &target, &label)?),
        Saved::Relate(client, kind, other) => model.agenda.relate(client, kind, other)?,
        Saved::Topic(client, None, kind, text) => {
            model.agenda.add_topic(client, kind, &text)?;
        }
        Saved::Topic(_, Some(before), kind, text) => model.agenda.edit_topic(&before, kind, &text)?,
        Saved::Lose(clients, loss) => model.agenda.lose(&clients, &loss)?,
        Saved::Buy(buy) => {
            model.agenda.buy(&buy)?;
            next = buy.next;
        }
        Saved::Purchase(before, after) => model.agenda.edit_purchase(&before, *after)?,
        Saved::Return((id, pieces, on)) => drop(model.agenda.return_purchase(id, Some(&pieces), on)?),
        Saved::Opportunity(hoped) => next = super::opportunities::save(model, hoped)?,
        Saved::Close(id, ended) => next = super::opportunities::end(model, id, *ended)?,
        Saved::Goals(month, targets) if !targets.is_empty() => model.agenda.set_goals(month, &targets)?,
        Saved::Goals(..) => {}
        saved => return elsewhere(model, saved, draft.as_deref()),
    }
    model.dialog = None;
    model.unsaved = false;
    if let Some(draft) = draft {
        model.agenda.drop_draft(&draft)?;
    }
    if let Some(client) = added {
        model.open_card(client)?;
    }
    did_with_next(model, &next)?;
    if let Some(client) = added
        && let Some(warning) = super::twins::warning(model, client)?
    {
        model.say(Mood::Hint, warning);
    }
    super::queue::go_on(model)?;
    super::unsaid::go_on(model)?;
    Ok(Effects::none())
}

/// Saves a form that leads somewhere else than back to the screen.
fn elsewhere(model: &mut Model, saved: Saved, draft: Option<&str>) -> Result<Effects> {
    match saved {
        Saved::Export(export) => return Ok(super::export::start(model, export)),
        Saved::Product(product) => {
            if product.id == ProductId(0) {
                model.agenda.add_product(&product)?;
            } else {
                model.agenda.edit_product(&product)?;
            }
            model.dialog = None;
            did(model)?;
            super::purchases::back_to_products(model)?;
        }
        Saved::Playbook(playbook) => {
            let name = playbook.name.clone();
            model.agenda.save_playbook(*playbook)?;
            if let Some(draft) = draft {
                model.agenda.drop_draft(draft)?;
            }
            (model.dialog, model.unsaved) = (None, false);
            did(model)?;
            super::playbooks::back_to_playbooks(model, &name)?;
            return Ok(Effects::none());
        }
        Saved::Campaign(key, campaign) => {
            let Some(playbook) = model.agenda.playbook_of_key(&key)? else { return Ok(Effects::none()) };
            model.dialog = None;
            let (clients, from) = (Vec::new(), model.agenda.today());
            let beginning = Beginning { playbook, clients, from, campaign: Some(campaign) };
            return Ok(super::playbooks::look_ahead(model, beginning));
        }
        Saved::EditCampaign(id, name, cost) => {
            model.agenda.edit_campaign(id, &name, cost)?;
            model.dialog = None;
            did(model)?;
            return Ok(super::playbooks::campaigns(model));
        }
        Saved::Message(outgoing) => {
            model.dialog = None;
            if let Some(draft) = draft {
                model.agenda.drop_draft(draft)?;
            }
            return super::messages::send(model, *outgoing);
        }
        Saved::Template(template, writing) => {
            model.agenda.save_template(*template)?;
            model.dialog = None;
            did(model)?;
            super::messages::back(model, writing)?;
        }
        // The others were saved where this was asked.
        _ => {}
    }
    Ok(Effects::none())
}

/// Says what was done, and when the next step is.
pub(super) fn did_with_next(model: &mut Model, next: &Next) -> Result<()> {
    did(model)?;
    if let (Next::Plan(plan), Some(notice)) = (next, &mut model.notice) {
        let day = model.texts.day(plan.on, model.date);
        notice.text = model.texts.with("notice-next", &[("done", notice.text.as_str().into()), ("day", day.into())]);
    }
    Ok(())
}

/// Leaves a form; what is typed in it is kept, to be taken up again.
pub(in crate::tui) fn leave_form(model: &mut Model, form: &Form) -> Result<()> {
    (model.unsaved, model.telling) = (false, false);
    if let Some(key) = form.draft_key().filter(|_| form.touched) {
        model.agenda.keep_draft(&key, &form.draft())?;
        let text = model.texts.get("notice-draft-kept").to_owned();
        model.say(Mood::Hint, text);
    }
    Ok(())
}

/// Leaves a form and throws away what is typed in it.
pub(in crate::tui) fn discard_form(model: &mut Model, form: &Form) -> Result<()> {
    (model.unsaved, model.telling) = (false, false);
    if let Some(key) = form.draft_key() {
        model.agenda.drop_draft(&key)?;
    }
    Ok(())
}
