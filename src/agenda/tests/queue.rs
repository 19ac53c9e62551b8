//! The queue of the day, its close, and the spreading of what is too much.

use super::*;
use crate::domain::urgency::Factor;
use crate::domain::{Attention, Standing, TopicKind};

/// The names in the queue, in its order.
fn waiting(desk: &Agenda) -> Vec<String> {
    let queue = desk.queue().unwrap();
    queue.waiting.iter().map(|waiting| desk.client(waiting.client).unwrap().name).collect()
}

/// Clients that want contact on the first day: planned so many days before it, or after.
fn desk(planned: &[(&str, i64)]) -> Desk {
    let mut desk = Desk::new();
    desk.on_day(-20);
    for (name, days) in planned {
        desk.agenda.add_client(record(name), Some(plan(*days, "precios"))).unwrap();
    }
    desk.on_day(0);
    desk
}

impl Agenda {
    fn id(&self, name: &str) -> ClientId {
        self.resolve(name).unwrap()
    }

    /// Makes it another time of the day.
    fn at_hour(&mut self, hour: &str) {
        self.clock = clock(&format!("{}T{hour}:00-05:00", day(0)));
    }
}

#[test]
fn those_who_are_wanted_wait_and_the_worst_comes_first() {
    let mut desk = desk(&[("Ana", 0), ("Bea", -6), ("Cleo", 3), ("Dora", -1), ("Eva", -9)]);
    let eva = desk.id("Eva");
    desk.agenda.set_standing(&[eva], Standing::Resting).unwrap();
    let dora = desk.id("Dora");
    desk.agenda.set_attention(&[dora], Attention::Red).unwrap();
    assert_eq!(waiting(&desk), ["Dora", "Bea", "Ana"]);
    let turn = desk.turn(dora, 5).unwrap();
    assert_eq!(turn.factors, [Factor::Daily, Factor::Red, Factor::Promised, Factor::Late(1)]);
    assert_eq!(desk.turn(desk.id("Cleo"), 5).unwrap().factors, [], "who is not wanted has no reason to be first");
}

#[test]
fn whoever_was_attended_to_has_left_the_queue_and_comes_back_by_an_undo() {
    let mut desk = desk(&[("Ana", 0), ("Bea", -6), ("Cleo", -3)]);
    let (ana, bea) = (desk.id("Ana"), desk.id("Bea"));
    // An attempt leaves the light red, and the client out of today's queue all the same.
    let call = desk.call(bea, Outcome::NoAnswer);
    desk.log(&call).unwrap();
    assert_eq!(waiting(&desk), ["Cleo", "Ana"]);
    assert_eq!(desk.queue().unwrap().attended, 1);
    let note = Log { text: "pensar en ella".into(), ..Log::new(ana, Kind::Note, desk.clock().wall()) };
    desk.log(&note).unwrap();
    assert_eq!(waiting(&desk), ["Cleo", "Ana"], "a note of our own is no contact");
    let follow_up = desk.open_of(ana)[0].id;
    desk.agenda.done(follow_up, None).unwrap();
    assert_eq!(waiting(&desk), ["Cleo"], "what was planned was done");
    for back in [vec!["Cleo", "Ana"], vec!["Cleo", "Ana"], vec!["Bea", "Cleo", "Ana"]] {
        desk.agenda.travel(Way::Back, None).unwrap();
        assert_eq!(waiting(&desk), back);
    }
    desk.on_day(1);
    assert_eq!(waiting(&desk), ["Bea", "Cleo", "Ana"], "tomorrow is another day");
}

#[test]
fn the_queue_after_a_contact_is_the_queue_without_that_client() {
    let mut desk = desk(&[("Ana", 0), ("Bea", -6), ("Cleo", -3)]);
    let dora = desk.client_called("Dora");
    desk.plan(dora, appointment(0, 16, Kind::Visit)).unwrap();
    let bea = desk.id("Bea");
    let before = desk.queue().unwrap();
    assert_eq!(desk.queue_without(&before, bea).unwrap(), None, "nobody spoke with her");
    let call = desk.call(bea, Outcome::NoAnswer);
    desk.log(&call).unwrap();
    assert_eq!(desk.queue_without(&before, bea).unwrap(), Some(desk.queue().unwrap()));
    desk.agenda.at_hour("15:50");
    assert_eq!(desk.queue_without(&before, bea).unwrap(), None, "an appointment has come near meanwhile");
}

