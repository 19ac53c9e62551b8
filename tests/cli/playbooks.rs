//! Playbooks and campaigns in the shell, in both languages.

use serde_json::{Value, json};

use crate::{Home, fields};

const TEXT: &str = "Después de la muestra\ncuando: muestra\ntermina: respuesta, pedido, no le interesa\n\
                    +5d   llamada   ¿qué le pareció?   plantilla: muestra\n+15d 10:00 visita decisión\n";

fn names(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|value| value["name"].as_str().unwrap()).collect()
}

#[test]
fn playbooks_are_listed_written_switched_and_made_again_what_they_were() {
    let home = Home::with_clients("es-PE");
    let ready = home.json(&["playbooks"]);
    let first = &ready["playbooks"][0];
    assert_eq!(fields(first), ["automatic", "code", "ends", "hidden", "name", "starts", "steps", "text"]);
    assert_eq!(ready["playbooks"].as_array().unwrap().len(), 6);
    let added = home.run_with(&["playbooks", "add", "--text", "-", "--json"], &[], TEXT.as_bytes());
    assert_eq!((added.code, added.err.as_str()), (0, ""));
    let added: Value = serde_json::from_str(&added.out).unwrap();
    let steps = &added["playbook"]["steps"];
    assert_eq!(
        steps[0],
        json!({ "after": "+5d", "at": null, "channel": "call", "purpose": "¿qué le pareció?", "template": "muestra" })
    );
    assert_eq!((&steps[1]["at"], &steps[1]["channel"]), (&json!("10:00"), &json!("visit")));
    assert_eq!(added["playbook"]["ends"], json!(["answer", "order", "not_interested"]));
    assert_eq!(home.done(&["playbooks", "después"]), TEXT);
    assert!(home.done(&["playbooks", "on", "después"]).contains("empezará solo"));
    assert!(home.done(&["playbooks"]).contains("empieza solo"));
    home.done(&["playbooks", "off", "después"]);
    home.done(&["playbooks", "remove", "después"]);
    // One that came ready made, changed with an editor.
    let editor = home.path("editor.sh");
    std::fs::write(&editor, "#!/bin/sh\nprintf '+9m survey ask again\\n' >> \"$1\"\n").unwrap();
    let editor = format!("sh {}", editor.display());
    let edited = home.run_with(&["playbooks", "edit", "welcome"], &[("EDITOR", &editor)], b"");
    assert_eq!((edited.code, edited.err.as_str()), (0, ""));
    assert!(home.done(&["playbooks", "bienvenida"]).contains("+9m survey ask again"));
    home.done(&["playbooks", "hide", "bienvenida"]);
    assert!(!home.done(&["playbooks"]).contains("Bienvenida"));
    assert!(home.done(&["playbooks", "--all"]).contains("Bienvenida"));
    home.done(&["playbooks", "show", "bienvenida"]);
    home.done(&["playbooks", "reset", "bienvenida"]);
    assert_eq!(home.json(&["playbooks"]), ready);
}

