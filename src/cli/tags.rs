//! `cartera tags`: the tags that clients have, with their colours; gives one a colour or another name.
//!
//! With `--json`: an array, each with `name`, `clients` and `hue`.

use clap::{ArgMatches, Command};
use serde_json::json;

use super::args::Shape;
use super::context::{Context, words};
use super::output::{self, Paint};
use super::{Result, Streams, codes, report};
use crate::agenda::{Action, Agenda};
use crate::domain::text::clean_line;
use crate::domain::{Code, Hue};
use crate::i18n::Texts;

pub(super) const NAME: &str = "tags";

/// The word that takes a colour away.
const NO_HUE: &str = "none";

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("tag", "cli-val-tag")
        .option("hue", "cli-val-hue")
        .option("rename", "cli-val-name")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let typed = words(args, "tag");
    let changes = ["hue", "rename"].into_iter().any(|name| args.contains_id(name));
    if !changes {
        return list(cx, &agenda, &typed, to);
    }
    if typed.is_empty() {
        return Err(cx.usage("error-cli-which-tag"));
    }
    let tag = agenda.tag_named(&typed)?.name;
    if let Some(hue) = args.get_one::<String>("hue") {
        let hue = match hue.as_str() {
            NO_HUE => None,
            _ => codes::member(cx, args, "hue", Hue::ALL)?,
        };
        agenda.set_tag_hue(&tag, hue)?;
        said(cx, Action::TagColour, &tag, 1, to)?;
    }
    if let Some(name) = args.get_one::<String>("rename") {
        let clients = agenda.rename_tag(&tag, name)?;
        said(cx, Action::RenameTag, name, clients, to)?;
    }
    Ok(())
}

fn said(cx: &Context, action: Action, tag: &str, clients: usize, to: &mut Streams) -> Result<()> {
    if cx.json {
        let value = json!({ "done": action.code(), "name": tag, "clients": clients });
        return Ok(output::json(to.out, &value)?);
    }
    let what = cx.texts.action(action, tag, clients);
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-done-what", &[("what", what.into())]))?)
}

fn list(cx: &Context, agenda: &Agenda, typed: &str, to: &mut Streams) -> Result<()> {
    let tags = if typed.is_empty() { agenda.tags()? } else { vec![agenda.tag_named(typed)?] };
    if cx.json {
        let tag = |tag: &crate::agenda::TagUse| json!({ "name": tag.name, "clients": tag.clients, "hue": tag.hue.map(Code::code) });
        return Ok(output::json(to.out, &tags.iter().map(tag).collect())?);
    }
    if tags.is_empty() {
        return Ok(report::remark(cx, "cli-tags-none", &[], to)?);
    }
    let rows: Vec<Vec<(Paint, String)>> = tags
        .iter()
        .map(|tag| {
            let clients = cx.texts.with("cli-clients", &[("n", tag.clients.into())]);
            let hue = tag.hue.map(|hue| cx.texts.word(hue).to_owned()).unwrap_or_default();
            vec![(Paint::Strong, format!("#{}", clean_line(&tag.name))), (Paint::Faint, clients), (Paint::Plain, hue)]
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}
