//! What each command does to the model.

mod board;
mod calendar;
mod capture;
mod drafts;
mod export;
mod forms;
mod intake;
mod links;
mod menus;
mod messages;
mod moves;
mod opportunities;
mod playbooks;
mod purchases;
mod queue;
mod reports;
mod segments;
mod sharing;
mod twins;
mod unsaid;

use super::command::{Command, Place};
use super::dialog::{Dialog, Jump, Palette};
use super::effect::{Effect, Effects};
use super::form::Form;
use super::model::{Model, Mood, Screen};
use super::open_card::{Item, OpenCard};
use super::theme::{Theme, ThemeName};
use super::veil;
use crate::agenda::{AgendaError, PointId, Result, Way};
use crate::domain::{Kind, Standing};

pub(super) use board::mouse as mouse_on_board;
pub(super) use calendar::{find_key, mouse};
pub(super) use capture::{keep as keep_capture, key as key_in_capture, paste as paste_in_capture};
pub(super) use drafts::{is_at_home, offer_draft};
pub(super) use export::{exported, is_writing};
pub(super) use forms::{discard_form, leave_form, save_form};
pub(super) use intake::{
    key_in_picker, key_in_preview, key_in_report, listed, locked, looked, paste_in_picker, rehearsed, took, took_whole,
    written,
};
pub(super) use links::save_tags;
pub(super) use menus::choose;
pub(super) use messages::{copy as copy_message, key_in_templates, sent as message_sent};
pub(super) use moves::move_by;
pub(super) use playbooks::{
    key_in_campaigns, key_in_playbooks, key_in_start, show_campaigns, show_outlook, start_key, started,
};
pub(super) use purchases::key_in_products;
pub(super) use queue::{accept, key as key_in_queue, open_round, paste as paste_in_queue};
pub(super) use reports::{
    computed as report_computed, follow as follow_report, found as found_behind, step as report_step,
};
pub(super) use segments::{key as key_in_segments, listed as listed_segments};
pub(super) use sharing::shared;
pub(super) use twins::{LISTED as TWINS, key_in_comparison, key_in_list, show as show_duplicates};
pub(super) use unsaid::line as unsaid_line;

use forms::{cancel, done, edit, edit_next, log, open_form, plan, snooze, topic};
use menus::{menu_of_attention, menu_of_orders, menu_of_shelves, menu_of_standing};
use moves::{back, ends, jump, mark, mark_all, page};

/// How many steps the history shows.
const HISTORY: usize = 500;

/// What a command logs, if it logs anything.
fn logged(command: Command) -> Option<Kind> {
    Some(match command {
        Command::LogCall => Kind::Call,
        Command::LogNote => Kind::Note,
        Command::LogVisit => Kind::Visit,
        Command::LogMessage => Kind::Message,
        Command::LogEmail => Kind::Email,
        Command::LogMeeting => Kind::Meeting,
        Command::LogSample => Kind::Sample,
        Command::LogSurvey => Kind::Survey,
        _ => return None,
    })
}

/// Hides what others may not read, or shows it again.
fn veil_or_unveil(model: &mut Model) {
    model.private = !model.private;
    let key = if model.private { "notice-private" } else { "notice-not-private" };
    let text = model.texts.with(key, &[("key", model.key(Command::Private).into())]);
    model.say(Mood::Hint, text);
}

/// Has it measured what became of what is closed, where the board is shown and something changed since.
pub(super) fn measure(model: &mut Model) -> Effects {
    if model.screen != Screen::Board || !std::mem::take(&mut model.board.unmeasured) {
        return Effects::none();
    }
    Effects::one(Effect::Measure)
}

/// Puts on the next colours.
fn next_theme(model: &mut Model) {
    let name: ThemeName = model.theme.name.next();
    model.theme = Theme::of(name, model.truecolor);
    let text = model.texts.with("notice-theme", &[("theme", model.texts.get(name.key()).into())]);
    model.say(Mood::Hint, text);
}

