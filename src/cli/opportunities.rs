//! `cartera opportunities`: what may be sold, of everybody or of those whom a filter means, what is expected first before
//! all.
//!
//! With `--json`: `opportunities`, each as in [`json`]; `total` and `weighted` of what is open, and `left_out` (the
//! currencies without a rate).

use std::collections::{BTreeMap, BTreeSet};

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::purchases::{line, money};
use super::{Fail, Result, Streams, codes, report};
use crate::agenda::{Action, Agenda, Opportunities, Order, Scope, Shelf};
use crate::domain::{ClientId, Code, Opportunity, OpportunityId, Rules, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "opportunities";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("filter", "cli-val-filter")
        .option("stage", "cli-val-stage")
        .flag("stale")
        .flag("all")
        .option("limit", "cli-val-number")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let limit = cx.number(args, "limit", 1)?.unwrap_or(usize::MAX);
    let agenda = cx.agenda()?;
    let stage = codes::stage(cx, args, &agenda.stages_in_use()?)?;
    let filter = words(args, "filter");
    let closed = args.get_flag("all") || stage.as_deref().is_some_and(crate::domain::stage::is_closed);
    let mut list = agenda.all_opportunities(closed)?;
    if !filter.trim().is_empty() {
        let listing = agenda.listing(Scope::Clients(Order::Name, Shelf::Current), &filter)?;
        let meant: BTreeSet<ClientId> = agenda.everybody(&listing)?.into_iter().collect();
        list.retain(|opportunity| meant.contains(&opportunity.client));
    }
    if let Some(stage) = stage {
        list.retain(|opportunity| opportunity.stage == stage);
    }
    let mut found = agenda.in_full(list)?;
    if args.get_flag("stale") {
        let Opportunities { list, stale, .. } = &mut found;
        list.retain(|opportunity| stale.contains(&opportunity.id));
    }
    let rules = agenda.rules();
    let sum = rules.money.sum(found.open().filter_map(Opportunity::money));
    let weighted = rules.money.sum(found.open().filter_map(|opportunity| opportunity.weighted(&rules.stages)));
    let more = found.list.len().saturating_sub(limit);
    found.list.truncate(limit);
    let names = names(&agenda, &found)?;
    if cx.json {
        let all = found.list.iter().map(|one| json(&found, one, &names, rules, cx));
        let left_out: Vec<&str> = sum.left_out.iter().map(crate::domain::Currency::code).collect();
        let value = json!({
            "opportunities": all.collect::<Vec<_>>(),
            "total": money(sum.total),
            "weighted": money(weighted.total),
            "left_out": left_out,
        });
        return Ok(output::json(to.out, &value)?);
    }
    if found.list.is_empty() {
        writeln!(to.out, "{}", cx.texts.get("cli-opportunities-none"))?;
        return Ok(());
    }
    let rows: Vec<_> = found.list.iter().map(|one| row(cx, &found, one, &names)).collect();
    cx.style.table(to.out, &rows)?;
    if more > 0 {
        writeln!(to.out, "{}", cx.texts.with("cli-opportunities-more-left", &[("n", more.into())]))?;
    }
    let total = [("total", cx.texts.money(sum.total).into()), ("weighted", cx.texts.money(weighted.total).into())];
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &cx.texts.with("cli-opportunities-total", &total)))?;
    if let Some(said) = cx.texts.left_out(&sum.left_out) {
        writeln!(to.out, "{}", cx.style.paint(Paint::Faint, &said))?;
    }
    Ok(())
}

/// The names of those to whom something may be sold.
fn names(agenda: &Agenda, found: &Opportunities) -> Result<BTreeMap<ClientId, String>> {
    let mut names = BTreeMap::new();
    for opportunity in &found.list {
        if let std::collections::btree_map::Entry::Vacant(entry) = names.entry(opportunity.client) {
            entry.insert(agenda.client(opportunity.client)?.name);
        }
    }
    Ok(names)
}

fn row(
    cx: &Context,
    found: &Opportunities,
    opportunity: &Opportunity,
    names: &BTreeMap<ClientId, String>,
) -> Vec<(Paint, String)> {
    let mark = if found.stale.contains(&opportunity.id) {
        cx.texts.get("opportunity-stale").to_owned()
    } else if opportunity.is_open() && !found.next.contains_key(&opportunity.id) {
        cx.texts.get("opportunity-no-step").to_owned()
    } else {
        String::new()
    };
    vec![
        (Paint::Faint, format!("#{}", opportunity.id.0)),
        (Paint::Strong, output::brief(names.get(&opportunity.client).map_or("", String::as_str), 26)),
        (Paint::Plain, output::brief(&opportunity.title, 30)),
        (Paint::Plain, cx.texts.opportunity(opportunity, cx.today())),
        (Paint::Faint, mark),
    ]
}

/// The opportunities of a client, as its card lists them: the open ones with what is known of them.
pub(super) fn lines(cx: &Context, found: &Opportunities, rules: &Rules, to: &mut Streams) -> Result<()> {
    for opportunity in &found.list {
        let title = cx.style.paint(Paint::Strong, &text::clean_line(&opportunity.title));
        let stand = cx.texts.opportunity(opportunity, cx.today());
        writeln!(to.out, "  #{} {title} · {stand}", opportunity.id.0)?;
        let about = cx.texts.about_opportunity(found, opportunity, &rules.stages, cx.today());
        let label = |label: String| (Paint::Faint, format!("    {label}"));
        let rows: Vec<_> = about
            .into_iter()
            .map(|(what, value)| vec![label(what), (Paint::Plain, output::brief(&value, 200))])
            .collect();
        cx.style.table(to.out, &rows)?;
    }
    Ok(())
}

