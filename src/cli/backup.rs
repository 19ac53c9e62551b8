//! `cartera backup`: a copy of the agenda now, among its backups or in a new file.
//!
//! With `--json`: `path`, `bytes`.

use std::path::Path;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{self, Context};
use super::{Result, Streams, output};
use crate::domain::text::clean_line;
use crate::i18n::Texts;

pub(super) const NAME: &str = "backup";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).optional_words("file", "cli-val-file").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let typed = context::words(args, "file");
    let named = (!typed.is_empty()).then(|| Path::new(&typed));
    let path = cx.agenda()?.back_up(named)?;
    let bytes = std::fs::metadata(&path).map_or(0, |meta| meta.len());
    if cx.json {
        return Ok(output::json(to.out, &json!({ "path": path, "bytes": bytes }))?);
    }
    let args = [("path", clean_line(&path.display().to_string()).into()), ("size", cx.texts.bytes(bytes).into())];
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-backup-done", &args))?)
}
