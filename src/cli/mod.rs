//! The command line: one file per subcommand. It parses, calls the agenda, and prints.
//!
//! Exit codes: 0 done, 1 it could not be done (one line on the error stream says why and what to do), 2 wrong usage. A
//! reader that has gone away (a closed pipe) is no error.

mod add;
mod args;
mod attach;
mod backup;
mod brief;
mod bulk;
mod buy;
mod calendar;
mod campaigns;
mod check;
mod close;
mod codes;
mod completions;
mod context;
mod demo;
mod done;
mod duplicates;
mod edit;
mod encrypt;
mod export;
mod fields;
mod find;
mod forecast;
mod form;
mod give_back;
mod goals;
mod heard;
mod history;
mod hook;
mod import;
mod import_agenda;
mod json;
mod keep;
mod log;
mod log_dry;
mod lose;
mod lost;
mod man;
mod merge;
mod message;
mod move_on;
mod next;
mod notify;
mod opportunities;
mod opportunity;
mod output;
mod paid;
mod passphrase;
mod plan;
mod playbooks;
mod products;
mod purchases;
mod query;
mod queue;
mod relate;
mod remind;
mod reopen;
mod report;
mod report_on;
mod restore;
mod salvage;
mod segments;
mod sheet;
mod show;
mod snooze;
mod spread;
mod start;
mod stop;
mod sync;
mod tags;
mod templates;
mod today;
mod topics;
mod undo;
mod usage;
mod value;
mod when;
mod why;
mod win;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use clap::{ArgMatches, Command};

use crate::agenda::{Agenda, AgendaError, Origin, StoreError};
use crate::clock::Clock;
use crate::config::{Paths, Settings};
use crate::desktop::hook::Ends;
use crate::domain::text::harmless;
use crate::i18n::Texts;
use context::{Before, Context};

/// Where the commands read and write.
pub struct Streams<'a> {
    /// Answers.
    pub out: &'a mut dyn Write,
    /// Failures.
    pub err: &'a mut dyn Write,
    /// Texts that are piped in.
    pub input: &'a mut dyn Read,
}

/// What is left to do when the command line has been dealt with.
#[must_use]
pub enum Ending {
    /// Nothing but to exit with this code.
    Exit(u8),
    /// To open the screens.
    Screens(Box<Start>),
}

/// What the screens start with.
pub struct Start {
    /// The open agenda. Its stored lights may still follow other rules: see [`Agenda::is_behind`].
    pub agenda: Agenda,
    /// The user's language.
    pub texts: Texts,
    /// The user's settings.
    pub settings: Settings,
    /// The time.
    pub clock: Clock,
    /// The platform's folders.
    pub paths: Option<Paths>,
    /// The file of the settings, for what is found wrong in it later; it need not exist.
    pub config: Option<PathBuf>,
    /// The folder of a sample portfolio, which goes when the screens close.
    pub sample: Option<tempfile::TempDir>,
    /// Whether a queue is to be opened at once: of whom; of the day when no filter says.
    pub queue: Option<String>,
    /// How commands of the user's end that are started for what is logged.
    pub ends: Ends,
}

/// Why a command did not do what it was asked to.
enum Fail {
    /// The agenda refused.
    Agenda(AgendaError),
    /// It could not be done; already in the user's words.
    Said(String),
    /// As [`Said`](Self::Said), with lines that say more.
    Lines(String, Vec<String>),
    /// It was asked for in the wrong way; already in the user's words.
    Usage(String),
    /// The answer could not be written.
    Output(io::Error),
}

type Result<T> = std::result::Result<T, Fail>;

impl From<AgendaError> for Fail {
    fn from(error: AgendaError) -> Self {
        Self::Agenda(error)
    }
}

impl From<StoreError> for Fail {
    fn from(error: StoreError) -> Self {
        Self::Agenda(error.into())
    }
}

