//! Writing what there is into a file, from the screens.

use std::path::{Path, PathBuf};

use super::{Effect, Effects, forms};
use crate::agenda::Result;
use crate::domain::ClientId;
use crate::domain::text::clean_line;
use crate::tui::dialog::Dialog;
use crate::tui::form::{Export, Form, Name, Problem, Purpose, Reach};
use crate::tui::model::{Model, Mood, Screen};
use crate::tui::paths;

/// Opens the form.
pub(super) fn open(model: &mut Model) -> Result<()> {
    let in_list =
        model.card.is_none() && model.queue.is_none() && matches!(model.screen, Screen::Today | Screen::Clients);
    let marked: Vec<ClientId> = model.marked.iter().copied().filter(|_| in_list).collect();
    let listed = if in_list && model.screen == Screen::Clients {
        model.agenda.everybody(model.list().listing())?
    } else {
        Vec::new()
    };
    let client = model.at_hand().map(|id| Ok::<_, crate::agenda::AgendaError>((id, model.agenda.client(id)?.name)));
    let reach = Reach { marked, listed, client: client.transpose()?, folder: model.browse.clone() };
    forms::open_form(model, |model| Ok(Form::export(reach, model.context())))
}

/// Has the file written; the form stays until it is.
pub(super) fn start(model: &mut Model, export: Export) -> Effects {
    let job = model.jobs.begin();
    model.working = Some(model.texts.get("export-working").to_owned());
    Effects::one(Effect::Export(job, Box::new(export)))
}

/// Whether a file is being written for the form that is open.
pub(in crate::tui) fn is_writing(model: &Model, form: &Form) -> bool {
    matches!(form.purpose, Purpose::Export(_)) && model.jobs.is_running()
}

/// Says what was written and where; or the form says why it was not.
pub(in crate::tui) fn exported(model: &mut Model, id: u64, written: std::result::Result<(usize, PathBuf), String>) {
    if !model.jobs.take(id) {
        return;
    }
    model.working = None;
    match written {
        Ok((rows, path)) => {
            if let Some(folder) = path.parent().filter(|folder| folder.is_absolute()) {
                folder.clone_into(&mut model.browse);
            }
            model.dialog.take_if(|dialog| is_export(dialog));
            let path = clean_line(&paths::short(Path::new(&path)));
            let text = model.texts.with("export-done", &[("n", rows.into()), ("path", path.into())]);
            model.say(Mood::Done, text);
        }
        Err(text) => match &mut model.dialog {
            Some(Dialog::Form(form)) if matches!(form.purpose, Purpose::Export(_)) => {
                form.refuse(Problem { field: Some(Name::Path), text });
            }
            _ => model.say(Mood::Failed, text),
        },
    }
}

fn is_export(dialog: &Dialog) -> bool {
    matches!(dialog, Dialog::Form(form) if matches!(form.purpose, Purpose::Export(_)))
}
