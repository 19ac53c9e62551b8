//! Amounts of money, read exactly or not at all.

use super::scan::ends_here;
use crate::domain::{Currency, Money};

/// A sign by which a currency is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coin {
    /// The sign, or the code itself.
    pub symbol: String,
    /// The currency.
    pub currency: Currency,
}

/// How the region writes money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coins {
    /// The mark before the decimals.
    pub decimal: char,
    /// The signs that are known; of those for one sign the first is meant.
    pub coins: Vec<Coin>,
}

/// What an amount-like beginning of a text is.
pub(super) enum Reading {
    /// An amount that takes so many bytes.
    Amount(Money, usize),
    /// So many bytes that look like one and cannot be read exactly.
    Unclear(usize),
}

/// The amount with which a text begins: `$12.500`, `S/ 120`, `USD 30`, `30 €`.
pub(super) fn amount(text: &str, coins: &Coins) -> Option<Reading> {
    if text.starts_with(|c: char| c.is_ascii_digit()) { behind(text, coins) } else { before(text, coins) }
}

/// The amount that a whole text is; one without a sign is of the currency `home`.
#[must_use]
pub fn read_amount(text: &str, coins: &Coins, home: Currency) -> Option<Money> {
    let text = text.trim();
    if digits_and_marks(text) == Some(text.len()) {
        return minor(text, coins.decimal, home.digits()).map(|minor| Money { minor, currency: home });
    }
    match amount(text, coins)? {
        Reading::Amount(money, end) if end == text.len() => Some(money),
        Reading::Amount(..) | Reading::Unclear(_) => None,
    }
}

/// The number that a text is, in units of which so many digits are decimals, if it has one reading only.
#[must_use]
pub fn number(text: &str, decimal: char, digits: u8) -> Option<i64> {
    let text = text.trim();
    let edges = text.starts_with(|c: char| c.is_ascii_digit()) && text.ends_with(|c: char| c.is_ascii_digit());
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if edges && plain { minor(text, decimal, digits) } else { None }
}

/// A sign or code with a number behind it.
fn before(text: &str, coins: &Coins) -> Option<Reading> {
    let fits = |coin: &&Coin| text.starts_with(&coin.symbol);
    let longest = coins.coins.iter().filter(fits).map(|coin| coin.symbol.len()).max()?;
    let coin = coins.coins.iter().filter(fits).find(|coin| coin.symbol.len() == longest)?;
    let rest = text.get(longest..)?;
    let number = rest.strip_prefix(' ').unwrap_or(rest);
    let length = digits_and_marks(number)?;
    let end = text.len() - number.len() + length;
    let (digits, after) = number.split_at(length);
    if !ends_here(after) {
        // "$12k" was meant as an amount; "$12/caja" and "$5-10" are a price each and a range.
        return after.starts_with(char::is_alphabetic).then_some(Reading::Unclear(end));
    }
    Some(match minor(digits, coins.decimal, coin.currency.digits()) {
        Some(minor) => Reading::Amount(Money { minor, currency: coin.currency }, end),
        None => Reading::Unclear(end),
    })
}

/// A number with a sign or code behind it.
fn behind(text: &str, coins: &Coins) -> Option<Reading> {
    let length = digits_and_marks(text)?;
    let rest = text.get(length..)?;
    let sign = rest.strip_prefix(' ').unwrap_or(rest);
    // "50 L" are litres: letters alone are a sign only before the number, unless they are a code.
    let coin = coins
        .coins
        .iter()
        .filter(|coin| coin.symbol.contains(|c: char| !c.is_alphabetic()) || coin.symbol == coin.currency.code())
        .filter(|coin| sign.strip_prefix(coin.symbol.as_str()).is_some_and(ends_here))
        .max_by_key(|coin| coin.symbol.len())?;
    let first = coins.coins.iter().find(|other| other.symbol == coin.symbol).unwrap_or(coin);
    let end = text.len() - sign.len() + first.symbol.len();
    let digits = text.get(..length)?;
    Some(match minor(digits, coins.decimal, first.currency.digits()) {
        Some(minor) => Reading::Amount(Money { minor, currency: first.currency }, end),
        None => Reading::Unclear(end),
    })
}

