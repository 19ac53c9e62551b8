//! What the columns of a kind of file mean, kept under a name: an export that comes every month is explained once.

use serde::{Deserialize, Serialize};

use super::super::{Agenda, Result};
use crate::domain::text::clean_line;

/// How a kind of file is to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnMap {
    /// The code of what its rows are.
    pub content: Option<String>,
    /// The header of a column, and the code of the field that it fills or of none.
    pub columns: Vec<(String, String)>,
    /// The delimiter.
    pub delimiter: Option<char>,
    /// The encoding.
    pub encoding: Option<String>,
    /// Whether `03/04/2024` is 3 April.
    pub day_first: Option<bool>,
}

impl Agenda {
    /// Keeps under a name how a kind of file is read; what was kept under it goes.
    pub fn save_columns(&self, name: &str, map: &ColumnMap) -> Result<()> {
        let body = serde_json::to_string(map).unwrap_or_default();
        Ok(self.store.save_columns(&clean_line(name), &body)?)
    }

    /// How a kind of file is read; `None` when nothing is kept under the name.
    pub fn columns_named(&self, name: &str) -> Result<Option<ColumnMap>> {
        let body = self.store.columns_named(&clean_line(name))?;
        // One that a newer program wrote may say more.
        Ok(body.map(|body| serde_json::from_str(&body).unwrap_or_default()))
    }

    /// The names under which something is kept, in alphabetical order.
    pub fn column_maps(&self) -> Result<Vec<String>> {
        Ok(self.store.column_maps()?)
    }

    /// Forgets what is kept under a name.
    pub fn forget_columns(&self, name: &str) -> Result<()> {
        Ok(self.store.forget_columns(&clean_line(name))?)
    }
}
