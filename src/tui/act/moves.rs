//! Getting about: rows, pages, groups, and back.

use super::{board, calendar};
use crate::agenda::{Direction, Result, Shelf, Window};
use crate::tui::model::{Model, Mood, Screen};
use crate::tui::screens::card;

/// Moves the selection of whatever is open.
pub(in crate::tui) fn move_by(model: &mut Model, rows: isize) -> Result<()> {
    if model.on_calendar() {
        return calendar::rows(model, rows);
    }
    if model.on_board() {
        return board::rows(model, rows);
    }
    if model.card.is_some() {
        return on_card(model, rows);
    }
    model.with_list(|window, agenda| window.move_by(agenda, rows))
}

/// Moves the selection on a card; on a page where nothing can be selected, the page.
fn on_card(model: &mut Model, rows: isize) -> Result<()> {
    let most = model.card.as_ref().filter(|open| open.count() == 1).map(|open| card::overflow(model, open));
    match (&mut model.card, most) {
        (Some(open), Some(most)) => open.scroll = open.scroll.min(most).saturating_add_signed(rows).min(most),
        (Some(open), None) => open.move_by(&model.agenda, rows)?,
        (None, _) => {}
    }
    Ok(())
}

pub(super) fn page(model: &mut Model, screens: isize) -> Result<()> {
    if model.on_calendar() {
        return calendar::page(model, screens);
    }
    if model.on_board() {
        return board::page(model, screens);
    }
    if model.card.is_some() {
        return on_card(model, screens * 8);
    }
    model.with_list(|window, agenda| window.page(agenda, screens))
}

pub(super) fn ends(model: &mut Model, last: bool) -> Result<()> {
    if model.on_calendar() {
        return calendar::ends(model, last);
    }
    if model.on_board() {
        return board::ends(model, last);
    }
    if model.card.is_some() {
        return on_card(model, if last { isize::MAX } else { isize::MIN });
    }
    model.with_list(if last { Window::end } else { Window::home })
}

/// To the next group of the day; in the calendar from the days to the list; on a card to the next page.
pub(super) fn jump(model: &mut Model, forwards: bool) -> Result<()> {
    if model.on_calendar() {
        calendar::jump(model);
        return Ok(());
    }
    if model.on_board() {
        return board::lanes(model, if forwards { 1 } else { -1 });
    }
    match &mut model.card {
        Some(open) => open.turn(forwards),
        None => model.with_list(|window, agenda| window.jump_band(agenda, forwards))?,
    }
    Ok(())
}

/// The most clients that are marked at once: more than anybody means to change by one key.
const MOST_MARKED: usize = 1_000;

/// Marks the selected client, or takes the mark away, and goes on to the next.
pub(super) fn mark(model: &mut Model) -> Result<()> {
    let Some(client) = model.list().current().map(|entry| entry.row.id) else { return Ok(()) };
    if !model.marked.remove(&client) {
        model.marked.insert(client);
    }
    move_by(model, 1)
}

/// Marks everybody in the list, or takes all marks away.
pub(super) fn mark_all(model: &mut Model) -> Result<()> {
    if !model.marked.is_empty() {
        model.marked.clear();
        return Ok(());
    }
    let entries = model.agenda.entries(model.list().listing(), None, Direction::After, MOST_MARKED + 1)?;
    if entries.len() > MOST_MARKED {
        let text = model.texts.with("notice-too-many", &[("most", MOST_MARKED.into())]);
        model.say(Mood::Hint, text);
        return Ok(());
    }
    model.marked = entries.into_iter().map(|entry| entry.row.id).collect();
    Ok(())
}

pub(super) fn back(model: &mut Model) -> Result<()> {
    if model.card.is_none() && model.queue.is_none() && !model.marked.is_empty() {
        model.marked.clear();
        return Ok(());
    }
    if model.card.take().is_some() {
        return model.catch_up();
    }
    if model.queue.is_some() {
        return super::queue::leave(model);
    }
    if model.screen == Screen::Calendar && calendar::back(model)? {
        return Ok(());
    }
    if model.screen == Screen::Board && board::back(model)? {
        return Ok(());
    }
    if super::reports::back_from_clients(model)? {
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
