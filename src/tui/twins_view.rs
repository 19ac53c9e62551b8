//! How those who may be here twice are drawn: the pairs with what speaks for each, and two side by side.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row};
use super::dialog::{Comparison, TwinList};
use super::model::Model;
use super::veil;
use crate::agenda::{ClientRow, Record};
use crate::domain::cells::{cut, fit, wrap};
use crate::domain::text::clean_line;

/// The column of the field names.
const LABEL: usize = 14;

pub(super) fn draw_list(model: &Model, list: &TwinList, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 100, area.height.saturating_sub(2), buf);
    let title = texts.with("duplicates-title", &[("n", list.found.total.into())]);
    let body = frame(model, &title, at, buf);
    let inner = usize::from(body.width);
    // Two lines a pair: who, and why.
    let room = usize::from(body.height.saturating_sub(2)) / 2;
    let top = (list.selected + 1).saturating_sub(room.max(1));
    for (n, twins) in list.found.pairs.iter().enumerate().skip(top).take(room) {
        let (Some(who), Some(why)) = (row(body, (n - top) * 2), row(body, (n - top) * 2 + 1)) else { break };
        let selected = n == list.selected;
        if selected {
            buf.set_style(Rect { height: 2, ..who }, theme.selection);
        }
        let half = inner.saturating_sub(5) / 2;
        let name = |client: &ClientRow| fit(&said_of(model, client), half);
        let [one, other] = &twins.rows;
        let style = if selected { theme.strong } else { theme.text };
        put(
            buf,
            who,
            &Line::from(vec![
                Span::styled(if selected { "▌ " } else { "  " }, theme.accent),
                Span::styled(name(one), style),
                Span::styled(" = ", theme.muted),
                Span::styled(name(other), style),
            ]),
        );
        let signs = cut(&texts.signs(&twins.signs), inner.saturating_sub(6)).into_owned();
        put(buf, why, &Line::styled(format!("    {signs}"), if selected { theme.text } else { theme.muted }));
    }
    foot(model, "duplicates-foot", body, buf);
}

/// A name with what tells it from others of the same.
fn said_of(model: &Model, client: &ClientRow) -> String {
    let name = clean_line(veil::other(model, &client.name));
    let place = client.city.as_ref().or(client.company.as_ref()).filter(|_| !model.private);
    place.map_or_else(|| name.clone(), |place| format!("{name} · {}", clean_line(place)))
}

pub(super) fn draw_comparison(model: &Model, comparison: &Comparison, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let merging = &comparison.merging;
    let at = centre(area, 100, area.height.saturating_sub(2), buf);
    let body = frame(model, texts.get("twins-title"), at, buf);
    let column = usize::from(body.width).saturating_sub(LABEL + 4) / 2;
    let columns = |label: &str, ours: &str, theirs: &str, take: Option<bool>| {
        let style = |chosen: bool| if chosen { theme.strong } else { theme.muted };
        let mark = |chosen: bool| if take.is_some() && chosen { "● " } else { "  " };
        let (left, right) = (take != Some(true), take != Some(false));
        vec![
            Span::styled(fit(label, LABEL), theme.muted),
            Span::styled(mark(left), theme.accent),
            Span::styled(fit(ours, column), style(left)),
            Span::styled(mark(right), theme.accent),
            Span::styled(fit(theirs, column), style(right)),
        ]
    };
    let shown = |text: &str| veil::way(model, text).into_owned();
    let difference = |at: usize| {
        if let Some(field) = merging.differing.get(at) {
            let value = |record: &Record| shown(&texts.merge_value(*field, &record.client, model.date));
            return Some((texts.word(*field).to_owned(), value(&merging.keep), value(&merging.gone)));
        }
        let own = merging.custom.get(at.checked_sub(merging.differing.len())?)?;
        Some((own.name.clone(), shown(&own.keep), shown(&own.gone)))
    };
    let mut lines = vec![
        Line::from(columns("", texts.get("twins-stays"), texts.get("twins-goes"), None)),
        Line::from(columns("", &reach(model, &merging.keep), &reach(model, &merging.gone), None)),
        Line::raw(""),
    ];
    let first = lines.len();
    for (at, (label, ours, theirs)) in (0..comparison.choices()).filter_map(|at| Some((at, difference(at)?))) {
        lines.push(Line::from(columns(&label, &ours, &theirs, Some(comparison.is_taken(at)))));
    }
    if comparison.choices() == 0 {
        lines.push(Line::styled(texts.get("twins-no-difference").to_owned(), theme.muted));
    }
    lines.push(Line::raw(""));
    lines.extend(moving(model, comparison, body.width.into()));
    let room = usize::from(body.height.saturating_sub(2));
    let selected = first + comparison.selected;
    let from = (selected + 2).saturating_sub(room);
    for (n, line) in lines.iter().skip(from).take(room).enumerate() {
        let Some(area) = row(body, n) else { break };
        if from + n == selected && comparison.choices() > 0 {
            buf.set_style(area, theme.selection);
        }
        put(buf, area, line);
    }
    foot(model, "twins-foot", body, buf);
}

/// What fills gaps, and what comes over.
fn moving(model: &Model, comparison: &Comparison, width: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let merging = &comparison.merging;
    let filled = merging.filled.iter().map(|field| {
        let value = texts.merge_value(*field, &merging.gone.client, model.date);
        format!("{}: {}", texts.word(*field), veil::way(model, &value))
    });
    let said =
        [("twins-filled", filled.collect::<Vec<_>>().join(" · ")), ("twins-moving", texts.belongings(&merging.moving))];
    let said = said.into_iter().filter(|(_, what)| !what.is_empty());
    let lines = said.flat_map(|(key, what)| wrap(&texts.with(key, &[("what", what.into())]), width));
    lines.map(|line| Line::styled(line, theme.muted)).collect()
}

/// How somebody is reached, in a line: by this one knows who is meant.
fn reach(model: &Model, record: &Record) -> String {
    let ways: Vec<_> = record.channels.iter().map(|(_, channel)| clean_line(&channel.value)).collect();
    let reach = veil::way(model, &ways.join(", ")).into_owned();
    if reach.is_empty() { format!("#{}", record.client.id.0) } else { format!("#{} · {reach}", record.client.id.0) }
}

fn foot(model: &Model, key: &str, body: Rect, buf: &mut Buffer) {
    let at = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
    put(buf, at, &Line::styled(cut(model.texts.get(key), body.width.into()).into_owned(), model.theme.muted));
}
