//! Writing what belongs to a client beside its row, the user's own fields, and the colours of tags.

use std::collections::BTreeSet;

use rusqlite::params;

use super::{Write, index};
use crate::domain::text::fold;
use crate::domain::{
    Attachment, AttachmentId, ClientId, Code, ContactId, CustomField, CustomValue, Hue, Occasion, Relation, RelationId,
};
use crate::store::error::Result;

impl Write<'_> {
    /// Makes these the dates that matter to a client: rows with a number are kept and brought up to date, new ones are
    /// added, missing ones go. With each the place in `people` of the person whose date it is.
    pub fn set_occasions(
        &mut self,
        client: ClientId,
        people: &[ContactId],
        occasions: &[(Option<usize>, Occasion)],
    ) -> Result<()> {
        let kept: BTreeSet<i64> = occasions.iter().map(|(_, occasion)| occasion.id.0).collect();
        for gone in self.read().occasions(client)?.iter().filter(|occasion| !kept.contains(&occasion.id.0)) {
            self.conn().prepare_cached("DELETE FROM occasion WHERE id = ?1")?.execute([gone.id.0])?;
        }
        self.put_occasions(client, people, occasions)
    }

    /// Adds the dates that matter to a client who has none yet; as [`set_occasions`](Self::set_occasions) otherwise.
    pub fn add_occasions(
        &mut self,
        client: ClientId,
        people: &[ContactId],
        occasions: &[(Option<usize>, Occasion)],
    ) -> Result<()> {
        if occasions.is_empty() { Ok(()) } else { self.put_occasions(client, people, occasions) }
    }

    fn put_occasions(
        &mut self,
        client: ClientId,
        people: &[ContactId],
        occasions: &[(Option<usize>, Occasion)],
    ) -> Result<()> {
        for (position, (owner, occasion)) in occasions.iter().enumerate() {
            let contact = owner.and_then(|owner| people.get(owner)).copied();
            self.put_occasion(client, index(position), contact, occasion)?;
        }
        self.touched.insert(client);
        Ok(())
    }

    fn put_occasion(
        &self,
        client: ClientId,
        position: i64,
        contact: Option<ContactId>,
        occasion: &Occasion,
    ) -> Result<()> {
        let columns = params![
            occasion.id.0,
            client.0,
            contact.map(|contact| contact.0),
            position,
            occasion.kind.code(),
            occasion.label,
            occasion.month,
            occasion.day,
            occasion.year,
            occasion.yearly,
            occasion.lead,
            occasion.since.to_string(),
        ];
        // Nothing that waits is in its way.
        let conn = self.link;
        if occasion.id.0 != 0 {
            let sql = "UPDATE occasion SET (contact_id, position, kind, label, month, day, year, yearly, lead, since)
                 = (?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) WHERE id = ?1 AND client_id = ?2";
            if conn.prepare_cached(sql)?.execute(columns)? > 0 {
                return Ok(());
            }
        }
        conn.prepare_cached(
            "INSERT INTO occasion (client_id, contact_id, position, kind, label, month, day, year, yearly, lead, since)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(&columns[1..])?;
        Ok(())
    }

    /// Makes this what is known of a client in the fields that the user defined; what is there already is left alone.
    pub fn set_values(&mut self, client: ClientId, values: &[CustomValue]) -> Result<()> {
        let before = self.read().values(client)?;
        for gone in before.iter().filter(|value| !values.iter().any(|other| other.field == value.field)) {
            self.conn()
                .prepare_cached("DELETE FROM custom_value WHERE client_id = ?1 AND field_id = ?2")?
                .execute([client.0, gone.field.0])?;
        }
        for value in values.iter().filter(|value| !before.contains(value)) {
            self.conn()
                .prepare_cached(
                    "INSERT INTO custom_value (client_id, field_id, value) VALUES (?1, ?2, ?3)
                     ON CONFLICT (client_id, field_id) DO UPDATE SET value = excluded.value",
                )?
                .execute(params![client.0, value.field.0, value.value])?;
        }
        self.reworded.insert(client);
        Ok(())
    }

    /// Makes these the fields that the user defined, in this order: rows with a number are kept and brought up to date,
    /// new ones are added, missing ones go with all that is known in them.
    pub fn set_fields(&mut self, fields: &[CustomField]) -> Result<()> {
        let kept: BTreeSet<i64> = fields.iter().map(|field| field.id.0).collect();
        for gone in self.read().fields()?.iter().filter(|field| !kept.contains(&field.id.0)) {
            self.conn().prepare_cached("DELETE FROM custom_value WHERE field_id = ?1")?.execute([gone.id.0])?;
            self.conn().prepare_cached("DELETE FROM custom_field WHERE id = ?1")?.execute([gone.id.0])?;
        }
        for (position, field) in fields.iter().enumerate() {
            let columns = params![field.id.0, index(position), field.name, field.kind.code(), field.choices.join("\n")];
            let updated = self
                .conn()
                .prepare_cached(
                    "UPDATE custom_field SET (position, name, kind, choices) = (?2, ?3, ?4, ?5) WHERE id = ?1",
                )?
                .execute(columns)?;
            if updated == 0 {
                self.conn()
                    .prepare_cached("INSERT INTO custom_field (position, name, kind, choices) VALUES (?1, ?2, ?3, ?4)")?
                    .execute(&columns[1..])?;
            }
        }
        Ok(())
    }

    /// Gives a tag a colour, or takes it away.
    pub fn set_tag_hue(&mut self, tag: &str, hue: Option<Hue>) -> Result<()> {
        let name = fold(tag);
        match hue {
            None => self.conn().prepare_cached("DELETE FROM tag_colour WHERE name = ?1")?.execute([name])?,
            Some(hue) => self
                .conn()
                .prepare_cached(
                    "INSERT INTO tag_colour (name, hue) VALUES (?1, ?2)
                     ON CONFLICT (name) DO UPDATE SET hue = excluded.hue",
                )?
                .execute(params![name, hue.code()])?,
        };
        Ok(())
    }

    /// Adds a file or an address to a client; its `id` is ignored.
    pub fn add_attachment(&mut self, attachment: &Attachment) -> Result<AttachmentId> {
        self.conn()
            .prepare_cached(
                "INSERT INTO attachment (client_id, interaction_id, target, label, added_on) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![
                attachment.client.0,
                attachment.interaction.map(|interaction| interaction.0),
                attachment.target,
                attachment.label,
                attachment.added_on.to_string(),
            ])?;
        Ok(AttachmentId(self.conn().last_insert_rowid()))
    }

    /// Takes a file or an address from its client; the file itself is left alone.
    pub fn remove_attachment(&mut self, id: AttachmentId) -> Result<()> {
        self.conn().prepare_cached("DELETE FROM attachment WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }

    /// Notes what a client is to another one; what is noted already stays as it is. The `id` is ignored.
    pub fn add_relation(&mut self, relation: &Relation) -> Result<()> {
        self.conn()
            .prepare_cached(
                "INSERT INTO relation (client_id, other_id, kind) VALUES (?1, ?2, ?3)
                 ON CONFLICT (client_id, kind, other_id) DO NOTHING",
            )?
            .execute(params![relation.client.0, relation.other.0, relation.kind.code()])?;
        Ok(())
    }

    /// Forgets what a client is to another one.
    pub fn remove_relation(&mut self, id: RelationId) -> Result<()> {
        self.conn().prepare_cached("DELETE FROM relation WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }
}
