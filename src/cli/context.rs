//! What every command needs to know, resolved once: language, settings, where the agenda is, what time it is, colours.

use std::cell::OnceCell;
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::ArgMatches;
use jiff::civil::Date;

use super::args::PROGRAM;
use super::output::Style;
use super::{Fail, Result, Start};
use crate::agenda::{Agenda, AgendaError, Key, Origin, StoreError, create_private_folder};
use crate::clock::Clock;
use crate::config::{self, ConfigError, Paths, Settings};
use crate::desktop::hook::{self, Ends, Starter};
use crate::domain::ClientId;
use crate::domain::text::clean_line;
use crate::domain::when::{self, Lean, Reading, When};
use crate::i18n::{Locale, Texts};

/// How long it is awaited that a command of the user's fails: what does so does it soon.
const PATIENCE: Duration = Duration::from_secs(1);

/// What is known before the command line is read, because its help must be in the user's language.
pub(super) struct Before {
    /// The texts to speak with.
    pub(super) texts: Texts,
    paths: Option<Paths>,
    config: Option<PathBuf>,
    settings: std::result::Result<Settings, ConfigError>,
    /// A `--lang` that is no language of ours.
    bad_lang: Option<String>,
}

impl Before {
    /// Looks for `--lang` and `--config` among the arguments, and into the environment and the configuration.
    pub(super) fn of(args: &[OsString]) -> Self {
        let paths = Paths::of_user();
        let named = option(args, "--config").or_else(|| variable("CARTERA_CONFIG")).map(PathBuf::from);
        let config = named.or_else(|| paths.as_ref().map(Paths::config_file));
        let settings = config.as_deref().map_or_else(|| Ok(Settings::default()), config::load);
        let asked = option(args, "--lang").map(|lang| lang.to_string_lossy().into_owned());
        let (lang, bad_lang) = match asked {
            Some(asked) if !Locale::is_known(&asked) => (None, Some(asked)),
            asked => (asked, None),
        };
        let variable = variable("CARTERA_LANG").map(|lang| lang.to_string_lossy().into_owned());
        let configured = settings.as_ref().ok().and_then(|settings| settings.lang.clone());
        let system = Locale::system();
        let wanted = [&lang, &variable, &configured, &system].map(|name| name.as_deref());
        Self { texts: Texts::new(Locale::negotiate(wanted)), paths, config, settings, bad_lang }
    }

    /// Makes what was typed into what will be done.
    pub(super) fn resolve(&self, args: &ArgMatches) -> Result<Resolved> {
        let usage = |option: &str, value: &str, accepted: &str| {
            let args = [("option", option.into()), ("value", clean_line(value).into()), ("accepted", accepted.into())];
            Fail::Usage(self.texts.with("error-cli-bad-value", &args))
        };
        if let Some(lang) = &self.bad_lang {
            return Err(usage("--lang", lang, "es, en"));
        }
        let always = match args.get_one::<String>("color").map(String::as_str) {
            None | Some("auto") => None,
            Some("always") => Some(true),
            Some("never") => Some(false),
            Some(other) => return Err(usage("--color", other, "auto, always, never")),
        };
        let file = self.config.as_deref().unwrap_or_else(|| Path::new(""));
        let named = args.get_one::<PathBuf>("config").is_some() || variable("CARTERA_CONFIG").is_some();
        if named && !file.exists() {
            let args = [("path", clean_line(&file.display().to_string()).into())];
            return Err(Fail::Said(self.texts.with("error-cli-no-config", &args)));
        }
        let settings = self.settings.clone().map_err(|error| Fail::Said(error.describe(&self.texts, file)))?;
        let settings = settings.at_home(self.texts.home_currency());
        let now = variable("CARTERA_NOW").map(|now| now.to_string_lossy().into_owned());
        let clock = Clock::from_setting(now.as_deref()).map_err(|error| {
            Fail::Said(self.texts.with("error-cli-bad-now", &[("value", clean_line(&error.0).into())]))
        })?;
        let db = args.get_one::<PathBuf>("db").cloned().or_else(|| variable("CARTERA_DB").map(PathBuf::from));
        Ok(Resolved { settings, clock, style: Style::of(always), json: args.get_flag("json"), db })
    }

