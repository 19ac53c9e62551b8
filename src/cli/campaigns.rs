//! `cartera campaigns`: the campaigns with what came of them; `campaigns start NAME`, `campaigns end NAME`.
//!
//! With `--json`: `campaigns`, each with `id`, `name`, `filter`, `playbook`, `started`, `ended` and `results` (`clients`,
//! `running`, `contacted`, `answered`, `sold`, `revenue`, `effort`, `own_cost`, `cost`, `unrated`, `percent`; money in the
//! smallest unit of `currency`); of one that was started, what `start` says, with `campaign`.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::start::{self, filter, from};
use super::{Result, Streams};
use crate::agenda::Agenda;
use crate::domain::campaign::{Results, WINDOW};
use crate::domain::capture::read_amount;
use crate::domain::{Campaign, Money, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "campaigns";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("what", "cli-val-campaign")
        .option("playbook", "cli-val-playbook")
        .option("filter", "cli-val-filter")
        .option("segment", "cli-val-segment")
        .without("segment", &["filter"])
        .option("from", "cli-val-when")
        .option("cost", "cli-val-amount")
        .option("rename", "cli-val-name")
        .flag("dry-run")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let said: Vec<&String> = args.get_many::<String>("what").into_iter().flatten().collect();
    let Some((verb, rest)) = said.split_first() else { return list(cx, &agenda, to) };
    let name = rest.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
    match verb.as_str() {
        "start" => begin(cx, args, &mut agenda, &name, to),
        "end" if name.is_empty() => Err(cx.usage("error-cli-campaigns-name")),
        "end" => {
            let campaign = agenda.campaign_called(&name)?;
            let n = agenda.end_campaign(campaign.id)?;
            if cx.json {
                let campaign = agenda.campaign_called(&format!("#{}", campaign.id.0))?;
                return Ok(output::json(to.out, &answer(&agenda, &campaign)?)?);
            }
            let args = [("n", n.into()), ("name", text::clean_line(&campaign.name).into())];
            Ok(writeln!(to.out, "{}", cx.texts.with("cli-campaigns-ended", &args))?)
        }
        _ => show(cx, args, &mut agenda, to),
    }
}

/// Starts a playbook on everybody whom the filter means.
fn begin(cx: &Context, args: &ArgMatches, agenda: &mut Agenda, name: &str, to: &mut Streams) -> Result<()> {
    let filter = filter(cx, args, agenda)?;
    let playbook = args.get_one::<String>("playbook");
    let (Some(filter), Some(playbook), false) = (filter, playbook, name.is_empty()) else {
        return Err(cx.usage("error-cli-campaigns-start"));
    };
    let playbook = agenda.playbook_called(playbook)?;
    let (from, cost) = (from(cx, args)?, cost(cx, args)?);
    if args.get_flag("dry-run") {
        let clients = agenda.clients_of(&filter)?;
        return start::tell(cx, &agenda.outlook(&playbook, &clients, from)?, false, to);
    }
    let (id, outlook) = agenda.start_campaign(name, &filter, &playbook, from, cost)?;
    if cx.json {
        let mut value = start::answer(&outlook, true);
        value["campaign"] = json!(id.0);
        return Ok(output::json(to.out, &value)?);
    }
    start::tell(cx, &outlook, true, to)
}

fn cost(cx: &Context, args: &ArgMatches) -> Result<Option<Money>> {
    let Some(typed) = args.get_one::<String>("cost") else { return Ok(None) };
    let home = cx.settings.rules().money.currency;
    read_amount(typed, &cx.texts.coins(), home).map(Some).ok_or_else(|| {
        let example = cx.texts.decimal(1_250, 2);
        let typed = text::clean_line(typed);
        super::Fail::Usage(cx.texts.with("error-line-price", &[("typed", typed.into()), ("example", example.into())]))
    })
}

