//! The only place where the model changes: one message at a time.

use crokey::KeyCombination;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseEvent, MouseEventKind};
use tui_input::backend::crossterm::EventHandler;

use super::command::{Command, Place};
use super::dialog::{Decision, Dialog, Rehearsal};
use super::effect::{Effect, Effects};
use super::form::{Answer, Field, Form, Input, Name, Problem};
use super::model::{Model, Mood, Screen};
use super::open_queue;
use super::{act, veil};
use crate::agenda::{Agenda, AgendaError, ImportReport, Match, Result};

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse was used.
    Mouse(MouseEvent),
    /// The terminal has another size.
    Resize(u16, u16),
    /// The file was written, perhaps by another program; or the day has changed.
    Changed,
    /// No key for a moment.
    Rest,
    /// Nothing is waiting: what a key did not wait for is done now.
    Finish,
    /// The editor gave a text back; `None` when it could not be started.
    Edited(Option<String>),
    /// A contacts file was read; or one line says why not.
    Rehearsed(std::result::Result<Box<Rehearsal>, String>),
    /// The sample portfolio was made, in a folder that goes with the model.
    Sampled(Result<Box<(Agenda, tempfile::TempDir)>>),
    /// The clients of a sheet were taken in.
    Imported(Result<ImportReport>),
    /// An appointment begins soon.
    Remind,
    /// The alert dates were computed anew.
    Followed(Result<bool>),
}

/// Takes a message in.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    match take(model, msg) {
        Ok(effects) => effects,
        Err(error) => {
            refuse(model, &error);
            Effects::none()
        }
    }
}

/// Says why something was not done; the form that asked for it stays as it is.
pub(super) fn refuse(model: &mut Model, error: &AgendaError) {
    let text = model.texts.failure(error);
    if let Some(Dialog::Form(form)) = &mut model.dialog {
        let field = match error {
            AgendaError::NextInPast(_) => {
                [Name::NextOn, Name::Until].into_iter().find(|name| form.field(*name).is_some())
            }
            AgendaError::HappenedInFuture(_) => Some(Name::When),
            AgendaError::NothingToLog => Some(Name::Text),
            _ => None,
        };
        form.refuse(Problem { field, text });
    } else if let Some(Dialog::Capture(capture)) = &mut model.dialog {
        capture.problem = Some(text);
    } else {
        model.say(Mood::Failed, text);
    }
}

fn take(model: &mut Model, msg: Msg) -> Result<Effects> {
    match msg {
        Msg::Key(key) => return on_key(model, key),
        Msg::Paste(text) => on_paste(model, &text)?,
        Msg::Mouse(mouse) => on_mouse(model, mouse)?,
        Msg::Resize(columns, rows) => {
            model.size = (columns, rows);
            model.fit()?;
        }
        Msg::Changed => {
            model.notice_others()?;
        }
        Msg::Remind => return Ok(remind(model)),
        Msg::Rest => rest(model)?,
        Msg::Finish => model.finish()?,
        Msg::Edited(text) => on_edited(model, text),
        Msg::Rehearsed(outcome) => {
            model.working = None;
            match outcome {
                Ok(rehearsal) => model.dialog = Some(Dialog::Import(rehearsal, 0)),
                Err(why) => model.say(Mood::Failed, why),
            }
        }
        Msg::Sampled(sample) => {
            model.working = None;
            model.show_sample(*sample?)?;
        }
        Msg::Imported(report) => {
            model.working = None;
            let report = report?;
            model.refresh()?;
            let text = model.texts.with(
                "notice-imported",
                &[
                    ("new", report.count(Match::New).into()),
                    ("updates", report.count(Match::Updates).into()),
                    ("same", report.count(Match::Same).into()),
                    ("undo", model.key(Command::Undo).into()),
                ],
            );
            let (ready, capacity) = (model.agenda.queue()?.ready(), model.agenda.rules().capacity);
            let text = if ready > capacity.into() {
                let args = [("done", text.into()), ("n", ready.into()), ("key", model.key(Command::Spread).into())];
                model.texts.with("notice-overload", &args)
            } else {
                text
            };
            model.say(Mood::Done, text);
        }
        Msg::Followed(changed) => {
            model.working = None;
            if changed? {
                model.refresh()?;
            }
        }
    }
    Ok(Effects::none())
}

fn on_key(model: &mut Model, key: KeyEvent) -> Result<Effects> {
    // Windows reports releases too.
    if !(key.is_press() || key.is_repeat()) {
        return Ok(Effects::none());
    }
    // A reminder is not lost to the key that happens to come next.
    if key.code == KeyCode::Esc || model.notice.as_ref().is_none_or(|notice| notice.mood != Mood::Reminder) {
        model.notice = None;
    }
    match model.dialog.take() {
        Some(dialog) => in_dialog(model, dialog, key),
        None if model.filtering => {
            in_filter(model, key)?;
            Ok(Effects::none())
        }
        None if model.calendar.typed.is_some() => {
            act::find_key(model, key)?;
            Ok(Effects::none())
        }
        None if model.card.is_none() && act::key_in_queue(model, key)? => Ok(Effects::none()),
        None => {
            let command = welcomed(model, key).or_else(|| model.keymap.command(pressed(key), model.place()));
            if let Some(command) = command {
                act::run(model, command)
            } else {
                unknown(model, key);
                Ok(Effects::none())
            }
        }
    }
}

