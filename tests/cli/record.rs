//! The whole record of a client on the command line: dates that matter, fields of one's own, tags, files, relations.

use serde_json::json;

use crate::Home;

#[test]
fn all_that_is_known_of_a_client_is_written_and_shown() {
    let home = Home::new("es-PE");
    home.done(&["fields", "--add", "Metros", "--kind", "número"]);
    home.done(&["fields", "--add", "Pago", "--choices", "contado, crédito 30"]);
    let known = [
        ["--size", "mediana"],
        ["--time-zone", "santiago"],
        ["--tone", "formal"],
        ["--language", "portugués"],
        ["--interest", "tornillería"],
        ["--potential", "S/ 12,500.50"],
        ["--contact", "Rosa López|compras|decide"],
        ["--occasion", "cumpleaños 3 dic 1980; Rosa"],
        ["--occasion", "renovación 15/03"],
        ["--field", "metros=1,250.5"],
        ["--field", "Pago=cont"],
    ];
    home.done(&[&["add", "Ferretería López"], known.as_flattened()].concat());
    let shown = home.done(&["show", "ferr"]);
    for line in [
        "America/Santiago · allí son las 12:00, +2 h",
        "Rosa López · compras · decide",
        "cumpleaños de Rosa López · jue 3 dic · en 10 días · cumple 46",
        "S/ 12,500.50",
        "portugués · formal",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    let client = home.json(&["show", "ferr"]);
    assert_eq!(client["client"]["size"], json!("medium"));
    assert_eq!(client["client"]["potential"], json!({ "minor": 1_250_050, "currency": "PEN" }));
    assert_eq!(client["contacts"][0]["influence"], json!("decides"));
    assert_eq!(client["occasions"][1]["lead"], json!(30));
    assert_eq!(client["occasions"][0]["next"], json!("2026-12-03"));
    let fields = [("Metros", "number", "1250.5"), ("Pago", "choice", "contado")];
    let fields = fields.map(|(name, kind, value)| json!({ "name": name, "kind": kind, "value": value }));
    assert_eq!(client["fields"], json!(fields));

    // What is about the same takes the place of what was there; an empty value empties.
    home.done(&["edit", "ferr", "--occasion", "renovación 20/03", "--field", "Metros="]);
    let client = home.json(&["show", "ferr"]);
    assert_eq!((&client["occasions"][1]["day"], client["fields"].as_array().unwrap().len()), (&json!(20), 1));
    home.done(&["edit", "ferr", "--clear", "occasion", "--clear", "size", "--clear", "time-zone"]);
    let client = home.json(&["show", "ferr"]);
    assert_eq!((&client["occasions"], &client["client"]["size"]), (&json!([]), &json!(null)));
}

#[test]
fn what_does_not_fit_is_refused_and_nothing_is_written() {
    let home = Home::with_clients("en");
    home.done(&["fields", "--add", "Metres", "--kind", "number"]);
    home.done(&["fields", "--add", "Payment", "--choices", "cash,credit"]);
    let before = home.state();
    for (args, code, said) in [
        (["edit", "ruiz", "--size", "huge"], 2, "micro"),
        (["edit", "ruiz", "--time-zone", "Bogta"], 1, "America/Bogota"),
        (["edit", "ruiz", "--potential", "a lot"], 2, "12500"),
        (["edit", "ruiz", "--potential=-5", "--tone=formal"], 2, "12500"),
        (["edit", "ruiz", "--occasion", "31/4"], 2, "not a day"),
        (["edit", "ruiz", "--occasion", "birthday"], 2, "lacks the day"),
        (["edit", "ruiz", "--birthday", "soon"], 2, "lacks the day"),
        (["edit", "ruiz", "--field", "Metres"], 2, "FIELD=VALUE"),
        (["edit", "ruiz", "--field", "Metres=many"], 2, "Metres"),
        (["edit", "ruiz", "--field", "Payment=c"], 2, "cash, credit"),
        (["edit", "ruiz", "--field", "Litres=5"], 1, "Metres · Payment"),
        (["relate", "ruiz", "knows", "hotel"], 2, "referred_by"),
        (["relate", "ruiz", "belongs_to", "ruiz"], 1, "itself"),
        (["attach", "ruiz", "file:///etc/passwd", "--remove"], 1, "no file"),
        (["attach", "ruiz", "ftp://example.com/x", "--label=x"], 1, "https://"),
        (["tags", "nobody", "--hue", "red"], 1, "vip"),
        (["tags", "vip", "--hue", "mauve"], 2, "orange"),
        (["fields", "--add", "Price", "--kind=sum"], 2, "number"),
    ] {
        let refused = home.run(&args);
        assert_eq!((refused.code, refused.out.as_str()), (code, ""), "{args:?}");
        assert!(refused.err.contains(said) && refused.err.lines().count() == 1, "{args:?}: {}", refused.err);
    }
    assert_eq!(home.state(), before);
}

#[test]
fn fields_are_listed_moved_renamed_and_removed() {
    let home = Home::with_clients("en");
    assert!(home.done(&["fields"]).contains("--add"));
    home.done(&["fields", "--add", "Metres", "--kind", "number"]);
    home.done(&["fields", "--add", "Payment", "--choices", "cash,credit"]);
    home.done(&["fields", "--move", "payment", "--to", "1"]);
    home.done(&["fields", "--rename", "metres", "--to", "Square metres"]);
    home.done(&["edit", "ruiz", "--field", "square=80"]);
    assert_eq!(
        home.json(&["fields"]),
        json!([
            { "name": "Payment", "kind": "choice", "choices": ["cash", "credit"], "clients": 0 },
            { "name": "Square metres", "kind": "number", "choices": [], "clients": 1 },
        ])
    );
    assert!(home.done(&["fields", "--remove", "square"]).contains("One client had something in it"));
    assert_eq!(home.json(&["show", "ruiz"])["fields"], json!([]));
    home.done(&["undo"]);
    assert_eq!(home.json(&["show", "ruiz"])["fields"][0]["value"], json!("80"));
}

#[test]
fn tags_have_colours_and_other_names() {
    let home = Home::with_clients("es-PE");
    home.done(&["edit", "ruiz", "--tag", "VIP", "--tag", "nuevo"]);
    home.done(&["tags", "#vip", "--hue", "rojo"]);
    let tag = |name: &str, clients: u8, hue| json!({ "name": name, "clients": clients, "hue": hue });
    assert_eq!(home.json(&["tags"]), json!([tag("nuevo", 1, None), tag("VIP", 2, Some("red"))]));
    assert!(home.done(&["tags"]).contains("rojo"));
    home.done(&["tags", "vip", "--rename", "clave"]);
    assert_eq!(home.json(&["tags", "clave"]), json!([tag("clave", 2, Some("red"))]));
    home.done(&["tags", "clave", "--hue", "none"]);
    assert_eq!(home.json(&["tags", "clave"]), json!([tag("clave", 2, None)]));
}

#[test]
fn files_and_other_clients_are_added_and_taken() {
    let home = Home::with_clients("es-PE");
    let said = home.done(&["attach", "ruiz", "oferta.pdf", "--label", "Oferta"]);
    assert!(said.contains("no hay ningún archivo"), "{said}");
    std::fs::write(home.path("plano.pdf"), "x").unwrap();
    assert!(!home.done(&["attach", "ruiz", "plano.pdf"]).contains("no hay"));
    home.done(&["attach", "ruiz", "https://example.com/ruiz"]);
    let attachments = home.json(&["show", "ruiz"])["attachments"].clone();
    let plan = home.path("plano.pdf").canonicalize().unwrap();
    assert!(attachments[1]["target"].as_str().unwrap().ends_with("plano.pdf"), "{attachments} {plan:?}");
    home.done(&["attach", "ruiz", "oferta", "--remove"]);
    assert_eq!(home.json(&["show", "ruiz"])["attachments"].as_array().unwrap().len(), 2);

    home.done(&["relate", "ruiz", "referido por", "Hotel Sol"]);
    assert!(home.done(&["show", "ruiz"]).contains("referido por Hotel Sol"));
    assert!(home.done(&["show", "hotel"]).contains("refirió a Ferretería Ruiz"));
    // The same from the other side is nothing new.
    home.done(&["relate", "hotel", "refirió a", "ruiz"]);
    assert_eq!(home.json(&["show", "hotel"])["relations"].as_array().unwrap().len(), 1);
    home.done(&["relate", "ruiz", "referred_by", "hotel", "--remove"]);
    assert_eq!(home.json(&["show", "hotel"])["relations"], json!([]));
}
