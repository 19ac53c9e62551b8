//! What goes out: tables, workbooks, the agenda itself, answers to questions in SQL, and the command that follows a log.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::{Home, fields};

/// A home whose agenda has something of each kind.
fn full(lang: &'static str) -> Home {
    let home = Home::with_clients(lang);
    home.done(&["log", "lopez:", "--kind", "call", "--note", "=2+2, quiere \"precios\""]);
    home.done(&["products", "add", "Tornillos", "--price", "USD 12.50"]);
    home
}

#[test]
fn clients_go_out_as_a_table_that_an_import_knows_again() {
    for (lang, header, summary) in
        [("es-PE", "Nombre", "3 filas en clientes.csv\n"), ("en-US", "Name", "3 rows in clientes.csv\n")]
    {
        let home = Home::with_clients(lang);
        assert_eq!(home.done(&["export", "-o", "clientes.csv"]), summary);
        let text = fs::read_to_string(home.path("clientes.csv")).unwrap();
        assert!(text.to_lowercase().starts_with(&format!("\u{feff}{}", header.to_lowercase())), "{text}");
        assert_eq!(text.lines().count(), 4);
        assert!(text.contains("Ferretería López") && text.contains("999 111 222"), "{text}");
        let before = home.state();
        let report = home.json(&["import", "clientes.csv"]);
        let file = &report["files"][0];
        assert_eq!((&file["new"], &file["refused"]), (&json!(0), &json!(0)), "{report}");
        let columns = file["columns"].as_array().unwrap();
        assert!(columns.iter().all(|column| !column["field"].is_null()), "{columns:?}");
        assert_eq!(home.json(&["today", "--all"]), before.1);
    }
}

#[test]
fn each_kind_has_its_table_and_formulas_are_defused() {
    let home = full("es-PE");
    for kind in ["clients", "interactions", "follow-ups", "purchases", "products", "opportunities", "gestiones"] {
        let text = home.done(&["export", "--kind", kind]);
        let header = text.lines().next().unwrap();
        assert!(header.starts_with('\u{feff}') && header.contains(','), "{kind}: {header}");
    }
    let said = home.done(&["export", "--kind", "interactions"]);
    assert!(said.contains("\"'=2+2, quiere \"\"precios\"\"\""), "{said}");
    assert!(said.contains("Ferretería López"), "{said}");
    let plans = home.done(&["export", "hotel", "--kind", "follow-ups"]);
    assert!(plans.contains("2026-11-27 10:00,visit,renovar contrato,open"), "{plans}");
    assert_eq!(home.done(&["export", "--kind", "products"]).lines().count(), 2);
}

#[test]
fn whose_data_goes_out_can_be_said_in_three_ways() {
    let home = full("es-PE");
    for args in [&["export", "ferreteria"] as &[_], &["export", "city:lima", "OR", "city:cusco"]] {
        assert_eq!(home.done(args).lines().count(), 3, "{args:?}");
    }
    assert_eq!(home.done(&["export", "--client", "hotel sol"]).lines().count(), 2);
    home.done(&["segments", "add", "Ferreteros", "ferreteria"]);
    assert_eq!(home.done(&["export", "--segment", "ferreteros"]).lines().count(), 3);
    for (args, code) in [
        (&["export", "hotel", "--client", "ruiz"] as &[_], 2),
        (&["export", "--client", "nadie"], 1),
        (&["export", "--segment", "nadie"], 1),
        (&["export", "city:"], 2),
        (&["export", "--kind", "boats"], 2),
        (&["export", "--format", "doc"], 2),
        (&["export", "-o", "x.doc"], 2),
        (&["export", "--format", "csv", "--kind", "clients", "--kind", "products"], 2),
        (&["export", "--format", "json", "--kind", "clients"], 2),
        (&["export", "--force"], 2),
        (&["export", "-o", "no/where/x.csv"], 1),
        (&["export", "-o", "."], 2),
    ] {
        let said = home.run(args);
        assert_eq!((said.code, said.out.as_str()), (code, ""), "{args:?}: {}", said.err);
        assert!(said.err.starts_with("cartera: "), "{args:?}: {}", said.err);
    }
}

