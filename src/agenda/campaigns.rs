//! Campaigns: a playbook on a group of clients, and what came of it.

use jiff::civil::Date;

use super::error::{AgendaError, LONGEST_LINE, LONGEST_NAME, Part, Result};
use super::plan::upcoming;
use super::playbooks::{PlaybookFlaw, script};
use super::runs::{Outlook, Start, begin_all, room, stop};
use super::{Action, Agenda, fits};
use crate::domain::campaign::Results;
use crate::domain::playbook::{Ending, RunState};
use crate::domain::{Campaign, CampaignId, Money, Playbook, text};

impl Agenda {
    /// The campaigns, what began last first.
    pub fn campaigns(&self) -> Result<Vec<Campaign>> {
        Ok(self.store.read().campaigns()?)
    }

    /// The campaign that is called so: by its name, its number, or the only one that begins so.
    pub fn campaign_called(&self, typed: &str) -> Result<Campaign> {
        let wanted = text::fold(&text::clean_line(typed));
        let campaigns = self.campaigns()?;
        let is = |campaign: &&Campaign| text::fold(&campaign.name) == wanted || format!("#{}", campaign.id.0) == wanted;
        if let Some(campaign) = campaigns.iter().find(is) {
            return Ok(campaign.clone());
        }
        let begin = |campaign: &&Campaign| !wanted.is_empty() && text::fold(&campaign.name).starts_with(&wanted);
        let mut beginning = campaigns.iter().filter(begin);
        if let (Some(campaign), None) = (beginning.next(), beginning.next()) {
            return Ok(campaign.clone());
        }
        let known = campaigns.into_iter().map(|campaign| campaign.name).collect();
        Err(PlaybookFlaw::UnknownCampaign { typed: typed.to_owned(), known }.into())
    }

    /// What came of a campaign so far.
    pub fn campaign_results(&self, id: CampaignId) -> Result<Results> {
        self.store.at_once(|| {
            let campaign = self.store.read().campaign(id)?;
            Ok(self.store.campaign_results(&campaign, &self.rules, self.today())?)
        })
    }

    /// Starts a playbook on everybody whom a filter means, as a campaign of this name whose results are told together.
    pub fn start_campaign(
        &mut self,
        campaign: &str,
        filter: &str,
        playbook: &Playbook,
        from: Date,
        cost: Option<Money>,
    ) -> Result<(CampaignId, Outlook)> {
        let today = self.today();
        upcoming(from, today)?;
        let (name, filter) = (text::clean_line(campaign), text::clean_line(filter));
        fits(Part::Name, &name, LONGEST_NAME)?;
        fits(Part::Line, &filter, LONGEST_LINE)?;
        if name.is_empty() {
            return Err(AgendaError::EmptyName);
        }
        if filter.is_empty() {
            return Err(AgendaError::EmptyFilter);
        }
        if self.campaigns()?.iter().any(|known| text::fold(&known.name) == text::fold(&name)) {
            return Err(PlaybookFlaw::CampaignExists(name).into());
        }
        let script = script(&playbook.text)?;
        let clients = self.clients_of(&filter)?;
        let rules = self.rules.clone();
        let campaign = Campaign {
            id: CampaignId(0),
            name: name.clone(),
            filter,
            playbook: playbook.key(),
            started_on: from,
            ended_on: None,
            cost: cost.map(|cost| cost.minor),
            currency: cost.map_or(rules.money.currency, |cost| cost.currency),
        };
        self.operate(Action::StartCampaign, |write| {
            let id = write.add_campaign(&campaign)?;
            let mut room = room(write.read(), &rules, today)?;
            let start = Start { campaign: Some(id), ..Start::by_hand(playbook, &script, from) };
            let outlook = begin_all(write, &start, &clients, today, &mut room)?;
            if outlook.begun.is_empty() {
                return Err(PlaybookFlaw::Nobody.into());
            }
            write.call_it(name, outlook.begun.len());
            Ok((id, outlook))
        })
    }

    /// Ends a campaign: what is still planned of it is called off, and what happens from tomorrow on does not count.
    /// Says with how many clients it was still running.
    pub fn end_campaign(&mut self, id: CampaignId) -> Result<usize> {
        let today = self.today();
        self.operate(Action::EndCampaign, |write| {
            let campaign = write.read().campaign(id)?;
            if campaign.ended_on.is_some() {
                return Err(PlaybookFlaw::CampaignEnded(campaign.name).into());
            }
            let mut runs = write.read().runs_of_campaign(id)?;
            runs.retain(|run| run.state == RunState::Running);
            for run in &runs {
                stop(write, run, today, Ending::Campaign)?;
            }
            write.set_campaign(&Campaign { ended_on: Some(today.max(campaign.started_on)), ..campaign.clone() })?;
            write.call_it(campaign.name, runs.len());
            Ok(runs.len())
        })
    }

    /// Takes over what a campaign is called and what it cost beyond its contacts.
    pub fn edit_campaign(&mut self, id: CampaignId, campaign: &str, cost: Option<Money>) -> Result<()> {
        let name = text::clean_line(campaign);
        fits(Part::Name, &name, LONGEST_NAME)?;
        if name.is_empty() {
            return Err(AgendaError::EmptyName);
        }
        let taken = |known: &Campaign| known.id != id && text::fold(&known.name) == text::fold(&name);
        if self.campaigns()?.iter().any(taken) {
            return Err(PlaybookFlaw::CampaignExists(name).into());
        }
        self.operate(Action::EditCampaign, |write| {
            let before = write.read().campaign(id)?;
            let currency = cost.map_or(before.currency, |cost| cost.currency);
            let cost = cost.map(|cost| cost.minor);
            write.set_campaign(&Campaign { name: name.clone(), cost, currency, ..before })?;
            write.call_it(name, 1);
            Ok(())
        })
    }
}
