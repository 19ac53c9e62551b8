//! `cartera fields`: the fields that the user defined; defines one, calls it otherwise, moves it, or removes it.
//!
//! With `--json`: an array, each with `name`, `kind`, `choices` and `clients` (how many have something in it).

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Result, Streams, codes, report};
use crate::agenda::{Action, Agenda};
use crate::domain::text::clean_line;
use crate::domain::{Code, FieldKind};
use crate::i18n::Texts;

pub(super) const NAME: &str = "fields";

/// What can be done with a field; one at a time.
const DEEDS: [&str; 4] = ["add", "rename", "move", "remove"];

pub(super) fn shape(texts: &Texts) -> Command {
    let shape = Shape::new(texts, NAME)
        .option("add", "cli-val-name")
        .option("kind", "cli-val-field-kind")
        .option("choices", "cli-val-choices")
        .option("rename", "cli-val-own-field")
        .option("move", "cli-val-own-field")
        .option("to", "cli-val-to")
        .option("remove", "cli-val-own-field");
    let others = |name: &str| DEEDS.into_iter().filter(|other| *other != name).collect::<Vec<_>>();
    let shape = DEEDS.into_iter().fold(shape, |shape, name| shape.without(name, &others(name)));
    shape.with("kind", "add").with("rename", "to").with("move", "to").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let value = |name: &str| args.get_one::<String>(name).map(String::as_str);
    let choices: Vec<String> =
        value("choices").unwrap_or("").split(',').map(|choice| choice.trim().to_owned()).collect();
    if let Some(name) = value("add") {
        let kind = codes::member(cx, args, "kind", FieldKind::ALL)?;
        let kind = kind.unwrap_or(if value("choices").is_some() { FieldKind::Choice } else { FieldKind::Text });
        agenda.add_field(name, kind, &choices)?;
        return said(cx, Action::AddField, name, 1, to);
    }
    if let Some(typed) = value("rename") {
        let mut field = agenda.field_named(typed)?;
        value("to").unwrap_or("").clone_into(&mut field.name);
        if value("choices").is_some() {
            field.choices = choices;
        }
        agenda.set_field(&field)?;
        return said(cx, Action::EditField, &field.name, 1, to);
    }
    if let Some(typed) = value("move") {
        let field = agenda.field_named(typed)?;
        let place = cx.number(args, "to", 1)?.unwrap_or(1);
        agenda.move_field(field.id, place - 1)?;
        return said(cx, Action::EditField, &field.name, 1, to);
    }
    if let Some(typed) = value("remove") {
        let field = agenda.field_named(typed)?;
        let uses = agenda.remove_field(field.id)?;
        said(cx, Action::RemoveField, &field.name, uses, to)?;
        return Ok(report::remark(cx, "cli-fields-gone", &[("n", uses.into())], to)?);
    }
    list(cx, &agenda, to)
}

fn said(cx: &Context, action: Action, name: &str, clients: usize, to: &mut Streams) -> Result<()> {
    if cx.json {
        let value = json!({ "done": action.code(), "name": name, "clients": clients });
        return Ok(output::json(to.out, &value)?);
    }
    let what = cx.texts.action(action, name, 1);
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-done-what", &[("what", what.into())]))?)
}

fn list(cx: &Context, agenda: &Agenda, to: &mut Streams) -> Result<()> {
    let mut rows = Vec::new();
    let mut values = Vec::new();
    for field in agenda.fields()? {
        let uses = agenda.field_uses(field.id)?;
        let name = clean_line(&field.name);
        values.push(json!({
            "name": name, "kind": field.kind.code(), "choices": field.choices, "clients": uses,
        }));
        let kind = cx.texts.word(field.kind);
        let choices = field.choices.iter().map(|choice| clean_line(choice)).collect::<Vec<_>>().join(", ");
        let kind = if choices.is_empty() { kind.to_owned() } else { format!("{kind}: {choices}") };
        let uses = cx.texts.with("cli-clients", &[("n", uses.into())]);
        rows.push(vec![(Paint::Strong, name), (Paint::Faint, uses), (Paint::Plain, kind)]);
    }
    if cx.json {
        return Ok(output::json(to.out, &values.into())?);
    }
    if rows.is_empty() {
        return Ok(report::remark(cx, "cli-fields-none", &[], to)?);
    }
    Ok(cx.style.table(to.out, &rows)?)
}
