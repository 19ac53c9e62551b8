//! How the line that logs in one go is drawn: the line with its tokens, and below it how each is understood.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use super::canvas::{centre, frame, put, row, scroll};
use super::dialog::capture::Capture;
use super::model::Model;
use super::veil;
use crate::agenda::{ClientRow, Meant};
use crate::domain::capture::{Part, REFERENCE};
use crate::domain::cells::{cut, fit, width, wrap};

/// The widest line that is still read at one glance.
const WIDEST: u16 = 92;
/// Rows of the dialog, so that it stays where it is while one types.
const ROWS: u16 = 17;
/// The column of the labels.
const LABEL: usize = 16;
/// Rows that a long line may take up.
const LINES: usize = 4;

pub(super) fn draw(model: &Model, capture: &Capture, area: Rect, buf: &mut Buffer) {
    let columns = area.width.saturating_sub(4).min(WIDEST);
    let texts = &model.texts;
    if let Some(top) = capture.help {
        let lines = help(model, columns.saturating_sub(4).into());
        let at = centre(area, columns, help_height(area.height), buf);
        let body = frame(model, texts.get("capture-help-title"), at, buf);
        return scroll(&lines, top.min(most_help(model)), body, buf);
    }
    let at = centre(area, columns, ROWS.min(area.height.saturating_sub(2)), buf);
    let body = frame(model, texts.get("capture-title"), at, buf);
    let room = usize::from(body.width);
    let typed = typed_rows(model, capture, room);
    let lines = typed.len().min(LINES);
    for (n, line) in typed.iter().enumerate() {
        if let Some(area) = row(body, n) {
            put(buf, area, line);
        }
    }
    let below = u16::try_from(lines + 1).unwrap_or(u16::MAX);
    let rest = Rect { y: body.y + below, height: body.height.saturating_sub(below + 2), ..body };
    for (n, line) in rows(model, capture, room, rest.height.into()).iter().enumerate() {
        if let Some(area) = row(rest, n) {
            put(buf, area, line);
        }
    }
    let foot = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
    put(buf, foot, &foot_line(model, capture, room));
}

/// Two lines for each row of the reference, and the frame.
fn help_height(screen: u16) -> u16 {
    u16::try_from(REFERENCE.len() * 2 + 2).unwrap_or(u16::MAX).min(screen.saturating_sub(2))
}

/// The furthest that the help scrolls.
pub(super) fn most_help(model: &Model) -> usize {
    (REFERENCE.len() * 2 + 2).saturating_sub(help_height(model.size.1).into())
}

/// What is typed, broken into rows of which those around the cursor are shown.
fn typed_rows(model: &Model, capture: &Capture, room: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let value = capture.typed.value();
    if value.is_empty() {
        let example = cut(model.texts.get("capture-example"), room.saturating_sub(2)).into_owned();
        return vec![Line::from(vec![
            Span::styled(" ", theme.cursor),
            Span::raw(" "),
            Span::styled(example, theme.muted),
        ])];
    }
    let cursor = value.char_indices().nth(capture.typed.cursor()).map_or(value.len(), |(at, _)| at);
    let style = |at: usize| style(model, capture, at);
    let mut rows: Vec<Vec<(usize, String, Style)>> = vec![Vec::new()];
    let mut taken = 0;
    for (at, word) in value.split_word_bound_indices() {
        // A word that does not fit begins a row; one that fits into none is broken.
        let cells = width(word);
        if taken + cells > room && cells <= room && !word.trim().is_empty() {
            rows.push(Vec::new());
            taken = 0;
        }
        for (n, grapheme) in word.grapheme_indices(true) {
            let cells = width(grapheme);
            if taken + cells > room {
                rows.push(Vec::new());
                taken = 0;
            }
            taken += cells;
            if let Some(row) = rows.last_mut() {
                row.push((at + n, grapheme.to_owned(), style(at + n)));
            }
        }
    }
    if cursor == value.len() {
        if taken + 1 > room {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push((cursor, " ".to_owned(), Style::new()));
        }
    }
    let here = rows.iter().position(|row| row.last().is_some_and(|(at, ..)| *at >= cursor)).unwrap_or(0);
    let first = (here + 1).saturating_sub(LINES);
    rows.into_iter()
        .skip(first)
        .take(LINES)
        .map(|row| {
            let under = row.iter().rposition(|(at, ..)| *at <= cursor);
            let last = row.last().map_or(0, |(at, ..)| *at);
            let first = row.first().map_or(usize::MAX, |(at, ..)| *at);
            let span = |(n, (_, text, style)): (usize, (usize, String, Style))| {
                let here = Some(n) == under && (first..=last).contains(&cursor);
                Span::styled(text, if here { style.patch(theme.cursor) } else { style })
            };
            row.into_iter().enumerate().map(span).collect()
        })
        .collect()
}

