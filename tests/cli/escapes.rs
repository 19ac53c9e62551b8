//! Whatever stands in a file that is taken in, or in what is typed: nothing that a terminal obeys comes out again.

use std::fs;

use crate::ugly::{TEXTS, is_obeyed};
use crate::{Home, str_of};

/// What a terminal would do something on: colours, titles, its clipboard, a question that it answers, and marks that turn
/// what follows around.
const ORDERS: [&str; 5] =
    ["\u{1b}[31m", "\u{1b}]0;x\u{7}", "\u{9b}2J", "\u{202e}\u{2066}", "\u{8}\u{c}\u{0}\u{7f}\u{85}"];

/// Those of them that a file may hold: with others it is no text.
fn in_files(n: usize) -> &'static str {
    ORDERS[n % 4]
}

/// A word with orders in the middle of it.
fn word(name: &str, n: usize) -> String {
    let order = in_files(n);
    format!("{name}{order}{n}{order}x")
}

/// A cell of CSV.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// What a command says must be fit to be shown, whether it succeeds or not.
fn heard(home: &Home, args: &[&str]) {
    for args in [args.to_vec(), [args, &["--json"]].concat()] {
        let mut command = home.command(&args);
        let output = command.stdin(std::process::Stdio::null()).output().unwrap();
        for (stream, bytes) in [("out", &output.stdout), ("err", &output.stderr)] {
            let said = String::from_utf8(bytes.clone()).unwrap();
            // In the key by which names are sorted, the sign after all letters is one that terminals overlook.
            let orders = |c: char| is_obeyed(c) && !matches!(c, '\n' | '\r' | '\t' | '\u{7f}');
            let found = said.lines().find(|line| line.contains(orders));
            assert_eq!(found, None, "{args:?} on {stream}");
        }
        assert!(output.status.code().is_some_and(|code| code <= 2), "{args:?}: {:?}", output.status);
    }
}

const READ: &[&[&str]] = &[
    &["today", "--all"],
    &["calendar"],
    &["queue"],
    &["find"],
    &["show", "uno"],
    &["brief", "uno"],
    &["value"],
    &["value", "uno"],
    &["forecast"],
    &["report"],
    &["report", "zones"],
    &["goals"],
    &["why", "uno"],
    &["sheet"],
    &["message", "uno"],
    &["templates"],
    &["purchases"],
    &["opportunities"],
    &["products"],
    &["topics"],
    &["duplicates"],
    &["tags"],
    &["fields"],
    &["segments"],
    &["playbooks"],
    &["campaigns"],
    &["lost"],
    &["history"],
    &["check"],
    &["query", "SELECT * FROM clients"],
    &["export", "--format", "csv"],
    &["export", "--format", "json"],
    &["export", "--format", "vcard"],
    &["export", "--format", "ics"],
    &["export", "--format", "markdown"],
];

