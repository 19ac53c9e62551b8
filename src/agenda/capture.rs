//! A line that logs in one go: whom it means, what it would do, and doing it.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::clients::{add, attend};
use super::error::{LONGEST_LINE, Part, Result};
use super::find::{CANDIDATES, number};
use super::log::{Ready, moment};
use super::plan::wake;
use super::purchases::record;
use super::{Action, Agenda, ClientRow, Log, Logged, Next, Order, Plan, Record, Shelf, fits, topics};
use crate::domain::capture::{self, Captured};
use crate::domain::next_step::Suggestion;
use crate::domain::purchase::ONE;
use crate::domain::when;
use crate::domain::{
    Attention, ClientId, ContactId, Direction, Initiative, Kind, Outcome, Purchase, PurchaseLine, TopicKind, text,
};
use crate::store::{self, ClientSet, Write};

/// How many clients are compared with what was typed, at most.
const COMPARED: usize = 64;
/// With so many letters of a word right, the word may be meant.
const BEGINNING: usize = 3;

/// Whom a line is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A client of the agenda.
    Client(ClientId),
    /// Somebody new of this name.
    New(String),
}

/// Whom a name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Nobody is named.
    Nobody,
    /// This client, and no other.
    One(Box<ClientRow>),
    /// One of these; there may be more.
    Several(Vec<ClientRow>),
    /// Nobody is called that; these are near.
    Unknown(Vec<ClientRow>),
}

impl Meant {
    /// The clients to choose from.
    #[must_use]
    pub fn candidates(&self) -> &[ClientRow] {
        match self {
            Self::Several(rows) | Self::Unknown(rows) => rows,
            Self::Nobody | Self::One(_) => &[],
        }
    }
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

    /// Whom a name means, as far as a key can wait for it: see [`resolve`](Self::resolve).
    pub fn whom(&self, typed: &str) -> Result<Meant> {
        let typed = text::clean_line(typed);
        let rows = |ids: &[ClientId]| self.store.rows(ids.iter().copied());
        match self.exact(&typed)?.as_slice() {
            [] if number(&typed).is_some() => return Ok(Meant::Unknown(Vec::new())),
            [] => {}
            [one] => return Ok(rows(&[*one])?.pop().map_or(Meant::Nobody, |row| Meant::One(Box::new(row)))),
            several => return Ok(Meant::Several(rows(&several[..several.len().min(CANDIDATES)])?)),
        }
        let found = self.store.glance_names(&typed)?;
        let ids = found.as_ref().map(|found| self.listed(&found.clients)).transpose()?.unwrap_or_default();
        let certain = found.is_some_and(|found| found.whole) && ids.len() <= CANDIDATES;
        match ids.as_slice() {
            [] => Ok(Meant::Unknown(self.alike(&typed)?)),
            [one] if certain => Ok(rows(&[*one])?.pop().map_or(Meant::Nobody, |row| Meant::One(Box::new(row)))),
            several => match self.meant(&typed, several)?.filter(|_| certain) {
                Some(one) => Ok(rows(&[one])?.pop().map_or(Meant::Nobody, |row| Meant::One(Box::new(row)))),
                None => Ok(Meant::Several(Self::ranked(&typed, rows(several)?))),
            },
        }
    }

    /// The first of some clients that are in the list, by name.
    fn listed(&self, clients: &ClientSet) -> Result<Vec<ClientId>> {
        let list = (Order::Name, Shelf::Current);
        let places = self.store.places(list, Some(clients), (None, store::Direction::After), COMPARED)?;
        Ok(places.into_iter().map(|place| place.client).collect())
    }

    /// Clients whose name is much like what was typed: a letter too many or too few, a word that is another one.
    fn alike(&self, typed: &str) -> Result<Vec<ClientRow>> {
        let mut ids: Vec<ClientId> = Vec::new();
        for word in text::words(typed) {
            let beginning: String = word.chars().take(BEGINNING).collect();
            if let Some(found) = self.store.glance_names(&beginning)? {
                ids.extend(self.listed(&found.clients)?);
            }
        }
        ids.sort_unstable();
        ids.dedup();
        let rows = self.store.rows(ids)?;
        Ok(Self::ranked(typed, rows))
    }

    /// The best of some clients, the best first: those whose name has the words, then those whose name has the letters.
    fn ranked(typed: &str, rows: Vec<ClientRow>) -> Vec<ClientRow> {
        let wanted = text::words(typed);
        let folded = text::fold(typed);
        let pattern = Pattern::parse(&folded, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut buffer = Vec::new();
        let mut scored: Vec<_> = rows
            .into_iter()
            .map(|row| {
                let words = text::words(&row.name);
                let begins = |wanted: &&String| words.iter().any(|word| word.starts_with(wanted.as_str()));
                let alike = |wanted: &&String| words.iter().any(|word| shared(word, wanted));
                let score = pattern.score(Utf32Str::new(&text::fold(&row.name), &mut buffer), &mut matcher);
                let named = wanted.iter().filter(begins).count();
                let near = wanted.iter().filter(alike).count();
                ((named, near, score), row)
            })
            .collect();
        // Stable: of those that fit equally well the first by name comes first.
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, row)| row).take(CANDIDATES).collect()
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

/// Whether two words begin alike.
fn shared(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count() >= BEGINNING
}
