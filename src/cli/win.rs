//! `cartera win`: an opportunity of a client was won: it is closed, bought, and logged as an order.
//!
//! With `--json`: as [`report::done`](super::report::done), and `opportunity` (see
//! [`json`](super::opportunities::json)), whose `purchase` is what was bought.

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::next::{self, Asked};
use super::{Result, Streams, codes, opportunities};
use crate::agenda::{Action, Next, Win};
use crate::domain::when::Lean;
use crate::domain::{CloseReason, Code, Kind, Outcome};
use crate::i18n::Texts;

pub(super) const NAME: &str = "win";

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .words("client", "cli-val-client")
        .option("opportunity", "cli-val-number")
        .option("why", "cli-val-why")
        .option("note", "cli-val-text")
        .option("on", "cli-val-when")
        .flag("no-purchase")
        .option("kind", "cli-val-kind")
        .flag("no-contact")
        .without("no-contact", &["kind"]);
    next::options(shape).done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let reasons: Vec<CloseReason> = CloseReason::ALL.iter().copied().filter(|reason| reason.wins()).collect();
    let why = codes::member(cx, args, "why", &reasons)?;
    let kind = codes::member(cx, args, "kind", Kind::ALL)?.unwrap_or(Kind::Note);
    let on = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Past)?.date,
        None => cx.today(),
    };
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let opportunity = opportunities::meant(cx, &agenda, client, args, true)?;
    let usual = if kind == Kind::Note { Kind::Call } else { kind };
    let next = match next::asked(cx, args, usual)? {
        Asked::Plan(plan) => Some(plan),
        Asked::Suggestion => {
            let suggestion = agenda.suggest(client, kind, Some(Outcome::Order), on)?;
            next::suggested(cx, args, suggestion)?
        }
        Asked::Nothing | Asked::Unsaid => None,
    };
    let win = Win {
        on,
        why,
        note: args.get_one::<String>("note").cloned().unwrap_or_default(),
        purchase: agenda.purchase_of(&opportunity, on).filter(|_| !args.get_flag("no-purchase")),
        how: (!args.get_flag("no-contact")).then_some(kind),
        next: next.map_or(Next::Nothing, Next::Plan),
    };
    agenda.win_opportunity(opportunity.id, &win)?;
    opportunities::done(cx, &agenda, (client, opportunity.id), Action::Win, to)
}
