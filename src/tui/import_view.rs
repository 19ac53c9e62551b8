//! What an import would do: how many of each, what each column becomes, what cannot be read and why, and the rows.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row, scroll};
use super::dialog::Rehearsal;
use super::model::Model;
use super::veil;
use crate::agenda::Match;
use crate::domain::cells::{cut, fit, fit_right, wrap};

/// The most rows, and the most mistakes, that the preview lists.
const LISTED: usize = 200;

/// Lines of the frame and the foot around what scrolls.
const AROUND: u16 = 6;

pub(super) fn draw(model: &Model, rehearsal: &Rehearsal, top: usize, area: Rect, buf: &mut Buffer) {
    let at = centre(area, 84, area.height.saturating_sub(2), buf);
    let name = rehearsal.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let body = frame(model, &model.texts.with("import-title", &[("file", name.into())]), at, buf);
    let foot = wrap(model.texts.get("import-confirm"), body.width.into());
    let room = Rect { height: body.height.saturating_sub(u16::try_from(foot.len()).unwrap_or(1) + 1), ..body };
    scroll(&lines(model, rehearsal), top, room, buf);
    for (n, line) in foot.into_iter().enumerate() {
        if let Some(area) = row(Rect { y: room.bottom() + 1, ..body }, n).filter(|area| area.y < body.bottom()) {
            put(buf, area, &Line::styled(line, model.theme.accent));
        }
    }
}

/// How far the preview scrolls.
pub(super) fn most(model: &Model, rehearsal: &Rehearsal) -> usize {
    lines(model, rehearsal).len().saturating_sub(model.size.1.saturating_sub(AROUND).into())
}

fn lines(model: &Model, rehearsal: &Rehearsal) -> Vec<Line<'static>> {
    let (theme, texts, sheet) = (&model.theme, &model.texts, &rehearsal.sheet);
    let report = &rehearsal.report;
    let counts = [
        ("import-new", report.count(Match::New)),
        ("import-updates", report.count(Match::Updates)),
        ("import-same", report.count(Match::Same)),
        ("import-rejects", sheet.rejects.len()),
        ("import-warnings", sheet.warnings.len() + sheet.warnings_left_out),
    ];
    let said = counts.into_iter().filter(|(key, count)| *count > 0 || *key == "import-new").map(|(key, count)| {
        let count = texts.integer(i64::try_from(count).unwrap_or(i64::MAX));
        let count = Span::styled(format!("{} ", fit_right(&count, 8)), theme.strong);
        Line::from(vec![count, Span::raw(texts.get(key).to_owned())])
    });
    let columns = sheet.columns.iter().map(|column| {
        let target = match column.target {
            Some(field) => Span::raw(texts.get(&format!("import-field-{}", field.code())).to_owned()),
            None => Span::styled(texts.get("import-ignored").to_owned(), theme.muted),
        };
        Line::from(vec![Span::styled(fit(&column.header, 30), theme.muted), Span::raw(" → "), target])
    });
    let mistake = |line: u64, reason: String| {
        let args = [("line", line.to_string().into()), ("reason", reason.into())];
        Line::styled(cut(&texts.with("import-reject", &args), 78).into_owned(), theme.failure)
    };
    let rejects = sheet.rejects.iter().map(|reject| mistake(reject.line, texts.sheet_reject(&reject.reason)));
    let warnings = sheet.warnings.iter().map(|warning| {
        let reason = format!("{} ({})", texts.doubt(warning.reason), warning.value);
        mistake(warning.line, format!("{}: {reason}", warning.column))
    });
    let mistakes: Vec<_> = rejects.chain(warnings).take(LISTED).collect();
    let rows = report.rows.iter().take(LISTED).map(|(_, name, matched)| {
        let matched = Span::styled(fit(texts.word(*matched), 12), theme.muted);
        Line::from(vec![matched, Span::raw(cut(veil::other(model, name), 60).into_owned())])
    });
    let blank = || std::iter::once(Line::raw(""));
    let gap = mistakes.first().map(|_| Line::raw(""));
    said.chain(blank()).chain(columns).chain(gap).chain(mistakes).chain(blank()).chain(rows).collect()
}
