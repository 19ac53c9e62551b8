//! The day at hand: how much there is in it, in words, what is planned for it, and whose light turns on it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::cell::{DONE, TIMED, contacts};
use super::frame::Frame;
use super::month::is_holiday;
use crate::agenda::{DayLoad, DayPlan};
use crate::domain::Light;
use crate::domain::cells::{cut, fit, fit_right, width};
use crate::domain::text::first_line;
use crate::tui::calendar::Row;
use crate::tui::canvas::{put, row};
use crate::tui::model::Model;
use crate::tui::veil;

pub(super) fn draw(model: &Model, frame: &Frame, buf: &mut Buffer) {
    let calendar = &model.calendar;
    let load = calendar.weeks.load(calendar.day).copied().unwrap_or_default();
    draw_heading(model, &load, frame, buf);
    let rows = frame.rows();
    if calendar.total() == 0 {
        let key = if calendar.day < model.date { "calendar-nothing-left" } else { "calendar-nothing" };
        return put(buf, rows, &Line::styled(format!("   {}", model.texts.get(key)), model.theme.muted));
    }
    let top = frame.top(model);
    let shown: Vec<_> = (top..top + usize::from(rows.height)).filter_map(|n| Some((n, calendar.row(n)?))).collect();
    let time = |row: &Row| match row {
        Row::Plan(plan) => plan.due_at.map(|at| model.texts.time(at)).unwrap_or_default(),
        Row::Turning(_) => TURNS.to_owned(),
        Row::Occasion(_) => MARKS.to_owned(),
    };
    let hour =
        shown.iter().map(|(_, row)| width(&time(row))).max().filter(|cells| *cells > 0).map_or(0, |cells| cells + 1);
    for (n, shown) in &shown {
        let Some(area) = row(rows, n - top) else { break };
        draw_row(model, &Columns::of(area.width.into(), hour), (*n, &time(shown), shown), area, buf);
    }
}

/// The day and how much there is in it: in one line, or in two where the list stands at the side.
fn draw_heading(model: &Model, load: &DayLoad, frame: &Frame, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let inner = usize::from(frame.list.width).saturating_sub(2);
    let two = frame.heading() == 2;
    // The short form says the day of the week in this year alone.
    let long = two || model.calendar.day.year() != model.date.year();
    let day = if long { texts.day_long(model.calendar.day) } else { texts.day(model.calendar.day, model.date) };
    let day = cut(&day, inner).into_owned();
    let mut spans = vec![Span::raw(" "), Span::styled(day.clone(), theme.strong)];
    let mut room = if two { inner } else { inner.saturating_sub(width(&day)) };
    let said = said(model, load);
    if two && let Some(area) = row(frame.list, 0) {
        put(buf, area, &Line::from(std::mem::replace(&mut spans, vec![Span::raw(" ")])));
    }
    for (n, (text, style)) in said.into_iter().enumerate() {
        let dot = if n == 0 && two { "" } else { " · " };
        // What does not fit whole is left out: half a number is none.
        let Some(left) = room.checked_sub(width(dot) + width(&text)) else { continue };
        room = left;
        spans.push(Span::styled(dot, theme.muted));
        spans.push(Span::styled(text, style));
    }
    if let Some(area) = row(frame.list, frame.heading().saturating_sub(1).into()) {
        put(buf, area, &Line::from(spans));
    }
}

/// What there is to say of a day, the most important first.
fn said(model: &Model, load: &DayLoad) -> Vec<(String, ratatui::style::Style)> {
    let (theme, texts, day) = (&model.theme, &model.texts, model.calendar.day);
    let mut said = Vec::new();
    let with = |key: &str, n: usize| texts.with(key, &[("n", n.into())]);
    let capacity = usize::from(model.agenda.rules().capacity);
    if day < model.date {
        if load.planned > 0 {
            let left = format!("{} {}", Light::Red.glyph(), with("calendar-left", load.planned));
            said.push((left, theme.light(Light::Red)));
        }
    } else {
        let args = [("planned", load.planned.into()), ("capacity", capacity.into())];
        match load.planned.checked_sub(capacity).filter(|over| *over > 0) {
            Some(over) => {
                let [planned, capacity] = args;
                said.push((texts.with("calendar-over", &[planned, capacity, ("over", over.into())]), theme.failure));
            }
            None if load.planned > 0 => said.push((texts.with("calendar-load", &args), theme.text)),
            None => {}
        }
    }
    if is_holiday(model, day) {
        said.push((texts.get("calendar-holiday").to_owned(), theme.muted));
    } else if !model.agenda.rules().calendar.is_working(day) {
        said.push((texts.get("calendar-day-off").to_owned(), theme.muted));
    }
    if day >= model.date {
        for (light, key, n) in
            [(Light::Red, "calendar-reddening", load.reddening), (Light::Yellow, "calendar-asking", load.asking)]
        {
            if n > 0 {
                said.push((format!("{} {}", light.glyph(), with(key, n)), theme.light(light)));
            }
        }
    }
    if load.timed > 0 {
        said.push((format!("{TIMED} {}", with("calendar-timed", load.timed)), theme.muted));
    }
    if let Some(contacts) = contacts(model, load) {
        said.push((format!("{DONE} {contacts}"), theme.muted));
    }
    if load.done > 0 {
        said.push((with("calendar-done", load.done), theme.muted));
    }
    said
}

