//! `cartera purchases`: what was bought, of a client or of everybody, newest first; or what awaits its payment.
//!
//! With `--json`: `purchases`, each as in [`json`]; `total` and `left_out` (the currencies without a rate).

use std::collections::BTreeMap;

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Result, Streams, report};
use crate::agenda::{Action, Agenda, FIRST_DAY, Purchases};
use crate::domain::when::Lean;
use crate::domain::{ClientId, Code, Money, Purchase, PurchaseId, PurchaseKind, PurchaseLine, order};
use crate::i18n::Texts;

pub(super) const NAME: &str = "purchases";

/// How many purchases are shown when nobody says how many.
const USUAL: usize = 20;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("client", "cli-val-client")
        .flag("unpaid")
        .option("from", "cli-val-when")
        .option("to", "cli-val-when")
        .option("limit", "cli-val-number")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let limit = cx.number(args, "limit", 1)?.unwrap_or(USUAL);
    let day = |option: &str| -> Result<Option<Date>> {
        let Some(phrase) = args.get_one::<String>(option) else { return Ok(None) };
        Ok(Some(cx.when(phrase, Lean::Past)?.date))
    };
    let (from, until) = (day("from")?, day("to")?);
    let agenda = cx.agenda()?;
    let named = words(args, "client");
    let client = if named.is_empty() { None } else { Some(agenda.resolve(&named)?) };
    let mut found = match client {
        _ if args.get_flag("unpaid") => agenda.unpaid(client, usize::MAX)?,
        Some(client) => agenda.purchases_of(client, usize::MAX)?,
        None => {
            // Of everybody no more are read than are shown.
            let most = if from.is_some() || until.is_some() { usize::MAX } else { limit };
            agenda.purchases_between(from.unwrap_or(FIRST_DAY), until.unwrap_or(cx.today()), most)?
        }
    };
    found.purchases.retain(|purchase| {
        from.is_none_or(|from| purchase.made_on >= from) && until.is_none_or(|until| purchase.made_on <= until)
    });
    let sum = cx.settings.rules.money.sum(found.purchases.iter().map(Purchase::total));
    let more = found.purchases.len().saturating_sub(limit);
    found.purchases.truncate(limit);
    if cx.json {
        let purchases =
            (0..found.purchases.len()).map(|at| json(&agenda, &found, at)).collect::<Result<Vec<Value>>>()?;
        let left_out: Vec<&str> = sum.left_out.iter().map(crate::domain::Currency::code).collect();
        let value = json!({ "purchases": purchases, "total": money(sum.total), "left_out": left_out });
        return Ok(output::json(to.out, &value)?);
    }
    if found.purchases.is_empty() {
        let key = if args.get_flag("unpaid") { "cli-purchases-none-unpaid" } else { "cli-purchases-none" };
        writeln!(to.out, "{}", cx.texts.get(key))?;
        return Ok(());
    }
    let names = names(&agenda, &found)?;
    let rows: Vec<_> = found.purchases.iter().map(|purchase| row(cx, &found, purchase, &names, client)).collect();
    cx.style.table(to.out, &rows)?;
    if more > 0 {
        writeln!(to.out, "{}", cx.texts.with("cli-purchases-more-left", &[("n", more.into())]))?;
    }
    let summed = [("total", cx.texts.money(sum.total).into())];
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &cx.texts.with("cli-purchases-total", &summed)))?;
    if let Some(said) = cx.texts.left_out(&sum.left_out) {
        writeln!(to.out, "{}", cx.style.paint(Paint::Faint, &said))?;
    }
    Ok(())
}

/// The names of those who bought.
fn names(agenda: &Agenda, found: &Purchases) -> Result<BTreeMap<ClientId, String>> {
    let mut names = BTreeMap::new();
    for purchase in &found.purchases {
        if let std::collections::btree_map::Entry::Vacant(entry) = names.entry(purchase.client) {
            entry.insert(agenda.client(purchase.client)?.name);
        }
    }
    Ok(names)
}

fn row(
    cx: &Context,
    found: &Purchases,
    purchase: &Purchase,
    names: &BTreeMap<ClientId, String>,
    client: Option<ClientId>,
) -> Vec<(Paint, String)> {
    let mut row =
        vec![(Paint::Faint, format!("#{}", purchase.id.0)), (Paint::Plain, cx.texts.day(purchase.made_on, cx.today()))];
    if client.is_none() {
        row.push((Paint::Plain, output::brief(names.get(&purchase.client).map_or("", String::as_str), 30)));
    }
    row.push((Paint::Strong, cx.texts.money(purchase.total())));
    row.push((Paint::Plain, output::brief(&cx.texts.what_was_bought(found, purchase), 44)));
    row.push((Paint::Faint, cx.texts.payment(purchase, cx.today())));
    row
}

