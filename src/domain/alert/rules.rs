//! The alert rules, one small function each.
//!
//! A rule looks at the [`Facts`] and says at most one thing: the day on which the light turns, and why. To add one,
//! write the function and give it a line in [`ALL`]; nothing else changes.

use jiff::civil::Date;

use super::{Facts, Level, Reason, Turn};
use crate::domain::calendar::later;
use crate::domain::value::Effort;
use crate::domain::{Attention, Cadence, Called, ClassRules, House, Occasion, Stages, WorkCalendar};

/// How many days before an opportunity is expected to be won it is worth a reminder.
const CLOSING: i64 = 7;

/// The numbers that the rules work with; the user's configuration sets them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The cadence of clients that have none of their own; `None` for no such rule.
    pub cadence: Option<Cadence>,
    /// Days after which an awaited answer is worth a reminder, and is late.
    pub awaiting_reply: (u16, u16),
    /// Working days without contact after which a client under yellow attention turns yellow, and red.
    pub watchful: (u16, u16),
    /// Attempts in a row without an answer that are worth saying.
    pub attempts: u16,
    /// How many clients the user means to contact on a working day.
    pub capacity: u16,
    /// How many percent of a client's rhythm may pass without a purchase before it is expected, and late.
    pub rhythm: (u16, u16),
    /// After how many days an overdue payment is late.
    pub payment_late: u16,
    /// Which days are worked.
    pub calendar: WorkCalendar,
    /// The money in which the user counts.
    pub money: House,
    /// By which numbers clients are classed.
    pub classes: ClassRules,
    /// What contacts cost.
    pub effort: Effort,
    /// The stages through which a possible sale goes.
    pub stages: Stages,
    /// After how many days in which nothing moved a possible sale has gone stale.
    pub stale_days: u16,
    /// Days from a sale to its payment, as long as nothing else was agreed upon.
    pub terms: u16,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            cadence: Some(Cadence::every(30)),
            awaiting_reply: (5, 10),
            watchful: (3, 7),
            attempts: 3,
            capacity: 20,
            rhythm: (100, 150),
            payment_late: 15,
            calendar: WorkCalendar::default(),
            money: House::default(),
            classes: ClassRules::default(),
            effort: Effort::default(),
            stages: Stages::default(),
            stale_days: 21,
            terms: 0,
        }
    }
}

impl Rules {
    /// A text that differs whenever the rules would give other dates or other values.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Self {
            cadence,
            awaiting_reply,
            watchful,
            attempts: _,
            capacity: _,
            rhythm,
            payment_late,
            calendar,
            money,
            classes,
            effort,
            stages,
            stale_days: _,
            terms: _,
        } = self;
        let names: Vec<_> = ALL.iter().map(|rule| rule.name).collect();
        let (names, calendar) = (names.join(","), calendar.fingerprint());
        let buying = format!("{rhythm:?}{payment_late:?}{classes:?}{effort:?}{money:?}");
        format!("{cadence:?}{awaiting_reply:?}{watchful:?}{names}{calendar}{buying}{stages:?}")
    }
}

/// One rule: its name, the level it raises, and the function that says when.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// A stable name.
    pub name: &'static str,
    level: Level,
    when: fn(&Facts, &Rules) -> Option<(Date, Reason)>,
}

impl Rule {
    /// What this rule says of these facts. A snoozed client is left in peace until its day: earlier dates move there.
    #[must_use]
    pub fn apply(&self, facts: &Facts, rules: &Rules) -> Option<Turn> {
        let (on, reason) = (self.when)(facts, rules)?;
        let on = facts.snoozed_until.map_or(on, |until| on.max(until));
        Some(Turn { on, level: self.level, reason })
    }
}

const fn yellow(name: &'static str, when: fn(&Facts, &Rules) -> Option<(Date, Reason)>) -> Rule {
    Rule { name, level: Level::Yellow, when }
}

const fn red(name: &'static str, when: fn(&Facts, &Rules) -> Option<(Date, Reason)>) -> Rule {
    Rule { name, level: Level::Red, when }
}

/// Every rule. Where two speak of the same day, the one that stands first here is named first.
pub const ALL: &[Rule] = &[
    red("open_complaint", open_complaint),
    red("daily_attention", daily_attention),
    red("follow_up_missed", follow_up_missed),
    yellow("follow_up_due", follow_up_due),
    red("payment_late", payment_late),
    yellow("payment_overdue", payment_overdue),
    red("reply_late", reply_late),
    yellow("reply_awaited", reply_awaited),
    red("watchful_late", watchful_late),
    yellow("watchful_reminder", watchful_reminder),
    red("purchase_late", purchase_late),
    yellow("purchase_expected", purchase_expected),
    red("cadence_passed", cadence_passed),
    yellow("cadence_reached", cadence_reached),
    red("opportunity_late", opportunity_late),
    yellow("opportunity_closing", opportunity_closing),
    yellow("occasion", occasion),
    yellow("snooze_over", snooze_over),
];

