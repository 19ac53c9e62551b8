//! Forms of speech: numbers in words, hours as they are spoken, lengths in pieces, words that only count at the end.

use super::*;

#[test]
fn days_in_words() {
    check(
        &planning(),
        &[
            ("cinco de mayo", "2027-05-05"),
            ("el veintiuno de mayo", "2027-05-21"),
            ("treinta y uno de diciembre", "2026-12-31"),
            ("diez de octubre de dos mil veintiocho", "2028-10-10"),
            ("28 de marzo de mil novecientos noventa y dos", "1992-03-28"),
            ("fourth of july 2027", "2027-07-04"),
            ("the second of march", "2027-03-02"),
            ("may twenty-first", "2027-05-21"),
            ("may twenty first", "2027-05-21"),
            ("january first two thousand and thirty two", "2032-01-01"),
            ("sept 13 nineteen seventy two", "1972-09-13"),
            ("the twenty seventh", "2026-11-27"),
            ("tuesday the fifteenth", "2026-12-15"),
            ("el día quince", "2026-12-15"),
            ("martes quince", "2026-12-15"),
            ("el 1.º de julio", "2027-07-01"),
            ("vigésimo segundo de junio", "2027-06-22"),
            ("el 17 del 12", "2026-12-17"),
            ("9 de 8 de 2027", "2027-08-09"),
            ("31 12 2026", "2026-12-31"),
            ("2026 12 31", "2026-12-31"),
            ("2027 march 18", "2027-03-18"),
            ("15dic", "2026-12-15"),
            ("dec31", "2026-12-31"),
            ("14april 2027", "2027-04-14"),
            ("oct/2", "2027-10-02"),
            ("2027/sep/01", "2027-09-01"),
            ("3 feb 82", "1982-02-03"),
            ("28 june in 2027", "2027-06-28"),
            ("on 15", "2026-12-15"),
            ("viernes (27/11)", "2026-11-27"),
            ("last friday in november", "2026-11-27"),
            ("20th day of next month", "2026-12-20"),
            ("el lunes de la semana siguiente", "2026-11-23"),
            ("sunday of the previous week", "2026-11-15"),
            ("friday after next", "2026-12-04"),
            ("3 fridays from now", "2026-12-11"),
            ("2 thursdays ago", "2026-11-12"),
            ("navidad", "2026-12-25"),
            ("christmas eve", "2026-12-24"),
            ("año nuevo", "2027-01-01"),
            ("el día siguiente", "2026-11-22"),
            ("the day before", "2026-11-20"),
        ],
    );
}

#[test]
fn hours_as_spoken() {
    check(
        &planning(),
        &[
            ("las doce", "2026-11-21T12:00"),
            ("las doce y media", "2026-11-21T12:30"),
            ("las 8 de la noche", "2026-11-21T20:00"),
            ("las 10 en punto", "2026-11-21T10:00"),
            ("siete treinta pm", "2026-11-21T19:30"),
            ("a las siete treinta y cinco pm", "2026-11-21T19:35"),
            ("at three twenty", "2026-11-21T15:20"),
            ("eleven twenty pm", "2026-11-21T23:20"),
            ("six oh five pm", "2026-11-21T18:05"),
            ("a las once y cuarenta y cinco", "2026-11-21T11:45"),
            ("at 10 45", "2026-11-21T10:45"),
            ("at 1030", "2026-11-21T10:30"),
            ("340pm", "2026-11-21T15:40"),
            ("at 4p", "2026-11-21T16:00"),
            ("3:15p", "2026-11-21T15:15"),
            ("15.30", "2026-11-21T15:30"),
            ("10 past 11", "2026-11-21T11:10"),
            ("20 minutes to 2pm", "2026-11-21T13:40"),
            ("15 minutes past noon", "2026-11-21T12:15"),
            ("a quarter past 3pm", "2026-11-21T15:15"),
            ("20 minutos pasadas las 8 de la tarde", "2026-11-21T20:20"),
            ("5 minutos para las once", "2026-11-21T10:55"),
            ("8pm menos cuarto", "2026-11-21T19:45"),
            ("siete menos cuarto", "2026-11-22T06:45"),
            ("a las siete menos cuarto", "2026-11-22T06:45"),
            ("3 oclock pm", "2026-11-21T15:00"),
            ("12 noon", "2026-11-21T12:00"),
            ("11ish", "2026-11-21T11:00"),
            ("around 11", "2026-11-21T11:00"),
            ("a eso de las 11", "2026-11-21T11:00"),
            ("tipo 11", "2026-11-21T11:00"),
            ("mañana como a las 11", "2026-11-22T11:00"),
            ("8 tonight", "2026-11-21T20:00"),
            ("9 tomorrow morning", "2026-11-22T09:00"),
            ("9 tomorrow", "2026-11-22T09:00"),
            ("8pm de esta noche", "2026-11-21T20:00"),
            ("a las siete de la tarde del 15", "2026-12-15T19:00"),
            ("mañana a media mañana", "2026-11-22T10:00"),
            ("ayer de noche", "2026-11-20T20:00"),
            ("lunes a las 8 por la mañana", "2026-11-23T08:00"),
        ],
    );
}

