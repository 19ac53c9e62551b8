//! The line that logs in one go: opening it, its keys, saving it, leaving it.

use ratatui::crossterm::event::KeyEvent;

use super::forms::did_with_next;
use super::queue;
use crate::agenda::Result;
use crate::tui::capture_view::most_help;
use crate::tui::command::{Command, Place};
use crate::tui::dialog::Dialog;
use crate::tui::dialog::capture::{Asked, Capture, DRAFT};
use crate::tui::keys::pressed;
use crate::tui::model::{Model, Mood};

/// Opens the line over whatever is shown.
pub(super) fn open(model: &mut Model) -> Result<()> {
    let capture = Capture::open(&model.agenda, &model.texts, model.at_hand())?;
    model.dialog = Some(Dialog::Capture(Box::new(capture)));
    Ok(())
}

/// Takes a key while a line is typed.
pub(in crate::tui) fn key(model: &mut Model, mut capture: Box<Capture>, key: KeyEvent, leaves: bool) -> Result<()> {
    if leaves {
        if capture.help.take().is_some() {
            model.dialog = Some(Dialog::Capture(capture));
            return Ok(());
        }
        return leave(model, &capture);
    }
    let asked = match model.keymap.command(pressed(key), Place::FORM) {
        Some(Command::Discard) => {
            model.unsaved = false;
            return model.agenda.drop_draft(DRAFT);
        }
        Some(Command::Save) => {
            capture.key(ratatui::crossterm::event::KeyCode::Enter.into(), &model.agenda, &model.texts)
        }
        _ => capture.key(key, &model.agenda, &model.texts),
    };
    if let Some(top) = &mut capture.help {
        *top = (*top).min(most_help(model));
    }
    model.unsaved = true;
    // Until it is stored the line is there to be mended.
    model.dialog = Some(Dialog::Capture(capture));
    match asked? {
        Asked::Nothing => Ok(()),
        Asked::Save(line) => {
            model.agenda.completes(Some(DRAFT.to_owned()));
            model.agenda.capture(std::slice::from_ref(&*line))?;
            model.dialog = None;
            model.unsaved = false;
            model.agenda.drop_draft(DRAFT)?;
            did_with_next(model, &line.log.next)?;
            queue::go_on(model)
        }
    }
}

/// Takes pasted text into the line.
pub(in crate::tui) fn paste(model: &mut Model, mut capture: Box<Capture>, text: &str) -> Result<()> {
    let pasted = capture.paste(text, &model.agenda);
    model.unsaved = true;
    model.dialog = Some(Dialog::Capture(capture));
    pasted
}

/// Keeps what is half typed, or forgets what was deleted.
pub(in crate::tui) fn keep(model: &Model, capture: &Capture) -> Result<()> {
    match capture.draft() {
        Some(draft) => model.agenda.keep_draft(DRAFT, &draft),
        None => model.agenda.drop_draft(DRAFT),
    }
}

fn leave(model: &mut Model, capture: &Capture) -> Result<()> {
    model.unsaved = false;
    keep(model, capture)?;
    if capture.draft().is_some() {
        let text = model.texts.get("notice-draft-kept").to_owned();
        model.say(Mood::Hint, text);
    }
    Ok(())
}
