//! The whole agenda, or some clients with all that belongs to them, as one JSON document, and back without a loss.
//!
//! The document is one object. Each table is an array with a row a line, so that it can be written and read without ever
//! being in memory as a whole:
//!
//! ```json
//! {"cartera":1,"schema":6,"complete":true,
//! "meta":{"home":"PEN","played_on":"2026-11-23"},
//! "sequence":{"client":12},
//! "identity":[
//! {"entity":"client","row_id":12,"uid":"6f0c…"}
//! ],
//! "client":[
//! {"id":12,"name":"Ana Peña","kind":"person",…}
//! ],
//! …
//! }
//! ```
//!
//! - `cartera` comes first and says the version of this format, `schema` that of the tables. A newer document is refused.
//! - `complete` says whether it is the whole agenda; `sequence` holds the greatest number that each table ever gave.
//! - Rows have the columns of the table. A column that is not named is empty, or what the table says when nothing is said:
//!   so documents of older versions are read too.
//! - `identity` ties rows to the names that hold outside of the file. Every table of facts is in it, in whatever order;
//!   what is derived (lights, values, search) is not, and is computed anew.
//!
//! Into an agenda without a row, rows come with their numbers; else they are matched with what is here, and get new ones.

mod checks;
mod stage;
mod take;
mod tell;

pub(super) use checks::fits as column_takes;
pub use stage::{DumpFlaw, Staged, Wrong};
pub use take::{TableCount, TakeOptions};

pub(super) use checks::fits;
pub(super) use stage::derive;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::error::Result;
use super::identity::Entity;

/// The version of the format.
const FORMAT: i64 = 1;
/// What the program remembers that is the user's: the currency in which the file counts, and the day until which it was
/// looked what the calendar starts by itself.
const META: [&str; 2] = ["home", "played_on"];

/// How a row of a document is known among those that are here.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// By its name outside; or among those of the same client by these columns.
    Told(Entity, &'static [&'static str]),
    /// By the first of these sets of columns that is not empty and the same.
    Shared(&'static [&'static [&'static str]]),
    /// It belongs to the record that this column names, and comes with it or not at all.
    Own(&'static str),
    /// By these columns: it is added where nothing is the same.
    Beside(&'static [&'static str]),
}

/// A table of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) rule: Rule,
}

/// The tables, each after those that its rows refer to.
pub(super) const TABLES: &[Table] = &[
    Table { name: "client", rule: Rule::Told(Entity::Client, &[]) },
    Table { name: "product", rule: Rule::Shared(Entity::Product.keys()) },
    Table { name: "custom_field", rule: Rule::Shared(Entity::Field.keys()) },
    Table { name: "tag_colour", rule: Rule::Shared(Entity::TagColour.keys()) },
    Table { name: "segment", rule: Rule::Shared(Entity::Segment.keys()) },
    Table { name: "playbook", rule: Rule::Shared(Entity::Playbook.keys()) },
    Table { name: "template", rule: Rule::Shared(Entity::Template.keys()) },
    Table { name: "campaign", rule: Rule::Shared(Entity::Campaign.keys()) },
    Table { name: "goal", rule: Rule::Shared(Entity::Goal.keys()) },
    Table { name: "column_map", rule: Rule::Shared(&[&["name"]]) },
    Table { name: "tag", rule: Rule::Beside(&["client_id", "name"]) },
    Table { name: "contact", rule: Rule::Told(Entity::Contact, &["client_id", "name"]) },
    Table { name: "channel", rule: Rule::Beside(&["client_id", "lookup"]) },
    Table { name: "occasion", rule: Rule::Beside(&["client_id", "contact_id", "kind", "label", "month", "day"]) },
    Table { name: "custom_value", rule: Rule::Beside(&["client_id", "field_id"]) },
    Table { name: "relation", rule: Rule::Beside(&["client_id", "kind", "other_id"]) },
    Table { name: "distinct_pair", rule: Rule::Beside(&["client_id", "other_id"]) },
    Table { name: "taken_row", rule: Rule::Beside(&["client_id", "mark"]) },
    Table { name: "interaction", rule: Rule::Told(Entity::Interaction, &["client_id", "at", "kind", "text"]) },
    Table { name: "topic", rule: Rule::Beside(&["client_id", "interaction_id", "kind", "text", "raised_on"]) },
    Table { name: "attachment", rule: Rule::Beside(&["client_id", "target", "label"]) },
    Table { name: "skip", rule: Rule::Beside(&["client_id", "day"]) },
    Table {
        name: "purchase",
        rule: Rule::Told(Entity::Purchase, &["client_id", "made_on", "kind", "currency", "total", "external_id"]),
    },
    Table { name: "purchase_line", rule: Rule::Own("purchase_id") },
    Table { name: "opportunity", rule: Rule::Told(Entity::Opportunity, &["client_id", "title", "opened_on"]) },
    Table { name: "opportunity_line", rule: Rule::Own("opportunity_id") },
    Table { name: "opportunity_move", rule: Rule::Own("opportunity_id") },
    Table { name: "run", rule: Rule::Beside(&["client_id", "playbook", "started_on", "cause", "cause_on"]) },
    Table {
        name: "follow_up",
        rule: Rule::Told(Entity::FollowUp, &["client_id", "due_on", "due_at", "channel", "purpose", "state"]),
    },
];

/// A column, as the schema has it.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) is_text: bool,
    /// Whether it must hold something.
    pub(super) needed: bool,
    /// What it holds when nothing is said.
    pub(super) default: Value,
}

/// The columns of a table, without those that SQLite computes.
pub(super) fn columns(conn: &Connection, table: &str) -> Result<Vec<Column>> {
    let mut statement =
        conn.prepare("SELECT name, type, \"notnull\", dflt_value, pk FROM main.pragma_table_info(?1)")?;
    let rows = statement.query_map([table], |row| {
        Ok((
            row.get(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, bool>(2)?,
            row.get::<_, Option<String>>(3)?,
            row.get::<_, i64>(4)?,
        ))
    })?;
    let rows: Vec<(String, String, bool, Option<String>, i64)> = rows.collect::<rusqlite::Result<_>>()?;
    rows.into_iter()
        .map(|(name, kind, needed, default, key)| {
            let default = match default {
                Some(default) => conn.query_row(&format!("SELECT {default}"), [], |row| row.get(0))?,
                None => Value::Null,
            };
            Ok(Column { name, is_text: kind == "TEXT", needed: needed || key > 0, default })
        })
        .collect()
}

/// Which column of a table refers to which table.
pub(super) fn references(conn: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare("SELECT \"from\", \"table\" FROM main.pragma_foreign_key_list(?1) ORDER BY id")?;
    let found = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
