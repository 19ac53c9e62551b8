//! What clients are worth, on the screens.

use cartera::agenda::{Agenda, Buy, Next};
use cartera::domain::{ClientId, Currency, Kind, Purchase, PurchaseLine};
use cartera::tui::open_card::Page;
use jiff::civil::{Date, date};

use crate::support::{BOTH, Desk, LARGE, Manner, SMALL, find, named, november, plan};

fn buy(agenda: &mut Agenda, client: ClientId, on: Date, price: i64) {
    let line = PurchaseLine {
        product: None,
        description: "tornillos".into(),
        quantity: 1_000,
        price,
        discount: 0,
        cost: Some(price / 2),
    };
    let purchase = Purchase { lines: vec![line], ..Purchase::new(client, on, Currency::USD) };
    agenda.buy(&Buy { purchase, how: None, next: Next::Nothing }).unwrap();
}

/// One who buys every ten days and has not for three weeks, and one who never bought.
fn market(agenda: &mut Agenda) {
    let lopez = agenda.add_client(named("Ferretería López"), None).unwrap();
    for day in [2, 12, 22] {
        buy(agenda, lopez, date(2026, 10, day), 1_234_500);
    }
    let hotel = agenda.add_client(named("Hotel Colonial"), None).unwrap();
    agenda.plan(hotel, plan(november(24), None, Kind::Call, "")).unwrap();
}

#[test]
fn what_is_at_risk_stands_at_the_head_of_the_day_unless_it_is_private() {
    let mut desk = Desk::of(Manner::default(), market);
    for size in BOTH {
        desk.resize(size);
        let screen = desk.screen();
        let at = find(&screen, "US$ 37,035 en riesgo").unwrap_or_else(|| panic!("{size:?}: {}", desk.text()));
        assert_eq!(at.1, if size == SMALL { 2 } else { 0 }, "beside the red ones where the head is narrow");
        desk.keys("X");
        assert!(find(&desk.screen(), "en riesgo").is_none(), "{size:?}");
        desk.keys("X");
        desk.keys("2");
        assert!(find(&desk.screen(), "en riesgo").is_none(), "it is a number of the day");
        desk.keys("1");
    }
    // Nobody is in red: there is no number.
    let mut calm = Desk::of(Manner::default(), |agenda| {
        agenda.add_client(named("Hotel"), None).unwrap();
    });
    calm.resize(LARGE);
    assert!(find(&calm.screen(), "en riesgo").is_none());
}

#[test]
fn a_client_bears_what_it_is_and_what_it_buys() {
    let mut desk = Desk::of(Manner::default(), market);
    desk.resize(LARGE);
    for part in ["A · recurrente", "Compra cada 10 días · tocaba el 1 nov", "37,035 al año"] {
        assert!(find(&desk.screen(), part).is_some(), "{part} in the preview: {}", desk.text());
    }
    desk.keys("g");
    assert!(find(&desk.screen(), "Compra cada 10 días · tocaba el 1 nov").is_some(), "{}", desk.text());
    desk.keys("<Esc> X");
    assert!(find(&desk.screen(), "37,035").is_none(), "amounts are dots while the screen is private");
}

#[test]
fn the_card_has_a_page_of_what_it_is_worth() {
    for (lang, parts) in [
        (
            "es-PE",
            [
                "cada 10 días",
                "US$ 37,035.00 en 3 compras",
                "todavía no",
                "nuevo: compró por primera vez hace 52 días",
                "A: trae",
            ],
        ),
        (
            "en-US",
            ["every 10 days", "$37,035.00 in 3 purchases", "not yet", "new: first bought 52 days ago", "A: brings"],
        ),
    ] {
        let mut desk = Desk::of(Manner { lang, ..Manner::default() }, market);
        desk.open_card("Ferretería López");
        while desk.model.card.as_ref().unwrap().page != Page::Worth {
            desk.keys("<Tab>");
        }
        let steps = desk.steps();
        for size in BOTH {
            desk.resize(size);
            desk.keys("<Home>");
            for part in &parts[..2] {
                assert!(find(&desk.screen(), part).is_some(), "{size:?} {part}: {}", desk.text());
            }
            desk.keys("<End>");
            for part in &parts[2..] {
                assert!(find(&desk.screen(), part).is_some(), "{size:?} {part}: {}", desk.text());
            }
        }
        // What a client is follows from what it bought: it cannot be thrown away, and the client is not meant.
        desk.keys("<Delete>");
        assert_eq!(desk.steps(), steps);
        assert!(desk.model.card.is_some());
    }
}
