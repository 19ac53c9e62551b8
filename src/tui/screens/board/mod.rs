//! The board: what is open in lanes by stage, each with what it comes to; below, what there is to say of the card at hand.

mod card;
mod frame;
mod panel;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

pub(in crate::tui) use frame::Frame;

use crate::agenda::{Lane, LaneOf};
use crate::domain::Currency;
use crate::domain::cells::{cut, fit, fit_right, width};
use crate::tui::board::Held;
use crate::tui::canvas::{put, row};
use crate::tui::command::Command;
use crate::tui::model::Model;
use crate::tui::veil;

pub(in crate::tui) fn draw(model: &Model, body: Rect, buf: &mut Buffer) {
    let frame = Frame::of(model, body);
    draw_title(model, frame.title, buf);
    put(buf, frame.rule, &Line::styled("─".repeat(frame.rule.width.into()), model.theme.rule));
    for place in 0..frame.shown {
        if let Some(lane) = model.board.lanes().get(frame.first + place) {
            draw_head(model, lane, &frame, place, buf);
            card::draw_pile(model, frame.first + place, frame.column(place, frame.piles), buf);
        }
    }
    draw_hidden(model, &frame, buf);
    put(buf, frame.below, &Line::styled("─".repeat(frame.below.width.into()), model.theme.rule));
    panel::draw(model, frame.panel, buf);
}

/// An amount of the house, hidden while others may look.
fn amount(model: &Model, minor: i64) -> String {
    let money = model.agenda.rules().money.money(minor);
    veil::said(model, &model.texts.money_round(money)).into_owned()
}

/// All that is open, and what it comes to; at the right, what was won this month.
fn draw_title(model: &Model, area: Rect, buf: &mut Buffer) {
    let (texts, theme) = (&model.texts, &model.theme);
    let Some(board) = &model.board.board else { return };
    let all = board.forecast.all;
    let room = usize::from(area.width).saturating_sub(1);
    let count = texts.with("board-open", &[("n", all.count.into())]);
    let args = [("total", amount(model, all.total).into()), ("weighted", amount(model, all.weighted).into())];
    let sums = if all.count == 0 { String::new() } else { texts.with("board-sums", &args) };
    let count = cut(&count, room).into_owned();
    let sums = cut(&sums, room.saturating_sub(width(&count) + 2)).into_owned();
    let used = width(&count) + width(&sums) + 3;
    let spans =
        vec![Span::raw(" "), Span::styled(count, theme.accent), Span::raw("  "), Span::styled(sums, theme.text)];
    put(buf, area, &Line::from(spans));
    let won = board.forecast.won_month;
    let month = texts.month_short(model.date.month()).to_owned();
    let args = [("month", month.into()), ("amount", amount(model, won.amount).into())];
    let said = texts.with("board-won", &args);
    let goal = board.forecast.goal.map(|(goal, sold)| {
        let month = texts.month_short(model.date.month()).to_owned();
        let args =
            [("sold", amount(model, sold).into()), ("goal", amount(model, goal).into()), ("month", month.into())];
        texts.with("board-goal", &args)
    });
    let left_out = &board.forecast.left_out;
    let left = (!left_out.is_empty()).then(|| {
        let codes: Vec<&str> = left_out.iter().map(Currency::code).collect();
        texts.with("board-left-out", &[("currencies", codes.join(", ").into())])
    });
    // What is missing in the sums is worth more than what was won.
    for text in left.into_iter().chain(goal).chain([said]) {
        let cells = width(&text) + 1;
        if used + cells < usize::from(area.width) {
            let cells = u16::try_from(cells).unwrap_or(0);
            let area = Rect { x: area.right() - cells, width: cells, ..area };
            return put(buf, area, &Line::styled(text, theme.muted));
        }
    }
}

