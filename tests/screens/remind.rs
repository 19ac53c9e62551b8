//! Appointments that begin while the screens are open: the line on the screen, the bell, and the desktop.

use cartera::agenda::{Agenda, Origin};
use cartera::config::Remind;
use cartera::domain::{Kind, Rules};
use cartera::tui::model::Mood;
use cartera::tui::update::Msg;
use jiff::civil::{Time, time};

use crate::support::{BOTH, Desk, Manner, TODAY, clock, find, named, november, plan};

fn appointments(agenda: &mut Agenda) {
    let mut at = |name: &str, day, at: Option<Time>, kind| {
        agenda.add_client(named(name), Some(plan(november(day), at, kind, "llevar muestras"))).unwrap();
    };
    at("Hotel Sol", 23, Some(time(10, 0, 0, 0)), Kind::Visit);
    at("Bodega Ruiz", 23, Some(time(10, 0, 0, 0)), Kind::Meeting);
    at("Óptica Núñez", 23, Some(time(16, 30, 0, 0)), Kind::Call);
    at("Ferretería López", 23, None, Kind::Call);
    at("Botica Luz", 24, Some(time(0, 5, 0, 0)), Kind::Call);
}

fn desk(lang: &'static str) -> Desk {
    Desk::of(Manner { lang, ..Manner::default() }, appointments)
}

/// Makes it another hour of the day, as if nobody had touched a key since.
fn at(desk: &mut Desk, hour: &str) {
    let now = clock(&format!("2026-11-{hour}-05:00"));
    let path = desk.path("agenda.db");
    desk.model.agenda = Agenda::open(&path, now, Rules::default(), Origin::Screens).unwrap();
    desk.send(Msg::Changed);
}

fn titles(desk: &Desk) -> Vec<String> {
    desk.desktop.raised().into_iter().map(|notice| notice.title).collect()
}

#[test]
fn what_begins_is_said_on_the_screen_and_on_the_desktop() {
    for (lang, line, first) in [
        ("es-PE", "en 15 min: visita a Hotel Sol, 10:00 · y 1 más", "en 15 min: visita a Hotel Sol, 10:00"),
        ("en-US", "in 15 min: visit to Hotel Sol, 10:00 am · and 1 more", "in 15 min: visit to Hotel Sol, 10:00 am"),
    ] {
        let mut desk = desk(lang);
        assert_eq!(desk.model.reminders.next(), Some(TODAY.at(9, 45, 0, 0)));
        at(&mut desk, "23T09:45:00");
        desk.send(Msg::Remind);
        assert_eq!((desk.notice(), desk.rings), (line, 1));
        assert_eq!(titles(&desk)[0], first);
        assert_eq!((titles(&desk).len(), desk.desktop.raised()[0].body.as_str()), (2, "llevar muestras"));
        for size in BOTH {
            desk.resize(size);
            assert!(find(&desk.screen(), &format!("◷ {line}")).is_some(), "{}", desk.text());
        }
        assert_eq!(desk.model.reminders.next(), Some(TODAY.at(16, 15, 0, 0)), "one moment is waited for, the next");
        desk.send(Msg::Remind);
        assert_eq!((desk.rings, titles(&desk).len()), (1, 2), "said once");
    }
}

#[test]
fn a_reminder_outlasts_the_keys_that_happen_to_be_typed() {
    let mut desk = desk("es-PE");
    at(&mut desk, "23T09:45:00");
    desk.send(Msg::Remind);
    desk.keys("<Down> 2 <Down> n <text:una nota>");
    assert_eq!(desk.model.notice.as_ref().unwrap().mood, Mood::Reminder);
    desk.keys("<Esc>");
    assert!(desk.model.notice.as_ref().is_none_or(|notice| notice.mood != Mood::Reminder), "put away");
    assert!(find(&desk.screen(), "◷").is_none());
}

#[test]
fn the_settings_say_when_and_how() {
    let remind = |minutes, desktop, bell| Remind { minutes, desktop, bell };
    let mut desk = desk("es-PE");
    desk.remind(remind(0, true, true)).unwrap();
    assert_eq!(desk.model.reminders.next(), None, "nothing is waited for");
    desk.send(Msg::Remind);
    assert!(desk.model.notice.is_none());
    desk.remind(remind(60, false, false)).unwrap();
    assert_eq!(desk.model.reminders.next(), Some(TODAY.at(9, 0, 0, 0)), "has passed, and is said at once");
    desk.send(Msg::Remind);
    assert_eq!(desk.notice(), "en 45 min: visita a Hotel Sol, 10:00 · y 1 más");
    assert_eq!((desk.rings, titles(&desk).len()), (0, 0));
}

#[test]
fn what_is_moved_or_done_meanwhile_is_followed() {
    let mut desk = desk("es-PE");
    let mut other = desk.other();
    for name in ["Hotel Sol", "Bodega Ruiz"] {
        let client = other.resolve(name).unwrap();
        let open = other.card(client, 0).unwrap().follow_ups[0].id;
        other.done(open, None).unwrap();
    }
    desk.send(Msg::Changed);
    assert_eq!(desk.model.reminders.next(), Some(TODAY.at(16, 15, 0, 0)));
    at(&mut desk, "23T16:20:00");
    desk.send(Msg::Remind);
    assert_eq!(desk.notice(), "en 10 min: llamada a Óptica Núñez, 16:30");
    let client = desk.other().resolve("Óptica Núñez").unwrap();
    desk.other().snooze(&[client], TODAY, Some(time(18, 0, 0, 0))).unwrap();
    desk.send(Msg::Changed);
    assert_eq!(desk.model.reminders.next(), Some(TODAY.at(17, 45, 0, 0)), "another hour is another reminder");
    // Before midnight the next day is in sight.
    at(&mut desk, "23T23:51:00");
    desk.send(Msg::Remind);
    assert_eq!(desk.notice(), "en 14 min: llamada a Botica Luz, 00:05");
    assert_eq!(desk.model.reminders.next(), None, "and then nothing is waited for");
}

#[test]
fn what_a_timer_has_shown_is_not_shown_again_but_said() {
    let mut desk = desk("es-PE");
    at(&mut desk, "23T09:45:00");
    let mut timer = desk.model.agenda.reopen().unwrap();
    assert_eq!(timer.news(15, false).unwrap().appointments.len(), 2);
    desk.send(Msg::Remind);
    assert_eq!((titles(&desk).len(), desk.rings), (0, 1));
    assert!(desk.notice().contains("Hotel Sol"));
    assert!(timer.news(15, false).unwrap().is_empty());
}

#[test]
fn a_hidden_name_is_hidden_in_reminders_too() {
    let mut desk = desk("es-PE");
    desk.model.private = true;
    at(&mut desk, "23T16:15:00");
    desk.pick("Hotel Sol");
    desk.send(Msg::Remind);
    let shown = format!("{}{:?}", desk.notice(), titles(&desk));
    assert!(!shown.contains("Núñez") && shown.contains("•••"), "{shown}");
}
