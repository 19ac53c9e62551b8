//! Who comes first in the queue, and why: an order that explains itself.
//!
//! Points are given by [factors](Factor), each of which can be said in words. Some depend on the client's facts alone and
//! make up its [`pull`], which the store keeps; the others depend on the day and the hour. Sorting by [`points`] and
//! adding up the points of [`factors`] is the same.

use jiff::civil::{Date, DateTime, Time};

use super::Attention;
use super::alert::{Chance, Facts, Rules};
use super::calendar::days_between;

/// Something that makes a client urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// An appointment whose hour has come, or comes within [`SOON`] minutes.
    Hour(Time),
    /// A complaint is open.
    Complaint,
    /// We promised something and have not kept it yet.
    Pledge,
    /// The user asked for daily contact.
    Daily,
    /// An answer is awaited.
    Offer,
    /// A possible sale is open: how likely it is, and what it would bring.
    Chance(Chance),
    /// How many orders there have been.
    Orders(u16),
    /// The light is red.
    Red,
    /// A contact was promised for that day or before.
    Promised,
    /// So many days since the light first asked for contact.
    Late(u16),
    /// So many attempts in a row found nobody.
    Unreached(u16),
}

/// How many minutes before its hour an appointment comes first.
pub const SOON: i64 = 15;

/// The most that lateness counts for: two intervals.
const LATEST: i64 = 200;

impl Factor {
    /// A stable name.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Hour(_) => "hour",
            Self::Complaint => "complaint",
            Self::Pledge => "pledge",
            Self::Daily => "daily",
            Self::Offer => "offer",
            Self::Chance(_) => "opportunity",
            Self::Orders(_) => "orders",
            Self::Red => "red",
            Self::Promised => "promised",
            Self::Late(_) => "late",
            Self::Unreached(_) => "unreached",
        }
    }

    /// What it counts for, `ideal` being the days between contacts with this client.
    #[must_use]
    pub fn points(self, ideal: u16) -> i64 {
        match self {
            Self::Hour(_) => 1_000,
            Self::Complaint => 300,
            Self::Daily => 200,
            Self::Red => 100,
            Self::Offer | Self::Promised | Self::Pledge => 40,
            // As much as a promise when it is as good as sold; and more with each figure of what it would bring.
            Self::Chance(chance) => i64::from(chance.likelihood) * 40 / 100 + figures(chance),
            Self::Orders(orders) => i64::from(orders.min(6)) * 10,
            // An interval that has passed once more counts as much as a red light.
            Self::Late(days) => (i64::from(days) * 100 / i64::from(ideal.max(1))).min(LATEST),
            Self::Unreached(attempts) => -10 * i64::from(attempts.min(6)),
        }
    }
}

/// Four points for each figure of the weighted amount, in whole units, beyond the second; seven figures count at most.
fn figures(chance: Chance) -> i64 {
    let unit = 10_i64.pow(chance.amount.map_or(0, |amount| amount.currency.digits().into()));
    let figures = (chance.weighted() / unit).max(0).checked_ilog10().map_or(0, |log| i64::from(log) + 1);
    (figures.min(7) - 2).max(0) * 4
}

/// What is at hand of a client when the queue is put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standpoint {
    /// The points that do not depend on the day: see [`pull`].
    pub pull: i64,
    /// The days between contacts.
    pub ideal: u16,
    /// The day from which the light asks for contact.
    pub wanted_on: Date,
    /// The day from which it is red.
    pub red_on: Option<Date>,
    /// The next step.
    pub next_on: Option<Date>,
    /// Its hour.
    pub next_at: Option<Time>,
}

/// The factors that do not depend on the day.
fn lasting(facts: &Facts, rules: &Rules) -> impl Iterator<Item = Factor> {
    let unreached = (facts.attempts >= rules.attempts).then_some(Factor::Unreached(facts.attempts));
    [
        facts.complaint_since.map(|_| Factor::Complaint),
        facts.promise_since.map(|_| Factor::Pledge),
        (facts.attention == Attention::Red).then_some(Factor::Daily),
        facts.awaiting_since.map(|_| Factor::Offer),
        facts.chance.map(Factor::Chance),
        (facts.orders > 0).then_some(Factor::Orders(facts.orders)),
        unreached,
    ]
    .into_iter()
    .flatten()
}

