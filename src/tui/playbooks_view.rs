//! How playbooks are drawn: the list of them with the steps of the selected one, what would be planned, the campaigns.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::act::start_key;
use super::canvas::{centre, frame, put, row, scroll};
use super::dialog::{CampaignList, PlaybookList, Starting};
use super::model::Model;
use super::veil;
use crate::agenda::Skip;
use crate::domain::campaign::{Results, WINDOW};
use crate::domain::cells::{cut, fit, wrap, wrap_into};
use crate::domain::text::clean_line;
use crate::domain::{Campaign, Playbook};

/// The column of the names.
const NAMES: usize = 26;

pub(super) fn draw_list(model: &Model, list: &PlaybookList, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 92, area.height.saturating_sub(2), buf);
    let title = match list.clients.as_slice() {
        [] => texts.get("playbooks-title").to_owned(),
        [client] => {
            let name = model.agenda.client(*client).map(|client| client.name).unwrap_or_default();
            texts.with("playbooks-pick-title", &[("client", veil::name(model, *client, &name).to_owned().into())])
        }
        several => {
            let clients = texts.with("clients-several", &[("n", several.len().into())]);
            texts.with("playbooks-pick-title", &[("client", clients.into())])
        }
    };
    let body = frame(model, &title, at, buf);
    let wide = usize::from(body.width);
    // The list takes what it needs, as long as the text of the selected one has some room.
    let most = usize::from(body.height.saturating_sub(3)).saturating_sub(8).max(4);
    let room = list.playbooks.len().clamp(1, most);
    let top = (list.selected + 1).saturating_sub(room);
    for (n, playbook) in list.playbooks.iter().enumerate().skip(top).take(room) {
        let Some(at) = row(body, n - top) else { break };
        if n == list.selected {
            buf.set_style(at, theme.selection);
        }
        put(buf, at, &playbook_line(model, playbook, n == list.selected, wide));
    }
    if let Some(rule) = row(body, room) {
        put(buf, rule, &Line::styled("─".repeat(wide), theme.rule));
    }
    if let Some(playbook) = list.playbooks.get(list.selected) {
        let lines = body.height.saturating_sub(4).saturating_sub(u16::try_from(room).unwrap_or(0));
        for (n, line) in clean_text_lines(playbook).take(lines.into()).enumerate() {
            let style = if n == 0 { theme.strong } else { theme.text };
            if let Some(at) = row(body, room + 1 + n) {
                put(buf, at, &Line::styled(cut(&line, wide).into_owned(), style));
            }
        }
    }
    let foot = Rect { y: body.bottom().saturating_sub(2), height: 2, ..body };
    if let Some(problem) = &list.problem {
        for (n, line) in wrap_into(problem, wide, 2).into_iter().enumerate() {
            if let Some(at) = row(foot, n) {
                put(buf, at, &Line::styled(line, theme.failure));
            }
        }
        return;
    }
    let first = if list.clients.is_empty() {
        texts.with("playbooks-foot", &[("key", start_key(model).into())])
    } else {
        texts.get("playbooks-foot-pick").to_owned()
    };
    for (n, line) in [first.as_str(), texts.get("playbooks-foot-more")].into_iter().enumerate() {
        if let Some(at) = row(foot, n) {
            put(buf, at, &Line::styled(cut(line, wide).into_owned(), theme.muted));
        }
    }
}

/// The text of a playbook, harmless.
fn clean_text_lines(playbook: &Playbook) -> impl Iterator<Item = String> {
    let lines: Vec<String> = crate::domain::text::clean_text(&playbook.text).lines().map(str::to_owned).collect();
    lines.into_iter()
}

