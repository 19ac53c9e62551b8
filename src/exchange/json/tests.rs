//! JSON as programs write it.

use super::*;
use crate::exchange::table::Table;

/// The tables of a text: their names, and their rows with their lines.
fn read(text: &str) -> Vec<(String, Vec<(u64, String)>)> {
    let tables = tables(text).unwrap().tables;
    let rows = |grid: &Grid| {
        let mut records = Table::Cells(grid).records();
        let mut record = ::csv::StringRecord::new();
        let mut rows = Vec::new();
        while let Some(span) = records.next(&mut record) {
            rows.push((span.line, record.iter().collect::<Vec<_>>().join("|")));
        }
        rows
    };
    tables.iter().map(|(name, grid)| (name.clone(), rows(grid))).collect()
}

#[test]
fn lists_are_tables_however_they_stand() {
    let rows = |rows: &[(u64, &str)]| rows.iter().map(|(line, row)| (*line, (*row).to_owned())).collect::<Vec<_>>();
    for (case, text, expected) in [
        (
            "a list",
            r#"[{"name":"Ana","n":1.50},{"n":51999111222.0,"city":"Lima","name":null}]"#,
            vec![("", rows(&[(0, "name|n|city"), (1, "Ana|1.5"), (2, "|51999111222|Lima")]))],
        ),
        (
            "nested and joined",
            r#"[{"name":"Ana","address":{"city":"Lima","geo":{"lat":1}},"tags":["a","b"],"emails":[{"value":"a@x.pe"}]}]"#,
            vec![("", rows(&[(0, "name|address.city|tags|emails"), (1, "Ana|Lima|a; b|a@x.pe")]))],
        ),
        (
            "within an object",
            r#"{"total":1,"contacts":[{"name":"Ana"}],"deals":[{"title":"X"}]}"#,
            vec![("contacts", rows(&[(0, "name"), (1, "Ana")])), ("deals", rows(&[(0, "title"), (1, "X")]))],
        ),
        (
            "an object a line",
            "{\"name\":\"Ana\",\"tags\":[\"a\"]}\n\n{\"name\":\"Luz\"}\n",
            vec![("", rows(&[(0, "name|tags"), (1, "Ana|a"), (3, "Luz")]))],
        ),
        ("one object", r#"{"name":"Ana","ok":true}"#, vec![("", rows(&[(0, "name|ok"), (1, "Ana|true")]))]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(name, rows)| (name.to_owned(), rows)).collect();
        assert_eq!(read(text), expected, "{case}");
    }
}

#[test]
fn what_is_no_list_is_refused() {
    for (text, expected) in [
        ("[]", ReadError::Empty),
        ("{}", ReadError::Empty),
        ("[1,2]", ReadError::Empty),
        ("[{\"a\":1}", ReadError::Damaged { kind: FileKind::Json }),
        ("{\"a\":1} x", ReadError::Damaged { kind: FileKind::Json }),
    ] {
        assert_eq!(tables(text).unwrap_err(), expected, "{text}");
    }
    let deep = format!("{}{}", "[{\"a\":".repeat(200_000), "1");
    assert!(tables(&deep).is_err());
}

#[test]
fn the_contacts_of_monica_are_read() {
    let text = r#"{"version":"1.0-preview.1","app_version":"3.7.0","account":{"uuid":"x","data":[
        {"count":1,"type":"contact","values":[{"uuid":"u-1","properties":{"first_name":"Ana","last_name":"Paz",
         "job":"Jefa","company":"Acme","tags":["vip"],"birthdate":{"is_year_unknown":true,"date":"1604-03-15T00:00:00Z"}},
         "data":[{"type":"contact_field","values":[{"properties":{"data":"ana@x.pe"}},
         {"properties":{"data":"+51 999 111 222"}}]}]}]},
        {"count":1,"type":"photo","values":[{"properties":{}}]}]}}"#;
    let Lists { tables, made_by, .. } = tables(text).unwrap();
    assert_eq!((tables.len(), made_by), (1, Some(Program::Monica)));
    let rows = read(text).remove(0).1;
    assert_eq!(rows[1].1, "u-1|Ana||Paz|Acme|Jefa||vip|--03-15||ana@x.pe|+51 999 111 222");
}

#[test]
fn a_damaged_line_keeps_no_other_out() {
    let text = "{\"name\":\"Ana\"}\n{\"name\":\"Lu\n\n[1]x\n{\"name\":\"Eva\"}\n";
    let lists = tables(text).unwrap();
    let broken: Vec<(u64, &str)> = lists.broken.iter().map(|unread| (unread.line, unread.raw.as_str())).collect();
    assert_eq!(broken, [(2, "{\"name\":\"Lu"), (4, "[1]x")]);
    assert_eq!(read(text)[0].1.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [0, 1, 5]);
}

#[test]
fn records_are_given_back() {
    let wanted = BTreeSet::from([2, 3]);
    let found = records("{\"a\":[1, 2]}\n{\"a\": 3}\n", "", &wanted);
    assert_eq!(found, BTreeMap::from([(2, "{\"a\": 3}".to_owned())]));
    let list = r#"{"x":[{"a":1},{"a":{"b":"c"}}],"y":[{},{"a":2}]}"#;
    assert_eq!(records(list, "a.json: x", &wanted), BTreeMap::from([(2, r#"{"a.b":"c"}"#.to_owned())]));
}
