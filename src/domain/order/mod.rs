//! A line of a purchase as somebody types it: `tornillos x 3 @ 12.50 -10%`.
//!
//! What stands before the signs is a product of the [`Catalogue`], which knows its price, or anything else, of which
//! the price must be said. The order of the signs does not matter; `3 x tornillos` is read too. A price alone is a line
//! without a name, for who only knows what it came to.

mod catalogue;

pub use catalogue::{Catalogue, Found};

use super::capture::{Coins, number, read_amount};
use super::purchase::{ONE, WHOLE, scaled};
use super::text::{clean_line, fold};
use super::{Currency, Product, PurchaseLine};

/// Decimals of a quantity, which is told in thousandths.
const QUANTITY: u8 = 3;
/// Decimals of a discount, which is told in hundredths of a percent.
const PERCENT: u8 = 2;
/// A purchase is never due later than after so many days.
const LONGEST_TERM: u16 = 3_660;

/// What lines are read against.
#[derive(Clone, Copy, Debug)]
pub struct Shop<'a> {
    /// What is sold.
    pub catalogue: &'a Catalogue,
    /// How amounts are written.
    pub coins: &'a Coins,
    /// The currency of what names none, when the purchase has none yet.
    pub home: Currency,
}

/// Why a line is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Nothing is typed.
    Empty,
    /// The quantity is not a number above zero.
    Quantity(String),
    /// The price is not an amount with one reading.
    Price(String),
    /// The discount is more than the whole.
    Discount(String),
    /// Nothing of the catalogue is called so, and no price is said.
    NoPrice(String),
    /// Several products are called so.
    Several(String, Vec<String>),
    /// The price is in another currency than the rest of the purchase.
    Currency(Currency),
}

/// A line that is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The line.
    pub line: PurchaseLine,
    /// Its currency.
    pub currency: Currency,
    /// What the catalogue calls it, if it is of the catalogue.
    pub product: Option<String>,
}

/// A line, sign by sign.
#[derive(Debug, Default, PartialEq, Eq)]
struct Signs<'t> {
    name: String,
    quantity: Option<&'t str>,
    price: Option<String>,
    discount: Option<&'t str>,
}

/// Reads a line of a purchase that is in this currency, if it is in one already.
pub fn line(typed: &str, currency: Option<Currency>, shop: &Shop) -> Result<Understood, Slip> {
    let decimal = shop.coins.decimal;
    let typed = clean_line(typed).replace('@', " @ ");
    let signs = Signs::of(&typed, shop.coins);
    if signs.name.is_empty() && signs.price.is_none() {
        return Err(Slip::Empty);
    }
    let quantity = match signs.quantity {
        None => ONE,
        Some(typed) => {
            let read = number(typed, decimal, QUANTITY).filter(|quantity| *quantity > 0);
            read.ok_or_else(|| Slip::Quantity(typed.to_owned()))?
        }
    };
    let discount = match signs.discount {
        None => 0,
        Some(typed) => {
            let read = number(typed, decimal, PERCENT).filter(|discount| *discount <= WHOLE);
            read.ok_or_else(|| Slip::Discount(typed.to_owned()))?
        }
    };
    let product = match shop.catalogue.find(&signs.name) {
        Found::One(product) => Some(product),
        Found::Several(several) => {
            let names = several.iter().map(|product| product.name.clone()).collect();
            return Err(Slip::Several(signs.name, names));
        }
        Found::Nothing => None,
    };
    let usual = currency.or_else(|| product.filter(|product| product.price.is_some()).map(|product| product.currency));
    let home = usual.unwrap_or(shop.home);
    let (price, spoken) = match (&signs.price, product.and_then(|product| product.price)) {
        (Some(typed), _) => {
            let read = read_amount(typed, shop.coins, home).ok_or_else(|| Slip::Price(typed.clone()))?;
            (read.minor, read.currency)
        }
        (None, Some(price)) => (price, product.map_or(home, |product| product.currency)),
        (None, None) => return Err(Slip::NoPrice(signs.name)),
    };
    if currency.is_some_and(|currency| currency != spoken) {
        return Err(Slip::Currency(spoken));
    }
    let cost = product.filter(|product| product.currency == spoken).and_then(|product| product.cost);
    let line = PurchaseLine {
        product: product.map(|product| product.id),
        description: if product.is_some() { String::new() } else { signs.name },
        quantity,
        price,
        discount,
        cost,
    };
    Ok(Understood { line, currency: spoken, product: product.map(|product| product.name.clone()) })
}

