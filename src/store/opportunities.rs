//! Reading what may be sold, and the stages that it went through.

use std::cmp::Reverse;

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Params, Row};

use super::error::Result;
use super::purchases::{currency, line};
use super::read::Reader;
use super::row::{code, day, opt_code, opt_day};
use crate::domain::interaction::{Touch, touch};
use crate::domain::opportunity::{Qualification, StageMove};
use crate::domain::{ClientId, FollowUp, Opportunity, OpportunityId, PurchaseId};

/// The opportunities of a client, the open ones first.
pub(super) const OF_CLIENT: &str = "SELECT * FROM opportunity WHERE client_id = ?1 ORDER BY closed_on, expect_on, id";

/// The open opportunities of a client, those first of which nobody knows when they are expected.
pub(super) const OPEN_OF_CLIENT: &str = "SELECT * FROM opportunity INDEXED BY opportunity_open
    WHERE closed_on IS NULL AND client_id = ?1 ORDER BY expect_on, id";

/// The open opportunities of everybody who is not in the trash.
pub(super) const ALL_OPEN: &str = "SELECT o.* FROM opportunity o JOIN client c ON c.id = o.client_id
    WHERE o.closed_on IS NULL AND c.standing <> 'trashed'";

/// The closed opportunities of everybody who is not in the trash.
pub(super) const ALL_CLOSED: &str = "SELECT o.* FROM opportunity o JOIN client c ON c.id = o.client_id
    WHERE o.closed_on IS NOT NULL AND c.standing <> 'trashed'";

/// What is planned for an opportunity, by its day, among the [`FOLLOW_UPS`](super::read::FOLLOW_UPS).
pub(super) const STEPS_OF: &str = "WHERE opportunity_id = ?1 AND state = 'open' ORDER BY due_on";

/// What happened with a client, newest first; the index has all that is asked for.
pub(super) const CONTACTS: &str = "SELECT substr(at, 1, 10), kind, outcome, direction FROM interaction
    WHERE client_id = ?1 ORDER BY at DESC, id DESC";

/// The next stage, in alphabetical order, in which something is open.
pub(super) const NEXT_STAGE: &str = "SELECT stage FROM opportunity INDEXED BY opportunity_by_stage
    WHERE closed_on IS NULL AND stage > ?1 ORDER BY stage LIMIT 1";

