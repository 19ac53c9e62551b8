//! Bad input: the exit code, one clear line in the user's language, and nothing written.

use std::process::Stdio;

use crate::{Home, Said};

/// A refusal is one line; candidates may follow, indented.
fn is_one_line(said: &Said, what: &str) {
    assert_eq!(said.out, "", "{what}");
    let (first, rest) = said.err.split_once('\n').unwrap_or((&said.err, ""));
    assert!(first.starts_with("cartera: ") && first.len() > 20, "{what}: {}", said.err);
    assert!(rest.lines().all(|line| line.starts_with("  ")), "{what}: {}", said.err);
    assert!(!said.err.contains(|c: char| c.is_control() && c != '\n'), "{what}: {:?}", said.err);
    for foreign in ["error-", "{", "panicked", "error:", "Usage", "rusqlite"] {
        assert!(!said.err.contains(foreign), "{what}: {}", said.err);
    }
}

/// What was typed, the exit code, and what the line says in Spanish and in English.
type Case = (&'static [&'static str], i32, &'static str, &'static str);

const CASES: &[Case] = &[
    (&["show", "zzz"], 1, "ningún cliente se llama «zzz»", "no client is called “zzz”"),
    (&["show", "#99"], 1, "ningún cliente se llama «#99»", "no client is called “#99”"),
    (&["show", ""], 1, "ningún cliente", "no client"),
    (&["why", "ferretería"], 1, "cualquiera de 2 clientes", "any of 2 clients"),
    (&["log", "--client", "ferretería", "x"], 1, "cualquiera de 2 clientes", "any of 2 clients"),
    (&["plan", "hotel", "31 de febrero"], 1, "dom 28 feb 2027", "Sun 28 Feb 2027"),
    (
        &["plan", "hotel", "ayer"],
        1,
        "ya pasó (domingo 22 de noviembre de 2026)",
        "has passed (Sunday, 22 November 2026)",
    ),
    (&["plan", "hotel", "blurg"], 1, "no se entiende la fecha «blurg»", "the date “blurg” is not understood"),
    (&["plan", "hotel", ""], 1, "falta la fecha", "the date is missing"),
    (&["snooze", "hotel", "2020-01-01"], 1, "ya pasó", "has passed"),
    (&["snooze", "hotel", "cada lunes"], 1, "se repite", "repeats"),
    (&["add", "X", "--next", "25/12/1950"], 1, "ya pasó", "has passed"),
    (&["add", ""], 1, "falta el nombre", "the name is missing"),
    (&["add", "\u{200b} \u{7}"], 1, "falta el nombre", "the name is missing"),
    (&["edit", "hotel", "--name", " "], 1, "falta el nombre", "the name is missing"),
    (&["edit", "hotel"], 1, "no hay nada que cambiar", "nothing to change"),
    (&["edit", "hotel", "--clear", "alma"], 2, "--clear no puede ser «alma»", "--clear cannot be “alma”"),
    (&["edit", "hotel", "--cadence", "0"], 2, "--cadence no puede ser «0»", "--cadence cannot be “0”"),
    (&["edit", "hotel", "--attention", "azul"], 2, "rojo, amarillo, verde, auto", "red, yellow, green, auto"),
    (&["edit", "hotel", "--archive", "--trash"], 2, "no van juntas", "do not go together"),
    (&["log", "--client", "hotel"], 1, "no hay nada que anotar", "nothing to log"),
    (&["log"], 2, "falta <LÍNEA>", "<LINE> is missing"),
    (&["log", "llamé"], 1, "falta el cliente", "the client is missing"),
    (&["log", "zzz: llamé"], 1, "ningún cliente se llama «zzz»", "no client is called “zzz”"),
    (&["log", "hotel: llamé >viernex"], 1, "No se entiende la fecha «viernex»", "The date “viernex” is not understood"),
    (&["log", "hotel: llamé >ayer"], 1, "un día que ya pasó", "a day that has passed"),
    (&["log", "hotel: llamé <mañana"], 1, "aún no ha pasado", "has not happened yet"),
    (&["log", "hotel: llamé $1.2.3"], 1, "no está claro", "is not clear"),
    (&["log", "hotel: llamé !rjo"], 1, "¿será !rojo?", "is it !red?"),
    (&["log", "hotel: llamé >lun >mar"], 1, "dos veces", "twice"),
    (&["log", "-", "--note", "-"], 2, "no pueden venir las dos", "cannot both come"),
    (&["log", "#99: llamé", "--new"], 1, "ningún cliente", "no client"),
    (&["log", "--client", "hotel", "x", "--kind", "paloma"], 2, "se espera llamada, visita", "expected call, visit"),
    (
        &["log", "--client", "hotel", "x", "--outcome", "bien"],
        2,
        "se espera hablamos, no contesta",
        "expected spoke, no answer",
    ),
    (&["log", "--client", "hotel", "x", "--at", "2026-11-23T18:00"], 1, "aún no ha pasado", "has not happened yet"),
    (&["log", "--client", "hotel", "x", "--contact", "Pepe"], 1, "no tiene contactos", "has no contacts"),
    (&["log", "--client", "lopez", "x", "--contact", "Pepe"], 1, "Rosa Muñoz", "Rosa Muñoz"),
    (
        &["log", "--client", "hotel", "x", "--next", "vie", "--channel", "nota"],
        2,
        "--channel no puede ser",
        "--channel cannot be",
    ),
    (&["log", "--client", "hotel", "x", "--channel", "visita"], 2, "falta --next", "--next is missing"),
    (&["log", "-20%"], 2, "detrás de --", "behind --"),
    (&["done", "ruiz"], 1, "no hay nada previsto", "nothing is planned"),
    (&["done", "hotel", "--complaint"], 1, "ningún reclamo abierto", "no open complaint"),
    (&["queue", "--list", "hoy"], 2, "sobra «hoy»", "“hoy” is too much"),
    (&["spread", "--keep", "pocos"], 2, "un número desde 0", "a number from 0 on"),
    (&["spread", "--on", "blurg"], 1, "no se entiende la fecha «blurg»", "the date “blurg” is not understood"),
    (&["redo"], 1, "no hay nada que rehacer", "nothing to redo"),
    (&["find", "--limit", "0"], 2, "un número desde 1", "a number from 1 on"),
    (&["find", "--limit", "muchos"], 2, "un número desde 1", "a number from 1 on"),
    (
        &["find", "ciudda:lima"],
        2,
        "no hay ningún campo “ciudda”; ¿quizá ciudad?; como texto se busca entre comillas",
        "there is no field “ciudda”; did you mean city?; quote it to look for it as text",
    ),
    (&["find", "lima", "alert:azul"], 2, "  lima alert:azul\n             ^^^^", "accepted: red, yellow, green, none"),
    (&["find", "-valor>mil"], 2, "“mil” no es un número", "“mil” is not a number"),
    (&["find", "--limit"], 2, "a --limit le falta su valor", "--limit lacks its value"),
    (
        &["find", "--sort", "edad"],
        2,
        "name, urgency, last, city, newest, value, bought, due",
        "name, urgency, last, city, newest, value, bought, due",
    ),
    (&["find", "--limits", "3"], 2, "¿será --limit?", "did you mean --limit?"),
    (&["tday"], 2, "¿será today?", "did you mean today?"),
    (&["bailar"], 2, "no existe la orden «bailar»", "there is no command “bailar”"),
    (&["undo", "todo"], 2, "sobra «todo»", "“todo” is too much"),
    (&["show"], 2, "falta <CLIENTE>…", "<CLIENT>… is missing"),
    (&["today", "--lang", "fr"], 2, "--lang no puede ser «fr»", "--lang cannot be “fr”"),
    (&["today", "--color", "azul"], 2, "auto, always, never", "auto, always, never"),
    (&["today", "--on", "nunca"], 1, "no se entiende la fecha «nunca»", "the date “nunca” is not understood"),
    (&["calendar", "nunca"], 1, "no se entiende la fecha «nunca»", "the date “nunca” is not understood"),
    (&["calendar", "--month", "13/2026"], 2, "--month no puede ser «13/2026»", "--month cannot be “13/2026”"),
    (&["calendar", "--month", "2026-11", "--week"], 2, "no van juntas", "do not go together"),
    (&["when", "31/2"], 1, "no existe la fecha «31/2»", "there is no date “31/2”"),
    (&["when", "25:00"], 1, "25:00", "25:00"),
    (&["when", "hoy", "--now", "ya"], 2, "--now no puede ser «ya»", "--now cannot be “ya”"),
    (&["when", "a\u{1b}[31m\nb"], 1, "no se entiende", "not understood"),
    (&["completions", "cmd"], 2, "bash, elvish, fish, powershell, zsh", "bash, elvish, fish, powershell, zsh"),
    (&["completions", "bash", "--json"], 2, "no tiene respuesta en JSON", "no answer in JSON"),
    (&["demo", "--clients", "5"], 2, "--write", "--write"),
    (
        &["today", "--config", "nowhere.toml"],
        1,
        "no existe la configuración nowhere.toml",
        "no configuration nowhere.toml",
    ),
];

