//! Where a key goes: to the dialog that is open, to the line that is typed into, or to the command that has it.

use crokey::KeyCombination;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use tui_input::backend::crossterm::EventHandler;

use super::act;
use super::command::{Command, Place};
use super::dialog::{Decision, Dialog, TagAnswer};
use super::effect::{Effect, Effects};
use super::form::{Answer, Field, Form, Input, Name};
use super::model::{Model, Mood};
use crate::agenda::Result;

/// Takes a key in.
pub(super) fn on_key(model: &mut Model, key: KeyEvent) -> Result<Effects> {
    // Windows reports releases too.
    if !(key.is_press() || key.is_repeat()) {
        return Ok(Effects::none());
    }
    if redraws(model, key) {
        return Ok(Effects::one(Effect::Redraw));
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

/// Whether a key asks for nothing but to see what is there. That changes nothing, whatever is open or said; where something
/// is typed, a letter is a letter.
fn redraws(model: &Model, key: KeyEvent) -> bool {
    let is_command = model.dialog.is_none() && !model.filtering && model.calendar.typed.is_none();
    (is_command || !is_letter(key)) && model.keymap.command(pressed(key), model.place()) == Some(Command::Redraw)
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
        Dialog::Comparison(comparison) => act::key_in_comparison(model, comparison, key, leaves)?,
        Dialog::Segments(menu) => act::key_in_segments(model, menu, key, leaves)?,
        Dialog::Templates(list) => act::key_in_templates(model, list, key, leaves)?,
        Dialog::Products(list) => act::key_in_products(model, list, key, leaves)?,
        Dialog::Picker(picker) => return Ok(act::key_in_picker(model, picker, key, leaves)),
        Dialog::Report(report) => return Ok(act::key_in_report(model, report, key, leaves)),
        Dialog::Preview(preview) => return act::key_in_preview(model, preview, key, leaves),
        _ if leaves => model.telling = false,
        Dialog::Tags(mut picker) => match picker.key(key) {
            TagAnswer::Save => act::save_tags(model, &picker)?,
            TagAnswer::Open => model.dialog = Some(Dialog::Tags(picker)),
        },
        Dialog::Playbooks(list) => return act::key_in_playbooks(model, list, key),
        Dialog::Start(starting) => return Ok(act::key_in_start(model, starting, key)),
        Dialog::Campaigns(list) => return act::key_in_campaigns(model, list, key),
        Dialog::Twins(list) => act::key_in_list(model, list, key)?,
        Dialog::Menu(mut menu) => match menu.key(key) {
            Some(choice) => return act::choose(model, choice),
            None => model.dialog = Some(Dialog::Menu(menu)),
        },
        Dialog::Jump(mut jump) => match jump.key(key, &model.agenda)? {
            Some(client) => {
                model.stop_filtering();
                model.open_card(client)?;
            }
            None => model.dialog = Some(Dialog::Jump(jump)),
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
    }
    Ok(Effects::none())
}

/// Where a key scrolls to, `last` being the furthest; `None` for a key that closes.
pub(super) fn scrolled(key: KeyEvent, top: usize, last: usize) -> Option<usize> {
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

/// Whether a key writes a character where something is typed.
pub(super) fn is_letter(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_)) && key.modifiers.difference(KeyModifiers::SHIFT).is_empty()
}

fn is_ctrl(key: KeyEvent, letter: char) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char(letter)
}

fn in_form(model: &mut Model, mut form: Box<Form>, key: KeyEvent, leaves: bool) -> Result<Effects> {
    if act::is_writing(model, &form) {
        // Until it is written, or called off, there is nothing to type.
        if leaves {
            model.jobs.stop();
        }
        model.dialog = Some(Dialog::Form(form));
        return Ok(Effects::none());
    }
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
        Some(Command::Copy) if form.is_message() => {
            let effects = act::copy_message(model, &form);
            model.dialog = Some(Dialog::Form(form));
            return Ok(effects);
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
        KeyCode::Tab if !model.asking.offered.is_empty() => accept_completion(model),
        KeyCode::Enter if model.asking.chosen.is_some() => accept_completion(model),
        // What is no filter yet is not left behind: the line below says what it lacks.
        KeyCode::Enter | KeyCode::Tab if model.asking.refusal.is_some() => Ok(()),
        KeyCode::Enter | KeyCode::Tab => {
            model.stop_filtering();
            Ok(())
        }
        KeyCode::Down | KeyCode::Up if model.asking.choose(key.code == KeyCode::Down) => Ok(()),
        KeyCode::Down => model.with_list(|window, agenda| window.move_by(agenda, 1)),
        KeyCode::Up => model.with_list(|window, agenda| window.move_by(agenda, -1)),
        KeyCode::PageDown => model.with_list(|window, agenda| window.page(agenda, 1)),
        KeyCode::PageUp => model.with_list(|window, agenda| window.page(agenda, -1)),
        _ if is_ctrl(key, 'c') => {
            model.stop_filtering();
            Ok(())
        }
        _ => {
            let change = model.filter.handle_event(&Event::Key(key));
            if change.as_ref().is_some_and(|change| change.value) {
                return model.narrow();
            }
            if change.is_some_and(|change| change.cursor) {
                model.asking.offer(&model.filter, &model.agenda)?;
            }
            Ok(())
        }
    }
}

/// Puts what is offered into the filter line.
fn accept_completion(model: &mut Model) -> Result<()> {
    let texts = std::rc::Rc::clone(&model.texts);
    if let Some(input) = model.asking.accepted(&model.filter, |completion| texts.completion(completion).0) {
        model.filter = input;
    }
    model.narrow()
}

/// Whether a key changes what is typed into a line.
fn is_typing(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete) && !is_ctrl(key, 'c')
}
