//! The queue: one client fills the screen with what is needed to speak, and what is said is typed below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::card::{
    LABEL, about_line, labelled, loss, moment_line, name_line, plan_parts, reach_lines, there, told, worth_line,
};
use crate::agenda::Turn;
use crate::domain::cells::{cut, width, wrap};
use crate::domain::text::first_line;
use crate::domain::{Channel, Code, Interaction, Kind};
use crate::tui::canvas::{hundredths, left, put, row, top, upright};
use crate::tui::form::{Form, Name};
use crate::tui::form_view;
use crate::tui::model::Model;
use crate::tui::open_queue::OpenQueue;
use crate::tui::veil;

pub(in crate::tui) fn draw(model: &Model, open: &OpenQueue, body: Rect, buf: &mut Buffer) {
    let (Some(turn), Some(form)) = (&open.turn, &open.form) else { return };
    let names = fields(form, open.typing);
    let heights: u16 = names.iter().map(|name| form_view::rows(form, *name, body.width.saturating_sub(2).into())).sum();
    let [head, below] = top(body, 1);
    let [said, below] = top(below, below.height.saturating_sub(1 + heights).max(1));
    let [rule, typed] = top(below, 1);
    draw_head(model, open, turn, head, buf);
    let calls = form.chosen(Name::Kind) == Some(Kind::Call.code());
    draw_turn(model, turn, calls, Rect { x: said.x + 1, width: said.width.saturating_sub(2), ..said }, buf);
    draw_rule(model, form, rule, buf);
    let typed = Rect { x: typed.x + 1, width: typed.width.saturating_sub(2), ..typed };
    form_view::draw_some(model, form, &names, open.typing, typed, buf);
}

/// The fields that are shown: how and what for of the next step only while it is typed.
fn fields(form: &Form, typing: bool) -> Vec<Name> {
    let focus = form.focused().map(|field| field.name);
    let planning = typing && matches!(focus, Some(Name::NextOn | Name::NextHow | Name::NextFor));
    let mut names = vec![Name::Outcome, Name::Text, Name::NextOn];
    if planning {
        names.extend([Name::NextHow, Name::NextFor]);
    }
    names
}

/// How far the queue has come, and the light of the client.
fn draw_head(model: &Model, open: &OpenQueue, turn: &Turn, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let queue = &open.queue;
    let progress = [("n", (queue.attended + 1).into()), ("of", (queue.attended + queue.waiting.len()).into())];
    let said = match &open.round {
        Some((_, title)) => {
            let title = cut(title, usize::from(area.width) / 2).into_owned();
            texts.with("queue-round", &[("title", title.into()), progress[0].clone(), progress[1].clone()])
        }
        None => texts.with("queue-progress", &progress),
    };
    let mut left = vec![Span::styled(format!(" {said}"), theme.accent)];
    let waiting = queue.waiting.first();
    if let Some(until) = waiting.and_then(|waiting| waiting.until) {
        let hour = texts.time(until);
        left.push(Span::styled(format!("   {}", texts.with("queue-not-yet", &[("time", hour.into())])), theme.strong));
    } else if waiting.is_some_and(|waiting| waiting.skipped) {
        left.push(Span::styled(format!("   {}", texts.get("queue-again")), theme.muted));
    }
    put(buf, area, &Line::from(left));
    let Some(light) = turn.card.alert.light(model.date) else { return };
    let right = format!("{} {} ", light.glyph(), texts.word(light));
    let cells = u16::try_from(width(&right)).unwrap_or(0).min(area.width);
    let at = Rect { x: area.right() - cells, width: cells, ..area };
    put(buf, at, &Line::styled(right, theme.light(light)));
}

