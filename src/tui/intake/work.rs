//! Reading files, saying what would become of them, and taking them in: on the worker.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Looked, Manner, Source, Task};
use crate::agenda::{Agenda, AgendaError, IntakeOptions, Watch};
use crate::exchange::incoming::{self, Incoming};
use crate::exchange::{csv, folder, read_file, write_file};
use crate::i18n::Texts;
use crate::tui::jobs::Job;
use crate::tui::update::Msg;

/// Does what was asked for.
pub(in crate::tui) fn work(job: &Job, task: Task, agenda: &mut Agenda, texts: &Texts) -> Msg {
    let Job { id, watch } = job;
    let id = *id;
    match task {
        Task::Look(path) => {
            let found = folder::list(&path).map_err(|error| texts.folder_error(&path, &error));
            Msg::Listed(id, path, found)
        }
        Task::Read(paths) => Msg::Looked(id, read(paths, agenda, texts, watch).map(Box::new)),
        Task::Again(sources, options) => {
            Msg::Looked(id, look_over(sources, &options, agenda, texts, watch).map(Box::new))
        }
        Task::Rehearse(brought, options) => Msg::Rehearsed(id, agenda.take_in(&brought, &options, true, watch)),
        Task::TakeIn(brought, options) => Msg::TookIn(id, agenda.take_in(&brought, &options, false, watch)),
        Task::Write(path, bytes) => {
            let written = write_anew(&path, &bytes).map_err(|error| texts.unwritten(&path, &error));
            Msg::Written(id, written)
        }
    }
}

/// Reads files, and says what taking them in would do.
fn read(paths: Vec<PathBuf>, agenda: &mut Agenda, texts: &Texts, watch: &Watch) -> Result<Looked, String> {
    let source = |path: PathBuf| {
        let read = read_file(&path, csv::MAX_BYTES);
        let (bytes, problem) = match read {
            Ok(bytes) => (bytes, None),
            Err(error) => (Vec::new(), Some(texts.file_error(&path, &error))),
        };
        Source { path, bytes: bytes.into(), manner: Manner::default(), brought: 0..0, problem }
    };
    let sources = paths.into_iter().take_while(|_| !watch.is_stopped()).map(source).collect();
    look_over(sources, &IntakeOptions::default(), agenda, texts, watch)
}

/// Reads what was in the files, and says what taking it in would do.
fn look_over(
    mut sources: Vec<Source>,
    options: &IntakeOptions,
    agenda: &mut Agenda,
    texts: &Texts,
    watch: &Watch,
) -> Result<Looked, String> {
    let mut brought: Vec<Incoming> = Vec::new();
    for source in &mut sources {
        if watch.is_stopped() {
            return Err(texts.failure(&AgendaError::Stopped));
        }
        let before = brought.len();
        // What could not be fetched was not read either.
        if source.problem.is_none() || !source.bytes.is_empty() {
            let name = source.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            match incoming::read(&name, &source.bytes, &source.manner.options(texts, agenda.today())) {
                Ok(read) => {
                    source.problem = None;
                    brought.extend(read);
                }
                Err(error) => source.problem = Some(texts.read_error(&source.path, &error)),
            }
        }
        source.brought = before..brought.len();
    }
    if brought.is_empty() {
        return Err(sources.iter().find_map(|source| source.problem.clone()).unwrap_or_default());
    }
    let reports = agenda.take_in(&brought, options, true, watch).map_err(|error| texts.failure(&error))?;
    Ok(Looked { sources, brought: Arc::new(brought), reports })
}

/// Writes a file beside those of the same name that are there already; where it is now.
fn write_anew(path: &Path, bytes: &[u8]) -> std::io::Result<PathBuf> {
    let mut at = path.to_owned();
    for n in 2.. {
        match write_file(&at, bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && n < 1_000 => {
                let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
                at = path.with_file_name(format!("{stem} {n}{}", ending.unwrap_or_default()));
            }
            done => return done.map(|()| at),
        }
    }
    Ok(at)
}
