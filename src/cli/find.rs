//! `cartera find`: the clients about whom all the words are said.
//!
//! With `--json`: `total`, and `clients` (see [`row`](super::json::row)).

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{Context, words};
use super::today::Mark;
use super::{Result, Streams, codes, json, output, report, today};
use crate::agenda::{ClientRow, Direction, Order, Scope, Shelf};
use crate::i18n::Texts;

pub(super) const NAME: &str = "find";

/// How many clients are shown when nobody says how many.
const USUAL: usize = 50;
/// How many rows are fetched at a time.
const PAGE: usize = 500;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("words", "cli-val-words")
        .option("limit", "cli-val-number")
        .option("sort", "cli-val-order")
        .flag("archived")
        .flag("trashed")
        .without("archived", &["trashed"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let order = codes::coded(cx, args, "sort")?.unwrap_or(Order::Name);
    let asked = cx.number(args, "limit", 1)?;
    let limit = asked.unwrap_or(if cx.json { usize::MAX } else { USUAL });
    let shelf = match (args.get_flag("archived"), args.get_flag("trashed")) {
        (true, _) => Shelf::Archived,
        (_, true) => Shelf::Trashed,
        _ => Shelf::Current,
    };
    let agenda = cx.agenda()?;
    let listing = agenda.listing(Scope::Clients(order, shelf), &words(args, "words"))?;
    let total = agenda.count(&listing)?;
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
