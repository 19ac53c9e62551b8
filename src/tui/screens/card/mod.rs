//! The card of a client: who, why, what next, how to reach them; and beside it, page by page, all that there is of it.

mod bought;
pub(super) mod data;
mod heard;
mod hoped;
mod story;
mod summary;
mod value;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

pub(super) use data::loss;
pub(super) use heard::preview_lines;
pub(super) use hoped::{open_lines, told};
pub(super) use summary::{about_line, alert_lines, next_step_lines, reach_lines, there};
pub(super) use value::{name_line, worth_line, worth_lines};

use crate::agenda::Card;
use crate::domain::cells::{cut, fit, width as width_of, wrap};
use crate::domain::text::first_line;
use crate::domain::{Code, Direction, FollowUp, Interaction, Kind, Outcome};
use crate::tui::canvas::{hundredths, left, put, scroll, top, upright};
use crate::tui::command::Command;
use crate::tui::model::{FRAME, Model};
use crate::tui::open_card::{Item, OpenCard, Page};
use crate::tui::veil;

/// Lines of the client's own data that stay above a page other than the story, where there is no room beside it.
const SHORT: u16 = 5;

pub(in crate::tui) fn draw(model: &Model, open: &OpenCard, body: Rect, buf: &mut Buffer) {
    let parts = Parts::of(model, open, body);
    scroll(&parts.lines, 0, parts.data, buf);
    if model.is_wide() {
        upright(model, Rect { x: parts.data.right() + 1, width: 1, ..parts.data }, buf);
    }
    let fill = if model.is_wide() { " " } else { "─" };
    put(buf, parts.names, &page_names(model, open, parts.names.width.into(), fill));
    draw_page(model, open, parts.page, buf);
}

/// How many lines of the open page do not fit: as far as one without anything to select can be moved.
pub(in crate::tui) fn overflow(model: &Model, open: &OpenCard) -> usize {
    let body = Rect { x: 0, y: 0, width: model.size.0, height: model.size.1.saturating_sub(FRAME) };
    let page = Parts::of(model, open, body).page;
    let lines: usize = blocks(model, open, page).iter().map(|block| block.lines.len()).sum();
    lines.saturating_sub(page.height.into())
}

/// Where everything is on the card.
struct Parts {
    /// The client's own data.
    lines: Vec<Line<'static>>,
    data: Rect,
    /// The names of the pages.
    names: Rect,
    page: Rect,
}

impl Parts {
    fn of(model: &Model, open: &OpenCard, body: Rect) -> Self {
        let body = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
        if model.is_wide() {
            let [data, beside] = left(body, hundredths(body.width, 40));
            let [_, page] = left(beside, 3);
            let lines = summary::lines(model, open, data.width.into(), usize::MAX);
            let [names, page] = top(page, 1);
            return Self { lines, data, names, page };
        }
        // What matters most stays on the screen: at least half of it is the page.
        let most = if open.page == Page::Story { body.height / 2 } else { SHORT.min(body.height / 2) };
        let lines = summary::lines(model, open, body.width.into(), most.into());
        let taken = u16::try_from(lines.len()).unwrap_or(most).min(most);
        let [data, below] = top(body, taken);
        let [names, page] = top(below, 1);
        Self { lines, data, names, page }
    }
}

/// The names of the pages, the open one lit, on a line that `fill` carries to the end.
fn page_names(model: &Model, open: &OpenCard, width: usize, fill: &str) -> Line<'static> {
    let theme = &model.theme;
    let mut spans = Vec::new();
    let mut used = 0;
    for page in Page::ALL {
        let style = if *page == open.page { theme.accent } else { theme.muted };
        let name = model.texts.word(*page).to_owned();
        used += width_of(&name) + 4;
        spans.extend([Span::styled(format!("{fill}{fill} "), theme.rule), Span::styled(name, style), Span::raw(" ")]);
    }
    let key = model.key(Command::NextGroup);
    let rest = width.saturating_sub(used);
    let room = rest.saturating_sub(width_of(&key) + 3);
    spans.push(Span::styled(fill.repeat(if room > 0 { room } else { rest }), theme.rule));
    if room > 0 {
        spans.extend([Span::styled(format!(" {key} "), theme.muted), Span::styled(fill.to_owned(), theme.rule)]);
    }
    Line::from(spans)
}

/// The lines of the open page, in blocks of which some can be selected.
fn blocks(model: &Model, open: &OpenCard, page: Rect) -> Vec<Block> {
    let (width, height) = (page.width.into(), page.height.into());
    match open.page {
        Page::Story => story::blocks(model, open, (width, height)),
        Page::Bought => bought::blocks(model, open, width),
        Page::Data => data::blocks(model, open, width),
        Page::Worth => value::blocks(model, open, width),
        Page::Hoped => hoped::blocks(model, open, width),
    }
}

fn draw_page(model: &Model, open: &OpenCard, area: Rect, buf: &mut Buffer) {
    let mut lines: Vec<Line> = Vec::new();
    let (mut first, mut last) = (0, 0);
    let chosen = Some(open.item());
    for block in blocks(model, open, area) {
        let selected = block.item == chosen;
        if selected {
            first = lines.len();
        }
        lines.extend(block.lines);
        if selected {
            last = lines.len();
        }
    }
    // The selected item is shown whole where it fits, with something of what stands around it.
    let height = usize::from(area.height);
    let from = if last <= height { 0 } else { (last + height / 4).min(lines.len()).saturating_sub(height).min(first) };
    scroll(&lines, from.max(open.scroll.min(lines.len().saturating_sub(height))), area, buf);
}