/// The days between contacts by which lateness is told; a month where nobody set any.
#[must_use]
pub fn ideal(facts: &Facts, rules: &Rules) -> u16 {
    facts.cadence.or(rules.cadence).map_or(30, |cadence| cadence.ideal)
}

/// The points of the factors that do not depend on the day.
#[must_use]
pub fn pull(facts: &Facts, rules: &Rules) -> i64 {
    lasting(facts, rules).map(|factor| factor.points(ideal(facts, rules))).sum()
}

/// The factors that depend on the day and the hour.
fn passing(at: &Standpoint, now: DateTime) -> impl Iterator<Item = Factor> {
    let today = now.date();
    let come = |on: Option<Date>| on.is_some_and(|on| on <= today);
    let late = u16::try_from(days_between(at.wanted_on, today).clamp(0, i64::from(u16::MAX))).unwrap_or(0);
    [
        at.appointment(today).filter(|hour| is_near(*hour, now)).map(Factor::Hour),
        come(at.red_on).then_some(Factor::Red),
        come(at.next_on).then_some(Factor::Promised),
        (late > 0).then_some(Factor::Late(late)),
    ]
    .into_iter()
    .flatten()
}

/// Whether an appointment's hour has come, or nearly.
#[must_use]
pub fn is_near(hour: Time, now: DateTime) -> bool {
    let minutes = |time: Time| i64::from(time.hour()) * 60 + i64::from(time.minute());
    minutes(hour) - minutes(now.time()) <= SOON
}

impl Standpoint {
    /// The hour of today's appointment.
    fn appointment(&self, today: Date) -> Option<Time> {
        self.next_at.filter(|_| self.next_on == Some(today))
    }

    /// The hour for which a client waits: today's appointment, as long as that is not near.
    #[must_use]
    pub fn waits_until(&self, now: DateTime) -> Option<Time> {
        self.appointment(now.date()).filter(|hour| !is_near(*hour, now))
    }
}

/// How urgent a client is. Who waits for an hour that has not come is not counted by this: see
/// [`Standpoint::waits_until`].
#[must_use]
pub fn points(at: &Standpoint, now: DateTime) -> i64 {
    at.pull + passing(at, now).map(|factor| factor.points(at.ideal)).sum::<i64>()
}