fn playbook_line(model: &Model, playbook: &Playbook, selected: bool, wide: usize) -> Line<'static> {
    let (theme, texts) = (&model.theme, &model.texts);
    let style = match (selected, playbook.hidden) {
        (true, _) => theme.strong,
        (false, true) => theme.muted,
        (false, false) => theme.text,
    };
    let about = match playbook.script() {
        Ok(script) => {
            let steps = texts.with("cli-playbooks-steps", &[("n", script.steps.len().into())]);
            let mut about = vec![steps, texts.starts(script.trigger).to_owned()];
            about.extend(playbook.automatic.then(|| texts.get("cli-playbooks-automatic").to_owned()));
            about.extend(playbook.hidden.then(|| texts.get("segments-hidden").to_owned()));
            about.join(" · ")
        }
        Err(error) => texts.text_refusal(&error).line(),
    };
    let mark = if selected { "▌ " } else { "  " };
    let room = wide.saturating_sub(NAMES + 3);
    Line::from(vec![
        Span::styled(mark, theme.accent),
        Span::styled(format!("{} ", fit(&clean_line(&playbook.name), NAMES)), style),
        Span::styled(cut(&about, room).into_owned(), if playbook.automatic { theme.success } else { theme.muted }),
    ])
}

/// How many lines of what would be planned do not fit.
pub(super) fn most(model: &Model, starting: &Starting) -> usize {
    let height = usize::from(model.size.1.saturating_sub(2 + 2 + 1));
    outlook_lines(model, starting, 80).len().saturating_sub(height)
}

pub(super) fn draw_start(model: &Model, starting: &Starting, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 92, area.height.saturating_sub(2), buf);
    let beginning = &starting.beginning;
    let title = match &beginning.campaign {
        Some(campaign) => texts.with("start-title-campaign", &[("name", clean_line(&campaign.name).into())]),
        None => texts.with("start-title", &[("name", clean_line(&beginning.playbook.name).into())]),
    };
    let body = frame(model, &title, at, buf);
    let lines = outlook_lines(model, starting, body.width.into());
    let list = Rect { height: body.height.saturating_sub(1), ..body };
    scroll(&lines, starting.top.min(lines.len().saturating_sub(list.height.into())), list, buf);
    let foot = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
    let key = if starting.outlook.begun.is_empty() { "start-foot-none" } else { "start-foot" };
    put(buf, foot, &Line::styled(cut(texts.get(key), body.width.into()).into_owned(), theme.muted));
}

fn outlook_lines(model: &Model, starting: &Starting, wide: usize) -> Vec<Line<'static>> {
    let (theme, texts, today) = (&model.theme, &model.texts, model.date);
    let outlook = &starting.outlook;
    let day = |day| texts.day(day, today);
    let name = clean_line(&outlook.name);
    let title = texts.with("start-would", &[("n", outlook.begun.len().into()), ("name", name.into())]);
    let mut lines = vec![Line::styled(cut(&title, wide).into_owned(), theme.strong)];
    let mut about = vec![texts.with("start-from", &[("day", day(starting.beginning.from).into())])];
    if let Some((first, last)) = outlook.span() {
        let args = [("n", outlook.planned().into()), ("first", day(first).into()), ("last", day(last).into())];
        about.push(texts.with("start-span", &args));
    }
    lines.extend(wrap(&about.join(" · "), wide).into_iter().map(Line::raw));
    lines.push(Line::raw(""));
    let script = starting.beginning.playbook.script().ok();
    match (outlook.begun.as_slice(), &script) {
        // Of one client each step has its line.
        ([(client, name, laid)], Some(script)) => {
            lines.push(Line::styled(fit(veil::name(model, *client, &clean_line(name)), wide), theme.accent));
            for laid in laid {
                let Some(step) = script.steps.get(usize::from(laid.step).saturating_sub(1)) else { continue };
                let when = texts.day_at(laid.on, step.at, today);
                let what = [texts.word(step.channel), &clean_line(&step.purpose)].join(" · ");
                let what = what.trim_end_matches(" · ").to_owned();
                lines.push(Line::from(vec![
                    Span::raw(format!("  {}", fit(&when, 20))),
                    Span::styled(cut(&what, wide.saturating_sub(22)).into_owned(), theme.text),
                ]));
            }
        }
        (several, _) => {
            for (client, name, laid) in several {
                let days: Vec<String> = laid.iter().map(|laid| day(laid.on)).collect();
                let name = fit(veil::name(model, *client, &clean_line(name)), NAMES);
                let days = cut(&days.join(" · "), wide.saturating_sub(NAMES + 4)).into_owned();
                lines.push(Line::from(vec![Span::raw(format!("  {name}  ")), Span::styled(days, theme.muted)]));
            }
        }
    }
    for why in [Skip::Running, Skip::Away, Skip::Past] {
        let n = outlook.count(why);
        if n == 0 {
            continue;
        }
        lines.push(Line::raw(""));
        let title = texts.with("start-skipped", &[("n", n.into()), ("why", texts.skip(why).to_owned().into())]);
        lines.push(Line::styled(cut(&title, wide).into_owned(), theme.muted));
        for (client, name, _) in outlook.skipped.iter().filter(|(.., skip)| *skip == why) {
            let name = fit(veil::name(model, *client, &clean_line(name)), wide.saturating_sub(2));
            lines.push(Line::styled(format!("  {}", name.trim_end()), theme.muted));
        }
    }
    lines
}

