//! The client beside a list: enough to decide whether to call, and to know what to say.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::card::{
    about_line, alert_lines, moment_line, name_line, next_step_lines, open_lines, preview_lines, reach_lines,
    worth_lines,
};
use crate::agenda::Card;
use crate::domain::cells::wrap;
use crate::tui::canvas::{put, row};
use crate::tui::model::Model;
use crate::tui::veil;

/// Open points that are named.
const POINTS: usize = 4;

pub(in crate::tui) fn draw(model: &Model, card: &Card, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let width = usize::from(area.width);
    // What it buys stands at the foot, where it is found without reading.
    let mut foot = worth_lines(model, card, width);
    foot.truncate(if area.height > 12 { 2 } else { 0 });
    let taken = u16::try_from(foot.len()).unwrap_or(0);
    for (y, line) in (area.bottom() - taken..area.bottom()).zip(&foot) {
        put(buf, Rect { y, height: 1, ..area }, &Line::styled(line.clone(), theme.text));
    }
    let area = Rect { height: area.height - taken - taken.min(1), ..area };
    let mut lines = vec![name_line(model, card, width)];
    lines.extend(about_line(model, card, width));
    lines.extend(reach_lines(model, card, width).into_iter().take(3));
    lines.push(Line::raw(""));
    lines.extend(alert_lines(model, card, width));
    lines.extend(next_step_lines(model, card, width).into_iter().take(3));
    lines.extend(open_lines(model, card, width).into_iter().take(3));
    if !card.points.is_empty() {
        lines.push(Line::raw(""));
        lines.push(Line::styled(model.texts.get("card-points").to_owned(), theme.accent));
        lines.extend(preview_lines(model, card, width, POINTS));
    }
    if !card.interactions.is_empty() {
        lines.push(Line::raw(""));
    }
    for interaction in &card.interactions {
        // What is below the screen need not be wrapped.
        if lines.len() >= usize::from(area.height) {
            break;
        }
        lines.push(moment_line(model, card, interaction, width));
        for line in wrap(&veil::said(model, &interaction.text), width.saturating_sub(2)).into_iter().take(3) {
            lines.push(Line::from(vec![Span::raw("  "), Span::styled(line, theme.text)]));
        }
    }
    if !card.client.notes.is_empty() && lines.len() + 3 < usize::from(area.height) {
        lines.push(Line::raw(""));
        let notes = wrap(&veil::said(model, &card.client.notes), width);
        lines.extend(notes.into_iter().take(4).map(|line| Line::styled(line, theme.muted)));
    }
    for (n, line) in lines.iter().enumerate() {
        let Some(area) = row(area, n) else { break };
        put(buf, area, line);
    }
}
