//! The queue of the day and the spreading of what is too much, in the shell.

use serde_json::json;

use crate::{Home, fields};

/// Three clients who want contact today, the first of them with an appointment in the afternoon.
fn busy() -> Home {
    let home = Home::new("es-PE");
    for (name, next) in [("Ana", "hoy 16:00 visita"), ("Bea", "hoy"), ("Cleo", "hoy")] {
        home.done(&["add", name, "--next", next]);
    }
    home.done(&["edit", "Cleo", "--attention", "rojo"]);
    home
}

fn names(waiting: &serde_json::Value) -> Vec<&str> {
    waiting.as_array().unwrap().iter().map(|one| one["client"]["name"].as_str().unwrap()).collect()
}

#[test]
fn the_queue_says_who_comes_and_why() {
    let home = busy();
    let said = home.json(&["queue"]);
    assert_eq!(fields(&said), ["attended", "day", "waiting"]);
    assert_eq!(names(&said["waiting"]), ["Cleo", "Bea", "Ana"]);
    let first = &said["waiting"][0];
    assert_eq!(first["factors"][0], json!({ "factor": "daily", "points": 200 }));
    assert_eq!(said["waiting"][2]["until"], "16:00");
    let text = home.done(&["queue", "--list"]);
    assert!(text.contains("3 esperan") && text.contains("seguimiento diario"), "{text}");
    assert!(text.contains("cita a las 16:00"), "{text}");
    home.done(&["log", "Cleo: llamé, no contesta"]);
    let said = home.json(&["queue"]);
    assert_eq!((names(&said["waiting"]), &said["attended"]), (vec!["Bea", "Ana"], &json!(1)));
}

#[test]
fn what_is_too_much_is_shown_before_it_moves_and_undone_at_once() {
    let home = busy();
    let fits = home.done(&["spread"]);
    assert!(fits.contains("No sobra nadie") && fits.contains("20"), "{fits}");
    let proposal = home.json(&["spread", "--keep", "0"]);
    assert_eq!(fields(&proposal), ["applied", "day", "moves", "stay"]);
    assert_eq!((names(&proposal["moves"]), &proposal["stay"]), (vec!["Bea"], &json!(2)));
    assert_eq!(proposal["moves"][0]["to"], "2026-11-24");
    let before = home.state();
    let said = home.run(&["spread", "--keep", "0"]);
    assert!(said.err.contains("--apply") || said.out.contains("--apply"), "{said:?}");
    assert_eq!(home.state(), before, "nothing has moved");
    home.run(&["spread", "--keep", "0", "--apply"]);
    assert_eq!(home.json(&["show", "Bea"])["follow_ups"][0]["date"], "2026-11-24");
    home.done(&["undo"]);
    assert_eq!(home.json(&["show", "Bea"])["follow_ups"][0]["date"], "2026-11-23");
    let later = home.json(&["spread", "--on", "vie", "--keep", "0"]);
    assert_eq!((&later["moves"], &later["stay"]), (&json!([]), &json!(0)));
}
