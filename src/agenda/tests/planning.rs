//! Planning, doing, calling off, putting off.

use super::*;
use crate::domain::FollowUpState;
use crate::store::StoreError;

#[test]
fn the_earliest_open_follow_up_is_the_next_step() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    for plan in [plan(4, "d"), plan(2, "c"), appointment(2, 16, Kind::Visit), appointment(2, 9, Kind::Call)] {
        desk.plan(ana, plan).unwrap();
    }
    assert_eq!(brief(&desk.open_of(ana)), ["+2/9  ×0", "+2/16  ×0", "+2 c ×0", "+4 d ×0"]);
    let row = desk.store.rows([ana]).unwrap().remove(0);
    assert_eq!(row.next.map(|next| (next.due_on, next.due_at.map(Time::hour))), Some((day(2), Some(9))));
}

#[test]
fn what_is_done_or_called_off_is_closed_once() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let [done, off] = [plan(1, "uno"), plan(2, "dos")].map(|plan| desk.plan(ana, plan).unwrap());
    desk.done(done, Some(plan(7, "tres"))).unwrap();
    desk.cancel(off).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+7 tres ×0"]);
    let state = |id| desk.store.read().follow_up(id).unwrap().state;
    assert_eq!((state(done), state(off)), (FollowUpState::Done, FollowUpState::Cancelled));
    let facts = desk.store.facts();
    for id in [done, off] {
        assert!(matches!(desk.done(id, Some(plan(8, "cuatro"))), Err(AgendaError::Store(StoreError::Gone))));
        assert!(matches!(desk.cancel(id), Err(AgendaError::Store(StoreError::Gone))));
        assert!(matches!(desk.replan(id, plan(8, "")), Err(AgendaError::Store(StoreError::Gone))));
        assert!(matches!(desk.snooze_follow_up(id, day(8), None), Err(AgendaError::Store(StoreError::Gone))));
    }
    assert_eq!(desk.store.facts(), facts);
}

#[test]
fn an_overdue_follow_up_can_be_edited_where_it_is() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.plan(ana, plan(1, "precios")).unwrap();
    desk.on_day(5);
    desk.replan(id, Plan { channel: Kind::Visit, ..plan(1, "muestras") }).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+1 muestras ×0"]);
    assert!(matches!(desk.replan(id, plan(2, "")), Err(AgendaError::NextInPast(_))));
    desk.replan(id, plan(5, "muestras")).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+5 muestras ×0"]);
    assert_eq!(desk.open_of(ana)[0].planned_on, day(1), "for when it was first planned");
}

#[test]
fn a_snooze_moves_what_is_due_with_its_purpose_and_its_hour() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    for plan in
        [plan(0, "precios"), Plan { purpose: "visita".into(), ..appointment(1, 16, Kind::Visit) }, plan(9, "luego")]
    {
        desk.plan(ana, plan).unwrap();
    }
    desk.snooze(&[ana], day(3), None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+3/16 visita ×1", "+3 precios ×1", "+9 luego ×0"]);
    desk.snooze(&[ana], day(4), Some(Time::constant(11, 0, 0, 0))).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+4/11 precios ×2", "+4/11 visita ×2", "+9 luego ×0"]);
    assert!(desk.open_of(ana).iter().all(|open| open.planned_on != day(4)));
    let lights = [0, 3, 4, 5].map(|n| desk.light_on(ana, day(n)).unwrap());
    assert_eq!(lights, [Light::Green, Light::Green, Light::Yellow, Light::Red]);
}

#[test]
fn what_is_planned_for_that_day_or_a_later_hour_is_not_put_off() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    for plan in [appointment(2, 10, Kind::Call), appointment(2, 17, Kind::Visit)] {
        desk.plan(ana, plan).unwrap();
    }
    desk.snooze(&[ana], day(2), None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+2/10  ×0", "+2/17  ×0"]);
    desk.snooze(&[ana], day(2), Some(Time::constant(15, 0, 0, 0))).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+2/15  ×1", "+2/17  ×0"], "the visit at five is not moved up");
}

/// The mistake of others: a snooze that the next edit loses.
#[test]
fn a_snooze_survives_an_edit_of_the_client() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&Log { at: day(-90).at(9, 0, 0, 0), ..desk.call(ana, Outcome::Spoke) }).unwrap();
    let before = desk.record(ana).unwrap();
    assert_eq!(desk.light(ana), Some(Light::Red));
    desk.snooze(&[ana], day(3), None).unwrap();
    let mut after = before.clone();
    after.client.notes = "prefiere la tarde".into();
    // Once with a form from before the snooze, and once with a new one.
    desk.edit_client(&before, after.clone()).unwrap();
    let again = desk.record(ana).unwrap();
    after = again.clone();
    after.client.city = Some("Lima".into());
    desk.edit_client(&again, after).unwrap();
    assert_eq!(desk.client(ana).unwrap().snoozed_until, Some(day(3)));
    assert_eq!([2, 3].map(|n| desk.light_on(ana, day(n)).unwrap()), [Light::Green, Light::Red]);
}

