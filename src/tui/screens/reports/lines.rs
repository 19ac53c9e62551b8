//! The lines of a report on the screen: which there are, and how each is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::course;
use crate::domain::cells::{cut, fit, fit_right, width};
use crate::domain::report::bars::{SHADES, bar};
use crate::domain::report::page::{ChartText, TableText};
use crate::domain::report::{Cell, Label};
use crate::tui::canvas::put;
use crate::tui::model::Model;
use crate::tui::reports::{Shown, Spot};
use crate::tui::veil;

/// The widest bar, and the shortest that is worth drawing.
const BAR: (usize, usize) = (36, 5);
/// The widest and the narrowest label of a row.
const LABEL: (usize, usize) = (30, 12);
/// With fewer cells for it, a definition says nothing.
const MEANING: usize = 16;
/// Cells before every line: the mark of the selection, and a blank.
const MARGIN: usize = 2;

/// A line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Title,
    Note(usize),
    Blank,
    Figure(usize),
    TableTitle(usize),
    /// A line of the course of a table.
    Course(usize, usize),
    Head(usize),
    Row(usize, usize),
}

/// The columns of a table, as they fit.
struct Columns {
    label: usize,
    bar: usize,
    widths: Vec<usize>,
    /// The first column of a field of shades that is shown.
    from: usize,
    shown: usize,
}

/// The lines of a report.
pub(super) struct Lines {
    items: Vec<Item>,
    columns: Vec<Columns>,
    /// The widths of a figure's label, value and change.
    figure: (usize, usize, usize),
    selected: usize,
}

impl Lines {
    pub(super) fn of(model: &Model, shown: &Shown, room: usize) -> Self {
        let page = &shown.page;
        let mut items = vec![Item::Title];
        items.extend((0..page.notes.len()).map(Item::Note));
        if !page.figures.is_empty() {
            items.push(Item::Blank);
            items.extend((0..page.figures.len()).map(Item::Figure));
        }
        let tall = model.size.1 >= course::WORTH;
        for (n, table) in page.tables.iter().enumerate() {
            items.extend([Item::Blank, Item::TableTitle(n)]);
            if tall && course::is_worth(table) {
                items.extend((0..course::HEIGHT).map(|line| Item::Course(n, line)));
            }
            items.push(Item::Head(n));
            items.extend((0..table.rows.len()).map(|row| Item::Row(n, row)));
        }
        let spot = model.reports.spot();
        let is_selected = |item: &Item| match (item, spot) {
            (Item::Figure(n), Some(Spot::Figure(at))) => *n == at,
            (Item::Row(table, row), Some(Spot::Row(at, there))) => (*table, *row) == (at, there),
            _ => false,
        };
        let selected = items.iter().position(is_selected).unwrap_or(0);
        let columns = page.tables.iter().enumerate().map(|(n, table)| columns(model, n, table, room)).collect();
        let widest = |text: &dyn Fn(usize) -> usize| (0..page.figures.len()).map(text).max().unwrap_or(0);
        let figure = (
            widest(&|n| width(&page.figures[n].label)),
            widest(&|n| width(&page.figures[n].value)),
            widest(&|n| width(&page.figures[n].change)),
        );
        Self { items, columns, figure, selected }
    }

    /// The first line that is shown, so that the selected one is, and what stands above the first of all.
    pub(super) fn from(&self, height: usize) -> usize {
        let last = self.items.len().saturating_sub(height);
        // What is selected stands in the upper two thirds, with its heading as long as there is room.
        let first = !self.items[..self.selected.min(self.items.len())]
            .iter()
            .any(|item| matches!(item, Item::Figure(_) | Item::Row(..)));
        if first { 0 } else { self.selected.saturating_sub(height * 2 / 3).min(last) }
    }

    /// Whether there is more below.
    pub(super) fn goes_on(&self, from: usize, height: usize) -> bool {
        from + height < self.items.len()
    }