/// What a lane is called, how many cards lie in it, what they come to, and what of that is to be expected.
fn draw_head(model: &Model, lane: &Lane, frame: &Frame, place: usize, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let area = frame.column(place, frame.heads);
    let here = frame.first + place == model.board.lane;
    let inner = usize::from(area.width).saturating_sub(2);
    let count = texts.integer(i64::try_from(lane.sum.count).unwrap_or(i64::MAX));
    let (title, second) = match &lane.of {
        LaneOf::Stage(chance) => {
            let args = [("percent", chance.percent().into()), ("amount", amount(model, lane.sum.weighted).into())];
            let key = if chance.measured().is_some() { "board-weighted-measured" } else { "board-weighted" };
            let said = texts.with(key, &args);
            // An amount is never cut.
            let said = if width(&said) > inner { amount(model, lane.sum.weighted) } else { said };
            (texts.stage(&chance.stage), said)
        }
        closed => {
            let key = if *closed == LaneOf::Won { "board-lane-won" } else { "board-lane-lost" };
            (texts.get(key).to_owned(), texts.month_year(model.date))
        }
    };
    let name = fit(&capitalised(&title), inner.saturating_sub(width(&count) + 1));
    let style = match (here, model.board.held.is_some()) {
        (true, true) => theme.focus,
        (true, false) => theme.accent,
        _ => theme.strong,
    };
    let lines = [
        Line::from(vec![
            Span::styled(if here { "▌" } else { " " }, theme.accent),
            Span::styled(name, style),
            Span::raw(" "),
            Span::styled(count, theme.text),
        ]),
        Line::styled(format!(" {}", fit_right(&amount(model, lane.sum.total), inner)), theme.text),
        Line::styled(format!(" {}", fit_right(&second, inner)), theme.muted),
    ];
    for (n, line) in lines.iter().enumerate() {
        if let Some(area) = row(area, n) {
            put(buf, area, line);
        }
    }
    if here {
        let rule = frame.column(place, frame.rule);
        let rule = Rect { width: rule.width.saturating_sub(1), ..rule };
        put(buf, rule, &Line::styled("━".repeat(rule.width.into()), theme.accent));
    }
}

/// A name as it stands at the head of something.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How many lanes there are to the left and to the right of those that are shown.
fn draw_hidden(model: &Model, frame: &Frame, buf: &mut Buffer) {
    let right = model.board.lanes().len().saturating_sub(frame.first + frame.shown);
    if frame.first > 0 {
        put(buf, frame.rule, &Line::styled(format!("‹{} ", frame.first), model.theme.key));
    }
    if right > 0 {
        let text = format!(" {right}›");
        let cells = u16::try_from(width(&text)).unwrap_or(0).min(frame.rule.width);
        let area = Rect { x: frame.rule.right() - cells, width: cells, ..frame.rule };
        put(buf, area, &Line::styled(text, model.theme.key));
    }
}

/// What is held, from which stage to which, and what the two keys do.
pub(in crate::tui) fn held_line(model: &Model, held: &Held, width: usize) -> Line<'static> {
    let (texts, theme, board) = (&model.texts, &model.theme, &model.board);
    let name = |lane: usize| {
        let lane = board.lanes().get(lane).map(|lane| lane.of.stage());
        lane.map(|stage| texts.stage(stage)).unwrap_or_default()
    };
    let keys = [("enter", model.key(Command::OpenDeal).into()), ("back", model.key(Command::Back).into())];
    let keys = texts.with("calendar-held-keys", &keys);
    let from = name(held.from);
    let way = if board.lane == held.from { from } else { format!("{from} → {}", name(board.lane)) };
    let room = width.saturating_sub(self::width(&way) + self::width(&keys) + 8);
    let client = cut(veil::name(model, held.card.deal.client, &held.card.deal.name), room).into_owned();
    Line::from(vec![
        Span::styled(" ↔ ", theme.accent),
        Span::styled(client, theme.strong),
        Span::raw("  "),
        Span::styled(way, theme.accent),
        Span::styled(format!("  {keys}"), theme.muted),
    ])
}