/// A client with a follow-up, put off until the ninth day.
fn snoozed() -> (Desk, ClientId, FollowUpId) {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "precios"))).unwrap();
    desk.snooze(&[ana], day(9), None).unwrap();
    let id = desk.open_of(ana)[0].id;
    (desk, ana, id)
}

#[test]
fn contact_ends_a_snooze_and_an_attempt_does_not() {
    let until = |desk: &Desk, client| desk.client(client).unwrap().snoozed_until;
    let (mut desk, ana, _) = snoozed();
    desk.log(&desk.call(ana, Outcome::NoAnswer)).unwrap();
    desk.log(&Log { text: "nota".into(), ..Log::new(ana, Kind::Note, desk.clock().wall()) }).unwrap();
    assert_eq!(until(&desk, ana), Some(day(9)));
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    assert_eq!(until(&desk, ana), None);
}

#[test]
fn what_is_planned_for_a_day_before_the_end_of_a_snooze_is_heard_on_its_day() {
    type Act = fn(&mut Desk, ClientId, FollowUpId);
    let acts: [(&str, Act); 4] = [
        ("a plan", |desk, ana, _| {
            desk.plan(ana, plan(2, "antes")).unwrap();
        }),
        ("an attempt with a plan", |desk, ana, _| {
            let log = Log { next: Next::Plan(plan(2, "antes")), ..desk.call(ana, Outcome::NoAnswer) };
            desk.log(&log).unwrap();
        }),
        ("done with a plan", |desk, _, id| desk.done(id, Some(plan(2, "antes"))).unwrap()),
        ("moved up", |desk, _, id| desk.replan(id, plan(2, "antes")).unwrap()),
    ];
    for (name, act) in acts {
        let (mut desk, ana, id) = snoozed();
        act(&mut desk, ana, id);
        let lights = [1, 2, 3].map(|n| desk.light_on(ana, day(n)).unwrap());
        assert_eq!(lights, [Light::Green, Light::Yellow, Light::Red], "{name}");
    }
}

#[test]
fn editing_a_follow_up_without_moving_it_up_keeps_the_snooze() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "precios"))).unwrap();
    desk.snooze(&[ana], day(3), None).unwrap();
    let moved = desk.open_of(ana)[0].id;
    desk.replan(moved, plan(3, "muestras")).unwrap();
    assert_eq!(desk.client(ana).unwrap().snoozed_until, Some(day(3)));
}

#[test]
fn one_follow_up_is_put_off_alone() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let [one, _] = [plan(0, "uno"), plan(0, "dos")].map(|plan| desk.plan(ana, plan).unwrap());
    desk.snooze_follow_up(one, day(2), None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+0 dos ×0", "+2 uno ×1"]);
    assert_eq!(desk.light(ana), Some(Light::Yellow));
    assert_eq!(desk.client(ana).unwrap().snoozed_until, None);
}

/// The mistake of others: "tomorrow" by the UTC date skips a day in a Latin American evening.
#[test]
fn in_the_evening_it_is_still_the_users_day() {
    let mut desk = Desk::new();
    desk.clock = clock("2026-11-23T22:30:00-05:00");
    assert_eq!(desk.today(), day(0));
    let ana = desk.add_client(record("Ana"), Some(plan(0, "hoy"))).unwrap();
    let eva = desk.add_client(record("Eva"), Some(plan(1, "mañana"))).unwrap();
    assert_eq!((desk.light(ana), desk.light(eva)), (Some(Light::Yellow), Some(Light::Green)));
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    assert_eq!(desk.card(ana, 1).unwrap().interactions[0].at, day(0).at(22, 30, 0, 0));
    assert_eq!(desk.store.rows_of("SELECT closed_on FROM follow_up WHERE closed_on IS NOT NULL"), "\"2026-11-23\"\n");
    assert_eq!(desk.day().unwrap().counts.yellow, 0);
    assert_eq!(desk.history(1).unwrap()[0].at, "2026-11-24T03:30:00Z", "the journal is in UTC");
}

#[test]
fn the_next_step_is_suggested_from_today_on() {
    use crate::domain::next_step::Suggestion;
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let suggested = desk.suggest(ana, Kind::Call, Some(Outcome::NoAnswer), day(-10)).unwrap();
    assert_eq!(suggested, Some(Suggestion::Plan { when: crate::domain::when::When::on(day(1)), channel: Kind::Call }));
}
