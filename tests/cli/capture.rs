//! Lines that log in one go, as an argument and from the input.

use serde_json::{Value, json};

use crate::{Home, fields};

fn interaction(home: &Home, client: &str) -> Value {
    home.json(&["show", client])["interactions"][0].clone()
}

#[test]
fn what_comes_again_is_said_once() {
    let home = Home::with_clients("es-PE");
    let line = "lopez: llamé >cada 2 semanas visita tomar pedido";
    let step = "visita · tomar pedido · ↻ cada 2 semanas";
    for args in [vec!["log", "--dry-run", line], vec!["log", line], vec!["show", "lopez"], vec!["brief", "lopez"]] {
        let said = home.done(&args).replace('\n', " ");
        assert!(said.contains(step) && said.matches('↻').count() == 1, "{args:?}: {said}");
    }
}

#[test]
fn the_amount_of_an_order_is_kept_to_the_cent_and_shown() {
    let home = Home::with_clients("es-PE");
    home.done(&["log", "lopez: llamé, pedido 20 cajas S/ 1,250.50"]);
    let said = &home.json(&["show", "lopez"])["interactions"][0];
    assert_eq!(said["amount"], serde_json::json!({ "minor": 125_050, "currency": "PEN" }));
    assert_eq!((said["outcome"].as_str(), said["text"].as_str()), (Some("order"), Some("pedido 20 cajas S/ 1,250.50")));
    let shown = home.done(&["show", "lopez"]);
    assert!(shown.contains("pedido · S/ 1,250.50"), "{shown}");
}

#[test]
fn who_asks_to_be_called_back_is_suggested_for_then() {
    let home = Home::with_clients("es-PE");
    let said = home.done(&["log", "lopez: llamé, volver a llamar el viernes 10am"]);
    assert!(said.contains("vie 27 nov 10:00 · llamada") && said.contains("2026-11-27T10:00 --channel call"), "{said}");
    home.done(&["plan", "#1", "2026-11-27T10:00", "--channel", "call"]);
    let said = home.done(&["log", "hotel: llamé, volver a llamar el jueves a las 4 >auto"]);
    assert!(said.contains("jue 26 nov 16:00 · llamada"), "{said}");
}

#[test]
fn what_is_planned_already_is_the_next_step() {
    let home = Home::with_clients("es-PE");
    home.done(&["plan", "#1", "vie 10:00"]);
    let plans = || home.json(&["show", "#1"])["follow_ups"].as_array().map_or(0, Vec::len);
    assert!(!home.done(&["log", "lopez: llamé, quiere 50 uds"]).contains("sugerencia"));
    assert!(home.done(&["log", "lopez: llamé, no contesta"]).contains("sugerencia: mar 24 nov"));
    assert_eq!(plans(), 1);
    home.done(&["log", "lopez: llamé, quiere 50 uds >auto"]);
    assert_eq!(plans(), 2);
    home.done(&["log", "lopez: llamé, quiere 60 uds", "--next", "auto"]);
    assert_eq!(plans(), 3);
}

#[test]
fn a_line_does_all_that_it_says() {
    let home = Home::with_clients("es-PE");
    let line = "ferr lopez: llamé, pedido 50 cajas S/ 120.50 #nuevo !rojo <ayer 17:00 >vie 10 visita cobrar";
    let said = home.done(&["log", line]);
    assert!(
        said.starts_with(
            "hecho: llamada a Ferretería López\n● rojo · próximo paso: vie 27 nov 10:00 · visita · cobrar\n"
        ),
        "{said}"
    );
    let card = home.json(&["show", "#1"]);
    let call = &card["interactions"][0];
    assert_eq!(
        (&call["kind"], &call["outcome"], &call["text"]),
        (&json!("call"), &json!("order"), &json!("pedido 50 cajas S/ 120.50"))
    );
    assert_eq!(call["at"], "2026-11-22T17:00");
    assert_eq!(card["client"]["tags"], json!(["vip", "nuevo"]));
    assert_eq!(home.done(&["undo"]), "deshecho: llamada a Ferretería López\n");
    assert_eq!(home.json(&["show", "#1"])["interaction_count"], 0);
}

