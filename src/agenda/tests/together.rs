//! Several windows at work on one file at the same time.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::*;
use crate::domain::Standing;

#[test]
fn two_writers_lose_nothing_and_a_reader_never_sees_half() {
    const EACH: usize = 200;
    let mut desk = Desk::new();
    let clients = ["Ana", "Eva"].map(|name| desk.client_called(name));
    let (done, path) = (AtomicBool::new(false), desk.path().to_owned());
    let write = |name: &str| {
        let mut agenda = open(&path);
        for n in 0..EACH {
            let client = clients[n % 2];
            let next = Next::Plan(plan(i64::try_from(n % 9).unwrap(), name));
            let log = Log { text: format!("{name} {n}"), next, ..agenda.call(client, Outcome::Spoke) };
            agenda.log(&log).unwrap();
        }
    };
    let read = || {
        let agenda = open(&path);
        let mut seen = 0;
        while !done.load(Ordering::Relaxed) {
            // In one statement: the light knows the last interaction, and the next step that was planned with it.
            let stale = agenda.store.rows_of(
                "SELECT * FROM light l WHERE last_id IS NOT (SELECT max(id) FROM interaction WHERE client_id = l.client_id)
                 OR next_id IS NOT (SELECT id FROM follow_up WHERE client_id = l.client_id AND state = 'open'
                                    ORDER BY due_on, id LIMIT 1)",
            );
            assert_eq!(stale, "");
            // In several: a card is of one moment.
            let card = agenda.card(clients[0], usize::MAX).unwrap();
            assert_eq!(card.interactions.len(), card.interaction_count);
            assert_eq!(card.alert.on_track, !card.follow_ups.is_empty());
            assert!(card.interaction_count >= seen, "what was seen once stays");
            seen = card.interaction_count;
        }
    };
    thread::scope(|scope| {
        let reader = scope.spawn(read);
        let writers = ["uno", "dos"].map(|name| scope.spawn(move || write(name)));
        let written = writers.map(thread::ScopedJoinHandle::join);
        done.store(true, Ordering::Relaxed);
        reader.join().unwrap();
        for writer in written {
            writer.unwrap();
        }
    });
    assert_eq!(desk.store.rows_of("SELECT count(*), count(DISTINCT text) FROM interaction"), "400|400\n");
    assert_eq!(desk.history(usize::MAX).unwrap().len(), 2 * EACH + clients.len());
    assert_eq!(desk.store.lights(), desk.store.lights_anew(&desk.rules));
    desk.store.assert_sound();
}

/// A list is fetched in two steps, places and then rows: nobody may vanish between them.
#[test]
fn a_list_can_be_read_while_clients_come_and_go() {
    let desk = Desk::new();
    let (done, path) = (AtomicBool::new(false), desk.path().to_owned());
    let write = || {
        let mut agenda = open(&path);
        for n in 0..60 {
            let id = agenda.add_client(record(&format!("Cliente {n}")), Some(plan(n % 3, ""))).unwrap();
            agenda.set_standing(&[id], Standing::Trashed).unwrap();
            if n % 4 > 0 {
                agenda.remove_client(id).unwrap();
            }
        }
    };
    let read = || {
        let agenda = open(&path);
        let scopes = [Scope::Clients(Order::Name, Shelf::Trashed), Scope::Day(day(0))];
        let mut windows = scopes.map(|scope| Window::open(&agenda, agenda.listing(scope, "").unwrap(), 5).unwrap());
        while !done.load(Ordering::Relaxed) {
            for window in &mut windows {
                agenda.names(window.listing());
                window.refresh(&agenda).unwrap();
                assert_eq!(window.visible(5).count(), window.total().min(5));
                window.end(&agenda).unwrap();
                window.home(&agenda).unwrap();
            }
        }
    };
    thread::scope(|scope| {
        let readers = [scope.spawn(read), scope.spawn(read)];
        let written = scope.spawn(write).join();
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().unwrap();
        }
        written.unwrap();
    });
    desk.store.assert_sound();
}

#[test]
fn a_window_hears_of_what_another_wrote_and_not_of_its_own() {
    let mut desk = Desk::new();
    let mut other = desk.window();
    let before = desk.foreign_version().unwrap();
    desk.client_called("Ana");
    assert_eq!(desk.foreign_version().unwrap(), before);
    let theirs = other.foreign_version().unwrap();
    other.client_called("Eva");
    assert_eq!(other.foreign_version().unwrap(), theirs);
    assert_ne!(desk.foreign_version().unwrap(), before);
}

#[test]
fn each_window_knows_what_it_did_itself() {
    let mut desk = Desk::new();
    let (ana, eva) = (desk.client_called("Ana"), desk.client_called("Eva"));
    let mut other = open(desk.path());
    assert_eq!(other.just_done().unwrap(), None, "what others did is not what was done here");
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    other.log(&other.call(eva, Outcome::NoAnswer)).unwrap();
    assert_eq!(desk.just_done().unwrap().unwrap().subject, "Ana");
    assert_eq!(desk.just_done().unwrap(), None, "once");
    assert_eq!(other.just_done().unwrap().unwrap().subject, "Eva");
}

/// What was seen of a card is taken for it as long as it is true: not after a change, whoever made it, nor for another.
#[test]
fn a_card_that_is_opened_on_a_glimpse_is_the_card_as_it_is() {
    let mut desk = Desk::new();
    let clients = ["Ana", "Eva"].map(|name| desk.client_called(name));
    let log = |agenda: &mut Agenda, client, text: &str| {
        let log = Log { text: text.to_owned(), ..agenda.call(client, Outcome::Spoke) };
        agenda.log(&log).unwrap();
    };
    for n in 0..5 {
        log(&mut desk, clients[0], &format!("conversación {n}"));
    }
    let mut other = desk.window();
    for history in [0, 2, 5, 9] {
        for change in ["nothing", "here", "elsewhere", "of another"] {
            let seen = desk.glimpse(clients[0], 3).unwrap();
            match change {
                "here" => log(&mut desk, clients[0], "aquí"),
                "elsewhere" => log(&mut other, clients[0], "en otra parte"),
                "of another" => log(&mut desk, clients[1], "otra"),
                _ => {}
            }
            for client in clients {
                let (opened, card) = (desk.card_after(Some(&seen), client, history), desk.card(client, history));
                assert_eq!(opened.unwrap(), card.unwrap(), "{history} after {change}");
            }
        }
        let seen = desk.glimpse(clients[0], 3).unwrap();
        desk.on_day(i64::try_from(history).unwrap() + 1);
        let (opened, card) = (desk.card_after(Some(&seen), clients[0], history), desk.card(clients[0], history));
        assert_eq!(opened.unwrap(), card.unwrap(), "{history} on the next day");
    }
}
