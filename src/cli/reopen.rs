//! `cartera reopen`: an opportunity that was won or lost is open again, in the stage in which it was.
//!
//! With `--json`: as [`report::done`](super::report::done), and `opportunity` (see
//! [`json`](super::opportunities::json)).

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::{Result, Streams, opportunities};
use crate::agenda::Action;
use crate::i18n::Texts;

pub(super) const NAME: &str = "reopen";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).words("client", "cli-val-client").option("opportunity", "cli-val-number").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let opportunity = opportunities::meant(cx, &agenda, client, args, false)?;
    agenda.reopen_opportunity(opportunity.id)?;
    opportunities::done(cx, &agenda, (client, opportunity.id), Action::ReopenOpportunity, to)
}
