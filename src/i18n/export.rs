//! How the columns of what goes out are called.

use super::Texts;
use crate::exchange::incoming::Content;

impl Texts {
    /// The header of a column: one by which an import knows it again.
    #[must_use]
    pub fn column(&self, kind: Content, code: &str) -> String {
        let family = if kind == Content::Clients && !matches!(code, "uid" | "id" | "taxid" | "size") {
            "import-field"
        } else {
            "export-col"
        };
        self.get(&format!("{family}-{code}")).to_owned()
    }
}

/// What can be asked of the agenda in SQL.
impl Texts {
    /// What a view holds.
    #[must_use]
    pub fn view(&self, name: &str) -> String {
        self.get(&format!("view-{}", name.replace('_', "-"))).to_owned()
    }

    /// What a column of the views holds.
    #[must_use]
    pub fn view_column(&self, name: &str) -> String {
        self.get(&format!("view-column-{}", name.replace('_', "-"))).to_owned()
    }
}
