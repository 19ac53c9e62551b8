//! `cartera import`: takes in the clients of a CSV file that somebody already has, or its
//! [purchases](super::import_purchases), or [other files](super::import_files).
//!
//! With `--json`: `dry_run`, `new`, `updated`, `same`, `rejected`, `encoding`, `delimiter`, `columns` (`header`, `field`,
//! `guessed`), `rows` (`line`, `name`, `match`), `rejects` (`line`, `reason`, `text`), `warnings` (`line`, `column`,
//! `value`, `reason`), `warnings_left_out`.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Fail, Result, Streams, import_files};
use crate::agenda::{ImportReport, Match};
use crate::domain::when::DateOrder;
use crate::domain::{Code, text};
use crate::exchange::csv::{self, Field, MAX_BYTES, Options, Origin, Sheet, Target};
use crate::exchange::read_file;
use crate::i18n::Texts;

pub(super) const NAME: &str = "import";

/// How many remarks are shown: what a column of the wrong kind says of every row need not be read to the end.
const WARNINGS: usize = 50;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .files_operand("file", "cli-val-file")
        .many("map", "cli-val-map")
        .flag("purchases")
        .flag("new")
        .option("nameless", "cli-val-name")
        .flag("won-as-purchases")
        .without("purchases", &["map"])
        .flag("dry-run")
        .option("delimiter", "cli-val-char")
        .option("encoding", "cli-val-text")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if let [path] = import_files::named(args)[..]
        && let Ok(mut file) = std::fs::File::open(path).map(std::io::BufReader::new)
        && std::io::BufRead::fill_buf(&mut file).is_ok_and(super::import_agenda::is_ours)
    {
        let rehearse = args.get_flag("dry-run");
        return super::import_agenda::run(cx, &mut cx.agenda()?, &mut file, (false, rehearse), to);
    }
    let options = options(cx, args)?;
    let read =
        |path: &'_ PathBuf| read_file(path, MAX_BYTES).map_err(|error| Fail::Said(cx.texts.file_error(path, &error)));
    let mut files = Vec::new();
    for path in import_files::named(args) {
        files.push((path.as_path(), read(path)?));
    }
    let forced = args.get_flag("purchases") || !options.map.is_empty();
    if files.len() != 1 || !forced && files.iter().any(|(_, bytes)| import_files::is_of_here(bytes)) {
        return import_files::run(cx, args, &files, &options, to);
    }
    let Some((path, bytes)) = files.pop() else { return Ok(()) };
    // A file that says who, when and how much is one of purchases, unless its columns are said to be others.
    if args.get_flag("purchases") || options.map.is_empty() && csv::looks_like_sales(&bytes) {
        return super::import_purchases::run(cx, args, (path, &bytes), &options, to);
    }
    let sheet = csv::read(&bytes, &options).map_err(|error| Fail::Said(cx.texts.read_error(path, &error)))?;
    let rehearse = args.get_flag("dry-run");
    let report = cx.agenda()?.import(&sheet, rehearse)?;
    if cx.json {
        return Ok(output::json(to.out, &value(cx, &sheet, &report, rehearse))?);
    }
    if rehearse {
        columns(cx, &sheet, to)?;
        rows(cx, &report, to)?;
    }
    let count = |matched| report.count(matched).into();
    let summary = [
        ("new", count(Match::New)),
        ("updated", count(Match::Updates)),
        ("same", count(Match::Same)),
        ("rejected", sheet.rejects.len().into()),
    ];
    writeln!(to.out, "{}", cx.texts.with("cli-import-summary", &summary))?;
    remarks(cx, &sheet, to)?;
    if rehearse {
        writeln!(to.out, "{}", cx.texts.get("cli-import-rehearsal"))?;
    }
    Ok(())
}

