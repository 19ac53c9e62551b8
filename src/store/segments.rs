//! Saved filters, and the values by which clients are grouped.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension, params};

use super::error::Result;
use super::row::{opt_code, pace};
use super::search::ClientSet;
use super::write::Write;
use super::{lights, notes, value};
use crate::domain::{Cadence, ClientId, Code, Rules, Segment, SegmentId};

/// A stored segment and where it stands.
pub type Placed = (i64, Segment);

/// The segments that are stored, in their order.
pub(super) fn segments(conn: &Connection) -> Result<Vec<Placed>> {
    let mut statement = conn.prepare_cached(
        "SELECT position, id, code, name, filter, hue, cadence_ideal, cadence_maximum, hidden FROM segment
         ORDER BY position, id",
    )?;
    let segments = statement.query_map([], |row| {
        let segment = Segment {
            id: SegmentId(row.get(1)?),
            code: row.get(2)?,
            name: row.get(3)?,
            filter: row.get(4)?,
            hue: opt_code(row, 5)?,
            cadence: pace(row, 6)?,
            hidden: row.get(8)?,
        };
        Ok((row.get(0)?, segment))
    })?;
    Ok(segments.collect::<rusqlite::Result<_>>()?)
}

/// By what clients are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// The zone.
    Zone,
    /// The line of business.
    Sector,
}

/// Every value as it is written, and how many current clients have it.
pub(super) fn groups(conn: &Connection, by: GroupBy) -> Result<Vec<(String, usize)>> {
    let sql = match by {
        GroupBy::Zone => ZONES,
        GroupBy::Sector => SECTORS,
    };
    let mut statement = conn.prepare_cached(sql)?;
    let groups = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))?;
    let groups = groups.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(groups.into_iter().map(|(value, n)| (value, usize::try_from(n).unwrap_or(0))).collect())
}

/// Who went away and is not put away, the latest first, each with all that it bought.
pub(super) fn lost(conn: &Connection) -> Result<Vec<(ClientId, i64)>> {
    let mut statement = conn.prepare_cached(
        "SELECT id, (SELECT total FROM value WHERE client_id = client.id) FROM client INDEXED BY client_by_loss
         WHERE shelf = 'current' AND left_on IS NOT NULL ORDER BY left_on DESC, id DESC",
    )?;
    let lost =
        statement.query_map([], |row| Ok((ClientId(row.get(0)?), row.get::<_, Option<i64>>(1)?.unwrap_or(0))))?;
    Ok(lost.collect::<rusqlite::Result<_>>()?)
}

const ZONES: &str = "SELECT zone, count(*) FROM client INDEXED BY client_in_zone
  WHERE zone IS NOT NULL AND shelf = 'current' GROUP BY zone";
const SECTORS: &str = "SELECT sector, count(*) FROM client INDEXED BY client_in_sector
  WHERE sector IS NOT NULL AND shelf = 'current' GROUP BY sector";

/// The cadence that a segment gives to a client.
pub(super) fn pace_of(conn: &Connection, client: ClientId) -> Result<Option<Cadence>> {
    let mut statement = conn.prepare_cached(
        "SELECT s.cadence_ideal, s.cadence_maximum FROM light l NOT INDEXED CROSS JOIN segment s ON s.id = l.segment_id
         WHERE l.client_id = ?1",
    )?;
    Ok(statement.query_row([client.0], |row| pace(row, 0)).optional()?.flatten())
}

/// The cadences that segments give to clients.
pub(super) fn paces(conn: &Connection) -> Result<BTreeMap<ClientId, Cadence>> {
    let mut statement = conn.prepare_cached(
        "SELECT l.client_id, s.cadence_ideal, s.cadence_maximum FROM light l INDEXED BY light_of_segment
         CROSS JOIN segment s ON s.id = l.segment_id WHERE l.segment_id IS NOT NULL",
    )?;
    let paces = statement.query_map([], |row| Ok((ClientId(row.get(0)?), pace(row, 1)?)))?;
    let paces = paces.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(paces.into_iter().filter_map(|(client, pace)| Some((client, pace?))).collect())
}

