//! The calendar: going from day to day, into a day, to a date that is typed; moving what is planned, by keys and by
//! mouse.

use jiff::civil::Date;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use tui_input::backend::crossterm::EventHandler;

use super::did;
use crate::agenda::Result;
use crate::domain::calendar::later;
use crate::tui::calendar::Calendar;
use crate::tui::command::{Command, Group};
use crate::tui::form::read_date;
use crate::tui::model::{Model, Mood};
use crate::tui::screens::calendar::Frame;

/// Which way something is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To an earlier day.
    Sooner,
    /// To a later day.
    Later,
}

/// Whether a command would have nothing to work on: keys go to the days, and what it needs is in one of them; or the
/// selected client has nothing planned for the day. Says so.
pub(super) fn lacks_plan(model: &mut Model, command: Command) -> Result<bool> {
    if !model.on_calendar() {
        return Ok(false);
    }
    let entry = command.entry();
    // Whoever does something else with what is held has let go of it.
    let goes_on = matches!(command, Command::Move | Command::Enter) || entry.group == Group::Move;
    if model.calendar.held.is_some() && !goes_on && command != Command::Back {
        put_back(model)?;
    }
    let with_plan = matches!(command, Command::Move | Command::Sooner | Command::Later | Command::Delete);
    let at_hand = if with_plan { model.follow_up().is_some() } else { model.at_hand().is_some() };
    if !entry.needs_client() || at_hand || model.calendar.held.is_some() {
        return Ok(false);
    }
    let text = if model.at_hand().is_some() {
        model.texts.with("notice-nothing-planned", &[("plan", model.key(Command::Plan).into())])
    } else if model.calendar.total() == 0 {
        model.texts.get("notice-nothing-that-day").to_owned()
    } else {
        model.texts.with("notice-into-the-day", &[("enter", model.key(Command::Enter).into())])
    };
    model.say(Mood::Hint, text);
    Ok(true)
}

/// Into the day; from it to the card of the client; what is held is put down.
pub(super) fn enter(model: &mut Model) -> Result<()> {
    if model.calendar.held.is_some() {
        return put_down(model);
    }
    if let Some(client) = model.at_hand() {
        return model.open_card(client);
    }
    if !model.calendar.enter() {
        let text = model.texts.get("notice-nothing-that-day").to_owned();
        model.say(Mood::Hint, text);
    }
    Ok(())
}

/// One step back: what is held goes back to its day, the list gives the keys back to the days. Says whether there was
/// anything to leave.
pub(super) fn back(model: &mut Model) -> Result<bool> {
    if model.calendar.held.is_some() {
        put_back(model)?;
        return Ok(true);
    }
    Ok(std::mem::take(&mut model.calendar.in_day))
}

/// Rows of the day, or weeks.
pub(super) fn rows(model: &mut Model, rows: isize) -> Result<()> {
    model.with_calendar(|calendar, agenda| {
        if calendar.in_day {
            calendar.select(agenda, calendar.selected.saturating_add_signed(rows))
        } else {
            calendar.go_by(agenda, i64::try_from(rows).unwrap_or(0).saturating_mul(7))
        }
    })
}

/// Days to the right or to the left; from the list, to the left is back.
pub(super) fn days(model: &mut Model, days: i64) -> Result<()> {
    if model.calendar.in_day {
        model.calendar.in_day = days > 0;
        return Ok(());
    }
    model.with_calendar(|calendar, agenda| calendar.go_by(agenda, days))
}

/// Months or weeks; screens of the list.
pub(super) fn page(model: &mut Model, pages: isize) -> Result<()> {
    if model.calendar.in_day {
        let screen = isize::try_from(Frame::now(model).rows().height.max(2) - 1).unwrap_or(1);
        return rows(model, pages.saturating_mul(screen));
    }
    model.with_calendar(|calendar, agenda| calendar.turn(agenda, i32::try_from(pages).unwrap_or(0)))
}

/// Today, or the end of the month; the first or the last row of the list.
pub(super) fn ends(model: &mut Model, last: bool) -> Result<()> {
    let today = model.date;
    model.with_calendar(|calendar, agenda| match (calendar.in_day, last) {
        (true, _) => calendar.select(agenda, if last { usize::MAX } else { 0 }),
        (false, true) => calendar.go(agenda, calendar.day.last_of_month()),
        (false, false) => calendar.go(agenda, today),
    })
}

/// From the days to the list, and back.
pub(super) fn jump(model: &mut Model) {
    if model.calendar.held.is_none() && !std::mem::take(&mut model.calendar.in_day) {
        model.calendar.enter();
    }
}

/// Picks the selected follow-up up; what is held already is put down.
pub(super) fn pick_up(model: &mut Model) -> Result<()> {
    if model.calendar.held.is_some() {
        return put_down(model);
    }
    model.calendar.pick_up();
    Ok(())
}

/// Moves what is held to the day at hand. What is refused stays in hand.
fn put_down(model: &mut Model) -> Result<()> {
    let Some((id, from)) = model.calendar.held.as_ref().map(|held| (held.plan.id, held.plan.due_on)) else {
        return Ok(());
    };
    let to = model.calendar.day;
    if to != from {
        model.agenda.move_follow_up(id, to)?;
    }
    put_back(model)?;
    if to == from { Ok(()) } else { moved(model, from, to) }
}

