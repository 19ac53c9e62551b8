//! What a client bought: what is unpaid, and every purchase, with the lines of the selected one unfolded.

use ratatui::text::{Line, Span};

use super::{Block, labelled, marked};
use crate::agenda::{Bill, Purchases};
use crate::domain::cells::{cut, fit, fit_right, width as width_of, wrap};
use crate::domain::{Light, Money, Purchase};
use crate::tui::command::Command;
use crate::tui::model::Model;
use crate::tui::open_card::{Item, OpenCard};
use crate::tui::veil;

/// The column of a day, and of an amount.
const DAY: usize = 12;
/// The column of an amount.
const AMOUNT: usize = 14;

/// What is owed, and what was bought.
pub(super) fn blocks(model: &Model, open: &OpenCard, width: usize) -> Vec<Block> {
    let (theme, texts, bill) = (&model.theme, &model.texts, &open.bill);
    if bill.count == 0 {
        let text = texts.with("card-no-purchases", &[("key", model.key(Command::Buy).into())]);
        return vec![Block::plain(vec![Line::styled(text, theme.muted)])];
    }
    let mut blocks = Vec::new();
    if let Some(owed) = owed(model, bill) {
        let late = bill.unpaid.iter().any(|unpaid| unpaid.due_on.is_some_and(|due| due < model.date));
        let style = if late { theme.light(Light::Red) } else { theme.text };
        let label = texts.get("card-owed");
        let lines = wrap(&format!("{label} {owed}"), width).into_iter().map(|line| Line::styled(line, style)).collect();
        blocks.extend([Block::plain(lines), Block::gap()]);
    }
    blocks.push(Block::heading(model, "card-purchases", bill.count));
    for (n, purchase) in bill.newest.purchases.iter().enumerate() {
        let item = Item::Purchase(n);
        let selected = open.item() == item;
        blocks.push(Block::item(item, purchase_lines(model, &bill.newest, purchase, selected, width)));
    }
    blocks
}

/// What is unpaid, and until when: in the column of the client's own data.
pub(super) fn owed_lines(model: &Model, bill: &Bill, width: usize) -> Vec<Line<'static>> {
    owed(model, bill).map_or_else(Vec::new, |owed| labelled(model, model.texts.get("card-owed"), &owed, width))
}

fn owed(model: &Model, bill: &Bill) -> Option<String> {
    let first = bill.unpaid.first()?;
    let amounts = bill.owed_amounts();
    let amounts = amounts.into_iter().map(|amount| veil::way(model, &model.texts.money(amount)).into_owned());
    let total = amounts.collect::<Vec<_>>().join(" + ");
    let due = model.texts.payment(&Purchase { method: None, ..first.clone() }, model.date);
    Some(format!("{total} · {due}"))
}

fn purchase_lines(
    model: &Model,
    found: &Purchases,
    purchase: &Purchase,
    selected: bool,
    width: usize,
) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let inner = width.saturating_sub(2);
    let shown = |minor: i64| veil::way(model, &texts.money(Money { minor, currency: purchase.currency })).into_owned();
    let day = fit(&texts.day_plain(purchase.made_on, model.date), DAY);
    let total = fit_right(&shown(purchase.total().minor), AMOUNT);
    let state = texts.payment(purchase, model.date);
    let late = purchase.is_unpaid() && purchase.due_on.is_some_and(|due| due < model.date);
    let taken = DAY + AMOUNT + 2;
    let state_room = inner.saturating_sub(taken) / 2;
    let state = if selected { String::new() } else { cut(&state, state_room).into_owned() };
    let room = inner.saturating_sub(taken + width_of(&state) + 2);
    let what = if selected { String::new() } else { texts.what_was_bought(found, purchase) };
    let mut lines = vec![marked(
        model,
        selected,
        vec![
            Span::styled(day, theme.muted),
            Span::styled(total, theme.text),
            Span::raw("  "),
            Span::styled(fit(&what, room), theme.text),
            Span::raw("  "),
            Span::styled(state, if late { theme.light(Light::Red) } else { theme.muted }),
        ],
    )];
    if !selected {
        return lines;
    }
    let mut more = |name: &str, reckoning: &str, amount: &str| {
        let room = inner.saturating_sub(AMOUNT + 4);
        let reckoning = cut(reckoning, room / 2).into_owned();
        let name = fit(name, room.saturating_sub(width_of(&reckoning)));
        lines.push(marked(
            model,
            true,
            vec![
                Span::raw("  "),
                Span::styled(name, theme.text),
                Span::styled(reckoning, theme.muted),
                Span::styled(fit_right(amount, AMOUNT), theme.text),
            ],
        ));
    };
    for line in &purchase.lines {
        let reckoning = veil::said(model, &texts.reckoning(line, purchase.currency)).into_owned();
        more(&texts.line_name(found.name(line)), &reckoning, &shown(line.total()));
    }
    if purchase.discount != 0 {
        more(texts.get("bought-discount"), "", &shown(purchase.discount.saturating_neg()));
    }
    let initiative = purchase
        .initiative
        .map(|initiative| texts.with("card-initiative", &[("whose", texts.word(initiative).into())]));
    let payment = Some(texts.payment(purchase, model.date)).filter(|payment| !payment.is_empty());
    let kind = (purchase.total().minor < 0).then(|| texts.word(purchase.kind).to_owned());
    let about: Vec<String> = [kind, payment, initiative].into_iter().flatten().collect();
    let said = [about.join(" · "), veil::said(model, &purchase.note).into_owned()];
    for text in said.iter().filter(|text| !text.is_empty()) {
        for line in wrap(text, inner.saturating_sub(2)) {
            lines.push(marked(model, true, vec![Span::raw("  "), Span::styled(line, theme.muted)]));
        }
    }
    lines
}
