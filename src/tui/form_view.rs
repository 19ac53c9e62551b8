//! How a form is drawn: over the screen, its labels in a column, what each field says of itself beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{clear, frame, put, row};
use super::command::Place;
use super::form::{Area, Choice, Field, Form, Input, Name, Section, Tone};
use super::help::hints;
use super::model::Model;
use super::theme::Theme;
use crate::domain::cells::{around, cut, fit, width, wrap, wrap_into};

/// The widest form that is still read at one glance.
const WIDEST: u16 = 92;
/// The column of the labels.
const LABEL: usize = 13;
/// The column of the labels of the user's own fields.
const OWN_LABEL: usize = 27;
/// Lines below a text that say how it is understood.
const KEPT: usize = 3;
/// Lines below the fields: the keys stand on the last, and what is wrong may take both.
const FOOT: u16 = 2;
/// What is typed on a line before what the field says of it.
const LINE: usize = 28;

/// The rows that a field takes at least, and how many more it would like.
struct Need {
    rows: u16,
    more: u16,
}

pub(super) fn draw(model: &Model, form: &Form, area: Rect, buf: &mut Buffer) {
    let outer = area.width.saturating_sub(2).min(WIDEST);
    let inner = usize::from(outer).saturating_sub(4);
    // All parts of a form are as tall as the tallest, so that nothing jumps when one turns the page.
    let sections = form.sections();
    let tabs = u16::from(sections.len() > 1) * 2;
    let room = area.height.saturating_sub(5 + tabs);
    let tall = |section: &Section| heights(form, *section, inner, area.height, room).iter().sum::<u16>();
    let all = sections.iter().map(tall).max().unwrap_or(0);
    let heights = heights(form, form.section(), inner, area.height, room);
    let height = (all + 4 + tabs).min(area.height);
    let at =
        Rect { x: area.x + (area.width - outer) / 2, y: area.y + (area.height - height) / 2, width: outer, height };
    clear(at, buf);
    let title = format!("{} · {}", model.texts.get(form.purpose.key()), form.title);
    let body = frame(model, &title, at, buf);
    let (y, height) = (body.y + tabs, body.height.saturating_sub(FOOT + tabs));
    let fields = Rect { y, height, ..body };
    let foot = Rect { y: fields.bottom(), height: body.bottom() - fields.bottom(), ..body };
    if tabs > 0 {
        draw_tabs(model, form, &sections, body, buf);
    }
    draw_fields(model, form, &heights, fields, buf);
    draw_foot(model, form, foot, buf);
}

/// The rows of the fields of one part of a form; with more room those that would like more have it.
fn heights(form: &Form, section: Section, inner: usize, screen: u16, room: u16) -> Vec<u16> {
    let fields = form.fields.iter().filter(|field| field.section == section);
    let needs: Vec<Need> = fields.map(|field| need(field, inner, screen)).collect();
    let mut spare = room.saturating_sub(needs.iter().map(|need| need.rows).sum());
    let mut height = |need: &Need| {
        let more = need.more.min(spare);
        spare -= more;
        need.rows + more
    };
    needs.iter().map(&mut height).collect()
}

/// The parts of the form, of which one is shown.
fn draw_tabs(model: &Model, form: &Form, sections: &[Section], area: Rect, buf: &mut Buffer) {
    let (theme, shown) = (&model.theme, form.section());
    let wrong = |section: Section| {
        let wrong = |field: &&Field| field.said.as_ref().is_some_and(|said| said.tone == Tone::Wrong);
        form.fields.iter().filter(|field| field.section == section).any(|field| wrong(&field))
    };
    let mut spans = Vec::new();
    for section in sections {
        let word = model.texts.word(*section);
        let style = if *section == shown { theme.focus } else { theme.muted };
        let (open, close) = if *section == shown { ("[", "]") } else { (" ", " ") };
        spans.push(Span::styled(format!("{open}{word}{close}"), style));
        if wrong(*section) {
            spans.push(Span::styled("✗", theme.failure));
        }
        spans.push(Span::raw(" "));
    }
    let said: usize = spans.iter().map(|span| width(&span.content)).sum();
    let keys = model.texts.get("form-sections");
    let room = usize::from(area.width).saturating_sub(said);
    if width(keys) <= room {
        spans.push(Span::styled(format!("{}{keys}", " ".repeat(room - width(keys))), theme.muted));
    }
    put(buf, area, &Line::from(spans));
    if let Some(rule) = row(area, 1) {
        put(buf, rule, &Line::styled("─".repeat(rule.width.into()), theme.rule));
    }
}

