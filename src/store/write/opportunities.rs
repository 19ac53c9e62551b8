//! Writing what may be sold, and the stages that it went through.

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

use super::Write;
use super::lines::HOPED_LINES;
use crate::domain::playbook::Event;
use crate::domain::{ClientId, Code, Opportunity, OpportunityId};
use crate::store::error::Result;

impl Write<'_> {
    /// Adds an opportunity with its lines; its `id` is ignored. The stage in which it begins is noted as its first.
    pub fn add_opportunity(&mut self, opportunity: &Opportunity) -> Result<OpportunityId> {
        self.conn()
            .prepare_cached(
                "INSERT INTO opportunity (client_id, title, stage, stage_since, opened_on, moved_on, amount, currency,
                   probability, expect_on, terms, competitor, need, timing, consequence, influence, note, closed_on,
                   why, why_note, purchase_id, external_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
                   ?21, ?22)",
            )?
            .execute(params_from_iter(columns(opportunity.client.0, opportunity)))?;
        let id = OpportunityId(self.conn().last_insert_rowid());
        HOPED_LINES.put(self.conn(), id.0, opportunity.client, &opportunity.lines)?;
        self.add_stage_move(id, opportunity.client, &opportunity.stage, opportunity.stage_since)?;
        self.touched.insert(opportunity.client);
        Ok(id)
    }

    /// Writes an opportunity with its lines as it is given; its client stays who it is. Another stage is noted as a move
    /// on the day since which it is in it.
    pub fn set_opportunity(&mut self, opportunity: &Opportunity) -> Result<()> {
        let before = self.read().opportunity(opportunity.id)?;
        self.conn()
            .prepare_cached(
                "UPDATE opportunity SET (title, stage, stage_since, opened_on, moved_on, amount, currency, probability,
                   expect_on, terms, competitor, need, timing, consequence, influence, note, closed_on, why, why_note,
                   purchase_id, external_id)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22)
                 WHERE id = ?1",
            )?
            .execute(params_from_iter(columns(opportunity.id.0, opportunity)))?;
        if before.lines != opportunity.lines {
            HOPED_LINES.put(self.conn(), opportunity.id.0, before.client, &opportunity.lines)?;
        }
        if before.stage != opportunity.stage {
            self.add_stage_move(opportunity.id, before.client, &opportunity.stage, opportunity.stage_since)?;
        }
        self.touched.insert(before.client);
        Ok(())
    }

    /// Removes an opportunity with its lines and moves; what was planned for it and what was bought stay.
    pub fn remove_opportunity(&mut self, id: OpportunityId) -> Result<()> {
        let before = self.read().opportunity(id)?;
        for sql in [
            "UPDATE follow_up SET opportunity_id = NULL WHERE opportunity_id = ?1",
            "UPDATE run SET opportunity_id = NULL WHERE opportunity_id = ?1",
            "DELETE FROM opportunity_move WHERE opportunity_id = ?1",
            "DELETE FROM opportunity_line WHERE opportunity_id = ?1",
            "DELETE FROM opportunity WHERE id = ?1",
        ] {
            self.conn().prepare_cached(sql)?.execute([id.0])?;
        }
        self.touched.insert(before.client);
        Ok(())
    }

    /// Notes that an opportunity came into a stage on a day.
    pub fn add_stage_move(&mut self, id: OpportunityId, client: ClientId, stage: &str, on: Date) -> Result<()> {
        self.conn()
            .prepare_cached(
                "INSERT INTO opportunity_move (opportunity_id, client_id, stage, entered_on) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![id.0, client.0, stage, on.to_string()])?;
        self.note(Event::Staged(client, id, stage.to_owned(), on));
        Ok(())
    }
}

/// The columns of an opportunity after the number that a statement begins with, in the order in which it names them.
fn columns(number: i64, opportunity: &Opportunity) -> [Value; 22] {
    let text = |text: &str| Value::Text(text.to_owned());
    let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
    let qualification = &opportunity.qualification;
    [
        Value::Integer(number),
        text(&opportunity.title),
        text(&opportunity.stage),
        day(Some(opportunity.stage_since)),
        day(Some(opportunity.opened_on)),
        day(Some(opportunity.moved_on)),
        Value::from(opportunity.amount),
        Value::Text(opportunity.currency.to_string()),
        Value::from(opportunity.probability),
        day(opportunity.expect_on),
        Value::from(opportunity.terms),
        Value::from(opportunity.competitor.clone()),
        text(&qualification.need),
        text(&qualification.timing),
        text(&qualification.consequence),
        text(&qualification.influence),
        text(&opportunity.note),
        day(opportunity.closed_on),
        Value::from(opportunity.why.map(|why| why.code().to_owned())),
        text(&opportunity.why_note),
        Value::from(opportunity.purchase.map(|purchase| purchase.0)),
        Value::from(opportunity.external_id.clone()),
    ]
}
