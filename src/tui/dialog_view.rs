//! How dialogs are drawn: a framed part over the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row, scroll};
use super::dialog::{Dialog, Menu, Palette};
use super::help::help;
use super::model::Model;
use super::veil;
use super::{
    jump_view, picker_view, playbooks_view, preview_view, products_view, proposal_view, report_view, segments_view,
    tags_view, templates_view, twins_view,
};
use crate::agenda::Step;
use crate::domain::cells::{cut, fit, fit_right, width};

pub(super) fn draw(model: &Model, dialog: &Dialog, area: Rect, buf: &mut Buffer) {
    match dialog {
        Dialog::Form(_) | Dialog::Capture(_) => {}
        Dialog::Menu(menu) => draw_menu(model, menu, area, buf),
        Dialog::Jump(jump) => jump_view::draw(model, jump, area, buf),
        Dialog::Palette(palette) => draw_palette(model, palette, area, buf),
        Dialog::Help(top) => {
            let at = centre(area, 84, help_height(area.height), buf);
            let body = frame(model, model.texts.get("help-title"), at, buf);
            scroll(&help(model), (*top).min(most_help(model)), body, buf);
        }
        Dialog::History(steps, top) => draw_history(model, steps, *top, area, buf),
        Dialog::Proposal(proposal) => proposal_view::draw(model, proposal, area, buf),
        Dialog::Tags(picker) => tags_view::draw(model, picker, area, buf),
        Dialog::Segments(menu) => segments_view::draw(model, menu, area, buf),
        Dialog::Products(list) => products_view::draw(model, list, area, buf),
        Dialog::Playbooks(list) => playbooks_view::draw_list(model, list, area, buf),
        Dialog::Start(starting) => playbooks_view::draw_start(model, starting, area, buf),
        Dialog::Campaigns(list) => playbooks_view::draw_campaigns(model, list, area, buf),
        Dialog::Templates(list) => templates_view::draw(model, list, area, buf),
        Dialog::Twins(list) => twins_view::draw_list(model, list, area, buf),
        Dialog::Comparison(comparison) => twins_view::draw_comparison(model, comparison, area, buf),
        Dialog::Picker(picker) => picker_view::draw(model, picker, area, buf),
        Dialog::Preview(preview) => preview_view::draw(model, preview, area, buf),
        Dialog::Report(report) => report_view::draw(model, report, area, buf),
    }
}

fn help_height(screen: u16) -> u16 {
    screen.saturating_sub(2)
}

fn history_height(screen: u16) -> u16 {
    screen.saturating_sub(4)
}

/// The furthest that the help scrolls.
pub(super) fn most_help(model: &Model) -> usize {
    most(help(model).len(), help_height(model.size.1))
}

/// The furthest that a history of so many steps scrolls.
pub(super) fn most_history(model: &Model, steps: usize) -> usize {
    most(steps, history_height(model.size.1))
}

/// How many of the lines are hidden in a frame of this height.
fn most(lines: usize, height: u16) -> usize {
    lines.saturating_sub(height.saturating_sub(2).into())
}

pub(super) fn draw_menu(model: &Model, menu: &Menu, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let widest = menu.lines.iter().map(|(line, _)| width(line) + 6).max().unwrap_or(0).max(width(&menu.title) + 4);
    let columns = u16::try_from(widest + 4).unwrap_or(u16::MAX).min(area.width.saturating_sub(4));
    let rows = u16::try_from(menu.lines.len() + 2).unwrap_or(u16::MAX);
    let at = centre(area, columns, rows, buf);
    let body = frame(model, &menu.title, at, buf);
    for (n, (line, _)) in menu.lines.iter().enumerate() {
        let Some(area) = row(body, n) else { break };
        let selected = n == menu.selected;
        if selected {
            buf.set_style(area, theme.selection);
        }
        let line = cut(line, usize::from(body.width).saturating_sub(4)).into_owned();
        let digit = if menu.unasked { " ".to_owned() } else { format!(" {} ", n + 1) };
        let digit = Span::styled(digit, theme.key);
        put(buf, area, &Line::from(vec![digit, Span::styled(line, if selected { theme.strong } else { theme.text })]));
    }
}

fn draw_palette(model: &Model, palette: &Palette, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 76, area.height.saturating_sub(4).min(18), buf);
    let body = frame(model, texts.get("palette-title"), at, buf);
    if let Some(area) = row(body, 0) {
        let typed = palette.typed.value().to_owned();
        put(
            buf,
            area,
            &Line::from(vec![Span::styled(": ", theme.focus), Span::raw(typed), Span::styled(" ", theme.cursor)]),
        );
    }
    let rows = usize::from(body.height.saturating_sub(1));
    let top = (palette.selected + 1).saturating_sub(rows);
    if palette.found.is_empty()
        && let Some(area) = row(body, 1)
    {
        put(buf, area, &Line::styled(texts.get("palette-none").to_owned(), theme.muted));
    }
    for (n, entry) in palette.found.iter().enumerate().skip(top) {
        let Some(area) = row(body, n - top + 1) else { break };
        let selected = n == palette.selected;
        if selected {
            buf.set_style(area, theme.selection);
        }
        let key = model.keymap.key(entry.command).unwrap_or_default();
        let doc = usize::from(body.width).saturating_sub(24 + 11);
        put(
            buf,
            area,
            &Line::from(vec![
                Span::styled(fit(texts.get(&entry.name_key()), 24), if selected { theme.strong } else { theme.text }),
                Span::styled(fit(texts.get(&entry.doc_key()), doc), if selected { theme.text } else { theme.muted }),
                Span::styled(fit_right(&key, 11), theme.key),
            ]),
        );
    }
}

fn draw_history(model: &Model, steps: &[Step], top: usize, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 84, history_height(area.height), buf);
    let body = frame(model, texts.get("history-title"), at, buf);
    if steps.is_empty() {
        return put(buf, body, &Line::styled(texts.get("history-none").to_owned(), theme.muted));
    }
    let zone = model.agenda.clock().now().time_zone().clone();
    let lines: Vec<Line> = steps
        .iter()
        .map(|step| {
            let at = step.at.parse::<jiff::Timestamp>().map(|at| at.to_zoned(zone.clone()).datetime());
            let at = at.map(|at| texts.moment(at, model.date)).unwrap_or_default();
            let undone = if step.undone { format!(" ({})", texts.get("history-undone")) } else { String::new() };
            let room = usize::from(body.width).saturating_sub(20);
            Line::from(vec![
                Span::styled(fit(&at, 20), theme.muted),
                Span::styled(
                    cut(&format!("{}{undone}", veil::step(model, step)), room).into_owned(),
                    if step.undone { theme.muted } else { theme.text },
                ),
            ])
        })
        .collect();
    scroll(&lines, top.min(most_history(model, steps.len())), body, buf);
}