/// The rows that a field takes where a screen shows some of a form's fields.
pub(super) fn rows(form: &Form, name: Name, width: usize) -> u16 {
    form.field(name).map_or(0, |field| need(field, width, u16::MAX).rows)
}

/// Draws some fields of a form, in this order; the focused one only if keys go there.
pub(super) fn draw_some(model: &Model, form: &Form, names: &[Name], typing: bool, area: Rect, buf: &mut Buffer) {
    let focus = form.focused().map(|field| field.name).filter(|_| typing);
    let mut y = area.y;
    for field in names.iter().filter_map(|name| form.field(*name)) {
        let height = rows(form, field.name, area.width.into());
        if y + height > area.bottom() {
            break;
        }
        draw_field(model, field, Some(field.name) == focus, Rect { y, height, ..area }, buf);
        y += height;
    }
}

/// How wide the label of a field is with what sets it apart: the user's own fields are called as the user likes.
fn label_column(field: &Field) -> usize {
    if field.own.is_some() { OWN_LABEL } else { LABEL }
}

fn need(field: &Field, inner: usize, screen: u16) -> Need {
    let room = inner.saturating_sub(label_column(field));
    match &field.input {
        Input::Line(_) => Need { rows: 1, more: 0 },
        Input::Choice(choice) => {
            let rows = choice_rows(choice, room).len().clamp(1, 3);
            Need { rows: u16::try_from(rows).unwrap_or(1), more: 0 }
        }
        // A list of ways or people wants few lines, a text wants what there is.
        Input::Area(_) if matches!(field.name, Name::Channels | Name::Contacts) => {
            Need { rows: if screen < 30 { 2 } else { 3 }, more: 2 }
        }
        Input::Area(_) if field.name == Name::Script => {
            Need { rows: 9 + u16::try_from(kept_lines(field, room).len()).unwrap_or(0), more: 12 }
        }
        // The text of a message wants to be seen whole.
        Input::Area(_) if field.name == Name::Body => {
            Need { rows: 6 + u16::try_from(kept_lines(field, room).len()).unwrap_or(0), more: 14 }
        }
        Input::Area(_) if field.name == Name::Occasions => Need { rows: 6, more: 6 },
        Input::Area(_) => Need { rows: 3 + u16::try_from(kept_lines(field, room).len()).unwrap_or(0), more: 7 },
    }
}

/// Draws the fields from the first one on that leaves the focused one on the screen.
fn draw_fields(model: &Model, form: &Form, heights: &[u16], area: Rect, buf: &mut Buffer) {
    let section = form.section();
    let fields: Vec<(usize, &Field)> =
        form.fields.iter().enumerate().filter(|(_, field)| field.section == section).collect();
    let focus = fields.iter().position(|(n, _)| *n == form.focus).unwrap_or(0);
    let until_focus = |from: usize| heights.iter().skip(from).take(focus + 1 - from).sum::<u16>();
    let from = (0..=focus).find(|from| until_focus(*from) <= area.height).unwrap_or(focus);
    let mut y = area.y;
    for ((n, field), height) in fields.iter().zip(heights).skip(from) {
        if y + height > area.bottom() {
            break;
        }
        draw_field(model, field, *n == form.focus, Rect { y, height: *height, ..area }, buf);
        y += height;
    }
}

