//! How it is drawn what came of something long.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::canvas::{centre, footed, scroll};
use super::dialog::Report;
use super::form::Tone;
use super::model::Model;
use super::preview_view::progress;
use crate::domain::cells::{cut, wrap};

/// The widest that it is.
const WIDEST: u16 = 84;
/// Lines of the frame and the foot around what scrolls.
const AROUND: u16 = 4;

pub(super) fn draw(model: &Model, report: &Report, area: Rect, buf: &mut Buffer) {
    let lines = lines(model, report, area.width);
    let tall = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(AROUND);
    let at = centre(area, WIDEST, tall.min(area.height.saturating_sub(2)), buf);
    let inner = usize::from(at.width).saturating_sub(4);
    let (foot, style) = match (report.running, report.rejects.is_some()) {
        (true, _) => (progress(model, "intake-working"), model.theme.accent),
        (false, _) if report.whole.is_some() => (model.texts.get("intake-confirm").to_owned(), model.theme.accent),
        (false, true) => (model.texts.get("taken-foot").to_owned(), model.theme.muted),
        (false, false) => (model.texts.get("taken-foot-plain").to_owned(), model.theme.muted),
    };
    let foot = Line::styled(cut(&foot, inner).into_owned(), style);
    let room = footed(model, &report.title, &[foot], at, buf);
    scroll(&lines, report.top.min(most(model, report)), room, buf);
}

/// How far it scrolls.
pub(super) fn most(model: &Model, report: &Report) -> usize {
    let room = model.size.1.saturating_sub(2 + AROUND);
    lines(model, report, model.size.0).len().saturating_sub(room.into())
}

fn lines(model: &Model, report: &Report, width: u16) -> Vec<Line<'static>> {
    let inner = usize::from(WIDEST.min(width)).saturating_sub(4);
    let line = |(tone, text): &(Tone, String)| {
        let style = match tone {
            Tone::Understood => model.theme.text,
            Tone::Advice => model.theme.muted,
            Tone::Wrong => model.theme.failure,
        };
        let wrapped = if text.is_empty() { vec![String::new()] } else { wrap(text, inner) };
        wrapped.into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>()
    };
    report.lines.iter().flat_map(line).collect()
}
