//! `cartera restore`: shows the backups, and goes back to one of them. What it replaces is kept among them.
//!
//! With `--json`: without a backup a list of them (`path`, `made_at` or `null`, `cause`, `bytes`), newest first; with one
//! `restored` and `kept`, where what was there before is, or `null`.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{self, Context};
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::agenda::{self, Backup, BackupCause, Key, Keys, Origin};
use crate::domain::Code;
use crate::domain::text::clean_line;
use crate::domain::when::Lean;
use crate::i18n::Texts;

pub(super) const NAME: &str = "restore";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).optional_words("backup", "cli-val-backup").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let place = cx.place()?;
    let backups = agenda::backups(&place)?;
    let typed = context::words(args, "backup");
    if typed.is_empty() {
        return list(cx, &backups, to);
    }
    let from = meant(cx, &backups, &typed)?;
    let key = key_of(cx, &place)?;
    let other = cx.unlocked(&from, |key| agenda::opens(&from, key))?;
    let keys = Keys { agenda: key.as_ref(), backup: other.as_ref() };
    let kept = agenda::restore(&place, &from, keys, &cx.clock)?;
    // Of an older version, it is brought up to date now, and not by whoever comes next.
    cx.open(&place, Origin::CommandLine)?;
    if cx.json {
        return Ok(output::json(to.out, &json!({ "restored": from, "kept": kept }))?);
    }
    let said = |key, path: &PathBuf| cx.texts.with(key, &[("path", clean_line(&path.display().to_string()).into())]);
    writeln!(to.out, "{}", said("cli-restore-done", &from))?;
    if let Some(kept) = kept {
        writeln!(to.out, "{}", cx.style.paint(Paint::Faint, &said("cli-restore-kept", &kept)))?;
    }
    Ok(())
}

/// What opens the agenda that is to be replaced, if it is there; one that is damaged and encrypted gets its key again.
fn key_of(cx: &Context, place: &Path) -> Result<Option<Key>> {
    if !place.is_file() {
        return Ok(None);
    }
    cx.unlocked(place, |key| agenda::key_of(place, key))
}

/// The backup that was meant: a file, its name among the backups, or a day.
fn meant(cx: &Context, backups: &[Backup], typed: &str) -> Result<PathBuf> {
    let path = PathBuf::from(typed);
    if path.is_file() {
        return Ok(path);
    }
    let called = |backup: &&Backup| backup.path.file_name().is_some_and(|name| name.to_string_lossy() == typed);
    if let Some(backup) = backups.iter().find(called) {
        return Ok(backup.path.clone());
    }
    let day = cx.when(typed, Lean::Past)?.date;
    // Of one day, its own before those that were made for something else.
    let of_day = |backup: &&Backup| backup.made_at.is_some_and(|at| at.date() == day);
    let daily = backups.iter().filter(of_day).find(|backup| backup.cause == BackupCause::Daily);
    let found = daily.or_else(|| backups.iter().find(of_day));
    let none =
        || super::Fail::Said(cx.texts.with("error-cli-no-backup-of", &[("day", cx.texts.day(day, cx.today()).into())]));
    found.map(|backup| backup.path.clone()).ok_or_else(none)
}

fn list(cx: &Context, backups: &[Backup], to: &mut Streams) -> Result<()> {
    if cx.json {
        let value = |backup: &Backup| {
            let (path, made_at) = (&backup.path, backup.made_at);
            json!({ "path": path, "made_at": made_at, "cause": backup.cause.code(), "bytes": backup.bytes })
        };
        return Ok(output::json(to.out, &Value::Array(backups.iter().map(value).collect()))?);
    }
    if backups.is_empty() {
        return Ok(writeln!(to.out, "{}", cx.texts.get("cli-restore-none"))?);
    }
    let row = |backup: &Backup| {
        let made_at = match (backup.made_at, backup.cause) {
            (Some(at), BackupCause::Daily) => cx.texts.day(at.date(), cx.today()),
            (Some(at), _) => cx.texts.moment(at, cx.today()),
            (None, _) => String::new(),
        };
        let name = backup.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        vec![
            (Paint::Plain, made_at),
            (Paint::Plain, cx.texts.word(backup.cause).to_owned()),
            (Paint::Faint, cx.texts.bytes(backup.bytes)),
            (Paint::Faint, clean_line(&name)),
        ]
    };
    let rows: Vec<_> = backups.iter().map(row).collect();
    cx.style.table(to.out, &rows)?;
    Ok(writeln!(to.out, "{}", cx.style.paint(Paint::Faint, cx.texts.get("cli-restore-how")))?)
}
