//! Drawing: the frame around every screen, and which parts lie in it. Reads the model and changes nothing.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::command::{Command, Entry, Group, Place, REGISTER};
use super::dialog::Dialog;
use super::model::{FRAME, Model, Mood, Screen};
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
    match (&model.card, model.screen) {
        _ if model.day.empty => screens::welcome::draw(model, body, buf),
        (Some(open), _) => screens::card::draw(model, open, body, buf),
        (None, Screen::Today) => screens::today::draw(model, body, buf),
        (None, Screen::Clients) => screens::clients::draw(model, body, buf),
    }
    draw_footer(model, footer, buf);
    if let Some(dialog) = &model.dialog {
        match dialog {
            Dialog::Form(form) => form_view::draw(model, form, area, buf),
            other => dialog_view::draw(model, other, area, buf),
        }
    }
}

/// Puts a line into an area, cut at its right edge.
pub(super) fn put(buf: &mut Buffer, area: Rect, line: &Line) {
    buf.set_line(area.x, area.y, line, area.width);
}

/// Clears a part of the screen for what is drawn over it. Wide letters that it would cut in half go whole: a terminal
/// would push what follows aside.
pub(super) fn clear(area: Rect, buf: &mut Buffer) {
    for y in area.top()..area.bottom() {
        if let Some(before) = area.x.checked_sub(1).and_then(|x| buf.cell_mut((x, y)))
            && text::width(before.symbol()) > 1
        {
            before.set_symbol(" ");
        }
    }
    Clear.render(area, buf);
}

/// The row `n` of an area; `None` below its end.
pub(super) fn row(area: Rect, n: usize) -> Option<Rect> {
    let n = u16::try_from(n).ok().filter(|n| *n < area.height)?;
    Some(Rect { y: area.y + n, height: 1, ..area })
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
            Mood::Failed => ("✗", theme.failure),
        };
        let text = text::cut(&notice.text, usize::from(area.width).saturating_sub(4)).into_owned();
        return put(buf, area, &Line::from(vec![Span::styled(format!(" {sign} "), style), Span::styled(text, style)]));
    }
    if let Some(working) = &model.working {
        return put(buf, area, &Line::from(vec![Span::raw(" … "), Span::styled(working.as_str(), theme.accent)]));
    }
    put(buf, area, &hints(model, model.place(), area.width.into()));
}

/// As many hints as fit, the help always among them.
pub(super) fn hints(model: &Model, place: Place, width: usize) -> Line<'static> {
    let hint = |command: Command| {
        let key = model.keymap.key(command)?;
        let name = model.texts.get(&command.entry().name_key()).to_owned();
        Some((key, name))
    };
    let cells = |(key, name): &(String, String)| text::width(key) + text::width(name) + 3;
    let help = hint(Command::Help).filter(|_| place != Place::FORM);
    let mut room = width.saturating_sub(1 + help.as_ref().map_or(0, cells));
    let mut chosen = Vec::new();
    let useful = |entry: &Entry| match (entry.command, &model.dialog) {
        _ if model.day.empty && (entry.needs_client() || entry.command == Command::Filter) => false,
        (Command::Editor, Some(Dialog::Form(form))) => form.takes_text(),
        (Command::Discard, Some(Dialog::Form(form))) => form.draft_key().is_some(),
        _ => true,
    };
    let commands = REGISTER.iter().filter(|entry| entry.hint && entry.place.meets(place) && useful(entry));
    for hint in commands.filter(|entry| entry.command != Command::Help).filter_map(|entry| hint(entry.command)) {
        // What is too long gives its place to a shorter one.
        if cells(&hint) <= room {
            room -= cells(&hint);
            chosen.push(hint);
        }
    }
    chosen.extend(help);
    let mut spans = vec![Span::raw(" ")];
    for (key, name) in chosen {
        spans.push(Span::styled(key, model.theme.key));
        spans.push(Span::styled(format!(" {name}  "), model.theme.muted));
    }
    Line::from(spans)
}

/// The help: every command that has a key, group by group.
pub(super) fn help(model: &Model) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(Line::raw(""));
        }
        lines.push(Line::styled(model.texts.get(group.key()).to_owned(), model.theme.accent));
        for entry in REGISTER.iter().filter(|entry| entry.group == group) {
            let keys = model.keymap.keys(entry.command).join(" ");
            let keys = if keys.is_empty() { format!(":{}", model.texts.get(&entry.name_key())) } else { keys };
            lines.push(Line::from(vec![
                Span::styled(text::fit(&keys, 14), model.theme.key),
                Span::raw(" "),
                Span::raw(model.texts.get(&entry.doc_key()).to_owned()),
            ]));
        }
    }
    lines.push(Line::raw(""));
    lines.push(Line::styled(model.texts.get("help-lights").to_owned(), model.theme.accent));
    for light in Light::ALL {
        lines.push(Line::from(vec![
            Span::styled(
                text::fit(&format!("{} {}", light.glyph(), model.texts.word(*light)), 14),
                model.theme.light(*light),
            ),
            Span::raw(" "),
            Span::raw(model.texts.get(&format!("help-light-{}", light.code())).to_owned()),
        ]));
    }
    lines
}

/// The lines of the body on a terminal of this height.
#[must_use]
pub fn body_height(rows: u16) -> u16 {
    rows.saturating_sub(FRAME)
}
