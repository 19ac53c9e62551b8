//! Writing what happened and what is planned.

use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

use super::{Table, Write};
use crate::domain::playbook::{Event, Happened};
use crate::domain::{ClientId, Code, FollowUp, FollowUpId, FollowUpState, Interaction, InteractionId};
use crate::store::error::{Result, StoreError};
use crate::store::row::{stored_moment, stored_time};

impl Write<'_> {
    /// Adds an interaction; its `id` is ignored.
    pub fn add_interaction(&mut self, interaction: &Interaction) -> Result<InteractionId> {
        self.add_numbered_interaction(interaction, None)
    }

    /// Adds an interaction that has this number in another program.
    pub fn add_numbered_interaction(
        &mut self,
        interaction: &Interaction,
        number: Option<&str>,
    ) -> Result<InteractionId> {
        self.came("interaction")?;
        let number = Value::from(number.map(str::to_owned));
        let row = interaction_columns(interaction.client.0, interaction).into_iter().chain([number]);
        let id = InteractionId(self.add_row(Table::INTERACTION, row)?);
        self.touched.insert(interaction.client);
        if !interaction.text.is_empty() {
            self.renoted.insert((interaction.client, interaction.at.year()));
        }
        self.note(Event::Met(interaction.client, interaction.kind, Happened::of(interaction)));
        Ok(id)
    }

    /// The interactions that this operation added so far.
    pub fn logged(&self) -> Result<Vec<InteractionId>> {
        let mut statement = self.conn().prepare_cached(
            "SELECT row_id FROM change WHERE operation_id = (SELECT max(id) FROM operation)
             AND entity = 'interaction' AND old IS NULL ORDER BY id",
        )?;
        Ok(statement.query_map([], |row| row.get(0).map(InteractionId))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Writes an interaction as it is given.
    pub fn set_interaction(&mut self, interaction: &Interaction) -> Result<()> {
        let before = self.read().interaction(interaction.id)?;
        self.conn()
            .prepare_cached(
                "UPDATE interaction SET (contact_id, at, kind, outcome, direction, text, resolved_on, amount, currency,
                   score, expense, expense_currency)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) WHERE id = ?1",
            )?
            .execute(interaction_columns(interaction.id.0, interaction))?;
        self.touched.insert(before.client);
        self.renoted.insert((before.client, before.at.year()));
        self.renoted.insert((before.client, interaction.at.year()));
        let happened = Happened::of(interaction);
        if happened != Happened::of(&before) {
            self.note(Event::Corrected(before.client, happened));
        }
        Ok(())
    }

    /// Removes an interaction with what was said in it; a follow-up that it fulfilled stays done.
    pub fn remove_interaction(&mut self, id: InteractionId) -> Result<()> {
        let before = self.read().interaction(id)?;
        for sql in [
            "UPDATE follow_up SET closed_by = NULL WHERE closed_by = ?1",
            "DELETE FROM topic WHERE interaction_id = ?1",
            "UPDATE purchase SET interaction_id = NULL WHERE interaction_id = ?1",
            "UPDATE attachment SET interaction_id = NULL WHERE interaction_id = ?1",
            "DELETE FROM interaction WHERE id = ?1",
        ] {
            self.conn().prepare_cached(sql)?.execute([id.0])?;
        }
        self.touched.insert(before.client);
        self.renoted.insert((before.client, before.at.year()));
        Ok(())
    }

    /// Adds a follow-up; its `id` is ignored.
    pub fn add_follow_up(&mut self, follow_up: &FollowUp) -> Result<FollowUpId> {
        self.came("follow_up")?;
        let id = self.add_row(Table::FOLLOW_UP, follow_up_columns(follow_up.client.0, follow_up))?;
        self.touched.insert(follow_up.client);
        Ok(FollowUpId(id))
    }

    /// Writes a follow-up in any state as it is given, the day on which it was closed and the interaction that did so, if
    /// that is known; its client stays, and so do runs until they are [settled](Self::settle_runs).
    pub fn put_follow_up(
        &mut self,
        follow_up: &FollowUp,
        closed_on: Option<Date>,
        closed_by: Option<InteractionId>,
    ) -> Result<()> {
        let before = self.read().follow_up(follow_up.id)?;
        let closed = [Value::from(closed_on.map(|day| day.to_string())), Value::from(closed_by.map(|by| by.0))];
        self.conn()
            .prepare_cached(
                "UPDATE follow_up SET (due_on, due_at, channel, purpose, snoozes, rule, series_from, lead, opportunity_id,
                   run_id, step, template, state, planned_on, made_on, unsaid, closed_on, closed_by)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18,
                   CASE WHEN ?18 IS NOT NULL THEN ifnull(?19, closed_by) END) WHERE id = ?1",
            )?
            .execute(params_from_iter(follow_up_columns(follow_up.id.0, follow_up).into_iter().chain(closed)))?;
        self.touched.insert(before.client);
        Ok(())
    }

    /// Passes a client over in the queue of a day.
    pub fn add_skip(&mut self, client: ClientId, day: Date) -> Result<()> {
        self.conn()
            .prepare_cached("INSERT INTO skip (client_id, day) VALUES (?1, ?2)")?
            .execute(params![client.0, day.to_string()])?;
        Ok(())
    }

    /// Writes when, how, what for and how often a follow-up is, as it is given; [`Gone`](StoreError::Gone) unless it is open.
    pub fn set_follow_up(&mut self, follow_up: &FollowUp) -> Result<()> {
        let changed = self
            .conn()
            .prepare_cached(
                "UPDATE follow_up SET (due_on, due_at, channel, purpose, snoozes, rule, series_from, lead, opportunity_id,
                   run_id, step, template)
                 = (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) WHERE id = ?1 AND state = 'open'",
            )?
            .execute(params_from_iter(follow_up_columns(follow_up.id.0, follow_up).into_iter().take(13)))?;
        self.touched.insert(follow_up.client);
        if changed == 1 { Ok(()) } else { Err(StoreError::Gone) }
    }

    /// Closes an open follow-up as done or cancelled, by an interaction when one fulfilled it;
    /// [`Gone`](StoreError::Gone) unless it is open.
    pub fn close_follow_up(
        &mut self,
        follow_up: &FollowUp,
        state: FollowUpState,
        on: Date,
        by: Option<InteractionId>,
    ) -> Result<()> {
        let changed = self
            .conn()
            .prepare_cached(
                "UPDATE follow_up SET (state, closed_on, closed_by) = (?2, ?3, ?4) WHERE id = ?1 AND state = 'open'",
            )?
            .execute(params![follow_up.id.0, state.code(), on.to_string(), by.map(|by| by.0)])?;
        self.touched.insert(follow_up.client);
        if changed == 0 {
            return Err(StoreError::Gone);
        }
        follow_up.run.map_or(Ok(()), |run| self.finish_run(run, on))
    }
}

