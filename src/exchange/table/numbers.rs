//! Numbers of a sheet: exact, with the decimal mark that their column proves.

use crate::domain::Currency;
use crate::domain::capture::Coins;
use crate::domain::money::rounded;

/// The most digits of a number.
const MOST_DIGITS: usize = 15;

/// Which mark stands before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum Mark {
    Point,
    Comma,
}

/// A decimal number, exactly as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    digits: i64,
    decimals: u8,
}

impl Decimal {
    /// The number in units of which so many digits are decimals, rounded once.
    #[must_use]
    pub fn scaled(self, digits: u8) -> i64 {
        rounded(i128::from(self.digits) * 10_i128.pow(digits.into()), 10_i128.pow(self.decimals.into()))
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// The number without its sign.
    #[must_use]
    pub fn absolute(self) -> Self {
        Self { digits: self.digits.saturating_abs(), ..self }
    }
}

/// The mark that a region writes.
pub(in crate::exchange) fn mark_of(decimal: char) -> Mark {
    if decimal == ',' { Mark::Comma } else { Mark::Point }
}

/// The mark that one number proves: the last of two kinds, or one that does not set three digits apart.
pub(in crate::exchange) fn proven(cell: &str) -> Option<Mark> {
    let number: String = cell.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let number = number.trim_matches(['.', ',']);
    let (points, commas) = (number.matches('.').count(), number.matches(',').count());
    let at = number.rfind(['.', ','])?;
    let (last, after) = (number.as_bytes().get(at).copied()?, number.len() - at - 1);
    let is = |byte: u8| if byte == b'.' { Mark::Point } else { Mark::Comma };
    let other = |byte: u8| if byte == b'.' { Mark::Comma } else { Mark::Point };
    match (points, commas) {
        (1.., 1..) => Some(is(last)),
        // Twice the same mark sets thousands apart.
        (2.., 0) | (0, 2..) => Some(other(last)),
        _ if after != 3 || at > 3 || number.starts_with('0') => Some(is(last)),
        _ => None,
    }
}

/// The number of a cell; a minus before or behind it, or brackets around it, say that it is below zero.
pub(in crate::exchange) fn decimal(cell: &str, mark: Mark) -> Option<Decimal> {
    let cell = cell.trim();
    let (cell, bracketed) = match cell.strip_prefix('(').and_then(|cell| cell.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (cell, false),
    };
    let signs = ['-', '−'];
    let (cell, minus) = match cell.strip_prefix(signs).or_else(|| cell.strip_suffix(signs)) {
        Some(rest) => (rest.trim(), true),
        None => (cell.strip_prefix('+').unwrap_or(cell), false),
    };
    let (decimal, group) = if mark == Mark::Point { ('.', ',') } else { (',', '.') };
    // Whatever spaces a sheet puts between thousands, and the apostrophe of some.
    let plain: String =
        cell.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’') && *c != group).collect();
    let (whole, fraction) = plain.split_once(decimal).unwrap_or((&plain, ""));
    let digits = format!("{whole}{fraction}");
    let good = !digits.is_empty() && digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    let decimals = u8::try_from(fraction.len()).ok().filter(|_| good)?;
    let digits: i64 = digits.parse().ok()?;
    Some(Decimal { digits: if minus != bracketed && (minus || bracketed) { -digits } else { digits }, decimals })
}

/// A number without the sign of a currency beside it, and that currency.
pub(in crate::exchange) fn without_sign<'c>(cell: &'c str, coins: &Coins) -> (&'c str, Option<Currency>) {
    let begins = coins.coins.iter().filter(|coin| cell.starts_with(&coin.symbol)).max_by_key(|coin| coin.symbol.len());
    let ends = coins.coins.iter().filter(|coin| cell.ends_with(&coin.symbol)).max_by_key(|coin| coin.symbol.len());
    if let Some(coin) = begins {
        return (cell.get(coin.symbol.len()..).unwrap_or("").trim(), Some(first(coins, &coin.symbol, coin.currency)));
    }
    if let Some(coin) = ends {
        let end = cell.len() - coin.symbol.len();
        return (cell.get(..end).unwrap_or("").trim(), Some(first(coins, &coin.symbol, coin.currency)));
    }
    (cell, None)
}

/// Of the currencies of one sign the first is meant.
fn first(coins: &Coins, symbol: &str, otherwise: Currency) -> Currency {
    coins.coins.iter().find(|coin| coin.symbol == symbol).map_or(otherwise, |coin| coin.currency)
}
