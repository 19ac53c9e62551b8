//! How the columns of what goes out are called.

use super::Texts;
use crate::exchange::incoming::Content;

impl Texts {
    /// The header of a column: one by which an import knows it again.
    #[must_use]
    pub fn column(&self, kind: Content, code: &str) -> String {
        let family = if kind == Content::Clients && code != "uid" { "import-field" } else { "export-col" };
        self.get(&format!("{family}-{code}")).to_owned()
    }
}