fn options(cx: &Context, args: &ArgMatches) -> Result<Options> {
    let mut options =
        Options { day_first: cx.texts.locale().date_order() == DateOrder::DayMonth, ..Options::default() };
    for typed in args.get_many::<String>("map").into_iter().flatten() {
        // The name of a column may hold the sign itself; a field never does.
        let target = typed.rsplit_once('=').and_then(|(column, field)| Some((column, Target::from_code(field)?)));
        let (column, target) = target.ok_or_else(|| {
            let fields: Vec<&str> = Field::ALL.iter().map(|field| field.code()).chain([Target::IGNORE]).collect();
            let fields = [("fields", fields.join(", ").into())];
            cx.bad_value("--map", typed, &cx.texts.with("error-cli-accepts-map", &fields))
        })?;
        options.map.push((column.trim().to_owned(), target));
    }
    if let Some(typed) = args.get_one::<String>("delimiter") {
        let delimiter = match (text::fold(typed).as_str(), typed.as_bytes()) {
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
    Ok(options)
}

/// Which field each column fills.
fn columns(cx: &Context, sheet: &Sheet, to: &mut Streams) -> Result<()> {
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, cx.texts.get("cli-import-columns")))?;
    let rows: Vec<_> = sheet
        .columns
        .iter()
        .filter(|column| column.origin != Origin::Helper)
        .map(|column| {
            let field = column.target.map_or_else(|| cx.texts.get("cli-import-unused"), |field| field.code());
            let guessed = if column.origin == Origin::Guessed { cx.texts.get("cli-import-guessed") } else { "" };
            vec![
                (Paint::Plain, format!("  {}", output::brief(&column.header, 40))),
                (Paint::Plain, field.to_owned()),
                (Paint::Faint, guessed.to_owned()),
            ]
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}

/// What becomes of each row.
fn rows(cx: &Context, report: &ImportReport, to: &mut Streams) -> Result<()> {
    let rows: Vec<_> = report
        .rows
        .iter()
        .map(|(line, name, matched)| {
            vec![
                (Paint::Faint, format!("  {line}")),
                (Paint::Plain, output::brief(name, 40)),
                (Paint::Plain, cx.texts.word(*matched).to_owned()),
            ]
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}

/// What could not be read.
fn remarks(cx: &Context, sheet: &Sheet, to: &mut Streams) -> Result<()> {
    for reject in &sheet.rejects {
        let reason = cx.texts.sheet_reject(&reject.reason);
        let args = [("line", reject.line.to_string().into()), ("reason", reason.into())];
        writeln!(to.out, "{}", cx.texts.with("cli-import-reject", &args))?;
    }
    for warning in sheet.warnings.iter().take(WARNINGS) {
        let args = [
            ("line", warning.line.to_string().into()),
            ("column", output::brief(&warning.column, 40).into()),
            ("reason", cx.texts.doubt(warning.reason).into()),
            ("value", output::brief(&warning.value, 40).into()),
        ];
        writeln!(to.out, "{}", cx.texts.with("cli-import-warning", &args))?;
    }
    let more = sheet.warnings.len().saturating_sub(WARNINGS) + sheet.warnings_left_out;
    if more > 0 {
        let count = [("n", more.into())];
        writeln!(to.out, "{}", cx.texts.with("cli-import-warnings-more", &count))?;
    }
    Ok(())
}

fn value(cx: &Context, sheet: &Sheet, report: &ImportReport, rehearse: bool) -> serde_json::Value {
    json!({
        "dry_run": rehearse,
        "new": report.count(Match::New),
        "updated": report.count(Match::Updates),
        "same": report.count(Match::Same),
        "rejected": sheet.rejects.len(),
        "encoding": sheet.encoding,
        "delimiter": char::from(sheet.delimiter).to_string(),
        "columns": sheet.columns.iter().map(|column| json!({
            "header": column.header,
            "field": column.target.map(Field::code),
            "guessed": column.origin == Origin::Guessed,
        })).collect::<Vec<_>>(),
        "rows": report.rows.iter().map(|(line, name, matched)| json!({
            "line": line,
            "name": name,
            "match": matched.code(),
        })).collect::<Vec<_>>(),
        "rejects": sheet.rejects.iter().map(|reject| json!({
            "line": reject.line,
            "reason": cx.texts.sheet_reject(&reject.reason),
            "text": reject.raw,
        })).collect::<Vec<_>>(),
        "warnings": sheet.warnings.iter().map(|warning| json!({
            "line": warning.line,
            "column": warning.column,
            "value": warning.value,
            "reason": cx.texts.doubt(warning.reason),
        })).collect::<Vec<_>>(),
        "warnings_left_out": sheet.warnings_left_out,
    })
}
