//! Choosing the files that are to be taken in.

use std::path::PathBuf;

use ratatui::crossterm::event::KeyEvent;

use super::ask;
use crate::exchange::folder::Found;
use crate::tui::act::Effects;
use crate::tui::dialog::{Dialog, Picker, PickerAnswer};
use crate::tui::intake::{Locked, Task};
use crate::tui::model::Model;
use crate::tui::paths;

/// Opens the dialog that chooses files.
pub(in crate::tui::act) fn open(model: &mut Model) -> Effects {
    let picker = Picker::new(model.browse.clone());
    let folder = picker.folder.clone();
    model.dialog = Some(Dialog::Picker(Box::new(picker)));
    ask(model, Task::Look(folder))
}

/// Takes a key while files are chosen.
pub(in crate::tui) fn key_in_picker(
    model: &mut Model,
    mut picker: Box<Picker>,
    key: KeyEvent,
    leaves: bool,
) -> Effects {
    if leaves {
        let reading = model.jobs.is_running() && picker.listed.is_some();
        model.jobs.drop_running();
        if picker.locked.take().is_some() || reading {
            model.dialog = Some(Dialog::Picker(picker));
        }
        return Effects::none();
    }
    let answer = picker.key(key);
    answered(model, picker, answer)
}

/// Takes what is pasted while files are chosen.
pub(in crate::tui) fn paste_in_picker(model: &mut Model, mut picker: Box<Picker>, text: &str) -> Effects {
    let answer = picker.paste(text);
    answered(model, picker, answer)
}

fn answered(model: &mut Model, mut picker: Box<Picker>, answer: PickerAnswer) -> Effects {
    let task = match answer {
        PickerAnswer::Nothing => None,
        PickerAnswer::Look(folder) => Some(Task::Look(folder)),
        PickerAnswer::Open(files) => {
            picker.problem = None;
            Some(Task::Read(files, None))
        }
        PickerAnswer::Unlock(files, passphrase) => Some(Task::Read(files, Some(passphrase))),
    };
    model.dialog = Some(Dialog::Picker(picker));
    task.map_or_else(Effects::none, |task| ask(model, task))
}

/// Shows what lies in a folder.
pub(in crate::tui) fn listed(
    model: &mut Model,
    id: u64,
    folder: PathBuf,
    found: std::result::Result<Vec<Found>, String>,
) -> Effects {
    if !model.jobs.take(id) {
        return Effects::none();
    }
    if let Some(Dialog::Picker(mut picker)) = model.dialog.take_if(|dialog| matches!(dialog, Dialog::Picker(_))) {
        let known = found.is_ok();
        let answer = picker.listed(folder, found);
        if known && paths::is_path(picker.typed.value()) {
            return answered(model, picker, answer);
        }
        if known {
            model.browse.clone_from(&picker.folder);
        }
        return answered(model, picker, answer);
    }
    Effects::none()
}

/// Asks for the passphrase of files that need one.
pub(in crate::tui) fn locked(model: &mut Model, id: u64, locked: Locked) {
    if model.jobs.take(id)
        && let Some(Dialog::Picker(picker)) = &mut model.dialog
    {
        picker.locked = Some(locked);
    }
}
