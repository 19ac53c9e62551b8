//! Records that are told as their rows are, column by column: what the user set up (the catalogue, segments, texts, plans of
//! contact, campaigns, goals, fields, colours of tags), what runs with a client, and what was said beside any interaction.
//!
//! A value is the text of its column. Another record is called by its name outside; what the column says anyway, and what
//! follows from other columns, is not told. So a column that is added later travels too, and nothing can be forgotten.

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params, params_from_iter};

use super::dump::{Column, columns, derive, fits, references};
use super::error::{Result, StoreError};
use super::identity::{Entity, said_key};
use super::read::Reader;
use super::write::Write;
use crate::domain::{ClientId, ProductId};

/// What a row says: the names of columns, and their texts.
pub type Said = Vec<(String, String)>;

/// Columns that are not told: the number of a row, and what follows from another column.
const UNTOLD: &[&str] = &["id", "name_key"];
/// The column that names a playbook: by its code, or by the number of its row.
const PLAYBOOK: &str = "playbook";

/// The tables that are told with a record, and the column by which they refer to it.
fn parts(entity: Entity) -> &'static [(&'static str, &'static str)] {
    match entity {
        Entity::Contact => &[("channel", "contact_id"), ("occasion", "contact_id")],
        Entity::Interaction => &[("topic", "interaction_id"), ("attachment", "interaction_id")],
        Entity::Purchase => &[("purchase_line", "purchase_id")],
        Entity::Opportunity => &[("opportunity_line", "opportunity_id"), ("opportunity_move", "opportunity_id")],
        _ => &[],
    }
}

/// What a column is called where it is told: a reference by what it refers to.
fn told_as(column: &str) -> &str {
    column.strip_suffix("_id").unwrap_or(column)
}

impl Reader<'_> {
    /// Whether a record is here.
    pub fn is_here(&self, entity: Entity, id: i64) -> Result<bool> {
        entity.is_there(self.conn, id)
    }

    /// What a row says; `None` when it is not here.
    pub fn row_said(&self, entity: Entity, id: i64) -> Result<Option<Said>> {
        let table = entity.table();
        let refers = references(self.conn, table)?;
        let told: Vec<Column> = columns(self.conn, table)?.into_iter().filter(is_told).collect();
        let names: Vec<&str> = told.iter().map(|column| column.name.as_str()).collect();
        let sql = format!("SELECT {} FROM {table} WHERE id = ?1", names.join(", "));
        let mut statement = self.conn.prepare_cached(&sql)?;
        let row = statement
            .query_row([id], |row| (0..names.len()).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>());
        let Some(row) = row.optional()? else { return Ok(None) };
        let mut said = Said::new();
        for (column, value) in told.iter().zip(row) {
            if value == column.default {
                continue;
            }
            let to = refers.iter().find(|(name, _)| *name == column.name).and_then(|(_, to)| Entity::of_table(to));
            let text = match (value, to) {
                (Value::Integer(number), Some(to)) => self.uid_of(to, number)?,
                (Value::Integer(number), None) => Some(number.to_string()),
                (Value::Text(text), _) if column.name == PLAYBOOK => Some(playbook_outside(*self, &text)?),
                (Value::Text(text), _) => Some(text),
                _ => None,
            };
            said.extend(text.map(|text| (told_as(&column.name).to_owned(), text)));
        }
        Ok(Some(said))
    }

    /// The row that says of itself that it is the same: by what such records are known by to the user.
    pub fn row_like(&self, entity: Entity, said: &Said) -> Result<Option<i64>> {
        for key in entity.keys() {
            let values: Vec<Option<String>> = key.iter().map(|column| said_key(said, column)).collect();
            if values.first().is_none_or(|first| first.as_ref().is_none_or(String::is_empty)) {
                continue;
            }
            let same: Vec<String> = key.iter().zip(1..).map(|(column, at)| format!("{column} IS ?{at}")).collect();
            let sql = format!("SELECT min(id) FROM {} WHERE {}", entity.table(), same.join(" AND "));
            let mut statement = self.conn.prepare_cached(&sql)?;
            let found: Option<i64> = statement.query_row(params_from_iter(values), |row| row.get(0))?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }
}

/// What a playbook is called outside that a run or a campaign names.
pub(super) fn playbook_outside(reader: Reader, key: &str) -> Result<String> {
    let Ok(number) = key.parse() else { return Ok(key.to_owned()) };
    // The number of one that nobody knows means nothing elsewhere, and must not mean another one.
    Ok(reader.name_of(Entity::Playbook, number)?.unwrap_or_else(|| format!("#{key}")))
}

/// What a playbook is called here that is called so outside.
fn playbook_inside(reader: Reader, said: &str) -> Result<String> {
    match reader.named_ever(said)? {
        Some((Entity::Playbook, number)) => Ok(number.to_string()),
        _ if said.parse::<i64>().is_ok() => Ok(format!("#{said}")),
        _ => Ok(said.to_owned()),
    }
}

fn is_told(column: &Column) -> bool {
    !UNTOLD.contains(&column.name.as_str())
}

