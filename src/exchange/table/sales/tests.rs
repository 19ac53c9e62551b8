//! Files of purchases as programs and people write them.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::capture::Coin;
use crate::domain::capture::Coins;
use crate::exchange::any::options;
use crate::exchange::incoming::{self, BadCell, Content, ReadError, ReadOptions, Rows};
use crate::exchange::table::tests::content_of;

/// A text of purchases as somebody reads it whose region has this decimal mark.
fn options_of(decimal: char) -> ReadOptions {
    let coin = |symbol: &str, code: &str| Coin { symbol: symbol.into(), currency: code.parse().unwrap() };
    let coins = Coins { decimal, coins: vec![coin("S/", "PEN"), coin("$", "USD"), coin("€", "EUR")] };
    ReadOptions { content: Some(Content::Purchases), coins, ..options() }
}

struct Read {
    rows: Vec<SaleRow>,
    rejects: Vec<(u64, Reason)>,
    delimiter: Option<u8>,
}

fn read_by(text: &str, decimal: char) -> Result<Read, ReadError> {
    let read = incoming::read("", text.as_bytes(), &options_of(decimal))?.remove(0);
    let Rows::Purchases(rows) = read.rows else { panic!("{text}") };
    let rejects = read.unread.into_iter().map(|it| (it.line, it.reason)).collect();
    Ok(Read { rows, rejects, delimiter: read.delimiter })
}

fn read(text: &str) -> Read {
    read_by(text, '.').unwrap()
}

fn cents(number: Option<Decimal>) -> Option<i64> {
    number.map(|number| number.scaled(2))
}

#[test]
fn a_sheet_is_read_whatever_its_headers_and_marks() {
    let spanish = "Informe de ventas;;;;;;;\n\nFecha;N° factura;Cliente;Artículo;Cantidad;P. unitario;Importe;Pagado\n\
                   05/11/2026;F-1;Ferretería López;Tornillos;1.250;0,10;125,00;sí\n\
                   20/11/2026;F-2;Hotel Sol;Cable;2,5;€ 4,20;10,50;no\n";
    let sheet = read(spanish);
    assert_eq!(sheet.delimiter, Some(b';'));
    let first = &sheet.rows[0];
    assert_eq!(
        (first.whose.name.as_deref().unwrap(), first.on, first.line),
        ("Ferretería López", date(2026, 11, 5), 4)
    );
    assert_eq!(
        (cents(first.quantity), cents(first.price), cents(first.total)),
        (Some(125_000), Some(10), Some(12_500))
    );
    assert_eq!((first.number.as_deref(), first.paid), (Some("F-1"), Paid::Yes(None)));
    let second = &sheet.rows[1];
    assert_eq!((second.currency, second.paid), ("EUR".parse().ok(), Paid::No));
    assert_eq!(second.quantity.unwrap().scaled(3), 2_500);

    let english = "Order Number,Customer,Order Date,Item,Qty,Unit Price,Total,Discount %,Due Date\n\
                   7,\"Sol, Hotel\",2026-11-20,Lamp,3,\"1,250.00\",3750,10,2026-12-20\n";
    let row = &read(english).rows[0];
    assert_eq!(
        (row.whose.name.as_deref().unwrap(), cents(row.price), row.due_on),
        ("Sol, Hotel", Some(125_000), Some(date(2026, 12, 20)))
    );
    assert!(matches!(row.off, Some(Off::Share(share)) if share.scaled(0) == 10));
}

