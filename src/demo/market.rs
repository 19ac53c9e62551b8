//! What is sold and bought in a sample portfolio: the catalogue, the rhythm of a client's purchases, and how they are
//! paid.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::days::Days;
use super::tales::Tales;
use crate::domain::calendar::{days_between, later};
use crate::domain::goal::GoalKind;
use crate::domain::money::Rate;
use crate::domain::purchase::{ONE, WHOLE};
use crate::domain::{
    Currency, CustomField, Direction, FieldId, FieldKind, Hue, Initiative, Interaction, InteractionId, Outcome,
    PaymentMethod, Product, ProductId, Purchase, PurchaseId, PurchaseKind, PurchaseLine,
};

/// The hundredth part of a unit of money, or of percent.
const HUNDRED: i64 = 100;
/// Purchases this near to an order that is told of are that order.
const NEAR: i64 = 6;
/// By how many days purchases stray from their rhythm, in turn.
const STRAYS: [i64; 7] = [0, 3, -2, 4, -3, 1, 2];
/// The fewest days between made-up purchases.
const SHORTEST: i64 = 5;
/// How many days after its day something is paid, in turn.
const PAID_AFTER: [i64; 5] = [-3, 2, 0, 6, -1];

/// The market of one language, as its file tells it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Market {
    /// The money at home.
    pub(super) home: Currency,
    /// The money of clients in other countries.
    pub(super) abroad: BTreeMap<String, Currency>,
    /// What a unit of that is worth at home.
    rates: BTreeMap<Currency, String>,
    /// By whose clocks clients in other countries live.
    pub(super) clocks: BTreeMap<String, String>,
    /// What is to be reached in a month; of revenue in whole units.
    goals: BTreeMap<GoalKind, i64>,
    /// Colours of tags.
    hues: Vec<(String, Hue)>,
    /// What is asked of every client beyond what there is a place for.
    fields: Vec<Asked>,
    /// Code, name, category, price and cost in hundredths.
    products: Vec<(String, String, String, i64, i64)>,
    /// By what a large catalogue tells its products apart.
    variants: Vec<String>,
}

/// A field of the user's own, as it is told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    name: String,
    kind: FieldKind,
    #[serde(default)]
    choices: Vec<String>,
}

/// How a client buys, as it is told.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Buys {
    /// Days between purchases.
    every: i64,
    /// Days since the last one.
    pub(super) last: i64,
    /// How many there were.
    times: usize,
    /// Codes of products, and how many of each; every purchase leaves something out.
    pub(super) basket: Vec<(String, i64)>,
    /// Days to pay.
    terms: Option<i64>,
    /// How many of the newest are not paid.
    #[serde(default)]
    owed: usize,
    /// Percent that are taken off.
    #[serde(default)]
    off: i64,
    /// How many things of a purchase were brought back.
    back: Option<i64>,
}

/// What a portfolio has beside its clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stock {
    /// The catalogue; purchases name a product by its place, from 1 on.
    pub products: Vec<Product>,
    /// The user's own fields; values name a field by its place, from 1 on.
    pub fields: Vec<CustomField>,
    /// Colours of tags.
    pub hues: Vec<(String, Hue)>,
    /// What is to be reached in a month.
    pub goals: Vec<(GoalKind, i64)>,
}

impl Market {
    /// What the portfolio made by hand has beside its clients.
    pub(super) fn stock(&self) -> Stock {
        let field = |asked: &Asked| CustomField {
            id: FieldId(0),
            name: asked.name.clone(),
            kind: asked.kind,
            choices: asked.choices.clone(),
        };
        let goal = |(kind, target): (&GoalKind, &i64)| {
            (*kind, if *kind == GoalKind::Revenue { target * HUNDRED } else { *target })
        };
        Stock {
            products: self.products.iter().map(|told| self.product(told, "", "")).collect(),
            fields: self.fields.iter().map(field).collect(),
            hues: self.hues.clone(),
            goals: self.goals.iter().map(goal).collect(),
        }
    }

    /// A catalogue of about two hundred products: each of them in several variants.
    pub(super) fn large_stock(&self) -> Stock {
        let mut products = Vec::new();
        for (n, variant) in self.variants.iter().enumerate() {
            products.extend(self.products.iter().map(|told| self.product(told, variant, &format!("-{}", n + 1))));
        }
        Stock { products, ..Stock::default() }
    }

