//! Sharing the agenda, from the screens.

use super::{Effect, Effects};
use crate::agenda::Result;
use crate::domain::text::clean_line;
use crate::tui::command::Command;
use crate::tui::dialog::{Dialog, Report};
use crate::tui::form::Tone;
use crate::tui::model::{Model, Mood};
use crate::tui::sharing::{Shared, Sharing};
use crate::tui::{paths, veil};

/// Shares the agenda; where nobody said how, it is said how.
pub(super) fn start(model: &mut Model) -> Effects {
    let Some(sharing) = model.sharing.clone().filter(Sharing::is_set_up) else {
        let lines = ["sync-unset", "sync-unset-folder"].map(|key| (Tone::Understood, model.texts.get(key).to_owned()));
        say(model, lines.into());
        return Effects::none();
    };
    let job = model.jobs.begin();
    let folder = clean_line(&paths::short(&sharing.folder));
    let line = model.texts.with("sync-folder", &[("path", folder.into())]);
    let title = model.texts.get("sync-title").to_owned();
    let report = Report { title, lines: vec![(Tone::Advice, line)], running: true, ..Report::default() };
    model.dialog = Some(Dialog::Report(Box::new(report)));
    Effects::one(Effect::Share(job, sharing))
}

fn say(model: &mut Model, lines: Vec<(Tone, String)>) {
    let title = model.texts.get("sync-title").to_owned();
    model.dialog = Some(Dialog::Report(Box::new(Report { title, lines, ..Report::default() })));
}

/// Says what came of it.
pub(in crate::tui) fn shared(
    model: &mut Model,
    id: u64,
    shared: std::result::Result<Box<Shared>, String>,
) -> Result<Effects> {
    if !model.jobs.take(id) {
        return Ok(Effects::none());
    }
    model.dialog.take_if(|dialog| matches!(dialog, Dialog::Report(report) if report.running));
    let Shared { mut report, server, problem } = match shared {
        Ok(shared) => *shared,
        Err(why) => {
            say(model, vec![(Tone::Wrong, why)]);
            return Ok(Effects::none());
        }
    };
    model.refresh()?;
    for conflict in &mut report.conflicts {
        conflict.name = veil::other(model, &conflict.name).to_owned();
        conflict.overruled.said = veil::way(model, &conflict.overruled.said).into_owned();
    }
    let texts = &model.texts;
    let mut lines: Vec<_> = texts.sync_lines(&report, false).into_iter().map(|line| (Tone::Understood, line)).collect();
    if server {
        lines.push((Tone::Advice, texts.get("sync-server-has-it").to_owned()));
    }
    lines.extend(problem.map(|why| (Tone::Wrong, why)));
    if !model.unsaid.is_empty() {
        let said = texts.with("unsaid-line", &[("n", model.unsaid.len().into())]);
        lines.push((Tone::Understood, format!("{said} {}", model.key(Command::SayHow))));
    }
    if report.received.total() > 0 {
        lines.push((Tone::Advice, texts.with("sync-undo", &[("undo", model.key(Command::Undo).into())])));
    }
    if model.dialog.is_none() {
        say(model, lines);
    } else {
        let text = lines.into_iter().map(|(_, line)| line).next().unwrap_or_default();
        model.say(Mood::Done, text);
    }
    Ok(if model.agenda.is_behind()? { Effects::one(Effect::BeginDay) } else { Effects::none() })
}
