//! Numbers and money as the locale writes them.
//!
//! The marks (thousands, decimals, sizes of the groups) come from CLDR by way of ICU4X, which is asked once: what it
//! returns cannot be shared between threads and knows nothing of money.

use std::fmt::Write;

use fixed_decimal::Decimal;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;

use super::currency::{self, Place};
use super::{Locale, Texts};
use crate::domain::capture::Coins;
use crate::domain::{Currency, Money};

/// How a locale sets digits apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marks {
    /// Between groups of digits.
    group: String,
    /// Before the decimals.
    decimal: String,
    /// The digits in the last group, and in those before it.
    sizes: (usize, usize),
    /// With fewer digits than this before the decimals, nothing is grouped.
    grouped_from: usize,
}

impl Default for Marks {
    fn default() -> Self {
        Self { group: ",".to_owned(), decimal: ".".to_owned(), sizes: (3, 3), grouped_from: 4 }
    }
}

impl Marks {
    /// The marks of a locale, read off a number that ICU prints.
    pub(super) fn of(locale: Locale) -> Self {
        let Ok(icu) = locale.tag().parse::<icu_locale_core::Locale>() else { return Self::default() };
        let Ok(formatter) = DecimalFormatter::try_new(icu.into(), DecimalFormatterOptions::default()) else {
            return Self::default();
        };
        let print = |hundredths: i64| {
            let mut number = Decimal::from(hundredths);
            number.multiply_pow10(-2);
            formatter.format(&number).to_string()
        };
        // Spain leaves four digits alone.
        let grouped_from = if print(123_400).starts_with("1234") { 5 } else { 4 };
        Self::read(&print(123_456_789_012), grouped_from).unwrap_or_default()
    }

    /// Takes `1.234.567.890,12` apart.
    fn read(sample: &str, grouped_from: usize) -> Option<Self> {
        let marks: Vec<&str> = sample.split(|c: char| c.is_ascii_digit()).filter(|mark| !mark.is_empty()).collect();
        let (decimal, group) = (*marks.last()?, *marks.first()?);
        let (whole, _) = sample.rsplit_once(decimal)?;
        let mut groups = whole.rsplit(group).map(str::len);
        let sizes = (groups.next()?, groups.next()?);
        // Spaces narrower than a cell are missing from many a terminal's font.
        let group = if group.chars().all(char::is_whitespace) { "\u{a0}" } else { group };
        Some(Self { group: group.to_owned(), decimal: decimal.to_owned(), sizes, grouped_from })
    }

    /// Digits with the marks between their groups.
    fn grouped(&self, digits: &str) -> String {
        if digits.len() < self.grouped_from {
            return digits.to_owned();
        }
        let mut out = String::with_capacity(digits.len() * 2);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && self.breaks_before(digits.len() - at) {
                out.push_str(&self.group);
            }
            out.push(digit);
        }
        out
    }

    /// Whether a group ends where so many digits are still to come.
    fn breaks_before(&self, rest: usize) -> bool {
        let (last, other) = self.sizes;
        rest == last || (rest > last && other > 0 && (rest - last).is_multiple_of(other))
    }

    /// The absolute value of `minor` units, of which the last `digits` are decimals.
    fn absolute(&self, minor: i64, digits: u8) -> String {
        let all = format!("{:0>width$}", minor.unsigned_abs(), width = usize::from(digits) + 1);
        let (whole, fraction) = all.split_at(all.len() - usize::from(digits));
        let mut out = self.grouped(whole);
        if !fraction.is_empty() {
            out.push_str(&self.decimal);
            out.push_str(fraction);
        }
        out
    }
}

impl Texts {
    /// A whole number with its thousands grouped.
    #[must_use]
    pub fn integer(&self, number: i64) -> String {
        self.decimal(number, 0)
    }

    /// A number given in its smallest unit, of which the last `digits` digits are decimals: `(1250, 2)` is 12.50.
    #[must_use]
    pub fn decimal(&self, minor: i64, digits: u8) -> String {
        format!("{}{}", sign(minor), self.marks.absolute(minor, digits))
    }

    /// The currency of the user's region, in which an amount is that names none.
    #[must_use]
    pub fn home_currency(&self) -> Currency {
        currency::at_home(self.locale)
    }

    /// How amounts are read here.
    #[must_use]
    pub fn coins(&self) -> Coins {
        Coins { decimal: self.marks.decimal.chars().next().unwrap_or('.'), coins: currency::coins(self.locale) }
    }

    /// An amount of money, with the symbol where the locale puts it.
    ///
    /// The space beside the symbol is a plain one, so that what is copied from the screen can be searched for.
    #[must_use]
    pub fn money(&self, money: Money) -> String {
        let (minor, digits) = currency::shown(money);
        self.amount(minor, digits, money.currency)
    }

