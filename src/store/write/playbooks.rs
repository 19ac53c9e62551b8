//! Writing playbooks, where they are started, and campaigns; and noting what may start or end one.

use jiff::civil::Date;
use rusqlite::params;

use super::Write;
use crate::domain::playbook::{Ending, Event, Run, RunState};
use crate::domain::{Campaign, CampaignId, Code, Playbook, PlaybookId, RunId};
use crate::store::error::Result;
use crate::store::{notes, playbooks};

pub(in crate::store) const RUNS: &str = "SELECT r.id, r.state,
    (SELECT count(*) FROM follow_up f INDEXED BY follow_up_of_run WHERE f.run_id = r.id AND f.state = 'open')
    FROM run r INDEXED BY run_of_client WHERE r.client_id = ?1";
const FINISH: &str = "UPDATE run SET (state, ended_on)
    = ('finished', ifnull((SELECT max(closed_on) FROM follow_up WHERE run_id = ?1), started_on)) WHERE id = ?1";
const RUN_ON: &str = "UPDATE run SET (state, ended_on) = ('running', NULL) WHERE id = ?1";
const CALL_OFF: &str = "UPDATE follow_up SET (state, closed_on)
    = ('cancelled', (SELECT ended_on FROM run WHERE id = ?1)) WHERE run_id = ?1 AND state = 'open'";

impl Write<'_> {
    /// Notes that something happened that may start or end a playbook.
    pub(super) fn note(&mut self, event: Event) {
        if !self.deaf {
            self.events.push(event);
        }
    }

    /// Says that nobody will ask what happened: nothing runs that it could end, and it starts nothing.
    pub fn tell_nobody(&mut self) {
        self.deaf = true;
    }

    /// What happened in this transaction so far that may start or end a playbook; nobody is told twice.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Writes a playbook as it is given, at a place in the order; one without a number is added.
    pub fn put_playbook(&mut self, position: i64, playbook: &Playbook) -> Result<PlaybookId> {
        let Playbook { id, code, name, text, automatic, hidden } = playbook;
        let columns = params![id.0, position, code, name, text, automatic, hidden];
        let known = self
            .conn()
            .prepare_cached(
                "UPDATE playbook SET (position, code, name, text, automatic, hidden) = (?2, ?3, ?4, ?5, ?6, ?7)
                 WHERE id = ?1",
            )?
            .execute(columns)?;
        if known == 1 {
            return Ok(*id);
        }
        self.conn()
            .prepare_cached(
                "INSERT INTO playbook (position, code, name, text, automatic, hidden) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(&columns[1..])?;
        Ok(PlaybookId(self.conn().last_insert_rowid()))
    }

    /// Removes a playbook; what was started with it goes on.
    pub fn remove_playbook(&mut self, id: PlaybookId) -> Result<()> {
        self.conn().prepare_cached("DELETE FROM playbook WHERE id = ?1")?.execute([id.0])?;
        Ok(())
    }

    /// Adds a run; its `id` is ignored.
    pub fn add_run(&mut self, run: &Run) -> Result<RunId> {
        let stops: Vec<&str> = run.stops.iter().map(|stop| stop.code()).collect();
        self.conn()
            .prepare_cached(
                "INSERT INTO run (client_id, playbook, name, steps, started_on, cause, cause_on, stops, campaign_id,
                   opportunity_id, state, ended_on, why)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
            )?
            .execute(params![
                run.client.0,
                run.playbook,
                run.name,
                run.steps,
                run.started_on.to_string(),
                run.cause_code(),
                run.cause_on.to_string(),
                stops.join(","),
                run.campaign.map(|campaign| campaign.0),
                run.opportunity.map(|opportunity| opportunity.0),
                run.state.code(),
                run.ended_on.map(|day| day.to_string()),
                run.why.map(Code::code),
            ])?;
        self.touched.insert(run.client);
        Ok(RunId(self.conn().last_insert_rowid()))
    }

    /// Ends a run before its last step.
    pub fn stop_run(&mut self, run: &Run, on: Date, why: Ending) -> Result<()> {
        self.conn()
            .prepare_cached("UPDATE run SET (state, ended_on, why) = (?2, ?3, ?4) WHERE id = ?1 AND state = 'running'")?
            .execute(params![run.id.0, RunState::Stopped.code(), on.to_string(), why.code()])?;
        self.touched.insert(run.client);
        Ok(())
    }

    /// A run of which no step is open any more is finished.
    pub(in crate::store) fn finish_run(&self, id: RunId, on: Date) -> Result<()> {
        self.conn()
            .prepare_cached(
                "UPDATE run SET (state, ended_on) = ('finished', ?2) WHERE id = ?1 AND state = 'running'
                   AND NOT EXISTS (SELECT 1 FROM follow_up WHERE run_id = ?1 AND state = 'open')",
            )?
            .execute(params![id.0, on.to_string()])?;
        Ok(())
    }

    /// Makes the runs of all clients who were touched what their steps say: one of which no step is open is finished, one
    /// that was finished and of which a step is open again runs, and what is left open of one that was ended is called off.
    pub fn settle_runs(&mut self) -> Result<()> {
        for client in self.touched.clone() {
            let runs: Vec<(i64, String, i64)> = {
                let mut statement = self.conn().prepare_cached(RUNS)?;
                let rows = statement.query_map([client.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
                rows.collect::<rusqlite::Result<_>>()?
            };
            for (run, state, open) in runs {
                let sql = match (RunState::from_code(&state), open) {
                    (Some(RunState::Running), 0) => FINISH,
                    (Some(RunState::Finished), 1..) => RUN_ON,
                    (Some(RunState::Stopped), 1..) => CALL_OFF,
                    _ => continue,
                };
                self.conn().prepare_cached(sql)?.execute([run])?;
            }
        }
        Ok(())
    }

    /// Adds a campaign; its `id` is ignored.
    pub fn add_campaign(&mut self, campaign: &Campaign) -> Result<CampaignId> {
        self.conn()
            .prepare_cached(
                "INSERT INTO campaign (name, filter, playbook, started_on, ended_on, cost, currency)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?
            .execute(params![
                campaign.name,
                campaign.filter,
                campaign.playbook,
                campaign.started_on.to_string(),
                campaign.ended_on.map(|day| day.to_string()),
                campaign.cost,
                campaign.currency.to_string(),
            ])?;
        Ok(CampaignId(self.conn().last_insert_rowid()))
    }

    /// Writes what a campaign is called, when it ended and what it cost.
    pub fn set_campaign(&mut self, campaign: &Campaign) -> Result<()> {
        self.conn()
            .prepare_cached("UPDATE campaign SET (name, ended_on, cost, currency) = (?2, ?3, ?4, ?5) WHERE id = ?1")?
            .execute(params![
                campaign.id.0,
                campaign.name,
                campaign.ended_on.map(|day| day.to_string()),
                campaign.cost,
                campaign.currency.to_string(),
            ])?;
        Ok(())
    }

    /// Remembers until which day it was looked what the calendar starts by itself.
    pub fn set_played_on(&mut self, day: Date) -> Result<()> {
        notes::set_meta(self.conn(), playbooks::PLAYED_ON, &day.to_string())
    }
}
