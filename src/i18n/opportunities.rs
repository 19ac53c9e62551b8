//! Possible sales in words.

use super::Texts;
use crate::domain::Code;
use crate::domain::stage::Known;
use crate::domain::text::clean_line;

impl Texts {
    /// What a stage is called: by its word, or as the user named it.
    #[must_use]
    pub fn stage(&self, code: &str) -> String {
        Known::from_code(code).map_or_else(|| clean_line(code), |known| self.word(known).to_owned())
    }
}
