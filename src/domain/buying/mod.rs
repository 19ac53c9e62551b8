//! What clients will buy, from what they bought: models that are fitted to the user's own portfolio.
//!
//! [`Repeat`] says who still is a client and how often they will come, [`Spend`] what they will spend. Both are learnt
//! from all clients together, so they need enough of them: [`Fit::of`] says when there are too few, and then the
//! [rhythm](super::rhythm) of each is all there is. A fit takes long enough that it is made once a day, and no key waits
//! for it.

mod forecast;
mod repeat;
mod simplex;
mod special;
mod spend;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calendar::days_between;

pub use forecast::{AHEAD, Expected, Forecast};
pub use repeat::{Past, Repeat};
pub use spend::{Spend, Spent};

/// What a client has bought until a day: what both models look at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Buyer {
    /// When, and how often.
    pub past: Past,
    /// For how much on the average of a day, in whole units of money.
    pub mean: f64,
}

impl Buyer {
    /// Somebody who bought on so many days between these two, for a total in the smallest unit of a currency with so many
    /// decimals, as seen on a day.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a model needs no cents of billions")]
    pub fn of(purchases: u32, (first, last): (Date, Date), (total, digits): (i64, u8), today: Date) -> Self {
        let days = |until: Date| u16::try_from(days_between(first, until).max(0)).unwrap_or(u16::MAX);
        let past = Past {
            repeats: u16::try_from(purchases.saturating_sub(1)).unwrap_or(u16::MAX),
            to_last: days(last),
            seen: days(today.max(last)),
        };
        Self { past, mean: total as f64 / 10_f64.powi(digits.into()) / f64::from(purchases.max(1)) }
    }

    /// What they spent.
    fn spent(&self) -> Spent {
        Spent { times: self.past.repeats.saturating_add(1), mean: self.mean }
    }
}

/// Clients that bought, below which nothing is said of the future.
pub const FEWEST: usize = 30;
/// How many of them must have come again.
pub const FEWEST_AGAIN: usize = 10;
/// Over how many days at least.
pub const SHORTEST: u16 = 90;

/// With more clients than this, the models are fitted to every second, or third…, in the order of their pasts, so that
/// each kind of past keeps its share: that many say the few numbers well enough, and a day begins without a wait.
const MOST: usize = 10_000;

/// What came of fitting the models.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fit", rename_all = "snake_case")]
pub enum Fit {
    /// They are fitted.
    Fitted(Models),
    /// Too few clients bought, too few of them again, or all of it too recently.
    TooFew {
        /// Clients that bought.
        clients: usize,
        /// How many of them again.
        again: usize,
        /// Days since the first purchase of all.
        days: u16,
    },
    /// The search came to no end: these purchases are unlike what the models know.
    Strange,
}

/// The fitted models.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Models {
    /// How often they buy.
    pub repeat: Repeat,
    /// What they spend; without it the average of each is taken.
    pub spend: Option<Spend>,
}

/// What the models say of a client.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The probability of still being a client.
    pub alive: f64,
    /// How many times they will buy in the days ahead.
    pub purchases: f64,
    /// What they will spend in them, in whole units of money.
    pub revenue: f64,
}

impl Fit {
    /// Fits the models to these clients, in any order.
    #[must_use]
    pub fn of(buyers: &[Buyer]) -> Self {
        let again = buyers.iter().filter(|buyer| buyer.past.repeats > 0).count();
        let days = buyers.iter().map(|buyer| buyer.past.seen).max().unwrap_or(0);
        if buyers.len() < FEWEST || again < FEWEST_AGAIN || days < SHORTEST {
            return Self::TooFew { clients: buyers.len(), again, days };
        }
        let mut sorted: Vec<_> = buyers.iter().collect();
        sorted.sort_by(|a, b| a.past.cmp(&b.past).then(a.mean.total_cmp(&b.mean)));
        let sample: Vec<_> = sorted.iter().step_by(sorted.len().div_ceil(MOST)).collect();
        let mut pasts: Vec<(Past, u32)> = Vec::new();
        for buyer in &sample {
            match pasts.last_mut() {
                Some((past, n)) if *past == buyer.past => *n += 1,
                _ => pasts.push((buyer.past, 1)),
            }
        }
        let Some(repeat) = Repeat::fit(&pasts) else { return Self::Strange };
        let spent: Vec<_> = sample.iter().filter(|buyer| buyer.past.repeats > 0).map(|buyer| buyer.spent()).collect();
        Self::Fitted(Models { repeat, spend: Spend::fit(&spent) })
    }

    /// The models, when they are fitted.
    #[must_use]
    pub fn models(&self) -> Option<&Models> {
        match self {
            Self::Fitted(models) => Some(models),
            Self::TooFew { .. } | Self::Strange => None,
        }
    }
}

impl Models {
    /// What is to be expected of a client in the next `days`.
    #[must_use]
    pub fn outlook(&self, buyer: &Buyer, days: u16) -> Option<Outlook> {
        let purchases = self.repeat.expected(buyer.past, days)?;
        let each = self.spend.and_then(|spend| spend.expected(buyer.spent())).unwrap_or(buyer.mean);
        Some(Outlook { alive: self.repeat.alive(buyer.past), purchases, revenue: (purchases * each).max(0.0) })
    }
}
