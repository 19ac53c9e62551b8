//! What each command does to the model.

use super::command::Command;
use super::dialog::{Dialog, Menu, MenuChoice, Palette};
use super::effect::{Effect, Effects};
use super::form::log::Target;
use super::form::{Form, Saved};
use super::model::{Item, Model, Mood, Screen};
use super::theme::{Theme, ThemeName};
use crate::agenda::{AgendaError, Draft, Next, Order, Result, Shelf, Way, Window};
use crate::domain::{Attention, ClientId, Code, FollowUp, FollowUpId, Interaction, InteractionId, Kind, Standing};

/// How many steps the history shows.
const HISTORY: usize = 500;

/// Does what a command says.
pub(super) fn run(model: &mut Model, command: Command) -> Result<Effects> {
    if model.day.empty && command.entry().needs_client() {
        let text = model.texts.with("notice-no-client-yet", &[("add", model.key(Command::AddClient).into())]);
        model.say(Mood::Hint, text);
        return Ok(Effects::none());
    }
    match command {
        Command::LogCall => log(model, Kind::Call)?,
        Command::LogNote => log(model, Kind::Note)?,
        Command::LogVisit => log(model, Kind::Visit)?,
        Command::LogMessage => log(model, Kind::Message)?,
        Command::LogEmail => log(model, Kind::Email)?,
        Command::LogMeeting => log(model, Kind::Meeting)?,
        Command::LogSample => log(model, Kind::Sample)?,
        Command::LogSurvey => log(model, Kind::Survey)?,
        Command::Plan => open_for_client(model, |model, client, name| Ok(Form::plan(client, name, model.context())))?,
        Command::Snooze => snooze(model)?,
        Command::Done => done(model)?,
        Command::EditNext => edit_next(model)?,
        Command::Cancel => cancel(model)?,
        Command::Open => {
            if let Some(client) = model.at_hand() {
                model.open_card(client)?;
            }
        }
        Command::AddClient => open_form(model, |model| Ok(Form::add_client(model.context())))?,
        Command::Edit => edit(model)?,
        Command::Attention => menu_of_attention(model)?,
        Command::Resolve => resolve(model)?,
        Command::Standing => menu_of_standing(model)?,
        Command::Delete => delete(model)?,
        Command::Filter => {
            model.show(Screen::Clients)?;
            model.filtering = true;
        }
        Command::Sort => menu_of_orders(model),
        Command::Shelf => menu_of_shelves(model),
        Command::Today => model.show(Screen::Today)?,
        Command::Clients => model.show(Screen::Clients)?,
        Command::Up => move_by(model, -1)?,
        Command::Down => move_by(model, 1)?,
        Command::PageUp => page(model, -1)?,
        Command::PageDown => page(model, 1)?,
        Command::Home => ends(model, false)?,
        Command::End => ends(model, true)?,
        Command::NextGroup => jump(model, true)?,
        Command::PreviousGroup => jump(model, false)?,
        Command::Back => back(model)?,
        Command::Undo => travel(model, Way::Back)?,
        Command::Redo => travel(model, Way::Forth)?,
        Command::History => model.dialog = Some(Dialog::History(model.agenda.history(HISTORY)?, 0)),
        Command::Palette => model.dialog = Some(Dialog::Palette(Palette::open(model.place(), &model.texts))),
        Command::Help => model.dialog = Some(Dialog::Help(0)),
        Command::Import => open_form(model, |model| Ok(Form::import(model.context())))?,
        Command::Sample => {
            model.working = Some(model.texts.get("working-read").to_owned());
            return Ok(Effects::one(Effect::Sample));
        }
        Command::Theme => {
            let name: ThemeName = model.theme.name.next();
            model.theme = Theme::of(name, model.truecolor);
            let text = model.texts.with("notice-theme", &[("theme", model.texts.get(name.key()).into())]);
            model.say(Mood::Hint, text);
        }
        Command::Redraw => return Ok(Effects::one(Effect::Redraw)),
        Command::Suspend => return Ok(Effects::one(Effect::Suspend)),
        Command::Quit => return Ok(Effects::one(Effect::Quit)),
        Command::Save | Command::Editor | Command::Discard => {}
    }
    Ok(Effects::none())
}

