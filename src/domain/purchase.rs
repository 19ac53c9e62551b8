//! What is sold, and what was bought: exact amounts, in the smallest unit of one currency each.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::code::codes;
use super::money::rounded;
use super::{ClientId, Currency, InteractionId, Money, ProductId, PurchaseId};

codes! {
    /// Whether something was bought or brought back.
    PurchaseKind in "purchase" {
        /// Bought.
        Sale = "sale",
        /// Brought back: takes from what was bought.
        Return = "return",
    }
}

codes! {
    /// How a purchase is paid.
    PaymentMethod in "payment" {
        /// Coins and notes.
        Cash = "cash",
        /// From account to account.
        Transfer = "transfer",
        /// A card.
        Card = "card",
        /// By telephone: a wallet.
        Wallet = "wallet",
        /// A cheque.
        Cheque = "cheque",
        /// Later, on account.
        Credit = "credit",
        /// Another way.
        Other = "other",
    }
}

codes! {
    /// Who began a purchase.
    Initiative in "initiative" {
        /// They asked for it.
        Theirs = "theirs",
        /// Our visit or call brought it about.
        Ours = "ours",
    }
}

/// Something that is sold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// Its row; zero while it is not stored yet.
    pub id: ProductId,
    /// How the user's catalogue numbers it.
    pub code: Option<String>,
    /// What it is called; never empty.
    pub name: String,
    /// To which group of products it belongs.
    pub category: Option<String>,
    /// What a unit is sold for.
    pub price: Option<i64>,
    /// What a unit costs us.
    pub cost: Option<i64>,
    /// The currency of price and cost.
    pub currency: Currency,
    /// Whether it is not offered any more.
    pub retired: bool,
}

/// A unit of a quantity: quantities are told in thousandths.
pub const ONE: i64 = 1_000;

/// The whole of a discount: discounts are told in hundredths of a percent.
pub const WHOLE: i64 = 10_000;

/// A line of a purchase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurchaseLine {
    /// What of the catalogue.
    pub product: Option<ProductId>,
    /// What, in words, when it is not of the catalogue or needs more to be said.
    pub description: String,
    /// How much, in thousandths of a unit; see [`ONE`].
    pub quantity: i64,
    /// What a unit is sold for.
    pub price: i64,
    /// What is taken off, in hundredths of a percent; see [`WHOLE`].
    pub discount: i64,
    /// What a unit costs us, when that is known.
    pub cost: Option<i64>,
}

/// Something that was bought, or brought back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Purchase {
    /// Its row; zero while it is not stored yet.
    pub id: PurchaseId,
    /// By whom.
    pub client: ClientId,
    /// The interaction in which it was ordered.
    pub interaction: Option<InteractionId>,
    /// The purchase of which something is brought back.
    #[serde(default)]
    pub returns: Option<PurchaseId>,
    /// When.
    pub made_on: Date,
    /// Whether it was bought or brought back.
    pub kind: PurchaseKind,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// What was bought.
    pub lines: Vec<PurchaseLine>,
    /// What is taken off the sum of the lines.
    pub discount: i64,
    /// How it is paid.
    pub method: Option<PaymentMethod>,
    /// Until when it has to be paid.
    pub due_on: Option<Date>,
    /// When it was paid.
    pub paid_on: Option<Date>,
    /// Who began it.
    pub initiative: Option<Initiative>,
    /// What else there is to say.
    pub note: String,
    /// Its number in the file or program that it was imported from.
    pub external_id: Option<String>,
}

/// Multiplies and divides, rounded half away from zero; at the ends of what an amount can be it stays there.
#[must_use]
pub fn scaled(amount: i64, times: i64, by: i64) -> i64 {
    rounded(i128::from(amount) * i128::from(times), by.into())
}

impl PurchaseLine {
    /// What the line comes to: quantity times price, less its discount.
    #[must_use]
    pub fn total(&self) -> i64 {
        let gross = scaled(self.price, self.quantity, ONE);
        gross.saturating_sub(scaled(gross, self.discount, WHOLE))
    }

    /// What the line costs us, when that is known.
    #[must_use]
    pub fn cost(&self) -> Option<i64> {
        self.cost.map(|cost| scaled(cost, self.quantity, ONE))
    }
}

impl Purchase {
    /// A purchase of nothing yet.
    #[must_use]
    pub fn new(client: ClientId, made_on: Date, currency: Currency) -> Self {
        Self {
            id: PurchaseId(0),
            client,
            interaction: None,
            returns: None,
            made_on,
            kind: PurchaseKind::Sale,
            currency,
            lines: Vec::new(),
            discount: 0,
            method: None,
            due_on: None,
            paid_on: None,
            initiative: None,
            note: String::new(),
            external_id: None,
        }
    }

    /// Whether its payment is awaited. Of one without a day on which it is due nothing is known, so nothing is awaited.
    #[must_use]
    pub fn is_unpaid(&self) -> bool {
        self.due_on.is_some() && self.paid_on.is_none()
    }

    /// What is to be paid; below zero for what was brought back.
    #[must_use]
    pub fn total(&self) -> Money {
        let lines = self.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.total()));
        Money { minor: self.signed(lines.saturating_sub(self.discount)), currency: self.currency }
    }

    /// What it cost us; `None` unless that is known of every line.
    #[must_use]
    pub fn cost(&self) -> Option<Money> {
        let cost = self.lines.iter().try_fold(0_i64, |sum, line| Some(sum.saturating_add(line.cost()?)))?;
        (!self.lines.is_empty()).then(|| Money { minor: self.signed(cost), currency: self.currency })
    }

    fn signed(&self, amount: i64) -> i64 {
        if self.kind == PurchaseKind::Return { amount.saturating_neg() } else { amount }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_once_and_half_away_from_zero() {
        let cases = [(5, 1, 2, 3), (-5, 1, 2, -3), (4, 1, 3, 1), (1, 333, 1_000, 0), (i64::MAX, 3, 1, i64::MAX)];
        for (amount, times, by, expected) in cases {
            assert_eq!(scaled(amount, times, by), expected, "{amount} x {times} / {by}");
        }
        let line = PurchaseLine {
            product: None,
            description: "cable".to_owned(),
            quantity: 2_500,
            price: 1_999,
            discount: 1_000,
            cost: Some(1_000),
        };
        // 2.5 m at 19.99 are 49.975, so 49.98; a tenth off is 5.00.
        assert_eq!(line.total(), 4_498);
        assert_eq!(line.cost(), Some(2_500));
    }
}
