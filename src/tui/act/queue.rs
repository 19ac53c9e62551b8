//! The queue of the day: a turn after the other, and the close of the day.

use std::rc::Rc;

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::{did, forms};
use crate::agenda::Result;
use crate::domain::{ClientId, Kind};
use crate::tui::dialog::{Dialog, Proposal};
use crate::tui::form::{Answer, Context, Name, Saved};
use crate::tui::model::{Model, Mood, Screen};
use crate::tui::open_queue::OpenQueue;

/// Opens the queue; with nobody in it, says so.
pub(super) fn open(model: &mut Model) -> Result<()> {
    if model.card.is_none()
        && let Some((clients, title)) = chosen(model)?
    {
        return open_of(model, &clients, title);
    }
    let open = OpenQueue::open(None, model.context())?;
    if open.turn.is_none() {
        return finish(model, open.queue.attended > 0);
    }
    model.card = None;
    model.queue = Some(open);
    Ok(())
}

/// Those who are marked, or whom the filter of the list means, and what they are called together.
fn chosen(model: &Model) -> Result<Option<(Vec<ClientId>, String)>> {
    if !model.marked.is_empty() {
        let title = model.texts.with("clients-several", &[("n", model.marked.len().into())]);
        return Ok(Some((model.marked.iter().copied().collect(), title)));
    }
    let filter = model.filter.value();
    if model.screen != Screen::Clients || filter.trim().is_empty() {
        return Ok(None);
    }
    Ok(Some((model.agenda.clients_of(filter)?, model.segment_title(filter))))
}

/// Opens the queue of those whom a filter means.
pub(in crate::tui) fn open_round(model: &mut Model, filter: &str) -> Result<()> {
    let clients = model.agenda.clients_of(filter)?;
    open_of(model, &clients, filter.to_owned())
}

fn open_of(model: &mut Model, clients: &[ClientId], title: String) -> Result<()> {
    let round = Rc::new(model.agenda.begin_round(clients)?);
    let open = OpenQueue::open(Some((round, title)), model.context())?;
    if open.turn.is_none() {
        let text = model.texts.get("notice-round-empty").to_owned();
        model.say(Mood::Hint, text);
        return Ok(());
    }
    model.marked.clear();
    model.card = None;
    model.queue = Some(open);
    Ok(())
}

/// The queue is empty: closes it and, after work, the day.
fn finish(model: &mut Model, worked: bool) -> Result<()> {
    let round = model.queue.take().and_then(|open| open.round.map(|(round, _)| (round.len(), open.queue.attended)));
    model.catch_up()?;
    if let Some((of, attended)) = round {
        let text = model.texts.with("notice-round-done", &[("n", attended.into()), ("of", of.into())]);
        model.say(Mood::Done, text);
        return Ok(());
    }
    if worked {
        return close_day(model);
    }
    let text = model.texts.get("notice-queue-empty").to_owned();
    model.say(Mood::Hint, text);
    Ok(())
}

/// Leaves the queue; what is half typed is kept.
pub(super) fn leave(model: &mut Model) -> Result<()> {
    if let Some(form) = model.queue.take().and_then(|open| open.form) {
        forms::leave_form(model, &form)?;
    }
    model.catch_up()
}

/// Chooses how a contact is made: what follows is typed about that.
pub(super) fn begin(model: &mut Model, kind: Kind) {
    with_queue(model, |open, cx| open.begin(kind, cx));
}

fn with_queue<T>(model: &mut Model, work: impl FnOnce(&mut OpenQueue, Context) -> T) -> Option<T> {
    let mut open = model.queue.take()?;
    let done = work(&mut open, model.context());
    model.queue = Some(open);
    Some(done)
}

/// Passes the client over.
pub(super) fn skip(model: &mut Model) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    if let Some(form) = model.queue.as_mut().and_then(|open| open.form.take()) {
        forms::leave_form(model, &form)?;
    }
    model.agenda.skip(client)?;
    did(model)?;
    go_on(model)
}

