//! Files: the agenda itself, imports, and the sample portfolio.

use std::fs;

use serde_json::json;

use crate::{Home, fields, str_of};

const SHEET: &str = "Nombre;Empresa;Teléfono;Ciudad;Próximo contacto\n\
    Ana Pérez;;999 111 333;Lima;30/11/2026\n\
    \"Luis\u{1b}[31m \"\"Lucho\"\" Ruiz\";\"Bodega\nNorte\";no tiene;Cusco;\n\
    ;;;Lima;\n";

#[test]
fn a_sheet_is_rehearsed_imported_once_and_undone_at_once() {
    let home = Home::new("es");
    fs::write(home.path("contactos.csv"), SHEET).unwrap();
    let rehearsed = home.json(&["import", "contactos.csv", "--dry-run"]);
    assert_eq!(fields(&rehearsed), ["dry_run", "files", "rejects"]);
    let names = [
        "added",
        "bought",
        "columns",
        "conflicts",
        "delimiter",
        "encoding",
        "file",
        "format",
        "kind",
        "made_by",
        "new",
        "refusals",
        "refused",
        "rejects",
        "rows",
        "same",
        "spare",
        "unread",
        "updated",
        "warnings",
        "warnings_left_out",
    ];
    assert_eq!((&rehearsed["dry_run"], &rehearsed["rejects"]), (&json!(true), &json!(null)));
    let rehearsed = &rehearsed["files"][0];
    assert_eq!(fields(rehearsed), names);
    assert_eq!((&rehearsed["new"], &rehearsed["delimiter"], &rehearsed["unread"]), (&json!(2), &json!(";"), &json!(1)));
    let phone = &rehearsed["columns"][2];
    assert_eq!(
        (&phone["header"], &phone["field"], &phone["origin"]),
        (&json!("Teléfono"), &json!("phone"), &json!("known"))
    );
    assert_eq!(rehearsed["rows"][0], json!({ "line": 2, "name": "Ana Pérez", "match": "new" }));
    assert!(home.done(&["import", "contactos.csv", "--dry-run"]).contains("no se ha escrito nada"));
    assert_eq!((home.json(&["find"])["total"].clone(), home.json(&["history"])), (json!(0), json!([])));

    let said = home.done(&["import", "contactos.csv"]);
    assert!(said.starts_with("contactos.csv (clientes)\n  nuevos: 2 · sin leer: 1\n"), "{said}");
    assert!(said.contains("línea 5: falta el nombre"), "{said}");
    assert!(!said.contains('\u{1b}'), "{said:?}");
    assert_eq!(home.json(&["show", "ana"])["follow_ups"][0]["date"], "2026-11-30");
    let again = home.json(&["import", "contactos.csv"]);
    assert_eq!((&again["files"][0]["new"], &again["files"][0]["same"]), (&json!(0), &json!(2)));
    // What did not come in is told once, however often it is tried.
    let rejects = fs::read_to_string(home.path("contactos.rejects.csv")).unwrap();
    assert!(rejects.ends_with("contactos.csv,5,falta el nombre,\";;;Lima;\"\r\n"), "{rejects}");
    assert_eq!(again["rejects"], "contactos.rejects.csv");
    assert!(!home.path("contactos.rejects-2.csv").exists());
    assert_eq!(home.done(&["undo"]), "deshecho: importación de 2 clientes\n");
    assert_eq!(home.json(&["find"])["total"], 0);
}

#[test]
fn columns_can_be_named() {
    let home = Home::new("en");
    fs::write(home.path("a.csv"), "quien|donde|x=y\nAna|Lima|vip\n").unwrap();
    let args =
        ["--map", "quien=name", "--map", "donde=city", "--map", "x=y=tags", "--delimiter", "|", "--encoding", "utf-8"];
    home.done(&[&["import", "a.csv"], args.as_slice()].concat());
    let client = &home.json(&["show", "ana"])["client"];
    assert_eq!((&client["city"], &client["tags"]), (&json!("Lima"), &json!(["vip"])));
}

