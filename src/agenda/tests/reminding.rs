//! What is worth a reminder at a moment, and that two who ask say it once.

use super::*;

/// A day with a visit at nine, one at half past nine, a call without an hour, and a visit soon after midnight.
fn busy() -> Desk {
    let mut desk = Desk::new();
    for (name, days, hour, minute) in [("Nueve", 0, 9, 0), ("Y media", 0, 9, 30), ("Medianoche", 1, 0, 10)] {
        let client = desk.client_called(name);
        let at = Some(Time::constant(hour, minute, 0, 0));
        desk.plan(client, Plan { at, ..plan(days, "") }).unwrap();
    }
    let client = desk.client_called("Sin hora");
    desk.plan(client, plan(0, "llamar")).unwrap();
    desk
}

fn at(desk: &mut Desk, moment: &str) {
    desk.clock = clock(&format!("{moment}-05:00"));
}

fn names(planned: &[DayPlan]) -> Vec<&str> {
    planned.iter().map(|planned| planned.name.as_str()).collect()
}

#[test]
fn appointments_are_said_from_their_time_before_on_and_once() {
    let mut desk = busy();
    at(&mut desk, "2026-11-23T08:44");
    let first = desk.news(15, false).unwrap();
    assert_eq!((first.day.unwrap().planned, names(&first.appointments)), (3, vec![]));
    at(&mut desk, "2026-11-23T08:45");
    assert_eq!(names(&desk.news(15, false).unwrap().appointments), ["Nueve"]);
    assert!(desk.news(15, false).unwrap().is_empty());
    assert_eq!(names(&desk.window().news(60, false).unwrap().appointments), ["Y media"], "in another window");
    let again = desk.news(60, true).unwrap();
    assert!(again.day.is_some() && again.appointments.len() == 2);
    // What has begun and is not done is said, if nobody said it before.
    at(&mut desk, "2026-11-23T18:00");
    let mut late = busy();
    at(&mut late, "2026-11-23T18:00");
    assert_eq!(names(&late.news(0, false).unwrap().appointments), ["Nueve", "Y media"]);
    assert!(desk.news(0, false).unwrap().is_empty());
}

#[test]
fn the_next_day_begins_before_midnight() {
    let mut desk = busy();
    at(&mut desk, "2026-11-23T23:56");
    let said = desk.news(15, false).unwrap();
    assert_eq!(names(&said.appointments), ["Nueve", "Y media", "Medianoche"]);
    at(&mut desk, "2026-11-24T00:05");
    assert!(desk.news(15, false).unwrap().is_empty(), "and nobody is told of the day at night");
    at(&mut desk, "2026-11-24T06:00");
    assert_eq!(desk.news(0, false).unwrap().day.unwrap().day, day(1));
}

#[test]
fn what_is_done_or_put_away_is_not_said() {
    let mut desk = busy();
    let [nine, half] = ["Nueve", "Y media"].map(|name| desk.resolve(name).unwrap());
    let open = desk.open_of(nine)[0].id;
    desk.done(open, None).unwrap();
    desk.set_standing(&[half], crate::domain::Standing::Archived).unwrap();
    at(&mut desk, "2026-11-23T09:30");
    assert_eq!(names(&desk.news(15, false).unwrap().appointments), Vec::<&str>::new());
    assert_eq!(names(&desk.upcoming().unwrap()), ["Medianoche"]);
}

#[test]
fn a_day_off_is_told_of_only_when_something_is_planned() {
    let mut desk = Desk::new();
    let client = desk.client_called("Ana");
    desk.plan(client, plan(0, "")).unwrap();
    at(&mut desk, "2026-11-28T10:00");
    assert_eq!(desk.news(15, false).unwrap().day, None, "red, and it is Saturday");
    desk.plan(client, Plan { on: day(5), ..plan(0, "feria") }).unwrap();
    assert_eq!(desk.news(15, false).unwrap().day.map(|news| news.planned), Some(1));
}

#[test]
fn what_could_not_be_told_is_news_again() {
    let mut desk = busy();
    let said = desk.news(15, false).unwrap();
    assert!(!said.is_empty());
    desk.untold(&said).unwrap();
    assert_eq!(desk.news(15, false).unwrap(), said);
}

#[test]
fn of_two_who_claim_one_appointment_one_tells() {
    let mut desk = busy();
    let due = desk.upcoming().unwrap();
    assert_eq!(names(&due), ["Nueve", "Y media", "Medianoche"]);
    assert_eq!(desk.window().claim(due.clone()).unwrap(), due);
    assert_eq!(desk.claim(due).unwrap(), []);
    assert!(
        desk.past().unwrap().undo.is_some_and(|step| step.action == Action::Plan),
        "what is remembered is no step of the user's"
    );
}
