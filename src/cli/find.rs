//! `cartera find`: the clients whom a filter means.
//!
//! With `--json`: `total`, and `clients` (see [`row`](super::json::row)); `--fields` lists what can be asked.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{Context, words};
use super::output::Paint;
use super::today::Mark;
use super::{Result, Streams, codes, json, output, report, today};
use crate::agenda::{Agenda, ClientRow, Direction, Order, Scope, Shelf};
use crate::domain::Code;
use crate::domain::filter::{Entry, Filter, REGISTER, ValueKind};
use crate::i18n::Texts;

pub(super) const NAME: &str = "find";

/// How many clients are shown when nobody says how many.
const USUAL: usize = 50;
/// How many rows are fetched at a time.
const PAGE: usize = 500;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("words", "cli-val-filter")
        .option("limit", "cli-val-number")
        .option("sort", "cli-val-order")
        .flag("count")
        .flag("fields")
        .flag("archived")
        .flag("trashed")
        .without("archived", &["trashed"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if args.get_flag("fields") {
        return fields(cx, to);
    }
    let asked = cx.number(args, "limit", 1)?;
    let limit = asked.unwrap_or(if cx.json { usize::MAX } else { USUAL });
    let shelf = match (args.get_flag("archived"), args.get_flag("trashed")) {
        (true, _) => Shelf::Archived,
        (_, true) => Shelf::Trashed,
        _ => Shelf::Current,
    };
    let agenda = cx.agenda()?;
    let mut filter = agenda.read_filter(words(args, "words").trim())?;
    let order = order(cx, &agenda, args, &mut filter)?;
    let listing = agenda.list(Scope::Clients(order, shelf), &filter)?;
    let total = agenda.count(&listing)?;
    if args.get_flag("count") {
        return match cx.json {
            true => Ok(output::json(to.out, &json!({ "total": total }))?),
            false => Ok(writeln!(to.out, "{total}")?),
        };
    }
    let mut rows: Vec<ClientRow> = Vec::new();
    let mut from = None;
    while rows.len() < limit {
        let entries = agenda.entries(&listing, from.as_ref(), Direction::After, PAGE.min(limit - rows.len()))?;
        let Some(last) = entries.last().map(|entry| entry.spot.clone()) else { break };
        from = Some(last);
        rows.extend(entries.into_iter().map(|entry| entry.row));
    }
    let day = agenda.today();
    if cx.json {
        let clients: Vec<_> = rows.iter().map(|row| json::row(row, day)).collect();
        return Ok(output::json(to.out, &json!({ "total": total, "clients": clients }))?);
    }
    let lines: Vec<_> = rows.iter().map(|row| today::line(cx, row, day, Mark::Word)).collect();
    cx.style.table(to.out, &lines)?;
    match total.saturating_sub(rows.len()) {
        0 if rows.is_empty() => writeln!(to.out, "{}", cx.texts.get("cli-find-none"))?,
        0 => {}
        more => report::remark(cx, "cli-find-rest", &[("n", more.into())], to)?,
    }
    Ok(())
}

/// The order that `--sort` names: one of the list, or one by a field, which the filter then asks for.
fn order(cx: &Context, agenda: &Agenda, args: &ArgMatches, filter: &mut Filter) -> Result<Order> {
    let Some(typed) = args.get_one::<String>("sort") else { return Ok(Order::Name) };
    if let Some(order) = codes::find(cx, typed, Order::ALL) {
        return Ok(order);
    }
    match agenda.read_filter(&format!("sort:{typed}")) {
        Ok(by) if by.expr.is_none() => {
            // What is said outside of the filter weighs more than what the filter says.
            filter.sort.splice(0..0, by.sort);
            Ok(Order::Name)
        }
        _ => {
            let codes: Vec<&str> = Order::ALL.iter().map(|order| order.code()).collect();
            Err(cx.bad_value("--sort", typed, &codes.join(", ")))
        }
    }
}

/// What can be asked: how each field is typed, what it is, and the values of a closed list.
fn fields(cx: &Context, to: &mut Streams) -> Result<()> {
    let values = |entry: &Entry| match entry.kind {
        ValueKind::Choice(choices) => choices.iter().map(|choice| cx.texts.choice(*choice)).collect(),
        _ => Vec::new(),
    };
    if cx.json {
        let field = |entry: &Entry| {
            let names: Vec<&str> = entry.names().collect();
            json!({
                "field": entry.field.code(),
                "names": names,
                "kind": cx.texts.value_kind(entry.kind).0,
                "values": match entry.kind {
                    ValueKind::Choice(choices) => choices.iter().map(|choice| choice.code).collect(),
                    _ => Vec::new(),
                },
                "sorts": entry.order.is_some(),
                "text": cx.texts.word(entry.field),
            })
        };
        return Ok(output::json(to.out, &json!(REGISTER.iter().map(field).collect::<Vec<_>>()))?);
    }
    let lines: Vec<_> = REGISTER
        .iter()
        .map(|entry| {
            let values = values(entry);
            let accepted =
                if values.is_empty() { cx.texts.value_kind(entry.kind).1.to_owned() } else { values.join(", ") };
            vec![
                (Paint::Strong, cx.texts.field(entry.field).to_owned()),
                (Paint::Plain, cx.texts.word(entry.field).to_owned()),
                (Paint::Faint, accepted),
            ]
        })
        .collect();
    Ok(cx.style.table(to.out, &lines)?)
}
