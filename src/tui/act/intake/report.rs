//! What came of taking files in, what was left out of them, and agendas that come in as a whole.

use std::path::PathBuf;

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::ask;
use crate::agenda::{AgendaError, DumpReport, FileReport, Result};
use crate::domain::text::clean_line;
use crate::exchange::{csv, raw};
use crate::tui::act::{Effect, Effects};
use crate::tui::command::Command;
use crate::tui::dialog::{Dialog, Preview, Rejects, Report};
use crate::tui::form::Tone;
use crate::tui::intake::{Task, Whole};
use crate::tui::keys::scrolled;
use crate::tui::model::{Model, Mood};
use crate::tui::{paths, report_view};

/// The longest file, in bytes, that is read once more for the rows that did not come in.
const MOST_AGAIN: usize = 8 * 1024 * 1024;

/// Says what was taken in.
pub(in crate::tui) fn took(model: &mut Model, id: u64, reports: Result<Vec<FileReport>>) -> Result<Effects> {
    if !model.jobs.take(id) {
        return Ok(Effects::none());
    }
    let Some(Dialog::Preview(mut preview)) = model.dialog.take_if(|dialog| matches!(dialog, Dialog::Preview(_))) else {
        return Ok(Effects::none());
    };
    preview.doing = None;
    let reports = match reports {
        Ok(reports) => reports,
        Err(error) => {
            preview.problem = Some(match error {
                AgendaError::Stopped => model.texts.get("intake-stopped").to_owned(),
                error => model.texts.failure(&error),
            });
            model.dialog = Some(Dialog::Preview(preview));
            return Ok(Effects::none());
        }
    };
    model.refresh()?;
    let texts = std::rc::Rc::clone(&model.texts);
    let unread = preview.looked.brought.iter().map(|incoming| incoming.unread.len()).sum();
    let what = texts.taken_in(&reports, unread);
    let undo = model.key(Command::Undo);
    let mut text = texts.with("notice-taken", &[("what", what.into()), ("undo", undo.clone().into())]);
    let (ready, capacity) = (model.agenda.queue()?.ready(), model.agenda.rules().capacity);
    if ready > capacity.into() {
        let args = [("done", text.into()), ("n", ready.into()), ("key", model.key(Command::Spread).into())];
        text = texts.with("notice-overload", &args);
    }
    model.say(Mood::Done, text);
    preview.looked.reports = reports;
    if let Some(rejects) = rejects(model, &preview) {
        let lines = taken_lines(model, &preview, &rejects, &undo);
        let title = texts.get("taken-title").to_owned();
        model.dialog =
            Some(Dialog::Report(Box::new(Report { title, lines, rejects: Some(rejects), ..Report::default() })));
    }
    // So much that is new does not wait for the next day.
    Ok(if model.agenda.is_behind()? { Effects::one(Effect::BeginDay) } else { Effects::none() })
}

/// What became of each file, and where what was left out can be kept.
fn taken_lines(model: &Model, preview: &Preview, rejects: &Rejects, undo: &str) -> Vec<(Tone, String)> {
    let texts = &model.texts;
    let mut lines = Vec::new();
    for (incoming, report) in preview.looked.brought.iter().zip(&preview.looked.reports) {
        let said = texts.taken_in(std::slice::from_ref(report), incoming.unread.len());
        let word = texts.word(incoming.content());
        lines.push((Tone::Understood, format!("{} · {word}: {said}", clean_line(&incoming.name))));
    }
    for problem in preview.looked.sources.iter().filter_map(|source| source.problem.clone()) {
        lines.push((Tone::Wrong, problem));
    }
    lines.push((Tone::Understood, String::new()));
    let n = preview.looked.brought.iter().zip(&preview.looked.reports);
    let n: usize = n.map(|(incoming, report)| incoming.unread.len() + report.refused.len()).sum();
    let path = clean_line(&paths::short(&rejects.path));
    lines.push((Tone::Understood, texts.with("taken-kept", &[("n", n.into()), ("path", path.into())])));
    lines.push((Tone::Advice, texts.with("taken-undo", &[("undo", undo.into())])));
    lines
}

