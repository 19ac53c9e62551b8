//! What may be sold to a client, and what was won and lost: the open ones first, all that is known of the selected one
//! unfolded.

use ratatui::text::{Line, Span};

use super::{Block, labelled, marked};
use crate::agenda::{Card, Opportunities};
use crate::domain::cells::{cut, fit, fit_right, wrap};
use crate::domain::text::clean_line;
use crate::domain::{Light, Money, Opportunity};
use crate::tui::command::Command;
use crate::tui::model::Model;
use crate::tui::open_card::{Item, OpenCard};
use crate::tui::veil;

/// The column of an amount.
const AMOUNT: usize = 14;
/// The column of what is known of an opportunity.
const LABEL: usize = 15;
/// As much of what one is called as stands in a line with others.
const TITLE: usize = 36;
/// Open opportunities that are named where there is room for little.
const NAMED: usize = 3;

/// What is open, and what is closed.
pub(super) fn blocks(model: &Model, open: &OpenCard, width: usize) -> Vec<Block> {
    let found = &open.opportunities;
    if found.list.is_empty() {
        let text = model.texts.with("card-no-opportunities", &[("key", model.key(Command::Opportunity).into())]);
        return vec![Block::plain(vec![Line::styled(text, model.theme.muted)])];
    }
    let mut blocks = Vec::new();
    let count = found.open().count();
    for (key, n, is_open) in
        [("card-opportunities", count, true), ("card-opportunities-closed", found.list.len() - count, false)]
    {
        if n == 0 {
            continue;
        }
        if !blocks.is_empty() {
            blocks.push(Block::gap());
        }
        blocks.push(Block::heading(model, key, n));
        for (at, one) in found.list.iter().enumerate().filter(|(_, one)| one.is_open() == is_open) {
            let item = Item::Opportunity(at);
            blocks.push(Block::item(item, lines(model, found, one, open.item() == item, width)));
        }
    }
    blocks
}

/// The first of those that are open, a line or two each: in the column of the client's own data.
pub(in crate::tui::screens) fn open_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for one in card.opportunities.list.iter().take(NAMED) {
        lines.extend(labelled(model, model.texts.get("card-opportunity"), &told(model, one), width));
    }
    lines
}

/// An opportunity in one line, as far as others may read it.
pub(in crate::tui::screens) fn told(model: &Model, one: &Opportunity) -> String {
    let amount = one.amount.filter(|_| !model.private);
    let shown = Opportunity { amount, title: cut(&clean_line(&one.title), TITLE).into_owned(), ..one.clone() };
    veil::said(model, &model.texts.opportunity_called(&shown, model.date)).into_owned()
}

fn lines(model: &Model, found: &Opportunities, one: &Opportunity, selected: bool, width: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let inner = width.saturating_sub(2);
    let money = |money: Money| veil::way(model, &texts.money_round(money)).into_owned();
    let mark = if found.stale.contains(&one.id) { texts.get("opportunity-stale") } else { "" };
    let state = |one: &Opportunity| {
        let state = texts.opportunity(one, model.date);
        if mark.is_empty() { state } else { format!("{state} · {mark}") }
    };
    let style = if one.is_late(model.date) { theme.light(Light::Red) } else { theme.muted };
    let bare = Opportunity { amount: None, ..one.clone() };
    let title = veil::said(model, &clean_line(&one.title)).into_owned();
    if !selected {
        let amount = fit_right(&one.money().map(money).unwrap_or_default(), AMOUNT);
        // The same room for each, so that the amounts of all stand in one column; its state says more than its title.
        let room = inner.saturating_sub(AMOUNT + 4) * 2 / 5;
        let state = cut(&state(&bare), inner.saturating_sub(AMOUNT + 4 + room)).into_owned();
        let spans = vec![
            Span::styled(fit(&title, room), theme.text),
            Span::styled(amount, theme.text),
            Span::raw("  "),
            Span::styled(state, style),
        ];
        return vec![marked(model, selected, spans)];
    }
    let mut lines: Vec<Line> = wrap(&title, inner)
        .into_iter()
        .map(|line| marked(model, true, vec![Span::styled(line, theme.strong)]))
        .collect();
    let shown = if model.private { &bare } else { one };
    for line in wrap(&texts.opportunity(shown, model.date), inner.saturating_sub(2)) {
        lines.push(marked(model, true, vec![Span::raw("  "), Span::styled(line, style)]));
    }
    let mut more = |label: &str, value: &str| {
        let mut label = fit(label, LABEL);
        for line in wrap(value, inner.saturating_sub(LABEL + 2)) {
            let label = std::mem::replace(&mut label, " ".repeat(LABEL));
            let spans = vec![Span::raw("  "), Span::styled(label, theme.muted), Span::styled(line, theme.text)];
            lines.push(marked(model, true, spans));
        }
    };
    for line in &one.lines {
        let reckoning = veil::said(model, &texts.reckoning(line, one.currency)).into_owned();
        more(&money(Money { minor: line.total(), currency: one.currency }), &{
            format!("{} · {reckoning}", texts.line_name(found.name(line)))
        });
    }
    for (label, value) in texts.about_opportunity(found, one, &model.agenda.rules().stages, model.date) {
        more(&label, &veil::said(model, &value));
    }
    if one.is_open() {
        more("", &texts.qualified(one));
    }
    lines
}
