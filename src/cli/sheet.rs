//! `cartera sheet`: the sheet of a day, to print and take along: as text, as a web page, or as JSON.
//!
//! With `--json`: `day`, `stretches` (`zone`, `city`, `stops`), `zone`, `passing`, `passing_count`. A stop has
//! `follow_up`, and like those of `passing` `client` (`id`, `name`, `company`, `zone`, `city`), `with`, `phones`,
//! `addresses`, `light`, `open` (see [`point`](super::topics::point)) and `last`.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use minijinja::value::Serde;
use minijinja::{Environment, context};
use serde::Serialize;
use serde_json::{Value, json};

use super::args::Shape;
use super::context::Context;
use super::keep::keep;
use super::output::{self, Paint};
use super::{Fail, Result, Streams, json, topics};
use crate::agenda::{Card, Sheet, Stop, Stretch};
use crate::domain::when::Lean;
use crate::domain::{ChannelKind, FollowUp, cells, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "sheet";

const PAGE: &str = include_str!("templates/sheet.html");
/// The formats, as `--format` names them.
const FORMATS: [&str; 2] = ["text", "html"];
/// Numbers and addresses that are shown of each client.
const WAYS: usize = 2;
/// Characters of what was said last.
const LAST: usize = 300;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .option("on", "cli-val-when")
        .option("zone", "cli-val-zone")
        .option("format", "cli-val-format")
        .file("out", "cli-val-file")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let out = args.get_one::<PathBuf>("out");
    let is_page = format(cx, args, out.map(PathBuf::as_path))?;
    let day = match args.get_one::<String>("on") {
        Some(phrase) => cx.when(phrase, Lean::Future)?.date,
        None => cx.today(),
    };
    let sheet = cx.agenda()?.sheet(day, args.get_one::<String>("zone").map(String::as_str))?;
    let mut bytes = Vec::new();
    if cx.json {
        output::json(&mut bytes, &value(cx, &sheet))?;
    } else {
        let shown = Shown::of(cx, &sheet);
        if is_page { page(cx, &shown, &mut bytes)? } else { plain(cx, &shown, out.is_some(), &mut bytes)? }
    }
    match out {
        None => Ok(to.out.write_all(&bytes)?),
        Some(path) => {
            keep(cx, path, &bytes)?;
            let path = text::clean_line(&path.display().to_string());
            let args = [("path", path.into()), ("n", sheet.stops().count().into())];
            if cx.json { Ok(()) } else { Ok(writeln!(to.out, "{}", cx.texts.with("cli-sheet-written", &args))?) }
        }
    }
}

/// Whether a web page is wanted: as `--format` says, else as the name of the file does.
fn format(cx: &Context, args: &ArgMatches, out: Option<&Path>) -> Result<bool> {
    let Some(typed) = args.get_one::<String>("format") else {
        let ending = out.and_then(Path::extension).and_then(|ending| ending.to_str());
        return Ok(ending.is_some_and(|ending| ["html", "htm"].contains(&ending.to_ascii_lowercase().as_str())));
    };
    match FORMATS.iter().position(|format| *format == typed.trim().to_ascii_lowercase()) {
        Some(place) => Ok(place == 1),
        None => Err(cx.bad_value("--format", typed, &FORMATS.join(", "))),
    }
}

/// The sheet in the user's words, before it is laid out. Nothing foreign in it can move a terminal.
#[derive(Serialize)]
struct Shown {
    title: String,
    summary: String,
    stretches: Vec<Part>,
    /// Said also when there is nobody.
    passing_title: Option<String>,
    passing: Vec<Item>,
    passing_rest: Option<String>,
    nothing: Option<String>,
}

/// A place, and what is planned there.
#[derive(Serialize)]
struct Part {
    place: String,
    stops: Vec<Item>,
}

/// A client, and what there is to know at the door.
#[derive(Serialize)]
struct Item {
    when: String,
    how: String,
    who: String,
    with: String,
    what: String,
    /// Label and value.
    rows: Vec<(String, String)>,
    last: String,
}

