//! `cartera when`: how a phrase for a date, or for what comes again, is understood.
//!
//! With `--json`: `ok`, `date`, `time` (or `null`), `iso`, the two in one, and `repeats`: `null`, or the `rule`, its
//! `words` and the `next` dates. What is not understood is answered too: `ok` is false, `error` says why and `readings`
//! what it may have meant.

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::{Fail, Result, Streams, json, output};
use crate::clock::Clock;
use crate::domain::when::{self, Lean, Reading, Repeated, When};
use crate::i18n::Texts;

pub(super) const NAME: &str = "when";

/// How many days of what comes again are shown.
const SHOWN: usize = 5;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).words("phrase", "cli-val-when").option("now", "cli-val-moment").flag("past").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let phrase = words(args, "phrase");
    let lean = if args.get_flag("past") { Lean::Past } else { Lean::Future };
    let mut dates = cx.dates(lean);
    if let Some(now) = args.get_one::<String>("now") {
        let clock = Clock::from_setting(Some(now));
        dates.now = clock.map_err(|_| cx.bad_value("--now", now, "2026-11-23T10:00"))?.wall();
    }
    match when::read_any(&phrase, &dates) {
        Ok(reading) if cx.json => Ok(output::json(to.out, &answer(cx, &reading))?),
        Ok(Reading::One(when)) => Ok(writeln!(to.out, "{}", cx.texts.when(when))?),
        Ok(Reading::Repeated(repeated)) => {
            writeln!(to.out, "{}", cx.texts.repeated(&repeated))?;
            for date in next(&repeated) {
                writeln!(to.out, "{}", cx.texts.when(When { date, ..repeated.first }))?;
            }
            Ok(writeln!(to.out, "{}", repeated.rule)?)
        }
        Err(error) => {
            if cx.json {
                let value = json!({ "ok": false, "error": error.code(), "readings": error.readings() });
                output::json(to.out, &value)?;
            }
            Err(Fail::Said(cx.texts.when_error(&phrase, &error)))
        }
    }
}

/// How a phrase was understood, for programs.
fn answer(cx: &Context, reading: &Reading) -> Value {
    let first = reading.first();
    let repeats = match reading {
        Reading::One(_) => Value::Null,
        Reading::Repeated(repeated) => json!({
            "rule": repeated.rule,
            "words": cx.texts.recurrence(&repeated.rule),
            "next": next(repeated).map(|date| date.to_string()).collect::<Vec<_>>(),
        }),
    };
    json!({
        "ok": true,
        "date": first.date.to_string(),
        "time": first.time.map(json::time),
        "iso": when::iso(first),
        "repeats": repeats,
    })
}

/// The first days of what comes again.
fn next(repeated: &Repeated) -> impl Iterator<Item = Date> {
    repeated.rule.occurrences(repeated.first.date).take(SHOWN)
}
