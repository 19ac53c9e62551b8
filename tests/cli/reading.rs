//! What the reading commands answer, as text and as JSON.

use serde_json::json;

use crate::{Home, fields};

#[test]
fn today_says_who_wants_what() {
    let home = Home::with_clients("es-PE");
    home.done(&["plan", "lopez", "hoy 15:00", "--purpose", "cotización"]);
    let said = home.done(&["today"]);
    assert!(
        said.starts_with("lunes 23 de noviembre de 2026 · ● 0 rojo · ▲ 1 amarillo · ■ 1 verde · ○ 1 sin próximo paso")
    );
    assert!(said.contains("▲  #1  15:00  Ferretería López  cotización"), "{said}");
    assert!(!said.contains('\u{1b}'), "a pipe gets no colours: {said}");
    let later = home.done(&["today", "--on", "sábado", "--lang", "en"]);
    assert!(later.starts_with("Saturday, 28 November 2026 · ● 2 red"), "{later}");
    let coloured = home.done(&["today", "--color", "always"]);
    assert!(coloured.contains("\u{1b}[33m▲"), "{coloured}");
}

#[test]
fn today_says_of_each_band_how_many_more_there_are() {
    let home = Home::with_clients("es-PE");
    home.done(&["plan", "lopez", "hoy", "--purpose", "precios"]);
    for n in 0..14 {
        home.done(&["add", &format!("Cliente {n}"), "--next", "hoy 15:00", "--purpose", "visita"]);
    }
    let said = home.done(&["today"]);
    assert!(said.contains("… y 2 más (--all los muestra todos)\n\n▲ amarillo\n"), "{said}");
    assert_eq!(said.matches(" más (").count(), 1, "{said}");
}

#[test]
fn the_field_names_of_lists_are_stable() {
    let home = Home::with_clients("en-GB");
    home.done(&["log", "--client", "hotel", "--kind", "call", "--outcome", "no-answer", "--note", "nobody there"]);
    let day = home.json(&["today"]);
    assert_eq!(fields(&day), ["bands", "counts", "day", "unsaid"]);
    assert_eq!(day["day"], "2026-11-23");
    assert_eq!(day["counts"], json!({ "red": 0, "yellow": 0, "green": 1, "none": 2 }));
    let bands: Vec<_> = day["bands"].as_array().unwrap().iter().map(|band| band["band"].as_str().unwrap()).collect();
    assert_eq!(bands, ["red", "timed", "yellow", "green", "none"]);
    let hotel = &day["bands"][3]["clients"][0];
    let row = ["attempts", "city", "company", "id", "last", "light", "name", "next", "reach", "reason"];
    assert_eq!(fields(hotel), row);
    assert_eq!((&hotel["light"], &hotel["attempts"]), (&json!("green"), &json!(1)));
    let next = json!({ "date": "2026-11-27", "time": "10:00", "channel": "visit", "purpose": "renovar contrato" });
    assert_eq!(hotel["next"], next);
    let last =
        json!({ "id": 1, "at": "2026-11-23T10:00", "kind": "call", "outcome": "no_answer", "text": "nobody there" });
    assert_eq!(hotel["last"], last);
    let found = home.json(&["find"]);
    assert_eq!(fields(&found), ["clients", "total"]);
    assert_eq!(fields(&found["clients"][0]), row);
}

