//! What an import of purchases would do: how many, what each column says, what is left out and why, and the purchases.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row, scroll};
use super::dialog::SalesRehearsal;
use super::model::Model;
use super::veil;
use crate::agenda::{Match, Strangers};
use crate::domain::cells::{cut, fit, fit_right, wrap};

/// The most purchases, and the most mistakes, that the preview lists.
const LISTED: usize = 200;
/// Lines of the frame and the foot around what scrolls.
const AROUND: u16 = 7;
/// The widest that a line is.
const WIDEST: u16 = 84;

pub(super) fn draw(model: &Model, rehearsal: &SalesRehearsal, top: usize, area: Rect, buf: &mut Buffer) {
    let at = centre(area, WIDEST, area.height.saturating_sub(2), buf);
    let name = rehearsal.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let body = frame(model, &model.texts.with("sales-title", &[("file", name.into())]), at, buf);
    let foot: Vec<String> = wrap(&confirm(model, rehearsal), body.width.into());
    let room = Rect { height: body.height.saturating_sub(u16::try_from(foot.len()).unwrap_or(1) + 1), ..body };
    scroll(&lines(model, rehearsal, body.width.into()), top, room, buf);
    for (n, line) in foot.into_iter().enumerate() {
        if let Some(area) = row(Rect { y: room.bottom() + 1, ..body }, n).filter(|area| area.y < body.bottom()) {
            put(buf, area, &Line::styled(line, model.theme.accent));
        }
    }
}

/// What the keys do, and what becomes of those who are not here.
fn confirm(model: &Model, rehearsal: &SalesRehearsal) -> String {
    let texts = &model.texts;
    let strangers = rehearsal.report.strangers().len();
    let confirm = texts.get("sales-confirm").to_owned();
    if strangers == 0 {
        return confirm;
    }
    let key = match rehearsal.strangers {
        Strangers::Leave => "sales-strangers-left",
        Strangers::Add => "sales-strangers-added",
    };
    format!("{confirm} {}", texts.with(key, &[("n", strangers.into())]))
}

/// How far the preview scrolls.
pub(super) fn most(model: &Model, rehearsal: &SalesRehearsal) -> usize {
    let wide = usize::from(WIDEST.min(model.size.0)).saturating_sub(4);
    lines(model, rehearsal, wide).len().saturating_sub(model.size.1.saturating_sub(AROUND).into())
}

fn lines(model: &Model, rehearsal: &SalesRehearsal, wide: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let SalesRehearsal { sheet, report, .. } = rehearsal;
    let mut lines: Vec<Line> = wrap(&texts.sales_summary(sheet, report), wide).into_iter().map(Line::raw).collect();
    lines.push(Line::raw(""));
    for (header, field) in &sheet.columns {
        let field = match field {
            Some(field) => Span::raw(texts.word(*field).to_owned()),
            None => Span::styled(texts.get("import-ignored").to_owned(), theme.muted),
        };
        lines.push(Line::from(vec![Span::styled(fit(header, 30), theme.muted), Span::raw(" → "), field]));
    }
    let refused = texts.sales_refused(sheet, report, model.date);
    if !refused.is_empty() {
        lines.push(Line::raw(""));
    }
    lines.extend(refused.iter().take(LISTED).map(|line| {
        let line = veil::said(model, line).into_owned();
        Line::styled(cut(&line, wide).into_owned(), theme.failure)
    }));
    lines.push(Line::raw(""));
    lines.extend(report.purchases.iter().take(LISTED).map(|(_, name, total, became)| {
        let style = if *became == Match::Same { theme.muted } else { theme.text };
        let total = veil::way(model, &texts.money(*total)).into_owned();
        let name = fit(veil::other(model, name), wide.saturating_sub(12 + 16));
        let became = Span::styled(fit(texts.word(*became), 12), theme.muted);
        Line::from(vec![became, Span::styled(name, style), Span::styled(fit_right(&total, 16), style)])
    }));
    lines
}
