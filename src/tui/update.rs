//! The only place where the model changes: one message at a time.

use std::path::PathBuf;

use ratatui::crossterm::event::{KeyEvent, MouseEvent, MouseEventKind};

use super::board::OpenBoard;
use super::dialog::{Dialog, Starting};
use super::effect::{Effect, Effects};
use super::form::{Name, Outgoing, Problem};
use super::intake::{Locked, Looked, Whole};
use super::keys::on_key;
use super::model::{Model, Mood, Screen};
use super::open_queue;
use super::sharing::Shared;
use super::{act, paste, veil};
use crate::agenda::{
    Agenda, AgendaError, ClientSet, DumpReport, Duplicates, FileReport, Flaw, PlaybookFlaw, Result, StoreError,
};
use crate::desktop::hook::Failure;
use crate::domain::campaign::Results;
use crate::domain::forecast::History;
use crate::domain::text::clean_line;
use crate::domain::{Campaign, Report, Segment};
use crate::exchange::folder::Found;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Paste(String),
    /// The mouse was used.
    Mouse(MouseEvent),
    /// The terminal has another size.
    Resize(u16, u16),
    /// The file was written, perhaps by another program; or the day has changed.
    Changed,
    /// No key for a moment.
    Rest,
    /// Nothing is waiting: what a key did not wait for is done now.
    Finish,
    /// The editor gave a text back; `None` when it could not be started.
    Edited(Option<String>),
    /// It is known what lies in a folder; or one line says why not.
    Listed(u64, PathBuf, std::result::Result<Vec<Found>, String>),
    /// Some of the files need a passphrase.
    Locked(u64, Box<Locked>),
    /// Files were read and looked over; or one line says why not.
    Looked(u64, std::result::Result<Box<Looked>, String>),
    /// It is known what would become of them.
    Rehearsed(u64, Result<Vec<FileReport>>),
    /// They were taken in.
    TookIn(u64, Result<Vec<FileReport>>),
    /// An agenda was taken in as a whole, or it is known what that would do; or one line says why not.
    Whole(u64, Whole, bool, std::result::Result<DumpReport, String>),
    /// A file was written; or one line says why not.
    Written(u64, std::result::Result<PathBuf, String>),
    /// What there is was written into a file: how many rows, and where; or one line says why not.
    Exported(u64, std::result::Result<(usize, PathBuf), String>),
    /// The agenda was shared; or one line says why not.
    Shared(u64, std::result::Result<Box<Shared>, String>),
    /// How far the work of a dialog is: so many of so many steps.
    Step(u64, (usize, usize)),
    /// The worker could not begin, as one line says.
    Unworked(String),
    /// The sample portfolio was made, in a folder that goes with the model.
    Sampled(Result<Box<(Agenda, tempfile::TempDir)>>),
    /// Segments were counted.
    Counted(Vec<(Segment, Option<usize>)>),
    /// What became of what is closed was measured.
    Measured(Result<History>),
    /// Those who may be here twice were looked for.
    Duplicates(Result<Duplicates>),
    /// It is known what starting a playbook would plan.
    Outlook(Result<Box<Starting>>),
    /// A playbook was started.
    Started(Result<()>),
    /// It was counted what came of the campaigns.
    Campaigns(Result<Vec<(Campaign, Results)>>),
    /// A file or an address was opened; or one line says why not.
    Opened(String, std::result::Result<(), String>),
    /// The program that sends a message was opened; or one line says why not.
    Sent(Box<Outgoing>, std::result::Result<(), String>),
    /// An appointment begins soon.
    Remind,
    /// A command of the user's that was started for what was logged failed.
    HookFailed(Failure),
    /// What is derived was brought to the day and the rules; or, in one line, why the day has no backup.
    DayBegun(Result<bool>, Option<String>),
    /// A report was computed: the number of the work, and what it came to.
    Reported(u64, Result<Box<Report>>),
    /// How far such work is: so many of so many steps.
    ReportStep(u64, (usize, usize)),
    /// Who is behind a number of a report, and what that is called.
    Behind(u64, String, Result<ClientSet>),
}

/// Takes a message in.
pub fn update(model: &mut Model, msg: Msg) -> Effects {
    let taken = take(model, msg);
    // What was refused completes nothing.
    model.agenda.completes(None);
    if let Some(why) = model.agenda.listener_trouble() {
        let text = model.texts.with("hook-failed", &[("why", clean_line(&why).into())]);
        model.say(Mood::Failed, text);
    }
    match taken {
        Ok(effects) => effects,
        Err(error) => {
            refuse(model, &error);
            Effects::none()
        }
    }
}

