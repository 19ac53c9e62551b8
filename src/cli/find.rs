//! `cartera find`: the clients whom a filter means.
//!
//! With `--json`: `total`, and `clients` (see [`row`](super::json::row); where words are looked for
//! also `found`: `in` and `text`); `--fields` lists what can be asked.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{Context, words};
use super::output::Paint;
use super::today::Mark;
use super::{Result, Streams, codes, json, output, report, today};
use crate::agenda::{Agenda, ClientRow, Direction, Matched, Order, Scope, Shelf};
use crate::domain::Code;
use crate::domain::filter::{Entry, Field, Filter, REGISTER, Sort, ValueKind, What};
use crate::domain::snippet::{Place, Snippet, snippet};
use crate::i18n::Texts;

pub(super) const NAME: &str = "find";

/// How many clients are shown when nobody says how many.
const USUAL: usize = 50;
/// The widest piece of a text in which words were found, in cells.
const SAID: usize = 60;
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
        if cx.json {
            output::json(to.out, &json!({ "total": total }))?;
        } else {
            writeln!(to.out, "{total}")?;
        }
        return Ok(());
    }
    let mut rows: Vec<(ClientRow, Option<Matched>)> = Vec::new();
    let mut from = None;
    while rows.len() < limit {
        let entries = agenda.entries(&listing, from.as_ref(), Direction::After, PAGE.min(limit - rows.len()))?;
        let Some(last) = entries.last().map(|entry| entry.spot.clone()) else { break };
        from = Some(last);
        rows.extend(entries.into_iter().map(|entry| (entry.row, entry.matched)));
    }
    let day = agenda.today();
    if cx.json {
        let client = |(row, matched): &(ClientRow, Option<Matched>)| {
            let mut answer = json::row(&agenda, row, day)?;
            if let (Some(matched), Some(fields)) = (matched, answer.as_object_mut()) {
                let text = snippet(&matched.text, &listing.words, SAID).text;
                fields.insert("found".to_owned(), json!({ "in": matched.place.code(), "text": text }));
            }
            Ok(answer)
        };
        let clients = agenda.at_once(|| rows.iter().map(client).collect::<Result<Vec<_>>>())?;
        return Ok(output::json(to.out, &json!({ "total": total, "clients": clients }))?);
    }
    let line = |(row, matched): &(ClientRow, Option<Matched>)| {
        // What was said last is of less use than where the words were found.
        let more = match matched {
            Some(matched) => found(cx, matched, &listing.words),
            None => today::said_last(&agenda, row)?,
        };
        Ok(today::line(cx, row, day, Mark::Word, more))
    };
    let lines = agenda.at_once(|| rows.iter().map(line).collect::<Result<Vec<_>>>())?;
    cx.style.table(to.out, &lines)?;
    match total.saturating_sub(rows.len()) {
        0 if rows.is_empty() => writeln!(to.out, "{}", cx.texts.get("cli-find-none"))?,
        0 => {}
        more => report::remark(cx, "cli-find-rest", &[("n", more.into())], to)?,
    }
    Ok(())
}

/// Where the words were found, and what is said there with the words lit; nothing for the name, which is shown anyway.
fn found(cx: &Context, matched: &Matched, words: &[String]) -> String {
    if matched.place == Place::Name {
        return String::new();
    }
    let Snippet { text, lit } = snippet(&matched.text, words, SAID);
    let mut line = String::new();
    let mut from = 0;
    for range in lit {
        line.push_str(text.get(from..range.start).unwrap_or_default());
        line.push_str(&cx.style.paint(Paint::Strong, text.get(range.clone()).unwrap_or_default()));
        from = range.end;
    }
    line.push_str(text.get(from..).unwrap_or_default());
    format!("{}: {line}", cx.texts.word(matched.place))
}

/// The order that `--sort` names: one of the list, or one by a field, which the filter then asks for.
fn order(cx: &Context, agenda: &Agenda, args: &ArgMatches, filter: &mut Filter) -> Result<Order> {
    let Some(typed) = args.get_one::<String>("sort") else { return Ok(Order::Name) };
    if let Some(order) = codes::find(cx, typed, Order::ALL) {
        if order == Order::Name {
            // Else those would come first who are meant most by the words.
            filter.sort.insert(0, Sort { what: What::Known(Field::Name), reversed: false });
        }
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
