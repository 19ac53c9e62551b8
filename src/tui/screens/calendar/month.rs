//! A month: six weeks at most, Monday first, each day with its number, its load and its lights.

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cell::{Fill, lights, rest};
use super::frame::Frame;
use crate::agenda::DayLoad;
use crate::domain::calendar::later;
use crate::domain::cells::{cut, fit_right, width};
use crate::tui::canvas::{put, row};
use crate::tui::model::Model;

pub(super) fn draw(model: &Model, frame: &Frame, buf: &mut Buffer) {
    for place in 0..7 {
        let cell = frame.cell(place);
        let day = later(model.calendar.weeks.monday, i64::try_from(place).unwrap_or(0));
        let name = cut(model.texts.weekday_short(day), usize::from(cell.width)).into_owned();
        put(buf, Rect { x: cell.x + 1, y: frame.heads.y, height: 1, ..cell }, &Line::styled(name, model.theme.muted));
    }
    for (place, (day, load)) in model.calendar.weeks.days().enumerate() {
        draw_day(model, day, load, frame.cell(place), buf);
    }
}

fn draw_day(model: &Model, day: Date, load: &DayLoad, cell: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let inside = Rect { width: cell.width.saturating_sub(1), ..cell };
    let here = day == model.calendar.day;
    if here && !model.calendar.in_day {
        buf.set_style(inside, theme.selection);
    }
    let elsewhere = day.first_of_month() != model.calendar.day.first_of_month();
    // What belongs to another month stands back, lights and all.
    let quiet = |spans: Vec<Span<'static>>| -> Vec<Span<'static>> {
        if elsewhere { spans.into_iter().map(|span| Span::styled(span.content, theme.muted)).collect() } else { spans }
    };
    let mark = || Span::styled(if here { "▌" } else { " " }, theme.accent);
    let inner = usize::from(inside.width).saturating_sub(1);
    let fill = Fill::of(model, day, load);
    let mut lines = vec![head(model, day, fill, (inner, cell.height == 2))];
    if cell.height > 2 {
        lines.push(fill.bar(model, inner));
    }
    let mut signs = lights(model, day, load, inner);
    if cell.height > 3 {
        lines.push(signs);
        lines.push(rest(model, day, load, inner));
    } else {
        let used = signs.iter().map(|span| width(&span.content)).sum::<usize>();
        let gap = usize::from(used > 0);
        let more = rest(model, day, load, inner.saturating_sub(used + gap));
        if gap > 0 && !more.is_empty() {
            signs.push(Span::raw(" "));
        }
        signs.extend(more);
        lines.push(signs);
    }
    for n in 0..usize::from(cell.height) {
        let Some(area) = row(inside, n) else { break };
        let mut spans = vec![mark()];
        spans.extend(quiet(lines.get_mut(n).map(std::mem::take).unwrap_or_default()));
        put(buf, area, &Line::from(spans));
    }
}

/// The number of the day, and the number of what is in it; between them a gauge where no bar will follow.
fn head(model: &Model, day: Date, fill: Fill, (cells, with_gauge): (usize, bool)) -> Vec<Span<'static>> {
    let number = fit_right(&day.day().to_string(), 2);
    let sign = if is_holiday(model, day) { "*" } else { " " };
    let room = cells.saturating_sub(3);
    let mut spans = vec![Span::styled(format!("{number}{sign}"), day_style(model, day))];
    if with_gauge && room > 4 {
        spans.push(Span::styled(format!(" {}", fill.gauge()), fill.style(model)));
        spans.push(Span::styled(fit_right(&fill.number(4), room - 2), fill.style(model)));
    } else {
        spans.push(Span::styled(fit_right(&fill.number(room.min(4)), room), fill.style(model)));
    }
    spans
}

/// How the number of a day is shown: today stands out, days off stand back.
pub(super) fn day_style(model: &Model, day: Date) -> Style {
    if day == model.date {
        model.theme.focus
    } else if model.agenda.rules().calendar.is_working(day) {
        model.theme.text
    } else {
        model.theme.muted
    }
}

pub(super) fn is_holiday(model: &Model, day: Date) -> bool {
    model.agenda.rules().calendar.is_holiday(day)
}