    fn product(&self, told: &(String, String, String, i64, i64), variant: &str, number: &str) -> Product {
        let (code, name, category, price, cost) = told;
        Product {
            id: ProductId(0),
            code: Some(format!("{code}{number}")),
            name: if variant.is_empty() { name.clone() } else { format!("{name}, {variant}") },
            category: Some(category.clone()),
            price: Some(*price),
            cost: Some(*cost),
            currency: self.home,
            retired: false,
        }
    }

    /// The money of a client in this country.
    pub(super) fn currency(&self, country: &str) -> Currency {
        self.abroad.get(country).copied().unwrap_or(self.home)
    }

    /// What units of other money are worth at home.
    pub(super) fn rates(&self) -> BTreeMap<Currency, Rate> {
        self.rates.iter().filter_map(|(currency, rate)| Some((*currency, rate.parse().ok()?))).collect()
    }

    /// An amount at home as it is asked for abroad, in whole tens.
    fn price(&self, home: i64, currency: Currency) -> i64 {
        let rate = self.rates.get(&currency).and_then(|rate| rate.replace('.', "").parse::<i64>().ok());
        match rate {
            Some(hundredths) if currency != self.home => (home * HUNDRED / hundredths.max(1) + 5) / 10 * 10,
            _ => home,
        }
    }

    fn line(&self, place: usize, quantity: i64, off: i64, currency: Currency) -> Option<PurchaseLine> {
        let (_, _, _, price, cost) = self.products.get(place % self.products.len().max(1))?;
        Some(PurchaseLine {
            product: i64::try_from(place + 1).ok().map(ProductId),
            description: String::new(),
            quantity: quantity * ONE,
            price: self.price(*price, currency),
            discount: off * WHOLE / HUNDRED,
            cost: Some(self.price(*cost, currency)),
        })
    }

    /// How many variants a large catalogue has of each product, and how many products.
    pub(super) fn width(&self) -> (usize, usize) {
        (self.variants.len(), self.products.len())
    }
}

/// What a told client bought, oldest first. What lies near an order of its history is that order.
pub(super) fn purchases(
    tales: &Tales,
    buys: &Buys,
    currency: Currency,
    history: &[Interaction],
    days: &Days<'_>,
) -> Vec<Purchase> {
    let market = &tales.market;
    let begin = history.first().map_or(days.today, |first| first.at.date());
    let orders: Vec<(usize, Date)> = history
        .iter()
        .enumerate()
        .filter(|(_, said)| said.outcome == Some(Outcome::Order))
        .map(|(place, said)| (place, said.at.date()))
        .collect();
    let mut purchases: Vec<Purchase> = Vec::new();
    for n in (0..buys.times).rev() {
        let back = i64::try_from(n).unwrap_or(0);
        let stray = if n == 0 { 0 } else { STRAYS.get(n % STRAYS.len()).copied().unwrap_or(0) };
        let planned = days.past(buys.last + buys.every * back + stray);
        let told = orders.iter().find(|(_, on)| days_between(*on, planned).abs() <= NEAR);
        let made_on = told.map_or(planned, |(_, on)| *on);
        if made_on < begin || purchases.last().is_some_and(|before| before.made_on >= made_on) {
            continue;
        }
        let interaction = told.and_then(|(place, _)| i64::try_from(place + 1).ok()).map(InteractionId);
        let incoming =
            told.and_then(|(place, _)| history.get(*place)).map(|said| said.direction == Direction::Incoming);
        let lines = basket(market, buys, n, currency);
        let mut purchase = Purchase { interaction, lines, ..Purchase::new(super::NOBODY, made_on, currency) };
        purchase.initiative = incoming.map(|theirs| if theirs { Initiative::Theirs } else { Initiative::Ours });
        pay(&mut purchase, buys, n, days.today);
        purchases.push(purchase);
    }
    bring_back(&mut purchases, buys, days.today);
    purchases
}

/// The `n`th last basket: one thing of several is left out in turn, and of the rest there is more or less.
fn basket(market: &Market, buys: &Buys, n: usize, currency: Currency) -> Vec<PurchaseLine> {
    let several = buys.basket.len() > 1;
    let lines =
        buys.basket.iter().enumerate().filter(|(place, _)| !(several && n % 3 == 2 && *place == n % buys.basket.len()));
    lines
        .filter_map(|(place, (code, quantity))| {
            let known = market.products.iter().position(|product| product.0 == *code)?;
            let more = [4, 5, 3, 4, 6].get((n + place) % 5).copied().unwrap_or(4);
            market.line(known, (quantity * more / 4).max(1), buys.off, currency)
        })
        .collect()
}

