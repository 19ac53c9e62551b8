//! Drawing: the frame around every screen, and which parts lie in it. Reads the model and changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{put, row, top};
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
    let [header, rest] = top(area, 1);
    let [above, rest] = top(rest, 1);
    let [body, rest] = top(rest, rest.height.saturating_sub(2));
    let [below, footer] = top(rest, 1);
    [header, above, body, below, footer]
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

/// The screens, as the header names them.
const TABS: [(Command, Screen, &str); 5] = [
    (Command::Today, Screen::Today, "screen-today"),
    (Command::Clients, Screen::Clients, "screen-clients"),
    (Command::Calendar, Screen::Calendar, "screen-calendar"),
    (Command::Board, Screen::Board, "screen-board"),
    (Command::Reports, Screen::Reports, "screen-reports"),
];

/// How the header names the screens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// By their names.
    Names,
    /// By short names.
    Short,
    /// By their keys, but for the one that is shown.
    Keys,
}

/// Screens, day and counts: the same on every screen.
fn draw_header(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let tabs = |shown: Shown| {
        let mut left = vec![Span::raw(" ")];
        for (command, screen, key) in TABS {
            let here = model.screen == screen;
            let name = match shown {
                Shown::Keys if !here => "",
                Shown::Names => model.texts.get(key),
                Shown::Short | Shown::Keys => {
                    model.texts.find(&format!("{key}-short")).unwrap_or_else(|| model.texts.get(key))
                }
            };
            left.push(Span::styled(format!("{} ", model.key(command)), theme.muted));
            if !name.is_empty() {
                let gap = if shown == Shown::Names { "  " } else { " " };
                left.push(Span::styled(format!("{name}{gap}"), if here { theme.strong } else { theme.muted }));
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
    // Where there is no room for everything the counts stay, then the screens, the others at least by their keys; then
    // the day, what is at risk, the goals, and the name of the program.
    let full = usize::from(area.width);
    let room = full.saturating_sub(right.width());
    let ways = [Shown::Names, Shown::Short].map(tabs);
    let mut left = ways.into_iter().find(|line| line.width() <= room).unwrap_or_else(|| tabs(Shown::Keys));
    let day = model.texts.day(model.date, model.date);
    let short = format!("{} {}", model.texts.weekday_short(model.date), model.date.day());
    let free = |left: &Line, right: &Line| full.saturating_sub(left.width() + right.width());
    if let Some(day) =
        [format!("{day}   "), format!("{short}  ")].into_iter().find(|day| text::width(day) <= free(&left, &right))
    {
        right.spans.insert(0, Span::styled(day, theme.muted));
    }
    let risk = model.at_risk().filter(|_| model.screen == Screen::Today && model.is_wide());
    let risk = risk.map(|risk| format!("{risk}   ")).filter(|risk| text::width(risk) <= free(&left, &right));
    right.spans.splice(0..0, risk.map(|risk| Span::styled(risk, theme.text)));
    let goals = goals(model, free(&left, &right)).map(|goals| Span::styled(goals, theme.text));
    right.spans.splice(0..0, goals);
    let name = Span::styled(" cartera  ", theme.accent);
    if name.width() <= free(&left, &right) {
        left.spans.insert(0, name);
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
        let step = model.jobs.step().map(|(done, of)| {
            let args = [("what", working.as_str().into()), ("done", done.into()), ("of", of.into())];
            model.texts.with("intake-step", &args)
        });
        let said = step.unwrap_or_else(|| working.clone());
        return put(buf, area, &Line::from(vec![Span::raw(" … "), Span::styled(said, theme.accent)]));
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
