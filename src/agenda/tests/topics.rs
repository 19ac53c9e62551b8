//! What clients said: kept with the note, open until it is dealt with, and back by undo.

use super::*;
use crate::domain::{Direction, TopicKind, topic};

fn said(desk: &Desk, client: ClientId) -> Vec<String> {
    let card = desk.card(client, 0).unwrap();
    let open = card.points.iter().map(|point| format!("{}: {}", point.kind.code(), point.text));
    open.chain(card.said.iter().map(|topic| format!("({}: {})", topic.kind.code(), topic.text))).collect()
}

/// A call with this note, as a form logs it.
fn call(desk: &Desk, client: ClientId, outcome: Outcome, note: &str) -> Log {
    Log { text: note.into(), topics: topic::raised(note, Some(outcome)), ..desk.call(client, outcome) }
}

fn point(desk: &Desk, client: ClientId, n: usize) -> PointId {
    desk.card(client, 0).unwrap().points[n].id
}

#[test]
fn what_a_note_says_is_kept_apart_the_most_pressing_first() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&call(&desk, ana, Outcome::Spoke, "necesita: bolsas\npregunta: ¿plazo?\nopina: bien")).unwrap();
    desk.on_day(1);
    desk.log(&call(&desk, ana, Outcome::Spoke, "promesa: fotos; pregunta: ¿precio?")).unwrap();
    let open = ["promise: fotos", "question: ¿plazo?", "question: ¿precio?", "need: bolsas", "(opinion: bien)"];
    assert_eq!(said(&desk, ana), open);
    assert_eq!(desk.history(9).unwrap().len(), 3, "a log is one step, whatever it says");
    let card = desk.card(ana, 9).unwrap();
    assert_eq!(card.points[0].since, day(1));
    assert_eq!(card.points[0].interaction, Some(card.interactions[0].id));
}

#[test]
fn a_complaint_is_red_until_it_is_dealt_with_however_it_was_said() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let log = Log { next: Next::Plan(plan(3, "")), ..call(&desk, ana, Outcome::Spoke, "! llegó roto") };
    desk.log(&log).unwrap();
    assert_eq!(desk.light(ana), Some(Light::Red));
    let open = point(&desk, ana, 0);
    desk.close_point(open).unwrap();
    assert_eq!(desk.light(ana), Some(Light::Green));
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.light(ana), Some(Light::Red), "undone");
    assert_eq!(desk.resolve_complaints(ana).unwrap(), 1);
    assert_eq!(desk.light(ana), Some(Light::Green));
    assert_eq!(desk.resolve_complaints(ana).unwrap(), 0);
}

#[test]
fn a_complaint_as_a_whole_is_not_kept_twice() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    desk.log(&call(&desk, ana, Outcome::Complaint, "! llegó roto\npromesa: cambiarlo")).unwrap();
    let explicit = Log {
        topics: vec![
            (TopicKind::Complaint, "tarde".into()),
            (TopicKind::Need, " x ".into()),
            (TopicKind::Need, "x".into()),
        ],
        ..desk.call(ana, Outcome::Complaint)
    };
    desk.log(&explicit).unwrap();
    let kinds: Vec<_> = desk.card(ana, 0).unwrap().points.iter().map(|point| point.kind).collect();
    use TopicKind::{Complaint, Need, Promise};
    assert_eq!(kinds, [Complaint, Complaint, Promise, Need]);
    let whole = point(&desk, ana, 0);
    assert!(matches!(whole, PointId::Complaint(_)));
    desk.close_point(whole).unwrap();
    assert_eq!(desk.card(ana, 0).unwrap().points.len(), 3);
    desk.reopen_point(whole).unwrap();
    assert_eq!(desk.card(ana, 0).unwrap().points.len(), 4);
}

#[test]
fn what_is_closed_can_be_opened_corrected_and_deleted() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.add_topic(ana, TopicKind::Promise, "  enviar\u{1b} fotos ").unwrap();
    assert_eq!(said(&desk, ana), ["promise: enviar fotos"]);
    assert_eq!(desk.names_found("fotos"), ["Ana"], "what is in no note is found too");
    desk.on_day(2);
    desk.close_point(PointId::Topic(id)).unwrap();
    assert_eq!(said(&desk, ana), ["(promise: enviar fotos)"]);
    assert_eq!(desk.topic(id).unwrap().closed_on, Some(day(2)));
    let steps = desk.history(99).unwrap().len();
    desk.close_point(PointId::Topic(id)).unwrap();
    assert_eq!(desk.history(99).unwrap().len(), steps, "what is closed is not closed again");
    desk.reopen_point(PointId::Topic(id)).unwrap();
    let before = desk.topic(id).unwrap();
    desk.edit_topic(&before, TopicKind::Need, "fotos del horno").unwrap();
    assert_eq!(said(&desk, ana), ["need: fotos del horno"]);
    assert_eq!(desk.names_found("horno"), ["Ana"]);
    assert!(matches!(desk.edit_topic(&before, TopicKind::Need, "  "), Err(AgendaError::NothingToLog)));
    desk.delete_topic(id).unwrap();
    assert_eq!((said(&desk, ana), desk.names_found("horno")), (Vec::new(), Vec::new()));
    for _ in 0..5 {
        desk.travel(Way::Back, None).unwrap();
    }
    assert_eq!(said(&desk, ana), [""; 0]);
    assert!(matches!(desk.topic(id), Err(AgendaError::Store(StoreError::Gone))));
}

