//! The table of the alert rules, case by case, and what must hold for any facts.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::domain::calendar::later;
use crate::domain::{
    Attention, Cadence, Client, Currency, Direction, House, Kind, Money, Occasion, OccasionId, Outcome, Rhythm,
    Standing,
};

/// Friday; the weekend follows.
const FRIDAY: Date = date(2026, 11, 20);

fn facts() -> Facts {
    Facts::of(&Client::named("Ferretería López", date(2025, 1, 1)))
}

/// Follow-ups by how many days ahead they are, and how many days before that they are announced.
fn planned(plans: &[(i64, u16)]) -> Facts {
    let mut facts = facts();
    for (ahead, lead) in plans {
        facts.plan(day(*ahead), *lead);
    }
    facts
}

fn seen(on: Date, kind: Kind, outcome: Option<Outcome>) -> Seen {
    Seen { on, kind, outcome, direction: Direction::Outgoing, resolved: false }
}

fn day(n: i64) -> Date {
    later(FRIDAY, n)
}

/// The lights from Friday on, a letter a day: what a user would see on opening the agenda each morning.
fn lights(facts: &Facts, days: i64) -> String {
    let alert = Alert::of(facts, &Rules::default());
    (0..days)
        .map(|n| match alert.light(day(n)) {
            Some(Light::Red) => 'r',
            Some(Light::Yellow) => 'y',
            Some(Light::Green) => 'g',
            Some(Light::Unplanned) => '.',
            None => '-',
        })
        .collect()
}

#[test]
fn each_rule_turns_the_light_on_its_days() {
    let base = facts();
    let attention = |attention, last_contact| Facts {
        attention,
        attention_since: Some(FRIDAY),
        last_contact,
        cadence: Some(Cadence::every(300)),
        ..base.clone()
    };
    let owes = |days| Facts { owed_since: Some(day(days)), ..base.clone() };
    let cases: Vec<(&str, Facts, &str)> = vec![
        ("nothing planned, never contacted", base.clone(), "............"),
        ("a follow-up in two days", planned(&[(2, 0)]), "ggyrrrrrrrrr"),
        ("a follow-up in five days, announced two days before", planned(&[(5, 2)]), "gggyyyrrrrrr"),
        ("announced before the next step", planned(&[(5, 0), (8, 7)]), "gyyyyyrrrrrr"),
        ("red by hand at once", attention(Attention::Red, None), "rrrrrrrrrrrr"),
        ("red by hand, contact on Friday: Monday again", attention(Attention::Red, Some(FRIDAY)), "...rrrrrrrrr"),
        ("yellow by hand: 3 and 7 working days", attention(Attention::Yellow, None), ".....yyyyyyr"),
        ("green by hand is on track", attention(Attention::Green, None), "gggggggggggg"),
        ("an answer awaited: 5 and 10 days", Facts { awaiting_since: Some(FRIDAY), ..base.clone() }, "gggggyyyyyrr"),
        (
            "a cadence of 6 days: 6 and 9",
            Facts { last_contact: Some(FRIDAY), cadence: Some(Cadence::every(6)), ..base.clone() },
            "......yyyrrr",
        ),
        (
            "bought every 6 days: 6 and 9",
            Facts { rhythm: Some(Rhythm { last: FRIDAY, gap: 6 }), ..base.clone() },
            "......yyyrrr",
        ),
        ("to be paid in two days: the day after, and 15 days later", owes(2), "...yyyyyyyyy"),
        ("to be paid 14 days ago", owes(-14), "yyrrrrrrrrrr"),
        ("an open complaint", Facts { complaint_since: Some(day(-3)), ..base.clone() }, "rrrrrrrrrrrr"),
        ("snoozed for four days", Facts { snoozed_until: Some(day(4)), ..base.clone() }, "ggggyyyyyyyy"),
        (
            "snoozed over a complaint: quiet, then red again",
            Facts { snoozed_until: Some(day(4)), complaint_since: Some(day(-3)), ..base.clone() },
            "ggggrrrrrrrr",
        ),
        (
            "a sale expected in nine days: 7 days before, and on its day",
            Facts { closing: Some((day(9), Called::of("50 mesas"))), ..base.clone() },
            "..yyyyyyyrrr",
        ),
        (
            "a sale that was expected a month ago",
            Facts { closing: Some((day(-30), Called::default())), ..base.clone() },
            "rrrrrrrrrrrr",
        ),
        ("at rest", Facts { counted: false, ..planned(&[(1, 0)]) }, "------------"),
    ];
    for (name, facts, expected) in cases {
        assert_eq!(lights(&facts, 12), expected, "{name}");
    }
}

