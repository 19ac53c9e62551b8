//! What is told column by column, as a journal entry: each column is a property.

use super::{Around, ENTITY, begin, finish, framed};
use crate::exchange::component::Component;

/// What begins the name of a property that is a column.
const COLUMN: &str = "X-CARTERA-";
/// Columns whose property is called otherwise, since another kind of record says something else by that name.
const RENAMED: &[(&str, &str)] = &[("why", "X-CARTERA-ENDING")];

/// A record that is told column by column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowCard {
    /// What it is called for ever.
    pub uid: String,
    /// What it is.
    pub entity: String,
    /// What is shown of it in a list; it is not read back.
    pub summary: String,
    /// What its columns say.
    pub said: Vec<(String, String)>,
}

fn property(column: &str) -> String {
    let renamed = RENAMED.iter().find(|(name, _)| *name == column);
    renamed.map_or_else(
        || format!("{COLUMN}{}", column.to_ascii_uppercase().replace('_', "-")),
        |(_, property)| (*property).to_owned(),
    )
}

fn column(property: &str) -> Option<String> {
    let name = property.to_ascii_uppercase();
    if let Some((column, _)) = RENAMED.iter().find(|(_, renamed)| *renamed == name) {
        return Some((*column).to_owned());
    }
    let column = name.strip_prefix(COLUMN).filter(|_| name != ENTITY)?;
    Some(column.to_ascii_lowercase().replace('-', "_"))
}

impl RowCard {
    /// The calendar with it, written onto what is there.
    #[must_use]
    pub fn render(&self, onto: Option<&Component>, around: &Around) -> Component {
        let (mut item, _) = begin(onto, "VJOURNAL", &self.uid);
        item.set_text("SUMMARY", Some(self.summary.as_str()).filter(|summary| !summary.is_empty()));
        item.set_text(ENTITY, Some(&self.entity));
        let there: Vec<String> = item.props().iter().map(|line| line.name.clone()).collect();
        for name in there {
            if column(&name).is_some_and(|column| !self.said.iter().any(|(known, _)| *known == column)) {
                item.remove(&name);
            }
        }
        for (column, text) in &self.said {
            let name = property(column);
            if item.text(&name).as_ref() != Some(text) {
                item.set_text(&name, Some(text));
            }
        }
        framed(onto, finish(item, onto, around), around)
    }
}

/// Reads what is told column by column.
pub(super) fn read(item: &Component, entity: &str) -> RowCard {
    RowCard {
        uid: item.uid().unwrap_or_default(),
        entity: entity.to_owned(),
        summary: item.text("SUMMARY").unwrap_or_default(),
        said: item.props().iter().filter_map(|line| Some((column(&line.name)?, item.text(&line.name)?))).collect(),
    }
}