/// The words need no quotes, and the suggestion is named as it always was.
#[test]
fn english_lines_are_read_as_well() {
    let home = Home::with_clients("en-GB");
    let said = home.done(&["log", "hotel:", "called,", "no", "answer"]);
    assert!(said.starts_with("done: call to Hotel Sol\n"), "{said}");
    let said = home.done(&["log", "@ruiz", "they", "emailed,", "want", "a", "quote"]);
    assert!(said.contains("suggestion: "), "{said}");
    let email = interaction(&home, "ruiz");
    assert_eq!(
        (&email["kind"], &email["direction"], &email["text"]),
        (&json!("email"), &json!("in"), &json!("want a quote"))
    );
}

#[test]
fn options_fill_in_and_override() {
    let home = Home::with_clients("es");
    let options =
        ["--client", "lopez", "--kind", "visita", "--contact", "rosa", "--next", "none", "--note", "dos\nlíneas"];
    home.done(&[&["log", "hotel: llamé, no contesta, bien >vie"], options.as_slice()].concat());
    let visit = interaction(&home, "lopez");
    assert_eq!((&visit["kind"], &visit["contact"]), (&json!("visit"), &json!("Rosa Muñoz")));
    assert_eq!((&visit["outcome"], &visit["text"]), (&json!("no_answer"), &json!("bien\ndos\nlíneas")));
    assert_eq!(home.json(&["show", "lopez"])["follow_ups"], json!([]));
    assert_eq!(home.json(&["show", "hotel"])["interaction_count"], 0);
}

#[test]
fn a_line_may_plan_label_or_set_the_light_and_log_nothing() {
    let home = Home::with_clients("es");
    home.done(&["log", "lopez: >vie visita"]);
    home.done(&["log", "lopez: #grande !amarillo"]);
    let card = home.json(&["show", "lopez"]);
    assert_eq!((&card["interaction_count"], &card["follow_ups"][0]["channel"]), (&json!(0), &json!("visit")));
    assert_eq!((&card["client"]["tags"], &card["client"]["attention"]), (&json!(["vip", "grande"]), &json!("yellow")));
}

#[test]
fn somebody_new_is_added_when_that_is_asked_for() {
    let home = Home::with_clients("es");
    let before = home.state();
    let said = home.run(&["log", "Ana Paz: llamé, quiere \u{1b}[31m50"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    assert!(said.err.contains("ningún cliente se llama «Ana Paz»"), "{}", said.err);
    assert!(said.err.contains("  la línea: Ana Paz: llamé, quiere [31m50\n"), "nothing typed is lost: {}", said.err);
    assert_eq!(home.state(), before);
    home.done(&["log", "--new", "Ana Paz: llamé, quiere 50"]);
    assert_eq!(interaction(&home, "ana paz")["text"], "quiere 50");
    home.done(&["log", "--new", "ana paz: visita"]);
    assert_eq!(home.json(&["find", "ana paz"])["total"], 1, "whoever is known is not added again");
}

#[test]
fn several_lines_are_one_operation() {
    let home = Home::with_clients("es");
    let lines = "lopez: llamé, no contesta >mañana\n\n  hotel: visita, todo bien\r\nruiz: nota: cierra los lunes\n";
    let said = home.run_with(&["log", "-"], &[], lines.as_bytes());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let expected = "hecho: llamada a Ferretería López · próximo paso: mar 24 nov · llamada\nhecho: visita a Hotel Sol\nhecho: nota sobre Ferretería Ruiz\n";
    assert_eq!(said.out, expected);
    assert_eq!(home.done(&["undo"]), "deshecho: captura de 3 líneas\n");
    assert_eq!(home.json(&["show", "hotel"])["interaction_count"], 0);
    let said = home.run_with(&["log", "-"], &[], b"\n\n");
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "", ""));
}

