//! A whole agenda, as `cartera export --format json` writes it, comes back as it was.

use clap::ArgMatches;
use serde_json::json;

use super::super::context::Context;
use super::super::{Result, Streams, output};
use crate::agenda::{Agenda, Decision, TakeOptions, Watch};

/// Takes in a whole agenda.
pub(super) fn take(
    cx: &Context,
    agenda: &mut Agenda,
    (bytes, decision): (&[u8], Decision),
    args: &ArgMatches,
    to: &mut Streams,
) -> Result<()> {
    let (rehearse, take) = (args.get_flag("dry-run"), decision == Decision::Take);
    let mut bytes = bytes;
    let report = agenda.import_json(&mut bytes, TakeOptions { take }, rehearse, &Watch::default())?;
    if cx.json {
        let tables = report.tables.iter().map(|table| {
            json!({
                "table": table.table,
                "new": table.added,
                "same": table.known.saturating_sub(table.differing),
                "conflicts": table.differing,
            })
        });
        let tables: Vec<_> = tables.collect();
        return Ok(output::json(to.out, &json!({ "dry_run": rehearse, "tables": tables }))?);
    }
    let counts = [
        ("told-new", report.added()),
        ("told-same", report.known().saturating_sub(report.differing())),
        ("told-conflicts", report.differing()),
    ];
    let said = counts.into_iter().filter(|(key, n)| *n > 0 || *key == "told-new");
    let said: Vec<String> = said.map(|(key, n)| cx.texts.with(key, &[("n", n.into())])).collect();
    writeln!(to.out, "{}", said.join(" · "))?;
    if report.differing() > 0 && !take {
        writeln!(to.out, "{}", cx.texts.get("told-whole"))?;
    }
    if rehearse {
        writeln!(to.out, "{}", cx.texts.get("cli-import-rehearsal"))?;
    }
    Ok(())
}
