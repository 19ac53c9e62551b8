//! The card of a client: who, why, what next, how to reach them; and beside it, page by page, all that there is of it.

mod bought;
pub(super) mod data;
mod heard;
mod hoped;
mod story;
mod value;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

pub(super) use data::loss;
pub(super) use heard::preview_lines;
pub(super) use hoped::{open_lines, told};
pub(super) use value::{name_line, worth_line, worth_lines};

use crate::agenda::Card;
use crate::domain::cells::{cut, fit, width as width_of, wrap};
use crate::domain::text::first_line;
use crate::domain::{Channel, Code, Direction, FollowUp, Interaction, Kind, Outcome, Standing};
use crate::i18n::Texts;
use crate::tui::canvas::{hundredths, left, put, row, top, upright};
use crate::tui::command::Command;
use crate::tui::model::{FRAME, Model};
use crate::tui::open_card::{Item, OpenCard, Page};
use crate::tui::veil;

/// Lines of the client's own data that stay above a page other than the story, where there is no room beside it.
const SHORT: u16 = 5;

pub(in crate::tui) fn draw(model: &Model, open: &OpenCard, body: Rect, buf: &mut Buffer) {
    let parts = Parts::of(model, open, body);
    draw_lines(&parts.lines, 0, parts.data, buf);
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
            let lines = data_lines(model, open, data.width.into(), usize::MAX);
            let [names, page] = top(page, 1);
            return Self { lines, data, names, page };
        }
        // What matters most stays on the screen: at least half of it is the page.
        let most = if open.page == Page::Story { body.height / 2 } else { SHORT.min(body.height / 2) };
        let lines = data_lines(model, open, body.width.into(), most.into());
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
    for block in blocks(model, open, area) {
        let selected = block.item == Some(open.item());
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
    draw_lines(&lines, from.max(open.scroll.min(lines.len().saturating_sub(height))), area, buf);
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

fn draw_lines(lines: &[Line], from: usize, area: Rect, buf: &mut Buffer) {
    for (n, line) in lines.iter().skip(from).enumerate() {
        let Some(area) = row(area, n) else { break };
        put(buf, area, line);
    }
}

/// The client's own data; with few lines to fill, only what is needed to speak.
fn data_lines(model: &Model, open: &OpenCard, width: usize, most: usize) -> Vec<Line<'static>> {
    let (theme, card) = (&model.theme, &open.card);
    let selected = open.item() == Item::Client;
    let mark = Span::styled(if selected { "▌" } else { " " }, theme.accent);
    let mut name = value::name_line(model, card, width.saturating_sub(1));
    name.spans.insert(0, mark);
    let mut lines = vec![name];
    let inner = width.saturating_sub(1);
    let shifted = |line: Line<'static>| {
        let mut spans = vec![Span::raw(" ")];
        spans.extend(line.spans);
        Line::from(spans).style(line.style)
    };
    lines.extend(about_line(model, card, inner).map(shifted));
    let tight = most < 14;
    let gap = |lines: &mut Vec<Line<'static>>| {
        if !tight {
            lines.push(Line::raw(""));
        }
    };
    gap(&mut lines);
    lines.extend(alert_lines(model, card, inner).into_iter().map(shifted));
    if !tight {
        lines.extend(next_step_lines(model, card, inner).into_iter().map(shifted));
        lines.extend(running_lines(model, card, inner).into_iter().map(shifted));
        lines.extend(bought::owed_lines(model, &open.bill, inner).into_iter().map(shifted));
        // On their own page they stand there.
        if open.page != Page::Hoped {
            lines.extend(hoped::open_lines(model, card, inner).into_iter().map(shifted));
        }
    }
    if tight && open.page == Page::Data {
        // The page says the rest.
        return lines;
    }
    gap(&mut lines);
    let reach = reach_lines(model, card, inner);
    let few = if tight { most.saturating_sub(lines.len()).max(1) } else { reach.len() };
    lines.extend(reach.into_iter().take(few).map(shifted));
    if tight {
        return lines;
    }
    let worth = value::worth_lines(model, card, inner);
    if !worth.is_empty() {
        gap(&mut lines);
        lines.extend(worth.into_iter().map(|line| shifted(Line::raw(line))));
    }
    // On the page of the data they stand there.
    if open.page != Page::Data {
        gap(&mut lines);
        lines.extend(data::lines(model, card, inner).into_iter().map(shifted));
    }
    lines
}

/// Who this is, in one line, with the tags in their colours; `None` when there is nothing to say.
pub(super) fn about_line(model: &Model, card: &Card, width: usize) -> Option<Line<'static>> {
    let mut pieces = vec![(subtitle(card, &model.texts), model.theme.muted)];
    pieces.retain(|(piece, _)| !piece.is_empty());
    for (n, tag) in card.client.tags.iter().enumerate() {
        let between = if n > 0 { " " } else { " · " };
        if !pieces.is_empty() {
            pieces.push((between.to_owned(), model.theme.muted));
        }
        let style = card.details.hue(tag).map_or(model.theme.muted, |hue| model.theme.hue(hue));
        pieces.push((format!("#{tag}"), style));
    }
    let whole: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
    let line = cut(&whole, width).into_owned();
    let mut rest = line.as_str();
    let mut spans = Vec::new();
    for (piece, style) in pieces {
        // Where the line is cut, what is left of it has the colour of what was cut.
        let Some(after) = rest.strip_prefix(piece.as_str()) else {
            spans.push(Span::styled(rest.to_owned(), style));
            break;
        };
        spans.push(Span::styled(piece, style));
        rest = after;
    }
    (!spans.is_empty()).then(|| Line::from(spans))
}

