//! How the dialog that chooses files is drawn: where one is, what is typed, and what lies there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, footed, list, put, row};
use super::dialog::Picker;
use super::model::Model;
use super::paths;
use crate::domain::cells::{around, cut, fit, fit_right, width, wrap};
use crate::domain::text::clean_line;
use crate::exchange::folder::{Found, What};

/// The widest that it is.
const WIDEST: u16 = 96;
/// The columns of the format and of the size.
const FORMAT: usize = 20;
const SIZE: usize = 9;

pub(super) fn draw(model: &Model, picker: &Picker, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, WIDEST, area.height.saturating_sub(2), buf);
    let inner = usize::from(at.width).saturating_sub(4);
    let room = footed(model, texts.get("picker-title"), &foot(model, picker, inner), at, buf);
    if let Some(area) = row(room, 0) {
        // Of a long path the end tells where one is.
        let path = clean_line(&paths::short(&picker.target().0));
        put(buf, area, &Line::styled(end_of(&path, inner), theme.accent));
    }
    if let Some(area) = row(room, 1) {
        let (before, under, after) = around(picker.typed.value(), picker.typed.cursor(), inner.saturating_sub(2));
        put(
            buf,
            area,
            &Line::from(vec![
                Span::styled("> ", theme.focus),
                Span::raw(clean_line(before)),
                Span::styled(clean_line(under), theme.cursor),
                Span::raw(clean_line(after)),
            ]),
        );
    }
    let below = Rect { y: room.y + 2, height: room.height.saturating_sub(2), ..room };
    let found: Vec<&Found> = picker.shown().collect();
    if found.is_empty() && picker.listed.is_some() && picker.problem.is_none() {
        let key = if picker.target().1.is_empty() { "picker-empty" } else { "picker-none" };
        put(buf, below, &Line::styled(texts.get(key).to_owned(), theme.muted));
    }
    list(model, (found.len(), 1, picker.selected), below, buf, |n, selected| {
        vec![line(model, picker, found[n], selected, inner)]
    });
}

fn line(model: &Model, picker: &Picker, found: &Found, selected: bool, inner: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let mark = if picker.marked.contains(&found.path) { "✓ " } else { "  " };
    let name = clean_line(&found.name);
    let (name, style, format, size) = match found.what {
        What::Folder => (format!("{name}/"), theme.accent, String::new(), String::new()),
        What::File(format, bytes) => (name, theme.text, texts.word(format).to_owned(), texts.bytes(bytes)),
        What::Other => (name, theme.muted, String::new(), String::new()),
    };
    Line::from(vec![
        Span::styled(mark, theme.success),
        Span::styled(
            fit(&name, inner.saturating_sub(FORMAT + SIZE + 3)),
            if selected && found.what != What::Other { theme.strong } else { style },
        ),
        Span::raw(" "),
        Span::styled(fit(&format, FORMAT), theme.muted),
        Span::styled(fit_right(&size, SIZE), theme.muted),
    ])
}

/// What was not read and why, what is being read, how many are marked, and the keys.
fn foot(model: &Model, picker: &Picker, inner: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let mut foot: Vec<Line> = Vec::new();
    if model.jobs.is_running() && picker.listed.is_some() {
        foot.push(Line::styled(super::preview_view::progress(model, "intake-reading"), theme.accent));
    } else if let Some(locked) = &picker.locked {
        let wrong = locked.wrong.as_deref().unwrap_or_default();
        foot.extend(wrap(wrong, inner).into_iter().take(3).map(|line| Line::styled(line, theme.failure)));
        let name = locked.first.file_name().map(|name| clean_line(&name.to_string_lossy())).unwrap_or_default();
        let question = texts.with("vault-ask", &[("name", end_of(&name, inner / 2).into())]);
        foot.push(Line::styled(cut(&question, inner).into_owned(), theme.strong));
        let letters = locked.typed.letters().min(inner.saturating_sub(3));
        foot.push(Line::from(vec![
            Span::styled("> ", theme.focus),
            Span::raw("•".repeat(letters)),
            Span::styled(" ", theme.cursor),
        ]));
        let keys = wrap(texts.get("picker-locked-foot"), inner).into_iter();
        foot.extend(keys.map(|line| Line::styled(line, theme.muted)));
        return foot;
    } else if let Some(problem) = &picker.problem {
        let lines = wrap(problem, inner).into_iter().take(3);
        foot.extend(lines.map(|line| Line::styled(line, theme.failure)));
    } else if !picker.marked.is_empty() {
        let marked = texts.with("picker-marked", &[("n", picker.marked.len().into())]);
        foot.push(Line::styled(cut(&marked, inner).into_owned(), theme.success));
    } else if picker.concealed() > 0 {
        let hidden = texts.with("picker-hidden", &[("n", picker.concealed().into())]);
        foot.push(Line::styled(cut(&hidden, inner).into_owned(), theme.muted));
    }
    let keys = texts.get("picker-foot");
    foot.extend(wrap(keys, inner).into_iter().map(|line| Line::styled(line, theme.muted)));
    foot
}

/// The end of a text, in so many cells.
fn end_of(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let (before, ..) = around(text, text.chars().count(), cells.saturating_sub(1));
    format!("…{before}")
}
