//! Currencies: what symbol each region writes where.
//!
//! The regions are those of Spanish and the largest of English. A currency that a region does not use at home shows by
//! its code, for `$` alone would be taken for the local one.

use super::{Lang, Locale};
use crate::domain::capture::Coin;
use crate::domain::{Currency, Money};

/// Where the symbol stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the number.
    Before,
    /// After the number.
    After,
}

/// How a region writes a currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style<'a> {
    /// The symbol, or the code of the currency.
    pub(super) symbol: &'a str,
    /// On which side.
    pub(super) place: Place,
    /// Whether a space sets it apart.
    pub(super) spaced: bool,
}

/// The region, its currency, the symbol it has there, and whether a space follows it.
const AT_HOME: &[(&str, &str, &str, bool)] = &[
    ("AR", "ARS", "$", true),
    ("BO", "BOB", "Bs", true),
    ("CL", "CLP", "$", false),
    ("CO", "COP", "$", false),
    ("CR", "CRC", "₡", false),
    ("CU", "CUP", "$", false),
    ("DO", "DOP", "RD$", false),
    ("EC", "USD", "$", false),
    ("GT", "GTQ", "Q", false),
    ("HN", "HNL", "L", true),
    ("MX", "MXN", "$", false),
    ("NI", "NIO", "C$", false),
    ("PA", "PAB", "B/.", true),
    ("PA", "USD", "$", false),
    ("PE", "PEN", "S/", true),
    ("PR", "USD", "$", false),
    ("PY", "PYG", "Gs.", true),
    ("SV", "USD", "$", false),
    ("US", "USD", "$", false),
    ("UY", "UYU", "$", true),
    ("VE", "VES", "Bs.", true),
    ("AU", "AUD", "$", false),
    ("CA", "CAD", "$", false),
    ("IN", "INR", "₹", false),
    ("NZ", "NZD", "$", false),
    ("PH", "PHP", "₱", false),
    ("ZA", "ZAR", "R", true),
];

/// Symbols that nobody mistakes, wherever they are read.
const ANYWHERE: &[(&str, &str)] = &[("EUR", "€"), ("GBP", "£"), ("USD", "US$"), ("BRL", "R$")];

/// The amount and its decimals as they are shown: pesos whose cents nobody uses show them only when there are any.
pub(super) fn shown(money: Money) -> (i64, u8) {
    match money.currency.code() {
        "COP" if money.minor % 100 == 0 => (money.minor / 100, 0),
        _ => (money.minor, money.currency.digits()),
    }
}

/// The currency of a locale's region; the dollar where there is none, or none of ours.
pub(super) fn at_home(locale: Locale) -> Currency {
    let home = AT_HOME.iter().find(|(region, ..)| *region == locale.region_code()).map(|(_, code, ..)| *code);
    let euro = matches!(locale.region_code(), "ES" | "IE" | "FR" | "DE" | "IT" | "PT" | "NL" | "BE" | "AT" | "FI");
    let pound = locale.region_code() == "GB";
    home.or(euro.then_some("EUR"))
        .or(pound.then_some("GBP"))
        .and_then(|code| code.parse().ok())
        .unwrap_or(Currency::USD)
}

/// Signs that people type though nobody prints them.
const TYPED: &[(&str, &str)] = &[("PEN", "S/.")];

/// The signs by which a locale's reader names currencies: first those of the region, so that `$` is its own where it
/// has one, then those that nobody mistakes, then the codes.
pub(super) fn coins(locale: Locale) -> Vec<Coin> {
    let at_home = |(region, code, symbol, _): &(&str, &'static str, &'static str, bool)| {
        (*region == locale.region_code()).then_some((*code, *symbol))
    };
    let home = AT_HOME.iter().filter_map(at_home);
    // Letters alone are a sign where everybody uses them, and `$` is the dollar where no other peso is at hand.
    let abroad = AT_HOME.iter().map(|(_, code, symbol, _)| (*code, *symbol));
    let abroad = abroad.filter(|(_, symbol)| symbol.contains(|c: char| !c.is_alphabetic()) && *symbol != "$");
    let codes = AT_HOME.iter().map(|(_, code, ..)| *code).chain(ANYWHERE.iter().map(|(code, _)| *code));
    let signs = home
        .chain([("USD", "$")])
        .chain(ANYWHERE.iter().chain(TYPED).copied())
        .chain(abroad)
        .chain(codes.map(|code| (code, code)));
    let mut coins: Vec<Coin> = Vec::new();
    for (code, symbol) in signs {
        let known = coins.iter().any(|coin| coin.symbol == symbol);
        if let Some(currency) = code.parse().ok().filter(|_| !known) {
            coins.push(Coin { symbol: symbol.to_owned(), currency });
        }
    }
    coins
}

/// How this locale writes this currency, whose code is in capitals.
pub(super) fn style(locale: Locale, currency: &str) -> Style<'_> {
    let (symbol, spaced) = symbol(locale, currency);
    // Spain writes the symbol after the amount, and so does Spanish of nowhere in particular.
    let european = locale.lang == Lang::Es && matches!(locale.region_code(), "" | "ES" | "EA" | "IC" | "GQ");
    if european {
        Style { symbol, place: Place::After, spaced: true }
    } else {
        Style { symbol, place: Place::Before, spaced }
    }
}

/// The symbol, and whether a space follows it when it stands before the number.
fn symbol(locale: Locale, currency: &str) -> (&str, bool) {
    // English of nowhere in particular takes its dollar for the American one, as most of its readers do.
    let region = match locale.region_code() {
        "" if locale.lang == Lang::En => "US",
        region => region,
    };
    let home = AT_HOME.iter().find(|(at, code, ..)| *at == region && *code == currency);
    if let Some((_, _, symbol, spaced)) = home {
        return (symbol, *spaced);
    }
    let known = ANYWHERE.iter().find(|(code, _)| *code == currency);
    known.map_or((currency, true), |(_, symbol)| (symbol, locale.lang == Lang::Es))
}
