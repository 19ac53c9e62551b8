//! `cartera lost`: writes down that a client went away and why, or that it came back; alone, who went away.
//!
//! With `--json`: of a client see [`report::done`]; alone `clients`, each with `id`, `name`, `on`, `why`, `note`, `last`
//! (the day of the last contact) and `value` (`minor`, in the smallest unit, and `currency`) of all that it bought.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{self, Context, words};
use super::output::{self, Paint};
use super::{Result, Streams, codes, report};
use crate::agenda::{Action, Agenda, LostClient};
use crate::domain::when::Lean;
use crate::domain::{Code, Loss, LossReason, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "lost";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("client", "cli-val-client")
        .option("why", "cli-val-why")
        .option("note", "cli-val-text")
        .option("on", "cli-val-when")
        .flag("back")
        .without("back", &["why", "note", "on"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let why = codes::member(cx, args, "why", LossReason::ALL)?;
    if words(args, "client").is_empty() {
        if why.is_some() || args.get_flag("back") || args.contains_id("note") || args.contains_id("on") {
            return Err(cx.usage("error-cli-lost-whom"));
        }
        return list(cx, &agenda, to);
    }
    let client = context::client(&agenda, args)?;
    if args.get_flag("back") {
        agenda.recover(&[client])?;
        return report::done(cx, &agenda, client, Action::Recover, to);
    }
    let Some(why) = why else {
        let reasons: Vec<&str> = LossReason::ALL.iter().map(|reason| cx.texts.word(*reason)).collect();
        return Err(super::Fail::Usage(cx.texts.with("error-cli-lost-why", &[("reasons", reasons.join(", ").into())])));
    };
    let on = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Past)?.date,
        None => cx.today(),
    };
    agenda.lose(&[client], &Loss { on, why, note: args.get_one::<String>("note").cloned() })?;
    report::done(cx, &agenda, client, Action::Lose, to)
}

fn list(cx: &Context, agenda: &Agenda, to: &mut Streams) -> Result<()> {
    let lost = agenda.lost_clients()?;
    if cx.json {
        let client = |lost: &LostClient| {
            json!({
                "id": lost.client.0,
                "name": lost.name,
                "on": lost.loss.on.to_string(),
                "why": lost.loss.why.code(),
                "note": lost.loss.note,
                "last": lost.last.map(|day| day.to_string()),
                "value": json!({ "minor": lost.value.minor, "currency": lost.value.currency.code() }),
            })
        };
        return Ok(output::json(to.out, &json!({ "clients": lost.iter().map(client).collect::<Vec<_>>() }))?);
    }
    if lost.is_empty() {
        return Ok(writeln!(to.out, "{}", cx.texts.get("cli-lost-none"))?);
    }
    let line = |lost: &LostClient| {
        let note = lost.loss.note.as_deref().map(|note| format!(": {}", text::clean_line(note))).unwrap_or_default();
        let last = match lost.last {
            Some(day) => cx.texts.relative(day, cx.today()),
            None => cx.texts.get("cli-lost-never").to_owned(),
        };
        vec![
            (Paint::Faint, format!("#{}", lost.client.0)),
            (Paint::Strong, output::brief(&lost.name, 32)),
            (Paint::Plain, cx.texts.day(lost.loss.on, cx.today())),
            (Paint::Plain, if lost.value.minor == 0 { String::new() } else { cx.texts.money(lost.value) }),
            (Paint::Faint, cx.texts.with("cli-lost-last", &[("ago", last.into())])),
            (Paint::Plain, output::brief(&format!("{}{note}", cx.texts.word(lost.loss.why)), 60)),
        ]
    };
    Ok(cx.style.table(to.out, &lost.iter().map(line).collect::<Vec<_>>())?)
}