#[test]
fn the_marks_of_a_column_are_read_as_a_whole() {
    let cases = [
        ("alone, as the region writes", '.', &["1.250"][..], &[125][..]),
        ("alone, in another region", ',', &["1.250"], &[125_000]),
        ("a neighbour proves the comma", '.', &["1.250", "3,5"], &[125_000, 350]),
        ("a neighbour proves the point", ',', &["1,250", "3.5"], &[125_000, 350]),
        ("thousands twice", ',', &["1,250,000", "1,250"], &[125_000_000, 125_000]),
        ("both marks", ',', &["1,250.75", "1,250"], &[125_075, 125_000]),
        ("a decimal below one", ',', &["0.125", "12"], &[13, 1_200]),
        ("below zero, in three ways", '.', &["-5", "(5.00)", "5-"], &[-500, -500, -500]),
        ("spaces and apostrophes", '.', &["1 250.5", "1'250"], &[125_050, 125_000]),
    ];
    for (name, decimal, cells, expected) in cases {
        let rows: Vec<_> = cells.iter().map(|cell| format!("Ana;2026-11-20;{cell}")).collect();
        let rows = rows.join("\n");
        let sheet = read_by(&format!("Cliente;Fecha;Total\n{rows}"), decimal).unwrap();
        let read: Vec<i64> = sheet.rows.iter().filter_map(|row| cents(row.total)).collect();
        assert_eq!(read, expected, "{name}: {:?}", sheet.rejects);
    }
}

#[test]
fn dates_of_a_column_are_read_as_a_whole() {
    let sheet = read("Client,Date,Total\nAna,03/04/2026,1\nAna,12/25/2025,1\n");
    assert_eq!(sheet.rows[0].on, date(2026, 3, 4));
}

#[test]
fn bad_rows_say_why_and_the_others_are_read() {
    let sheet = read(
        "Cliente,Fecha,Total,Moneda\nAna,2026-11-20,5,USD\n,2026-11-20,5,\nAna,ayer,5,\nAna,,5,\nAna,2026-11-20,,\n\
         Ana,2026-11-20,cinco,\nAna,2026-11-20,5,florines\n\nAna,2026-11-20,\"5\n",
    );
    let expected = [
        (3, Reason::Nobody),
        (4, Reason::Cell(BadCell::Date("ayer".into()))),
        (5, Reason::NoDate),
        (6, Reason::NoAmount),
        (7, Reason::Cell(BadCell::Number("cinco".into()))),
        (8, Reason::Cell(BadCell::Currency("florines".into()))),
        (10, Reason::OpenQuote),
    ];
    assert_eq!(sheet.rejects, expected);
    assert_eq!(sheet.rows.len(), 1);
}

#[test]
fn a_file_of_purchases_is_told_from_one_of_contacts() {
    let cases = [
        ("Cliente,Fecha,Total\nAna,2026-11-20,5\n", true),
        ("customer;invoice date;amount;phone\n", true),
        ("Nombre,Teléfono,Ciudad\nAna,999,Lima\n", false),
        ("Cliente,Fecha de alta,Ciudad\n", false),
        ("First Name,Last Name,E-mail Address\n", false),
        ("", false),
    ];
    for (text, expected) in cases {
        assert_eq!(content_of(text) == Some(Content::Purchases), expected, "{text}");
    }
    assert!(matches!(read_by("Nombre,Total\nAna,5\n", '.'), Err(ReadError::NotWhole { .. })));
    assert!(matches!(read_by("", '.'), Err(ReadError::Empty)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200), head in any::<bool>()) {
        let mut file = if head { b"Cliente;Fecha;Total;Cantidad\n".to_vec() } else { Vec::new() };
        file.extend(bytes);
        let _ = incoming::read("", &file, &options());
        let _ = incoming::read("", &file, &options_of('.'));
    }

    /// However a region writes an amount with its cents, it is read as it was meant.
    #[test]
    fn amounts_come_back(minor in 0_i64..10_000_000_000, comma in any::<bool>(), grouped in any::<bool>()) {
        let (decimal, group) = if comma { (',', '.') } else { ('.', ',') };
        let whole = (minor / 100).to_string();
        let mut written = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if grouped && at > 0 && (whole.len() - at).is_multiple_of(3) {
                written.push(group);
            }
            written.push(digit);
        }
        let written = format!("{written}{decimal}{:02}", minor % 100);
        let sheet = read(&format!("Cliente;Fecha;Total\nAna;2026-11-20;{written}\n"));
        prop_assert_eq!(cents(sheet.rows[0].total), Some(minor), "{}", written);
    }
}
