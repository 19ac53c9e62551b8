//! Planning what comes next, doing it, putting it off, calling it off.

use jiff::civil::{Date, Time};

use super::error::{AgendaError, LONGEST_LINE, Part, Result};
use super::{Action, Agenda, LAST_DAY, fits};
use crate::domain::{ClientId, FollowUp, FollowUpId, FollowUpState, Kind, text};
use crate::store::Write;

/// What is to be done, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The day.
    pub on: Date,
    /// The hour, for an appointment.
    pub at: Option<Time>,
    /// How.
    pub channel: Kind,
    /// What for.
    pub purpose: String,
}

impl Plan {
    /// Makes foreign text harmless, and refuses days that are past or absurd.
    pub(super) fn checked(self, today: Date) -> Result<Self> {
        upcoming(self.on, today)?;
        let purpose = text::clean_line(&self.purpose);
        fits(Part::Line, &purpose, LONGEST_LINE)?;
        Ok(Self { purpose, ..self })
    }

    pub(super) fn follow_up(&self, client: ClientId, today: Date) -> FollowUp {
        FollowUp {
            id: FollowUpId(0),
            client,
            due_on: self.on,
            due_at: self.at,
            channel: self.channel,
            purpose: self.purpose.clone(),
            state: FollowUpState::Open,
            snoozes: 0,
            planned_on: self.on,
            made_on: Some(today),
            series: None,
            lead: 0,
        }
    }
}

/// Refuses a day on which nothing can be planned any more.
pub(super) fn upcoming(day: Date, today: Date) -> Result<()> {
    if day < today {
        Err(AgendaError::NextInPast(day))
    } else if day > LAST_DAY {
        Err(AgendaError::TooFar(day))
    } else {
        Ok(())
    }
}

impl Agenda {
    /// Plans a follow-up beside those that are open already.
    pub fn plan(&mut self, client: ClientId, plan: Plan) -> Result<FollowUpId> {
        let today = self.today();
        let plan = plan.checked(today)?;
        self.operate(Action::Plan, |write| {
            let id = add(write, client, &plan, today)?;
            name(write, client)?;
            Ok(id)
        })
    }

    /// Plans the same with each of several clients.
    pub fn plan_each(&mut self, clients: &[ClientId], plan: Plan) -> Result<()> {
        let today = self.today();
        let plan = plan.checked(today)?;
        self.each(Action::Plan, clients, |write, client| add(write, client, &plan, today).map(drop))
    }

    /// Takes over what the user changed in a form that began with `before`: when, how or what for. Its day may stay in
    /// the past as long as it is not changed. Moved to a day before the end of a snooze, it is heard on that day.
    pub fn edit_follow_up(&mut self, before: &FollowUp, plan: Plan) -> Result<()> {
        let today = self.today();
        let earliest = if plan.on == before.due_on { before.due_on.min(today) } else { today };
        let plan = plan.checked(earliest)?;
        self.operate(Action::EditFollowUp, |write| {
            let after = FollowUp {
                due_on: plan.on,
                due_at: plan.at,
                channel: plan.channel,
                purpose: plan.purpose,
                ..before.clone()
            };
            let after = after.merged(before, write.read().follow_up(before.id)?);
            write.set_follow_up(&after)?;
            if write.read().client(after.client)?.snoozed_until.is_some_and(|until| after.due_on < until) {
                wake(write, after.client)?;
            }
            name(write, after.client)
        })
    }

    /// Marks a follow-up as done, and plans what comes after it.
    pub fn done(&mut self, id: FollowUpId, next: Option<Plan>) -> Result<()> {
        let today = self.today();
        let next = next.map(|plan| plan.checked(today)).transpose()?;
        self.close(Action::Done, id, FollowUpState::Done, next)
    }

    /// Calls a follow-up off.
    pub fn cancel(&mut self, id: FollowUpId) -> Result<()> {
        self.close(Action::Cancel, id, FollowUpState::Cancelled, None)
    }