/// Opens a form, filled with what was half typed in it before.
fn open_form(model: &mut Model, open: impl FnOnce(&Model) -> Result<Form>) -> Result<()> {
    let mut form = open(model)?;
    if let Some(key) = form.draft_key()
        && let Some(draft) = model.agenda.drafts()?.into_iter().find(|draft| draft.key == key)
    {
        form.recover(&draft.body, model.context());
    }
    model.dialog = Some(Dialog::Form(Box::new(form)));
    Ok(())
}

fn open_for_client(model: &mut Model, open: impl FnOnce(&Model, ClientId, String) -> Result<Form>) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    let name = model.agenda.client(client)?.name;
    open_form(model, |model| open(model, client, name))
}

fn log(model: &mut Model, kind: Kind) -> Result<()> {
    let fulfils = model.card.as_ref().and_then(|open| open.follow_up()).map(|follow_up| follow_up.id);
    open_for_client(model, |model, client, _| log_form(model, client, kind, fulfils))
}

fn log_form(model: &Model, client: ClientId, kind: Kind, fulfils: Option<FollowUpId>) -> Result<Form> {
    let card = model.agenda.card(client, 0)?;
    let people: Vec<_> = card.contacts.iter().map(|contact| (contact.id, contact.name.clone())).collect();
    let target = Target::of(&card, fulfils, model.agenda.today());
    Ok(Form::log(target, kind, &people, model.context()))
}

/// The follow-up that is meant: the selected one on a card, else the client's next step.
fn meant(model: &mut Model) -> Result<Option<FollowUp>> {
    if let Some(follow_up) = model.card.as_ref().and_then(|open| open.follow_up()) {
        return Ok(Some(follow_up.clone()));
    }
    let Some(client) = model.at_hand() else { return Ok(None) };
    let next = model.agenda.card(client, 0)?.follow_ups.into_iter().next();
    if next.is_none() {
        let plan = model.key(Command::Plan);
        let text = model.texts.with("notice-nothing-planned", &[("plan", plan.into())]);
        model.say(Mood::Hint, text);
    }
    Ok(next)
}

fn snooze(model: &mut Model) -> Result<()> {
    let follow_up = model.card.as_ref().and_then(|open| open.follow_up()).map(|follow_up| follow_up.id);
    open_for_client(model, |model, client, name| Ok(Form::snooze(client, follow_up, name, model.context())))
}

fn done(model: &mut Model) -> Result<()> {
    let Some(follow_up) = meant(model)? else { return Ok(()) };
    open_for_client(model, |model, client, name| {
        let planned = model.agenda.card(client, 0)?.follow_ups.len() > 1;
        Ok(Form::done(follow_up.id, planned, name, model.context()))
    })
}

fn edit_next(model: &mut Model) -> Result<()> {
    let Some(follow_up) = meant(model)? else { return Ok(()) };
    open_for_client(model, |model, _, name| Ok(Form::edit_follow_up(follow_up, name, model.context())))
}

fn cancel(model: &mut Model) -> Result<()> {
    let Some(follow_up) = meant(model)? else { return Ok(()) };
    model.agenda.cancel(follow_up.id)?;
    did(model)
}

fn edit(model: &mut Model) -> Result<()> {
    match model.card.as_ref().map(super::model::OpenCard::item) {
        Some(Item::FollowUp(_)) => edit_next(model),
        Some(Item::Interaction(_)) => {
            let Some(interaction) = model.card.as_ref().and_then(|open| open.interaction()).cloned() else {
                return Ok(());
            };
            open_form(model, |model| interaction_form(model, interaction))
        }
        Some(Item::Client) | None => open_for_client(model, |model, client, _| {
            Ok(Form::edit_client(model.agenda.record(client)?, model.context()))
        }),
    }
}

fn interaction_form(model: &Model, interaction: Interaction) -> Result<Form> {
    let card = model.agenda.card(interaction.client, 0)?;
    let people: Vec<_> = card.contacts.into_iter().map(|contact| (contact.id, contact.name)).collect();
    Ok(Form::edit_interaction(interaction, card.client.name, &people, model.context()))
}

