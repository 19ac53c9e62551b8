//! `cartera import FILE… | -`: takes in what files bring, whatever their format and whatever they are of.
//!
//! With `--json`: `dry_run`, `rejects` (the file of what did not come in) and `files`, each with `file`, `kind`,
//! `format`, `made_by`, `encoding`, `delimiter`, `new`, `updated`, `same`, `conflicts`, `refused`, `unread`, `added`
//! (names), `bought`, `spare`, `columns` (`header`, `field`, `origin`, `samples`), `rows` (`line`, `name`, `match`,
//! `clashes`, `perhaps` and what the row is about), `refusals` (`line`, `reason`), `rejects` (`line`, `reason`, `text`),
//! `warnings` (`line`, `column`, `value`, `reason`) and `warnings_left_out`.

mod options;
mod rejects;
mod report;
mod value;

use std::borrow::Cow;
use std::fs::File;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use clap::{ArgMatches, Command};
use rustc_hash::FxBuildHasher;

use super::args::Shape;
use super::context::Context;
use super::{Fail, Result, Streams};
use crate::agenda::{Decision, FileReport, Watch};
use crate::domain::text::clean_line;
use crate::exchange::csv::MAX_BYTES;
use crate::exchange::incoming::{self, Incoming, ReadError, ReadOptions};
use crate::exchange::read_file;
use crate::exchange::sealed::{self, Unopened};
use crate::i18n::Texts;

pub(super) const NAME: &str = "import";

/// What is named for standard input.
const INPUT: &str = "-";
/// From how many bytes on a file is rather read twice than kept.
const LONG: usize = 8 * 1024 * 1024;
/// After how long it is said how far the work is.
const PATIENCE: Duration = Duration::from_secs(1);

/// A file that was named.
struct Source {
    path: PathBuf,
    bytes: Vec<u8>,
    /// Whether the same can be read again at its path.
    lasts: bool,
    /// By what the bytes are known again that were let go.
    mark: Option<u64>,
}

impl Source {
    /// Lets go of the bytes of a long file as soon as its rows are known: they are asked for again only where a row did not
    /// come in.
    fn let_go(&mut self) {
        if self.lasts && self.bytes.len() > LONG {
            self.mark = Some(mark(&self.bytes));
            self.bytes = Vec::new();
        }
    }

    /// The bytes; none where the file is another one by now.
    fn bytes(&self) -> Cow<'_, [u8]> {
        let Some(known) = self.mark else { return Cow::Borrowed(&self.bytes) };
        let again = read_file(&self.path, MAX_BYTES).ok().filter(|bytes| mark(bytes) == known);
        Cow::Owned(again.unwrap_or_default())
    }
}

fn mark(bytes: &[u8]) -> u64 {
    FxBuildHasher.hash_one(bytes)
}

/// What a source brings, and what became of it.
struct Done<'a> {
    source: &'a Source,
    file: &'a Incoming,
    report: &'a FileReport,
}

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .files_operand("file", "cli-val-file")
        .option("kind", "cli-val-kind")
        .many("map", "cli-val-map")
        .option("use-map", "cli-val-name")
        .option("save-map", "cli-val-name")
        .option("delimiter", "cli-val-char")
        .option("encoding", "cli-val-text")
        .option("date-order", "cli-val-order")
        .option("conflicts", "cli-val-text")
        .option("spare", "cli-val-text")
        .flag("new")
        .option("nameless", "cli-val-name")
        .flag("won-as-purchases")
        .file("rejects", "cli-val-file")
        .file("passphrase-file", "cli-val-file")
        .flag("dry-run")
        .flag("purchases")
        .without("purchases", &["kind"]);
    // What it was called when there was no other kind.
    shape.done().mut_arg("purchases", |arg| arg.hide(true))
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    if let Some(mut whole) = whole(cx, args)? {
        // The whole of an agenda comes back as it was, and alone.
        let take = options::intake(cx, args)?.decision == Decision::Take;
        return super::import_agenda::run(cx, &mut agenda, &mut whole, (take, args.get_flag("dry-run")), to);
    }
    let reading = options::reading(cx, args, &agenda)?;
    let options = options::intake(cx, args)?;
    let rehearse = args.get_flag("dry-run");
    let mut sources = sources(cx, args, to)?;
    if let Some(source) = sources.iter().find(|source| incoming::is_agenda(&source.bytes)) {
        // The whole of an agenda comes back as it was, and alone.
        if let ([whole], None) = (sources.as_slice(), reading.content) {
            let decided = (options.decision == Decision::Take, rehearse);
            return super::import_agenda::run(cx, &mut agenda, &mut &whole.bytes[..], decided, to);
        }
        return Err(Fail::Said(cx.texts.read_error(&source.path, &ReadError::Agenda)));
    }
    let (mut files, mut whose) = (Vec::new(), Vec::new());
    for (at, source) in sources.iter().enumerate() {
        let read = read(cx, source, &reading)?;
        whose.extend(std::iter::repeat_n(at, read.len()));
        files.extend(read);
    }
    sources.iter_mut().for_each(Source::let_go);
    if let Some(path) = args.get_one::<PathBuf>("rejects") {
        rejects::must_be_new(cx, path)?;
    }
    let watch = watch(cx);
    let reports = agenda.take_in(&files, &options, rehearse, &watch)?;
    drop(watch);
    if let Some(name) = args.get_one::<String>("save-map").filter(|_| !rehearse) {
        agenda.save_columns(name, &options::saved(&reading, &files))?;
    }
    let done: Vec<Done> = files
        .iter()
        .zip(&reports)
        .zip(&whose)
        .filter_map(|((file, report), at)| Some(Done { source: sources.get(*at)?, file, report }))
        .collect();
    let asked = args.get_one::<PathBuf>("rejects").map(PathBuf::as_path);
    let rejects = if rehearse && asked.is_none() { None } else { rejects::write(cx, &done, asked)? };
    if cx.json {
        return Ok(value::write(cx, &done, rehearse, rejects.as_deref(), to)?);
    }
    for done in &done {
        report::say(cx, done, &options, rehearse, to)?;
    }
    if let Some(path) = rejects {
        let path = path.display().to_string();
        writeln!(to.out, "{}", cx.texts.with("told-rejects", &[("path", path.into())]))?;
    }
    if rehearse {
        writeln!(to.out, "{}", cx.texts.get("cli-import-rehearsal"))?;
    }
    Ok(())
}

