//! `cartera log`: writes down what happened, together with what comes next.
//!
//! Without `--next` nothing is planned: the suggestion is only named. `--next auto` takes it, `--next none` leaves the
//! client without one on purpose. With `--json`: see [`report::done`].

use std::io::Read;

use clap::{ArgMatches, Command};
use jiff::civil::{DateTime, time};

use super::args::Shape;
use super::context::{self, Context, words};
use super::next::{self, Asked};
use super::{Fail, Result, Streams, codes, report};
use crate::agenda::{Action, Agenda, LONGEST_TEXT, Log, Next, Plan};
use crate::domain::next_step::Suggestion;
use crate::domain::when::Lean;
use crate::domain::{ClientId, Code, ContactId, Direction, Kind, Outcome, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "log";

/// Where a text comes from that is not on the command line.
const INPUT: &str = "-";
/// More bytes than this are more than the longest text in any case.
const MOST_INPUT: usize = LONGEST_TEXT * 4 + 1;

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .operand("client", "cli-val-client")
        .optional_words("text", "cli-val-text")
        .option("kind", "cli-val-kind")
        .option("outcome", "cli-val-outcome")
        .option("at", "cli-val-when")
        .flag("in")
        .option("contact", "cli-val-name");
    next::options(shape).option("attention", "cli-val-light").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let kind = codes::member(cx, args, "kind", Kind::ALL)?.unwrap_or(Kind::Note);
    let outcome = codes::member(cx, args, "outcome", Outcome::ALL)?;
    let attention = codes::attention(cx, args)?;
    let at = moment(cx, args)?;
    let usual = if kind == Kind::Note { Kind::Call } else { kind };
    let asked = next::asked(cx, args, usual)?;
    let text = said(cx, args, to)?;
    let mut agenda = cx.agenda()?;
    let client = context::client(&agenda, args)?;
    let contact = contact(cx, &agenda, client, args)?;
    let suggestion = agenda.suggest(client, kind, outcome, at.date())?;
    let (next, hint) = match asked {
        Asked::Plan(plan) => (Next::Plan(plan), None),
        Asked::Suggestion => (next::suggested(cx, args, suggestion)?.map_or(Next::Nothing, Next::Plan), None),
        Asked::Nothing => (Next::Nothing, None),
        Asked::Unsaid => (Next::Nothing, suggestion),
    };
    let direction = if args.get_flag("in") { Direction::Incoming } else { Direction::Outgoing };
    agenda.log(&Log { contact, outcome, direction, text, next, attention, ..Log::new(client, kind, at) })?;
    report::done(cx, &agenda, client, Action::log(kind), to)?;
    match hint {
        Some(suggestion) if agenda.card(client, 0)?.follow_ups.is_empty() => remind(cx, client, suggestion, to),
        _ => Ok(()),
    }
}

/// Names the next step that was suggested and not planned.
fn remind(cx: &Context, client: ClientId, suggestion: Suggestion, to: &mut Streams) -> Result<()> {
    let Suggestion::Plan { on, channel } = suggestion else { return Ok(()) };
    let plan = Plan::once(on, None, channel, "");
    let command = format!("cartera plan '#{}' {on} --channel {}", client.0, channel.code());
    let args = [("step", report::plan_line(cx, &plan).into()), ("command", command.into())];
    Ok(report::remark(cx, "cli-suggestion", &args, to)?)
}

/// When it happened: now, or when `--at` says; a past day without an hour is taken at noon.
fn moment(cx: &Context, args: &ArgMatches) -> Result<DateTime> {
    let now = cx.clock.wall();
    let Some(phrase) = args.get_one::<String>("at") else { return Ok(now) };
    let when = cx.when(phrase, Lean::Past)?;
    Ok(match when.time {
        Some(time) => when.date.to_datetime(time),
        None if when.date == now.date() => now,
        None => when.date.to_datetime(time(12, 0, 0, 0)),
    })
}

/// The text: the words of the command line, or what is piped in when that is `-`.
fn said(cx: &Context, args: &ArgMatches, from: &mut Streams) -> Result<String> {
    let words = words(args, "text");
    if words != INPUT {
        return Ok(words);
    }
    let mut bytes = Vec::new();
    let mut input = (&mut *from.input).take(u64::try_from(MOST_INPUT).unwrap_or(u64::MAX));
    input.read_to_end(&mut bytes).map_err(|error| {
        let detail = text::clean_line(&error.to_string());
        Fail::Said(cx.texts.with("error-cli-input", &[("detail", detail.into())]))
    })?;
    // What is cut in the middle of a letter is too long anyway, and is refused for that.
    if bytes.len() < MOST_INPUT && std::str::from_utf8(&bytes).is_err() {
        return Err(cx.said("error-cli-input-not-text"));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The person at the client whose name begins with, or contains, what was typed.
fn contact(cx: &Context, agenda: &Agenda, client: ClientId, args: &ArgMatches) -> Result<Option<ContactId>> {
    let Some(typed) = args.get_one::<String>("contact") else { return Ok(None) };
    let contacts = agenda.card(client, 0)?.contacts;
    let wanted = text::words(typed);
    let whole: Vec<_> = contacts.iter().filter(|contact| text::fold(&contact.name) == text::fold(typed)).collect();
    let meant: Vec<_> = contacts
        .iter()
        .filter(|contact| {
            let words = text::words(&contact.name);
            !wanted.is_empty() && wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted)))
        })
        .collect();
    match (whole.as_slice(), meant.as_slice()) {
        ([one], _) | ([], [one]) => Ok(Some(one.id)),
        _ => {
            let names: Vec<_> = contacts.iter().map(|contact| text::clean_line(&contact.name)).collect();
            let typed: String = text::clean_line(typed).chars().take(60).collect();
            let key = if names.is_empty() { "error-cli-no-contacts" } else { "error-cli-contact" };
            let args = [("typed", typed.into()), ("names", names.join(", ").into())];
            Err(Fail::Said(cx.texts.with(key, &args)))
        }
    }
}
