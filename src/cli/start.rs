//! `cartera start`: starts a playbook on a client, or on everybody whom a filter or a segment means; with `--dry-run` it
//! says what would be planned.
//!
//! With `--json`: `applied`, `playbook`, `planned` (how many steps), `begun`, each with `id`, `name` and `steps` (`step`,
//! `on`), and `skipped`, each with `id`, `name` and `why` (`running`, `away`, `past`).

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{self, Context, words};
use super::output::{self, Paint};
use super::{Result, Streams, report, segments};
use crate::agenda::{Agenda, Outlook, Skip};
use crate::domain::when::Lean;
use crate::domain::{ClientId, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "start";

/// How many are named of those with whom it begins.
const NAMED: usize = 12;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .operand("playbook", "cli-val-playbook")
        .optional_words("client", "cli-val-client")
        .option("filter", "cli-val-filter")
        .option("segment", "cli-val-segment")
        .without("segment", &["filter"])
        .option("from", "cli-val-when")
        .flag("dry-run")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let named = args.get_one::<String>("playbook").map_or("", String::as_str);
    let playbook = agenda.playbook_called(named)?;
    let clients = match (words(args, "client").is_empty(), filter(cx, args, &agenda)?) {
        (true, Some(filter)) => agenda.clients_of(&filter)?,
        (false, None) => vec![context::client(&agenda, args)?],
        _ => return Err(cx.usage("error-cli-start-whom")),
    };
    let from = from(cx, args)?;
    let rehearse = args.get_flag("dry-run");
    let outlook = if rehearse {
        agenda.outlook(&playbook, &clients, from)?
    } else {
        agenda.start_playbook(&playbook, &clients, from, None)?
    };
    tell(cx, &outlook, !rehearse, to)
}

/// The filter that is given, or that of the segment that is named.
pub(super) fn filter(cx: &Context, args: &ArgMatches, agenda: &Agenda) -> Result<Option<String>> {
    if let Some(segment) = args.get_one::<String>("segment") {
        return Ok(Some(segments::named(cx, agenda, segment)?.filter));
    }
    Ok(args.get_one::<String>("filter").cloned())
}

/// From which day on its steps are counted.
pub(super) fn from(cx: &Context, args: &ArgMatches) -> Result<jiff::civil::Date> {
    match args.get_one::<String>("from") {
        Some(phrase) => Ok(cx.when(phrase, Lean::Future)?.date),
        None => Ok(cx.today()),
    }
}

/// Says what was planned, or would be.
pub(super) fn tell(cx: &Context, outlook: &Outlook, applied: bool, to: &mut Streams) -> Result<()> {
    if cx.json {
        return Ok(output::json(to.out, &answer(outlook, applied))?);
    }
    let today = cx.today();
    let name = text::clean_line(&outlook.name);
    let key = if applied { "start-done" } else { "start-would" };
    let title = cx.texts.with(key, &[("n", outlook.begun.len().into()), ("name", name.into())]);
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &title))?;
    if let Some((first, last)) = outlook.span() {
        let days = [first, last].map(|day| cx.texts.day(day, today));
        let [first, last] = days;
        let args = [("n", outlook.planned().into()), ("first", first.into()), ("last", last.into())];
        writeln!(to.out, "{}", cx.texts.with("start-span", &args))?;
    }
    let mut rows = Vec::new();
    for (client, name, laid) in outlook.begun.iter().take(NAMED) {
        let days: Vec<_> = laid.iter().map(|laid| cx.texts.day(laid.on, today)).collect();
        rows.push(row(*client, name, &days.join(" · ")));
    }
    if outlook.begun.len() > NAMED {
        rows.push(vec![(Paint::Faint, rest(cx, outlook.begun.len() - NAMED))]);
    }
    for (client, name, why) in outlook.skipped.iter().take(NAMED) {
        rows.push(row(*client, name, cx.texts.skip(*why)));
    }
    if outlook.skipped.len() > NAMED {
        rows.push(vec![(Paint::Faint, rest(cx, outlook.skipped.len() - NAMED))]);
    }
    cx.style.table(to.out, &rows)?;
    if !outlook.begun.is_empty() {
        report::remark(cx, if applied { "cli-start-undo" } else { "cli-start-how" }, &[], to)?;
    }
    Ok(())
}

fn rest(cx: &Context, n: usize) -> String {
    cx.texts.with("start-rest", &[("n", n.into())])
}

fn row(client: ClientId, name: &str, what: &str) -> Vec<(Paint, String)> {
    let id = (Paint::Faint, format!("#{}", client.0));
    vec![id, (Paint::Strong, output::brief(name, 40)), (Paint::Plain, what.to_owned())]
}

/// The same for a program.
pub(super) fn answer(outlook: &Outlook, applied: bool) -> Value {
    let begun = outlook.begun.iter().map(|(id, name, laid)| {
        let steps = laid.iter().map(|laid| json!({ "step": laid.step, "on": laid.on.to_string() }));
        json!({ "id": id.0, "name": name, "steps": steps.collect::<Vec<_>>() })
    });
    let skipped = outlook.skipped.iter().map(|(id, name, why)| {
        let why = match why {
            Skip::Running => "running",
            Skip::Away => "away",
            Skip::Past => "past",
        };
        json!({ "id": id.0, "name": name, "why": why })
    });
    json!({
        "applied": applied,
        "playbook": outlook.name,
        "planned": outlook.planned(),
        "begun": begun.collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
    })
}
