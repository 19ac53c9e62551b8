//! The playbooks over the screen: to choose one that is started, or to change them; what would be planned; the campaigns.

use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::agenda::Outlook;
use crate::domain::campaign::Results;
use crate::domain::{Campaign, ClientId, Money, Playbook};

/// The playbooks.
#[derive(Clone, Debug, Default)]
pub struct PlaybookList {
    /// Those that there are; the hidden ones only when they are asked for.
    pub playbooks: Vec<Playbook>,
    /// The selected one.
    pub selected: usize,
    /// Whether the hidden ones are shown too.
    pub all: bool,
    /// On whom one is to be started; nobody where they are only looked through.
    pub clients: Vec<ClientId>,
    /// Why something was not done.
    pub problem: Option<String>,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaybookAnswer {
    /// Nothing more.
    Nothing,
    /// To start this one.
    Start(Box<Playbook>),
    /// To write a new one.
    Add,
    /// To change the text of this one.
    Edit(Box<Playbook>),
    /// To save this one as it is here.
    Save(Box<Playbook>),
    /// To remove this one, or to make it again what it was.
    Remove(Box<Playbook>),
    /// To show the hidden ones, or not.
    All,
}

impl PlaybookList {
    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> PlaybookAnswer {
        self.problem = None;
        self.selected = moved(key, self.selected, self.playbooks.len());
        let Some(here) = self.playbooks.get(self.selected).cloned() else {
            return if key.code == KeyCode::Char('a') { PlaybookAnswer::Add } else { PlaybookAnswer::Nothing };
        };
        match key.code {
            KeyCode::Enter if !self.clients.is_empty() => PlaybookAnswer::Start(Box::new(here)),
            KeyCode::Enter | KeyCode::Char('e') => PlaybookAnswer::Edit(Box::new(here)),
            KeyCode::Char('a') => PlaybookAnswer::Add,
            KeyCode::Char('o') => PlaybookAnswer::Save(Box::new(Playbook { automatic: !here.automatic, ..here })),
            KeyCode::Char('h') => PlaybookAnswer::Save(Box::new(Playbook { hidden: !here.hidden, ..here })),
            KeyCode::Char('v') => PlaybookAnswer::All,
            KeyCode::Delete => PlaybookAnswer::Remove(Box::new(here)),
            _ => PlaybookAnswer::Nothing,
        }
    }
}

/// A campaign that is to be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCampaign {
    /// What it is called.
    pub name: String,
    /// With whom.
    pub filter: String,
    /// What it costs besides its contacts.
    pub cost: Option<Money>,
}

/// A playbook that is about to be started.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// Which.
    pub playbook: Playbook,
    /// On whom, unless it is a campaign.
    pub clients: Vec<ClientId>,
    /// From which day its steps count.
    pub from: Date,
    /// The campaign that it is.
    pub campaign: Option<NewCampaign>,
}

/// What would be planned.
#[derive(Clone, Debug)]
pub struct Starting {
    /// What is about to be started.
    pub beginning: Beginning,
    /// What would be planned, and with whom not.
    pub outlook: Outlook,
    /// The first line that is shown of it.
    pub top: usize,
}

/// The campaigns.
#[derive(Clone, Debug, Default)]
pub struct CampaignList {
    /// Each with what came of it.
    pub campaigns: Vec<(Campaign, Results)>,
    /// The selected one.
    pub selected: usize,
}

/// What a key asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CampaignAnswer {
    /// Nothing more.
    Nothing,
    /// To start a new one.
    Add,
    /// To change this one.
    Edit(Box<Campaign>),
    /// To end this one.
    End(Box<Campaign>),
    /// To list those whom it is for.
    List(Box<Campaign>),
}

impl CampaignList {
    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> CampaignAnswer {
        self.selected = moved(key, self.selected, self.campaigns.len());
        let here = self.campaigns.get(self.selected).map(|(campaign, _)| Box::new(campaign.clone()));
        match (key.code, here) {
            (KeyCode::Char('a'), _) => CampaignAnswer::Add,
            (KeyCode::Char('e'), Some(campaign)) => CampaignAnswer::Edit(campaign),
            (KeyCode::Char('x'), Some(campaign)) => CampaignAnswer::End(campaign),
            (KeyCode::Enter, Some(campaign)) => CampaignAnswer::List(campaign),
            _ => CampaignAnswer::Nothing,
        }
    }
}

/// Where a key leads in a list of so many.
fn moved(key: KeyEvent, selected: usize, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match key.code {
        KeyCode::Up | KeyCode::Char('k') => selected.saturating_sub(1),
        KeyCode::Down | KeyCode::Char('j') => (selected + 1).min(last),
        KeyCode::PageUp => selected.saturating_sub(10),
        KeyCode::PageDown => (selected + 10).min(last),
        KeyCode::Home => 0,
        KeyCode::End => last,
        _ => selected.min(last),
    }
}
