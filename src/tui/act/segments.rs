//! The segments of the list: choosing one, saving the filter that is typed, names, colours, order.

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent};
use tui_input::backend::crossterm::EventHandler;

use super::did;
use crate::agenda::{GroupBy, Result};
use crate::domain::{Cadence, Code, Hue, Segment};
use crate::tui::dialog::{Dialog, Naming, SegmentMenu, SegmentShelf};
use crate::tui::model::Model;

/// Opens the dialog, with the segment selected that the filter is.
pub(super) fn open(model: &mut Model) -> Result<()> {
    model.segments.know(&model.agenda)?;
    let filter = model.filter.value().trim().to_owned();
    let selected = model.segments.shown().position(|(segment, _)| segment.filter.trim() == filter).unwrap_or(0);
    model.dialog = Some(Dialog::Segments(SegmentMenu { selected, ..SegmentMenu::default() }));
    Ok(())
}

/// The segments that the dialog lists.
pub(in crate::tui) fn listed(model: &Model, menu: &SegmentMenu) -> Vec<(Segment, Option<usize>)> {
    model.segments.list.iter().filter(|(segment, _)| menu.all || !segment.hidden).cloned().collect()
}

/// Takes a key.
pub(in crate::tui) fn key(model: &mut Model, mut menu: SegmentMenu, key: KeyEvent, leaves: bool) -> Result<()> {
    if let Some(naming) = menu.naming.take() {
        return name_key(model, menu, naming, key, leaves);
    }
    if leaves {
        return Ok(());
    }
    menu.problem = None;
    let segments = listed(model, &menu);
    let lines = if menu.shelf == SegmentShelf::Segments { segments.len() } else { menu.values.len() };
    let last = lines.saturating_sub(1);
    let here = segments.get(menu.selected).map(|(segment, _)| segment.clone());
    let here = here.filter(|_| menu.shelf == SegmentShelf::Segments);
    match key.code {
        KeyCode::Up | KeyCode::Char('k') => menu.selected = menu.selected.saturating_sub(1),
        KeyCode::Down | KeyCode::Char('j') => menu.selected = (menu.selected + 1).min(last),
        KeyCode::PageUp => menu.selected = menu.selected.saturating_sub(10),
        KeyCode::PageDown => menu.selected = (menu.selected + 10).min(last),
        KeyCode::Home => menu.selected = 0,
        KeyCode::End => menu.selected = last,
        KeyCode::Tab => {
            let shelf = menu.shelf.next();
            let values = match shelf {
                SegmentShelf::Segments => Vec::new(),
                SegmentShelf::Zones => model.agenda.groups(GroupBy::Zone)?,
                SegmentShelf::Sectors => model.agenda.groups(GroupBy::Sector)?,
            };
            menu = SegmentMenu { shelf, values, all: menu.all, ..SegmentMenu::default() };
        }
        KeyCode::Enter => return choose(model, &menu, here),
        // Everybody again.
        KeyCode::Char('0') => {
            model.filter.reset();
            return model.narrow();
        }
        KeyCode::Char('v') => menu.all = !menu.all,
        KeyCode::Char('a') => {
            let filter = model.filter.value().trim().to_owned();
            if filter.is_empty() {
                menu.problem = Some(model.texts.get("error-empty-filter").to_owned());
            } else {
                let (segment, typed) = (Segment::named("", filter), tui_input::Input::default());
                menu.naming = Some(Naming { segment, cadence: false, typed });
            }
        }
        _ => {
            if let Some(segment) = here {
                return change(model, menu, segment, key.code);
            }
        }
    }
    model.dialog = Some(Dialog::Segments(menu));
    Ok(())
}

