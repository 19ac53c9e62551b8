//! Tags, files and other clients of the client at hand.

use super::forms::{open_for_client, open_form};
use super::{Effect, Effects, did};
use crate::agenda::Result;
use crate::domain::ClientId;
use crate::tui::command::Command;
use crate::tui::dialog::{Dialog, Menu, MenuChoice, TagPicker};
use crate::tui::form::Form;
use crate::tui::model::Model;
use crate::tui::open_card::Item;
use crate::tui::screens::{file_line, relation_line};

/// Does what one of the commands of here says.
pub(super) fn run(model: &mut Model, command: Command) -> Result<Effects> {
    match command {
        Command::Tags => tags(model)?,
        Command::Links => menu(model)?,
        Command::Attach => attach(model)?,
        Command::Relate => relate(model)?,
        _ => return open_item(model),
    }
    Ok(Effects::none())
}

/// The tags of the clients that are meant.
fn tags(model: &mut Model) -> Result<()> {
    let clients = model.meant();
    if clients.is_empty() {
        return Ok(());
    }
    let title = model.name_of(&clients)?;
    let (tags, counts) = (model.agenda.tags()?, model.agenda.tags_of(&clients)?);
    model.dialog = Some(Dialog::Tags(Box::new(TagPicker::new(clients, title, tags, &counts))));
    Ok(())
}

/// Writes down what was changed in the list of tags.
pub(in crate::tui) fn save_tags(model: &mut Model, picker: &TagPicker) -> Result<()> {
    let changes = picker.changes();
    if changes == crate::tui::dialog::TagChanges::default() {
        return Ok(());
    }
    model.agenda.retag(&picker.clients, (&changes.add, &changes.remove), &changes.hues)?;
    did(model)
}

/// A menu of the files and the other clients: to go there, to add one, to take one away.
fn menu(model: &mut Model) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    let card = model.agenda.card(client, 0)?;
    let texts = &model.texts;
    let relations = card.details.relations.iter();
    let mut lines: Vec<_> =
        relations.map(|related| (relation_line(model, related), MenuChoice::OpenCard(related.other))).collect();
    let attachments = card.details.attachments.iter();
    lines.extend(attachments.map(|one| (file_line(model, one), MenuChoice::OpenFile(one.target.clone()))));
    let any = !lines.is_empty();
    lines.push((texts.get("menu-links-attach").to_owned(), MenuChoice::Attach(client)));
    lines.push((texts.get("menu-links-relate").to_owned(), MenuChoice::Relate(client)));
    if any {
        lines.push((texts.get("menu-links-take").to_owned(), MenuChoice::Unlink(client)));
    }
    let title = texts.with("menu-links", &[("client", model.name_of(&[client])?.into())]);
    model.dialog = Some(Dialog::Menu(Menu::new(title, lines)));
    Ok(())
}

/// A menu of what can be taken away.
pub(super) fn menu_to_take(model: &mut Model, client: ClientId) -> Result<()> {
    let card = model.agenda.card(client, 0)?;
    let related = card
        .details
        .relations
        .iter()
        .map(|related| (relation_line(model, related), MenuChoice::Unrelate(client, related.relation.id)));
    let attached = card.details.attachments.iter().map(|one| (file_line(model, one), MenuChoice::Detach(one.id)));
    let lines = related.chain(attached).collect();
    model.dialog = Some(Dialog::Menu(Menu::new(model.texts.get("menu-links-take"), lines)));
    Ok(())
}

fn attach(model: &mut Model) -> Result<()> {
    open_for_client(model, |model, client, name| Ok(Form::attach(client, name, model.context())))
}

pub(super) fn attach_to(model: &mut Model, client: ClientId) -> Result<()> {
    let name = model.agenda.client(client)?.name;
    open_form(model, |model| Ok(Form::attach(client, name, model.context())))
}

fn relate(model: &mut Model) -> Result<()> {
    open_for_client(model, |model, client, name| Ok(Form::relate(client, name, model.context())))
}

pub(super) fn relate_to(model: &mut Model, client: ClientId) -> Result<()> {
    let name = model.agenda.client(client)?.name;
    open_form(model, |model| Ok(Form::relate(client, name, model.context())))
}

/// Opens what is selected on the card: another client, or a file.
fn open_item(model: &mut Model) -> Result<Effects> {
    let Some(open) = &model.card else { return Ok(Effects::none()) };
    let details = &open.card.details;
    match open.item() {
        Item::Opportunity(_) => super::opportunities::edit(model)?,
        Item::Relation(at) => {
            if let Some(other) = details.relations.get(at).map(|related| related.other) {
                model.open_card(other)?;
            }
        }
        Item::Attachment(at) => {
            if let Some(one) = details.attachments.get(at) {
                return Ok(Effects::one(Effect::Open(one.target.clone())));
            }
        }
        _ => {}
    }
    Ok(Effects::none())
}

/// Takes what is selected on the card away: whether it was something of here.
pub(super) fn delete_item(model: &mut Model) -> Result<bool> {
    let Some(open) = &model.card else { return Ok(false) };
    let (client, details) = (open.card.client.id, &open.card.details);
    match open.item() {
        Item::Relation(at) => {
            let Some(id) = details.relations.get(at).map(|related| related.relation.id) else { return Ok(false) };
            model.agenda.unrelate(client, id)?;
        }
        Item::Attachment(at) => {
            let Some(id) = details.attachments.get(at).map(|one| one.id) else { return Ok(false) };
            model.agenda.detach(id)?;
        }
        _ => return Ok(false),
    }
    did(model)?;
    Ok(true)
}
