//! The shape of the command line, with every help text in the user's language.
//!
//! clap's own English is turned off: its help and version flags, its headings and its usage line are replaced by ours,
//! and what it refuses is put into words by [`usage`](super::usage). Values are taken as plain texts here; what they
//! mean is for the subcommand to say, which can answer in the user's language.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::{COMMANDS, Subcommand};
use crate::i18n::Texts;

/// The program's name, as a user types it.
pub(super) const PROGRAM: &str = "cartera";

/// The subcommands that take a filter, in which a word may begin with the sign that excludes.
const FILTERED: [&str; 6] = [
    super::find::NAME,
    super::export::NAME,
    super::queue::NAME,
    super::segments::NAME,
    super::bulk::NAME,
    super::opportunities::NAME,
];

/// The arguments, in which `-sector:hotel` behind a command that takes a filter is a part of the filter and no option:
/// options of one letter stand alone, and a blank before the sign says that this is none.
pub(super) fn exclusions(args: Vec<OsString>) -> Vec<OsString> {
    let takes = args.iter().skip(1).position(|arg| FILTERED.iter().any(|name| arg == name));
    let Some(from) = takes else { return args };
    let is_excluded = |arg: &str| arg.starts_with('-') && !arg.starts_with("--") && arg.chars().count() > 2;
    args.into_iter()
        .enumerate()
        .map(|(n, arg)| match arg.to_str() {
            Some(text) if n > from + 1 && is_excluded(text) => format!(" {text}").into(),
            _ => arg,
        })
        .collect()
}

/// What the arguments say.
///
/// Of the many subcommands only those are built whose names stand among the arguments: no other can be meant. What is
/// not understood so, help included, is read again by the whole, which knows all there is to suggest and to list.
pub(super) fn matches(texts: &Texts, args: &[OsString]) -> clap::error::Result<ArgMatches> {
    let named = |command: &Subcommand| args.iter().any(|arg| arg == command.name);
    with(texts, named).try_get_matches_from(args).or_else(|_| program(texts).try_get_matches_from(args))
}

/// The whole command line.
pub(super) fn program(texts: &Texts) -> Command {
    with(texts, |_| true)
}

/// The command line with some of its subcommands.
fn with(texts: &Texts, taken: impl Fn(&Subcommand) -> bool) -> Command {
    let general = texts.get("cli-heading-general").to_owned();
    let option = |name: &'static str, value: &str| {
        Arg::new(name)
            .long(name)
            .global(true)
            .value_name(texts.get(value).to_owned())
            .help(texts.get(&format!("cli-opt-{name}")).to_owned())
            .help_heading(general.clone())
    };
    let flag = |name: &'static str, action| option(name, "cli-val-text").num_args(0).action(action);
    let program = Command::new(PROGRAM)
        .version(env!("CARGO_PKG_VERSION"))
        .about(texts.get("cli-about").to_owned())
        .after_help(texts.get("cli-after").to_owned())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading(texts.get("cli-heading-commands").to_owned())
        .help_template(template(texts))
        .override_usage(format!("{PROGRAM} [{}] [{}]", texts.get("cli-options"), texts.get("cli-command")))
        .arg(option("db", "cli-val-file").value_parser(value_parser!(std::path::PathBuf)))
        .arg(option("config", "cli-val-file").value_parser(value_parser!(std::path::PathBuf)))
        .arg(option("lang", "cli-val-lang"))
        .arg(flag("json", ArgAction::SetTrue))
        .arg(option("color", "cli-val-color"))
        .arg(flag("help", ArgAction::Help).short('h'))
        .arg(flag("version", ArgAction::Version).short('V').global(false));
    let taken = COMMANDS.iter().filter(|command| taken(command));
    taken.fold(program, |program, command| program.subcommand((command.shape)(texts)))
}

fn template(texts: &Texts) -> String {
    format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", texts.get("cli-usage"))
}

/// A subcommand in the making.
pub(super) struct Shape<'t> {
    texts: &'t Texts,
    name: &'static str,
    command: Command,
    operands: String,
}

impl<'t> Shape<'t> {
    /// A subcommand whose texts are under `cli-NAME`.
    pub(super) fn new(texts: &'t Texts, name: &'static str) -> Self {
        let command = Command::new(name)
            .about(texts.get(&format!("cli-{name}")).to_owned())
            .disable_help_flag(true)
            .help_template(template(texts));
        let command = match texts.find(&format!("cli-{name}-more")) {
            Some(more) => command.after_long_help(more.to_owned()),
            None => command,
        };
        Self { texts, name, command, operands: String::new() }
    }

    /// Something that must be said, in one word.
    pub(super) fn operand(self, name: &'static str, value: &str) -> Self {
        self.positional(name, value, (true, false))
    }

    /// Something that must be said, in as many words as are left: quotes are not needed.
    pub(super) fn words(self, name: &'static str, value: &str) -> Self {
        self.positional(name, value, (true, true))
    }

    /// As [`words`](Self::words), when nothing at all may be said too.
    pub(super) fn optional_words(self, name: &'static str, value: &str) -> Self {
        self.positional(name, value, (false, true))
    }

