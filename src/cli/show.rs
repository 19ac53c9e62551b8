//! `cartera show`: the card of a client.
//!
//! With `--json`: `client` (`id`, `name`, `kind`, `company`, `role`, `sector`, `size`, `city`, `zone`, `country`,
//! `time_zone`, `language`, `tone`, `interest`, `potential` (`minor`, `currency`), `source`, `tax_id`, `notes`, `tags`,
//! `cadence` (`ideal`, `maximum`), `attention`, `standing`, `snoozed_until`, `created`), `contacts` (`name`, `role`,
//! `influence`), `occasions`, `fields`, `attachments`, `relations`, `lost`, `channels` (`kind`, `value`, `contact`,
//! `preferred`), `light`, `turns` (see [`turn`](super::json::turn)), `attempts`, `follow_ups`, `interactions`,
//! `running` (the playbooks that run with it), `interaction_count`, `best_hour`, `points` and `said` (see
//! [`point`](super::topics::point)), `opportunities` (those that are open, see [`json`](super::opportunities::json)),
//! `satisfaction`, `value` (see [`worth`](super::value::worth)).

pub(super) mod record;

use std::io::Write;

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{self, Context};
use super::output::{self, Paint};
use super::{Fail, Result, Streams, json, opportunities, report, topics};
use crate::agenda::{Card, OpenPoint};
use crate::domain::{ClientKind, Code, Interaction, Rules, Standing, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "show";

/// How much of what was said is shown beside what is open.
const SAID: usize = 6;
/// How many interactions are shown when not all are asked for.
const LAST: usize = 5;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).words("client", "cli-val-client").flag("all").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let agenda = cx.agenda()?;
    let last = if args.get_flag("all") { usize::MAX } else { LAST };
    let card = agenda.at_once(|| Ok::<_, Fail>(agenda.card(context::client(&agenda, args)?, last)?))?;
    if cx.json {
        return Ok(output::json(to.out, &value(cx, &card, agenda.rules()))?);
    }
    head(cx, &card, to.out)?;
    data(cx, &card, to.out)?;
    plans(cx, &card, to.out)?;
    heard(cx, &card, to.out)?;
    hopes(cx, &card, agenda.rules(), to)?;
    worth(cx, &card, agenda.rules(), to)?;
    history(cx, &card, to)
}

/// The card as JSON.
pub(super) fn value(cx: &Context, card: &Card, rules: &Rules) -> Value {
    let (client, day) = (&card.client, cx.today());
    let whose = (client.id, client.name.as_str());
    let name = |id| card.contact(id).map(|contact| contact.name.as_str());
    let mut value = json!({
        "client": {
            "id": client.id.0,
            "name": client.name,
            "kind": client.kind.code(),
            "company": client.company,
            "role": client.role,
            "sector": client.sector,
            "size": client.size.map(Code::code),
            "city": client.city,
            "zone": client.zone,
            "country": client.country,
            "time_zone": client.time_zone,
            "language": client.language.map(Code::code),
            "tone": client.tone.map(Code::code),
            "interest": client.interest,
            "potential": client.potential.map(record::amount),
            "source": client.source,
            "tax_id": client.tax_id,
            "notes": client.notes,
            "tags": client.tags,
            "cadence": client.cadence.map(|cadence| json!({ "ideal": cadence.ideal, "maximum": cadence.maximum })),
            "attention": client.attention.code(),
            "standing": client.standing.code(),
            "snoozed_until": client.snoozed_until.map(|day| day.to_string()),
            "created": client.created_on.to_string(),
        },
        "contacts": card.contacts.iter().map(|contact| json!({
            "name": contact.name,
            "role": contact.role,
            "influence": contact.influence.map(Code::code),
        })).collect::<Vec<_>>(),
        "channels": card.channels.iter().map(|channel| json!({
            "kind": channel.kind.code(),
            "value": channel.value,
            "contact": channel.contact.and_then(name),
            "preferred": channel.preferred,
        })).collect::<Vec<_>>(),
        "light": json::light(card.alert.light(day)),
        "turns": card.alert.turns.iter().map(|turn| json::turn(turn, day)).collect::<Vec<_>>(),
        "attempts": card.alert.attempts,
        "follow_ups": card.follow_ups.iter().map(json::follow_up).collect::<Vec<_>>(),
        "interactions": card.interactions.iter().map(|done| json::interaction(done, card)).collect::<Vec<_>>(),
        "interaction_count": card.interaction_count,
        "best_hour": card.best_hour.map(json::best_hour),
        "points": card.points.iter().map(|point| topics::point(cx, point, whose)).collect::<Vec<_>>(),
        "said": card.said.iter().map(|topic| topics::closed(cx, topic, whose)).collect::<Vec<_>>(),
        "opportunities": opportunities::of_card(&card.opportunities, whose, rules, cx),
        "satisfaction": card.satisfaction.as_ref().map(json::satisfaction),
        "value": super::value::worth(&card.worth, rules),
    });
    value["running"] = card.running.iter().map(json::progress).collect();
    for (key, field) in record::fields(card, day) {
        value[key] = field;
    }
    value
}