/// Takes a key while the queue is open; `false` when it is a command.
pub(in crate::tui) fn key(model: &mut Model, key: KeyEvent) -> Result<bool> {
    let Some(open) = &mut model.queue else { return Ok(false) };
    let Some(form) = &mut open.form else { return Ok(false) };
    if !open.typing {
        // The digit of an outcome says how it went; the note follows.
        if let (KeyCode::Char('1'..='9'), true) = (key.code, key.modifiers.is_empty()) {
            form.go_to(Name::Outcome);
            with_queue(model, |open, cx| {
                if let Some(form) = &mut open.form {
                    form.key(key, cx);
                    form.go_to(Name::Text);
                    open.typing = true;
                }
            });
            model.unsaved = true;
            return Ok(true);
        }
        return Ok(false);
    }
    match key.code {
        KeyCode::Enter => save(model)?,
        KeyCode::Esc => open.typing = false,
        KeyCode::Tab | KeyCode::Down => open.step(true),
        KeyCode::BackTab | KeyCode::Up => open.step(false),
        _ => {
            let answer = with_queue(model, |open, cx| open.form.as_mut().map(|form| form.key(key, cx)));
            model.unsaved |= matches!(answer, Some(Some(Answer::Taken)));
            // What the line has no use for (Ctrl-C, Ctrl-Z…) may be a command.
            return Ok(!matches!(answer, Some(Some(Answer::Ignored))));
        }
    }
    Ok(true)
}

/// Takes pasted text.
pub(in crate::tui) fn paste(model: &mut Model, text: &str) {
    let text = crate::domain::text::clean_line(text);
    with_queue(model, |open, cx| {
        if let Some(form) = &mut open.form {
            form.paste(&text, cx);
            open.typing = true;
        }
    });
    model.unsaved = true;
}

/// Saves what is typed about the turn, with its next step, and goes on to the next.
pub(super) fn save(model: &mut Model) -> Result<()> {
    let Some(form) = model.queue.as_ref().and_then(|open| open.form.clone()) else { return Ok(()) };
    if !form.touched {
        let text = model.texts.get("notice-choose-outcome").to_owned();
        model.say(Mood::Hint, text);
        return Ok(());
    }
    let log = match form.save(model.context()) {
        Ok(Saved::Log(log)) => log,
        Ok(_) => return Ok(()),
        Err(problem) => {
            model.say(Mood::Failed, problem.text);
            if let (Some(open), Some(field)) = (&mut model.queue, problem.field) {
                if let Some(form) = &mut open.form {
                    form.go_to(field);
                }
                open.typing = true;
            }
            return Ok(());
        }
    };
    model.agenda.log(&log)?;
    forms::discard_form(model, &form)?;
    if let Some(open) = &mut model.queue {
        (open.form, open.attended) = (None, Some(log.client));
    }
    forms::did_with_next(model, &log.next)?;
    go_on(model)
}

/// Closes the queue when nobody is left in it.
pub(super) fn go_on(model: &mut Model) -> Result<()> {
    match &model.queue {
        Some(open) if open.turn.is_none() => finish(model, true),
        _ => Ok(()),
    }
}

/// Shows what was done today, what was promised, and what would become of the rest.
pub(super) fn close_day(model: &mut Model) -> Result<()> {
    let end = model.agenda.day_end()?;
    let spread = model.agenda.leftover()?;
    model.dialog = Some(Dialog::Proposal(Box::new(Proposal::new(Some(end), spread))));
    Ok(())
}

/// Shows how the overload of the day could be spread: of today, or of the day at hand in the calendar.
pub(super) fn spread(model: &mut Model) -> Result<()> {
    let day = if model.on_calendar() { model.calendar.day } else { model.date };
    let spread = model.agenda.overload(day)?;
    if spread.moves.is_empty() {
        let args = [
            ("n", spread.stay.into()),
            ("day", model.texts.day(day, model.date).into()),
            ("capacity", model.agenda.rules().capacity.into()),
        ];
        let text = model.texts.with("notice-no-overload", &args);
        model.say(Mood::Hint, text);
        return Ok(());
    }
    model.dialog = Some(Dialog::Proposal(Box::new(Proposal::new(None, spread))));
    Ok(())
}

/// Moves what the user left marked in a proposal.
pub(in crate::tui) fn accept(model: &mut Model, proposal: &Proposal) -> Result<()> {
    let moves = proposal.chosen();
    if moves.is_empty() {
        return Ok(());
    }
    model.agenda.spread(&moves)?;
    did(model)
}