#[test]
fn of_several_lines_all_are_logged_or_none() {
    let home = Home::with_clients("es");
    let lines = "hotel: llamé\nferretería: visita\nzzz: llamé\nruiz: llamé >viernex\nruiz: nota\nlopez: visita";
    let before = home.state();
    let said = home.run_with(&["log", "-"], &[], lines.as_bytes());
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    for part in [
        "línea 2: «ferretería» puede ser cualquiera de 2 clientes",
        "    #1 Ferretería López",
        "    ferretería: visita\n",
        "línea 3: ningún cliente se llama «zzz»",
        "línea 4: No se entiende la fecha «viernex»",
        "línea 5: no hay nada que anotar",
    ] {
        assert!(said.err.contains(part), "{part}: {}", said.err);
    }
    assert!(!said.err.contains("línea 1") && !said.err.contains("línea 6"), "{}", said.err);
    assert_eq!(home.state(), before, "nothing was written");
    let said = home.run_with(&["log", "-", "--partial"], &[], lines.as_bytes());
    assert_eq!((said.code, said.out.lines().count()), (1, 2), "{}", said.err);
    assert!(said.err.contains("quedaron 4 líneas sin anotar"), "{}", said.err);
    assert_eq!(home.json(&["show", "hotel"])["interaction_count"], 1);
    let said = home.run_with(&["log", "-", "--partial", "--json"], &[], lines.as_bytes());
    let value: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(fields(&value), ["lines", "refused"]);
    assert_eq!(fields(&value["lines"][0]), ["client", "done", "light", "line", "new", "next"]);
    assert_eq!(fields(&value["refused"][0]), ["line", "text", "why"]);
    let numbers: Vec<_> = value["refused"].as_array().unwrap().iter().map(|line| line["line"].clone()).collect();
    assert_eq!(numbers, [2, 3, 4, 5]);
}

#[test]
fn a_dry_run_shows_how_a_line_is_understood_and_logs_nothing() {
    let home = Home::with_clients("es-PE");
    let before = home.state();
    let line = "lopez: me llamó, quiere 50 uds #tornillos S/ 12 >vie 10 visita";
    let said = home.done(&["log", "--dry-run", line]);
    for part in [
        "cliente      Ferretería López",
        "gestión      llamada entrante · ahora",
        "nota         «quiere 50 uds»",
        "importe      S/ 12.00",
        "etiqueta     #tornillos",
        "próximo paso  vie 27 nov 10:00 · visita",
    ] {
        let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.split_whitespace().collect::<Vec<_>>().join(" ").contains(&part), "{part}: {said}");
    }
    let value = home.json(&["log", "--dry-run", line]);
    let row = &value["lines"][0];
    let names = [
        "amount",
        "at",
        "attention",
        "client",
        "direction",
        "expense",
        "kind",
        "line",
        "new",
        "next",
        "note",
        "outcome",
        "parts",
        "refused",
        "score",
        "tags",
        "text",
        "topics",
    ];
    assert_eq!(fields(row), names);
    assert_eq!((&row["amount"], &row["next"]["time"]), (&json!({ "minor": 1200, "currency": "PEN" }), &json!("10:00")));
    assert_eq!(fields(&row["parts"][0]), ["from", "part", "to"]);
    let said = home.run(&["log", "--dry-run", "lopez: llamé >viernex"]);
    assert!(said.code == 1 && said.err.contains("«viernex»"), "{}", said.err);
    assert_eq!(home.state(), before);
}

/// What the help shows is what the module knows.
#[test]
fn the_help_lists_what_can_be_written() {
    for (lang, parts) in
        [("es", [">CUÁNDO", "llamé, no contesta", "#ETIQUETA"]), ("en", [">WHEN", "called, no answer", "#TAG"])]
    {
        let help = Home::new(lang).done(&["log", "--help"]);
        for part in parts {
            assert!(help.contains(part), "{lang}: {part} in {help}");
        }
    }
}
