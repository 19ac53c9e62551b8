//! `cartera demo`: a sample portfolio, in a temporary file for the screens or in a file to keep.
//!
//! With `--write` and `--json`: `path`, `clients`.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde_json::json;
use tempfile::TempDir;

use super::args::Shape;
use super::context::Context;
use super::{Fail, Result, Streams, output};
use crate::agenda::{Agenda, Origin, fill, open_sample};
use crate::demo::{self, Tongue};
use crate::domain::text::clean_line;
use crate::i18n::Texts;

pub(super) const NAME: &str = "demo";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).file("write", "cli-val-file").option("clients", "cli-val-number").done()
}

/// Writes the sample into the file that `--write` names.
pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let clients = cx.number(args, "clients", 1)?;
    let Some(path) = args.get_one::<PathBuf>("write") else {
        return Err(cx.usage("error-cli-needs-write"));
    };
    let shown = clean_line(&path.display().to_string());
    if path.symlink_metadata().is_ok() {
        return Err(Fail::Said(cx.texts.with("error-cli-exists", &[("path", shown.into())])));
    }
    let mut rules = cx.settings.rules();
    // Its amounts are in the money of its country: unless the user named another, the file counts in that.
    match demo::rates(Tongue::from(cx.texts.locale().lang)) {
        Ok((home, _)) if !rules.money.chosen => rules.money.currency = home,
        _ => {}
    }
    let agenda = Agenda::open(path, cx.clock.clone(), rules, Origin::CommandLine)?;
    let mut agenda = agenda.with_habits(cx.texts.habits());
    let filled = fill_with(cx, &mut agenda, clients);
    drop(agenda);
    // Half a portfolio is nobody's: what was begun goes again.
    let filled = filled.inspect_err(|_| remove(path))?;
    if cx.json {
        return Ok(output::json(to.out, &json!({ "path": shown, "clients": filled }))?);
    }
    writeln!(to.out, "{}", cx.texts.with("cli-demo-written", &[("path", shown.into()), ("n", filled.into())]))?;
    Ok(())
}

/// Whether the screens are to be opened, and not a file to be written.
pub(super) fn opens_screens(args: &ArgMatches) -> bool {
    !args.contains_id("write") && !args.contains_id("clients")
}

/// A sample portfolio in a temporary folder, which goes with the value that is returned beside it.
pub(super) fn sample(cx: &Context) -> Result<(Agenda, TempDir)> {
    if cx.json {
        return Err(cx.no_json());
    }
    let tongue = Tongue::from(cx.texts.locale().lang);
    let (agenda, folder) = open_sample(cx.clock.clone(), cx.settings.rules(), Origin::Screens, tongue)?;
    Ok((agenda.with_habits(cx.texts.habits()).with_playbooks(cx.texts.playbooks()), folder))
}

fn fill_with(cx: &Context, agenda: &mut Agenda, clients: Option<usize>) -> Result<usize> {
    let tongue = Tongue::from(cx.texts.locale().lang);
    let (today, rules) = (agenda.today(), agenda.rules().clone());
    let broken = |error: toml::de::Error| {
        let detail = clean_line(&error.to_string());
        Fail::Said(cx.texts.with("error-cli-sample", &[("detail", detail.into())]))
    };
    match clients {
        None => {
            let stock = demo::stock(tongue).map_err(broken)?;
            Ok(fill(agenda, &stock, demo::portfolio(tongue, today, &rules).map_err(broken)?, |_| ())?)
        }
        Some(clients) => {
            let stock = demo::large_stock(tongue).map_err(broken)?;
            Ok(fill(agenda, &stock, demo::large(tongue, today, clients).map_err(broken)?, |_| ())?)
        }
    }
}

/// Removes a file that we began, with what SQLite put beside it; what cannot be removed stays.
fn remove(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
