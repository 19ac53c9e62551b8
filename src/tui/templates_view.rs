//! How the list of templates is drawn: what there is to choose above, how the selected one reads below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row};
use super::dialog::{TemplateChoice, TemplateList};
use super::model::Model;
use super::veil;
use crate::domain::cells::{cut, fit, width, wrap};
use crate::domain::text::clean_line;

/// The widest list with a preview that is still read at one glance.
const WIDEST: u16 = 92;
/// The most lines of the list.
const LINES: u16 = 14;
/// The fewest lines of the preview.
const PREVIEW: u16 = 8;

pub(super) fn draw(model: &Model, list: &TemplateList, area: Rect, buf: &mut Buffer) {
    let texts = &model.texts;
    let at = centre(area, area.width.saturating_sub(2).min(WIDEST), area.height.saturating_sub(2), buf);
    let title = match &list.writing {
        Some(writing) => texts.with("message-title", &[("client", clean_line(&writing.to.client.name).into())]),
        None => texts.with("templates-title", &[("n", list.lines.len().into())]),
    };
    let body = frame(model, &title, at, buf);
    let head = u16::from(list.writing.is_some());
    draw_route(model, list, body, buf);
    let count = u16::try_from(list.lines.len()).unwrap_or(u16::MAX);
    let rows = count.min(LINES).min(body.height.saturating_sub(head + PREVIEW + 2)).max(1);
    let lines = Rect { y: body.y + head, height: rows, ..body };
    draw_lines(model, list, lines, buf);
    let preview = Rect { y: lines.bottom(), height: body.bottom().saturating_sub(lines.bottom() + 1), ..body };
    draw_preview(model, list, preview, buf);
    let foot = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
    draw_foot(model, list, foot, buf);
}

/// By which way the message goes out.
fn draw_route(model: &Model, list: &TemplateList, area: Rect, buf: &mut Buffer) {
    let Some(writing) = &list.writing else { return };
    let Some(route) = writing.route() else { return };
    let said = model.texts.route(route, &writing.to);
    let text = model.texts.with("message-way", &[("route", veil::way(model, &said).into_owned().into())]);
    let count = format!("  {}/{}", writing.route + 1, writing.to.routes.len());
    let room = usize::from(area.width).saturating_sub(width(&count));
    put(
        buf,
        area,
        &Line::from(vec![
            Span::styled(cut(&text, room).into_owned(), model.theme.strong),
            Span::styled(count, model.theme.muted),
        ]),
    );
}

fn draw_lines(model: &Model, list: &TemplateList, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let wide = usize::from(area.width);
    let top = (list.selected + 1).saturating_sub(area.height.into());
    for (n, choice) in list.lines.iter().enumerate().skip(top) {
        let Some(at) = row(area, n - top) else { break };
        let selected = n == list.selected;
        if selected {
            buf.set_style(at, theme.selection);
        }
        let (name, about, style) = match choice {
            TemplateChoice::Template(template, fits) => {
                let hidden = template.hidden.then(|| texts.get("message-hidden"));
                let fits = fits.then(|| texts.get("cli-message-fits"));
                let used = texts.template_use(template);
                let about = [Some(used.as_str()).filter(|used| !used.is_empty()), fits, hidden];
                let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
                (texts.template(template), about, if template.hidden { theme.muted } else { theme.text })
            }
            TemplateChoice::Blank => (texts.get("message-blank").to_owned(), String::new(), theme.text),
            TemplateChoice::Log => (texts.get("message-just-log").to_owned(), String::new(), theme.text),
        };
        let room = wide.saturating_sub(2);
        let name_room = if about.is_empty() { room } else { (room / 2).min(34) };
        let mark = if selected { "▌ " } else { "  " };
        put(
            buf,
            at,
            &Line::from(vec![
                Span::styled(mark, theme.accent),
                Span::styled(fit(&name, name_room), if selected { theme.strong } else { style }),
                Span::styled(cut(&about, room - name_room).into_owned(), theme.muted),
            ]),
        );
    }
}

/// How the selected template reads.
fn draw_preview(model: &Model, list: &TemplateList, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    if let Some(rule) = row(area, 0) {
        let wide = usize::from(rule.width);
        let title = format!("── {} ", texts.get("message-preview"));
        let line = format!("{title}{}", "─".repeat(wide.saturating_sub(width(&title))));
        put(buf, rule, &Line::styled(line, theme.rule));
    }
    let mut lines: Vec<Line> = Vec::new();
    let wide = usize::from(area.width);
    match &list.preview {
        Some(Ok(filled)) => {
            if !filled.missing.is_empty() {
                let text = texts.with("message-missing", &[("what", texts.gaps(&filled.missing).into())]);
                lines.extend(wrap(&text, wide).into_iter().map(|line| Line::styled(line, theme.failure)));
            }
            if !filled.subject.is_empty() {
                let subject = texts.with("message-subject", &[("subject", clean_line(&filled.subject).into())]);
                lines.extend(wrap(&subject, wide).into_iter().map(|line| Line::styled(line, theme.strong)));
            }
            for line in filled.body.lines() {
                let said = veil::said(model, line).into_owned();
                let wrapped = wrap(&said, wide);
                // An empty line has no lines when it is wrapped.
                let wrapped = if wrapped.is_empty() { vec![String::new()] } else { wrapped };
                lines.extend(wrapped.into_iter().map(|line| Line::styled(line, theme.text)));
            }
        }
        Some(Err(why)) => {
            lines.extend(wrap(why, wide).into_iter().map(|line| Line::styled(line, theme.failure)));
        }
        None => {}
    }
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let room = usize::from(below.height);
    let hidden = lines.len() > room;
    for (n, line) in lines.iter().enumerate().take(room) {
        let Some(at) = row(below, n) else { break };
        if hidden && n + 1 == room {
            put(buf, at, &Line::styled("…", theme.muted));
        } else {
            put(buf, at, line);
        }
    }
}

fn draw_foot(model: &Model, list: &TemplateList, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let wide = usize::from(area.width);
    if let Some(problem) = &list.problem {
        return put(buf, area, &Line::styled(cut(problem, wide).into_owned(), theme.failure));
    }
    let hidden = list.template().is_some_and(|template| template.hidden);
    let hide = texts.get(if hidden { "message-show" } else { "message-hide" });
    let all = texts.get(if list.all { "message-fewer" } else { "message-all" });
    let key = if list.writing.is_some() { "message-foot" } else { "message-foot-manage" };
    let text = texts.with(key, &[("hide", hide.into()), ("all", all.into())]);
    put(buf, area, &Line::styled(cut(&text, wide).into_owned(), theme.muted));
}
