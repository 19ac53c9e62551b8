//! `cartera bulk`: the same for all clients whom a filter means, as one step; shown first, done with `--yes`. With
//! `--export` the list itself, as CSV.
//!
//! With `--json`: `applied`, `meant` (how many), and `changed`, each with `id` and `name`; of an export `clients` and `path`.

use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Result, Streams, codes, keep, next, report};
use crate::agenda::{Agenda, Bulk, EXPORTED};
use crate::domain::{Cadence, ClientId, Kind, Standing, text};
use crate::exchange::csv;
use crate::i18n::Texts;

pub(super) const NAME: &str = "bulk";

/// How many are named of those who would change.
const NAMED: usize = 12;

/// Where each flag puts the clients.
const STANDINGS: &[(&str, Standing)] = &[
    ("archive", Standing::Archived),
    ("rest", Standing::Resting),
    ("activate", Standing::Active),
    ("trash", Standing::Trashed),
];

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .words("filter", "cli-val-filter")
        .many("tag", "cli-val-text")
        .many("untag", "cli-val-text")
        .option("attention", "cli-val-light")
        .option("cadence", "cli-val-cadence")
        .option("plan", "cli-val-when")
        .option("purpose", "cli-val-text");
    let names: Vec<&'static str> = STANDINGS.iter().map(|(name, _)| *name).collect();
    let shape = names.iter().fold(shape, |shape, name| shape.flag(name));
    let others = |name: &str| names.iter().copied().filter(|other| *other != name).collect::<Vec<_>>();
    let shape = names.iter().fold(shape, |shape, name| shape.without(name, &others(name)));
    let doing: Vec<&'static str> = ["tag", "untag", "attention", "cadence", "plan"].into_iter().chain(names).collect();
    shape
        .with("purpose", "plan")
        .file("export", "cli-val-file")
        .without("export", &doing)
        .flag("dry-run")
        .flag("yes")
        .without("yes", &["dry-run", "export"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let bulk = asked(cx, args)?;
    let export = args.get_one::<PathBuf>("export");
    if bulk.is_empty() && export.is_none() {
        return Err(cx.usage("error-cli-bulk-nothing"));
    }
    let mut agenda = cx.agenda()?;
    let clients = agenda.clients_of(&words(args, "filter"))?;
    if let Some(path) = export {
        return write(cx, &agenda, &clients, path, to);
    }
    let apply = args.get_flag("yes");
    let report = agenda.bulk(&clients, &bulk, !apply)?;
    if cx.json {
        let changed = report.changed.iter().map(|(id, name)| json!({ "id": id.0, "name": name }));
        let value = json!({ "applied": apply, "meant": report.meant, "changed": changed.collect::<Vec<_>>() });
        return Ok(output::json(to.out, &value)?);
    }
    let counts = [("meant", report.meant.into()), ("n", report.changed.len().into())];
    let title = cx.texts.with(if apply { "bulk-changed" } else { "bulk-would" }, &counts);
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &title))?;
    let line = |(id, name): &(ClientId, String)| {
        vec![(Paint::Faint, format!("#{}", id.0)), (Paint::Plain, output::brief(name, 60))]
    };
    cx.style.table(to.out, &report.changed.iter().take(NAMED).map(line).collect::<Vec<_>>())?;
    if report.changed.len() > NAMED {
        report::remark(cx, "cli-bulk-rest-n", &[("n", (report.changed.len() - NAMED).into())], to)?;
    }
    if !report.changed.is_empty() {
        report::remark(cx, if apply { "cli-bulk-done" } else { "cli-bulk-how" }, &[], to)?;
    }
    Ok(())
}

/// What is to be done.
fn asked(cx: &Context, args: &ArgMatches) -> Result<Bulk> {
    let all = |name: &str| args.get_many::<String>(name).into_iter().flatten().cloned().collect();
    let cadence = args.get_one::<String>("cadence").map(|typed| {
        Cadence::read(typed).ok_or_else(|| {
            let accepted = [("most", Cadence::LONGEST.into())];
            cx.bad_value("--cadence", typed, &cx.texts.with("error-cli-accepts-cadence", &accepted))
        })
    });
    let plan = args.get_one::<String>("plan").map(|phrase| next::plan_with(cx, args, phrase, (None, Kind::Call), 0));
    Ok(Bulk {
        tag: all("tag"),
        untag: all("untag"),
        attention: codes::attention(cx, args)?,
        standing: STANDINGS.iter().find(|(name, _)| args.get_flag(name)).map(|(_, standing)| *standing),
        cadence: cadence.transpose()?,
        plan: plan.transpose()?,
    })
}

/// Writes the list into a new file.
fn write(cx: &Context, agenda: &Agenda, clients: &[ClientId], path: &std::path::Path, to: &mut Streams) -> Result<()> {
    let headers = EXPORTED.map(|field| cx.texts.get(&format!("import-field-{}", field.code())).to_owned());
    keep::keep(cx, path, &csv::write(&headers, agenda.export(clients)?))?;
    let shown = text::clean_line(&path.display().to_string());
    if cx.json {
        return Ok(output::json(to.out, &json!({ "clients": clients.len(), "path": shown }))?);
    }
    let args = [("n", clients.len().into()), ("path", shown.into())];
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-bulk-exported", &args))?)
}
