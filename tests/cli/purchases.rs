//! What was bought, brought back and paid, and the catalogue, from the command line.

use serde_json::{Value, json};

use crate::{Home, fields};

/// A home with three clients and two products.
fn shop() -> Home {
    let home = Home::with_clients("es-PE");
    home.done(&["products", "add", "Tornillos de acero", "--price", "12.50", "--cost", "7", "--code", "T-1"]);
    home.done(&["products", "add", "Licencia anual", "--price", "$90", "--category", "programas"]);
    home
}

fn total(value: &Value) -> (i64, &str) {
    (value["total"]["minor"].as_i64().unwrap(), value["total"]["currency"].as_str().unwrap())
}

#[test]
fn a_purchase_is_recorded_shown_and_undone() {
    let home = shop();
    let said = home.done(&[
        "buy",
        "lópez",
        "acero x 3 -10%",
        "cable por metro x 2.5 @ 4.20",
        "--discount",
        "5%",
        "--pay",
        "transferencia",
        "--due",
        "30d",
        "--theirs",
        "--kind",
        "llamada",
        "--next",
        "en 2 semanas",
    ]);
    // 33.75 and 10.50, less 2.21.
    for expected in
        ["hecho: compra de Ferretería López", "3 × S/ 12.50 − 10 %", "S/ 33.75", "S/ 42.04", "vence mié 23 dic"]
    {
        assert!(said.contains(expected), "{expected} in {said}");
    }
    let bought = home.json(&["purchases", "lópez"]);
    let purchase = &bought["purchases"][0];
    assert_eq!(total(purchase), (4_204, "PEN"));
    assert_eq!(
        (&purchase["due"], &purchase["method"], &purchase["initiative"], &purchase["cost"]),
        (&json!("2026-12-23"), &json!("transfer"), &json!("theirs"), &Value::Null)
    );
    assert_eq!(purchase["lines"][0]["quantity"], json!("3"));
    assert_eq!(purchase["lines"][1]["quantity"], json!("2.5"));
    assert_eq!(purchase["lines"][1]["name"], json!("cable por metro"));
    let shown = home.json(&["show", "lópez"]);
    assert_eq!(shown["interactions"][0]["outcome"], json!("order"));
    assert_eq!(shown["follow_ups"][0]["date"], json!("2026-12-07"));
    assert_eq!(home.json(&["find", "acero"])["total"], json!(1), "found by what it bought");

    home.done(&["undo"]);
    assert_eq!(home.json(&["purchases"])["purchases"], json!([]));
    assert_eq!(home.json(&["show", "lópez"])["interactions"], json!([]));
}

