//! What an import of products or opportunities would do: how many, what each column says, what is left out and why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row, scroll};
use super::dialog::LoadRehearsal;
use super::model::Model;
use super::veil;
use crate::agenda::{Load, Loaded, Match, Strangers};
use crate::domain::cells::{cut, fit, fit_right, wrap};

/// The most rows, and the most mistakes, that the preview lists.
const LISTED: usize = 200;
/// Lines of the frame and the foot around what scrolls.
const AROUND: u16 = 8;
/// The widest that a line is.
const WIDEST: u16 = 84;

pub(super) fn draw(model: &Model, rehearsal: &LoadRehearsal, top: usize, area: Rect, buf: &mut Buffer) {
    let at = centre(area, WIDEST, area.height.saturating_sub(2), buf);
    let name = rehearsal.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let key = if matches!(rehearsal.load, Load::Deals(_)) { "load-title-deals" } else { "load-title-products" };
    let body = frame(model, &model.texts.with(key, &[("file", name.into())]), at, buf);
    let foot: Vec<String> = wrap(&confirm(model, rehearsal), body.width.into());
    let room = Rect { height: body.height.saturating_sub(u16::try_from(foot.len()).unwrap_or(1) + 1), ..body };
    scroll(&lines(model, rehearsal, body.width.into()), top, room, buf);
    for (n, line) in foot.into_iter().enumerate() {
        if let Some(area) = row(Rect { y: room.bottom() + 1, ..body }, n).filter(|area| area.y < body.bottom()) {
            put(buf, area, &Line::styled(line, model.theme.accent));
        }
    }
}

/// What the keys do, and what becomes of what the file leaves open.
fn confirm(model: &Model, rehearsal: &LoadRehearsal) -> String {
    let texts = &model.texts;
    let mut said = vec![texts.get("load-confirm").to_owned()];
    if let Loaded::Deals(report) = &rehearsal.report {
        let (strangers, nameless) = (report.strangers(), report.nameless());
        if strangers > 0 {
            let key = match rehearsal.options.strangers {
                Strangers::Leave => "load-strangers-left",
                Strangers::Add => "load-strangers-added",
            };
            said.push(texts.with(key, &[("n", strangers.into())]));
        }
        if nameless > 0 {
            let key = if rehearsal.options.nameless.is_none() { "load-nameless-left" } else { "load-nameless-added" };
            said.push(texts.with(key, &[("n", nameless.into())]));
        }
    }
    said.join(" ")
}

/// How far the preview scrolls.
pub(super) fn most(model: &Model, rehearsal: &LoadRehearsal) -> usize {
    let wide = usize::from(WIDEST.min(model.size.0)).saturating_sub(4);
    lines(model, rehearsal, wide).len().saturating_sub(model.size.1.saturating_sub(AROUND).into())
}

fn lines(model: &Model, rehearsal: &LoadRehearsal, wide: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let LoadRehearsal { load, report, .. } = rehearsal;
    let mut lines: Vec<Line> = wrap(&texts.load_summary(load, report), wide).into_iter().map(Line::raw).collect();
    if let Loaded::Deals(report) = report {
        lines.extend(wrap(&texts.load_stages(report), wide).into_iter().map(|line| Line::styled(line, theme.muted)));
    }
    lines.push(Line::raw(""));
    for (header, field) in columns(model, load) {
        let field = match field {
            Some(field) => Span::raw(field),
            None => Span::styled(texts.get("import-ignored").to_owned(), theme.muted),
        };
        lines.push(Line::from(vec![Span::styled(fit(&header, 30), theme.muted), Span::raw(" → "), field]));
    }
    let refused = texts.load_refusals(load, report, model.date);
    if !refused.is_empty() {
        lines.push(Line::raw(""));
    }
    lines.extend(refused.iter().take(LISTED).map(|(line, reason)| {
        let reason = veil::said(model, reason).into_owned();
        let line = texts.with("load-refused", &[("line", line.to_string().into()), ("reason", reason.into())]);
        Line::styled(cut(&line, wide).into_owned(), theme.failure)
    }));
    lines.push(Line::raw(""));
    match report {
        Loaded::Deals(report) => lines.extend(report.deals.iter().take(LISTED).map(|deal| {
            let style = if deal.became == Match::Same { theme.muted } else { theme.text };
            let amount = deal.amount.map(|amount| texts.money(amount)).unwrap_or_default();
            let amount = veil::way(model, &amount).into_owned();
            let room = wide.saturating_sub(12 + 14 + 16);
            let about = format!("{} · {}", veil::other(model, &deal.client), deal.title);
            Line::from(vec![
                Span::styled(fit(texts.word(deal.became), 12), theme.muted),
                Span::styled(fit(&about, room), style),
                Span::styled(fit_right(&texts.stage(&deal.stage), 14), theme.muted),
                Span::styled(fit_right(&amount, 16), style),
            ])
        })),
        Loaded::Products(report) => lines.extend(report.rows.iter().take(LISTED).map(|(_, name, became)| {
            let style = if *became == Match::Same { theme.muted } else { theme.text };
            Line::from(vec![
                Span::styled(fit(texts.word(*became), 12), theme.muted),
                Span::styled(cut(name, wide.saturating_sub(12)).into_owned(), style),
            ])
        })),
        Loaded::Contacts(_) => {}
    }
    lines
}

fn columns(model: &Model, load: &Load) -> Vec<(String, Option<String>)> {
    let texts = &model.texts;
    match load {
        Load::Products(sheet) => {
            let columns = sheet.columns.iter();
            columns.map(|(header, field)| (header.clone(), field.map(|field| texts.word(field).to_owned()))).collect()
        }
        Load::Deals(sheet) => {
            let columns = sheet.columns.iter();
            columns.map(|(header, field)| (header.clone(), field.map(|field| texts.word(field).to_owned()))).collect()
        }
        Load::Contacts(_) => Vec::new(),
    }
}
