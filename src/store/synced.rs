//! What this file and a shared folder agreed upon, and what changed here since.
//!
//! What comes in is journalled with what both sides agreed upon, so that undoing it lets it come in again. What goes out
//! is no operation of the user's: it may change the same rows at any time, so undoing never insists on finding them as
//! they were, and never puts back that a file was there.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::error::{Result, StoreError};
use super::identity::Entity;
use super::read::Reader;
use super::write::Write;
use super::{journal, notes};
use crate::domain::opportunity::StageMove;
use crate::domain::{ClientId, FollowUpId, InteractionId, OpportunityId};

/// A file whose text both sides had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synced {
    /// Its row.
    pub id: i64,
    /// In which of the folders.
    pub folder: String,
    /// Its name there.
    pub file: String,
    /// What its record is called.
    pub uid: String,
    /// What changes with the file.
    pub mark: String,
}

/// What both sides had when they agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The text that was there.
    pub body: String,
    /// How we wrote the record ourselves.
    pub ours: String,
}

/// What a server has of a record.
#[derive(Clone, Copy, Debug)]
pub enum Carried<'t> {
    /// What was agreed upon: it came from there.
    This,
    /// Another text.
    That(&'t str),
    /// What it had before we wrote.
    Before,
}

/// A row that changed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stirred {
    /// Its table.
    pub table: String,
    /// Its number.
    pub row: i64,
    /// The client to whom it belongs.
    pub client: Option<i64>,
    /// The interaction, purchase or opportunity of which it is a part.
    pub part_of: Option<i64>,
    /// When that was, in UTC (RFC 3339); `None` where it was undone or redone, nobody knows when.
    pub at: Option<String>,
}

impl Stirred {
    /// The records that it is a part of, by table and number.
    #[must_use]
    pub fn records(&self) -> Vec<(String, i64)> {
        let of = |entity: Entity, id: i64| (entity.table().to_owned(), id);
        match (self.table.as_str(), self.part_of) {
            ("topic" | "attachment", Some(id)) => vec![of(Entity::Interaction, id)],
            ("purchase_line", Some(id)) => vec![of(Entity::Purchase, id)],
            ("opportunity_line" | "opportunity_move", Some(id)) => vec![of(Entity::Opportunity, id)],
            (table, _) if Entity::of_table(table).is_some() => vec![(self.table.clone(), self.row)],
            // A channel or a date may be that of a person at the client.
            _ => self.client.map(|client| of(Entity::Client, client)).into_iter().collect(),
        }
    }
}

/// Where it is kept which folder is shared.
const PLACE: &str = "synced_place";
pub(super) const SYNCED_OF: &str = "SELECT id, folder, file, uid, mark FROM synced WHERE folder = ?1 AND uid = ?2";
/// Where it is kept up to which change both sides are even.
const UNTIL: &str = "synced_until";
/// The rows that were changed since, each with what it belongs to.
pub(super) const STIRRED: &str = "SELECT c.entity, c.row_id, coalesce(c.new, c.old), o.at
    FROM change c CROSS JOIN operation o ON o.id = c.operation_id WHERE c.id > ?1";
/// The rows of what was undone or redone since.
pub(super) const TRAVELLED: &str = "SELECT c.entity, c.row_id, coalesce(c.new, c.old), NULL
    FROM travelled t CROSS JOIN change c ON c.operation_id = t.operation_id";
pub(super) const AGREED: &str = "SELECT body, ifnull(ours, body) FROM synced WHERE id = ?1";

