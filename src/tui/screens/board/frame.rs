//! Where everything of the board lies: drawing puts it there, and the mouse finds it there.

use ratatui::layout::{Position, Rect};

use crate::tui::board::{HEADS, PANEL, TITLE};
use crate::tui::model::Model;
use crate::tui::view;

/// The widest that a lane gets: more would be empty.
const WIDEST: u16 = 34;

/// The parts of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) struct Frame {
    /// What everything comes to, in one row.
    pub(super) title: Rect,
    /// The heads of the lanes.
    pub(super) heads: Rect,
    /// The rule below them.
    pub(super) rule: Rect,
    /// The cards.
    pub(super) piles: Rect,
    /// The rule above what is said of the card at hand.
    pub(super) below: Rect,
    /// What is said of the card at hand.
    pub(super) panel: Rect,
    /// Columns of a lane, the gap behind it included.
    pub(super) columns: u16,
    /// The first lane that is shown.
    pub(super) first: usize,
    /// How many are shown.
    pub(super) shown: usize,
}

impl Frame {
    /// The board on the screen as it is now.
    pub(in crate::tui) fn now(model: &Model) -> Self {
        Self::of(model, view::body(model))
    }

    /// The board in this part of the screen.
    pub(super) fn of(model: &Model, body: Rect) -> Self {
        let part = |y: u16, height: u16| {
            let y = (body.y + y).min(body.bottom());
            Rect { y, height: height.min(body.bottom() - y), ..body }
        };
        let cards = TITLE + HEADS + 1;
        let below = body.height.saturating_sub(PANEL);
        let shown = model.board.lanes().len().saturating_sub(model.board.first).min(model.board.fit.lanes);
        let columns = body.width / u16::try_from(shown.max(1)).unwrap_or(1);
        Self {
            title: part(0, TITLE),
            heads: part(TITLE, HEADS),
            rule: part(TITLE + HEADS, 1),
            piles: part(cards, below.saturating_sub(cards)),
            below: part(below, 1),
            panel: part(below + 1, PANEL - 1),
            columns: columns.min(WIDEST),
            first: model.board.first,
            shown,
        }
    }

    /// The columns of a lane in a part of the board, by its place from the first one that is shown on.
    pub(super) fn column(&self, place: usize, part: Rect) -> Rect {
        let x = part.x + u16::try_from(place).unwrap_or(0) * self.columns;
        Rect { x: x.min(part.right()), width: self.columns.min(part.right().saturating_sub(x)), ..part }
    }

    /// The lane that is shown at a place of the screen.
    pub(in crate::tui) fn lane_at(&self, model: &Model, (x, y): (u16, u16)) -> Option<usize> {
        let place = (0..self.shown).find(|place| {
            let parts = [self.heads, self.rule, self.piles];
            parts.into_iter().any(|part| self.column(*place, part).contains(Position { x, y }))
        })?;
        Some(self.first + place).filter(|lane| *lane < model.board.lanes().len())
    }

    /// The card that is shown at a place of the screen: its lane, and its place among the cards at hand.
    pub(in crate::tui) fn card_at(&self, model: &Model, (x, y): (u16, u16)) -> Option<(usize, usize)> {
        let lane = self.lane_at(model, (x, y)).filter(|_| self.piles.contains(Position { x, y }))?;
        let line = usize::from((y - self.piles.y) / model.board.fit.lines.max(1));
        let pile = model.board.piles.get(lane)?;
        let card = pile.top + line;
        (line < model.board.fit.cards && card < pile.cards.len()).then_some((lane, card))
    }
}
