//! `cartera import FILE…` of what is sold, of opportunities, or of several files at once.
//!
//! With `--json`: `dry_run` and `files`, each with `file`, `kind`, `new`, `updated`, `same`, `refused`, `added` (names),
//! `bought`, `columns` (`header`, `field`), `rows` (`line`, `name`, `match`; of opportunities also `client`, `stage` and
//! `amount`) and `refusals` (`line`, `reason`).

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value, json};

use super::context::Context;
use super::output::{self, Paint};
use super::{Fail, Result, Streams, purchases};
use crate::agenda::{DealsReport, Load, LoadOptions, Loaded, Match, Strangers};
use crate::domain::Code;
use crate::domain::text::clean_line;
use crate::domain::when::DateOrder;
use crate::exchange::csv::{self, Options, Origin, SaleOptions};

/// Refusals that are shown of a file.
const SHOWN: usize = 20;
/// Rows of a file that a rehearsal shows.
const ROWS: usize = 50;

/// A file and its bytes.
pub(super) type Read<'f> = (&'f Path, Vec<u8>);

/// Whether a file is to be taken in here: one of products, or of opportunities.
pub(super) fn is_of_here(bytes: &[u8]) -> bool {
    csv::looks_like_deals(bytes) || csv::looks_like_products(bytes)
}

pub(super) fn run(cx: &Context, args: &ArgMatches, files: &[Read], options: &Options, to: &mut Streams) -> Result<()> {
    let loads = files.iter().map(|(path, bytes)| load(cx, path, bytes, options)).collect::<Result<Vec<Load>>>()?;
    let options = LoadOptions {
        strangers: if args.get_flag("new") { Strangers::Add } else { Strangers::Leave },
        nameless: args.get_one::<String>("nameless").map(|name| clean_line(name)).filter(|name| !name.is_empty()),
        purchases: args.get_flag("won-as-purchases"),
    };
    let rehearse = args.get_flag("dry-run");
    let loaded = cx.agenda()?.load(&loads, &options, rehearse)?;
    let done: Vec<_> = files.iter().map(|(path, _)| *path).zip(loads.iter().zip(&loaded)).collect();
    if cx.json {
        let files: Vec<Value> = done.iter().map(|(path, done)| value(cx, path, *done)).collect();
        return Ok(output::json(to.out, &json!({ "dry_run": rehearse, "files": files }))?);
    }
    for (path, (load, loaded)) in done {
        say(cx, path, (load, loaded), rehearse, to)?;
    }
    if rehearse {
        writeln!(to.out, "{}", cx.texts.get("cli-import-rehearsal"))?;
    }
    Ok(())
}

/// Reads a file as what it is.
fn load(cx: &Context, path: &Path, bytes: &[u8], options: &Options) -> Result<Load> {
    let sale = SaleOptions {
        day_first: cx.texts.locale().date_order() == DateOrder::DayMonth,
        coins: cx.texts.coins(),
        delimiter: options.delimiter,
        encoding: options.encoding,
    };
    let said = |error| Fail::Said(cx.texts.read_error(path, &error));
    if csv::looks_like_deals(bytes) {
        return Ok(Load::Deals(Box::new(csv::read_deals(bytes, &sale).map_err(said)?)));
    }
    if csv::looks_like_products(bytes) {
        return Ok(Load::Products(Box::new(csv::read_products(bytes, &sale).map_err(said)?)));
    }
    if csv::looks_like_sales(bytes) {
        let file = clean_line(&path.display().to_string());
        return Err(Fail::Said(cx.texts.with("error-cli-import-alone", &[("file", file.into())])));
    }
    let sheet = csv::read(bytes, options).map_err(|error| Fail::Said(cx.texts.read_error(path, &error)))?;
    Ok(Load::Contacts(Box::new(sheet)))
}

/// Says what became of a file.
fn say(cx: &Context, path: &Path, (load, loaded): (&Load, &Loaded), rehearse: bool, to: &mut Streams) -> Result<()> {
    let file = clean_line(&path.display().to_string());
    let title = cx.texts.with("load-file", &[("file", file.into())]);
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &title))?;
    if rehearse {
        let columns = columns(load).into_iter().map(|(header, field)| {
            let field = field.map_or_else(|| cx.texts.get("cli-import-unused").to_owned(), |field| field.word(cx));
            vec![(Paint::Plain, format!("  {}", output::brief(&header, 40))), (Paint::Plain, field)]
        });
        cx.style.table(to.out, &columns.collect::<Vec<_>>())?;
        cx.style.table(to.out, &rows(cx, loaded))?;
    }
    writeln!(to.out, "  {}", cx.texts.load_summary(load, loaded))?;
    if let Loaded::Deals(report) = loaded {
        deals(cx, report, to)?;
    }
    let refused = cx.texts.load_refusals(load, loaded, cx.today());
    for (line, reason) in refused.iter().take(SHOWN) {
        let args = [("line", line.to_string().into()), ("reason", reason.as_str().into())];
        writeln!(to.out, "  {}", cx.texts.with("load-refused", &args))?;
    }
    if refused.len() > SHOWN {
        let more = [("n", (refused.len() - SHOWN).into())];
        writeln!(to.out, "  {}", cx.texts.with("cli-import-warnings-more", &more))?;
    }
    Ok(())
}

