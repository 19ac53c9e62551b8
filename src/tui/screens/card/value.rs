//! What a client is worth: what it buys, brings and costs, what is to be expected of it, and what it is by that.

use ratatui::text::{Line, Span};

use super::{Block, labelled, marked};
use crate::agenda::Card;
use crate::domain::cells::{cut, width as width_of};
use crate::tui::model::Model;
use crate::tui::open_card::{Item, OpenCard};
use crate::tui::veil;

/// The rows, and then each class with its rule.
pub(super) fn blocks(model: &Model, open: &OpenCard, width: usize) -> Vec<Block> {
    let (texts, worth, rules) = (&model.texts, &open.card.worth, model.agenda.rules());
    let rows = texts.worth_rows(worth, rules, model.date);
    let mut blocks = Vec::new();
    if worth.value.span.is_none() {
        blocks.extend([Block::note(model, "worth-nothing"), Block::gap()]);
    }
    let inner = width.saturating_sub(2);
    let lines = |label: &str, value: &str| labelled(model, label, &veil::said(model, value), inner);
    let indent = |line: Line<'static>| marked(model, false, line.spans);
    let rows: Vec<Line> = rows.iter().flat_map(|(label, value)| lines(label, value)).map(indent).collect();
    if !rows.is_empty() {
        blocks.extend([Block::plain(rows), Block::gap()]);
    }
    for (n, (label, class, rule)) in texts.class_rows(worth, rules, model.date).into_iter().enumerate() {
        let item = Item::Class(n);
        let selected = open.item() == item;
        let mut said = lines(&label, &format!("{class}: {rule}"));
        if let Some(text) = said.first_mut().and_then(|first| first.spans.pop()) {
            let (class, rule) = text.content.split_at(class.len().min(text.content.len()));
            let spans = [Span::styled(class.to_owned(), model.theme.strong), Span::raw(rule.to_owned())];
            said[0].spans.extend(spans);
        }
        let said = said.into_iter().map(|line| marked(model, selected, line.spans));
        blocks.push(Block::item(item, said.collect()));
    }
    blocks
}

/// The name, and at the right what the client is in two words.
pub(in crate::tui::screens) fn name_line(model: &Model, card: &Card, width: usize) -> Line<'static> {
    let badge = model.texts.badge(&card.worth);
    let room = width.saturating_sub(width_of(&badge) + 2);
    // A name says more than a class.
    let badge = if badge.is_empty() || room < 16 { String::new() } else { badge };
    let name = cut(&card.client.name, if badge.is_empty() { width } else { room }).into_owned();
    let gap = " ".repeat(width.saturating_sub(width_of(&name) + width_of(&badge)));
    let name = Span::styled(name, model.theme.strong);
    if badge.is_empty() {
        return Line::from(name);
    }
    Line::from(vec![name, Span::raw(gap), Span::styled(badge, model.theme.muted)])
}

/// What the client buys, over as many lines as it takes: they end where a remark does, so that no amount is torn apart.
pub(in crate::tui::screens) fn worth_lines(model: &Model, card: &Card, width: usize) -> Vec<String> {
    let Some(line) = worth_line(model, card) else { return Vec::new() };
    let mut lines: Vec<String> = Vec::new();
    for part in line.split(" · ") {
        match lines.last_mut() {
            Some(line) if width_of(line) + 3 + width_of(part) <= width => {
                line.push_str(" · ");
                line.push_str(part);
            }
            _ => lines.push(cut(part, width).into_owned()),
        }
    }
    lines
}

/// What the client buys, in one line.
pub(in crate::tui::screens) fn worth_line(model: &Model, card: &Card) -> Option<String> {
    let line = model.texts.worth_line(&card.worth, model.agenda.rules(), model.date)?;
    Some(veil::said(model, &line).into_owned())
}
