//! `cartera today`: the day, band after band.
//!
//! With `--json`: `day`, `counts` (`red`, `yellow`, `green`, `none`), `unsaid` (what was ticked off elsewhere) and `bands`,
//! each with `band` (`red`, `timed`, `yellow`, `green`, `none`) and `clients` (see [`row`](super::json::row)). With
//! `--notify`: see [`notify`].

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::json;
use super::notify;
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::agenda::{self, Agenda, Band, ClientRow, LightCounts};
use crate::domain::when::Lean;
use crate::domain::{Code, Light};
use crate::i18n::Texts;

pub(super) const NAME: &str = "today";

/// How many of a band are shown unless all are asked for: nobody reads on after a screen of them.
const BUSY: usize = 20;
/// How many of those who want nothing today.
const QUIET: usize = 5;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .option("on", "cli-val-when")
        .flag("all")
        .flag("notify")
        .option("within", "cli-val-minutes")
        .flag("again")
        .without("notify", &["on", "all"])
        .with("within", "notify")
        .with("again", "notify")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    if args.get_flag("notify") {
        return notify::run(cx, args, to);
    }
    let day = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Future)?.date,
        None => cx.today(),
    };
    let agenda = cx.agenda()?;
    let counts = agenda.day_counts(day)?;
    let all = cx.json || args.get_flag("all");
    let bands = bands(&agenda, day, all)?;
    if cx.json {
        let band = |(band, rows): &(Band, Vec<ClientRow>)| {
            let clients = rows.iter().map(|row| json::row(&agenda, row, day)).collect::<agenda::Result<Vec<_>>>()?;
            Ok(json!({ "band": band.code(), "clients": clients }))
        };
        let bands = bands.iter().map(band).collect::<Result<Vec<_>>>()?;
        let unsaid: Vec<_> = agenda
            .unsaid()?
            .iter()
            .map(|asked| {
                let plan = &asked.follow_up;
                json!({ "follow_up": plan.id.0, "client": plan.client.0, "name": asked.name, "on": asked.on.to_string(),
                    "channel": plan.channel.code(), "purpose": plan.purpose })
            })
            .collect();
        let value = json!({ "day": day.to_string(), "counts": totals(counts), "bands": bands, "unsaid": unsaid });
        return Ok(output::json(to.out, &value)?);
    }
    writeln!(to.out, "{}", headline(cx, day, counts))?;
    if agenda.day()?.empty {
        writeln!(to.out, "{}", cx.texts.get("cli-empty"))?;
    }
    let unsaid = agenda.unsaid()?;
    if !unsaid.is_empty() {
        writeln!(to.out, "\n{}", cx.texts.with("sync-unsaid", &[("n", unsaid.len().into())]))?;
        for asked in unsaid.iter().take(BUSY) {
            writeln!(to.out, "  {}", cx.texts.ticked_off(asked, day))?;
        }
    }
    // Appointments are yellow too, and counted with the rest of them.
    let yellow = bands.iter().filter(|(band, _)| band.light() == Light::Yellow).map(|(_, rows)| rows.len()).sum();
    for (band, rows) in &bands {
        if rows.is_empty() {
            continue;
        }
        let title = format!("{} {}", band.light().glyph(), cx.texts.word(*band));
        writeln!(to.out, "\n{}", cx.style.paint(Paint::Strong, &title))?;
        let said = |row: &ClientRow| Ok(line(cx, row, day, Mark::Glyph, said_last(&agenda, row)?));
        let lines = rows.iter().map(said).collect::<Result<Vec<_>>>()?;
        cx.style.table(to.out, &lines)?;
        let more = match band {
            Band::Red => counts.red.saturating_sub(rows.len()),
            Band::Timed if rows.len() < BUSY => 0,
            Band::Timed | Band::Yellow => counts.yellow.saturating_sub(yellow),
            Band::Green => counts.green.saturating_sub(rows.len()),
            Band::Unplanned => counts.unplanned.saturating_sub(rows.len()),
        };
        if more > 0 {
            super::report::remark(cx, "cli-today-rest", &[("n", more.into())], to)?;
        }
    }
    Ok(())
}

/// The rows of each band of the day, only the first of each unless `all` are wanted.
fn bands(agenda: &Agenda, day: Date, all: bool) -> Result<Vec<(Band, Vec<ClientRow>)>> {
    let limit = |band| match band {
        _ if all => usize::MAX,
        Band::Red | Band::Timed | Band::Yellow => BUSY,
        Band::Green | Band::Unplanned => QUIET,
    };
    Band::ALL.iter().map(|band| Ok((*band, agenda.band(*band, day, limit(*band))?))).collect()
}

/// How many clients have each light.
pub(super) fn totals(counts: LightCounts) -> serde_json::Value {
    let lights = Light::ALL.iter().map(|light| (light.code().to_owned(), counts.of(*light).into()));
    serde_json::Value::Object(lights.collect())
}

fn headline(cx: &Context, day: Date, counts: LightCounts) -> String {
    let lights = Light::ALL.iter().map(|light| {
        let count = cx.texts.integer(i64::try_from(counts.of(*light)).unwrap_or(i64::MAX));
        cx.style.paint(Paint::Light(*light), &format!("{} {count} {}", light.glyph(), cx.texts.word(*light)))
    });
    let mut parts = vec![cx.style.paint(Paint::Strong, &cx.texts.day_long(day))];
    parts.extend(lights);
    parts.join(" · ")
}

/// How a list says the light of a client.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// By its mark alone, under a heading that has the word.
    Glyph,
    /// By its mark and its word.
    Word,
}

/// What was said last with a client, in a few words.
pub(super) fn said_last(agenda: &Agenda, row: &ClientRow) -> Result<String> {
    Ok(agenda.last_word(row.id)?.map(|last| output::brief(&last.text, 60)).unwrap_or_default())
}

/// A client in a list: light, number, when it is wanted, who, why, where, and what else there is to say.
pub(super) fn line(cx: &Context, row: &ClientRow, day: Date, mark: Mark, more: String) -> Vec<(Paint, String)> {
    let light = row.light.light(day);
    let mark = match (light, mark) {
        (None, _) => " ".to_owned(),
        (Some(light), Mark::Glyph) => light.glyph().to_owned(),
        (Some(light), Mark::Word) => format!("{} {}", light.glyph(), cx.texts.word(light)),
    };
    let why = cx.texts.why(row, day, cx.settings.rules.attempts);
    let paint = light.map_or(Paint::Plain, Paint::Light);
    vec![
        (paint, mark),
        (Paint::Faint, format!("#{}", row.id.0)),
        (paint, cx.texts.wanted(row, day)),
        (Paint::Strong, output::brief(&row.name, 32)),
        (Paint::Plain, output::brief(&why, 48)),
        (Paint::Faint, output::brief(row.company.as_deref().unwrap_or(""), 24)),
        (Paint::Faint, output::brief(row.city.as_deref().unwrap_or(""), 16)),
        (Paint::Faint, more),
    ]
}
