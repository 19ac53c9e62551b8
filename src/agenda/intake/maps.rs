//! What the columns of a kind of file mean, kept under a name: the next file of that kind is read the same way.

use serde::{Deserialize, Serialize};

use super::super::{Agenda, AgendaError, LONGEST_NAME, Part, Result, fits};
use crate::domain::Code;
use crate::domain::when::DateOrder;
use crate::exchange::incoming::{Content, ReadOptions};

/// How a kind of file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// What its rows are, when that is not seen.
    pub content: Option<Content>,
    /// The header of a column, and the code of the field that it fills or of none.
    pub map: Vec<(String, String)>,
    /// The delimiter, when it is not seen.
    pub delimiter: Option<u8>,
    /// The encoding, when it is not seen.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// The order of dates, when it is not seen.
    pub date_order: Option<DateOrder>,
}

/// As it is kept.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<String>,
    map: Vec<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delimiter: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day_first: Option<bool>,
}

impl Columns {
    /// Reads a file so.
    pub fn apply(self, options: &mut ReadOptions) {
        let Self { content, map, delimiter, encoding, date_order } = self;
        options.content = options.content.or(content);
        options.delimiter = options.delimiter.or(delimiter);
        options.encoding = options.encoding.or(encoding);
        options.date_order = options.date_order.or(date_order);
        // What is said now counts for more than what was kept.
        let kept = map.into_iter().filter(|(header, _)| options.map.iter().all(|(known, _)| known != header));
        options.map = kept.chain(options.map.clone()).collect();
    }
}

impl Agenda {
    /// Keeps under a name how a kind of file is read; what was kept under it is replaced.
    pub fn save_columns(&self, name: &str, columns: &Columns) -> Result<()> {
        let name = name.trim();
        if name.is_empty() {
            return Err(AgendaError::EmptyName);
        }
        fits(Part::Name, name, LONGEST_NAME)?;
        let kept = Kept {
            content: columns.content.map(|content| content.code().to_owned()),
            map: columns.map.clone(),
            delimiter: columns.delimiter.map(char::from),
            encoding: columns.encoding.map(|encoding| encoding.name().to_owned()),
            day_first: columns.date_order.map(|order| order == DateOrder::DayMonth),
        };
        Ok(self.store.keep_column_map(name, &serde_json::to_string(&kept).unwrap_or_default())?)
    }

    /// How a kind of file is read, by the name under which it was kept.
    pub fn columns_named(&self, name: &str) -> Result<Option<Columns>> {
        let Some(body) = self.store.column_map(name.trim())? else { return Ok(None) };
        // What another version wrote is taken as far as it is understood.
        let kept: Kept = serde_json::from_str(&body).unwrap_or_default();
        let order = |day_first| if day_first { DateOrder::DayMonth } else { DateOrder::MonthDay };
        Ok(Some(Columns {
            content: kept.content.as_deref().and_then(Content::from_code),
            map: kept.map,
            delimiter: kept.delimiter.and_then(|sign| u8::try_from(sign).ok()),
            encoding: kept.encoding.and_then(|name| encoding_rs::Encoding::for_label(name.as_bytes())),
            date_order: kept.day_first.map(order),
        }))
    }

    /// The names under which it is kept how files are read, in alphabetical order.
    pub fn column_names(&self) -> Result<Vec<String>> {
        Ok(self.store.column_maps()?)
    }
}
