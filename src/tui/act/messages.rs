//! Messages on the screens: choosing a template, writing, opening the program that sends, logging what went out.

use ratatui::crossterm::event::KeyEvent;

use super::forms::{log, log_form, open_form};
use super::{Effect, Effects, did};
use crate::agenda::Result;
use crate::domain::template::{Gap, Rendered, best_of_each};
use crate::domain::{ClientId, Code, Kind, Outcome, Template};
use crate::tui::dialog::{Dialog, TemplateAnswer, TemplateChoice, TemplateList, Writing};
use crate::tui::form::{Form, Letter, Name, Outgoing};
use crate::tui::model::{Model, Mood};

/// Asks with which template a message to the client at hand is written.
pub(super) fn write(model: &mut Model) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    let about = model.follow_up();
    let to = model.agenda.addressee(client, about)?;
    open(model, Some(Box::new(Writing { to, about, route: 0 })))
}

/// Shows the templates, to change them.
pub(super) fn templates(model: &mut Model) -> Result<()> {
    open(model, None)
}

fn open(model: &mut Model, writing: Option<Box<Writing>>) -> Result<()> {
    let list = TemplateList { writing, lines: Vec::new(), selected: 0, all: false, preview: None, problem: None };
    show(model, Box::new(list))
}

/// Shows the list with the templates as they are now.
fn show(model: &mut Model, mut list: Box<TemplateList>) -> Result<()> {
    let mut templates = model.agenda.templates()?;
    templates.retain(|template| list.all || !template.hidden);
    list.lines = if let Some(writing) = &list.writing {
        lines(model, writing, &templates)
    } else {
        templates.into_iter().map(|template| TemplateChoice::Template(Box::new(template), false)).collect()
    };
    list.selected = list.selected.min(list.lines.len().saturating_sub(1));
    look(model, list);
    Ok(())
}

/// The templates that suit the client and the way, those that fit today first; and what can be done without one.
fn lines(model: &Model, writing: &Writing, templates: &[Template]) -> Vec<TemplateChoice> {
    let wanted = model.texts.suited(&writing.to.client, writing.route().map(|route| route.medium));
    let inactive = model.agenda.rules().classes.quiet_days.1;
    let fitting = model.texts.fitting(&writing.to, templates, inactive, model.date);
    // Those that are hidden are here only when they are to be shown.
    let hidden: Vec<String> = templates.iter().filter(|known| known.hidden).map(Template::key).collect();
    let shown: Vec<Template> = templates.iter().map(|known| Template { hidden: false, ..known.clone() }).collect();
    let mut suiting = best_of_each(&shown, wanted);
    suiting.sort_by_key(|template| writing.to.place(template, &fitting));
    let chosen = suiting.into_iter().map(|template| {
        let hidden = hidden.contains(&template.key());
        TemplateChoice::Template(Box::new(Template { hidden, ..template.clone() }), fitting.contains(&template.key()))
    });
    chosen.chain([TemplateChoice::Blank, TemplateChoice::Log]).collect()
}

/// Fills the selected template in, to be looked at.
fn look(model: &mut Model, mut list: Box<TemplateList>) {
    list.preview = list.template().map(|template| match &list.writing {
        Some(writing) => composed(model, template, writing),
        None => Ok(Rendered { subject: template.subject.clone(), body: template.body.clone(), missing: Vec::new() }),
    });
    model.dialog = Some(Dialog::Templates(list));
}

fn composed(model: &Model, template: &Template, writing: &Writing) -> std::result::Result<Rendered, String> {
    let contact = writing.route().and_then(|route| route.contact);
    let composed = model.texts.compose(template, (&writing.to, contact), &model.me, model.date);
    composed.map_err(|flaw| model.texts.template_flaw(&flaw))
}