#[test]
fn the_calendar_shows_how_much_there_is_in_each_day() {
    let home = Home::with_clients("es-PE");
    home.done(&["plan", "lopez", "hoy", "--purpose", "precios"]);
    std::fs::create_dir_all(home.path(".config/cartera")).unwrap();
    let settings = "[work]\ncapacity = 1\nholidays = [\"2026-11-26\"]\n";
    std::fs::write(home.path(".config/cartera/config.toml"), settings).unwrap();
    home.done(&["plan", "ruiz", "vie", "--purpose", "también"]);
    let said = home.done(&["calendar"]);
    assert!(said.starts_with("noviembre de 2026 · 3 previstos · caben 1 al día\n\nlun        mar"), "{said}");
    let week = "[23] 1/1   24         25         26*        27 2/1!    28         29\n           ●1";
    assert!(said.contains(week), "{said}");
    assert!(home.done(&["calendar", "--week", "en 2 semanas"]).starts_with("Semana del lunes 7 de diciembre"));
    assert!(home.done(&["calendar", "--month", "2027-02", "--lang", "en"]).starts_with("February 2027 · 0 planned"));
    let coloured = home.done(&["calendar", "--color", "always"]);
    assert!(coloured.contains("\u{1b}[31m 2/1!"), "{coloured}");
    let month = home.json(&["calendar"]);
    assert_eq!(fields(&month), ["capacity", "days", "from", "to"]);
    assert_eq!((&month["from"], &month["to"]), (&json!("2026-11-01"), &json!("2026-11-30")));
    assert_eq!((&month["capacity"], month["days"].as_array().unwrap().len()), (&json!(1), 30));
    let friday = json!({
        "date": "2026-11-27", "working": true, "holiday": false, "planned": 2, "timed": 1, "asking": 0,
        "reddening": 0, "done": 0, "interactions": 0,
    });
    assert_eq!(month["days"][26], friday);
    assert_eq!(month["days"][25]["holiday"], json!(true));
    assert_eq!(home.json(&["calendar", "--week"])["days"].as_array().unwrap().len(), 7);
}

#[test]
fn find_needs_all_the_words_and_neither_accents_nor_case() {
    let home = Home::with_clients("es");
    let names = |args: &[&str]| {
        let found = home.json(&[&["find"], args].concat());
        let names: Vec<_> = found["clients"].as_array().unwrap().iter().map(|c| c["name"].clone()).collect();
        (found["total"].clone(), names)
    };
    assert_eq!(names(&["FERRETERIA", "lima"]), (json!(1), vec![json!("Ferretería López")]));
    assert_eq!(names(&["999111222"]), (json!(1), vec![json!("Ferretería López")]));
    assert_eq!(names(&["--sort", "city", "--limit", "1"]).0, json!(3));
    assert_eq!(names(&["zzz"]), (json!(0), vec![]));
    assert!(home.done(&["find", "zzz"]).contains("Ningún cliente."));
    home.done(&["edit", "ruiz", "--archive"]);
    home.done(&["edit", "hotel", "--trash"]);
    assert_eq!(names(&["--archived"]), (json!(1), vec![json!("Ferretería Ruiz")]));
    assert_eq!(names(&["--trashed"]), (json!(1), vec![json!("Hotel Sol")]));
    assert!(home.done(&["find", "--limit", "1"]).lines().count() == 1);
}