/// What is being logged stands in the rule above the fields.
fn draw_rule(model: &Model, form: &Form, area: Rect, buf: &mut Buffer) {
    let kind = form.chosen(Name::Kind).and_then(Kind::from_code).unwrap_or(Kind::Call);
    let word = format!(" {} ", model.texts.with("queue-log", &[("kind", model.texts.word(kind).into())]));
    let rest = usize::from(area.width).saturating_sub(2 + width(&word));
    put(
        buf,
        area,
        &Line::from(vec![
            Span::styled("──", model.theme.rule),
            Span::styled(word, model.theme.accent),
            Span::styled("─".repeat(rest), model.theme.rule),
        ]),
    );
}

fn draw_turn(model: &Model, turn: &Turn, calls: bool, area: Rect, buf: &mut Buffer) {
    if model.is_wide() {
        let [who, beside] = left(area, hundredths(area.width, 48));
        let [gap, story] = left(beside, 3);
        upright(model, Rect { x: gap.x + 1, width: 1, ..gap }, buf);
        let mut lines = who_lines(model, turn, who.width.into());
        lines.push(Line::raw(""));
        lines.extend(why_lines(model, turn, who.width.into(), 4));
        if !turn.card.client.notes.is_empty() {
            lines.push(Line::raw(""));
            lines
                .extend(wrap(&veil::said(model, &turn.card.client.notes), who.width.into()).into_iter().map(Line::raw));
        }
        draw_lines(&lines, who, buf);
        return draw_lines(&story_lines(model, turn, story.width.into(), story.height.into(), 4), story, buf);
    }
    let inner = usize::from(area.width);
    let mut lines = brief_lines(model, turn, calls, inner);
    let mut why = why_lines(model, turn, inner, 2);
    // What was said last keeps three lines; where the screen is low, what is open gives them.
    let room = usize::from(area.height);
    why.truncate(room.saturating_sub(lines.len() + 3).max(2));
    lines.extend(why);
    if lines.len() + 4 < room {
        lines.push(Line::raw(""));
    }
    for said in turn.card.interactions.iter().take(room.saturating_sub(lines.len())) {
        lines.push(said_line(model, turn, said, inner));
    }
    if turn.card.interactions.is_empty() {
        lines.push(Line::styled(model.texts.get("card-no-history").to_owned(), model.theme.muted));
    }
    if room > 11 {
        lines.insert(2, Line::raw(""));
    }
    draw_lines(&lines, area, buf);
}

fn draw_lines(lines: &[Line], area: Rect, buf: &mut Buffer) {
    for (n, line) in lines.iter().enumerate() {
        let Some(area) = row(area, n) else { break };
        put(buf, area, line);
    }
}

/// Who this is and how to reach them, in two lines; for a call the numbers stand first.
fn brief_lines(model: &Model, turn: &Turn, calls: bool, width: usize) -> Vec<Line<'static>> {
    let (theme, texts, card) = (&model.theme, &model.texts, &turn.card);
    let name = cut(&card.client.name, width).into_owned();
    let room = width.saturating_sub(self::width(&name) + 3);
    let about = about_line(model, card, room).unwrap_or_default();
    let gap = " ".repeat(width.saturating_sub(self::width(&name) + about.width()));
    let mut who = vec![Span::styled(name, theme.strong), Span::raw(gap)];
    who.extend(about.spans);
    let way = |channel: &Channel| {
        let owner = channel.contact.and_then(|id| card.contact(id)).map(|owner| format!(" {}", owner.name));
        format!("{}{}", veil::way(model, &channel.value), owner.unwrap_or_default())
    };
    let (first, then): (Vec<_>, Vec<_>) = card.reach().partition(|channel| calls && channel.kind.is_number());
    let mut ways: Vec<_> = first.into_iter().chain(then).map(way).collect();
    if let Some(there) = there(model, card) {
        ways.insert(ways.len().min(1), there);
    }
    // The hour in which they pick up stands beside the number that is dialled.
    if let Some(best) = &card.best_hour {
        ways.insert(ways.len().min(1), texts.best_hour(best));
    }
    let ways = ways.join(" · ");
    let ways = if ways.is_empty() {
        Line::styled(texts.get("queue-no-way").to_owned(), theme.muted)
    } else {
        let hour = card.best_hour.filter(|_| calls).map(|best| format!("  {}", texts.best_hour(&best)));
        let hour = hour.unwrap_or_default();
        // When they answer stands at the end of the line, after one number at least.
        let ways = cut(&ways, width.saturating_sub(self::width(&hour))).into_owned();
        let gap = " ".repeat(width.saturating_sub(self::width(&ways) + self::width(&hour)));
        Line::from(vec![Span::raw(ways), Span::raw(gap), Span::styled(hour, theme.muted)])
    };
    vec![Line::from(who), ways]
}