/// The columns of a follow-up after the number that a statement begins with, in the order in which they name them: first
/// those that change as long as it is open.
fn follow_up_columns(number: i64, follow_up: &FollowUp) -> [Value; 17] {
    let day = |day: Date| Value::Text(day.to_string());
    let series = follow_up.series.as_ref();
    [
        Value::Integer(number),
        day(follow_up.due_on),
        Value::from(follow_up.due_at.map(stored_time)),
        Value::Text(follow_up.channel.code().to_owned()),
        Value::Text(follow_up.purpose.clone()),
        Value::from(follow_up.snoozes),
        Value::from(series.map(|series| series.rule.to_string())),
        Value::from(series.map(|series| series.from.to_string())),
        Value::from(follow_up.lead),
        Value::from(follow_up.opportunity.map(|opportunity| opportunity.0)),
        Value::from(follow_up.run.map(|run| run.0)),
        Value::from(follow_up.step),
        Value::from(follow_up.template.clone()),
        Value::Text(follow_up.state.code().to_owned()),
        day(follow_up.planned_on),
        Value::from(follow_up.made_on.map(|day| day.to_string())),
        Value::from(follow_up.unsaid),
    ]
}

/// The columns of an interaction after the number that a statement begins with, in the order in which it names them.
fn interaction_columns(number: i64, interaction: &Interaction) -> [Value; 13] {
    [
        Value::Integer(number),
        Value::from(interaction.contact.map(|contact| contact.0)),
        Value::Text(stored_moment(interaction.at)),
        Value::Text(interaction.kind.code().to_owned()),
        Value::from(interaction.outcome.map(|outcome| outcome.code().to_owned())),
        Value::Text(interaction.direction.code().to_owned()),
        Value::Text(interaction.text.clone()),
        Value::from(interaction.resolved_on.map(|day| day.to_string())),
        Value::from(interaction.amount.map(|amount| amount.minor)),
        Value::from(interaction.amount.map(|amount| amount.currency.to_string())),
        Value::from(interaction.score),
        Value::from(interaction.expense.map(|expense| expense.minor)),
        Value::from(interaction.expense.map(|expense| expense.currency.to_string())),
    ]
}
