//! `cartera salvage`: saves what can be saved of a damaged agenda into a new file, and says what could not.
//!
//! With `--json`: `path`, `whole`, `saved`, `rebuilt`, `in_part`, `lost`, `certain` (whether no more than that is lost),
//! `nameless`, `undo` (whether what was done can still be undone), and `tables` with the same counts for each.

use std::path::Path;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::{PROGRAM, Shape};
use super::context::{self, Context};
use super::output::{self, Paint};
use super::{Fail, Result, Streams, restore};
use crate::agenda::{self, AgendaError, Salvaged, SavedTable, StoreError};
use crate::domain::shell;
use crate::domain::text::clean_line;
use crate::i18n::Texts;

pub(super) const NAME: &str = "salvage";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).optional_words("file", "cli-val-file").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let typed = context::words(args, "file");
    let named = (!typed.is_empty()).then(|| Path::new(&typed));
    let name = |id: i64| cx.texts.with("cli-salvage-name", &[("id", id.to_string().into())]);
    let (place, rules) = (cx.existing()?, cx.settings.rules());
    let done = cx.unlocked(&place, |key| agenda::salvage(&place, named, key, (&cx.clock, &rules), &name));
    let (path, salvaged) = done.map_err(|fail| match fail {
        Fail::Agenda(AgendaError::Store(StoreError::WrongKey(path))) => {
            let path = clean_line(&path.display().to_string());
            Fail::Said(cx.texts.with("error-salvage-key", &[("path", path.into())]))
        }
        fail => fail,
    })?;
    if cx.json {
        let counts = |table: &SavedTable| {
            json!({ "table": table.table, "saved": table.saved, "rebuilt": table.rebuilt, "in_part": table.in_part,
                "lost": table.lost, "certain": table.certain })
        };
        let mut value = counts(&salvaged.sum());
        if let Some(value) = value.as_object_mut() {
            value.remove("table");
            value.insert("path".to_owned(), json!(path));
            value.insert("whole".to_owned(), json!(salvaged.is_whole()));
            value.insert("nameless".to_owned(), json!(salvaged.nameless));
            value.insert("undo".to_owned(), json!(!salvaged.undone_for_good));
            value.insert("tables".to_owned(), salvaged.tables.iter().map(counts).collect());
        }
        return Ok(output::json(to.out, &value)?);
    }
    for line in lines(cx, &path, &salvaged) {
        writeln!(to.out, "{line}")?;
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = if named.is_some() { path.display().to_string() } else { name };
    let mut restore = vec![PROGRAM.to_owned()];
    if let Some(db) = cx.named_db() {
        restore.extend(["--db".to_owned(), db.display().to_string()]);
    }
    restore.extend([restore::NAME.to_owned(), name]);
    let restore: Vec<String> = restore.iter().map(|word| shell::quoted(&clean_line(word))).collect();
    let how = cx.texts.with("cli-salvage-how", &[("command", restore.join(" ").into())]);
    Ok(writeln!(to.out, "{}", cx.style.paint(Paint::Faint, &how))?)
}

/// What was saved and what was not, a line each.
fn lines(cx: &Context, path: &Path, salvaged: &Salvaged) -> Vec<String> {
    let sum = salvaged.sum();
    let counted = |key, n: usize| (n > 0).then(|| cx.texts.with(key, &[("n", n.into())]));
    let fact = |key, so: bool| so.then(|| cx.texts.get(key).to_owned());
    let done = [("n", sum.saved.into()), ("path", clean_line(&path.display().to_string()).into())];
    let lost = counted("cli-salvage-lost", sum.lost).map(|lost| {
        let of = |table: &SavedTable| {
            // The user knows rows of these; all else belongs to them, or is the program's own.
            let kind = match table.table.as_str() {
                "client" => "cli-salvage-of-clients",
                "contact" | "channel" => "cli-salvage-of-contacts",
                "interaction" => "cli-salvage-of-interactions",
                "follow_up" => "cli-salvage-of-follow-ups",
                "purchase" | "purchase_line" => "cli-salvage-of-purchases",
                "opportunity" | "opportunity_line" => "cli-salvage-of-opportunities",
                "product" => "cli-salvage-of-products",
                "operation" | "change" => "cli-salvage-of-undo",
                _ => "cli-salvage-of-others",
            };
            (kind, table.lost)
        };
        let mut kinds: Vec<(&str, usize)> = Vec::new();
        for (kind, lost) in salvaged.tables.iter().filter(|table| table.lost > 0).map(of) {
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, sum)) => *sum += lost,
                None => kinds.push((kind, lost)),
            }
        }
        let of: Vec<String> = kinds.into_iter().map(|(kind, n)| cx.texts.with(kind, &[("n", n.into())])).collect();
        format!("{lost}: {}", of.join(", "))
    });
    let nameless = (salvaged.nameless > 0).then(|| {
        let name = cx.texts.with("cli-salvage-name", &[("id", "…".into())]);
        cx.texts.with("cli-salvage-nameless", &[("n", salvaged.nameless.into()), ("name", name.into())])
    });
    let lines = [
        Some(cx.texts.with("cli-salvage-done", &done)),
        fact("cli-salvage-whole", salvaged.is_whole() && sum.rebuilt == 0),
        counted("cli-salvage-rebuilt", sum.rebuilt),
        counted("cli-salvage-in-part", sum.in_part),
        lost,
        nameless,
        fact("cli-salvage-uncertain", !sum.certain),
        fact("cli-salvage-no-undo", salvaged.undone_for_good),
    ];
    lines.into_iter().flatten().collect()
}
