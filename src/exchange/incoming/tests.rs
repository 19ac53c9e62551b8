//! Files of every kind and format, by the one door.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::capture::Coin;
use crate::domain::{FollowUpState, Kind};

pub(super) fn options() -> ReadOptions {
    let coin = |symbol: &str, code: &str| Coin { symbol: symbol.into(), currency: code.parse().unwrap() };
    let coins = Coins { decimal: '.', coins: vec![coin("S/", "PEN"), coin("$", "USD")] };
    ReadOptions::usual(DateOrder::DayMonth, coins, date(2026, 11, 21))
}

pub(super) fn one(text: &str) -> Incoming {
    let mut read = read("x", text.as_bytes(), &options()).unwrap_or_else(|error| panic!("{error:?} of {text}"));
    assert_eq!(read.len(), 1, "{text}");
    read.remove(0)
}

fn said(whose: &Whose) -> String {
    let parts = [&whose.uid, &whose.number, &whose.name, &whose.email, &whose.phone];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("/")
}

/// The first row in words.
pub(super) fn first(read: &Incoming) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    match &read.rows {
        Rows::Clients(rows) => rows.first().map_or(String::new(), |row| {
            let it = &row.person;
            let phones: Vec<&str> = it.phones.iter().map(|(_, phone)| phone.as_str()).collect();
            format!("{}|{}|{}|{}|{}", it.name, text(&it.company), text(&it.role), it.emails.join(" "), phones.join(" "))
        }),
        Rows::Interactions(rows) => rows.first().map_or(String::new(), |it| {
            format!(
                "{}|{}|{}|{}|{}",
                said(&it.whose),
                it.at,
                it.kind.code(),
                it.outcome.map_or("", Code::code),
                it.text
            )
        }),
        Rows::FollowUps(rows) => rows.first().map_or(String::new(), |it| {
            let at = it.due_at.map_or(String::new(), |at| format!(" {at}"));
            format!("{}|{}{at}|{}|{}|{}", said(&it.whose), it.due_on, it.channel.code(), it.state.code(), it.purpose)
        }),
        Rows::Purchases(rows) => rows.first().map_or(String::new(), |it| {
            let total = it.total.map_or(0, |total| total.scaled(2));
            format!("{}|{}|{}|{}|{}", said(&it.whose), it.on, it.product, total, text(&it.number))
        }),
        Rows::Products(rows) => rows.first().map_or(String::new(), |it| format!("{}|{}", it.name, text(&it.code))),
        Rows::Opportunities(rows) => rows.first().map_or(String::new(), |it| {
            let amount = it.amount.map_or(0, |amount| amount.scaled(2));
            let on = it.closed.or(it.expected).map_or(String::new(), |on| on.to_string());
            format!("{}|{}|{}|{amount}|{on}", said(&it.whose), text(&it.title), it.stage)
        }),
    }
}

#[test]
fn what_is_found_can_be_overridden_for_every_content() {
    let map = |map: &[(&str, &str)]| ReadOptions {
        map: map.iter().map(|(header, code)| ((*header).to_owned(), (*code).to_owned())).collect(),
        ..options()
    };
    let text = "quién;qué día;cómo;dijo\nAcme;03/04/2026;llamada;Hola\n";
    let asked = ReadOptions {
        content: Some(Content::Interactions),
        date_order: Some(DateOrder::MonthDay),
        ..map(&[("quién", "client"), ("qué día", "at"), ("cómo", "kind"), ("dijo", "text")])
    };
    let found = read("x", text.as_bytes(), &asked).unwrap().remove(0);
    assert_eq!(first(&found), "Acme|2026-03-04T00:00:00|call||Hola");
    assert!(found.columns.iter().all(|column| column.origin == Origin::Asked && column.filled == 1));
    assert_eq!(found.columns[3].samples, ["Hola"]);
    // The codes alone say what it is.
    let free = ReadOptions { content: None, ..asked.clone() };
    assert_eq!(read("x", text.as_bytes(), &free).unwrap()[0].content(), Content::Interactions);
    // A column can be left out, and a delimiter be forced.
    let sales = "Cliente,Fecha,Total,Moneda\nAna,2026-11-20,5,florines\n";
    assert_eq!(one(sales).unread.len(), 1);
    let read_so = |options: &ReadOptions| read("x", sales.as_bytes(), options);
    let left = read_so(&map(&[("Moneda", "ignore")])).unwrap().remove(0);
    assert_eq!((first(&left).as_str(), left.columns[3].origin), ("Ana|2026-11-20||500|", Origin::Asked));
    let forced = ReadOptions { delimiter: Some(b';'), content: Some(Content::Purchases), ..options() };
    assert!(matches!(read_so(&forced), Err(ReadError::NotWhole { content: Content::Purchases, .. })));
    // What is not there is said.
    let purchases = |asked: ReadOptions| ReadOptions { content: Some(Content::Purchases), ..asked };
    let missing = read_so(&purchases(map(&[("Cosa", "product")]))).unwrap_err();
    assert!(matches!(missing, ReadError::UnknownColumn { column, .. } if column == "Cosa"));
    let unknown = read_so(&purchases(map(&[("Total", "cosa")]))).unwrap_err();
    assert!(matches!(unknown, ReadError::UnknownField { field, .. } if field == "cosa"));
    assert_eq!(read_so(&ReadOptions { delimiter: Some(b'x'), ..options() }), Err(ReadError::BadDelimiter));
    // The order that is asked for holds against what other dates prove; for clients too.
    let dates = "Nombre,Alta\nAna,03/04/2026\nLuz,25/04/2026\n";
    let asked = ReadOptions { date_order: Some(DateOrder::MonthDay), ..options() };
    let Rows::Clients(rows) = read("x", dates.as_bytes(), &asked).unwrap().remove(0).rows else { panic!() };
    assert_eq!(rows[0].person.created_on, Some(date(2026, 3, 4)));
}

