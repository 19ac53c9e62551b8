//! Playbooks: those that come ready made, what the user made of them, and the user's own.

use super::error::{AgendaError, Result};
use super::{Action, Agenda};
use crate::domain::playbook::{self, ReadyMade, Run, Script, TextError};
use crate::domain::{ClientId, Code, Playbook, PlaybookId, text};
use crate::store::PlacedPlaybook;

/// Where those that come ready made stand until somebody moves them: behind the user's own.
const READY_MADE_FROM: i64 = 1_000;

/// Why something was not done with a playbook or with a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaybookFlaw {
    /// Its text is not understood.
    Text {
        /// What was typed.
        text: String,
        /// What is wrong with it, and where.
        error: TextError,
    },
    /// None is called that.
    Unknown {
        /// What was typed.
        typed: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// There is one of this name.
    Exists(String),
    /// Nothing starts it but the user: it cannot start by itself.
    ByHand(String),
    /// Nothing runs with this client, or not this one.
    NotRunning(String),
    /// It can be started with none of them.
    Nobody,
    /// No campaign is called that.
    UnknownCampaign {
        /// What was typed.
        typed: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// There is a campaign of this name.
    CampaignExists(String),
    /// The campaign has ended already.
    CampaignEnded(String),
}

impl From<PlaybookFlaw> for AgendaError {
    fn from(flaw: PlaybookFlaw) -> Self {
        Self::Playbook(flaw)
    }
}

/// A playbook that runs with a client, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The run.
    pub run: Run,
    /// Which step comes next; `None` when none is open.
    pub next: Option<u16>,
}

impl Agenda {
    /// The same agenda, which knows these playbooks as ready made: their texts are in the user's language.
    #[must_use]
    pub fn with_playbooks(self, ready: Vec<Playbook>) -> Self {
        Self { ready, ..self }
    }

    /// Every playbook: the user's own, then those that came ready made; those that are not offered are among them.
    pub fn playbooks(&self) -> Result<Vec<Playbook>> {
        Ok(self.placed_playbooks()?.into_iter().map(|(_, playbook)| playbook).collect())
    }

    /// The playbook that is called so: by its name, its code, its number, or the only one that begins so.
    pub fn playbook_called(&self, typed: &str) -> Result<Playbook> {
        let wanted = text::fold(text::clean_line(typed).as_str());
        let playbooks = self.playbooks()?;
        let is = |playbook: &&Playbook| {
            let number = (playbook.id != PlaybookId(0)).then(|| format!("#{}", playbook.id.0));
            let code = playbook.code.as_deref().is_some_and(|code| code == wanted || code.replace('_', "-") == wanted);
            text::fold(&playbook.name) == wanted || code || number.is_some_and(|number| number == wanted)
        };
        if let Some(playbook) = playbooks.iter().find(is) {
            return Ok(playbook.clone());
        }
        let begin = |playbook: &&Playbook| !wanted.is_empty() && text::fold(&playbook.name).starts_with(&wanted);
        let mut beginning = playbooks.iter().filter(begin);
        if let (Some(playbook), None) = (beginning.next(), beginning.next()) {
            return Ok(playbook.clone());
        }
        let known = playbooks.into_iter().filter(|it| !it.hidden).map(|it| it.name).collect();
        Err(PlaybookFlaw::Unknown { typed: typed.to_owned(), known }.into())
    }

    /// The playbook that a run or a campaign names, if it is still there.
    pub fn playbook_of_key(&self, key: &str) -> Result<Option<Playbook>> {
        Ok(self.playbooks()?.into_iter().find(|playbook| playbook.key() == key))
    }

    /// The playbook as it comes ready made, whatever the user made of it.
    #[must_use]
    pub fn ready_playbook(&self, code: &str) -> Option<&Playbook> {
        self.ready.iter().find(|ready| ready.code.as_deref() == Some(code))
    }

    /// Adds a playbook, or takes over what the user changed of one; what runs already goes on as it was begun.
    pub fn save_playbook(&mut self, playbook: Playbook) -> Result<()> {
        let today = self.today();
        let known = self.placed_playbooks()?;
        let before = known.iter().find(|(_, other)| is_same(other, &playbook));
        let playbook = sound(playbook, &known)?;
        let position = match before {
            Some((position, _)) => *position,
            None => known.iter().filter(|(_, other)| other.code.is_none()).map(|(at, _)| at + 1).max().unwrap_or(0),
        };
        let action = if before.is_some() { Action::EditPlaybook } else { Action::AddPlaybook };
        self.operate(action, |write| {
            write.put_playbook(position, &playbook)?;
            if playbook.automatic && write.read().played_on()?.is_none() {
                // What the calendar starts counts from now on.
                write.set_played_on(today)?;
            }
            write.call_it(playbook.name.clone(), 1);
            Ok(())
        })
    }

    /// Removes a playbook of the user's own. One that came ready made becomes again what it was. What runs goes on.
    pub fn remove_playbook(&mut self, playbook: &Playbook) -> Result<()> {
        self.operate(Action::RemovePlaybook, |write| {
            write.remove_playbook(playbook.id)?;
            write.call_it(playbook.name.clone(), 1);
            Ok(())
        })
    }

    /// What runs with a client, and how far it is.
    pub fn progress(&self, client: ClientId) -> Result<Vec<Progress>> {
        self.store.at_once(|| {
            let reader = self.store.read();
            let runs = reader.running(client)?.into_iter();
            runs.map(|run| Ok(Progress { next: reader.next_step_of(run.id)?, run })).collect()
        })
    }

    /// The stored ones, and those that come ready made and were left as they are.
    fn placed_playbooks(&self) -> Result<Vec<PlacedPlaybook>> {
        let mut placed = self.store.read().playbooks()?;
        for (at, ready) in (READY_MADE_FROM..).zip(&self.ready) {
            if !placed.iter().any(|(_, stored)| stored.code == ready.code) {
                placed.push((at, ready.clone()));
            }
        }
        placed.sort_by_key(|(position, playbook)| (*position, playbook.id == PlaybookId(0)));
        Ok(placed)
    }
}

/// Whether the two are one playbook, perhaps before and after it was changed.
fn is_same(one: &Playbook, other: &Playbook) -> bool {
    match (&one.code, &other.code) {
        (None, None) => one.id == other.id && one.id != PlaybookId(0),
        (one, other) => one == other,
    }
}

/// Makes foreign text harmless, and refuses a text that is no playbook, or whose name another one has.
fn sound(playbook: Playbook, known: &[PlacedPlaybook]) -> Result<Playbook> {
    let typed = text::clean_text(&playbook.text);
    let script = script(&typed)?;
    let wanted = script.folded_name();
    let taken = known.iter().any(|(_, other)| {
        let code = other.code.as_deref().is_some_and(|code| code == wanted);
        (text::fold(&other.name) == wanted || code) && !is_same(other, &playbook)
    });
    if taken {
        return Err(PlaybookFlaw::Exists(script.name).into());
    }
    if playbook.automatic && script.trigger.is_none() {
        return Err(PlaybookFlaw::ByHand(script.name).into());
    }
    Ok(Playbook { name: script.name, text: format!("{typed}\n"), ..playbook })
}

/// What a text says, or why it is no playbook.
pub(super) fn script(text: &str) -> Result<Script> {
    playbook::read(text).map_err(|error| PlaybookFlaw::Text { text: text.to_owned(), error }.into())
}

/// Which of those that come ready made a playbook is.
#[must_use]
pub fn ready_made(playbook: &Playbook) -> Option<ReadyMade> {
    playbook.code.as_deref().and_then(ReadyMade::from_code)
}