    /// What the commands get.
    pub(super) fn context(self, resolved: Resolved) -> Context {
        let Resolved { settings, clock, style, json, db } = resolved;
        let (paths, config) = (self.paths, self.config);
        Context {
            texts: self.texts,
            settings,
            clock,
            paths,
            config,
            style,
            json,
            db,
            key: OnceCell::new(),
            foreign: OnceCell::new(),
            hooks: hook::starter(),
        }
    }
}

/// What the options and the environment come to.
pub(super) struct Resolved {
    settings: Settings,
    clock: Clock,
    style: Style,
    json: bool,
    db: Option<PathBuf>,
}

/// What every command needs to know.
pub(super) struct Context {
    /// The texts to speak with.
    pub(super) texts: Texts,
    /// The settings.
    pub(super) settings: Settings,
    /// The time.
    pub(super) clock: Clock,
    /// The platform's folders, when the user has a home.
    pub(super) paths: Option<Paths>,
    /// The file of the settings, which need not exist.
    pub(super) config: Option<PathBuf>,
    /// Colours and width.
    pub(super) style: Style,
    /// Whether to answer in JSON.
    pub(super) json: bool,
    db: Option<PathBuf>,
    /// What opened the agenda, when it is encrypted.
    pub(super) key: OnceCell<Key>,
    /// The passphrase of a file that came from elsewhere, which is asked for once.
    pub(super) foreign: OnceCell<super::passphrase::Passphrase>,
    /// What starts the user's own commands, and how these end.
    hooks: (Starter, Ends),
}

impl Context {
    /// Opens the user's agenda, creating it, and the platform's folder for it, when there is none.
    pub(super) fn agenda(&self) -> Result<Agenda> {
        let mut agenda = self.open(&self.place()?, Origin::CommandLine)?;
        match agenda.follow_rules() {
            // Who may only read still sees the lights as they were computed last.
            Ok(_) | Err(AgendaError::Store(StoreError::ReadOnly)) => Ok(agenda),
            Err(error) => Err(error.into()),
        }
    }

    /// Where the user's agenda is; the platform's folder for it is there afterwards.
    pub(super) fn place(&self) -> Result<PathBuf> {
        match (&self.db, &self.paths) {
            (Some(path), _) => Ok(path.clone()),
            (None, Some(paths)) => {
                create_private_folder(&paths.data).map_err(|error| no_folder(error, &paths.data))?;
                Ok(paths.database())
            }
            (None, None) => Err(self.said("error-cli-no-home")),
        }
    }

    /// Where the user's agenda is, which must be there.
    pub(super) fn existing(&self) -> Result<PathBuf> {
        let place = self.place()?;
        if place.is_file() {
            return Ok(place);
        }
        let args = [("path", clean_line(&place.display().to_string()).into())];
        Err(Fail::Said(self.texts.with("error-vault-no-agenda", &args)))
    }

    /// The agenda that was named, if it is not the usual one.
    pub(super) fn named_db(&self) -> Option<&Path> {
        self.db.as_deref()
    }

    /// The configuration that is read, if it is there and not the usual one.
    pub(super) fn named_config(&self) -> Option<&Path> {
        let usual = self.paths.as_ref().map(Paths::config_file);
        self.config.as_deref().filter(|path| path.exists() && usual.as_deref() != Some(path))
    }

    /// Opens the agenda at `path`, for the command line or for the screens.
    pub(super) fn open(&self, path: &Path, origin: Origin) -> Result<Agenda> {
        let agenda =
            self.unlocked(path, |key| Agenda::unlock(path, key, self.clock.clone(), self.settings.rules(), origin))?;
        let listener = super::hook::listener(self.settings.after_log.as_ref(), &self.hooks.0);
        Ok(agenda.with_habits(self.texts.habits()).with_playbooks(self.texts.playbooks()).with_listener(listener))
    }

    /// Says that a command of the user's failed that was started for what was logged: after all else is said, so that who
    /// waits for it is done, and for a moment only.
    pub(super) fn tell_hooks(&self, err: &mut dyn Write) {
        if let Some(failure) = self.hooks.1.within(PATIENCE) {
            let _closed = writeln!(err, "{PROGRAM}: {}", self.texts.hook_failure(failure.code));
        }
    }