/// Who, in one line.
pub(super) fn title(cx: &Context, card: &Card) -> String {
    let client = &card.client;
    let name = text::clean_line(&client.name);
    let mut about = vec![cx.style.paint(Paint::Strong, &name), format!("#{}", client.id.0)];
    let places = [&client.role, &client.company, &client.sector, &client.zone, &client.city, &client.country];
    about.extend(places.into_iter().flatten().map(|place| text::clean_line(place)));
    if client.kind == ClientKind::Company {
        about.push(cx.texts.word(client.kind).to_owned());
    }
    if client.standing != Standing::Active {
        about.push(cx.texts.word(client.standing).to_owned());
    }
    about.join(" · ")
}

/// Who, and the light with its reasons.
fn head(cx: &Context, card: &Card, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", title(cx, card))?;
    let today = cx.today();
    writeln!(out, "{}", cx.style.light(&cx.texts, card.alert.light(today)))?;
    for turn in card.alert.fired(today) {
        writeln!(out, "  {}", cx.texts.reason_long(turn.reason, today))?;
    }
    if card.alert.attempts > 0 {
        writeln!(out, "  {}", cx.texts.attempts(card.alert.attempts))?;
    }
    Ok(())
}

/// How to reach the client, and what is known of it.
fn data(cx: &Context, card: &Card, out: &mut dyn Write) -> Result<()> {
    let client = &card.client;
    let mut rows = Vec::new();
    let mut row = |label: &str, value: String| {
        rows.push(vec![(Paint::Faint, format!("  {label}")), (Paint::Plain, value)]);
    };
    for channel in card.reach() {
        let owner = channel.contact.and_then(|id| card.contact(id)).map(|contact| text::clean_line(&contact.name));
        let value = text::clean_line(&channel.value);
        row(cx.texts.word(channel.kind), owner.map_or(value.clone(), |owner| format!("{value} ({owner})")));
    }
    if let Some(best) = &card.best_hour {
        row(cx.texts.get("cli-label-best-hour"), cx.texts.best_hour(best));
    }
    if let Some(told) = &card.satisfaction {
        row(cx.texts.get("cli-label-score"), cx.texts.satisfaction(told, cx.today()));
    }
    for contact in &card.contacts {
        row(cx.texts.get("cli-label-contact"), record::contact(cx, contact));
    }
    for (label, value) in record::rows(cx, card) {
        row(&label, value);
    }
    cx.style.table(out, &rows)?;
    for line in text::clean_text(&client.notes).lines() {
        writeln!(out, "  {line}")?;
    }
    Ok(())
}

fn plans(cx: &Context, card: &Card, out: &mut dyn Write) -> Result<()> {
    for (n, follow_up) in card.follow_ups.iter().enumerate() {
        let label = cx.texts.get(if n == 0 { "cli-next-step" } else { "cli-later" });
        writeln!(out, "{label}: {}", report::follow_up_line(cx, follow_up))?;
    }
    for progress in &card.running {
        writeln!(out, "{}: {}", cx.texts.get("cli-running"), cx.texts.progress(progress))?;
    }
    Ok(())
}

