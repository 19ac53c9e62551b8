//! Clients who are here twice, in the shell.

use serde_json::json;

use crate::{Home, fields};

fn doubled(lang: &'static str) -> Home {
    let home = Home::with_clients(lang);
    home.run(&["add", "FERRETERIA LOPEZ SAC", "--mobile", "+51 999-111-222", "--city", "Callao", "--zone", "Puerto"]);
    home.done(&["log", "#4: llamé, quiere bisagras"]);
    home
}

#[test]
fn pairs_are_told_with_what_speaks_for_them() {
    let home = doubled("es-PE");
    let said = home.json(&["duplicates"]);
    assert_eq!(fields(&said), ["pairs", "total"]);
    assert_eq!(said["total"], 1);
    let pair = &said["pairs"][0];
    assert_eq!(fields(pair), ["clients", "points", "signs"]);
    assert_eq!(pair["signs"], json!(["name", "phone"]));
    assert_eq!((&pair["clients"][0]["id"], &pair["clients"][1]["id"]), (&json!(1), &json!(4)));
    let said = home.run(&["duplicates"]);
    assert!(said.out.contains("mismo teléfono") && said.out.contains("cartera merge '#1' '#4'"), "{said:?}");
    assert_eq!(home.json(&["duplicates", "--limit", "1"])["pairs"].as_array().unwrap().len(), 1);
}

#[test]
fn two_are_made_one_only_when_asked_to() {
    let home = doubled("es-PE");
    let before = home.state();
    for args in [&["merge", "#1", "#4"] as &[_], &["merge", "#1", "#4", "--take", "ciudad", "--dry-run"]] {
        let said = home.run(args);
        assert_eq!((said.code, said.out.contains("--yes")), (0, true), "{said:?}");
        assert!(said.out.contains("Callao") && said.out.contains("Zona: Puerto"), "{said:?}");
        assert!(said.out.contains("1 gestión"), "{said:?}");
    }
    assert_eq!(home.state(), before, "nothing has changed");
    let said = home.json(&["merge", "#1", "#4", "--take", "city", "--yes"]);
    assert_eq!(fields(&said), ["applied", "differing", "filled", "gone", "keep", "moving"]);
    assert_eq!(
        (&said["applied"], &said["filled"], &said["moving"]["interactions"]),
        (&json!(true), &json!(["zone"]), &json!(1))
    );
    let card = home.json(&["show", "#1"]);
    assert_eq!((&card["client"]["city"], &card["client"]["zone"]), (&json!("Callao"), &json!("Puerto")));
    assert_eq!(card["interaction_count"], 1);
    assert_eq!(home.run(&["show", "#4"]).code, 1);
    home.done(&["undo"]);
    assert_eq!(home.json(&["show", "#4"])["interaction_count"], 1);
    assert_eq!(home.json(&["show", "#1"])["client"]["city"], "Lima");
}

#[test]
fn those_who_are_two_are_remembered_as_such() {
    let home = doubled("en-GB");
    assert_eq!(home.done(&["merge", "#1", "#4", "--apart"]), "Noted: they are two.\n");
    assert_eq!(home.json(&["duplicates"])["total"], 0);
    assert!(home.done(&["duplicates"]).contains("Nobody"));
}

#[test]
fn what_cannot_be_merged_is_said_and_left_alone() {
    let home = doubled("es-PE");
    let before = home.state();
    for (args, code, why) in [
        (&["merge", "#1", "#1", "--yes"] as &[_], 1, "la misma"),
        (&["merge", "#1", "#99", "--yes"], 1, "#99"),
        (&["merge", "#1", "#4", "--take", "talla"], 2, "name, kind, city"),
        (&["merge", "#1", "#4", "--yes", "--dry-run"], 2, "--"),
        (&["merge", "#1"], 2, "CLIENTE"),
    ] {
        let said = home.run(args);
        assert_eq!(said.code, code, "{args:?}: {said:?}");
        assert!(said.err.contains(why), "{args:?}: {said:?}");
    }
    assert_eq!(home.state(), before);
}

#[test]
fn somebody_new_who_looks_like_a_client_is_told_and_added_all_the_same() {
    let home = Home::with_clients("es-PE");
    let said = home.run(&["add", "Ferretería Lopes", "--mobile", "0051 999 111 222"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("se parece a Ferretería López (#1): mismo teléfono · nombre parecido"), "{said:?}");
    assert!(said.out.contains("cartera merge '#1' '#4'"), "{said:?}");
    let said = home.run(&["add", "Zapatería Luna", "--mobile", "911 222 333"]);
    assert!(!said.out.contains("se parece"), "{said:?}");
}
