//! What stands beside every page of a card, and on other screens: who the client is, why to call, what is next, and how to
//! reach it.

use ratatui::text::{Line, Span};

use super::{bought, data, hoped, labelled, loss, plan_parts, value};
use crate::agenda::Card;
use crate::domain::cells::{cut, width as width_of, wrap};
use crate::domain::{Channel, Code, Standing};
use crate::i18n::Texts;
use crate::tui::model::Model;
use crate::tui::open_card::{Item, OpenCard, Page};
use crate::tui::veil;

/// The client's own data; with few lines to fill, only what is needed to speak.
pub(super) fn lines(model: &Model, open: &OpenCard, width: usize, most: usize) -> Vec<Line<'static>> {
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
pub(in crate::tui::screens) fn about_line(model: &Model, card: &Card, width: usize) -> Option<Line<'static>> {
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
pub(in crate::tui::screens) fn alert_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
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

/// The next step: when, and under it how and what for.
pub(in crate::tui::screens) fn next_step_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
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

/// The ways to reach the client and its people: the preferred one first, whosever it is.
pub(in crate::tui::screens) fn reach_lines(model: &Model, card: &Card, width: usize) -> Vec<Line<'static>> {
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
pub(in crate::tui::screens) fn there(model: &Model, card: &Card) -> Option<String> {
    let zone = card.client.time_zone.as_deref()?;
    model.agenda.clock().there(zone).map(|there| model.texts.there(there))
}