#[test]
fn show_gives_the_whole_card() {
    let home = Home::with_clients("es-PE");
    for n in 1..=6 {
        home.done(&["log", "--client", "lopez", "--kind", "llamada", "--contact", "rosa", &format!("gestión {n}")]);
    }
    let said = home.done(&["show", "ferretería", "lópez"]);
    for part in ["Ferretería López · #1 · Lima", "móvil", "999 111 222", "Rosa Muñoz · compras", "#vip", "6 gestiones"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert!(said.contains("gestión 6") && !said.contains("gestión 1\n") && said.contains("… y 1 anterior"), "{said}");
    assert!(home.done(&["show", "lopez", "--all"]).contains("gestión 1\n"));
    let card = home.json(&["show", "#1"]);
    let names = [
        "attachments",
        "attempts",
        "best_hour",
        "channels",
        "client",
        "contacts",
        "fields",
        "follow_ups",
        "interaction_count",
        "interactions",
        "light",
        "lost",
        "occasions",
        "opportunities",
        "points",
        "relations",
        "running",
        "said",
        "satisfaction",
        "turns",
        "value",
    ];
    assert_eq!(fields(&card), names);
    let client = [
        "attention",
        "cadence",
        "city",
        "company",
        "country",
        "created",
        "id",
        "interest",
        "kind",
        "language",
        "name",
        "notes",
        "potential",
        "role",
        "sector",
        "size",
        "snoozed_until",
        "source",
        "standing",
        "tags",
        "tax_id",
        "time_zone",
        "tone",
        "zone",
    ];
    assert_eq!(fields(&card["client"]), client);
    assert_eq!(
        fields(&card["interactions"][0]),
        ["amount", "at", "contact", "direction", "expense", "id", "kind", "outcome", "resolved", "score", "text"]
    );
    assert_eq!(fields(&card["channels"][0]), ["contact", "kind", "preferred", "value"]);
    assert_eq!(card["contacts"], json!([{ "name": "Rosa Muñoz", "role": "compras", "influence": null }]));
    let hotel = home.json(&["show", "hotel"]);
    let follow_up = ["channel", "date", "id", "lead", "opportunity", "planned", "purpose", "rule", "snoozes", "time"];
    assert_eq!(fields(&hotel["follow_ups"][0]), follow_up);
    assert_eq!(fields(&hotel["turns"][0]), ["fired", "level", "on", "reason"]);
}

#[test]
fn why_tells_what_fired_and_what_will() {
    let home = Home::with_clients("es-PE");
    home.done(&["log", "--client", "lopez", "--kind", "call", "--outcome", "reclamo", "llegó roto"]);
    let said = home.done(&["why", "lopez"]);
    assert!(said.starts_with("Ferretería López · #1 · ● rojo"), "{said}");
    let fired = "  ● rojo desde lun 23 nov: Hay un reclamo sin resolver del lun 23 nov.\nMás adelante:\n";
    assert!(said.contains(fired), "{said}");
    assert!(said.contains("el plazo es de 45 días"), "{said}");
    let why = home.json(&["why", "lopez"]);
    let names = ["attempts", "attention", "client", "day", "light", "on_track", "snoozed_until", "standing", "turns"];
    assert_eq!(fields(&why), names);
    assert_eq!(why["light"], "red");
    assert_eq!(fields(&why["turns"][0]), ["fired", "level", "on", "reason", "text"]);
    assert_eq!(why["turns"][0]["reason"], json!({ "rule": "open_complaint", "since": "2026-11-23" }));
    assert!(home.done(&["why", "ruiz"]).contains("○ sin próximo paso\n  Nadie ha previsto nada"));
    home.done(&["edit", "ruiz", "--rest"]);
    assert!(home.done(&["why", "ruiz"]).contains("No tiene alerta: está en reposo."));
}

#[test]
fn when_reads_dates_in_both_languages() {
    let home = Home::new("es-PE");
    assert_eq!(home.done(&["when", "próximo", "martes", "10am"]), "martes 24 de noviembre de 2026 10:00\n");
    assert_eq!(home.done(&["when", "next tue 10:00", "--lang", "en"]), "Tuesday, 24 November 2026 10:00\n");
    let timed =
        json!({ "ok": true, "date": "2026-11-27", "time": "10:00", "iso": "2026-11-27T10:00", "repeats": null });
    assert_eq!(home.json(&["when", "vie 10:00"]), timed);
    assert_eq!(
        home.json(&["when", "vie", "--past"]),
        json!({ "ok": true, "date": "2026-11-20", "time": null, "iso": "2026-11-20", "repeats": null })
    );
    assert_eq!(home.json(&["when", "mañana", "--now", "2027-02-28T09:00"])["date"], "2027-03-01");
    // Day and month in the order of the region.
    assert_eq!(home.json(&["when", "3/4", "--lang", "en-US"])["date"], "2027-03-04");
    assert_eq!(home.json(&["when", "3/4"])["date"], "2027-04-03");
}

#[test]
fn when_reads_what_comes_again() {
    let home = Home::new("es-PE");
    let said = home.done(&["when", "cada 2 semanas los martes a las 10, 3 veces"]);
    let expected = "cada 2 semanas, los martes, 3 veces · 10:00\n\
                    martes 24 de noviembre de 2026 10:00\n\
                    martes 8 de diciembre de 2026 10:00\n\
                    martes 22 de diciembre de 2026 10:00\n\
                    FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3\n";
    assert_eq!(said, expected);
    let said = home.json(&["when", "first monday of every month", "--lang", "en"]);
    assert_eq!((&said["ok"], &said["date"], &said["time"]), (&json!(true), &json!("2026-12-07"), &json!(null)));
    let next = ["2026-12-07", "2027-01-04", "2027-02-01", "2027-03-01", "2027-04-05"];
    let words = "on the first Monday of every month";
    assert_eq!(said["repeats"], json!({ "rule": "FREQ=MONTHLY;BYDAY=1MO", "words": words, "next": next }));
}

#[test]
fn when_says_why_not_to_programs_too() {
    let home = Home::new("es-PE");
    for (phrase, error, readings) in [
        ("31/2", "no_such_date", json!(["2027-02-28"])),
        ("viernes 20", "contradiction", json!(["2026-12-20", "2026-12-18"])),
        ("mar 15", "ambiguous", json!(["2026-12-15", "2027-03-15"])),
        ("quincenal", "ambiguous", json!(["FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYMONTHDAY=-1,15"])),
        ("25:00", "no_such_time", json!([])),
        ("del 3 al 5", "range", json!([])),
        ("un gato", "not_understood", json!([])),
    ] {
        let said = home.run(&["when", phrase, "--json"]);
        assert_eq!(said.code, 1, "{phrase}");
        let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!(answer, json!({ "ok": false, "error": error, "readings": readings }), "{phrase}");
        assert!(said.err.lines().count() == 1, "{phrase}: {}", said.err);
    }
}

#[test]
fn help_manual_and_completions_are_in_the_users_language() {
    for (lang, usage, summary, heading) in [
        ("es", "Uso: cartera [OPCIONES] [ORDEN]", "El día: a quién contactar", "OPCIONES"),
        ("en", "Usage: cartera [OPTIONS] [COMMAND]", "The day: who to contact", "OPTIONS"),
    ] {
        let home = Home::new(lang);
        let help = home.done(&["--help"]);
        assert!(help.contains(usage) && help.contains(summary), "{help}");
        assert!(home.done(&["log", "-h"]).contains("cartera log ["));
        assert!(home.done(&["man"]).contains(summary));
        for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
            assert!(home.done(&["completions", shell]).contains("snooze"), "{shell}");
        }
        let folder = home.path("man");
        std::fs::create_dir(&folder).unwrap();
        home.done(&["man", "--dir", crate::str_of(&folder)]);
        assert!(std::fs::read_to_string(folder.join("cartera-log.1")).unwrap().contains(heading));
    }
    assert_eq!(Home::new("es").done(&["--version"]), format!("cartera {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn show_tells_when_a_client_usually_answers() {
    let home = Home::with_clients("es-PE");
    let call = |at: &str, outcome: &str| {
        home.done(&["log", "lopez:", "--kind", "call", "--outcome", outcome, "--at", at]);
    };
    for day in ["2026-11-16", "2026-11-17", "2026-11-18"] {
        call(&format!("{day}T10:20"), "spoke");
    }
    call("2026-11-16T16:00", "no-answer");
    assert_eq!(home.json(&["show", "lopez"])["best_hour"], json!(null), "four attempts tell nothing");
    call("2026-11-17T17:00", "no-answer");
    // A day without an hour is kept as noon, which tells nothing.
    call("2026-11-18", "spoke");
    let best = json!({ "from": 10, "to": 12, "answered": 3, "attempts": 3 });
    assert_eq!(home.json(&["show", "lopez"])["best_hour"], best);
    let said = home.done(&["show", "lopez"]);
    assert!(said.contains("suele contestar de 10 a 12 (3 de 3)"), "{said}");
}