fn deals(cx: &Context, report: &DealsReport, to: &mut Streams) -> Result<()> {
    if !report.deals.is_empty() {
        writeln!(to.out, "  {}", cx.texts.load_stages(report))?;
    }
    if report.bought > 0 {
        writeln!(to.out, "  {}", cx.texts.with("load-bought", &[("n", report.bought.into())]))?;
    }
    if report.strangers() > 0 {
        writeln!(to.out, "  {}", cx.texts.get("cli-import-strangers"))?;
    }
    if report.nameless() > 0 {
        writeln!(to.out, "  {}", cx.texts.with("load-nameless", &[("n", report.nameless().into())]))?;
    }
    Ok(())
}

/// What a column is for, whichever file it is of.
enum Said {
    Word(&'static str, String),
    Code(&'static str),
}

impl Said {
    fn of(field: impl Code) -> Self {
        Self::Word(field.code(), field.key())
    }

    fn word(&self, cx: &Context) -> String {
        match self {
            Self::Word(_, key) => cx.texts.get(key).to_owned(),
            Self::Code(code) => (*code).to_owned(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Word(code, _) | Self::Code(code) => code,
        }
    }
}

fn columns(load: &Load) -> Vec<(String, Option<Said>)> {
    match load {
        Load::Products(sheet) => {
            sheet.columns.iter().map(|(header, field)| (header.clone(), field.map(Said::of))).collect()
        }
        Load::Deals(sheet) => {
            sheet.columns.iter().map(|(header, field)| (header.clone(), field.map(Said::of))).collect()
        }
        Load::Contacts(sheet) => {
            let columns = sheet.columns.iter().filter(|column| column.origin != Origin::Helper);
            columns.map(|it| (it.header.clone(), it.target.map(|field| Said::Code(field.code())))).collect()
        }
    }
}

/// The first rows, and what becomes of each.
fn rows(cx: &Context, loaded: &Loaded) -> Vec<Vec<(Paint, String)>> {
    let plain = |line: &u64, name: &String, matched: &Match| {
        vec![
            (Paint::Faint, format!("  {line}")),
            (Paint::Plain, output::brief(name, 40)),
            (Paint::Plain, cx.texts.word(*matched).to_owned()),
        ]
    };
    match loaded {
        Loaded::Contacts(report) => {
            report.rows.iter().take(ROWS).map(|(line, name, it)| plain(line, name, it)).collect()
        }
        Loaded::Products(report) => {
            report.rows.iter().take(ROWS).map(|(line, name, it)| plain(line, name, it)).collect()
        }
        Loaded::Deals(report) => {
            let rows = report.deals.iter().take(ROWS).map(|deal| {
                vec![
                    (Paint::Faint, format!("  {}", deal.line)),
                    (Paint::Plain, output::brief(&deal.client, 30)),
                    (Paint::Plain, output::brief(&deal.title, 30)),
                    (Paint::Plain, cx.texts.stage(&deal.stage)),
                    (Paint::Strong, deal.amount.map(|amount| cx.texts.money(amount)).unwrap_or_default()),
                    (Paint::Plain, cx.texts.word(deal.became).to_owned()),
                ]
            });
            rows.collect()
        }
    }
}

fn value(cx: &Context, path: &Path, (load, loaded): (&Load, &Loaded)) -> Value {
    let columns = columns(load);
    let columns =
        columns.iter().map(|(header, field)| json!({ "header": header, "field": field.as_ref().map(Said::code) }));
    let row =
        |(line, name, matched): &(u64, String, Match)| json!({ "line": line, "name": name, "match": matched.code() });
    let refusals = cx.texts.load_refusals(load, loaded, cx.today());
    let (kind, [new, updated, same], rows) = match loaded {
        Loaded::Contacts(report) => {
            let counts = [Match::New, Match::Updates, Match::Same].map(|it| report.count(it));
            ("contacts", counts, report.rows.iter().map(row).collect::<Vec<Value>>())
        }
        Loaded::Products(report) => {
            let counts = [Match::New, Match::Updates, Match::Same].map(|it| report.count(it));
            ("products", counts, report.rows.iter().map(row).collect())
        }
        Loaded::Deals(report) => {
            let counts = [Match::New, Match::Updates, Match::Same].map(|it| report.count(it));
            let rows = report.deals.iter().map(|deal| {
                json!({
                    "line": deal.line,
                    "name": deal.title,
                    "client": deal.client,
                    "stage": deal.stage,
                    "amount": deal.amount.map(purchases::money),
                    "match": deal.became.code(),
                })
            });
            ("opportunities", counts, rows.collect())
        }
    };
    let (added, bought) = match loaded {
        Loaded::Deals(report) => (report.added.clone(), report.bought),
        _ => (Vec::new(), 0),
    };
    json!({
        "file": path.display().to_string(),
        "kind": kind,
        "new": new,
        "updated": updated,
        "same": same,
        "refused": refusals.len(),
        "added": added,
        "bought": bought,
        "columns": columns.collect::<Vec<_>>(),
        "rows": rows,
        "refusals": refusals.iter().map(|(line, reason)| json!({ "line": line, "reason": reason })).collect::<Vec<_>>(),
    })
}

/// The files that the command line names.
pub(super) fn named(args: &ArgMatches) -> Vec<&PathBuf> {
    args.get_many::<PathBuf>("file").into_iter().flatten().collect()
}