#[test]
fn records_that_give_nothing_are_kept_whole() {
    let long = "muy ".repeat(200);
    let text = format!(
        "id,client_id,at,kind,note\n1,7,ayer,llamada,\"{long}\n2\"\n2,,2026-01-02,,x\n3,7,2026-01-02,,\n4,7,,visita,x\n"
    );
    let found = one(&text);
    let unread: Vec<_> = found.unread.iter().map(|it| (it.line, it.reason.clone())).collect();
    let bad = Reason::Cell(BadCell::Date("ayer".into()));
    assert_eq!(unread, [(2, bad), (4, Reason::Nobody), (5, Reason::Nothing), (6, Reason::NoDate)]);
    assert_eq!(found.unread[0].raw, format!("1,7,ayer,llamada,\"{long}\n2\""));
    assert_eq!(found.unread[1].raw, "2,,2026-01-02,,x");
    // After a stray mark the others are read, whatever they are.
    let found = one("id,client_id,at,kind,note\n1,7,2026-01-02,visita,\"x\n2,7,2026-01-03,visita,y\n");
    assert_eq!((found.unread.len(), first(&found).as_str()), (1, "7|2026-01-03T00:00:00|visit||y"));
    assert_eq!(
        (&found.unread[0].reason, found.unread[0].raw.as_str()),
        (&Reason::OpenQuote, "1,7,2026-01-02,visita,\"x")
    );
}

#[test]
fn words_that_are_not_known_are_kept_and_said() {
    let found = one("client_id,at,kind,outcome,note\n7,2026-01-02,paloma,quizás,Hola\n");
    assert_eq!(first(&found), "7|2026-01-02T00:00:00|note||paloma\nHola\nquizás");
    assert_eq!(found.doubts.len(), 2);
    let found = one("client_id,due,kind,done\n7,2026-01-02,paloma,tal vez\n");
    let Rows::FollowUps(rows) = &found.rows else { panic!() };
    assert_eq!((rows[0].channel, rows[0].state, rows[0].purpose.as_str()), (Kind::Call, FollowUpState::Open, "paloma"));
    assert_eq!(found.doubts.iter().map(|doubt| doubt.reason).collect::<Vec<_>>(), [WarningReason::UnknownWord; 2]);
}

#[test]
fn rows_of_one_client_share_who_it_is() {
    let found = one("client_id,at,note\n7,2026-01-02,a\n7,2026-01-03,b\n8,2026-01-03,c\n");
    let Rows::Interactions(rows) = &found.rows else { panic!() };
    assert!(std::sync::Arc::ptr_eq(&rows[0].whose, &rows[1].whose));
    assert!(!std::sync::Arc::ptr_eq(&rows[1].whose, &rows[2].whose));
}

#[test]
fn json_is_read_by_its_keys() {
    let text = r#"{"contacts":[{"name":"Ana Paz","company":"Acme","phones":["999111222"],"address":{"city":"Lima"}}],
        "activities":[{"client":"Acme","date":"2026-05-02","type":"call","note":"Hola"}],"version":2}"#;
    let found = read("x.json", text.as_bytes(), &options()).unwrap();
    let contents: Vec<_> = found.iter().map(|read| (read.name.as_str(), read.content(), first(read))).collect();
    assert_eq!(
        contents,
        [
            ("x.json: contacts", Content::Clients, "Ana Paz|Acme|||999111222".to_owned()),
            ("x.json: activities", Content::Interactions, "Acme|2026-05-02T00:00:00|call||Hola".to_owned()),
        ]
    );
    let Rows::Clients(rows) = &found[0].rows else { panic!() };
    assert_eq!((rows[0].line, rows[0].person.city.as_deref()), (1, Some("Lima")));
}

