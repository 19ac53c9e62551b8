//! What the options of an import say.

use clap::ArgMatches;

use super::super::codes::member;
use super::super::context::Context;
use super::super::{Fail, Result};
use crate::agenda::{Agenda, Columns, Decision, IntakeOptions, Spare, Strangers};
use crate::domain::Code;
use crate::domain::text::{clean_line, fold};
use crate::domain::when::DateOrder;
use crate::exchange::csv::Target;
use crate::exchange::incoming::{Content, Incoming, ReadOptions, fields_of};

/// How the files are read: as saved under a name, and over that as asked.
pub(super) fn reading(cx: &Context, args: &ArgMatches, agenda: &Agenda) -> Result<ReadOptions> {
    let mut options = ReadOptions {
        content: None,
        map: Vec::new(),
        delimiter: None,
        encoding: None,
        date_order: None,
        usual_order: cx.texts.locale().date_order(),
        coins: cx.texts.coins(),
        today: cx.today(),
    };
    if let Some(content) = member::<Content>(cx, args, "kind", Content::ALL)? {
        options.content = Some(content);
    }
    if args.get_flag("purchases") {
        options.content = Some(Content::Purchases);
    }
    for typed in args.get_many::<String>("map").into_iter().flatten() {
        let (column, field) = column(cx, typed, options.content)?;
        options.map.retain(|(known, _)| fold(known) != fold(&column));
        options.map.push((column, field));
    }
    if let Some(typed) = args.get_one::<String>("delimiter") {
        let delimiter = match (fold(typed).as_str(), typed.as_bytes()) {
            ("tab" | "\\t" | "tabulador", _) => Some(b'\t'),
            ("comma" | "coma", _) => Some(b','),
            ("semicolon" | "punto y coma", _) => Some(b';'),
            (_, [one]) => Some(*one),
            _ => None,
        };
        let accepted = cx.texts.get("error-cli-accepts-delimiter");
        options.delimiter = Some(delimiter.ok_or_else(|| cx.bad_value("--delimiter", typed, accepted))?);
    }
    if let Some(typed) = args.get_one::<String>("encoding") {
        // The standard's name of "utf-16" is the one with the small end first, which is what Windows writes.
        let encoding = encoding_rs::Encoding::for_label(typed.trim().as_bytes());
        let accepted = cx.texts.get("error-cli-accepts-encoding");
        options.encoding = Some(encoding.ok_or_else(|| cx.bad_value("--encoding", typed, accepted))?);
    }
    if let Some(typed) = args.get_one::<String>("date-order") {
        let order = match fold(typed.trim()).as_str() {
            "day" | "dia" | "dmy" => Some(DateOrder::DayMonth),
            "month" | "mes" | "mdy" => Some(DateOrder::MonthDay),
            _ => None,
        };
        let accepted = cx.texts.get("error-cli-accepts-date-order");
        options.date_order = Some(order.ok_or_else(|| cx.bad_value("--date-order", typed, accepted))?);
    }
    if let Some(name) = args.get_one::<String>("use-map") {
        named(cx, agenda, name)?.apply(&mut options);
    }
    Ok(options)
}

/// What is saved under a name.
fn named(cx: &Context, agenda: &Agenda, name: &str) -> Result<Columns> {
    if let Some(map) = agenda.columns_named(name)? {
        return Ok(map);
    }
    let known = agenda.column_names()?;
    let key = if known.is_empty() { "error-import-no-maps" } else { "error-import-no-map" };
    let args = [("name", clean_line(name).into()), ("names", known.join(", ").into())];
    Err(Fail::Said(cx.texts.with(key, &args)))
}

/// What is saved of how files are read: what was asked. What is found by looking is found again.
pub(super) fn saved(options: &ReadOptions, files: &[Incoming]) -> Columns {
    let contents: Vec<Content> = files.iter().map(Incoming::content).collect();
    let content = contents.first().copied().filter(|first| contents.iter().all(|content| content == first));
    Columns {
        content: options.content.or(content),
        map: options.map.clone(),
        delimiter: options.delimiter,
        encoding: options.encoding,
        date_order: options.date_order,
    }
}

/// A column and the code of its field, as they are typed.
fn column(cx: &Context, typed: &str, content: Option<Content>) -> Result<(String, String)> {
    let contents = content.map_or_else(|| Content::ALL.to_vec(), |content| vec![content]);
    let fields: Vec<&str> = contents.into_iter().flat_map(fields_of).collect();
    // The name of a column may hold the sign itself; a field never does.
    let said = typed.rsplit_once('=').filter(|(_, field)| {
        let field = field.trim();
        let is_none = field == "-" || field.eq_ignore_ascii_case(Target::IGNORE);
        is_none || fields.iter().any(|known| known.eq_ignore_ascii_case(field))
    });
    let (column, field) = said.ok_or_else(|| {
        let mut fields = if content.is_none() { fields_of(Content::Clients) } else { fields };
        fields.push(Target::IGNORE);
        let fields = [("fields", fields.join(", ").into())];
        cx.bad_value("--map", typed, &cx.texts.with("error-cli-accepts-map", &fields))
    })?;
    Ok((column.trim().to_owned(), field.trim().to_lowercase()))
}

/// What is done with what the files leave open.
pub(super) fn intake(cx: &Context, args: &ArgMatches) -> Result<IntakeOptions> {
    Ok(IntakeOptions {
        region: cx.texts.locale().region_code().to_owned(),
        labels: cx.texts.intake_labels(),
        strangers: if args.get_flag("new") { Strangers::Add } else { Strangers::Leave },
        nameless: args.get_one::<String>("nameless").map(|name| clean_line(name)).filter(|name| !name.is_empty()),
        purchases: args.get_flag("won-as-purchases"),
        spare: member(cx, args, "spare", Spare::ALL)?.unwrap_or(Spare::Leave),
        decision: member(cx, args, "conflicts", Decision::ALL)?.unwrap_or(Decision::Keep),
        ..IntakeOptions::default()
    })
}