    fn positional(mut self, name: &'static str, value: &str, (required, many): (bool, bool)) -> Self {
        let value = self.texts.get(value).to_owned();
        let more = if many { "…" } else { "" };
        let (open, close) = if required { ('<', '>') } else { ('[', ']') };
        self.operands = format!("{} {open}{value}{close}{more}", self.operands);
        let arg = Arg::new(name)
            .value_name(value)
            .required(required)
            .help(self.help(name))
            .help_heading(self.texts.get("cli-heading-operands").to_owned());
        self.arg(if many { arg.num_args(1..).action(ArgAction::Append) } else { arg })
    }

    /// An option with a value.
    pub(super) fn option(self, name: &'static str, value: &str) -> Self {
        let arg = self.named(name).value_name(self.texts.get(value).to_owned());
        self.arg(arg)
    }

    /// An option with a value that may be given several times.
    pub(super) fn many(self, name: &'static str, value: &str) -> Self {
        let arg = self.named(name).value_name(self.texts.get(value).to_owned()).action(ArgAction::Append);
        self.arg(arg)
    }

    /// An option whose value is a file.
    pub(super) fn file(self, name: &'static str, value: &str) -> Self {
        let arg = self.named(name).value_name(self.texts.get(value).to_owned());
        self.arg(arg.value_parser(value_parser!(std::path::PathBuf)))
    }

    /// An option whose value are two files, for other programs to call.
    pub(super) fn files(self, name: &'static str, value: &str) -> Self {
        let arg = self.named(name).value_name(self.texts.get(value).to_owned()).num_args(2).hide(true);
        self.arg(arg.value_parser(value_parser!(std::path::PathBuf)))
    }

    /// Files, of which at least one must be named.
    pub(super) fn files_operand(self, name: &'static str, value: &str) -> Self {
        let shape = self.positional(name, value, (true, true));
        let command = shape.command.mut_arg(name, |arg| arg.value_parser(value_parser!(std::path::PathBuf)));
        Self { command, ..shape }
    }

    /// An option without a value.
    pub(super) fn flag(self, name: &'static str) -> Self {
        let arg = self.named(name).action(ArgAction::SetTrue);
        self.arg(arg)
    }

    /// The option `name` cannot be given together with these.
    pub(super) fn without(self, name: &'static str, others: &[&'static str]) -> Self {
        let command = self.command.mut_arg(name, |arg| arg.conflicts_with_all(others));
        Self { command, ..self }
    }

    /// The option `name` says nothing without another one.
    pub(super) fn with(self, name: &'static str, other: &'static str) -> Self {
        let command = self.command.mut_arg(name, |arg| arg.requires(other));
        Self { command, ..self }
    }

    /// The option `name` has a letter too.
    pub(super) fn short(self, name: &'static str, letter: char) -> Self {
        let command = self.command.mut_arg(name, |arg| arg.short(letter));
        Self { command, ..self }
    }

    /// The finished subcommand.
    pub(super) fn done(self) -> Command {
        let usage = format!("{PROGRAM} {}{} [{}]", self.name, self.operands, self.texts.get("cli-options"));
        self.command.override_usage(usage)
    }

    fn named(&self, name: &'static str) -> Arg {
        let heading = self.texts.get("cli-heading-options").to_owned();
        Arg::new(name).long(name).help(self.help(name)).help_heading(heading)
    }

    fn arg(self, arg: Arg) -> Self {
        Self { command: self.command.arg(arg), ..self }
    }

    /// What the argument is for: said for this subcommand, or else for all that have it.
    fn help(&self, name: &str) -> String {
        let own = self.texts.find(&format!("cli-{}-{name}", self.name));
        own.unwrap_or_else(|| self.texts.find(&format!("cli-opt-{name}")).unwrap_or(name)).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Locale;

    /// clap finds contradictions in a command line only when it is asked to.
    #[test]
    fn the_command_line_has_no_contradiction() {
        for lang in ["es", "en"] {
            program(&Texts::new(Locale::parse(lang))).debug_assert();
        }
    }

    #[test]
    fn every_help_is_in_the_language_files() {
        for (lang, foreign) in [
            ("es", ["Usage", "Options", "Print", "possible values", "default:"]),
            ("en", ["Uso:", "Opciones", "Muestra", "valores", "defecto:"]),
        ] {
            let mut program = program(&Texts::new(Locale::parse(lang)));
            program.build();
            let mut pages = vec![program.clone().render_long_help().to_string()];
            pages.extend(program.get_subcommands_mut().map(|command| command.render_long_help().to_string()));
            for page in pages {
                for word in foreign.into_iter().chain(["cli-", "{", "OPTIONS]"]) {
                    assert!(lang == "en" && word == "OPTIONS]" || !page.contains(word), "{lang}: {word:?} in {page}");
                }
            }
            for command in program.get_subcommands() {
                for arg in command.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(
                        help.len() > 3 && help != arg.get_id().as_str(),
                        "{lang}: {} {}",
                        command.get_name(),
                        arg.get_id()
                    );
                }
            }
        }
    }
}