impl From<io::Error> for Fail {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// A subcommand: how it is called, and what it does.
struct Subcommand {
    name: &'static str,
    shape: fn(&Texts) -> Command,
    run: fn(&Context, &ArgMatches, &mut Streams) -> Result<()>,
}

/// Every subcommand, in the order in which the help lists them.
const COMMANDS: &[Subcommand] = &[
    Subcommand { name: today::NAME, shape: today::shape, run: today::run },
    Subcommand { name: calendar::NAME, shape: calendar::shape, run: calendar::run },
    Subcommand { name: queue::NAME, shape: queue::shape, run: queue::run },
    Subcommand { name: find::NAME, shape: find::shape, run: find::run },
    Subcommand { name: show::NAME, shape: show::shape, run: show::run },
    Subcommand { name: brief::NAME, shape: brief::shape, run: brief::run },
    Subcommand { name: value::NAME, shape: value::shape, run: value::run },
    Subcommand { name: forecast::NAME, shape: forecast::shape, run: forecast::run },
    Subcommand { name: report_on::NAME, shape: report_on::shape, run: report_on::run },
    Subcommand { name: goals::NAME, shape: goals::shape, run: goals::run },
    Subcommand { name: why::NAME, shape: why::shape, run: why::run },
    Subcommand { name: sheet::NAME, shape: sheet::shape, run: sheet::run },
    Subcommand { name: remind::NAME, shape: remind::shape, run: remind::run },
    Subcommand { name: message::NAME, shape: message::shape, run: message::run },
    Subcommand { name: templates::NAME, shape: templates::shape, run: templates::run },
    Subcommand { name: log::NAME, shape: log::shape, run: log::run },
    Subcommand { name: buy::NAME, shape: buy::shape, run: buy::run },
    Subcommand { name: give_back::NAME, shape: give_back::shape, run: give_back::run },
    Subcommand { name: paid::NAME, shape: paid::shape, run: paid::run },
    Subcommand { name: purchases::NAME, shape: purchases::shape, run: purchases::run },
    Subcommand { name: opportunity::NAME, shape: opportunity::shape, run: opportunity::run },
    Subcommand { name: opportunities::NAME, shape: opportunities::shape, run: opportunities::run },
    Subcommand { name: move_on::NAME, shape: move_on::shape, run: move_on::run },
    Subcommand { name: win::NAME, shape: win::shape, run: win::run },
    Subcommand { name: lose::NAME, shape: lose::shape, run: lose::run },
    Subcommand { name: reopen::NAME, shape: reopen::shape, run: reopen::run },
    Subcommand { name: products::NAME, shape: products::shape, run: products::run },
    Subcommand { name: plan::NAME, shape: plan::shape, run: plan::run },
    Subcommand { name: done::NAME, shape: done::shape, run: done::run },
    Subcommand { name: topics::NAME, shape: topics::shape, run: topics::run },
    Subcommand { name: close::NAME, shape: close::shape, run: close::run },
    Subcommand { name: snooze::NAME, shape: snooze::shape, run: snooze::run },
    Subcommand { name: spread::NAME, shape: spread::shape, run: spread::run },
    Subcommand { name: add::NAME, shape: add::shape, run: add::run },
    Subcommand { name: edit::NAME, shape: edit::shape, run: edit::run },
    Subcommand { name: duplicates::NAME, shape: duplicates::shape, run: duplicates::run },
    Subcommand { name: merge::NAME, shape: merge::shape, run: merge::run },
    Subcommand { name: attach::NAME, shape: attach::shape, run: attach::run },
    Subcommand { name: relate::NAME, shape: relate::shape, run: relate::run },
    Subcommand { name: tags::NAME, shape: tags::shape, run: tags::run },
    Subcommand { name: fields::NAME, shape: fields::shape, run: fields::run },
    Subcommand { name: segments::NAME, shape: segments::shape, run: segments::run },
    Subcommand { name: bulk::NAME, shape: bulk::shape, run: bulk::run },
    Subcommand { name: playbooks::NAME, shape: playbooks::shape, run: playbooks::run },
    Subcommand { name: start::NAME, shape: start::shape, run: start::run },
    Subcommand { name: stop::NAME, shape: stop::shape, run: stop::run },
    Subcommand { name: campaigns::NAME, shape: campaigns::shape, run: campaigns::run },
    Subcommand { name: lost::NAME, shape: lost::shape, run: lost::run },
    Subcommand { name: undo::UNDO, shape: undo::undo_shape, run: undo::undo },
    Subcommand { name: undo::REDO, shape: undo::redo_shape, run: undo::redo },
    Subcommand { name: history::NAME, shape: history::shape, run: history::run },
    Subcommand { name: when::NAME, shape: when::shape, run: when::run },
    Subcommand { name: query::NAME, shape: query::shape, run: query::run },
    Subcommand { name: export::NAME, shape: export::shape, run: export::run },
    Subcommand { name: import::NAME, shape: import::shape, run: import::run },
    Subcommand { name: sync::NAME, shape: sync::shape, run: sync::run },
    Subcommand { name: demo::NAME, shape: demo::shape, run: demo::run },
    Subcommand { name: backup::NAME, shape: backup::shape, run: backup::run },
    Subcommand { name: restore::NAME, shape: restore::shape, run: restore::run },
    Subcommand { name: encrypt::ENCRYPT, shape: encrypt::encrypt_shape, run: encrypt::encrypt },
    Subcommand { name: encrypt::DECRYPT, shape: encrypt::decrypt_shape, run: encrypt::decrypt },
    Subcommand { name: salvage::NAME, shape: salvage::shape, run: salvage::run },
    Subcommand { name: check::NAME, shape: check::shape, run: check::run },
    Subcommand { name: completions::NAME, shape: completions::shape, run: completions::run },
    Subcommand { name: man::NAME, shape: man::shape, run: man::run },
];

/// Does what the command line asks for.
pub fn run(args: impl IntoIterator<Item = OsString>, streams: &mut Streams) -> Ending {
    let args: Vec<OsString> = args::exclusions(args.into_iter().collect());
    let before = Before::of(&args);
    let matches = match args::matches(&before.texts, &args) {
        Ok(matches) => matches,
        Err(error) => return Ending::Exit(refuse(&before.texts, &error, &args, streams)),
    };
    let cx = match before.resolve(&matches) {
        Ok(resolved) => before.context(resolved),
        Err(fail) => return Ending::Exit(tell(&before.texts, &fail, streams)),
    };
    let screens = match matches.subcommand() {
        None => own(&cx),
        Some((queue::NAME, args)) if queue::opens_screens(&cx, args) => own(&cx),
        Some((demo::NAME, args)) if demo::opens_screens(args) => {
            demo::sample(&cx).map(|(agenda, folder)| (agenda, Some(folder)))
        }
        Some((name, args)) => return Ending::Exit(carry_out(&cx, name, args, streams)),
    };
    match screens {
        Ok((agenda, sample)) => {
            let queue = matches.subcommand().filter(|(name, _)| *name == queue::NAME);
            let queue = queue.map(|(_, args)| args.get_one::<String>("filter").cloned().unwrap_or_default());
            Ending::Screens(Box::new(Start { queue, ..cx.start(agenda, sample) }))
        }
        Err(fail) => Ending::Exit(tell(&cx.texts, &fail, streams)),
    }
}

/// The user's own agenda, for the screens.
fn own(cx: &Context) -> Result<(Agenda, Option<tempfile::TempDir>)> {
    if cx.json {
        return Err(cx.no_json());
    }
    Ok((cx.open(&cx.place()?, Origin::Screens)?, None))
}

/// Carries a subcommand out; the exit code.
fn carry_out(cx: &Context, name: &str, args: &ArgMatches, streams: &mut Streams) -> u8 {
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else { return 2 };
    let code = match (command.run)(cx, args, streams).and_then(|()| Ok(streams.out.flush()?)) {
        Ok(()) => 0,
        Err(fail) => tell(&cx.texts, &fail, streams),
    };
    cx.tell_hooks(streams.err);
    code
}

/// Says what clap has to say: help and version on the output, everything else as a failure.
fn refuse(texts: &Texts, error: &clap::Error, args: &[OsString], streams: &mut Streams) -> u8 {
    if !error.use_stderr() {
        let written = write!(streams.out, "{}", error.render()).and_then(|()| streams.out.flush());
        return written.map_or_else(|error| tell(texts, &error.into(), streams), |()| 0);
    }
    let subcommand = |arg: &&OsString| COMMANDS.iter().any(|command| *arg == command.name);
    let command = args.iter().skip(1).find(subcommand).and_then(|name| name.to_str());
    tell(texts, &Fail::Usage(usage::describe(texts, error, command)), streams)
}

/// Says why something was not done; the exit code.
fn tell(texts: &Texts, fail: &Fail, streams: &mut Streams) -> u8 {
    if matches!(fail, Fail::Output(error) if error.kind() == io::ErrorKind::BrokenPipe) {
        return 0;
    }
    let code = if matches!(fail, Fail::Usage(_) | Fail::Agenda(AgendaError::Filter { .. })) { 2 } else { 1 };
    let (said, more) = said(texts, fail);
    // What was typed and is said again may hold anything. Nobody is left to be told when this stream is closed too.
    let _ = writeln!(streams.err, "{}: {}", args::PROGRAM, harmless(&said));
    for line in more {
        let _ = writeln!(streams.err, "  {}", harmless(&line));
    }
    code
}

/// The line that says why something was not done, and those that say more.
fn said(texts: &Texts, fail: &Fail) -> (String, Vec<String>) {
    match fail {
        Fail::Output(error) => {
            let detail = crate::domain::text::clean_line(&error.to_string());
            (texts.with("error-cli-output", &[("detail", detail.into())]), Vec::new())
        }
        Fail::Agenda(error) => (texts.failure(error), texts.candidates(error)),
        Fail::Said(said) | Fail::Usage(said) => (said.clone(), Vec::new()),
        Fail::Lines(said, more) => (said.clone(), more.clone()),
    }
}
