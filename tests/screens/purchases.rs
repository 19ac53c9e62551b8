//! Purchases on the screens: typed line by line, shown on the card, corrected, paid, brought back; and the catalogue.

use cartera::domain::{Currency, Outcome, Product, ProductId, Purchase, PurchaseKind};
use cartera::tui::form::Name;

use crate::support::{Desk, Manner, SMALL, TODAY, november, shop};

fn product(name: &str, code: &str, price: i64) -> Product {
    Product {
        id: ProductId(0),
        code: Some(code.into()),
        name: name.into(),
        category: None,
        price: Some(price),
        cost: Some(price / 2),
        currency: Currency::USD,
        retired: false,
    }
}

/// Four clients, and three products.
fn stall() -> Desk {
    Desk::of(Manner::default(), |agenda| {
        shop(agenda);
        for (name, code, price) in
            [("Bolsas chicas", "B-1", 1_000), ("Bolsas grandes", "B-2", 2_550), ("Cinta 5 cm", "C-5", 400)]
        {
            agenda.add_product(&product(name, code, price)).unwrap();
        }
    })
}

impl Desk {
    fn bought(&self, name: &str) -> Vec<Purchase> {
        let client = self.card(name).client.id;
        self.model.agenda.purchases_of(client, 99).unwrap().purchases
    }

    fn lines(&self) -> Vec<String> {
        let fields = self.form().fields.iter().filter(|field| field.name == Name::Line);
        fields.map(cartera::tui::form::Field::value).collect()
    }
}

#[test]
fn a_purchase_is_typed_line_by_line_and_does_what_was_planned() {
    let mut desk = stall();
    desk.open_card("Ferretería López");
    desk.keys("p <text:bol gra> <Tab> <text: x 3 -10%>");
    assert_eq!(desk.lines(), ["Bolsas grandes x 3 -10%", ""], "Tab completes the name, and a line waits behind it");
    assert!(desk.text().contains("US$ 68.85"), "what the line comes to\n{}", desk.text());
    desk.keys("<Enter> <text:cable x 2.5 @ 4.20>");
    assert!(desk.text().contains("total US$ 79.35"), "{}", desk.text());
    desk.keys("<Enter> <Enter> <text:5%> <Enter> <Enter> 2 <text:30d> <C-s>");
    assert!(desk.model.dialog.is_none(), "{}", desk.text());
    let bought = desk.bought("Ferretería López");
    assert_eq!(bought[0].total().minor, 7_935 - 397);
    assert_eq!(bought[0].due_on, Some(cartera::domain::calendar::later(TODAY, 30)));
    let card = desk.card("Ferretería López");
    assert_eq!(card.interactions[0].outcome, Some(Outcome::Order));
    assert_eq!(card.follow_ups.len(), 1, "what was due is done, and the suggested step is planned");
    desk.keys("u");
    assert_eq!(desk.bought("Ferretería López"), []);
    assert_eq!(desk.plans("Ferretería López")[0].0, TODAY);
}

#[test]
fn what_is_wrong_in_a_line_is_said_and_the_line_is_gone_to() {
    let mut desk = stall();
    desk.open_card("Hotel Sol");
    desk.keys("p <text:bolsas> <Enter> <text:cinta> <Enter> <text:cable>");
    assert!(desk.text().contains("¿Bolsas chicas, Bolsas grandes?"), "{}", desk.text());
    desk.keys("<C-s>");
    let form = desk.form();
    assert!(form.problem.as_ref().unwrap().contains("más de un producto"), "{:?}", form.problem);
    assert_eq!(form.focus, 0);
    desk.keys("<text: chicas> <C-s>");
    assert!(desk.form().problem.as_ref().unwrap().contains("no tiene precio"));
    assert_eq!(desk.form().focus, 2);
    desk.keys("<text: @ 0> <C-s>");
    assert!(desk.model.dialog.is_none(), "{}", desk.text());
    assert_eq!(desk.bought("Hotel Sol")[0].lines.len(), 3);
}

#[test]
fn an_emptied_line_goes_and_one_empty_line_stays() {
    let mut desk = stall();
    desk.open_card("Hotel Sol");
    desk.keys("p <text:cinta> <Enter> <text:x> <BS>");
    assert_eq!(desk.lines(), ["cinta", ""]);
    desk.keys("<BackTab> <BS> <BS> <BS> <BS> <BS>");
    assert_eq!(desk.lines(), [""]);
    desk.keys("<C-s>");
    assert!(desk.form().problem.as_ref().unwrap().contains("al menos una línea"));
}

#[test]
fn the_page_of_purchases_shows_what_is_owed_and_unfolds_the_selected_one() {
    let mut desk = stall();
    desk.open_card("Bodega Ruiz");
    desk.keys("p <text:bolsas chicas x 4> <Enter> <Enter> <Enter> <text:el 20> <Enter> 8 <text:1d> <C-s>");
    desk.keys("<Tab> <Tab>");
    desk.resize(SMALL);
    let text = desk.text();
    for expected in ["Sin pagar US$ 40.00", "Compras 1", "4 × Bolsas chicas", "venció"] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    desk.keys("<Down>");
    assert!(desk.text().contains("4 × US$ 10.00"), "{}", desk.text());

    desk.keys("e <End> <BS> <text:5> <C-s>");
    assert!(desk.model.dialog.is_none(), "{}", desk.text());
    let bought = desk.bought("Bodega Ruiz").remove(0);
    assert_eq!((bought.total().minor, bought.made_on, bought.due_on), (4_020, november(20), Some(november(21))));

    desk.keys("d");
    assert_eq!(desk.bought("Bodega Ruiz")[0].paid_on, Some(TODAY));
    assert!(!desk.text().contains("Sin pagar"), "{}", desk.text());
    desk.keys("u <Del>");
    assert_eq!(desk.bought("Bodega Ruiz"), []);
    desk.keys("u");
    assert_eq!(desk.bought("Bodega Ruiz").len(), 1);
}