impl Shown {
    fn of(cx: &Context, sheet: &Sheet) -> Self {
        let texts = &cx.texts;
        let title = texts.with("cli-sheet-title", &[("day", texts.day_long(sheet.day).into())]);
        let stops: Vec<&Stop> = sheet.stops().collect();
        let met = stops.iter().filter(|stop| stop.is_face_to_face()).count();
        let planned = texts.with("cli-sheet-planned", &[("n", stops.len().into())]);
        let met = texts.with("cli-sheet-met", &[("n", met.into())]);
        let passing_title = sheet.zone.as_deref().map(|zone| {
            let zone = text::clean_line(zone);
            texts.with("cli-sheet-passing", &[("zone", zone.into()), ("n", sheet.passing_count.into())])
        });
        let rest = sheet.passing_count - sheet.passing.len();
        let is_empty = stops.is_empty() && sheet.passing.is_empty();
        Self {
            title,
            summary: format!("{planned} · {met}"),
            stretches: sheet.stretches.iter().map(|stretch| Part::of(cx, stretch)).collect(),
            passing_title,
            passing: sheet.passing.iter().map(|card| Item::of(cx, card, None, sheet.day)).collect(),
            passing_rest: (rest > 0).then(|| texts.with("cli-sheet-rest", &[("n", rest.into())])),
            nothing: is_empty.then(|| texts.get("cli-sheet-nothing").to_owned()),
        }
    }
}

impl Part {
    fn of(cx: &Context, stretch: &Stretch) -> Self {
        let names: Vec<String> =
            [&stretch.zone, &stretch.city].into_iter().flatten().map(|name| text::clean_line(name)).collect();
        let day = |stop: &Stop| Item::of(cx, &stop.card, Some(&stop.follow_up), stop.follow_up.due_on);
        Self {
            place: if names.is_empty() { cx.texts.get("cli-sheet-nowhere").to_owned() } else { names.join(" · ") },
            stops: stretch.stops.iter().map(day).collect(),
        }
    }
}

impl Item {
    /// A client on the sheet of a day: for what is planned, or because one passes by.
    fn of(cx: &Context, card: &Card, plan: Option<&FollowUp>, day: jiff::civil::Date) -> Self {
        let texts = &cx.texts;
        let light = card.alert.light(day);
        let (when, how, what) = if let Some(plan) = plan {
            let when = plan.due_at.map_or_else(|| texts.get("cli-sheet-any-time").to_owned(), |at| texts.time(at));
            (when, texts.word(plan.channel).to_owned(), text::clean_line(&plan.purpose))
        } else {
            let why = card.alert.fired(day).next().map(|turn| texts.reason_long(turn.reason, day));
            let light = light.map(|light| format!("{} {}", light.glyph(), texts.word(light)));
            (light.unwrap_or_default(), String::new(), why.unwrap_or_default())
        };
        let mut rows = Vec::new();
        for channel in addresses(card).chain(phones(card)) {
            rows.push((texts.word(channel.kind).to_owned(), text::clean_line(&channel.value)));
        }
        for opportunity in &card.opportunities.list {
            let said = texts.opportunity_called(opportunity, cx.today());
            rows.push((texts.get("cli-sheet-opportunity").to_owned(), said));
        }
        for point in &card.points {
            rows.push((texts.get("cli-sheet-open").to_owned(), texts.point(point, cx.today())));
        }
        let company = card.client.company.iter().map(|company| text::clean_line(company));
        let person = card.contacts.first().map(|contact| {
            let role = contact.role.iter().map(|role| text::clean_line(role));
            std::iter::once(text::clean_line(&contact.name)).chain(role).collect::<Vec<_>>().join(", ")
        });
        let last = card.interactions.iter().find(|it| !text::first_line(&it.text).is_empty()).map(|it| {
            let said = output::brief(&it.text, LAST);
            let day = texts.day_plain(it.at.date(), cx.today());
            texts.with(
                "cli-sheet-last",
                &[("day", day.into()), ("kind", texts.word(it.kind).into()), ("said", said.into())],
            )
        });
        Self {
            when,
            how,
            who: text::clean_line(&card.client.name),
            with: company.chain(person).collect::<Vec<_>>().join(" · "),
            what,
            rows,
            last: last.unwrap_or_default(),
        }
    }
}

/// Where to go: the client's own addresses before those of its people.
fn addresses(card: &Card) -> impl Iterator<Item = &crate::domain::Channel> {
    card.reach().filter(|channel| channel.kind == ChannelKind::Address).take(WAYS)
}

/// Where to call when nobody opens.
fn phones(card: &Card) -> impl Iterator<Item = &crate::domain::Channel> {
    card.reach().filter(|channel| channel.kind.is_number()).take(WAYS)
}