/// Lets go of what is held, which stays on its day.
fn put_back(model: &mut Model) -> Result<()> {
    model.calendar.pressed = None;
    model.with_calendar(Calendar::put_back)
}

/// Shows what a move has done, and says it.
fn moved(model: &mut Model, from: Date, to: Date) -> Result<()> {
    did(model)?;
    let (from, to) = (model.texts.day(from, model.date), model.texts.day(to, model.date));
    if let Some(notice) = &mut model.notice {
        let args = [("done", notice.text.as_str().into()), ("from", from.into()), ("to", to.into())];
        notice.text = model.texts.with("notice-moved", &args);
    }
    Ok(())
}

/// Moves the selected follow-up by a working day, and goes with it. What is late comes to today at the earliest.
pub(super) fn shift(model: &mut Model, way: Way) -> Result<()> {
    let Some(plan) = model.calendar.plan().cloned() else { return Ok(()) };
    let work = &model.agenda.rules().calendar;
    let to = match way {
        Way::Sooner => work.previous(plan.due_on),
        Way::Later => work.next(plan.due_on.max(later(model.date, -1))),
    };
    model.agenda.move_follow_up(plan.id, to)?;
    moved(model, plan.due_on, to)?;
    model.with_calendar(|calendar, agenda| calendar.follow(agenda, &plan, to))
}

/// Shows the week instead of the month, and back.
pub(super) fn switch(model: &mut Model) -> Result<()> {
    model.with_calendar(Calendar::switch)
}

/// Begins to ask for a date.
pub(super) fn find(model: &mut Model) {
    if !model.day.empty {
        model.calendar.typed = Some(tui_input::Input::default());
    }
}

/// A key while a date is typed. One that is not understood stays to be mended.
pub(in crate::tui) fn find_key(model: &mut Model, key: KeyEvent) -> Result<()> {
    let Some(mut typed) = model.calendar.typed.take() else { return Ok(()) };
    match key.code {
        KeyCode::Esc => return Ok(()),
        KeyCode::Char('c') if key.modifiers.contains(ratatui::crossterm::event::KeyModifiers::CONTROL) => return Ok(()),
        KeyCode::Enter if typed.value().trim().is_empty() => return Ok(()),
        KeyCode::Enter => {
            if let Ok(when) = read_date(typed.value(), model.context()) {
                return model.with_calendar(|calendar, agenda| calendar.go(agenda, when.date));
            }
        }
        _ => drop(typed.handle_event(&Event::Key(key))),
    }
    model.calendar.typed = Some(typed);
    Ok(())
}

/// The mouse: a press chooses a day or a row, a row that is drawn onto a day goes there, the wheel turns pages.
pub(in crate::tui) fn mouse(model: &mut Model, mouse: MouseEvent) -> Result<()> {
    if model.too_small() || model.day.empty || model.calendar.typed.is_some() {
        return Ok(());
    }
    // A mouse that only passes by says nothing.
    if !matches!(mouse.kind, MouseEventKind::Moved) {
        model.notice = None;
    }
    let frame = Frame::now(model);
    let day = frame.day_at(model, (mouse.column, mouse.row));
    let row = frame.row_at(model, (mouse.column, mouse.row));
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => match (day, row) {
            (Some(day), _) if model.calendar.held.is_some() => {
                model.with_calendar(|calendar, agenda| calendar.go(agenda, day))
            }
            (Some(day), _) => model.with_calendar(|calendar, agenda| {
                calendar.in_day = false;
                calendar.go(agenda, day)
            }),
            (None, Some(row)) => {
                if model.calendar.held.is_some() {
                    return Ok(());
                }
                model.calendar.pressed = Some(row);
                model.with_calendar(|calendar, agenda| {
                    calendar.select(agenda, row)?;
                    calendar.enter();
                    Ok(())
                })
            }
            (None, None) => Ok(()),
        },
        MouseEventKind::Drag(MouseButton::Left) if model.calendar.pressed.is_some() => {
            if model.calendar.held.is_none() {
                model.calendar.pick_up();
            }
            match day {
                Some(day) => model.with_calendar(|calendar, agenda| calendar.point(agenda, day)),
                None => Ok(()),
            }
        }
        MouseEventKind::Up(MouseButton::Left) => {
            let drawn = model.calendar.pressed.take().is_some() && model.calendar.held.is_some();
            match day {
                _ if !drawn => Ok(()),
                Some(_) => {
                    let done = put_down(model);
                    // Nobody goes on holding by the mouse what was let go of.
                    if done.is_err() {
                        put_back(model)?;
                    }
                    done
                }
                None => put_back(model),
            }
        }
        MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => {
            let down = mouse.kind == MouseEventKind::ScrollDown;
            if frame.is_list((mouse.column, mouse.row)) {
                let rows = if down { 3 } else { -3 };
                return model.with_calendar(|calendar, agenda| {
                    if calendar.held.is_some() || !calendar.enter() {
                        return Ok(());
                    }
                    calendar.select(agenda, calendar.selected.saturating_add_signed(rows))
                });
            }
            model.with_calendar(|calendar, agenda| calendar.turn(agenda, if down { 1 } else { -1 }))
        }
        _ => Ok(()),
    }
}
