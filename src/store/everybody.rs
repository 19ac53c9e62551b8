//! Who is here: of every client what tells it from others, for whoever compares a whole file with them.

use super::error::Result;
use super::read::Reader;
use super::row::code;
use crate::domain::{ChannelKind, ClientId, ClientKind, Standing};

/// Of a client what tells it from others, as it is stored.
#[derive(Clone, Copy, Debug)]
pub struct Somebody<'r> {
    /// Whose row.
    pub id: ClientId,
    /// The name.
    pub name: &'r str,
    /// The key by which the name is ordered.
    pub name_key: &'r str,
    /// The key of its city.
    pub city_key: &'r str,
    /// Person or company.
    pub kind: ClientKind,
    /// The company.
    pub company: Option<&'r str>,
    /// The country.
    pub country: Option<&'r str>,
    /// The tax number.
    pub tax_id: Option<&'r str>,
    /// The number in the program that it was imported from.
    pub external_id: Option<&'r str>,
    /// Whether it takes part in the daily work.
    pub standing: Standing,
}

impl Reader<'_> {
    /// Shows every client, whatever its standing.
    pub fn everybody(&self, mut see: impl FnMut(Somebody)) -> Result<()> {
        let mut statement = self.conn.prepare(
            "SELECT id, name, name_key, city_key, kind, company, country, tax_id, external_id, standing FROM client",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text = |column| row.get_ref(column).map(|value| value.as_str().ok());
            see(Somebody {
                id: ClientId(row.get(0)?),
                name: text(1)?.unwrap_or(""),
                name_key: text(2)?.unwrap_or(""),
                city_key: text(3)?.unwrap_or(""),
                kind: code(row, 4)?,
                company: text(5)?,
                country: text(6)?,
                tax_id: text(7)?,
                external_id: text(8)?,
                standing: code(row, 9)?,
            });
        }
        Ok(())
    }

    /// Shows every number and every e-mail address, with the client whose it is.
    pub fn everybodys_reach(&self, mut see: impl FnMut(ClientId, ChannelKind, &str)) -> Result<()> {
        let mut statement = self.conn.prepare(
            "SELECT client_id, kind, value FROM channel WHERE kind IN ('phone', 'mobile', 'whatsapp', 'email')",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            see(ClientId(row.get(0)?), code(row, 1)?, row.get_ref(2)?.as_str().unwrap_or(""));
        }
        Ok(())
    }
}
