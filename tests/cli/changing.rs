//! What the changing commands do, and that undo takes it back.

use serde_json::{Value, json};

use crate::{Home, fields};

fn next_of(home: &Home, client: &str) -> Value {
    home.json(&["show", client])["follow_ups"][0].clone()
}

#[test]
fn what_comes_again_is_planned_shown_and_goes_on() {
    let home = Home::with_clients("es-PE");
    let said = home.done(&["plan", "ruiz", "cada 2 semanas los martes a las 10 visita", "--lead", "2"]);
    assert!(said.contains("mar 24 nov 10:00 · visita · ↻ cada 2 semanas, los martes"), "{said}");
    let next = next_of(&home, "ruiz");
    assert_eq!(next["rule"], json!("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"));
    assert_eq!((&next["lead"], &next["date"]), (&json!(2), &json!("2026-11-24")));
    assert!(home.done(&["show", "ruiz"]).contains("↻ cada 2 semanas, los martes"));
    assert!(home.done(&["show", "ruiz", "--lang", "en"]).contains("↻ every 2 weeks, on Tuesday"));
    home.done(&["done", "ruiz"]);
    assert_eq!(next_of(&home, "ruiz")["date"], json!("2026-12-08"));
    home.done(&["undo"]);
    assert_eq!(next_of(&home, "ruiz")["date"], json!("2026-11-24"));
    // Quick capture, and the next step of a contact.
    home.done(&["log", "Hotel Sol: llamé, todo bien >cada mes llamada"]);
    let steps = home.json(&["show", "hotel"])["follow_ups"].clone();
    let rules: Vec<_> = steps.as_array().unwrap().iter().map(|step| step["rule"].clone()).collect();
    assert!(rules.contains(&json!("FREQ=MONTHLY")), "{steps}");
    for (lead, code) in [("366", 2), ("-1", 2), ("x", 2), ("365", 0)] {
        assert_eq!(home.run(&["plan", "ruiz", "mañana", "--lead", lead]).code, code, "{lead}");
    }
    assert_eq!(home.run(&["plan", "ruiz", "quincenal"]).code, 1, "two readings");
}

#[test]
fn a_client_is_added_with_all_that_is_known() {
    let home = Home::new("es-PE");
    let said = home.json(&[
        "add",
        "Café",
        "Lima",
        "--kind",
        "empresa",
        "--company",
        "Grupo",
        "--role",
        "dueña",
        "--sector",
        "café",
        "--zone",
        "Centro",
        "--country",
        "Perú",
        "--source",
        "feria",
        "--tax-id",
        "20-1",
        "--phone",
        "01 555",
        "--phone",
        "01 556",
        "--email",
        "a@b.example",
        "--cadence",
        "20/40",
        "--notes",
        "abre tarde",
        "--next",
        "auto",
        "--purpose",
        "presentarse",
    ]);
    assert_eq!(fields(&said), ["client", "done", "light", "next"]);
    assert_eq!((&said["done"], &said["light"]), (&json!("add_client"), &json!("green")));
    assert_eq!(said["next"]["date"], "2026-11-24");
    let card = home.json(&["show", "#1"]);
    let client = &card["client"];
    assert_eq!((&client["name"], &client["kind"]), (&json!("Café Lima"), &json!("company")));
    assert_eq!(client["cadence"], json!({ "ideal": 20, "maximum": 40 }));
    assert_eq!(card["channels"].as_array().unwrap().len(), 3);
    let again = home.done(&["add", "café lima"]);
    assert!(again.contains("se parece a Café Lima (#1)"), "{again}");
}

#[test]
fn only_what_is_named_is_edited() {
    let home = Home::with_clients("es");
    home.done(&[
        "edit",
        "lopez",
        "--city",
        "Arequipa",
        "--mobile",
        "999-111-222",
        "--tag",
        "Norte",
        "--attention",
        "amarillo",
    ]);
    let card = home.json(&["show", "#1"]);
    assert_eq!((&card["client"]["city"], &card["client"]["attention"]), (&json!("Arequipa"), &json!("yellow")));
    assert_eq!(card["client"]["tags"], json!(["vip", "Norte"]));
    assert_eq!(card["channels"].as_array().unwrap().len(), 1, "the same number in another writing");
    home.done(&["edit", "#1", "--clear", "mobile", "--mobile", "888", "--clear", "tag", "--name", "Ferretería L"]);
    let card = home.json(&["show", "#1"]);
    assert_eq!(card["channels"][0]["value"], "888");
    assert_eq!((&card["client"]["tags"], &card["client"]["name"]), (&json!([]), &json!("Ferretería L")));
    assert_eq!(card["contacts"][0]["name"], "Rosa Muñoz");
    for (flag, standing, done) in [
        ("--rest", "resting", "rest"),
        ("--archive", "archived", "archive"),
        ("--trash", "trashed", "trash"),
        ("--restore", "active", "activate"),
    ] {
        assert_eq!(home.json(&["edit", "#1", flag])["done"], done);
        assert_eq!(home.json(&["show", "#1"])["client"]["standing"], standing);
    }
    assert_eq!(home.json(&["edit", "#1", "--attention", "auto"])["done"], "attention");
}

