//! `cartera lose`: an opportunity of a client was lost, and why; perhaps when to ask again.
//!
//! With `--json`: as [`report::done`](super::report::done), and `opportunity` (see
//! [`json`](super::opportunities::json)).

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::next::{self, Asked};
use super::{Fail, Result, Streams, codes, opportunities};
use crate::agenda::{Action, Lose, Next};
use crate::domain::when::Lean;
use crate::domain::{CloseReason, Code, Kind};
use crate::i18n::Texts;

pub(super) const NAME: &str = "lose";

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .words("client", "cli-val-client")
        .option("opportunity", "cli-val-number")
        .option("why", "cli-val-why")
        .option("note", "cli-val-text")
        .option("on", "cli-val-when");
    next::options(shape).done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let why = codes::member(cx, args, "why", CloseReason::ALL)?;
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let opportunity = opportunities::meant(cx, &agenda, client, args, true)?;
    let Some(why) = why else {
        let reasons: Vec<&str> = CloseReason::ALL.iter().map(|reason| cx.texts.word(*reason)).collect();
        return Err(Fail::Usage(cx.texts.with("error-cli-lose-why", &[("reasons", reasons.join(", ").into())])));
    };
    let on = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Past)?.date,
        None => cx.today(),
    };
    let next = match next::asked(cx, args, Kind::Call)? {
        Asked::Plan(plan) => Next::Plan(plan),
        Asked::Suggestion | Asked::Nothing | Asked::Unsaid => Next::Nothing,
    };
    let note = args.get_one::<String>("note").cloned().unwrap_or_default();
    agenda.lose_opportunity(opportunity.id, &Lose { on, why, note, next })?;
    opportunities::done(cx, &agenda, (client, opportunity.id), Action::LoseOpportunity, to)
}
