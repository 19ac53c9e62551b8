//! `cartera opportunity`: begins a possible sale with a client, changes one, or removes it.
//!
//! With `--json`: as [`report::done`](super::report::done), and `opportunity` (see
//! [`json`](super::opportunities::json)); of one that is removed no `opportunity`.

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{Context, words};
use super::next::{self, Asked};
use super::{Fail, Result, Streams, codes, opportunities, report};
use crate::agenda::{Action, Agenda, Next};
use crate::domain::order::{self, Shop};
use crate::domain::when::Lean;
use crate::domain::{Kind, Money, Opportunity, capture, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "opportunity";

/// Typed for "none", where something is taken away.
const NONE: &str = "-";

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .operand("client", "cli-val-client")
        .optional_words("title", "cli-val-text")
        .option("opportunity", "cli-val-number")
        .option("stage", "cli-val-stage")
        .option("amount", "cli-val-amount")
        .many("line", "cli-val-line")
        .without("line", &["amount"])
        .option("expect", "cli-val-when")
        .option("probability", "cli-val-percent")
        .option("terms", "cli-val-term")
        .option("competitor", "cli-val-name")
        .option("need", "cli-val-text")
        .option("timing", "cli-val-text")
        .option("consequence", "cli-val-text")
        .option("influence", "cli-val-text")
        .option("note", "cli-val-text")
        .flag("delete")
        .with("delete", "opportunity");
    next::options(shape).done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = agenda.resolve(args.get_one::<String>("client").map_or("", String::as_str))?;
    let before = opportunities::numbered(cx, &agenda, client, args)?;
    if let Some(before) = before.as_ref().filter(|_| args.get_flag("delete")) {
        agenda.remove_opportunity(before.id)?;
        return report::done(cx, &agenda, client, Action::RemoveOpportunity, to);
    }
    let next = match next::asked(cx, args, Kind::Call)? {
        Asked::Plan(plan) => Next::Plan(plan),
        Asked::Suggestion | Asked::Nothing | Asked::Unsaid => Next::Nothing,
    };
    let title = words(args, "title");
    if let Some(before) = before {
        let mut after = before.clone();
        if !title.trim().is_empty() {
            after.title = title;
        }
        fill(cx, &agenda, args, &mut after)?;
        agenda.edit_opportunity(&before, after, &next)?;
        return opportunities::done(cx, &agenda, (client, before.id), Action::EditOpportunity, to);
    }
    if title.trim().is_empty() {
        return Err(cx.usage("error-cli-opportunity-title"));
    }
    let stage = agenda.rules().stages.first().to_owned();
    let mut opportunity = Opportunity::new(client, title, stage, cx.today(), agenda.rules().money.currency);
    fill(cx, &agenda, args, &mut opportunity)?;
    let id = agenda.open_opportunity(&opportunity, &next)?;
    opportunities::done(cx, &agenda, (client, id), Action::OpenOpportunity, to)
}

/// Puts into an opportunity what the options say.
fn fill(cx: &Context, agenda: &Agenda, args: &ArgMatches, into: &mut Opportunity) -> Result<()> {
    let said = |option: &str| args.get_one::<String>(option);
    let stages: Vec<String> = agenda.rules().stages.open().iter().map(|stage| stage.code.clone()).collect();
    if let Some(stage) = codes::stage(cx, args, &stages)? {
        into.stage = stage;
    }
    lines(cx, agenda, args, into)?;
    if let Some(typed) = said("amount") {
        let home = agenda.rules().money.currency;
        let read = capture::read_amount(typed, &cx.texts.coins(), home).filter(|_| typed != NONE);
        let example = Money { minor: 215_000, currency: home };
        if read.is_none() && typed != NONE {
            return Err(cx.bad_value("--amount", typed, &cx.texts.money(example)));
        }
        into.lines.clear();
        into.amount = read.map(|money| money.minor);
        into.currency = read.map_or(into.currency, |money| money.currency);
    }
    if let Some(typed) = said("expect") {
        into.expect_on = if typed == NONE { None } else { Some(cx.when(typed, Lean::Future)?.date) };
    }
    if let Some(typed) = said("probability") {
        let read = typed.trim().trim_end_matches('%').trim().parse().ok().filter(|percent| *percent <= 100);
        if read.is_none() && typed != NONE {
            let accepted = cx.texts.with("error-cli-accepts-between", &[("least", 0.into()), ("most", 100.into())]);
            return Err(cx.bad_value("--probability", typed, &accepted));
        }
        into.probability = read;
    }
    if let Some(typed) = said("terms") {
        let read = order::term(typed);
        if read.is_none() && typed != NONE {
            return Err(cx.bad_value("--terms", typed, "30d"));
        }
        into.terms = read;
    }
    let text = |option: &str, into: &mut String| {
        if let Some(typed) = said(option) {
            *into = if typed == NONE { String::new() } else { text::clean_text(typed) };
        }
    };
    text("need", &mut into.qualification.need);
    text("timing", &mut into.qualification.timing);
    text("consequence", &mut into.qualification.consequence);
    text("influence", &mut into.qualification.influence);
    text("note", &mut into.note);
    if let Some(typed) = said("competitor") {
        into.competitor = Some(typed.clone()).filter(|typed| typed != NONE);
    }
    Ok(())
}

/// The products that it is about; those that are said take the place of those there were.
fn lines(cx: &Context, agenda: &Agenda, args: &ArgMatches, into: &mut Opportunity) -> Result<()> {
    let Some(typed) = args.get_many::<String>("line") else { return Ok(()) };
    let (catalogue, coins) = (agenda.catalogue()?, cx.texts.coins());
    let shop = Shop { catalogue: &catalogue, coins: &coins, home: agenda.rules().money.currency };
    let mut currency = None;
    let mut lines = Vec::new();
    for typed in typed {
        let read = order::line(typed, currency, &shop).map_err(|slip| Fail::Said(cx.texts.slip(&slip)))?;
        currency = Some(read.currency);
        lines.push(read.line);
    }
    into.currency = currency.unwrap_or(into.currency);
    into.lines = lines;
    Ok(())
}
