//! What there is to say of the card at hand, and what the months to come should bring.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::amount;
use crate::agenda::{BoardCard, LaneOf, Plan};
use crate::domain::Light;
use crate::domain::calendar::days_between;
use crate::domain::cells::{cut, fit, width};
use crate::domain::stage::WON;
use crate::tui::canvas::{put, row};
use crate::tui::command::Command;
use crate::tui::model::Model;
use crate::tui::veil;

pub(super) fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    let held = model.board.held.as_ref().map(|held| &held.card);
    let card = held.or_else(|| model.board.card());
    let lines = match card {
        Some(card) => [who(model, card, area.width.into()), where_it_stands(model, card, area.width.into())],
        None => [Line::styled(format!(" {}", nothing(model)), model.theme.muted), Line::default()],
    };
    for (n, line) in lines.iter().enumerate() {
        if let Some(area) = row(area, n) {
            put(buf, area, line);
        }
    }
    if let Some(area) = row(area, lines.len()) {
        put(buf, area, &months(model, area.width.into()));
    }
}

/// That there is no card.
fn nothing(model: &Model) -> String {
    let empty = model.board.lanes().iter().all(|lane| lane.sum.count == 0);
    if empty {
        model.texts.with("board-empty", &[("key", model.key(Command::Opportunity).into())])
    } else {
        model.texts.get("board-empty-lane").to_owned()
    }
}

/// The client and what it is about, and at the right for how much and how likely.
fn who(model: &Model, card: &BoardCard, columns: usize) -> Line<'static> {
    let (texts, theme, deal) = (&model.texts, &model.theme, &card.deal);
    let money = deal.amount.map(|amount| veil::said(model, &texts.money(amount)).into_owned());
    let lane = model.board.lanes().iter().find(|lane| lane.of.stage() == deal.stage);
    let chance = lane.and_then(|lane| match &lane.of {
        LaneOf::Stage(chance) if deal.closed_on.is_none() => Some(match (deal.probability, chance.measured()) {
            (Some(own), _) => texts.with("board-chance-own", &[("percent", own.into())]),
            (None, Some(measured)) => texts.with("board-chance-measured", &[("percent", measured.into())]),
            (None, None) => texts.with("board-chance", &[("percent", chance.percent().into())]),
        }),
        _ => None,
    });
    let right = [money, chance].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let room = columns.saturating_sub(width(&right) + 3);
    let name = cut(veil::name(model, deal.client, &deal.name), room).into_owned();
    let title = veil::said(model, &deal.title).into_owned();
    let left = room.saturating_sub(width(&name));
    let title = if left > 8 { fit(&format!("  {title}"), left) } else { " ".repeat(left) };
    Line::from(vec![
        Span::raw(" "),
        Span::styled(name, theme.strong),
        Span::styled(title, theme.text),
        Span::styled(format!(" {right}"), theme.text),
    ])
}

/// How long it has been in its stage, when it should close, what comes next, against whom; or how it ended.
fn where_it_stands(model: &Model, card: &BoardCard, columns: usize) -> Line<'static> {
    let (texts, theme, deal, today) = (&model.texts, &model.theme, &card.deal, model.date);
    let detail = model.board.detail.as_ref();
    let whole = detail.and_then(|detail| detail.list.first()).filter(|whole| whole.id == deal.id);
    let mut parts: Vec<(String, _)> = Vec::new();
    if let Some(on) = deal.closed_on {
        let key = if deal.stage == WON { "board-was-won" } else { "board-was-lost" };
        parts.push((texts.with(key, &[("day", texts.day(on, today).into())]), theme.text));
        let why = deal.why.map(|why| texts.word(why).to_owned());
        let note = whole.map(|whole| whole.why_note.clone()).filter(|note| !note.is_empty());
        parts.extend(why.into_iter().chain(note).map(|why| (veil::said(model, &why).into_owned(), theme.muted)));
    } else {
        let days = days_between(deal.stage_since, today).max(0);
        let usual = model.board.history.stage(&deal.stage).days;
        let mut args = vec![("stage", texts.stage(&deal.stage).into()), ("n", days.into())];
        let key = if usual.is_some() { "board-in-stage-usual" } else { "board-in-stage" };
        args.extend(usual.map(|usual| ("usual", i64::from(usual).into())));
        parts.push((texts.with(key, &args), theme.text));
        if let Some(on) = deal.expect_on {
            let args = [("day", texts.day(on, today).into()), ("away", texts.relative(on, today).into())];
            let late = deal.is_late(today);
            let key = if late { "board-late" } else { "board-expected" };
            parts.push((texts.with(key, &args), if late { theme.light(Light::Red) } else { theme.muted }));
        }
        if card.stale {
            let days = model.agenda.rules().stale_days;
            parts.push((texts.with("board-stale", &[("n", days.into())]), theme.light(Light::Yellow)));
        }
        if let Some(next) = detail.and_then(|detail| detail.next.get(&deal.id)) {
            let plan = veil::said(model, &texts.plan(&Plan::of(next), today)).into_owned();
            parts.push((texts.with("board-next", &[("plan", plan.into())]), theme.muted));
        }
        if let Some(competitor) = whole.and_then(|whole| whole.competitor.as_ref()) {
            parts.push((texts.with("board-against", &[("competitor", competitor.as_str().into())]), theme.muted));
        }
    }
    let mut left = columns.saturating_sub(2);
    let mut spans = vec![Span::raw(" ")];
    for (n, (text, style)) in parts.into_iter().enumerate() {
        let dot = if n > 0 { " · " } else { "" };
        let room = left.saturating_sub(width(dot));
        if room < 6 {
            break;
        }
        let text = cut(&text, room).into_owned();
        left = room.saturating_sub(width(&text));
        spans.extend([Span::styled(dot, theme.muted), Span::styled(text, style)]);
    }
    Line::from(spans)
}

/// What each month should bring on the average, as many as there is room for, and what is in no month.
fn months(model: &Model, columns: usize) -> Line<'static> {
    let (texts, theme) = (&model.texts, &model.theme);
    let Some(board) = &model.board.board else { return Line::default() };
    let forecast = &board.forecast;
    let late = (texts.get("board-part-late").to_owned(), forecast.late.closing);
    let undated = (texts.get("board-part-undated").to_owned(), forecast.undated.closing);
    let month = |month: &crate::domain::forecast::Month| {
        (texts.month_short(month.first.month()).to_owned(), month.part.closing)
    };
    let parts = [late].into_iter().chain(forecast.months.iter().map(month)).chain([undated]);
    let label = texts.get("board-forecast");
    let mut left = columns.saturating_sub(width(label) + 2);
    let mut spans = vec![Span::styled(format!(" {label}"), theme.muted)];
    for (name, outlook) in parts.filter(|(_, outlook)| outlook.weighted != 0) {
        let amount = amount(model, outlook.weighted);
        let cells = width(&name) + width(&amount) + 3;
        if cells > left {
            break;
        }
        left -= cells;
        spans.extend([Span::styled(format!("  {name} "), theme.muted), Span::styled(amount, theme.text)]);
    }
    if spans.len() == 1 { Line::default() } else { Line::from(spans) }
}
