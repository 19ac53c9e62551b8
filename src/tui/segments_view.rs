//! How segments are drawn: in a part below the preview beside the list, and as a dialog to choose and change them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::act::listed_segments;
use super::canvas::{centre, frame, put, row};
use super::command::Command;
use super::dialog::{SegmentMenu, SegmentShelf};
use super::model::Model;
use crate::domain::Segment;
use crate::domain::cells::{around, cut, fit, fit_right, width, wrap};
use crate::domain::text::clean_line;

/// The column of the numbers.
const COUNT: usize = 9;

/// How high the part is in which the segments are shown beside the list: a third at most.
pub(super) fn panel_height(model: &Model, height: u16) -> u16 {
    let lines = u16::try_from(model.segments.shown().count()).unwrap_or(u16::MAX).saturating_add(1);
    if lines == 1 { 0 } else { lines.min(height / 3) }
}

/// The segments with how many clients each means; the one that is the filter stands out.
pub(super) fn draw_panel(model: &Model, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    if let Some(title) = row(area, 0) {
        let key = format!("{} ", model.key(Command::Segments));
        let rule =
            "─".repeat(usize::from(area.width).saturating_sub(width(texts.get("segments-title")) + width(&key) + 4));
        put(
            buf,
            title,
            &Line::from(vec![
                Span::styled(format!("─ {} ", texts.get("segments-title")), theme.muted),
                Span::styled(key, theme.key),
                Span::styled(rule, theme.rule),
            ]),
        );
    }
    let filter = model.filter.value().trim();
    let shown: Vec<_> = model.segments.shown().collect();
    let rows = usize::from(area.height.saturating_sub(1));
    let here = shown.iter().position(|(segment, _)| segment.filter.trim() == filter);
    // The one that is the filter is among those that fit.
    let top = here.map_or(0, |at| (at + 1).saturating_sub(rows));
    for (n, (segment, count)) in shown.iter().skip(top).enumerate() {
        let Some(at) = row(area, n + 1) else { break };
        put(buf, at, &segment_line(model, segment, *count, here == Some(top + n), area.width.into()));
    }
}

fn segment_line(model: &Model, segment: &Segment, count: Option<usize>, here: bool, width: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let hidden = if segment.hidden { format!(" ({})", texts.get("segments-hidden")) } else { String::new() };
    let name = format!("{}{hidden}", texts.segment(segment));
    let style = if here { theme.strong } else { theme.text };
    let dot = segment.hue.map_or(theme.muted, |hue| theme.hue(hue));
    let count = count.map_or("…".to_owned(), |n| texts.integer(i64::try_from(n).unwrap_or(i64::MAX)));
    Line::from(vec![
        Span::styled(if here { "▸" } else { " " }, theme.accent),
        Span::styled("■ ", dot),
        Span::styled(fit(&name, width.saturating_sub(COUNT + 3)), style),
        Span::styled(fit_right(&count, COUNT), theme.muted),
    ])
}

pub(super) fn draw(model: &Model, menu: &SegmentMenu, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 76, area.height.saturating_sub(2).min(28), buf);
    let body = frame(model, texts.get(menu.shelf.key()), at, buf);
    let inner = usize::from(body.width);
    let lines: Vec<Line> = if menu.shelf == SegmentShelf::Segments {
        let segments = listed_segments(model, menu);
        segments.iter().map(|(segment, count)| segment_line(model, segment, *count, false, inner)).collect()
    } else {
        let line = |(value, count): &(String, usize)| {
            let count = texts.integer(i64::try_from(*count).unwrap_or(i64::MAX));
            Line::from(vec![
                Span::raw("  "),
                Span::styled(fit(&clean_line(value), inner.saturating_sub(COUNT + 2)), theme.text),
                Span::styled(fit_right(&count, COUNT), theme.muted),
            ])
        };
        menu.values.iter().map(line).collect()
    };
    let foot = foot(model, menu, inner);
    let room = usize::from(body.height).saturating_sub(foot.len() + 1);
    let top = (menu.selected + 1).saturating_sub(room);
    if lines.is_empty() {
        put(buf, body, &Line::styled(texts.get("segments-none").to_owned(), theme.muted));
    }
    for (n, line) in lines.iter().enumerate().skip(top).take(room) {
        let Some(area) = row(body, n - top) else { break };
        if n == menu.selected {
            buf.set_style(area, theme.selection);
        }
        put(buf, area, line);
    }
    for (n, line) in foot.iter().enumerate() {
        if let Some(area) = row(body, usize::from(body.height).saturating_sub(foot.len()) + n) {
            put(buf, area, line);
        }
    }
}

/// The name that is typed, why something was not done, the filter of the selected segment, and the keys.
fn foot(model: &Model, menu: &SegmentMenu, width: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let mut foot: Vec<Line> = Vec::new();
    if let Some(problem) = &menu.problem {
        foot.extend(wrap(problem, width).into_iter().map(|line| Line::styled(line, theme.failure)));
    }
    if let Some(naming) = &menu.naming {
        let label = if naming.cadence { "segments-cadence" } else { "segments-name" };
        let label = format!("{} ", texts.get(label));
        let (before, under, after) =
            around(naming.typed.value(), naming.typed.cursor(), width.saturating_sub(label.chars().count()));
        foot.push(Line::from(vec![
            Span::styled(label, theme.focus),
            Span::raw(before.to_string()),
            Span::styled(under.to_string(), theme.cursor),
            Span::raw(after.to_string()),
        ]));
        foot.push(Line::styled(cut(texts.get("segments-foot-name"), width).into_owned(), theme.muted));
        return foot;
    }
    if menu.shelf == SegmentShelf::Segments
        && let Some((segment, _)) = listed_segments(model, menu).get(menu.selected)
    {
        let every = segment.cadence.map(|cadence| format!(" · {}", texts.every(cadence))).unwrap_or_default();
        let said = format!("{}{every}", clean_line(&segment.filter));
        foot.push(Line::styled(cut(&said, width).into_owned(), theme.accent));
    }
    let keys: &[&str] = match menu.shelf {
        SegmentShelf::Segments => &["segments-foot", "segments-foot-more"],
        SegmentShelf::Zones | SegmentShelf::Sectors => &["segments-foot-values"],
    };
    let line = |key: &&str| Line::styled(cut(texts.get(key), width).into_owned(), theme.muted);
    foot.extend(keys.iter().map(line));
    foot
}
