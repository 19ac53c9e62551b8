//! What was ticked off elsewhere, where nobody asks how it went.

use jiff::civil::Date;
use rusqlite::params;

use super::error::Result;
use super::read::Reader;
use super::row::day;
use super::write::Write;
use crate::domain::{ClientId, FollowUp, FollowUpId, InteractionId};

/// A follow-up of which nobody has said yet how it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TickedOff {
    /// What was planned.
    pub follow_up: FollowUp,
    /// With whom.
    pub name: String,
    /// The day on which it was ticked off.
    pub on: Date,
}

/// Which, in the order in which they were ticked off; those of who is in the trash ask for nothing.
pub(super) const UNSAID: &str = "SELECT f.id, c.name, f.closed_on
    FROM follow_up f INDEXED BY follow_up_unsaid CROSS JOIN client c ON c.id = f.client_id
    WHERE f.unsaid = 1 AND f.closed_on > '' AND c.standing <> 'trashed' ORDER BY f.closed_on, f.client_id, f.id";
/// Those of a client until a day, or the one that was meant.
const TELL: &str = "UPDATE follow_up INDEXED BY follow_up_of_client SET (unsaid, closed_by) = (0, ?1)
    WHERE client_id = ?2 AND unsaid = 1 AND (closed_on <= ?3 OR id = ?4)";

impl Reader<'_> {
    /// What was ticked off elsewhere and still asks how it went, the oldest first.
    pub fn unsaid(&self) -> Result<Vec<TickedOff>> {
        let mut statement = self.conn.prepare_cached(UNSAID)?;
        let rows = statement.query_map([], |row| Ok((FollowUpId(row.get(0)?), row.get(1)?, day(row, 2)?)))?;
        rows.map(|row| {
            let (id, name, on) = row?;
            Ok(TickedOff { follow_up: self.follow_up(id)?, name, on })
        })
        .collect()
    }
}

impl Write<'_> {
    /// An interaction says how it went: with what was ticked off with the client until that day, and with the one that
    /// it was logged from.
    pub fn tell_unsaid(
        &mut self,
        client: ClientId,
        by: InteractionId,
        until: Option<Date>,
        meant: Option<FollowUpId>,
    ) -> Result<()> {
        let until = until.map(|day| day.to_string());
        self.conn().prepare_cached(TELL)?.execute(params![by.0, client.0, until, meant.map(|id| id.0)])?;
        Ok(())
    }

    /// Notes that one was ticked off where nobody asks how it went.
    pub fn tick_off(&mut self, id: FollowUpId) -> Result<()> {
        self.conn().prepare_cached("UPDATE follow_up SET unsaid = 1 WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }

    /// There is nothing to say of one; [`Gone`](super::StoreError::Gone) unless it asks.
    pub fn leave_unsaid(&mut self, id: FollowUpId) -> Result<()> {
        let changed = self
            .conn()
            .prepare_cached("UPDATE follow_up SET unsaid = 0 WHERE id = ?1 AND unsaid = 1")?
            .execute([id.0])?;
        if changed == 1 { Ok(()) } else { Err(super::StoreError::Gone) }
    }
}
