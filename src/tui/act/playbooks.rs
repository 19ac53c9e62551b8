//! Starting playbooks and ending them, writing them, and campaigns.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::did;
use super::forms::open_form;
use crate::agenda::{AgendaError, Result, ready_made};
use crate::domain::campaign::Results;
use crate::domain::playbook::Trigger;
use crate::domain::{Campaign, ClientId, Kind, Playbook};
use crate::tui::command::Command;
use crate::tui::dialog::{Beginning, CampaignAnswer, CampaignList, Dialog, PlaybookAnswer, PlaybookList, Starting};
use crate::tui::effect::{Effect, Effects};
use crate::tui::form::Form;
use crate::tui::keys::scrolled;
use crate::tui::model::{Model, Mood, Screen};
use crate::tui::playbooks_view;

/// Opens the list from which a playbook is chosen for those who are meant, the one that suits them best selected.
pub(super) fn start(model: &mut Model) -> Result<()> {
    let clients = model.meant();
    if clients.is_empty() {
        return Ok(());
    }
    let wanted = suggested(model, &clients)?;
    let mut list = PlaybookList { clients, ..PlaybookList::default() };
    fill(model, &mut list)?;
    let suits =
        |playbook: &Playbook| playbook.script().is_ok_and(|script| script.trigger == wanted && wanted.is_some());
    list.selected = list.playbooks.iter().position(suits).unwrap_or(0);
    model.dialog = Some(Dialog::Playbooks(Box::new(list)));
    Ok(())
}

/// What would start a playbook, if it had just happened with a client.
fn suggested(model: &Model, clients: &[ClientId]) -> Result<Option<Trigger>> {
    let [client] = clients else { return Ok(None) };
    let card = model.agenda.card(*client, 1)?;
    Ok(match card.interactions.first().map(|last| last.kind) {
        None => Some(Trigger::NewClient),
        Some(Kind::Sample) => Some(Trigger::Sample),
        Some(_) => None,
    })
}

/// Opens the list of the playbooks, to change them.
pub(super) fn list(model: &mut Model) -> Result<()> {
    show(model, PlaybookList::default())
}

/// Shows the playbooks as they are now, where the list was left.
fn show(model: &mut Model, mut list: PlaybookList) -> Result<()> {
    fill(model, &mut list)?;
    model.dialog = Some(Dialog::Playbooks(Box::new(list)));
    Ok(())
}

fn fill(model: &Model, list: &mut PlaybookList) -> Result<()> {
    list.playbooks = model.agenda.playbooks()?;
    list.playbooks.retain(|playbook| list.all || !playbook.hidden);
    list.selected = list.selected.min(list.playbooks.len().saturating_sub(1));
    Ok(())
}

/// Takes a key in the list of the playbooks.
pub(in crate::tui) fn key_in_playbooks(
    model: &mut Model,
    mut list: Box<PlaybookList>,
    key: KeyEvent,
) -> Result<Effects> {
    let done = match list.key(key) {
        PlaybookAnswer::Nothing => {
            model.dialog = Some(Dialog::Playbooks(list));
            return Ok(Effects::none());
        }
        PlaybookAnswer::Start(playbook) => {
            let (clients, from) = (list.clients, model.agenda.today());
            return Ok(look_ahead(model, Beginning { playbook: *playbook, clients, from, campaign: None }));
        }
        PlaybookAnswer::Add => {
            open_form(model, |model| Ok(Form::playbook(None, model.context())))?;
            return Ok(Effects::none());
        }
        PlaybookAnswer::Edit(playbook) => {
            open_form(model, |model| Ok(Form::playbook(Some(*playbook), model.context())))?;
            return Ok(Effects::none());
        }
        PlaybookAnswer::All => {
            list.all = !list.all;
            show(model, *list)?;
            return Ok(Effects::none());
        }
        PlaybookAnswer::Save(playbook) => model.agenda.save_playbook(*playbook),
        // One that came ready made becomes again what it was; nothing was changed of one that has no row.
        PlaybookAnswer::Remove(playbook) if ready_made(&playbook).is_some() && playbook.id.0 == 0 => Ok(()),
        PlaybookAnswer::Remove(playbook) => model.agenda.remove_playbook(&playbook),
    };
    match done {
        Ok(()) => {
            let marked = std::mem::take(&mut model.marked);
            did(model)?;
            model.marked = marked;
        }
        Err(error) => list.problem = Some(model.texts.failure(&error)),
    }
    show(model, *list)?;
    Ok(Effects::none())
}

