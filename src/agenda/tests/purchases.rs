//! Purchases: what recording, returning, paying and correcting them does, and what is refused.

use super::*;
use crate::domain::{
    Currency, Direction, Initiative, Money, Product, ProductId, Purchase, PurchaseId, PurchaseKind, PurchaseLine,
    purchase::{ONE, WHOLE},
};

const USD: Currency = Currency::USD;

pub(super) fn line(name: &str, quantity: i64, price: i64) -> PurchaseLine {
    PurchaseLine { product: None, description: name.into(), quantity: quantity * ONE, price, discount: 0, cost: None }
}

pub(super) fn purchase(client: ClientId, ago: i64, lines: Vec<PurchaseLine>) -> Purchase {
    Purchase { lines, ..Purchase::new(client, day(-ago), USD) }
}

pub(super) fn buy(purchase: Purchase) -> Buy {
    Buy { purchase, how: Some(Kind::Call), next: Next::Nothing }
}

pub(super) fn product(name: &str, code: Option<&str>) -> Product {
    Product {
        id: ProductId(0),
        code: code.map(str::to_owned),
        name: name.into(),
        category: None,
        price: Some(100),
        cost: None,
        currency: USD,
        retired: false,
    }
}

/// A desk with a client who bought three cables at 10.00 and two lamps at 25.00 a week ago, 8.00 off, due yesterday.
fn sold() -> (Desk, ClientId, PurchaseId) {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let purchase = Purchase {
        discount: 800,
        due_on: Some(day(-1)),
        ..purchase(ana, 7, vec![line("cable", 3, 1_000), line("lámpara", 2, 2_500)])
    };
    let id = desk.buy(&buy(purchase)).unwrap().id;
    (desk, ana, id)
}

