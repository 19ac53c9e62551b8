//! Reading what belongs to a client beside its row: dates that matter, the user's own fields, files, other clients; and
//! the colours of tags.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Row, params};

use super::error::Result;
use super::read::Reader;
use super::row::{code, day};
use crate::domain::text::fold;
use crate::domain::{
    Attachment, AttachmentId, ClientId, ContactId, CustomField, CustomValue, FieldId, Hue, InteractionId, Occasion,
    OccasionId, Relation, RelationId,
};

/// A relation as one of the two sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The relation.
    pub relation: Relation,
    /// The other one.
    pub other: ClientId,
    /// What it is called.
    pub name: String,
    /// Whether it is the other one that is something to this one.
    pub inverse: bool,
}

/// A tag that is in use, or has a colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagUse {
    /// How it is written most often.
    pub name: String,
    /// How many clients have it.
    pub clients: usize,
    /// Its colour.
    pub hue: Option<Hue>,
}

/// A date that matters to a client, as the list of its day shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayOccasion {
    /// Whose.
    pub client: ClientId,
    /// What the client is called.
    pub name: String,
    /// The person at the client whose date it is.
    pub person: Option<String>,
    /// The date.
    pub occasion: Occasion,
}

const OCCASIONS: &str = "SELECT id, contact_id, kind, label, month, day, year, yearly, lead, since FROM occasion
    WHERE client_id = ?1 ORDER BY position, id";
pub(super) const VALUES: &str = "SELECT field_id, value FROM custom_value WHERE client_id = ?1 ORDER BY field_id";
pub(super) const RELATIONS: &str =
    "SELECT r.id, r.client_id, r.other_id, r.kind, c.name FROM relation r JOIN client c ON c.id = r.other_id
       WHERE r.client_id = ?1
     UNION ALL
     SELECT r.id, r.client_id, r.other_id, r.kind, c.name FROM relation r JOIN client c ON c.id = r.client_id
       WHERE r.other_id = ?1";
pub(super) const TAGS: &str = "SELECT name, count(*) FROM tag INDEXED BY tag_by_name GROUP BY name";
/// The dates of one day of the year, of clients that take part.
pub(super) const ON_DAY: &str = "SELECT o.id, o.contact_id, o.kind, o.label, o.month, o.day, o.year, o.yearly, o.lead,
      o.since, o.client_id, c.name, p.name
    FROM occasion o INDEXED BY occasion_by_day CROSS JOIN light l ON l.client_id = o.client_id
      CROSS JOIN client c ON c.id = o.client_id LEFT JOIN contact p ON p.id = o.contact_id
    WHERE o.month = ?1 AND o.day = ?2 AND l.counted = 1 AND (o.yearly = 0 AND o.year = ?3 OR o.yearly = 1
      AND ifnull(o.year, 0) <= ?3)
    ORDER BY o.client_id LIMIT ?4";

