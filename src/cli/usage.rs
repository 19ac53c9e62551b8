//! What clap refuses, in one line of the user's language.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::PROGRAM;
use crate::domain::text::clean_line;
use crate::i18n::{Arg, Texts};

/// The line that says what is wrong with the command line, and where its help is. `command` is the subcommand that was
/// being read, if it came so far.
pub(super) fn describe(texts: &Texts, error: &Error, command: Option<&str>) -> String {
    let problem = problem(texts, error);
    let help = command.map_or_else(|| format!("{PROGRAM} --help"), |command| format!("{PROGRAM} {command} --help"));
    texts.with("error-usage", &[("problem", problem.into()), ("help", help.into())])
}

fn problem(texts: &Texts, error: &Error) -> String {
    let typed = |kind| said(error, kind).unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let unknown = typed(ContextKind::InvalidArg);
            let key = if unknown.starts_with('-') { "option" } else { "word" };
            near(texts, key, unknown, said(error, ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            let unknown = typed(ContextKind::InvalidSubcommand);
            near(texts, "command", unknown, said(error, ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => {
            texts.with("error-usage-missing", &[("what", typed(ContextKind::InvalidArg).into())])
        }
        ErrorKind::InvalidValue if typed(ContextKind::InvalidValue).is_empty() => {
            texts.with("error-usage-no-value", &[("option", typed(ContextKind::InvalidArg).into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let args: [(&str, Arg<'_>); 2] =
                [("option", typed(ContextKind::InvalidArg).into()), ("value", typed(ContextKind::InvalidValue).into())];
            texts.with("error-usage-value", &args)
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            texts.with("error-usage-no-value", &[("option", typed(ContextKind::InvalidArg).into())])
        }
        ErrorKind::ArgumentConflict => {
            let (one, other) = (typed(ContextKind::InvalidArg), typed(ContextKind::PriorArg));
            let key = if one == other { "error-usage-twice" } else { "error-usage-conflict" };
            texts.with(key, &[("one", one.into()), ("other", other.into())])
        }
        ErrorKind::InvalidUtf8 => texts.get("error-usage-not-text").to_owned(),
        _ => texts.get("error-usage-other").to_owned(),
    }
}

fn near(texts: &Texts, what: &str, typed: String, nearest: Option<String>) -> String {
    match nearest {
        None => texts.with(&format!("error-usage-unknown-{what}"), &[("typed", typed.into())]),
        Some(nearest) => {
            let args = [("typed", typed.into()), ("nearest", nearest.into())];
            texts.with(&format!("error-usage-unknown-{what}-near"), &args)
        }
    }
}

/// What clap says of one side of the error, made harmless.
fn said(error: &Error, kind: ContextKind) -> Option<String> {
    let said = match error.get(kind)? {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(several) => several.join(" "),
        other => other.to_string(),
    };
    // An option comes with the name of its value, which tells nothing here; operands come in angle brackets.
    let said = if said.starts_with('-') { said.split(' ').next().unwrap_or("").to_owned() } else { said };
    Some(clean_line(&said.replace("...", "…")).chars().take(80).collect())
}
