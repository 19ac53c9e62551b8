//! Reading files, saying what would become of them, and taking them in: on the worker.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Locked, Looked, Manner, Passphrase, Source, Task, Whole};
use crate::agenda::{Agenda, AgendaError, FileReport, IntakeOptions, TakeOptions, Watch};
use crate::domain::text::clean_line;
use crate::exchange::csv::Origin;
use crate::exchange::incoming::{self, ColumnUse, Content, Format, Incoming, ReadError, Rows};
use crate::exchange::sealed::{self, Unopened};
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
        Task::Read(paths, passphrase) => {
            let mut read = Vec::new();
            for path in paths.iter().take_while(|_| !watch.is_stopped()) {
                match fetch(path, passphrase.as_ref(), texts) {
                    Fetched::Read(source) => read.push(source),
                    Fetched::Locked(wrong) => {
                        let locked = Locked { first: path.clone(), typed: Passphrase::default(), wrong, files: paths };
                        return Msg::Locked(id, Box::new(locked));
                    }
                }
            }
            match &read[..] {
                // An agenda as a whole has no columns to decide upon.
                [only] if incoming::is_agenda(&only.bytes) => {
                    let whole = Whole { path: only.path.clone(), bytes: Arc::clone(&only.bytes) };
                    take_whole(id, whole, true, agenda, texts, watch)
                }
                _ => {
                    let options = IntakeOptions::default();
                    Msg::Looked(id, look_over(read, &options, agenda, texts, watch).map(Box::new))
                }
            }
        }
        Task::Whole(whole, rehearse) => take_whole(id, whole, rehearse, agenda, texts, watch),
        Task::Again(sources, options) => {
            Msg::Looked(id, look_over(sources, &options, agenda, texts, watch).map(Box::new))
        }
        Task::Rehearse(brought, options) => {
            Msg::Rehearsed(id, agenda.take_in(&brought, &here(options, texts), true, watch))
        }
        Task::TakeIn(brought, options) => {
            Msg::TookIn(id, agenda.take_in(&brought, &here(options, texts), false, watch))
        }
        Task::Write(path, bytes) => {
            let written = write_anew(&path, &bytes).map_err(|error| texts.unwritten(&path, &error));
            Msg::Written(id, written)
        }
    }
}

/// What came of fetching a file.
enum Fetched {
    /// It was read, or it is said why not.
    Read(Source),
    /// A passphrase opens it; and what is wrong with the one that was given.
    Locked(Option<String>),
}