fn delete(model: &mut Model) -> Result<()> {
    match model.card.as_ref().map(super::model::OpenCard::item) {
        Some(Item::FollowUp(_)) => return cancel(model),
        Some(Item::Interaction(_)) => {
            if let Some(id) = model.card.as_ref().and_then(|open| open.interaction()).map(|interaction| interaction.id)
            {
                model.agenda.delete_interaction(id)?;
                return did(model);
            }
        }
        Some(Item::Client) | None => {}
    }
    let Some(client) = model.at_hand() else { return Ok(()) };
    if model.agenda.client(client)?.standing == Standing::Trashed {
        return menu_of_standing(model);
    }
    model.agenda.set_standing(client, Standing::Trashed)?;
    model.card = None;
    did(model)
}

fn resolve(model: &mut Model) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    if model.agenda.resolve_complaints(client)? == 0 {
        let text = model.texts.get("notice-no-complaint").to_owned();
        model.say(Mood::Hint, text);
        return Ok(());
    }
    did(model)
}

fn menu_of_attention(model: &mut Model) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    let texts = &model.texts;
    let line = |attention: Attention| {
        let word = texts.get(match attention {
            Attention::Auto => "menu-attention-auto",
            Attention::Red => "menu-attention-red",
            Attention::Yellow => "menu-attention-yellow",
            Attention::Green => "menu-attention-green",
        });
        (word.to_owned(), MenuChoice::Attention(client, attention))
    };
    let order = [Attention::Red, Attention::Yellow, Attention::Green, Attention::Auto];
    let title = texts.with("menu-attention", &[("client", model.agenda.client(client)?.name.into())]);
    let mut menu = Menu::new(title, order.map(line).into());
    let now = model.agenda.client(client)?.attention;
    menu.selected = order.iter().position(|attention| *attention == now).unwrap_or(0);
    model.dialog = Some(Dialog::Menu(menu));
    Ok(())
}

fn menu_of_standing(model: &mut Model) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    let row = model.agenda.client(client)?;
    let texts = &model.texts;
    let mut lines: Vec<_> = Standing::ALL
        .iter()
        .filter(|standing| **standing != row.standing)
        .map(|standing| {
            let key = format!("menu-standing-{}", standing.code());
            (texts.get(&key).to_owned(), MenuChoice::Standing(client, *standing))
        })
        .collect();
    if row.standing == Standing::Trashed {
        lines.push((texts.get("menu-standing-remove").to_owned(), MenuChoice::Remove(client)));
    }
    let title =
        texts.with("menu-standing", &[("client", row.name.into()), ("standing", texts.word(row.standing).into())]);
    model.dialog = Some(Dialog::Menu(Menu::new(title, lines)));
    Ok(())
}

fn menu_of_orders(model: &mut Model) {
    let lines = Order::ALL.iter().map(|order| (model.texts.word(*order).to_owned(), MenuChoice::Order(*order)));
    let mut menu = Menu::new(model.texts.get("menu-order"), lines.collect());
    menu.selected = Order::ALL.iter().position(|order| *order == model.shelf().0).unwrap_or(0);
    model.dialog = Some(Dialog::Menu(menu));
}

fn menu_of_shelves(model: &mut Model) {
    let lines = Shelf::ALL.iter().map(|shelf| (model.texts.word(*shelf).to_owned(), MenuChoice::Shelf(*shelf)));
    let mut menu = Menu::new(model.texts.get("menu-shelf"), lines.collect());
    menu.selected = Shelf::ALL.iter().position(|shelf| *shelf == model.shelf().1).unwrap_or(0);
    model.dialog = Some(Dialog::Menu(menu));
}

/// Does what was chosen in a menu.
pub(super) fn choose(model: &mut Model, choice: MenuChoice) -> Result<Effects> {
    match choice {
        MenuChoice::Attention(client, attention) => {
            model.agenda.set_attention(client, attention)?;
            did(model)?;
        }
        MenuChoice::Standing(client, standing) => {
            model.agenda.set_standing(client, standing)?;
            if matches!(standing, Standing::Archived | Standing::Trashed) {
                model.card = None;
            }
            did(model)?;
        }
        MenuChoice::Remove(client) => {
            model.agenda.remove_client(client)?;
            model.card = None;
            did(model)?;
        }
        MenuChoice::Order(order) => model.rescope(order, model.shelf().1)?,
        MenuChoice::Shelf(shelf) => model.rescope(model.shelf().0, shelf)?,
        MenuChoice::Recover(key) => recover(model, &key)?,
        MenuChoice::Forget(key) => model.agenda.drop_draft(&key)?,
        MenuChoice::Nothing => {}
    }
    Ok(Effects::none())
}

