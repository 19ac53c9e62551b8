//! How it is drawn what taking files in would do: what is shown of which file, its parts in a row, and the part itself.

mod parts;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{bare_frame, centre, footed, list, put, row};
use super::dialog::{Doing, FieldMenu, Keeping, Part, Preview};
use super::model::Model;
use crate::domain::cells::{around, cut, fit, width, wrap_into};
use crate::domain::text::clean_line;

/// The widest that it is.
const WIDEST: u16 = 120;
/// The widest menu over it.
const MENU: u16 = 44;

pub(super) fn draw(model: &Model, preview: &Preview, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, WIDEST, area.height.saturating_sub(2), buf);
    let inner = usize::from(at.width).saturating_sub(4);
    let file = preview.incoming().map(|incoming| clean_line(&incoming.name)).unwrap_or_default();
    let title = texts.with("intake-title", &[("file", file.into())]);
    let room = footed(model, &title, &foot(model, preview, inner), at, buf);
    if let Some(area) = row(room, 0) {
        put(buf, area, &head(model, preview, inner));
    }
    if let Some(area) = row(room, 1) {
        put(buf, area, &tabs(model, preview, inner));
    }
    if let Some(area) = row(room, 2) {
        put(buf, area, &Line::styled("─".repeat(inner), theme.rule));
    }
    let below = Rect { y: room.y + 3, height: room.height.saturating_sub(3), ..room };
    match preview.part {
        Part::Summary => parts::summary(model, preview, below, buf),
        part => {
            let tall = if part == Part::Conflicts { 2 } else { 1 };
            list(model, (preview.len(part), tall, preview.selected()), below, buf, |n, selected| match part {
                Part::Columns => vec![parts::column(model, preview, n, inner, selected)],
                Part::Rows => vec![parts::row(model, preview, n, inner, selected)],
                Part::Conflicts => parts::conflict(model, preview, n, inner, selected),
                Part::Out | Part::Summary => vec![parts::left_out(model, preview, n, inner)],
            });
        }
    }
    if let Some(menu) = &preview.fields {
        draw_fields(model, menu, area, buf);
    }
    if let Some(Keeping::Known(names, selected)) = &preview.keeping {
        draw_names(model, names, *selected, area, buf);
    }
}

/// How a file is written, and which of several it is.
fn head(model: &Model, preview: &Preview, inner: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let said = preview.incoming().map(|incoming| texts.written_how(incoming)).unwrap_or_default();
    let of = preview.looked.brought.len();
    let which = if of > 1 {
        texts.with("intake-which", &[("at", (preview.at + 1).into()), ("of", of.into())])
    } else {
        String::new()
    };
    let room = inner.saturating_sub(width(&which) + 1);
    Line::from(vec![Span::styled(fit(&said, room), theme.text), Span::raw(" "), Span::styled(which, theme.accent)])
}

/// The parts with how many lines each has.
fn tabs(model: &Model, preview: &Preview, inner: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let mut spans = Vec::new();
    for part in preview.parts() {
        let name = texts.get(match part {
            Part::Summary => "intake-part-summary",
            Part::Columns => "intake-part-columns",
            Part::Rows => "intake-part-rows",
            Part::Conflicts => "intake-part-conflicts",
            Part::Out => "intake-part-out",
        });
        let here = part == preview.part;
        let style = match part {
            _ if here => theme.focus,
            Part::Conflicts | Part::Out => theme.failure,
            _ => theme.muted,
        };
        let count = (part != Part::Summary).then(|| texts.integer(int(preview.count(part))));
        let count = count.map(|count| format!(" {count}")).unwrap_or_default();
        spans.push(Span::styled(format!("{name}{count}"), style));
    }
    let wide: usize = spans.iter().map(Span::width).sum();
    let gap = if wide + 3 * spans.len() > inner { " " } else { "   " };
    Line::from(spans.into_iter().flat_map(|span| [span, Span::raw(gap)]).collect::<Vec<_>>())
}

