//! Files of products and opportunities on the screens: looked over, and taken in.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::{Effect, Effects};
use crate::agenda::{Loaded, Result, Strangers};
use crate::tui::command::Command;
use crate::tui::dialog::{Dialog, LoadRehearsal};
use crate::tui::keys::scrolled;
use crate::tui::load_view;
use crate::tui::model::{Model, Mood};

/// Takes a key while it is shown what an import would do.
pub(in crate::tui) fn key_in_load(
    model: &mut Model,
    mut rehearsal: Box<LoadRehearsal>,
    top: usize,
    key: KeyEvent,
) -> Effects {
    let (strangers, nameless) = match &rehearsal.report {
        Loaded::Deals(report) => (report.strangers() > 0, report.nameless() > 0),
        _ => (false, false),
    };
    let options = &mut rehearsal.options;
    match key.code {
        KeyCode::Enter => {
            model.working = Some(model.texts.get("working-import").to_owned());
            return Effects::one(Effect::Load(rehearsal));
        }
        KeyCode::Char('a') if strangers => {
            options.strangers = match options.strangers {
                Strangers::Leave => Strangers::Add,
                Strangers::Add => Strangers::Leave,
            };
        }
        KeyCode::Char('n') if nameless => {
            options.nameless = match options.nameless.take() {
                None => Some(model.texts.get("load-nobody").to_owned()),
                Some(_) => None,
            };
        }
        _ => {}
    }
    let most = load_view::most(model, &rehearsal);
    // A key that does not scroll leaves the preview open: only Esc gives the import up.
    let top = scrolled(key, top, most).unwrap_or(top);
    model.dialog = Some(Dialog::Load(rehearsal, top));
    Effects::none()
}

/// Says what was taken in.
pub(in crate::tui) fn took_in(model: &mut Model, rehearsal: &LoadRehearsal) -> Result<Effects> {
    model.refresh()?;
    let what = model.texts.load_summary(&rehearsal.load, &rehearsal.report);
    let args = [("what", what.into()), ("undo", model.key(Command::Undo).into())];
    let text = model.texts.with("notice-loaded", &args);
    model.say(Mood::Done, text);
    Ok(if model.agenda.is_behind()? { Effects::one(Effect::BeginDay) } else { Effects::none() })
}