#[test]
fn what_is_no_table_is_refused_plainly() {
    use FileKind::{Image, Json, Xls, Xlsx, Zip};
    let refused = |bytes: &[u8]| read("x", bytes, &options()).unwrap_err();
    for (case, bytes, expected) in [
        ("nothing", &b""[..], ReadError::Empty),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ReadError::NotText { kind: Image }),
        ("a workbook that breaks off", b"PK\x03\x04\x14\0xl/workbook.xml", ReadError::Damaged { kind: Zip }),
        ("an old one", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", ReadError::Damaged { kind: Xls }),
        ("JSON that breaks off", b"[{\"name\":", ReadError::Damaged { kind: Json }),
        ("an agenda", b"\xEF\xBB\xBF{\n \"cartera\": 1, \"client\": []}", ReadError::Agenda),
        ("no header", b"Ana,ana@x.pe,999111222\n", ReadError::NoHeader),
    ] {
        let found = refused(bytes);
        assert!(
            found == expected || (case.contains("workbook") && found == ReadError::Damaged { kind: Xlsx }),
            "{case}: {found:?}"
        );
    }
}

/// Every file of the public data, and what it is when it is read.
#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn every_public_file_is_read_or_refused() {
    let root = std::path::PathBuf::from(std::env::var_os("CARTERA_PUBLIC_DATA").expect("CARTERA_PUBLIC_DATA"));
    let mut folders = vec![root.clone()];
    let mut seen: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(&path).unwrap();
            let outcome = match read(&name, &bytes, &options()) {
                Ok(found) => found.iter().map(|it| it.content().code()).collect::<Vec<_>>().join(" "),
                Err(error) => error.to_string(),
            };
            seen.insert(name, outcome);
        }
    }
    for (name, expected) in [
        ("crm-sales/accounts.csv", "clients"),
        ("crm-sales/products.csv", "products"),
        ("crm-sales/sales_pipeline.csv", "opportunities"),
        ("csv/exports/24-salesforce-style.csv", "clients"),
        ("csv/exports/26-large-dataset-200-rows.csv", "clients"),
        ("xlsx/pass_protected.xlsx", "locked"),
    ] {
        assert_eq!(seen.get(name).map(String::as_str), Some(expected), "{name}");
    }
    let exports = seen.iter().filter(|(name, _)| name.starts_with("csv/exports/"));
    exports.for_each(|(name, outcome)| assert_eq!(outcome, "clients", "{name}"));
    assert!(seen.len() > 100, "only {} files", seen.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(
        begin in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"{\"a\":", b"[{", b"BEGIN:VCARD\r\n", b"client_id,at,note\n",
        ]),
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let _read = read("x", &[begin, &bytes].concat(), &options());
    }

    #[test]
    fn any_cells_are_read_as_every_content(
        cells in proptest::collection::vec("(?s).{0,10}", 1..30),
        content in prop::sample::select(Content::ALL),
    ) {
        let header = "client,date,due,stage,amount,name,price,note,kind";
        let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        writer.write_record(header.split(',')).unwrap();
        for row in cells.chunks(9) {
            writer.write_record(row).unwrap();
        }
        let asked = ReadOptions { content: Some(content), ..options() };
        let found = read("x", &writer.into_inner().unwrap(), &asked);
        let foreign = matches!(found, Err(ReadError::NotText { .. } | ReadError::Damaged { .. }));
        prop_assert!(!foreign);
    }

    /// A table that is written is read with the same cells.
    #[test]
    fn what_is_written_is_read(notes in proptest::collection::vec("[A-Za-zñ][a-zé ,\";|\n]{0,12}[a-z]", 1..10)) {
        let headers = ["client_id", "at", "note"].map(str::to_owned);
        let rows = notes.iter().enumerate().map(|(at, note)| vec![at.to_string(), "2026-01-02".to_owned(), note.clone()]);
        let bytes = crate::exchange::csv::write(&headers, rows);
        let Rows::Interactions(rows) = read("x", &bytes, &options()).unwrap().remove(0).rows else { panic!() };
        let said: Vec<&str> = rows.iter().map(|row| row.text.as_str()).collect();
        prop_assert_eq!(said, notes);
    }
}