/// Shows one campaign, after changing what is asked for.
fn show(cx: &Context, args: &ArgMatches, agenda: &mut Agenda, to: &mut Streams) -> Result<()> {
    let mut campaign = agenda.campaign_called(&words(args, "what"))?;
    let (cost, rename) = (cost(cx, args)?, args.get_one::<String>("rename"));
    if cost.is_some() || rename.is_some() {
        let name = rename.cloned().unwrap_or_else(|| campaign.name.clone());
        agenda.edit_campaign(campaign.id, &name, cost.or(campaign.own_cost()))?;
        campaign = agenda.campaign_called(&format!("#{}", campaign.id.0))?;
    }
    if cx.json {
        return Ok(output::json(to.out, &answer(agenda, &campaign)?)?);
    }
    tell(cx, agenda, &campaign, to)?;
    let definitions = cx.texts.with("campaign-definitions", &[("days", WINDOW.into())]);
    for line in definitions.lines() {
        writeln!(to.out, "{}", cx.style.paint(Paint::Faint, line))?;
    }
    Ok(())
}

fn list(cx: &Context, agenda: &Agenda, to: &mut Streams) -> Result<()> {
    let campaigns = agenda.campaigns()?;
    if cx.json {
        let all = campaigns.iter().map(|campaign| answer(agenda, campaign)).collect::<Result<Vec<_>>>()?;
        return Ok(output::json(to.out, &json!({ "campaigns": all }))?);
    }
    if campaigns.is_empty() {
        return Ok(writeln!(to.out, "{}", cx.texts.get("cli-campaigns-none"))?);
    }
    for campaign in &campaigns {
        tell(cx, agenda, campaign, to)?;
    }
    Ok(())
}

/// A campaign in three lines: what it is, what came of it, and what is not counted.
fn tell(cx: &Context, agenda: &Agenda, campaign: &Campaign, to: &mut Streams) -> Result<()> {
    let results = agenda.campaign_results(campaign.id)?;
    let name = cx.style.paint(Paint::Strong, &output::brief(&campaign.name, 60));
    let playbook = agenda.playbook_of_key(&campaign.playbook)?;
    let playbook = playbook.map(|playbook| format!(" · {}", output::brief(&playbook.name, 40))).unwrap_or_default();
    let running = (results.running > 0 && campaign.ended_on.is_none())
        .then(|| format!(" · {}", cx.texts.with("cli-campaigns-running", &[("n", results.running.into())])));
    writeln!(
        to.out,
        "{name} · {}{playbook} · {}{}",
        cx.texts.campaign_time(campaign, cx.today()),
        output::brief(&campaign.filter, 60),
        running.unwrap_or_default()
    )?;
    writeln!(to.out, "  {}", cx.texts.campaign_line(&results, agenda.rules().money.currency))?;
    if results.unrated > 0 {
        writeln!(to.out, "  {}", cx.texts.with("campaign-unrated", &[("n", results.unrated.into())]))?;
    }
    Ok(())
}

fn answer(agenda: &Agenda, campaign: &Campaign) -> Result<Value> {
    let results = agenda.campaign_results(campaign.id)?;
    Ok(json!({
        "id": campaign.id.0,
        "name": campaign.name,
        "filter": campaign.filter,
        "playbook": campaign.playbook,
        "started": campaign.started_on.to_string(),
        "ended": campaign.ended_on.map(|day| day.to_string()),
        "results": figures(agenda, &results),
    }))
}

fn figures(agenda: &Agenda, results: &Results) -> Value {
    json!({
        "clients": results.clients,
        "running": results.running,
        "contacted": results.contacted,
        "answered": results.answered,
        "sold": results.sold,
        "revenue": results.revenue,
        "effort": results.effort,
        "own_cost": results.own_cost,
        "cost": results.cost(),
        "currency": agenda.rules().money.currency.code(),
        "unrated": results.unrated,
        "percent": {
            "contacted": results.percent(results.contacted),
            "answered": results.percent(results.answered),
            "sold": results.percent(results.sold),
            "returned": results.returned(),
        },
    })
}
