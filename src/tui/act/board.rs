//! The board: going from card to card, moving one from stage to stage, by keys and by mouse.

use ratatui::crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::{did, opportunities};
use crate::agenda::{BoardCard, LaneOf, Result};
use crate::domain::OpportunityId;
use crate::tui::board::OpenBoard;
use crate::tui::command::{Command, Group};
use crate::tui::model::{Model, Mood};
use crate::tui::screens::board::Frame;

/// Whether a command would have nothing to work on, as no card is at hand. Says so.
pub(super) fn lacks_card(model: &mut Model, command: Command) -> bool {
    if !model.on_board() {
        return false;
    }
    let entry = command.entry();
    // Whoever does something else with what is held has let go of it.
    let goes_on = matches!(command, Command::Hold | Command::OpenDeal | Command::Back) || entry.group == Group::Move;
    if model.board.held.is_some() && !goes_on {
        model.board.put_back();
    }
    if !entry.needs_client() || model.at_hand().is_some() {
        return false;
    }
    let text = model.texts.get("notice-no-card").to_owned();
    model.say(Mood::Hint, text);
    true
}

/// Opens the card of the client where its opportunities are; what is held is put down.
pub(super) fn enter(model: &mut Model) -> Result<()> {
    if model.board.held.is_some() {
        return put_down(model);
    }
    let Some((client, id)) = model.board.card().map(|card| (card.deal.client, card.deal.id)) else { return Ok(()) };
    model.open_card(client)?;
    if let Some(open) = &mut model.card {
        open.show_opportunity(id);
    }
    Ok(())
}

/// One step back: what is held goes back to its lane. Says whether anything was.
pub(super) fn back(model: &mut Model) -> Result<bool> {
    let held = model.board.held.is_some();
    model.with_board(|board, _| {
        board.put_back();
        Ok(())
    })?;
    Ok(held)
}

/// Picks the card at hand up; what is held already is put down.
pub(super) fn hold(model: &mut Model) -> Result<()> {
    if model.board.held.is_some() {
        return put_down(model);
    }
    model.board.pick_up();
    Ok(())
}

/// Moves what is held to the lane at hand. What is refused goes back.
fn put_down(model: &mut Model) -> Result<()> {
    let Some(held) = model.board.held.clone() else { return Ok(()) };
    let to = model.board.lane;
    model.board.put_back();
    if to == held.from {
        return model.with_board(|_, _| Ok(()));
    }
    into(model, &held.card, to)
}

/// Moves the card at hand to the next stage, or to the one before; behind the last one it is won.
pub(super) fn shift(model: &mut Model, forwards: bool) -> Result<()> {
    let Some(card) = model.board.card().cloned() else { return Ok(()) };
    let (here, lanes) = (model.board.lane, model.board.lanes());
    let is_set = |lane: &LaneOf| match lane {
        LaneOf::Stage(chance) => model.agenda.rules().stages.place(&chance.stage).is_some(),
        LaneOf::Won => true,
        LaneOf::Lost => false,
    };
    let next = |(place, _): &(usize, &crate::agenda::Lane)| if forwards { *place > here } else { *place < here };
    let mut fit = lanes.iter().enumerate().filter(next).filter(|(_, lane)| is_set(&lane.of)).map(|(place, _)| place);
    let to = if forwards { fit.next() } else { fit.next_back() };
    // What is closed is at its end, and only goes back.
    let to = to.filter(|_| card.deal.closed_on.is_none() || !forwards);
    let Some(to) = to else {
        let text = model.texts.get("notice-no-further-stage").to_owned();
        model.say(Mood::Hint, text);
        return Ok(());
    };
    into(model, &card, to)
}

/// Moves a card into another lane: what is won and lost asks why, what was closed is opened again.
fn into(model: &mut Model, card: &BoardCard, to: usize) -> Result<()> {
    let Some(lane) = model.board.lanes().get(to).map(|lane| lane.of.clone()) else { return Ok(()) };
    let (id, closed) = (card.deal.id, card.deal.closed_on.is_some());
    match lane {
        LaneOf::Won | LaneOf::Lost if closed => {
            let text = model.texts.get("notice-closed-already").to_owned();
            model.say(Mood::Hint, text);
            return Ok(());
        }
        LaneOf::Won | LaneOf::Lost => return opportunities::close_one(model, id, lane == LaneOf::Won),
        LaneOf::Stage(chance) => {
            if closed {
                model.agenda.reopen_opportunity(id)?;
            }
            if model.agenda.opportunity(id)?.stage != chance.stage {
                model.agenda.move_opportunity(id, &chance.stage)?;
            }
        }
    }
    moved(model, id)
}

