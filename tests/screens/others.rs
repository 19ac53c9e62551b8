//! What happens outside while the screens are open: another program writes, the day changes.

use cartera::agenda::{Agenda, Log, Origin};
use cartera::domain::{Kind, Light, Outcome, Rules, Standing};
use cartera::tui::form::Name;
use cartera::tui::update::Msg;
use ratatui::crossterm::event::Event;

use crate::support::{Desk, LARGE, clock, find, named, november};

#[test]
fn what_another_program_writes_shows_in_list_counts_and_preview() {
    let mut desk = Desk::shop();
    desk.resize(LARGE);
    desk.pick("Bodega Ruiz");
    let mut other = desk.other();
    other.add_client(named("Zapatería Nueva"), None).unwrap();
    let bodega = other.resolve("Bodega Ruiz").unwrap();
    let call = Log { outcome: Some(Outcome::AwaitingReply), ..Log::new(bodega, Kind::Call, other.clock().wall()) };
    other.log(&Log { text: "Contesta el jueves".into(), ..call }).unwrap();
    assert!(find(&desk.screen(), "Zapatería Nueva").is_none());
    desk.send(Msg::Changed);
    let counts = desk.model.day.counts;
    assert_eq!((counts.red, counts.yellow, counts.green, counts.unplanned), (0, 1, 2, 2));
    let screen = desk.screen();
    assert!(find(&screen, "Zapatería Nueva").is_some() && find(&screen, "● 0").is_some());
    desk.pick("Bodega Ruiz");
    assert!(find(&desk.screen(), "Contesta el jueves").is_some());
}

#[test]
fn what_another_program_writes_shows_on_the_open_card() {
    let mut desk = Desk::shop();
    desk.open_card("Hotel Sol");
    let mut other = desk.other();
    let hotel = other.resolve("Hotel Sol").unwrap();
    other.log(&Log { text: "Llamaron ellos".into(), ..Log::new(hotel, Kind::Call, other.clock().wall()) }).unwrap();
    desk.send(Msg::Changed);
    assert!(find(&desk.screen(), "Llamaron ellos").is_some());
}

#[test]
fn the_card_of_a_client_that_another_program_removed_closes() {
    let mut desk = Desk::shop();
    desk.open_card("Hotel Sol");
    let mut other = desk.other();
    let hotel = other.resolve("Hotel Sol").unwrap();
    other.set_standing(&[hotel], Standing::Trashed).unwrap();
    other.remove_client(hotel).unwrap();
    desk.send(Msg::Changed);
    assert!(desk.model.card.is_none());
    assert_eq!(desk.names().len(), 3);
}

/// Every form that was open on a client who is gone says so, and the screens go on.
#[test]
fn a_form_on_a_client_that_is_gone_says_so() {
    for keys in ["c 1", "n <text:algo>", "f <text:mañana>", "s", "e <text:x>", "d <text:mañana>", "E"] {
        let mut desk = Desk::shop();
        desk.pick("Hotel Sol");
        desk.keys(keys);
        let mut other = desk.other();
        let hotel = other.resolve("Hotel Sol").unwrap();
        other.set_standing(&[hotel], Standing::Trashed).unwrap();
        other.remove_client(hotel).unwrap();
        desk.send(Msg::Changed);
        desk.refused();
        desk.keys("x <Esc>");
        desk.keys("<Down> <Enter> <Esc>");
        let _drawn = desk.screen();
    }
}

#[test]
fn a_list_whose_selected_client_went_elsewhere_keeps_its_place() {
    let mut desk = Desk::shop();
    desk.keys("2");
    desk.pick("Hotel Sol");
    let mut other = desk.other();
    other.set_standing(&[other.resolve("Bodega Ruiz").unwrap()], Standing::Archived).unwrap();
    desk.send(Msg::Changed);
    assert_eq!(desk.selected(), "Hotel Sol", "one row went above it");
    other.set_standing(&[other.resolve("Hotel Sol").unwrap()], Standing::Archived).unwrap();
    desk.send(Msg::Changed);
    assert_eq!(desk.selected(), "Óptica Núñez", "the next one moved up");
}

/// Filtered, looked away, and back: who came meanwhile is there.
#[test]
fn a_filter_that_was_left_standing_finds_who_came_since() {
    let mut desk = Desk::shop();
    desk.keys("/ <text:zapat> <Enter>");
    assert!(desk.names().is_empty());
    desk.keys("1");
    desk.other().add_client(named("Zapatería Nueva"), None).unwrap();
    desk.send(Msg::Changed);
    desk.keys("2");
    assert_eq!(desk.names(), ["Zapatería Nueva"]);
}

#[test]
fn a_new_day_brings_new_lights_and_another_date() {
    let mut desk = Desk::shop();
    assert_eq!(desk.model.day.counts.red, 1);
    let next = clock("2026-11-24T00:00:01-05:00");
    desk.model.agenda = Agenda::open(&desk.path("agenda.db"), next, Rules::default(), Origin::Screens).unwrap();
    desk.send(Msg::Changed);
    assert_eq!((desk.model.date, desk.model.day.counts.red), (november(24), 2));
    assert!(find(&desk.screen(), "mar 24  ●").is_some());
    let second = desk.names()[1].clone();
    assert_eq!(second, "Ferretería López", "yesterday's call is late today");
    assert_eq!(desk.model.agenda.day().unwrap(), desk.model.day);
}

#[test]
fn a_new_day_reaches_the_list_of_clients_and_the_card() {
    for keys in ["2", "<Enter>", "2 <Enter>"] {
        let mut desk = Desk::shop();
        desk.keys(keys);
        let next = clock("2026-11-27T08:00:00-05:00");
        desk.model.agenda = Agenda::open(&desk.path("agenda.db"), next, Rules::default(), Origin::Screens).unwrap();
        desk.send(Msg::Changed);
        assert!(find(&desk.screen(), "vie 27  ●").is_some());
        assert_eq!(desk.card("Hotel Sol").alert.light(desk.model.date), Some(Light::Yellow));
        desk.keys("1");
        assert_eq!(desk.model.today.total(), 4);
    }
}

#[test]
fn screens_that_are_opened_on_another_day_show_that_day() {
    let mut desk = Desk::shop().reopened("2026-12-01T07:00:00-05:00");
    assert!(find(&desk.screen(), "mar 1 dic").is_some());
    assert_eq!(desk.model.day.counts.red, 3);
    desk.pick("Bodega Ruiz");
    desk.keys("s");
    assert_eq!(desk.form().value(Name::Until), "mié 2 dic");
}

/// A computer that sleeps does not count the time until midnight: all that tells of the new day is who comes back.
#[test]
fn whoever_comes_back_to_the_window_after_midnight_sees_the_new_day() {
    for (name, event) in
        [("focus", Event::FocusGained), ("a size", Event::Resize(80, 24)), ("a paste", Event::Paste(String::new()))]
    {
        let mut desk = Desk::shop();
        let red = desk.model.day.counts.red;
        desk.hear(vec![Event::FocusLost]);
        let next = clock("2026-12-01T07:00:00-05:00");
        desk.model.agenda = Agenda::open(&desk.path("agenda.db"), next, Rules::default(), Origin::Screens).unwrap();
        assert!(find(&desk.screen(), "mar 1 dic").is_none(), "{name}");
        desk.hear(vec![event]);
        assert!(find(&desk.screen(), "mar 1 dic").is_some(), "{name}");
        assert!(desk.model.day.counts.red > red, "{name}");
        assert!(!desk.model.agenda.is_behind().unwrap(), "{name}: what is derived followed");
    }
}
