//! What clients say, on the command line: noted with a log, listed, closed.

use serde_json::json;

use super::*;

#[test]
fn what_is_said_is_kept_apart_listed_and_closed() {
    let home = Home::with_clients("es-PE");
    home.done(&["log", "López: llamé, quiere 50 uds; promesa: enviar fotos", "--topic", "duda: ¿hay en azul?"]);
    home.done(&["log", "Hotel Sol: visita <ayer 10:00, gasto S/ 12.50, necesita: jabón", "--score", "8/10"]);
    let said = home.done(&["topics"]);
    let lines: Vec<Vec<&str>> =
        said.lines().map(|line| line.split("  ").map(str::trim).filter(|part| !part.is_empty()).collect()).collect();
    assert_eq!(
        lines,
        [
            ["t3", "Hotel Sol", "necesidad", "ayer", "jabón"],
            ["t1", "Ferretería López", "promesa", "hoy", "enviar fotos"],
            ["t2", "Ferretería López", "pregunta", "hoy", "¿hay en azul?"],
        ]
    );
    let topics = home.json(&["topics", "lópez", "--open", "--kind", "promesa"]);
    let expected = json!([{
        "id": "t1", "client": { "id": 1, "name": "Ferretería López" }, "kind": "promise", "text": "enviar fotos",
        "since": "2026-11-23", "days": 0, "closed": null, "interaction": 1,
    }]);
    assert_eq!(topics["topics"], expected);
    let closed = home.done(&["close", "t1"]);
    assert!(closed.starts_with("hecho: promesa cumplida con Ferretería López"), "{closed}");
    let card = home.json(&["show", "lópez"]);
    assert_eq!(card["points"].as_array().map(Vec::len), Some(1));
    assert_eq!(card["said"][0]["closed"], "2026-11-23");
    home.done(&["close", "T1", "--reopen"]);
    home.done(&["close", "1", "--text", "enviar fotos hoy"]);
    home.done(&["close", "t2", "--delete"]);
    let shown = home.done(&["show", "lópez"]);
    assert!(shown.contains("t1 promesa (hoy): enviar fotos hoy") && !shown.contains("azul?\n"), "{shown}");
    let hotel = home.json(&["show", "hotel"]);
    assert_eq!(
        hotel["satisfaction"],
        json!({ "last": 8, "on": "2026-11-22", "average": 8.0, "count": 1, "trend": null })
    );
    assert_eq!(hotel["interactions"][0]["expense"], json!({ "minor": 1250, "currency": "PEN" }));
    assert_eq!(hotel["interactions"][0]["text"], "necesita: jabón");
    assert!(home.done(&["brief", "hotel"]).contains("necesidad (ayer): jabón"));
    assert!(home.done(&["sheet", "--on", "vie"]).contains("pendiente: necesidad (ayer): jabón"));
}

#[test]
fn something_said_needs_no_contact() {
    let home = Home::with_clients("en-US");
    home.done(&["log", "Hotel Sol:", "--topic", "promise: send the contract"]);
    let card = home.json(&["show", "hotel"]);
    assert_eq!((&card["points"][0]["text"], &card["interaction_count"]), (&json!("send the contract"), &json!(0)));
    home.done(&["log", "Hotel Sol: they called, complaint, the soap is late"]);
    let all = home.json(&["topics"]);
    assert_eq!(all["topics"][0]["id"], "i1");
    home.done(&["close", "i1"]);
    assert_eq!(home.json(&["topics"])["topics"].as_array().map(Vec::len), Some(1));
    let dry = home.json(&["log", "--dry-run", "Hotel Sol: called, needs: soap; satisfaction 9"]);
    assert_eq!(dry["lines"][0]["topics"], json!([{ "kind": "need", "text": "soap" }]));
    assert_eq!(dry["lines"][0]["score"], 9);
}

#[test]
fn what_is_wrong_with_a_point_is_said() {
    let home = Home::with_clients("es-PE");
    home.done(&["log", "Hotel Sol: me llamó, reclamo, llegó tarde"]);
    let before = home.state();
    let cases: [(&[&str], i32, &str); 9] = [
        (&["close", "t9"], 1, "no hay ningún punto «t9»"),
        (&["close", "hola"], 1, "no hay ningún punto «hola»"),
        (&["close", "t99999999999999999999"], 1, "no hay ningún punto"),
        (&["close", "i1", "--delete"], 1, "un reclamo entero"),
        (&["log", "Hotel Sol: llamé", "--topic", "enviar fotos"], 2, "«enviar fotos» no dice de qué se trata"),
        (&["log", "Hotel Sol: llamé", "--topic", "promesa:"], 2, "no dice de qué se trata"),
        (&["log", "Hotel Sol: llamé", "--score", "11"], 2, "--score"),
        (&["log", "Hotel Sol: llamé", "--expense", "doce"], 2, "«doce» no es un importe claro"),
        (&["topics", "--kind", "chisme"], 2, "--kind"),
    ];
    for (args, code, why) in cases {
        let said = home.run(args);
        assert_eq!((said.code, said.err.lines().count() > 0), (code, true), "{args:?}: {said:?}");
        assert!(said.err.contains(why), "{args:?}: {}", said.err);
    }
    assert_eq!(home.state(), before);
}