#[test]
fn what_is_brought_back_and_paid_settles() {
    let home = shop();
    home.done(&["buy", "ruiz", "acero x 4", "--due", "2026-11-30", "--on", "ayer", "--no-contact"]);
    let back = home.json(&["return", "ruiz", "tornillos x 1"]);
    assert_eq!((back["done"].clone(), total(&back["purchase"])), (json!("return"), (-1_250, "PEN")));
    let open = home.json(&["purchases", "ruiz", "--unpaid"]);
    assert_eq!(total(&open), (3_750, "PEN"));
    let said = home.run(&["return", "ruiz", "tornillos x 4"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("no queda tanto por devolver"), "{}", said.err);
    let said = home.run(&["return", "ruiz", "clavos"]);
    assert!(said.err.contains("Lo que tiene: Tornillos de acero"), "{}", said.err);
    let paid = home.json(&["paid", "ruiz"]);
    assert_eq!((&paid["done"], &paid["purchase"]["paid"]), (&json!("pay"), &json!("2026-11-23")));
    assert_eq!(home.json(&["purchases", "--unpaid"])["purchases"], json!([]));
    let said = home.run(&["paid", "ruiz"]);
    assert_eq!((said.code, said.err.contains("no tiene nada sin pagar")), (1, true), "{}", said.err);
    home.done(&["return", "ruiz"]);
    assert_eq!(total(&home.json(&["purchases", "ruiz"])).0, 0);
    let said = home.run(&["return", "ruiz"]);
    assert_eq!(said.code, 1, "nothing is left");
}

#[test]
fn of_several_unpaid_purchases_one_must_be_named() {
    let home = shop();
    for price in ["10", "20"] {
        home.done(&["buy", "hotel", &format!("@ {price}"), "--due", "5d"]);
    }
    let said = home.run(&["paid", "hotel"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("#1 ") && said.err.contains("S/ 20.00 · pedido"), "{}", said.err);
    home.done(&["paid", "hotel", "--purchase", "2"]);
    assert_eq!(total(&home.json(&["purchases", "--unpaid"])), (1_000, "PEN"));
    for (number, why) in [("2", "ya está pagada"), ("9", "no tiene la compra «9»"), ("x", "no tiene la compra «x»")]
    {
        let said = home.run(&["paid", "hotel", "--purchase", number]);
        assert!(said.code == 1 && said.err.contains(why), "{}", said.err);
    }
    assert_eq!(home.run(&["paid", "lópez", "--purchase", "1"]).code, 1, "another client's");
}

#[test]
fn what_is_no_purchase_says_why_and_writes_nothing() {
    let home = shop();
    let before = home.json(&["history"]);
    let cases: [(&[&str], i32, &str); 11] = [
        (&["buy", "lópez"], 2, "LÍNEA"),
        (&["buy", "lópez", "clavos x 3"], 1, "dilo con @, como «clavos @ 12.50»"),
        (&["buy", "lópez", "acero x 0"], 1, "«0» no es una cantidad"),
        (&["buy", "lópez", "acero @ 12.345"], 1, "no es un precio claro"),
        (&["buy", "lópez", "acero", "licencia"], 1, "el precio está en USD"),
        (&["buy", "lópez", "acero", "--discount", "13"], 1, "no es un descuento de esta compra"),
        (&["buy", "lópez", "acero", "--due", "2026-11-22"], 1, "no puede vencer antes"),
        (&["buy", "lópez", "acero", "--on", "2026-11-24"], 1, "aún no ha pasado"),
        (&["buy", "lópez", "acero", "--pay", "trueque"], 2, "efectivo"),
        (&["buy", "lópez", "acero", "--ours", "--theirs"], 2, "--"),
        (&["buy", "nadie", "acero"], 1, "ningún cliente"),
    ];
    for (args, code, why) in cases {
        let said = home.run(args);
        assert_eq!(said.code, code, "{args:?}: {}", said.err);
        assert!(said.err.contains(why), "{args:?}: {}", said.err);
    }
    assert_eq!(home.json(&["history"]), before);
}

#[test]
fn sums_are_told_in_the_money_of_the_house() {
    let home = shop();
    home.done(&["buy", "lópez", "licencia x 2"]);
    home.done(&["buy", "ruiz", "acero"]);
    let all = home.json(&["purchases"]);
    assert_eq!((total(&all), &all["left_out"]), ((1_250, "PEN"), &json!(["USD"])));
    assert!(home.done(&["purchases"]).contains("Sin contar lo que está en USD"));
    let config = home.path("settings.toml");
    std::fs::write(&config, "[money]\nrates.USD = \"3.75\"\n").unwrap();
    let rated = home.json(&["purchases", "--config", config.to_str().unwrap()]);
    assert_eq!((total(&rated), &rated["left_out"]), ((68_750, "PEN"), &json!([])));
    std::fs::write(&config, "[money]\ncurrency = \"USD\"\nrates.PEN = \"0.27\"\n").unwrap();
    assert_eq!(total(&home.json(&["purchases", "--config", config.to_str().unwrap()])), (18_338, "USD"));
}

#[test]
fn the_catalogue_is_kept() {
    let home = shop();
    let products = home.json(&["products"]);
    assert_eq!(fields(&products["products"][0]), ["category", "code", "cost", "id", "name", "price", "retired"]);
    assert_eq!(products["products"][0]["price"], json!({ "minor": 9_000, "currency": "USD" }));
    let edited = home.json(&["products", "edit", "t-1", "--price", "13", "--name", "Tornillos"]);
    assert_eq!((&edited["done"], &edited["product"]["cost"]["minor"]), (&json!("edit_product"), &json!(700)));
    for (args, why) in [
        (&["products", "add", "TORNILLOS"][..], "ya hay un producto"),
        (&["products", "add", ""], "nombre"),
        (&["products", "edit", "clavos", "--price", "1"], "ningún producto se llama"),
        (&["products", "edit", "t-1", "--cost", "$3"], "misma moneda"),
        (&["products", "remove", "clavos"], "ningún producto se llama"),
    ] {
        let said = home.run(args);
        assert!(said.code == 1 && said.err.contains(why), "{args:?}: {}", said.err);
    }
    assert_eq!(home.run(&["products", "edit", "t-1", "--price", "caro"]).code, 2);
    home.done(&["buy", "lópez", "tornillos x 2"]);
    let said = home.run(&["products", "remove", "t-1"]);
    assert!(said.code == 1 && said.err.contains("retíralo"), "{}", said.err);
    home.done(&["products", "edit", "t-1", "--retire"]);
    assert_eq!(home.json(&["products"])["products"].as_array().unwrap().len(), 1);
    assert_eq!(home.json(&["products", "--all"])["products"].as_array().unwrap().len(), 2);
    assert_eq!(home.run(&["buy", "lópez", "tornillos"]).code, 1, "it is offered no more");
    home.done(&["products", "edit", "t-1", "--offer"]);
    home.done(&["products", "remove", "licencia"]);
    assert!(home.done(&["products"]).contains("Tornillos"));
    assert!(home.done(&["history", "--limit", "1"]).contains("borrado del producto Licencia anual"));
}

#[test]
fn a_file_of_purchases_is_told_and_taken_in_once() {
    let home = shop();
    let file = home.path("ventas.csv");
    let text = "Fecha;Factura;Cliente;Artículo;Cantidad;Precio;Total\n05/11/2026;F-1;Hotel Sol;Tornillos de acero;3;12,50;37,50\n\
                05/11/2026;F-1;Hotel Sol;Cable;1;4,20;4,20\n06/11/2026;F-2;Bodega Nueva;Cable;2;4,20;8,40\n\
                ayer;F-3;Hotel Sol;Cable;2;4,20;8,40\n";
    std::fs::write(&file, text).unwrap();
    let path = file.to_str().unwrap();
    let rehearsed = home.done(&["import", path, "--dry-run"]);
    for expected in [
        "Artículo",
        "producto",
        "S/ 41.70",
        "«Bodega Nueva» no está en la cartera",
        "«ayer» no es una fecha",
        "no se ha escrito nada",
    ] {
        assert!(rehearsed.contains(expected), "{expected} in {rehearsed}");
    }
    assert_eq!(home.json(&["purchases"])["purchases"], json!([]));
    let taken = home.json(&["import", path]);
    let taken = &taken["files"][0];
    assert_eq!((&taken["new"], &taken["refused"], &taken["unread"]), (&json!(1), &json!(1), &json!(1)));
    let rejects = std::fs::read_to_string(home.path("ventas.rejects.csv")).unwrap();
    assert!(rejects.contains("06/11/2026;F-2;Bodega Nueva;Cable") && rejects.contains("ayer;F-3"), "{rejects}");
    let again = home.json(&["import", path, "--purchases", "--new"]);
    let again = &again["files"][0];
    assert_eq!((&again["new"], &again["same"], &again["added"]), (&json!(1), &json!(1), &json!(["Bodega Nueva"])));
    home.done(&["undo"]);
    home.done(&["undo"]);
    assert_eq!(home.json(&["purchases"])["purchases"], json!([]));
    std::fs::write(&file, "Nombre,Total\nAna,3\n").unwrap();
    let said = home.run(&["import", path, "--purchases"]);
    assert!(said.code == 1 && said.err.contains("hacen falta cliente, fecha y total"), "{}", said.err);
}
