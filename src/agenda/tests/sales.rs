//! Taking in a file of purchases: what becomes of each, that a second time changes nothing, and one undo.

use super::*;
use crate::domain::capture::{Coin, Coins};
use crate::domain::{Currency, Product, ProductId, Purchase, PurchaseKind};
use crate::exchange::csv::{SaleOptions, SaleSheet, read_sales};

const FILE: &str = "Fecha;Factura;Cliente;Código;Artículo;Cantidad;Precio;Total;Descuento %;Pagado;Vence;Moneda
05/11/2026;F-1;Ferretería López;C-1;cable rojo;3;10,00;30,00;;sí;;
05/11/2026;F-1;FERRETERIA LOPEZ;;Lámpara;1;25,50;22,95;10;sí;;
10/11/2026;F-2;Hotel Sol;;Instalación;;;1.500,00;;no;10/12/2026;EUR
12/11/2026;;Hotel Sol;;Bombilla;4;2,50;10,00;;;;
12/11/2026;;Hotel Sol;;Bombilla;4;2,50;10,00;;;;
15/11/2026;F-3;Ferretería López;C-1;cable rojo;-1;10,00;-10,00;;sí;;
16/11/2026;F-4;Bodega Nueva;;Cinta;3;;10,00;;;;
";

fn sheet(text: &str) -> SaleSheet {
    let coins = Coins { decimal: '.', coins: vec![Coin { symbol: "€".into(), currency: "EUR".parse().unwrap() }] };
    let options = SaleOptions { day_first: true, coins, delimiter: None, encoding: None };
    let sheet = read_sales(text.as_bytes(), &options).unwrap();
    assert_eq!(sheet.rejects, []);
    sheet
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
    let rehearsed = desk.import_purchases(&sheet, Strangers::Leave, true).unwrap();
    assert_eq!(desk.store.facts(), facts, "nothing is written in a rehearsal");
    let report = desk.import_purchases(&sheet, Strangers::Leave, false).unwrap();
    assert_eq!(report, rehearsed);
    assert_eq!(
        (report.count(Match::New), report.strangers().into_iter().collect::<Vec<_>>()),
        (5, vec!["Bodega Nueva"])
    );

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

    let again = desk.import_purchases(&sheet, Strangers::Leave, false).unwrap();
    assert_eq!((again.count(Match::New), again.count(Match::Same)), (0, 5));
    assert_eq!(desk.past().unwrap().undo.unwrap().action, Action::ImportPurchases);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.store.facts(), facts, "one undo");
}

#[test]
fn who_is_not_here_is_added_when_that_is_wanted() {
    let mut desk = shop();
    let report = desk.import_purchases(&sheet(FILE), Strangers::Add, false).unwrap();
    assert_eq!((report.added.as_slice(), report.refused.len()), (&["Bodega Nueva".to_owned()][..], 0));
    let bodega = bought(&desk, 3);
    // Ten for three pieces is no price: the total is what was paid.
    assert_eq!((bodega[0].total().minor, bodega[0].lines[0].quantity), (1_000, 1_000));
    assert_eq!(desk.import_purchases(&sheet(FILE), Strangers::Add, false).unwrap().count(Match::Same), 6);
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
        desk.import_purchases(&sheet(&file), Strangers::Leave, false).unwrap();
        let sol = bought(&desk, 2);
        assert_eq!((sol[0].total().minor, sol[0].lines.len()), (total, lines), "{name}");
    }
    let mut desk = shop();
    let whole =
        "Cliente;Fecha;N;Cantidad;Precio;Total\nHotel Sol;2026-11-20;1;1;10;30\nHotel Sol;2026-11-20;1;2;10;30\n";
    desk.import_purchases(&sheet(whole), Strangers::Leave, false).unwrap();
    assert_eq!(bought(&desk, 2)[0].total().minor, 3_000, "what the whole comes to beside every line");
}

#[test]
fn what_cannot_be_taken_in_says_why() {
    let mut desk = shop();
    desk.client_called("Hotel Sol");
    let file = "Cliente;Fecha;Total;N;Moneda;Producto\nHotel Sol;2026-11-20;5;;;a\nFerretería López;2026-12-20;5;;;a\n\
                Ferretería López;2026-11-20;5;9;USD;a\nFerretería López;2026-11-20;5;9;EUR;a\n\
                Ferretería López;2026-11-20;0;;;\nFerretería López;2026-11-20;7;;;a\n";
    let report = desk.import_purchases(&sheet(file), Strangers::Add, false).unwrap();
    let refused = [
        (2, SaleRefusal::Ambiguous("Hotel Sol".into())),
        (3, SaleRefusal::Future(Date::constant(2026, 12, 20))),
        (4, SaleRefusal::Currencies),
        (6, SaleRefusal::Flaw(Flaw::EmptyLine(0))),
    ];
    assert_eq!(report.refused, refused);
    assert_eq!(report.count(Match::New), 1);
}

#[test]
fn what_was_typed_before_is_not_taken_in_twice() {
    let mut desk = shop();
    let typed = super::purchases::purchase(ClientId(2), 11, vec![super::purchases::line("bombillas", 1, 1_000)]);
    desk.buy(&super::purchases::buy(typed)).unwrap();
    let report = desk.import_purchases(&sheet(FILE), Strangers::Leave, false).unwrap();
    assert_eq!((report.count(Match::Same), report.count(Match::New)), (1, 4), "of two alike one is here");
}