/// Lines of a page that belong together.
struct Block {
    /// What of the card they are, when that can be selected.
    item: Option<Item>,
    lines: Vec<Line<'static>>,
}

impl Block {
    fn item(item: Item, lines: Vec<Line<'static>>) -> Self {
        Self { item: Some(item), lines }
    }

    fn plain(lines: Vec<Line<'static>>) -> Self {
        Self { item: None, lines }
    }

    fn gap() -> Self {
        Self::plain(vec![Line::raw("")])
    }

    /// A heading, with the number of what follows.
    fn heading(model: &Model, key: &str, n: usize) -> Self {
        let count = model.texts.integer(i64::try_from(n).unwrap_or(i64::MAX));
        Self::plain(vec![Line::styled(format!("{} {count}", model.texts.get(key)), model.theme.accent)])
    }

    /// A remark in place of what there is none of.
    fn note(model: &Model, key: &str) -> Self {
        Self::plain(vec![Line::styled(model.texts.get(key).to_owned(), model.theme.muted)])
    }
}

/// The column of the labels.
pub(super) const LABEL: usize = 14;

/// A label and what belongs to it, over as many lines as it takes.
pub(super) fn labelled(model: &Model, label: &str, value: &str, width: usize) -> Vec<Line<'static>> {
    let mut label = fit(label, LABEL - 1) + " ";
    let mut line = |value: String| {
        let label = std::mem::replace(&mut label, " ".repeat(LABEL));
        Line::from(vec![Span::styled(label, model.theme.muted), Span::raw(value)])
    };
    wrap(value, width.saturating_sub(LABEL)).into_iter().map(&mut line).collect()
}

/// When a follow-up is due.
fn planned_for(follow_up: &FollowUp, model: &Model) -> String {
    model.texts.day_at(follow_up.due_on, follow_up.due_at, model.date)
}

/// When a follow-up is due; and how, what for, and how often it was put off.
pub(super) fn plan_parts(follow_up: &FollowUp, model: &Model) -> (String, String) {
    let texts = &model.texts;
    let purpose = Some(first_line(&follow_up.purpose)).filter(|purpose| !purpose.is_empty());
    let snoozed = (follow_up.snoozes > 0).then(|| {
        let since = texts.day_plain(follow_up.planned_on, model.date);
        texts.with("card-snoozed", &[("n", follow_up.snoozes.into()), ("day", since.into())])
    });
    let purpose = purpose.map(|purpose| veil::said(model, purpose));
    let repeats = follow_up.series.as_ref().map(|series| texts.repeats(&series.rule));
    let lead = (follow_up.lead > 0).then(|| texts.with("card-lead", &[("n", follow_up.lead.into())]));
    let more = [purpose.as_deref(), repeats.as_deref(), lead.as_deref(), snoozed.as_deref()];
    let parts = [Some(texts.word(follow_up.channel))].into_iter().chain(more);
    (planned_for(follow_up, model), parts.flatten().collect::<Vec<_>>().join(" · "))
}

/// When, what, how it went, and with whom.
pub(super) fn moment_line(model: &Model, card: &Card, interaction: &Interaction, width: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let day = texts.day_plain(interaction.at.date(), model.date);
    let incoming = interaction.direction == Direction::Incoming && interaction.kind != Kind::Note;
    let arrow = if incoming { "← " } else { "" };
    let mut what = format!("{arrow}{}", texts.word(interaction.kind));
    if let Some(outcome) = interaction.outcome {
        what = format!("{what} · {}", texts.word(outcome));
        if outcome == Outcome::Complaint {
            let key = if interaction.resolved_on.is_some() { "card-resolved" } else { "card-open" };
            what = format!("{what} ({})", texts.get(key));
        }
    }
    if let Some(amount) = interaction.amount {
        what = format!("{what} · {}", veil::way(model, &texts.money(amount)));
    }
    for kept in texts.kept(&[], interaction.score, interaction.expense) {
        what = format!("{what} · {}", veil::said(model, &kept));
    }
    // Who it was with is said where it could have been another.
    let with = interaction.contact.filter(|_| card.contacts.len() > 1).and_then(|id| card.contact(id));
    let with = with.map(|contact| contact.name.clone());
    let with = with.map(|name| format!("   {name}")).unwrap_or_default();
    let day = fit(&day, 12.max(width_of(&day) + 1));
    let room = width.saturating_sub(width_of(&day));
    let what = cut(&what, room).into_owned();
    let with = cut(&with, room.saturating_sub(width_of(&what))).into_owned();
    let open = interaction.is_open_complaint();
    Line::from(vec![
        Span::styled(day, theme.muted),
        Span::styled(what, if open { theme.light(crate::domain::Light::Red) } else { theme.muted }),
        Span::styled(with, theme.muted),
    ])
}

/// A line with the sign of what is selected before it.
fn marked(model: &Model, selected: bool, spans: Vec<Span<'static>>) -> Line<'static> {
    let mut all = vec![Span::styled(if selected { "▌ " } else { "  " }, model.theme.accent)];
    all.extend(spans);
    Line::from(all)
}
