//! The next step, as the options of several commands give it: `--next`, `--channel`, `--purpose`.

use clap::ArgMatches;

use super::args::Shape;
use super::context::Context;
use super::{Result, codes};
use crate::agenda::Plan;
use crate::domain::next_step::Suggestion;
use crate::domain::when::{self, Lean, When};
use crate::domain::{Kind, text};

/// What was asked for as the next step.
pub(super) enum Asked {
    /// This.
    Plan(Plan),
    /// What the outcome and the cadence suggest.
    Suggestion,
    /// None, on purpose.
    Nothing,
    /// Nothing was said of it.
    Unsaid,
}

/// Adds the options of a next step.
pub(super) fn options(shape: Shape<'_>) -> Shape<'_> {
    how(shape.option("next", "cli-val-when")).with("channel", "next").with("purpose", "next")
}

/// Adds the options that say how and what for.
pub(super) fn how(shape: Shape<'_>) -> Shape<'_> {
    shape.option("channel", "cli-val-kind").option("purpose", "cli-val-text")
}

/// What `--next` asks for.
pub(super) fn asked(cx: &Context, args: &ArgMatches, usual: Kind) -> Result<Asked> {
    let Some(phrase) = args.get_one::<String>("next") else { return Ok(Asked::Unsaid) };
    match text::fold(phrase.trim()).as_str() {
        "none" | "no" | "nada" | "ninguno" | "nothing" => Ok(Asked::Nothing),
        "auto" => Ok(Asked::Suggestion),
        _ => Ok(Asked::Plan(plan(cx, args, phrase, usual)?)),
    }
}

/// The plan that a date phrase, perhaps with a channel behind it, makes together with `--channel` and `--purpose`.
pub(super) fn plan(cx: &Context, args: &ArgMatches, phrase: &str, usual: Kind) -> Result<Plan> {
    let channel = codes::member(cx, args, "channel", Kind::PLANNABLE)?;
    plan_with(cx, args, phrase, (channel, usual), lead(cx, args)?)
}

/// The same with the channel that was named apart, if any, and the usual one.
pub(super) fn plan_with(
    cx: &Context,
    args: &ArgMatches,
    phrase: &str,
    (channel, usual): (Option<Kind>, Kind),
    lead: u16,
) -> Result<Plan> {
    let dates = cx.dates(Lean::Future);
    let with_channel = when::read_any_prefix(phrase, &dates).and_then(|(reading, end)| {
        let channel = codes::find(cx, phrase.get(end..)?, Kind::PLANNABLE)?;
        Some((reading, channel))
    });
    let (reading, named) = match with_channel {
        Some((reading, channel)) => (reading, Some(channel)),
        None => (cx.any_when(phrase)?, None),
    };
    let When { date, time } = reading.first();
    let purpose = args.get_one::<String>("purpose").map_or("", String::as_str);
    let once = Plan::once(date, time, channel.or(named).unwrap_or(usual), purpose);
    Ok(Plan { repeats: reading.rule().cloned(), lead, ..once })
}

/// How many days before its day it is announced, where the command has `--lead`.
fn lead(cx: &Context, args: &ArgMatches) -> Result<u16> {
    let Ok(Some(_)) = args.try_get_one::<String>("lead") else { return Ok(0) };
    let most = usize::from(Plan::MOST_LEAD);
    let days = cx.number(args, "lead", 0)?.filter(|days| *days <= most);
    let days = days.and_then(|days| u16::try_from(days).ok());
    days.ok_or_else(|| {
        let accepted = cx.texts.with("error-cli-accepts-between", &[("least", 0.into()), ("most", most.into())]);
        cx.bad_value("--lead", args.get_one::<String>("lead").map_or("", String::as_str), &accepted)
    })
}

/// The suggestion as a plan, with the channel and the purpose that were asked for.
pub(super) fn suggested(cx: &Context, args: &ArgMatches, suggestion: Option<Suggestion>) -> Result<Option<Plan>> {
    let asked = codes::member(cx, args, "channel", Kind::PLANNABLE)?;
    let purpose = args.get_one::<String>("purpose").cloned().unwrap_or_default();
    Ok(match suggestion {
        Some(Suggestion::Plan { when, channel }) => {
            Some(Plan::once(when.date, when.time, asked.unwrap_or(channel), purpose))
        }
        Some(Suggestion::Wait | Suggestion::Planned(_)) | None => None,
    })
}