pub(super) fn draw_campaigns(model: &Model, list: &CampaignList, area: Rect, buf: &mut Buffer) {
    let (theme, texts) = (&model.theme, &model.texts);
    let at = centre(area, 92, area.height.saturating_sub(2), buf);
    let body = frame(model, texts.get("campaigns-title"), at, buf);
    let wide = usize::from(body.width);
    let foot = Rect { y: body.bottom().saturating_sub(1), height: 1, ..body };
    put(buf, foot, &Line::styled(cut(texts.get("campaigns-foot"), wide).into_owned(), theme.muted));
    if list.campaigns.is_empty() {
        for (n, line) in wrap(texts.get("campaigns-none"), wide).into_iter().enumerate() {
            if let Some(at) = row(body, n) {
                put(buf, at, &Line::styled(line, theme.muted));
            }
        }
        return;
    }
    let definitions: Vec<String> = texts
        .with("campaign-definitions", &[("days", WINDOW.into())])
        .lines()
        .flat_map(|line| wrap(line, wide))
        .collect();
    // What the figures mean stands below them, where there is room for both.
    let room = usize::from(body.height).saturating_sub(2);
    let below = if room >= definitions.len() + 6 { definitions.len() } else { 0 };
    let shown = ((room - below) / 4).max(1);
    let top = (list.selected + 1).saturating_sub(shown);
    let mut y = 0;
    for (n, (campaign, results)) in list.campaigns.iter().enumerate().skip(top).take(shown) {
        for line in campaign_lines(model, campaign, results, n == list.selected, wide) {
            if let Some(at) = row(body, y) {
                put(buf, at, &line);
            }
            y += 1;
        }
        y += 1;
    }
    let start = usize::from(body.height).saturating_sub(1 + below);
    for (n, line) in definitions.into_iter().take(below).enumerate() {
        if let Some(at) = row(body, start + n) {
            put(buf, at, &Line::styled(line, theme.muted));
        }
    }
}

fn campaign_lines(
    model: &Model,
    campaign: &Campaign,
    results: &Results,
    selected: bool,
    wide: usize,
) -> Vec<Line<'static>> {
    let (theme, texts) = (&model.theme, &model.texts);
    let mark = if selected { "▌ " } else { "  " };
    let time = texts.campaign_time(campaign, model.date);
    let running = (campaign.ended_on.is_none() && results.running > 0)
        .then(|| texts.with("cli-campaigns-running", &[("n", results.running.into())]));
    let about = [Some(time), Some(clean_line(&campaign.filter)), running].into_iter().flatten().collect::<Vec<_>>();
    let name = fit(&clean_line(&campaign.name), NAMES);
    let style = if selected { theme.strong } else { theme.text };
    let mut lines = vec![Line::from(vec![
        Span::styled(mark, theme.accent),
        Span::styled(format!("{name} "), style),
        Span::styled(cut(&about.join(" · "), wide.saturating_sub(NAMES + 3)).into_owned(), theme.muted),
    ])];
    let figures = texts.campaign_line(results, model.agenda.rules().money.currency);
    let figures = veil::said(model, &figures).into_owned();
    lines.extend(wrap(&figures, wide.saturating_sub(2)).into_iter().map(|line| Line::raw(format!("  {line}"))));
    lines
}
