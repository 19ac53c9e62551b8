//! With which probability the stages count: as they are set, or as the user's own history has it once there is enough.

use super::history::{History, Passed};
use crate::domain::Stages;

/// How likely it is that what is in a stage will be won.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chance {
    /// The stage: its code, or its name where it is the user's own.
    pub stage: String,
    /// As it is set, in percent; zero for a stage that is not in the settings any more.
    pub set: u8,
    /// What became of those that came into it.
    pub passed: Passed,
}

impl Chance {
    /// The percentage that counts.
    #[must_use]
    pub fn percent(&self) -> u8 {
        self.measured().unwrap_or(self.set).min(100)
    }

    /// What was measured, where there is enough of it to count.
    #[must_use]
    pub fn measured(&self) -> Option<u8> {
        self.passed.share().filter(|_| self.passed.is_enough())
    }
}

/// The stages in their order, each with its chance; those that are not in the settings any more come last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chances {
    stages: Vec<Chance>,
    history: History,
}

impl Chances {
    /// The stages as they are set, each by its code with its percentage, and what became of what was in them.
    pub fn new<S: Into<String>>(set: impl IntoIterator<Item = (S, u8)>, history: History) -> Self {
        let mut chances = Self { stages: Vec::new(), history };
        for (stage, percent) in set {
            let stage = stage.into();
            if chances.place(&stage).is_none() {
                chances.add(stage, percent);
            }
        }
        chances
    }

    /// The stages of the settings, and what became of what was in them.
    #[must_use]
    pub fn of(stages: &Stages, history: History) -> Self {
        Self::new(stages.open().iter().map(|stage| (stage.code.as_str(), stage.probability)), history)
    }

    fn place(&self, stage: &str) -> Option<usize> {
        self.stages.iter().position(|known| known.stage == stage)
    }

    fn add(&mut self, stage: String, set: u8) {
        let passed = self.history.stage(&stage);
        self.stages.push(Chance { stage, set: set.min(100), passed });
    }

    /// The place of a stage in the order; one that is not known comes last from now on.
    pub fn place_of(&mut self, stage: &str) -> usize {
        self.place(stage).unwrap_or_else(|| {
            self.add(stage.to_owned(), 0);
            self.stages.len() - 1
        })
    }

    /// The stages in their order.
    #[must_use]
    pub fn stages(&self) -> &[Chance] {
        &self.stages
    }

    /// What became of all.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// With which percentage something counts in the stage of this place, that may have one of its own.
    #[must_use]
    pub fn percent(&self, place: usize, own: Option<u8>) -> u8 {
        let usual = || self.stages.get(place).map_or(0, Chance::percent);
        own.unwrap_or_else(usual).min(100)
    }
}
