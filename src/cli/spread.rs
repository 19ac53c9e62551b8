//! `cartera spread`: how what is too much for a day would be spread over the days after it; with `--apply` it is done.
//!
//! With `--json`: `day`, `stay`, `applied`, and `moves`, each with `client` (`id`, `name`) and `to`.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Result, Streams, report};
use crate::domain::text;
use crate::domain::when::Lean;
use crate::i18n::Texts;

pub(super) const NAME: &str = "spread";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).option("on", "cli-val-when").option("keep", "cli-val-number").flag("apply").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let day = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Future)?.date,
        None => cx.today(),
    };
    let keep = cx.number(args, "keep", 0)?;
    let mut agenda = cx.agenda()?;
    let spread = match keep {
        Some(keep) => agenda.propose(day, keep)?,
        None => agenda.overload(day)?,
    };
    let apply = args.get_flag("apply") && !spread.moves.is_empty();
    if apply {
        agenda.spread(&spread.moves)?;
    }
    if cx.json {
        let moves = spread.moves.iter().map(|step| {
            let client = json!({ "id": step.client.0, "name": text::clean_line(&step.name) });
            json!({ "client": client, "to": step.to.to_string() })
        });
        let moves: Vec<_> = moves.collect();
        let value = json!({ "day": spread.from.to_string(), "stay": spread.stay, "applied": apply, "moves": moves });
        return Ok(output::json(to.out, &value)?);
    }
    let today = cx.today();
    let (n, stay) = (spread.moves.len(), spread.stay);
    let capacity = agenda.rules().capacity;
    let title =
        cx.texts.with("cli-spread-title", &[("n", n.into()), ("stay", stay.into()), ("capacity", capacity.into())]);
    writeln!(to.out, "{}", cx.style.paint(Paint::Strong, &title))?;
    let line = |step: &crate::agenda::Move| {
        vec![
            (Paint::Plain, format!("→ {}", cx.texts.day(step.to, today))),
            (Paint::Faint, format!("#{}", step.client.0)),
            (Paint::Strong, output::brief(&step.name, 48)),
        ]
    };
    let lines: Vec<_> = spread.moves.iter().map(line).collect();
    cx.style.table(to.out, &lines)?;
    let remark = if apply { "cli-spread-done" } else { "cli-spread-how" };
    if !spread.moves.is_empty() {
        report::remark(cx, remark, &[], to)?;
    }
    Ok(())
}
