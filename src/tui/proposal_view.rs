//! How a proposal is drawn: at the close of a day what was done and promised, then what would move to which day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::canvas::{centre, frame, put, row};
use super::dialog::Proposal;
use super::model::Model;
use super::veil;
use crate::agenda::{DayEnd, DayPlan};
use crate::domain::cells::{cut, fit, width as width_of, wrap};
use crate::domain::text::first_line;

/// Promises that are listed before the rest is counted.
const PROMISES: usize = 8;

pub(super) fn draw(model: &Model, proposal: &Proposal, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 84, area.height.saturating_sub(2), buf);
    let title = match &proposal.end {
        Some(_) => texts.with("close-title", &[("day", texts.day(model.date, model.date).into())]),
        None => texts.with("spread-title", &[("day", texts.day(proposal.spread.from, model.date).into())]),
    };
    let body = frame(model, &title, at, buf);
    let inner = usize::from(body.width);
    let mut lines = proposal.end.as_ref().map(|end| end_lines(model, end, inner)).unwrap_or_default();
    lines.extend(sentence(model, proposal, inner));
    let list = lines.len();
    lines.extend((0..proposal.spread.moves.len()).map(|n| move_line(model, proposal, n, inner)));
    // The selected move is on the screen, with what stands above the list as long as there is room.
    let room = usize::from(body.height.saturating_sub(1));
    let selected = list + proposal.selected;
    let from = if proposal.spread.moves.is_empty() { 0 } else { (selected + 2).saturating_sub(room) };
    for (n, line) in lines.iter().skip(from).take(room).enumerate() {
        let Some(area) = row(body, n) else { break };
        if from + n == selected && !proposal.spread.moves.is_empty() {
            buf.set_style(area, theme.selection);
        }
        put(buf, area, line);
    }
    let foot = if proposal.spread.moves.is_empty() { "proposal-foot-none" } else { "proposal-foot" };
    let foot_at = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
    put(buf, foot_at, &Line::styled(cut(texts.get(foot), inner).into_owned(), theme.muted));
}

/// What was done on the day, and what was promised.
fn end_lines(model: &Model, end: &DayEnd, width: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let times = |word: &str, n: usize| format!("{} {word}", texts.integer(i64::try_from(n).unwrap_or(i64::MAX)));
    let kinds: Vec<_> = end.kinds.iter().map(|(kind, n)| times(texts.word(*kind), *n)).collect();
    let outcomes: Vec<_> = end.outcomes.iter().map(|(outcome, n)| times(texts.word(*outcome), *n)).collect();
    let mut lines = vec![Line::styled(texts.with("close-attended", &[("n", end.attended.into())]), theme.strong)];
    let mut say = |text: String| {
        lines.extend(wrap(&text, width.saturating_sub(2)).into_iter().map(|line| Line::raw(format!("  {line}"))));
    };
    for list in [kinds, outcomes] {
        if !list.is_empty() {
            say(list.join(" · "));
        }
    }
    say(texts.with("close-done", &[("done", end.done.into()), ("planned", (end.done + end.due).into())]));
    lines.push(Line::raw(""));
    lines.push(Line::styled(texts.with("close-promised", &[("n", end.promised.len().into())]), theme.strong));
    let when = |planned: &DayPlan| format!("  {}  ", texts.day_at(planned.due_on, planned.due_at, model.date));
    let listed: Vec<_> = end.promised.iter().take(PROMISES).map(|planned| (when(planned), planned)).collect();
    // A date is never cut: half an hour would be a wrong one.
    let column = listed.iter().map(|(day, _)| width_of(day)).max().unwrap_or(0);
    for (day, planned) in listed {
        let named = width.saturating_sub(column).min(28);
        let name = fit(veil::other(model, &planned.name), named);
        let purpose = first_line(&planned.purpose);
        let what = if purpose.is_empty() { texts.word(planned.channel) } else { purpose };
        let what = cut(&veil::said(model, what), width.saturating_sub(column + named + 1)).into_owned();
        lines.push(Line::from(vec![
            Span::styled(fit(&day, column), theme.muted),
            Span::raw(format!("{name} ")),
            Span::styled(what, theme.muted),
        ]));
    }
    if end.promised.len() > PROMISES {
        let more = texts.with("proposal-more", &[("n", (end.promised.len() - PROMISES).into())]);
        lines.push(Line::styled(format!("  {more}"), theme.muted));
    }
    lines.push(Line::raw(""));
    lines
}

/// How many stay, and how many would move.
fn sentence(model: &Model, proposal: &Proposal, width: usize) -> Vec<Line<'static>> {
    let texts = &model.texts;
    let moving = proposal.spread.moves.len() - proposal.left_out.len();
    let capacity = model.agenda.rules().capacity;
    let args = [("n", moving.into()), ("stay", proposal.spread.stay.into()), ("capacity", capacity.into())];
    let key = match (&proposal.end, proposal.spread.moves.is_empty()) {
        (Some(_), true) => "close-nothing-left",
        (Some(_), false) => "close-moves",
        (None, _) => "spread-moves",
    };
    wrap(&texts.with(key, &args), width).into_iter().map(|line| Line::styled(line, model.theme.strong)).collect()
}

fn move_line(model: &Model, proposal: &Proposal, n: usize, width: usize) -> Line<'static> {
    let theme = &model.theme;
    let Some(step) = proposal.spread.moves.get(n) else { return Line::default() };
    let chosen = !proposal.left_out.contains(&n);
    let day = format!("→ {}", model.texts.day(step.to, model.date));
    let name = fit(veil::other(model, &step.name), width.saturating_sub(6 + 20));
    let (mark, style) = if chosen { ("  ✓ ", theme.text) } else { ("    ", theme.muted) };
    let day = if chosen { day } else { model.texts.get("proposal-stays").to_owned() };
    Line::from(vec![
        Span::styled(mark, theme.accent),
        Span::styled(name, style),
        Span::styled(format!("  {day}"), style),
    ])
}
