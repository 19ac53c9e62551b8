//! The parts of the preview, line by line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::int;
use crate::agenda::{About, Verdict};
use crate::domain::Code;
use crate::domain::cells::{cut, fit, fit_right, wrap};
use crate::domain::text::clean_line;
use crate::exchange::csv::Origin;
use crate::tui::canvas::{put, row as row_of};
use crate::tui::dialog::Preview;
use crate::tui::model::Model;
use crate::tui::veil;

/// The column of the names of what can be said.
const SETTING: usize = 26;
/// The columns of a line's number and of what becomes of a row.
const NUMBER: usize = 8;
const VERDICT: usize = 16;
/// The column of the fields.
const FIELD: usize = 20;

/// How many of each, and what can be said of all.
pub(super) fn summary(model: &Model, preview: &Preview, room: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let inner = usize::from(room.width);
    let mut lines: Vec<Line> = Vec::new();
    for problem in preview.looked.sources.iter().filter_map(|source| source.problem.as_ref()) {
        lines.extend(wrap(problem, inner).into_iter().map(|line| Line::styled(line, theme.failure)));
    }
    for (n, key) in counts(preview) {
        let count = fit_right(&texts.integer(int(n)), NUMBER);
        let said = texts.with(key, &[("n", n.into())]);
        lines.push(Line::from(vec![
            Span::styled(count, theme.strong),
            Span::raw("  "),
            Span::raw(cut(&said, inner.saturating_sub(NUMBER + 2)).into_owned()),
        ]));
    }
    lines.push(Line::raw(""));
    let first = lines.len();
    for (n, setting) in preview.settings().into_iter().enumerate() {
        let selected = n == preview.selected();
        let value = veil_for(model, &setting.value(preview, texts));
        lines.push(Line::from(vec![
            Span::styled(fit(texts.get(setting.key()), SETTING), if selected { theme.strong } else { theme.muted }),
            Span::styled("◂ ", theme.key),
            Span::raw(cut(&value, inner.saturating_sub(SETTING + 4)).into_owned()),
            Span::styled(" ▸", theme.key),
        ]));
    }
    let selected = first + preview.selected();
    // What can be said is in sight, and above it as much as there is room for.
    let from = (selected + 1).saturating_sub(room.height.into());
    for (n, line) in lines.iter().enumerate().skip(from) {
        let Some(area) = row_of(room, n - from) else { break };
        if n == selected && n < lines.len() && first < lines.len() {
            buf.set_style(area, theme.selection);
        }
        put(buf, area, line);
    }
    first_rows(model, preview, lines.len() - from + 1, room, buf);
}

/// What becomes of the first rows, where the summary leaves room for it.
fn first_rows(model: &Model, preview: &Preview, below: usize, room: Rect, buf: &mut Buffer) {
    let inner = usize::from(room.width);
    let height = usize::from(room.height);
    if preview.rows().is_empty() || below + 2 > height {
        return;
    }
    if let Some(area) = row_of(room, below) {
        put(buf, area, &Line::styled(cut(model.texts.get("intake-first"), inner).into_owned(), model.theme.muted));
    }
    for n in 0..preview.rows().len().min(height - below - 1) {
        let Some(area) = row_of(room, below + 1 + n) else { break };
        put(buf, area, &row(model, preview, n, inner, false));
    }
}

fn veil_for(model: &Model, value: &str) -> String {
    // What is said of a file names no client.
    veil::said(model, value).into_owned()
}

/// What there is to count, with the key of its text.
fn counts(preview: &Preview) -> Vec<(usize, &'static str)> {
    let (Some(report), Some(incoming)) = (preview.file_report(), preview.incoming()) else { return Vec::new() };
    let all = [
        (report.count(Verdict::New), "intake-new"),
        (report.count(Verdict::Updates), "intake-updates"),
        (report.count(Verdict::Same), "intake-same"),
        (report.count(Verdict::Conflict), "intake-conflict"),
        (report.added.len(), "intake-strangers-new"),
        (report.bought, "intake-bought"),
        (report.refused.len(), "intake-refused"),
        (incoming.unread.len(), "intake-unread"),
        (incoming.doubts.len() + incoming.doubts_left_out, "intake-doubts"),
        (preview.spare(), "intake-spare-columns"),
    ];
    all.into_iter().filter(|(n, key)| *n > 0 || *key == "intake-new").collect()
}

/// A column: its header, what it is for, and its first values.
pub(super) fn column(model: &Model, preview: &Preview, n: usize, inner: usize, selected: bool) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let Some(incoming) = preview.incoming() else { return Line::default() };
    let Some(column) = incoming.columns.get(n) else { return Line::default() };
    let header = (inner / 3).min(30);
    let (field, style) = match (column.field, column.origin) {
        // Its values go with those of another column.
        (None, Origin::Helper) => (texts.get("intake-helper").to_owned(), theme.muted),
        (None, _) => (texts.get("intake-unused").to_owned(), theme.muted),
        (Some(code), Origin::Guessed) => {
            (texts.with("intake-guessed", &[("field", texts.field_of(incoming.content(), code).into())]), theme.accent)
        }
        (Some(code), _) => (texts.field_of(incoming.content(), code), theme.text),
    };
    let samples: Vec<String> =
        column.samples.iter().map(|sample| veil::way(model, &clean_line(sample)).into()).collect();
    let room = inner.saturating_sub(header + FIELD + 5);
    let name = clean_line(&column.header);
    let name = if name.is_empty() { texts.with("intake-column", &[("n", (n + 1).into())]) } else { name };
    Line::from(vec![
        Span::styled(fit(&name, header), if selected { theme.strong } else { theme.text }),
        Span::styled(" → ", theme.muted),
        Span::styled(fit(&field, FIELD), style),
        Span::raw("  "),
        Span::styled(cut(&samples.join(" · "), room).into_owned(), theme.muted),
    ])
}

