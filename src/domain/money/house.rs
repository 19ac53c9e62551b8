//! The money in which the user counts, and what other money is worth in it.
//!
//! A rate is a decimal number as the user wrote it, kept as a fraction of two whole numbers. Nothing is ever a fraction
//! in binary; an amount is rounded once, half away from zero.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

use super::{Currency, Money, rounded};

/// The most digits of a rate: with them no product of an amount and a rate is too large to be exact.
const MOST_DIGITS: usize = 12;

/// What a unit of a currency is worth in units of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The digits without their mark; never zero.
    digits: i64,
    /// How many of them are decimals.
    decimals: u8,
}

/// What is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number above zero")]
pub struct NoRate;

impl FromStr for Rate {
    type Err = NoRate;

    /// Reads `3.75`, or with a comma.
    fn from_str(text: &str) -> Result<Self, NoRate> {
        let text = text.trim();
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = format!("{whole}{decimals}");
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        if !plain || whole.is_empty() || text.ends_with(['.', ',']) || digits.len() > MOST_DIGITS {
            return Err(NoRate);
        }
        let decimals = u8::try_from(decimals.len()).map_err(|_| NoRate)?;
        digits.parse().ok().filter(|digits| *digits > 0).map(|digits| Self { digits, decimals }).ok_or(NoRate)
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.digits, width = decimals + 1);
        let (whole, rest) = digits.split_at(digits.len() - decimals);
        f.write_str(whole)?;
        if rest.is_empty() { Ok(()) } else { write!(f, ".{rest}") }
    }
}

/// The currency in which the user counts, and what a unit of others is worth in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// The currency in which sums are told.
    pub currency: Currency,
    /// Whether the user named it; otherwise a file keeps the one in which it was begun, wherever it is opened.
    pub chosen: bool,
    /// What a unit of each other currency is worth.
    pub rates: BTreeMap<Currency, Rate>,
}

impl Default for House {
    fn default() -> Self {
        Self { currency: Currency::USD, chosen: false, rates: BTreeMap::new() }
    }
}

/// Amounts in several currencies, added up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// What those come to that could be converted.
    pub total: Money,
    /// The currencies of those that could not, for there is no rate.
    pub left_out: BTreeSet<Currency>,
}

impl House {
    /// What an amount is worth here, in the smallest unit; `None` where there is no rate for it.
    #[must_use]
    pub fn convert(&self, money: Money) -> Option<i64> {
        if money.currency == self.currency {
            return Some(money.minor);
        }
        let rate = self.rates.get(&money.currency)?;
        let times = i128::from(rate.digits) * power(self.currency.digits());
        let by = power(rate.decimals) * power(money.currency.digits());
        Some(rounded(i128::from(money.minor) * times, by))
    }

    /// A decimal number of units of this currency, in its smallest unit.
    #[must_use]
    pub fn amount(&self, units: Rate) -> i64 {
        rounded(i128::from(units.digits) * power(self.currency.digits()), power(units.decimals))
    }

    /// An amount of this currency.
    #[must_use]
    pub fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.currency }
    }

    /// Adds amounts up; what has no rate is left out, and said.
    #[must_use]
    pub fn sum(&self, amounts: impl IntoIterator<Item = Money>) -> Sum {
        let (mut total, mut left_out) = (0_i64, BTreeSet::new());
        for money in amounts {
            match self.convert(money) {
                Some(minor) => total = total.saturating_add(minor),
                None => drop(left_out.insert(money.currency)),
            }
        }
        Sum { total: self.money(total), left_out }
    }
}

fn power(digits: u8) -> i128 {
    10_i128.pow(digits.into())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn house(home: &str, abroad: &str, rate: &str) -> (House, Currency) {
        let abroad = abroad.parse().unwrap();
        (
            House { currency: home.parse().unwrap(), chosen: true, rates: [(abroad, rate.parse().unwrap())].into() },
            abroad,
        )
    }

    #[test]
    fn a_rate_is_a_decimal_number_above_zero() {
        let cases = [
            ("3.75", Some("3.75")),
            (" 3,75 ", Some("3.75")),
            ("950", Some("950")),
            ("0.001050", Some("0.001050")),
            ("123456.789012", Some("123456.789012")),
            ("1234567.890123", None),
            ("0", None),
            ("0.00", None),
            ("-1", None),
            ("+1", None),
            ("1e3", None),
            ("3.", None),
            (".5", None),
            ("1.234,5", None),
            ("", None),
            ("٣", None),
        ];
        for (text, expected) in cases {
            let rate = text.parse::<Rate>().ok();
            assert_eq!(rate.map(|rate| rate.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn amounts_are_converted_exactly_and_rounded_once() {
        let cases = [
            ("PEN", "USD", "3.75", 100, 375),
            ("PEN", "USD", "3.75", 1, 4),
            ("PEN", "USD", "3.75", -1, -4),
            ("PEN", "USD", "3.74", 1, 4),
            ("PEN", "USD", "3.44", 1, 3),
            ("CLP", "USD", "950", 1_050, 9_975),
            ("CLP", "USD", "950.5", 101, 960),
            ("USD", "CLP", "0.00105", 10_000, 1_050),
            ("USD", "KWD", "3.25", 1_000, 325),
        ];
        for (home, abroad, rate, minor, expected) in cases {
            let (house, currency) = house(home, abroad, rate);
            let converted = house.convert(Money { minor, currency });
            assert_eq!(converted, Some(expected), "{minor} {abroad} at {rate} in {home}");
        }
        let (house, _) = house("PEN", "USD", "3.75");
        let euros = Money { minor: 100, currency: "EUR".parse().unwrap() };
        assert_eq!(house.convert(euros), None, "there is no rate");
        let sum = house.sum([house.money(50), euros, Money { minor: 100, currency: Currency::USD }, euros]);
        assert_eq!(sum, Sum { total: house.money(425), left_out: [euros.currency].into() });
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is converted lies within half a unit of what it is exactly, and the sign never matters.
        #[test]
        fn rounding_is_by_half_a_unit_at_most_and_even_on_both_sides(
            minor in -1_000_000_000_i64..1_000_000_000,
            digits in 1_i64..999_999,
            decimals in 0_u8..6,
            home in prop::sample::select(&["PEN", "CLP", "KWD"][..]),
            abroad in prop::sample::select(&["USD", "JPY", "BHD"][..]),
        ) {
            let rate = Rate { digits, decimals };
            prop_assert_eq!(rate.to_string().parse::<Rate>(), Ok(rate));
            let (house, currency) = house(home, abroad, &rate.to_string());
            let converted = house.convert(Money { minor, currency }).unwrap();
            prop_assert_eq!(house.convert(Money { minor: -minor, currency }), Some(-converted));
            let exact = i128::from(minor) * i128::from(digits) * power(house.currency.digits());
            let whole = power(decimals) * power(currency.digits());
            prop_assert!((2 * (exact - i128::from(converted) * whole)).abs() <= whole);
        }

        #[test]
        fn no_amount_is_too_large(minor in any::<i64>(), digits in 1_i64..999_999_999_999) {
            let rate = Rate { digits, decimals: 0 }.to_string();
            let (house, currency) = house("CLF", "JPY", &rate);
            prop_assert_eq!(house.convert(Money { minor, currency }).unwrap().signum(), minor.signum());
        }
    }
}
