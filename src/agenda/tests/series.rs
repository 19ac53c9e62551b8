//! What comes again: closing one plans the next.

use super::*;
use crate::domain::FollowUpState;

/// A plan for the day that is `days` after the first one, by this rule.
fn repeating(days: i64, rule: &str) -> Plan {
    Plan { repeats: Some(rule.parse().unwrap()), lead: 2, ..plan(days, "pedido") }
}

#[test]
fn doing_one_plans_the_next_and_undo_takes_both_back() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.plan(ana, repeating(0, "FREQ=WEEKLY;INTERVAL=2")).unwrap();
    desk.done(id, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+14 pedido ×0"]);
    let next = desk.open_of(ana).remove(0);
    assert_eq!((next.lead, next.planned_on, next.made_on), (2, day(14), Some(day(0))));
    assert_eq!(next.series.as_ref().map(|series| series.from), Some(day(0)), "the rule counts from where it began");
    assert_eq!(desk.light(ana), Some(Light::Green));
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+0 pedido ×0"]);
    desk.travel(Way::Forth, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+14 pedido ×0"]);
}

#[test]
fn a_contact_that_does_one_plans_the_next() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.plan(ana, repeating(0, "FREQ=WEEKLY;BYDAY=MO,TH")).unwrap();
    let logged = desk.log(&desk.call(ana, Outcome::NoAnswer)).unwrap();
    assert_eq!((logged.closed.len(), brief(&desk.open_of(ana))), (0, vec!["+0 pedido ×0".to_owned()]), "an attempt");
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+3 pedido ×0"]);
    // What was said on the day before does the Thursday's too, and the next one is Monday's.
    desk.on_day(4);
    let log = Log { at: day(3).at(18, 0, 0, 0), ..desk.call(ana, Outcome::Spoke) };
    desk.log(&log).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+7 pedido ×0"]);
    // Written down on a day that is itself one of the series, that day stays.
    desk.on_day(10);
    let log = Log { at: day(9).at(18, 0, 0, 0), ..desk.call(ana, Outcome::Spoke) };
    desk.log(&log).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+10 pedido ×0"]);
}

/// What is planned once somebody was spoken with, so that no other step need be.
#[test]
fn what_stays_planned_after_a_contact() {
    type Planned<'a> = (i64, Option<&'a str>);
    let cases: [(&str, &[Planned], Option<i64>); 6] = [
        ("nothing", &[], None),
        ("what was due is done", &[(0, None)], None),
        ("the next of them", &[(20, None), (5, None), (0, None)], Some(5)),
        ("what comes again", &[(0, Some("FREQ=WEEKLY"))], Some(7)),
        ("the last of a series", &[(0, Some("FREQ=WEEKLY;COUNT=1"))], None),
        ("the first of both", &[(0, Some("FREQ=WEEKLY")), (9, None)], Some(7)),
    ];
    for (name, planned, expected) in cases {
        let mut desk = Desk::new();
        let ana = desk.client_called("Ana");
        for (days, rule) in planned {
            desk.plan(ana, rule.map_or_else(|| plan(*days, "pedido"), |rule| repeating(*days, rule))).unwrap();
        }
        assert_eq!(desk.stays_planned(ana, day(0)).unwrap(), expected.map(day), "{name}");
        desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
        assert_eq!(desk.open_of(ana).iter().map(|open| open.due_on).min(), expected.map(day), "{name}: and so it is");
    }
}

#[test]
fn where_the_next_one_falls() {
    let cases: [(&str, &str, i64, i64, Option<i64>); 7] = [
        ("on its day", "FREQ=WEEKLY", 0, 0, Some(7)),
        ("late: what was missed is not made up for", "FREQ=WEEKLY", 0, 30, Some(35)),
        ("late, on a day of the series", "FREQ=WEEKLY", 0, 14, Some(21)),
        ("early", "FREQ=WEEKLY", 7, 2, Some(14)),
        ("the last of so many", "FREQ=WEEKLY;COUNT=1", 0, 0, None),
        ("the last before the end", "FREQ=WEEKLY;UNTIL=20261129", 0, 0, None),
        ("the end itself", "FREQ=WEEKLY;UNTIL=20261130", 0, 0, Some(7)),
    ];
    for (name, rule, from, done_on, next) in cases {
        let mut desk = Desk::new();
        let ana = desk.client_called("Ana");
        let id = desk.plan(ana, repeating(from, rule)).unwrap();
        desk.on_day(done_on);
        desk.done(id, None).unwrap();
        let expected: Vec<String> = next.map(|days| format!("+{days} pedido ×0")).into_iter().collect();
        assert_eq!(brief(&desk.open_of(ana)), expected, "{name}");
    }
}

#[test]
fn moving_one_leaves_the_others_where_they_are() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.plan(ana, repeating(7, "FREQ=WEEKLY")).unwrap();
    desk.on_day(7);
    desk.snooze_follow_up(id, day(9), None).unwrap();
    desk.on_day(9);
    desk.done(id, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+14 pedido ×0"], "put off");
    // Moved to a day before its own, it is not asked for again on that.
    let next = desk.open_of(ana).remove(0);
    desk.replan(next.id, Plan { on: day(11), ..Plan::of(&next) }).unwrap();
    desk.on_day(11);
    desk.done(next.id, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+21 pedido ×0"], "moved up");
    // Put off past the next one, it is both.
    let next = desk.open_of(ana).remove(0);
    desk.snooze(&[ana], day(28), None).unwrap();
    desk.on_day(28);
    desk.done(next.id, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+35 pedido ×0"], "put off past the next");
}

#[test]
fn calling_one_off_ends_the_series_until_undo_brings_it_back() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.plan(ana, repeating(0, "FREQ=MONTHLY")).unwrap();
    desk.cancel(id).unwrap();
    assert!(desk.open_of(ana).is_empty());
    desk.travel(Way::Back, None).unwrap();
    desk.done(id, Some(plan(3, "otra cosa"))).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+3 otra cosa ×0", "+30 pedido ×0"]);
}

#[test]
fn the_rule_is_changed_kept_or_taken_away() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.plan(ana, repeating(0, "FREQ=WEEKLY")).unwrap();
    let stored = |desk: &Desk| desk.store.read().follow_up(id).unwrap();
    let series = |desk: &Desk| stored(desk).series.map(|series| (series.rule.to_string(), series.from));
    desk.replan(id, Plan { on: day(2), ..Plan::of(&stored(&desk)) }).unwrap();
    assert_eq!(series(&desk), Some(("FREQ=WEEKLY".to_owned(), day(0))), "another day moves this one alone");
    let monthly = Some("FREQ=MONTHLY".parse().unwrap());
    desk.replan(id, Plan { repeats: monthly, ..Plan::of(&stored(&desk)) }).unwrap();
    assert_eq!(series(&desk), Some(("FREQ=MONTHLY".to_owned(), day(2))), "another rule counts from its day");
    desk.replan(id, Plan { repeats: None, ..Plan::of(&stored(&desk)) }).unwrap();
    desk.done(id, None).unwrap();
    assert_eq!(stored(&desk).state, FollowUpState::Done);
    assert!(desk.open_of(ana).is_empty());
}
