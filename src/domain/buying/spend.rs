//! What somebody spends when they buy: the Gamma-Gamma model of Fader and Hardie (2013).
//!
//! A client's purchases vary around an average of their own, and these averages vary over the portfolio. Somebody who
//! bought once at a high price is likely to spend less the next time: the model says by how much.

use serde::{Deserialize, Serialize};

use super::simplex;
use super::special::ln_gamma;

/// What the model looks at: on how many days somebody bought, and for how much on the average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spent {
    /// The days.
    pub times: u16,
    /// The average, in whole units of money.
    pub mean: f64,
}

/// The model with its three numbers, fitted to a portfolio.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spend {
    /// The shape of a client's own purchases.
    pub p: f64,
    /// The shape of the averages of all.
    pub q: f64,
    /// Their scale, in whole units of money.
    pub gamma: f64,
}

/// Further out than this, in logarithms, a number says nothing any more.
const FAR: f64 = 20.0;

impl Spend {
    /// The numbers that make these amounts the most likely; `None` when there are none. Averages that are not above
    /// zero are left out.
    #[must_use]
    pub fn fit(spent: &[Spent]) -> Option<Self> {
        let spent: Vec<_> = spent.iter().filter(|spent| spent.times > 0 && spent.mean > 0.0).copied().collect();
        let total = u32::try_from(spent.len()).ok().filter(|total| *total > 1).map(f64::from)?;
        let mean = spent.iter().map(|spent| spent.mean).sum::<f64>() / total;
        let most = spent.iter().map(|spent| spent.times).max().unwrap_or(0);
        let logs: Vec<f64> = spent.iter().map(|spent| spent.mean.ln()).collect();
        let likelihood = |at: &[f64; 3]| {
            let Self { p, q, gamma } = Self::at(at);
            let by_times: Vec<f64> = (0..=most)
                .map(|x| (p * f64::from(x.max(1)), f64::from(x.max(1))))
                .map(|(px, x)| ln_gamma(px + q) - ln_gamma(px) + px * x.ln())
                .collect();
            let always = q * gamma.ln() - ln_gamma(q);
            let one = |spent: &Spent, log: f64| {
                let x = f64::from(spent.times);
                always + by_times[usize::from(spent.times)] + (p * x - 1.0) * log
                    - (p * x + q) * (gamma + x * spent.mean).ln()
            };
            -spent.iter().zip(&logs).map(|(spent, log)| one(spent, *log)).sum::<f64>() / total
        };
        // An average of twice what is spent, drawn in from three sides: any start of the right size will do.
        let found = simplex::lowest([1.0, 1.0, mean.ln()], likelihood)?;
        Some(Self::at(&found.at))
    }

    /// The model at a point of the search.
    fn at(logs: &[f64; 3]) -> Self {
        let [p, q, gamma] = logs.map(|log| log.clamp(-FAR, FAR).exp());
        Self { p, q, gamma }
    }

    /// What somebody is expected to spend the next time, in whole units of money.
    #[must_use]
    pub fn expected(&self, spent: Spent) -> Option<f64> {
        let x = f64::from(spent.times);
        let weight = self.p * x + self.q - 1.0;
        // Where the averages of all have no average, a client's own says what there is to say.
        let expected = if weight > 0.0 { self.p * (self.gamma + x * spent.mean) / weight } else { spent.mean };
        expected.is_finite().then_some(expected)
    }
}
