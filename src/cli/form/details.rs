//! What is known of a client beyond one line each: how large it is and how it is spoken to, dates that matter, the
//! user's own fields.

use clap::ArgMatches;

use super::super::args::Shape;
use super::super::context::Context;
use super::super::{Fail, Result, codes};
use crate::agenda::{Agenda, Record};
use crate::domain::text::fold;
use crate::domain::when::Lean;
use crate::domain::{Code, CustomValue, Language, Occasion, OccasionKind, Size, Tone, occasion};

/// What else `--clear` can empty.
pub(super) const CLEARED: &[&str] = &["size", "language", "tone", "potential", "occasion"];

pub(super) fn options(shape: Shape<'_>) -> Shape<'_> {
    shape
        .option("size", "cli-val-size")
        .option("language", "cli-val-language")
        .option("tone", "cli-val-tone")
        .option("potential", "cli-val-potential")
        .option("birthday", "cli-val-when")
        .many("occasion", "cli-val-occasion")
        .many("field", "cli-val-field-value")
}

pub(super) fn fill(cx: &Context, agenda: &Agenda, args: &ArgMatches, record: &mut Record) -> Result<()> {
    if let Some(size) = codes::member(cx, args, "size", Size::ALL)? {
        record.client.size = Some(size);
    }
    if let Some(language) = codes::member(cx, args, "language", Language::ALL)? {
        record.client.language = Some(language);
    }
    if let Some(tone) = codes::member(cx, args, "tone", Tone::ALL)? {
        record.client.tone = Some(tone);
    }
    if let Some(typed) = args.get_one::<String>("potential") {
        let money = cx.texts.read_money(typed).filter(|money| money.minor >= 0);
        let accepted = || cx.texts.get("error-cli-accepts-amount");
        record.client.potential = Some(money.ok_or_else(|| cx.bad_value("--potential", typed, accepted()))?);
    }
    if let Some(typed) = args.get_one::<String>("birthday") {
        let line = format!("{} {typed}", cx.texts.word(OccasionKind::Birthday));
        mark(record, read(cx, &line, record)?);
    }
    for typed in args.get_many::<String>("occasion").into_iter().flatten() {
        mark(record, read(cx, typed, record)?);
    }
    for typed in args.get_many::<String>("field").into_iter().flatten() {
        field(cx, agenda, typed, record)?;
    }
    Ok(())
}

fn read(cx: &Context, typed: &str, record: &Record) -> Result<(Option<usize>, Occasion)> {
    occasion::read(typed, cx.texts.locale().date_order(), cx.today(), &record.contacts)
        .map_err(|why| Fail::Usage(cx.texts.no_occasion(&why)))
}

/// Adds a date that matters, in place of the one that was about the same.
fn mark(record: &mut Record, (owner, occasion): (Option<usize>, Occasion)) {
    let same = |(whose, known): &&mut (Option<usize>, Occasion)| {
        (*whose, known.kind, fold(&known.label)) == (owner, occasion.kind, fold(&occasion.label))
    };
    match record.occasions.iter_mut().find(same) {
        Some((_, known)) => *known = Occasion { id: known.id, since: known.since, ..occasion },
        None => record.occasions.push((owner, occasion)),
    }
}

/// `NAME=VALUE`; nothing behind the sign empties the field.
fn field(cx: &Context, agenda: &Agenda, typed: &str, record: &mut Record) -> Result<()> {
    let Some((name, value)) = typed.split_once('=') else {
        return Err(cx.bad_value("--field", typed, cx.texts.get("cli-val-field-value")));
    };
    let field = agenda.field_named(name)?;
    let dates = cx.dates(Lean::Future);
    let value = field
        .read(value, &dates, cx.texts.coins().decimal)
        .map_err(|why| Fail::Usage(cx.texts.misfit(&field, value, &why)))?;
    record.values.retain(|known| known.field != field.id);
    record.values.extend(value.map(|value| CustomValue { field: field.id, value }));
    Ok(())
}

/// Empties one of [`CLEARED`]; whether it was one.
pub(super) fn clear(name: &str, record: &mut Record) -> bool {
    match name {
        "size" => record.client.size = None,
        "language" => record.client.language = None,
        "tone" => record.client.tone = None,
        "potential" => record.client.potential = None,
        "occasion" => record.occasions.clear(),
        _ => return false,
    }
    true
}
