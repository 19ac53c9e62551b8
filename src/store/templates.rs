//! The texts of messages.

use rusqlite::{Connection, params};

use super::error::Result;
use super::row::opt_code;
use super::write::Write;
use crate::domain::{Code, Medium, Template, TemplateId};

/// What is kept for a template that goes out by any way.
const ANY: &str = "any";

/// The templates that are stored, each with its place in the order.
pub(super) fn templates(conn: &Connection) -> Result<Vec<(i64, Template)>> {
    let mut statement = conn.prepare_cached(
        "SELECT position, id, code, name, nullif(channel, 'any') AS channel, language, tone, subject, body, hidden
         FROM template ORDER BY position, id",
    )?;
    let templates = statement.query_map([], |row| {
        let template = Template {
            id: TemplateId(row.get("id")?),
            code: row.get("code")?,
            name: row.get("name")?,
            medium: opt_code(row, "channel")?,
            language: opt_code(row, "language")?,
            tone: opt_code(row, "tone")?,
            subject: row.get("subject")?,
            body: row.get("body")?,
            hidden: row.get("hidden")?,
        };
        Ok((row.get("position")?, template))
    })?;
    Ok(templates.collect::<rusqlite::Result<_>>()?)
}

impl Write<'_> {
    /// Writes a template as it is given, at a place in the order; one without a number is added.
    pub fn put_template(&mut self, position: i64, template: &Template) -> Result<()> {
        let Template { id, code, name, medium, language, tone, subject, body, hidden } = template;
        let (medium, language) = (medium.map_or(ANY, Medium::code), language.map(Code::code));
        let columns =
            params![id.0, position, code, name, medium, language, tone.map(Code::code), subject, body, hidden];
        let known = self
            .conn()
            .prepare_cached(
                "UPDATE template SET (position, code, name, channel, language, tone, subject, body, hidden)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) WHERE id = ?1",
            )?
            .execute(columns)?;
        if known == 0 {
            self.conn()
                .prepare_cached(
                    "INSERT INTO template (position, code, name, channel, language, tone, subject, body, hidden)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(&columns[1..])?;
        }
        Ok(())
    }

    /// Removes a template.
    pub fn remove_template(&mut self, id: TemplateId) -> Result<()> {
        self.conn().prepare_cached("DELETE FROM template WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }
}