impl Reader<'_> {
    /// The files of all folders whose text both sides had.
    pub fn synced(&self) -> Result<Vec<Synced>> {
        let mut statement =
            self.conn.prepare_cached("SELECT id, folder, file, uid, mark FROM synced NOT INDEXED ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            let (id, folder, file) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Synced { id, folder, file, uid: row.get(3)?, mark: row.get(4)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What both sides had when they agreed.
    pub fn agreed(&self, id: i64) -> Result<Agreed> {
        let mut statement = self.conn.prepare_cached(AGREED)?;
        Ok(statement.query_row([id], |row| Ok(Agreed { body: row.get(0)?, ours: row.get(1)? }))?)
    }

    /// Up to which change both sides are even; `None` as long as nothing was synchronised.
    pub fn synced_until(&self) -> Result<Option<i64>> {
        Ok(notes::meta(self.conn, UNTIL)?.and_then(|id| id.parse().ok()))
    }

    /// The number of the newest change.
    pub fn newest_change(&self) -> Result<i64> {
        let mut statement = self.conn.prepare_cached("SELECT ifnull(max(id), 0) FROM change")?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    /// The rows that changed after a change, and those of what was undone or redone since both sides were even: each once,
    /// as it was changed last.
    pub fn stirred(&self, since: i64) -> Result<Vec<Stirred>> {
        let mut rows = BTreeMap::new();
        for (sql, since) in [(STIRRED, Some(since)), (TRAVELLED, None)] {
            let mut statement = self.conn.prepare_cached(sql)?;
            let mut found = statement.query(rusqlite::params_from_iter(since))?;
            while let Some(row) = found.next()? {
                let table: String = row.get(0)?;
                if table == "synced" {
                    continue;
                }
                let owner = match &*table {
                    "topic" | "attachment" => "interaction_id",
                    "purchase_line" => "purchase_id",
                    "opportunity_line" | "opportunity_move" => "opportunity_id",
                    _ => "",
                };
                let at: Option<String> = row.get(3)?;
                for (id, image) in journal::images(row.get(1)?, row.get(2)?)? {
                    let image: serde_json::Value =
                        image.and_then(|image| serde_json::from_str(&image).ok()).unwrap_or_default();
                    let client = if table == "client" { Some(id) } else { image["client_id"].as_i64() };
                    let (part_of, at) = (image[owner].as_i64(), at.clone());
                    rows.insert((table.clone(), id), Stirred { row: id, client, part_of, at, table: table.clone() });
                }
            }
        }
        Ok(rows.into_values().collect())
    }
}

impl Write<'_> {
    /// Notes what both sides have now, and what a server has of it.
    pub fn agree(
        &mut self,
        (folder, file): (&str, &str),
        uid: &str,
        (agreed, carried): (&Agreed, Carried),
        mark: &str,
    ) -> Result<()> {
        let ours = Some(&agreed.ours).filter(|ours| **ours != agreed.body);
        let (waits, carried) = match carried {
            Carried::This => (false, None),
            Carried::That(text) => (false, Some(text)),
            // Of a new record the server has nothing.
            Carried::Before => (true, Some("")),
        };
        self.conn()
            .prepare_cached(
                "INSERT INTO synced (folder, file, uid, body, ours, mark, carried) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (folder, uid) DO UPDATE SET (file, body, ours, mark, carried) = (excluded.file, excluded.body,
                   excluded.ours, excluded.mark, CASE WHEN ?8 THEN ifnull(carried, body) ELSE excluded.carried END)",
            )?
            .execute(params![folder, file, uid, agreed.body, ours, mark, carried, waits])?;
        Ok(())
    }

    /// Notes how we write a record ourselves, and what changes with its file.
    pub fn word_anew(&mut self, id: i64, ours: &str, mark: &str) -> Result<()> {
        self.conn()
            .prepare_cached("UPDATE synced SET (ours, mark) = (nullif(?2, body), ?3) WHERE id = ?1")?
            .execute(params![id, ours, mark])?;
        Ok(())
    }

    /// The server has all that was written.
    pub fn all_carried(&mut self) -> Result<()> {
        self.conn()
            .prepare_cached("UPDATE synced NOT INDEXED SET carried = NULL WHERE carried IS NOT NULL")?
            .execute([])?;
        Ok(())
    }

    /// Another file holds a record from now on.
    pub fn rename_synced(&mut self, id: i64, file: &str, mark: &str) -> Result<()> {
        self.conn()
            .prepare_cached("UPDATE synced SET (file, mark) = (?2, ?3) WHERE id = ?1")?
            .execute(params![id, file, mark])?;
        Ok(())
    }

    /// Notes that a file changed and its text did not.
    pub fn remark(&mut self, id: i64, mark: &str) -> Result<()> {
        self.conn().prepare_cached("UPDATE synced SET mark = ?2 WHERE id = ?1")?.execute(params![id, mark])?;
        Ok(())
    }

    /// Forgets that both sides had a file.
    pub fn disagree(&mut self, id: i64) -> Result<()> {
        self.conn().prepare_cached("DELETE FROM synced WHERE id = ?1")?.execute([id])?;
        Ok(())
    }

    /// Remembers which folder is shared.
    pub fn share_place(&mut self, place: &str) -> Result<()> {
        if self.read().synced_place()?.as_deref() != Some(place) {
            notes::set_meta(self.conn(), PLACE, place)?;
        }
        Ok(())
    }

    /// Forgets all that was agreed upon: another folder is shared from now on.
    pub fn agree_on_nothing(&mut self, place: &str) -> Result<()> {
        self.conn().prepare_cached("DELETE FROM synced")?.execute([])?;
        notes::drop_meta(self.conn(), UNTIL)?;
        self.share_place(place)
    }

    /// Both sides are even up to this change, and in what was undone and redone.
    pub fn even_until(&mut self, change: i64) -> Result<()> {
        notes::set_meta(self.conn(), UNTIL, &change.to_string())?;
        // Every row of it: that is cheaper than to ask which.
        self.conn().prepare_cached("DELETE FROM travelled")?.execute([])?;
        Ok(())
    }

    /// Makes these the stages that an opportunity came into.
    pub fn set_stage_moves(&mut self, id: OpportunityId, client: ClientId, moves: &[StageMove]) -> Result<()> {
        self.conn().prepare_cached("DELETE FROM opportunity_move WHERE opportunity_id = ?1")?.execute([id.0])?;
        let mut statement = self.conn().prepare_cached(
            "INSERT INTO opportunity_move (opportunity_id, client_id, stage, entered_on) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for moved in moves {
            statement.execute(params![id.0, client.0, moved.stage, moved.entered_on.to_string()])?;
        }
        Ok(())
    }
}

