//! The calendar: the days of a month or of a week with how much there is in each, and what is planned for the one at
//! hand.

mod cell;
mod day;
mod frame;
mod month;
mod week;

use jiff::civil::Date;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span as Piece};

pub(in crate::tui) use frame::Frame;

use super::preview;
use crate::agenda::Glimpse;
use crate::domain::calendar::later;
use crate::domain::cells::{around, cut, width};
use crate::tui::calendar::{Held, Span};
use crate::tui::canvas::put;
use crate::tui::command::Command;
use crate::tui::form::read_date;
use crate::tui::model::Model;
use crate::tui::veil;

pub(in crate::tui) fn draw(model: &Model, body: Rect, buf: &mut Buffer) {
    let frame = Frame::of(model, body);
    match &model.calendar.typed {
        Some(typed) => draw_question(model, typed, frame.title, buf),
        None => draw_title(model, frame.title, buf),
    }
    match model.calendar.span {
        Span::Month => month::draw(model, &frame, buf),
        Span::Week => week::draw(model, &frame, buf),
    }
    for (area, sign) in [(frame.across, "─"), (frame.down, "│")] {
        for y in area.top()..area.bottom() {
            let line = Line::styled(sign.repeat(area.width.into()), model.theme.rule);
            put(buf, Rect { y, height: 1, ..area }, &line);
        }
    }
    day::draw(model, &frame, buf);
    if let (Some(area), Some(Glimpse { card, .. })) = (frame.preview, &model.preview)
        && !veil::hides(model, card.client.id)
    {
        preview::draw(model, card, area, buf);
    }
}

/// What is shown, and how much there is in it.
fn draw_title(model: &Model, area: Rect, buf: &mut Buffer) {
    let (calendar, texts) = (&model.calendar, &model.texts);
    let (title, counted): (String, fn(Date, Date) -> bool) = match calendar.span {
        Span::Month => {
            (texts.month_year(calendar.day), |day, at_hand| day.first_of_month() == at_hand.first_of_month())
        }
        Span::Week => {
            let (from, to) = (calendar.weeks.monday, later(calendar.weeks.monday, 6));
            let args = [("from", texts.day(from, model.date).into()), ("to", texts.day(to, model.date).into())];
            (texts.with("calendar-week", &args), |_, _| true)
        }
    };
    let days = calendar.weeks.days().filter(|(day, _)| counted(*day, calendar.day));
    let planned: usize = days.map(|(_, load)| load.planned).sum();
    let args = [("planned", planned.into()), ("capacity", model.agenda.rules().capacity.into())];
    let right = texts.with("calendar-capacity", &args);
    let room = usize::from(area.width).saturating_sub(1);
    let title = cut(&title, room).into_owned();
    let left = width(&title);
    put(buf, area, &Line::from(vec![Piece::raw(" "), Piece::styled(title, model.theme.accent)]));
    put_right(&right, left + 3, model, area, buf);
}

/// Puts a secondary text at the right end of a row, if there is room for it beside `left` columns.
fn put_right(text: &str, left: usize, model: &Model, area: Rect, buf: &mut Buffer) {
    let cells = width(text) + 1;
    if left + cells <= usize::from(area.width) {
        let cells = u16::try_from(cells).unwrap_or(0);
        put(
            buf,
            Rect { x: area.right() - cells, width: cells, ..area },
            &Line::styled(text.to_owned(), model.theme.muted),
        );
    }
}

/// The date that is typed, and how it is understood.
fn draw_question(model: &Model, typed: &tui_input::Input, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let (said, style) = if typed.value().trim().is_empty() {
        (texts.get("calendar-find-advice").to_owned(), theme.muted)
    } else {
        match read_date(typed.value(), model.context()) {
            Ok(when) => {
                let (day, away) = (texts.day(when.date, model.date), texts.relative(when.date, model.date));
                (format!("→ {day} · {away}"), theme.success)
            }
            Err(why) => (why, theme.failure),
        }
    };
    let key = format!(" {} ", model.key(Command::FindDay));
    let whole = usize::from(area.width).saturating_sub(width(&key) + 1);
    let room = (width(typed.value()) + 1).clamp(16.min(whole), (whole / 2).max(1));
    let (before, under, after) = around(typed.value(), typed.cursor(), room);
    let used = width(before) + width(under) + width(after);
    let gap = " ".repeat(room.saturating_sub(used) + 1);
    let said = cut(&said, whole.saturating_sub(room.max(used) + 1)).into_owned();
    put(
        buf,
        area,
        &Line::from(vec![
            Piece::styled(key, theme.focus),
            Piece::raw(before),
            Piece::styled(under, theme.cursor),
            Piece::raw(after),
            Piece::raw(gap),
            Piece::styled(said, style),
        ]),
    );
}

/// What is held, from which day to which, and what the two keys do.
pub(in crate::tui) fn held_line(model: &Model, held: &Held, width: usize) -> Line<'static> {
    let (texts, theme) = (&model.texts, &model.theme);
    let (from, to) = (held.plan.due_on, model.calendar.day);
    let keys = [("enter", model.key(Command::Enter).into()), ("back", model.key(Command::Back).into())];
    let keys = texts.with("calendar-held-keys", &keys);
    let days = format!("{} → {}", texts.day(from, model.date), texts.day(to, model.date));
    let days = if from == to { texts.day(from, model.date) } else { days };
    let past = to < model.date && to != from;
    let room = width.saturating_sub(self::width(&days) + self::width(&keys) + 8);
    let name = cut(&held.plan.name, room).into_owned();
    Line::from(vec![
        Piece::styled(" ↔ ", theme.accent),
        Piece::styled(name, theme.strong),
        Piece::raw("  "),
        Piece::styled(days, if past { theme.failure } else { theme.accent }),
        Piece::styled(format!("  {keys}"), theme.muted),
    ])
}
