//! `cartera done`: marks the next step as done, or a complaint as resolved.
//!
//! With `--json`: see [`report::done`].

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::next::{self, Asked};
use super::{Result, Streams, report};
use crate::agenda::{Action, AgendaError};
use crate::i18n::Texts;

pub(super) const NAME: &str = "done";

pub(super) fn shape(texts: &Texts) -> Command {
    next::options(Shape::new(texts, NAME).words("client", "cli-val-client"))
        .flag("complaint")
        .without("complaint", &["next", "channel", "purpose"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    if args.get_flag("complaint") {
        if agenda.resolve_complaints(client)? == 0 {
            return Err(cx.said("error-cli-no-complaint"));
        }
        return report::done(cx, &agenda, client, Action::ResolveComplaint, to);
    }
    let card = agenda.card(client, 0)?;
    let step = card.follow_ups.first().ok_or(AgendaError::NothingPlanned)?;
    let after = match next::asked(cx, args, step.channel)? {
        Asked::Plan(plan) => Some(plan),
        Asked::Suggestion => {
            let suggestion = agenda.suggest(client, step.channel, None, agenda.today())?;
            next::suggested(cx, args, suggestion)?
        }
        Asked::Nothing | Asked::Unsaid => None,
    };
    agenda.done(step.id, after)?;
    report::done(cx, &agenda, client, Action::Done, to)
}
