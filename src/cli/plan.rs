//! `cartera plan`: plans a follow-up beside those that are open already.
//!
//! With `--json`: see [`report::done`].

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::{Result, Streams, next, report};
use crate::agenda::Action;
use crate::domain::Kind;
use crate::i18n::Texts;

pub(super) const NAME: &str = "plan";

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME).operand("client", "cli-val-client").operand("when", "cli-val-when");
    next::how(shape).option("lead", "cli-val-number").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let phrase = args.get_one::<String>("when").map_or("", String::as_str);
    agenda.plan(client, next::plan(cx, args, phrase, Kind::Call)?)?;
    report::done(cx, &agenda, client, Action::Plan, to)
}
