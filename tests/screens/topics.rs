//! What clients say: read while a note is typed, gathered on the card, closed with a key.

use cartera::domain::{Light, TopicKind};

use crate::support::{BOTH, Desk, LARGE, Manner, SMALL};

/// What is open with a client, in a few words.
fn open(desk: &Desk, name: &str) -> Vec<String> {
    desk.card(name).points.into_iter().map(|point| format!("{}: {}", point.kind.code_of(), point.text)).collect()
}

trait CodeOf {
    fn code_of(self) -> &'static str;
}

impl CodeOf for TopicKind {
    fn code_of(self) -> &'static str {
        cartera::domain::Code::code(self)
    }
}

#[test]
fn the_form_shows_what_of_a_note_is_kept_apart() {
    for size in BOTH {
        let mut desk = Desk::shop();
        desk.resize(size);
        desk.pick("Óptica Núñez");
        desk.keys("c 1 <text:Contenta, satisfacción 9, gasto S/ 12.50> <Enter> <text:promesa: enviar fotos>");
        let shown = desk.text();
        for part in ["promesa «enviar fotos»", "satisfacción 9/10", "gasto S/ 12.50", "Contenta, satisfacción 9"] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
        desk.save();
        assert_eq!(open(&desk, "Óptica Núñez"), ["promise: enviar fotos"]);
        let said = &desk.card("Óptica Núñez").interactions[0];
        assert_eq!((said.score, said.expense.map(|money| money.minor)), (Some(9), Some(1_250)));
        assert_eq!(said.text, "Contenta, satisfacción 9, gasto S/ 12.50\npromesa: enviar fotos");
    }
}

#[test]
fn what_is_typed_into_the_fields_counts_and_what_is_wrong_there_is_said() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("c 1 <text:satisfacción 9> <Tab> <Tab> <Tab> <Tab> <Tab> <Tab> <text:11>");
    desk.keys("<C-s>");
    assert_eq!(desk.form().problem.as_deref(), Some("La satisfacción va de 0 a 10."));
    desk.keys("<BS> <BS> <text:7> <Tab> <text:doce> <C-s>");
    assert!(desk.form().problem.as_deref().is_some_and(|problem| problem.starts_with("El gasto no está claro")));
    desk.keys("<BS> <BS> <BS> <BS> <text:S/ 20>");
    desk.save();
    let said = &desk.card("Óptica Núñez").interactions[0];
    assert_eq!((said.score, said.expense.map(|money| money.minor)), (Some(7), Some(2_000)));
}

#[test]
fn an_open_point_is_closed_corrected_and_deleted_on_the_card() {
    let mut desk = Desk::shop();
    desk.open_card("Óptica Núñez");
    desk.keys("N 2 <text:enviar fotos> <Enter>");
    desk.keys("N 1 <text:llegó roto> <Enter>");
    assert_eq!(open(&desk, "Óptica Núñez"), ["complaint: llegó roto", "promise: enviar fotos"]);
    assert_eq!(desk.light("Óptica Núñez"), Some(Light::Red));
    for size in BOTH {
        desk.resize(size);
        let shown = desk.text();
        assert!(shown.contains("Pendiente 2") && shown.contains("hoy  llegó roto"), "{shown}");
    }
    desk.keys("<Home> <Down> d");
    assert_eq!(open(&desk, "Óptica Núñez"), ["promise: enviar fotos"]);
    assert!(desk.notice().starts_with("reclamo resuelto de Óptica Núñez"), "{}", desk.notice());
    desk.keys("<Home> <Down> e <End> <text: hoy> <Enter>");
    assert_eq!(open(&desk, "Óptica Núñez"), ["promise: enviar fotos hoy"]);
    desk.keys("R");
    assert_eq!(open(&desk, "Óptica Núñez"), [""; 0]);
    assert!(desk.notice().starts_with("promesa cumplida con Óptica Núñez"), "{}", desk.notice());
    desk.keys("u <Home> <Down> <Del>");
    assert_eq!(desk.card("Óptica Núñez").said.len(), 1, "the complaint stays, resolved");
    desk.keys("u");
    assert_eq!(open(&desk, "Óptica Núñez"), ["promise: enviar fotos hoy"]);
}

#[test]
fn a_complaint_that_is_a_contact_is_an_open_point_and_is_not_deleted_as_one() {
    let mut desk = Desk::shop();
    desk.pick("Óptica Núñez");
    desk.keys("c 7 <text:llegó roto>");
    desk.save();
    desk.open_card("Óptica Núñez");
    let steps = desk.steps();
    desk.keys("<Home> <Down> <Del>");
    assert_eq!(desk.steps(), steps);
    assert!(desk.notice().starts_with("Es una gestión entera"), "{}", desk.notice());
    desk.keys("e <text: del todo>");
    desk.save();
    assert_eq!(open(&desk, "Óptica Núñez"), ["complaint: llegó roto del todo"]);
    desk.keys("d");
    assert_eq!(open(&desk, "Óptica Núñez"), [""; 0]);
}

#[test]
fn one_goes_from_the_client_to_what_is_open_to_the_plans_to_the_history() {
    let mut desk = Desk::shop();
    desk.open_card("Óptica Núñez");
    desk.keys("N 2 <text:fotos> <Enter> f <text:vie> <Enter> <Enter> <Enter> c 1");
    desk.save();
    desk.keys("<Home>");
    let mut places = Vec::new();
    for _ in 0..4 {
        places.push(format!("{:?}", desk.model.card.as_ref().unwrap().item()));
        desk.keys("<Down>");
    }
    assert_eq!(places, ["Client", "Point(0)", "FollowUp(0)", "Interaction(0)"]);
}

#[test]
fn the_note_of_the_queue_and_the_line_are_read_too() {
    let mut desk = Desk::shop();
    desk.keys("g 1 <text:promesa: fotos>");
    assert!(desk.text().contains("aparte: promesa «fotos»"), "{}", desk.text());
    desk.keys("<Enter>");
    let promised: Vec<_> = desk.model.agenda.pending(&[TopicKind::Promise]).unwrap();
    assert_eq!(promised.len(), 1);
    desk.keys("<Esc> i <text:Óptica Núñez: llamé, necesita: lentes>");
    assert!(desk.text().contains("necesidad «lentes»"), "{}", desk.text());
    desk.keys("<Enter>");
    assert_eq!(open(&desk, "Óptica Núñez"), ["need: lentes"]);
}

/// What is foreign in what was said stays on its line, and is cut where it has no room.
#[test]
fn ugly_points_fit() {
    let mut desk = Desk::of(Manner::default(), |agenda| {
        crate::support::shop(agenda);
        let client = agenda.resolve("Óptica Núñez").unwrap();
        for kind in [TopicKind::Complaint, TopicKind::Need, TopicKind::Opinion, TopicKind::Competitor] {
            for text in ["渡辺👩‍👩‍👧".repeat(60), "sin-espacios".repeat(40), "a\u{202e}b\tc".to_owned()] {
                agenda.add_topic(client, kind, &text).unwrap();
            }
        }
    });
    desk.open_card("Óptica Núñez");
    for size in [SMALL, LARGE, (60, 16)] {
        desk.resize(size);
        desk.keys("<Home>");
        for _ in 0..desk.model.card.as_ref().unwrap().count() {
            desk.keys("<Down>");
            assert!(!desk.text().contains('\u{202e}'));
        }
    }
}
