//! Files of products, clients and opportunities in the shell; and a pipeline that nobody here wrote, whose totals must be
//! those that plain SQL counts in the files themselves.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::{Home, fields};

/// A catalogue, its clients and their opportunities, in a home.
fn with_files(lang: &'static str) -> Home {
    let home = Home::new(lang);
    let write = |name: &str, text: &str| std::fs::write(home.path(name), text).unwrap();
    write("productos.csv", "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n");
    write(
        "cuentas.csv",
        "account,sector,employees,office_location,subsidiary_of\nIsdom,medical,4540,United States,Sonron\n\
         Sonron,software,120,Korea,\nCancity,retail,8,Chile,Nadie\n",
    );
    write(
        "ventas.csv",
        "opportunity_id,product,account,deal_stage,engage_date,close_date,close_value\n\
         A1,GTXPro,Isdom,Won,10/25/2016,3/11/2017,4514\n\
         A2,MG Special,Cancity,Lost,10/25/2016,3/11/2017,0\n\
         A3,GTX Pro,Isdom,Engaging,11/2/2016,,\n\
         A4,GTX Pro,,Prospecting,,,\n\
         A5,GTX Pro,Otro,Demo hecha,11/2/2016,12/31/2016,\n",
    );
    home
}

const FILES: [&str; 3] = ["ventas.csv", "cuentas.csv", "productos.csv"];

#[test]
fn several_files_are_taken_in_at_once_whatever_their_order() {
    let home = with_files("es-PE");
    let before = home.state();
    let look = home.done(&[&["import"], &FILES[..], &["--dry-run"]].concat());
    for part in [
        "ventas.csv (oportunidades)",
        "nuevos: 3",
        "ganada 1",
        "cuentas.csv (clientes)",
        "nuevos: 2",
        "--nameless",
        "--new",
    ] {
        assert!(look.contains(part), "{part} in {look}");
    }
    assert_eq!(home.state(), before);
    let done = home.json(&[&["import"], &FILES[..]].concat());
    assert_eq!(fields(&done), ["dry_run", "files", "rejects"]);
    let deals = &done["files"][0];
    assert_eq!((&deals["kind"], &deals["new"], &deals["refused"]), (&json!("opportunities"), &json!(3), &json!(2)));
    let row = |n: usize| (deals["rows"][n]["stage"].clone(), deals["rows"][n]["amount"]["minor"].clone());
    assert_eq!(row(0), (json!("won"), json!(451_400)));
    assert_eq!(row(1), (json!("lost"), Value::Null), "nothing is written as zero where something was lost");
    assert_eq!(row(2), (json!("qualified"), json!(482_100)), "what it is sold for");
    assert_eq!(done["files"][1]["new"], 3);
    let isdom = home.json(&["show", "Isdom"]);
    assert_eq!((&isdom["client"]["size"], &isdom["client"]["country"]), (&json!("large"), &json!("United States")));
    assert_eq!(isdom["relations"][0]["client"]["name"], "Sonron", "{}", isdom["relations"]);
    // A second time nothing is new, and one undo takes all of it back.
    let again = home.json(&[&["import"], &FILES[..]].concat());
    for (file, same) in [(0, 3), (1, 3), (2, 2)] {
        assert_eq!((&again["files"][file]["new"], &again["files"][file]["same"]), (&json!(0), &json!(same)), "{file}");
    }
    // What changed nothing is nothing to undo.
    home.done(&["undo"]);
    assert_eq!(home.json(&["find"])["total"], 0);
    assert_eq!(home.json(&["products"])["products"], json!([]));
}

#[test]
fn what_the_files_leave_open_is_taken_in_when_asked_for() {
    let home = with_files("en-GB");
    let all = ["--new", "--nameless", "No account", "--won-as-purchases"];
    let done = home.json(&[&["import"], &FILES[..], &all[..]].concat());
    let deals = &done["files"][0];
    assert_eq!((&deals["new"], &deals["refused"], &deals["bought"]), (&json!(5), &json!(0), &json!(1)));
    assert_eq!(deals["added"], json!(["Otro", "No account"]));
    assert_eq!(deals["rows"][4]["stage"], "Demo hecha", "a stage of its own");
    let bought = home.json(&["purchases", "Isdom"]);
    assert_eq!(bought["purchases"].as_array().map(Vec::len), Some(1), "{bought}");
}

#[test]
fn what_cannot_be_taken_in_says_why() {
    let home = with_files("es-PE");
    let before = home.state();
    let said = home.run(&["import", "ventas.csv", "nada.csv"]);
    assert!(said.code == 1 && said.err.contains("nada.csv"), "{}", said.err);
    std::fs::write(home.path("futuro.csv"), "Oportunidad,Cliente,Etapa,Cierre,Monto\nX,Ana,Ganada,2030-01-02,5\n")
        .unwrap();
    let said = home.done(&["import", "futuro.csv", "--new"]);
    assert!(said.contains("futuro"), "{said}");
    assert_eq!(home.json(&["find"])["total"], json!(1), "the client was named, the sale was not");
    home.done(&["undo"]);
    assert_eq!(home.state().1, before.1);
}

/// A table of text, as the file has it.
fn raw(conn: &Connection, name: &str, path: &Path) {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let headers: Vec<String> = reader.headers().unwrap().iter().map(|header| format!("{header} TEXT")).collect();
    conn.execute(&format!("CREATE TABLE {name} ({})", headers.join(", ")), []).unwrap();
    let marks = vec!["?"; headers.len()].join(", ");
    let mut insert = conn.prepare(&format!("INSERT INTO {name} VALUES ({marks})")).unwrap();
    for record in reader.records() {
        insert.execute(rusqlite::params_from_iter(record.unwrap().iter())).unwrap();
    }
}

