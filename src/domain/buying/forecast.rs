//! What the models say of a client, in whole numbers that can be shown and added up.

use jiff::civil::Date;

use super::{Buyer, Fit};
use crate::domain::value::Value;

/// How many days a forecast looks ahead.
pub const AHEAD: u16 = 90;

/// What is to be expected of a client in the next [`AHEAD`] days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The probability of still being a client, in percent.
    pub alive: u8,
    /// How many times it will buy, in tenths.
    pub tenths: u32,
    /// What it will buy for, in the smallest unit of the house currency.
    pub revenue: i64,
}

/// What the models say of a client, or why they do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Forecast {
    /// This is to be expected.
    Expected(Expected),
    /// All clients together have bought too little; see [`Fit::TooFew`].
    TooFew {
        /// Clients that bought.
        clients: usize,
        /// How many of them again.
        again: usize,
        /// Days since the first purchase of all.
        days: u16,
    },
    /// There is nothing to be said: it never bought, or the models find no form for these purchases.
    #[default]
    Unknown,
}

impl Forecast {
    /// What is to be expected.
    #[must_use]
    pub fn expected(&self) -> Option<Expected> {
        match self {
            Self::Expected(expected) => Some(*expected),
            Self::TooFew { .. } | Self::Unknown => None,
        }
    }
}

impl Fit {
    /// What is to be expected, from `today` on, of a client of this value; amounts have so many decimals.
    #[must_use]
    pub fn forecast(&self, value: &Value, today: Date, digits: u8) -> Forecast {
        let Some(span) = value.span else { return Forecast::Unknown };
        match *self {
            Self::Fitted(models) => {
                let buyer = Buyer::of(value.purchases, span, (value.total.revenue, digits), today);
                let Some(outlook) = models.outlook(&buyer, AHEAD) else { return Forecast::Unknown };
                Forecast::Expected(Expected {
                    alive: u8::try_from(whole(outlook.alive * 100.0)).unwrap_or(100),
                    tenths: u32::try_from(whole(outlook.purchases * 10.0)).unwrap_or(u32::MAX),
                    revenue: whole(outlook.revenue * 10_f64.powi(digits.into())),
                })
            }
            Self::TooFew { clients, again, days } => Forecast::TooFew { clients, again, days },
            Self::Strange => Forecast::Unknown,
        }
    }
}

/// The nearest whole number.
#[expect(clippy::cast_possible_truncation, reason = "what is too large for a number of these stays at its end")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}
