//! `cartera history`: what was done, newest first.
//!
//! With `--json`: a list of steps; see [`step`].

use clap::{ArgMatches, Command};
use jiff::Timestamp;
use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::agenda::Step;
use crate::domain::Code;
use crate::i18n::Texts;

pub(super) const NAME: &str = "history";

/// How many steps are shown when nobody says how many.
const USUAL: usize = 20;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).option("limit", "cli-val-number").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let limit = cx.number(args, "limit", 1)?.unwrap_or(USUAL);
    let agenda = cx.agenda()?;
    let steps = agenda.history(limit)?;
    if cx.json {
        let steps: Vec<_> = steps.iter().map(|done| step(cx, done)).collect();
        return Ok(output::json(to.out, &Value::Array(steps))?);
    }
    if steps.is_empty() {
        writeln!(to.out, "{}", cx.texts.get("cli-history-none"))?;
    }
    let rows: Vec<_> = steps.iter().map(|done| line(cx, done)).collect();
    Ok(cx.style.table(to.out, &rows)?)
}

fn line(cx: &Context, step: &Step) -> Vec<(Paint, String)> {
    let at = local(cx, step).map_or_else(|| step.at.clone(), |at| cx.texts.moment(at, cx.today()));
    let (paint, undone) = if step.undone { (Paint::Faint, cx.texts.get("cli-is-undone")) } else { (Paint::Plain, "") };
    vec![
        (Paint::Faint, at),
        (paint, cx.texts.step(step)),
        (Paint::Faint, cx.texts.word(step.origin).to_owned()),
        (paint, undone.to_owned()),
    ]
}

/// When it was done, on the user's wall clock.
fn local(cx: &Context, step: &Step) -> Option<DateTime> {
    let moment: Timestamp = step.at.parse().ok()?;
    Some(moment.to_zoned(cx.clock.now().time_zone().clone()).datetime())
}

/// A step: `id`, `at` (in UTC), `action`, `subject`, `count`, `origin`, `undone`, and its `label` for people.
pub(super) fn step(cx: &Context, step: &Step) -> Value {
    json!({
        "id": step.id,
        "at": step.at,
        "action": step.action.code(),
        "subject": step.subject,
        "count": step.count,
        "origin": step.origin.code(),
        "undone": step.undone,
        "label": cx.texts.step(step),
    })
}