/// Does what a command says.
pub(super) fn run(model: &mut Model, command: Command) -> Result<Effects> {
    if model.day.empty && command.entry().needs_client() {
        let text = model.texts.with("notice-no-client-yet", &[("add", model.key(Command::AddClient).into())]);
        model.say(Mood::Hint, text);
        return Ok(Effects::none());
    }
    if let Some(effects) = reports::run(model, command)? {
        return Ok(effects);
    }
    if calendar::lacks_plan(model, command)? || board::lacks_card(model, command) {
        return Ok(Effects::none());
    }
    if let Some(kind) = logged(command) {
        log(model, kind)?;
        return Ok(Effects::none());
    }
    if sell(model, command)? {
        return Ok(Effects::none());
    }
    match command {
        Command::Plan => plan(model)?,
        Command::Snooze => snooze(model)?,
        Command::Done => done(model)?,
        Command::SayHow => unsaid::ask(model)?,
        Command::AddTopic => topic(model)?,
        Command::Campaigns => return Ok(playbooks::campaigns(model)),
        Command::Queue => queue::open(model)?,
        Command::SaveTurn => queue::save(model)?,
        Command::Skip => queue::skip(model)?,
        Command::CloseDay => queue::close_day(model)?,
        Command::Spread => queue::spread(model)?,
        Command::EditNext => edit_next(model)?,
        Command::Cancel => cancel(model)?,
        Command::Open | Command::OpenTurn => {
            if let Some(client) = model.at_hand() {
                model.open_card(client)?;
            }
        }
        Command::Move => calendar::pick_up(model)?,
        Command::Sooner => calendar::shift(model, calendar::Way::Sooner)?,
        Command::Later => calendar::shift(model, calendar::Way::Later)?,
        Command::Lose => forms::lose(model, model.meant())?,
        Command::Import | Command::Export | Command::Sync => return in_or_out(model, command),
        Command::Segments => segments::open(model)?,
        Command::NextGroup if model.place() == Place::CLIENTS => segments::open(model)?,
        Command::Duplicates => return Ok(twins::look_for(model)),
        Command::Merge => twins::compare_marked(model)?,
        Command::AddClient => open_form(model, |model| Ok(Form::add_client(model.context())))?,
        Command::Capture => capture::open(model)?,
        Command::Edit if model.on_board() => board::edit(model)?,
        Command::Edit => edit(model)?,
        Command::Attention => menu_of_attention(model)?,
        Command::Tags | Command::Links | Command::Attach | Command::Relate | Command::OpenItem => {
            return links::run(model, command);
        }
        Command::Resolve => resolve(model)?,
        Command::Standing => menu_of_standing(model)?,
        Command::Delete => delete(model)?,
        Command::Filter | Command::Clients => clients(model, command == Command::Filter)?,
        Command::Sort => menu_of_orders(model),
        Command::Shelf => menu_of_shelves(model),
        Command::Today => model.show(Screen::Today)?,
        Command::Calendar => model.show(Screen::Calendar)?,
        Command::Board => {
            model.show(Screen::Board)?;
            return Ok(measure(model));
        }
        Command::OpenDeal => board::enter(model)?,
        Command::Hold => board::hold(model)?,
        Command::Enter => calendar::enter(model)?,
        Command::Span => calendar::switch(model)?,
        Command::FindDay => calendar::find(model),
        Command::Up | Command::Down => move_by(model, if command == Command::Up { -1 } else { 1 })?,
        Command::PageUp | Command::PageDown => page(model, if command == Command::PageUp { -1 } else { 1 })?,
        Command::Home | Command::End => ends(model, command == Command::End)?,
        Command::Left if model.on_calendar() => calendar::days(model, -1)?,
        Command::Left if model.on_board() => board::lanes(model, -1)?,
        Command::Right if model.on_board() => board::lanes(model, 1)?,
        Command::Right => calendar::days(model, 1)?,
        Command::Mark => mark(model)?,
        Command::MarkAll => mark_all(model)?,
        Command::NextGroup | Command::PreviousGroup => jump(model, command == Command::NextGroup)?,
        Command::Left | Command::Back => back(model)?,
        Command::Undo => travel(model, Way::Back)?,
        Command::Redo => travel(model, Way::Forth)?,
        Command::History => model.dialog = Some(Dialog::History(model.agenda.history(HISTORY)?, 0)),
        Command::Palette => model.dialog = Some(Dialog::Palette(Palette::open(model.place(), &model.texts))),
        Command::Jump => model.dialog = Some(Dialog::Jump(Box::new(Jump::open(&model.agenda)?))),
        Command::Help => model.dialog = Some(Dialog::Help(0)),
        Command::Sample => {
            model.working = Some(model.texts.get("working-read").to_owned());
            return Ok(Effects::one(Effect::Sample));
        }
        Command::Theme => next_theme(model),
        Command::Private => veil_or_unveil(model),
        Command::Redraw => return Ok(Effects::one(Effect::Redraw)),
        Command::Suspend => return Ok(Effects::one(Effect::Suspend)),
        Command::Quit => return Ok(Effects::one(Effect::Quit)),
        // What is logged was dealt with above; the rest is for forms.
        _ => {}
    }
    Ok(Effects::none())
}