#[test]
fn a_client_turns_red_again_after_contact() {
    let mut facts = facts();
    facts.see(seen(day(-100), Kind::Call, Some(Outcome::Spoke)));
    facts.see(seen(FRIDAY, Kind::Call, Some(Outcome::Spoke)));
    let alert = Alert::of(&facts, &Rules::default());
    assert_eq!(alert.first(Level::Yellow).map(|turn| turn.on), Some(day(30)));
    assert_eq!(alert.first(Level::Red).map(|turn| turn.on), Some(day(45)));
}

#[test]
fn an_unanswered_call_counts_but_resets_nothing() {
    let mut facts = facts();
    facts.see(seen(day(-40), Kind::Call, Some(Outcome::Spoke)));
    for n in 0..3 {
        facts.see(seen(day(-3 + n), Kind::Call, Some(Outcome::NoAnswer)));
    }
    assert_eq!((facts.last_contact, facts.attempts), (Some(day(-40)), 3));
    facts.see(seen(FRIDAY, Kind::Visit, None));
    assert_eq!((facts.last_contact, facts.attempts), (Some(FRIDAY), 0));
}

#[test]
fn an_answer_ends_the_waiting_and_an_attempt_does_not() {
    let mut facts = facts();
    facts.see(seen(day(-8), Kind::Email, Some(Outcome::AwaitingReply)));
    facts.see(seen(day(-2), Kind::Call, Some(Outcome::NoAnswer)));
    assert_eq!(facts.awaiting_since, Some(day(-8)));
    facts.see(Seen { direction: Direction::Incoming, ..seen(FRIDAY, Kind::Email, None) });
    assert_eq!(facts.awaiting_since, None);
}

#[test]
fn a_resolved_complaint_is_silent_and_the_oldest_open_one_speaks() {
    let mut facts = facts();
    facts.see(Seen { resolved: true, ..seen(day(-9), Kind::Call, Some(Outcome::Complaint)) });
    assert_eq!(facts.complaint_since, None);
    facts.see(seen(day(-5), Kind::Call, Some(Outcome::Complaint)));
    facts.see(seen(day(-1), Kind::Call, Some(Outcome::Complaint)));
    assert_eq!(facts.complaint_since, Some(day(-5)));
}

#[test]
fn an_overdue_follow_up_is_told_once() {
    let alert = Alert::of(&planned(&[(0, 0)]), &Rules::default());
    let told: Vec<_> = alert.fired(day(3)).map(|turn| turn.reason).collect();
    assert_eq!(told, [Reason::FollowUpMissed { on: FRIDAY }]);
}

#[test]
fn a_house_without_cadence_has_no_such_rule() {
    let rules = Rules { cadence: None, ..Rules::default() };
    let alert = Alert::of(&Facts { last_contact: Some(day(-900)), ..facts() }, &rules);
    assert_eq!(alert.light(FRIDAY), Some(Light::Unplanned));
}

#[test]
fn the_fingerprint_tells_rules_apart() {
    let one = Rules::default();
    let other = Rules { awaiting_reply: (5, 11), ..Rules::default() };
    assert_ne!(one.fingerprint(), other.fingerprint());
    assert_eq!(one.fingerprint(), Rules::default().fingerprint());
}

fn any_day() -> impl Strategy<Value = Date> {
    (-400_i64..400).prop_map(day)
}

fn any_facts() -> impl Strategy<Value = Facts> {
    let dates = (
        proptest::option::of(any_day()),
        proptest::option::of(any_day()),
        proptest::option::of(any_day()),
        proptest::option::of(any_day()),
        proptest::option::of(any_day()),
        any_day(),
    );
    (dates, 0_usize..4, proptest::option::of(1_u16..200)).prop_map(|(dates, attention, cadence)| Facts {
        next_on: dates.0,
        announced: dates.0.map(|on| (on, on)),
        last_contact: dates.1,
        awaiting_since: dates.2,
        complaint_since: dates.3,
        snoozed_until: dates.4,
        attention_since: Some(dates.5),
        attention: [Attention::Auto, Attention::Red, Attention::Yellow, Attention::Green][attention],
        cadence: cadence.map(Cadence::every),
        ..facts()
    })
}

