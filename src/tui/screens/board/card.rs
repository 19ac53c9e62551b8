//! A lane's cards: who, what about where there is room for it, when it should close, and for how much.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::agenda::BoardCard;
use crate::domain::Light;
use crate::domain::calendar::days_between;
use crate::domain::cells::{fit, fit_right, width};
use crate::domain::stage::WON;
use crate::tui::canvas::{put, row};
use crate::tui::model::Model;
use crate::tui::veil;

/// The sign of what was won.
const WON_SIGN: &str = "✓";
/// The sign of what was lost.
const LOST_SIGN: &str = "✗";

/// The cards of a lane, as many as there is room for.
pub(super) fn draw_pile(model: &Model, lane: usize, area: Rect, buf: &mut Buffer) {
    let Some(pile) = model.board.piles.get(lane) else { return };
    let fit = model.board.fit;
    let held = model.board.held.as_ref().map(|held| held.card.deal.id);
    for (n, card) in pile.cards.iter().skip(pile.top).take(fit.cards).enumerate() {
        let y = area.y + u16::try_from(n).unwrap_or(0) * fit.lines;
        let height = fit.lines.min(area.bottom().saturating_sub(y));
        let at = Rect { y, height, width: area.width.saturating_sub(1), ..area };
        let selected = lane == model.board.lane && pile.top + n == pile.selected && held.is_none();
        draw(model, card, (selected, held == Some(card.deal.id)), at, buf);
    }
    let (above, below) = pile.beyond(fit.cards);
    let edge = Rect { x: area.right().saturating_sub(1), width: 1, ..area };
    for (is, sign, y) in [(above, "↑", area.top()), (below, "↓", area.bottom().saturating_sub(1))] {
        if is && area.height > 0 {
            put(buf, Rect { y, height: 1, ..edge }, &Line::styled(sign, model.theme.muted));
        }
    }
}

/// The sign of a card, and in which style: what it was closed as, that it is late, that nothing moves.
fn sign(model: &Model, card: &BoardCard) -> (&'static str, Style) {
    let theme = &model.theme;
    match &card.deal {
        deal if deal.closed_on.is_some() && deal.stage == WON => (WON_SIGN, theme.success),
        deal if deal.closed_on.is_some() => (LOST_SIGN, theme.muted),
        deal if deal.is_late(model.date) => (Light::Red.glyph(), theme.light(Light::Red)),
        _ if card.stale => (Light::Yellow.glyph(), theme.light(Light::Yellow)),
        _ => (" ", theme.text),
    }
}

/// When it should close, or was closed: of what is late, by how much.
fn day(model: &Model, card: &BoardCard) -> (String, Style) {
    let (texts, theme, deal) = (&model.texts, &model.theme, &card.deal);
    match deal.closed_on.or(deal.expect_on) {
        Some(on) if deal.closed_on.is_none() && on < model.date => {
            (texts.days_late(days_between(on, model.date)), theme.light(Light::Red))
        }
        Some(on) => (texts.day_plain(on, model.date), theme.muted),
        None => (texts.get("board-no-day").to_owned(), theme.muted),
    }
}

fn draw(model: &Model, card: &BoardCard, (selected, held): (bool, bool), area: Rect, buf: &mut Buffer) {
    let (theme, deal) = (&model.theme, &card.deal);
    let inner = usize::from(area.width).saturating_sub(1);
    if selected {
        buf.set_style(area, theme.selection);
    }
    let mark = || {
        let mark = match (held, selected) {
            (true, _) => "↔",
            (_, true) => "▌",
            _ => " ",
        };
        Span::styled(mark, theme.accent)
    };
    let quiet = if held { theme.muted } else { theme.text };
    let (sign, sign_style) = sign(model, card);
    let name = veil::name(model, deal.client, &deal.name);
    let first = Line::from(vec![
        mark(),
        Span::styled(fit(name, inner.saturating_sub(2)), if held { theme.muted } else { theme.strong }),
        Span::raw(" "),
        Span::styled(sign, sign_style),
    ]);
    let amount = deal.amount.map_or_else(
        || model.texts.get("board-no-amount").to_owned(),
        |amount| veil::said(model, &model.texts.money_round(amount)).into_owned(),
    );
    let (day, day_style) = day(model, card);
    // The amount is never cut for the sake of the day.
    let room = inner.saturating_sub(width(&amount) + 1);
    let month = deal.closed_on.or(deal.expect_on).map(|on| model.texts.month_short(on.month()).to_owned());
    let day = [Some(day), month].into_iter().flatten().find(|day| width(day) <= room).unwrap_or_default();
    let last = Line::from(vec![
        mark(),
        Span::styled(day.clone(), if held { theme.muted } else { day_style }),
        Span::styled(fit_right(&amount, inner.saturating_sub(width(&day))), quiet),
    ]);
    let mut lines = vec![first];
    if area.height > 2 {
        let age = model.texts.with("board-age", &[("n", days_between(deal.stage_since, model.date).max(0).into())]);
        let age = if deal.closed_on.is_some() { String::new() } else { age };
        let title = if veil::hides(model, deal.client) { String::new() } else { veil::said(model, &deal.title).into() };
        let room = inner.saturating_sub(width(&age) + 1);
        lines.push(Line::from(vec![mark(), Span::styled(format!("{} {age}", fit(&title, room)), theme.muted)]));
    }
    lines.push(last);
    for (n, line) in lines.iter().enumerate() {
        if let Some(area) = row(area, n) {
            put(buf, area, line);
        }
    }
}
