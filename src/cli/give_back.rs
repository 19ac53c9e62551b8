//! `cartera return`: what a client brings back of a purchase: all that is left of it, or some of its lines.
//!
//! With `--json`: as [`report::done`](super::report::done), and `purchase`, the return (see [`json`](super::purchases::json)).

use clap::{ArgMatches, Command};

use super::args::Shape;
use super::context::{self, Context};
use super::{Fail, Result, Streams, paid, purchases};
use crate::agenda::{Action, Agenda, Purchases};
use crate::domain::when::Lean;
use crate::domain::{ClientId, PurchaseId, PurchaseKind, order, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "return";

/// Among so many of the newest purchases the one is looked for that something is brought back of.
const LOOKED_AT: usize = 50;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .operand("client", "cli-val-client")
        .optional_words("lines", "cli-val-line")
        .option("purchase", "cli-val-number")
        .option("on", "cli-val-when")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let id = match paid::numbered(cx, &agenda, client, args)? {
        Some(purchase) => purchase.id,
        None => newest(cx, &agenda, client)?,
    };
    let sale = agenda.purchase(id)?;
    let left = agenda.left_of(id)?;
    let typed: Vec<&String> = args.get_many("lines").into_iter().flatten().collect();
    let pieces = typed.iter().map(|typed| piece(cx, &sale, &left, typed)).collect::<Result<Vec<_>>>()?;
    let on = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Past)?.date,
        None => cx.today(),
    };
    let back = agenda.return_purchase(id, (!pieces.is_empty()).then_some(pieces.as_slice()), on)?;
    purchases::done(cx, &agenda, (client, back), Action::Return, to)
}

/// The newest purchase of which something is left.
fn newest(cx: &Context, agenda: &Agenda, client: ClientId) -> Result<PurchaseId> {
    for purchase in agenda.purchases_of(client, LOOKED_AT)?.purchases {
        let sold = purchase.kind == PurchaseKind::Sale;
        if sold && agenda.left_of(purchase.id)?.iter().any(|left| *left > 0) {
            return Ok(purchase.id);
        }
    }
    Err(cx.said("error-cli-nothing-to-return"))
}

/// A line of the purchase, and how much of it: all that is left unless that is said.
fn piece(cx: &Context, sale: &Purchases, left: &[i64], typed: &str) -> Result<(usize, i64)> {
    let (name, quantity) = order::piece(typed, cx.texts.coins().decimal);
    let wanted = text::words(&name);
    let lines = sale.purchases.first().map(|purchase| purchase.lines.as_slice()).unwrap_or_default();
    let fits = |at: &usize| {
        let words = lines.get(*at).map(|line| text::words(&cx.texts.line_name(sale.name(line)))).unwrap_or_default();
        wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str())))
    };
    let meant: Vec<usize> = (0..lines.len()).filter(fits).collect();
    // Of lines that are called alike the first is meant of which something is left.
    let at = meant.iter().find(|at| left.get(**at).is_some_and(|left| *left > 0)).or(meant.first());
    match at {
        Some(at) if !wanted.is_empty() => Ok((*at, quantity.or(left.get(*at).copied()).unwrap_or(0))),
        _ => {
            let names: Vec<String> = lines.iter().map(|line| cx.texts.line_name(sale.name(line))).collect();
            let typed: String = text::clean_line(typed).chars().take(60).collect();
            let args = [("typed", typed.into()), ("names", names.join(", ").into())];
            Err(Fail::Said(cx.texts.with("error-cli-no-line", &args)))
        }
    }
}