/// Has the worker say what would be planned.
pub(super) fn look_ahead(model: &mut Model, beginning: Beginning) -> Effects {
    model.working = Some(model.texts.get("working-outlook").to_owned());
    Effects::one(Effect::Outlook(Box::new(beginning)))
}

/// Takes a key while it is shown what would be planned.
pub(in crate::tui) fn key_in_start(model: &mut Model, mut starting: Box<Starting>, key: KeyEvent) -> Effects {
    let calendar = &model.agenda.rules().calendar;
    let (from, today) = (starting.beginning.from, model.agenda.today());
    let other_day = match key.code {
        KeyCode::Right | KeyCode::Char('l' | '>') => Some(calendar.next(from)),
        KeyCode::Left | KeyCode::Char('h' | '<') => Some(calendar.previous(from).max(today)),
        _ => None,
    };
    if let Some(from) = other_day {
        return look_ahead(model, Beginning { from, ..starting.beginning });
    }
    if key.code == KeyCode::Enter && !starting.outlook.begun.is_empty() {
        model.working = Some(model.texts.get("working-start").to_owned());
        return Effects::one(Effect::Start(Box::new(starting.beginning)));
    }
    let most = playbooks_view::most(model, &starting);
    starting.top = scrolled(key, starting.top, most).unwrap_or(starting.top);
    model.dialog = Some(Dialog::Start(starting));
    Effects::none()
}

/// Shows what would be planned, or why nothing can be.
pub(in crate::tui) fn show_outlook(model: &mut Model, outlook: Result<Box<Starting>>) -> Result<()> {
    model.dialog = Some(Dialog::Start(outlook?));
    Ok(())
}

/// Says what was started.
pub(in crate::tui) fn started(model: &mut Model) -> Result<()> {
    did(model)
}

/// Ends what runs with the client at hand.
pub(super) fn stop(model: &mut Model) -> Result<()> {
    let Some(client) = model.at_hand() else { return Ok(()) };
    match model.agenda.stop_playbook(client, None) {
        Ok(_) => did(model),
        Err(AgendaError::Playbook(flaw)) => {
            let text = model.texts.failure(&AgendaError::Playbook(flaw));
            model.say(Mood::Hint, text);
            Ok(())
        }
        Err(error) => Err(error),
    }
}

/// Shows the playbooks again after one was saved.
pub(super) fn back_to_playbooks(model: &mut Model, saved: &str) -> Result<()> {
    let playbooks = model.agenda.playbooks()?;
    let selected = playbooks.iter().filter(|playbook| !playbook.hidden).position(|playbook| playbook.name == saved);
    show(model, PlaybookList { selected: selected.unwrap_or(0), ..PlaybookList::default() })
}

/// Has what came of the campaigns counted, to show them.
pub(super) fn campaigns(model: &mut Model) -> Effects {
    model.working = Some(model.texts.get("working-campaigns").to_owned());
    Effects::one(Effect::Campaigns)
}

/// Shows the campaigns.
pub(in crate::tui) fn show_campaigns(model: &mut Model, campaigns: Vec<(Campaign, Results)>) {
    model.dialog = Some(Dialog::Campaigns(Box::new(CampaignList { campaigns, selected: 0 })));
}

/// Takes a key in the list of the campaigns.
pub(in crate::tui) fn key_in_campaigns(
    model: &mut Model,
    mut list: Box<CampaignList>,
    key: KeyEvent,
) -> Result<Effects> {
    match list.key(key) {
        CampaignAnswer::Nothing => model.dialog = Some(Dialog::Campaigns(list)),
        CampaignAnswer::Add => {
            let filter = model.filter.value().trim().to_owned();
            let playbooks = model.agenda.playbooks()?;
            open_form(model, |model| Ok(Form::campaign(None, &playbooks, &filter, model.context())))?;
        }
        CampaignAnswer::Edit(campaign) => {
            open_form(model, |model| Ok(Form::campaign(Some(*campaign), &[], "", model.context())))?;
        }
        CampaignAnswer::End(campaign) => match model.agenda.end_campaign(campaign.id) {
            Ok(_) => {
                did(model)?;
                return Ok(campaigns(model));
            }
            Err(error) => {
                let text = model.texts.failure(&error);
                model.say(Mood::Hint, text);
                model.dialog = Some(Dialog::Campaigns(list));
            }
        },
        CampaignAnswer::List(campaign) => {
            model.show(Screen::Clients)?;
            model.filter = tui_input::Input::new(campaign.filter.clone());
            model.narrow()?;
            model.finish()?;
        }
    }
    Ok(Effects::none())
}

/// What the list of the playbooks can do, for the line at its end.
pub(in crate::tui) fn start_key(model: &Model) -> String {
    model.key(Command::StartPlaybook)
}