#[test]
fn who_is_passed_over_comes_again_after_the_others_on_the_same_day_alone() {
    let mut desk = desk(&[("Ana", 0), ("Bea", -6), ("Cleo", -3)]);
    let (bea, cleo) = (desk.id("Bea"), desk.id("Cleo"));
    desk.agenda.skip(bea).unwrap();
    assert_eq!(waiting(&desk), ["Cleo", "Ana", "Bea"]);
    desk.agenda.skip(cleo).unwrap();
    assert_eq!(waiting(&desk), ["Ana", "Bea", "Cleo"]);
    desk.agenda.skip(bea).unwrap();
    assert_eq!(waiting(&desk.window()), ["Ana", "Cleo", "Bea"], "another window resumes where this one is");
    desk.agenda.travel(Way::Back, None).unwrap();
    assert_eq!(waiting(&desk), ["Ana", "Bea", "Cleo"]);
    desk.on_day(1);
    assert_eq!(waiting(&desk), ["Bea", "Cleo", "Ana"]);
}

#[test]
fn an_appointment_waits_for_its_hour_and_then_comes_first() {
    let mut desk = desk(&[("Ana", -6), ("Bea", -2)]);
    let cleo = desk.client_called("Cleo");
    desk.plan(cleo, appointment(0, 16, Kind::Visit)).unwrap();
    let queue = desk.queue().unwrap();
    assert_eq!(waiting(&desk), ["Ana", "Bea", "Cleo"]);
    assert_eq!((queue.ready(), queue.waiting[2].until), (2, Some(Time::constant(16, 0, 0, 0))));
    let ana = desk.id("Ana");
    desk.agenda.skip(ana).unwrap();
    assert_eq!(waiting(&desk), ["Bea", "Ana", "Cleo"], "what can be done now comes before what cannot");
    desk.agenda.at_hour("15:45");
    assert_eq!(waiting(&desk), ["Cleo", "Bea", "Ana"]);
    assert_eq!(desk.turn(cleo, 0).unwrap().factors[0], Factor::Hour(Time::constant(16, 0, 0, 0)));
    assert_eq!(desk.queue().unwrap().ready(), 3);
}

#[test]
fn what_is_open_with_a_client_is_at_hand() {
    let mut desk = desk(&[("Ana", 0)]);
    let ana = desk.id("Ana");
    let call = Log { text: "llegó roto".into(), ..desk.call(ana, Outcome::Complaint) };
    desk.log(&call).unwrap();
    let mail = Log { outcome: Some(Outcome::AwaitingReply), ..Log::new(ana, Kind::Email, desk.clock().wall()) };
    desk.log(&mail).unwrap();
    let open = desk.turn(ana, 9).unwrap().open;
    let points: Vec<_> = open.points.iter().map(|point| (point.kind, point.text.as_str())).collect();
    assert_eq!(points, [(TopicKind::Complaint, "llegó roto")]);
    assert_eq!(open.awaited.and_then(|said| said.outcome), Some(Outcome::AwaitingReply));
    let answer = desk.call(ana, Outcome::Spoke);
    desk.log(&answer).unwrap();
    desk.agenda.resolve_complaints(ana).unwrap();
    assert!(desk.turn(ana, 9).unwrap().open.is_empty());
}

#[test]
fn the_close_of_the_day_says_what_was_done_and_promised() {
    let mut desk = desk(&[("Ana", 0), ("Bea", -6), ("Cleo", -3), ("Dora", 4)]);
    assert_eq!(desk.day_end().unwrap(), DayEnd { due: 3, ..DayEnd::default() });
    let (ana, bea) = (desk.id("Ana"), desk.id("Bea"));
    let spoke = Log { next: Next::Plan(plan(7, "oferta")), ..desk.call(ana, Outcome::Spoke) };
    desk.log(&spoke).unwrap();
    let missed = Log { next: Next::Plan(plan(1, "precios")), ..desk.call(bea, Outcome::NoAnswer) };
    desk.log(&missed).unwrap();
    let visit = Log { outcome: Some(Outcome::Spoke), ..Log::new(ana, Kind::Visit, desk.clock().wall()) };
    desk.log(&visit).unwrap();
    desk.log(&Log { text: "nota".into(), ..Log::new(ana, Kind::Note, desk.clock().wall()) }).unwrap();
    let end = desk.day_end().unwrap();
    assert_eq!((end.attended, end.done, end.due), (2, 2, 1));
    assert_eq!(end.kinds, [(Kind::Call, 2), (Kind::Visit, 1)]);
    assert_eq!(end.outcomes, [(Outcome::Spoke, 2), (Outcome::NoAnswer, 1)]);
    let promised: Vec<_> = end.promised.iter().map(|plan| (plan.name.as_str(), plan.due_on)).collect();
    assert_eq!(promised, [("Bea", day(1)), ("Ana", day(7))]);
}

