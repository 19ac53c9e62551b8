//! Any bytes at all, and the public files.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::tests::sheet;
use super::*;
use crate::exchange::incoming::{FileKind, NAME_MAX, ReadError};
use crate::exchange::table::clean;
use crate::exchange::table::tests::{Written, read_clients as read};

/// What holds for every sheet, whatever it was read from.
fn check(bytes: &[u8]) {
    let Ok(sheet) = read(bytes, &Options::default()) else { return };
    let lines = u64::try_from(bytes.len()).unwrap() + 1;
    let mut last = sheet.header_line;
    for row in &sheet.rows {
        assert!(row.line > last && row.line <= lines, "line {} after {last}", row.line);
        last = row.line;
        let person = &row.person;
        assert!(!person.name.is_empty() && person.name.chars().count() <= NAME_MAX);
        let texts = [&person.company, &person.role, &person.sector, &person.city, &person.country, &person.address];
        let more = [&person.zone, &person.source, &person.external_id, &person.tax_id];
        let phones = person.phones.iter().map(|(_, phone)| phone);
        let lists = person.emails.iter().chain(&person.webs).chain(&person.tags).chain(phones);
        for text in texts.into_iter().chain(more).flatten().chain(lists).chain([&person.name]) {
            assert_eq!(*text, clean::line(text));
        }
        let kept = person.unmapped.iter().map(|(_, value)| value);
        for text in kept.chain([&person.notes]) {
            assert!(!text.chars().any(clean::is_dropped), "{text:?}");
        }
    }
    assert!(sheet.columns.iter().all(|column| column.header == clean::line(&column.header)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }

    #[test]
    fn any_cells_are_read(cells in proptest::collection::vec("(?s).{0,12}", 1..40), end in "\r|\n|\r\n") {
        let mut text = format!("name,phone,email,tags,notes,next,created,cadence,address{end}");
        for row in cells.chunks(9) {
            text.push_str(&row.join(","));
            text.push_str(&end);
        }
        check(text.as_bytes());
    }

    #[test]
    fn damaged_files_are_read_or_refused(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        pieces in proptest::collection::vec("[,;\t\"\n\r =':0-9a-e@./ñ\u{202e}-]{1,9}", 0..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = b"sep=;\nNombre;Tel\xC3\xA9fono;Correo;Fecha de alta;Notas\n\
            \"Paz; Ana\";999 111 222 / 014445555;ana@x.pe;01/15/2024;\"a\n\"\"b\"\"\"\n".to_vec();
        for piece in pieces {
            bytes.extend(piece.bytes());
        }
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        check(&bytes);
        check(&bytes[..cut.index(bytes.len())]);
        check(&bytes[cut.index(bytes.len())..]);
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in "(?s).{0,60}") {
        let line = clean::line(&text);
        prop_assert_eq!(clean::line(&line), line.clone());
        prop_assert!(!line.contains('\n') && !line.contains("  ") && line.trim() == line);
        let notes = clean::notes(&text);
        prop_assert_eq!(clean::notes(&notes), notes);
    }

    #[test]
    fn what_is_written_is_read(
        names in proptest::collection::vec("[A-Za-zñáé\",;|]{0,8}[A-Za-zñ][\",; \n]{0,2}[a-z]", 1..12),
        delimiter in prop::sample::select(vec![b',', b';', b'\t', b'|']),
    ) {
        let mut writer = ::csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        writer.write_record(["nombre", "ciudad"]).unwrap();
        for name in &names {
            writer.write_record([name.as_str(), "Lima"]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let sheet = read(&bytes, &Options::default()).unwrap();
        let got: Vec<&str> = sheet.rows.iter().map(|row| row.person.name.as_str()).collect();
        let want: Vec<String> = names.iter().map(|name| clean::line(name)).collect();
        prop_assert_eq!(got, want);
    }
}

#[test]
fn a_large_file_is_read() {
    let mut text = String::from("id,name,company,phone,email,created_on,notes,status\n");
    for n in 0..20_000 {
        writeln!(text, "{n},Íñigo Peña {n},Acme,+51 999{n:06},a{n}@x.pe,2024-01-15,\"Llamar, pronto\",x").unwrap();
    }
    let sheet = sheet(&text);
    assert_eq!((sheet.rows.len(), sheet.rejects.len(), sheet.warnings.len()), (20_000, 0, 0));
    assert_eq!((sheet.rows[19_999].line, sheet.rows[19_999].person.name.as_str()), (20_001, "Íñigo Peña 19999"));
}

fn public() -> PathBuf {
    let folder = std::env::var_os("CARTERA_PUBLIC_DATA").expect("CARTERA_PUBLIC_DATA");
    Path::new(&folder).join("csv")
}

fn public_sheet(name: &str) -> Written {
    let bytes = std::fs::read(public().join(name)).expect(name);
    read(&bytes, &Options::default()).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn every_public_file_is_read_or_refused() {
    let mut seen = 0;
    for folder in ["exports", "encodings", "spectrum"] {
        for entry in std::fs::read_dir(public().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            check(&bytes);
            let result = read(&bytes, &Options::default());
            let spectrum = folder == "spectrum";
            match path.extension().and_then(|e| e.to_str()) {
                Some("json") => {
                    assert_eq!(result, Err(ReadError::NotText { kind: FileKind::Json }), "{}", path.display());
                }
                _ if spectrum && result.is_err() => {
                    assert!(matches!(result, Err(ReadError::NoNameColumn { .. })), "{}", path.display());
                }
                _ => assert!(result.is_ok(), "{}: {result:?}", path.display()),
            }
            seen += 1;
        }
    }
    assert!(seen > 40, "only {seen} files");
}

#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn spectrum_cells_are_right_when_columns_are_named() {
    let options = |map: &[(&str, Field)]| Options {
        map: map.iter().map(|(column, field)| ((*column).to_owned(), Target::Field(*field))).collect(),
        ..Options::default()
    };
    let abc = [("a", Field::Name), ("b", Field::Notes), ("c", Field::City)];
    let ab = [("a", Field::Name), ("b", Field::Notes)];
    let keyed = [("key", Field::Name), ("val", Field::Notes)];
    for (file, map, row, name, notes, rows) in [
        ("simple.csv", &abc[..], 0, "1", "2", 1),
        ("simple_crlf.csv", &abc, 0, "1", "2", 1),
        ("empty.csv", &abc, 0, "1", "", 2),
        ("newlines.csv", &abc, 1, "Once upon a time", "5", 3),
        ("newlines_crlf.csv", &abc, 1, "Once upon a time", "5", 3),
        ("escaped_quotes.csv", &ab, 0, "1", "ha \"ha\" ha", 2),
        ("quotes_and_newlines.csv", &ab, 0, "1", "ha \n\"ha\" \nha", 2),
        ("json.csv", &keyed, 0, "1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}", 1),
    ] {
        let bytes = std::fs::read(public().join("spectrum").join(file)).unwrap();
        let sheet = read(&bytes, &options(map)).expect(file);
        let person = &sheet.rows[row].person;
        assert_eq!((sheet.rows.len(), person.name.as_str(), person.notes.as_str()), (rows, name, notes), "{file}");
    }
}

#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn public_exports_give_the_right_clients() {
    // File, rows, rejects, and the first client's name, company, phone and e-mail.
    #[rustfmt::skip]
    let cases = [
        ("01-facebook-leads-standard", 5, 0, "John Doe", "", "+1 555-0100", "john.doe@gmail.com"),
        ("02-facebook-leads-messy-headers", 2, 1, "John Doe", "", "5550100", "john@example.com"),
        ("03-google-ads-leads", 3, 0, "alex.turner@email.com", "", "+44 7700 900123", "alex.turner@email.com"),
        ("04-google-ads-export-utf8", 3, 0, "Müller Hans", "", "+49 30 12345678", "hans.muller@web.de"),
        ("05-excel-export", 3, 0, "Alice Johnson", "Acme Corp", "555-0200", "alice.j@corp.com"),
        ("06-agency-crm-export", 4, 0, "Rajesh Kumar", "", "9876501234", "rajesh.k@domain.in"),
        ("07-real-estate-crm", 3, 0, "Aisha Khan", "", "+91 9988776655", "aisha.k@email.com"),
        ("08-broken-headers-typos", 3, 0, "John Doe", "Acme Inc", "5550300", "john@test.com"),
        ("09-duplicate-headers", 2, 0, "John Doe", "", "5550400", "john@dup.com"),
        ("10-mixed-date-formats", 3, 0, "Alice Brown", "", "5550500", "alice@dates.com"),
        ("11-international-names", 4, 0, "Nguyễn Văn An", "", "+84 912 345 678", "an.nguyen@email.vn"),
        ("12-unicode-emoji", 3, 0, "Sarah ✨", "", "5550600", "sarah@emoji.com"),
        ("13-mixed-languages", 3, 0, "Juan García", "Empresa SA", "+34 612 345 678", "juan@email.es"),
        ("14-blank-rows", 2, 0, "John Doe", "Acme", "5550700", "john@blank.com"),
        ("15-duplicate-rows", 5, 0, "John Doe", "", "5550800", "john@dup.com"),
        ("16-messy-formatting", 3, 0, "John \"Johnny\" Doe", "Acme, Inc.", "555-0900", "john@messy.com"),
        ("17-formula-injection", 5, 0, "=SUM(A1:A10)", "", "5551000", "normal@test.com"),
        ("18-international-phones", 6, 0, "US Contact", "", "+1 (555) 123-4567", "us@test.com"),
        ("19-empty-columns", 3, 0, "John Doe", "", "5551100", "john@empty.com"),
        ("20-tiny-two-row", 2, 0, "Alice", "", "", "alice@tiny.com"),
        ("21-tab-separated", 2, 0, "Tab User One", "TabCorp", "5551200", "tab1@test.com"),
        ("22-trailing-commas", 2, 0, "John Doe", "Acme", "5551300", "john@trail.com"),
        ("23-quoted-fields-multiline", 2, 0, "John Doe", "", "5551400", "john@quote.com"),
        ("24-salesforce-style", 3, 0, "Thomas Anderson", "", "5551500", "t.anderson@matrix.com"),
        ("25-hubspot-export", 3, 0, "Emma Watson", "", "+1 555-1600", "emma@hub.com"),
        ("26-large-dataset-200-rows", 200, 0, "James Smith", "Company 0", "5552000", "james.smith0@demo.com"),
    ];
    for (file, rows, rejects, name, company, phone, email) in cases {
        let sheet = public_sheet(&format!("exports/{file}.csv"));
        assert_eq!((sheet.rows.len(), sheet.rejects.len()), (rows, rejects), "{file}");
        let person = &sheet.rows[0].person;
        assert_eq!((person.name.as_str(), person.company.as_deref().unwrap_or("")), (name, company), "{file}");
        assert_eq!(person.phones.first().map_or("", |(_, phone)| phone), phone, "{file}");
        assert_eq!(person.emails.first().map(String::as_str), Some(email), "{file}");
    }
}

#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn public_exports_keep_their_details() {
    let mixed = public_sheet("exports/10-mixed-date-formats.csv");
    let dates: Vec<String> = mixed
        .rows
        .iter()
        .flat_map(|row| [row.person.created_on, row.person.last_contact_on])
        .map(|day| day.expect("a date").to_string())
        .collect();
    assert_eq!(dates, ["2024-01-15", "2024-01-15", "2024-01-20", "2024-01-20", "2024-03-20", "2024-03-20"]);
    let lines: Vec<u64> = public_sheet("exports/14-blank-rows.csv").rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 7]);
    assert_eq!(public_sheet("exports/08-broken-headers-typos.csv").rows[2].person.name, "Gamma Co");
    let twice = public_sheet("exports/09-duplicate-headers.csv").rows.remove(0).person;
    assert_eq!(twice.emails, ["john@dup.com", "john.d@alt.com"]);
    assert_eq!(twice.unmapped, [("Name".into(), "John D.".to_owned())]);
    let street = public_sheet("exports/23-quoted-fields-multiline.csv").rows.remove(0).person.address;
    assert_eq!(street.as_deref(), Some("123 Main St Apt 4B"));
    for (file, encoding, delimiter) in [
        ("mixed-cp1252-semicolon", "windows-1252", b';'),
        ("mixed-macroman", "macintosh", b','),
        ("mixed-utf16le-bom-tab", "UTF-16LE", b'\t'),
        ("mixed-utf16le-nobom", "UTF-16LE", b','),
        ("mixed-utf8-bom", "UTF-8", b','),
    ] {
        let sheet = public_sheet(&format!("encodings/{file}.csv"));
        assert_eq!((sheet.encoding, sheet.delimiter), (encoding, delimiter), "{file}");
        let names: Vec<&str> = sheet.rows.iter().map(|row| row.person.name.as_str()).collect();
        assert_eq!(names, ["Juan García", "Marie Dubois", "Hans Schmidt"], "{file}");
        assert_eq!(sheet.rows[1].person.company.as_deref(), Some("Société FR"), "{file}");
    }
}

#[test]
#[ignore = "needs the public data folder in CARTERA_PUBLIC_DATA"]
fn naughty_strings_in_every_field() {
    let text = std::fs::read_to_string(public().join("../nasty/blns.txt")).unwrap();
    let naughty: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(naughty.len() > 400);
    let fields: Vec<&str> = Field::ALL.iter().map(|field| field.code()).collect();
    let map = fields.iter().map(|code| ((*code).to_owned(), Target::from_code(code).unwrap())).collect();
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    writer.write_record(&fields).unwrap();
    for string in &naughty {
        writer.write_record(vec![*string; fields.len()]).unwrap();
    }
    let bytes = writer.into_inner().unwrap();
    check(&bytes);
    let sheet = read(&bytes, &Options { map, ..Options::default() }).unwrap();
    // A string with nothing to show names nobody; the rest are clients, whole.
    assert_eq!(sheet.rows.len() + sheet.rejects.len() + sheet.blank, naughty.len());
    assert!(sheet.rows.len() > naughty.len() - 20, "{} of {}", sheet.rows.len(), naughty.len());
}
