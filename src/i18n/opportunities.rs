//! Possible sales in words.

use super::Texts;
use crate::agenda::Hitch;
use crate::domain::Code;
use crate::domain::stage::Known;
use crate::domain::text::clean_line;

impl Texts {
    /// What a stage is called: by its word, or as the user named it.
    #[must_use]
    pub fn stage(&self, code: &str) -> String {
        Known::from_code(code).map_or_else(|| clean_line(code), |known| self.word(known).to_owned())
    }

    /// What is wrong with an opportunity.
    #[must_use]
    pub fn hitch(&self, hitch: Hitch) -> String {
        let key = match hitch {
            Hitch::NoTitle => "error-opportunity-no-title",
            Hitch::Amount => "error-opportunity-amount",
            Hitch::Probability => "error-opportunity-probability",
            Hitch::Terms => "error-opportunity-terms",
            Hitch::ClosedBefore => "error-opportunity-closed-before",
            Hitch::IsClosed => "error-opportunity-is-closed",
            Hitch::IsOpen => "error-opportunity-is-open",
        };
        self.get(key).to_owned()
    }
}
