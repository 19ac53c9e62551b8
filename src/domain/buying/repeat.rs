//! How often somebody buys, and whether they still do: the BG/NBD model of Fader, Hardie and Lee (“Counting your
//! customers” the easy way, 2005).
//!
//! While somebody is a client, they buy at a rate of their own (gamma distributed over all: `r`, `alpha`); after each
//! purchase they leave with a chance of their own (beta distributed: `a`, `b`). Four numbers describe a whole portfolio,
//! and a client's own history says the rest. Times are in weeks, as in the paper; outside of this module they are days.

use serde::{Deserialize, Serialize};

use super::simplex;
use super::special::{gauss, ln_gamma};

/// What the model looks at: how somebody has bought until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Past {
    /// On how many days they bought again after the first.
    pub repeats: u16,
    /// Days from the first purchase to the last.
    pub to_last: u16,
    /// Days from the first purchase to that day.
    pub seen: u16,
}

/// The model with its four numbers, fitted to a portfolio.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Repeat {
    /// The shape of the rates at which clients buy.
    pub r: f64,
    /// Their scale, in weeks.
    pub alpha: f64,
    /// With `b`, the chances of leaving after a purchase.
    pub a: f64,
    /// With `a`, the chances of leaving after a purchase.
    pub b: f64,
}

/// Further out than this, in logarithms, a number says nothing any more: the likelihood is flat there.
const FAR: f64 = 9.0;

/// So many weeks.
fn weeks(days: u16) -> f64 {
    f64::from(days) / 7.0
}

/// The logarithm of `1 + e^z`, whatever `z`.
fn soft(z: f64) -> f64 {
    z.max(0.0) + (-z.abs()).exp().ln_1p()
}

impl Repeat {
    /// The numbers that make these pasts the most likely, each counted so many times; `None` when there are none.
    #[must_use]
    pub fn fit(pasts: &[(Past, u32)]) -> Option<Self> {
        let total: f64 = pasts.iter().map(|(_, n)| f64::from(*n)).sum();
        let seen: f64 = pasts.iter().map(|(past, n)| weeks(past.seen) * f64::from(*n)).sum();
        let bought: f64 = pasts.iter().map(|(past, n)| f64::from(past.repeats) * f64::from(*n)).sum();
        if total <= 0.0 || seen <= 0.0 || bought <= 0.0 {
            return None;
        }
        let data = Tables::of(pasts);
        let start = [0.0, (seen / bought).ln(), 0.0, 1.0];
        let found = simplex::lowest(start, |at| -data.likelihood(pasts, &Self::at(at)) / total)?;
        Some(Self::at(&found.at))
    }

    /// The model at a point of the search.
    fn at(logs: &[f64; 4]) -> Self {
        let [r, alpha, a, b] = logs.map(|log| log.clamp(-FAR, FAR).exp());
        Self { r, alpha, a, b }
    }

    /// The logarithm of how likely the model makes these pasts.
    #[must_use]
    pub fn likelihood(&self, pasts: &[(Past, u32)]) -> f64 {
        Tables::of(pasts).likelihood(pasts, self)
    }

    /// How much more likely it is to have left after the last purchase than to have stayed: a logarithm.
    fn left(&self, past: Past) -> Option<f64> {
        let x = f64::from(past.repeats);
        let quiet = (self.alpha + weeks(past.seen)).ln() - (self.alpha + weeks(past.to_last)).ln();
        (past.repeats > 0).then(|| self.a.ln() - (self.b + x - 1.0).ln() + (self.r + x) * quiet)
    }

    /// The probability that somebody with this past still is a client. Who never came back cannot have left by this
    /// model, and counts as one.
    #[must_use]
    pub fn alive(&self, past: Past) -> f64 {
        self.left(past).map_or(1.0, |left| (-soft(left)).exp())
    }

    /// How many times somebody with this past will buy in the next `days`; `None` where the series finds no end.
    #[must_use]
    pub fn expected(&self, past: Past, days: u16) -> Option<f64> {
        let Self { r, alpha, b, .. } = *self;
        // The formula has a gap at one, where it goes on smoothly.
        let a = if (self.a - 1.0).abs() < 1e-5 { 1.0 + 1e-5 } else { self.a };
        let (x, seen, ahead) = (f64::from(past.repeats), weeks(past.seen), weeks(days));
        let z = ahead / (alpha + seen + ahead);
        // (1−z)^(r+x) ₂F₁(r+x, b+x; a+b+x−1; z), after Euler: no power grows with the number of purchases.
        let c = a + b + x - 1.0;
        let c = if c.abs() < 1e-7 { 1e-7 } else { c };
        let series = (1.0 - z).powf(a - 1.0) * gauss(c - r - x, a - 1.0, c, z)?;
        let expected = c / (a - 1.0) * (1.0 - series) * self.alive(past);
        expected.is_finite().then(|| expected.max(0.0))
    }
}

/// What the likelihood needs to know of the pasts besides themselves, so that each logarithm is taken once.
struct Tables {
    repeats: u16,
    days: u16,
}

impl Tables {
    fn of(pasts: &[(Past, u32)]) -> Self {
        let most = |of: fn(&Past) -> u16| pasts.iter().map(|(past, _)| of(past)).max().unwrap_or(0);
        Self { repeats: most(|past| past.repeats), days: most(|past| past.seen.max(past.to_last)) }
    }

    fn likelihood(&self, pasts: &[(Past, u32)], model: &Repeat) -> f64 {
        let Repeat { r, alpha, a, b } = *model;
        let always = r * alpha.ln() - ln_gamma(r) + ln_gamma(a + b) - ln_gamma(b);
        let by_repeats: Vec<f64> = (0..=self.repeats)
            .map(|x| always + ln_gamma(r + f64::from(x)) + ln_gamma(b + f64::from(x)) - ln_gamma(a + b + f64::from(x)))
            .collect();
        let by_days: Vec<f64> = (0..=self.days).map(|days| (alpha + weeks(days)).ln()).collect();
        let one = |past: &Past| {
            let x = f64::from(past.repeats);
            let (last, seen) = (by_days[usize::from(past.to_last)], by_days[usize::from(past.seen)]);
            let left = if past.repeats > 0 { soft(a.ln() - (b + x - 1.0).ln() + (r + x) * (seen - last)) } else { 0.0 };
            by_repeats[usize::from(past.repeats)] - (r + x) * seen + left
        };
        pasts.iter().map(|(past, n)| f64::from(*n) * one(past)).sum()
    }
}
