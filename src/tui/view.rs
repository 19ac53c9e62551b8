//! Drawing: the frame around every screen, and which parts lie in it. Reads the model and changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::canvas::{put, row};
use super::command::Command;
use super::dialog::Dialog;
use super::help::hints;
use super::model::{Model, Mood, Screen};
use super::{capture_view, dialog_view, form_view, screens};
use crate::domain::cells as text;
use crate::domain::goal::most_telling;
use crate::domain::{Code, Light};

/// Draws everything.
pub fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    if model.too_small() {
        return too_small(model, area, buf);
    }
    let [header, above, body, below, footer] = parts(area);
    draw_header(model, header, buf);
    rule(model, above, buf);
    rule(model, below, buf);
    match (&model.card, &model.queue, model.screen) {
        _ if model.day.empty => screens::welcome::draw(model, body, buf),
        (Some(open), ..) => screens::card::draw(model, open, body, buf),
        (None, Some(open), _) => screens::queue::draw(model, open, body, buf),
        (None, None, Screen::Today) => screens::today::draw(model, body, buf),
        (None, None, Screen::Clients) => screens::clients::draw(model, body, buf),
        (None, None, Screen::Calendar) => screens::calendar::draw(model, body, buf),
        (None, None, Screen::Board) => screens::board::draw(model, body, buf),
        (None, None, Screen::Reports) => screens::reports::draw(model, body, buf),
    }
    draw_footer(model, footer, buf);
    if let Some(dialog) = &model.dialog {
        match dialog {
            Dialog::Form(form) => form_view::draw(model, form, area, buf),
            Dialog::Capture(capture) => capture_view::draw(model, capture, area, buf),
            other => dialog_view::draw(model, other, area, buf),
        }
    }
}

/// The header, a rule, the body, a rule, and the footer.
fn parts(area: Rect) -> [Rect; 5] {
    Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(area)
}

/// The part of the screen that belongs to what is open.
pub(super) fn body(model: &Model) -> Rect {
    let [_, _, body, _, _] = parts(Rect::new(0, 0, model.size.0, model.size.1));
    body
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
    let screens = |all: bool| {
        let mut left = vec![Span::raw(" ")];
        for (command, screen, key) in [
            (Command::Today, Screen::Today, "screen-today"),
            (Command::Clients, Screen::Clients, "screen-clients"),
            (Command::Calendar, Screen::Calendar, "screen-calendar"),
            (Command::Board, Screen::Board, "screen-board"),
            (Command::Reports, Screen::Reports, "screen-reports"),
        ] {
            let here = model.screen == screen;
            left.push(Span::styled(format!("{} ", model.key(command)), theme.muted));
            if all || here {
                let style = if here { theme.strong } else { theme.muted };
                left.push(Span::styled(format!("{}  ", model.texts.get(key)), style));
            }
        }
        Line::from(left)
    };
    let mut right = Line::default();
    if model.private {
        right.push_span(Span::styled(format!("{}  ", model.texts.get("header-private")), theme.accent));
    }
    for light in Light::ALL {
        let count = model.texts.integer(i64::try_from(model.day.counts.of(*light)).unwrap_or(i64::MAX));
        right.push_span(Span::styled(format!("{} {count}  ", light.glyph()), theme.light(*light)));
    }
    // Where there is no room for everything the counts stay, then the screens, of which the others by their keys alone,
    // then the day, then the name.
    let day = format!("{}   ", model.texts.day(model.date, model.date));
    let room = usize::from(area.width).saturating_sub(right.width());
    let (name, mut left) = (Span::styled(" cartera  ", theme.accent), screens(true));
    if left.width() > room {
        left = screens(false);
    } else if name.width() + left.width() <= room {
        left.spans.insert(0, name);
    }
    if left.width() + text::width(&day) <= room {
        right.spans.insert(0, Span::styled(day, theme.muted));
    }
    if let Some(risk) = model.at_risk().filter(|_| model.screen == Screen::Today && model.is_wide()) {
        let risk = Span::styled(format!("{risk}   "), theme.text);
        if left.width() + right.width() + risk.width() <= area.width.into() {
            right.spans.insert(0, risk);
        }
    }
    if let Some(goals) = goals(model, usize::from(area.width).saturating_sub(left.width() + right.width())) {
        right.spans.insert(0, Span::styled(goals, theme.text));
    }
    put(buf, area, &left);
    let width = u16::try_from(right.width()).unwrap_or(area.width).min(area.width);
    put(buf, Rect { x: area.right() - width, width, ..area }, &right);
}

/// How far the month's goals are reached, in what room there is: all of them, or the one that lies furthest behind.
fn goals(model: &Model, room: usize) -> Option<String> {
    let telling = most_telling(&model.goals).filter(|_| model.screen == Screen::Today)?;
    let all: Vec<String> = model.goals.iter().map(|goal| model.texts.goal_named(goal)).collect();
    let ways = [all.join(" · "), model.texts.goal_named(telling), model.texts.goal_short(telling)];
    ways.into_iter().map(|said| format!("{said}   ")).find(|said| text::width(said) <= room)
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
    if model.on_calendar()
        && let Some(held) = &model.calendar.held
    {
        return put(buf, area, &screens::calendar::held_line(model, held, area.width.into()));
    }
    if model.on_board()
        && let Some(held) = &model.board.held
    {
        return put(buf, area, &screens::board::held_line(model, held, area.width.into()));
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