#[test]
fn correcting_a_note_keeps_what_was_said_in_step() {
    let cases: [(&str, &str, &[&str]); 6] = [
        ("promesa: fotos", "promesa: fotos y precio", &["promise: fotos y precio"]),
        ("promesa: fotos", "hablamos", &[]),
        ("hablamos", "hablamos\n? plazo", &["question: plazo"]),
        ("promesa: a; promesa: b", "promesa: b; promesa: c", &["promise: c", "promise: b"]),
        ("promesa: a", "necesita: a", &["need: a"]),
        ("promesa: a", "promesa: a, y más", &["promise: a, y más"]),
    ];
    for (before, after, expected) in cases {
        let mut desk = Desk::new();
        let ana = desk.client_called("Ana");
        let id = desk.log(&call(&desk, ana, Outcome::Spoke, before)).unwrap().id;
        let interaction = desk.interaction(id).unwrap();
        desk.correct(Interaction { text: after.into(), ..interaction }).unwrap();
        assert_eq!(said(&desk, ana), expected, "{before} -> {after}");
    }
}

#[test]
fn what_was_dealt_with_stays_when_its_words_go_from_the_note() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.log(&call(&desk, ana, Outcome::Spoke, "promesa: fotos")).unwrap().id;
    let open = point(&desk, ana, 0);
    desk.close_point(open).unwrap();
    let interaction = desk.interaction(id).unwrap();
    desk.correct(Interaction { text: "nada".into(), ..interaction }).unwrap();
    assert_eq!(said(&desk, ana), ["(promise: fotos)"]);
    desk.delete_interaction(id).unwrap();
    assert_eq!(said(&desk, ana), [""; 0], "what was said in it goes with it");
}

#[test]
fn everything_open_is_listed_oldest_first() {
    let mut desk = Desk::new();
    let (ana, eva, old) = (desk.client_called("Ana"), desk.client_called("Eva"), desk.client_called("Vieja"));
    desk.add_topic(eva, TopicKind::Need, "bolsas").unwrap();
    desk.add_topic(old, TopicKind::Need, "nada").unwrap();
    desk.set_standing(&[old], crate::domain::Standing::Archived).unwrap();
    desk.on_day(1);
    desk.log(&call(&desk, ana, Outcome::Complaint, "roto")).unwrap();
    desk.add_topic(eva, TopicKind::Promise, "fotos").unwrap();
    desk.add_topic(eva, TopicKind::Opinion, "bien").unwrap();
    let pending = |kinds: &[TopicKind]| {
        let pending = desk.pending(kinds).unwrap().into_iter();
        pending.map(|it| format!("{} {} {}", it.name, it.point.kind.code(), it.point.text)).collect::<Vec<_>>()
    };
    assert_eq!(pending(TopicKind::ALL), ["Eva need bolsas", "Ana complaint roto", "Eva promise fotos"]);
    assert_eq!(pending(&[TopicKind::Promise]), ["Eva promise fotos"]);
}

#[test]
fn a_promise_makes_a_client_more_urgent() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, ""))).unwrap();
    desk.add_topic(ana, TopicKind::Promise, "fotos").unwrap();
    let factors = desk.turn(ana, 0).unwrap().factors;
    assert!(factors.contains(&crate::domain::urgency::Factor::Pledge), "{factors:?}");
}

#[test]
fn satisfaction_and_expenses_are_kept_with_the_contact() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    for score in [6, 9] {
        let survey = Log {
            score: Some(score),
            expense: "PEN".parse().ok().map(|currency| crate::domain::Money { minor: 4_500, currency }),
            direction: Direction::Incoming,
            ..Log::new(ana, Kind::Survey, desk.clock().wall())
        };
        desk.log(&survey).unwrap();
        desk.on_day(1);
    }
    let card = desk.card(ana, 9).unwrap();
    let told = card.satisfaction.unwrap();
    assert_eq!((told.last, told.average, told.count), (9, 75, 2));
    assert_eq!(card.interactions[0].expense.map(|money| money.minor), Some(4_500));
}
