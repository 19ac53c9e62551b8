//! A line that logs in one go: whom it means, what it would do, and doing it.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use super::clients::{add, attend};
use super::error::{LONGEST_LINE, Part, Result};
use super::log::{Ready, moment};
use super::plan::wake;
use super::purchases::record;
use super::whom::Meant;
use super::{Action, Agenda, Log, Logged, Next, Plan, Record, fits, topics};
use crate::domain::capture::{self, Captured};
use crate::domain::next_step::Suggestion;
use crate::domain::purchase::ONE;
use crate::domain::when;
use crate::domain::{
    Attention, ClientId, ContactId, Direction, Initiative, Kind, Outcome, Purchase, PurchaseLine, TopicKind, text,
};
use crate::store::Write;

/// Whom a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A client of the agenda.
    Client(ClientId),
    /// Somebody new of this name.
    New(String),
}

/// A line, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The line as it is read.
    pub line: Captured,
    /// Whom it is about.
    pub meant: Meant,
    /// When it happened.
    pub at: DateTime,
    /// What comes next when nothing is said of it.
    pub suggestion: Option<Suggestion>,
}

/// A line to be carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Whom it is about.
    pub who: Who,
    /// What happened, with the attention to be set and what comes next; its client is that of the line.
    pub log: Log,
    /// Whether anything happened: a line may only plan, label, or set the light.
    pub happened: bool,
    /// Labels to be added to the client.
    pub tags: Vec<String>,
}

/// What a line did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The client.
    pub client: ClientId,
    /// The client's name.
    pub name: String,
    /// Whether the client is new.
    pub new: bool,
    /// What was done.
    pub action: Action,
    /// What was logged.
    pub logged: Option<Logged>,
    /// What comes next, if that was planned.
    pub next: Option<Plan>,
}

impl Understood {
    /// What comes next, if the line says it.
    #[must_use]
    pub fn next(&self) -> Option<Next> {
        match self.line.next.as_ref()? {
            capture::Next::Nothing => Some(Next::Nothing),
            capture::Next::Suggested => Some(self.suggested()),
            capture::Next::Step(step) => {
                // What was done is done again, unless it was a note.
                let usual = if self.line.kind() == Kind::Note { Kind::Call } else { self.line.kind() };
                let channel = step.channel.unwrap_or(usual);
                let plan = Plan::once(step.when.date, step.when.time, channel, step.purpose.as_str());
                Some(Next::Plan(Plan { repeats: step.repeats.as_ref().map(|repeats| repeats.rule.clone()), ..plan }))
            }
        }
    }

    /// What is suggested to come next.
    #[must_use]
    pub fn suggested(&self) -> Next {
        match self.suggestion {
            Some(Suggestion::Plan { when, channel }) => Next::Plan(Plan::once(when.date, when.time, channel, "")),
            Some(Suggestion::Wait | Suggestion::Planned(_)) | None => Next::Nothing,
        }
    }

    /// The client, when it is certain who is meant.
    #[must_use]
    pub fn client(&self) -> Option<ClientId> {
        if let Meant::One(row) = &self.meant { Some(row.id) } else { None }
    }
}

impl Line {
    /// The line as it is read, for this client, with what comes next.
    #[must_use]
    pub fn of(line: &Captured, who: Who, at: DateTime, next: Next) -> Self {
        let client = match &who {
            Who::Client(client) => *client,
            Who::New(_) => ClientId(0),
        };
        let log = Log {
            outcome: line.outcome,
            direction: line.direction,
            text: line.note.clone(),
            next,
            attention: line.attention,
            amount: line.amount,
            score: line.score(),
            expense: line.expense,
            topics: line.topics(),
            ..Log::new(client, line.kind(), at)
        };
        let told = line.outcome.is_some() || line.amount.is_some() || line.expense.is_some();
        let happened = line.said_kind.is_some() || told || !line.note.is_empty();
        Self { who, log, happened, tags: line.tags.clone() }
    }

    /// The same, with a person at the client.
    #[must_use]
    pub fn with(self, contact: Option<ContactId>) -> Self {
        Self { log: Log { contact, ..self.log }, ..self }
    }

    /// The same, with more that was said and is kept apart.
    #[must_use]
    pub fn saying(mut self, topics: Vec<(TopicKind, String)>) -> Self {
        self.log.topics.extend(topics);
        self
    }