/// The style of what stands at a place of the line: by its meaning, or as what is not understood.
fn style(model: &Model, capture: &Capture, at: usize) -> Style {
    let line = &capture.understood.line;
    if line.troubles.iter().any(|(span, _)| span.contains(&at)) {
        return model.theme.failure;
    }
    let part = line.parts.iter().find(|(span, _)| span.contains(&at)).map_or(Part::Note, |(_, part)| *part);
    model.theme.part(part)
}

/// How the line is understood, a row for each thing, as far as there is room.
fn rows(model: &Model, capture: &Capture, room: usize, most: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let understood = &capture.understood;
    let label = |part: Part| Span::styled(fit(texts.word(part), LABEL), theme.muted);
    let value = |text: &str| cut(text, room.saturating_sub(LABEL)).into_owned();
    let mut rows = Vec::new();
    if capture.typed.value().trim().is_empty() {
        if let (None, Some(row)) = (&understood.line.client, one(&understood.meant)) {
            rows.push(client_row(model, capture, row, label(Part::Client), room));
        }
        return rows;
    }
    match &understood.meant {
        Meant::One(row) => rows.push(client_row(model, capture, row, label(Part::Client), room)),
        Meant::Nobody => rows
            .push(Line::from(vec![label(Part::Client), Span::styled(value(texts.get("capture-nobody")), theme.muted)])),
        Meant::Several(_) | Meant::Unknown(_) => rows.extend(choices(model, capture, room, most.saturating_sub(5))),
    }
    for (part, text) in texts.captured(understood, model.date) {
        let foreign = matches!(part, Part::Note | Part::Amount | Part::Expense | Part::Topic);
        let text = if foreign { veil::said(model, &text).into_owned() } else { text };
        rows.push(Line::from(vec![label(part), Span::styled(value(&text), theme.text)]));
    }
    let remind = model.agenda.rules().awaiting_reply.0;
    if let Some(next) = texts.captured_next(understood, remind, model.date) {
        let style = if understood.line.next.is_some() { theme.text } else { theme.muted };
        rows.push(Line::from(vec![label(Part::Next), Span::styled(value(&next), style)]));
    }
    let troubles = troubles(model, capture, room, most.saturating_sub(rows.len()).max(most / 3));
    rows.truncate(most.saturating_sub(troubles.len()));
    rows.extend(troubles.into_iter().map(|line| Line::styled(line, theme.failure)));
    rows
}

/// What is not understood, and why, in at most so many rows.
fn troubles(model: &Model, capture: &Capture, room: usize, most: usize) -> Vec<String> {
    let room = room.saturating_sub(2);
    let said = |trouble| {
        let lines = wrap(&model.texts.trouble(trouble), room).into_iter().enumerate();
        lines.map(|(n, line)| format!("{}{line}", if n == 0 { "✗ " } else { "  " }))
    };
    let mut lines: Vec<String> =
        capture.understood.line.troubles.iter().flat_map(|(_, trouble)| said(trouble)).collect();
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            *last = format!("{}…", cut(last, room));
        }
    }
    lines
}

fn one(meant: &Meant) -> Option<&ClientRow> {
    if let Meant::One(row) = meant { Some(row) } else { None }
}

