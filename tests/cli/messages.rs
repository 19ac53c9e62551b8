//! Messages and their templates, in the shell.

use serde_json::json;

use crate::{Home, fields};

#[test]
fn a_message_is_shown_with_what_is_missing_and_how_it_would_be_opened() {
    let home = Home::with_clients("es-PE");
    home.done(&["edit", "Ferretería López", "--email", "rosa@lopez.example"]);
    let list = home.done(&["message", "Ferretería", "López"]);
    assert!(list.starts_with("Presentación") && list.contains("viene al caso"), "{list}");
    let shown = home.done(&["message", "Ferretería", "López", "cumpleaños", "--via", "correo"]);
    for part in
        ["Para: correo · rosa@lopez.example", "Asunto: Feliz cumpleaños", "Buen día, Rosa:", "mailto:rosa@lopez"]
    {
        assert!(shown.contains(part), "{part} in {shown}");
    }
    let begun = home.json(&["message", "Ferretería", "López", "cotiz", "--via", "correo"]);
    assert_eq!(begun["template"], "quotation", "the only one whose name begins so");
    assert_eq!(home.run(&["message", "Ferretería", "López", "tras", "--via", "correo"]).code, 1, "there are two");
    let missing = home.json(&["message", "Ferretería López", "--template", "introduction"]);
    assert_eq!(
        fields(&missing),
        ["body", "channel", "client", "language", "link", "logged", "missing", "subject", "template", "to", "tone"]
    );
    assert_eq!(missing["missing"], json!([{ "name": "yo", "what": "tu nombre en [me]" }]));
    assert_eq!((&missing["channel"], &missing["to"]), (&json!("whatsapp"), &json!("999 111 222")));
    let filled = home.json(&["message", "Ferretería López", "introduction", "--fill", "yo=Ana & Co"]);
    assert_eq!(filled["missing"], json!([]));
    let link = filled["link"].as_str().unwrap();
    assert!(
        link.starts_with("https://wa.me/51999111222?text=Buen%20d%C3%ADa") && link.contains("Ana%20%26%20Co"),
        "{link}"
    );
    let english = Home::with_clients("en-GB");
    let shown = english.done(&["message", "Ferretería López", "birthday"]);
    assert!(shown.contains("Dear Rosa Muñoz,"), "{shown}");
}

