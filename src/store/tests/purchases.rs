//! What is sold and what was bought, in the file: exact totals, found by any word of it, undone and redone.

use super::super::Way;
use super::*;
use crate::domain::{
    Client, Currency, Product, ProductId, Purchase, PurchaseId, PurchaseKind, PurchaseLine, purchase::ONE,
};

pub(super) fn product(name: &str) -> Product {
    Product {
        id: ProductId(0),
        code: Some(name.to_uppercase()),
        name: name.into(),
        category: None,
        price: Some(1_250),
        cost: Some(700),
        currency: Currency::USD,
        retired: false,
    }
}

pub(super) fn purchase(client: ClientId, product: Option<ProductId>) -> Purchase {
    let line = PurchaseLine {
        product,
        description: if product.is_none() { "cable por metro".into() } else { String::new() },
        quantity: 3 * ONE,
        price: 1_250,
        discount: 1_000,
        cost: product.map(|_| 700),
    };
    Purchase { lines: vec![line], discount: 75, due_on: Some(TODAY), ..Purchase::new(client, TODAY, Currency::USD) }
}

/// A client who bought screws, and the screws.
fn buyer(temp: &mut Temp) -> (ClientId, ProductId, PurchaseId) {
    write(temp, |write| {
        let client = write.add_client(&Client::named("Ana Peña", TODAY))?;
        let screws = write.add_product(&product("Tornillos de acero"))?;
        Ok((client, screws, write.add_purchase(&purchase(client, Some(screws)))?))
    })
}

fn write<T>(temp: &mut Temp, work: impl FnOnce(&mut super::super::Write) -> Result<T, StoreError>) -> T {
    temp.store.write(ENTRY, &Rules::default(), work).unwrap()
}

fn travel(temp: &mut Temp, way: Way) {
    temp.store.travel(way, None, &Rules::default()).unwrap();
}

fn finds(temp: &Temp, typed: &str) -> bool {
    !temp.store.search(typed).unwrap().unwrap().is_empty()
}

#[test]
fn a_purchase_is_kept_as_it_is_given_with_what_it_comes_to() {
    let mut temp = Temp::new();
    let (client, screws, id) = buyer(&mut temp);
    let stored = temp.store.read().purchase(id).unwrap();
    assert_eq!(stored, Purchase { id, ..purchase(client, Some(screws)) });
    // Three at 12.50, a tenth off, and 0.75 off the whole.
    assert_eq!(temp.store.rows_of("SELECT total, cost FROM purchase"), "3300|2100\n");

    let mut returned = Purchase { kind: PurchaseKind::Return, note: "dañados".into(), ..stored };
    returned.lines.push(PurchaseLine { cost: None, ..returned.lines[0].clone() });
    write(&mut temp, |write| write.set_purchase(&returned));
    assert_eq!(temp.store.read().purchase(id).unwrap(), returned);
    assert_eq!(temp.store.rows_of("SELECT total, cost FROM purchase"), "-6675|~\n", "one cost is not known");

    let facts = temp.store.facts();
    write(&mut temp, |write| write.remove_purchase(id));
    assert_eq!(temp.store.rows_of("SELECT count(*) FROM purchase_line"), "0\n");
    assert_eq!(temp.store.read().purchase_count(client).unwrap(), 0);
    travel(&mut temp, Way::Back);
    assert_eq!(temp.store.facts(), facts);
    temp.store.assert_sound();
}

