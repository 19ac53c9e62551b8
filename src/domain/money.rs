//! Amounts of money: whole numbers of a currency's smallest unit, never a fraction in binary.

mod house;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use house::{House, NoRate, Rate, Sum};

/// A currency, by its code of ISO 4217: three capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// An amount in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// How many of the smallest unit: cents, or whole pesos where there are none.
    pub minor: i64,
    /// Of which currency.
    pub currency: Currency,
}

/// A fraction as a whole number, rounded half away from zero; at the ends of what an amount can be it stays there.
#[must_use]
pub fn rounded(amount: i128, by: i128) -> i64 {
    let by = by.max(1);
    let half = if amount < 0 { -(by / 2) } else { by / 2 };
    let rounded = amount.saturating_add(half) / by;
    i64::try_from(rounded).unwrap_or(if rounded < 0 { i64::MIN } else { i64::MAX })
}

/// Currencies that are not divided in hundredths.
const DIGITS: &[(&str, u8)] = &[
    ("CLP", 0),
    ("ISK", 0),
    ("JPY", 0),
    ("KRW", 0),
    ("PYG", 0),
    ("VND", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("CLF", 4),
    ("BHD", 3),
    ("KWD", 3),
    ("TND", 3),
];

impl Currency {
    /// The currencies that are not divided in hundredths, with how many decimals their amounts have.
    pub const UNUSUAL: &[(&str, u8)] = DIGITS;

    /// The dollar of the United States.
    pub const USD: Self = Self(*b"USD");

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        // Only capital letters get in.
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals an amount has: what its smallest unit is.
    #[must_use]
    pub fn digits(&self) -> u8 {
        DIGITS.iter().find(|(code, _)| *code == self.code()).map_or(2, |(_, digits)| *digits)
    }
}

/// What is no code of a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not three letters of a currency")]
pub struct NoCurrency;

impl FromStr for Currency {
    type Err = NoCurrency;

    fn from_str(code: &str) -> Result<Self, NoCurrency> {
        let code = <[u8; 3]>::try_from(code.trim().as_bytes()).map_err(|_| NoCurrency)?;
        if code.iter().all(u8::is_ascii_alphabetic) {
            Ok(Self(code.map(|c| c.to_ascii_uppercase())))
        } else {
            Err(NoCurrency)
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl TryFrom<String> for Currency {
    type Error = NoCurrency;

    fn try_from(code: String) -> Result<Self, NoCurrency> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_letters() {
        let digits = |code: &str| code.parse::<Currency>().map(|currency| currency.digits());
        assert_eq!(digits("pen"), Ok(2));
        assert_eq!(digits(" CLP "), Ok(0));
        assert_eq!(digits("CLF"), Ok(4));
        for wrong in ["", "S/", "€", "SOLES", "P3N", "ñañ"] {
            assert_eq!(wrong.parse::<Currency>(), Err(NoCurrency), "{wrong}");
        }
    }
}
