//! `cartera topics`: what clients said, and what of it is open.
//!
//! With `--json`: `topics`, each with the fields of [`point`].

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Result, Streams, codes};
use crate::agenda::{OpenPoint, Pending, PointId};
use crate::domain::calendar::days_between;
use crate::domain::{ClientId, Code, Topic, TopicKind, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "topics";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("client", "cli-val-client")
        .flag("open")
        .option("kind", "cli-val-kind")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let kind = codes::member(cx, args, "kind", TopicKind::ALL)?;
    let kinds = kind.map_or(TopicKind::ALL.to_vec(), |kind| vec![kind]);
    let agenda = cx.agenda()?;
    let typed = words(args, "client");
    if typed.is_empty() {
        return everywhere(cx, &agenda.pending(&kinds)?, to);
    }
    let card = agenda.card(agenda.resolve(&typed)?, 0)?;
    let points: Vec<_> = card.points.iter().filter(|point| kinds.contains(&point.kind)).collect();
    let said: Vec<_> = card.said.iter().filter(|topic| kinds.contains(&topic.kind) && !args.get_flag("open")).collect();
    let (id, name) = (card.client.id, card.client.name.as_str());
    if cx.json {
        let open = points.iter().map(|open| point(cx, open, (id, name)));
        let topics: Vec<Value> = open.chain(said.iter().map(|topic| closed(cx, topic, (id, name)))).collect();
        return Ok(output::json(to.out, &json!({ "topics": topics }))?);
    }
    if points.is_empty() && said.is_empty() {
        return Ok(writeln!(to.out, "{}", cx.texts.get("cli-topics-none-said"))?);
    }
    let mut rows = Vec::new();
    for point in points {
        rows.push(row(cx, &number(point.id), (point.kind, &point.text), cx.texts.relative(point.since, cx.today())));
    }
    for topic in said {
        let day = cx.texts.day_plain(topic.raised_on, cx.today());
        let end = cx.texts.topic_end(topic, cx.today()).unwrap_or(day);
        rows.push(row(cx, &number(PointId::Topic(topic.id)), (topic.kind, &topic.text), end));
    }
    Ok(cx.style.table(to.out, &rows)?)
}

/// All that is open in the portfolio.
fn everywhere(cx: &Context, pending: &[Pending], to: &mut Streams) -> Result<()> {
    if cx.json {
        let topics: Vec<Value> = pending.iter().map(|it| point(cx, &it.point, (it.client, &it.name))).collect();
        return Ok(output::json(to.out, &json!({ "topics": topics }))?);
    }
    if pending.is_empty() {
        return Ok(writeln!(to.out, "{}", cx.texts.get("cli-topics-none"))?);
    }
    let rows: Vec<_> = pending
        .iter()
        .map(|it| {
            let ago = cx.texts.relative(it.point.since, cx.today());
            let mut row = row(cx, &number(it.point.id), (it.point.kind, &it.point.text), ago);
            row.insert(1, (Paint::Strong, text::clean_line(&it.name)));
            row
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}

/// Its number, what it is, when, and what was said.
fn row(cx: &Context, number: &str, (kind, said): (TopicKind, &str), when: String) -> Vec<(Paint, String)> {
    let said = text::clean_line(text::first_line(said));
    vec![
        (Paint::Faint, number.to_owned()),
        (Paint::Plain, cx.texts.word(kind).to_owned()),
        (Paint::Faint, when),
        (Paint::Plain, said),
    ]
}

/// How an open point is called on the command line: `t12`, or `i34` when it is a contact as a whole.
pub(super) fn number(id: PointId) -> String {
    match id {
        PointId::Topic(id) => format!("t{}", id.0),
        PointId::Complaint(id) => format!("i{}", id.0),
    }
}

/// An open point: `id`, `client` (`id`, `name`), `kind`, `text`, `since`, `days`, `closed` (`null`), `interaction`.
pub(super) fn point(cx: &Context, point: &OpenPoint, (client, name): (ClientId, &str)) -> Value {
    json!({
        "id": number(point.id),
        "client": { "id": client.0, "name": name },
        "kind": point.kind.code(),
        "text": point.text,
        "since": point.since.to_string(),
        "days": days_between(point.since, cx.today()),
        "closed": Value::Null,
        "interaction": point.interaction.map(|id| id.0),
    })
}

/// Something that was said and is not open, with the fields of [`point`]; `closed` is a day, or `null` of what is never
/// open.
pub(super) fn closed(cx: &Context, topic: &Topic, client: (ClientId, &str)) -> Value {
    let mut value = point(cx, &OpenPoint::of(topic), client);
    value["closed"] = topic.closed_on.map(|day| day.to_string()).into();
    value
}