#[test]
fn lengths_in_pieces() {
    check(
        &planning(),
        &[
            ("en 1 mes y 15 días", "2027-01-05"),
            ("in 2 weeks and 3 days", "2026-12-08"),
            ("1 year 2 months ago", "2025-09-21"),
            ("hace 1 año, 1 mes y 1 día", "2025-10-20"),
            ("in 1 hour 20 minutes", "2026-11-21T10:35"),
            ("en 5 h", "2026-11-21T14:15"),
            ("in 1h", "2026-11-21T10:15"),
            ("3w later", "2026-12-12"),
            ("in 2.5 hours", "2026-11-21T11:45"),
            ("in 1/2 hour", "2026-11-21T09:45"),
            ("en veinticuatro horas", "2026-11-22T09:15"),
            ("2 días después", "2026-11-23"),
            ("3 semanas más tarde", "2026-12-12"),
            ("4 days before", "2026-11-17"),
            ("within two weeks", "2026-12-05"),
            ("in about 2 hours", "2026-11-21T11:15"),
            ("hace cerca de 3 horas", "2026-11-21T06:15"),
            ("in three weeks' time", "2026-12-12"),
            ("a week hence", "2026-11-28"),
            ("en dos días a partir de hoy", "2026-11-23"),
            ("2 semanas antes del 15/12", "2026-12-01"),
            ("5 días hábiles antes del viernes", "2026-11-20"),
            ("two days before yesterday", "2026-11-18"),
            ("+2 semanas", "2026-12-05"),
            ("now + 2 hours", "2026-11-21T11:15"),
        ],
    );
}

#[test]
fn what_stays_refused() {
    check(
        &planning(),
        &[
            ("10.30", "what? 0 10.30"),
            ("4.22", "what? 0 4.22"),
            ("en 3m", "what? 3 3m"),
            ("en unos pocos días", "what? 8 pocos"),
            ("a few days ago", "what? 2 few"),
            ("a year after christmas", "what? 13 christmas"),
            ("el lunes siguiente", "what? 9 siguiente"),
            ("mar3", "what? 0 mar3"),
            ("10 to 12", "what? 3 to"),
            ("in 1d 2h", "either 2026-11-22T11:15 2026-11-22T14:00"),
            ("4-22", "range"),
        ],
    );
}

/// What counts as an hour or a day only at the end of a phrase is left alone before other words.
#[test]
fn heads_of_texts() {
    let cx = planning();
    for text in [
        "las 10 cajas",
        "about 10 boxes",
        "around 10 people",
        "tipo 3 cajas",
        "2 días antes llamar",
        "3 days later call",
        "the second visit",
        "segundo pedido",
        "ten twenty dollar bills",
        "after 2 calls",
        "15.30 soles",
        "el día siguiente llamar",
    ] {
        assert_eq!(prefix(text, &cx), None, "{text:?}");
    }
    for (text, date, rest) in [
        ("viernes dos cajas", "2026-11-27", "dos cajas"),
        ("mañana tipo 3 cajas", "2026-11-22", "tipo 3 cajas"),
        ("lunes 10:00 twenty boxes", "2026-11-23T10:00", "twenty boxes"),
        ("en 1 mes y llamar", "2026-12-21", "y llamar"),
        ("navidad saludo", "2026-12-25", "saludo"),
    ] {
        assert_eq!(prefix(text, &cx), Some((date.to_owned(), rest.to_owned())), "{text:?}");
    }
}