#[test]
fn one_is_started_shown_first_and_stopped() {
    let home = Home::with_clients("en-US");
    let before = home.state();
    let dry = home.json(&["start", "after", "lopez", "--dry-run"]);
    assert_eq!(fields(&dry), ["applied", "begun", "planned", "playbook", "skipped"]);
    assert_eq!((&dry["applied"], &dry["planned"]), (&json!(false), &json!(2)));
    assert_eq!(dry["begun"][0]["steps"][0], json!({ "step": 1, "on": "2026-11-30" }));
    assert_eq!(home.state(), before, "nothing was written");
    assert!(home.done(&["start", "after", "lopez"]).contains("has started with 1 client"));
    let show = home.json(&["show", "lopez"]);
    let running = &show["running"][0];
    assert_eq!(fields(running), ["cause", "name", "playbook", "started", "step", "steps"]);
    assert_eq!((&running["step"], &running["cause"]), (&json!(1), &json!("hand")));
    assert!(home.done(&["show", "lopez"]).contains("running: After the sample, step 1 of 2"));
    let all = home.json(&["start", "after-sample", "--filter", "activity:prospect", "--from", "tomorrow"]);
    assert_eq!(all["skipped"], json!([{ "id": 1, "name": "Ferretería López", "why": "running" }]));
    assert_eq!(names(&all["begun"]), ["Ferretería Ruiz", "Hotel Sol"]);
    let stopped = home.json(&["stop", "hotel", "sol"]);
    assert_eq!(stopped["stopped"][0]["playbook"], "after_sample");
    home.done(&["log", "Ferretería López: called, not interested"]);
    assert_eq!(home.json(&["show", "lopez"])["running"], json!([]), "a refusal ends it");
    home.done(&["undo"]);
    assert_eq!(home.json(&["show", "lopez"])["running"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_wrong_is_said_with_the_line_and_nothing_is_written() {
    let home = Home::with_clients("es-PE");
    home.done(&["start", "tras la m", "lopez"]);
    let before = home.state();
    for (args, input, code, why) in [
        (&["playbooks", "add", "--text", "-"] as &[_], "x\n+5d lamada", 1, "línea 2, columna 5"),
        (&["playbooks", "add", "--text", "-"], "x\ncuadno: muestra\n+1d llamada", 1, "¿quizá cuando?"),
        (&["playbooks", "add", "--text", "-"], "BIENVENIDA\n+1d llamada", 1, "ya hay un plan"),
        (&["playbooks", "add", "--text", "-"], "  \n", 1, "no se ha guardado nada"),
        (&["playbooks", "add", "--text", "nada.txt"], "", 1, "nada.txt"),
        (&["playbooks", "nadie"], "", 1, "Tras la muestra"),
        (&["playbooks", "on"], "", 2, "cartera playbooks on PLAN"),
        (&["playbooks", "on", "loyalty"], "", 1, "cuando: muestra"),
        (&["playbooks", "remove", "loyalty"], "", 1, "reset"),
        (&["start", "loyalty"], "", 2, "--filter"),
        (&["start", "loyalty", "lopez", "--filter", "lima"], "", 2, "solo uno"),
        (&["start", "loyalty", "lopez", "--from", "ayer"], "", 1, "cartera:"),
        (&["start", "nada", "lopez"], "", 1, "Fidelización"),
        (&["stop", "hotel", "sol"], "", 1, "Hotel Sol no tiene"),
        (&["campaigns", "start", "Uno"], "", 2, "--playbook"),
        (&["campaigns", "start", "Uno", "--playbook", "tras la m", "--filter", "lopez"], "", 1, "no hay con quién"),
        (&["campaigns", "end"], "", 2, "falta la campaña"),
        (&["campaigns", "end", "Uno"], "", 1, "todavía no hay campañas"),
    ] {
        let said = home.run_with(args, &[], input.as_bytes());
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{args:?}: {}", said.err);
        assert!(said.err.contains(why), "{args:?}: {}", said.err);
    }
    assert_eq!(home.state(), before);
}

#[test]
fn a_campaign_is_started_told_and_ended() {
    let home = Home::with_clients("es-PE");
    assert!(home.done(&["campaigns"]).contains("Todavía no hay campañas"));
    let start = ["campaigns", "start", "Noviembre", "--playbook", "reactiva", "--filter", "ferreteria", "--cost", "50"];
    let begun = home.json(&start);
    assert_eq!(names(&begun["begun"]), ["Ferretería López", "Ferretería Ruiz"]);
    home.done(&["log", "Ferretería López: llamé, quedamos en hablar"]);
    home.done(&["buy", "lopez", "tornillos x 2 @ 100"]);
    let told = &home.json(&["campaigns"])["campaigns"][0];
    assert_eq!(fields(told), ["ended", "filter", "id", "name", "playbook", "results", "started"]);
    let results = &told["results"];
    let figures =
        ["clients", "contacted", "answered", "sold", "revenue", "own_cost", "running"].map(|name| &results[name]);
    assert_eq!(figures, [2, 1, 1, 1, 20_000, 5_000, 1].map(|n| json!(n)).each_ref());
    assert_eq!(results["percent"], json!({ "contacted": 50, "answered": 50, "sold": 50, "returned": 400 }));
    let told = home.done(&["campaigns", "nov", "--cost", "80", "--rename", "Fin de año"]);
    assert!(told.contains("Fin de año") && told.contains("Contactados: se intentó"), "{told}");
    assert!(home.done(&["campaigns", "end", "fin"]).contains("con 1 cliente"));
    assert_eq!(home.run(&["campaigns", "end", "fin"]).code, 1);
}
