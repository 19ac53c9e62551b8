//! `cartera query`: questions in SQL, which can change nothing.
//!
//! With `--json`: an array with an object for each row, whose fields are the columns.

use std::io::{Read, Write};

use clap::{ArgMatches, Command};
use serde_json::{Map, Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Fail, Result, Streams};
use crate::agenda::{Agenda, QueryCell};
use crate::domain::text::clean_line;
use crate::exchange::sheet::{Cell, CsvTable, Tables};
use crate::i18n::Texts;

pub(super) const NAME: &str = "query";

/// Where a question comes from that is not on the command line.
const INPUT: &str = "-";
/// The longest question, in bytes.
const LONGEST: u64 = 1 << 20;
/// The widest cell of a table, and the most rows that are lined up together.
const WIDEST: usize = 60;
const TOGETHER: usize = 1_000;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("sql", "cli-val-sql")
        .flag("csv")
        .flag("schema")
        .without("schema", &["csv"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if args.get_flag("schema") {
        return schema(cx, to);
    }
    let mut question = words(args, "sql");
    if question.trim() == INPUT {
        question.clear();
        (&mut *to.input).take(LONGEST).read_to_string(&mut question)?;
    }
    if question.trim().is_empty() {
        return Err(cx.usage("error-cli-query-nothing"));
    }
    let agenda = cx.agenda()?;
    if cx.json {
        as_json(&agenda, &question, to.out)
    } else if args.get_flag("csv") {
        as_csv(&agenda, &question, to.out)
    } else {
        as_table(cx, &agenda, &question, to)
    }
}

fn as_json(agenda: &Agenda, question: &str, out: &mut dyn Write) -> Result<()> {
    let (names, mut first) = (std::cell::RefCell::new(Vec::new()), true);
    agenda.query::<Fail>(
        question,
        |head| {
            names.replace(head.to_vec());
            Ok(())
        },
        |cells| {
            let value = |cell: &QueryCell| match cell {
                QueryCell::Nothing => Value::Null,
                QueryCell::Whole(number) => json!(number),
                QueryCell::Number(number) => json!(number),
                QueryCell::Text(text) => json!(text),
            };
            let row: Map<String, Value> = names.borrow().iter().cloned().zip(cells.iter().map(value)).collect();
            out.write_all(if std::mem::take(&mut first) { b"[\n" } else { b",\n" })?;
            Ok(serde_json::to_writer(&mut *out, &row).map_err(std::io::Error::from)?)
        },
    )?;
    Ok(writeln!(out, "{}", if first { "[]" } else { "\n]" })?)
}

fn as_csv(agenda: &Agenda, question: &str, out: &mut dyn Write) -> Result<()> {
    let table = std::cell::RefCell::new(CsvTable::new(out));
    agenda.query::<Fail>(
        question,
        |head| Ok(table.borrow_mut().begin("", head)?),
        |cells| {
            let cells: Vec<Cell> = cells.iter().map(|cell| Cell::of(Some(&shown(cell)))).collect();
            Ok(table.borrow_mut().row(&cells)?)
        },
    )?;
    Ok(Box::new(table.into_inner()).finish()?)
}

fn as_table(cx: &Context, agenda: &Agenda, question: &str, to: &mut Streams) -> Result<()> {
    let (out, rows) = (&mut *to.out, std::cell::RefCell::new(Vec::new()));
    let mut counted = 0;
    agenda.query::<Fail>(
        question,
        |head| {
            rows.borrow_mut().push(head.iter().map(|name| (Paint::Strong, name.clone())).collect::<Vec<_>>());
            Ok(())
        },
        |cells| {
            let line = |cell: &QueryCell| (Paint::Plain, output::brief(&clean_line(&shown(cell)), WIDEST));
            let mut rows = rows.borrow_mut();
            rows.push(cells.iter().map(line).collect());
            counted += 1;
            if rows.len() > TOGETHER {
                cx.style.table(&mut *out, &rows)?;
                rows.clear();
            }
            Ok(())
        },
    )?;
    cx.style.table(&mut *out, &rows.borrow())?;
    if counted == 0 {
        writeln!(out, "{}", cx.texts.get("cli-query-none"))?;
    }
    Ok(())
}

fn shown(cell: &QueryCell) -> String {
    match cell {
        QueryCell::Nothing => String::new(),
        QueryCell::Whole(number) => number.to_string(),
        QueryCell::Number(number) => number.to_string(),
        QueryCell::Text(text) => text.clone(),
    }
}

/// What can be asked: each view with its columns.
fn schema(cx: &Context, to: &mut Streams) -> Result<()> {
    let views = cx.agenda()?.view_columns()?;
    if cx.json {
        let column = |name: &String| json!({ "name": name, "text": cx.texts.view_column(name) });
        let view = |(name, columns): &(&'static str, Vec<String>)| {
            let columns: Vec<Value> = columns.iter().map(column).collect();
            json!({ "view": name, "text": cx.texts.view(name), "columns": columns })
        };
        return Ok(output::json(to.out, &json!(views.iter().map(view).collect::<Vec<_>>()))?);
    }
    for (n, (name, columns)) in views.iter().enumerate() {
        if n > 0 {
            writeln!(to.out)?;
        }
        writeln!(to.out, "{}  {}", cx.style.paint(Paint::Strong, name), cx.texts.view(name))?;
        let line =
            |column: &String| vec![(Paint::Plain, format!("  {column}")), (Paint::Faint, cx.texts.view_column(column))];
        cx.style.table(to.out, &columns.iter().map(line).collect::<Vec<_>>())?;
    }
    Ok(())
}
