//! Getting about: rows, pages, groups, and back.

use super::calendar;
use crate::agenda::{Result, Shelf, Window};
use crate::tui::model::{Model, Screen};

/// Moves the selection of whatever is open.
pub(in crate::tui) fn move_by(model: &mut Model, rows: isize) -> Result<()> {
    if model.on_calendar() {
        return calendar::rows(model, rows);
    }
    match &mut model.card {
        Some(open) => open.move_by(&model.agenda, rows),
        None => model.with_list(|window, agenda| window.move_by(agenda, rows)),
    }
}

pub(super) fn page(model: &mut Model, screens: isize) -> Result<()> {
    if model.on_calendar() {
        return calendar::page(model, screens);
    }
    match &mut model.card {
        Some(open) => open.move_by(&model.agenda, screens * 8),
        None => model.with_list(|window, agenda| window.page(agenda, screens)),
    }
}

pub(super) fn ends(model: &mut Model, last: bool) -> Result<()> {
    if model.on_calendar() {
        return calendar::ends(model, last);
    }
    match &mut model.card {
        Some(open) => open.move_by(&model.agenda, if last { isize::MAX } else { isize::MIN }),
        None if last => model.with_list(Window::end),
        None => model.with_list(Window::home),
    }
}

/// To the next group of the day; in the calendar from the days to the list; on a card from the client to its plans to its history.
pub(super) fn jump(model: &mut Model, forwards: bool) -> Result<()> {
    if model.on_calendar() {
        calendar::jump(model);
        return Ok(());
    }
    let Some(open) = &mut model.card else {
        return model.with_list(|window, agenda| window.jump_band(agenda, forwards));
    };
    let history = 1 + open.card.follow_ups.len();
    let begins = [0, 1.min(history), history];
    let last = open.items() - 1;
    let target = if forwards {
        begins.into_iter().find(|begin| *begin > open.selected).unwrap_or(0)
    } else {
        begins.into_iter().rev().find(|begin| *begin < open.selected).unwrap_or(history)
    };
    open.selected = target.min(last);
    Ok(())
}

pub(super) fn back(model: &mut Model) -> Result<()> {
    if model.card.take().is_some() {
        return model.catch_up();
    }
    if model.screen == Screen::Calendar && calendar::back(model)? {
        return Ok(());
    }
    if model.screen == Screen::Clients && !model.filter.value().is_empty() {
        model.filter.reset();
        return model.narrow();
    }
    if model.screen == Screen::Clients && model.shelf().1 != Shelf::Current {
        return model.rescope(model.shelf().0, Shelf::Current);
    }
    model.show(Screen::Today)
}