/// How and when the `n`th last purchase is paid.
fn pay(purchase: &mut Purchase, buys: &Buys, n: usize, today: Date) {
    let Some(terms) = buys.terms else {
        let methods = [PaymentMethod::Transfer, PaymentMethod::Cash, PaymentMethod::Wallet, PaymentMethod::Card];
        purchase.method = methods.get(buys.basket.len() % methods.len()).copied();
        purchase.paid_on = Some(purchase.made_on);
        return;
    };
    purchase.method = Some(PaymentMethod::Credit);
    let due_on = later(purchase.made_on, terms);
    purchase.due_on = Some(due_on);
    let paid_on = later(due_on, PAID_AFTER.get(n % PAID_AFTER.len()).copied().unwrap_or(0)).max(purchase.made_on);
    purchase.paid_on = Some(paid_on.min(later(today, -1))).filter(|_| due_on <= today && n >= buys.owed);
}

/// Some of the last but one purchase comes back.
fn bring_back(purchases: &mut Vec<Purchase>, buys: &Buys, today: Date) {
    let Some(quantity) = buys.back else { return };
    let Some(place) = purchases.len().checked_sub(2) else { return };
    let Some(bought) = purchases.get(place) else { return };
    let lines: Vec<PurchaseLine> =
        bought.lines.iter().take(1).map(|line| PurchaseLine { quantity: quantity * ONE, ..line.clone() }).collect();
    let on = later(bought.made_on, 5).min(later(today, -1));
    let returned = Purchase {
        kind: PurchaseKind::Return,
        returns: i64::try_from(place + 1).ok().map(PurchaseId),
        lines,
        paid_on: Some(on),
        method: bought.method,
        ..Purchase::new(super::NOBODY, on, bought.currency)
    };
    purchases.push(returned);
}

/// What a made-up client of a large portfolio bought: five times on average, now and then late.
pub(super) fn made_up(
    market: &Market,
    roll: &mut impl FnMut(usize) -> usize,
    begin: Date,
    days: &Days<'_>,
) -> Vec<Purchase> {
    let count = roll(11);
    // As many as there are find room between the first contact and today.
    let room = days_between(begin, days.today) - 2;
    let gap = (room / i64::try_from(count + 1).unwrap_or(1)).max(SHORTEST);
    // Of the rhythm so much has passed, in hundredths; one client of thirty is late.
    let passed = i64::try_from(if roll(30) == 0 { 105 + roll(35) } else { roll(75) }).unwrap_or(0);
    let last = (gap * passed / HUNDRED).max(1);
    let (variants, products) = market.width();
    let owes = roll(60) == 0;
    let mut purchases = Vec::with_capacity(count);
    for n in (0..count).rev() {
        let back = i64::try_from(n).unwrap_or(0);
        let made_on = days.past(last + gap * back + i64::try_from(roll(3)).unwrap_or(0) * i64::from(n > 0));
        let lines = (0..=roll(3))
            .filter_map(|_| {
                let (product, variant) = (roll(products), roll(variants));
                let mut line = market.line(product, 1 + i64::try_from(roll(20)).unwrap_or(0), 0, market.home)?;
                line.product = i64::try_from(variant * products + product + 1).ok().map(ProductId);
                Some(line)
            })
            .collect();
        if made_on >= begin && purchases.last().is_none_or(|before: &Purchase| before.made_on < made_on) {
            let due_on = roll(4).eq(&0).then(|| later(made_on, 30));
            let paid = due_on.map_or(made_on, |due| due.min(later(days.today, -1)));
            let unpaid = due_on.is_some_and(|due| due >= days.today || (owes && n == 0));
            let method = Some(if due_on.is_some() { PaymentMethod::Credit } else { PaymentMethod::Transfer });
            let paid_on = (!unpaid).then_some(paid);
            purchases.push(Purchase {
                lines,
                method,
                due_on,
                paid_on,
                ..Purchase::new(super::NOBODY, made_on, market.home)
            });
        }
    }
    purchases
}