    pub(super) fn draw(&self, model: &Model, shown: &Shown, at: usize, area: Rect, buf: &mut Buffer) {
        let Some(item) = self.items.get(at) else { return };
        let (theme, page) = (&model.theme, &shown.page);
        let room = usize::from(area.width).saturating_sub(MARGIN + 1);
        let indented = |spans: Vec<Span<'static>>| Line::from([vec![Span::raw("  ")], spans].concat());
        match *item {
            Item::Blank => {}
            Item::Title => {
                let title = Span::styled(format!("{}  ", page.title), theme.accent);
                put(buf, area, &indented(vec![title, Span::styled(page.period.clone(), theme.text)]));
            }
            Item::Note(n) => {
                let note = page.notes.get(n).map_or("", String::as_str);
                put(buf, area, &indented(vec![Span::styled(cut(note, room).into_owned(), theme.muted)]));
            }
            Item::Figure(n) => self.draw_figure(model, shown, (n, at == self.selected), area, buf),
            Item::TableTitle(n) => {
                let Some(table) = page.tables.get(n) else { return };
                let title = format!("{}  ", table.title);
                let meaning = cut(&table.meaning, room.saturating_sub(width(&title))).into_owned();
                put(buf, area, &indented(vec![Span::styled(title, theme.accent), Span::styled(meaning, theme.muted)]));
            }
            Item::Course(n, line) => {
                if let Some(table) = page.tables.get(n) {
                    course::draw(model, table, line, area, buf);
                }
            }
            Item::Head(n) => {
                if let (Some(table), Some(columns)) = (page.tables.get(n), self.columns.get(n)) {
                    put(buf, area, &head(model, table, columns));
                }
            }
            Item::Row(n, row) => self.draw_row(model, shown, (n, row, at == self.selected), area, buf),
        }
    }

    fn draw_figure(&self, model: &Model, shown: &Shown, (n, selected): (usize, bool), area: Rect, buf: &mut Buffer) {
        let (theme, (label, value, change)) = (&model.theme, self.figure);
        let (Some(said), Some(figure)) = (shown.page.figures.get(n), shown.report.figures.get(n)) else { return };
        let number = veiled(model, figure.value, &said.value);
        let quiet = if selected { theme.text } else { theme.muted };
        let mut spans = vec![
            mark(model, selected),
            Span::raw(" "),
            Span::raw(fit(&said.label, label)),
            Span::raw("  "),
            Span::styled(fit_right(&number, value), theme.strong),
            Span::raw("  "),
            Span::styled(fit_right(&said.change, change), trend(model, &said.change)),
            Span::raw("  "),
        ];
        let room = usize::from(area.width).saturating_sub(MARGIN + label + value + change + 7);
        if room >= MEANING {
            spans.push(Span::styled(cut(&said.meaning, room).into_owned(), quiet));
        }
        if selected {
            buf.set_style(area, theme.selection);
        }
        put(buf, area, &Line::from(spans));
    }

