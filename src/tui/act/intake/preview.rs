//! Looking over what taking files in would do, and deciding upon it.

use ratatui::crossterm::event::KeyEvent;

use super::ask;
use crate::agenda::{Columns, FileReport, Result};
use crate::domain::text::clean_line;
use crate::exchange::csv;
use crate::tui::act::Effects;
use crate::tui::dialog::{Dialog, Doing, Keeping, Preview, Wish};
use crate::tui::intake::{Looked, Manner, Task};
use crate::tui::model::{Model, Mood};

/// Shows what taking files in would do, or says why they were not read.
pub(in crate::tui) fn looked(model: &mut Model, id: u64, looked: std::result::Result<Box<Looked>, String>) {
    if !model.jobs.take(id) {
        return;
    }
    match (model.dialog.take(), looked) {
        (Some(Dialog::Preview(mut preview)), Ok(looked)) => {
            preview.doing = None;
            preview.show(*looked);
            model.dialog = Some(Dialog::Preview(preview));
        }
        (Some(Dialog::Preview(mut preview)), Err(why)) => {
            (preview.doing, preview.problem, preview.sound) = (None, Some(why), false);
            model.dialog = Some(Dialog::Preview(preview));
        }
        (Some(Dialog::Picker(picker)), Ok(looked)) => {
            let folder = looked.sources.first().and_then(|source| source.path.parent());
            if let Some(folder) = folder.filter(|folder| folder.is_absolute()) {
                folder.clone_into(&mut model.browse);
            }
            drop(picker);
            model.dialog = Some(Dialog::Preview(Box::new(Preview::new(*looked))));
        }
        (Some(Dialog::Picker(mut picker)), Err(why)) => {
            (picker.problem, picker.locked) = (Some(why), None);
            model.dialog = Some(Dialog::Picker(picker));
        }
        // Whoever has gone on meanwhile is not called back.
        (dialog, _) => model.dialog = dialog,
    }
}

/// Shows what would become of the rows now.
pub(in crate::tui) fn rehearsed(model: &mut Model, id: u64, reports: Result<Vec<FileReport>>) {
    if !model.jobs.take(id) {
        return;
    }
    let failed = reports.as_ref().err().map(|error| model.texts.failure(error));
    if let Some(Dialog::Preview(preview)) = &mut model.dialog {
        preview.doing = None;
        if let Ok(reports) = reports {
            preview.sound = true;
            preview.report(reports);
        } else {
            (preview.problem, preview.sound) = (failed, false);
        }
    }
}

/// Takes a key while it is shown what taking files in would do.
pub(in crate::tui) fn key_in_preview(
    model: &mut Model,
    mut preview: Box<Preview>,
    key: KeyEvent,
    leaves: bool,
) -> Result<Effects> {
    if matches!(preview.doing, Some(Doing::Taking | Doing::Stopping)) {
        if leaves {
            // Its answer says whether that came in time.
            model.jobs.stop();
            preview.doing = Some(Doing::Stopping);
        }
        model.dialog = Some(Dialog::Preview(preview));
        return Ok(Effects::none());
    }
    let texts = std::rc::Rc::clone(&model.texts);
    let wish = preview.key(key, leaves, &texts);
    let task = match wish {
        Wish::Nothing => None,
        Wish::Leave => {
            model.jobs.drop_running();
            return Ok(Effects::none());
        }
        Wish::TakeIn => match (preview.doing, preview.sound) {
            (None, true) => {
                preview.doing = Some(Doing::Taking);
                let (brought, options) = preview.wanted();
                Some(Task::TakeIn(brought, options))
            }
            (doing, _) => {
                let key = if doing.is_some() { "intake-wait" } else { "intake-broken" };
                preview.problem = Some(texts.get(key).to_owned());
                None
            }
        },
        Wish::Again => {
            preview.doing = Some(Doing::Looking);
            Some(Task::Again(preview.looked.sources.clone(), preview.options.clone()))
        }
        Wish::Rehearse => {
            // What is being read anew is rehearsed then.
            let (brought, options) = preview.wanted();
            let again = preview.doing == Some(Doing::Looking) || !preview.sound;
            preview.doing = Some(Doing::Looking);
            Some(if again {
                Task::Again(preview.looked.sources.clone(), options)
            } else {
                Task::Rehearse(brought, options)
            })
        }
        Wish::Keep(name) => {
            keep(model, &mut preview, &name)?;
            None
        }
        Wish::Kept => {
            let names = model.agenda.column_names()?;
            if names.is_empty() {
                preview.problem = Some(texts.get("intake-maps-none").to_owned());
            } else {
                preview.keeping = Some(Keeping::Known(names, 0));
            }
            None
        }
        Wish::Use(name) => match model.agenda.columns_named(&name)? {
            Some(columns) => {
                preview.read_so(Manner::of(columns));
                preview.doing = Some(Doing::Looking);
                Some(Task::Again(preview.looked.sources.clone(), preview.options.clone()))
            }
            None => None,
        },
    };
    model.dialog = Some(Dialog::Preview(preview));
    Ok(task.map_or_else(Effects::none, |task| ask(model, task)))
}

/// Keeps under a name what the columns are for: what was said, and what was seen.
fn keep(model: &mut Model, preview: &mut Preview, name: &str) -> Result<()> {
    let (Some(source), Some(incoming)) = (preview.source(), preview.incoming()) else { return Ok(()) };
    let manner = &source.manner;
    let used = incoming.columns.iter().filter(|column| !column.header.is_empty());
    let code = |field: Option<&'static str>| field.unwrap_or(csv::Target::IGNORE).to_owned();
    let columns = Columns {
        content: Some(incoming.content()),
        map: used.map(|column| (column.header.clone(), code(column.field))).collect(),
        delimiter: manner.delimiter,
        encoding: manner.encoding,
        date_order: manner.order,
    };
    model.agenda.save_columns(name, &columns)?;
    preview.problem = None;
    let text = model.texts.with("intake-map-saved", &[("name", clean_line(name).into())]);
    model.say(Mood::Done, text);
    Ok(())
}
