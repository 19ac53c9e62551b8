//! The screens: how each draws what the model holds.

pub(super) mod board;
pub(super) mod calendar;
pub(super) mod card;
pub(super) mod clients;
mod filter_line;
pub(super) mod preview;
pub(super) mod queue;
pub(super) mod reports;
pub(super) mod today;
pub(super) mod welcome;

pub(super) use card::data::{file as file_line, relation as relation_line};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::canvas::{hundredths, left, upright};
use super::model::Model;
use crate::domain::ClientId;

/// The two cells before a row: whether it is selected, and whether it is marked.
fn mark(model: &Model, client: ClientId, selected: bool) -> Span<'static> {
    let bar = if selected { "▌" } else { " " };
    let mark = if model.marked.contains(&client) { "✓" } else { " " };
    Span::styled(format!("{bar}{mark}"), model.theme.accent)
}

/// The list's part of the body and, where there is room, the preview's; a rule stands between them.
fn beside(model: &Model, body: Rect, buf: &mut Buffer) -> (Rect, Option<Rect>) {
    if !model.is_wide() {
        return (body, None);
    }
    let [list, line, preview] = halves(body);
    upright(model, line, buf);
    (list, Some(preview))
}

/// What a wide screen has side by side: what the screen is about, the rule, and what stands beside it.
fn halves(body: Rect) -> [Rect; 3] {
    let list = hundredths(body.width, 57);
    let [list, beside] = left(body, list.min(body.width.saturating_sub(31)));
    let [line, preview] = left(beside, 1);
    [list, line, preview]
}