#[test]
fn logging_names_the_next_step_and_plans_only_what_is_asked_for() {
    let home = Home::with_clients("es-PE");
    let said = home.done(&["log", "--client", "lopez", "--kind", "Llamada", "--outcome", "no contesta"]);
    assert!(said.starts_with("hecho: llamada a Ferretería López\n○ sin próximo paso\n"), "{said}");
    assert!(said.contains("sugerencia: mar 24 nov · llamada — para aceptarla: cartera plan '#1' 2026-11-24"), "{said}");
    assert_eq!(next_of(&home, "#1"), Value::Null);
    home.done(&["log", "--client", "lopez", "--kind", "call", "--outcome", "no_answer", "--next", "auto"]);
    assert_eq!(next_of(&home, "#1")["date"], "2026-11-24");
    let args = ["--kind", "visita", "--outcome", "SPOKE", "--at", "ayer 17:30", "--in", "--contact", "rosa"];
    let next = ["--next", "vie 10:00", "--channel", "reunion", "--purpose", "cerrar", "quiere", "50", "uds"];
    home.done(&[&["log", "--client", "lopez"], args.as_slice(), next.as_slice()].concat());
    let card = home.json(&["show", "#1"]);
    // Two calls of today stand above what happened yesterday.
    let visit = &card["interactions"][2];
    assert_eq!((&visit["at"], &visit["kind"]), (&json!("2026-11-22T17:30"), &json!("visit")));
    assert_eq!((&visit["direction"], &visit["contact"]), (&json!("in"), &json!("Rosa Muñoz")));
    assert_eq!(visit["text"], "quiere 50 uds");
    let planned: Vec<_> = card["follow_ups"].as_array().unwrap().iter().map(|f| f["channel"].clone()).collect();
    assert_eq!(planned, ["call", "meeting"], "what was planned for later stays");
    assert!(
        home.done(&["log", "--client", "hotel", "--next", "none", "una nota"])
            .starts_with("hecho: nota sobre Hotel Sol\n")
    );
}

#[test]
fn a_long_text_comes_through_the_input() {
    let home = Home::with_clients("es");
    let text = "línea con ñ\n".repeat(8_000);
    let said = home.run_with(&["log", "--client", "lopez", "--note", "-"], &[], text.as_bytes());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let card = home.json(&["show", "#1"]);
    assert_eq!(card["interactions"][0]["text"].as_str().unwrap(), text.trim_end());
}

#[test]
fn follow_ups_are_planned_done_and_put_off() {
    let home = Home::with_clients("en");
    home.done(&["plan", "hotel", "tomorrow 9am e-mail", "--purpose", "price list"]);
    let next = next_of(&home, "hotel");
    assert_eq!((&next["date"], &next["time"]), (&json!("2026-11-24"), &json!("09:00")));
    assert_eq!((&next["channel"], &next["purpose"]), (&json!("email"), &json!("price list")));
    home.done(&["snooze", "hotel", "in 2 days"]);
    let next = next_of(&home, "hotel");
    assert_eq!((&next["date"], &next["time"], &next["snoozes"]), (&json!("2026-11-25"), &json!("09:00"), &json!(1)));
    home.done(&["done", "hotel", "--next", "+5b"]);
    let dates: Vec<_> =
        home.json(&["show", "hotel"])["follow_ups"].as_array().unwrap().iter().map(|f| f["date"].clone()).collect();
    assert_eq!(dates, ["2026-11-27", "2026-11-30"]);
    home.done(&["log", "--client", "hotel", "--kind", "call", "--outcome", "complaint", "--next", "none"]);
    assert_eq!(home.json(&["why", "hotel"])["light"], "red");
    assert_eq!(home.json(&["done", "hotel", "--complaint"])["light"], "green");
}

#[test]
fn undo_and_redo_say_what_they_did() {
    let home = Home::with_clients("es");
    home.done(&["log", "--client", "lopez", "--kind", "llamada", "--next", "mañana", "hablamos"]);
    let before = home.json(&["show", "#1"]);
    assert_eq!(home.done(&["undo"]), "deshecho: llamada a Ferretería López\n");
    let undone = home.json(&["show", "#1"]);
    assert_eq!((&undone["interaction_count"], &undone["follow_ups"]), (&json!(0), &json!([])));
    assert_eq!(home.done(&["undo", "--lang", "en"]), "undone: adding Hotel Sol\n");
    let redone = home.json(&["redo"]);
    let step = ["action", "at", "count", "id", "label", "origin", "subject", "undone"];
    assert_eq!(fields(&redone["redone"]), step);
    assert_eq!((&redone["redone"]["label"], &redone["redone"]["undone"]), (&json!("alta de Hotel Sol"), &json!(false)));
    assert_eq!(home.done(&["redo"]), "rehecho: llamada a Ferretería López\n");
    assert_eq!(home.json(&["show", "#1"]), before);
    let history = home.json(&["history", "--limit", "2"]);
    assert_eq!(history.as_array().unwrap().len(), 2);
    assert_eq!(fields(&history[0]), step);
    assert_eq!((&history[0]["action"], &history[0]["origin"]), (&json!("log_call"), &json!("cli")));
    assert_eq!(history[0]["at"], "2026-11-23T15:00:00Z");
    // On the user's wall clock, not in UTC.
    assert!(home.done(&["history"]).starts_with("lun 23 nov 10:00  llamada a Ferretería López"));
}

#[test]
fn names_of_every_script_are_kept_and_orders_to_the_terminal_are_not() {
    let home = Home::new("es");
    for name in ["مكتبة النور", "שלום בע״מ", "北京商店", "Kiosko 🍎👩‍🍳", "Ñandú & Cía."]
    {
        home.done(&["add", name]);
        assert_eq!(home.json(&["show", name])["client"]["name"], name);
    }
    home.done(&["add", "Ana\u{1b}[31m\u{7} \u{202e}Pérez\n\tRuiz"]);
    assert_eq!(home.json(&["show", "pérez"])["client"]["name"], "Ana[31m Pérez Ruiz");
    let said = home.done(&["find"]);
    assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{said:?}");
}
