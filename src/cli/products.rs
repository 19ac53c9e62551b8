//! `cartera products`: the catalogue. Without anything more it is listed; `add`, `edit` and `remove` change it.
//!
//! With `--json`: `products`, each with `id`, `code`, `name`, `category`, `price`, `cost` (`minor`, `currency`) and
//! `retired`; what changes one says `done` (the code of the action) and `product`.

use clap::{ArgMatches, Command};
use serde_json::{Value, json};

use super::args::Shape;
use super::context::Context;
use super::output::{self, Paint};
use super::{Fail, Result, Streams, purchases};
use crate::agenda::{Action, Agenda};
use crate::domain::capture::read_amount;
use crate::domain::order::{Catalogue, Found};
use crate::domain::{Code, Currency, Money, Product, ProductId, text};
use crate::i18n::Texts;

pub(super) const NAME: &str = "products";

/// What is done with the catalogue.
enum Deed {
    Add,
    Edit,
    Remove,
}

pub(super) fn shape(texts: &Texts) -> Command {
    Shape::new(texts, NAME)
        .optional_words("what", "cli-val-product")
        .option("name", "cli-val-name")
        .option("price", "cli-val-amount")
        .option("cost", "cli-val-amount")
        .option("code", "cli-val-text")
        .option("category", "cli-val-text")
        .flag("retire")
        .flag("offer")
        .without("retire", &["offer"])
        .flag("all")
        .done()
}

pub(super) fn run(cx: &Context, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let words: Vec<&str> = args.get_many::<String>("what").into_iter().flatten().map(String::as_str).collect();
    let mut agenda = cx.agenda()?;
    match words.split_first().and_then(|(first, rest)| Some((deed(first)?, rest.join(" ")))) {
        None => list(cx, &agenda, &words.join(" "), args, to),
        Some((Deed::Add, name)) => {
            let home = agenda.rules().money.currency;
            let blank = Product {
                id: ProductId(0),
                code: None,
                name,
                category: None,
                price: None,
                cost: None,
                currency: home,
                retired: false,
            };
            let product = filled(cx, blank, args)?;
            let id = agenda.add_product(&product)?;
            changed(cx, Action::AddProduct, &agenda.product(id)?, to)
        }
        Some((Deed::Edit, name)) => {
            let product = filled(cx, meant(cx, &agenda, &name)?, args)?;
            agenda.edit_product(&product)?;
            changed(cx, Action::EditProduct, &agenda.product(product.id)?, to)
        }
        Some((Deed::Remove, name)) => {
            let product = meant(cx, &agenda, &name)?;
            agenda.remove_product(product.id)?;
            changed(cx, Action::RemoveProduct, &product, to)
        }
    }
}

fn deed(word: &str) -> Option<Deed> {
    match word {
        "add" => Some(Deed::Add),
        "edit" => Some(Deed::Edit),
        "remove" => Some(Deed::Remove),
        _ => None,
    }
}

/// The product that is called so, offered or not.
fn meant(cx: &Context, agenda: &Agenda, name: &str) -> Result<Product> {
    let all = Catalogue::new([agenda.products(false)?, agenda.products(true)?].concat());
    let typed: String = text::clean_line(name).chars().take(60).collect();
    match all.find(name) {
        Found::One(product) => Ok(product.clone()),
        Found::Nothing => Err(Fail::Said(cx.texts.with("error-cli-no-product", &[("typed", typed.into())]))),
        Found::Several(several) => {
            let names = several.iter().map(|product| text::clean_line(&product.name)).collect();
            Err(Fail::Lines(cx.texts.with("error-cli-which-product", &[("typed", typed.into())]), names))
        }
    }
}

/// The product with what the options say of it.
fn filled(cx: &Context, mut product: Product, args: &ArgMatches) -> Result<Product> {
    let value = |option: &str| args.get_one::<String>(option).map(|value| value.trim().to_owned());
    if let Some(name) = value("name") {
        product.name = name;
    }
    if let Some(code) = value("code") {
        product.code = Some(code).filter(|code| !code.is_empty());
    }
    if let Some(category) = value("category") {
        product.category = Some(category).filter(|category| !category.is_empty());
    }
    let (price, cost) = (amount(cx, args, "price", product.currency)?, amount(cx, args, "cost", product.currency)?);
    let spoken = [price, cost].into_iter().filter_map(Named::money).map(|money| money.currency);
    for currency in spoken {
        // Price and cost are of one currency: what is said of one holds for the other, unless that says otherwise.
        let other = |named: Named, had: Option<i64>| match named {
            Named::This(money) => money.currency == currency,
            Named::Nothing => true,
            Named::Left => had.is_none() || currency == product.currency,
        };
        if !other(price, product.price) || !other(cost, product.cost) {
            return Err(cx.said("error-cli-product-currencies"));
        }
        product.currency = currency;
    }
    product.price = price.over(product.price);
    product.cost = cost.over(product.cost);
    product.retired = (product.retired || args.get_flag("retire")) && !args.get_flag("offer");
    Ok(product)
}