fn draw_field(model: &Model, field: &Field, focused: bool, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let label = field.own.as_ref().map_or_else(|| model.texts.word(field.name), |own| own.name.as_str());
    let style = if focused { theme.focus } else { theme.muted };
    let mark = if focused { "▸ " } else { "  " };
    let column = label_column(field);
    let label = fit(label, column - 3);
    put(buf, area, &Line::from(vec![Span::styled(mark, style), Span::styled(label, style)]));
    let offset = u16::try_from(column).unwrap_or(0);
    let value = Rect { x: area.x + offset, width: area.width.saturating_sub(offset), ..area };
    match &field.input {
        Input::Line(line) => draw_line(theme, field, line, focused, value, buf),
        Input::Choice(choice) => {
            for (n, line) in choice_lines(theme, choice, focused, value.width.into()).iter().enumerate() {
                if let Some(area) = row(value, n) {
                    put(buf, area, line);
                }
            }
        }
        Input::Area(area) => draw_area(theme, field, area, focused, value, buf),
    }
}

fn tone(theme: &Theme, tone: Tone) -> ratatui::style::Style {
    match tone {
        Tone::Understood => theme.success,
        Tone::Advice => theme.muted,
        Tone::Wrong => theme.failure,
    }
}

fn draw_line(theme: &Theme, field: &Field, line: &tui_input::Input, focused: bool, area: Rect, buf: &mut Buffer) {
    let all = usize::from(area.width);
    let typed = line.value();
    let said = field.said.as_ref();
    let wide = width(typed) + 2;
    let room = if said.is_some() { LINE.max(wide).min(all * 2 / 3) } else { all };
    let mut spans = if focused {
        let (before, under, after) = around(typed, line.cursor(), room);
        vec![Span::raw(before), Span::styled(under, theme.cursor), Span::raw(after)]
    } else {
        vec![Span::raw(cut(typed, room))]
    };
    if field.offered {
        // An offer looks like one: it waits to be accepted or typed over.
        spans = spans.into_iter().map(|span| span.patch_style(theme.muted)).collect();
    }
    if let Some(said) = said {
        // Advice on an empty field stands where one would type.
        let column = if typed.is_empty() { if focused { 2 } else { 0 } } else { room };
        let taken: usize = spans.iter().map(|span| width(&span.content)).sum();
        spans.push(Span::raw(" ".repeat(column.saturating_sub(taken))));
        let text = match said.tone {
            Tone::Wrong => "✗",
            Tone::Understood | Tone::Advice => said.text.as_str(),
        };
        let text = cut(text, all.saturating_sub(column.max(taken))).into_owned();
        spans.push(Span::styled(text, tone(theme, said.tone)));
    }
    put(buf, area, &Line::from(spans));
}

fn draw_area(theme: &Theme, field: &Field, text: &Area, focused: bool, area: Rect, buf: &mut Buffer) {
    let kept = kept_lines(field, area.width.into());
    let below = u16::try_from(kept.len()).unwrap_or(0).min(area.height.saturating_sub(1));
    let foot = Rect { y: area.bottom() - below, height: below, ..area };
    for (n, line) in kept.into_iter().enumerate() {
        if let Some(at) = row(foot, n) {
            let style = field.said.as_ref().map_or(theme.success, |said| tone(theme, said.tone));
            put(buf, at, &Line::styled(line, style));
        }
    }
    let area = Rect { height: area.height - below, ..area };
    text.draw(theme.text, if focused { theme.cursor } else { theme.text }, area, buf);
    let empty = text.lines().iter().all(String::is_empty);
    if let Some(said) = field.said.as_ref().filter(|said| !said.text.is_empty()) {
        let style = tone(theme, said.tone);
        if !empty && field.name == Name::Occasions && said.tone == Tone::Understood {
            // How each line is understood stands below them.
            let taken = u16::try_from(text.lines().len() + 1).unwrap_or(u16::MAX);
            let below = Rect { y: area.y.saturating_add(taken), height: area.height.saturating_sub(taken), ..area };
            for (n, line) in said.text.lines().enumerate() {
                if let Some(at) = row(below, n) {
                    put(buf, at, &Line::styled(cut(line, at.width.into()).into_owned(), style));
                }
            }
        }
        if empty {
            let start = u16::from(focused) * 2;
            let at = Rect { x: area.x + start, width: area.width.saturating_sub(start), ..area };
            for (n, line) in wrap(&said.text, at.width.into()).iter().enumerate() {
                if let Some(at) = row(at, n) {
                    put(buf, at, &Line::styled(line.clone(), style));
                }
            }
        }
    }
}