/// Everything that makes a client urgent, the weightiest first.
#[must_use]
pub fn factors(facts: &Facts, rules: &Rules, at: &Standpoint, now: DateTime) -> Vec<Factor> {
    let mut factors: Vec<_> = passing(at, now).chain(lasting(facts, rules)).collect();
    factors.sort_by_key(|factor| std::cmp::Reverse(factor.points(at.ideal)));
    factors
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::calendar::later;
    use crate::domain::{Cadence, Client, Currency, Money};

    const MONDAY: Date = date(2026, 11, 23);

    fn facts() -> Facts {
        Facts::of(&Client::named("Ferretería López", date(2025, 1, 1)))
    }

    fn at(facts: &Facts, late: i64, red: bool) -> Standpoint {
        let rules = Rules::default();
        let wanted_on = later(MONDAY, -late);
        Standpoint {
            pull: pull(facts, &rules),
            ideal: ideal(facts, &rules),
            wanted_on,
            red_on: red.then_some(wanted_on),
            next_on: None,
            next_at: None,
        }
    }

    /// The names of some clients, the most urgent first.
    fn order(mut clients: Vec<(&'static str, Standpoint)>, now: DateTime) -> Vec<&'static str> {
        clients.sort_by_key(|(_, at)| std::cmp::Reverse(points(at, now)));
        clients.into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn the_worst_comes_first() {
        let base = facts();
        let buyer = Facts { orders: 4, ..base.clone() };
        let complains = Facts { complaint_since: Some(MONDAY), ..base.clone() };
        let weekly = Facts { cadence: Some(Cadence::every(7)), ..base.clone() };
        let monthly = Facts { cadence: Some(Cadence::every(30)), ..base.clone() };
        let unreached = Facts { attempts: 4, ..base.clone() };
        let clients = vec![
            ("yellow since yesterday", at(&base, 1, false)),
            ("late by a week, contact wanted monthly", at(&monthly, 7, true)),
            ("late by a week, contact wanted weekly", at(&weekly, 7, true)),
            ("complains since today", at(&complains, 0, true)),
            ("red since yesterday", at(&base, 1, true)),
            ("red since yesterday, buys", at(&buyer, 1, true)),
            ("red since yesterday, never answers", at(&unreached, 1, true)),
        ];
        assert_eq!(
            order(clients, MONDAY.at(9, 0, 0, 0)),
            [
                "complains since today",
                "late by a week, contact wanted weekly",
                "red since yesterday, buys",
                "late by a week, contact wanted monthly",
                "red since yesterday",
                "red since yesterday, never answers",
                "yellow since yesterday",
            ]
        );
    }

    #[test]
    fn an_appointment_comes_first_when_its_hour_comes() {
        let base = facts();
        let complains = at(&Facts { complaint_since: Some(MONDAY), ..base.clone() }, 9, true);
        let hour = Time::constant(16, 30, 0, 0);
        let appointment = Standpoint { next_on: Some(MONDAY), next_at: Some(hour), ..at(&base, 0, false) };
        let clients = || vec![("complains", complains), ("appointment", appointment)];
        assert_eq!(order(clients(), MONDAY.at(16, 14, 0, 0)), ["complains", "appointment"]);
        assert_eq!(appointment.waits_until(MONDAY.at(16, 14, 0, 0)), Some(hour));
        assert_eq!(order(clients(), MONDAY.at(16, 15, 0, 0)), ["appointment", "complains"]);
        assert_eq!(order(clients(), MONDAY.at(18, 0, 0, 0)), ["appointment", "complains"]);
        assert_eq!(appointment.waits_until(MONDAY.at(16, 15, 0, 0)), None);
        // Another day's appointment waits for nothing: its client is wanted for another reason.
        let later = Standpoint { next_on: Some(later(MONDAY, 1)), ..appointment };
        assert_eq!(later.waits_until(MONDAY.at(9, 0, 0, 0)), None);
    }

    fn chance_of(likelihood: u8, minor: Option<i64>) -> Chance {
        Chance { likelihood, amount: minor.map(|minor| Money { minor, currency: Currency::USD }) }
    }

    #[test]
    fn an_opportunity_weighs_as_much_as_it_promises() {
        for (name, likelihood, minor, expected) in [
            ("a lead of which no amount is known", 10, None, 4),
            ("as good as sold, of no amount", 100, None, 40),
            ("a few coins", 50, Some(9_900), 20),
            ("400.00 at a quarter", 25, Some(40_000), 14),
            ("12,000.00 at a half: 6,000", 50, Some(1_200_000), 28),
            ("nothing weighs more than seven figures", 100, Some(i64::MAX), 60),
            ("what cannot be won", 0, Some(i64::MAX), 0),
        ] {
            assert_eq!(Factor::Chance(chance_of(likelihood, minor)).points(30), expected, "{name}");
        }
    }

    proptest! {
        /// What is said adds up to what is sorted by.
        #[test]
        fn the_order_is_what_the_factors_say(
            (late, red, hour) in (-40_i64..900, any::<bool>(), proptest::option::of(0_i8..24)),
            (orders, attempts, cadence) in (0_u16..20, 0_u16..20, proptest::option::of(0_u16..400)),
            (complaint, daily, offer, pledge) in any::<(bool, bool, bool, bool)>(),
            chance in proptest::option::of((0_u8..101, proptest::option::of(0..i64::MAX))),
        ) {
            let facts = Facts {
                orders,
                attempts,
                cadence: cadence.map(Cadence::every),
                complaint_since: complaint.then_some(MONDAY),
                promise_since: pledge.then_some(MONDAY),
                awaiting_since: offer.then_some(MONDAY),
                chance: chance.map(|(likelihood, minor)| chance_of(likelihood, minor)),
                attention: if daily { Attention::Red } else { Attention::Auto },
                ..facts()
            };
            let next_at = hour.map(|hour| Time::constant(hour, 0, 0, 0));
            let at = Standpoint { next_on: next_at.map(|_| MONDAY), next_at, ..at(&facts, late, red) };
            let now = MONDAY.at(11, 0, 0, 0);
            let said: i64 = factors(&facts, &Rules::default(), &at, now).iter().map(|factor| factor.points(at.ideal)).sum();
            prop_assert_eq!(said, points(&at, now));
        }
    }
}
