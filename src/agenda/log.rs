//! Logging what happened, together with what comes next.

use jiff::civil::{Date, DateTime};

use super::clients::attend;
use super::error::{AgendaError, LONGEST_TEXT, Part, Result};
use super::opportunities::goes_on;
use super::plan::{go_on, name, wake};
use super::{Action, Agenda, FIRST_DAY, Plan, fits, topics, unsaid};
use crate::domain::interaction::Touch;
use crate::domain::next_step::{Suggestion, suggest};
use crate::domain::when::When;
use crate::domain::{
    Attention, Cadence, ClientId, ContactId, Direction, FollowUp, FollowUpId, FollowUpState, Interaction,
    InteractionId, Kind, Money, Outcome, TopicKind, text,
};
use crate::store::Write;

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// This.
    Plan(Plan),
    /// Nothing new; what is planned already stays, an answer is awaited, or the user left it open on purpose.
    Nothing,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    /// With whom.
    pub client: ClientId,
    /// With which person there.
    pub contact: Option<ContactId>,
    /// When, on the wall clock.
    pub at: DateTime,
    /// What it was.
    pub kind: Kind,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// Who began it.
    pub direction: Direction,
    /// What was said.
    pub text: String,
    /// What comes next.
    pub next: Next,
    /// The follow-up from which this was logged; `None` leaves it to the rule.
    pub fulfils: Option<FollowUpId>,
    /// The light to set by hand along with it.
    pub attention: Option<Attention>,
    /// An amount that was named.
    pub amount: Option<Money>,
    /// How satisfied the client was.
    pub score: Option<u8>,
    /// What it cost beyond the usual effort.
    pub expense: Option<Money>,
    /// What was said that is kept apart.
    pub topics: Vec<(TopicKind, String)>,
}

impl Log {
    /// An outgoing interaction of this kind at this moment, of which nothing else is said.
    #[must_use]
    pub fn new(client: ClientId, kind: Kind, at: DateTime) -> Self {
        Self {
            client,
            contact: None,
            at,
            kind,
            outcome: None,
            direction: Direction::Outgoing,
            text: String::new(),
            next: Next::Nothing,
            fulfils: None,
            attention: None,
            amount: None,
            score: None,
            expense: None,
            topics: Vec::new(),
        }
    }

    fn interaction(&self) -> Interaction {
        Interaction {
            contact: self.contact,
            outcome: self.outcome,
            direction: self.direction,
            text: text::clean_text(&self.text),
            amount: self.amount,
            score: self.score,
            expense: self.expense,
            ..Interaction::new(self.client, self.kind, self.at)
        }
    }
}

/// What logging did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// The new interaction.
    pub id: InteractionId,
    /// The follow-ups that it closed.
    pub closed: Vec<FollowUp>,
}

/// What is to be logged, checked.
#[derive(Debug)]
pub(super) struct Ready<'a> {
    log: &'a Log,
    interaction: Interaction,
    next: Option<Plan>,
    topics: Vec<(TopicKind, String)>,
    today: Date,
}

impl Ready<'_> {
    /// Writes it down for a client, with all that follows from it.
    pub(super) fn write(&self, write: &mut Write, client: ClientId) -> Result<Logged> {
        let Self { log, today, .. } = *self;
        let contact = with_whom(write, client, self.interaction.contact)?;
        let interaction = Interaction { client, contact, ..self.interaction.clone() };
        let id = write.add_interaction(&interaction)?;
        topics::hear(write, client, (Some(id), interaction.at.date()), &self.topics)?;
        let closed = fulfilled(write, log, &interaction, self.next.is_some())?;
        for follow_up in &closed {
            let done_on = interaction.at.date();
            write.close_follow_up(follow_up, FollowUpState::Done, done_on, Some(id))?;
            go_on(write, follow_up, done_on, today)?;
        }
        unsaid::tell(write, log.fulfils, (id, &interaction))?;
        if let Some(plan) = &self.next {
            let opportunity = goes_on(write, &closed)?;
            write.add_follow_up(&FollowUp { opportunity, ..plan.follow_up(client, today) })?;
        }
        if interaction.touch() == Touch::Effective || self.next.is_some() {
            wake(write, client)?;
        }
        if let Some(attention) = log.attention {
            let mut client = write.read().client(client)?;
            attend(&mut client, attention, today);
            write.set_client(&client)?;
        }
        Ok(Logged { id, closed })
    }
}

/// When something happened that is said to have happened then: now if today is meant, and at noon of a day before.
#[must_use]
pub fn moment(when: When, now: DateTime) -> DateTime {
    match when.time {
        Some(time) => when.date.to_datetime(time),
        None if when.date == now.date() => now,
        None => when.date.at(12, 0, 0, 0),
    }
}

impl Agenda {
    /// Logs what happened: writes it down, closes the follow-up that it fulfils, and plans the next step.
    pub fn log(&mut self, log: &Log) -> Result<Logged> {
        let ready = self.ready(log)?;
        self.operate(Action::log(log.kind), |write| {
            let logged = ready.write(write, log.client)?;
            name(write, log.client)?;
            Ok(logged)
        })
    }

    /// Makes ready for what will be logged with a client, so that saving it takes hardly longer the first time than the next.
    /// Where it cannot be, nothing is wrong: whoever saves will hear of it.
    pub fn expect_log(&mut self, client: ClientId) {
        let log = Log { text: "…".to_owned(), ..Log::new(client, Kind::Note, self.clock.wall()) };
        let Ok(ready) = self.ready(&log) else { return };
        let at = self.clock.stamp();
        let entry = Action::log(log.kind).entry(&at, self.origin);
        let _foreseen = self.store.foresee(entry, &self.rules, |write| {
            ready.write(write, client)?;
            name(write, client)
        });
    }