impl<'t> Signs<'t> {
    fn of(typed: &'t str, coins: &Coins) -> Self {
        let mut words: Vec<&str> = typed.split_whitespace().collect();
        let mut signs = Self::default();
        while signs.take_last(&mut words) {}
        if signs.quantity.is_none() {
            signs.take_first(&mut words);
        }
        let name = words.join(" ").replace(" @ ", "@");
        signs.name = String::from(name.trim_start_matches("@ "));
        // "$120" alone is a price.
        if signs.price.is_none() && read_amount(&signs.name, coins, Currency::USD).is_some() {
            let has_sign = !signs.name.starts_with(|c: char| c.is_ascii_digit()) || signs.name.contains(' ');
            if has_sign {
                signs.price = Some(std::mem::take(&mut signs.name));
            }
        }
        signs
    }

    /// Takes the last sign off, if there is one that was not said yet.
    fn take_last(&mut self, words: &mut Vec<&'t str>) -> bool {
        let count = words.len();
        let at = |back: usize| count.checked_sub(back).and_then(|at| words.get(at)).copied();
        // "-10%", "- 10%", "-10 %", "- 10 %"
        if self.discount.is_none() {
            let minus = |word: &'t str| word.strip_prefix(['-', '−']);
            let last = at(1).and_then(|last| last.strip_suffix('%'));
            // The word with the number, and how many words end with it.
            let number = if last == Some("") { at(2).map(|number| (number, 2)) } else { last.map(|last| (last, 1)) };
            let found = number.and_then(|(number, taken)| match minus(number) {
                Some(number) => Some((number, taken)),
                None => at(taken + 1).and_then(minus).filter(|rest| rest.is_empty()).map(|_| (number, taken + 1)),
            });
            if let Some((number, taken)) = found.filter(|(number, _)| begins_with_digit(number)) {
                self.discount = Some(number);
                words.truncate(count - taken);
                return true;
            }
        }
        if self.quantity.is_none() {
            let number = |word: &'t str| times(word).filter(|number| begins_with_digit(number));
            let found = match (at(2), at(1)) {
                (Some(sign), Some(last)) if times(sign) == Some("") && begins_with_digit(last) => Some((last, 2)),
                (_, Some(last)) => number(last).map(|number| (number, 1)),
                _ => None,
            };
            if let Some((number, taken)) = found {
                self.quantity = Some(number);
                words.truncate(count - taken);
                return true;
            }
        }
        if self.price.is_none()
            && let Some(sign) = words.iter().rposition(|word| *word == "@")
            && words.iter().skip(sign + 1).any(|word| word.contains(|c: char| c.is_ascii_digit()))
        {
            self.price = Some(words.split_off(sign).split_off(1).join(" "));
            return true;
        }
        false
    }

    /// Takes "3 x" and "3x" off the beginning.
    fn take_first(&mut self, words: &mut Vec<&'t str>) {
        let first = words.first().copied().unwrap_or("");
        let glued = first.strip_suffix(['x', 'X', '×']).filter(|number| begins_with_digit(number));
        let apart = words.get(1).filter(|sign| times(sign) == Some("") && begins_with_digit(first)).map(|_| first);
        let taken = if glued.is_some() { 1 } else { 2 };
        let ends = |number: &&str| number.ends_with(|c: char| c.is_ascii_digit()) && words.len() > taken;
        if let Some(number) = glued.or(apart).filter(ends) {
            self.quantity = Some(number);
            words.drain(..taken);
        }
    }
}

