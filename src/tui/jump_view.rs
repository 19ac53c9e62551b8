//! How the dialog that goes to a client is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row};
use super::dialog::Jump;
use super::model::Model;
use super::veil;
use crate::domain::cells::{around, fit};

/// Columns of the dialog, of a name and of a company in it.
const COLUMNS: u16 = 76;
const NAME: usize = 36;
const COMPANY: usize = 22;

pub(super) fn draw(model: &Model, jump: &Jump, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, COLUMNS, area.height.saturating_sub(4).min(18), buf);
    let body = frame(model, texts.get("jump-title"), at, buf);
    if let Some(area) = row(body, 0) {
        let room = usize::from(area.width).saturating_sub(2);
        let (before, under, after) = around(jump.typed.value(), jump.typed.cursor(), room);
        let spans = vec![
            Span::styled("> ", theme.focus),
            Span::raw(before),
            Span::styled(under, theme.cursor),
            Span::raw(after),
        ];
        put(buf, area, &Line::from(spans));
    }
    if jump.found.is_empty()
        && let Some(area) = row(body, 1)
    {
        put(buf, area, &Line::styled(texts.get("jump-none").to_owned(), theme.muted));
    }
    let rows = usize::from(body.height.saturating_sub(1));
    let top = (jump.selected + 1).saturating_sub(rows);
    for (n, client) in jump.found.iter().enumerate().skip(top) {
        let Some(area) = row(body, n - top + 1) else { break };
        let selected = n == jump.selected;
        if selected {
            buf.set_style(area, theme.selection);
        }
        let hidden = veil::hides(model, client.id);
        let quiet = if selected { theme.text } else { theme.muted };
        let shown = |text: &Option<String>| text.clone().filter(|_| !hidden).unwrap_or_default();
        let light = match client.light.light(model.date) {
            Some(light) => Span::styled(format!("{} ", light.glyph()), theme.light(light)),
            None => Span::styled("· ", quiet),
        };
        let name = fit(veil::name(model, client.id, &client.name), NAME);
        put(
            buf,
            area,
            &Line::from(vec![
                light,
                Span::styled(name, if selected { theme.strong } else { theme.text }),
                Span::styled(format!(" {} ", fit(&shown(&client.company), COMPANY)), quiet),
                Span::styled(shown(&client.city), quiet),
            ]),
        );
    }
}