    /// A number of whole units of a currency.
    pub(super) fn money_whole(&self, units: i64, currency: Currency) -> String {
        self.amount(units, 0, currency)
    }

    fn amount(&self, minor: i64, digits: u8, currency: Currency) -> String {
        let style = currency::style(self.locale, currency.code());
        let number = self.marks.absolute(minor, digits);
        let mut out = sign(minor).to_owned();
        let space = if style.spaced { " " } else { "" };
        // Writing to a String cannot fail.
        let _ = match style.place {
            Place::Before => write!(out, "{}{space}{number}", style.symbol),
            Place::After => write!(out, "{number}{space}{}", style.symbol),
        };
        out
    }
}

fn sign(number: i64) -> &'static str {
    if number < 0 { "-" } else { "" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(locale: &str) -> Texts {
        Texts::new(Locale::parse(locale))
    }

    #[test]
    fn numbers_are_written_as_the_region_does() {
        let cases = [
            ("es", "1.234.567", "2150,00", "-0,05"),
            ("es-ES", "1.234.567", "2150,00", "-0,05"),
            ("es-AR", "1.234.567", "2.150,00", "-0,05"),
            ("es-CO", "1.234.567", "2.150,00", "-0,05"),
            ("es-PE", "1,234,567", "2,150.00", "-0.05"),
            ("es-MX", "1,234,567", "2,150.00", "-0.05"),
            ("es-419", "1,234,567", "2,150.00", "-0.05"),
            ("es-CR", "1\u{a0}234\u{a0}567", "2\u{a0}150,00", "-0,05"),
            ("en", "1,234,567", "2,150.00", "-0.05"),
            ("en-US", "1,234,567", "2,150.00", "-0.05"),
            ("en-IN", "12,34,567", "2,150.00", "-0.05"),
            ("en-FR", "1\u{a0}234\u{a0}567", "2\u{a0}150,00", "-0,05"),
        ];
        for (locale, integer, decimal, small) in cases {
            let texts = texts(locale);
            assert_eq!(texts.integer(1_234_567), integer, "{locale}");
            assert_eq!(texts.decimal(215_000, 2), decimal, "{locale}");
            assert_eq!(texts.decimal(-5, 2), small, "{locale}");
        }
    }

    #[test]
    fn money_is_written_as_the_region_does() {
        let cases = [
            ("es-PE", 215_000, "PEN", "S/ 2,150.00"),
            ("es-PE", -215_000, "PEN", "-S/ 2,150.00"),
            ("es-PE", 150_050, "USD", "US$ 1,500.50"),
            ("es-CL", 12_500, "CLP", "$12.500"),
            ("es-CO", 1_250_000, "COP", "$12.500"),
            ("es-CO", 1_250_050, "COP", "$12.500,50"),
            ("es-AR", 1_250_000, "ARS", "$ 12.500,00"),
            ("es-MX", 1_250_000, "MXN", "$12,500.00"),
            ("es-MX", 1_250_000, "USD", "US$ 12,500.00"),
            ("es-ES", 1_250_000, "EUR", "12.500,00 €"),
            ("es", 150_000, "EUR", "1500,00 €"),
            ("es-PE", 150_000, "eur", "€ 1,500.00"),
            ("es-EC", 150_000, "USD", "$1.500,00"),
            ("es-PY", 150_000, "PYG", "Gs. 150.000"),
            ("en-US", 1_250_000, "USD", "$12,500.00"),
            ("en-US", 1_250_000, "PEN", "PEN 12,500.00"),
            ("en-GB", 1_250_000, "GBP", "£12,500.00"),
            ("en", 1_250_000, "USD", "$12,500.00"),
            ("en", 1_250_000, "EUR", "€12,500.00"),
            ("en", 12_500, "JPY", "JPY 12,500"),
            ("es-PE", 99, "XYZ", "XYZ 0.99"),
            ("es-ES", 99, "PEN", "0,99 PEN"),
        ];
        for (locale, minor, currency, expected) in cases {
            let money = Money { minor, currency: currency.parse().unwrap() };
            assert_eq!(texts(locale).money(money), expected, "{locale} {currency}");
        }
    }

    proptest! {
        /// Whatever the locale, the digits of a number are its own.
        #[test]
        fn no_digit_is_lost(number: i64, digits in 0_u8..8, locale in "(es|en)(-(PE|ES|IN|CR|CL))?") {
            let printed = texts(&locale).decimal(number, digits);
            let bare: String = printed.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(bare.parse::<u64>().ok(), Some(number.unsigned_abs()));
            prop_assert_eq!(printed.starts_with('-'), number < 0);
        }
    }
}
