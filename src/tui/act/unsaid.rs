//! What was ticked off on a phone asks how it went: one after the other, until it is said or there is nothing to say.

use super::{Effects, did, forms};
use crate::agenda::{Result, Unsaid};
use crate::domain::FollowUpId;
use crate::domain::text::{clean_line, first_line};
use crate::tui::command::Command;
use crate::tui::dialog::{Dialog, Menu, MenuChoice};
use crate::tui::form::Form;
use crate::tui::form::log::Target;
use crate::tui::model::{Model, Mood};
use crate::tui::veil;

/// Asks how the first of them went; says so when nothing asks.
pub(super) fn ask(model: &mut Model) -> Result<()> {
    model.unsaid = model.agenda.unsaid()?;
    model.telling = !model.unsaid.is_empty();
    if !model.telling {
        let text = model.texts.get("unsaid-none").to_owned();
        model.say(Mood::Hint, text);
    }
    go_on(model)
}

/// Asks about the next one, where one is at it and nothing else is open.
pub(in crate::tui) fn go_on(model: &mut Model) -> Result<()> {
    if !model.telling || model.dialog.is_some() {
        return Ok(());
    }
    model.unsaid = model.agenda.unsaid()?;
    let Some(first) = model.unsaid.first() else {
        model.telling = false;
        return Ok(());
    };
    let texts = &model.texts;
    let purpose = clean_line(first_line(&first.follow_up.purpose));
    let channel = texts.word(first.follow_up.channel);
    let what = if purpose.is_empty() { channel.to_owned() } else { format!("{channel} · {purpose}") };
    let title = texts.with(
        "unsaid-title",
        &[
            ("client", clean_line(veil::name(model, first.follow_up.client, &first.name)).into()),
            ("what", veil::said(model, &what).into_owned().into()),
            ("day", texts.day(first.on, model.date).into()),
        ],
    );
    let id = first.follow_up.id;
    let lines = vec![
        (texts.get("unsaid-log").to_owned(), MenuChoice::SayHow(id)),
        (texts.get("unsaid-nothing").to_owned(), MenuChoice::SayNothing(id)),
        (texts.get("unsaid-later").to_owned(), MenuChoice::Nothing),
    ];
    model.dialog = Some(Dialog::Menu(Menu::new(title, lines)));
    Ok(())
}

/// Opens the form that says how one went, as it was planned and on the day on which it was ticked off.
pub(super) fn say(model: &mut Model, id: FollowUpId) -> Result<Effects> {
    let Some(asked) = model.agenda.unsaid()?.into_iter().find(|asked| asked.follow_up.id == id) else {
        go_on(model)?;
        return Ok(Effects::none());
    };
    forms::open_form(model, |model| form(model, &asked))?;
    Ok(Effects::none())
}

fn form(model: &Model, asked: &Unsaid) -> Result<Form> {
    let client = asked.follow_up.client;
    let card = model.agenda.card(client, 0)?;
    let people: Vec<_> = card.contacts.iter().map(|contact| (contact.id, contact.name.clone())).collect();
    let target = Target::of(&card, Some(asked.follow_up.id), model.date);
    let on = Some(asked.on).filter(|on| *on < model.date);
    Ok(Form::log_of(target, asked.follow_up.channel, on, &people, model.context()))
}

/// There is nothing to say of one.
pub(super) fn say_nothing(model: &mut Model, id: FollowUpId) -> Result<Effects> {
    model.agenda.say_done(id)?;
    did(model)?;
    go_on(model)?;
    Ok(Effects::none())
}

/// How many ask, and by which key they are answered.
pub(in crate::tui) fn line(model: &Model) -> Option<(String, String)> {
    let n = model.unsaid.len();
    let key = model.key(Command::SayHow);
    (n > 0).then(|| (model.texts.with("unsaid-line", &[("n", n.into())]), key))
}
