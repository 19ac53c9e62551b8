//! What was left half typed: offered again, taken up, forgotten.

use super::forms::{interaction_form, log_form, open_form};
use crate::agenda::{Draft, Result};
use crate::domain::cells::cut;
use crate::domain::text::clean_line;
use crate::domain::{ClientId, InteractionId, Kind};
use crate::tui::dialog::capture::{Capture, DRAFT};
use crate::tui::dialog::{Dialog, Menu, MenuChoice};
use crate::tui::form::{Form, gist};
use crate::tui::model::Model;
use crate::tui::veil;

/// How many cells of what was typed are shown with the question what to do with it.
const SHOWN: usize = 48;

/// Whether what a half-typed form is about is in the agenda.
pub(in crate::tui) fn is_at_home(model: &Model, draft: &Draft) -> bool {
    let id = |id: &str| id.parse().unwrap_or(0);
    match draft.key.split_once(':') {
        Some(("client", "new") | ("capture" | "playbook", _)) => true,
        Some(("log" | "client" | "purchase" | "opportunity" | "message", client)) => {
            model.agenda.client(ClientId(id(client))).is_ok()
        }
        Some(("interaction", interaction)) => model.agenda.interaction(InteractionId(id(interaction))).is_ok(),
        _ => false,
    }
}

/// Asks what to do with a form that was left half typed.
pub(in crate::tui) fn offer_draft(model: &mut Model, draft: &Draft) {
    let texts = &model.texts;
    let client = draft.key.split_once(':').and_then(|(_, id)| id.parse().ok()).map(ClientId);
    let name = match (draft.key.split_once(':'), client) {
        (Some(("log" | "client" | "purchase" | "opportunity" | "message", _)), Some(client)) => {
            model.agenda.client(client).map(|client| client.name).ok()
        }
        _ => None,
    };
    let title = match name {
        Some(name) => texts.with("draft-of", &[("client", name.into())]),
        None if draft.key == DRAFT => texts.get("capture-draft").to_owned(),
        None => texts.get("draft-found").to_owned(),
    };
    let key = draft.key.clone();
    let typed = if draft.key == DRAFT { Capture::line_of(&draft.body) } else { gist(&draft.body) };
    let recover = match typed {
        Some(typed) => {
            let typed = clean_line(typed.trim().lines().next().unwrap_or_default());
            let said = cut(&veil::said(model, &typed), SHOWN).into_owned();
            texts.with("draft-recover-said", &[("said", said.into())])
        }
        None => texts.get("draft-recover").to_owned(),
    };
    let lines = vec![
        (recover, MenuChoice::Recover(key.clone())),
        (texts.get("draft-later").to_owned(), MenuChoice::Nothing),
        (texts.get("draft-forget").to_owned(), MenuChoice::Forget(key)),
    ];
    model.dialog = Some(Dialog::Menu(Menu::unasked(title, lines)));
}

/// Opens the form to which a draft belongs; `open_form` fills it.
pub(super) fn recover(model: &mut Model, key: &str) -> Result<()> {
    match key.split_once(':') {
        Some(("capture", _)) => super::capture::open(model),
        Some(("playbook", of)) => {
            let playbook = model.agenda.playbook_of_key(of)?;
            open_form(model, |model| Ok(Form::playbook(playbook, model.context())))
        }
        Some(("client", "new")) => open_form(model, |model| Ok(Form::add_client(model.context()))),
        Some((form, id)) => {
            let Ok(id) = id.parse() else { return model.agenda.drop_draft(key) };
            match form {
                "log" => open_form(model, |model| log_form(model, ClientId(id), Kind::Note, None)),
                "message" => super::messages::blank(model, ClientId(id)),
                "purchase" => open_form(model, |model| {
                    let card = model.agenda.card(ClientId(id), 0)?;
                    Ok(Form::purchase(&card, model.agenda.catalogue()?, model.context()))
                }),
                "opportunity" => open_form(model, |model| {
                    let card = model.agenda.card(ClientId(id), 0)?;
                    Ok(Form::opportunity(&card, model.agenda.catalogue()?, model.context()))
                }),
                "interaction" => {
                    open_form(model, |model| interaction_form(model, model.agenda.interaction(InteractionId(id))?))
                }
                "client" => {
                    open_form(model, |model| Ok(Form::edit_client(model.agenda.record(ClientId(id))?, model.context())))
                }
                _ => model.agenda.drop_draft(key),
            }
        }
        None => model.agenda.drop_draft(key),
    }
}