/// How many bytes the digits take with which a text begins, and the marks between them.
fn digits_and_marks(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = |at: &usize| is_digit(*at) || (matches!(bytes.get(*at), Some(b'.' | b',')) && is_digit(at + 1));
    is_digit(0).then(|| (0..bytes.len()).take_while(goes_on).count())
}

/// The amount in its smallest unit, if the digits have one reading only.
fn minor(number: &str, decimal: char, digits: u8) -> Option<i64> {
    let last = number.rfind(['.', ',']);
    let (whole, fraction) = match last {
        None => (number, ""),
        Some(at) => {
            let (before, mark, after) = (&number[..at], &number[at..=at], &number[at + 1..]);
            let twice = before.contains(mark);
            let mixed = before.contains(['.', ',']) && !twice;
            let thousands = !mixed && after.len() == 3 && (twice || !mark.starts_with(decimal));
            if thousands { (number, "") } else { (before, after) }
        }
    };
    let whole = ungrouped(whole)?;
    let decimals = fraction.trim_end_matches('0');
    let places = usize::from(digits);
    // A third decimal may as well be a thousand.
    if decimals.len() > places || (fraction.len() > 2 && fraction.len() > places) {
        return None;
    }
    format!("{whole}{decimals:0<places$}").parse().ok()
}

/// A whole number without the marks between its groups of three.
fn ungrouped(number: &str) -> Option<String> {
    let mark = number.chars().find(|c| !c.is_ascii_digit());
    let Some(mark) = mark else { return Some(number.to_owned()) };
    let groups: Vec<&str> = number.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let whole = (1..=3).contains(&first.len()) && !first.starts_with('0');
    let plain = |group: &&str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    (whole && first.bytes().all(|byte| byte.is_ascii_digit()) && rest.iter().all(plain)).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_exact_or_none() {
        let cases: [(&str, char, u8, Option<i64>); 30] = [
            ("12", '.', 2, Some(1_200)),
            ("12.5", '.', 2, Some(1_250)),
            ("12.50", '.', 2, Some(1_250)),
            ("12,50", '.', 2, Some(1_250)),
            ("12.500", ',', 2, Some(1_250_000)),
            ("12.500", ',', 0, Some(12_500)),
            ("12.500", '.', 2, None),
            ("12,500", '.', 2, Some(1_250_000)),
            ("12,500", ',', 2, None),
            ("12,500.50", '.', 2, Some(1_250_050)),
            ("12,500.50", ',', 2, Some(1_250_050)),
            ("12.500,50", '.', 2, Some(1_250_050)),
            ("1.234.567", '.', 2, Some(123_456_700)),
            ("1.234.567,89", ',', 2, Some(123_456_789)),
            ("1,234,567", '.', 0, Some(1_234_567)),
            ("1.23.456", ',', 2, None),
            ("12.34,56", ',', 2, None),
            ("0.500", ',', 2, None),
            ("1234.567", ',', 2, None),
            ("12.50", '.', 0, None),
            ("12.00", '.', 0, Some(12)),
            ("1.234", '.', 3, Some(1_234)),
            ("1.2345", '.', 2, None),
            ("0", '.', 2, Some(0)),
            ("0.05", '.', 2, Some(5)),
            ("007", '.', 2, Some(700)),
            ("92233720368547758.07", '.', 2, Some(i64::MAX)),
            ("92233720368547758.08", '.', 2, None),
            ("99999999999999999999", '.', 2, None),
            ("1,234.567", '.', 2, None),
        ];
        for (number, decimal, digits, expected) in cases {
            assert_eq!(minor(number, decimal, digits), expected, "{number} {decimal} {digits}");
        }
    }
}
