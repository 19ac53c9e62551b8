//! `cartera when`: how a date phrase is understood.
//!
//! With `--json`: `date`, `time` (or `null`), and `iso`, the two in one.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{Context, words};
use super::{Fail, Result, Streams, json, output};
use crate::clock::Clock;
use crate::domain::when::{self, Lean};
use crate::i18n::Texts;

pub(super) const NAME: &str = "when";

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
    let when = when::read(&phrase, &dates).map_err(|error| Fail::Said(cx.texts.when_error(&phrase, &error)))?;
    if cx.json {
        let value = json!({
            "date": when.date.to_string(),
            "time": when.time.map(json::time),
            "iso": when::iso(when),
        });
        return Ok(output::json(to.out, &value)?);
    }
    writeln!(to.out, "{}", cx.texts.when(when))?;
    Ok(())
}