/// What follows the sign of a quantity.
fn times(word: &str) -> Option<&str> {
    word.strip_prefix(['x', 'X', '×', '*'])
}

fn begins_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

/// What of a purchase is meant, and how much of it if that is said: `cable x 2`.
#[must_use]
pub fn piece(typed: &str, decimal: char) -> (String, Option<i64>) {
    let typed = clean_line(typed);
    let signs = Signs::of(&typed, &Coins { decimal, coins: Vec::new() });
    (signs.name, signs.quantity.map(|quantity| number(quantity, decimal, QUANTITY).unwrap_or(0)))
}

/// A line with the name of the product completed that may be meant, when that says more than what is typed.
#[must_use]
pub fn completed(typed: &str, catalogue: &Catalogue, decimal: char) -> Option<String> {
    let (name, _) = piece(typed, decimal);
    let product = catalogue.offers(&name, 1).into_iter().next().filter(|_| typed.contains(&name))?;
    (fold(&product.name) != fold(&name)).then(|| typed.replacen(&name, &product.name, 1))
}

/// A quantity as a decimal number for a program.
#[must_use]
pub fn plain_quantity(quantity: i64) -> String {
    plain(quantity, QUANTITY, '.')
}

/// A discount in percent as a decimal number for a program.
#[must_use]
pub fn plain_share(discount: i64) -> String {
    plain(discount, PERCENT, '.')
}

/// What a discount takes off a sum: an amount, or a share of it such as `10%`.
#[must_use]
pub fn discount(typed: &str, sum: i64, currency: Currency, coins: &Coins) -> Option<i64> {
    let typed = typed.trim();
    let typed = typed.strip_prefix(['-', '−']).unwrap_or(typed).trim_start();
    let taken = match typed.strip_suffix('%') {
        Some(share) => {
            let share = number(share.trim_end(), coins.decimal, PERCENT).filter(|share| *share <= WHOLE)?;
            scaled(sum, share, WHOLE)
        }
        None => read_amount(typed, coins, currency).filter(|money| money.currency == currency)?.minor,
    };
    (0..=sum.max(0)).contains(&taken).then_some(taken)
}

/// After how many days it is due: `30`, `30 días`, `30d`; `None` when this is no term.
#[must_use]
pub fn term(typed: &str) -> Option<u16> {
    let typed = fold(typed.trim());
    let digits: String = typed.chars().take_while(char::is_ascii_digit).collect();
    let unit = typed.get(digits.len()..)?.trim();
    let known = matches!(unit, "" | "d" | "dia" | "dias" | "day" | "days");
    digits.parse().ok().filter(|days| known && *days <= LONGEST_TERM)
}

/// A line as it would be typed: to be edited.
#[must_use]
pub fn typed(line: &PurchaseLine, product: Option<&Product>, currency: Currency, decimal: char) -> String {
    let mut typed = product.map_or_else(|| line.description.clone(), |product| product.name.clone());
    if line.quantity != ONE {
        typed = format!("{typed} x {}", plain(line.quantity, QUANTITY, decimal));
    }
    typed = format!("{typed} @ {}", amount(line.price, currency, decimal));
    if line.discount != 0 {
        typed = format!("{typed} -{}%", plain(line.discount, PERCENT, decimal));
    }
    typed.trim_start().to_owned()
}

/// An amount as it would be typed, without its currency.
#[must_use]
pub fn amount(minor: i64, currency: Currency, decimal: char) -> String {
    let digits = usize::from(currency.digits());
    let all = format!("{minor:0>width$}", width = digits + 1);
    let (whole, rest) = all.split_at(all.len() - digits);
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}{decimal}{rest}") }
}

/// A number given in its smallest unit, without zeros at its end.
fn plain(minor: i64, digits: u8, decimal: char) -> String {
    let digits = usize::from(digits);
    let all = format!("{minor:0>width$}", width = digits + 1);
    let (whole, rest) = all.split_at(all.len() - digits);
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}{decimal}{rest}") }
}

#[cfg(test)]
mod tests;
