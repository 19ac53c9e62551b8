//! The story of a client: what is open, what is planned, and everything that was said.

use ratatui::text::{Line, Span};

use super::{Block, heard, marked, moment_line, plan_parts, planned_for};
use crate::agenda::Card;
use crate::domain::cells::{self, cut, fit, wrap};
use crate::domain::{FollowUp, Interaction};
use crate::tui::model::Model;
use crate::tui::open_card::{Item, OpenCard};
use crate::tui::veil;

/// Lines of a long note that the selected interaction shows.
const LONGEST_NOTE: usize = 40;

/// Open points, plans and history, with the selected one unfolded. Of the history no more is laid out than could be seen
/// in `height` lines from the selected item on: with a client of many years that is little of it.
pub(super) fn blocks(model: &Model, open: &OpenCard, (width, height): (usize, usize)) -> Vec<Block> {
    let (card, chosen) = (&open.card, open.item());
    let mut blocks = Vec::new();
    if !card.points.is_empty() {
        blocks.push(Block::heading(model, "card-points", card.points.len()));
        let since = heard::since_column(model, card);
        for (n, point) in card.points.iter().enumerate() {
            let item = Item::Point(n);
            let selected = chosen == item;
            blocks.push(Block::item(item, heard::point_lines(model, point, (selected, since), width)));
        }
        blocks.push(Block::gap());
    }
    if !card.follow_ups.is_empty() {
        blocks.push(plans_heading(model, card, width));
        let days = card.follow_ups.iter().map(|follow_up| cells::width(&planned_for(follow_up, model)));
        let column = days.max().unwrap_or(0);
        for (n, follow_up) in card.follow_ups.iter().enumerate() {
            let item = Item::FollowUp(n);
            let selected = chosen == item;
            blocks.push(Block::item(item, plan_lines(model, card, follow_up, (selected, column), width)));
        }
        blocks.push(Block::gap());
    }
    if card.interaction_count == 0 {
        blocks.push(Block::note(model, "card-no-history"));
        return blocks;
    }
    blocks.push(Block::heading(model, "card-history", card.interaction_count));
    let before = if let Item::Interaction(n) = chosen { n } else { 0 };
    let mut room = height;
    for (n, interaction) in card.interactions.iter().enumerate() {
        let item = Item::Interaction(n);
        let lines = interaction_lines(model, card, interaction, chosen == item, width);
        if n > before {
            room = room.saturating_sub(lines.len());
        }
        blocks.push(Block::item(item, lines));
        if room == 0 {
            break;
        }
    }
    blocks
}

/// How much is planned; and what runs, where there is no room for it beside the page.
fn plans_heading(model: &Model, card: &Card, width: usize) -> Block {
    let mut heading = Block::heading(model, "card-plans", card.follow_ups.len());
    if let Some(line) = heading.lines.first_mut().filter(|_| !model.is_wide() && !card.running.is_empty()) {
        let running: Vec<String> = card.running.iter().map(|progress| model.texts.progress(progress)).collect();
        let room = width.saturating_sub(line.width() + 3);
        let running = cut(&running.join(" · "), room).into_owned();
        line.spans.push(Span::styled(format!(" · {running}"), model.theme.muted));
    }
    heading
}

fn plan_lines(
    model: &Model,
    card: &Card,
    follow_up: &FollowUp,
    (selected, column): (bool, usize),
    width: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let late = follow_up.due_on < model.date;
    let (when, what) = plan_parts(follow_up, model);
    let run = card.running.iter().find(|progress| Some(progress.run.id) == follow_up.run);
    let step = run.zip(follow_up.step).map(|(progress, step)| format!(" · {step}/{}", progress.run.steps));
    let text = format!("{}   {what}{}", fit(&when, column), step.unwrap_or_default());
    let text = cut(&text, width.saturating_sub(2)).into_owned();
    let style = if late { theme.light(crate::domain::Light::Red) } else { theme.text };
    vec![marked(model, selected, vec![Span::styled(text, style)])]
}

fn interaction_lines(
    model: &Model,
    card: &Card,
    interaction: &Interaction,
    selected: bool,
    width: usize,
) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let inner = width.saturating_sub(2);
    let head = moment_line(model, card, interaction, inner);
    let mut lines = vec![marked(model, selected, head.spans)];
    let text = wrap(&veil::said(model, &interaction.text), inner.saturating_sub(2));
    let most = if selected { LONGEST_NOTE } else { 2 };
    let more = text.len() > most;
    for (n, line) in text.into_iter().take(most).enumerate() {
        let line = if more && n + 1 == most { format!("{}…", cut(&line, inner.saturating_sub(3))) } else { line };
        lines.push(marked(model, selected, vec![Span::raw("  "), Span::styled(line, theme.text)]));
    }
    lines
}