/// Says why something was not done; the form that asked for it stays as it is.
pub(super) fn refuse(model: &mut Model, error: &AgendaError) {
    let mut text = model.texts.failure(error);
    if let AgendaError::Store(StoreError::Away(_)) = error
        && let Some(kept) = model.agenda.rescue()
    {
        let kept = clean_line(&kept.display().to_string());
        text = model.texts.with("error-store-rescued", &[("path", kept.into())]);
    }
    if let Some(Dialog::Form(form)) = &mut model.dialog {
        let field = match error {
            AgendaError::NextInPast(_) => {
                [Name::NextOn, Name::Until].into_iter().find(|name| form.field(*name).is_some())
            }
            AgendaError::HappenedInFuture(_) => Some(Name::When),
            AgendaError::NothingToLog => Some(Name::Text),
            AgendaError::Playbook(PlaybookFlaw::CampaignExists(_)) => Some(Name::ClientName),
            AgendaError::Playbook(_) => Some(Name::Script),
            AgendaError::Purchase(flaw) => Some(field_of(*flaw)),
            AgendaError::ProductExists(_) | AgendaError::TemplateExists(_) | AgendaError::EmptyName => {
                Some(Name::ClientName)
            }
            AgendaError::Template(_) | AgendaError::EmptyTemplate => Some(Name::Body),
            _ => None,
        };
        form.refuse(Problem { field, text });
    } else if let Some(Dialog::Capture(capture)) = &mut model.dialog {
        capture.problem = Some(text);
    } else {
        model.say(Mood::Failed, text);
    }
}

/// The field of a form that a flaw of a purchase is in.
fn field_of(flaw: Flaw) -> Name {
    match flaw {
        Flaw::WholeDiscount => Name::Discount,
        Flaw::DueBefore => Name::Due,
        Flaw::PaidInFuture => Name::Paid,
        Flaw::ProductPrice => Name::Price,
        _ => Name::Line,
    }
}

fn take(model: &mut Model, msg: Msg) -> Result<Effects> {
    match msg {
        Msg::Key(key) => return on_key(model, key),
        Msg::Paste(text) => return on_paste(model, &text),
        Msg::Mouse(mouse) => on_mouse(model, mouse)?,
        Msg::Resize(columns, rows) => {
            model.size = (columns, rows);
            model.fit()?;
        }
        Msg::Changed => {
            let new_day = model.agenda.today() != model.date;
            model.notice_others()?;
            if new_day {
                return Ok(Effects::one(Effect::BeginDay));
            }
        }
        Msg::Remind => return Ok(remind(model)),
        Msg::HookFailed(failure) => model.say(Mood::Failed, model.texts.hook_failure(failure.code)),
        Msg::Rest => {
            rest(model)?;
            if model.screen == Screen::Board {
                return Ok(act::measure(model));
            }
            if model.on_reports() {
                return Ok(act::follow_report(model));
            }
            return Ok(count_segments(model));
        }
        Msg::Counted(counts) => model.segments.counted(counts),
        Msg::Finish => model.finish()?,
        Msg::Edited(text) => on_edited(model, text),
        Msg::Listed(id, folder, found) => return Ok(act::listed(model, id, folder, found)),
        Msg::Locked(id, locked) => act::locked(model, id, *locked),
        Msg::Looked(id, looked) => act::looked(model, id, looked),
        Msg::Rehearsed(id, reports) => act::rehearsed(model, id, reports),
        Msg::TookIn(id, reports) => return act::took(model, id, reports),
        Msg::Whole(id, whole, rehearsed, taken) => return act::took_whole(model, id, whole, rehearsed, taken),
        Msg::Written(id, written) => act::written(model, id, written),
        Msg::Exported(id, written) => act::exported(model, id, written),
        Msg::Shared(id, shared) => return act::shared(model, id, shared),
        Msg::Step(id, step) => model.jobs.note(id, step),
        Msg::Unworked(why) => {
            model.working = None;
            model.jobs.drop_running();
            model.say(Mood::Failed, why);
        }
        Msg::Sampled(sample) => {
            model.working = None;
            model.show_sample(*sample?)?;
        }
        Msg::Opened(target, outcome) => match outcome {
            Ok(()) => {
                let text =
                    model.texts.with("notice-opened", &[("target", veil::way(model, &target).into_owned().into())]);
                model.say(Mood::Hint, text);
            }
            Err(why) => model.say(Mood::Failed, why),
        },
        Msg::Sent(outgoing, outcome) => return Ok(act::message_sent(model, *outgoing, outcome)),
        Msg::Measured(history) => {
            let history = history?;
            if history != model.board.history {
                model.board.history = history;
                if model.screen == Screen::Board {
                    model.with_board(OpenBoard::refresh)?;
                }
            }
        }
        Msg::Duplicates(found) => {
            model.working = None;
            act::show_duplicates(model, found?);
        }
        Msg::Outlook(outlook) => {
            model.working = None;
            act::show_outlook(model, outlook)?;
        }
        Msg::Started(started) => {
            model.working = None;
            started?;
            act::started(model)?;
        }
        Msg::Campaigns(campaigns) => {
            model.working = None;
            act::show_campaigns(model, campaigns?);
        }
        Msg::Reported(id, report) => act::report_computed(model, id, report.map(|report| *report))?,
        Msg::ReportStep(id, step) => act::report_step(model, id, step),
        Msg::Behind(id, title, set) => act::found_behind(model, id, title, set)?,
        Msg::DayBegun(changed, unsafe_day) => {
            model.working = None;
            if changed? {
                model.refresh()?;
            }
            if let Some(why) = unsafe_day {
                let text = model.texts.with("day-without-backup", &[("why", why.into())]);
                model.say(Mood::Failed, text);
            }
        }
    }
    Ok(Effects::none())
}

