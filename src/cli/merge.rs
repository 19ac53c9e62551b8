//! `cartera merge`: makes one client of two, with all that belongs to either; shown first, done with `--yes`.
//!
//! With `--json`: `applied`, `keep` and `gone` (`id`, `name`), `differing` (each `field`, `keep`, `gone`, `taken`), `filled`
//! (the fields that come over because they were empty), and `moving` (`interactions`, `follow_ups`, `purchases`,
//! `opportunities`, `attachments`).

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Result, Streams, report};
use crate::agenda::{MergeField, Merging, Record, Taken};
use crate::domain::{ClientId, Code, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "merge";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .operand("keep", "cli-val-client")
        .operand("gone", "cli-val-client")
        .many("take", "cli-val-field")
        .flag("apart")
        .flag("dry-run")
        .flag("yes")
        .without("yes", &["dry-run"])
        .without("apart", &["take", "dry-run", "yes"])
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let client = |name: &str| -> Result<ClientId> {
        let typed = args.get_one::<String>(name).map(String::as_str).unwrap_or_default();
        Ok(agenda.resolve(typed)?)
    };
    let (keep, gone) = (client("keep")?, client("gone")?);
    if args.get_flag("apart") {
        agenda.tell_apart(keep, gone)?;
        if cx.json {
            return Ok(output::json(to.out, &json!({ "apart": [keep.0, gone.0] }))?);
        }
        return Ok(writeln!(to.out, "{}", cx.texts.get("cli-merge-apart-done"))?);
    }
    let merging = agenda.merging(keep, gone)?;
    let taken = taken(cx, args, &merging)?;
    let apply = args.get_flag("yes");
    if apply {
        agenda.merge_clients(keep, gone, &taken, cx.texts.locale().region_code())?;
    }
    if cx.json {
        return Ok(output::json(to.out, &answer(cx, &merging, &taken, apply))?);
    }
    cx.style.table(to.out, &lines(cx, &merging, &taken))?;
    let filled = |field: &MergeField| {
        format!("{}: {}", cx.texts.word(*field), cx.texts.merge_value(*field, &merging.gone.client, cx.today()))
    };
    let filled: Vec<_> = merging.filled.iter().map(filled).collect();
    for (key, what) in [("twins-filled", filled.join(" · ")), ("twins-moving", cx.texts.belongings(&merging.moving))] {
        if !what.is_empty() {
            writeln!(to.out, "{}", cx.texts.with(key, &[("what", what.into())]))?;
        }
    }
    Ok(report::remark(cx, if apply { "cli-merge-done" } else { "cli-merge-how" }, &[], to)?)
}

/// What `--take` names.
fn taken(cx: &Context, args: &ArgMatches, merging: &Merging) -> Result<Taken> {
    let mut taken = Taken::default();
    for typed in args.get_many::<String>("take").into_iter().flatten() {
        let own = merging.custom.iter().find(|field| text::fold(&field.name) == text::fold(typed.trim()));
        match (own, cx.texts.merge_field(typed)) {
            (Some(own), _) => drop(taken.custom.insert(own.field)),
            (None, Some(field)) => drop(taken.fields.insert(field)),
            (None, None) => {
                let fields = merging.differing.iter().map(|field| field.code().to_owned());
                let own = merging.custom.iter().map(|field| text::clean_line(&field.name));
                return Err(cx.bad_value("--take", typed, &fields.chain(own).collect::<Vec<_>>().join(", ")));
            }
        }
    }
    Ok(taken)
}

/// Both side by side; what stays stands out.
fn lines(cx: &Context, merging: &Merging, taken: &Taken) -> Vec<Vec<(Paint, String)>> {
    let (keep, gone) = (&merging.keep.client, &merging.gone.client);
    let paint = |stays| if stays { Paint::Strong } else { Paint::Faint };
    let line = |label: &str, ours: &str, theirs: &str, take: bool| {
        let sign = if take { "→" } else { "←" };
        vec![
            (Paint::Plain, label.to_owned()),
            (paint(!take), output::brief(ours, 32)),
            (Paint::Faint, sign.to_owned()),
            (paint(take), output::brief(theirs, 32)),
        ]
    };
    let who = |record: &Record| format!("#{} {}", record.client.id.0, record.client.name);
    let mut lines = vec![line(cx.texts.get("cli-merge-clients"), &who(&merging.keep), &who(&merging.gone), false)];
    for field in &merging.differing {
        let value = |client| cx.texts.merge_value(*field, client, cx.today());
        lines.push(line(cx.texts.word(*field), &value(keep), &value(gone), taken.fields.contains(field)));
    }
    for own in &merging.custom {
        let name = output::brief(&own.name, 20);
        lines.push(line(&name, &own.keep, &own.gone, taken.custom.contains(&own.field)));
    }
    lines
}

fn answer(cx: &Context, merging: &Merging, taken: &Taken, applied: bool) -> Value {
    let (keep, gone) = (&merging.keep.client, &merging.gone.client);
    let who = |record: &Record| json!({ "id": record.client.id.0, "name": record.client.name });
    let fields = merging.differing.iter().map(|field| {
        let value = |client| cx.texts.merge_value(*field, client, cx.today());
        json!({ "field": field.code(), "keep": value(keep), "gone": value(gone), "taken": taken.fields.contains(field) })
    });
    let own = merging.custom.iter().map(|own| {
        json!({ "field": own.name, "keep": own.keep, "gone": own.gone, "taken": taken.custom.contains(&own.field) })
    });
    let moving = &merging.moving;
    json!({
        "applied": applied,
        "keep": who(&merging.keep),
        "gone": who(&merging.gone),
        "differing": fields.chain(own).collect::<Vec<_>>(),
        "filled": merging.filled.iter().map(|field| field.code()).collect::<Vec<_>>(),
        "moving": {
            "interactions": moving.interactions,
            "follow_ups": moving.follow_ups,
            "purchases": moving.purchases,
            "opportunities": moving.opportunities,
            "attachments": moving.attachments,
        },
    })
}