fn flawed<T: std::fmt::Debug>(result: Result<T>) -> Flaw {
    match result {
        Err(AgendaError::Purchase(flaw)) => flaw,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_purchase_is_contact_that_does_what_was_planned() {
    let mut desk = Desk::new();
    let ana = desk.add_client(record("Ana"), Some(plan(0, "cerrar pedido"))).unwrap();
    let theirs = Purchase {
        initiative: Some(Initiative::Theirs),
        note: "por teléfono".into(),
        ..purchase(ana, 0, vec![line("cable", 3, 1_000)])
    };
    let bought = desk.buy(&Buy { next: Next::Plan(plan(9, "")), ..buy(theirs) }).unwrap();
    assert_eq!(brief(&bought.logged.unwrap().closed), ["+0 cerrar pedido ×0"]);
    assert_eq!(brief(&desk.open_of(ana)), ["+9  ×0"]);
    let order = &desk.card(ana, 1).unwrap().interactions[0];
    assert_eq!((order.kind, order.outcome, order.direction), (Kind::Call, Some(Outcome::Order), Direction::Incoming));
    assert_eq!((order.amount, order.text.as_str()), (Some(Money { minor: 3_000, currency: USD }), "por teléfono"));
    assert_eq!(desk.purchases_of(ana, 9).unwrap().purchases[0].interaction, Some(order.id));
    assert_eq!(desk.past().unwrap().undo.unwrap().action, Action::Buy, "one step");

    desk.travel(Way::Back, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+0 cerrar pedido ×0"]);
    assert!(desk.purchases_of(ana, 9).unwrap().purchases.is_empty());
}

#[test]
fn a_purchase_without_contact_logs_none_and_one_of_before_is_logged_on_its_day() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let silent = Buy { how: None, ..buy(purchase(ana, 3, vec![line("cable", 1, 500)])) };
    assert_eq!(desk.buy(&silent).unwrap().logged, None);
    assert!(desk.card(ana, 9).unwrap().interactions.is_empty());
    desk.buy(&buy(purchase(ana, 3, vec![line("cable", 1, 500)]))).unwrap();
    assert_eq!(desk.card(ana, 9).unwrap().interactions[0].at, day(-3).at(12, 0, 0, 0));
}

#[test]
fn what_cannot_be_bought_is_refused() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let gone = PurchaseLine { product: Some(ProductId(9)), ..line("", 1, 1) };
    let large = line("avión", 1_000_000, LARGEST_AMOUNT);
    let with = |lines: Vec<PurchaseLine>| purchase(ana, 1, lines);
    let one = || vec![line("cable", 1, 500)];
    let cases = [
        ("no lines", with(vec![]), Flaw::NoLines),
        ("many lines", with(vec![line("cable", 1, 500); MOST_LINES + 1]), Flaw::TooManyLines),
        ("nothing in a line", with(vec![line("cable", 1, 500), line("", 1, 0)]), Flaw::EmptyLine(1)),
        ("no quantity", with(vec![line("cable", 0, 500)]), Flaw::Quantity(0)),
        ("a negative price", with(vec![line("cable", 1, -1)]), Flaw::Price(0)),
        ("more than all", with(vec![PurchaseLine { discount: WHOLE + 1, ..line("a", 1, 1) }]), Flaw::Discount(0)),
        ("an unknown product", with(vec![gone]), Flaw::Product(0)),
        ("a discount of the whole", Purchase { discount: 501, ..with(one()) }, Flaw::WholeDiscount),
        ("more than can be counted", with(vec![large]), Flaw::TooLarge),
        ("due before", Purchase { due_on: Some(day(-2)), ..with(one()) }, Flaw::DueBefore),
        ("paid tomorrow", Purchase { paid_on: Some(day(1)), ..with(one()) }, Flaw::PaidInFuture),
    ];
    let facts = desk.store.facts();
    for (name, purchase, flaw) in cases {
        assert_eq!(flawed(desk.buy(&buy(purchase))), flaw, "{name}");
    }
    let tomorrow = desk.buy(&buy(Purchase { made_on: day(1), ..with(one()) }));
    assert!(matches!(tomorrow, Err(AgendaError::HappenedInFuture(on)) if on == day(1)));
    assert_eq!(desk.store.facts(), facts, "nothing was written");
}

#[test]
fn nothing_is_brought_back_twice_and_each_return_takes_its_share() {
    let (mut desk, ana, id) = sold();
    // 80.00 less a tenth: a cable comes to 9.00.
    let back = desk.return_purchase(id, Some(&[(0, ONE)]), day(0)).unwrap();
    let returned = desk.purchase(back).unwrap().purchases.remove(0);
    assert_eq!((returned.kind, returned.total().minor), (PurchaseKind::Return, -900));
    assert_eq!(desk.left_of(id).unwrap(), [2 * ONE, 2 * ONE]);
    assert_eq!(flawed(desk.return_purchase(id, Some(&[(0, 3 * ONE)]), day(0))), Flaw::Returned(0));
    assert_eq!(flawed(desk.return_purchase(id, Some(&[(5, ONE)]), day(0))), Flaw::Returned(5));
    assert_eq!(flawed(desk.return_purchase(id, Some(&[(0, 0)]), day(0))), Flaw::Quantity(0));
    assert_eq!(flawed(desk.return_purchase(back, None, day(0))), Flaw::IsReturn);
    assert_eq!(desk.bill(ana, 9).unwrap().owed.total.minor, 7_200 - 900, "what comes back is owed no more");

    desk.return_purchase(id, None, day(0)).unwrap();
    let totals: i64 = desk.purchases_of(ana, 9).unwrap().purchases.iter().map(|one| one.total().minor).sum();
    assert_eq!(totals, 0);
    let bill = desk.bill(ana, 9).unwrap();
    assert_eq!((bill.unpaid.len(), bill.count), (0, 3), "nothing is left to be paid");
    assert_eq!(flawed(desk.return_purchase(id, None, day(0))), Flaw::NothingToReturn);
    assert_eq!(flawed(desk.return_purchase(id, Some(&[]), day(0))), Flaw::NothingToReturn);
}

#[test]
fn paying_settles_a_purchase_once() {
    let (mut desk, ana, id) = sold();
    desk.return_purchase(id, Some(&[(1, ONE)]), day(0)).unwrap();
    assert_eq!(desk.unpaid(Some(ana), 9).unwrap().purchases.len(), 2);
    assert_eq!(flawed(desk.pay(id, day(1))), Flaw::PaidInFuture);
    desk.pay(id, day(0)).unwrap();
    assert!(desk.unpaid(None, 9).unwrap().purchases.is_empty(), "and what was brought back of it");
    assert_eq!(flawed(desk.pay(id, day(0))), Flaw::AlreadyPaid);
    assert_eq!(desk.past().unwrap().undo.unwrap().action, Action::Pay);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.unpaid(None, 9).unwrap().purchases.len(), 2);
}