/// Takes in what lies outside, or gives something out.
fn in_or_out(model: &mut Model, command: Command) -> Result<Effects> {
    match command {
        Command::Import => return Ok(intake::open(model)),
        Command::Sync => return Ok(sharing::start(model)),
        _ => export::open(model)?,
    }
    Ok(Effects::none())
}

/// To the list of clients, perhaps into its filter line; from elsewhere to all of them.
fn clients(model: &mut Model, filtering: bool) -> Result<()> {
    if !filtering || model.screen != Screen::Clients {
        model.forget_among()?;
    }
    model.show(Screen::Clients)?;
    model.filtering = filtering;
    if filtering {
        model.asking.open(&model.agenda)?;
    }
    Ok(())
}

/// Does what a command says about what is sold and what is written; whether it was one of those.
fn sell(model: &mut Model, command: Command) -> Result<bool> {
    match command {
        Command::Buy => purchases::buy(model)?,
        Command::Return => purchases::give_back(model)?,
        Command::StartPlaybook => playbooks::start(model)?,
        Command::StopPlaybook => playbooks::stop(model)?,
        Command::Playbooks => playbooks::list(model)?,
        Command::Opportunity => opportunities::open(model)?,
        // What is at hand there is what may be sold: it is done when it is closed.
        Command::Win | Command::LoseSale | Command::Done if model.on_board() => {
            board::close(model, command != Command::LoseSale)?;
        }
        Command::Reopen if model.on_board() => board::reopen(model)?,
        Command::Advance | Command::Retreat if model.on_board() => board::shift(model, command == Command::Advance)?,
        Command::Win | Command::LoseSale => opportunities::close(model, command == Command::Win)?,
        Command::Reopen => opportunities::reopen(model)?,
        Command::Advance | Command::Retreat => opportunities::shift(model, command == Command::Advance)?,
        Command::Products => purchases::products(model)?,
        Command::Message => messages::write(model)?,
        Command::Templates => messages::templates(model)?,
        _ => return Ok(false),
    }
    Ok(true)
}

fn delete(model: &mut Model) -> Result<()> {
    match model.card.as_ref().map(OpenCard::item) {
        Some(Item::FollowUp(_)) => return cancel(model),
        Some(Item::Point(_)) => return delete_point(model),
        Some(Item::Purchase(_)) => return purchases::delete(model),
        Some(Item::Opportunity(_)) => return opportunities::delete(model),
        Some(Item::Interaction(_)) => {
            if let Some(id) = model.card.as_ref().and_then(|open| open.interaction()).map(|interaction| interaction.id)
            {
                model.agenda.delete_interaction(id)?;
                return did(model);
            }
        }
        // What a client is follows from what it bought: there is nothing to take away.
        Some(Item::Class(_)) => return Ok(()),
        None if model.on_calendar() => return cancel(model),
        None if model.on_board() => return board::delete(model),
        _ if links::delete_item(model)? => return Ok(()),
        _ => {}
    }
    let clients = model.meant();
    match clients.as_slice() {
        [] => return Ok(()),
        [client] if model.agenda.client(*client)?.standing == Standing::Trashed => return menu_of_standing(model),
        clients => model.agenda.set_standing(clients, Standing::Trashed)?,
    }
    model.card = None;
    did(model)
}

