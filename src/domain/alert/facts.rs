//! What the rules need to know of a client, gathered from its row, its follow-ups and its history.

use jiff::civil::Date;

use crate::domain::calendar::later;
use crate::domain::cells::cut;
use crate::domain::interaction::{Touch, touch};
use crate::domain::stage::weighted;
use crate::domain::{
    Attention, Cadence, Called, Client, Direction, House, Kind, Money, Occasion, Outcome, Rhythm, Standing, TopicKind,
};

/// As much of what an opportunity is called as a reason has room for.
const TITLE: usize = 27;

/// The facts from which the alert rules compute their dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Whether the client takes part in the daily work.
    pub counted: bool,
    /// The light set by hand.
    pub attention: Attention,
    /// When it was set.
    pub attention_since: Option<Date>,
    /// No rule may raise the light before this day.
    pub snoozed_until: Option<Date>,
    /// The client's own cadence.
    pub cadence: Option<Cadence>,
    /// The day of the earliest open follow-up.
    pub next_on: Option<Date>,
    /// The first day on which an open follow-up is announced, and the day for which that is planned.
    pub announced: Option<(Date, Date)>,
    /// The day of the last effective contact.
    pub last_contact: Option<Date>,
    /// Attempts since then.
    pub attempts: u16,
    /// Since when an answer is awaited.
    pub awaiting_since: Option<Date>,
    /// The day of the oldest open complaint.
    pub complaint_since: Option<Date>,
    /// The day of the oldest promise of ours that is not kept yet.
    pub promise_since: Option<Date>,
    /// How many orders there have been.
    pub orders: u16,
    /// The dates that matter to it, each with whom or what it is about.
    pub occasions: Vec<(Occasion, Called)>,
    /// How often it buys; `None` for who went away.
    pub rhythm: Option<Rhythm>,
    /// The earliest day by which something had to be paid that is not.
    pub owed_since: Option<Date>,
    /// When the first of the open opportunities is expected to be won, and what it is called.
    pub closing: Option<(Date, Called)>,
    /// The open opportunity that promises most.
    pub chance: Option<Chance>,
}

/// What an open opportunity promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chance {
    /// How many percent it is expected to be won.
    pub likelihood: u8,
    /// What it would bring, in the house currency; `None` where no amount or no rate is known.
    pub amount: Option<Money>,
}

impl Chance {
    /// What an opportunity promises in this house.
    #[must_use]
    pub fn of(likelihood: u8, money: Option<Money>, house: &House) -> Self {
        let amount = money.and_then(|money| house.convert(money)).map(|minor| house.money(minor));
        Self { likelihood, amount }
    }

    /// What it would bring, times how likely that is.
    #[must_use]
    pub fn weighted(&self) -> i64 {
        self.amount.map_or(0, |amount| weighted(amount.minor, self.likelihood))
    }
}

/// What the rules see of one interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The day.
    pub on: Date,
    /// What it was.
    pub kind: Kind,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// Who began it.
    pub direction: Direction,
    /// Whether it is a complaint that was resolved.
    pub resolved: bool,
}

impl Facts {
    /// The facts of a client of which no history has been [seen](Self::see) yet.
    #[must_use]
    pub fn of(client: &Client) -> Self {
        Self {
            counted: client.standing == Standing::Active,
            attention: client.attention,
            attention_since: client.attention_since,
            snoozed_until: client.snoozed_until,
            cadence: client.cadence,
            next_on: None,
            announced: None,
            last_contact: None,
            attempts: 0,
            awaiting_since: None,
            complaint_since: None,
            promise_since: None,
            orders: 0,
            occasions: Vec::new(),
            rhythm: None,
            owed_since: None,
            closing: None,
            chance: None,
        }
    }

    /// Takes in an open follow-up for a day, announced so many days before it; they come earliest first.
    pub fn plan(&mut self, on: Date, lead: u16) {
        self.next_on.get_or_insert(on);
        let announced = (later(on, -i64::from(lead)), on);
        self.announced = Some(self.announced.map_or(announced, |earlier| earlier.min(announced)));
    }

    /// Takes in a date that matters, with the name of the person whose it is.
    pub fn mark(&mut self, occasion: Occasion, person: Option<&str>) {
        let called = person.map_or_else(|| Called::of(&occasion.label), Called::person);
        self.occasions.push((occasion, called));
    }

    /// Takes in the next interaction of the history, oldest first.
    pub fn see(&mut self, seen: Seen) {
        match touch(seen.kind, seen.outcome, seen.direction) {
            Touch::Effective => {
                self.last_contact = Some(seen.on);
                self.attempts = 0;
                self.awaiting_since = None;
            }
            // A message that waits for an answer is not an attempt that failed.
            Touch::Attempt if seen.outcome == Some(Outcome::NoAnswer) => {
                self.attempts = self.attempts.saturating_add(1);
            }
            Touch::Attempt | Touch::None => {}
        }
        match seen.outcome {
            Some(Outcome::Order) => self.orders = self.orders.saturating_add(1),
            Some(Outcome::AwaitingReply) => self.awaiting_since = Some(seen.on),
            Some(Outcome::Complaint) if !seen.resolved => {
                self.complaint_since.get_or_insert(seen.on);
            }
            _ => {}
        }
    }

    /// Takes in an open opportunity: when it is expected to be won, what it is called, and what it promises.
    pub fn hope(&mut self, expect_on: Option<Date>, title: &str, chance: Chance) {
        let closing = expect_on.map(|on| (on, Called::of(&cut(title, TITLE))));
        // Of two on the same day the first stays.
        self.closing = match (self.closing, closing) {
            (Some(known), Some(other)) if other.0 < known.0 => Some(other),
            (known, other) => known.or(other),
        };
        let promises = |chance: &Chance| (chance.weighted(), chance.likelihood);
        if self.chance.as_ref().is_none_or(|known| promises(&chance) > promises(known)) {
            self.chance = Some(chance);
        }
    }

    /// Takes in something open that was said.
    pub fn hear(&mut self, kind: TopicKind, since: Date) {
        let oldest = match kind {
            TopicKind::Complaint => &mut self.complaint_since,
            TopicKind::Promise => &mut self.promise_since,
            _ => return,
        };
        *oldest = Some(oldest.map_or(since, |earlier| earlier.min(since)));
    }

    /// Whether something is planned, awaited, put off to a date, or declared to be on track.
    #[must_use]
    pub fn on_track(&self) -> bool {
        self.next_on.is_some()
            || self.awaiting_since.is_some()
            || self.snoozed_until.is_some()
            || self.attention == Attention::Green
    }
}