fn open_complaint(facts: &Facts, _: &Rules) -> Option<(Date, Reason)> {
    facts.complaint_since.map(|since| (since, Reason::OpenComplaint { since }))
}

/// Red by hand: wanted every working day, until contact is logged that day.
fn daily_attention(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    let since = facts.attention_since.filter(|_| facts.attention == Attention::Red)?;
    let on = match facts.last_contact {
        Some(last) if last >= since => rules.calendar.next(last),
        _ => since,
    };
    Some((on, Reason::DailyAttention { since }))
}

fn follow_up_missed(facts: &Facts, _: &Rules) -> Option<(Date, Reason)> {
    facts.next_on.map(|on| (later(on, 1), Reason::FollowUpMissed { on }))
}

fn follow_up_due(facts: &Facts, _: &Rules) -> Option<(Date, Reason)> {
    facts.announced.map(|(from, on)| (from, Reason::FollowUpDue { on }))
}

fn reply_late(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    awaiting_reply(facts, rules.awaiting_reply.1)
}

fn reply_awaited(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    awaiting_reply(facts, rules.awaiting_reply.0)
}

fn awaiting_reply(facts: &Facts, days: u16) -> Option<(Date, Reason)> {
    facts.awaiting_since.map(|since| (later(since, days.into()), Reason::AwaitingReply { since }))
}

fn watchful_late(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    watchful(facts, rules, rules.watchful.1)
}

fn watchful_reminder(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    watchful(facts, rules, rules.watchful.0)
}

/// Yellow by hand: counted in working days from the last contact, or from the day on which it was set.
fn watchful(facts: &Facts, rules: &Rules, days: u16) -> Option<(Date, Reason)> {
    let set = facts.attention_since.filter(|_| facts.attention == Attention::Yellow)?;
    let since = facts.last_contact.map_or(set, |last| last.max(set));
    Some((rules.calendar.add(since, days), Reason::WatchfulAttention { since }))
}

fn payment_late(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    payment(facts, rules.payment_late)
}

fn payment_overdue(facts: &Facts, _: &Rules) -> Option<(Date, Reason)> {
    payment(facts, 0)
}

/// Something had to be paid and is not: counted from the day after.
fn payment(facts: &Facts, days: u16) -> Option<(Date, Reason)> {
    facts.owed_since.map(|due| (later(due, 1 + i64::from(days)), Reason::PaymentOverdue { due }))
}

fn purchase_late(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    purchase(facts, rules.rhythm.1)
}

fn purchase_expected(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    purchase(facts, rules.rhythm.0)
}

/// So much of a client's own rhythm has passed since it bought.
fn purchase(facts: &Facts, percent: u16) -> Option<(Date, Reason)> {
    let rhythm = facts.rhythm?;
    Some((rhythm.passed(percent), Reason::PurchaseRhythm { last: rhythm.last, days: rhythm.gap }))
}

fn cadence_passed(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    cadence(facts, rules, |cadence| cadence.maximum)
}

fn cadence_reached(facts: &Facts, rules: &Rules) -> Option<(Date, Reason)> {
    cadence(facts, rules, |cadence| cadence.ideal)
}

fn cadence(facts: &Facts, rules: &Rules, days: fn(Cadence) -> u16) -> Option<(Date, Reason)> {
    let days = days(facts.cadence.or(rules.cadence)?);
    facts.last_contact.map(|last| (later(last, days.into()), Reason::Cadence { last, days }))
}

fn opportunity_late(facts: &Facts, _: &Rules) -> Option<(Date, Reason)> {
    opportunity(facts, 0)
}

fn opportunity_closing(facts: &Facts, _: &Rules) -> Option<(Date, Reason)> {
    opportunity(facts, CLOSING)
}

/// So many days before the first of the open opportunities is expected to be won. It stays so until that one is closed,
/// or expected on another day.
fn opportunity(facts: &Facts, before: i64) -> Option<(Date, Reason)> {
    facts.closing.map(|(on, what)| (later(on, -before), Reason::Opportunity { what, on }))
}

/// The first of the dates that matter: from when it is announced until contact is logged.
fn occasion(facts: &Facts, _: &Rules) -> Option<(Date, Reason)> {
    let due = |(occasion, who): &(Occasion, Called)| {
        let (from, on) = occasion.due(facts.last_contact)?;
        Some((from, Reason::Occasion { about: occasion.kind, who: *who, on }))
    };
    facts.occasions.iter().filter_map(due).min_by_key(|(from, _)| *from)
}

fn snooze_over(facts: &Facts, _: &Rules) -> Option<(Date, Reason)> {
    facts.snoozed_until.map(|until| (until, Reason::SnoozeOver { until }))
}
