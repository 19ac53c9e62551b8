//! Taking in a file of purchases: what becomes of each, that a second time changes nothing, and one undo.

use super::*;
use crate::domain::capture::{Coin, Coins};
use crate::domain::{Currency, Product, ProductId, Purchase, PurchaseKind};
use crate::exchange::incoming::{Incoming, ReadOptions, read};

const FILE: &str = "Fecha;Factura;Cliente;Código;Artículo;Cantidad;Precio;Total;Descuento %;Pagado;Vence;Moneda
05/11/2026;F-1;Ferretería López;C-1;cable rojo;3;10,00;30,00;;sí;;
05/11/2026;F-1;FERRETERIA LOPEZ;;Lámpara;1;25,50;22,95;10;sí;;
10/11/2026;F-2;Hotel Sol;;Instalación;;;1.500,00;;no;10/12/2026;EUR
12/11/2026;;Hotel Sol;;Bombilla;4;2,50;10,00;;;;
12/11/2026;;Hotel Sol;;Bombilla;4;2,50;10,00;;;;
15/11/2026;F-3;Ferretería López;C-1;cable rojo;-1;10,00;-10,00;;sí;;
16/11/2026;F-4;Bodega Nueva;;Cinta;3;;10,00;;;;
";

fn sheet(text: &str) -> Incoming {
    let coins = Coins { decimal: '.', coins: vec![Coin { symbol: "€".into(), currency: "EUR".parse().unwrap() }] };
    let mut read = read("file.csv", text.as_bytes(), &ReadOptions { coins, ..super::intake::reading() }).unwrap();
    assert_eq!(read[0].unread, []);
    read.remove(0)
}

fn take(desk: &mut Desk, sheet: &Incoming, strangers: Strangers, rehearse: bool) -> FileReport {
    let options = IntakeOptions { strangers, ..IntakeOptions::default() };
    desk.take_in(std::slice::from_ref(sheet), &options, rehearse, &Watch::default()).unwrap().remove(0)
}

fn strangers(report: &FileReport) -> Vec<&str> {
    let unknown = report.refused.iter().filter_map(|refusal| match &refusal.why {
        SaleRefusal::Unknown(name) => Some(name.as_str()),
        _ => None,
    });
    unknown.collect()
}

fn shop() -> Desk {
    let mut desk = Desk::new();
    for name in ["Ferretería López", "Hotel Sol"] {
        desk.client_called(name);
    }
    let cable = Product {
        id: ProductId(0),
        code: Some("C-1".into()),
        name: "Cable rojo".into(),
        category: None,
        price: Some(1_100),
        cost: Some(600),
        currency: Currency::USD,
        retired: false,
    };
    desk.add_product(&cable).unwrap();
    desk
}

fn bought(desk: &Desk, client: i64) -> Vec<Purchase> {
    let mut purchases = desk.purchases_of(ClientId(client), 99).unwrap().purchases;
    purchases.reverse();
    purchases
}

#[test]
fn rows_of_one_number_are_one_purchase_and_a_second_time_changes_nothing() {
    let mut desk = shop();
    let sheet = sheet(FILE);
    let facts = desk.store.facts();
    let rehearsed = take(&mut desk, &sheet, Strangers::Leave, true);
    assert_eq!(desk.store.facts(), facts, "nothing is written in a rehearsal");
    let report = take(&mut desk, &sheet, Strangers::Leave, false);
    assert_eq!(report, rehearsed);
    assert_eq!((report.count(Verdict::New), strangers(&report)), (5, vec!["Bodega Nueva"]));

    let lopez = bought(&desk, 1);
    assert_eq!(lopez.len(), 2);
    assert_eq!(
        (lopez[0].lines.len(), lopez[0].total().minor, lopez[0].external_id.as_deref()),
        (2, 5_295, Some("F-1"))
    );
    assert_eq!(lopez[0].lines[0].product, Some(ProductId(1)), "by its code");
    assert_eq!((lopez[0].lines[1].description.as_str(), lopez[0].lines[1].discount), ("Lámpara", 1_000));
    assert_eq!((lopez[1].kind, lopez[1].total().minor), (PurchaseKind::Return, -1_000));
    let sol = bought(&desk, 2);
    assert_eq!((sol.len(), sol[0].currency.code(), sol[0].total().minor), (3, "EUR", 150_000));
    assert_eq!((sol[0].due_on, sol[0].paid_on), (Some(Date::constant(2026, 12, 10)), None));
    assert!(desk.card(ClientId(2), 9).unwrap().interactions.is_empty(), "the past of a file is no contact of ours");

    let again = take(&mut desk, &sheet, Strangers::Leave, false);
    assert_eq!((again.count(Verdict::New), again.count(Verdict::Same)), (0, 5));
    assert_eq!(desk.past().unwrap().undo.unwrap().action, Action::ImportPurchases);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.store.facts(), facts, "one undo");
}

