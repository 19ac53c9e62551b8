//! Many at once on one file: two who write on screens, two who write from a shell, and some who read. No update is lost, no
//! error shown, and in the end all see the same.

use std::sync::atomic::{AtomicBool, Ordering};

use super::kills::{Promised, setting};
use super::*;

/// Logs notes about a client on the screens until it is time to stop; those that the screen said are saved.
fn on_the_screen(terminal: &mut Terminal, name: &str, stop: &AtomicBool) -> Vec<String> {
    let mut saved = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let note = format!("{name} dice {}.", saved.len());
        terminal.keys("n");
        terminal.until_text("Anotar · ");
        terminal.keys(&note);
        terminal.until_text(&note);
        terminal.keys("\u{13}");
        terminal.until("the note to be saved", |screen| {
            let text = screen.contents();
            assert!(!text.contains('✗'), "an error is shown:\n{text}");
            !text.contains("Anotar · ") && text.contains("✓ nota sobre")
        });
        saved.push(note);
    }
    saved
}

/// Runs commands until it is time to stop; the notes among them.
fn in_a_shell(home: &Home, name: &str, stop: &AtomicBool, writes: bool) -> Vec<String> {
    let mut saved = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        if writes {
            let note = format!("{name} teclea {}.", saved.len());
            home.run(&["log", "--client", "lopez", "--kind", "note", &note]);
            // What two change of the same row: each counts on.
            home.run(&["edit", "ruiz", "--city", &note]);
            saved.push(note);
        } else {
            for args in [&["today", "--all"][..], &["find", "ferreteria"], &["show", "lopez"], &["history"]] {
                home.run(args);
            }
        }
    }
    saved
}

#[test]
fn four_who_write_and_some_who_read_lose_nothing_and_see_the_same() {
    let home = Home::with_client();
    home.run(&["add", "Bodega Ruiz", "--next", "hoy"]);
    let mut screens = [home.open(&[]), home.open(&[])];
    for terminal in &mut screens {
        terminal.until_text("Ferretería López");
    }
    let (stop, begin) = (AtomicBool::new(false), Instant::now());
    let length = Duration::from_secs(setting("CARTERA_TOGETHER", 3));
    let mut promised = Promised::default();
    let counts = thread::scope(|scope| {
        let [first, second] = &mut screens;
        let writers = [
            scope.spawn(|| on_the_screen(first, "Ana", &stop)),
            scope.spawn(|| on_the_screen(second, "Eva", &stop)),
            scope.spawn(|| in_a_shell(&home, "Luz", &stop, true)),
            scope.spawn(|| in_a_shell(&home, "Paz", &stop, true)),
        ];
        let readers = [scope.spawn(|| in_a_shell(&home, "", &stop, false))];
        // Whoever fails ends all of them.
        while begin.elapsed() < length && !writers.iter().any(thread::ScopedJoinHandle::is_finished) {
            thread::sleep(LOOK);
        }
        stop.store(true, Ordering::Relaxed);
        for reader in readers {
            reader.join().unwrap();
        }
        writers.map(|writer| {
            let saved = writer.join().unwrap();
            for note in &saved {
                promised.add(note);
            }
            saved.len()
        })
    });
    assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
    // Both screens come to show what another program did last.
    home.run(&["add", "Zapatería Última", "--next", "hoy"]);
    for terminal in &mut screens {
        terminal.until_text("Zapatería Última");
    }
    let rows = |terminal: &Terminal| {
        let text = terminal.text();
        // All but the line of what this window itself did last.
        text.lines().take(22).map(|line| line.trim_end().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rows(&screens[0]), rows(&screens[1]));
    for terminal in &mut screens {
        terminal.keys("q");
        assert_eq!(terminal.ended(), 0);
    }
    promised.check(&home);
    assert!(home.run(&["check"]).starts_with("todo está bien"));
    let undone: usize = counts.iter().sum();
    // The journal has each of them: all can be undone, one after the other.
    for _ in 0..undone.min(3) {
        home.run(&["undo"]);
    }
    println!("notes saved by each: {counts:?}");
}
