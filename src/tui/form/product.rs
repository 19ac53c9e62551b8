//! The form of a product: what it is called, its code and group, what it is sold for and what it costs.

use super::{Context, Field, Form, Name, Problem, Purpose, Tone};
use crate::domain::capture::read_amount;
use crate::domain::order;
use crate::domain::{Currency, Money, Product, ProductId};

/// The form of a product, new or known.
pub(super) fn open(product: Option<Product>, cx: Context) -> Form {
    let blank = Product {
        id: ProductId(0),
        code: None,
        name: String::new(),
        category: None,
        price: None,
        cost: None,
        currency: cx.agenda.rules().money.currency,
        retired: false,
    };
    let product = product.unwrap_or(blank);
    let decimal = cx.texts.coins().decimal;
    let amount = |minor: Option<i64>| {
        let home = cx.agenda.rules().money.currency;
        let sign = if product.currency == home { String::new() } else { format!("{} ", product.currency) };
        minor.map(|minor| format!("{sign}{}", order::amount(minor, product.currency, decimal))).unwrap_or_default()
    };
    let fields = vec![
        Field::line(Name::ClientName, &product.name),
        Field::line(Name::Price, &amount(product.price)),
        Field::line(Name::Cost, &amount(product.cost)),
        Field::line(Name::Code, product.code.as_deref().unwrap_or("")),
        Field::line(Name::Category, product.category.as_deref().unwrap_or("")),
    ];
    let title =
        if product.name.is_empty() { cx.texts.get("form-new-product").to_owned() } else { product.name.clone() };
    let mut form = Form::new(Purpose::Product(Box::new(product)), title, fields);
    form.review(cx);
    form
}

/// Reads the amounts aloud.
pub(super) fn review(form: &mut Form, cx: Context) {
    let Purpose::Product(product) = &form.purpose else { return };
    let home = product.currency;
    for name in [Name::Price, Name::Cost] {
        let typed = form.value(name);
        let read = amount(&typed, home, cx);
        let Some(field) = form.field_mut(name) else { continue };
        field.said = None;
        match read {
            Ok(None) => field.say(Tone::Advice, cx.texts.get("form-amount-advice")),
            Ok(Some(money)) => field.say(Tone::Understood, cx.texts.money(money)),
            Err(why) => field.say(Tone::Wrong, why),
        }
    }
}

fn amount(typed: &str, home: Currency, cx: Context) -> Result<Option<Money>, String> {
    if typed.is_empty() {
        return Ok(None);
    }
    read_amount(typed, &cx.texts.coins(), home).map(Some).ok_or_else(|| {
        let example = cx.texts.decimal(1_250, 2);
        let typed = crate::domain::text::clean_line(typed);
        cx.texts.with("error-line-price", &[("typed", typed.into()), ("example", example.into())])
    })
}

/// The product as the form says it.
pub(super) fn save(form: &Form, before: &Product, cx: Context) -> Result<Product, Problem> {
    let read =
        |name| amount(&form.value(name), before.currency, cx).map_err(|text| Problem { field: Some(name), text });
    let (price, cost) = (read(Name::Price)?, read(Name::Cost)?);
    let currencies: Vec<Currency> = [price, cost].into_iter().flatten().map(|money| money.currency).collect();
    if let [price, cost] = currencies.as_slice()
        && price != cost
    {
        let text = cx.texts.get("error-cli-product-currencies").to_owned();
        return Err(Problem { field: Some(Name::Cost), text });
    }
    let line = |name| Some(form.value(name)).filter(|value| !value.is_empty());
    Ok(Product {
        name: form.value(Name::ClientName),
        code: line(Name::Code),
        category: line(Name::Category),
        price: price.map(|money| money.minor),
        cost: cost.map(|money| money.minor),
        currency: currencies.first().copied().unwrap_or(before.currency),
        ..before.clone()
    })
}