impl Reader<'_> {
    /// The dates that matter to a client, in the user's order.
    pub fn occasions(&self, client: ClientId) -> Result<Vec<Occasion>> {
        let mut statement = self.conn.prepare_cached(OCCASIONS)?;
        Ok(statement.query_map([client.0], occasion)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The first `limit` dates that matter on a day, of clients that take part.
    pub fn occasions_on(&self, on: Date, limit: usize) -> Result<Vec<DayOccasion>> {
        let mut statement = self.conn.prepare_cached(ON_DAY)?;
        let mut found = Vec::new();
        for day_of_month in days_of(on) {
            let left = limit.saturating_sub(found.len());
            let left = i64::try_from(left).unwrap_or(i64::MAX);
            let rows = statement.query_map(params![on.month(), day_of_month, on.year(), left], |row| {
                Ok(DayOccasion {
                    occasion: occasion(row)?,
                    client: ClientId(row.get(10)?),
                    name: row.get(11)?,
                    person: row.get(12)?,
                })
            })?;
            for row in rows {
                found.push(row?);
            }
        }
        Ok(found)
    }

    /// The fields that the user defined, in the user's order.
    pub fn fields(&self) -> Result<Vec<CustomField>> {
        let mut statement =
            self.conn.prepare_cached("SELECT id, name, kind, choices FROM custom_field ORDER BY position, id")?;
        let fields = statement.query_map([], |row| {
            let choices: String = row.get(3)?;
            let choices = choices.lines().map(str::to_owned).collect();
            Ok(CustomField { id: FieldId(row.get(0)?), name: row.get(1)?, kind: code(row, 2)?, choices })
        })?;
        Ok(fields.collect::<rusqlite::Result<_>>()?)
    }

    /// What is known of a client in the fields that the user defined.
    pub fn values(&self, client: ClientId) -> Result<Vec<CustomValue>> {
        let mut statement = self.conn.prepare_cached(VALUES)?;
        let values = statement
            .query_map([client.0], |row| Ok(CustomValue { field: FieldId(row.get(0)?), value: row.get(1)? }))?;
        Ok(values.collect::<rusqlite::Result<_>>()?)
    }

    /// How many clients have something in a field that the user defined.
    pub fn value_count(&self, field: FieldId) -> Result<usize> {
        let count: i64 = self
            .conn
            .prepare_cached("SELECT count(*) FROM custom_value WHERE field_id = ?1")?
            .query_row([field.0], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or(0))
    }

    /// The files and addresses that belong to a client, oldest first.
    pub fn attachments(&self, client: ClientId) -> Result<Vec<Attachment>> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, client_id, interaction_id, target, label, added_on FROM attachment WHERE client_id = ?1 ORDER BY id",
        )?;
        Ok(statement.query_map([client.0], attachment)?.collect::<rusqlite::Result<_>>()?)
    }

    /// One file or address.
    pub fn attachment(&self, id: AttachmentId) -> Result<Attachment> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, client_id, interaction_id, target, label, added_on FROM attachment WHERE id = ?1",
        )?;
        Ok(statement.query_row([id.0], attachment)?)
    }

    /// What a client is to others, and others to it.
    pub fn relations(&self, client: ClientId) -> Result<Vec<Related>> {
        let mut statement = self.conn.prepare_cached(RELATIONS)?;
        let related = statement.query_map([client.0], |row| {
            let relation = Relation {
                id: RelationId(row.get(0)?),
                client: ClientId(row.get(1)?),
                other: ClientId(row.get(2)?),
                kind: code(row, 3)?,
            };
            let inverse = relation.other == client;
            let other = if inverse { relation.client } else { relation.other };
            Ok(Related { relation, other, name: row.get(4)?, inverse })
        })?;
        Ok(related.collect::<rusqlite::Result<_>>()?)
    }

    /// The colours of tags, by the folded name.
    pub fn tag_hues(&self) -> Result<BTreeMap<String, Hue>> {
        let mut statement = self.conn.prepare_cached("SELECT name, hue FROM tag_colour")?;
        let hues = statement.query_map([], |row| Ok((row.get(0)?, code(row, 1)?)))?;
        Ok(hues.collect::<rusqlite::Result<_>>()?)
    }

    /// Every tag, each once however it is written, by name.
    pub fn tag_uses(&self) -> Result<Vec<TagUse>> {
        let hues = self.tag_hues()?;
        let mut uses: BTreeMap<String, (TagUse, usize)> = BTreeMap::new();
        let mut statement = self.conn.prepare_cached(TAGS)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (name, clients): (String, i64) = (row.get(0)?, row.get(1)?);
            let (key, clients) = (fold(&name), usize::try_from(clients).unwrap_or(0));
            let hue = hues.get(&key).copied();
            let (tag, most) = uses.entry(key).or_insert_with(|| (TagUse { name: name.clone(), clients: 0, hue }, 0));
            tag.clients += clients;
            if clients > *most {
                (tag.name, *most) = (name, clients);
            }
        }
        Ok(uses.into_values().map(|(tag, _)| tag).collect())
    }

    /// Every tag, each way of writing it.
    pub fn tag_names(&self) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(TAGS)?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The clients that have a tag, written just so.
    pub fn tagged(&self, name: &str) -> Result<Vec<ClientId>> {
        let mut statement = self.conn.prepare_cached("SELECT client_id FROM tag WHERE name = ?1 ORDER BY client_id")?;
        Ok(statement.query_map([name], |row| row.get(0).map(ClientId))?.collect::<rusqlite::Result<_>>()?)
    }
}

/// The days of the month that fall on a day: on 28 February also the 29th, in a year without one.
pub(super) fn days_of(on: Date) -> Vec<i8> {
    let leap = on.month() == 2 && on.day() == 28 && on.days_in_month() == 28;
    if leap { vec![28, 29] } else { vec![on.day()] }
}

/// An occasion from a row that begins with its columns.
pub(super) fn occasion(row: &Row) -> rusqlite::Result<Occasion> {
    Ok(Occasion {
        id: OccasionId(row.get(0)?),
        contact: row.get::<_, Option<i64>>(1)?.map(ContactId),
        kind: code(row, 2)?,
        label: row.get(3)?,
        month: row.get(4)?,
        day: row.get(5)?,
        year: row.get(6)?,
        yearly: row.get(7)?,
        lead: row.get(8)?,
        since: day(row, 9)?,
    })
}

fn attachment(row: &Row) -> rusqlite::Result<Attachment> {
    Ok(Attachment {
        id: AttachmentId(row.get(0)?),
        client: ClientId(row.get(1)?),
        interaction: row.get::<_, Option<i64>>(2)?.map(InteractionId),
        target: row.get(3)?,
        label: row.get(4)?,
        added_on: day(row, 5)?,
    })
}