    fn close(&mut self, action: Action, id: FollowUpId, state: FollowUpState, next: Option<Plan>) -> Result<()> {
        let today = self.today();
        self.operate(action, |write| {
            let follow_up = write.read().follow_up(id)?;
            write.close_follow_up(&follow_up, state, today, None)?;
            if let Some(plan) = next {
                write.add_follow_up(&plan.follow_up(follow_up.client, today))?;
                wake(write, follow_up.client)?;
            }
            name(write, follow_up.client)
        })
    }

    /// Puts clients off until `until`: whatever was due before moves there with its purpose, and no rule raises their
    /// lights until then.
    pub fn snooze(&mut self, clients: &[ClientId], until: Date, at: Option<Time>) -> Result<()> {
        upcoming(until, self.today())?;
        self.each(Action::Snooze, clients, |write, client| snooze(write, client, until, at))
    }

    /// Does the same to each of several clients, as one operation.
    pub(super) fn each(
        &mut self,
        action: Action,
        clients: &[ClientId],
        mut work: impl FnMut(&mut Write, ClientId) -> Result<()>,
    ) -> Result<()> {
        self.operate(action, |write| {
            for client in clients {
                work(write, *client)?;
                write.call_it(write.read().client(*client)?.name, clients.len());
            }
            Ok(())
        })
    }

    /// Puts one follow-up off, whatever else is open.
    pub fn snooze_follow_up(&mut self, id: FollowUpId, until: Date, at: Option<Time>) -> Result<()> {
        upcoming(until, self.today())?;
        self.operate(Action::Snooze, |write| {
            let follow_up = write.read().follow_up(id)?;
            let client = follow_up.client;
            put_off(write, follow_up, until, at)?;
            name(write, client)
        })
    }
}

/// Adds a plan, which ends a snooze.
fn add(write: &mut Write, client: ClientId, plan: &Plan, today: Date) -> Result<FollowUpId> {
    let id = write.add_follow_up(&plan.follow_up(client, today))?;
    wake(write, client)?;
    Ok(id)
}

/// Puts a client off, with all that was due before.
pub(super) fn snooze(write: &mut Write, client: ClientId, until: Date, at: Option<Time>) -> Result<()> {
    for follow_up in write.read().open_follow_ups(client)? {
        if comes_before(&follow_up, until, at) {
            put_off(write, follow_up, until, at)?;
        }
    }
    let mut row = write.read().client(client)?;
    row.snoozed_until = Some(until);
    Ok(write.set_client(&row)?)
}

/// Whether a follow-up would come before the client is back: one of a later hour on that day is not moved up.
fn comes_before(follow_up: &FollowUp, until: Date, at: Option<Time>) -> bool {
    let earlier_that_day = || at.is_some_and(|at| follow_up.due_at.is_none_or(|due_at| due_at < at));
    follow_up.due_on < until || follow_up.due_on == until && earlier_that_day()
}

/// Moves a follow-up; an hour that is not given anew is kept, since an appointment put off stays an appointment.
pub(super) fn put_off(write: &mut Write, follow_up: FollowUp, until: Date, at: Option<Time>) -> Result<()> {
    let due_at = at.or(follow_up.due_at);
    let snoozes = follow_up.snoozes.saturating_add(1);
    Ok(write.set_follow_up(&FollowUp { due_on: until, due_at, snoozes, ..follow_up })?)
}

/// Ends a snooze: something new is known of the client.
pub(super) fn wake(write: &mut Write, client: ClientId) -> Result<()> {
    let mut row = write.read().client(client)?;
    if row.snoozed_until.take().is_some() {
        write.set_client(&row)?;
    }
    Ok(())
}

/// Names the client in the journal.
pub(super) fn name(write: &mut Write, client: ClientId) -> Result<()> {
    let name = write.read().client(client)?.name;
    write.call_it(name, 1);
    Ok(())
}