/// Moves the selection of whatever is open.
pub(super) fn move_by(model: &mut Model, rows: isize) -> Result<()> {
    match &mut model.card {
        Some(open) => open.move_by(&model.agenda, rows),
        None => model.with_list(|window, agenda| window.move_by(agenda, rows)),
    }
}

fn page(model: &mut Model, screens: isize) -> Result<()> {
    match &mut model.card {
        Some(open) => open.move_by(&model.agenda, screens * 8),
        None => model.with_list(|window, agenda| window.page(agenda, screens)),
    }
}

fn ends(model: &mut Model, last: bool) -> Result<()> {
    match &mut model.card {
        Some(open) => open.move_by(&model.agenda, if last { isize::MAX } else { isize::MIN }),
        None if last => model.with_list(Window::end),
        None => model.with_list(Window::home),
    }
}

/// To the next group of the day; on a card from the client to its plans to its history.
fn jump(model: &mut Model, forwards: bool) -> Result<()> {
    let Some(open) = &mut model.card else {
        return model.with_list(|window, agenda| window.jump_band(agenda, forwards));
    };
    let history = 1 + open.card.follow_ups.len();
    let begins = [0, 1.min(history), history];
    let last = open.items() - 1;
    let target = if forwards {
        begins.into_iter().find(|begin| *begin > open.selected).unwrap_or(0)
    } else {
        begins.into_iter().rev().find(|begin| *begin < open.selected).unwrap_or(history)
    };
    open.selected = target.min(last);
    Ok(())
}

fn back(model: &mut Model) -> Result<()> {
    if model.card.take().is_some() {
        return model.catch_up();
    }
    if model.screen == Screen::Clients && !model.filter.value().is_empty() {
        model.filter.reset();
        return model.narrow();
    }
    if model.screen == Screen::Clients && model.shelf().1 != Shelf::Current {
        return model.rescope(model.shelf().0, Shelf::Current);
    }
    model.show(Screen::Today)
}