/// What a query counts: how many, and how much, by a name.
fn totals(conn: &Connection, sql: &str) -> BTreeMap<String, (i64, i64)> {
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Year and month of a date as the file writes it.
fn month(column: &str) -> String {
    format!("printf('%s-%02d', substr({column}, -4), CAST(substr({column}, 1, instr({column}, '/') - 1) AS INTEGER))")
}

#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn the_totals_of_a_public_pipeline_are_those_of_its_files() {
    let folder = std::env::var_os("CARTERA_PUBLIC_DATA").expect("CARTERA_PUBLIC_DATA");
    let folder = Path::new(&folder).join("crm-sales");
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let files = ["sales_pipeline.csv", "accounts.csv", "products.csv"].map(file);
    let import: Vec<&str> = ["import"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let home = Home::new("en-US");
    // Rows that name nobody are left out until somebody says where they go.
    let look = home.json(&[&import[..], &["--dry-run"]].concat());
    assert_eq!((&look["files"][0]["new"], &look["files"][0]["refused"]), (&json!(7_375), &json!(1_425)));
    let all = home.json(&[&import[..], &["--nameless", "No account"]].concat());
    let new = |n: usize| (all["files"][n]["new"].clone(), all["files"][n]["refused"].clone());
    assert_eq!((new(0), new(1), new(2)), ((json!(8_800), json!(0)), (json!(85), json!(0)), (json!(7), json!(0))));
    assert_eq!(all["files"][0]["added"], json!(["No account"]));

    let files = Connection::open_in_memory().unwrap();
    raw(&files, "pipeline", &folder.join("sales_pipeline.csv"));
    raw(&files, "products", &folder.join("products.csv"));
    let (opened, closed) = (month("engage_date"), month("close_date"));
    files
        .execute_batch(&format!(
            "CREATE VIEW deal AS
             SELECT CASE deal_stage WHEN 'Won' THEN 'won' WHEN 'Lost' THEN 'lost' WHEN 'Engaging' THEN 'qualified'
                      WHEN 'Prospecting' THEN 'lead' END AS stage,
               p.product, nullif(account, '') AS account,
               CASE WHEN engage_date = '' THEN NULL ELSE {opened} END AS opened,
               CASE WHEN close_date = '' THEN NULL ELSE {closed} END AS closed,
               100 * CASE WHEN deal_stage IN ('Engaging', 'Prospecting') THEN CAST(sales_price AS INTEGER)
                 ELSE CAST(close_value AS INTEGER) END AS amount
             FROM pipeline JOIN products p ON replace(p.product, ' ', '') = replace(pipeline.product, ' ', '')"
        ))
        .unwrap();
    let agenda = Connection::open(home.database()).unwrap();
    agenda
        .execute_batch(
            "CREATE TEMP VIEW deal AS
             SELECT stage, p.name AS product, nullif(c.name, 'No account') AS account, substr(opened_on, 1, 7) AS opened,
               substr(closed_on, 1, 7) AS closed, ifnull(amount, 0) AS amount, o.external_id
             FROM opportunity o JOIN client c ON c.id = o.client_id
             JOIN opportunity_line l ON l.opportunity_id = o.id JOIN product p ON p.id = l.product_id",
        )
        .unwrap();
    let both = |what: &str| {
        let sql = format!("SELECT {what}, count(*), sum(amount) FROM deal {{}} GROUP BY 1");
        (sql.replace("{}", ""), sql.replace("{}", "WHERE stage = 'won'"))
    };
    for what in ["stage", "product", "ifnull(account, '')", "stage || ' ' || product", "ifnull(closed, '')"] {
        let (everything, won) = both(what);
        for sql in [everything, won] {
            let expected = totals(&files, &sql);
            assert!(!expected.is_empty(), "{sql}");
            assert_eq!(totals(&agenda, &sql), expected, "{sql}");
        }
    }
    // What was won by month of its close and product, as a report tells it.
    let sql = "SELECT closed || ' ' || product, count(*), sum(amount) FROM deal WHERE stage = 'won' GROUP BY 1";
    assert_eq!(totals(&agenda, sql), totals(&files, sql));
    let sql = "SELECT opened, count(*), sum(amount) FROM deal WHERE stage <> 'lead' GROUP BY 1";
    assert_eq!(totals(&agenda, sql), totals(&files, sql));
    let stages = totals(&agenda, "SELECT stage, count(*), sum(amount) FROM deal GROUP BY 1");
    let counts = ["won", "lost", "qualified", "lead"].map(|stage| stages[stage].0);
    assert_eq!((counts, stages["won"].1), ([4_238, 2_473, 1_589, 500], 1_000_553_400));
    // Each closed one began in an open stage; how long the won ones took is what the data is known for.
    let (moves, days): (i64, f64) = agenda
        .query_row(
            "SELECT (SELECT count(*) FROM opportunity_move), avg(julianday(closed_on) - julianday(opened_on))
             FROM opportunity WHERE stage = 'won'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!((moves, format!("{days:.2}")), (8_800 + 4_238 + 2_473, "51.78".to_owned()));

    // Nothing twice, and one undo for all of it.
    let again = home.json(&[&import[..], &["--nameless", "No account"]].concat());
    assert_eq!((&again["files"][0]["new"], &again["files"][0]["same"]), (&json!(0), &json!(8_800)));
    // What changed nothing is nothing to undo.
    home.done(&["undo"]);
    let left: i64 = agenda.query_row("SELECT count(*) FROM opportunity", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
}