/// Something that was said, in one line.
fn said_line(model: &Model, turn: &Turn, said: &Interaction, width: usize) -> Line<'static> {
    let mut line = moment_line(model, &turn.card, said, width);
    line.spans.truncate(2);
    let room = width.saturating_sub(line.width() + 3);
    let text = veil::said(model, first_line(&said.text));
    if room > 12 && !text.is_empty() {
        line.spans.push(Span::raw(format!("   {}", cut(&text, room))));
    }
    line
}

/// Who this is, and how to reach them.
fn who_lines(model: &Model, turn: &Turn, width: usize) -> Vec<Line<'static>> {
    let card = &turn.card;
    let mut lines = vec![name_line(model, card, width)];
    lines.extend(about_line(model, card, width));
    lines.extend(reach_lines(model, card, width).into_iter().take(6));
    lines
}

/// Why this client comes now, what is planned, and what is open.
fn why_lines(model: &Model, turn: &Turn, width: usize, most: usize) -> Vec<Line<'static>> {
    let (texts, card, today) = (&model.texts, &turn.card, model.date);
    let mut lines = Vec::new();
    let mut say = |key: &str, value: &str, most: usize| {
        // Cut before it is wrapped: what does not fit ends in a mark that says so.
        let value = cut(value, width.saturating_sub(LABEL + 2) * most);
        lines.extend(labelled(model, texts.get(key), &value, width).into_iter().take(most));
    };
    let factors = texts.urgency(&turn.factors);
    if !factors.is_empty() {
        say("queue-why", &factors, 2);
    }
    if let Some(loss) = loss(model, card) {
        say("card-lost", &loss, 2);
    }
    for next in card.follow_ups.iter().take(if most > 2 { 3 } else { 1 }) {
        let (when, what) = plan_parts(next, model);
        say("card-next-step", &format!("{when} · {what}"), most);
    }
    for opportunity in card.opportunities.list.iter().take(most - 1) {
        say("card-opportunity", &told(model, opportunity), 2);
    }
    for point in turn.open.points.iter().take(most) {
        say("queue-open", &veil::said(model, &texts.point(point, today)), 2);
    }
    for said in turn.open.awaited.iter().take(most.saturating_sub(turn.open.points.len())) {
        let day = texts.day_plain(said.at.date(), today);
        let what = said.outcome.map(|outcome| texts.word(outcome)).unwrap_or_default();
        say("queue-open", &format!("{what} ({day}): {}", veil::said(model, first_line(&said.text))), 2);
    }
    if let Some(line) = worth_line(model, card) {
        say("worth-title", &line, 2);
    }
    lines
}

/// What was said last, as far as there is room: the newest at the top.
fn story_lines(model: &Model, turn: &Turn, width: usize, room: usize, most: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for said in &turn.card.interactions {
        if lines.len() >= room {
            break;
        }
        lines.push(moment_line(model, &turn.card, said, width));
        let text = wrap(&veil::said(model, &said.text), width.saturating_sub(2));
        let more = text.len() > most;
        for (n, line) in text.into_iter().take(most).enumerate() {
            let last = more && n + 1 == most;
            let line = if last { format!("{}…", cut(&line, width.saturating_sub(3))) } else { line };
            lines.push(Line::raw(format!("  {line}")));
        }
    }
    if turn.card.interactions.is_empty() {
        lines.push(Line::styled(model.texts.get("card-no-history").to_owned(), model.theme.muted));
    }
    lines
}