    /// What the screens start with.
    pub(super) fn start(self, agenda: Agenda, sample: Option<tempfile::TempDir>) -> Start {
        let Self { texts, settings, clock, paths, config, hooks: (_, ends), .. } = self;
        Start { agenda, texts, settings, clock, paths, config, sample, queue: None, ends }
    }

    /// That there is nothing to read here for a program.
    pub(super) fn no_json(&self) -> Fail {
        self.usage("error-cli-no-json")
    }

    /// That it was asked for in the wrong way, with a text that takes no variables.
    pub(super) fn usage(&self, key: &str) -> Fail {
        Fail::Usage(self.texts.get(key).to_owned())
    }

    /// The user's day.
    pub(super) fn today(&self) -> Date {
        self.clock.today()
    }

    /// What a date phrase means.
    pub(super) fn when(&self, phrase: &str, lean: Lean) -> Result<When> {
        when::read(phrase, &self.dates(lean)).map_err(|error| Fail::Said(self.texts.when_error(phrase, &error)))
    }

    /// What a phrase means that names a day, or days that come again.
    pub(super) fn any_when(&self, phrase: &str) -> Result<Reading> {
        let read = when::read_any(phrase, &self.dates(Lean::Future));
        read.map_err(|error| Fail::Said(self.texts.when_error(phrase, &error)))
    }

    /// What date phrases are read against.
    pub(super) fn dates(&self, lean: Lean) -> when::Context<'_> {
        let order = self.texts.locale().date_order();
        when::Context { now: self.clock.wall(), order, work_days: self.settings.calendar(), lean }
    }

    /// That it could not be done, with a text that takes no variables.
    pub(super) fn said(&self, key: &str) -> Fail {
        Fail::Said(self.texts.get(key).to_owned())
    }

    /// What is wrong with the value of an option, and what would be accepted.
    pub(super) fn bad_value(&self, option: &str, value: &str, accepted: &str) -> Fail {
        let value: String = clean_line(value).chars().take(60).collect();
        let args = [("option", option.into()), ("value", value.into()), ("accepted", accepted.into())];
        Fail::Usage(self.texts.with("error-cli-bad-value", &args))
    }

    /// The value of an option that counts something.
    pub(super) fn number(&self, args: &ArgMatches, option: &str, least: usize) -> Result<Option<usize>> {
        let Some(typed) = args.get_one::<String>(option) else { return Ok(None) };
        match typed.trim().parse() {
            Ok(number) if number >= least => Ok(Some(number)),
            _ => {
                let accepted = self.texts.with("error-cli-accepts-number", &[("least", least.into())]);
                Err(self.bad_value(&format!("--{option}"), typed, &accepted))
            }
        }
    }
}

/// The client that the words of the operand `client` mean.
pub(super) fn client(agenda: &Agenda, args: &ArgMatches) -> Result<ClientId> {
    Ok(agenda.resolve(&words(args, "client"))?)
}

/// All the words of an operand, as one text.
pub(super) fn words(args: &ArgMatches, name: &str) -> String {
    let words: Vec<&str> = args.get_many::<String>(name).into_iter().flatten().map(String::as_str).collect();
    words.join(" ")
}

/// The value of an option, before clap has seen it.
fn option(args: &[OsString], name: &str) -> Option<OsString> {
    let mut args = args.iter().skip(1).take_while(|arg| *arg != "--");
    let mut found = None;
    while let Some(arg) = args.next() {
        if arg == name {
            found = args.next().cloned();
        } else if let Some(value) = arg.to_str().and_then(|arg| arg.strip_prefix(name)?.strip_prefix('=')) {
            found = Some(value.into());
        }
    }
    found
}

/// A variable of the environment that is set to something.
/// A variable of the environment that says something.
pub(super) fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !OsStr::is_empty(value))
}

fn no_folder(error: std::io::Error, folder: &Path) -> AgendaError {
    match error.kind() {
        std::io::ErrorKind::PermissionDenied => StoreError::Denied(folder.to_owned()).into(),
        std::io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly.into(),
        // Something that is no folder stands where the folder should be.
        std::io::ErrorKind::AlreadyExists | std::io::ErrorKind::NotADirectory => {
            StoreError::NoFolder(folder.to_owned()).into()
        }
        _ => StoreError::Io(error).into(),
    }
}
