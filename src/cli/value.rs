//! `cartera value`: what a client is worth, or the whole portfolio.
//!
//! With `--json`, of a client: what [`worth`] gives. Of the portfolio: `currency`, `clients`, `bought`, `year` and `total`
//! (`revenue`, `margin`), `effort`, `potential` and `won`, `owed`, `overdue` (`amount`, `clients`), `at_risk`, `unrated`,
//! `activity`, `loyalty`, `abc` and `quadrant` (by code: `clients`, `year`), and `forecast` (`days`, `purchases`, `revenue`).
//! Amounts are in the smallest unit of the currency.

use std::collections::BTreeMap;

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use super::args::Shape;
use super::context::{self, Context};
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::agenda::{Wealth, Worth};
use crate::domain::buying::AHEAD;
use crate::domain::portfolio::Part;
use crate::domain::value::{Income, percent};
use crate::domain::{Code, Rules, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "value";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).optional_words("client", "cli-val-client").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let agenda = cx.agenda()?;
    let rules = agenda.rules();
    if context::words(args, "client").is_empty() {
        let wealth = agenda.wealth()?;
        if cx.json {
            return Ok(output::json(to.out, &wealth_value(&wealth, rules))?);
        }
        return portfolio(cx, &wealth, rules, to);
    }
    let id = context::client(&agenda, args)?;
    let (client, worth) = (agenda.client(id)?, agenda.worth(id)?);
    if cx.json {
        let mut value = self::worth(&worth, rules);
        value["client"] = json!({ "id": id.0, "name": client.name });
        return Ok(output::json(to.out, &value)?);
    }
    let badge = Some(cx.texts.badge(&worth)).filter(|badge| !badge.is_empty());
    let title = [Some(text::clean_line(&client.name)), badge].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &title))?;
    rows(cx, &worth, rules, cx.today(), to)
}

/// What a client is worth, row by row, and what it is by that.
pub(super) fn rows(cx: &Context, worth: &Worth, rules: &Rules, today: Date, to: &mut Streams) -> Result<()> {
    let rows = cx.texts.worth_rows(worth, rules, today).into_iter();
    let mut lines: Vec<_> = rows.map(|(label, value)| line(&label, value)).collect();
    let classes = cx.texts.class_rows(worth, rules, today).into_iter();
    lines.extend(classes.map(|(label, class, rule)| line(&label, format!("{class}: {rule}"))));
    Ok(cx.style.table(to.out, &lines)?)
}

fn line(label: &str, value: String) -> Vec<(Paint, String)> {
    vec![(Paint::Faint, format!("  {label}")), (Paint::Plain, value)]
}

/// The whole portfolio.
fn portfolio(cx: &Context, wealth: &Wealth, rules: &Rules, to: &mut Streams) -> Result<()> {
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, cx.texts.get("wealth-title")))?;
    let rows = cx.texts.wealth_rows(wealth, rules).into_iter();
    let lines: Vec<_> = rows.map(|(label, value)| line(&label, value)).collect();
    cx.style.table(to.out, &lines)?;
    let year = wealth.portfolio.year.revenue;
    for (kind, parts) in cx.texts.wealth_classes(wealth) {
        writeln!(to.out, "\n{}", cx.style.paint(Paint::Strong, &kind))?;
        let part = |(name, part): (String, Part)| {
            let share = if year > 0 { percent(part.year, year) } else { 0 };
            vec![
                (Paint::Plain, format!("  {name}")),
                (Paint::Faint, cx.texts.with("wealth-part", &[("n", part.clients.into())])),
                (Paint::Plain, cx.texts.money(rules.money.money(part.year))),
                (Paint::Faint, cx.texts.with("wealth-share", &[("n", share.into())])),
            ]
        };
        cx.style.table(to.out, &parts.into_iter().map(part).collect::<Vec<_>>())?;
    }
    Ok(())
}

/// What a client is worth: `currency`, `purchases`, `first`, `last`, `gap`, `expected`, `year` and `total` (`revenue`,
/// `margin`, `costed`), `year_purchases`, `ticket`, `effort`, `returned` (`hundredths`, `of`), `potential`, `share`, `owed`,
/// `owed_since`, `unrated`, `activity`, `loyalty`, `abc`, `rfm` (`recency`, `frequency`, `money`), `quadrant`, `cycle`,
/// `cycle_days`, and `forecast` (`days`, `alive`, `purchases_tenths`, `revenue`).
pub(super) fn worth(worth: &Worth, rules: &Rules) -> Value {
    let (value, classes) = (&worth.value, &worth.classes);
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let (first, last) = value.span.unzip();
    let returned = value.returned().map(|back| {
        let of = if back.of_margin { "margin" } else { "revenue" };
        json!({ "hundredths": back.hundredths, "of": of })
    });
    let rfm = classes.rfm.map(|rfm| json!({ "recency": rfm.recency, "frequency": rfm.frequency, "money": rfm.money }));
    let forecast = worth.forecast.expected().map(|expected| {
        json!({
            "days": AHEAD,
            "alive": expected.alive,
            "purchases_tenths": expected.tenths,
            "revenue": expected.revenue,
        })
    });
    json!({
        "currency": rules.money.currency.code(),
        "purchases": value.purchases,
        "first": day(first),
        "last": day(last),
        "gap": value.gap,
        "expected": day(value.rhythm().map(|rhythm| rhythm.expected())),
        "year": income(&value.year),
        "year_purchases": value.year_count,
        "total": income(&value.total),
        "ticket": value.ticket(),
        "effort": value.year_effort,
        "returned": returned,
        "potential": value.potential,
        "share": value.share(),
        "owed": value.owed,
        "owed_since": day(value.owed_since),
        "unrated": value.unrated,
        "activity": classes.activity.code(),
        "loyalty": classes.loyalty.map(Code::code),
        "abc": classes.abc.map(Code::code),
        "rfm": rfm,
        "quadrant": classes.quadrant.map(Code::code),
        "cycle": classes.cycle.map(Code::code),
        "cycle_days": value.cycle,
        "forecast": forecast,
    })
}

fn income(income: &Income) -> Value {
    json!({ "revenue": income.revenue, "margin": income.known_margin(), "costed": income.costed })
}

fn wealth_value(wealth: &Wealth, rules: &Rules) -> Value {
    let portfolio = &wealth.portfolio;
    let forecast = portfolio
        .expected
        .map(|(tenths, revenue)| json!({ "days": AHEAD, "purchases_tenths": tenths, "revenue": revenue }));
    json!({
        "currency": rules.money.currency.code(),
        "clients": wealth.clients,
        "bought": portfolio.bought.clients,
        "year": income(&portfolio.year),
        "total": portfolio.total,
        "effort": portfolio.effort,
        "potential": portfolio.potential.0,
        "won": portfolio.potential.1,
        "owed": portfolio.owed,
        "overdue": { "amount": wealth.overdue.amount, "clients": wealth.overdue.clients },
        "at_risk": wealth.at_risk,
        "unrated": portfolio.unrated,
        "activity": parts(&portfolio.activity),
        "loyalty": parts(&portfolio.loyalty),
        "abc": parts(&portfolio.abc),
        "quadrant": parts(&portfolio.quadrant),
        "forecast": forecast,
    })
}

fn parts<C: Code + Ord>(parts: &BTreeMap<C, Part>) -> Value {
    let part =
        |(class, part): (&C, &Part)| (class.code().to_owned(), json!({ "clients": part.clients, "year": part.year }));
    Value::Object(parts.iter().map(part).collect::<Map<_, _>>())
}