/// The two ways to begin that have a key on the welcome screen alone.
fn welcomed(model: &Model, key: KeyEvent) -> Option<Command> {
    match key.code {
        KeyCode::Char('i') if model.day.empty => Some(Command::Import),
        KeyCode::Char('m') if model.day.empty => Some(Command::Sample),
        _ => None,
    }
}

/// The key as the table of keys names it: `?` is `?`, with whichever other key it is typed. Windows tells of the Shift,
/// other systems do not.
pub(super) fn pressed(mut key: KeyEvent) -> KeyCombination {
    if matches!(key.code, KeyCode::Char(c) if !c.is_alphabetic()) {
        key.modifiers.remove(KeyModifiers::SHIFT);
    }
    key.into()
}

/// A key that means nothing here says where help is, and no more.
fn unknown(model: &mut Model, key: KeyEvent) {
    if matches!(key.code, KeyCode::Char(_)) {
        let help = model.key(Command::Help);
        let text = model.texts.with("notice-unknown-key", &[("help", help.into())]);
        model.say(Mood::Hint, text);
    }
}

fn in_dialog(model: &mut Model, dialog: Dialog, key: KeyEvent) -> Result<Effects> {
    let leaves = key.code == KeyCode::Esc || is_ctrl(key, 'c');
    match dialog {
        Dialog::Form(form) => return in_form(model, form, key, leaves),
        Dialog::Capture(capture) => act::key_in_capture(model, capture, key, leaves)?,
        _ if leaves => {}
        Dialog::Menu(mut menu) => match menu.key(key) {
            Some(choice) => return act::choose(model, choice),
            None => model.dialog = Some(Dialog::Menu(menu)),
        },
        Dialog::Palette(mut palette) => match palette.key(key, &model.texts) {
            Some(command) => return act::run(model, command),
            None => model.dialog = Some(Dialog::Palette(palette)),
        },
        Dialog::Proposal(mut proposal) => match proposal.key(key) {
            Decision::Accept => act::accept(model, &proposal)?,
            Decision::Open => model.dialog = Some(Dialog::Proposal(proposal)),
        },
        Dialog::Help(top) => {
            let most = super::dialog_view::most_help(model);
            model.dialog = scrolled(key, top, most).map(Dialog::Help);
        }
        Dialog::History(steps, top) => {
            let most = super::dialog_view::most_history(model, steps.len());
            model.dialog = scrolled(key, top, most).map(|top| Dialog::History(steps, top));
        }
        Dialog::Import(rehearsal, top) => {
            if key.code == KeyCode::Enter {
                model.working = Some(model.texts.get("working-import").to_owned());
                return Ok(Effects::one(Effect::Import(Box::new(rehearsal.sheet))));
            }
            let most = super::import_view::most(model, &rehearsal);
            // A key that does not scroll leaves the preview open: only Esc gives the import up.
            let top = scrolled(key, top, most).unwrap_or(top);
            model.dialog = Some(Dialog::Import(rehearsal, top));
        }
    }
    Ok(Effects::none())
}

/// Where a key scrolls to, `last` being the furthest; `None` for a key that closes.
fn scrolled(key: KeyEvent, top: usize, last: usize) -> Option<usize> {
    // A window that has grown shows more: what lies beyond its end is no place to scroll from.
    let top = top.min(last);
    match key.code {
        KeyCode::Up | KeyCode::Char('k') => Some(top.saturating_sub(1)),
        KeyCode::Down | KeyCode::Char('j') => Some((top + 1).min(last)),
        KeyCode::PageUp => Some(top.saturating_sub(10)),
        KeyCode::PageDown | KeyCode::Char(' ') => Some((top + 10).min(last)),
        KeyCode::Home => Some(0),
        KeyCode::End => Some(last),
        _ => None,
    }
}

fn is_ctrl(key: KeyEvent, letter: char) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char(letter)
}

fn in_form(model: &mut Model, mut form: Box<Form>, key: KeyEvent, leaves: bool) -> Result<Effects> {
    if leaves {
        act::leave_form(model, &form)?;
        return Ok(Effects::none());
    }
    match model.keymap.command(pressed(key), Place::FORM) {
        Some(Command::Save) => return act::save_form(model, form),
        Some(Command::Editor) => {
            let is_area = |form: &Form| matches!(form.focused().map(|field| &field.input), Some(Input::Area(_)));
            if !is_area(&form) {
                form.go_to(Name::Text);
            }
            let text = form.focused().map(Field::value).unwrap_or_default();
            let takes_text = is_area(&form);
            model.dialog = Some(Dialog::Form(form));
            return Ok(if takes_text { Effects::one(Effect::Edit(text)) } else { Effects::none() });
        }
        Some(Command::Discard) => {
            act::discard_form(model, &form)?;
            return Ok(Effects::none());
        }
        _ => {}
    }
    if form.key(key, model.context()) == Answer::Save {
        return act::save_form(model, form);
    }
    model.unsaved |= form.touched;
    model.dialog = Some(Dialog::Form(form));
    Ok(Effects::none())
}

