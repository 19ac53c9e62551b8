//! Planning what comes next, doing it, putting it off, calling it off.

use jiff::civil::{Date, Time};

use super::error::{AgendaError, LONGEST_LINE, Part, Result};
use super::opportunities::goes_on;
use super::{Action, Agenda, LAST_DAY, fits};
use crate::domain::{ClientId, FollowUp, FollowUpId, FollowUpState, Kind, OpportunityId, Recurrence, Series, text};
use crate::store::{Entity, Write};

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
    /// By which rule it comes again, counted from its day.
    pub repeats: Option<Recurrence>,
    /// How many days before its day it is announced.
    pub lead: u16,
}

impl Plan {
    /// The most days before its day on which something is announced.
    pub const MOST_LEAD: u16 = 365;

    /// What is to be done once.
    #[must_use]
    pub fn once(on: Date, at: Option<Time>, channel: Kind, purpose: impl Into<String>) -> Self {
        Self { on, at, channel, purpose: purpose.into(), repeats: None, lead: 0 }
    }

    /// What a follow-up would be planned as.
    #[must_use]
    pub fn of(follow_up: &FollowUp) -> Self {
        Self {
            on: follow_up.due_on,
            at: follow_up.due_at,
            channel: follow_up.channel,
            purpose: follow_up.purpose.clone(),
            repeats: follow_up.series.as_ref().map(|series| series.rule.clone()),
            lead: follow_up.lead,
        }
    }

    /// The series that the plan begins.
    fn series(&self) -> Option<Series> {
        self.repeats.clone().map(|rule| Series { rule, from: self.on })
    }

    /// Makes foreign text harmless, and refuses days that are past or absurd.
    pub(super) fn checked(self, today: Date) -> Result<Self> {
        upcoming(self.on, today)?;
        let purpose = text::clean_line(&self.purpose);
        fits(Part::Line, &purpose, LONGEST_LINE)?;
        Ok(Self { purpose, lead: self.lead.min(Self::MOST_LEAD), ..self })
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
            series: self.series(),
            lead: self.lead,
            opportunity: None,
            run: None,
            step: None,
            template: None,
            unsaid: false,
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
            let id = add(write, client, &plan, None, today)?;
            name(write, client)?;
            Ok(id)
        })
    }

    /// Plans the same with each of several clients.
    pub fn plan_each(&mut self, clients: &[ClientId], plan: Plan) -> Result<()> {
        let today = self.today();
        let plan = plan.checked(today)?;
        self.each(Action::Plan, clients, |write, client| add(write, client, &plan, None, today).map(drop))
    }

    /// Takes over what the user changed in a form that began with `before`: when, how or what for. Its day may stay in
    /// the past as long as it is not changed. Moved to a day before the end of a snooze, it is heard on that day.
    pub fn edit_follow_up(&mut self, before: &FollowUp, plan: Plan) -> Result<()> {
        let today = self.today();
        let earliest = if plan.on == before.due_on { before.due_on.min(today) } else { today };
        let plan = plan.checked(earliest)?;
        self.operate(Action::EditFollowUp, |write| {
            // Another day moves this one alone; another rule counts from the day of this one.
            let same_rule = before.series.as_ref().map(|series| &series.rule) == plan.repeats.as_ref();
            let series = if same_rule { before.series.clone() } else { plan.series() };
            let after = FollowUp {
                due_on: plan.on,
                due_at: plan.at,
                channel: plan.channel,
                purpose: plan.purpose,
                series,
                lead: plan.lead,
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

    /// Marks a follow-up as done, and plans what comes after it: `next`, and the next one of its series.
    pub fn done(&mut self, id: FollowUpId, next: Option<Plan>) -> Result<()> {
        let today = self.today();
        let next = next.map(|plan| plan.checked(today)).transpose()?;
        self.close(Action::Done, id, FollowUpState::Done, next)
    }

    /// Calls a follow-up off, and with it all that would come after it.
    pub fn cancel(&mut self, id: FollowUpId) -> Result<()> {
        self.close(Action::Cancel, id, FollowUpState::Cancelled, None)
    }

    fn close(&mut self, action: Action, id: FollowUpId, state: FollowUpState, next: Option<Plan>) -> Result<()> {
        let today = self.today();
        self.operate(action, |write| {
            let follow_up = write.read().follow_up(id)?;
            write.close_follow_up(&follow_up, state, today, None)?;
            if state == FollowUpState::Done {
                go_on(write, &follow_up, today, today)?;
            }
            if let Some(plan) = next {
                let whose = goes_on(write, std::slice::from_ref(&follow_up))?;
                add(write, follow_up.client, &plan, whose, today)?;
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

/// Plans the next one of the series of which one was done on a day.
///
/// Where others know that one by a name, they call the next one the same, whoever hears first that it was done: so two
/// computers on which it is done go on once.
pub(super) fn go_on(write: &mut Write, follow_up: &FollowUp, done_on: Date, today: Date) -> Result<()> {
    let Some(next) = follow_up.following(done_on, today).filter(|next| next.due_on <= LAST_DAY) else { return Ok(()) };
    let Some(uid) = write.read().uid_of(Entity::FollowUp, follow_up.id.0)? else {
        write.add_follow_up(&next)?;
        return Ok(());
    };
    let name = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, format!("{uid} next").as_bytes()).to_string();
    if write.read().named(&name)?.is_none() {
        let id = write.add_follow_up(&next)?;
        write.set_uid(Entity::FollowUp, id.0, &name)?;
    }
    Ok(())
}

/// Adds a plan, for an opportunity if one is named, which ends a snooze.
pub(super) fn add(
    write: &mut Write,
    client: ClientId,
    plan: &Plan,
    opportunity: Option<OpportunityId>,
    today: Date,
) -> Result<FollowUpId> {
    let id = write.add_follow_up(&FollowUp { opportunity, ..plan.follow_up(client, today) })?;
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
