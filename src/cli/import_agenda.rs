//! `cartera import FILE` of a whole agenda, or of a part of one, that `cartera export` wrote as JSON.
//!
//! With `--json`: `dry_run`, `new`, `same`, `conflicts`, and `tables`, each with `table`, `new`, `same` and `conflicts`.

use std::io::Read;

use serde_json::json;

use super::context::Context;
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::agenda::{Agenda, DumpReport, TableCount, TakeOptions, Watch};

/// Takes a document in; `take` has its word count where a record is said otherwise here.
pub(super) fn run(
    cx: &Context,
    agenda: &mut Agenda,
    from: &mut dyn Read,
    (take, rehearse): (bool, bool),
    to: &mut Streams,
) -> Result<()> {
    let report = agenda.import_json(from, TakeOptions { take }, rehearse, &Watch::default())?;
    super::report::warn(cx, agenda, to)?;
    if cx.json {
        let table = |count: &TableCount| json!({ "table": count.table, "new": count.added, "same": count.known - count.differing, "conflicts": count.differing });
        let value = json!({
            "dry_run": rehearse,
            "new": report.added(),
            "same": report.known() - report.differing(),
            "conflicts": report.differing(),
            "tables": report.tables.iter().filter(|count| count.added + count.known > 0).map(table).collect::<Vec<_>>(),
        });
        return Ok(output::json(to.out, &value)?);
    }
    Ok(say(cx, &report, (take, rehearse), to)?)
}

fn say(cx: &Context, report: &DumpReport, (take, rehearse): (bool, bool), to: &mut Streams) -> std::io::Result<()> {
    let clients = report.of("client");
    let counts = [
        ("clients", clients.added.into()),
        ("new", report.added().into()),
        ("same", (report.known() - report.differing()).into()),
    ];
    let said = cx.texts.with(if rehearse { "cli-import-agenda-would" } else { "cli-import-agenda-did" }, &counts);
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &said))?;
    if report.differing() > 0 {
        let key = if take { "cli-import-agenda-taken" } else { "cli-import-agenda-kept" };
        writeln!(to.out, "{}", cx.texts.with(key, &[("n", report.differing().into())]))?;
    }
    if rehearse { writeln!(to.out, "{}", cx.texts.get("cli-import-rehearsal")) } else { Ok(()) }
}
