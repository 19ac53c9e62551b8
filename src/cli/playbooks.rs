//! `cartera playbooks`: the playbooks; `playbooks PLAYBOOK` shows its text, and verbs before it change it.
//!
//! With `--json`: `playbooks`, each with `code`, `name`, `automatic`, `hidden`, `starts` and `ends` (codes), `steps` (each
//! with `after`, `at`, `channel`, `purpose`, `template`) and `text`; what was changed the same, as one `playbook`.

use std::io::Read;
use std::path::PathBuf;

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Fail, Result, Streams, report};
use crate::agenda::{Agenda, AgendaError, PlaybookFlaw, ready_made};
use crate::desktop;
use crate::domain::playbook::{Step, Stop};
use crate::domain::{Code, Playbook, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "playbooks";

/// The longest file that is read: no playbook is nearly as long.
const LONGEST: u64 = 1_000_000;

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME).optional_words("what", "cli-val-playbook").file("text", "cli-val-file").flag("all").done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut agenda = cx.agenda()?;
    let said: Vec<&String> = args.get_many::<String>("what").into_iter().flatten().collect();
    let named = |rest: &[&String]| rest.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" ");
    let Some((verb, rest)) = said.split_first() else { return list(cx, args, &agenda, to) };
    let name = named(rest);
    match (verb.as_str(), name.is_empty()) {
        ("add", true) => {
            let typed = typed(cx, args, &cx.texts.playbook_sketch(), to)?;
            save(cx, &mut agenda, &Playbook::new(typed), to)
        }
        ("edit" | "on" | "off" | "hide" | "reset" | "remove", true) => {
            Err(Fail::Usage(cx.texts.with("error-cli-playbooks-verb", &[("verb", verb.as_str().into())])))
        }
        ("edit", false) => {
            let before = agenda.playbook_called(&name)?;
            let typed = typed(cx, args, &before.text, to)?;
            save(cx, &mut agenda, &Playbook { text: typed, ..before }, to)
        }
        ("on" | "off", false) => switch(cx, &mut agenda, &name, *verb == "on", to),
        ("hide", false) => {
            let before = agenda.playbook_called(&name)?;
            save(cx, &mut agenda, &Playbook { hidden: true, ..before }, to)
        }
        ("show", false) => {
            let playbook = agenda.playbook_called(&name)?;
            let shown = Playbook { hidden: false, ..playbook.clone() };
            if playbook.hidden {
                agenda.save_playbook(shown.clone())?;
            }
            show(cx, &shown, to)
        }
        ("reset" | "remove", false) => remove(cx, &mut agenda, &name, *verb == "reset", to),
        _ => show(cx, &agenda.playbook_called(&named(&said))?, to),
    }
}

/// The text that is given: from a file, from the input, or from the user's editor, which begins with `before`.
fn typed(cx: &Context, args: &ArgMatches, before: &str, to: &mut Streams) -> Result<String> {
    let text = match args.get_one::<PathBuf>("text") {
        None => edited(cx, before, to)?,
        Some(path) => {
            let mut text = String::new();
            let read = if path.as_os_str() == "-" {
                to.input.take(LONGEST).read_to_string(&mut text)
            } else {
                std::fs::File::open(path).and_then(|file| file.take(LONGEST).read_to_string(&mut text))
            };
            read.map_err(|error| {
                let path = text::clean_line(&path.display().to_string());
                let detail = text::clean_line(&error.to_string());
                Fail::Said(cx.texts.with("error-cli-read-text", &[("path", path.into()), ("detail", detail.into())]))
            })?;
            text
        }
    };
    if text.trim().is_empty() { Err(cx.said("error-cli-playbooks-nothing")) } else { Ok(text) }
}

/// What the user's editor makes of a text. What is no playbook is kept, so that nothing that was written is lost.
fn edited(cx: &Context, before: &str, to: &mut Streams) -> Result<String> {
    let text = desktop::edit(&desktop::editor(cx.settings.editor.as_deref()), before);
    let text = text.ok_or_else(|| cx.said("error-cli-no-editor"))?;
    if crate::domain::playbook::read(&text).is_err() && !text.trim().is_empty() {
        let kept = tempfile::Builder::new().prefix("cartera-").suffix(".txt").tempfile().ok();
        let kept = kept.and_then(|file| std::fs::write(file.path(), &text).ok().and_then(|()| file.keep().ok()));
        if let Some((_, path)) = kept {
            let path = text::clean_line(&path.display().to_string());
            let _unheard = writeln!(to.err, "{}", cx.texts.with("cli-playbooks-kept", &[("path", path.into())]));
        }
    }
    Ok(text)
}

fn save(cx: &Context, agenda: &mut Agenda, playbook: &Playbook, to: &mut Streams) -> Result<()> {
    agenda.save_playbook(playbook.clone())?;
    let after = again(agenda, playbook)?;
    if cx.json {
        return Ok(output::json(to.out, &json!({ "playbook": answer(&after) }))?);
    }
    let name = text::clean_line(&after.name);
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-playbooks-saved", &[("name", name.into())]))?)
}

