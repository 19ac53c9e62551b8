//! Taking in files from end to end: several kinds at once, decisions, what is left out, and what is read from a pipe.

use std::fs;

use serde_json::json;

use crate::{Home, str_of};

const CLIENTS: &str =
    "id,name,company,phone,city\n1,Rosa Ríos,Luz SAC,+51 999 111 222,Lima\n2,Luis Paz,Sol,988 777 666,\n";
const BUYS: &str = "id,client_id,on,product,amount,currency,invoice\n1,2,2026-11-02,Cable,120.50,PEN,F-1\n2,9,2026-11-02,Cable,1,PEN,F-2\n";

#[test]
fn files_of_several_kinds_are_one_command_and_one_undo() {
    let home = Home::new("es-PE");
    fs::write(home.path("clients.csv"), CLIENTS).unwrap();
    fs::write(home.path("purchases.csv"), BUYS).unwrap();
    let before = home.state();
    let files = ["purchases.csv", "clients.csv"];
    home.done(&[&["import"], &files[..], &["--dry-run"]].concat());
    assert_eq!(home.state(), before);
    let done = home.json(&[&["import"], &files[..]].concat());
    let counts = |n: usize| {
        (done["files"][n]["kind"].clone(), done["files"][n]["new"].clone(), done["files"][n]["refused"].clone())
    };
    assert_eq!(counts(0), (json!("purchases"), json!(1), json!(1)));
    assert_eq!(counts(1), (json!("clients"), json!(2), json!(0)));
    let again = home.json(&[&["import"], &files[..]].concat());
    assert_eq!((&again["files"][0]["same"], &again["files"][1]["same"]), (&json!(1), &json!(2)));
    home.done(&["undo"]);
    assert_eq!(home.json(&["find"])["total"], 0);
}

#[test]
fn what_a_file_says_otherwise_is_said_and_decided() {
    for (lang, said, both) in [
        ("es-PE", "línea 2, Rosa Ríos: Ciudad: «Lima», y el archivo dice «Cusco»", "Ciudad (archivo): Cusco"),
        ("en-PE", "line 2, Rosa Ríos: City: “Lima”, and the file says “Cusco”", "City (file): Cusco"),
    ] {
        let home = Home::new(lang);
        fs::write(home.path("a.csv"), CLIENTS).unwrap();
        fs::write(home.path("b.csv"), "name,phone,city,pet\nRosa Ríos,999111222,Cusco,cat\n").unwrap();
        home.done(&["import", "a.csv"]);
        let kept = home.done(&["import", "b.csv"]);
        assert!(kept.contains(said) && kept.contains("--conflicts take") && kept.contains("pet"), "{kept}");
        let city = || home.json(&["show", "rosa"])["client"]["city"].clone();
        assert_eq!(city(), "Lima");
        home.done(&["import", "b.csv", "--conflicts", "both", "--spare", "fields"]);
        let rosa = home.json(&["show", "rosa"]);
        assert_eq!((&rosa["client"]["city"], &rosa["client"]["notes"]), (&json!("Lima"), &json!(both)));
        assert!(home.done(&["fields"]).contains("pet"));
        home.done(&["import", "b.csv", "--conflicts", "take"]);
        assert_eq!(city(), "Cusco");
    }
}

#[test]
fn a_pipe_is_read_and_columns_are_kept_under_a_name() {
    let home = Home::new("es-PE");
    let sheet = b"quien;cuando entro;donde\nAna;03/04/2020;Lima\n";
    let args = ["import", "-", "--map", "quien=name", "--map", "donde=city", "--map", "cuando entro=created"];
    let asked = ["--date-order", "month", "--save-map", "banco"];
    let said = home.run_with(&[&args[..], &asked[..]].concat(), &[], sheet);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert_eq!(home.json(&["show", "ana"])["client"]["created"], "2020-03-04");
    let said =
        home.run_with(&["import", "-", "--use-map", "banco"], &[], b"quien;cuando entro;donde\nEva;03/04/2021;Cusco\n");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    assert_eq!(home.json(&["show", "eva"])["client"]["created"], "2021-03-04");
    let said = home.run(&["import", "-", "--use-map", "otro"]);
    assert!(said.code == 1 && said.err.contains("banco"), "{}", said.err);
    let said = home.run(&["import", "-", "-"]);
    assert_eq!(said.code, 2, "{}", said.err);
    let said = home.run_with(&["import", "-"], &[], b"");
    assert!(said.code == 1 && said.err.lines().count() == 1, "{}", said.err);
}

#[test]
fn what_is_left_out_is_written_where_it_was_asked_and_never_over_another_file() {
    let home = Home::new("en");
    fs::write(home.path("buys.csv"), BUYS).unwrap();
    let place = home.path("left.csv");
    let done = home.json(&["import", "buys.csv", "--rejects", str_of(&place)]);
    assert_eq!(done["rejects"], str_of(&place));
    let text = fs::read_to_string(&place).unwrap();
    assert!(text.contains("2,9,2026-11-02,Cable,1,PEN,F-2"), "{text}");
    let said = home.run(&["import", "buys.csv", "--rejects", str_of(&place)]);
    assert!(said.code == 1 && said.err.contains("left.csv"), "{}", said.err);
    assert_eq!(fs::read_to_string(&place).unwrap(), text);
    fs::write(home.path("buys.rejects.csv"), "mine").unwrap();
    let done = home.json(&["import", "buys.csv"]);
    assert_eq!(done["rejects"], "buys.rejects-2.csv");
    assert_eq!(fs::read_to_string(home.path("buys.rejects.csv")).unwrap(), "mine");
}
