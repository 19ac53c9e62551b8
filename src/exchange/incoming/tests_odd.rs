//! What files say in their own way: through typos, by other clocks, far to the right, and damaged in part.

use std::collections::BTreeSet;

use jiff::civil::{date, datetime};
use jiff::tz::TimeZone;
use rust_xlsxwriter::Workbook;

use super::tests::options;
use super::*;
use crate::exchange::raw;

fn one(text: &str) -> Incoming {
    let mut found = read("x", text.as_bytes(), &options()).unwrap();
    assert_eq!(found.len(), 1);
    found.remove(0)
}

#[test]
fn typos_in_headers_are_seen_through_whatever_the_rows_are() {
    for (text, content, guessed) in [
        ("Clinete,Feccha,Prodcuto,Totla\nAcme,2026-01-02,Cable,10\n", Content::Purchases, 4),
        ("Client,Date,Product,Qauntity,Pricce\nAcme,2026-01-02,Cable,2,10\n", Content::Purchases, 2),
        ("Prodcuto,Preccio,Categoria\nCable,10,Luz\n", Content::Products, 2),
        ("Cliente,Vencimineto,Motivo\nAcme,2026-01-02,Cobrar\n", Content::FollowUps, 1),
        ("Cliente,Fehca,Resutlado,Nota\nAcme,2026-01-02,hablamos,x\n", Content::Interactions, 2),
        ("Oportunidda,Etpaa,Montto,Cliente\nObra,Ganada,10,Acme\n", Content::Opportunities, 3),
        ("Nonbre,Telefno,Ciudda\nAna,999111222,Lima\n", Content::Clients, 3),
    ] {
        let found = one(text);
        let seen = found.columns.iter().filter(|column| column.origin == Origin::Guessed).count();
        assert_eq!((found.content(), seen), (content, guessed), "{text}: {:?}", found.columns);
        assert!(found.unread.is_empty(), "{text}: {:?}", found.unread);
    }
    // What somebody writes as it is meant is not taken for anything else.
    let found = one("Cliente,Fecha,Resultado,Notaria,Fechas\nAcme,2026-01-02,hablamos,x,y\n");
    let fields: Vec<_> = found.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [Some("client"), Some("at"), Some("outcome"), None, None]);
}

#[test]
fn a_time_of_other_clocks_is_told_by_ours() {
    let lima = TimeZone::get("America/Lima").unwrap();
    let (minute, day) = (datetime(2026, 3, 1, 10, 0, 0, 0), date(2026, 3, 1));
    for (cell, expected) in [
        ("2026-03-01T10:00:00-05:00", minute),
        ("2026-03-01T15:00:00Z", minute),
        ("2026-03-01T15:00:00.250+0000", datetime(2026, 3, 1, 10, 0, 0, 0)),
        ("2026-03-02T00:30:00+09:30", datetime(2026, 3, 1, 10, 0, 0, 0)),
        ("2026-03-01T03:00:00z", datetime(2026, 2, 28, 22, 0, 0, 0)),
        // These say no clocks: a mere day, a span of hours, what nobody can mean.
        ("2026-03-01T00:00:00.000Z", day.to_datetime(jiff::civil::Time::midnight())),
        ("2026-03-01 10:00-11:00", minute),
        ("2026-03-01T10:00:00", minute),
        ("2026-03-01T10:00:00-99:00", minute),
    ] {
        let text = format!("client_id,at,note\n7,{cell},x\n");
        let found = read_in("x", text.as_bytes(), &options(), &lima).unwrap().remove(0);
        let Rows::Interactions(rows) = &found.rows else { panic!("{cell}") };
        assert_eq!(rows[0].at, expected, "{cell}");
    }
}

#[test]
fn what_stands_far_to_the_right_is_left_out_and_said() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([["Nombre", "Teléfono"], ["Ana Paz", "999111222"], ["Luz Gil", "988777666"]]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    sheet.write(1, 5_000, "perdida").unwrap();
    let found = read("x.xlsx", &book.save_to_buffer().unwrap(), &options()).unwrap().remove(0);
    let Rows::Clients(rows) = &found.rows else { panic!() };
    assert_eq!(rows.len(), 2);
    let doubts: Vec<_> = found.doubts.iter().map(|doubt| (doubt.line, doubt.reason)).collect();
    assert_eq!(doubts, [(2, WarningReason::TooLong)]);
}

#[test]
fn one_damaged_line_of_json_is_one_row_that_is_refused() {
    let found = one("{\"name\":\"Ana\",\"phone\":\"999111222\"}\n{\"name\":\"Lu\n{\"name\":\"Eva\"}\n");
    let Rows::Clients(rows) = &found.rows else { panic!() };
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 3]);
    assert_eq!(found.unread, [Unread { line: 2, reason: Reason::Broken, raw: "{\"name\":\"Lu".to_owned() }]);
}

#[test]
fn a_rule_that_is_not_understood_is_no_bad_date() {
    let text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART;VALUE=DATE:20261130\r\n\
        RRULE:FREQ=LUNAR\r\nSUMMARY:Ana: cobrar\r\nATTENDEE:mailto:ana@x.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let found = one(text);
    assert_eq!(found.unread.len(), 1);
    assert!(
        matches!(&found.unread[0].reason, Reason::Cell(BadCell::Rule(said)) if said.contains("LUNAR")),
        "{found:?}"
    );
}

#[test]
fn records_are_given_back_as_they_stood_there() {
    let mut book = Workbook::new();
    for (name, cell) in [("Uno", "Ana, la de antes"), ("Dos", "Luz")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, "Nombre").unwrap().write(0, 1, "Teléfono").unwrap();
        sheet.write(2, 0, cell).unwrap().write(2, 1, 999_111_222).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let found = read("x.xlsx", &bytes, &options()).unwrap();
    let wanted = BTreeSet::from([3]);
    let given: Vec<_> = found.iter().map(|file| raw::records_of(file, &bytes, &wanted)[&3].clone()).collect();
    assert_eq!(given, ["\"Ana, la de antes\",999111222", "Luz,999111222"]);
    let json = br#"{"contacts":[{"name":"Ana"},{"name":"Luz","tags":["a","b"]}]}"#;
    let file = read("x.json", json, &options()).unwrap().remove(0);
    assert_eq!(raw::records_of(&file, json, &[2].into())[&2], r#"{"name":"Luz","tags":"a; b"}"#);
    let cards =
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Luz\r\nEND:VCARD\r\n";
    let file = read("x.vcf", cards, &options()).unwrap().remove(0);
    assert!(raw::records_of(&file, cards, &[5].into())[&5].contains("FN:Luz"));
}

/// A history names amounts too: it is no file of purchases, although it has all that one needs.
#[test]
fn a_history_with_amounts_is_a_history() {
    for file in [
        "Cliente,Código de cliente,UID del cliente,Contacto,Fecha,Tipo,Resultado,Sentido,Nota,Monto,Moneda,Puntuación,UID\n\
         Ana,,u1,,2026-09-02 14:20,meeting,spoke,out,quiere precios,,,,i1\n",
        "Client,Client number,Client UID,Contact,Date,Kind,Outcome,Direction,Note,Amount,Currency,Score,UID\n\
         Ana,,u1,,2026-09-02 14:20,meeting,spoke,out,wants prices,,,,i1\n",
    ] {
        let read = read("x", file.as_bytes(), &options()).unwrap();
        assert_eq!(read[0].content(), Content::Interactions, "{file}");
    }
}