    /// What was bought, when the line says what an order comes to.
    #[must_use]
    pub fn purchase(&self) -> Option<Purchase> {
        let amount = self.log.amount.filter(|_| self.happened && self.log.outcome == Some(Outcome::Order))?;
        let line = PurchaseLine {
            product: None,
            description: String::new(),
            quantity: ONE,
            price: amount.minor,
            discount: 0,
            cost: None,
        };
        let initiative = (self.log.direction == Direction::Incoming).then_some(Initiative::Theirs);
        let purchase = Purchase::new(self.log.client, self.log.at.date(), amount.currency);
        (amount.minor > 0).then(|| Purchase { lines: vec![line], initiative, ..purchase })
    }

    /// The action as which it goes into the journal.
    #[must_use]
    pub fn action(&self) -> Action {
        match (&self.who, &self.log.next, self.log.attention) {
            _ if self.log.kind == Kind::Note && self.purchase().is_some() => Action::Buy,
            _ if self.happened => Action::log(self.log.kind),
            (Who::Client(_), Next::Nothing, _) if !self.log.topics.is_empty() => Action::AddTopic,
            (Who::New(_), ..) => Action::AddClient,
            (_, Next::Plan(_), _) => Action::Plan,
            (_, Next::Nothing, Some(_)) => Action::Attention,
            (_, Next::Nothing, None) => Action::EditClient,
        }
    }

    /// Whether it does anything.
    fn does(&self) -> bool {
        let more = matches!(self.log.next, Next::Plan(_)) || self.log.attention.is_some() || !self.tags.is_empty();
        let more = more || !self.log.topics.is_empty();
        self.happened || more || matches!(self.who, Who::New(_))
    }
}

/// A line, checked.
struct Checked<'a> {
    line: &'a Line,
    target: Target,
    /// What is logged; `None` when nothing happened.
    ready: Option<Ready<'a>>,
    /// What was bought.
    purchase: Option<Purchase>,
    next: Option<Plan>,
    tags: Vec<String>,
}

/// Whom a checked line is about.
enum Target {
    Known(ClientId),
    New(Box<Record>),
}

impl Agenda {
    /// Reads a line and says what it would do: whom it means, and what comes next when nothing is said of it. Without a
    /// name it is about the client at hand.
    ///
    /// Fast enough for every key: it looks into the index and at a few clients, never at all of them.
    pub fn understand(&self, line: &str, at_hand: Option<ClientId>, cx: &capture::Context) -> Result<Understood> {
        let line = capture::read(line, cx);
        let meant = match (&line.client, at_hand) {
            (Some(name), _) => self.whom(name)?,
            (None, Some(client)) => {
                self.store.rows([client])?.pop().map_or(Meant::Nobody, |row| Meant::One(Box::new(row)))
            }
            (None, None) => Meant::Nobody,
        };
        let now = self.clock().wall();
        let at = line.happened.map_or(now, |when| moment(when, now));
        let client = if let Meant::One(row) = &meant { Some(row.id) } else { None };
        let suggestion = self.suggest_after(&line, client, at.date(), &cx.dates)?;
        Ok(Understood { line, meant, at, suggestion })
    }

    /// What is suggested to come next after a line about this client, or about somebody new. Whoever asks for the
    /// suggestion (`>auto`) has it beside what is planned.
    pub fn suggest_after(
        &self,
        line: &Captured,
        client: Option<ClientId>,
        day: Date,
        dates: &when::Context,
    ) -> Result<Option<Suggestion>> {
        let (kind, outcome) = (line.kind(), line.outcome);
        let suggestion = match client {
            Some(client) => self.suggest(client, kind, outcome, day)?,
            None => self.suggest_by(None, kind, outcome, day),
        };
        let planned = match client.filter(|_| line.next != Some(capture::Next::Suggested)) {
            Some(client) => self.stays_planned(client, day)?,
            None => None,
        };
        let asked = capture::called_back(&line.note, dates);
        Ok(suggestion.map(|suggestion| suggestion.beside(planned, kind, outcome).asked_for(asked)))
    }

    /// Why these lines cannot be carried out: each that cannot, by its place.
    #[must_use]
    pub fn refusals(&self, lines: &[Line]) -> Vec<(usize, super::AgendaError)> {
        let checked = lines.iter().map(|line| self.checked(line));
        checked.enumerate().filter_map(|(n, checked)| Some((n, checked.err()?))).collect()
    }