impl Reader<'_> {
    /// The open opportunities of everybody who is not in the trash, what is expected first before all; with those that
    /// are `closed`, the newest first, behind them.
    pub fn all_opportunities(&self, closed: bool) -> Result<Vec<Opportunity>> {
        let mut all = self.opportunities_by(ALL_OPEN, [])?;
        all.sort_by_key(expected);
        if closed {
            let mut closed = self.opportunities_by(ALL_CLOSED, [])?;
            closed.sort_by_key(|opportunity| Reverse((opportunity.closed_on, opportunity.id)));
            all.extend(closed);
        }
        Ok(all)
    }

    /// The open opportunities of a client, what is expected first before all.
    pub fn open_opportunities(&self, client: ClientId) -> Result<Vec<Opportunity>> {
        let mut open = self.opportunities_by(OPEN_OF_CLIENT, [client.0])?;
        open.sort_by_key(expected);
        Ok(open)
    }

    /// The next step of an opportunity, if it has one.
    pub fn step_of(&self, id: OpportunityId) -> Result<Option<FollowUp>> {
        let steps = self.follow_ups_by(STEPS_OF, id.0)?;
        Ok(steps.into_iter().min_by_key(|step| (step.order(), step.id)))
    }

    /// The day on which a client was last met.
    pub fn last_met(&self, client: ClientId) -> Result<Option<Date>> {
        let mut statement = self.conn.prepare_cached(CONTACTS)?;
        let mut rows = statement.query([client.0])?;
        while let Some(row) = rows.next()? {
            if touch(code(row, 1)?, opt_code(row, 2)?, code(row, 3)?) == Touch::Effective {
                return Ok(Some(day(row, 0)?));
            }
        }
        Ok(None)
    }

    /// The stages in which something is open, each once.
    pub fn stages_in_use(&self) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(NEXT_STAGE)?;
        let (mut stages, mut last) = (Vec::new(), String::new());
        while let Some(stage) = statement.query_row([&last], |row| row.get::<_, String>(0)).optional()? {
            last.clone_from(&stage);
            stages.push(stage);
        }
        Ok(stages)
    }

    /// An opportunity with its lines; [`Gone`](super::StoreError::Gone) when there is none of this number.
    pub fn opportunity(&self, id: OpportunityId) -> Result<Opportunity> {
        let mut statement = self.conn.prepare_cached("SELECT * FROM opportunity WHERE id = ?1")?;
        let opportunity = statement.query_row([id.0], opportunity)?;
        self.with_opportunity_lines(opportunity)
    }

    /// The opportunities of a client: the open ones first, what is expected first before all; then the closed, newest
    /// first.
    pub fn opportunities(&self, client: ClientId) -> Result<Vec<Opportunity>> {
        let mut found = self.opportunities_by(OF_CLIENT, [client.0])?;
        found.sort_by_key(|it| (it.closed_on.map(Reverse), it.expect_on.is_none(), it.expect_on));
        Ok(found)
    }

    /// The opportunities that bear this number in the file from which they were imported.
    pub fn opportunities_numbered(&self, external_id: &str) -> Result<Vec<Opportunity>> {
        self.opportunities_by("SELECT * FROM opportunity WHERE external_id = ?1 ORDER BY id", [external_id])
    }

    /// The stages that an opportunity came into, in their order.
    pub fn stage_moves(&self, id: OpportunityId) -> Result<Vec<StageMove>> {
        let sql = "SELECT stage, entered_on FROM opportunity_move WHERE opportunity_id = ?1 ORDER BY entered_on, id";
        let mut statement = self.conn.prepare_cached(sql)?;
        let moves = statement
            .query_map([id.0], |row| Ok(StageMove { stage: row.get("stage")?, entered_on: day(row, "entered_on")? }))?;
        Ok(moves.collect::<rusqlite::Result<_>>()?)
    }

    pub(super) fn opportunities_by(self, sql: &str, params: impl Params) -> Result<Vec<Opportunity>> {
        let mut statement = self.conn.prepare_cached(sql)?;
        let found = statement.query_map(params, opportunity)?.collect::<rusqlite::Result<Vec<_>>>()?;
        found.into_iter().map(|opportunity| self.with_opportunity_lines(opportunity)).collect()
    }

    fn with_opportunity_lines(self, opportunity: Opportunity) -> Result<Opportunity> {
        let sql = "SELECT * FROM opportunity_line WHERE opportunity_id = ?1 ORDER BY position";
        let mut statement = self.conn.prepare_cached(sql)?;
        let lines = statement.query_map([opportunity.id.0], line)?.collect::<rusqlite::Result<_>>()?;
        Ok(Opportunity { lines, ..opportunity })
    }
}

/// By when an opportunity is expected; those of which nobody knows come last.
fn expected(opportunity: &Opportunity) -> (bool, Option<Date>, OpportunityId) {
    (opportunity.expect_on.is_none(), opportunity.expect_on, opportunity.id)
}

/// An opportunity's row; its lines are read apart.
fn opportunity(row: &Row) -> rusqlite::Result<Opportunity> {
    Ok(Opportunity {
        id: OpportunityId(row.get("id")?),
        client: ClientId(row.get("client_id")?),
        title: row.get("title")?,
        stage: row.get("stage")?,
        stage_since: day(row, "stage_since")?,
        opened_on: day(row, "opened_on")?,
        moved_on: day(row, "moved_on")?,
        amount: row.get("amount")?,
        currency: currency(row)?,
        probability: row.get("probability")?,
        expect_on: opt_day(row, "expect_on")?,
        terms: row.get("terms")?,
        lines: Vec::new(),
        competitor: row.get("competitor")?,
        qualification: Qualification {
            need: row.get("need")?,
            timing: row.get("timing")?,
            consequence: row.get("consequence")?,
            influence: row.get("influence")?,
        },
        note: row.get("note")?,
        closed_on: opt_day(row, "closed_on")?,
        why: opt_code(row, "why")?,
        why_note: row.get("why_note")?,
        purchase: row.get::<_, Option<i64>>("purchase_id")?.map(PurchaseId),
        external_id: row.get("external_id")?,
    })
}