/// Who this is, without the tags.
fn subtitle(card: &Card, texts: &Texts) -> String {
    let client = &card.client;
    let place = [client.zone.as_deref(), client.city.as_deref(), client.country.as_deref()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let work = [client.role.as_deref(), client.company.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let standing = if client.standing == Standing::Active { "" } else { texts.word(client.standing) };
    let parts = [standing.to_owned(), work, client.sector.clone().unwrap_or_default(), place];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The light with its reasons; and of a client that went away, when and why.
pub(super) fn alert_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
    let mut lines = light_lines(model, card, width);
    if let Some(loss) = loss(model, card) {
        lines.extend(labelled(model, model.texts.get("card-lost"), &loss, width));
    }
    lines
}

/// The light in a word, and each reason with its date.
fn light_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let today = model.date;
    let Some(light) = card.alert.light(today) else {
        return vec![Line::styled(texts.get("card-no-light").to_owned(), theme.muted)];
    };
    let mut lines = vec![Line::styled(
        format!("{} {}", light.glyph(), texts.get(&format!("card-light-{}", light.code()))),
        theme.light(light),
    )];
    for turn in card.alert.fired(today) {
        lines.extend(
            wrap(&texts.reason_long(turn.reason, today), width.saturating_sub(2))
                .into_iter()
                .map(|line| Line::raw(format!("  {line}"))),
        );
    }
    if card.alert.attempts >= model.agenda.rules().attempts {
        lines.push(Line::raw(format!("  {}", texts.attempts(card.alert.attempts))));
    }
    lines
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

/// The next step: when, and under it how and what for.
pub(super) fn next_step_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
    let Some(next) = card.follow_ups.first() else { return Vec::new() };
    let (when, what) = plan_parts(next, model);
    labelled(model, model.texts.get("card-next-step"), &format!("{when}\n{what}"), width)
}

/// The playbooks that run with the client, and how far they are.
fn running_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
    if card.running.is_empty() {
        return Vec::new();
    }
    let running: Vec<String> = card.running.iter().map(|progress| model.texts.progress(progress)).collect();
    labelled(model, model.texts.get("card-running"), &running.join("\n"), width)
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

/// The ways to reach the client and its people: the preferred one first, whosever it is.
pub(super) fn reach_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let way = |channel: &Channel, owner: &str| {
        let star = if channel.preferred { "★ " } else { "" };
        let value = format!("{star}{}{owner}", veil::way(model, &channel.value));
        labelled(model, texts.word(channel.kind), &value, width)
    };
    let (preferred, others): (Vec<_>, Vec<_>) = card.channels.iter().partition(|channel| channel.preferred);
    let mut lines = Vec::new();
    for channel in preferred {
        let owner = channel.contact.and_then(|id| card.contact(id)).map(|owner| format!(" · {}", owner.name));
        lines.extend(way(channel, &owner.unwrap_or_default()));
    }
    // Beside the number that is dialled, so that it is seen where there is room for little.
    let hour = card.best_hour.as_ref().map(|best| wrap(&texts.best_hour(best), width)).unwrap_or_default();
    let mut hour = there(model, card)
        .map(|there| cut(&there, width).into_owned())
        .into_iter()
        .chain(hour)
        .map(|line| Line::styled(line, theme.muted));
    if !lines.is_empty() {
        lines.extend(hour.by_ref());
    }
    for channel in others.iter().filter(|channel| channel.contact.is_none()) {
        lines.extend(way(channel, ""));
        lines.extend(hour.by_ref());
    }
    lines.extend(hour);
    for contact in &card.contacts {
        let influence = contact.influence.map(|influence| texts.word(influence));
        let role: Vec<&str> = [""].into_iter().chain(contact.role.as_deref()).chain(influence).collect();
        let role = role.join(" · ");
        let role = cut(&role, width.saturating_sub(width_of(&contact.name))).into_owned();
        let name = cut(&contact.name, width).into_owned();
        lines.push(Line::from(vec![Span::raw(name), Span::styled(role, theme.muted)]));
        for channel in others.iter().filter(|channel| channel.contact == Some(contact.id)) {
            lines.extend(way(channel, ""));
        }
    }
    lines
}

/// What a clock at the client's shows, when it is not what ours does.
pub(super) fn there(model: &Model, card: &Card) -> Option<String> {
    let zone = card.client.time_zone.as_deref()?;
    model.agenda.clock().there(zone).map(|there| model.texts.there(there))
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
