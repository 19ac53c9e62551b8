//! `cartera sync`: shares the agenda with phones and other computers.
//!
//! With `--json`: `received` and `sent` (each `added`, `changed`, `removed`), `conflicts` (`client`, `name`, `part`, `said`),
//! `left_alone` (`file`, `why`), `busy`, `server` (`none`, `carried`), `unsaid`.

mod resolve;
mod setup;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::{Fail, Result, Streams, output};
use crate::agenda::{Agenda, SyncOptions, SyncReport, Watch};
use crate::desktop::Uncarried;
use crate::domain::Code;
use crate::exchange::vdir::Strange;
use crate::i18n::Texts;

pub(super) const NAME: &str = "sync";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .flag("folders-only")
        .flag("dry-run")
        .flag("accept-deletions")
        .flag("setup")
        .option("url", "cli-val-url")
        .option("user", "cli-val-user")
        .option("password-command", "cli-val-command")
        .files("resolve", "cli-val-file")
        .with("url", "setup")
        .with("user", "setup")
        .with("password-command", "setup")
        .without("setup", &["folders-only", "dry-run", "accept-deletions"])
        .without("resolve", &["folders-only", "dry-run", "accept-deletions", "setup"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if args.get_flag("setup") {
        return setup::run(cx, args, to);
    }
    if let Some(texts) = args.get_many::<PathBuf>("resolve") {
        return resolve::run(cx, &texts.cloned().collect::<Vec<_>>());
    }
    let rehearse = args.get_flag("dry-run");
    let options = options(cx, args.get_flag("accept-deletions"))?;
    let carrier = if rehearse || args.get_flag("folders-only") { None } else { setup::carrier(cx, &options.folder) };
    let mut agenda = cx.agenda()?;
    let watch = Watch::default();
    let never = || false;
    let said = |why: &Uncarried| Fail::Said(cx.texts.uncarried(why));
    if let Some(carrier) = &carrier {
        // What is there comes first, so that both sides are merged here and not by whoever is later.
        carrier.as_ref().map_err(said)?.carry(&never).map_err(|why| said(&why))?;
    }
    let report = agenda.sync(&options, rehearse, &watch)?;
    let carried = match &carrier {
        Some(Ok(carrier)) => {
            let carried = if report.sent.total() > 0 { carrier.carry(&never) } else { Ok(()) };
            if carried.is_ok() {
                agenda.sync_carried()?;
            }
            carried
        }
        _ => Ok(()),
    };
    let unsaid = agenda.unsaid()?;
    if cx.json {
        let server = if carrier.is_some() { "carried" } else { "none" };
        output::json(to.out, &answer(&report, server, unsaid.len()))?;
    } else {
        for line in cx.texts.sync_lines(&report, rehearse) {
            writeln!(to.out, "{line}")?;
        }
        if !unsaid.is_empty() {
            writeln!(to.out, "{}", cx.texts.with("sync-unsaid", &[("n", unsaid.len().into())]))?;
        }
    }
    to.out.flush()?;
    carried.map_err(|why| said(&why))
}

/// What is shared, by the settings.
fn options(cx: &Context, accept_deletions: bool) -> Result<SyncOptions> {
    Ok(SyncOptions {
        folder: folder(cx)?,
        interactions: cx.settings.sync.interactions,
        accept_deletions,
        texts: Arc::new(Texts::new(cx.texts.locale())),
    })
}

/// The shared folder.
fn folder(cx: &Context) -> Result<PathBuf> {
    if let Some(folder) = &cx.settings.sync.folder {
        return Ok(PathBuf::from(folder));
    }
    let place = cx.place()?;
    let whole = std::path::absolute(&place).unwrap_or(place);
    Ok(Agenda::usual_sync_folder(&whole))
}

fn answer(report: &SyncReport, server: &str, unsaid: usize) -> serde_json::Value {
    let flow =
        |flow: crate::agenda::Flow| json!({ "added": flow.added, "changed": flow.changed, "removed": flow.removed });
    let conflicts = report.conflicts.iter().map(|conflict| {
        let lost = &conflict.overruled;
        json!({ "client": conflict.client.map(|client| client.0), "name": conflict.name, "part": lost.name, "said": lost.said })
    });
    let left = report
        .left_alone
        .iter()
        .map(|(collection, file, why)| json!({ "file": format!("{}/{file}", collection.code()), "why": code(*why) }));
    json!({
        "received": flow(report.received),
        "sent": flow(report.sent),
        "conflicts": conflicts.collect::<Vec<_>>(),
        "left_alone": left.collect::<Vec<_>>(),
        "busy": report.busy,
        "server": server,
        "unsaid": unsaid,
    })
}

fn code(why: Strange) -> &'static str {
    match why {
        Strange::NoFile => "no_file",
        Strange::Huge => "huge",
        Strange::Unreadable => "unreadable",
        Strange::NoRecord => "no_record",
        Strange::Twice => "twice",
        Strange::Foreign => "foreign",
    }
}
