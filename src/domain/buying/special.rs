//! The two functions of analysis that the models need: the logarithm of gamma, and Gauss's hypergeometric series.

use std::f64::consts::TAU;

/// The logarithm of the gamma function, for positive numbers.
///
/// Stirling's series, at an argument that is moved up until the terms written here are enough for all digits.
pub(super) fn ln_gamma(x: f64) -> f64 {
    const ENOUGH: f64 = 12.0;
    let (mut x, mut product) = (x, 1.0);
    while x < ENOUGH {
        product *= x;
        x += 1.0;
    }
    let square = x * x;
    let tail = (1.0 / 12.0
        - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / x;
    (x - 0.5) * x.ln() - x + 0.5 * TAU.ln() + tail - f64::ln(product)
}

/// Gauss's hypergeometric function ₂F₁(a, b; c; z) for 0 ≤ z < 1 and a `c` that is no pole; `None` when the series does
/// not come to rest.
///
/// Near one the plain series is slow when `a + b > c`; Euler's transformation turns such a case into one that is quick.
pub(super) fn gauss(a: f64, b: f64, c: f64, z: f64) -> Option<f64> {
    let surplus = c - a - b;
    if surplus < 0.0 { Some((1.0 - z).powf(surplus) * series(c - a, c - b, c, z)?) } else { series(a, b, c, z) }
}

/// The series itself.
fn series(a: f64, b: f64, c: f64, z: f64) -> Option<f64> {
    const MOST: u32 = 200_000;
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 0..MOST {
        let step = f64::from(step);
        let ratio = (a + step) * (b + step) / ((c + step) * (step + 1.0)) * z;
        term *= ratio;
        sum += term;
        // While terms still grow, a small one says nothing of those to come.
        if term.abs() <= 1e-16 * sum.abs() && ratio.abs() < 1.0 {
            return Some(sum);
        }
        if !sum.is_finite() {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-11 * (1.0 + a.abs().max(b.abs()))
    }

    #[test]
    fn gamma_is_the_factorial_and_knows_its_half() {
        let factorials = [(1.0, 1.0), (2.0, 1.0), (3.0, 2.0), (5.0, 24.0), (11.0, 3_628_800.0), (13.0, 479_001_600.0)];
        for (x, value) in factorials {
            assert!(near(ln_gamma(x), f64::ln(value)), "{x}");
        }
        assert!(near(ln_gamma(0.5), 0.5 * std::f64::consts::PI.ln()));
        assert!(near(ln_gamma(100.0), 359.134_205_369_575_4));
        assert!(near(ln_gamma(1e-6), 13.815_509_980_749_43));
    }

    /// Cases in which the series is a function that everybody knows.
    #[test]
    fn the_series_has_its_known_forms() {
        for z in [0.0, 0.1, 0.5, 0.9, 0.999] {
            for (name, value, expected) in [
                ("power", gauss(2.5, 1.7, 1.7, z), (1.0 - z).powf(-2.5)),
                ("logarithm", gauss(1.0, 1.0, 2.0, z), if z > 0.0 { -(1.0 - z).ln() / z } else { 1.0 }),
                ("polynomial", gauss(-2.0, 3.0, 4.0, z), 1.0 - 1.5 * z + 0.6 * z * z),
            ] {
                assert!(value.is_some_and(|value| near(value, expected)), "{name} at {z}: {value:?}, {expected}");
            }
        }
    }

    proptest! {
        #[test]
        fn gamma_grows_by_its_argument(x in 1e-3_f64..500.0) {
            prop_assert!(near(ln_gamma(x + 1.0), ln_gamma(x) + x.ln()));
        }

        /// Gauss: (c−a) F(a−1) + (2a−c+(b−a)z) F(a) + a (z−1) F(a+1) = 0.
        #[test]
        fn neighbours_in_the_series_agree(a in 1.1_f64..8.0, b in 0.1_f64..8.0, c in 0.2_f64..12.0, z in 0.0_f64..0.95) {
            let of = |a| gauss(a, b, c, z).unwrap_or(f64::NAN);
            let parts = [(c - a) * of(a - 1.0), (2.0 * a - c + (b - a) * z) * of(a), a * (z - 1.0) * of(a + 1.0)];
            let largest = parts.iter().fold(1.0_f64, |largest, part| largest.max(part.abs()));
            prop_assert!((parts.iter().sum::<f64>() / largest).abs() < 1e-10, "{parts:?}");
        }

        #[test]
        fn both_forms_of_the_series_agree(a in 0.1_f64..5.0, b in 0.1_f64..5.0, c in 0.2_f64..9.0, z in 0.0_f64..0.9) {
            let plain = series(a, b, c, z).unwrap_or(f64::NAN);
            let euler = (1.0 - z).powf(c - a - b) * series(c - a, c - b, c, z).unwrap_or(f64::NAN);
            prop_assert!((plain - euler).abs() <= 1e-9 * plain.abs().max(1.0), "{plain} {euler}");
        }
    }
}