    fn draw_row(
        &self,
        model: &Model,
        shown: &Shown,
        (n, at, selected): (usize, usize, bool),
        area: Rect,
        buf: &mut Buffer,
    ) {
        let theme = &model.theme;
        let (Some(table), Some(said), Some(columns)) =
            (shown.report.tables.get(n), shown.page.tables.get(n), self.columns.get(n))
        else {
            return;
        };
        let (Some(row), Some(words)) = (table.rows.get(at), said.rows.get(at)) else { return };
        let label = match row.label {
            Label::Client(client, _) => veil::name(model, client, &words.label),
            _ => words.label.as_str(),
        };
        let style = if selected { theme.strong } else { theme.text };
        let mut spans = vec![mark(model, selected), Span::raw(" "), Span::styled(fit(label, columns.label), style)];
        if let Some(column) = said.drawn().filter(|_| columns.bar > 0) {
            let bar = bar(said.number(at, column), said.most(column), columns.bar);
            spans.push(Span::raw(" "));
            spans.push(Span::styled(fit(&bar, columns.bar), theme.accent));
        }
        let heat = said.chart == ChartText::Heat;
        let darkest = said.darkest();
        let crossed = heat || !row.each.is_empty();
        let cells = words.cells.iter().zip(&columns.widths).enumerate().skip(columns.from).take(columns.shown);
        for (column, (cell, wide)) in cells {
            let value = row.cells.get(column).copied().unwrap_or(Cell::None);
            let cell = veiled(model, value, cell);
            let here = selected && crossed && column == model.reports.column;
            let dark = if heat { said.shade(at, column, darkest) } else { 0 };
            let ground = if here { theme.cursor } else { Style::new() };
            let style = match value {
                Cell::Change(_) => trend(model, &cell),
                _ if heat && dark == 0 && !said.is_whole(column) => theme.muted,
                _ => theme.text,
            };
            spans.push(Span::styled(if heat { SHADES[dark] } else { " " }, theme.accent));
            spans.push(Span::styled(fit_right(&cell, *wide), style.patch(ground)));
        }
        if selected {
            buf.set_style(area, theme.selection);
        }
        put(buf, area, &Line::from(spans));
    }
}

fn mark(model: &Model, selected: bool) -> Span<'static> {
    Span::styled(if selected { "▌" } else { " " }, model.theme.accent)
}

/// A value, or dots for an amount while nobody may read over the shoulder.
fn veiled(model: &Model, value: Cell, said: &str) -> String {
    if matches!(value, Cell::Money(_)) { veil::way(model, said).into_owned() } else { said.to_owned() }
}

/// What grows and what shrinks are told apart by their signs, and where there are colours by those too.
fn trend(model: &Model, change: &str) -> Style {
    if change.starts_with('+') { model.theme.success } else { model.theme.muted }
}

fn head(model: &Model, table: &TableText, columns: &Columns) -> Line<'static> {
    let bar = if columns.bar > 0 { columns.bar + 1 } else { 0 };
    let mut line = " ".repeat(MARGIN + columns.label + bar);
    let heads = table.head.iter().zip(&columns.widths).skip(columns.from).take(columns.shown);
    for (head, wide) in heads {
        line.extend([" ", &fit_right(head, *wide)]);
    }
    Line::styled(line, model.theme.muted)
}

/// How wide the columns of a table are: labels as long as they need, then numbers, then bars in what is left.
fn columns(model: &Model, n: usize, table: &TableText, room: usize) -> Columns {
    let heat = table.chart == ChartText::Heat;
    let wide = |column: usize| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| width(cell));
        let head = table.head.get(column).map_or(0, |head| width(head));
        let gap = usize::from(!heat);
        cells.chain([head]).max().unwrap_or(0) + gap
    };
    let widths: Vec<usize> = (0..table.head.len()).map(wide).collect();
    let longest = table.rows.iter().map(|row| width(&row.label)).max().unwrap_or(0);
    let numbers: usize = widths.iter().map(|wide| wide + 1).sum();
    let room = room.saturating_sub(MARGIN + 1);
    // Labels give way first, down to what can still be told apart; then the last columns go.
    let label = longest.min(LABEL.0).min(room.saturating_sub(numbers).max(LABEL.1));
    let left = room.saturating_sub(label);
    let selected = match model.reports.spot() {
        Some(Spot::Row(at, _)) if at == n => model.reports.column,
        _ => 0,
    };
    let fits = |from: usize| {
        let mut used = 0;
        widths[from..]
            .iter()
            .take_while(|wide| {
                used += *wide + 1;
                used <= left
            })
            .count()
    };
    let from =
        if heat { (0..=selected.min(widths.len())).find(|from| from + fits(*from) > selected).unwrap_or(0) } else { 0 };
    let shown = fits(from);
    let bar = left.saturating_sub(numbers + 1).min(BAR.0);
    let bar = if bar >= BAR.1 && table.drawn().is_some() { bar } else { 0 };
    Columns { label, bar, widths, from, shown }
}