/// Changes the selected segment.
fn change(model: &mut Model, mut menu: SegmentMenu, segment: Segment, key: KeyCode) -> Result<()> {
    let back = menu.clone();
    let done = match key {
        KeyCode::Char(key @ ('e' | 'f')) => {
            let cadence = key == 'f';
            let every = segment.cadence.map(|cadence| format!("{}/{}", cadence.ideal, cadence.maximum));
            let typed = if cadence { every.unwrap_or_default() } else { model.texts.segment(&segment) };
            menu.naming = Some(Naming { segment, cadence, typed: tui_input::Input::new(typed) });
            model.dialog = Some(Dialog::Segments(menu));
            return Ok(());
        }
        KeyCode::Char('c') => {
            let next =
                segment.hue.and_then(|hue| Hue::ALL.iter().position(|known| *known == hue)).map_or(0, |at| at + 1);
            model.agenda.save_segment(Segment { hue: Hue::ALL.get(next).copied(), ..segment })
        }
        KeyCode::Char('h') => model.agenda.save_segment(Segment { hidden: !segment.hidden, ..segment }),
        // One that came ready made could not be made again: it is hidden.
        KeyCode::Delete if segment.code.is_some() => model.agenda.save_segment(Segment { hidden: true, ..segment }),
        KeyCode::Delete => model.agenda.remove_segment(&segment),
        KeyCode::Char('<') => {
            menu.selected = menu.selected.saturating_sub(1);
            model.agenda.move_segment(&segment, -1)
        }
        KeyCode::Char('>') => {
            menu.selected += 1;
            model.agenda.move_segment(&segment, 1)
        }
        _ => {
            model.dialog = Some(Dialog::Segments(menu));
            return Ok(());
        }
    };
    settle(model, menu, done, back)
}

/// Shows what became of a change: the segments anew, or why it was refused.
fn settle(model: &mut Model, mut menu: SegmentMenu, done: Result<()>, back: SegmentMenu) -> Result<()> {
    match done {
        Ok(()) => {
            let marked = std::mem::take(&mut model.marked);
            did(model)?;
            model.marked = marked;
            menu.selected = menu.selected.min(listed(model, &menu).len().saturating_sub(1));
            model.dialog = Some(Dialog::Segments(menu));
        }
        Err(error) => {
            let problem = Some(model.texts.failure(&error));
            model.dialog = Some(Dialog::Segments(SegmentMenu { problem, ..back }));
        }
    }
    Ok(())
}

/// Takes a key while a name is typed.
fn name_key(model: &mut Model, menu: SegmentMenu, mut naming: Naming, key: KeyEvent, leaves: bool) -> Result<()> {
    if leaves {
        model.dialog = Some(Dialog::Segments(menu));
        return Ok(());
    }
    if key.code == KeyCode::Enter {
        let typed = naming.typed.value().trim().to_owned();
        let cadence = Cadence::read(&typed);
        if naming.cadence && cadence.is_none() && !typed.is_empty() {
            let problem = Some(model.texts.get("form-cadence-wrong").to_owned());
            model.dialog = Some(Dialog::Segments(SegmentMenu { naming: Some(naming), problem, ..menu }));
            return Ok(());
        }
        let before = naming.segment.clone();
        let segment = if naming.cadence { Segment { cadence, ..before } } else { Segment { name: typed, ..before } };
        let back = SegmentMenu { naming: Some(naming), ..menu.clone() };
        let done = model.agenda.save_segment(segment);
        return settle(model, menu, done, back);
    }
    naming.typed.handle_event(&Event::Key(key));
    model.dialog = Some(Dialog::Segments(SegmentMenu { naming: Some(naming), problem: None, ..menu }));
    Ok(())
}

/// Lists those whom the selected line means.
fn choose(model: &mut Model, menu: &SegmentMenu, segment: Option<Segment>) -> Result<()> {
    let value = menu.values.get(menu.selected).map(|(value, _)| value.replace('"', ""));
    let filter = match (segment, value, menu.shelf) {
        (Some(segment), ..) => segment.filter,
        (None, Some(value), SegmentShelf::Zones) => format!("zone=\"{value}\""),
        (None, Some(value), SegmentShelf::Sectors) => format!("sector=\"{value}\""),
        _ => return Ok(()),
    };
    model.filter = tui_input::Input::new(filter);
    model.filtering = false;
    model.narrow()?;
    model.finish()
}