/// Who would move to which day.
fn moves(spread: &Spread) -> Vec<(&str, Date)> {
    spread.moves.iter().map(|step| (step.name.as_str(), step.to)).collect()
}

#[test]
fn the_overload_of_today_goes_where_there_is_room_and_comes_back_by_one_undo() {
    let mut desk = desk(&[("Ana", 0), ("Bea", -6), ("Cleo", -3), ("Dora", -1), ("Eva", 1), ("Fe", -2)]);
    desk.agenda.rules.capacity = 2;
    let dora = desk.id("Dora");
    desk.agenda.set_attention(&[dora], Attention::Red).unwrap();
    // The most urgent stay; Tuesday has one already, so it takes one more.
    let spread = desk.propose(day(0), 2).unwrap();
    assert_eq!(spread.stay, 2);
    assert_eq!(moves(&spread), [("Cleo", day(1)), ("Fe", day(2)), ("Ana", day(2))]);
    let facts = desk.store.facts();
    desk.agenda.spread(&spread.moves).unwrap();
    assert_eq!(waiting(&desk), ["Dora", "Bea"]);
    assert_eq!(desk.open_of(desk.id("Cleo"))[0].due_on, day(1));
    assert_eq!(desk.open_of(desk.id("Cleo"))[0].purpose, "precios", "what it is for is kept");
    assert_eq!(desk.light_on(desk.id("Cleo"), day(1)), Some(Light::Yellow), "and it asks for contact that day");
    let step = desk.agenda.travel(Way::Back, None).unwrap();
    assert_eq!((step.action, step.count), (Action::Spread, 3));
    assert_eq!(desk.store.facts(), facts);
}

#[test]
fn the_overload_of_a_day_to_come_moves_without_its_appointments() {
    let mut desk = desk(&[("Ana", 1), ("Bea", 1), ("Cleo", 1)]);
    desk.agenda.rules.capacity = 3;
    let cleo = desk.id("Cleo");
    desk.agenda.plan(cleo, appointment(1, 9, Kind::Visit)).unwrap();
    let spread = desk.propose(day(1), 2).unwrap();
    assert_eq!((spread.stay, moves(&spread)), (2, vec![("Bea", day(2)), ("Cleo", day(2))]));
    desk.agenda.spread(&spread.moves[..1]).unwrap();
    assert_eq!(desk.open_of(desk.id("Bea"))[0].due_on, day(2));
    assert_eq!(desk.open_of(cleo).iter().map(|open| open.due_on).collect::<Vec<_>>(), [day(1), day(1)]);
}

#[test]
fn closing_a_day_moves_what_was_planned_and_silences_nobody_else() {
    let mut desk = desk(&[("Ana", 0), ("Bea", -6)]);
    desk.on_day(-60);
    let cleo = desk.client_called("Cleo");
    let spoke = Log { next: Next::Nothing, ..desk.call(cleo, Outcome::Spoke) };
    desk.log(&spoke).unwrap();
    desk.on_day(0);
    assert_eq!(waiting(&desk).len(), 3, "the silence with Cleo is too long");
    let left = desk.leftover().unwrap();
    assert_eq!((left.stay, moves(&left)), (1, vec![("Bea", day(1)), ("Ana", day(1))]));
    desk.agenda.spread(&left.moves).unwrap();
    assert_eq!(desk.light_on(cleo, day(1)), Some(Light::Red));
}

#[test]
fn nothing_is_changed_by_an_empty_spread() {
    let mut desk = desk(&[("Ana", 3)]);
    assert_eq!(desk.propose(day(0), 0).unwrap().moves, []);
    let facts = desk.store.facts();
    desk.agenda.spread(&[]).unwrap();
    assert_eq!(desk.store.facts(), facts);
}
