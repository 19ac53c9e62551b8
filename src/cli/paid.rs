//! `cartera paid`: marks a purchase as paid. The whole of it: what is paid in parts is noted when the last part is.
//!
//! With `--json`: as [`report::done`](super::report::done), and `purchase` (see [`json`](super::purchases::json)).

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::{Fail, Result, Streams, output, purchases};
use crate::agenda::{Action, Agenda, Purchases};
use crate::domain::when::Lean;
use crate::domain::{ClientId, Purchase, PurchaseId, PurchaseKind};
use crate::i18n::Texts;

pub(super) const NAME: &str = "paid";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .words("client", "cli-val-client")
        .option("purchase", "cli-val-number")
        .option("on", "cli-val-when")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let mut open = agenda.unpaid(Some(client), usize::MAX)?;
    open.purchases.retain(|purchase| purchase.kind == PurchaseKind::Sale);
    let id = match (numbered(cx, &agenda, client, args)?, open.purchases.as_slice()) {
        (Some(purchase), _) => purchase.id,
        (None, [one]) => one.id,
        (None, []) => return Err(cx.said("error-cli-nothing-unpaid")),
        (None, several) => {
            let said = cx.texts.with("error-cli-which-purchase", &[("n", several.len().into())]);
            return Err(Fail::Lines(said, choices(cx, &open)));
        }
    };
    let on = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Past)?.date,
        None => cx.today(),
    };
    agenda.pay(id, on)?;
    purchases::done(cx, &agenda, (client, id), Action::Pay, to)
}

/// The purchase of this client that `--purchase` names by its number.
pub(super) fn numbered(cx: &Context, agenda: &Agenda, client: ClientId, args: &ArgMatches) -> Result<Option<Purchase>> {
    let Some(typed) = args.get_one::<String>("purchase") else { return Ok(None) };
    let number = typed.trim().trim_start_matches('#').parse().ok().map(PurchaseId);
    let found = number.and_then(|id| agenda.purchase(id).ok()).and_then(|mut found| found.purchases.pop());
    if let Some(purchase) = found.filter(|purchase| purchase.client == client) {
        return Ok(Some(purchase));
    }
    let typed: String = crate::domain::text::clean_line(typed).chars().take(20).collect();
    Err(Fail::Said(cx.texts.with("error-cli-no-purchase", &[("typed", typed.into())])))
}

/// Purchases to choose from, a line each.
pub(super) fn choices(cx: &Context, found: &Purchases) -> Vec<String> {
    let line = |purchase: &Purchase| {
        let day = cx.texts.day(purchase.made_on, cx.today());
        let total = cx.texts.money(purchase.total());
        let what = output::brief(&cx.texts.what_was_bought(found, purchase), 40);
        format!("#{} {day} · {total} · {what}", purchase.id.0)
    };
    found.purchases.iter().map(line).collect()
}