fn on_paste(model: &mut Model, text: &str) -> Result<Effects> {
    if let Some(Dialog::Picker(picker)) = model.dialog.take_if(|dialog| matches!(dialog, Dialog::Picker(_))) {
        return Ok(act::paste_in_picker(model, picker, text));
    }
    if let Some(Dialog::Form(mut form)) = model.dialog.take_if(|dialog| matches!(dialog, Dialog::Form(_))) {
        form.paste(text, model.context());
        model.unsaved = true;
        model.dialog = Some(Dialog::Form(form));
    } else if let Some(Dialog::Capture(capture)) = model.dialog.take_if(|dialog| matches!(dialog, Dialog::Capture(_))) {
        act::paste_in_capture(model, capture, text)?;
    } else if let Some(Dialog::Tags(picker)) = &mut model.dialog {
        picker.paste(text);
    } else if let Some(Dialog::Jump(mut jump)) = model.dialog.take_if(|dialog| matches!(dialog, Dialog::Jump(_))) {
        jump.paste(text, &model.agenda)?;
        model.dialog = Some(Dialog::Jump(jump));
    } else if model.dialog.is_none() && model.card.is_none() && model.queue.is_some() {
        act::paste_in_queue(model, text);
    } else if model.filtering {
        paste::insert(&mut model.filter, text);
        model.narrow()?;
    } else if let Some(typed) = &mut model.calendar.typed {
        paste::insert(typed, text);
    }
    Ok(Effects::none())
}

fn on_mouse(model: &mut Model, mouse: MouseEvent) -> Result<()> {
    if model.dialog.is_some() {
        return Ok(());
    }
    if model.on_calendar() {
        return act::mouse(model, mouse);
    }
    if model.on_board() {
        return act::mouse_on_board(model, mouse);
    }
    let rows = match mouse.kind {
        MouseEventKind::ScrollDown => 3,
        MouseEventKind::ScrollUp => -3,
        _ => return Ok(()),
    };
    act::move_by(model, rows)
}

/// Says what begins soon.
fn remind(model: &mut Model) -> Effects {
    let now = model.agenda.clock().wall();
    let mut due = model.reminders.take_due(now);
    if due.is_empty() {
        return Effects::none();
    }
    for planned in &mut due {
        planned.name = veil::name(model, planned.client, &planned.name).to_owned();
    }
    let line = model.texts.appointments(&due, now);
    model.say(Mood::Reminder, line);
    Effects::one(Effect::Remind(due))
}

/// Keeps what is half typed; when nothing is, does work for which no key should have to wait.
fn rest(model: &mut Model) -> Result<()> {
    model.agenda.expect_changes()?;
    if model.unsaved
        && let Some(Dialog::Capture(capture)) = &model.dialog
    {
        model.unsaved = false;
        return act::keep_capture(model, capture);
    }
    if std::mem::take(&mut model.unsaved)
        && let Some(form) = open_queue::typed(model.dialog.as_ref(), model.queue.as_ref())
        && let Some(key) = form.draft_key()
    {
        return model.agenda.keep_draft(&key, &form.draft());
    }
    model.agenda.tidy()
}

/// Has the segments counted, where they are shown and something changed since.
fn count_segments(model: &mut Model) -> Effects {
    if model.screen != Screen::Clients || !std::mem::take(&mut model.segments.stale) {
        return Effects::none();
    }
    Effects::one(Effect::CountSegments(model.segments.list.iter().map(|(segment, _)| segment.clone()).collect()))
}

fn on_edited(model: &mut Model, text: Option<String>) {
    match (model.dialog.take(), text) {
        (Some(Dialog::Form(mut form)), Some(text)) => {
            form.replace_text(&text, model.context());
            model.unsaved = true;
            model.dialog = Some(Dialog::Form(form));
        }
        (dialog, text) => {
            model.dialog = dialog;
            if text.is_none() {
                let why = model.texts.get("notice-no-editor").to_owned();
                match &mut model.dialog {
                    Some(Dialog::Form(form)) => form.problem = Some(why),
                    _ => model.say(Mood::Failed, why),
                }
            }
        }
    }
}

/// What is shown on opening an agenda in which a form was left half typed, or nothing at all is yet.
pub fn welcome(model: &mut Model) -> Result<()> {
    // What was typed about a client who is gone waits for an undo that brings the client back.
    if let Some(draft) = model.agenda.drafts()?.into_iter().find(|draft| act::is_at_home(model, draft)) {
        act::offer_draft(model, &draft);
    }
    model.screen = Screen::Today;
    Ok(())
}