#[test]
fn purchases_come_newest_first_and_what_is_unpaid_by_its_day() {
    let mut temp = Temp::new();
    let (client, screws, first) = buyer(&mut temp);
    let day = |days| crate::domain::calendar::later(TODAY, days);
    let mut add = |ago: i64, due: Option<i64>, paid: bool| {
        write(&mut temp, |write| {
            let (due_on, paid_on) = (due.map(day), paid.then(|| day(0)));
            let made_on = day(-ago);
            write.add_purchase(&Purchase { made_on, due_on, paid_on, ..purchase(client, Some(screws)) })
        })
    };
    let [old, settled, older] = [add(40, Some(-10), false), add(20, Some(9), true), add(90, None, false)];
    let reader = temp.store.read();
    let ids = |purchases: Vec<Purchase>| purchases.iter().map(|purchase| purchase.id).collect::<Vec<_>>();
    assert_eq!(ids(reader.purchases(client, 0, 9).unwrap()), [first, settled, old, older]);
    assert_eq!(ids(reader.purchases(client, 1, 2).unwrap()), [settled, old]);
    assert_eq!(ids(reader.purchases_between(day(-40), day(-1), 9).unwrap()), [settled, old]);
    assert_eq!(ids(reader.unpaid(9).unwrap()), [old, first]);
    assert_eq!(ids(reader.unpaid_of(client).unwrap()), [old, first]);
    assert_eq!(ids(reader.purchases_on(client, day(-40)).unwrap()), [old]);
}

#[test]
fn a_client_is_found_by_what_it_bought_under_every_name_that_it_has() {
    let mut temp = Temp::new();
    let (client, screws, id) = buyer(&mut temp);
    assert!(finds(&temp, "tornillos") && !finds(&temp, "pernos"));
    let named = temp.store.search_names("tornillos").unwrap().unwrap();
    assert!(named.is_empty(), "whoever bought something is not called so");

    let renamed = Product { id: screws, ..product("Pernos") };
    write(&mut temp, |write| write.set_product(&renamed));
    assert!(finds(&temp, "pernos") && !finds(&temp, "tornillos"));
    travel(&mut temp, Way::Back);
    assert!(finds(&temp, "tornillos") && !finds(&temp, "pernos"), "undone");
    travel(&mut temp, Way::Forth);
    assert!(finds(&temp, "pernos") && !finds(&temp, "tornillos"), "redone");

    write(&mut temp, |write| write.set_purchase(&Purchase { id, ..purchase(client, None) }));
    assert!(finds(&temp, "cable") && !finds(&temp, "pernos"), "free text is found too");
    write(&mut temp, |write| write.remove_purchase(id));
    assert!(!finds(&temp, "cable"));
}

#[test]
fn a_product_that_was_bought_cannot_go() {
    let mut temp = Temp::new();
    let (_, screws, id) = buyer(&mut temp);
    let facts = temp.store.facts();
    assert!(temp.store.read().product_is_used(screws).unwrap());
    let refused = temp.store.write::<_, StoreError>(ENTRY, &Rules::default(), |write| write.remove_product(screws));
    assert!(matches!(refused, Err(StoreError::Sqlite(_))), "{refused:?}");
    assert_eq!(temp.store.facts(), facts);

    write(&mut temp, |write| write.remove_purchase(id));
    assert!(!temp.store.read().product_is_used(screws).unwrap());
    write(&mut temp, |write| write.remove_product(screws));
    assert!(matches!(temp.store.read().product(screws), Err(StoreError::Gone)));
}

#[test]
fn products_are_found_by_name_and_number_and_the_retired_lie_apart() {
    let mut temp = Temp::new();
    let (_, screws, _) = buyer(&mut temp);
    let old = write(&mut temp, |write| write.add_product(&Product { retired: true, ..product("tornillos de acéro") }));
    write(&mut temp, |write| write.add_product(&product("Ancla")));
    let reader = temp.store.read();
    let names = |retired| reader.products(retired).unwrap().into_iter().map(|product| product.name).collect::<Vec<_>>();
    assert_eq!(names(false), ["Ancla", "Tornillos de acero"]);
    assert_eq!(names(true), ["tornillos de acéro"]);
    let called = reader.products_called("TORNILLOS DE ACERO").unwrap();
    assert_eq!(called.iter().map(|product| product.id).collect::<Vec<_>>(), [screws, old]);
    assert_eq!(reader.product_numbered(" ANCLA ").unwrap().unwrap().name, "Ancla");
    assert_eq!(reader.product_numbered("OTRA").unwrap(), None);
}
