//! What clients are worth, from the command line.

use serde_json::{Value, json};

use crate::{Home, fields};

/// A home in which one client buys every month, one owes for long, and one never bought.
fn market(lang: &'static str) -> Home {
    let home = Home::with_clients(lang);
    let buy = |client: &str, on: &str, line: &str, more: &[&str]| {
        home.done(&[&["buy", client, line, "--on", on], more].concat());
    };
    home.done(&["products", "add", "Tornillos", "--price", "100", "--cost", "60"]);
    for on in ["2026-08-05", "2026-09-04", "2026-10-04", "2026-11-03"] {
        buy("lópez", on, "tornillos x 20", &["--paid"]);
    }
    buy("ruiz", "2025-10-10", "asesoría x 1 @ 350", &["--due", "2025-11-10"]);
    home
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or(i64::MIN)
}

#[test]
fn a_client_says_what_it_is_worth_and_why() {
    let home = market("es-PE");
    let said = home.done(&["value", "lópez"]);
    for part in [
        "Ferretería López · A · recurrente",
        "cada 30 días · 4 días de compra desde agosto de 2026",
        "jue 3 dic (en 10 días)",
        "S/ 8,000.00 en 4 compras · margen S/ 3,200.00 (40 %)",
        "S/ 2,000.00 por compra",
        "todavía no: hacen falta 30 clientes que compraron (hay 2), 10 que volvieron (hay 1) y 90 días (hay 409)",
        "activo: compró hace 20 días; en riesgo desde los 90",
        "recurrente: 4 días de compra en 12 meses; recurrente desde 3",
        "A: trae S/ 8,000 al año; A desde S/ 8,000",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let said = home.done(&["value", "ruiz", "--lang", "en-PE"]);
    for part in ["S/ 350.00 · overdue since 10 Nov 2025", "lost: bought 409 days ago; lost from 365 on"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let said = home.done(&["value", "hotel"]);
    assert_eq!(said, "Hotel Sol\n  Actividad  prospecto: todavía no ha comprado\n");
    assert!(home.done(&["show", "lópez"]).contains("\nValor · A · recurrente\n  Compra"));
    assert!(!home.done(&["show", "hotel"]).contains("Valor"), "of whom there is nothing to say, nothing is said");
}

#[test]
fn the_portfolio_is_summed_up() {
    let home = market("es-PE");
    let said = home.done(&["value"]);
    for part in [
        "2 de 3 han comprado",
        "S/ 8,350.00",
        "S/ 0.00 al año, de clientes en rojo",
        "S/ 350.00 · vencido S/ 350.00 de 1 cliente",
        "  A  1 cliente  S/ 8,000.00  100 %",
        "prospecto",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let value = home.json(&["value"]);
    assert_eq!(value["at_risk"], json!(0));
    assert_eq!(value["overdue"], json!({ "amount": 35_000, "clients": 1 }));
    assert_eq!(
        value["activity"],
        json!({ "active": { "clients": 1, "year": 800_000 }, "lost": { "clients": 1, "year": 0 } })
    );
    assert_eq!((number(&value["year"]["revenue"]), number(&value["total"])), (800_000, 835_000));
    assert_eq!(value["forecast"], Value::Null);
}

#[test]
fn the_fields_of_a_client_are_stable() {
    let home = market("en-GB");
    let value = home.json(&["value", "lópez"]);
    let names = [
        "abc",
        "activity",
        "client",
        "currency",
        "cycle",
        "cycle_days",
        "effort",
        "expected",
        "first",
        "forecast",
        "gap",
        "last",
        "loyalty",
        "owed",
        "owed_since",
        "potential",
        "purchases",
        "quadrant",
        "returned",
        "rfm",
        "share",
        "ticket",
        "total",
        "unrated",
        "year",
        "year_purchases",
    ];
    assert_eq!(fields(&value), names);
    let expected = json!({ "revenue": 800_000, "margin": 320_000, "costed": 800_000 });
    assert_eq!((&value["year"], &value["unrated"]), (&expected, &json!(0)), "{value}");
}

#[test]
fn the_settings_say_what_counts() {
    let home = market("es-PE");
    std::fs::create_dir_all(home.path(".config/cartera")).unwrap();
    let settings =
        "[money]\ncurrency = \"USD\"\nrates.PEN = \"0.25\"\n[classes]\nlost_days = 500\ninactive_days = 400\n
        [effort]\nnote = 0\n";
    std::fs::write(home.path(".config/cartera/config.toml"), settings).unwrap();
    let said = home.run(&["value", "lópez"]);
    assert!(said.err.contains("effort.note"), "a note costs nothing: {}", said.err);
    std::fs::write(home.path(".config/cartera/config.toml"), settings.replace("note = 0", "call = 1.5\nvisit = 12"))
        .unwrap();
    home.done(&["log", "--client", "lópez", "--kind", "visita", "muestra del catálogo"]);
    let said = home.done(&["value", "lópez"]);
    for part in ["US$ 2,000.00 en 4 compras", "US$ 12.00 · rindió 66.67 veces, en margen"] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let said = home.done(&["value", "ruiz"]);
    assert!(said.contains("inactivo: compró hace 409 días; inactivo desde los 400, perdido desde los 500"), "{said}");
}
