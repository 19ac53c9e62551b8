//! Amounts of several currencies added up, as they are and by their chances.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::money::rounded;
use crate::domain::{Currency, House, Money};

/// What some open opportunities come to, in the smallest unit of the house currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outlook {
    /// How many they are.
    pub count: usize,
    /// How many of them have no amount yet.
    pub unpriced: usize,
    /// What they would bring if all of them were won.
    pub total: i64,
    /// What they bring on the average: each amount by its chance.
    pub weighted: i64,
}

/// Amounts that are being added up: nothing is rounded before the end, where each currency is rounded once.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    count: usize,
    unpriced: usize,
    /// The amounts, and the amounts times their percentages.
    by: BTreeMap<Currency, (i128, i128)>,
}

impl Sums {
    /// Adds an opportunity with its chance in percent.
    pub fn add(&mut self, amount: Option<Money>, percent: u8) {
        self.count += 1;
        match amount {
            Some(amount) => self.pay(amount, percent),
            None => self.unpriced += 1,
        }
    }

    /// Adds an amount that is no opportunity of its own.
    pub fn pay(&mut self, amount: Money, percent: u8) {
        let (total, weighted) = self.by.entry(amount.currency).or_default();
        let minor = i128::from(amount.minor);
        *total = total.saturating_add(minor);
        *weighted = weighted.saturating_add(minor * i128::from(percent.min(100)));
    }

    /// What it comes to in the house currency. A currency without a rate is left out, and named in `left_out`.
    pub fn outlook(&self, house: &House, left_out: &mut BTreeSet<Currency>) -> Outlook {
        let mut outlook = Outlook { count: self.count, unpriced: self.unpriced, ..Outlook::default() };
        for (currency, (total, weighted)) in &self.by {
            let worth = |minor: i64| house.convert(Money { minor, currency: *currency });
            if let (Some(total), Some(weighted)) = (worth(rounded(*total, 1)), worth(rounded(*weighted, 100))) {
                outlook.total = outlook.total.saturating_add(total);
                outlook.weighted = outlook.weighted.saturating_add(weighted);
            } else {
                left_out.insert(*currency);
            }
        }
        outlook
    }
}