/// What is understood of a text, to stand below it.
fn kept_lines(field: &Field, room: usize) -> Vec<String> {
    // What is wrong with a text of several lines takes more than the line at the end of the form.
    let said = field.said.as_ref().filter(|said| said.tone == Tone::Understood || field.name == Name::Script);
    said.map(|said| wrap(&said.text, room).into_iter().take(KEPT).collect()).unwrap_or_default()
}

/// The options, each with the digit that chooses it, broken into lines.
fn choice_rows(choice: &Choice, room: usize) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = vec![Vec::new()];
    let mut taken = 0;
    for (n, (_, word)) in choice.options.iter().enumerate() {
        let cells = width(word) + 4;
        if taken + cells > room && taken > 0 {
            rows.push(Vec::new());
            taken = 0;
        }
        taken += cells;
        if let Some(row) = rows.last_mut() {
            row.push(n);
        }
    }
    rows
}

fn choice_lines(theme: &Theme, choice: &Choice, focused: bool, room: usize) -> Vec<Line<'static>> {
    let option = |n: usize| {
        let word = choice.options.get(n).map(|(_, word)| word.clone()).unwrap_or_default();
        let chosen = n == choice.chosen;
        let digit = if n < 9 { (n + 1).to_string() } else { " ".to_owned() };
        let style = match (chosen, focused) {
            (true, true) => theme.focus,
            (true, false) => theme.strong,
            (false, _) => theme.muted,
        };
        let (open, close) = if chosen { ("[", "]") } else { (" ", " ") };
        vec![
            Span::styled(open, style),
            Span::styled(digit, if focused { theme.key } else { style }),
            Span::styled(format!(" {word}{close}"), style),
        ]
    };
    choice_rows(choice, room)
        .into_iter()
        .map(|row| Line::from(row.into_iter().flat_map(option).collect::<Vec<_>>()))
        .collect()
}

fn draw_foot(model: &Model, form: &Form, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    if let Some(wrong) = wrong(form) {
        let lines = wrap_into(&wrong, area.width.into(), area.height.into());
        for (line, y) in lines.into_iter().rev().zip((area.y..area.bottom()).rev()) {
            put(buf, Rect { y, height: 1, ..area }, &Line::styled(line, theme.failure));
        }
        return;
    }
    if form.recovered {
        let recovered = cut(model.texts.get("form-recovered"), area.width.into()).into_owned();
        put(buf, area, &Line::styled(recovered, theme.success));
    }
    let Some(area) = row(area, usize::from(area.height.saturating_sub(1))) else { return };
    let mut line = hints(model, Place::FORM, area.width.into());
    let next = if form.fields.len() == 1 { "form-foot-one" } else { "form-foot" };
    let next = model.texts.get(next);
    if line.width() + width(next) <= area.width.into() {
        line.spans.push(Span::styled(next.to_owned(), theme.muted));
    }
    put(buf, area, &line);
}

/// Why the form was not saved, or what is wrong with a date: beside the date there is no room to say it.
fn wrong(form: &Form) -> Option<String> {
    let said = form.focused().and_then(|field| Some((field, field.said.as_ref()?)));
    if let Some(problem) = form.problem.as_ref().filter(|problem| said.is_none_or(|(_, said)| said.text != **problem)) {
        return Some(format!("✗ {problem}"));
    }
    let (field, said) = said?;
    (said.tone == Tone::Wrong && field.name != Name::Script).then(|| said.text.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Code;
    use crate::i18n::{Locale, Texts};

    #[test]
    fn no_label_of_a_field_is_cut() {
        for locale in ["es-PE", "en-US"] {
            let texts = Texts::new(Locale::parse(locale));
            // The user's own fields are called as the user likes.
            for name in Name::ALL.iter().filter(|name| **name != Name::Own) {
                let label = texts.word(*name);
                assert_eq!(fit(label, LABEL - 3).trim_end(), label, "{locale}");
            }
        }
    }
}
