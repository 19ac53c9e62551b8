//! An agenda without a client: three ways to begin, and no empty table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::cells::wrap;
use crate::tui::canvas::{put, row};
use crate::tui::command::Command;
use crate::tui::model::Model;

pub(in crate::tui) fn draw(model: &Model, body: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let width = body.width.saturating_sub(8).min(76);
    let area = Rect { x: body.x + (body.width - width) / 2, width, ..body };
    let mut lines = vec![
        Line::raw(""),
        Line::styled(texts.get("welcome-title").to_owned(), theme.strong),
        Line::styled(texts.get("welcome-promise").to_owned(), theme.muted),
        Line::raw(""),
    ];
    for (key, what) in
        [("i", "welcome-import"), ("m", "welcome-sample"), (model.key(Command::AddClient).as_str(), "welcome-add")]
    {
        lines.push(Line::from(vec![
            Span::styled(format!(" {key}  "), theme.key),
            Span::styled(texts.get(what).to_owned(), theme.strong),
        ]));
        for line in wrap(texts.get(&format!("{what}-doc")), usize::from(width).saturating_sub(4)) {
            lines.push(Line::styled(format!("    {line}"), theme.muted));
        }
        lines.push(Line::raw(""));
    }
    lines.push(Line::styled(
        texts.with("welcome-file", &[("path", model.agenda.path().display().to_string().into())]),
        theme.muted,
    ));
    let top = usize::from(body.height).saturating_sub(lines.len()) / 3;
    for (n, line) in lines.iter().enumerate() {
        if let Some(area) = row(area, top + n) {
            put(buf, area, line);
        }
    }
}