/// Deletes the selected open point; a contact as a whole is not deleted from here.
fn delete_point(model: &mut Model) -> Result<()> {
    match model.card.as_ref().and_then(|open| open.point()).map(|point| point.id) {
        Some(PointId::Topic(id)) => {
            model.agenda.delete_topic(id)?;
            did(model)
        }
        Some(PointId::Complaint(_)) => {
            let keys = [("edit", model.key(Command::Edit).into()), ("resolve", model.key(Command::Done).into())];
            let text = model.texts.with("notice-point-is-contact", &keys);
            model.say(Mood::Hint, text);
            Ok(())
        }
        None => Ok(()),
    }
}

fn resolve(model: &mut Model) -> Result<()> {
    if model.card.as_ref().is_some_and(|open| open.point().is_some()) {
        return done(model);
    }
    let Some(client) = model.at_hand() else { return Ok(()) };
    if model.agenda.resolve_complaints(client)? == 0 {
        let text = model.texts.get("notice-no-complaint").to_owned();
        model.say(Mood::Hint, text);
        return Ok(());
    }
    did(model)
}

/// Shows the consequences of a change, and says what was done and how to take it back.
fn did(model: &mut Model) -> Result<()> {
    model.marked.clear();
    let before = model.past.undo.as_ref().map(|step| step.id);
    // What was noticed already is not what was done just now.
    let own = model.agenda.just_done()?.filter(|own| before.is_none_or(|before| own.id > before));
    model.refresh()?;
    let last = model.past.undo.as_ref().filter(|step| Some(step.id) != before);
    let between = own.as_ref().is_some_and(|own| last.is_none_or(|last| last.id != own.id));
    let done = own.as_ref().or(last).map(|step| veil::step(model, step));
    if let Some(done) = done.as_ref().filter(|_| between) {
        // To undo would be to undo what the other one did.
        let text = model.texts.with("notice-done-before-others", &[("done", done.as_str().into())]);
        model.say(Mood::Done, text);
    } else if let Some(done) = done {
        let undo = model.key(Command::Undo);
        let text = model.texts.with("notice-done", &[("done", done.into()), ("undo", undo.into())]);
        model.say(Mood::Done, text);
    } else {
        let text = model.texts.get("notice-unchanged").to_owned();
        model.say(Mood::Hint, text);
    }
    Ok(())
}

fn travel(model: &mut Model, way: Way) -> Result<()> {
    let expected = match way {
        Way::Back => &model.past.undo,
        Way::Forth => &model.past.redo,
    };
    let Some(expected) = expected.as_ref().map(|step| step.id) else {
        let key = if way == Way::Back { "notice-nothing-to-undo" } else { "notice-nothing-to-redo" };
        let text = model.texts.get(key).to_owned();
        model.say(Mood::Hint, text);
        return Ok(());
    };
    match model.agenda.travel(way, Some(expected)) {
        Ok(step) => {
            model.refresh()?;
            queue::go_on(model)?;
            let key = if way == Way::Back { "notice-undone" } else { "notice-redone" };
            let text = model.texts.with(key, &[("done", veil::step(model, &step).into())]);
            model.say(Mood::Done, text);
            Ok(())
        }
        Err(AgendaError::ChangedSince) => {
            // Another window did something meanwhile: show what would be undone now, and let the user decide.
            model.refresh()?;
            let next = if way == Way::Back { &model.past.undo } else { &model.past.redo };
            let next = next.as_ref().map(|step| veil::step(model, step)).unwrap_or_default();
            let text = model.texts.with("notice-changed-since", &[("next", next.into())]);
            model.say(Mood::Hint, text);
            Ok(())
        }
        Err(error) => Err(error),
    }
}
