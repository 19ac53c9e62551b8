//! The clients: a list by page, with a filter line that narrows it as one types.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{beside, filter_line, preview};
use crate::agenda::{ClientRow, Entry, Glimpse, Matched};
use crate::domain::Light;
use crate::domain::cells::{cut, fit, fit_right, width};
use crate::domain::snippet::{Place, Snippet, snippet};
use crate::tui::canvas::{put, row};
use crate::tui::model::Model;
use crate::tui::{segments_view, veil};

pub(in crate::tui) fn draw(model: &Model, body: Rect, buf: &mut Buffer) {
    let (list, side) = beside(model, body, buf);
    if let Some(area) = row(list, 0) {
        filter_line::draw(model, area, buf);
    }
    let columns = Columns::of(list.width.into(), !model.clients.listing().words.is_empty());
    if let Some(area) = row(list, 1) {
        let heading = || Line::styled(columns.heading(model), model.theme.muted);
        put(buf, area, &filter_line::remark(model, area.width.into()).unwrap_or_else(heading));
    }
    if model.clients.total() == 0
        && let Some(area) = row(list, 2)
    {
        let key = if model.filter.value().is_empty() { "clients-none-here" } else { "clients-none-found" };
        put(buf, area, &Line::styled(format!("   {}", model.texts.get(key)), model.theme.muted));
    }
    let rows = usize::from(list.height.saturating_sub(2));
    for (n, (place, entry)) in model.clients.visible(rows).enumerate() {
        if let Some(area) = row(list, n + 2) {
            draw_row(model, &columns, entry, place == model.clients.selected(), area, buf);
        }
    }
    filter_line::draw_offered(model, list, buf);
    let Some(side) = side else { return };
    let below = segments_view::panel_height(model, side.height);
    if let Some(Glimpse { card, .. }) = &model.preview {
        preview::draw(model, card, Rect { height: side.height - below, ..side }, buf);
    }
    segments_view::draw_panel(model, Rect { y: side.bottom() - below, height: below, ..side }, buf);
}

/// The widths of the columns, each with the space behind it.
struct Columns {
    name: usize,
    company: usize,
    city: usize,
    last: usize,
    next: usize,
}

impl Columns {
    /// The name comes first: it has the room that most names want before a company has any. Where words were searched
    /// for, what remains goes to the place where they were found, and the last contact waits for a wider screen too.
    fn of(width: usize, searched: bool) -> Self {
        const NAME: usize = 24;
        const COMPANY: usize = 12;
        const CITY: usize = 12;
        const LAST: usize = 13;
        const NEXT: usize = 12;
        let rest = width.saturating_sub(5 + NEXT + 2);
        let last = if searched && rest < LAST + 2 * NAME { 0 } else { LAST.min(rest) };
        let rest = rest - last;
        let city = CITY.min(rest / 3);
        let (name, company) = match (rest - city).checked_sub(NAME + COMPANY) {
            Some(spare) => (NAME + spare / 2, COMPANY + spare - spare / 2),
            None if searched => (NAME.min(rest - city), (rest - city).saturating_sub(NAME)),
            None => (rest - city, 0),
        };
        Self { name, company, city, last, next: NEXT }
    }

    fn heading(&self, model: &Model) -> String {
        let get = |key| model.texts.get(key);
        self.line(["column-name", "column-company", "column-city", "column-last", "column-next"].map(get))
    }

    fn line(&self, cells: [&str; 5]) -> String {
        let [name, company, city, last, next] = cells;
        format!(
            "     {}{}{}{}{}",
            cell(name, self.name),
            cell(company, self.company),
            cell(city, self.city),
            fit_right(last, self.last),
            fit_right(next, self.next),
        )
    }
}

/// A text in a column that ends with a space.
fn cell(text: &str, column: usize) -> String {
    fit(&cut(text, column.saturating_sub(1)), column)
}

fn draw_row(model: &Model, columns: &Columns, entry: &Entry, selected: bool, area: Rect, buf: &mut Buffer) {
    let (theme, texts, client) = (&model.theme, &model.texts, &entry.row);
    let light = client.light.light(model.date);
    let last = client.last_on.map(|on| texts.relative(on, model.date)).unwrap_or_default();
    let next = client.next.as_ref().map(|next| texts.day_plain(next.due_on, model.date)).unwrap_or_default();
    let late = matches!(light, Some(Light::Red)) && client.next.is_some();
    let hidden = veil::hides(model, client.id);
    let shown = |value: &'_ Option<String>| value.clone().filter(|_| !hidden).unwrap_or_default();
    // On the selection, what is secondary must stay legible in any theme.
    let quiet = if selected { theme.text } else { theme.muted };
    let mut spans = vec![
        super::mark(model, entry.row.id, selected),
        match light {
            Some(light) => Span::styled(format!("{}  ", light.glyph()), theme.light(light)),
            None => Span::styled("·  ", quiet),
        },
        Span::styled(
            cell(veil::name(model, client.id, &client.name), columns.name),
            if selected { theme.strong } else { theme.text },
        ),
    ];
    match entry.matched.as_ref().filter(|matched| !hidden && !is_shown(matched, client)) {
        Some(matched) => spans.extend(found(model, matched, columns.company + columns.city, quiet)),
        None => spans.extend([
            Span::styled(cell(&shown(&client.company), columns.company), quiet),
            Span::styled(cell(&shown(&client.city), columns.city), quiet),
        ]),
    }
    spans.extend([
        Span::styled(fit_right(&last, columns.last), quiet),
        Span::styled(fit_right(&next, columns.next), if late { theme.light(Light::Red) } else { theme.text }),
    ]);
    if selected {
        buf.set_style(area, theme.selection);
    }
    put(buf, area, &Line::from(spans));
}

/// Whether the row shows where the words were found anyway.
fn is_shown(matched: &Matched, client: &ClientRow) -> bool {
    matched.place == Place::Name
        || [&client.company, &client.city].into_iter().flatten().any(|text| *text == matched.text)
}

/// What is said where the words were found, with the words lit.
fn found(model: &Model, matched: &Matched, cells: usize, quiet: Style) -> Vec<Span<'static>> {
    let Snippet { text, lit } = snippet(&matched.text, &model.clients.listing().words, cells);
    let room = cells.saturating_sub(width(&text));
    let mut spans = Vec::new();
    let mut from = 0;
    for range in lit {
        spans.push(Span::styled(text.get(from..range.start).unwrap_or_default().to_owned(), quiet));
        spans.push(Span::styled(text.get(range.clone()).unwrap_or_default().to_owned(), model.theme.accent));
        from = range.end;
    }
    spans.push(Span::styled(text.get(from..).unwrap_or_default().to_owned(), quiet));
    spans.push(Span::raw(" ".repeat(room)));
    spans
}