#[test]
fn what_cannot_be_done_is_said_in_one_line_and_changes_nothing() {
    for (lang, column) in [("es", 0), ("en", 1)] {
        let home = Home::with_clients(lang);
        let before = home.state();
        for (args, code, es, en) in CASES {
            let said = home.run(args);
            is_one_line(&said, &format!("{lang} {args:?}"));
            let expected = [es, en][column];
            assert!(said.err.contains(expected), "{lang} {args:?}: {}", said.err);
            assert_eq!(said.code, *code, "{lang} {args:?}: {}", said.err);
        }
        assert_eq!(home.state(), before, "something was written");
    }
}

#[test]
fn the_candidates_of_an_ambiguous_name_are_listed() {
    let home = Home::with_clients("es");
    let said = home.run(&["show", "ferretería"]);
    assert_eq!(
        said.err.lines().skip(1).collect::<Vec<_>>(),
        ["  #1 Ferretería López · Lima", "  #2 Ferretería Ruiz · Cusco"]
    );
}

#[test]
fn texts_that_do_not_fit_are_refused() {
    let home = Home::with_clients("es");
    let before = home.state();
    let long = "á".repeat(2_000);
    let huge = "á".repeat(900_000);
    for (args, input, expected) in [
        (vec!["add", &long], "", "tiene 2000 caracteres y caben 300"),
        (vec!["edit", "hotel", "--city", &long], "", "caben 1000"),
        (vec!["log", "--client", "hotel", "--note", "-"], huge.as_str(), "caben 200.000"),
    ] {
        let said = home.run_with(&args, &[("CARTERA_LANG", "es-ES")], input.as_bytes());
        assert_eq!(said.code, 1);
        is_one_line(&said, expected);
        assert!(said.err.replace("2.000", "2000").replace("1.000", "1000").contains(expected), "{}", said.err);
    }
    let said = home.run_with(&["log", "--client", "hotel", "--note", "-"], &[], b"\xff\xfe\x00bytes");
    assert!(said.code == 1 && said.err.contains("no es texto en UTF-8"), "{}", said.err);
    assert_eq!(home.state(), before);
}