/// The playbook as it is stored after a change.
fn again(agenda: &Agenda, playbook: &Playbook) -> Result<Playbook> {
    let name = playbook.script().map_or_else(|_| playbook.name.clone(), |script| script.name);
    Ok(agenda.playbook_called(&name)?)
}

/// Lets a playbook start by itself, or leaves it to the user.
fn switch(cx: &Context, agenda: &mut Agenda, name: &str, on: bool, to: &mut Streams) -> Result<()> {
    let before = agenda.playbook_called(name)?;
    let playbook = Playbook { automatic: on, ..before.clone() };
    if playbook != before {
        agenda.save_playbook(playbook.clone())?;
    }
    if cx.json {
        return Ok(output::json(to.out, &json!({ "playbook": answer(&again(agenda, &playbook)?) }))?);
    }
    let trigger = playbook.script().ok().and_then(|script| script.trigger);
    let trigger = cx.texts.starts(trigger).to_owned();
    let key = if on { "cli-playbooks-on" } else { "cli-playbooks-off" };
    let args = [("name", text::clean_line(&playbook.name).into()), ("trigger", trigger.into())];
    Ok(writeln!(to.out, "{}", cx.texts.with(key, &args))?)
}

fn remove(cx: &Context, agenda: &mut Agenda, name: &str, reset: bool, to: &mut Streams) -> Result<()> {
    let playbook = agenda.playbook_called(name)?;
    let ready = ready_made(&playbook).is_some();
    let shown = text::clean_line(&playbook.name);
    if ready != reset {
        let key = if ready { "error-cli-playbooks-ready" } else { "error-cli-playbooks-own" };
        return Err(Fail::Said(cx.texts.with(key, &[("name", shown.into())])));
    }
    agenda.remove_playbook(&playbook)?;
    if cx.json {
        return Ok(output::json(to.out, &json!({ "removed": playbook.name }))?);
    }
    let key = if reset { "cli-playbooks-reset" } else { "cli-playbooks-removed" };
    Ok(writeln!(to.out, "{}", cx.texts.with(key, &[("name", shown.into())]))?)
}

fn show(cx: &Context, playbook: &Playbook, to: &mut Streams) -> Result<()> {
    if cx.json {
        return Ok(output::json(to.out, &json!({ "playbook": answer(playbook) }))?);
    }
    write!(to.out, "{}", text::clean_text(&playbook.text))?;
    writeln!(to.out)?;
    if playbook.automatic {
        report::remark(cx, "cli-playbooks-automatic", &[], to)?;
    }
    Ok(())
}

fn list(cx: &Context, args: &ArgMatches, agenda: &Agenda, to: &mut Streams) -> Result<()> {
    let mut playbooks = agenda.playbooks()?;
    if !args.get_flag("all") && !cx.json {
        playbooks.retain(|playbook| !playbook.hidden);
    }
    if cx.json {
        let playbooks: Vec<Value> = playbooks.iter().map(answer).collect();
        return Ok(output::json(to.out, &json!({ "playbooks": playbooks }))?);
    }
    let rows: Vec<_> = playbooks.iter().map(|playbook| line(cx, playbook)).collect();
    Ok(cx.style.table(to.out, &rows)?)
}

fn line(cx: &Context, playbook: &Playbook) -> Vec<(Paint, String)> {
    let name = (Paint::Strong, output::brief(&playbook.name, 44));
    match playbook.script() {
        Ok(script) => {
            let steps = cx.texts.with("cli-playbooks-steps", &[("n", script.steps.len().into())]);
            let automatic = if playbook.automatic { cx.texts.get("cli-playbooks-automatic") } else { "" };
            let hidden = if playbook.hidden { cx.texts.get("segments-hidden") } else { "" };
            vec![
                name,
                (Paint::Plain, steps),
                (Paint::Plain, cx.texts.starts(script.trigger).to_owned()),
                (Paint::Strong, automatic.to_owned()),
                (Paint::Faint, hidden.to_owned()),
            ]
        }
        Err(error) => {
            let flaw = PlaybookFlaw::Text { text: playbook.text.clone(), error };
            vec![name, (Paint::Plain, cx.texts.failure(&AgendaError::Playbook(flaw)))]
        }
    }
}

/// A playbook for a program.
fn answer(playbook: &Playbook) -> Value {
    let script = playbook.script().ok();
    let step = |step: &Step| {
        json!({
            "after": step.offset.write(false),
            "at": step.at.map(|at| format!("{:02}:{:02}", at.hour(), at.minute())),
            "channel": step.channel.code(),
            "purpose": step.purpose,
            "template": step.template,
        })
    };
    json!({
        "code": playbook.code,
        "name": playbook.name,
        "automatic": playbook.automatic,
        "hidden": playbook.hidden,
        "starts": script.as_ref().and_then(|script| script.trigger).map(Code::code),
        "ends": script.as_ref().map(|script| script.stops.iter().map(|stop: &Stop| stop.code()).collect::<Vec<_>>()),
        "steps": script.as_ref().map(|script| script.steps.iter().map(step).collect::<Vec<_>>()),
        "text": playbook.text,
    })
}