/// Whether any segment gives a cadence, or has given one that nobody took away yet.
pub(super) fn set_paces(conn: &Connection) -> Result<bool> {
    let mut statement = conn.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM segment WHERE cadence_ideal IS NOT NULL)
           OR EXISTS (SELECT 1 FROM light INDEXED BY light_of_segment WHERE segment_id IS NOT NULL)",
    )?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// A segment with the cadence that it gives, and whom it means.
pub type Paced = (SegmentId, Cadence, ClientSet);

/// Where it is kept which cadences the stored lights follow.
const PACES: &str = "paces";
/// With more clients to compute anew than this, all of them are computed in one pass.
const MANY: usize = 5_000;

/// Gives to each client the cadence of the first of these segments that means it, and computes anew whose cadence is
/// another one then. Says whether anybody's is.
pub(super) fn follow(conn: &Connection, paced: &[Paced], rules: &Rules) -> Result<bool> {
    let paces: Vec<_> = paced.iter().map(|(id, cadence, _)| (id.0, cadence.ideal, cadence.maximum)).collect();
    let paces = serde_json::to_string(&paces).unwrap_or_default();
    let anew = notes::meta(conn, PACES)?.as_deref() != Some(&paces);
    let before = {
        let mut statement = conn.prepare_cached(
            "SELECT client_id, segment_id FROM light INDEXED BY light_of_segment WHERE segment_id IS NOT NULL",
        )?;
        let before = statement.query_map([], |row| Ok((ClientId(row.get(0)?), SegmentId(row.get(1)?))))?;
        before.collect::<rusqlite::Result<BTreeMap<_, _>>>()?
    };
    let mut now = BTreeMap::new();
    for (id, _, set) in paced {
        for client in set.iter() {
            now.entry(client).or_insert(*id);
        }
    }
    let everybody: BTreeSet<ClientId> = before.keys().chain(now.keys()).copied().collect();
    let differs = |client: &ClientId| before.get(client) != now.get(client) || (anew && now.contains_key(client));
    let changed: Vec<ClientId> = everybody.into_iter().filter(differs).collect();
    for client in &changed {
        let segment = now.get(client).map(|segment| segment.0);
        conn.prepare_cached("UPDATE light SET segment_id = ?2 WHERE client_id = ?1")?
            .execute(params![client.0, segment])?;
    }
    if changed.len() > MANY {
        lights::rebuild(conn, rules)?;
    } else {
        let today = value::valued_on(conn)?;
        for client in &changed {
            lights::refresh(conn, *client, rules, today)?;
        }
    }
    if anew {
        notes::set_meta(conn, PACES, &paces)?;
    }
    Ok(!changed.is_empty())
}

impl Write<'_> {
    /// Writes a segment as it is given, at a place in the order; one without a number is added.
    pub fn put_segment(&mut self, position: i64, segment: &Segment) -> Result<()> {
        let Segment { id, code, name, filter, hue, cadence, hidden } = segment;
        let (ideal, maximum) = (cadence.map(|cadence| cadence.ideal), cadence.map(|cadence| cadence.maximum));
        let columns = params![id.0, position, code, name, filter, hue.map(Code::code), ideal, maximum, hidden];
        let known = self
            .conn()
            .prepare_cached(
                "UPDATE segment SET (position, code, name, filter, hue, cadence_ideal, cadence_maximum, hidden)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) WHERE id = ?1",
            )?
            .execute(columns)?;
        if known == 0 {
            self.conn()
                .prepare_cached(
                    "INSERT INTO segment (position, code, name, filter, hue, cadence_ideal, cadence_maximum, hidden)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(&columns[1..])?;
        }
        Ok(())
    }

    /// Removes a segment.
    pub fn remove_segment(&mut self, id: SegmentId) -> Result<()> {
        self.conn().prepare_cached("DELETE FROM segment WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }
}