#[test]
fn wrong_surroundings_are_named() {
    let home = Home::with_clients("es");
    std::fs::write(home.path("bad.toml"), "theme = \"dark\"\nlangg = \"es\"\n").unwrap();
    for (args, variables, expected) in [
        (&["today"][..], &[("CARTERA_NOW", "ayer\u{1b}")][..], "CARTERA_NOW no es un momento («ayer»)"),
        (&["today", "--config", "bad.toml"], &[], "bad.toml, línea 2: no existe el ajuste «langg»; ¿será «lang»?"),
        (&["today"], &[("CARTERA_CONFIG", "none.toml")], "no existe la configuración none.toml"),
    ] {
        let said = home.run_with(args, variables, b"");
        assert_eq!(said.code, 1, "{}", said.err);
        is_one_line(&said, expected);
        assert!(said.err.contains(expected), "{}", said.err);
    }
    // Help is given whatever is wrong elsewhere.
    assert_eq!(home.run_with(&["--help"], &[("CARTERA_CONFIG", "bad.toml")], b"").code, 0);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let home = Home::new("es");
    let output = home.command(&["show"]).arg(std::ffi::OsStr::from_bytes(b"a\xff")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no es texto en UTF-8"));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::new("es");
    home.done(&["demo", "--write", "demo.db"]);
    let mut child = home
        .command(&["today", "--all", "--db", "demo.db", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