/// The day on which a follow-up was closed.
pub(super) fn closed_on(conn: &Connection, id: i64) -> Result<Option<Date>> {
    let day: Option<String> =
        conn.prepare_cached("SELECT closed_on FROM follow_up WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
    Ok(day.and_then(|day| day.parse().ok()))
}

impl Reader<'_> {
    /// The shared folder with which it was agreed upon.
    pub fn synced_place(&self) -> Result<Option<String>> {
        notes::meta(self.conn, PLACE)
    }

    /// What is agreed upon of a record.
    pub fn synced_of(&self, folder: &str, uid: &str) -> Result<Option<Synced>> {
        let mut statement = self.conn.prepare_cached(SYNCED_OF)?;
        let row = statement.query_row([folder, uid], |row| {
            let (id, folder, file) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Synced { id, folder, file, uid: row.get(3)?, mark: row.get(4)? })
        });
        Ok(row.optional()?)
    }

    /// What a file said when it was last carried to the server and back, as far as that is known.
    pub fn carried(&self, id: i64) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached("SELECT ifnull(carried, body) FROM synced WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get::<_, Option<String>>(0)).optional()?.flatten())
    }

    /// The client to whom a record belongs, if it is here.
    pub fn client_of(&self, entity: Entity, id: i64) -> Result<Option<ClientId>> {
        if !entity.is_of_client() {
            return Ok(None);
        }
        let owner = if entity == Entity::Client { "id" } else { "client_id" };
        let sql = format!("SELECT t.{owner} FROM {} t WHERE t.id = ?1 AND {}", entity.table(), entity.alone());
        Ok(self.conn.prepare_cached(&sql)?.query_row([id], |row| row.get(0).map(ClientId)).optional()?)
    }

    /// What a record is called outside, also when it is not here any more.
    pub fn name_of(&self, entity: Entity, id: i64) -> Result<Option<String>> {
        let mut statement = self.conn.prepare_cached(super::identity::UID_OF)?;
        Ok(statement.query_row(params![entity.table(), id], |row| row.get(0)).optional()?)
    }

    /// The record that is called so outside, also when it is not here any more.
    pub fn named_ever(&self, uid: &str) -> Result<Option<(Entity, i64)>> {
        let mut statement = self.conn.prepare_cached(super::identity::BY_UID)?;
        let found = statement.query_row([uid], |row| Ok((row.get::<_, String>(0)?, row.get(1)?))).optional()?;
        Ok(found.and_then(|(table, id)| Some((Entity::of_table(&table)?, id))))
    }

    /// The interaction that fulfilled a follow-up.
    pub fn closed_by(&self, id: FollowUpId) -> Result<Option<InteractionId>> {
        let mut statement = self.conn.prepare_cached("SELECT closed_by FROM follow_up WHERE id = ?1")?;
        Ok(statement.query_row([id.0], |row| row.get::<_, Option<i64>>(0))?.map(InteractionId))
    }

    /// The day on which a follow-up was done or called off.
    pub fn closed_on(&self, id: FollowUpId) -> Result<Option<Date>> {
        closed_on(self.conn, id.0)
    }

    /// The numbers of all records of a kind, without those of clients in the trash.
    pub fn told(&self, entity: Entity) -> Result<Vec<i64>> {
        let table = entity.table();
        let sql = match entity {
            Entity::Client => "SELECT id FROM client WHERE standing <> 'trashed' ORDER BY id".to_owned(),
            entity if !entity.is_of_client() => format!("SELECT id FROM {table} ORDER BY id"),
            _ => format!(
                "SELECT t.id FROM {table} t JOIN client c ON c.id = t.client_id WHERE c.standing <> 'trashed' AND {}
                 ORDER BY t.id",
                entity.alone()
            ),
        };
        let mut statement = self.conn.prepare_cached(&sql)?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The numbers of the records of such a kind that belong to a client.
    pub fn told_of(&self, entity: Entity, client: i64) -> Result<Vec<i64>> {
        if !entity.is_of_client() {
            return Ok(Vec::new());
        }
        let owner = if entity == Entity::Client { "id" } else { "client_id" };
        let sql =
            format!("SELECT t.id FROM {} t WHERE t.{owner} = ?1 AND {} ORDER BY t.id", entity.table(), entity.alone());
        let mut statement = self.conn.prepare_cached(&sql)?;
        Ok(statement.query_map([client], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}

/// Puts back what both sides had, when what came in is undone or redone: as far as nothing went out since. Where a file
/// came in that is not to be here any more, it is forgotten, so that it comes in again; that one was there is never
/// said anew.
pub(super) fn put_back(conn: &Connection, id: i64, from: Option<&str>, to: Option<&str>) -> Result<()> {
    let parse = |image: Option<&str>| -> Result<serde_json::Value> {
        image.map_or(Ok(serde_json::Value::Null), |image| serde_json::from_str(image).map_err(|_| StoreError::Conflict))
    };
    let (before, after) = (parse(from)?, parse(to)?);
    if to.is_none() {
        conn.prepare_cached("DELETE FROM synced WHERE id = ?1")?.execute([id])?;
        return Ok(());
    }
    let now: Option<String> =
        conn.prepare_cached("SELECT body FROM synced WHERE id = ?1")?.query_row([id], |row| row.get(0)).optional()?;
    if now.is_some() && now.as_deref() == before["body"].as_str() {
        conn.prepare_cached("UPDATE synced SET (body, ours, mark) = (?2, ?3, '') WHERE id = ?1")?.execute(params![
            id,
            after["body"].as_str().unwrap_or_default(),
            after["ours"].as_str()
        ])?;
    }
    Ok(())
}
