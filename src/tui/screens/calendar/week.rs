//! A week: the appointments of each day by their time, and below them what has none. Only times that are used have a row;
//! where they are too many for the screen a row stands for an hour, or for several.

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::cell::{Fill, lights};
use super::frame::Frame;
use super::month::{day_style, is_holiday};
use crate::agenda::DayPlan;
use crate::domain::cells::{cut, fit_right, width};
use crate::tui::calendar::Calendar;
use crate::tui::canvas::put;
use crate::tui::model::Model;
use crate::tui::veil;

/// How many minutes a row may stand for.
const UNITS: [i16; 8] = [1, 60, 120, 180, 240, 360, 720, 1440];
/// The most lines of names without a time that are asked for.
const REST: usize = 6;

/// The rows of a week, in their order.
#[derive(Debug, PartialEq, Eq)]
struct Rows {
    /// How many minutes one stands for.
    unit: i16,
    /// The minute of the day with which each begins, and how many lines it has.
    slots: Vec<(i16, usize)>,
}

impl Rows {
    /// Rows for these days in `room` lines.
    fn of(days: &[Vec<DayPlan>], room: usize) -> Self {
        let begins = |unit: i16| -> BTreeSet<i16> {
            days.iter().flatten().filter_map(|plan| plan.due_at).map(|at| minute(at) / unit * unit).collect()
        };
        let room = room.max(1);
        let unit = UNITS.into_iter().find(|unit| begins(*unit).len() <= room).unwrap_or(1440);
        let mut slots: Vec<_> = begins(unit).into_iter().map(|begin| (begin, 1)).collect();
        // What is left goes to the times at which most happens at once.
        for _ in slots.len()..room {
            let lacks = |(begin, height): &(i16, usize)| {
                let most = days.iter().map(|day| within(day, *begin, unit).count()).max().unwrap_or(0);
                most.saturating_sub(*height)
            };
            match slots.iter_mut().max_by_key(|slot| lacks(slot)) {
                Some(slot) if lacks(slot) > 0 => slot.1 += 1,
                _ => break,
            }
        }
        Self { unit, slots }
    }

    fn height(&self) -> usize {
        self.slots.iter().map(|(_, height)| height).sum()
    }
}

fn minute(at: Time) -> i16 {
    i16::from(at.hour()) * 60 + i16::from(at.minute())
}

/// What of a day falls into the row that begins with the minute `begin`.
fn within(day: &[DayPlan], begin: i16, unit: i16) -> impl Iterator<Item = &DayPlan> {
    day.iter().filter(move |plan| plan.due_at.is_some_and(|at| minute(at) / unit * unit == begin))
}

/// How many lines what has no time asks for: how many there are, and the first names.
fn rest(calendar: &Calendar) -> usize {
    let untimed = |day: &Vec<DayPlan>| day.iter().filter(|plan| plan.due_at.is_none()).count();
    let most = calendar.week.iter().map(untimed).max().unwrap_or(0).min(REST);
    let any = calendar.weeks.days().any(|(_, load)| load.planned > load.timed);
    if any { 1 + most } else { 0 }
}

/// How many lines the days of the week ask for, and how many they get at most.
pub(super) fn lines(calendar: &Calendar, most: usize) -> usize {
    let rows = Rows::of(&calendar.week, usize::from(u16::MAX));
    (rows.height() + rest(calendar)).clamp(most.min(4), most)
}

pub(super) fn draw(model: &Model, frame: &Frame, buf: &mut Buffer) {
    let calendar = &model.calendar;
    let lines = usize::from(frame.lines);
    for (place, (day, load)) in calendar.weeks.days().enumerate() {
        let cell = frame.cell(place);
        let inside = Rect { width: cell.width.saturating_sub(1), ..cell };
        let here = day == calendar.day;
        let heads = Rect { y: frame.heads.y, height: frame.heads.height, ..inside };
        if here && !calendar.in_day {
            buf.set_style(heads, model.theme.selection);
            buf.set_style(inside, model.theme.selection);
        }
        let mark = || Span::styled(if here { "▌" } else { " " }, model.theme.accent);
        let inner = usize::from(inside.width).saturating_sub(1);
        let name = Span::styled(name(model, day, inner), day_style(model, day));
        put(buf, Rect { height: 1, ..heads }, &Line::from(vec![mark(), name]));
        let fill = Fill::of(model, day, load);
        let mut spans = vec![
            mark(),
            Span::styled(
                format!("{} {}", fill.gauge(), fill.number(inner.saturating_sub(2).min(4))),
                fill.style(model),
            ),
        ];
        let room = inner.saturating_sub(spans.iter().skip(1).map(|span| width(&span.content)).sum::<usize>() + 1);
        spans.push(Span::raw(" "));
        spans.extend(lights(model, day, load, room));
        put(buf, Rect { y: heads.y + 1, height: 1, ..heads }, &Line::from(spans));
    }
    let rest = rest(calendar);
    let rows = Rows::of(&calendar.week, lines.saturating_sub(rest.min((lines / 3).max(1))));
    let mut y = frame.grid.y;
    for (begin, height) in &rows.slots {
        let at = Time::midnight().saturating_add(jiff::Span::new().minutes(*begin));
        label(model, frame, y, &model.texts.time(at), buf);
        for (place, day) in calendar.week.iter().enumerate() {
            let plans = within(day, *begin, rows.unit)
                .map(|plan| (time(plan, rows.unit), veil::name(model, plan.client, &plan.name)));
            fill(model, &plans.collect::<Vec<_>>(), *height, (frame.cell(place), y), buf);
        }
        y += u16::try_from(*height).unwrap_or(0);
    }
    let left = lines.saturating_sub(rows.height());
    if rest > 0 && left > 0 {
        draw_rest(model, frame, (y, left), buf);
    }
}

