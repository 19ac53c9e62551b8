//! What the client said, on its card: open points first, then what else is known of what it thinks.

use ratatui::text::{Line, Span};

use super::marked;
use crate::agenda::{Card, OpenPoint};
use crate::domain::cells::{cut, fit, wrap};
use crate::domain::text::first_line;
use crate::domain::{Light, TopicKind};
use crate::tui::model::Model;
use crate::tui::veil;

/// The column of what something is.
const KIND: usize = 11;

/// An open point: what it is, since when, what was said; all of it when it is selected.
pub(super) fn point_lines(
    model: &Model,
    point: &OpenPoint,
    (selected, since): (bool, usize),
    width: usize,
) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let kind = fit(texts.word(point.kind), KIND);
    let style = if point.kind == TopicKind::Complaint { theme.light(Light::Red) } else { theme.strong };
    let ago = fit(&texts.relative(point.since, model.date), since + 2);
    let room = width.saturating_sub(2 + KIND + since + 2);
    let said = veil::said(model, &point.text).into_owned();
    let head = |text: String| {
        let spans = vec![
            Span::styled(kind.clone(), style),
            Span::styled(ago.clone(), theme.muted),
            Span::styled(text, theme.text),
        ];
        marked(model, selected, spans)
    };
    let whole = first_line(&said);
    if !selected || crate::domain::cells::width(whole) <= room {
        return vec![head(cut(whole, room).into_owned())];
    }
    let mut lines = vec![head(String::new())];
    let more = wrap(&said, width.saturating_sub(4)).into_iter();
    lines.extend(more.map(|line| marked(model, true, vec![Span::raw("  "), Span::styled(line, theme.text)])));
    lines
}

/// The column that tells since when: as wide as the widest of the client's open points wants it.
pub(super) fn since_column(model: &Model, card: &Card) -> usize {
    let ago = |point: &OpenPoint| crate::domain::cells::width(&model.texts.relative(point.since, model.date));
    card.points.iter().map(ago).max().unwrap_or(0)
}

/// The open points for a place beside a list, a line or two each.
pub(in crate::tui::screens) fn preview_lines(
    model: &Model,
    card: &Card,
    width: usize,
    most: usize,
) -> Vec<Line<'static>> {
    let line = |point: &OpenPoint| {
        let style = if point.kind == TopicKind::Complaint { model.theme.light(Light::Red) } else { model.theme.text };
        let told = veil::said(model, &model.texts.point(point, model.date)).into_owned();
        Line::styled(cut(&format!("• {told}"), width).into_owned(), style)
    };
    let mut lines: Vec<Line> = card.points.iter().take(most).map(line).collect();
    let rest = card.points.len().saturating_sub(most);
    if rest > 0 {
        lines.push(Line::styled(format!("… +{rest}"), model.theme.muted));
    }
    lines
}

/// What else was said, by kind and newest first: what is dealt with, and what they think.
pub(super) fn said_lines(model: &Model, card: &Card, width: usize, most: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let mut said: Vec<_> = card.said.iter().collect();
    // What nobody has to do anything about is the picture of the client; what is closed comes after it.
    said.sort_by_key(|topic| (topic.kind.can_be_open(), topic.kind));
    let mut lines = Vec::new();
    for topic in said.into_iter().take(most) {
        let when = texts.topic_end(topic, model.date).unwrap_or_else(|| texts.day_plain(topic.raised_on, model.date));
        let kind = fit(texts.word(topic.kind), KIND);
        let when = format!("   {when}");
        let room = width.saturating_sub(KIND + crate::domain::cells::width(&when));
        let text = cut(&veil::said(model, &topic.text), room).into_owned();
        lines.push(Line::from(vec![
            Span::styled(kind, theme.muted),
            Span::styled(text, theme.text),
            Span::styled(when, theme.muted),
        ]));
    }
    lines
}
