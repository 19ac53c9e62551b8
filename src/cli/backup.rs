//! `cartera backup`: a copy of the agenda now, among its backups or in a new file, which may have a passphrase of its own.
//!
//! With `--json`: `path`, `bytes`.

use std::path::Path;

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{self, Context};
use super::{Result, Streams, output};
use crate::agenda::Key;
use crate::domain::text::clean_line;
use crate::i18n::Texts;

pub(super) const NAME: &str = "backup";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("file", "cli-val-file")
        .flag("encrypt")
        .file("passphrase-file", "cli-val-file")
        .with("passphrase-file", "encrypt")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let typed = context::words(args, "file");
    let named = (!typed.is_empty()).then(|| Path::new(&typed));
    let agenda = cx.agenda()?;
    let path = match named {
        Some(path) if args.get_flag("encrypt") => {
            agenda.back_up_with(&Key::of(&cx.new_passphrase(args, false)?), path)?;
            path.to_owned()
        }
        None if args.get_flag("encrypt") => return Err(cx.usage("error-vault-backup-where")),
        named => agenda.back_up(named)?,
    };
    let bytes = std::fs::metadata(&path).map_or(0, |meta| meta.len());
    if cx.json {
        return Ok(output::json(to.out, &json!({ "path": path, "bytes": bytes }))?);
    }
    let args = [("path", clean_line(&path.display().to_string()).into()), ("size", cx.texts.bytes(bytes).into())];
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-backup-done", &args))?)
}