/// Reads a file; what is in it, if it is encrypted.
fn fetch(path: &Path, passphrase: Option<&Passphrase>, texts: &Texts) -> Fetched {
    let source = |path: PathBuf, bytes: Vec<u8>, problem| {
        Fetched::Read(Source { path, bytes: bytes.into(), manner: Manner::default(), brought: 0..0, problem })
    };
    let bytes = match read_file(path, csv::MAX_BYTES) {
        Ok(bytes) if sealed::is_sealed(&bytes) => bytes,
        Ok(bytes) => return source(path.to_owned(), bytes, None),
        Err(error) => return source(path.to_owned(), Vec::new(), Some(texts.file_error(path, &error))),
    };
    let Some(passphrase) = passphrase else { return Fetched::Locked(None) };
    let said = |key| texts.with(key, &[("path", clean_line(&path.display().to_string()).into())]);
    let opened = sealed::unseal(passphrase.as_str(), &bytes[..]).and_then(|inside| {
        let mut plain = Vec::new();
        let most = u64::try_from(csv::MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        inside.take(most).read_to_end(&mut plain).map(|_| plain).map_err(|_| Unopened::Damaged)
    });
    match opened {
        Ok(plain) => {
            // Of `clients.csv.age`, what is inside is `clients.csv`.
            let is_named = path.extension().is_some_and(|ending| ending == sealed::ENDING);
            source(if is_named { path.with_extension("") } else { path.to_owned() }, plain, None)
        }
        Err(Unopened::Passphrase) => Fetched::Locked(Some(said("error-sealed-passphrase"))),
        Err(Unopened::OtherKey) => source(path.to_owned(), Vec::new(), Some(said("error-sealed-other"))),
        Err(Unopened::Damaged) => source(path.to_owned(), Vec::new(), Some(said("error-sealed-damaged"))),
    }
}

/// Takes in an agenda as a whole; with `rehearse` says what that would do.
fn take_whole(id: u64, whole: Whole, rehearse: bool, agenda: &mut Agenda, texts: &Texts, watch: &Watch) -> Msg {
    let taken = agenda.import_json(&mut &*whole.bytes, TakeOptions::default(), rehearse, watch);
    let taken = taken.map_err(|error| texts.failure(&error));
    Msg::Whole(id, whole, rehearse, taken)
}

/// The same options, of somebody who lives here and speaks so.
fn here(options: IntakeOptions, texts: &Texts) -> IntakeOptions {
    IntakeOptions { region: texts.locale().region_code().to_owned(), labels: texts.intake_labels(), ..options }
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
            let options = source.manner.options(texts, agenda.today());
            let now = agenda.clock().now();
            match incoming::read_in(&name, &source.bytes, &options, now.time_zone()) {
                Ok(read) => {
                    source.problem = None;
                    brought.extend(read);
                }
                Err(error) => {
                    brought.extend(unclear(&name, &error));
                    source.problem = Some(problem(&source.path, &error, texts));
                }
            }
        }
        source.brought = before..brought.len();
    }
    if brought.is_empty() {
        return Err(sources.iter().find_map(|source| source.problem.clone()).unwrap_or_default());
    }
    if sources.iter().all(|source| source.problem.is_some()) {
        // Nothing is understood until somebody says what the columns are for.
        let reports = brought.iter().map(|incoming| FileReport::nothing(incoming.content())).collect();
        return Ok(Looked { sources, brought: Arc::new(brought), reports });
    }
    let reports =
        agenda.take_in(&brought, &here(options.clone(), texts), true, watch).map_err(|error| texts.failure(&error))?;
    Ok(Looked { sources, brought: Arc::new(brought), reports })
}

/// A table of which nobody knows what its columns are for: they are shown, so that somebody says it.
fn unclear(name: &str, error: &ReadError) -> Option<Incoming> {
    let (content, headers) = match error {
        ReadError::NoNameColumn { headers } => (Content::Clients, headers),
        ReadError::NotWhole { content, headers } => (*content, headers),
        _ => return None,
    };
    let rows = match content {
        Content::Clients => Rows::Clients(Vec::new()),
        Content::Interactions => Rows::Interactions(Vec::new()),
        Content::FollowUps => Rows::FollowUps(Vec::new()),
        Content::Purchases => Rows::Purchases(Vec::new()),
        Content::Products => Rows::Products(Vec::new()),
        Content::Opportunities => Rows::Opportunities(Vec::new()),
    };
    let unknown = |header: &String| ColumnUse {
        header: header.clone(),
        field: None,
        origin: Origin::Unmapped,
        samples: Vec::new(),
        filled: 0,
    };
    let columns = headers.iter().map(unknown).collect();
    Some(Incoming { columns, ..Incoming::new(name, Format::Csv, rows) })
}

/// Why a file is not read as it is, for who can say more about it here.
fn problem(path: &Path, error: &ReadError, texts: &Texts) -> String {
    let content = match error {
        ReadError::NoNameColumn { .. } => Content::Clients,
        ReadError::NotWhole { content, .. } => *content,
        error => return texts.read_error(path, error),
    };
    let file = path.file_name().map(|name| clean_line(&name.to_string_lossy())).unwrap_or_default();
    texts.with("intake-unclear", &[("file", file.into()), ("content", texts.word(content).into())])
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
