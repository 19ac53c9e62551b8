//! Saved filters, and the values by which clients are grouped.

use rusqlite::{Connection, params};

use super::error::Result;
use super::row::opt_code;
use super::write::Write;
use crate::domain::{Cadence, ClientId, Code, Segment, SegmentId};

/// A stored segment and where it stands.
pub type Placed = (i64, Segment);

/// The segments that are stored, in their order.
pub(super) fn segments(conn: &Connection) -> Result<Vec<Placed>> {
    let mut statement = conn.prepare_cached(
        "SELECT position, id, code, name, filter, hue, cadence_ideal, cadence_maximum, hidden FROM segment
         ORDER BY position, id",
    )?;
    let segments = statement.query_map([], |row| {
        let cadence: (Option<u16>, Option<u16>) = (row.get(6)?, row.get(7)?);
        let segment = Segment {
            id: SegmentId(row.get(1)?),
            code: row.get(2)?,
            name: row.get(3)?,
            filter: row.get(4)?,
            hue: opt_code(row, 5)?,
            cadence: cadence.0.zip(cadence.1).map(|(ideal, maximum)| Cadence { ideal, maximum }),
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

const ZONES: &str = "SELECT zone, count(*) FROM client WHERE shelf = 'current' AND zone IS NOT NULL GROUP BY zone";
const SECTORS: &str =
    "SELECT sector, count(*) FROM client WHERE shelf = 'current' AND sector IS NOT NULL GROUP BY sector";

impl Write<'_> {
    /// Writes a segment as it is given, at a place in the order; one without a number is added.
    pub fn put_segment(&mut self, position: i64, segment: &Segment) -> Result<()> {
        let Segment { id, code, name, filter, hue, cadence, hidden } = segment;
        let (ideal, maximum) = (cadence.map(|cadence| cadence.ideal), cadence.map(|cadence| cadence.maximum));
        let columns = params![id.0, position, code, name, filter, hue.map(Code::code), ideal, maximum, hidden];
        let known = self
            .conn
            .prepare_cached(
                "UPDATE segment SET (position, code, name, filter, hue, cadence_ideal, cadence_maximum, hidden)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) WHERE id = ?1",
            )?
            .execute(columns)?;
        if known == 0 {
            self.conn
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
        self.conn.prepare_cached("DELETE FROM segment WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }
}
