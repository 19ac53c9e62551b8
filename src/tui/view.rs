//! Drawing: the frame around every screen, and which parts lie in it. Reads the model and changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::canvas::{put, row};
use super::command::Command;
use super::dialog::Dialog;
use super::help::hints;
use super::model::{Model, Mood, Screen};
use super::{dialog_view, form_view, screens};
use crate::domain::cells as text;
use crate::domain::{Code, Light};

/// Draws everything.
pub fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    if model.too_small() {
        return too_small(model, area, buf);
    }
    let [header, above, body, below, footer] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(area);
    draw_header(model, header, buf);
    rule(model, above, buf);
    rule(model, below, buf);
    match (&model.card, &model.queue, model.screen) {
        _ if model.day.empty => screens::welcome::draw(model, body, buf),
        (Some(open), ..) => screens::card::draw(model, open, body, buf),
        (None, Some(open), _) => screens::queue::draw(model, open, body, buf),
        (None, None, Screen::Today) => screens::today::draw(model, body, buf),
        (None, None, Screen::Clients) => screens::clients::draw(model, body, buf),
    }
    draw_footer(model, footer, buf);
    if let Some(dialog) = &model.dialog {
        match dialog {
            Dialog::Form(form) => form_view::draw(model, form, area, buf),
            other => dialog_view::draw(model, other, area, buf),
        }
    }
}

fn rule(model: &Model, area: Rect, buf: &mut Buffer) {
    put(buf, area, &Line::styled("─".repeat(area.width.into()), model.theme.rule));
}

fn too_small(model: &Model, area: Rect, buf: &mut Buffer) {
    let (columns, rows) = super::model::SMALLEST;
    let line = model.texts.with("screen-too-small", &[("columns", columns.into()), ("rows", rows.into())]);
    for (n, line) in text::wrap(&line, area.width.into()).iter().enumerate() {
        if let Some(area) = row(area, n) {
            put(buf, area, &Line::raw(line));
        }
    }
}

/// Screens, day and counts: the same on every screen.
fn draw_header(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let mut left = vec![Span::styled(" cartera  ", theme.accent)];
    for (command, screen, key) in
        [(Command::Today, Screen::Today, "screen-today"), (Command::Clients, Screen::Clients, "screen-clients")]
    {
        let here = model.screen == screen;
        left.push(Span::styled(format!(" {} ", model.key(command)), theme.muted));
        let style = if here { theme.strong } else { theme.muted };
        left.push(Span::styled(format!("{} ", model.texts.get(key)), style));
    }
    let mut right = Line::default();
    if model.private {
        right.push_span(Span::styled(format!("{}  ", model.texts.get("header-private")), theme.accent));
    }
    for light in Light::ALL {
        let count = model.texts.integer(i64::try_from(model.day.counts.of(*light)).unwrap_or(i64::MAX));
        right.push_span(Span::styled(format!("{} {count}  ", light.glyph()), theme.light(*light)));
    }
    // Where there is no room for everything the counts stay, then the screens, then the day, then the name.
    let day = format!("{}   ", model.texts.day(model.date, model.date));
    let room = usize::from(area.width).saturating_sub(right.width());
    let mut left = Line::from(left);
    if left.width() + text::width(&day) <= room {
        right.spans.insert(0, Span::styled(day, theme.muted));
    } else if left.width() > room {
        left.spans.remove(0);
    }
    put(buf, area, &left);
    let width = u16::try_from(right.width()).unwrap_or(area.width).min(area.width);
    put(buf, Rect { x: area.right() - width, width, ..area }, &right);
}

/// What was last said, or else what can be done here.
fn draw_footer(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    if let Some(notice) = &model.notice {
        let (sign, style) = match notice.mood {
            Mood::Done => ("✓", theme.success),
            Mood::Hint => ("·", theme.accent),
            Mood::Reminder => ("◷", theme.strong),
            Mood::Failed => ("✗", theme.failure),
        };
        let text = text::cut(&notice.text, usize::from(area.width).saturating_sub(4)).into_owned();
        return put(buf, area, &Line::from(vec![Span::styled(format!(" {sign} "), style), Span::styled(text, style)]));
    }
    if let Some(working) = &model.working {
        return put(buf, area, &Line::from(vec![Span::raw(" … "), Span::styled(working.as_str(), theme.accent)]));
    }
    if model.card.is_none() && model.queue.as_ref().is_some_and(|open| open.typing) {
        return put(buf, area, &Line::styled(format!(" {}", model.texts.get("queue-typing")), theme.muted));
    }
    let mut left = Line::default();
    if model.card.is_none() && model.queue.is_none() && !model.marked.is_empty() {
        let marked = model.texts.with("clients-marked", &[("n", model.marked.len().into())]);
        left.push_span(Span::styled(format!(" ✓ {marked} "), theme.accent));
    }
    let room = usize::from(area.width).saturating_sub(left.width());
    left.spans.extend(hints(model, model.place(), room).spans);
    put(buf, area, &left);
}