/// Stands where an hour would, before the light to which a client's will turn.
const TURNS: &str = "→";
/// Stands there for a date that matters.
const MARKS: &str = "✦";
/// From this width on a row says how the contact is to be; before, the name and the purpose need the room.
const WITH_HOW: usize = 60;

/// The widths of a row's columns: hour, name, what for, how.
struct Columns {
    hour: usize,
    name: usize,
    what: usize,
    how: usize,
}

impl Columns {
    fn of(width: usize, hour: usize) -> Self {
        let how = if width >= WITH_HOW { 11 } else { 0 };
        let rest = width.saturating_sub(4 + hour + how + 1);
        let name = (rest * 45 / 100).clamp(12, 32).min(rest);
        Self { hour, name, what: rest.saturating_sub(name), how }
    }
}

fn draw_row(model: &Model, columns: &Columns, (n, time, shown): (usize, &str, &Row), area: Rect, buf: &mut Buffer) {
    let (theme, texts, calendar) = (&model.theme, &model.texts, &model.calendar);
    let selected = n == calendar.selected;
    let here = selected && calendar.in_day;
    let quiet = if here { theme.text } else { theme.muted };
    let (name, light, mut what, how) = match shown {
        Row::Plan(plan) => {
            (&plan.name, plan.light.light(model.date), purpose(model, plan, columns), texts.word(plan.channel))
        }
        Row::Turning(client) => {
            let why = texts.why(client, calendar.day, model.agenda.rules().attempts);
            (&client.name, client.light.light(calendar.day), why, "")
        }
        Row::Occasion(date) => {
            let name = texts.occasion_name(&date.occasion, date.person.as_deref());
            (&date.name, None, texts.occasion_years(&date.occasion, &name, calendar.day.year()), "")
        }
    };
    if veil::hides(model, shown.client()) {
        what.clear();
    }
    let held = |plan: &DayPlan| calendar.held.as_ref().is_some_and(|held| held.plan.id == plan.id);
    let mark = match shown {
        Row::Plan(plan) if held(plan) => "↔ ",
        _ if selected => "▌ ",
        _ => "  ",
    };
    let name = fit(veil::name(model, shown.client(), name), columns.name.saturating_sub(1));
    let spans = vec![
        Span::styled(mark, theme.accent),
        Span::styled(
            fit_right(time, columns.hour.saturating_sub(1)),
            if time == TURNS || time == MARKS { quiet } else { theme.text },
        ),
        Span::raw(if columns.hour > 0 { " " } else { "" }),
        match light {
            Some(light) => Span::styled(format!("{} ", light.glyph()), theme.light(light)),
            None => Span::styled("· ", quiet),
        },
        Span::styled(name, if here { theme.strong } else { theme.text }),
        Span::raw(" "),
        Span::styled(fit(&veil::said(model, &what), columns.what), quiet),
        Span::styled(fit(&format!(" {how}"), columns.how), quiet),
    ];
    if here {
        buf.set_style(area, theme.selection);
    }
    put(buf, area, &Line::from(spans));
}

/// What a follow-up is for, and how often it was put off.
fn purpose(model: &Model, plan: &DayPlan, columns: &Columns) -> String {
    let mut purpose = first_line(&plan.purpose).to_owned();
    if purpose.is_empty() && columns.how == 0 {
        model.texts.word(plan.channel).clone_into(&mut purpose);
    }
    if plan.snoozes > 0 {
        let dot = if purpose.is_empty() { "" } else { " · " };
        let snoozes = model.texts.with("card-snoozed", &[("n", i64::from(plan.snoozes).into())]);
        purpose = format!("{purpose}{dot}{snoozes}");
    }
    purpose
}