/// Says what was done to an opportunity of a client, and shows it as it is now.
pub(super) fn done(
    cx: &Context,
    agenda: &Agenda,
    (client, id): (ClientId, OpportunityId),
    action: Action,
    to: &mut Streams,
) -> Result<()> {
    let found = agenda.opportunity_in_full(id)?;
    if cx.json {
        let mut value = report::value(agenda, client, action)?;
        let names = names(agenda, &found)?;
        value["opportunity"] =
            found.list.first().map_or(Value::Null, |one| json(&found, one, &names, agenda.rules(), cx));
        return Ok(output::json(to.out, &value)?);
    }
    report::done(cx, agenda, client, action, to)?;
    lines(cx, &found, agenda.rules(), to)
}

/// The opportunity of a client that is meant: the one of `--opportunity`, or the only one that is open, or closed.
pub(super) fn meant(
    cx: &Context,
    agenda: &Agenda,
    client: ClientId,
    args: &ArgMatches,
    open: bool,
) -> Result<Opportunity> {
    if let Some(opportunity) = numbered(cx, agenda, client, args)? {
        return Ok(opportunity);
    }
    let mut list = agenda.opportunities_of(client)?.list;
    list.retain(|opportunity| opportunity.is_open() == open);
    if list.len() > 1 {
        let said = cx.texts.with("error-cli-which-opportunity", &[("n", list.len().into())]);
        let choice = |one: &Opportunity| format!("#{} {}", one.id.0, cx.texts.opportunity_called(one, cx.today()));
        return Err(Fail::Lines(said, list.iter().map(choice).collect()));
    }
    let none = if open { "error-cli-no-open-opportunity" } else { "error-cli-no-closed-opportunity" };
    list.pop().ok_or_else(|| cx.said(none))
}

/// The opportunity of this client that `--opportunity` names by its number.
pub(super) fn numbered(
    cx: &Context,
    agenda: &Agenda,
    client: ClientId,
    args: &ArgMatches,
) -> Result<Option<Opportunity>> {
    let Some(typed) = args.get_one::<String>("opportunity") else { return Ok(None) };
    let number = typed.trim().trim_start_matches('#').parse().ok().map(OpportunityId);
    let found = number.and_then(|id| agenda.opportunity(id).ok());
    if let Some(opportunity) = found.filter(|opportunity| opportunity.client == client) {
        return Ok(Some(opportunity));
    }
    let typed: String = text::clean_line(typed).chars().take(20).collect();
    Err(Fail::Said(cx.texts.with("error-cli-no-opportunity", &[("typed", typed.into())])))
}

/// An opportunity: `id`, `client` (`id`, `name`), `title`, `stage`, `stage_since`, `days_in_stage`, `opened`, `moved`,
/// `amount` (`minor`, `currency`), `probability` (in percent) and whether it is its `own`, `weighted`, `expect`, `terms`,
/// `lines` (as of a purchase), `competitor`, `need`, `timing`, `consequence`, `influence`, `qualified` (how many of these
/// four are known), `note`, `closed`, `why`, `why_note`, `purchase`, `number`, `next` (a follow-up), `stale`.
pub(super) fn json(
    found: &Opportunities,
    opportunity: &Opportunity,
    names: &BTreeMap<ClientId, String>,
    rules: &Rules,
    cx: &Context,
) -> Value {
    let client = json!({ "id": opportunity.client.0, "name": names.get(&opportunity.client) });
    one_json(found, opportunity, &client, rules, cx)
}

fn one_json(found: &Opportunities, one: &Opportunity, client: &Value, rules: &Rules, cx: &Context) -> Value {
    let asked = &one.qualification;
    json!({
        "id": one.id.0,
        "client": client,
        "title": one.title,
        "stage": one.stage,
        "stage_since": one.stage_since.to_string(),
        "days_in_stage": one.is_open().then(|| one.age_in_stage(cx.today())),
        "opened": one.opened_on.to_string(),
        "moved": one.moved_on.to_string(),
        "amount": one.money().map(money),
        "probability": one.likelihood(&rules.stages),
        "own": one.probability.is_some(),
        "weighted": one.weighted(&rules.stages).map(money),
        "expect": one.expect_on.map(|day| day.to_string()),
        "terms": one.terms,
        "lines": one.lines.iter().map(|it| line(it, found.name(it), false)).collect::<Vec<_>>(),
        "competitor": one.competitor,
        "need": asked.need,
        "timing": asked.timing,
        "consequence": asked.consequence,
        "influence": asked.influence,
        "qualified": asked.known(),
        "note": one.note,
        "closed": one.closed_on.map(|day| day.to_string()),
        "why": one.why.map(Code::code),
        "why_note": one.why_note,
        "purchase": one.purchase.map(|id| id.0),
        "number": one.external_id,
        "next": found.next.get(&one.id).map(super::json::follow_up),
        "stale": found.stale.contains(&one.id),
    })
}

/// The opportunities of one client, for a card.
pub(super) fn of_card(found: &Opportunities, whose: (ClientId, &str), rules: &Rules, cx: &Context) -> Vec<Value> {
    let client = json!({ "id": whose.0.0, "name": whose.1 });
    found.list.iter().map(|one| one_json(found, one, &client, rules, cx)).collect()
}
