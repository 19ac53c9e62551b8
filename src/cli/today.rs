//! `cartera today`: the day, band after band.
//!
//! With `--json`: `day`, `counts` (`red`, `yellow`, `green`, `none`), `unsaid` (what was ticked off elsewhere) and `bands`,
//! each with `band` (`red`, `timed`, `yellow`, `green`, `none`) and `clients` (see [`row`](super::json::row)). With
//! `--notify`: see [`notify`].

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::{Value, json};

use super::args::Shape;
use super::context::Context;
use super::json;
use super::notify;
use super::output::{self, Paint};
use super::{Result, Streams};
use crate::agenda::{self, Agenda, Band, BandSizes, ClientRow, LightCounts, Unsaid};
use crate::domain::when::Lean;
use crate::domain::{Code, Light};
use crate::i18n::Texts;

pub(super) const NAME: &str = "today";

/// How many of a band are shown unless all are asked for: all bands together are read at a glance.
const BUSY: usize = 12;
/// How many of those who want nothing today.
const QUIET: usize = 3;

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
    if cx.json {
        let value = agenda.at_once(|| value(&agenda, day))?;
        return Ok(output::json(to.out, &value)?);
    }
    let all = args.get_flag("all");
    if !all {
        agenda.spare_memory()?;
    }
    let Shown { sizes, empty, unsaid, bands } = agenda.at_once(|| Shown::of(cx, &agenda, day, all))?;
    writeln!(to.out, "{}", headline(cx, day, sizes.counts))?;
    if empty {
        writeln!(to.out, "{}", cx.texts.get("cli-empty"))?;
    }
    if !unsaid.is_empty() {
        writeln!(to.out, "\n{}", cx.texts.with("sync-unsaid", &[("n", unsaid.len().into())]))?;
        for asked in unsaid.iter().take(BUSY) {
            writeln!(to.out, "  {}", cx.texts.ticked_off(asked, day))?;
        }
    }
    for (band, lines) in &bands {
        if lines.is_empty() {
            continue;
        }
        let title = format!("{} {}", band.light().glyph(), cx.texts.word(*band));
        writeln!(to.out, "\n{}", cx.style.paint(Paint::Strong, &title))?;
        cx.style.table(to.out, lines)?;
        let more = sizes.of(*band).saturating_sub(lines.len());
        if more > 0 {
            super::report::remark(cx, "cli-today-rest", &[("n", more.into())], to)?;
        }
    }
    Ok(())
}

/// What there is to say of a day.
struct Shown {
    sizes: BandSizes,
    /// Whether there is no client at all.
    empty: bool,
    /// What was ticked off elsewhere.
    unsaid: Vec<Unsaid>,
    /// A line for each client.
    bands: Vec<(Band, Vec<Line>)>,
}

impl Shown {
    fn of(cx: &Context, agenda: &Agenda, day: Date, all: bool) -> Result<Self> {
        let said = |row: &ClientRow| Ok(line(cx, row, day, Mark::Glyph, said_last(agenda, row)?));
        let lines = |(band, rows): (Band, Vec<ClientRow>)| Ok((band, rows.iter().map(said).collect::<Result<_>>()?));
        let bands = bands(agenda, day, all)?.into_iter().map(lines).collect::<Result<Vec<_>>>()?;
        Ok(Self { sizes: agenda.band_sizes(day)?, empty: agenda.is_empty()?, unsaid: agenda.unsaid()?, bands })
    }
}

/// The day as JSON.
fn value(agenda: &Agenda, day: Date) -> Result<Value> {
    let band = |(band, rows): &(Band, Vec<ClientRow>)| {
        let clients = rows.iter().map(|row| json::row(agenda, row, day)).collect::<agenda::Result<Vec<_>>>()?;
        Ok(json!({ "band": band.code(), "clients": clients }))
    };
    let bands = bands(agenda, day, true)?.iter().map(band).collect::<Result<Vec<_>>>()?;
    let unsaid = |asked: &Unsaid| {
        let plan = &asked.follow_up;
        json!({ "follow_up": plan.id.0, "client": plan.client.0, "name": asked.name, "on": asked.on.to_string(),
            "channel": plan.channel.code(), "purpose": plan.purpose })
    };
    let unsaid: Vec<_> = agenda.unsaid()?.iter().map(unsaid).collect();
    let counts = totals(agenda.day_counts(day)?);
    Ok(json!({ "day": day.to_string(), "counts": counts, "bands": bands, "unsaid": unsaid }))
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
pub(super) fn totals(counts: LightCounts) -> Value {
    let lights = Light::ALL.iter().map(|light| (light.code().to_owned(), counts.of(*light).into()));
    Value::Object(lights.collect())
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

/// The cells of a line.
type Line = Vec<(Paint, String)>;

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
pub(super) fn line(cx: &Context, row: &ClientRow, day: Date, mark: Mark, more: String) -> Line {
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
