//! The few strokes with which everything is drawn: a line, a row of an area, a frame.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::model::Model;
use crate::domain::cells::{cut, is_plain, width};

/// Puts a line into an area, cut at its right edge.
///
/// A frame puts thousands of characters, nearly all of which stand in a cell of their own: those are not looked up.
pub(super) fn put(buf: &mut Buffer, area: Rect, line: &Line) {
    if !line.spans.iter().all(|span| is_plain(&span.content)) {
        buf.set_line(area.x, area.y, line, area.width);
        return;
    }
    let within = area.intersection(buf.area);
    if within.is_empty() || within.x > area.x {
        return;
    }
    let from = buf.index_of(within.x, within.y);
    let mut cells = buf.content.iter_mut().skip(from).take(within.width.into());
    for span in &line.spans {
        let style = line.style.patch(span.style);
        for (c, cell) in span.content.chars().zip(&mut cells) {
            // Most of what is put is blank, on what was blank before.
            if c != ' ' || cell.symbol() != " " {
                cell.set_char(c);
            }
            cell.set_style(style);
        }
    }
}

/// The row `n` of an area; `None` below its end.
pub(super) fn row(area: Rect, n: usize) -> Option<Rect> {
    let n = u16::try_from(n).ok().filter(|n| *n < area.height)?;
    Some(Rect { y: area.y + n, height: 1, ..area })
}

/// The first lines of an area, and those below them. To have a solver of constraints find that out would cost as much as
/// the whole list.
pub(super) fn top(area: Rect, lines: u16) -> [Rect; 2] {
    let lines = lines.min(area.height);
    [Rect { height: lines, ..area }, Rect { y: area.y + lines, height: area.height - lines, ..area }]
}

/// The left columns of an area, and those beside them.
pub(super) fn left(area: Rect, columns: u16) -> [Rect; 2] {
    let columns = columns.min(area.width);
    [Rect { width: columns, ..area }, Rect { x: area.x + columns, width: area.width - columns, ..area }]
}

/// A line from the top of an area to its bottom, between what stands side by side.
pub(super) fn upright(model: &Model, area: Rect, buf: &mut Buffer) {
    for y in area.top()..area.bottom() {
        put(buf, Rect { y, height: 1, ..area }, &Line::styled("│", model.theme.rule));
    }
}

/// So many hundredths of a length, rounded.
pub(super) fn hundredths(length: u16, hundredths: u16) -> u16 {
    (length * hundredths + 50) / 100
}

/// Clears a part of the screen for what is drawn over it. Wide letters that it would cut in half go whole: a terminal
/// would push what follows aside.
pub(super) fn clear(area: Rect, buf: &mut Buffer) {
    for y in area.top()..area.bottom() {
        if let Some(before) = area.x.checked_sub(1).and_then(|x| buf.cell_mut((x, y)))
            && width(before.symbol()) > 1
        {
            before.set_symbol(" ");
        }
    }
    Clear.render(area, buf);
}

/// Draws a frame with a title, and returns what is inside of it.
pub(super) fn frame(model: &Model, title: &str, area: Rect, buf: &mut Buffer) -> Rect {
    let title = cut(title, usize::from(area.width).saturating_sub(6)).into_owned();
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(model.theme.rule)
        .title(Line::styled(format!(" {title} "), model.theme.accent))
        .title_bottom(
            Line::styled(format!(" {} ", model.texts.get("dialog-leave")), model.theme.muted).right_aligned(),
        );
    let inner = block.inner(area);
    block.render(area, buf);
    Rect { x: inner.x + 1, width: inner.width.saturating_sub(2), ..inner }
}

/// Draws a frame without words, and returns what is inside of it.
pub(super) fn bare_frame(model: &Model, area: Rect, buf: &mut Buffer) -> Rect {
    clear(area, buf);
    let block = Block::bordered().border_type(BorderType::Rounded).border_style(model.theme.rule);
    let inner = block.inner(area);
    block.render(area, buf);
    inner
}

/// A part of the given size in the middle of the screen, cleared.
pub(super) fn centre(area: Rect, columns: u16, rows: u16, buf: &mut Buffer) -> Rect {
    let (width, height) = (columns.min(area.width), rows.min(area.height));
    let at = Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    clear(at, buf);
    at
}

/// Draws lines into an area, from one of them on.
pub(super) fn scroll(lines: &[Line], top: usize, area: Rect, buf: &mut Buffer) {
    for (n, line) in lines.iter().skip(top).enumerate() {
        let Some(area) = row(area, n) else { break };
        put(buf, area, line);
    }
}

/// Draws a frame with a title, and lines at its foot; returns the room above them.
pub(super) fn footed(model: &Model, title: &str, foot: &[Line], at: Rect, buf: &mut Buffer) -> Rect {
    let body = frame(model, title, at, buf);
    let lines = u16::try_from(foot.len()).unwrap_or(u16::MAX).min(body.height);
    for (n, line) in foot.iter().enumerate() {
        if let Some(area) = row(Rect { y: body.bottom() - lines, height: lines, ..body }, n) {
            put(buf, area, line);
        }
    }
    Rect { height: body.height.saturating_sub(lines + 1), ..body }
}

/// Draws the part of a list in which the selected one is: `count` of them, each of `tall` lines that are made when they
/// are needed.
pub(super) fn list(
    model: &Model,
    (count, tall, selected): (usize, usize, usize),
    room: Rect,
    buf: &mut Buffer,
    lines: impl Fn(usize, bool) -> Vec<Line<'static>>,
) {
    let fits = (usize::from(room.height) / tall.max(1)).max(1);
    // It scrolls only as far as it must.
    let top = (selected + 1).saturating_sub(fits);
    for n in (top..count).take(fits) {
        for (part, line) in lines(n, n == selected).iter().enumerate().take(tall) {
            let Some(area) = row(room, (n - top) * tall + part) else { break };
            if n == selected {
                buf.set_style(area, model.theme.selection);
            }
            put(buf, area, line);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style};
    use ratatui::text::Span;

    use super::*;

    proptest! {
        /// What is put without looking characters up stands where the library would put it, as it would look.
        #[test]
        fn a_line_is_put_as_the_library_puts_it(
            texts in proptest::collection::vec("[ -~áñ…−▌│●★✓→\u{301}\u{fe0f}日\u{200d}\u{7}]{0,12}", 0..4), x in 0_u16..12, wide in 0_u16..20,
        ) {
            let styles = [Style::new().fg(Color::Red), Style::new().add_modifier(Modifier::BOLD), Style::new()];
            let spans = texts.iter().zip(styles.into_iter().cycle()).map(|(text, style)| Span::styled(text.clone(), style));
            let line = Line::from(spans.collect::<Vec<_>>()).style(Style::new().bg(Color::Blue));
            let all = Rect::new(0, 0, 40, 2);
            let (mut ours, mut theirs) = (Buffer::filled(all, ratatui::buffer::Cell::new("x")), Buffer::filled(all, ratatui::buffer::Cell::new("x")));
            put(&mut ours, Rect::new(x, 1, wide, 1), &line);
            theirs.set_line(x, 1, &line, wide);
            prop_assert_eq!(ours, theirs);
        }
    }
}
