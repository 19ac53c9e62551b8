//! Segments, the same for many, lost clients and the queue of a filter, in the shell.

use serde_json::{Value, json};

use crate::{Home, fields, str_of};

fn names(values: &Value) -> Vec<&str> {
    values.as_array().unwrap().iter().map(|value| value["name"].as_str().unwrap()).collect()
}

#[test]
fn segments_are_listed_saved_changed_and_removed() {
    let home = Home::with_clients("es-PE");
    let ready = home.json(&["segments"]);
    assert_eq!(fields(&ready), ["sectors", "segments", "zones"]);
    assert_eq!(fields(&ready["segments"][0]), ["cadence", "clients", "code", "filter", "hidden", "hue", "name"]);
    assert!(names(&ready["segments"]).contains(&"Cuentas clave"), "{ready}");
    home.done(&["segments", "add", "Ferreteros", "ferreteria", "city:lima", "--colour", "azul"]);
    let own = &home.json(&["segments"])["segments"][0];
    assert_eq!((&own["name"], &own["filter"]), (&json!("Ferreteros"), &json!("ferreteria city:lima")));
    assert_eq!((&own["hue"], &own["clients"]), (&json!("blue"), &json!(1)));
    assert_eq!(home.json(&["find", "segment:ferreteros"])["total"], 1);
    home.done(&["segments", "ferreteros", "--filter", "ferreteria", "--rename", "Ferreterías"]);
    assert_eq!(home.json(&["segments"])["segments"][0]["clients"], 2);
    home.done(&["segments", "ferreterías", "--cadence", "7/10"]);
    assert_eq!(home.json(&["segments"])["segments"][0]["cadence"], json!({ "ideal": 7, "maximum": 10 }));
    assert_eq!(home.run(&["segments", "ferreterías", "--filter", "alerta:rojo"]).code, 1);
    home.done(&["segments", "remove", "ferreterías"]);
    home.done(&["segments", "remove", "cuentas clave"]);
    assert!(!home.done(&["segments"]).contains("Cuentas clave"), "hidden");
    assert!(home.done(&["segments", "--all"]).contains("Cuentas clave"));
    for _ in 0..5 {
        home.done(&["undo"]);
    }
    assert_eq!(home.json(&["segments"]), ready);
}

#[test]
fn what_is_wrong_with_a_segment_is_said() {
    let home = Home::with_clients("es-PE");
    home.done(&["segments", "add", "Ferreteros", "ferreteria"]);
    let before = home.state();
    for (args, code, why) in [
        (&["segments", "add", "Uno"] as &[_], 2, "falta el nombre o el filtro"),
        (&["segments", "add", "ferreteros", "hotel"], 1, "ya hay un segmento"),
        (&["segments", "nadie"], 1, "Cuentas clave"),
        (&["segments", "add", "Dos", "hotel", "--colour", "marrón"], 2, "turquesa"),
        (&["segments", "add", "Tres", "ciudaz:lima"], 2, "ciudaz"),
    ] {
        let said = home.run(args);
        assert_eq!(said.code, code, "{args:?} {said:?}");
        assert!(said.err.contains(why), "{args:?} {said:?}");
    }
    assert_eq!(home.state(), before);
}

#[test]
fn the_same_is_done_to_all_of_a_filter_after_it_was_shown() {
    let home = Home::with_clients("es-PE");
    let before = home.state();
    let said = home.run(&["bulk", "ferreteria", "--tag", "obra", "--plan", "vie llamada", "--purpose", "saludar"]);
    assert!(said.out.contains("De 2, cambiarían 2") && said.out.contains("--yes"), "{said:?}");
    assert_eq!(home.state(), before, "nothing has changed");
    let done =
        home.json(&["bulk", "ferreteria", "--tag", "obra", "--plan", "vie llamada", "--purpose", "saludar", "--yes"]);
    assert_eq!((&done["applied"], &done["meant"]), (&json!(true), &json!(2)));
    assert_eq!(names(&done["changed"]), ["Ferretería López", "Ferretería Ruiz"]);
    let card = home.json(&["show", "Ferretería Ruiz"]);
    assert_eq!(card["client"]["tags"], json!(["obra"]));
    assert_eq!(card["follow_ups"][0]["purpose"], "saludar");
    assert_eq!(home.json(&["bulk", "#vip", "--tag", "vip", "--attention", "rojo", "--yes"])["meant"], 1);
    home.done(&["undo"]);
    home.done(&["undo"]);
    assert_eq!(home.state().1, before.1);
    for (args, code, why) in [
        (&["bulk", "ferreteria"] as &[_], 2, "--tag"),
        (&["bulk", "--tag", "x"], 2, "FILTRO"),
        (&["bulk", "ferreteria", "--archive", "--trash"], 2, "--"),
        (&["bulk", "ferreteria", "--plan", "blurg"], 1, "blurg"),
        (&["bulk", "ferreteria", "--export", "a.csv", "--tag", "x"], 2, "--"),
    ] {
        let said = home.run(args);
        assert_eq!(said.code, code, "{args:?} {said:?}");
        assert!(said.err.contains(why), "{args:?} {said:?}");
    }
}

