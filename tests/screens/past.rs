//! Undo and redo from the screens, also when another window did something meanwhile.

use cartera::agenda::Log;
use cartera::domain::{Kind, Light, Outcome};
use cartera::tui::form::Name;

use crate::support::{Desk, Manner, find, shop};

#[test]
fn undo_and_redo_say_what_they_take_back_and_bring_again() {
    for (lang, undone, redone, none) in [
        ("es-PE", "deshecho: llamada a Óptica Núñez", "rehecho: llamada a Óptica Núñez", "No hay nada que rehacer."),
        ("en-US", "undone: call to Óptica Núñez", "redone: call to Óptica Núñez", "There is nothing to redo."),
    ] {
        let mut desk = Desk::of(Manner { lang, ..Manner::default() }, shop);
        let before = desk.card("Óptica Núñez");
        desk.pick("Óptica Núñez");
        desk.keys("c 1");
        desk.save();
        let after = desk.card("Óptica Núñez");
        desk.keys("u");
        assert_eq!(desk.notice(), undone);
        assert_eq!(desk.card("Óptica Núñez"), before);
        desk.keys("<C-r>");
        assert_eq!(desk.notice(), redone);
        assert_eq!(desk.card("Óptica Núñez"), after);
        desk.keys("<C-r>");
        assert_eq!(desk.notice(), none);
    }
}

#[test]
fn everything_is_undone_back_to_the_empty_agenda_and_redone() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 2 <C-s> s <Enter>");
    let last: Vec<_> = ["Ferretería López", "Bodega Ruiz"].map(|name| desk.card(name)).into();
    let steps = desk.steps();
    for _ in 0..steps {
        desk.keys("u");
        assert!(desk.notice().starts_with("deshecho: "), "{}", desk.notice());
        let _drawn = desk.screen();
    }
    assert!(desk.model.day.empty);
    desk.keys("u");
    assert_eq!(desk.notice(), "No hay nada que deshacer.");
    for _ in 0..steps {
        desk.keys("<C-r>");
    }
    assert_eq!(last, ["Ferretería López", "Bodega Ruiz"].map(|name| desk.card(name)));
}

#[test]
fn undo_asks_first_when_another_window_did_something_since() {
    let mut desk = Desk::shop();
    desk.pick("Ferretería López");
    desk.keys("c 1");
    desk.save();
    let mut other = desk.other();
    let hotel = other.resolve("Hotel Sol").unwrap();
    let call = Log { outcome: Some(Outcome::Spoke), ..Log::new(hotel, Kind::Call, other.clock().wall()) };
    other.log(&call).unwrap();
    desk.keys("u");
    assert!(desk.notice().contains("llamada a Hotel Sol"), "{}", desk.notice());
    assert_eq!(desk.card("Hotel Sol").interactions.len(), 1, "nothing is undone yet");
    assert_eq!(desk.card("Ferretería López").interactions.len(), 1);
    desk.keys("u");
    assert_eq!(desk.notice(), "deshecho: llamada a Hotel Sol");
    assert_eq!(desk.card("Hotel Sol").interactions.len(), 0);
    assert_eq!(desk.card("Ferretería López").interactions.len(), 1);
    desk.keys("u");
    assert_eq!(desk.card("Ferretería López").interactions.len(), 0);
}

#[test]
fn undo_reaches_across_a_restart() {
    let mut desk = Desk::shop();
    desk.pick("Bodega Ruiz");
    desk.keys("s <Enter>");
    let mut desk = desk.reopened(crate::support::NOW);
    desk.keys("u");
    assert_eq!(desk.notice(), "deshecho: aplazamiento de Bodega Ruiz");
    assert_eq!(desk.light("Bodega Ruiz"), Some(Light::Red));
}

#[test]
fn undoing_a_client_that_was_just_added_closes_its_card() {
    let mut desk = Desk::shop();
    desk.keys("a <text:Zapatería Nueva> <C-s>");
    assert!(desk.model.card.is_some());
    desk.keys("u");
    assert!(desk.model.card.is_none());
    assert_eq!(desk.names().len(), 4);
}

#[test]
fn the_history_lists_what_was_done_the_newest_first_and_what_is_undone() {
    let mut desk = Desk::shop();
    desk.pick("Bodega Ruiz");
    desk.keys("s <Enter>");
    desk.pick("Óptica Núñez");
    desk.keys("c 1 <C-s> u H");
    let screen = desk.screen();
    let undone = find(&screen, "llamada a Óptica Núñez (deshecho)").unwrap();
    let snoozed = find(&screen, "aplazamiento de Bodega Ruiz").unwrap();
    assert!(undone.1 < snoozed.1);
    desk.keys("<Esc>");
    assert!(desk.model.dialog.is_none());
}

#[test]
fn a_form_that_was_opened_before_an_undo_elsewhere_does_not_bring_the_client_back() {
    let mut desk = Desk::empty("es-PE");
    desk.keys("a <text:Uno> <C-s> f");
    let mut other = desk.other();
    other.travel(cartera::agenda::Way::Back, None).unwrap();
    desk.fill(Name::NextOn, "mañana");
    desk.keys("<C-s>");
    assert!(!desk.problem().is_empty());
    desk.keys("<Esc>");
    let _drawn = desk.screen();
}