/// The name of a day in `cells` columns: its number is whole, whatever becomes of the rest.
fn name(model: &Model, day: Date, cells: usize) -> String {
    let sign = if is_holiday(model, day) { "*" } else { "" };
    let (weekday, number) = (model.texts.weekday_short(day), day.day());
    let two: String = weekday.chars().take(2).collect();
    let names = [format!("{weekday} {number}{sign}"), format!("{two} {number}{sign}"), format!("{number}{sign}")];
    names.into_iter().find(|name| width(name) <= cells).unwrap_or_else(|| number.to_string())
}

/// What has no hour: how much of it each day has, and the first of it.
fn draw_rest(model: &Model, frame: &Frame, (y, left): (u16, usize), buf: &mut Buffer) {
    label(model, frame, y, model.texts.get("calendar-untimed"), buf);
    for (place, (_, load)) in model.calendar.weeks.days().enumerate() {
        let cell = frame.cell(place);
        let count = load.planned.saturating_sub(load.timed);
        if count == 0 {
            continue;
        }
        let at = Rect { x: cell.x + 1, y, width: cell.width.saturating_sub(2), height: 1 };
        let number = model.texts.integer(i64::try_from(count).unwrap_or(i64::MAX));
        put(buf, at, &Line::styled(cut(&number, at.width.into()).into_owned(), model.theme.strong));
        let Some(day) = model.calendar.week.get(place) else { continue };
        let names = day.iter().filter(|plan| plan.due_at.is_none());
        let names = names.map(|plan| veil::name(model, plan.client, &plan.name));
        for (n, name) in (1..left).zip(names) {
            let at = Rect { y: y + u16::try_from(n).unwrap_or(0), ..at };
            put(buf, at, &Line::styled(cut(name, at.width.into()).into_owned(), model.theme.muted));
        }
    }
}

fn label(model: &Model, frame: &Frame, y: u16, text: &str, buf: &mut Buffer) {
    let area = Rect { x: frame.grid.x, y, width: frame.margin.saturating_sub(1), height: 1 };
    put(buf, area, &Line::styled(fit_right(text, area.width.into()), model.theme.muted));
}

/// What a row does not say of a time: its minutes, or where it stands for several hours, the hour.
fn time(plan: &DayPlan, unit: i16) -> String {
    match plan.due_at {
        Some(at) if unit > 60 => format!("{:02} ", at.hour()),
        Some(at) if unit == 60 && at.minute() > 0 => format!(":{:02} ", at.minute()),
        _ => String::new(),
    }
}

/// The appointments of a day in the lines of a row; the last one says how many more there are.
fn fill(model: &Model, plans: &[(String, &str)], height: usize, (cell, y): (Rect, u16), buf: &mut Buffer) {
    let inner = usize::from(cell.width).saturating_sub(2);
    for (n, (time, name)) in plans.iter().take(height).enumerate() {
        let hidden = plans.len() - n - 1;
        let more = if n + 1 == height && hidden > 0 { format!(" +{hidden}") } else { String::new() };
        let room = inner.saturating_sub(width(&more));
        let time = cut(time, room).into_owned();
        let name = cut(name, room.saturating_sub(width(&time))).into_owned();
        let area = Rect { x: cell.x + 1, y: y + u16::try_from(n).unwrap_or(0), width: cell.width - 1, height: 1 };
        let spans = vec![
            Span::styled(time, model.theme.muted),
            Span::styled(name, model.theme.text),
            Span::styled(more, model.theme.strong),
        ];
        put(buf, area, &Line::from(spans));
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::agenda::StoredLight;
    use crate::domain::{ClientId, FollowUpId, Kind};

    fn day(hours: &[i8]) -> Vec<DayPlan> {
        let light = StoredLight { counted: true, yellow: None, red: None, on_track: true, attempts: 0 };
        let plan = |hour: &i8| DayPlan {
            id: FollowUpId(1),
            client: ClientId(1),
            name: "Ana".into(),
            due_on: date(2026, 11, 23),
            due_at: Some(Time::constant(*hour, 30, 0, 0)),
            channel: Kind::Visit,
            purpose: String::new(),
            snoozes: 0,
            light: light.clone(),
        };
        hours.iter().map(plan).collect()
    }

    #[test]
    fn times_that_are_used_have_a_row_each_and_more_where_there_is_room() {
        let busy = [day(&[9, 16]), day(&[9, 9, 9, 20])];
        let [nine, four, eight] = [570, 990, 1230];
        for (name, room, unit, slots) in [
            ("all there is", 20, 1, vec![(nine, 3), (four, 1), (eight, 1)]),
            ("no room for more", 3, 1, vec![(nine, 1), (four, 1), (eight, 1)]),
            ("one more", 4, 1, vec![(nine, 2), (four, 1), (eight, 1)]),
            ("hours together", 2, 720, vec![(0, 1), (720, 1)]),
            ("the whole day in a line", 0, 1440, vec![(0, 1)]),
        ] {
            let rows = Rows::of(&busy, room);
            assert_eq!((rows.unit, rows.slots), (unit, slots), "{name}");
        }
        assert_eq!(Rows::of(&[day(&[]), day(&[])], 9).height(), 0, "nothing has a time");
    }
}