proptest! {
    /// Time alone never cools a light down: without a new fact, red stays red and yellow does not turn green.
    #[test]
    fn a_light_only_gets_hotter(facts in any_facts(), from in any_day(), days in 0_i64..300) {
        let alert = Alert::of(&facts, &Rules::default());
        let heat = |light: Option<Light>| match light {
            Some(Light::Red) => 2,
            Some(Light::Yellow) => 1,
            _ => 0,
        };
        prop_assert!(heat(alert.light(later(from, days))) >= heat(alert.light(from)));
    }

    /// Every red or yellow light can say why, and nothing that has not come is told.
    #[test]
    fn a_light_has_its_reason(facts in any_facts(), on in any_day()) {
        let alert = Alert::of(&facts, &Rules::default());
        let told = alert.fired(on).next();
        match alert.light(on) {
            Some(Light::Red) => prop_assert_eq!(told.map(|turn| turn.level), Some(Level::Red)),
            Some(Light::Yellow) => prop_assert_eq!(told.map(|turn| turn.level), Some(Level::Yellow)),
            _ => prop_assert!(told.is_none()),
        }
    }

    /// Before the day that a snooze sets, nothing nags.
    #[test]
    fn a_snooze_is_respected(facts in any_facts(), ahead in 1_i64..100) {
        if let Some(until) = facts.snoozed_until {
            let light = Alert::of(&facts, &Rules::default()).light(later(until, -ahead));
            prop_assert_eq!(light, Some(Light::Green));
        }
    }

    /// A client at rest has no light, whatever its facts.
    #[test]
    fn rest_is_rest(facts in any_facts(), on in any_day()) {
        let resting = Facts { counted: false, ..facts };
        prop_assert_eq!(Alert::of(&resting, &Rules::default()).light(on), None);
    }
}

#[test]
fn only_active_clients_are_counted() {
    for standing in [Standing::Resting, Standing::Archived, Standing::Trashed] {
        let client = Client { standing, ..Client::named("x", FRIDAY) };
        assert!(!Facts::of(&client).counted, "{standing:?}");
    }
}

/// A date that matters, by how many days from Friday on it is, and how early it is announced.
fn marked(ahead: i64, lead: u16, last_contact: Option<i64>) -> Facts {
    let on = day(ahead);
    let mut facts = Facts { last_contact: last_contact.map(day), cadence: Some(Cadence::every(3_000)), ..facts() };
    let occasion = Occasion {
        id: OccasionId(0),
        contact: None,
        kind: OccasionKind::Renewal,
        label: String::new(),
        month: on.month(),
        day: on.day(),
        year: None,
        yearly: true,
        lead,
        since: day(-400),
    };
    facts.mark(occasion, None);
    facts
}

#[test]
fn a_date_that_matters_asks_for_contact_from_when_it_is_announced() {
    for (name, facts, expected) in [
        ("on its day", marked(3, 0, Some(-30)), "...yyyy"),
        ("announced before", marked(3, 2, Some(-30)), ".yyyyyy"),
        ("contact before it is announced changes nothing", marked(5, 2, Some(2)), "...yyyy"),
        ("contact since it is announced", marked(5, 2, Some(3)), "......."),
        ("contact on its day", marked(3, 0, Some(3)), "......."),
        ("last year, and nobody was in touch since", marked(3, 0, Some(-370)), "yyyyyyy"),
        ("put off", Facts { snoozed_until: Some(day(5)), ..marked(3, 0, Some(-30)) }, "gggggyy"),
    ] {
        assert_eq!(lights(&facts, 7), expected, "{name}");
    }
}

#[test]
fn of_several_dates_the_first_to_be_announced_is_named() {
    let mut facts = marked(9, 0, Some(-30));
    let (renewal, _) = marked(20, 15, None).occasions.remove(0);
    facts.mark(Occasion { kind: OccasionKind::Birthday, ..renewal }, Some("Rosa López"));
    let turn = *Alert::of(&facts, &Rules::default()).first(Level::Yellow).unwrap();
    let who = Called::of("Rosa");
    assert_eq!((turn.on, turn.reason), (day(5), Reason::Occasion { about: OccasionKind::Birthday, who, on: day(20) }));
}

#[test]
fn of_several_opportunities_the_first_to_close_is_named_and_the_best_one_weighs() {
    let house = House::default();
    let dollars = |minor| Some(Money { minor, currency: Currency::USD });
    let abroad = Some(Money { minor: i64::MAX, currency: "CHF".parse().unwrap() });
    let mut facts = facts();
    facts.hope(None, "sin fecha", Chance::of(80, None, &house));
    facts.hope(Some(day(9)), "mesas", Chance::of(50, dollars(1_000), &house));
    facts.hope(Some(day(5)), "sillas", Chance::of(10, dollars(4_000), &house));
    facts.hope(Some(day(5)), "lámparas", Chance::of(90, abroad, &house));
    assert_eq!(facts.closing, Some((day(5), Called::of("sillas"))));
    assert_eq!(facts.chance, Some(Chance { likelihood: 50, amount: dollars(1_000) }), "what has no rate weighs less");
    let told: Vec<_> = Alert::of(&facts, &Rules::default()).fired(day(5)).map(|turn| turn.reason).collect();
    assert_eq!(told, [Reason::Opportunity { what: Called::of("sillas"), on: day(5) }], "told once");
}
