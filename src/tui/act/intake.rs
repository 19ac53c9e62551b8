//! Taking in files on the screens: they are chosen, looked over, decided upon, and taken in; what is long is done on the
//! worker, and can be called off.

mod picker;
mod preview;
mod report;

pub(super) use picker::open;
pub(in crate::tui) use picker::{key_in_picker, listed, locked, paste_in_picker};
pub(in crate::tui) use preview::{key_in_preview, looked, rehearsed};
pub(in crate::tui) use report::{key_in_report, took, took_whole, written};

use super::{Effect, Effects};
use crate::tui::intake::Task;
use crate::tui::model::Model;

/// Has the worker do something; whatever it did before for a dialog is called off.
fn ask(model: &mut Model, task: Task) -> Effects {
    let job = model.jobs.begin();
    Effects::one(Effect::Intake(job, Box::new(task)))
}