#[test]
fn a_list_is_written_once_and_is_read_back_as_what_it_was() {
    let home = Home::with_clients("es-PE");
    home.done(&["add", "=HYPERLINK(1)"]);
    let path = home.path("lista.csv");
    home.done(&["bulk", "#vip", "--export", str_of(&path)]);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("\u{feff}nombre,empresa,"), "{text}");
    assert!(text.contains("999 111 222") && text.contains("Lima"), "{text}");
    let again = home.run(&["bulk", "ferreteria", "--export", str_of(&path)]);
    assert_eq!((again.code, std::fs::read_to_string(&path).unwrap()), (1, text), "never over another file");
    let all = home.path("todos.csv");
    home.done(&["bulk", "hyperlink", "--export", str_of(&all)]);
    assert!(std::fs::read_to_string(&all).unwrap().contains("\"'=HYPERLINK(1)\""), "defused");
    let other = Home::new("es-PE");
    let said = other.json(&["import", str_of(&path)]);
    assert_eq!(other.json(&["show", "Ferretería López"])["client"]["kind"], "company", "{said}");
}

#[test]
fn who_went_away_is_told_with_the_reason() {
    let home = Home::with_clients("es-PE");
    home.done(&["log", "Hotel Sol: llamé, habló"]);
    home.done(&["lost", "Hotel Sol", "--why", "precio", "--note", "otro más barato"]);
    let said = home.json(&["lost"]);
    let hotel = &said["clients"][0];
    assert_eq!(fields(hotel), ["id", "last", "name", "note", "on", "value", "why"]);
    assert_eq!(
        (&hotel["why"], &hotel["on"], &hotel["last"]),
        (&json!("price"), &json!("2026-11-23"), &json!("2026-11-23"))
    );
    let text = home.done(&["lost"]);
    assert!(text.contains("precio: otro más barato") && text.contains("último contacto: hoy"), "{text}");
    assert_eq!(names(&home.json(&["find", "left:price"])["clients"]), ["Hotel Sol"]);
    home.done(&["lost", "Hotel Sol", "--back"]);
    assert_eq!(home.done(&["lost"]), "No hay ningún cliente perdido.\n");
    for (args, code, why) in [
        (&["lost", "Hotel Sol"] as &[_], 2, "competencia"),
        (&["lost", "Hotel Sol", "--why", "lluvia"], 2, "competencia"),
        (&["lost", "--why", "precio"], 2, "CLIENTE"),
        (&["lost", "Hotel Sol", "--why", "precio", "--on", "2027-01-01"], 1, "2027"),
    ] {
        let said = home.run(args);
        assert_eq!(said.code, code, "{args:?} {said:?}");
        assert!(said.err.contains(why), "{args:?} {said:?}");
    }
}

#[test]
fn the_queue_of_a_filter_has_those_whom_it_means() {
    let home = Home::with_clients("es-PE");
    let said = home.json(&["queue", "--filter", "ferreteria"]);
    let names: Vec<_> = said["waiting"].as_array().unwrap().iter().map(|one| one["client"]["name"].clone()).collect();
    assert_eq!(names, ["Ferretería López", "Ferretería Ruiz"]);
    assert!(home.done(&["queue", "--filter", "city:cusco", "--list"]).contains("Ferretería Ruiz"));
    assert_eq!(home.run(&["queue", "--filter", "ciudaz:lima", "--list"]).code, 2);
}