/// The only file that was named, if it is the whole of an agenda.
fn whole(cx: &Context, args: &ArgMatches) -> Result<Option<Box<dyn BufRead>>> {
    let named: Vec<&PathBuf> = args.get_many::<PathBuf>("file").into_iter().flatten().collect();
    let [path] = named[..] else { return Ok(None) };
    // What is read of a pipe is gone.
    let Some(file) = Some(path).filter(|path| path.is_file()).and_then(|path| File::open(path).ok()) else {
        return Ok(None);
    };
    let mut file = BufReader::new(file);
    if !file.fill_buf().is_ok_and(sealed::is_sealed) {
        return Ok(file.fill_buf().is_ok_and(incoming::is_agenda).then(|| Box::new(file) as Box<dyn BufRead>));
    }
    let mut file = BufReader::new(unsealed(cx, args, path, file)?);
    Ok(file.fill_buf().is_ok_and(incoming::is_agenda).then(|| Box::new(file) as Box<dyn BufRead>))
}

/// What is in a file that only a passphrase opens.
fn unsealed<R: Read>(cx: &Context, args: &ArgMatches, path: &Path, from: R) -> Result<impl Read + use<R>> {
    let passphrase = cx.passphrase_of(args, path)?;
    sealed::unseal(&passphrase, from).map_err(|why| {
        let key = match why {
            Unopened::Passphrase => "error-sealed-passphrase",
            Unopened::OtherKey => "error-sealed-other",
            Unopened::Damaged => "error-sealed-damaged",
        };
        Fail::Said(cx.texts.with(key, &[("path", clean_line(&path.display().to_string()).into())]))
    })
}

/// The bytes of the files that were named, and of standard input where that is named.
fn sources(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<Vec<Source>> {
    let named: Vec<&PathBuf> = args.get_many::<PathBuf>("file").into_iter().flatten().collect();
    let is_input = |path: &Path| path.as_os_str() == INPUT;
    if named.iter().filter(|path| is_input(path)).count() > 1 {
        return Err(cx.usage("error-import-twice"));
    }
    let mut read = |path: &Path| {
        if !is_input(path) {
            return read_file(path, MAX_BYTES);
        }
        let mut bytes = Vec::new();
        let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
        to.input.take(most).read_to_end(&mut bytes).map(|_| bytes)
    };
    named
        .into_iter()
        .map(|path| {
            let said = if is_input(path) { PathBuf::from(cx.texts.get("told-standard-input")) } else { path.clone() };
            match read(path) {
                Ok(bytes) if sealed::is_sealed(&bytes) => {
                    let mut plain = Vec::new();
                    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
                    let read = unsealed(cx, args, &said, &bytes[..])?.take(most).read_to_end(&mut plain);
                    let damaged =
                        |_| {
                            Fail::Said(cx.texts.with(
                                "error-sealed-damaged",
                                &[("path", clean_line(&said.display().to_string()).into())],
                            ))
                        };
                    read.map_err(damaged)?;
                    // Of `clients.csv.age`, what is inside is `clients.csv`.
                    let inside = said.extension().is_some_and(|ending| ending == sealed::ENDING);
                    let path = if inside { said.with_extension("") } else { said };
                    Ok(Source { path, bytes: plain, lasts: false, mark: None })
                }
                Ok(bytes) => Ok(Source { path: said, bytes, lasts: !is_input(path) && path.is_file(), mark: None }),
                Err(error) => Err(Fail::Said(cx.texts.file_error(&said, &error))),
            }
        })
        .collect()
}

fn read(cx: &Context, source: &Source, reading: &ReadOptions) -> Result<Vec<Incoming>> {
    let name = source.path.display().to_string();
    let now = cx.clock.now();
    incoming::read_in(&name, &source.bytes, reading, now.time_zone()).map_err(|error| match error {
        error @ (ReadError::UnknownField { .. } | ReadError::BadDelimiter) => {
            Fail::Usage(cx.texts.read_error(&source.path, &error))
        }
        error => Fail::Said(cx.texts.read_error(&source.path, &error)),
    })
}

/// Says how far long work is, where somebody looks.
fn watch(cx: &Context) -> Watch {
    let watch = Watch::default();
    if !std::io::stderr().is_terminal() {
        return watch;
    }
    let (begun, last) = (Instant::now(), AtomicUsize::new(usize::MAX));
    let percent: Vec<String> =
        (0..=100_usize).map(|n| cx.texts.with("told-progress", &[("percent", n.into())])).collect();
    watch.tell(move |done, of| {
        let now = (done * 100).checked_div(of).unwrap_or(0).min(100);
        if begun.elapsed() < PATIENCE || last.swap(now, Ordering::Relaxed) == now {
            return;
        }
        // The last word takes itself away.
        let said = percent.get(now).filter(|_| now < 100).map_or("", String::as_str);
        let _unseen = write!(std::io::stderr(), "\r{said:<8}\r");
    });
    watch
}