/// What an option says of an amount.
#[derive(Clone, Copy)]
enum Named {
    /// Nothing: it was not given.
    Left,
    /// That there is none: it was given empty.
    Nothing,
    /// This one.
    This(Money),
}

impl Named {
    fn money(self) -> Option<Money> {
        if let Self::This(money) = self { Some(money) } else { None }
    }

    /// What becomes of an amount in the smallest units.
    fn over(self, before: Option<i64>) -> Option<i64> {
        match self {
            Self::Left => before,
            Self::Nothing => None,
            Self::This(money) => Some(money.minor),
        }
    }
}

/// The amount that an option names.
fn amount(cx: &Context, args: &ArgMatches, option: &str, home: Currency) -> Result<Named> {
    let Some(typed) = args.get_one::<String>(option) else { return Ok(Named::Left) };
    if typed.trim().is_empty() {
        return Ok(Named::Nothing);
    }
    read_amount(typed, &cx.texts.coins(), home).map(Named::This).ok_or_else(|| {
        let example = cx.texts.money(Money { minor: 1_250, currency: Currency::USD });
        cx.bad_value(&format!("--{option}"), typed, &example)
    })
}

fn list(cx: &Context, agenda: &Agenda, typed: &str, args: &ArgMatches, to: &mut Streams) -> Result<()> {
    let mut products = agenda.products(false)?;
    if args.get_flag("all") {
        products.extend(agenda.products(true)?);
    }
    let wanted = text::words(typed);
    let fits = |product: &Product| {
        let about = [Some(&product.name), product.code.as_ref(), product.category.as_ref()];
        let words: Vec<String> = about.into_iter().flatten().flat_map(|text| text::words(text)).collect();
        wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str())))
    };
    products.retain(fits);
    if cx.json {
        let products: Vec<Value> = products.iter().map(value).collect();
        return Ok(output::json(to.out, &json!({ "products": products }))?);
    }
    if products.is_empty() {
        writeln!(to.out, "{}", cx.texts.get("cli-products-none"))?;
    }
    let money = |product: &Product, minor: Option<i64>| {
        minor.map(|minor| cx.texts.money(Money { minor, currency: product.currency })).unwrap_or_default()
    };
    let rows: Vec<_> = products
        .iter()
        .map(|product| {
            let paint = if product.retired { Paint::Faint } else { Paint::Plain };
            vec![
                (Paint::Faint, output::brief(product.code.as_deref().unwrap_or(""), 16)),
                (paint, output::brief(&product.name, 44)),
                (paint, money(product, product.price)),
                (Paint::Faint, money(product, product.cost)),
                (Paint::Faint, output::brief(product.category.as_deref().unwrap_or(""), 24)),
                (Paint::Faint, if product.retired { cx.texts.get("product-retired") } else { "" }.to_owned()),
            ]
        })
        .collect();
    Ok(cx.style.table(to.out, &rows)?)
}

fn changed(cx: &Context, action: Action, product: &Product, to: &mut Streams) -> Result<()> {
    if cx.json {
        return Ok(output::json(to.out, &json!({ "done": action.code(), "product": value(product) }))?);
    }
    let what = cx.texts.action(action, &product.name, 1);
    Ok(writeln!(to.out, "{}", cx.texts.with("cli-done-what", &[("what", what.into())]))?)
}

/// A product for a program.
fn value(product: &Product) -> Value {
    let money = |minor: Option<i64>| minor.map(|minor| purchases::money(Money { minor, currency: product.currency }));
    json!({
        "id": product.id.0,
        "code": product.code,
        "name": product.name,
        "category": product.category,
        "price": money(product.price),
        "cost": money(product.cost),
        "retired": product.retired,
    })
}