#[test]
fn a_file_is_private_and_never_written_over_by_accident() {
    let home = full("es-PE");
    fs::write(home.path("mine.csv"), "mine").unwrap();
    let said = home.run(&["export", "-o", "mine.csv"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert_eq!(fs::read_to_string(home.path("mine.csv")).unwrap(), "mine");
    home.done(&["export", "-o", "mine.csv", "--force"]);
    assert_ne!(fs::read_to_string(home.path("mine.csv")).unwrap(), "mine");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(home.path("mine.csv")).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let left: Vec<_> = fs::read_dir(home.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with(".cartera-")), "{left:?}");
}

#[test]
fn a_workbook_has_a_sheet_for_each_kind() {
    let home = full("es-PE");
    let answer = home.json(&["export", "-o", "todo.xlsx"]);
    assert_eq!(fields(&answer), ["format", "path", "rows"]);
    assert_eq!(&fs::read(home.path("todo.xlsx")).unwrap()[..2], b"PK");
    let piped = home.command(&["export", "--format", "xlsx"]).output().unwrap();
    assert_eq!(&piped.stdout[..2], b"PK");
}

#[test]
fn the_agenda_as_json_is_the_agenda() {
    let home = full("es-PE");
    home.done(&["export", "-o", "agenda.json"]);
    let told: Value = serde_json::from_str(&fs::read_to_string(home.path("agenda.json")).unwrap()).unwrap();
    assert_eq!((told["cartera"].as_i64(), told["client"].as_array().unwrap().len()), (Some(1), 3));
    assert_eq!(home.done(&["export", "--format", "json"]), fs::read_to_string(home.path("agenda.json")).unwrap());
    assert_eq!(home.done(&["export", "--json"]), fs::read_to_string(home.path("agenda.json")).unwrap());
}

#[test]
fn questions_are_answered_as_a_table_as_json_and_as_csv() {
    let home = full("es-PE");
    let question = "select name, city, light from clients order by name";
    assert_eq!(
        home.done(&["query", question]),
        "name              city   light\nFerretería López  Lima   green\nFerretería Ruiz   Cusco  none\nHotel Sol                green\n"
            .replace("Lima   green", &format!("Lima   {}", home.json(&["query", question])[0]["light"].as_str().unwrap()))
    );
    assert_eq!(
        home.json(&["query", "select price, currency, retired from products"]),
        json!([{ "price": 12.5, "currency": "USD", "retired": 0 }])
    );
    assert_eq!(
        home.done(&["query", "--csv", "select note from interactions"]),
        "\u{feff}note\r\n\"'=2+2, quiere \"\"precios\"\"\"\r\n"
    );
    assert_eq!(home.done(&["query", "select 1 from clients where 0"]).lines().last(), Some("Ninguna fila."));
    assert_eq!(home.json(&["query", "select 1 from clients where 0"]), json!([]));
    let piped =
        home.run_with(&["query", "-", "--json"], &[], b"with x as (select count(*) as n from clients) select n from x");
    assert_eq!(serde_json::from_str::<Value>(&piped.out).unwrap(), json!([{ "n": 3 }]));
}

#[test]
fn a_question_can_change_nothing() {
    let home = full("es-PE");
    let before = home.state();
    for question in [
        "delete from client",
        "update client set name = 'x'",
        "insert into tag (client_id, position, name) values (1, 1, 'x')",
        "drop table client",
        "create temp table x (y)",
        "attach 'other.db' as o",
        "detach main",
        "pragma user_version = 9",
        "pragma query_only = 0",
        "vacuum into 'copy.db'",
        "begin",
        "select 1; delete from client",
        "select 1; select 2",
        "with x as (select 1) delete from client",
        "select load_extension('x')",
        "explain delete from client",
        "-- nothing",
        "",
        "hola",
        "select nothing from clients",
        "select name from nobody",
    ] {
        let said = home.run(&["query", question]);
        assert!(said.code == 1 || said.code == 2, "{question}: {}", said.out);
        assert_eq!((said.out.as_str(), said.err.lines().count()), ("", 1), "{question}: {}", said.err);
    }
    assert_eq!(home.state(), before);
    assert!(!home.path("copy.db").exists() && !home.path("other.db").exists());
}

#[test]
fn every_view_and_column_is_explained_in_both_languages() {
    for lang in ["es-PE", "en-US"] {
        let home = full(lang);
        let views = home.json(&["query", "--schema"]);
        let views = views.as_array().unwrap();
        assert!(views.len() > 12);
        let more = home.done(&["query", "--help"]);
        for view in views {
            let name = view["view"].as_str().unwrap();
            assert!(more.contains(name), "{name} is not in the help");
            let texts = view["columns"].as_array().unwrap().iter().chain([view]).map(|it| it["text"].as_str().unwrap());
            assert!(
                texts.clone().all(|text| !text.is_empty() && !text.contains("view-")),
                "{:?}",
                texts.collect::<Vec<_>>()
            );
            home.done(&["query", &format!("select * from {name}")]);
        }
        assert!(home.done(&["query", "--schema"]).contains("purchase_lines"));
    }
}

#[cfg(unix)]
#[test]
fn a_command_is_told_what_was_logged_and_nothing_else() {
    let home = Home::with_clients("es-PE");
    let told = home.path("told.jsonl");
    let config = format!("[hooks]\nafter_log = \"sh -c 'cat >> {}'\"\n", told.display());
    fs::write(home.path("config.toml"), config).unwrap();
    let config = ["--config", "config.toml"];
    let run = |args: &[&str]| home.done(&[&config, args].concat());
    run(&["log", "lopez: llamé, quiere precios >vie 10:00 visita"]);
    let until = Instant::now() + Duration::from_mins(1);
    let said = loop {
        let said = fs::read_to_string(&told).unwrap_or_default();
        if said.ends_with('\n') || Instant::now() > until {
            break said;
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    let value: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(value["client"]["name"], "Ferretería López");
    assert_eq!(value["interaction"]["kind"], "call");
    assert_eq!(value["next"]["date"], "2026-11-27");
    // What is undone, planned or taken in from a file is not logged.
    run(&["undo"]);
    run(&["redo"]);
    run(&["plan", "hotel", "mañana"]);
    fs::write(home.path("more.csv"), "nombre,ultimo contacto\nNuevo,2026-11-20\n").unwrap();
    run(&["import", "more.csv"]);
    assert_eq!(fs::read_to_string(&told).unwrap(), said);
}

#[test]
fn a_command_that_cannot_be_run_is_told_and_the_interaction_is_saved() {
    for (lang, warning) in [("es-PE", "No se pudo ejecutar"), ("en-US", "could not be run")] {
        let home = Home::with_clients(lang);
        fs::write(home.path("config.toml"), "[hooks]\nafter_log = \"/nowhere/x\"\n").unwrap();
        let said = home.run(&["--config", "config.toml", "log", "lopez: llamé"]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert!(said.err.contains(warning) && said.err.lines().count() == 1, "{}", said.err);
        assert_eq!(home.json(&["query", "select count(*) as n from interactions"]), json!([{ "n": 1 }]));
    }
}

/// What fails after it was started is told as far as it fails at once: on a slow machine it may take another try.
#[cfg(unix)]
#[test]
fn a_command_that_fails_is_told_and_the_interaction_is_saved() {
    for (lang, command, warning) in [
        ("es-PE", "exit 3", "terminó con el error 3"),
        ("en-US", "exit 3", "ended with error 3"),
        ("es-PE", "kill -9 $$", "fue detenida"),
        ("en-US", "kill -9 $$", "was stopped"),
    ] {
        let home = Home::with_clients(lang);
        fs::write(home.path("config.toml"), format!("[hooks]\nafter_log = \"sh -c '{command}'\"\n")).unwrap();
        let said = (0..60).map(|_| home.run(&["--config", "config.toml", "log", "lopez: llamé"]));
        let said = said.inspect(|said| assert_eq!(said.code, 0, "{}", said.err)).find(|said| !said.err.is_empty());
        let err = said.unwrap().err;
        assert!(err.contains(warning) && err.lines().count() == 1, "{err}");
        let logged = home.json(&["query", "select count(*) > 0 as n from interactions"]);
        assert_eq!(logged, json!([{ "n": 1 }]));
        fs::write(home.path("config.toml"), "[hooks]\nafter_log = \"true\"\n").unwrap();
        assert_eq!(home.run(&["--config", "config.toml", "log", "lopez: llamé"]).err, "");
    }
}

#[test]
fn an_agenda_that_went_out_comes_in_again_as_it_was() {
    for (lang, said) in [
        ("es-PE", "3 clientes nuevos; 14 filas nuevas en total, 0 ya estaban\n"),
        ("en-US", "3 new clients; 14 new rows in all, 0 were here already\n"),
    ] {
        let (home, other) = (full(lang), Home::new(lang));
        let file = home.path("agenda.json");
        home.done(&["export", "-o", "agenda.json"]);
        let would = other.json(&["import", file.to_str().unwrap(), "--dry-run"]);
        assert_eq!((&would["dry_run"], &would["conflicts"]), (&json!(true), &json!(0)));
        assert_eq!(other.json(&["query", "select count(*) as n from clients"]), json!([{ "n": 0 }]));
        let told = other.done(&["import", file.to_str().unwrap()]);
        let numbers = |text: &str| text.replace(|c: char| c.is_ascii_digit(), "");
        assert_eq!(numbers(&told), numbers(said));
        for kind in ["clients", "interactions", "follow-ups", "products"] {
            assert_eq!(home.done(&["export", "--kind", kind]), other.done(&["export", "--kind", kind]), "{kind}");
        }
        assert_eq!(home.done(&["export", "--format", "json"]), other.done(&["export", "--format", "json"]));
        assert_eq!(other.json(&["import", file.to_str().unwrap()])["new"], 0);
        // What changed nothing is no step.
        other.done(&["undo"]);
        assert_eq!(other.json(&["query", "select count(*) as n from clients"]), json!([{ "n": 0 }]));
        fs::write(home.path("bad.json"), "{\"cartera\":1,\n\"boat\":[]}").unwrap();
        let bad = home.run(&["import", "bad.json"]);
        assert_eq!((bad.code, bad.out.as_str(), bad.err.lines().count()), (1, "", 1), "{}", bad.err);
        assert!(bad.err.contains("boat"), "{}", bad.err);
    }
}