#[test]
fn what_is_no_sheet_is_refused() {
    let home = Home::with_clients("es");
    let before = home.state();
    fs::create_dir(home.path("folder")).unwrap();
    fs::write(home.path("empty.csv"), "").unwrap();
    fs::write(home.path("photo.csv"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0").unwrap();
    fs::write(home.path("colours.csv"), "rojo,verde\n1,2\n").unwrap();
    fs::write(home.path("ok.csv"), SHEET).unwrap();
    for (args, code, expected) in [
        (&["import", "folder"][..], 1, "folder es una carpeta"),
        (&["import", "none.csv"], 1, "no existe el archivo none.csv"),
        (&["import", "empty.csv"], 1, "empty.csv está vacío"),
        (&["import", "photo.csv"], 1, "photo.csv no es un archivo de datos (imagen)"),
        (&["import", "colours.csv"], 1, "colours.csv"),
        (&["import", "ok.csv", "--map", "Zona=city"], 1, "no hay ninguna columna «Zona»"),
        (&["import", "ok.csv", "--map", "Nombre=apodo"], 2, "--map no puede ser"),
        (&["import", "ok.csv", "--delimiter", "xx"], 2, "--delimiter no puede ser"),
        (&["import", "ok.csv", "--encoding", "klingon"], 2, "--encoding no puede ser"),
        (&["import"], 2, "falta <ARCHIVO>"),
    ] {
        let said = home.run(args);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{args:?}: {}", said.err);
        assert!(said.err.contains(expected) && said.err.lines().count() == 1, "{args:?}: {}", said.err);
    }
    assert_eq!(home.state(), before);
}

#[test]
fn a_sample_portfolio_is_written_once() {
    for (lang, size) in [("es", &[][..]), ("en", &[]), ("en", &["--clients", "300"])] {
        let home = Home::new(lang);
        let written = home.json(&[&["demo", "--write", "demo.db"], size].concat());
        assert!(written["clients"].as_u64().unwrap() >= 40, "{written}");
        let counts = home.json(&["today", "--db", "demo.db"])["counts"].clone();
        assert!(counts.as_object().unwrap().values().all(|n| n.as_u64().unwrap() > 0), "{counts}");
        let found = home.json(&["find", "--db", "demo.db"]);
        let away = home.json(&["find", "--db", "demo.db", "--archived"]);
        let total = |found: &serde_json::Value| found["total"].as_u64().unwrap();
        assert_eq!(Some(total(&found) + total(&away)), written["clients"].as_u64());
        let again = home.run(&["demo", "--write", "demo.db"]);
        assert_eq!(again.code, 1, "{}", again.err);
        assert_eq!(home.json(&["find", "--db", "demo.db"]), found);
    }
}

#[test]
fn a_file_that_is_no_agenda_is_refused_and_left_alone() {
    let home = Home::new("es");
    fs::create_dir(home.path("folder")).unwrap();
    fs::write(home.path("notes.txt"), "nada que ver, ni de lejos\n").unwrap();
    let other = rusqlite::Connection::open(home.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE song (name TEXT)").unwrap();
    drop(other);
    home.done(&["add", "Ana", "--db", "newer.db"]);
    let newer = rusqlite::Connection::open(home.path("newer.db")).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    fs::write(home.path("damaged.db"), [&b"SQLite format 3\0"[..], &[0x5a; 8_000]].concat()).unwrap();
    for (file, expected) in [
        ("damaged.db", "la agenda damaged.db está dañada"),
        ("folder", "folder no es un archivo"),
        ("notes.txt", "notes.txt no es una agenda de cartera"),
        ("other.db", "other.db no es una agenda de cartera"),
        ("newer.db", "una versión más nueva de cartera (formato 99"),
        ("missing/agenda.db", "no existe la carpeta missing"),
    ] {
        let before = fs::read(home.path(file)).ok();
        for args in [&["today"][..], &["add", "Luis"], &["undo"]] {
            for (option, variables) in [(&["--db", file][..], vec![]), (&[], vec![("CARTERA_DB", file)])] {
                let said = home.run_with(&[args, option].concat(), &variables, b"");
                assert_eq!((said.code, said.out.as_str()), (1, ""), "{file}");
                assert!(said.err.contains(expected) && said.err.lines().count() == 1, "{}", said.err);
            }
        }
        assert!(fs::read(home.path(file)).ok() == before, "{file} was touched");
    }
    assert!(!home.path("missing").exists());
}

#[cfg(unix)]
#[test]
fn the_agenda_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::with_clients("es");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let data = home.path(".local/share/cartera");
    assert_eq!((mode(&data), mode(&data.join("agenda.db"))), (0o700, 0o600), "{}", str_of(&data));
}
