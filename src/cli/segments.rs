//! `cartera segments`: saved filters with how many clients each means; `segments add NAME FILTER`, `segments remove NAME`.
//!
//! With `--json`: `segments`, each with `code`, `name`, `filter`, `hue`, `cadence` (`ideal`, `maximum`), `hidden` and `clients` (how many; `null` where the
//! filter cannot be read), and `zones` and `sectors`, each with `value` and `clients`.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Fail, Result, Streams, codes};
use crate::agenda::{Agenda, AgendaError, GroupBy};
use crate::domain::{Cadence, Code, Hue, Segment, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "segments";

/// The most values of a group that are listed.
const LISTED: usize = 20;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("what", "cli-val-segment")
        .option("colour", "cli-val-hue")
        .option("rename", "cli-val-name")
        .option("filter", "cli-val-filter")
        .option("cadence", "cli-val-cadence")
        .flag("hide")
        .flag("show")
        .flag("all")
        .without("hide", &["show"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let said: Vec<&String> = args.get_many::<String>("what").into_iter().flatten().collect();
    match said.split_first() {
        None => list(cx, args, &agenda, to),
        Some((verb, rest)) if *verb == "add" => {
            let Some((name, filter)) = rest.split_first().filter(|(_, filter)| !filter.is_empty()) else {
                return Err(cx.usage("error-cli-segments-add"));
            };
            let filter = filter.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
            let cadence = cadence(cx, args, None)?;
            let segment = Segment { hue: hue(cx, args)?, cadence, ..Segment::named(name.as_str(), filter) };
            agenda.save_segment(segment)?;
            done(cx, &agenda, name, to)
        }
        Some((verb, rest)) if *verb == "remove" && !rest.is_empty() => {
            let name = rest.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
            let segment = named(cx, &agenda, &name)?;
            if segment.code.is_some() {
                // One that came ready made is hidden: there would be no way to add it again.
                agenda.save_segment(Segment { hidden: true, ..segment })?;
            } else {
                agenda.remove_segment(&segment)?;
            }
            if cx.json {
                return Ok(output::json(to.out, &json!({ "removed": name }))?);
            }
            Ok(writeln!(
                to.out,
                "{}",
                cx.texts.with("cli-segments-removed", &[("name", text::clean_line(&name).into())])
            )?)
        }
        Some(_) => change(cx, args, &mut agenda, to),
    }
}

/// Changes the segment that is named, or says whom it means.
fn change(cx: &Context, args: &ArgMatches, agenda: &mut Agenda, to: &mut Streams) -> Result<()> {
    let before = named(cx, agenda, &words(args, "what"))?;
    let value = |name: &str| args.get_one::<String>(name).cloned();
    let after = Segment {
        name: value("rename").unwrap_or_else(|| before.name.clone()),
        filter: value("filter").unwrap_or_else(|| before.filter.clone()),
        hue: hue(cx, args)?.or(before.hue),
        cadence: cadence(cx, args, before.cadence)?,
        hidden: (before.hidden || args.get_flag("hide")) && !args.get_flag("show"),
        ..before.clone()
    };
    if after != before {
        agenda.save_segment(after.clone())?;
    }
    let name = cx.texts.segment(&after);
    done(cx, agenda, &name, to)
}

/// Says how a segment stands now.
fn done(cx: &Context, agenda: &Agenda, name: &str, to: &mut Streams) -> Result<()> {
    let segment = named(cx, agenda, name)?;
    if cx.json {
        return Ok(output::json(to.out, &answer(cx, agenda, &segment))?);
    }
    Ok(cx.style.table(to.out, &[line(cx, agenda, &segment)])?)
}

fn hue(cx: &Context, args: &ArgMatches) -> Result<Option<Hue>> {
    let Some(typed) = args.get_one::<String>("colour") else { return Ok(None) };
    codes::find(cx, typed, Hue::ALL).map(Some).ok_or_else(|| {
        let words: Vec<&str> = Hue::ALL.iter().map(|hue| cx.texts.word(*hue)).collect();
        cx.bad_value("--colour", typed, &words.join(", "))
    })
}

/// The cadence that is asked for, which may be none on purpose; that of `before` when nothing is said.
fn cadence(cx: &Context, args: &ArgMatches, before: Option<Cadence>) -> Result<Option<Cadence>> {
    let Some(typed) = args.get_one::<String>("cadence") else { return Ok(before) };
    if ["-", "none", "no", "ninguna"].contains(&typed.trim()) {
        return Ok(None);
    }
    Cadence::read(typed).map(Some).ok_or_else(|| {
        let accepted = [("most", Cadence::LONGEST.into())];
        cx.bad_value("--cadence", typed, &cx.texts.with("error-cli-accepts-cadence", &accepted))
    })
}

/// The segment that is called so, or has this code.
pub(super) fn named(cx: &Context, agenda: &Agenda, typed: &str) -> Result<Segment> {
    let wanted = text::fold(typed.trim());
    let segments = agenda.segments()?;
    let is_it = |segment: &&Segment| {
        text::fold(&cx.texts.segment(segment)) == wanted || segment.code.as_deref() == Some(wanted.as_str())
    };
    segments.iter().find(is_it).cloned().ok_or_else(|| {
        let names: Vec<String> = segments.iter().map(|segment| cx.texts.segment(segment)).collect();
        let args = [("name", text::clean_line(typed).into()), ("names", names.join(", ").into())];
        Fail::Said(cx.texts.with("error-cli-no-segment", &args))
    })
}

/// How many it means; `None` where its filter cannot be read, as when a field that it names is gone.
fn count(agenda: &Agenda, segment: &Segment) -> Option<usize> {
    agenda.count_segment(segment).ok()
}

fn list(cx: &Context, args: &ArgMatches, agenda: &Agenda, to: &mut Streams) -> Result<()> {
    let mut segments = agenda.segments()?;
    if !args.get_flag("all") && !cx.json {
        segments.retain(|segment| !segment.hidden);
    }
    let groups = [("zones", GroupBy::Zone), ("sectors", GroupBy::Sector)];
    let groups = groups.map(|(name, by)| Ok::<_, AgendaError>((name, agenda.groups(by)?)));
    let groups = groups.into_iter().collect::<std::result::Result<Vec<_>, _>>()?;
    if cx.json {
        let mut value = json!({ "segments": segments.iter().map(|one| answer(cx, agenda, one)).collect::<Vec<_>>() });
        for (name, values) in groups {
            let values = values.iter().map(|(value, clients)| json!({ "value": value, "clients": clients }));
            value[name] = values.collect();
        }
        return Ok(output::json(to.out, &value)?);
    }
    cx.style.table(to.out, &segments.iter().map(|segment| line(cx, agenda, segment)).collect::<Vec<_>>())?;
    for (name, mut values) in groups.into_iter().filter(|(_, values)| !values.is_empty()) {
        values.sort_by_key(|(_, clients)| std::cmp::Reverse(*clients));
        let said = values.iter().take(LISTED).map(|(value, clients)| {
            format!("{} {}", text::clean_line(value), cx.texts.integer(i64::try_from(*clients).unwrap_or(i64::MAX)))
        });
        let more = if values.len() > LISTED { " …" } else { "" };
        let values = format!("{}{more}", said.collect::<Vec<_>>().join(" · "));
        writeln!(to.out, "{}", cx.texts.with(&format!("cli-segments-{name}"), &[("values", values.into())]))?;
    }
    Ok(())
}

fn line(cx: &Context, agenda: &Agenda, segment: &Segment) -> Vec<(Paint, String)> {
    let clients = match count(agenda, segment) {
        Some(clients) => cx.texts.integer(i64::try_from(clients).unwrap_or(i64::MAX)),
        None => "—".to_owned(),
    };
    let hidden = if segment.hidden { format!(" ({})", cx.texts.get("segments-hidden")) } else { String::new() };
    vec![
        (Paint::Strong, output::brief(&cx.texts.segment(segment), 40)),
        (Paint::Plain, clients),
        (Paint::Faint, segment.hue.map(|hue| cx.texts.word(hue).to_owned()).unwrap_or_default()),
        (Paint::Faint, segment.cadence.map(|cadence| cx.texts.every(cadence)).unwrap_or_default()),
        (Paint::Faint, format!("{}{hidden}", output::brief(&segment.filter, 80))),
    ]
}

fn answer(cx: &Context, agenda: &Agenda, segment: &Segment) -> Value {
    json!({
        "code": segment.code,
        "name": cx.texts.segment(segment),
        "filter": segment.filter,
        "hue": segment.hue.map(Code::code),
        "cadence": segment.cadence.map(|cadence| json!({ "ideal": cadence.ideal, "maximum": cadence.maximum })),
        "hidden": segment.hidden,
        "clients": count(agenda, segment),
    })
}