/// The client who is meant: the light, the name, and where.
fn client_row(model: &Model, capture: &Capture, row: &ClientRow, label: Span<'static>, room: usize) -> Line<'static> {
    let theme = &model.theme;
    let mut spans = vec![label];
    spans.extend(named(model, row, room.saturating_sub(LABEL + 2)));
    let at_hand = capture.understood.line.client.is_none();
    let more = match (at_hand, &row.city, &row.company) {
        (true, ..) => model.texts.get("capture-at-hand").to_owned(),
        (false, _, Some(place)) | (false, Some(place), None) => veil::other(model, place).to_owned(),
        (false, None, None) => String::new(),
    };
    let taken: usize = spans.iter().map(|span| width(&span.content)).sum();
    // A long name needs the room itself.
    if !more.is_empty() && taken + 3 + width(&more) <= room {
        spans.push(Span::styled(format!(" · {more}"), theme.muted));
    }
    Line::from(spans)
}

/// The light and the name of a client.
fn named(model: &Model, row: &ClientRow, room: usize) -> Vec<Span<'static>> {
    let theme = &model.theme;
    let (sign, style) = match row.light.light(model.date) {
        Some(light) => (light.glyph(), theme.light(light)),
        None => (" ", theme.muted),
    };
    let name = cut(veil::name(model, row.id, &row.name), room).into_owned();
    vec![Span::styled(format!("{sign} "), style), Span::styled(name, theme.strong)]
}

/// The clients to choose from, and somebody new.
fn choices(model: &Model, capture: &Capture, room: usize, most: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let typed = capture.understood.line.client.clone().unwrap_or_default();
    let typed = ("typed", cut(&typed, 40).into_owned().into());
    let unknown = matches!(capture.understood.meant, Meant::Unknown(_));
    let mut said = texts.with(if unknown { "capture-unknown" } else { "capture-several" }, &[typed]);
    if unknown && !capture.candidates().is_empty() {
        said = format!("{said} {}", texts.get("capture-near"));
    }
    let mut rows = vec![Line::styled(cut(&said, room).into_owned(), if unknown { theme.failure } else { theme.muted })];
    let mut lines: Vec<Vec<Span>> = capture
        .candidates()
        .iter()
        .map(|row| {
            let mut spans = named(model, row, room.saturating_sub(4));
            let place = [row.company.as_deref(), row.city.as_deref()].into_iter().flatten().next();
            spans.extend(place.map(|place| Span::styled(format!(" · {}", veil::other(model, place)), theme.muted)));
            spans
        })
        .collect();
    if let Some(name) = capture.new_name() {
        let text = texts.with("capture-create", &[("name", name.into())]);
        lines.push(vec![Span::styled("+ ", theme.accent), Span::raw(text)]);
    }
    let most = most.saturating_sub(1).max(1);
    let first = (capture.selected + 1).saturating_sub(most);
    for (n, spans) in lines.into_iter().enumerate().skip(first).take(most) {
        let marked = n == capture.selected;
        let mark = match (marked, capture.chosen) {
            (true, true) => Span::styled("▸ ", theme.focus),
            (true, false) => Span::styled("› ", theme.muted),
            (false, _) => Span::raw("  "),
        };
        let mut spans: Vec<Span> = std::iter::once(mark).chain(spans).collect();
        let mut left = room;
        for span in &mut spans {
            span.content = cut(&span.content, left).into_owned().into();
            left -= width(&span.content);
        }
        let line = Line::from(spans);
        rows.push(if marked && capture.chosen { line.patch_style(theme.selection) } else { line });
    }
    rows
}

fn foot_line(model: &Model, capture: &Capture, room: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    if let Some(problem) = &capture.problem {
        return Line::styled(cut(&format!("✗ {problem}"), room).into_owned(), theme.failure);
    }
    let keys = match capture.choices() {
        0 if capture.is_bare() => "capture-foot-bare",
        0 => "capture-foot",
        _ => "capture-foot-choose",
    };
    let mut line = format!("{} · {}", texts.get(keys), texts.get("capture-foot-help"));
    if capture.recovered {
        line = format!("{line} · {}", texts.get("form-recovered"));
    }
    Line::styled(cut(&line, room).into_owned(), theme.muted)
}

/// What can be written in a line, with an example of each.
fn help(model: &Model, room: usize) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let rows: Vec<[&str; 3]> = REFERENCE.iter().map(|row| model.texts.example(row)).collect();
    let wide = rows.iter().map(|[token, ..]| width(token)).max().unwrap_or(0) + 2;
    let mut lines = Vec::new();
    for [token, means, example] in rows {
        let left = room.saturating_sub(wide);
        lines.push(Line::from(vec![
            Span::styled(fit(token, wide), theme.key),
            Span::raw(cut(means, left).into_owned()),
        ]));
        lines.push(Line::from(vec![
            Span::raw(" ".repeat(wide)),
            Span::styled(cut(example, left).into_owned(), theme.muted),
        ]));
    }
    lines
}