/// What was wrong, what is being done, or what Enter does; and the keys of the part.
fn foot(model: &Model, preview: &Preview, inner: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let cut = |text: &str| cut(text, inner).into_owned();
    if let Some(Keeping::New(typed)) = &preview.keeping {
        let label = format!("{} ", texts.get("intake-map-name"));
        let (before, under, after) = around(typed.value(), typed.cursor(), inner.saturating_sub(width(&label)));
        let line = Line::from(vec![
            Span::styled(label, theme.focus),
            Span::raw(before.to_owned()),
            Span::styled(under.to_owned(), theme.cursor),
            Span::raw(after.to_owned()),
        ]);
        return vec![line, Line::styled(cut(texts.get("intake-map-foot")), theme.muted)];
    }
    let first = match (preview.doing, &preview.problem) {
        (Some(Doing::Looking), _) => vec![Line::styled(cut(&progress(model, "intake-looking")), theme.accent)],
        (Some(Doing::Taking), _) => vec![Line::styled(cut(&progress(model, "intake-taking")), theme.accent)],
        (Some(Doing::Stopping), _) => vec![Line::styled(cut(texts.get("intake-stopping")), theme.accent)],
        (None, Some(problem)) => {
            wrap_into(problem, inner, 2).into_iter().map(|line| Line::styled(line, theme.failure)).collect()
        }
        (None, None) => {
            let changes = preview.looked.reports.iter().any(|report| report.changes() > 0);
            let key = if changes { "intake-confirm" } else { "intake-nothing" };
            vec![Line::styled(cut(texts.get(key)), theme.accent)]
        }
    };
    let keys = texts.get(match preview.part {
        Part::Summary => "intake-foot-summary",
        Part::Columns => "intake-foot-columns",
        Part::Rows | Part::Out => "intake-foot-rows",
        Part::Conflicts => "intake-foot-conflicts",
    });
    first.into_iter().chain([Line::styled(cut(keys), theme.muted)]).collect()
}

/// What is being done, and how far it is where that is known.
pub(super) fn progress(model: &Model, key: &str) -> String {
    let texts = &model.texts;
    let what = texts.get(key);
    match model.jobs.step() {
        Some((done, of)) => {
            texts.with("intake-step", &[("what", what.into()), ("done", done.into()), ("of", of.into())])
        }
        None => texts.with("intake-no-step", &[("what", what.into())]),
    }
}

/// The fields that a column can be for.
fn draw_fields(model: &Model, menu: &FieldMenu, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let count = menu.shown().len();
    let rows = u16::try_from(count + 4).unwrap_or(u16::MAX).min(area.height.saturating_sub(4)).max(6);
    let at = centre(area, MENU, rows, buf);
    let body = bare_frame(model, at, buf);
    let body = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let inner = usize::from(body.width);
    if let Some(area) = row(body, 0) {
        let title = model.texts.with("intake-fields", &[("column", clean_line(&menu.header).into())]);
        put(buf, area, &Line::styled(cut(&title, inner).into_owned(), theme.accent));
    }
    if let Some(area) = row(body, 1) {
        let (before, under, after) = around(menu.typed.value(), menu.typed.cursor(), inner.saturating_sub(2));
        put(
            buf,
            area,
            &Line::from(vec![
                Span::styled("> ", theme.focus),
                Span::raw(before.to_owned()),
                Span::styled(under.to_owned(), theme.cursor),
                Span::raw(after.to_owned()),
            ]),
        );
    }
    let names: Vec<&str> = menu.shown().collect();
    let below = Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body };
    list(model, (count, 1, menu.selected), below, buf, |n, selected| {
        let style = if selected { theme.strong } else { theme.text };
        vec![Line::styled(cut(names[n], inner).into_owned(), style)]
    });
}

/// The names under which it was kept what columns are for.
fn draw_names(model: &Model, names: &[String], selected: usize, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let rows = u16::try_from(names.len() + 3).unwrap_or(u16::MAX).min(area.height.saturating_sub(4));
    let at = centre(area, MENU, rows, buf);
    let body = bare_frame(model, at, buf);
    let body = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
    let inner = usize::from(body.width);
    if let Some(area) = row(body, 0) {
        put(buf, area, &Line::styled(cut(model.texts.get("intake-maps"), inner).into_owned(), theme.accent));
    }
    let below = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
    list(model, (names.len(), 1, selected), below, buf, |n, selected| {
        let style = if selected { theme.strong } else { theme.text };
        vec![Line::styled(cut(&clean_line(&names[n]), inner).into_owned(), style)]
    });
}

fn int(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
