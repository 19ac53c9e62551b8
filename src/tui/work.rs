//! Long work, on a thread with a connection of its own.

use super::dialog::{Beginning, Starting};
use super::effect::Effect;
use super::reports::{Asked, Wanted};
use super::update::Msg;
use crate::agenda::{self, Agenda, AgendaError, DayPlan, Origin};
use crate::desktop::Desktop;
use crate::domain::Campaign;
use crate::domain::campaign::Results;
use crate::i18n::Texts;

/// Does long work; `None` for an effect that is none.
pub(super) fn work(effect: Effect, agenda: &mut Agenda, texts: &Texts, desktop: &dyn Desktop) -> Option<Msg> {
    match effect {
        Effect::Intake(job, task) => Some(super::intake::work::work(&job, *task, agenda, texts)),
        Effect::Share(job, sharing) => {
            Some(Msg::Shared(job.id, super::sharing::work(&job, &sharing, agenda, texts).map(Box::new)))
        }
        Effect::Export(job, export) => Some(Msg::Exported(job.id, super::export::work(&job, &export, agenda, texts))),
        Effect::CountSegments(segments) => Some(Msg::Counted(super::segments::count(segments, agenda))),
        Effect::Duplicates => Some(Msg::Duplicates(agenda.duplicates(texts.locale().region_code(), super::act::TWINS))),
        Effect::Outlook(beginning) => Some(Msg::Outlook(outlook(*beginning, agenda).map(Box::new))),
        Effect::Start(beginning) => Some(Msg::Started(start(*beginning, agenda))),
        Effect::Campaigns => Some(Msg::Campaigns(campaigns(agenda))),
        Effect::BeginDay => {
            // First the backup: what follows from the day's beginning is no change of the user's, and yet one.
            let unsafe_day = match agenda.back_up_day() {
                // The user has left.
                Err(AgendaError::Stopped) => return None,
                made => made.err().map(|error| texts.obstacle(&error)),
            };
            Some(Msg::DayBegun(agenda.follow_rules(), unsafe_day))
        }
        Effect::Measure => Some(Msg::Measured(agenda.stage_history())),
        Effect::Report(asked) => Some(report(*asked, agenda)),
        Effect::Sample => {
            let (clock, rules) = (agenda.clock().clone(), agenda.rules().clone());
            let sample = agenda::open_sample(clock, rules, Origin::Screens, texts.locale().lang.into());
            let (habits, playbooks) = (texts.habits(), texts.playbooks());
            Some(Msg::Sampled(
                sample.map(|(agenda, folder)| Box::new((agenda.with_habits(habits).with_playbooks(playbooks), folder))),
            ))
        }
        Effect::Remind(due) => {
            remind(due, agenda, texts, desktop);
            None
        }
        Effect::Open(target) => {
            let opened = desktop.open(&target).map_err(|why| texts.unopened(&why));
            Some(Msg::Opened(target, opened))
        }
        Effect::Send(outgoing) => {
            let opened = desktop.open(&outgoing.link).map_err(|why| texts.unopened(&why));
            Some(Msg::Sent(outgoing, opened))
        }
        Effect::Quit | Effect::Suspend | Effect::Edit(_) | Effect::Redraw | Effect::Copy(_) => None,
    }
}

/// Computes a report, or looks for whoever is behind a number of one.
fn report(asked: Asked, agenda: &Agenda) -> Msg {
    let Asked { id, what, watch } = asked;
    match what {
        Wanted::Report(name, period) => Msg::Reported(id, agenda.report(name, period, &watch).map(Box::new)),
        Wanted::Behind(title, question) => Msg::Behind(id, title, agenda.behind(&question, &watch)),
    }
}

/// Says what starting a playbook would plan.
fn outlook(beginning: Beginning, agenda: &Agenda) -> agenda::Result<Starting> {
    let of_campaign = beginning.campaign.as_ref().map(|campaign| agenda.clients_of(&campaign.filter)).transpose()?;
    let clients = of_campaign.unwrap_or_else(|| beginning.clients.clone());
    let outlook = agenda.outlook(&beginning.playbook, &clients, beginning.from)?;
    Ok(Starting { beginning, outlook, top: 0 })
}

/// Starts a playbook.
fn start(beginning: Beginning, agenda: &mut Agenda) -> agenda::Result<()> {
    let Beginning { playbook, clients, from, campaign } = beginning;
    match campaign {
        Some(new) => agenda.start_campaign(&new.name, &new.filter, &playbook, from, new.cost).map(drop),
        None => agenda.start_playbook(&playbook, &clients, from, None).map(drop),
    }
}

/// The campaigns with what came of them.
fn campaigns(agenda: &Agenda) -> agenda::Result<Vec<(Campaign, Results)>> {
    let with_results = |campaign: Campaign| Ok((campaign.clone(), agenda.campaign_results(campaign.id)?));
    agenda.campaigns()?.into_iter().map(with_results).collect()
}

/// Shows on the desktop what no timer and no other window has shown. Where it cannot be shown the screen has said it;
/// why, `cartera remind --test` says.
fn remind(due: Vec<DayPlan>, agenda: &mut Agenda, texts: &Texts, desktop: &dyn Desktop) {
    let Ok(fresh) = agenda.claim(due) else { return };
    for notice in texts.notices(&fresh, agenda.clock().wall()) {
        let _said_on_the_screen = desktop.raise(&notice);
    }
}