#[test]
fn what_comes_back_begins_with_all_that_is_left() {
    let mut desk = stall();
    desk.open_card("Óptica Núñez");
    desk.keys("p <text:cinta x 4> <Enter> <text:bolsas grandes> <C-s> <Tab> <Tab> <Down>");
    desk.keys(": <text:devol> <Enter>");
    assert_eq!(
        desk.lines(),
        ["Bolsas grandes x 1", "Cinta 5 cm x 4"].map(str::to_owned).into_iter().rev().collect::<Vec<_>>()
    );
    desk.keys("<BS> <text:9> <C-s>");
    assert!(desk.form().problem.is_some(), "more than was bought");
    desk.keys("<BS> <text:1> <Enter> <C-u> <C-s>");
    assert!(desk.model.dialog.is_none(), "{}", desk.text());
    let bought = desk.bought("Óptica Núñez");
    assert_eq!((bought[0].kind, bought[0].total().minor), (PurchaseKind::Return, -400));
    assert_eq!(desk.model.agenda.left_of(bought[1].id).unwrap(), [3_000, 1_000]);
}

#[test]
fn a_half_typed_purchase_is_kept_and_offered_again() {
    let mut desk = stall();
    desk.open_card("Hotel Sol");
    desk.keys("p <text:cinta x 2> <Enter> <text:bolsas chicas> <Esc>");
    assert_eq!(desk.bought("Hotel Sol"), []);
    desk.keys("p");
    assert_eq!(desk.lines(), ["cinta x 2", "bolsas chicas", ""]);
    assert!(desk.form().recovered);
    desk.keys("<C-s>");
    assert_eq!(desk.bought("Hotel Sol")[0].total().minor, 1_800);
    desk.keys("p");
    assert_eq!(desk.lines(), [""], "what was saved is not offered again");
}

#[test]
fn the_catalogue_is_kept_by_keys() {
    let mut desk = stall();
    desk.keys(": <text:productos> <Enter>");
    assert!(desk.text().contains("Productos (3)"), "{}", desk.text());
    desk.keys("a <text:Alambre> <Enter> <text:7.5> <Enter> <text:4> <C-s>");
    assert!(desk.text().contains("Productos (4)") && desk.text().contains("US$ 7.50"), "{}", desk.text());
    desk.keys("/ <text:b-2> <Enter> r");
    let retired = desk.model.agenda.products(true).unwrap();
    assert_eq!(retired[0].name, "Bolsas grandes");
    desk.keys("<Enter> <text: XL> <C-s>");
    assert_eq!(desk.model.agenda.products(true).unwrap()[0].name, "Bolsas grandes XL");
    desk.keys("<Home> <Del>");
    let names: Vec<_> = desk.model.agenda.products(false).unwrap().into_iter().map(|product| product.name).collect();
    assert_eq!(names, ["Bolsas chicas", "Cinta 5 cm"], "Alambre, which nobody bought, is gone");
    desk.keys("a <text:cinta 5 CM> <C-s>");
    assert!(desk.form().problem.as_ref().unwrap().contains("ya hay un producto"), "{}", desk.text());
}

#[test]
fn amounts_are_hidden_behind_the_veil() {
    let mut desk = stall();
    desk.open_card("Hotel Sol");
    desk.keys("p <text:cinta x 2> <C-s> <Tab> <Tab> <Down> X");
    let text = desk.text();
    assert!(!text.contains("8.00") && text.contains("Cinta 5 cm"), "{text}");
}

#[test]
fn a_file_of_purchases_is_shown_before_it_is_taken_in() {
    let mut desk = stall();
    let file = desk.path("ventas.csv");
    let text = "Cliente,Fecha,Producto,Cantidad,Total\nHotel Sol,2026-11-05,Cinta 5 cm,3,12.00\n\
                Bodega Nueva,2026-11-06,Cable,1,8.40\nHotel Sol,ayer,Cable,1,1\n";
    std::fs::write(&file, text).unwrap();
    desk.keys(": <text:importar> <Enter>");
    desk.keys(&format!("<paste:{}> <Enter> <BackTab>", file.display()));
    let text = desk.text();
    for expected in ["Traer ventas.csv", "«Bodega Nueva» no está", "«ayer» no es una fecha"] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    desk.keys("<BackTab>");
    assert!(desk.text().contains("US$ 12.00"), "{}", desk.text());
    desk.keys("<Tab> <Tab> <End> <Space>");
    assert!(desk.text().contains("se añaden"), "{}", desk.text());
    desk.keys("<Enter>");
    assert!(desk.notice().starts_with("2 nuevos"), "{}", desk.notice());
    desk.keys("<Esc>");
    assert_eq!(desk.bought("Bodega Nueva")[0].total().minor, 840);
    desk.keys("u");
    assert_eq!(desk.bought("Hotel Sol"), []);
}
