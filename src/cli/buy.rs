//! `cartera buy`: records a purchase, a line for each thing that was bought, and the contact in which it was ordered.
//!
//! With `--json`: as [`report::done`](super::report::done), and `purchase` (see [`json`](super::purchases::json)).

use clap::{ArgMatches, Command};
use jiff::civil::Date;

use super::args::Shape;
use super::context::{self, Context};
use super::next::{self, Asked};
use super::{Fail, Result, Streams, codes, purchases};
use crate::agenda::{Action, Agenda, Buy, Next};
use crate::domain::order::{self, Shop};
use crate::domain::when::Lean;
use crate::domain::{ClientId, Code, Initiative, Kind, Outcome, PaymentMethod, Purchase, calendar};
use crate::i18n::Texts;

pub(super) const NAME: &str = "buy";

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .operand("client", "cli-val-client")
        .words("lines", "cli-val-line")
        .option("on", "cli-val-when")
        .option("discount", "cli-val-amount")
        .option("pay", "cli-val-method")
        .option("due", "cli-val-term")
        .flag("paid")
        .flag("ours")
        .flag("theirs")
        .without("ours", &["theirs"])
        .option("kind", "cli-val-kind")
        .flag("no-contact")
        .without("no-contact", &["kind", "next"])
        .option("note", "cli-val-text");
    next::options(shape).done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let purchase = purchase(cx, &agenda, client, args)?;
    let kind = codes::member(cx, args, "kind", Kind::ALL)?.unwrap_or(Kind::Note);
    let usual = if kind == Kind::Note { Kind::Call } else { kind };
    let next = match next::asked(cx, args, usual)? {
        Asked::Plan(plan) => Some(plan),
        Asked::Suggestion => {
            let suggestion = agenda.suggest(client, kind, Some(Outcome::Order), purchase.made_on)?;
            next::suggested(cx, args, suggestion)?
        }
        Asked::Nothing | Asked::Unsaid => None,
    };
    let how = (!args.get_flag("no-contact")).then_some(kind);
    let bought = agenda.buy(&Buy { purchase, how, next: next.map_or(Next::Nothing, Next::Plan) })?;
    purchases::done(cx, &agenda, (client, bought.id), Action::Buy, to)
}

/// The purchase that was asked for.
fn purchase(cx: &Context, agenda: &Agenda, client: ClientId, args: &ArgMatches) -> Result<Purchase> {
    let (catalogue, coins) = (agenda.catalogue()?, cx.texts.coins());
    let shop = Shop { catalogue: &catalogue, coins: &coins, home: agenda.rules().money.currency };
    let mut currency = None;
    let mut lines = Vec::new();
    for typed in args.get_many::<String>("lines").into_iter().flatten() {
        let read = order::line(typed, currency, &shop).map_err(|slip| Fail::Said(cx.texts.slip(&slip)))?;
        currency = Some(read.currency);
        lines.push(read.line);
    }
    let made_on = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Past)?.date,
        None => cx.today(),
    };
    let mut purchase = Purchase { lines, ..Purchase::new(client, made_on, currency.unwrap_or(shop.home)) };
    if let Some(typed) = args.get_one::<String>("discount") {
        let sum = purchase.total().minor;
        let discount = order::discount(typed, sum, purchase.currency, &coins);
        let args = [("typed", crate::domain::text::clean_line(typed).into())];
        purchase.discount = discount.ok_or_else(|| Fail::Said(cx.texts.with("error-discount-typed", &args)))?;
    }
    purchase.method = codes::member(cx, args, "pay", PaymentMethod::ALL)?;
    purchase.due_on = args.get_one::<String>("due").map(|typed| due(cx, typed, made_on)).transpose()?;
    purchase.paid_on = args.get_flag("paid").then_some(made_on);
    purchase.initiative = match (args.get_flag("ours"), args.get_flag("theirs")) {
        (true, _) => Some(Initiative::Ours),
        (_, true) => Some(Initiative::Theirs),
        _ => None,
    };
    purchase.note = args.get_one::<String>("note").cloned().unwrap_or_default();
    Ok(purchase)
}

/// The day on which it has to be paid: after so many days, or on a date.
fn due(cx: &Context, typed: &str, made_on: Date) -> Result<Date> {
    match order::term(typed) {
        Some(days) => Ok(calendar::later(made_on, days.into())),
        None => Ok(cx.when(typed, Lean::Future)?.date),
    }
}