/// What is open, then what else was said.
fn heard(cx: &Context, card: &Card, out: &mut dyn Write) -> Result<()> {
    let today = cx.today();
    if !card.points.is_empty() {
        writeln!(out, "\n{}", cx.style.paint(Paint::Strong, cx.texts.get("cli-show-points")))?;
        for point in &card.points {
            writeln!(out, "  {} {}", topics::number(point.id), cx.texts.point(point, today))?;
        }
    }
    if !card.said.is_empty() {
        writeln!(out, "\n{}", cx.style.paint(Paint::Strong, cx.texts.get("cli-show-said")))?;
        for topic in card.said.iter().take(SAID) {
            let end = cx.texts.topic_end(topic, today).map(|end| format!(" · {end}")).unwrap_or_default();
            writeln!(out, "  {}{end}", cx.texts.point(&OpenPoint::of(topic), today))?;
        }
    }
    Ok(())
}

/// What may be sold to it.
fn hopes(cx: &Context, card: &Card, rules: &Rules, to: &mut Streams) -> Result<()> {
    if card.opportunities.list.is_empty() {
        return Ok(());
    }
    writeln!(to.out, "\n{}", cx.style.paint(Paint::Strong, cx.texts.get("cli-show-opportunities")))?;
    opportunities::lines(cx, &card.opportunities, rules, to)
}

/// What it is worth, once it has bought or cost anything.
fn worth(cx: &Context, card: &Card, rules: &Rules, to: &mut Streams) -> Result<()> {
    if card.worth.value == crate::domain::Value::default() {
        return Ok(());
    }
    let badge = Some(cx.texts.badge(&card.worth)).filter(|badge| !badge.is_empty());
    let title = [Some(cx.texts.get("worth-title").to_owned()), badge].into_iter().flatten().collect::<Vec<_>>();
    writeln!(to.out, "\n{}", cx.style.paint(Paint::Strong, &title.join(" · ")))?;
    super::value::rows(cx, &card.worth, rules, cx.today(), to)
}

fn history(cx: &Context, card: &Card, to: &mut Streams) -> Result<()> {
    if card.interactions.is_empty() {
        return Ok(());
    }
    let count = [("n", card.interaction_count.into())];
    writeln!(to.out, "\n{}", cx.style.paint(Paint::Strong, &cx.texts.with("cli-show-history", &count)))?;
    for interaction in &card.interactions {
        writeln!(to.out, "{}", interaction_head(cx, interaction, card))?;
        for line in text::clean_text(&interaction.text).lines() {
            writeln!(to.out, "  {line}")?;
        }
    }
    match card.interaction_count.saturating_sub(card.interactions.len()) {
        0 => Ok(()),
        more => Ok(report::remark(cx, "cli-show-rest", &[("n", more.into())], to)?),
    }
}

/// When it was, what it was, how it went, and with whom.
pub(super) fn interaction_head(cx: &Context, interaction: &Interaction, card: &Card) -> String {
    let mut parts = vec![cx.texts.moment(interaction.at, cx.today()), cx.texts.word(interaction.kind).to_owned()];
    parts.extend(interaction.outcome.map(|outcome| cx.texts.word(outcome).to_owned()));
    parts.extend(interaction.amount.map(|amount| cx.texts.money(amount)));
    parts.extend(interaction.score.map(|score| cx.texts.score(score)));
    let cost = |expense| cx.texts.with("cli-expense", &[("amount", cx.texts.money(expense).into())]);
    parts.extend(interaction.expense.map(cost));
    if interaction.direction == crate::domain::Direction::Incoming {
        parts.push(cx.texts.word(interaction.direction).to_owned());
    }
    let contact = interaction.contact.and_then(|id| card.contact(id));
    parts.extend(contact.map(|contact| text::clean_line(&contact.name)));
    if let Some(day) = interaction.resolved_on {
        let day = cx.texts.day_plain(day, cx.today());
        parts.push(cx.texts.with("cli-resolved", &[("day", day.into())]));
    }
    parts.join(" · ")
}
