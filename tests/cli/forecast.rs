//! What is to be expected, from the command line: of nothing, and of the sample portfolio.

use serde_json::Value;

use crate::{Home, fields};

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or(i64::MIN)
}

#[test]
fn of_nothing_nothing_is_expected() {
    for (lang, title, open) in [
        ("es-PE", "Lo que se espera", "0 · S/ 0.00 · se espera S/ 0.00"),
        ("en-US", "What to expect", "0 · $0.00 · $0.00 expected"),
    ] {
        let home = Home::with_clients(lang);
        let said = home.done(&["forecast"]);
        assert!(said.starts_with(title) && said.contains(open) && !said.contains("NaN"), "{said}");
        let told = home.json(&["forecast"]);
        assert_eq!(
            fields(&told),
            [
                "beyond",
                "currency",
                "goal",
                "history",
                "late",
                "left_out",
                "months",
                "open",
                "sold",
                "stages",
                "today",
                "undated",
                "won_month",
                "won_year",
            ]
        );
        assert_eq!((told["months"].as_array().unwrap().len(), told["stages"].as_array().unwrap().len()), (3, 4));
        assert!(told["stages"][0]["share"].is_null() && told["history"]["cycle"].is_null());
    }
}

#[test]
fn the_sample_portfolio_is_told_month_by_month_and_stage_by_stage() {
    for (lang, parts) in [
        (
            "es-PE",
            ["Por mes", "atrasado", "diciembre de 2026", "Por etapa", "acuerdo verbal", "medida", "Desde 20 cerradas"],
        ),
        ("en-US", ["By month", "late", "December 2026", "By stage", "verbal agreement", "measured", "From 20 closed"]),
    ] {
        let home = Home::new(lang);
        home.done(&["demo", "--write", "demo.db"]);
        let said = home.done(&["forecast", "--db", "demo.db"]);
        for part in parts {
            assert!(said.contains(part), "{lang}: {part} in {said}");
        }
        let told = home.json(&["forecast", "--db", "demo.db"]);
        let open = &told["open"];
        let sum = |field: &str| {
            let months: i64 = told["months"].as_array().unwrap().iter().map(|month| number(&month[field])).sum();
            months + ["late", "beyond", "undated"].map(|part| number(&told[part][field])).iter().sum::<i64>()
        };
        assert_eq!((sum("count"), sum("total")), (number(&open["count"]), number(&open["total"])), "{lang}");
        let stages: i64 = told["stages"].as_array().unwrap().iter().map(|stage| number(&stage["count"])).sum();
        assert_eq!(stages, number(&open["count"]));
        assert!((10..40).contains(&number(&open["count"])) && number(&open["weighted"]) < number(&open["total"]));
        assert!(number(&told["history"]["closed"]) >= 40, "{lang}: enough to be measured");
        for stage in told["stages"].as_array().unwrap() {
            let percent = number(&stage["percent"]);
            assert!(percent == number(&stage["share"]) && (0..=100).contains(&percent), "{lang}: {stage}");
        }
    }
}