/// Says what was done to a purchase of a client, and shows it as it is now.
pub(super) fn done(
    cx: &Context,
    agenda: &Agenda,
    (client, id): (ClientId, PurchaseId),
    action: Action,
    to: &mut Streams,
) -> Result<()> {
    let found = agenda.purchase(id)?;
    if cx.json {
        let mut value = report::value(agenda, client, action)?;
        value["purchase"] = json(agenda, &found, 0)?;
        return Ok(output::json(to.out, &value)?);
    }
    report::done(cx, agenda, client, action, to)?;
    lines(cx, &found, 0, to)
}

/// The lines of a purchase, with what they come to and how it is paid.
pub(super) fn lines(cx: &Context, found: &Purchases, at: usize, to: &mut Streams) -> Result<()> {
    let Some(purchase) = found.purchases.get(at) else { return Ok(()) };
    let money = |minor: i64| cx.texts.money(Money { minor, currency: purchase.currency });
    let mut rows: Vec<_> = purchase
        .lines
        .iter()
        .map(|line| {
            vec![
                (Paint::Plain, format!("  {}", output::brief(&cx.texts.line_name(found.name(line)), 40))),
                (Paint::Faint, cx.texts.reckoning(line, purchase.currency)),
                (Paint::Plain, money(line.total())),
            ]
        })
        .collect();
    if purchase.discount != 0 {
        let label = format!("  {}", cx.texts.get("bought-discount"));
        rows.push(vec![
            (Paint::Plain, label),
            (Paint::Plain, String::new()),
            (Paint::Plain, money(purchase.discount.saturating_neg())),
        ]);
    }
    let label = format!("  #{} {}", purchase.id.0, cx.texts.get("bought-total"));
    rows.push(vec![
        (Paint::Strong, label),
        (Paint::Faint, cx.texts.payment(purchase, cx.today())),
        (Paint::Strong, cx.texts.money(purchase.total())),
    ]);
    Ok(cx.style.table(to.out, &rows)?)
}

/// An amount: `minor`, in the smallest unit, and `currency`.
pub(super) fn money(money: Money) -> Value {
    json!({ "minor": money.minor, "currency": money.currency.code() })
}

/// A line of a purchase, or of what may become one; `back` when it was brought back.
pub(super) fn line(line: &PurchaseLine, name: &str, back: bool) -> Value {
    json!({
        "product": line.product.map(|product| product.0),
        "name": name,
        "quantity": order::plain_quantity(line.quantity),
        "price": line.price,
        "discount": order::plain_share(line.discount),
        "cost": line.cost,
        "total": if back { -line.total() } else { line.total() },
    })
}

/// A purchase: `id`, `client` (`id`, `name`), `date`, `kind`, `total`, `cost`, `discount` (in the smallest unit),
/// `lines`, `method`, `due`, `paid`, `initiative`, `note`, `number`, `interaction`, `returns`. A line is `product` (its
/// number), `name`, `quantity` (a decimal number as text), `price`, `discount` (in percent, as text), `cost`, `total`.
pub(super) fn json(agenda: &Agenda, found: &Purchases, at: usize) -> Result<Value> {
    let Some(purchase) = found.purchases.get(at) else { return Ok(Value::Null) };
    let back = purchase.kind == PurchaseKind::Return;
    Ok(json!({
        "id": purchase.id.0,
        "client": { "id": purchase.client.0, "name": agenda.client(purchase.client)?.name },
        "date": purchase.made_on.to_string(),
        "kind": purchase.kind.code(),
        "total": money(purchase.total()),
        "cost": purchase.cost().map(money),
        "discount": purchase.discount,
        "lines": purchase.lines.iter().map(|it| line(it, found.name(it), back)).collect::<Vec<_>>(),
        "method": purchase.method.map(Code::code),
        "due": purchase.due_on.map(|day| day.to_string()),
        "paid": purchase.paid_on.map(|day| day.to_string()),
        "initiative": purchase.initiative.map(Code::code),
        "note": purchase.note,
        "number": purchase.external_id,
        "interaction": purchase.interaction.map(|id| id.0),
        "returns": purchase.returns.map(|id| id.0),
    }))
}
