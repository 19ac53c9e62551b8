//! Reading what may be sold, and the stages that it went through.

use std::cmp::Reverse;

use rusqlite::{Params, Row};

use super::error::Result;
use super::purchases::{currency, line};
use super::read::Reader;
use super::row::{day, opt_code, opt_day};
use crate::domain::opportunity::{Qualification, StageMove};
use crate::domain::{ClientId, Opportunity, OpportunityId, PurchaseId};

/// The opportunities of a client, the open ones first.
pub(super) const OF_CLIENT: &str = "SELECT * FROM opportunity WHERE client_id = ?1 ORDER BY closed_on, expect_on, id";

impl Reader<'_> {
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
