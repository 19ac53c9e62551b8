//! The stages through which a possible sale goes, as the user set them.

use super::Code;
use super::code::codes;
use super::money::rounded;

/// The stage of what was sold.
pub const WON: &str = "won";
/// The stage of what came to nothing.
pub const LOST: &str = "lost";

codes! {
    /// The stages that have a word in the language files.
    Known in "stage" {
        /// Somebody is interested.
        Lead = "lead",
        /// They need it, can decide and can pay.
        Qualified = "qualified",
        /// They have our offer.
        Proposal = "proposal",
        /// They said yes.
        Agreement = "agreement",
        /// It was sold.
        Won = "won",
        /// It came to nothing.
        Lost = "lost",
    }
}

/// A stage of an open opportunity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its code, or the name that the user gave it.
    pub code: String,
    /// How many percent of those in it are expected to be won.
    pub probability: u8,
}

/// The stages of what is open, in the order in which they are gone through. [`WON`] and [`LOST`] follow by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stages(Vec<Stage>);

/// The stages of a user that set none, with how likely whatever is in them is won.
const USUAL: [(Known, u8); 4] =
    [(Known::Lead, 10), (Known::Qualified, 25), (Known::Proposal, 50), (Known::Agreement, 80)];

impl Default for Stages {
    fn default() -> Self {
        Self(USUAL.map(|(known, probability)| Stage { code: known.code().to_owned(), probability }).into())
    }
}

impl Stages {
    /// These stages, without those that are closed or named twice; without any left, the usual ones.
    #[must_use]
    pub fn new(stages: impl IntoIterator<Item = Stage>) -> Self {
        let mut kept: Vec<Stage> = Vec::new();
        for stage in stages {
            if !is_closed(&stage.code) && !stage.code.is_empty() && !kept.iter().any(|other| other.code == stage.code) {
                kept.push(stage);
            }
        }
        if kept.is_empty() { Self::default() } else { Self(kept) }
    }

    /// The stages in their order; never none.
    #[must_use]
    pub fn open(&self) -> &[Stage] {
        &self.0
    }

    /// The code of the stage with which an opportunity begins.
    #[must_use]
    pub fn first(&self) -> &str {
        self.0.first().map_or(Known::Lead.code(), |stage| &stage.code)
    }

    /// The place of a stage among them.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<usize> {
        self.0.iter().position(|stage| stage.code == code)
    }

    /// How many percent of those in a stage are expected to be won: none in one that is not set any more.
    #[must_use]
    pub fn probability(&self, code: &str) -> u8 {
        match code {
            WON => 100,
            _ => self.place(code).map_or(0, |place| self.0[place].probability),
        }
    }
}

/// Whether whatever is in this stage is over.
#[must_use]
pub fn is_closed(code: &str) -> bool {
    matches!(code, WON | LOST)
}

/// So many percent of an amount, rounded half away from zero.
#[must_use]
pub fn weighted(amount: i64, percent: u8) -> i64 {
    rounded(i128::from(amount) * i128::from(percent), 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(code: &str, probability: u8) -> Stage {
        Stage { code: code.to_owned(), probability }
    }

    #[test]
    fn a_set_of_stages_is_never_empty_and_names_none_twice() {
        assert_eq!(Stages::new([]), Stages::default());
        assert_eq!(Stages::new([stage(WON, 100), stage("", 3)]), Stages::default());
        let twice = Stages::new([stage("Demo", 40), stage("Demo", 50), stage("lead", 10)]);
        assert_eq!(twice.open(), [stage("Demo", 40), stage("lead", 10)]);
        assert_eq!((twice.first(), twice.place("lead"), twice.place("proposal")), ("Demo", Some(1), None));
    }

    #[test]
    fn what_is_not_set_any_more_is_not_expected_to_be_won() {
        let stages = Stages::default();
        let of = |code| stages.probability(code);
        assert_eq!((of("lead"), of("agreement"), of(WON), of(LOST), of("Demo")), (10, 80, 100, 0, 0));
    }

    #[test]
    fn a_part_of_an_amount_is_rounded_half_away_from_zero() {
        let cases = [(5, 10, 1), (-5, 10, -1), (4, 10, 0), (i64::MAX, 100, i64::MAX), (1_999, 50, 1_000), (7, 0, 0)];
        for (amount, percent, expected) in cases {
            assert_eq!(weighted(amount, percent), expected, "{percent} % of {amount}");
        }
    }
}
