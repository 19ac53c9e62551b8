//! Reports and goals on the command line: every format in both languages, days, and what is refused.

use crate::{Home, fields, str_of};

const NAMES: [&str; 15] = [
    "day",
    "week",
    "portfolio",
    "sales",
    "clients",
    "products",
    "zones",
    "funnel",
    "lost",
    "retention",
    "promises",
    "forecast",
    "campaigns",
    "hours",
    "goals",
];

/// A home with three clients, of whom one bears a hostile name, and two purchases.
fn market(lang: &'static str) -> Home {
    let home = Home::with_clients(lang);
    home.done(&["add", "=<script>alert(1)</script>&\"'"]);
    home.done(&["buy", "#1", "tornillos x 3 @ 1250.50"]);
    home.done(&["buy", "#4", "cable x 1 @ 900"]);
    home
}

#[test]
fn every_report_can_be_had_in_every_format() {
    for lang in ["es-PE", "en-US"] {
        let home = market(lang);
        let listed = home.json(&["report"]);
        let names: Vec<&str> =
            listed["reports"].as_array().unwrap().iter().map(|report| report["name"].as_str().unwrap()).collect();
        assert_eq!(names, NAMES);
        for name in NAMES {
            let value = home.json(&["report", name]);
            let expected = ["before", "currency", "figures", "from", "left_out", "report", "tables", "to"];
            assert_eq!(fields(&value), expected, "{name}");
            assert_eq!(value["report"], name);
            assert!(home.done(&["report", name]).lines().count() > 1, "{name}");
        }
        for (name, format, begins) in [("sales", "csv", '\u{feff}'), ("clients", "svg", '<'), ("clients", "html", '<')]
        {
            let out = home.done(&["report", name, "--format", format]);
            assert!(out.starts_with(begins), "{name} as {format}: {out}");
            assert!(format == "csv" || !out.contains("<script>"), "{name} as {format}: {out}");
        }
    }
}

#[test]
fn formulas_are_defused_and_amounts_are_numbers() {
    let home = market("es-PE");
    let csv = home.done(&["report", "clients", "--format", "csv"]);
    assert!(csv.starts_with('\u{feff}') && csv.matches('\u{feff}').count() == 1);
    assert!(csv.contains("Ferretería López,3751.50,81"), "{csv}");
    assert!(csv.contains("\"'=<script>"), "{csv}");
}

#[test]
fn a_page_and_a_picture_are_written_into_new_files_by_their_endings() {
    let home = market("es-PE");
    let (page, picture) = (home.path("ventas.html"), home.path("ventas.svg"));
    home.done(&["report", "sales", "--out", str_of(&page)]);
    home.done(&["report", "ventas", "--out", str_of(&picture)]);
    let html = std::fs::read_to_string(&page).unwrap();
    for part in ["<!DOCTYPE html>", "<html lang=\"es-PE\">", "prefers-color-scheme", "@media print", "Ventas"] {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("src=") && !html.contains("href=\"http"));
    assert!(std::fs::read_to_string(&picture).unwrap().starts_with("<svg "));
    let again = home.run(&["report", "sales", "--out", str_of(&page)]);
    assert_eq!(again.code, 1, "never over another file: {again:?}");
    let all = home.path("todo.html");
    home.done(&["report", "all", "--out", str_of(&all)]);
    let all = std::fs::read_to_string(&all).unwrap();
    assert_eq!(all.matches("<section ").count(), NAMES.len());
    assert!(!all.contains("<script>"));
}

#[test]
fn the_days_are_as_they_are_asked_for() {
    let home = market("es-PE");
    let days = |args: &[&str]| {
        let value = home.json(&[&["report", "sales"], args].concat());
        format!("{} {}", value["from"].as_str().unwrap(), value["to"].as_str().unwrap())
    };
    let cases: [(&[&str], &str); 5] = [
        (&[], "2025-12-01 2026-11-30"),
        (&["--month", "2026-02"], "2026-02-01 2026-02-28"),
        (&["--week", "ayer"], "2026-11-16 2026-11-22"),
        (&["--from", "1/10/2026", "--to", "5/11/2026"], "2026-10-01 2026-11-05"),
        (&["--from", "1/10/2026"], "2026-10-01 2026-11-23"),
    ];
    for (args, expected) in cases {
        assert_eq!(days(args), expected, "{args:?}");
    }
}

#[test]
fn what_cannot_be_reported_is_refused_with_what_can() {
    for (lang, known) in [("es-PE", "No hay ningún informe"), ("en-US", "There is no report")] {
        let home = Home::with_clients(lang);
        let cases: [(&[&str], &str); 5] = [
            (&["report", "nada"], known),
            (&["report", "all"], "--format html"),
            (&["report", "sales", "--format", "pdf"], "text, csv, json, html, svg"),
            (&["report", "sales", "--from", "2026-11-05", "--to", "2026-11-01"], ""),
            (&["report", "sales", "--month", "x"], "2026-11"),
        ];
        for (args, part) in cases {
            let said = home.run(args);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{args:?}: {said:?}");
            assert!(said.err.contains(part), "{args:?}: {}", said.err);
        }
    }
}

#[test]
fn goals_are_set_and_seen() {
    for (lang, none, pace) in
        [("es-PE", "No hay metas", "a este ritmo"), ("en-US", "There are no goals", "at this pace")]
    {
        let home = market(lang);
        assert!(home.done(&["goals"]).contains(none));
        assert!(home.done(&["goals", "revenue", "20000", "calls", "120"]).contains(pace));
        let value = home.json(&["goals"]);
        assert_eq!(fields(&value), ["currency", "goals", "month"]);
        let goal = &value["goals"][0];
        assert_eq!(fields(goal), ["kind", "pace", "per_day", "percent", "reached", "target"]);
        assert_eq!((goal["target"].as_i64(), goal["reached"].as_i64()), (Some(2_000_000), Some(465_150)));
        home.done(&["goals", "calls", "0"]);
        assert_eq!(home.json(&["goals"])["goals"].as_array().unwrap().len(), 1);
        home.done(&["undo"]);
        assert_eq!(home.json(&["goals"])["goals"].as_array().unwrap().len(), 2);
        assert_eq!(home.json(&["goals", "--month", "2026-10"])["goals"].as_array().unwrap().len(), 0);
        for wrong in [&["goals", "calls"] as &[_], &["goals", "12"], &["goals", "x", "12"], &["goals", "calls", "1.5"]]
        {
            let said = home.run(wrong);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{wrong:?}: {said:?}");
        }
    }
}
