//! How the columns of what goes out are called.

use super::Texts;
use crate::exchange::incoming::Content;

impl Texts {
    /// The header of a column: one by which an import knows it again.
    #[must_use]
    pub fn column(&self, kind: Content, code: &str) -> String {
        let key = if kind == Content::Clients && !matches!(code, "uid" | "id" | "taxid" | "size") {
            format!("import-field-{code}")
        } else {
            format!("export-col-{code}")
        };
        self.get(&key).to_owned()
    }
}

/// What can be asked of the agenda in SQL.
impl Texts {
    /// What a view holds.
    #[must_use]
    pub fn view(&self, name: &str) -> String {
        self.get(&format!("view-{name}")).to_owned()
    }

    /// What a column of the views holds.
    #[must_use]
    pub fn view_column(&self, name: &str) -> String {
        self.get(&format!("view-column-{name}")).to_owned()
    }
}