/// Takes a key in the list of templates.
pub(in crate::tui) fn key_in_templates(
    model: &mut Model,
    mut list: Box<TemplateList>,
    key: KeyEvent,
    leaves: bool,
) -> Result<()> {
    let answer = list.key(key, leaves);
    let template = list.template().cloned();
    match (answer, template) {
        (TemplateAnswer::Leave, _) => {}
        (TemplateAnswer::Look, _) => look(model, list),
        (TemplateAnswer::Turn, _) => show(model, list)?,
        (TemplateAnswer::All, _) => {
            list.all = !list.all;
            show(model, list)?;
        }
        (TemplateAnswer::Add, _) => edit(model, None, list.writing)?,
        (TemplateAnswer::Edit, Some(template)) => edit(model, Some(template), list.writing)?,
        (TemplateAnswer::Use, Some(template)) if list.writing.is_none() => edit(model, Some(template), None)?,
        (TemplateAnswer::Use, _) => return choose(model, *list),
        (TemplateAnswer::Log, _) => {
            log(model, Kind::Message)?;
        }
        (TemplateAnswer::Hide, Some(template)) => {
            model.agenda.hide_template(&template.key(), !template.hidden)?;
            did(model)?;
            show(model, list)?;
        }
        (TemplateAnswer::Remove, Some(template)) if template.code.is_none() => {
            model.agenda.remove_template(&template)?;
            did(model)?;
            show(model, list)?;
        }
        (TemplateAnswer::Remove, Some(_)) => {
            list.problem = Some(model.texts.get("templates-own-only").to_owned());
            model.dialog = Some(Dialog::Templates(list));
        }
        _ => model.dialog = Some(Dialog::Templates(list)),
    }
    Ok(())
}

fn edit(model: &mut Model, template: Option<Template>, writing: Option<Box<Writing>>) -> Result<()> {
    open_form(model, |model| Ok(Form::template(template, writing, model.context())))
}

/// Goes on with the selected line: to the message, or to logging one.
fn choose(model: &mut Model, list: TemplateList) -> Result<()> {
    let Some(writing) = &list.writing else { return Ok(()) };
    let (client, about) = (writing.to.client.id, writing.about);
    let filled = match list.lines.get(list.selected) {
        Some(TemplateChoice::Template(template, _)) => match composed(model, template, writing) {
            Ok(filled) => Some((model.texts.template(template), filled)),
            Err(why) => {
                model.dialog = Some(Dialog::Templates(Box::new(TemplateList { problem: Some(why), ..list })));
                return Ok(());
            }
        },
        Some(TemplateChoice::Blank) => return blank(model, client),
        _ => None,
    };
    let Some((name, filled)) = filled else {
        return log(model, Kind::Message);
    };
    let letter = Letter { to: writing.to.clone(), about, name, missing: filled.missing.clone() };
    // What was half typed before was another message: it is taken up as a blank one.
    let form = Form::message(letter, writing.route, &filled, model.context());
    model.dialog = Some(Dialog::Form(Box::new(form)));
    Ok(())
}

/// Opens the program that sends the message, and offers to log it.
pub(super) fn send(model: &mut Model, outgoing: Outgoing) -> Result<Effects> {
    let Outgoing { client, contact, kind, about, .. } = outgoing;
    let note = outgoing.note.clone();
    open_form(model, |model| {
        let mut form = log_form(model, client, kind, about)?;
        if kind != Kind::Call {
            form.prefill(Name::Outcome, Outcome::AwaitingReply.code(), model.context());
            form.prefill(Name::Text, &note, model.context());
        }
        if let Some(contact) = contact {
            form.prefill(Name::With, &contact.0.to_string(), model.context());
        }
        Ok(form)
    })?;
    model.unsaved = true;
    Ok(Effects::one(Effect::Send(Box::new(outgoing))))
}

/// Says that a message was opened; one that could not be is copied.
pub(in crate::tui) fn sent(model: &mut Model, outgoing: Outgoing, outcome: std::result::Result<(), String>) -> Effects {
    match outcome {
        Ok(()) => {
            let text = model.texts.get("message-opened").to_owned();
            model.say(Mood::Hint, text);
            Effects::none()
        }
        Err(detail) => {
            let args = [("detail", detail.into()), ("to", outgoing.whom.into())];
            let text = model.texts.with("message-copied-instead", &args);
            model.say(Mood::Hint, text);
            Effects::one(Effect::Copy(outgoing.text))
        }
    }
}

/// Copies the text of the message that is being written.
pub(in crate::tui) fn copy(model: &mut Model, form: &Form) -> Effects {
    let text = model.texts.get("message-copied").to_owned();
    model.say(Mood::Hint, text);
    Effects::one(Effect::Copy(form.value(Name::Body)))
}

/// Shows the templates again after one was saved, to whom one was writing.
pub(super) fn back(model: &mut Model, writing: Option<Box<Writing>>) -> Result<()> {
    open(model, writing)
}

/// Opens a message without a template, with what was half typed.
pub(super) fn blank(model: &mut Model, client: ClientId) -> Result<()> {
    let to = model.agenda.addressee(client, None)?;
    // Whatever template it was begun with: what that left open is still to be filled in.
    let missing = Gap::all().collect();
    let letter = Letter { to, about: None, name: model.texts.get("message-blank").to_owned(), missing };
    open_form(model, |model| Ok(Form::message(letter, 0, &Rendered::default(), model.context())))
}
