//! Files of products and opportunities on the screens: looked over first, then taken in, and undone at once.

use crate::support::{BOTH, Desk};

const DEALS: &str = "Oportunidad;Cliente;Etapa;Monto;Cierre\nBolsas 2027;Hotel Sol;Propuesta;1.250,50;15/12/2026\n\
                     Cajas;Gimnasio Titán;Ganada;900;10/11/2026\nFilm;;Perdida;300;11/11/2026\nMal;Hotel Sol;;1;\n";

fn look(desk: &mut Desk, name: &str, text: &str) {
    let file = desk.path(name);
    std::fs::write(&file, text).unwrap();
    desk.keys(": <text:app.import> <Enter>");
    desk.keys(&format!("<paste:{}> <Enter>", file.display()));
}

#[test]
fn opportunities_are_taken_in_after_a_look() {
    for size in BOTH {
        let mut desk = Desk::shop();
        desk.resize(size);
        let before = desk.steps();
        look(&mut desk, "ventas.csv", DEALS);
        let seen = desk.text();
        for part in ["Oportunidades de ventas.csv", "oportunidades nuevas: 1", "propuesta", "línea 5"] {
            assert!(seen.contains(part), "{part} in\n{seen}");
        }
        assert_eq!(desk.steps(), before, "nothing is written yet");
        desk.keys("a n");
        assert!(desk.text().contains("«Sin cliente»"), "{}", desk.text());
        desk.keys("<Enter>");
        assert!(desk.notice().contains("oportunidades nuevas: 3"), "{}", desk.notice());
        assert_eq!(desk.id("Gimnasio Titán"), desk.id("titan"));
        assert_eq!(
            desk.model.agenda.addressee(desk.id("Hotel Sol"), None).unwrap().opportunity.unwrap().0,
            "Bolsas 2027"
        );
        desk.keys("u");
        assert!(desk.model.agenda.resolve("Sin cliente").is_err());
    }
}

#[test]
fn a_catalogue_is_taken_in_after_a_look() {
    let mut desk = Desk::shop();
    look(&mut desk, "precios.csv", "Código;Nombre;Precio\nBK4;Bolsas kraft;90\nBK6;Bolsas grandes;caro\n");
    let seen = desk.text();
    assert!(seen.contains("Productos de precios.csv") && seen.contains("productos nuevos: 1"), "{seen}");
    assert!(seen.contains("«caro» no es un número"), "{seen}");
    desk.keys("x <Enter>");
    assert_eq!(desk.model.agenda.products(false).unwrap()[0].code.as_deref(), Some("BK4"));
}
