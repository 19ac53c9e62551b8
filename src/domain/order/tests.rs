//! Lines of purchases as people type them.

use proptest::prelude::*;

use super::*;
use crate::domain::capture::Coin;
use crate::domain::{Money, ProductId};

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

fn coins(decimal: char) -> Coins {
    let coin = |symbol: &str, code: &str| Coin { symbol: symbol.into(), currency: currency(code) };
    Coins { decimal, coins: vec![coin("S/", "PEN"), coin("$", "USD"), coin("USD", "USD"), coin("PEN", "PEN")] }
}

fn product(id: i64, name: &str, code: &str, price: Option<i64>, in_currency: &str) -> Product {
    Product {
        id: ProductId(id),
        code: Some(code.to_owned()),
        name: name.to_owned(),
        category: None,
        price,
        cost: price.map(|price| price / 2),
        currency: currency(in_currency),
        retired: false,
    }
}

fn catalogue() -> Catalogue {
    Catalogue::new(vec![
        product(1, "Tornillos de acero", "T-1", Some(1_250), "PEN"),
        product(2, "Tornillos de latón", "T-2", Some(2_000), "PEN"),
        product(3, "Licencia anual", "LIC", Some(9_000), "USD"),
        product(4, "Instalación", "INS", None, "PEN"),
    ])
}

/// Reads a line and says it again: product, text, quantity, price, discount.
fn read(typed: &str, decimal: char, fixed: Option<&str>) -> Result<String, Slip> {
    let (catalogue, coins) = (catalogue(), coins(decimal));
    let shop = Shop { catalogue: &catalogue, coins: &coins, home: currency("PEN") };
    let understood = line(typed, fixed.map(currency), &shop)?;
    let PurchaseLine { product, description, quantity, price, discount, .. } = understood.line;
    let what = product.map_or(format!("«{description}»"), |id| format!("#{}", id.0));
    Ok(format!("{what} {quantity} {price} {} {discount}", understood.currency))
}

#[test]
fn a_line_is_read_sign_by_sign() {
    let cases = [
        ("tornillos de acero", "#1 1000 1250 PEN 0"),
        ("acero x 3", "#1 3000 1250 PEN 0"),
        ("acero x3", "#1 3000 1250 PEN 0"),
        ("3 x acero", "#1 3000 1250 PEN 0"),
        ("3x acero", "#1 3000 1250 PEN 0"),
        ("acero × 2.5 @ 12.50 -10%", "#1 2500 1250 PEN 1000"),
        ("acero -10% @12.5 x 3", "#1 3000 1250 PEN 1000"),
        ("ACERO @ S/ 9.90 - 7.5 %", "#1 1000 990 PEN 750"),
        ("t-2", "#2 1000 2000 PEN 0"),
        ("tor lat", "#2 1000 2000 PEN 0"),
        ("licencia x 2", "#3 2000 9000 USD 0"),
        ("licencia @ 80", "#3 1000 8000 USD 0"),
        ("instalacion @ 300", "#4 1000 30000 PEN 0"),
        ("cable por metro x 12.25 @ 3.20", "«cable por metro» 12250 320 PEN 0"),
        ("cable @ $3", "«cable» 1000 300 USD 0"),
        ("cable 3x2 @ 4", "«cable 3x2» 1000 400 PEN 0"),
        ("soporte casa@taller.pe @ 40", "«soporte casa@taller.pe» 1000 4000 PEN 0"),
        ("@ 1,250.50", "«» 1000 125050 PEN 0"),
        ("$120", "«» 1000 12000 USD 0"),
        ("120 PEN", "«» 1000 12000 PEN 0"),
        ("muestra gratis @ 0", "«muestra gratis» 1000 0 PEN 0"),
    ];
    for (typed, expected) in cases {
        assert_eq!(read(typed, '.', None).as_deref(), Ok(expected), "{typed}");
    }
    let comma = read("cable x 1,5 @ 1.250,50 -2,5%", ',', None);
    assert_eq!(comma.as_deref(), Ok("«cable» 1500 125050 PEN 250"));
    assert_eq!(read("licencia", '.', Some("USD")).as_deref(), Ok("#3 1000 9000 USD 0"));
}

