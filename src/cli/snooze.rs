//! `cartera snooze`: puts a client off.
//!
//! With `--json`: see [`report::done`].

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::{Result, Streams, report};
use crate::agenda::Action;
use crate::domain::when::Lean;
use crate::i18n::Texts;

pub(super) const NAME: &str = "snooze";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).operand("client", "cli-val-client").operand("when", "cli-val-when").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let phrase = args.get_one::<String>("when").map_or("", String::as_str);
    let until = cx.when(phrase, Lean::Future)?;
    agenda.snooze(&[client], until.date, until.time)?;
    report::done(cx, &agenda, client, Action::Snooze, to)
}