/// What was left out, as a table beside the first of the files.
fn rejects(model: &Model, preview: &Preview) -> Option<Rejects> {
    let texts = &model.texts;
    let mut rows: Vec<[String; 3]> = Vec::new();
    let all: Vec<_> = preview.looked.brought.iter().zip(&preview.looked.reports).collect();
    for source in &preview.looked.sources {
        for (incoming, report) in all.get(source.brought.clone()).unwrap_or_default() {
            // Nobody waits here for a large workbook to be read once more.
            let lines = report.refused.iter().map(|refusal| refusal.line).filter(|_| source.bytes.len() <= MOST_AGAIN);
            let found = raw::records_of(incoming, &source.bytes, &lines.collect());
            let refused = report.refused.iter().map(|refusal| {
                let text = found.get(&refusal.line).cloned().unwrap_or_default();
                [refusal.line.to_string(), texts.sale_refusal(&refusal.why, model.date), text]
            });
            let unread = incoming.unread.iter();
            let unread = unread
                .map(|bad| [bad.line.to_string(), texts.unread(incoming.content(), &bad.reason), bad.raw.clone()]);
            rows.extend(refused.chain(unread));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let source = preview.looked.sources.first()?;
    let stem = source.path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    // A name may not be too long for a folder.
    let stem: String = stem.chars().take(60).collect();
    let name = texts.with("rejects-file", &[("file", stem.into())]);
    let headers = ["rejects-line", "rejects-why", "rejects-row"].map(|key| texts.get(key).to_owned());
    Some(Rejects { path: source.path.with_file_name(name), body: csv::write(&headers, rows) })
}

/// Takes a key while it is shown what came of something.
pub(in crate::tui) fn key_in_report(
    model: &mut Model,
    mut report: Box<Report>,
    key: KeyEvent,
    leaves: bool,
) -> Effects {
    if report.running {
        if leaves {
            // Its answer says whether that came in time.
            model.jobs.stop();
        }
        model.dialog = Some(Dialog::Report(report));
        return Effects::none();
    }
    if leaves {
        return Effects::none();
    }
    if key.code == KeyCode::Enter
        && let Some(whole) = report.whole.take()
    {
        report.running = true;
        model.dialog = Some(Dialog::Report(report));
        return ask(model, Task::Whole(whole, false));
    }
    if key.code == KeyCode::Char('r')
        && let Some(rejects) = report.rejects.take()
    {
        model.dialog = Some(Dialog::Report(report));
        return ask(model, Task::Write(rejects.path, rejects.body));
    }
    let most = report_view::most(model, &report);
    if let Some(top) = scrolled(key, report.top, most) {
        report.top = top;
        model.dialog = Some(Dialog::Report(report));
    }
    Effects::none()
}

/// Says what taking in an agenda as a whole would do, or what it did.
pub(in crate::tui) fn took_whole(
    model: &mut Model,
    id: u64,
    whole: Whole,
    rehearsed: bool,
    taken: std::result::Result<DumpReport, String>,
) -> Result<Effects> {
    if !model.jobs.take(id) {
        return Ok(Effects::none());
    }
    let texts = std::rc::Rc::clone(&model.texts);
    let taken = match (taken, &mut model.dialog) {
        (Ok(taken), _) => taken,
        (Err(why), Some(Dialog::Picker(picker))) => {
            picker.problem = Some(why);
            return Ok(Effects::none());
        }
        (Err(why), dialog) => {
            *dialog = None;
            model.say(Mood::Failed, why);
            return Ok(Effects::none());
        }
    };
    let counts = [
        ("clients", taken.of("client").added.into()),
        ("new", taken.added().into()),
        ("same", (taken.known() - taken.differing()).into()),
        ("undo", model.key(Command::Undo).into()),
    ];
    if !rehearsed {
        model.dialog = None;
        model.refresh()?;
        let text = texts.with("whole-taken", &counts);
        model.say(Mood::Done, text);
        return Ok(if model.agenda.is_behind()? { Effects::one(Effect::BeginDay) } else { Effects::none() });
    }
    let mut lines = vec![(Tone::Understood, texts.with("whole-would", &counts))];
    if taken.differing() > 0 {
        lines.push((Tone::Advice, texts.with("whole-differs", &[("n", taken.differing().into())])));
    }
    let file = whole.path.file_name().map(|name| clean_line(&name.to_string_lossy())).unwrap_or_default();
    let title = texts.with("intake-title", &[("file", file.into())]);
    model.dialog = Some(Dialog::Report(Box::new(Report { title, lines, whole: Some(whole), ..Report::default() })));
    Ok(Effects::none())
}

/// Says where what was left out is kept now, or why it is not.
pub(in crate::tui) fn written(model: &mut Model, id: u64, written: std::result::Result<PathBuf, String>) {
    if !model.jobs.take(id) {
        return;
    }
    let line = match written {
        Ok(path) => {
            let path = clean_line(&paths::short(&path));
            (Tone::Understood, model.texts.with("taken-written", &[("path", path.into())]))
        }
        Err(why) => (Tone::Wrong, why),
    };
    match &mut model.dialog {
        Some(Dialog::Report(report)) => report.lines.push(line),
        _ => model.say(Mood::Hint, line.1),
    }
}
