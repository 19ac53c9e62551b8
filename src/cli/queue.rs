//! `cartera queue`: the queue of the day, in the screens or, with `--list`, as text.
//!
//! With `--json`: `day`, `attended`, and `waiting`, each with `client` (`id`, `name`), `light`, `until` (the hour of an
//! appointment that is still to come), `skipped`, `reach`, `next` and `factors` (`factor`, `points`), the weightiest
//! first, with their `text`.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Result, Streams, json, report};
use crate::agenda::{Turn, Waiting};
use crate::domain::text;
use crate::domain::urgency::Factor;
use crate::i18n::Texts;

pub(super) const NAME: &str = "queue";

/// How many are listed unless all are asked for.
const LISTED: usize = 40;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).flag("list").flag("all").option("filter", "cli-val-filter").done()
}

/// Whether the screens are to be opened, and nothing to be printed.
pub(super) fn opens_screens(cx: &Context, args: &ArgMatches) -> bool {
    !(cx.json || args.get_flag("list") || args.get_flag("all"))
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let agenda = cx.agenda()?;
    let queue = match args.get_one::<String>("filter") {
        Some(filter) => agenda.queue_of(&agenda.begin_round(&agenda.clients_of(filter)?)?)?,
        None => agenda.queue()?,
    };
    let most = if cx.json || args.get_flag("all") { usize::MAX } else { LISTED };
    let turns = queue.waiting.iter().take(most).map(|waiting| Ok((*waiting, agenda.turn(waiting.client, 1)?)));
    let turns: Vec<_> = turns.collect::<Result<_>>()?;
    if cx.json {
        let waiting: Vec<_> = turns.iter().map(|(waiting, turn)| answer(cx, waiting, turn)).collect();
        let value = json!({ "day": cx.today().to_string(), "attended": queue.attended, "waiting": waiting });
        return Ok(output::json(to.out, &value)?);
    }
    let args = [("attended", queue.attended.into()), ("waiting", queue.waiting.len().into())];
    let title = cx.texts.with("cli-queue-title", &args);
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &title))?;
    let lines: Vec<_> = turns.iter().enumerate().map(|(n, (waiting, turn))| line(cx, n, waiting, turn)).collect();
    cx.style.table(to.out, &lines)?;
    if turns.len() < queue.waiting.len() {
        report::remark(cx, "cli-today-rest", &[("n", (queue.waiting.len() - turns.len()).into())], to)?;
    }
    Ok(())
}

fn line(cx: &Context, n: usize, waiting: &Waiting, turn: &Turn) -> Vec<(Paint, String)> {
    let light = turn.card.alert.light(cx.today());
    let reach = turn.card.reach().next().map(|channel| channel.value.as_str()).unwrap_or_default();
    let mut why = cx.texts.urgency(&turn.factors);
    if let Some(until) = waiting.until {
        why = cx.texts.with("cli-queue-until", &[("time", cx.texts.time(until).into())]);
    } else if waiting.skipped {
        why = format!("{} · {why}", cx.texts.get("cli-queue-skipped"));
    }
    vec![
        (Paint::Faint, (n + 1).to_string()),
        (light.map_or(Paint::Plain, Paint::Light), light.map(|light| light.glyph().to_owned()).unwrap_or_default()),
        (Paint::Strong, output::brief(&turn.card.client.name, 32)),
        (Paint::Plain, output::brief(&why, 60)),
        (Paint::Faint, output::brief(reach, 32)),
    ]
}

fn answer(cx: &Context, waiting: &Waiting, turn: &Turn) -> serde_json::Value {
    let factor = |factor: &Factor| json!({ "factor": factor.code(), "points": factor.points(turn.ideal) });
    let factors = turn.factors.iter().map(factor);
    json!({
        "client": { "id": waiting.client.0, "name": text::clean_line(&turn.card.client.name) },
        "light": json::light(turn.card.alert.light(cx.today())),
        "until": waiting.until.map(json::time),
        "skipped": waiting.skipped,
        "reach": turn.card.reach().next().map(|channel| channel.value.clone()),
        "next": turn.card.follow_ups.first().map(json::follow_up),
        "factors": factors.collect::<Vec<_>>(),
        "text": cx.texts.urgency(&turn.factors),
    })
}
