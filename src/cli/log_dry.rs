//! `cartera log --dry-run`: how lines are understood, and nothing more.
//!
//! With `--json`: `lines`, each with `line` (its number), `text`, `client` (`id`, `name`; `null` when nobody is meant),
//! `new`, `kind`, `outcome`, `direction`, `at`, `note`, `tags`, `amount` and `expense` (`minor`, `currency`), `score`,
//! `topics` (`kind`, `text`), `attention`, `next` (`date`, `time`, `channel`, `purpose`, or `null`), `parts` (`part`, `from`, `to` in bytes) and `refused` (why it would
//! not be logged, or `null`).

use serde_json::{Value, json};

use super::context::Context;
use super::log::Ready;
use super::output::{self, Paint};
use super::{Fail, Result, Streams, json};
use crate::agenda::{Agenda, AgendaError, Next, Who};
use crate::domain::capture::{self, Captured, Coins, Part};
use crate::domain::when::Lean;
use crate::domain::{Code, TopicKind, text};

/// A line: its number, what was typed, and how it is understood, or why not.
type Row<'a> = (usize, &'a str, std::result::Result<&'a Ready, &'a Fail>);

pub(super) fn run(cx: &Context, agenda: &Agenda, coins: &Coins, rows: Vec<Row>, to: &mut Streams) -> Result<()> {
    if cx.json {
        let lines = rows.iter().map(|row| value(cx, agenda, coins, row)).collect::<Result<Vec<Value>>>()?;
        output::json(to.out, &json!({ "lines": lines }))?;
    } else {
        for (at, row) in rows.iter().enumerate() {
            if at > 0 {
                writeln!(to.out)?;
            }
            print(cx, agenda, row, to)?;
        }
    }
    // A line that would be refused is refused here as well, once everything is shown.
    let mut refused = rows.into_iter().filter_map(|(number, _, read)| Some((number, read.err()?)));
    match refused.next() {
        None => Ok(()),
        Some((number, fail)) => {
            let (why, more) = super::said(&cx.texts, fail);
            let args = [("n", number.to_string().into()), ("why", why.into())];
            Err(Fail::Lines(cx.texts.with("capture-line-refused", &args), more))
        }
    }
}

fn print(cx: &Context, agenda: &Agenda, (_, typed, read): &Row, to: &mut Streams) -> Result<()> {
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &text::clean_line(typed)))?;
    let Ok(ready) = read else { return Ok(()) };
    let row = |label: &str, value: String| vec![(Paint::Faint, format!("  {label}")), (Paint::Plain, value)];
    let mut rows = Vec::new();
    let (name, new) = whose(agenda, &ready.line.who)?;
    let name = if new { cx.texts.with("capture-new", &[("name", name.into())]) } else { name };
    rows.push(row(cx.texts.word(Part::Client), name));
    let captured = cx.texts.captured(&ready.understood, cx.today());
    rows.extend(captured.into_iter().map(|(part, value)| row(cx.texts.word(part), value)));
    let next = match &ready.line.log.next {
        Next::Plan(plan) => cx.texts.plan(plan, cx.today()),
        Next::Nothing => {
            let said = ready.understood.next().is_some();
            cx.texts.get(if said { "capture-next-none" } else { "capture-next-missing" }).to_owned()
        }
    };
    rows.push(row(cx.texts.word(Part::Next), next));
    Ok(cx.style.table(to.out, &rows)?)
}

/// The name of the client, and whether it is a new one.
fn whose(agenda: &Agenda, who: &Who) -> std::result::Result<(String, bool), AgendaError> {
    match who {
        Who::Client(client) => Ok((text::clean_line(&agenda.client(*client)?.name), false)),
        Who::New(name) => Ok((text::clean_line(name), true)),
    }
}

fn value(cx: &Context, agenda: &Agenda, coins: &Coins, (number, typed, read): &Row) -> Result<Value> {
    let line = capture::read(typed, &capture::Context { dates: cx.dates(Lean::Future), coins });
    let refused = read.err().map(|fail| super::said(&cx.texts, fail).0);
    let mut value = json!({ "line": number, "text": typed, "client": null, "parts": parts(&line), "refused": refused });
    let Ok(ready) = read else { return Ok(value) };
    let log = &ready.line.log;
    value["client"] = match &ready.line.who {
        Who::Client(client) => json!({ "id": client.0, "name": agenda.client(*client)?.name }),
        Who::New(name) => json!({ "id": null, "name": name }),
    };
    value["new"] = matches!(ready.line.who, Who::New(_)).into();
    value["kind"] = log.kind.code().into();
    value["outcome"] = log.outcome.map(Code::code).into();
    value["direction"] = log.direction.code().into();
    value["at"] = json::moment(log.at).into();
    value["note"] = log.text.as_str().into();
    value["tags"] = json!(ready.line.tags);
    value["amount"] =
        log.amount.map_or(Value::Null, |money| json!({ "minor": money.minor, "currency": money.currency.code() }));
    value["expense"] =
        log.expense.map_or(Value::Null, |money| json!({ "minor": money.minor, "currency": money.currency.code() }));
    value["score"] = log.score.into();
    let topic = |(kind, text): &(TopicKind, String)| json!({ "kind": kind.code(), "text": text });
    value["topics"] = log.topics.iter().map(topic).collect::<Vec<_>>().into();
    value["attention"] = log.attention.map(Code::code).into();
    value["next"] = match &log.next {
        Next::Plan(plan) => json!({
            "date": plan.on.to_string(),
            "time": plan.at.map(json::time),
            "channel": plan.channel.code(),
            "purpose": plan.purpose,
        }),
        Next::Nothing => Value::Null,
    };
    Ok(value)
}

fn parts(line: &Captured) -> Vec<Value> {
    let part =
        |(span, part): &(capture::Span, Part)| json!({ "part": part.code(), "from": span.start, "to": span.end });
    line.parts.iter().map(part).collect()
}
