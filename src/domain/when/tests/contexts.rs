//! The same phrases at other moments and leans, and as the head of a text.

use super::*;

#[test]
fn looking_backwards() {
    check(
        &looking_back(),
        &[
            ("vie", "2026-11-20"),
            ("lunes", "2026-11-16"),
            ("sáb", "2026-11-14"),
            ("sáb 8:00", "2026-11-21T08:00"),
            ("sáb 18:00", "2026-11-14T18:00"),
            ("este lunes", "2026-11-16"),
            ("próximo lunes", "2026-11-23"),
            ("15/12", "2025-12-15"),
            ("20/11", "2026-11-20"),
            ("21/11", "2026-11-21"),
            ("el 15", "2026-11-15"),
            ("el 25", "2026-10-25"),
            ("el 31", "2026-10-31"),
            ("15 de diciembre", "2025-12-15"),
            ("10:00", "2026-11-20T10:00"),
            ("9:00", "2026-11-21T09:00"),
            ("a las 3", "2026-11-20T15:00"),
            ("ayer a las 3", "2026-11-20T15:00"),
            ("hace 3 días", "2026-11-18"),
            ("mañana", "2026-11-22"),
            ("en 3 días", "2026-11-24"),
            ("quincena", "2026-11-15"),
            ("fin de mes", "2026-10-31"),
            ("fin de año", "2025-12-31"),
            ("5 días hábiles", "either 2026-11-16 2026-11-27"),
        ],
    );
}

#[test]
fn on_a_friday() {
    let cx = context(date(2026, 11, 27).at(9, 15, 0, 0));
    check(
        &cx,
        &[
            ("vie", "2026-12-04"),
            ("el viernes", "2026-12-04"),
            ("este viernes", "2026-11-27"),
            ("this friday", "2026-11-27"),
            ("vie 18:00", "2026-11-27T18:00"),
            ("vie 9:00", "2026-12-04T09:00"),
            ("próximo viernes", "2026-12-04"),
            ("next friday", "2026-12-04"),
            ("last friday", "2026-11-20"),
            ("fin de semana", "2026-11-28"),
        ],
    );
}

#[test]
fn on_the_edges_of_months() {
    check(
        &context(date(2027, 1, 31).at(12, 0, 0, 0)),
        &[
            ("+1m", "2027-02-28"),
            ("fin de mes", "2027-01-31"),
            ("quincena", "2027-01-31"),
            ("próxima quincena", "2027-02-15"),
            ("el 30", "no date 2027-02-28"),
            ("fin de semana", "either 2027-01-31 2027-02-06"),
            ("last weekend", "2027-01-23"),
        ],
    );
    check(&context(date(2027, 2, 28).at(12, 0, 0, 0)), &[("29/2", "no date 2027-02-28"), ("1/3", "2027-03-01")]);
    check(&context(date(2028, 1, 10).at(12, 0, 0, 0)), &[("29/2", "2028-02-29"), ("29 de febrero", "2028-02-29")]);
}

#[test]
fn prefixes() {
    let cx = planning();
    for (text, date, rest) in [
        ("vie 10:00 visita", "2026-11-27T10:00", "visita"),
        ("vie 10:00, visita a Ana", "2026-11-27T10:00", "visita a Ana"),
        ("mañana llamar a Juan", "2026-11-22", "llamar a Juan"),
        ("mañana: llamar", "2026-11-22", "llamar"),
        ("mañana a Juan", "2026-11-22", "a Juan"),
        ("  mañana   enviar", "2026-11-22", "enviar"),
        ("en 3 semanas cobrar", "2026-12-12", "cobrar"),
        ("el 15 a las 9 demo", "2026-12-15T09:00", "demo"),
        ("15/12 firmar", "2026-12-15", "firmar"),
        ("+5b seguimiento", "2026-11-27", "seguimiento"),
        ("a las 5 de la tarde café", "2026-11-21T17:00", "café"),
        ("next friday 3pm call Bob", "2026-11-27T15:00", "call Bob"),
        ("tomorrow at noon lunch", "2026-11-22T12:00", "lunch"),
        ("pasado mañana por la tarde reunión", "2026-11-23T16:00", "reunión"),
        ("mañana 10 cajas", "2026-11-22", "10 cajas"),
        ("fin de mes facturar", "2026-11-30", "facturar"),
        ("hoy", "2026-11-21", ""),
        ("pasado", "2026-11-23", ""),
        ("lunes 30 visita", "2026-11-30", "visita"),
        ("pasado 10:00 visita", "2026-11-23T10:00", "visita"),
        ("mañana a una reunión", "2026-11-22", "a una reunión"),
    ] {
        assert_eq!(prefix(text, &cx), Some((date.to_owned(), rest.to_owned())), "{text:?}");
    }
}

#[test]
fn prefixes_that_are_no_dates() {
    let cx = planning();
    for text in [
        "",
        "llamar mañana",
        "visita vie 10:00",
        "10 cajas",
        "may be late",
        "set 3 goals",
        "31/02 visita",
        "vie 31/02 visita",
        "vie 25:00 visita",
        "mañana 25:00 visita",
        "lunes 15/12 visita",
        "lunes o martes llamar",
        "lunes y martes llamar",
        "lunes a viernes llamar",
        "mañana de 10 a 12 reunión",
        "vie 10:00 a 11:00 reunión",
        "vie 10:00-11:00 reunión",
        "cada lunes llamar",
        "every monday call",
        "los lunes llamar",
        "lunes cada semana",
        "del 3 al 5 viaje",
        "mar 15 visita",
        "mar 15th semana",
        "hoy mañana",
        "mañana 15/12 visita",
        "viernes santo misa",
        "dec 10 am call",
        "next 3 clients",
        "last 5 orders",
        "antes del viernes llamar",
        "mañana a las 10 y a las 12 llamar",
        "en un mes y medio llamar",
        "in a week and a half call",
        "lunes en ocho llamar",
        "friday week call",
        "viernes antes de navidad llamar",
        "mar del plata viaje",
        "el 10 de cada mes cobrar",
        "quincena de diciembre pagar",
        "15 dic 27 visita",
        "pasado el feriado llamar",
        "el 3 de la tarde llamar",
        "dec 3 27 call",
        "lunes 30 cajas a Pérez",
        "mañana a las 10 y 3 más",
        "vie 10:3 visita",
        "vie 12/2026 visita",
        "after friday call",
    ] {
        assert_eq!(prefix(text, &cx), None, "{text:?}");
    }
}