#[test]
fn who_is_not_here_is_added_when_that_is_wanted() {
    let mut desk = shop();
    let report = take(&mut desk, &sheet(FILE), Strangers::Add, false);
    assert_eq!((report.added.as_slice(), report.refused.len()), (&["Bodega Nueva".to_owned()][..], 0));
    let bodega = bought(&desk, 3);
    // Ten for three pieces is no price: the total is what was paid.
    assert_eq!((bodega[0].total().minor, bodega[0].lines[0].quantity), (1_000, 1_000));
    assert_eq!(take(&mut desk, &sheet(FILE), Strangers::Add, false).count(Verdict::Same), 6);
    desk.travel(Way::Back, None).unwrap();
    assert!(matches!(desk.client(ClientId(3)), Err(AgendaError::Store(StoreError::Gone))));
}

#[test]
fn totals_are_those_of_the_file_to_the_cent() {
    let cases = [
        ("price and total agree", "3;10;30;;", 3_000, 1),
        ("a total below the price is a discount", "3;10;27;;", 2_700, 1),
        ("a total above it has a tax on it", "3;10;35,40;;", 3_540, 1),
        ("an amount off, total after it", "3;10;25;5;", 2_500, 1),
        ("an amount off, total before it", "3;10;30;5;", 2_500, 1),
        ("a total alone", "7;;100;;", 10_000, 1),
        ("a price alone", "2,5;4,20;;;", 1_050, 1),
    ];
    for (name, row, total, lines) in cases {
        let mut desk = shop();
        let file = format!("Cliente;Fecha;Cantidad;Precio;Total;Descuento;Nota\nHotel Sol;2026-11-20;{row}\n");
        take(&mut desk, &sheet(&file), Strangers::Leave, false);
        let sol = bought(&desk, 2);
        assert_eq!((sol[0].total().minor, sol[0].lines.len()), (total, lines), "{name}");
    }
    let mut desk = shop();
    let whole =
        "Cliente;Fecha;N;Cantidad;Precio;Total\nHotel Sol;2026-11-20;1;1;10;30\nHotel Sol;2026-11-20;1;2;10;30\n";
    take(&mut desk, &sheet(whole), Strangers::Leave, false);
    assert_eq!(bought(&desk, 2)[0].total().minor, 3_000, "what the whole comes to beside every line");
}

#[test]
fn what_cannot_be_taken_in_says_why() {
    let mut desk = shop();
    desk.client_called("Hotel Sol");
    let file = "Cliente;Fecha;Total;N;Moneda;Producto\nHotel Sol;2026-11-20;5;;;a\nFerretería López;2026-12-20;5;;;a\n\
                Ferretería López;2026-11-20;5;9;USD;a\nFerretería López;2026-11-20;5;9;EUR;a\n\
                Ferretería López;2026-11-20;0;;;\nFerretería López;2026-11-20;7;;;a\n";
    let report = take(&mut desk, &sheet(file), Strangers::Add, false);
    let refused = [
        (2, SaleRefusal::OneOf("Hotel Sol".into(), vec!["Hotel Sol".into(), "Hotel Sol".into()])),
        (3, SaleRefusal::Future(Date::constant(2026, 12, 20))),
        (4, SaleRefusal::Currencies),
        (6, SaleRefusal::Flaw(Flaw::EmptyLine(0))),
    ];
    let said: Vec<_> = report.refused.iter().map(|refusal| (refusal.line, refusal.why.clone())).collect();
    assert_eq!(said, refused);
    assert_eq!(report.count(Verdict::New), 1);
}

#[test]
fn what_was_typed_before_is_not_taken_in_twice() {
    let mut desk = shop();
    let typed = super::purchases::purchase(ClientId(2), 11, vec![super::purchases::line("bombillas", 1, 1_000)]);
    desk.buy(&super::purchases::buy(typed)).unwrap();
    let report = take(&mut desk, &sheet(FILE), Strangers::Leave, false);
    assert_eq!((report.count(Verdict::Same), report.count(Verdict::New)), (1, 4), "of two alike one is here");
}
