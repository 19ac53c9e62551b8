//! `cartera move`: moves an opportunity of a client into another stage.
//!
//! With `--json`: as [`report::done`](super::report::done), and `opportunity` (see
//! [`json`](super::opportunities::json)).

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::{Result, Streams, codes, opportunities};
use crate::agenda::Action;
use crate::i18n::Texts;

pub(super) const NAME: &str = "move";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .words("client", "cli-val-client")
        .option("stage", "cli-val-stage")
        .option("opportunity", "cli-val-number")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let opportunity = opportunities::meant(cx, &agenda, client, args, true)?;
    let stages: Vec<String> = agenda.rules().stages.open().iter().map(|stage| stage.code.clone()).collect();
    // Without a stage, on to the next one.
    let here = stages.iter().position(|stage| *stage == opportunity.stage);
    let next = stages.get(here.map_or(0, |here| here + 1)).cloned();
    let stage = codes::stage(cx, args, &stages)?.or(next).ok_or_else(|| cx.said("error-cli-last-stage"))?;
    agenda.move_opportunity(opportunity.id, &stage)?;
    opportunities::done(cx, &agenda, (client, opportunity.id), Action::MoveOpportunity, to)
}
