//! `cartera today --notify`: tells on the desktop what begins soon, and once a day what the day wants.
//!
//! With `--json`: `announced`, each with `kind` (`day`, `appointment`), `title` and `body`; of an appointment also
//! `client` and `follow_up`, of the day `counts` and `planned`.

use std::io::IsTerminal;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::context::Context;
use super::{Fail, Result, Streams, json, output, today};
use crate::agenda::News;
use crate::desktop::{Around, Desktop, Notice, System};

/// The bell of a terminal.
const BELL: &[u8] = b"\x07";
/// The longest time before an appointment, in minutes.
const LONGEST: usize = 720;

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let is_terminal = std::io::stdout().is_terminal();
    let desktop = System::new(Around::of_process(is_terminal && !cx.json));
    tell(cx, args, to, (&desktop, is_terminal))
}

/// Tells what is new; what the desktop did not take is news again next time.
fn tell(cx: &Context, args: &ArgMatches, to: &mut Streams, on: (&dyn Desktop, bool)) -> Result<()> {
    let (desktop, is_terminal) = on;
    let minutes = minutes(cx, args)?;
    let mut agenda = cx.agenda()?;
    let now = agenda.clock().wall();
    let news = agenda.news(minutes, args.get_flag("again"))?;
    let day = news.day.map(|day| cx.texts.day_notice(&day));
    let appointments = cx.texts.notices(&news.appointments, now);
    let answered = answer(cx, &news, (day.as_ref(), now), to);
    if is_terminal && cx.settings.remind.bell && !cx.json && !news.is_empty() {
        to.out.write_all(BELL)?;
    }
    // What is said is there before a desktop is waited for that may not answer.
    to.out.flush()?;
    let told: std::result::Result<Vec<_>, _> =
        day.iter().chain(&appointments).map(|notice| desktop.raise(notice)).collect();
    if let Err(why) = told {
        agenda.untold(&news)?;
        return Err(Fail::Said(cx.texts.undelivered(&why)));
    }
    answered
}

/// How long before they begin appointments are told of.
fn minutes(cx: &Context, args: &ArgMatches) -> Result<u16> {
    let within = cx.number(args, "within", 0)?.map(|minutes| u16::try_from(minutes.min(LONGEST)).unwrap_or(u16::MAX));
    Ok(within.unwrap_or(cx.settings.remind.minutes))
}

/// Says what is told, a line each; nothing when there is nothing.
fn answer(
    cx: &Context,
    news: &News,
    (day, now): (Option<&Notice>, jiff::civil::DateTime),
    to: &mut Streams,
) -> Result<()> {
    if !cx.json {
        if let Some(notice) = day {
            writeln!(to.out, "{}: {}", notice.title, notice.body)?;
        }
        for planned in &news.appointments {
            writeln!(to.out, "{}", cx.texts.appointment(planned, now))?;
        }
        return Ok(());
    }
    let whole = news.day.zip(day).map(|(news, notice)| {
        let counts = today::totals(news.counts);
        entry("day", notice, json!({ "counts": counts, "planned": news.planned }))
    });
    let each = news.appointments.iter().flat_map(|planned| {
        let client = json!({ "id": planned.client.0, "name": planned.name });
        let more = json!({ "client": client, "follow_up": json::day_plan(planned) });
        let notice = cx.texts.notices(std::slice::from_ref(planned), now);
        notice.into_iter().map(move |notice| entry("appointment", &notice, more.clone()))
    });
    let announced: Vec<Value> = whole.into_iter().chain(each).collect();
    Ok(output::json(to.out, &json!({ "announced": announced }))?)
}

fn entry(kind: &str, notice: &Notice, mut value: Value) -> Value {
    value["kind"] = kind.into();
    value["title"] = notice.title.as_str().into();
    value["body"] = notice.body.as_str().into();
    value
}