/// A row: where it begins, what becomes of it, whose it is, and what it says.
pub(super) fn row(model: &Model, preview: &Preview, n: usize, inner: usize, selected: bool) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let Some(row) = preview.rows().get(n) else { return Line::default() };
    let verdict = match row.verdict {
        Verdict::New => theme.success,
        Verdict::Updates => theme.accent,
        Verdict::Same => theme.muted,
        Verdict::Conflict => theme.failure,
    };
    let style = if row.verdict == Verdict::Same { theme.muted } else { theme.text };
    let about = match &row.about {
        About::Name => preview.client(row.line).map(|client| texts.client_says(client)).unwrap_or_default(),
        about => texts.row_says(about, model.date),
    };
    let about = veil::said(model, &about).into_owned();
    let room = inner.saturating_sub(NUMBER + VERDICT + 2);
    let name = if about.is_empty() { room } else { room * 2 / 5 };
    Line::from(vec![
        Span::styled(fit_right(&row.line.to_string(), NUMBER), theme.muted),
        Span::raw("  "),
        Span::styled(fit(texts.word(row.verdict), VERDICT), verdict),
        Span::styled(
            fit(&clean_line(veil::other(model, &row.name)), name),
            if selected { theme.strong } else { style },
        ),
        Span::styled(cut(&format!(" {about}"), room - name).into_owned(), style),
    ])
}

/// Something that the file says otherwise: whose and what, then both values and which of them counts.
pub(super) fn conflict(model: &Model, preview: &Preview, n: usize, inner: usize, selected: bool) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let found = preview.clashes().get(n).and_then(|(row, clash)| {
        let row = preview.rows().get(*row)?;
        Some((row, row.clashes.get(*clash)?))
    });
    let Some((row, clash)) = found else { return Vec::new() };
    let decision = preview.decision(row.line);
    let word = texts.word(decision);
    let line = texts.with("intake-line", &[("line", row.line.to_string().into())]);
    let field = texts.clashing(clash.field);
    let name = clean_line(veil::other(model, &row.name));
    let head = format!("{name} · {field} · {line}");
    let half = inner.saturating_sub(8) / 2;
    let value = |value: &str| veil::way(model, &clean_line(value)).into_owned();
    let (here, there) = (decision.code() != "take", decision.code() != "keep");
    let side = |mark: bool, value: &str| {
        let style = if mark { theme.strong } else { theme.muted };
        [Span::styled(if mark { "● " } else { "  " }, theme.accent), Span::styled(fit(value, half), style)]
    };
    let both = side(here, &value(&clash.here)).into_iter().chain(side(there, &value(&clash.there)));
    vec![
        Line::from(vec![
            Span::styled(fit(&head, inner.saturating_sub(24)), if selected { theme.strong } else { theme.text }),
            Span::styled(fit_right(word, 24), theme.accent),
        ]),
        Line::from(std::iter::once(Span::raw("  ")).chain(both).collect::<Vec<_>>()),
    ]
}

/// Something that is not taken in: where it begins, why, and as far as it is known what it is.
pub(super) fn left_out(model: &Model, preview: &Preview, n: usize, inner: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let (Some(report), Some(incoming)) = (preview.file_report(), preview.incoming()) else { return Line::default() };
    let refused = report.refused.len();
    let unread = incoming.unread.len();
    let (line, why, raw, style) = if let Some(refusal) = report.refused.get(n) {
        (refusal.line, texts.sale_refusal(&refusal.why, model.date), String::new(), theme.failure)
    } else if let Some(unread) = incoming.unread.get(n.saturating_sub(refused)) {
        (unread.line, texts.unread(incoming.content(), &unread.reason), unread.raw.clone(), theme.failure)
    } else if let Some(doubt) = incoming.doubts.get(n.saturating_sub(refused + unread)) {
        (doubt.line, texts.doubt_of(doubt), doubt.value.clone(), theme.text)
    } else {
        return Line::default();
    };
    let why = veil::said(model, &why).into_owned();
    let why = if model.private && n < refused { texts.get("intake-hidden").to_owned() } else { why };
    let room = inner.saturating_sub(NUMBER + 2);
    let why = cut(&why, room).into_owned();
    let left = room.saturating_sub(crate::domain::cells::width(&why) + 3);
    let raw = veil::way(model, &clean_line(&raw)).into_owned();
    let mut spans = vec![
        Span::styled(fit_right(&line.to_string(), NUMBER), theme.muted),
        Span::raw("  "),
        Span::styled(why, style),
    ];
    if !raw.is_empty() && left > 8 {
        spans.push(Span::styled(format!(" · {}", cut(&raw, left)), theme.muted));
    }
    Line::from(spans)
}
