//! The filter line of the list: what is typed with its pieces told apart, what is wrong with it, and what could follow.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::agenda::{Shelf, SortedBy};
use crate::domain::cells::{around, cut, fit, width};
use crate::domain::filter::{Completion, parts};
use crate::tui::canvas::{bare_frame, put, row};
use crate::tui::command::Command;
use crate::tui::model::Model;
use crate::tui::veil;

/// Cells before what is typed: the key, with a blank on both sides.
const MARGIN: usize = 3;
/// The widest description beside an offer.
const ABOUT: usize = 22;

/// The line itself, with how many there are and in which order at its right.
pub(super) fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let (order, shelf) = model.shelf();
    let mut total = texts.integer(i64::try_from(model.clients.total()).unwrap_or(i64::MAX));
    if model.narrowing {
        total.push('+');
    }
    let order = match model.clients.listing().sorted.as_ref().map(|sorted| sorted.by) {
        None | Some(SortedBy::Finding) => texts.word(order),
        Some(SortedBy::Words) => texts.get("clients-ranked"),
        Some(SortedBy::Filter) => texts.get("clients-sorted"),
    };
    let mut right = texts.with("clients-count", &[("total", total.into()), ("order", order.into())]);
    if shelf != Shelf::Current {
        right = format!("{} · {right}", texts.word(shelf));
    }
    let room = usize::from(area.width).saturating_sub(width(&right) + 6);
    let among = model.among.as_ref().filter(|among| among.set.is_some());
    let among = among.map(|among| format!("{} ", cut(veil::said(model, &among.title).as_ref(), room / 2)));
    let room = room.saturating_sub(among.as_deref().map_or(0, width));
    let typed = model.filter.value();
    let key = format!(" {} ", model.key(Command::Filter));
    let mut spans = vec![Span::styled(key, if model.filtering { theme.focus } else { theme.key })];
    spans.extend(among.map(|among| Span::styled(among, theme.accent)));
    if model.filtering {
        let (before, under, after) = around(typed, model.filter.cursor(), room);
        let from = model.filter.cursor() - before.chars().count();
        spans.extend(coloured(model, before, from));
        spans.push(Span::styled(under.to_owned(), theme.cursor));
        spans.extend(coloured(model, after, model.filter.cursor() + under.chars().count()));
    } else if typed.is_empty() {
        spans.push(Span::styled(fit(texts.get("clients-filter-hint"), room), theme.muted));
    } else {
        let (_, _, shown) = around(typed, 0, room);
        let first: String = typed.chars().take(typed.chars().count().min(1)).collect();
        spans.extend(coloured(model, &format!("{first}{shown}"), 0).into_iter().map(|span| {
            let style = theme.strong.patch(span.style);
            span.style(style)
        }));
    }
    put(buf, area, &Line::from(spans));
    let cells = u16::try_from(width(&right) + 1).unwrap_or(0).min(area.width);
    put(buf, Rect { x: area.right() - cells, width: cells, ..area }, &Line::styled(right, theme.muted));
}

/// A piece of the line, from its character `from` on, in the colours of what it is; what is wrong with it stands out.
fn coloured(model: &Model, text: &str, from: usize) -> Vec<Span<'static>> {
    let parts = parts(model.filter.value());
    let wrong = model.asking.refusal.as_ref().map(|error| error.column..error.column + error.length);
    let style = |at: usize| -> Style {
        if wrong.as_ref().is_some_and(|wrong| wrong.contains(&at)) {
            return model.theme.failure;
        }
        let part = parts.iter().find(|(range, _)| range.contains(&at));
        part.map_or(model.theme.text, |(_, part)| model.theme.asked(*part))
    };
    let mut spans: Vec<(String, Style)> = Vec::new();
    for (n, c) in text.chars().enumerate() {
        let style = style(from + n);
        match spans.last_mut() {
            Some((text, last)) if *last == style => text.push(c),
            _ => spans.push((c.to_string(), style)),
        }
    }
    spans.into_iter().map(|(text, style)| Span::styled(text, style)).collect()
}

/// What there is to say below the line while one types: what is wrong with the filter, or which field may be begun.
pub(super) fn remark(model: &Model, room: usize) -> Option<Line<'static>> {
    if !model.filtering {
        return None;
    }
    let (theme, texts) = (&model.theme, &model.texts);
    if let Some(error) = &model.asking.refusal {
        let refusal = texts.refusal(error);
        // What could follow is listed below.
        let said = if model.asking.lists_values() { refusal.what } else { refusal.line() };
        return Some(Line::styled(fit(&format!("   {said}"), room), theme.muted));
    }
    if model.asking.offered.is_empty() || model.asking.lists_values() {
        return None;
    }
    let key = texts.get("clients-filter-tab").to_owned();
    let mut spans = vec![Span::raw("   "), Span::styled(key, theme.key)];
    let mut left = room.saturating_sub(MARGIN + spans.iter().map(|span| width(&span.content)).sum::<usize>());
    for (n, offered) in model.asking.offered.iter().enumerate() {
        let (typed, about) = texts.completion(offered);
        let about = format!(" {about}   ");
        let Some(rest) = left.checked_sub(width(&typed) + width(&about) + 1) else { break };
        left = rest;
        let style = if n == 0 { theme.strong } else { theme.text };
        spans.extend([Span::raw(" "), Span::styled(typed, style), Span::styled(about, theme.muted)]);
    }
    Some(Line::from(spans))
}

/// The values to choose from, over the list.
pub(super) fn draw_offered(model: &Model, list: Rect, buf: &mut Buffer) {
    if !model.filtering || !model.asking.lists_values() {
        return;
    }
    let (theme, texts) = (&model.theme, &model.texts);
    let lines: Vec<(String, String)> = model.asking.offered.iter().map(|offered| texts.completion(offered)).collect();
    let typed = lines.iter().map(|(typed, _)| width(typed)).max().unwrap_or(0).min(36);
    let about = lines.iter().map(|(_, about)| width(about)).max().unwrap_or(0).min(ABOUT);
    let cells = typed + 4 + if about > 0 { about + 2 } else { 0 };
    let column = MARGIN + column(model, list).saturating_sub(2);
    let at = Rect {
        x: list.x + u16::try_from(column.min(usize::from(list.width).saturating_sub(cells))).unwrap_or(0),
        y: list.y + 2,
        width: u16::try_from(cells).unwrap_or(u16::MAX).min(list.width),
        height: u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(list.height.saturating_sub(2)),
    };
    let at = bare_frame(model, at, buf);
    for (n, (value, what)) in lines.iter().enumerate() {
        let Some(area) = row(at, n) else { break };
        let chosen = model.asking.chosen == Some(n);
        if chosen {
            buf.set_style(area, theme.selection);
        }
        let mut spans =
            vec![Span::raw(" "), Span::styled(fit(value, typed + 1), if chosen { theme.strong } else { theme.text })];
        if about > 0 {
            spans.push(Span::styled(fit(what, about + 2), if chosen { theme.text } else { theme.muted }));
        }
        put(buf, area, &Line::from(spans));
    }
}

/// Under which cell of the line what is offered would stand.
fn column(model: &Model, list: Rect) -> usize {
    let start = model.asking.offered.first().map_or(0, |Completion { range, .. }| range.start);
    let before: String = model.filter.value().chars().take(start).collect();
    width(&before).min(usize::from(list.width) / 2)
}
