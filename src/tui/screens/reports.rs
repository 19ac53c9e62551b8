//! The reports: which there are, and the one that is open with its figures, tables and charts.

mod course;
mod lines;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::cells::{cut, fit, width, wrap};
use crate::domain::{Code, ReportName};
use crate::tui::canvas::{left, put, row, top, upright};
use crate::tui::command::Command;
use crate::tui::model::Model;
use crate::tui::reports::{Shown, Spot};
use lines::Lines;

/// The column of the names, where there is room for one.
const NAMES: u16 = 18;
/// Lines at the foot that say what is meant by what is selected.
const MEANT: u16 = 2;

pub(in crate::tui) fn draw(model: &Model, body: Rect, buf: &mut Buffer) {
    let report = if model.is_wide() {
        let [names, beside] = left(body, NAMES);
        let [line, report] = left(beside, 1);
        draw_names(model, names, buf);
        upright(model, line, buf);
        report
    } else {
        let [names, report] = top(body, 1);
        draw_tabs(model, names, buf);
        report
    };
    let [content, meant] = top(report, report.height.saturating_sub(MEANT));
    let Some(shown) = &model.reports.shown else {
        return put(buf, content, &Line::styled(format!("  {}", waiting(model)), model.theme.muted));
    };
    let lines = Lines::of(model, shown, content.width.into());
    let from = lines.from(usize::from(content.height));
    for n in 0..usize::from(content.height) {
        if let Some(area) = row(content, n) {
            lines.draw(model, shown, from + n, area, buf);
        }
    }
    if lines.goes_on(from, usize::from(content.height)) {
        let at = Rect { x: content.right().saturating_sub(2), y: content.bottom() - 1, width: 1, height: 1 };
        put(buf, at, &Line::styled("↓", model.theme.muted));
    }
    draw_meaning(model, shown, meant, buf);
}

/// What is said while there is nothing to show.
fn waiting(model: &Model) -> String {
    if model.reports.stopped {
        return model.texts.with("reports-stopped", &[("key", model.key(Command::Again).into())]);
    }
    model.texts.with("reports-computing", &[("report", model.texts.word(model.reports.name).into())])
}

/// The names in a column.
fn draw_names(model: &Model, area: Rect, buf: &mut Buffer) {
    let here = ReportName::ALL.iter().position(|name| *name == model.reports.name).unwrap_or(0);
    let from = (here + 1).saturating_sub(area.height.into());
    for (n, name) in ReportName::ALL.iter().skip(from).enumerate() {
        let Some(area) = row(area, n) else { break };
        let selected = from + n == here;
        if selected {
            buf.set_style(area, model.theme.selection);
        }
        let style = if selected { model.theme.strong } else { model.theme.muted };
        let mark = Span::styled(if selected { "▌ " } else { "  " }, model.theme.accent);
        let name = Span::styled(fit(model.texts.word(*name), usize::from(area.width).saturating_sub(3)), style);
        put(buf, area, &Line::from(vec![mark, name]));
    }
}

/// The names side by side, as many as fit around the one that is open.
fn draw_tabs(model: &Model, area: Rect, buf: &mut Buffer) {
    let names: Vec<&str> = ReportName::ALL.iter().map(|name| model.texts.word(*name)).collect();
    let here = ReportName::ALL.iter().position(|name| *name == model.reports.name).unwrap_or(0);
    let room = usize::from(area.width).saturating_sub(4);
    let cells = |range: std::ops::Range<usize>| names[range].iter().map(|name| width(name) + 2).sum::<usize>();
    let mut from = here;
    while from > 0 && cells(from - 1..here + 1) <= room * 2 / 3 {
        from -= 1;
    }
    let mut to = here + 1;
    while to < names.len() && cells(from..to + 1) <= room {
        to += 1;
    }
    while from > 0 && cells(from - 1..to) <= room {
        from -= 1;
    }
    let mut spans = vec![Span::styled(if from > 0 { "‹ " } else { "  " }, model.theme.muted)];
    for (n, name) in names.iter().enumerate().take(to).skip(from) {
        let style = if n == here { model.theme.focus } else { model.theme.muted };
        spans.push(Span::styled((*name).to_owned(), style));
        spans.push(Span::raw("  "));
    }
    if to < names.len() {
        spans.push(Span::styled("›", model.theme.muted));
    }
    put(buf, area, &Line::from(spans));
}

/// What is meant by what is selected.
fn draw_meaning(model: &Model, shown: &Shown, area: Rect, buf: &mut Buffer) {
    let said = match model.reports.spot() {
        Some(Spot::Figure(n)) => {
            shown.page.figures.get(n).map(|figure| format!("{}: {}", figure.label, figure.meaning))
        }
        Some(Spot::Row(n, _)) => shown.page.tables.get(n).map(|table| {
            let of = |column: usize| {
                let meaning = table.meanings.get(column).filter(|meaning| !meaning.is_empty())?;
                Some(format!("{}: {meaning}", table.head.get(column)?))
            };
            let columns: Vec<String> = if model.reports.columns() > 0 {
                of(model.reports.column).into_iter().collect()
            } else {
                (0..table.head.len()).filter_map(of).collect()
            };
            let table = format!("{}: {}", table.title, table.meaning);
            [table].into_iter().chain(columns).collect::<Vec<_>>().join(" · ")
        }),
        None => None,
    };
    let room = usize::from(area.width).saturating_sub(3);
    let lines = wrap(&said.unwrap_or_default(), room);
    for n in 0..usize::from(MEANT) {
        let (Some(area), Some(line)) = (row(area, n), lines.get(n)) else { break };
        let more = n + 1 == usize::from(MEANT) && lines.len() > n + 1;
        let line = if more { cut(&format!("{line} …"), room).into_owned() } else { line.clone() };
        put(buf, area, &Line::styled(format!("  {line}"), model.theme.muted));
    }
}
