//! What was ticked off on a phone asks how it went, until it is said or there is nothing to say.

use cartera::domain::{Kind, Outcome};
use cartera::tui::dialog::Dialog;
use cartera::tui::form::Name;
use cartera::tui::update::Msg;

use crate::support::{BOTH, Desk, Manner, november, shop};

/// Somebody ticks off on a phone what was planned with these clients, on Friday.
fn tick_off(desk: &mut Desk, names: &[&str]) {
    let ids: Vec<_> = names.iter().map(|name| desk.card(name).follow_ups[0].id).collect();
    let file = rusqlite::Connection::open(desk.path("agenda.db")).unwrap();
    for id in ids {
        let done = "UPDATE follow_up SET state = 'done', closed_on = ?1, unsaid = 1 WHERE id = ?2";
        assert_eq!(file.execute(done, (november(20).to_string(), id.0)).unwrap(), 1);
    }
    desk.send(Msg::Changed);
}

fn desk(lang: &'static str) -> Desk {
    let mut desk = Desk::of(Manner { lang, ..Manner::default() }, shop);
    tick_off(&mut desk, &["Ferretería López", "Hotel Sol"]);
    desk
}

#[test]
fn the_day_says_so_and_each_is_asked_about_in_turn() {
    for (lang, said) in [("es-PE", "2 hechos en el teléfono: ¿cómo fue?  D"), ("en-US", "how did they go?  D")] {
        for size in BOTH {
            let mut desk = desk(lang);
            desk.resize(size);
            assert!(desk.text().contains(said), "{}", desk.text());
            desk.keys("D");
            assert!(desk.menu().title.starts_with("Ferretería López: "), "{}", desk.menu().title);
            desk.keys("1");
            assert_eq!(desk.focus(), Name::Outcome);
            desk.keys("<C-s>");
            assert!(desk.menu().title.starts_with("Hotel Sol: "), "{}", desk.menu().title);
            desk.keys("2");
            assert!(desk.model.dialog.is_none(), "none is left");
            assert!(!desk.text().contains(said), "{}", desk.text());
        }
    }
}

#[test]
fn what_is_said_was_on_the_day_on_which_it_was_ticked_off() {
    let mut desk = desk("es-PE");
    desk.keys("D 1 <C-s> <Esc>");
    let card = desk.card("Ferretería López");
    let logged = &card.interactions[0];
    assert_eq!((logged.at.date(), logged.kind, logged.outcome), (november(20), Kind::Call, Some(Outcome::Spoke)));
    assert_eq!(desk.model.unsaid.len(), 1);
    desk.keys("u");
    assert_eq!(desk.model.unsaid.len(), 2, "undone, it asks again");
    assert!(desk.model.dialog.is_none(), "and waits until it is asked for");
}

#[test]
fn it_can_wait() {
    let mut desk = desk("es-PE");
    let before = desk.steps();
    for leave in ["D <Esc>", "D 3", "D 1 <Esc>"] {
        desk.keys(leave);
        assert!(desk.model.dialog.is_none() && !desk.model.telling, "{leave}");
        assert_eq!(desk.model.unsaid.len(), 2, "{leave}");
    }
    // What is logged later has nothing to do with it.
    desk.keys("n <text:algo> <C-s>");
    assert!(desk.model.dialog.is_none());
    assert_eq!(desk.steps(), before + 1);
    let mut other = Desk::shop();
    other.keys("D");
    assert!(other.notice().contains("Nada de lo hecho en el teléfono"), "{}", other.notice());
}

#[test]
fn names_are_hidden_from_who_looks_over_the_shoulder() {
    let mut desk = desk("es-PE");
    desk.pick("Bodega Ruiz");
    desk.keys("X D");
    assert!(matches!(desk.model.dialog, Some(Dialog::Menu(_))));
    assert!(!desk.text().contains("Ferretería"), "{}", desk.text());
}
