//! What a client is worth: what it buys, brings and costs, what is to be expected of it, and what it is by that.

use ratatui::text::{Line, Span};

use super::{Block, labelled};
use crate::agenda::Card;
use crate::domain::cells::{cut, width as width_of};
use crate::tui::model::Model;
use crate::tui::open_card::OpenCard;
use crate::tui::veil;

/// The rows, and then each class with its rule.
pub(super) fn blocks(model: &Model, open: &OpenCard, width: usize) -> Vec<Block> {
    let (texts, worth, rules) = (&model.texts, &open.card.worth, model.agenda.rules());
    let rows = texts.worth_rows(worth, rules, model.date);
    let mut blocks = Vec::new();
    if worth.value.span.is_none() {
        blocks.extend([Block::note(model, "worth-nothing"), Block::gap()]);
    }
    let lines = |label: &str, value: &str| labelled(model, label, &veil::said(model, value), width);
    let mut all: Vec<Line> = rows.iter().flat_map(|(label, value)| lines(label, value)).collect();
    if !all.is_empty() {
        all.push(Line::raw(""));
    }
    for (label, class, rule) in texts.class_rows(worth, rules, model.date) {
        let mut rows = lines(&label, &class);
        if let Some(first) = rows.first_mut()
            && let Some(class) = first.spans.last_mut()
        {
            class.style = model.theme.strong;
        }
        all.extend(rows);
        all.extend(lines("", &rule).into_iter().map(|line| line.style(model.theme.muted)));
    }
    blocks.push(Block::plain(all));
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

/// What the client buys, in one line.
pub(in crate::tui::screens) fn worth_line(model: &Model, card: &Card) -> Option<String> {
    let line = model.texts.worth_line(&card.worth, model.agenda.rules(), model.date)?;
    Some(veil::said(model, &line).into_owned())
}