#[test]
fn a_correction_keeps_what_another_window_changed_and_the_amount_of_the_order_follows() {
    let (mut desk, ana, id) = sold();
    let before = desk.purchase(id).unwrap().purchases.remove(0);
    desk.window().pay(id, day(-1)).unwrap();
    let after = Purchase { discount: 0, note: "sin descuento".into(), ..before.clone() };
    desk.edit_purchase(&before, after).unwrap();
    let stored = desk.purchase(id).unwrap().purchases.remove(0);
    assert_eq!((stored.paid_on, stored.note.as_str(), stored.total().minor), (Some(day(-1)), "sin descuento", 8_000));
    let amount = |desk: &Desk| desk.card(ana, 1).unwrap().interactions[0].amount.map(|amount| amount.minor);
    assert_eq!(amount(&desk), Some(8_000));
    desk.delete_purchase(id).unwrap();
    assert_eq!((amount(&desk), desk.bill(ana, 9).unwrap().count), (None, 0), "the contact stays");
}

#[test]
fn what_has_no_rate_is_left_out_of_what_is_owed() {
    let (mut desk, ana, _) = sold();
    let euros = Purchase { currency: "EUR".parse().unwrap(), ..purchase(ana, 1, vec![line("cable", 1, 999)]) };
    desk.buy(&buy(Purchase { due_on: Some(day(9)), ..euros.clone() })).unwrap();
    let bill = desk.bill(ana, 9).unwrap();
    let amounts: Vec<(i64, String)> =
        bill.owed_amounts().iter().map(|sum| (sum.minor, sum.currency.code().to_owned())).collect();
    let each = [(7_200, "USD".to_owned()), (999, "EUR".to_owned())];
    assert!(each.iter().all(|sum| amounts.contains(sum)) && amounts.len() == 2, "each is told by itself: {amounts:?}");
    let owed = bill.owed;
    assert_eq!((owed.total.minor, owed.left_out.into_iter().collect::<Vec<_>>()), (7_200, vec![euros.currency]));
    desk.agenda.rules.money.rates.insert(euros.currency, "1.5".parse().unwrap());
    assert_eq!(desk.bill(ana, 9).unwrap().owed.total.minor, 7_200 + 1_499);
}

#[test]
fn products_have_one_name_and_one_number_each_and_those_sold_stay() {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let cable = desk.add_product(&product(" Cable\trojo ", Some("C-1"))).unwrap();
    assert_eq!(desk.product(cable).unwrap().name, "Cable rojo");
    for twin in [product("CABLE ROJO", None), product("Otro", Some("C-1"))] {
        let refused = desk.add_product(&twin);
        assert!(matches!(&refused, Err(AgendaError::ProductExists(name)) if name == "Cable rojo"), "{refused:?}");
    }
    assert!(matches!(desk.add_product(&product(" ", None)), Err(AgendaError::EmptyName)));
    let cheap = Product { price: Some(-1), ..product("Lámpara", None) };
    assert_eq!(flawed(desk.add_product(&cheap)), Flaw::ProductPrice);

    desk.buy(&buy(purchase(ana, 0, vec![PurchaseLine { product: Some(cable), ..line("", 1, 100) }]))).unwrap();
    assert!(matches!(desk.remove_product(cable), Err(AgendaError::ProductInUse(_))));
    let retired = Product { retired: true, ..desk.product(cable).unwrap() };
    desk.edit_product(&retired).unwrap();
    assert!(desk.products(false).unwrap().is_empty());
    let purchases = desk.purchases_of(ana, 1).unwrap();
    assert_eq!(purchases.name(&purchases.purchases[0].lines[0]), "Cable rojo", "what was sold keeps its name");
    assert_eq!(desk.names_found("rojo"), ["Ana"]);

    let unused = desk.add_product(&product("Lámpara", None)).unwrap();
    desk.remove_product(unused).unwrap();
    assert_eq!(desk.past().unwrap().undo.unwrap().subject, "Lámpara");
}