    /// Carries lines out: all of them as one operation, or none.
    pub fn capture(&mut self, lines: &[Line]) -> Result<Vec<Report>> {
        let checked = lines.iter().map(|line| self.checked(line)).collect::<Result<Vec<_>>>()?;
        let Some(first) = lines.first() else { return Ok(Vec::new()) };
        let today = self.today();
        let action = if lines.len() == 1 { first.action() } else { Action::Capture };
        self.operate(action, |write| {
            let mut added = BTreeMap::new();
            let mut reports = Vec::with_capacity(checked.len());
            for checked in &checked {
                reports.push(checked.write(write, &mut added, today)?);
            }
            if let Some(first) = reports.first() {
                write.call_it(first.name.clone(), reports.len());
            }
            Ok(reports)
        })
    }

    fn checked<'a>(&self, line: &'a Line) -> Result<Checked<'a>> {
        let today = self.today();
        // What says nothing at all is refused as the note without a text that it would be.
        let ready = (line.happened || !line.does()).then(|| self.ready(&line.log)).transpose()?;
        let purchase = line.purchase().map(|purchase| self.purchase_checked(purchase)).transpose()?;
        let next = match &line.log.next {
            Next::Plan(plan) => Some(plan.clone().checked(today)?),
            Next::Nothing => None,
        };
        let tags: Vec<String> =
            line.tags.iter().map(|tag| text::clean_line(tag)).filter(|tag| !tag.is_empty()).collect();
        tags.iter().try_for_each(|tag| fits(Part::Line, tag, LONGEST_LINE))?;
        let target = match &line.who {
            Who::Client(client) => Target::Known(self.store.read().client(*client)?.id),
            Who::New(name) => {
                let mut record = Record::new(today);
                name.clone_into(&mut record.client.name);
                Target::New(Box::new(record.checked()?))
            }
        };
        Ok(Checked { line, target, ready, purchase, next, tags })
    }
}

impl Checked<'_> {
    fn write(&self, write: &mut Write, added: &mut BTreeMap<String, ClientId>, today: Date) -> Result<Report> {
        let (client, new) = match &self.target {
            Target::Known(client) => (*client, false),
            Target::New(record) => {
                // Two lines about the same new name are about one client.
                let key = text::sort_key(&record.client.name);
                if let Some(client) = added.get(&key) {
                    (*client, false)
                } else {
                    let client = add(write, record)?;
                    added.insert(key, client);
                    (client, true)
                }
            }
        };
        let logged = match &self.purchase {
            Some(purchase) => record(write, purchase, self.ready.as_ref(), client)?.logged,
            None => self.ready.as_ref().map(|ready| ready.write(write, client)).transpose()?,
        };
        if logged.is_none() {
            self.only_plan(write, client, today)?;
        }
        if !self.tags.is_empty() {
            label(write, client, &self.tags)?;
        }
        let name = write.read().client(client)?.name;
        Ok(Report { client, name, new, action: self.line.action(), logged, next: self.next.clone() })
    }

    /// Plans what comes next, and sets the light, where nothing happened.
    fn only_plan(&self, write: &mut Write, client: ClientId, today: Date) -> Result<()> {
        if let Some(plan) = &self.next {
            write.add_follow_up(&plan.follow_up(client, today))?;
            wake(write, client)?;
        }
        let topics = topics::ready(&self.line.log.topics, None)?;
        topics::hear(write, client, (None, today), &topics)?;
        if let Some(attention) = self.line.log.attention {
            set_light(write, client, attention, today)?;
        }
        Ok(())
    }
}

fn set_light(write: &mut Write, client: ClientId, attention: Attention, today: Date) -> Result<()> {
    let mut row = write.read().client(client)?;
    attend(&mut row, attention, today);
    Ok(write.set_client(&row)?)
}

/// Adds labels that the client does not have yet.
fn label(write: &mut Write, client: ClientId, tags: &[String]) -> Result<()> {
    let mut row = write.read().client(client)?;
    for tag in tags {
        if !row.tags.iter().any(|known| text::fold(known) == text::fold(tag)) {
            row.tags.push(tag.clone());
        }
    }
    Ok(write.set_client(&row)?)
}
