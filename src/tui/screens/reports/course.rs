//! The course of a table over time: columns for what is, a line for what was.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::cells::fit;
use crate::domain::report::bars::parts;
use crate::domain::report::page::{ChartText, TableText};
use crate::tui::canvas::put;
use crate::tui::model::Model;

/// How many lines it takes.
pub(super) const HEIGHT: usize = TALL + 1;
/// Those of them that are columns; what they are called stands below.
const TALL: usize = 8;
/// From so many lines of a screen on there is room for it.
pub(super) const WORTH: u16 = 32;
/// The widest column.
const WIDEST: usize = 7;
/// Columns filled from below, by eighths.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// Whether a table has a course that is worth a picture.
pub(super) fn is_worth(table: &TableText) -> bool {
    matches!(table.chart, ChartText::Course(column, _) if table.rows.len() > 2 && table.most(column) > 0)
}

/// Draws one of its lines, from above.
pub(super) fn draw(model: &Model, table: &TableText, line: usize, area: Rect, buf: &mut Buffer) {
    let ChartText::Course(column, before) = table.chart else { return };
    let theme = &model.theme;
    let rows = table.rows.len();
    let cell = (usize::from(area.width).saturating_sub(4) / rows.max(1)).clamp(1, WIDEST);
    let solid = if cell > 2 { cell - 1 } else { cell };
    let most = table.most(column).max(before.map_or(0, |before| table.most(before)));
    let Some(above) = (TALL - 1).checked_sub(line) else {
        return put(buf, area, &names(model, table, cell));
    };
    let mut spans = vec![Span::raw("  ")];
    for row in 0..rows {
        let now = parts(table.number(row, column), most, TALL * 8);
        let was = before.map(|before| parts(table.number(row, before), most, TALL * 8));
        // What was lies in the line that its height reaches.
        let was = was.filter(|was| *was > 0 && (was - 1) / 8 == above);
        let filled = now.saturating_sub(above * 8).min(8);
        let gap = " ".repeat(cell - solid);
        match was {
            Some(_) if filled < 8 => spans.push(Span::styled("╌".repeat(solid), theme.muted)),
            // In front of a column the line is seen by its ground.
            Some(_) => spans.push(Span::styled("╌".repeat(solid), theme.accent.patch(theme.cursor))),
            None => spans.push(Span::styled(EIGHTHS[filled].repeat(solid), theme.accent)),
        }
        spans.push(Span::raw(gap));
    }
    put(buf, area, &Line::from(spans));
}

/// What each column is called, as far as there is room.
fn names(model: &Model, table: &TableText, cell: usize) -> Line<'static> {
    let name = |label: &str| label.split(' ').next().unwrap_or_default().to_owned();
    let names = table.rows.iter().map(|row| fit(&name(&row.label), cell));
    let names: String = if cell > 3 { names.collect() } else { String::new() };
    Line::styled(format!("  {names}"), model.theme.muted)
}