#[test]
fn what_cannot_be_read_says_why() {
    let several = vec!["Tornillos de acero".to_owned(), "Tornillos de latón".to_owned()];
    let cases = [
        ("", None, Slip::Empty),
        ("x 3", None, Slip::Empty),
        ("acero x 0", None, Slip::Quantity("0".into())),
        ("acero x 1.2345", None, Slip::Quantity("1.2345".into())),
        ("acero @ 12.345", None, Slip::Price("12.345".into())),
        ("acero @ 12 soles", None, Slip::Price("12 soles".into())),
        ("acero -101%", None, Slip::Discount("101".into())),
        ("cable x 3", None, Slip::NoPrice("cable".into())),
        ("instalación", None, Slip::NoPrice("instalación".into())),
        ("tornillos", None, Slip::Several("tornillos".into(), several)),
        ("licencia", Some("PEN"), Slip::Currency(currency("USD"))),
        ("cable @ $3", Some("PEN"), Slip::Currency(currency("USD"))),
    ];
    for (typed, fixed, expected) in cases {
        assert_eq!(read(typed, '.', fixed), Err(expected), "{typed}");
    }
}

#[test]
fn discounts_and_terms_are_read() {
    let cases = [
        ("10%", Some(1_000)),
        ("-10 %", Some(1_000)),
        ("12.5%", Some(1_250)),
        ("15", Some(1_500)),
        ("S/ 15.5", Some(1_550)),
        ("100%", Some(10_000)),
        ("101%", None),
        ("100.01", None),
        ("$5", None),
        ("mucho", None),
        ("", None),
    ];
    for (typed, expected) in cases {
        assert_eq!(discount(typed, 10_000, currency("PEN"), &coins('.')), expected, "{typed}");
    }
    let cases = [
        ("30", Some(30)),
        ("30d", Some(30)),
        ("30 días", Some(30)),
        ("1 DIA", Some(1)),
        ("0", Some(0)),
        ("30 meses", None),
        ("viernes", None),
        ("4000", None),
        ("-3", None),
    ];
    for (typed, expected) in cases {
        assert_eq!(term(typed), expected, "{typed}");
    }
}

#[test]
fn what_is_typed_so_far_finds_what_may_be_meant() {
    let catalogue = catalogue();
    let names = |typed| catalogue.offers(typed, 3).into_iter().map(|product| product.id.0).collect::<Vec<_>>();
    assert_eq!(names("torn"), [1, 2]);
    assert_eq!(names("t-2"), [2]);
    assert_eq!(names("li"), [3]);
    assert_eq!(names(""), [0; 0]);
    let screws = Catalogue::new(vec![product(1, "Tornillos 5 mm", "T5", None, "PEN")]);
    assert_eq!(screws.find("5"), Found::Nothing, "a number names nothing");
    assert!(matches!(screws.find("tornillos 5"), Found::One(_)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A line that is written out to be edited is read as the line that it was.
    #[test]
    fn a_line_comes_back_as_it_was(
        product in prop::option::of(1_i64..4),
        description in "[a-z]{1,6}( [a-z]{2,6}){0,2}",
        quantity in 1_i64..10_000_000,
        price in 0_i64..1_000_000_000,
        discount in 0_i64..=10_000,
        comma in any::<bool>(),
    ) {
        let (catalogue, coins) = (catalogue(), coins(if comma { ',' } else { '.' }));
        let shop = Shop { catalogue: &catalogue, coins: &coins, home: currency("PEN") };
        let known = product.and_then(|id| catalogue.product(ProductId(id)));
        prop_assume!(known.is_some() || catalogue.find(&description) == Found::Nothing);
        let currency = known.map_or(currency("PEN"), |product| product.currency);
        let before = PurchaseLine {
            product: known.map(|product| product.id),
            description: if known.is_some() { String::new() } else { description },
            quantity,
            price,
            discount,
            cost: known.and_then(|product| product.cost),
        };
        let written = typed(&before, known, currency, coins.decimal);
        prop_assert_eq!(line(&written, Some(currency), &shop).map(|read| read.line), Ok(before), "{}", written);
    }

    #[test]
    fn any_text_is_read_or_refused(typed in "\\PC{0,30}|[x@%0-9 .,$a-]{0,20}") {
        let _ = read(&typed, '.', None);
        let _ = discount(&typed, 100, currency("PEN"), &coins(','));
        let _ = term(&typed);
        let _ = read_amount(&typed, &coins('.'), currency("PEN")).map(|money: Money| money.minor);
    }
}
