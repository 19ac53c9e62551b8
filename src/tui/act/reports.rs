//! What the commands of the reports do: choosing one and its days, computing it, and who is behind a number.

use std::rc::Rc;

use super::{Effect, Effects, forms};
use crate::agenda::{AgendaError, ClientSet, Result};
use crate::domain::report::{Behind, Period, Report};
use crate::tui::command::Command;
use crate::tui::form::Form;
use crate::tui::model::{Model, Mood, Screen};
use crate::tui::reports::{Among, Wanted};

/// Does what a command of the reports says; `None` for one that is none of theirs.
pub(super) fn run(model: &mut Model, command: Command) -> Result<Option<Effects>> {
    match command {
        Command::Reports => {
            model.show(Screen::Reports)?;
            let known = model.reports.shown.is_some() && !model.reports.stale;
            return Ok(Some(if known { Effects::none() } else { compute(model) }));
        }
        Command::SetGoals => {
            forms::open_form(model, |model| Form::goals(model.context()))?;
            return Ok(Some(Effects::none()));
        }
        _ if !model.on_reports() => return Ok(None),
        _ => {}
    }
    let effects = match command {
        Command::Behind => return behind(model).map(Some),
        Command::Earlier => shift(model, -1),
        Command::LaterOn => shift(model, 1),
        Command::Again => {
            model.reports.period = None;
            compute(model)
        }
        Command::NextGroup | Command::PreviousGroup => turn(model, if command == Command::NextGroup { 1 } else { -1 }),
        Command::Left | Command::Right => {
            let by = if command == Command::Right { 1 } else { -1 };
            if model.reports.along(by) { Effects::none() } else { turn(model, by) }
        }
        Command::Up | Command::Down => moved(model, if command == Command::Down { 1 } else { -1 }),
        Command::PageUp | Command::PageDown => moved(model, if command == Command::PageDown { 10 } else { -10 }),
        Command::Home | Command::End => moved(model, if command == Command::End { isize::MAX } else { isize::MIN }),
        Command::Back if model.reports.stop() => {
            model.working = None;
            model.reports.stopped = true;
            Effects::none()
        }
        _ => return Ok(None),
    };
    Ok(Some(effects))
}

fn moved(model: &mut Model, rows: isize) -> Effects {
    model.reports.move_by(rows);
    Effects::none()
}

fn turn(model: &mut Model, by: isize) -> Effects {
    model.reports.turn(by);
    compute(model)
}

/// Goes to the days before or after those that are shown.
fn shift(model: &mut Model, by: i32) -> Effects {
    let name = model.reports.name;
    let shown = model.reports.shown.as_ref().map(|shown| shown.report.period);
    let period = model.reports.period.or(shown).unwrap_or_else(|| Period::usual(name, model.date));
    model.reports.period = Some(period.shifted(by));
    compute(model)
}

/// Has the report computed that is open.
pub(in crate::tui) fn compute(model: &mut Model) -> Effects {
    let (name, period) = (model.reports.name, model.reports.period);
    let asked = model.reports.ask(Wanted::Report(name, period));
    model.working = Some(model.texts.with("reports-computing", &[("report", model.texts.word(name).into())]));
    Effects::one(Effect::Report(Box::new(asked)))
}

/// Has the report computed again that is open, when something changed since.
pub(in crate::tui) fn follow(model: &mut Model) -> Effects {
    let stale = std::mem::take(&mut model.reports.stale);
    if stale && model.reports.asked.is_none() && !model.reports.stopped { compute(model) } else { Effects::none() }
}

/// Shows a report that was computed, unless another one was asked for since.
pub(in crate::tui) fn computed(model: &mut Model, id: u64, report: Result<Report>) -> Result<()> {
    if !model.reports.take(id) {
        return Ok(());
    }
    model.working = None;
    let report = match report {
        Err(AgendaError::Stopped) => return Ok(()),
        report => report?,
    };
    let page = model.texts.report(&report, &model.agenda.rules().money, model.date);
    model.reports.show(report, page);
    Ok(())
}

/// Says how far it is.
pub(in crate::tui) fn step(model: &mut Model, id: u64, (done, of): (usize, usize)) {
    let running = model.reports.asked.as_ref().is_some_and(|asked| asked.id == id);
    if running && done > 0 {
        let report = model.texts.word(model.reports.name);
        let args = [("report", report.into()), ("done", done.into()), ("of", of.into())];
        model.working = Some(model.texts.with("reports-step", &args));
    }
}

/// To whoever is behind what is selected.
fn behind(model: &mut Model) -> Result<Effects> {
    let Some((label, behind)) = model.reports.behind().map(|(label, behind)| (label, behind.clone())) else {
        let text = model.texts.get("reports-none-behind").to_owned();
        model.say(Mood::Hint, text);
        return Ok(Effects::none());
    };
    let args = [("report", model.texts.word(model.reports.name).into()), ("label", label.into())];
    let title = model.texts.with("reports-among", &args);
    match behind {
        Behind::Client(client) => model.open_card(client)?,
        Behind::Filter(filter) => list(model, Among { title, set: None }, &filter)?,
        Behind::Asked(question) => {
            let asked = model.reports.ask(Wanted::Behind(title, question));
            model.working = Some(model.texts.get("working-behind").to_owned());
            return Ok(Effects::one(Effect::Report(Box::new(asked))));
        }
    }
    Ok(Effects::none())
}

/// Lists whoever is behind a number, unless something else was asked for since.
pub(in crate::tui) fn found(model: &mut Model, id: u64, title: String, set: Result<ClientSet>) -> Result<()> {
    if !model.reports.take(id) {
        return Ok(());
    }
    model.working = None;
    let set = match set {
        Err(AgendaError::Stopped) => return Ok(()),
        set => set?,
    };
    // Whoever has gone on meanwhile is not called back.
    if !model.on_reports() {
        return Ok(());
    }
    if set.is_empty() {
        let text = model.texts.get("reports-nobody").to_owned();
        model.say(Mood::Hint, text);
        return Ok(());
    }
    list(model, Among { title, set: Some(Rc::new(set)) }, "")
}

fn list(model: &mut Model, among: Among, filter: &str) -> Result<()> {
    model.among = Some(among);
    model.filter = tui_input::Input::new(filter.to_owned());
    model.show(Screen::Clients)?;
    model.narrow()?;
    model.finish()
}

/// Back from the clients behind a number; says whether that is where one was.
pub(super) fn back_from_clients(model: &mut Model) -> Result<bool> {
    if model.screen != Screen::Clients || model.among.take().is_none() {
        return Ok(false);
    }
    model.filter.reset();
    model.narrow()?;
    model.show(Screen::Reports)?;
    Ok(true)
}
