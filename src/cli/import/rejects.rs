//! What did not come in, in a file of its own: where it stood, why, and the row as it was. Never over another file.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::super::context::Context;
use super::super::{Fail, Result};
use super::Done;
use super::report::reasons;
use crate::domain::text::clean_line;
use crate::exchange::csv;
use crate::exchange::incoming::Format;
use crate::exchange::{raw, write_file};

/// How many names are tried for a file that nobody named.
const NAMES: usize = 99;

/// Refuses the name of a file that is there, before anything is taken in.
pub(super) fn must_be_new(cx: &Context, path: &Path) -> Result<()> {
    if path.exists() {
        return Err(there(cx, path));
    }
    Ok(())
}

fn there(cx: &Context, path: &Path) -> Fail {
    let path = clean_line(&path.display().to_string());
    Fail::Said(cx.texts.with("error-import-rejects-there", &[("path", path.into())]))
}

/// Writes what did not come in, beside the first file that has such rows unless a place was named; where it is.
pub(super) fn write(cx: &Context, done: &[Done], asked: Option<&Path>) -> Result<Option<PathBuf>> {
    let lacking = |done: &&Done| !done.file.unread.is_empty() || !done.report.refused.is_empty();
    let Some(first) = done.iter().find(lacking) else { return Ok(None) };
    let headers = ["told-rejects-file", "told-rejects-line", "told-rejects-reason", "told-rejects-row"];
    let headers = headers.map(|key| cx.texts.get(key).to_owned());
    let rows: Vec<Vec<String>> = done.iter().filter(lacking).flat_map(|done| rows(cx, done)).collect();
    let bytes = csv::write(&headers, &rows);
    if let Some(path) = asked {
        return match write_file(path, &bytes) {
            Ok(()) => Ok(Some(path.to_owned())),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(there(cx, path)),
            Err(error) => Err(failed(cx, path, &error)),
        };
    }
    let mut last = None;
    for path in names(&first.source.path) {
        if std::fs::read(&path).is_ok_and(|known| known == bytes) {
            return Ok(Some(path));
        }
        match write_file(&path, &bytes) {
            Ok(()) => return Ok(Some(path)),
            Err(error) => last = Some((path, error)),
        }
    }
    // A folder that nobody may write into keeps nothing from coming in.
    match last {
        Some((path, error)) if error.kind() == std::io::ErrorKind::AlreadyExists => Err(there(cx, &path)),
        _ => Ok(None),
    }
}

fn failed(cx: &Context, path: &Path, error: &std::io::Error) -> Fail {
    let (path, detail) = (clean_line(&path.display().to_string()), clean_line(&error.to_string()));
    Fail::Said(cx.texts.with("error-import-rejects", &[("path", path.into()), ("detail", detail.into())]))
}

/// The names under which what is left of a file is written, the first that is free.
fn names(source: &Path) -> impl Iterator<Item = PathBuf> {
    let stem = source.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    // What came through a pipe has no name.
    let stem = stem.filter(|_| source.is_file()).unwrap_or_else(|| "import".to_owned());
    let folder = source.parent().filter(|_| source.is_file()).map(Path::to_owned).unwrap_or_default();
    (1..=NAMES).map(move |n| {
        let name = if n == 1 { format!("{stem}.rejects.csv") } else { format!("{stem}.rejects-{n}.csv") };
        folder.join(name)
    })
}

/// The rows of a file that did not come in.
fn rows(cx: &Context, done: &Done) -> Vec<Vec<String>> {
    let Done { source, file, report } = done;
    let known: BTreeMap<u64, &str> = file.unread.iter().map(|unread| (unread.line, unread.raw.as_str())).collect();
    let wanted: BTreeSet<u64> = report.refused.iter().map(|refusal| refusal.line).collect();
    let wanted: BTreeSet<u64> = file
        .unread
        .iter()
        .filter(|unread| unread.raw.is_empty() || file.format == Format::Json)
        .map(|unread| unread.line)
        .chain(wanted)
        .collect();
    let bytes = if wanted.is_empty() { Cow::default() } else { source.bytes() };
    let found = raw::records_of(file, &bytes, &wanted);
    let row = |line: u64| match (found.get(&line), known.get(&line)) {
        (Some(found), _) => found.clone(),
        (None, known) => known.copied().unwrap_or_default().to_owned(),
    };
    let reasons = reasons(cx, file, report).into_iter();
    reasons.map(|(line, reason)| vec![file.name.clone(), line.to_string(), reason, row(line)]).collect()
}