/// Shows the consequences of a change, and says what was done and how to take it back.
fn did(model: &mut Model) -> Result<()> {
    model.refresh()?;
    if let Some(step) = &model.past.undo {
        let done = model.texts.step(step);
        let undo = model.key(Command::Undo);
        let text = model.texts.with("notice-done", &[("done", done.into()), ("undo", undo.into())]);
        model.say(Mood::Done, text);
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
            let key = if way == Way::Back { "notice-undone" } else { "notice-redone" };
            let text = model.texts.with(key, &[("done", model.texts.step(&step).into())]);
            model.say(Mood::Done, text);
            Ok(())
        }
        Err(AgendaError::ChangedSince) => {
            // Another window did something meanwhile: show what would be undone now, and let the user decide.
            model.refresh()?;
            let next = if way == Way::Back { &model.past.undo } else { &model.past.redo };
            let next = next.as_ref().map(|step| model.texts.step(step)).unwrap_or_default();
            let text = model.texts.with("notice-changed-since", &[("next", next.into())]);
            model.say(Mood::Hint, text);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Saves a form; one that is refused stays open and says why.
pub(super) fn save_form(model: &mut Model, mut form: Box<Form>) -> Result<Effects> {
    let saved = match form.save(model.context()) {
        Ok(saved) => saved,
        Err(problem) => {
            form.refuse(problem);
            model.dialog = Some(Dialog::Form(form));
            return Ok(Effects::none());
        }
    };
    let draft = form.draft_key();
    // Until it is stored the form is there to be mended.
    model.dialog = Some(Dialog::Form(form));
    let (mut added, mut next) = (None, None);
    match saved {
        Saved::Log(log) => {
            model.agenda.log(&log)?;
            if let Next::Plan(plan) = log.next {
                next = Some(plan.on);
            }
        }
        Saved::Interaction(before, after) => model.agenda.edit_interaction(&before, *after)?,
        Saved::Add(record, plan) => added = Some(model.agenda.add_client(*record, plan)?),
        Saved::Edit(before, after) => model.agenda.edit_client(&before, *after)?,
        Saved::Plan(client, plan) => drop(model.agenda.plan(client, plan)?),
        Saved::FollowUp(before, plan) => model.agenda.edit_follow_up(&before, plan)?,
        Saved::Done(id, next) => model.agenda.done(id, next)?,
        Saved::Snooze(_, Some(id), until) => model.agenda.snooze_follow_up(id, until.date, until.time)?,
        Saved::Snooze(client, None, until) => model.agenda.snooze(client, until.date, until.time)?,
        Saved::Import(path) => {
            model.dialog = None;
            model.working = Some(model.texts.get("working-read").to_owned());
            return Ok(Effects::one(Effect::Rehearse(path)));
        }
    }
    model.dialog = None;
    model.unsaved = false;
    if let Some(draft) = draft {
        model.agenda.drop_draft(&draft)?;
    }
    if let Some(client) = added {
        model.open_card(client)?;
    }
    did(model)?;
    if let (Some(next), Some(notice)) = (next, &mut model.notice) {
        let day = model.texts.day(next, model.date);
        notice.text = model.texts.with("notice-next", &[("done", notice.text.as_str().into()), ("day", day.into())]);
    }
    Ok(Effects::none())
}

/// Leaves a form; what is typed in it is kept, to be taken up again.
pub(super) fn leave_form(model: &mut Model, form: &Form) -> Result<()> {
    model.unsaved = false;
    if let Some(key) = form.draft_key().filter(|_| form.touched) {
        model.agenda.keep_draft(&key, &form.draft())?;
        let text = model.texts.get("notice-draft-kept").to_owned();
        model.say(Mood::Hint, text);
    }
    Ok(())
}

/// Leaves a form and throws away what is typed in it.
pub(super) fn discard_form(model: &mut Model, form: &Form) -> Result<()> {
    model.unsaved = false;
    if let Some(key) = form.draft_key() {
        model.agenda.drop_draft(&key)?;
    }
    Ok(())
}

/// Whether what a half-typed form is about is in the agenda.
pub(super) fn is_at_home(model: &Model, draft: &Draft) -> bool {
    let id = |id: &str| id.parse().unwrap_or(0);
    match draft.key.split_once(':') {
        Some(("client", "new")) => true,
        Some(("log" | "client", client)) => model.agenda.client(ClientId(id(client))).is_ok(),
        Some(("interaction", interaction)) => model.agenda.interaction(InteractionId(id(interaction))).is_ok(),
        _ => false,
    }
}

/// Asks what to do with a form that was left half typed.
pub(super) fn offer_draft(model: &mut Model, draft: &Draft) {
    let texts = &model.texts;
    let client = draft.key.split_once(':').and_then(|(_, id)| id.parse().ok()).map(ClientId);
    let name = match (draft.key.split_once(':'), client) {
        (Some(("log" | "client", _)), Some(client)) => model.agenda.client(client).map(|client| client.name).ok(),
        _ => None,
    };
    let title = match name {
        Some(name) => texts.with("draft-of", &[("client", name.into())]),
        None => texts.get("draft-found").to_owned(),
    };
    let key = draft.key.clone();
    let lines = vec![
        (texts.get("draft-recover").to_owned(), MenuChoice::Recover(key.clone())),
        (texts.get("draft-later").to_owned(), MenuChoice::Nothing),
        (texts.get("draft-forget").to_owned(), MenuChoice::Forget(key)),
    ];
    model.dialog = Some(Dialog::Menu(Menu::new(title, lines)));
}

/// Opens the form to which a draft belongs; `open_form` fills it.
fn recover(model: &mut Model, key: &str) -> Result<()> {
    match key.split_once(':') {
        Some(("client", "new")) => open_form(model, |model| Ok(Form::add_client(model.context()))),
        Some((form, id)) => {
            let Ok(id) = id.parse() else { return model.agenda.drop_draft(key) };
            match form {
                "log" => open_form(model, |model| log_form(model, ClientId(id), Kind::Note, None)),
                "interaction" => {
                    open_form(model, |model| interaction_form(model, model.agenda.interaction(InteractionId(id))?))
                }
                "client" => {
                    open_form(model, |model| Ok(Form::edit_client(model.agenda.record(ClientId(id))?, model.context())))
                }
                _ => model.agenda.drop_draft(key),
            }
        }
        None => model.agenda.drop_draft(key),
    }
}