    /// Checks what is to be logged, as far as that can be said without its client.
    pub(super) fn ready<'a>(&self, log: &'a Log) -> Result<Ready<'a>> {
        let today = self.today();
        let interaction = log.interaction();
        let topics = topics::ready(&log.topics, log.outcome)?;
        self.check(&interaction, !topics.is_empty())?;
        let next = match &log.next {
            Next::Plan(plan) => Some(plan.clone().checked(today)?),
            Next::Nothing => None,
        };
        Ok(Ready { log, interaction, next, topics, today })
    }

    fn check(&self, interaction: &Interaction, topics: bool) -> Result<()> {
        fits(Part::Text, &interaction.text, LONGEST_TEXT)?;
        let Interaction { outcome, amount, score, expense, .. } = interaction;
        let told = outcome.is_some() || amount.is_some() || score.is_some() || expense.is_some() || topics;
        if interaction.kind == Kind::Note && interaction.text.is_empty() && !told {
            return Err(AgendaError::NothingToLog);
        }
        if interaction.at > self.clock().wall() {
            return Err(AgendaError::HappenedInFuture(interaction.at.date()));
        }
        if interaction.at.date() < FIRST_DAY {
            return Err(AgendaError::TooFar(interaction.at.date()));
        }
        Ok(())
    }

    /// What the outcome and the client's cadence suggest as the next step after an interaction on `day`.
    pub fn suggest(
        &self,
        client: ClientId,
        kind: Kind,
        outcome: Option<Outcome>,
        day: Date,
    ) -> Result<Option<Suggestion>> {
        let own = self.store.read().client(client)?.cadence;
        let cadence = own.map_or_else(|| self.store.pace_of(client), |own| Ok(Some(own)))?;
        Ok(self.suggest_by(cadence, kind, outcome, day))
    }

    /// As [`suggest`](Self::suggest), for a client who has this cadence, or who is not in the agenda yet.
    #[must_use]
    pub fn suggest_by(
        &self,
        cadence: Option<Cadence>,
        kind: Kind,
        outcome: Option<Outcome>,
        day: Date,
    ) -> Option<Suggestion> {
        let cadence = cadence.or(self.rules().cadence);
        // A call logged the day after still gets its next step in the future.
        let day = day.max(self.today());
        suggest(kind, outcome, day, cadence, &self.rules().calendar)
    }

    /// The first day for which something stays planned with a client who was in contact on `day`.
    pub fn stays_planned(&self, client: ClientId, day: Date) -> Result<Option<Date>> {
        Ok(self.store.read().open_follow_ups(client)?.iter().filter_map(|open| open.stays_on(day)).min())
    }

    /// Takes over what the user corrected in a form that began with `before`. A complaint that was resolved stays so as
    /// long as it is one.
    pub fn edit_interaction(&mut self, before: &Interaction, mut after: Interaction) -> Result<()> {
        after.text = text::clean_text(&after.text);
        self.check(&after, false)?;
        self.operate(Action::EditInteraction, |write| {
            let stored = write.read().interaction(before.id)?;
            let mut interaction = after.merged(before, stored.clone());
            interaction.resolved_on =
                interaction.resolved_on.filter(|_| interaction.outcome == Some(Outcome::Complaint));
            interaction.contact = with_whom(write, interaction.client, interaction.contact)?;
            write.set_interaction(&interaction)?;
            topics::follow(write, &stored, &interaction)?;
            name(write, interaction.client)
        })
    }

    /// Deletes an interaction.
    pub fn delete_interaction(&mut self, id: InteractionId) -> Result<()> {
        self.operate(Action::DeleteInteraction, |write| {
            let interaction = write.read().interaction(id)?;
            write.remove_interaction(id)?;
            name(write, interaction.client)
        })
    }
}

/// The person at the client, unless they were removed while the form was open: what was said is written down anyway.
fn with_whom(write: &Write, client: ClientId, contact: Option<ContactId>) -> Result<Option<ContactId>> {
    let Some(contact) = contact else { return Ok(None) };
    let known = write.read().contacts(client)?.iter().any(|known| known.id == contact);
    Ok(known.then_some(contact))
}

/// The follow-ups that an interaction closes.
///
/// Contact does what was planned for its day or before, and so does an attempt that is followed by a new plan: the plan
/// lives on in the new one. An attempt without one leaves the plan standing, and a note of our own closes nothing. An
/// appointment of another kind later that day stays. The follow-up from which the interaction was logged is meant,
/// whatever its day.
fn fulfilled(write: &Write, log: &Log, interaction: &Interaction, planned: bool) -> Result<Vec<FollowUp>> {
    let closes = match interaction.touch() {
        Touch::Effective => true,
        Touch::Attempt => planned || log.outcome == Some(Outcome::AwaitingReply),
        Touch::None => false,
    };
    if !closes {
        return Ok(Vec::new());
    }
    let mut open = write.read().open_follow_ups(interaction.client)?;
    open.retain(|follow_up| Some(follow_up.id) == log.fulfils || is_due(follow_up, interaction));
    Ok(open)
}

/// Whether a follow-up was planned for when the interaction happened, or before.
fn is_due(follow_up: &FollowUp, interaction: &Interaction) -> bool {
    let later_that_day = follow_up.due_on == interaction.at.date()
        && follow_up.due_at.is_some_and(|at| at > interaction.at.time())
        && follow_up.channel != interaction.kind;
    follow_up.due_on <= interaction.at.date() && !later_that_day
}