/// The sheet as a web page, in one file that needs no other.
fn page(cx: &Context, shown: &Shown, out: &mut Vec<u8>) -> Result<()> {
    let mut pages = Environment::new();
    // The name is what has everything escaped that is filled in.
    let template = pages.add_template("sheet.html", PAGE).and_then(|()| pages.get_template("sheet.html"));
    let lang = cx.texts.locale().tag();
    let filled =
        template.and_then(|template| template.render(context! { lang, ..minijinja::Value::from(Serde(shown)) }));
    let page = filled.map_err(|error| Fail::Output(std::io::Error::other(error.to_string())))?;
    Ok(out.write_all(page.as_bytes())?)
}

/// The sheet as text; what goes into a file has no colours, and the width of a page.
fn plain(cx: &Context, shown: &Shown, into_file: bool, out: &mut Vec<u8>) -> Result<()> {
    let style = if into_file { output::Style::PLAIN } else { cx.style };
    let items = shown.stretches.iter().flat_map(|part| &part.stops).chain(&shown.passing);
    let margin = BOX + items.map(|item| cells::width(&item.when)).max().unwrap_or(0) + 2;
    writeln!(out, "{}\n{}", style.paint(Paint::Strong, &shown.title), shown.summary)?;
    for part in &shown.stretches {
        writeln!(out, "\n{}", style.paint(Paint::Strong, &part.place))?;
        for item in &part.stops {
            entry(style, margin, item, out)?;
        }
    }
    if let Some(title) = &shown.passing_title {
        writeln!(out, "\n{}", style.paint(Paint::Strong, title))?;
        for item in &shown.passing {
            entry(style, margin, item, out)?;
        }
    }
    for line in shown.passing_rest.iter().chain(&shown.nothing) {
        writeln!(out, "\n{line}")?;
    }
    Ok(())
}

/// Columns of the box to tick.
const BOX: usize = 4;

/// A client, with what there is to know under the name, set in from the margin.
fn entry(style: output::Style, margin: usize, item: &Item, out: &mut Vec<u8>) -> Result<()> {
    let room = style.columns().saturating_sub(margin);
    let when = cells::fit(&item.when, margin - BOX - 2);
    let with = if item.with.is_empty() { String::new() } else { format!(" · {}", item.with) };
    let how = if item.how.is_empty() { String::new() } else { format!(" · {}", item.how) };
    let mut lines = cells::wrap(&format!("{}{how}{with}", item.who), room).into_iter();
    let first = lines.next().unwrap_or_default();
    writeln!(out, "[ ] {}  {first}", style.paint(Paint::Strong, &when))?;
    let rows = item.rows.iter().map(|(label, value)| format!("{label}: {value}"));
    let below = std::iter::once(item.what.clone()).chain(rows).chain(std::iter::once(item.last.clone()));
    for line in lines.chain(below.flat_map(|line| cells::wrap(&line, room))) {
        writeln!(out, "{}{line}", " ".repeat(margin))?;
    }
    Ok(())
}

fn value(cx: &Context, sheet: &Sheet) -> Value {
    let stop = |stop: &Stop| {
        let mut value = client(cx, &stop.card, sheet);
        value["follow_up"] = json::follow_up(&stop.follow_up);
        value
    };
    let stretch = |it: &Stretch| {
        let stops: Vec<Value> = it.stops.iter().map(stop).collect();
        json!({ "zone": it.zone, "city": it.city, "stops": stops })
    };
    json!({
        "day": sheet.day.to_string(),
        "stretches": sheet.stretches.iter().map(stretch).collect::<Vec<_>>(),
        "zone": sheet.zone,
        "passing": sheet.passing.iter().map(|card| client(cx, card, sheet)).collect::<Vec<_>>(),
        "passing_count": sheet.passing_count,
    })
}

fn client(cx: &Context, card: &Card, sheet: &Sheet) -> Value {
    let values = |channels: &mut dyn Iterator<Item = &crate::domain::Channel>| -> Vec<String> {
        channels.map(|channel| channel.value.clone()).collect()
    };
    let it = &card.client;
    json!({
        "client": { "id": it.id.0, "name": it.name, "company": it.company, "zone": it.zone, "city": it.city },
        "with": card.contacts.first().map(|contact| contact.name.as_str()),
        "phones": values(&mut phones(card)),
        "addresses": values(&mut addresses(card)),
        "light": json::light(card.alert.light(sheet.day)),
        "open": card.points.iter().map(|point| topics::point(cx, point, (it.id, &it.name))).collect::<Vec<_>>(),
        "last": card.interactions.first().map(|it| json::interaction(it, card)),
    })
}