impl Write<'_> {
    /// Writes a row as it is said, or a new one; `None` when it cannot be so: a value is missing or none of its column, or
    /// another row says the same of itself.
    pub fn put_row(&mut self, entity: Entity, id: Option<i64>, said: &Said) -> Result<Option<i64>> {
        let table = entity.table();
        let refers = references(self.conn(), table)?;
        let columns: Vec<Column> =
            columns(self.conn(), table)?.into_iter().filter(|column| column.name != "id").collect();
        let mut values = Vec::with_capacity(columns.len());
        for column in &columns {
            let text = said.iter().find(|(name, _)| name == told_as(&column.name)).map(|(_, text)| text.as_str());
            let to = refers.iter().find(|(name, _)| *name == column.name).and_then(|(_, to)| Entity::of_table(to));
            let Some(value) = self.inside(column, to, text)? else { return Ok(None) };
            values.push(value);
        }
        derive(table, &columns, &mut values);
        let bad = |(column, value): (&Column, &Value)| {
            (column.needed && *value == Value::Null) || !fits(table, &column.name, value)
        };
        if columns.iter().zip(&values).any(bad) {
            return Ok(None);
        }
        let before = id.map(|id| self.touch_row(entity, id)).transpose()?;
        let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        let marks: Vec<String> = (1..=names.len()).map(|at| format!("?{at}")).collect();
        let (names, marks) = (names.join(", "), marks.join(", "));
        let sql = match id {
            Some(id) => format!("UPDATE {table} SET ({names}) = ({marks}) WHERE id = {id}"),
            None => format!("INSERT INTO {table} ({names}) VALUES ({marks})"),
        };
        if let Err(error) = self.conn().execute(&sql, params_from_iter(values)) {
            return match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::ConstraintViolation) => Ok(None),
                _ => Err(error.into()),
            };
        }
        let id = id.unwrap_or_else(|| self.conn().last_insert_rowid());
        let after = self.touch_row(entity, id)?;
        if entity == Entity::Product && before.is_some_and(|before| before != after) {
            self.reword_buyers([ProductId(id)])?;
        }
        Ok(Some(id))
    }

    /// The value of a column that is said so; `None` where that is none.
    fn inside(&self, column: &Column, to: Option<Entity>, text: Option<&str>) -> Result<Option<Value>> {
        let reader = self.read();
        Ok(match (text, to) {
            (None, _) => Some(column.default.clone()),
            (Some(uid), Some(to)) => Some(Value::from(reader.by_uid(to, uid)?)),
            (Some(text), None) if column.name == PLAYBOOK => Some(Value::Text(playbook_inside(reader, text)?)),
            (Some(text), None) if column.is_text => Some(Value::Text(text.to_owned())),
            (Some(text), None) => text.trim().parse().ok().map(Value::Integer),
        })
    }

    /// Notes that something may have changed at the client to whom a row belongs, if it belongs to one; what it is called.
    fn touch_row(&mut self, entity: Entity, id: i64) -> Result<Option<String>> {
        if let Some(client) = self.read().client_of(entity, id)? {
            let years = match entity {
                Entity::Topic => {
                    let sql = "SELECT CAST(substr(raised_on, 1, 4) AS INTEGER) FROM topic WHERE id = ?1";
                    let year = self.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
                    [(client, year)].into()
                }
                _ => [].into(),
            };
            self.touch([client].into(), years);
        }
        if entity == Entity::Product {
            let mut statement = self.conn().prepare_cached("SELECT name FROM product WHERE id = ?1")?;
            return Ok(statement.query_row([id], |row| row.get(0)).optional()?);
        }
        Ok(None)
    }

    /// Removes a row. What refers to it does so no more, and what cannot be without it goes too.
    pub fn remove_row(&mut self, entity: Entity, id: i64) -> Result<()> {
        self.touch_row(entity, id)?;
        let table = entity.table();
        for (referring, column) in self.referring(table)? {
            let needed = columns(self.conn(), referring)?.iter().any(|it| it.name == column && it.needed);
            let sql = if needed {
                format!("DELETE FROM {referring} WHERE {column} = ?1")
            } else {
                format!("UPDATE {referring} SET {column} = NULL WHERE {column} = ?1")
            };
            self.conn().prepare_cached(&sql)?.execute([id])?;
        }
        self.conn().prepare_cached(&format!("DELETE FROM {table} WHERE id = ?1"))?.execute([id])?;
        Ok(())
    }

    /// Makes a record, with what is told with it, that of another client.
    pub fn hand_over(&mut self, entity: Entity, id: i64, client: ClientId) -> Result<()> {
        let table = entity.table();
        let before = self.read().client_of(entity, id)?.ok_or(StoreError::Gone)?;
        self.conn()
            .prepare_cached(&format!("UPDATE {table} SET client_id = ?2 WHERE id = ?1"))?
            .execute(params![id, client.0])?;
        for (part, column) in parts(entity) {
            self.conn()
                .prepare_cached(&format!("UPDATE {part} SET client_id = ?2 WHERE {column} = ?1"))?
                .execute(params![id, client.0])?;
        }
        let years = if entity == Entity::Interaction {
            let sql = "SELECT CAST(substr(at, 1, 4) AS INTEGER) FROM interaction WHERE id = ?1";
            let year = self.conn().prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
            [(before, year), (client, year)].into()
        } else {
            [].into()
        };
        self.touch([before, client].into(), years);
        if entity == Entity::Topic {
            self.touch_row(entity, id)?;
        }
        Ok(())
    }
}
