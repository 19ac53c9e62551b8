//! What may be sold, from the command line: opened, changed, moved, won, lost, reopened, listed.

use serde_json::{Value, json};

use crate::{Home, fields};

/// A home with three clients: to one of them 50 tables may be sold, to another a service.
fn hopeful(lang: &'static str) -> Home {
    let home = Home::with_clients(lang);
    home.done(&[
        "opportunity",
        "hotel sol",
        "50 mesas de pino",
        "--amount",
        "2150",
        "--expect",
        "30/11",
        "--next",
        "26/11 visita",
        "--need",
        "abrir en mayo",
    ]);
    home.done(&[
        "opportunity",
        "ruiz",
        "servicio",
        "--line",
        "hora x 10 @ 40",
        "--stage",
        "proposal",
        "--terms",
        "30d",
    ]);
    home
}

fn deal(home: &Home, args: &[&str]) -> Value {
    home.json(args)["opportunity"].clone()
}

#[test]
fn an_opportunity_is_opened_listed_and_shown_with_its_client() {
    let home = hopeful("es-PE");
    let listed = home.done(&["opportunities"]);
    let lines: Vec<&str> = listed.lines().collect();
    assert!(lines[0].starts_with("#1  Hotel Sol") && lines[0].contains("interesado · S/ 2,150 · cierra el lun 30 nov"));
    assert!(lines[1].contains("propuesta · S/ 400") && lines[1].ends_with("sin próximo paso"), "{listed}");
    // 10 % of 2,150.00 and 50 % of 400.00.
    assert_eq!(lines[2], "Abierto: S/ 2,550.00 · ponderado: S/ 415.00");
    let shown = home.done(&["show", "hotel sol"]);
    for expected in ["Oportunidades", "50 mesas de pino", "Necesidad     abrir en mayo", "jue 26 nov · visita"] {
        assert!(shown.contains(expected), "{expected} in {shown}");
    }
    let brief = home.done(&["brief", "hotel sol"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(brief.contains("50 mesas de pino: interesado") && brief.contains("calificación 1/4"), "{brief}");
    assert!(home.done(&["sheet", "--on", "26/11"]).contains("50 mesas de pino: interesado"));
    assert!(home.done(&["why", "hotel sol"]).contains("La oportunidad «50 mesas de pino» se cerraría el lun 30 nov"));
    let found = home.json(&["opportunities", "deal>1000"]);
    assert_eq!(found["opportunities"].as_array().unwrap().len(), 1);
    assert_eq!(found["weighted"], json!({ "minor": 21_500, "currency": "PEN" }));
    assert_eq!(home.json(&["opportunities", "--stage", "propuesta"])["opportunities"][0]["title"], json!("servicio"));
    assert_eq!(home.json(&["opportunities", "-deal>1000"])["opportunities"][0]["id"], json!(2), "an exclusion");
    assert!(home.done(&["opportunities", "--stale"]).contains("no hay oportunidades"));
    assert!(home.done(&["find", "etapa:propuesta"]).contains("Ferretería Ruiz"));
}

#[test]
fn one_is_changed_moved_and_deleted() {
    let home = hopeful("en");
    let changed =
        deal(&home, &["opportunity", "hotel sol", "--opportunity", "1", "--probability", "60%", "--expect", "-"]);
    assert_eq!(
        (&changed["probability"], &changed["own"], &changed["expect"]),
        (&json!(60), &json!(true), &Value::Null)
    );
    assert_eq!((&changed["title"], &changed["need"]), (&json!("50 mesas de pino"), &json!("abrir en mayo")));
    assert_eq!(changed["next"]["date"], json!("2026-11-26"));
    assert_eq!(deal(&home, &["move", "hotel sol"])["stage"], json!("qualified"), "on to the next one");
    assert_eq!(deal(&home, &["move", "hotel sol", "--stage", "acuerdo verbal"])["stage"], json!("agreement"));
    let last = home.run(&["move", "hotel sol"]);
    assert_eq!((last.code, last.err.contains("last stage")), (1, true), "{last:?}");
    home.done(&["opportunity", "hotel sol", "--opportunity", "1", "--delete"]);
    assert_eq!(home.json(&["opportunities"])["opportunities"].as_array().unwrap().len(), 1);
    assert_eq!(home.json(&["show", "hotel sol"])["follow_ups"].as_array().unwrap().len(), 1, "its step went with it");
    home.done(&["undo"]);
    assert_eq!(home.json(&["show", "hotel sol"])["opportunities"][0]["next"]["date"], json!("2026-11-26"));
}

#[test]
fn what_is_won_is_bought_and_what_is_lost_says_why() {
    let home = hopeful("es-PE");
    let won = deal(&home, &["win", "ruiz", "--why", "atención", "--next", "en 2 semanas"]);
    assert_eq!((&won["stage"], &won["why"], &won["closed"]), (&json!("won"), &json!("service"), &json!("2026-11-23")));
    let bought = &home.json(&["purchases", "ruiz"])["purchases"][0];
    assert_eq!(
        (&bought["id"], &bought["total"]["minor"], &bought["due"]),
        (&won["purchase"], &json!(40_000), &json!("2026-12-23"))
    );
    let shown = home.json(&["show", "ruiz"]);
    assert_eq!((&shown["interactions"][0]["outcome"], &shown["opportunities"]), (&json!("order"), &json!([])));
    assert_eq!(shown["follow_ups"][0]["date"], json!("2026-12-07"));

    let why = home.run(&["lose", "hotel sol"]);
    assert_eq!((why.code, why.err.contains("competidor, sin presupuesto")), (2, true), "{why:?}");
    let lost = deal(&home, &["lose", "hotel sol", "--why", "competidor", "--note", "Andina", "--next", "1/3"]);
    assert_eq!(
        (&lost["stage"], &lost["why"], &lost["why_note"]),
        (&json!("lost"), &json!("competitor"), &json!("Andina"))
    );
    let left = home.json(&["show", "hotel sol"])["follow_ups"].clone();
    let days: Vec<&Value> = left.as_array().unwrap().iter().map(|step| &step["date"]).collect();
    assert_eq!(days, [&json!("2026-11-27"), &json!("2027-03-01")], "its own step is called off");
    let all = home.done(&["opportunities", "--all"]);
    assert!(all.contains("perdida el lun 23 nov · S/ 2,150 · competidor"), "{all}");
    assert_eq!(home.json(&["opportunities"])["total"]["minor"], json!(0));

    assert_eq!(deal(&home, &["reopen", "hotel sol"])["stage"], json!("lead"));
    home.done(&["undo"]);
    home.done(&["undo"]);
    assert_eq!(home.json(&["show", "hotel sol"])["opportunities"][0]["stage"], json!("lead"));
}

#[test]
fn a_refusal_says_what_to_do() {
    let home = hopeful("en");
    home.done(&["opportunity", "ruiz", "another one"]);
    let before = home.state();
    for (args, code, said) in [
        (vec!["move", "lópez"], 1, "no open opportunity"),
        (vec!["reopen", "ruiz"], 1, "no closed opportunity"),
        (vec!["win", "ruiz"], 1, "there are 2 opportunities: say which with --opportunity"),
        (vec!["win", "ruiz", "--opportunity", "1"], 1, "has no opportunity “1”"),
        (vec!["win", "ruiz", "--opportunity", "#2", "--why", "competitor"], 2, "--why"),
        (vec!["win", "ruiz", "--opportunity", "2", "--on", "22/11/2025"], 1, "cannot have been closed before it began"),
        (vec!["opportunity", "ruiz"], 2, "what would be sold"),
        (vec!["opportunity", "ruiz", "x", "--amount", "mucho"], 2, "--amount"),
        (vec!["opportunity", "ruiz", "x", "--probability", "101"], 2, "0"),
        (vec!["opportunity", "ruiz", "x", "--terms", "nunca"], 2, "30d"),
        (vec!["opportunity", "ruiz", "x", "--stage", "won"], 1, "there is no stage"),
        (vec!["move", "ruiz", "--opportunity", "2", "--stage", "maybe"], 2, "verbal agreement"),
    ] {
        let refused = home.run(&args);
        assert_eq!(refused.code, code, "{args:?}: {refused:?}");
        assert!(refused.err.contains(said), "{args:?}: {said} in {}", refused.err);
        assert_eq!(refused.out, "", "{args:?}");
    }
    assert_eq!(home.state(), before, "nothing was written");
}

#[test]
fn the_fields_of_an_opportunity_are_those_that_help_promises() {
    let home = hopeful("es");
    let all = home.json(&["opportunities"]);
    assert_eq!(fields(&all), ["left_out", "opportunities", "total", "weighted"]);
    let help = home.done(&["opportunities", "--help"]).split_whitespace().collect::<Vec<_>>().join(" ");
    for field in fields(&all["opportunities"][0]) {
        assert!(help.contains(field), "{field} in {help}");
    }
}