/// Shows what a move has done, and goes with the card.
fn moved(model: &mut Model, id: OpportunityId) -> Result<()> {
    did(model)?;
    model.with_board(|board, agenda| board.follow(agenda, id))
}

/// Opens the form that closes the opportunity at hand; one that is closed is opened again.
pub(super) fn close(model: &mut Model, won: bool) -> Result<()> {
    match model.board.card().map(|card| (card.deal.id, card.deal.closed_on.is_some())) {
        Some((id, false)) => opportunities::close_one(model, id, won),
        Some((_, true)) => reopen(model),
        None => Ok(()),
    }
}

/// Opens the opportunity at hand again, and goes with it.
pub(super) fn reopen(model: &mut Model) -> Result<()> {
    let Some(id) = model.board.card().map(|card| card.deal.id) else { return Ok(()) };
    opportunities::reopen_one(model, id)?;
    model.with_board(|board, agenda| board.follow(agenda, id))
}

/// Opens the form that changes the opportunity at hand.
pub(super) fn edit(model: &mut Model) -> Result<()> {
    match model.board.card().map(|card| card.deal.id) {
        Some(id) => opportunities::edit_one(model, id),
        None => Ok(()),
    }
}

/// Deletes the opportunity at hand.
pub(super) fn delete(model: &mut Model) -> Result<()> {
    let Some(id) = model.board.card().map(|card| card.deal.id) else { return Ok(()) };
    model.agenda.remove_opportunity(id)?;
    did(model)
}

/// Rows of the lane.
pub(super) fn rows(model: &mut Model, rows: isize) -> Result<()> {
    model.with_board(|board, agenda| board.move_by(agenda, rows))
}

/// Lanes to the right or to the left.
pub(super) fn lanes(model: &mut Model, lanes: isize) -> Result<()> {
    model.with_board(|board, _| {
        board.go_by(lanes);
        Ok(())
    })
}

/// Screens of the lane.
pub(super) fn page(model: &mut Model, pages: isize) -> Result<()> {
    model.with_board(|board, agenda| board.page(agenda, pages))
}

/// The first or the last card of the lane.
pub(super) fn ends(model: &mut Model, last: bool) -> Result<()> {
    model.with_board(|board, agenda| board.end(agenda, last))
}

/// The mouse: a press chooses a card, a card that is drawn onto a lane goes there, the wheel turns a lane.
pub(in crate::tui) fn mouse(model: &mut Model, mouse: MouseEvent) -> Result<()> {
    if model.too_small() || model.day.empty {
        return Ok(());
    }
    if !matches!(mouse.kind, MouseEventKind::Moved) {
        model.notice = None;
    }
    let frame = Frame::now(model);
    let at = (mouse.column, mouse.row);
    let lane = frame.lane_at(model, at);
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => {
            let card = frame.card_at(model, at);
            model.with_board(|board, agenda| match (card, lane) {
                _ if board.held.is_some() => Ok(()),
                (Some((lane, card)), _) => {
                    board.pressed = true;
                    board.select(agenda, lane, card)
                }
                (None, Some(lane)) => {
                    board.go_by(lane.cast_signed() - board.lane.cast_signed());
                    Ok(())
                }
                (None, None) => Ok(()),
            })
        }
        MouseEventKind::Drag(MouseButton::Left) if model.board.pressed => {
            if model.board.held.is_none() {
                model.board.pick_up();
            }
            if let Some(lane) = lane {
                model.board.point(lane);
            }
            Ok(())
        }
        MouseEventKind::Up(MouseButton::Left) => {
            let drawn = std::mem::take(&mut model.board.pressed) && model.board.held.is_some();
            match lane {
                _ if !drawn => Ok(()),
                Some(_) => put_down(model),
                None => model.with_board(|board, _| {
                    OpenBoard::put_back(board);
                    Ok(())
                }),
            }
        }
        MouseEventKind::ScrollDown | MouseEventKind::ScrollUp => {
            let rows = if mouse.kind == MouseEventKind::ScrollDown { 1 } else { -1 };
            model.with_board(|board, agenda| {
                if let Some(lane) = lane.filter(|lane| *lane != board.lane && board.held.is_none()) {
                    board.go_by(lane.cast_signed() - board.lane.cast_signed());
                }
                board.move_by(agenda, rows)
            })
        }
        _ => Ok(()),
    }
}