#[test]
fn nothing_goes_out_or_is_logged_with_a_hole_in_it() {
    let home = Home::with_clients("es-PE");
    let before = home.state();
    for how in ["--open", "--copy", "--log"] {
        let said = home.run(&["message", "Ferretería López", "introduction", how]);
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{how}");
        assert!(said.err.contains("falta tu nombre"), "{}", said.err);
    }
    assert_eq!(home.state(), before);
    // There is no desktop here, and no terminal.
    let said = home.run(&["message", "Ferretería López", "birthday", "--open"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("no hay un escritorio"), "{}", said.err);
    let said = home.run(&["message", "Ferretería López", "birthday", "--copy"]);
    assert!(said.code == 1 && said.err.contains("terminal"), "{}", said.err);
    let said = home.done(&["message", "Ferretería López", "birthday", "--log"]);
    assert!(said.contains("a la espera de respuesta"), "{said}");
    let card = home.json(&["show", "Ferretería López"]);
    assert_eq!(card["interactions"][0]["outcome"], "awaiting_reply");
    assert!(card["interactions"][0]["text"].as_str().unwrap().contains("feliz cumpleaños"), "{card}");
}

#[test]
fn who_signs_is_in_the_settings() {
    let home = Home::with_clients("es-PE");
    std::fs::write(home.path("c.toml"), "[me]\nname = \"Ana Quispe\"\ncompany = \"Empaques del Sur\"\n").unwrap();
    let config = home.path("c.toml");
    let shown = home.done(&["message", "Ferretería López", "introduction", "--config", config.to_str().unwrap()]);
    assert!(shown.contains("Soy Ana Quispe, de Empaques del Sur."), "{shown}");
    assert!(shown.contains("\nAna Quispe\nEmpaques del Sur\n"), "{shown}");
}

#[test]
fn what_is_not_there_is_said() {
    let home = Home::with_clients("es-PE");
    for (args, code, part) in [
        (&["message", "Nadie", "birthday"][..], 1, "Nadie"),
        (&["message", "Ferretería López", "santo"], 1, "no hay ninguna plantilla «santo»"),
        (&["message", "Ferretería López", "birthday", "--to", "Iván"], 1, "«Iván»"),
        (&["message", "Ferretería López", "birthday", "--via", "paloma"], 2, "WhatsApp"),
        (&["message", "Ferretería López", "birthday", "--fill", "Ana"], 2, "nombre=Rosa"),
        (&["message", "Ferretería López", "birthday", "--fill", "edad=3"], 2, "nombre_completo"),
        (&["templates", "zzz"], 1, "Cumpleaños"),
        (&["templates", "add", "Feriado"], 2, "--file"),
        (&["templates", "add", "Feriado", "--file", "no.txt"], 1, "no.txt"),
    ] {
        let said = home.run(args);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{args:?}");
        assert!(said.err.contains(part), "{args:?}: {}", said.err);
    }
}

#[test]
fn templates_are_listed_added_changed_and_removed() {
    let home = Home::with_clients("es-PE");
    let all = home.json(&["templates"]);
    assert_eq!(
        fields(&all["templates"][0]),
        ["body", "channel", "code", "hidden", "key", "language", "name", "subject", "tone"]
    );
    assert_eq!(all["templates"][0]["code"], "introduction.es.formal");
    let add = ["templates", "add", "Feriado", "--file", "-", "--via", "whatsapp"];
    let bad = home.run_with(&add, &[], "Hola\n{% for a in b %}".as_bytes());
    assert_eq!(bad.code, 1);
    assert!(bad.err.contains("línea 2") && bad.err.contains("«for»"), "{}", bad.err);
    let good = home.run_with(&add, &[], "Hola, {{ nombre }}: mañana no hay reparto.".as_bytes());
    assert_eq!((good.code, good.err.as_str()), (0, ""));
    assert_eq!(home.json(&["templates", "feriado"])["templates"][0]["channel"], "whatsapp");
    let said = home.json(&["message", "Ferretería López", "feriado"]);
    assert_eq!(said["body"], "Hola, Rosa: mañana no hay reparto.");
    let again = home.run_with(&add, &[], "Otra".as_bytes());
    assert!(again.code == 1 && again.err.contains("Feriado"), "{}", again.err);
    home.done(&["templates", "feriado", "--rename", "Fiesta", "--via", "any"]);
    assert_eq!(home.json(&["templates", "fiesta"])["templates"][0]["channel"], json!(null));
    let several = home.run(&["templates", "birthday", "--subject", "x"]);
    assert!(several.code == 1 && several.err.contains("--language"), "{}", several.err);
    home.done(&["templates", "birthday", "--language", "es", "--tone", "informal", "--subject", "¡Felicidades!"]);
    let changed = home.json(&["templates", "birthday.es.informal"]);
    assert_eq!(changed["templates"][0]["subject"], "¡Felicidades!");
    home.done(&["templates", "remove", "Fiesta"]);
    home.done(&["templates", "remove", "birthday"]);
    let left = home.done(&["templates"]);
    assert!(!left.contains("Fiesta") && !left.contains("Cumpleaños"), "{left}");
    assert_eq!(home.json(&["templates", "birthday"])["templates"][0]["hidden"], true);
    home.done(&["undo"]);
    assert!(home.done(&["templates"]).contains("Cumpleaños"));
    let data = home.json(&["templates", "--data"]);
    assert_eq!(data["data"][0]["names"], json!(["nombre", "name"]));
}