/// Orders in every column that is known, and in some that are not; in the headers too.
#[test]
fn what_is_taken_in_gives_no_orders() {
    let home = Home::new("es-PE");
    let columns = [
        "name", "company", "role", "sector", "city", "zone", "country", "source", "tax_id", "phone", "email", "web",
        "address", "notes", "tags", "next", "otra",
    ];
    let mut sheet =
        columns.map(|column| cell(&format!("{column}{}", if column == "otra" { ORDERS[0] } else { "" }))).join(",");
    sheet.push('\n');
    for n in 0..10 {
        let row = columns.map(|column| match column {
            "name" => word(["uno", "dos", "tres"][n % 3], n),
            "phone" => format!("99911{n}222{}", in_files(n)),
            "email" => format!("a{n}{}@b.example", in_files(n)),
            column => word(column, n),
        });
        sheet.push_str(&row.map(|text| cell(&text)).join(","));
        sheet.push('\n');
    }
    fs::write(home.path("clients.csv"), &sheet).unwrap();
    fs::write(home.path("a\u{1b}[31m.csv"), &sheet).unwrap();
    fs::write(
        home.path("buys.csv"),
        format!(
            "client,on,product,amount,note\n{},2026-11-02,{},12.50,{}\n",
            "uno 0",
            cell(&word("Cable", 0)),
            cell(&word("nota", 1))
        ),
    )
    .unwrap();
    let calls: String = [0, 1, 2, 3]
        .map(|n| format!("{},2026-11-02,call,{}\n", cell(&word("uno", 0)), cell(&word("dijo", n))))
        .concat();
    fs::write(home.path("calls.csv"), format!("client,at,kind,note\n{calls}")).unwrap();
    fs::write(
        home.path("cards.vcf"),
        format!(
            "BEGIN:VCARD\nVERSION:4.0\nFN:{}\nNOTE:{}\nX-{}:y\nTEL:999111222\nEND:VCARD\n",
            word("cuatro", 0),
            word("nota", 1),
            ORDERS[0]
        ),
    )
    .unwrap();
    for file in ["clients.csv", "a\u{1b}[31m.csv", "buys.csv", "calls.csv", "cards.vcf"] {
        heard(&home, &["import", file, "--dry-run"]);
        heard(&home, &["import", file]);
    }
    let total = home.json(&["find"])["total"].as_u64().unwrap();
    assert!(total >= 10, "{total} clients were taken in");
    for args in READ {
        heard(&home, args);
    }
}

/// An agenda that somebody else wrote, as a document: what this program never writes may stand in it.
#[test]
fn a_foreign_agenda_gives_no_orders() {
    let home = Home::with_clients("en-US");
    let document = home.done(&["export", "--format", "json"]);
    let other = Home::new("en-US");
    let foreign =
        document.replace("Hotel Sol", "uno \\u001b[31mSol\\u009b2J").replace("renovar contrato", "a\\u001b[2Jb");
    assert_ne!(foreign, document);
    fs::write(other.path("agenda.json"), foreign).unwrap();
    heard(&other, &["import", "agenda.json"]);
    for args in READ {
        heard(&other, args);
    }
}

/// What was typed is often said again: in an error, in a title, in what was understood.
#[test]
fn what_is_typed_gives_no_orders() {
    let home = Home::with_clients("es-PE");
    for order in ORDERS.iter().filter(|order| !order.contains('\0')) {
        let typed = format!("ferre{order}x");
        for command in [
            "find",
            "show",
            "why",
            "brief",
            "when",
            "log",
            "add",
            "tags",
            "topics",
            "purchases",
            "query",
            "import",
            "value",
        ] {
            heard(&home, &[command, &typed]);
        }
        heard(&home, &[&typed]);
        heard(&home, &["find", &format!("--{typed}")]);
        heard(&home, &["today", "--on", &typed]);
        heard(&home, &["--lang", &typed, "today"]);
        heard(&home, &["--db", &typed, "today"]);
        heard(&home, &["--config", &typed, "today"]);
        heard(&home, &["log", &format!("zzz{order}: llamé >{order}vie #a{order}b $1{order}")]);
        heard(&home, &["plan", "sol", "--when", &typed]);
    }
    let config = home.path("c.toml");
    for order in &ORDERS {
        fs::write(&config, format!("theme = \"{}\"\n", order.escape_default().to_string().replace(['{', '}'], "")))
            .unwrap();
        heard(&home, &["--config", str_of(&config), "today"]);
        fs::write(&config, format!("x{order}y = 1\n[keys]\n\"{order}\" = \"{order}\"\n")).unwrap();
        heard(&home, &["--config", str_of(&config), "today"]);
    }
}

/// Every ugly text as a name and as a note: it is stored or refused, and nothing that a terminal obeys comes out.
#[test]
fn ugly_texts_are_stored_or_refused() {
    let home = Home::new("es-PE");
    let typed = TEXTS.iter().filter(|text| !text.contains('\0') && !text.starts_with('-'));
    for text in typed.step_by(3) {
        heard(&home, &["add", &format!("uno {text}"), "--notes", text, "--city", text, "--tag", text]);
    }
    for args in [&READ[0], &READ[3], &READ[30], &READ[31], &READ[32]] {
        heard(&home, args);
    }
}