fn in_filter(model: &mut Model, key: KeyEvent) -> Result<()> {
    // Whoever goes on to a client means the list as it will be.
    if !is_typing(key) {
        model.finish()?;
    }
    match key.code {
        KeyCode::Esc => {
            model.filtering = false;
            model.filter.reset();
            model.narrow()
        }
        KeyCode::Enter | KeyCode::Tab => {
            model.filtering = false;
            Ok(())
        }
        KeyCode::Down => model.with_list(|window, agenda| window.move_by(agenda, 1)),
        KeyCode::Up => model.with_list(|window, agenda| window.move_by(agenda, -1)),
        KeyCode::PageDown => model.with_list(|window, agenda| window.page(agenda, 1)),
        KeyCode::PageUp => model.with_list(|window, agenda| window.page(agenda, -1)),
        _ if is_ctrl(key, 'c') => {
            model.filtering = false;
            Ok(())
        }
        _ => {
            let changed = model.filter.handle_event(&Event::Key(key)).is_some_and(|change| change.value);
            if changed { model.narrow() } else { Ok(()) }
        }
    }
}

/// Whether a key changes what is typed into a line.
fn is_typing(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete) && !is_ctrl(key, 'c')
}

fn on_paste(model: &mut Model, text: &str) -> Result<()> {
    if let Some(Dialog::Form(mut form)) = model.dialog.take_if(|dialog| matches!(dialog, Dialog::Form(_))) {
        form.paste(text, model.context());
        model.unsaved = true;
        model.dialog = Some(Dialog::Form(form));
    } else if let Some(Dialog::Capture(capture)) = model.dialog.take_if(|dialog| matches!(dialog, Dialog::Capture(_))) {
        act::paste_in_capture(model, capture, text)?;
    } else if model.dialog.is_none() && model.card.is_none() && model.queue.is_some() {
        act::paste_in_queue(model, text);
    } else if model.filtering {
        for c in crate::domain::text::clean_line(text).chars() {
            model.filter.handle(tui_input::InputRequest::InsertChar(c));
        }
        model.narrow()?;
    } else if let Some(typed) = &mut model.calendar.typed {
        for c in crate::domain::text::clean_line(text).chars() {
            typed.handle(tui_input::InputRequest::InsertChar(c));
        }
    }
    Ok(())
}

fn on_mouse(model: &mut Model, mouse: MouseEvent) -> Result<()> {
    if model.dialog.is_some() {
        return Ok(());
    }
    if model.on_calendar() {
        return act::mouse(model, mouse);
    }
    let rows = match mouse.kind {
        MouseEventKind::ScrollDown => 3,
        MouseEventKind::ScrollUp => -3,
        _ => return Ok(()),
    };
    act::move_by(model, rows)
}

/// Says what begins soon.
fn remind(model: &mut Model) -> Effects {
    let now = model.agenda.clock().wall();
    let mut due = model.reminders.take_due(now);
    if due.is_empty() {
        return Effects::none();
    }
    for planned in &mut due {
        planned.name = veil::name(model, planned.client, &planned.name).to_owned();
    }
    let line = model.texts.appointments(&due, now);
    model.say(Mood::Reminder, line);
    Effects::one(Effect::Remind(due))
}

/// Keeps what is half typed; when nothing is, does work for which no key should have to wait.
fn rest(model: &mut Model) -> Result<()> {
    if model.unsaved
        && let Some(Dialog::Capture(capture)) = &model.dialog
    {
        model.unsaved = false;
        return act::keep_capture(model, capture);
    }
    if std::mem::take(&mut model.unsaved)
        && let Some(form) = open_queue::typed(model.dialog.as_ref(), model.queue.as_ref())
        && let Some(key) = form.draft_key()
    {
        return model.agenda.keep_draft(&key, &form.draft());
    }
    model.agenda.tidy()
}

fn on_edited(model: &mut Model, text: Option<String>) {
    match (model.dialog.take(), text) {
        (Some(Dialog::Form(mut form)), Some(text)) => {
            form.replace_text(&text, model.context());
            model.unsaved = true;
            model.dialog = Some(Dialog::Form(form));
        }
        (dialog, text) => {
            model.dialog = dialog;
            if text.is_none() {
                let why = model.texts.get("notice-no-editor").to_owned();
                match &mut model.dialog {
                    Some(Dialog::Form(form)) => form.problem = Some(why),
                    _ => model.say(Mood::Failed, why),
                }
            }
        }
    }
}

/// What is shown on opening an agenda in which a form was left half typed, or nothing at all is yet.
pub fn welcome(model: &mut Model) -> Result<()> {
    // What was typed about a client who is gone waits for an undo that brings the client back.
    if let Some(draft) = model.agenda.drafts()?.into_iter().find(|draft| act::is_at_home(model, draft)) {
        act::offer_draft(model, &draft);
    }
    model.screen = Screen::Today;
    Ok(())
}
