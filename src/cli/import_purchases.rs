//! `cartera import FILE --purchases`: takes in the purchases of a CSV file.
//!
//! With `--json`: `dry_run`, `new`, `same`, `refused`, `added` (names), `columns` (`header`, `field`), `purchases`
//! (`line`, `client`, `total`, `match`) and `refusals` (`line`, `reason`).

use std::path::Path;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::context::Context;
use super::output::{self, Paint};
use super::{Fail, Result, Streams, purchases};
use crate::agenda::{Match, SalesReport, Strangers};
use crate::domain::Code;
use crate::domain::when::DateOrder;
use crate::exchange::csv::{self, SaleOptions, SaleSheet};
use crate::exchange::incoming::Content;

/// Refusals that are shown.
const SHOWN: usize = 50;

pub(super) fn run(
    cx: &Context,
    args: &ArgMatches,
    (path, bytes): (&Path, &[u8]),
    options: &csv::Options,
    to: &mut Streams,
) -> Result<()> {
    let options = SaleOptions {
        day_first: cx.texts.locale().date_order() == DateOrder::DayMonth,
        coins: cx.texts.coins(),
        delimiter: options.delimiter,
        encoding: options.encoding,
    };
    let sheet = csv::read_sales(bytes, &options).map_err(|error| Fail::Said(cx.texts.read_error(path, &error)))?;
    let rehearse = args.get_flag("dry-run");
    let strangers = if args.get_flag("new") { Strangers::Add } else { Strangers::Leave };
    let report = cx.agenda()?.import_purchases(&sheet, strangers, rehearse)?;
    if cx.json {
        return Ok(output::json(to.out, &value(cx, &sheet, &report, rehearse))?);
    }
    if rehearse {
        columns(cx, &sheet, to)?;
        rows(cx, &report, to)?;
    }
    writeln!(to.out, "{}", cx.texts.sales_summary(&sheet, &report))?;
    let refused = cx.texts.sales_refused(&sheet, &report, cx.today());
    for line in refused.iter().take(SHOWN) {
        writeln!(to.out, "{line}")?;
    }
    if refused.len() > SHOWN {
        let more = [("n", (refused.len() - SHOWN).into())];
        writeln!(to.out, "{}", cx.texts.with("cli-import-warnings-more", &more))?;
    }
    if !report.strangers().is_empty() {
        writeln!(to.out, "{}", cx.texts.get("cli-import-strangers"))?;
    }
    if rehearse {
        writeln!(to.out, "{}", cx.texts.get("cli-import-rehearsal"))?;
    }
    Ok(())
}

fn columns(cx: &Context, sheet: &SaleSheet, to: &mut Streams) -> Result<()> {
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, cx.texts.get("cli-import-columns")))?;
    let rows: Vec<_> = sheet
        .columns
        .iter()
        .map(|(header, field)| {
            let field = field.map_or_else(|| cx.texts.get("cli-import-unused"), |field| cx.texts.word(field));
            vec![(Paint::Plain, format!("  {}", output::brief(header, 40))), (Paint::Plain, field.to_owned())]
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}

fn rows(cx: &Context, report: &SalesReport, to: &mut Streams) -> Result<()> {
    let rows: Vec<_> = report
        .purchases
        .iter()
        .map(|(line, name, total, matched)| {
            vec![
                (Paint::Faint, format!("  {line}")),
                (Paint::Plain, output::brief(name, 40)),
                (Paint::Strong, cx.texts.money(*total)),
                (Paint::Plain, cx.texts.word(*matched).to_owned()),
            ]
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}

fn value(cx: &Context, sheet: &SaleSheet, report: &SalesReport, rehearse: bool) -> Value {
    let rejects = sheet.rejects.iter().map(|reject| (reject.line, cx.texts.unread(Content::Purchases, &reject.reason)));
    let refusals = report.refused.iter().map(|(line, refusal)| (*line, cx.texts.sale_refusal(refusal, cx.today())));
    let mut refusals: Vec<(u64, String)> = rejects.chain(refusals).collect();
    refusals.sort();
    json!({
        "dry_run": rehearse,
        "new": report.count(Match::New),
        "same": report.count(Match::Same),
        "refused": refusals.len(),
        "added": report.added,
        "columns": sheet.columns.iter().map(|(header, field)| json!({
            "header": header,
            "field": field.map(Code::code),
        })).collect::<Vec<_>>(),
        "purchases": report.purchases.iter().map(|(line, name, total, matched)| json!({
            "line": line,
            "client": name,
            "total": purchases::money(*total),
            "match": matched.code(),
        })).collect::<Vec<_>>(),
        "refusals": refusals.iter().map(|(line, reason)| json!({ "line": line, "reason": reason })).collect::<Vec<_>>(),
    })
}
