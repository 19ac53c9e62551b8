//! How the list of tags is drawn: what will change stands below, before it is done.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row};
use super::dialog::{TagPicker, Tick};
use super::model::Model;
use crate::domain::cells::{around, cut, fit, fit_right};

/// The most tags that are shown at once.
const MOST: u16 = 14;

pub(super) fn draw(model: &Model, picker: &TagPicker, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let (shown, new) = (picker.shown(), picker.new_tag());
    let rows = u16::try_from(picker.lines.len() + 1).unwrap_or(u16::MAX).clamp(4, MOST);
    let at = centre(area, 56, (rows + 6).min(area.height), buf);
    let title = texts.with("tags-title", &[("client", picker.title.as_str().into())]);
    let body = frame(model, &title, at, buf);
    let width = usize::from(body.width);
    if let Some(area) = row(body, 0) {
        let (before, under, after) = around(picker.typed.value(), picker.typed.cursor(), width.saturating_sub(2));
        let mut spans = vec![Span::styled("# ", theme.focus), Span::raw(before), Span::styled(under, theme.cursor)];
        spans.push(Span::raw(after));
        if picker.typed.value().is_empty() {
            spans.push(Span::styled(format!(" {}", texts.get("tags-advice")), theme.muted));
        }
        put(buf, area, &Line::from(spans));
    }
    let foot = body.height.saturating_sub(2);
    let rows = usize::from(foot.saturating_sub(1));
    let top = (picker.selected + 1).saturating_sub(rows);
    for n in 0..rows {
        let Some(area) = row(body, n + 1) else { break };
        let at = top + n;
        let selected = at == picker.selected;
        let line = if let Some(line) = shown.get(at).and_then(|at| picker.lines.get(*at)) {
            let tick = match line.tick {
                Tick::Off => "[ ]",
                Tick::Some => "[~]",
                Tick::On => "[x]",
            };
            let style = line.hue.map_or(theme.text, |hue| theme.hue(hue));
            let hue = line.hue.map(|hue| texts.word(hue)).unwrap_or_default();
            let count = texts.integer(i64::try_from(line.clients).unwrap_or(i64::MAX));
            let room = width.saturating_sub(6 + 12 + 8);
            vec![
                Span::styled(format!("{tick} "), if line.tick == Tick::Off { theme.muted } else { theme.strong }),
                Span::styled(fit(&format!("#{}", line.name), room), style),
                Span::styled(fit(hue, 12), style),
                Span::styled(fit_right(&count, 8), theme.muted),
            ]
        } else if let Some(name) = new.as_ref().filter(|_| at == shown.len()) {
            let text = texts.with("tags-new", &[("tag", name.as_str().into())]);
            vec![Span::styled(cut(&text, width).into_owned(), theme.accent)]
        } else {
            break;
        };
        if selected {
            buf.set_style(area, theme.selection);
        }
        put(buf, area, &Line::from(line));
    }
    if let Some(area) = row(body, foot.into()) {
        put(buf, area, &Line::from(said(model, picker, width)));
    }
    if let Some(area) = row(body, usize::from(foot) + 1) {
        put(buf, area, &Line::styled(cut(texts.get("tags-keys"), width).into_owned(), theme.muted));
    }
}

/// What will change, and for how many.
fn said(model: &Model, picker: &TagPicker, width: usize) -> Vec<Span<'static>> {
    let changes = picker.changes();
    let plus = changes.add.iter().map(|tag| format!("+{tag}"));
    let minus = changes.remove.iter().map(|tag| format!("−{tag}"));
    let parts: Vec<String> = plus.chain(minus).collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let args = [("changes", parts.join(" ").into()), ("n", picker.clients.len().into())];
    let said = model.texts.with("tags-said", &args);
    vec![Span::styled(cut(&said, width).into_owned(), model.theme.success)]
}
