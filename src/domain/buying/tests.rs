//! The models against what was published of them, against sums that are done another way, and on odd portfolios.

use proptest::prelude::*;

use super::*;

/// The people of the public sample, and what they spent on the average when they came again.
fn cdnow() -> Vec<(Past, f64)> {
    let rows = include_str!("cdnow.csv").lines().filter(|line| !line.starts_with(['#', 'r']));
    let row = |line: &str| {
        let mut fields = line.split(',').map(|field| field.parse::<u32>().expect("a number"));
        let mut next = || fields.next().expect("four fields");
        let day = |n: u32| u16::try_from(n).expect("a small number");
        let past = Past { repeats: day(next()), to_last: day(next()), seen: day(next()) };
        (past, f64::from(next()) / 100.0)
    };
    rows.map(row).collect()
}

fn each_once(people: &[(Past, f64)]) -> Vec<(Past, u32)> {
    people.iter().map(|(past, _)| (*past, 1)).collect()
}

fn published() -> Repeat {
    Repeat { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }
}

#[track_caller]
fn near(what: &str, value: f64, expected: f64, within: f64) {
    assert!((value - expected).abs() <= within, "{what}: {value}, not {expected}");
}

#[test]
fn the_public_sample_gives_the_published_numbers() {
    let people = cdnow();
    assert_eq!(people.len(), 2_357);
    let model = Repeat::fit(&each_once(&people)).expect("the sample is fitted");
    near("r", model.r, 0.243, 0.000_5);
    near("alpha", model.alpha, 4.414, 0.000_5);
    near("a", model.a, 0.793, 0.000_5);
    near("b", model.b, 2.426, 0.000_5);
    near("the likelihood", model.likelihood(&each_once(&people)), -9_582.4, 0.05);
}

#[test]
fn the_public_sample_gives_the_published_amounts() {
    let spent: Vec<_> = cdnow()
        .iter()
        .filter(|(past, _)| past.repeats > 0)
        .map(|(past, mean)| Spent { times: past.repeats, mean: *mean })
        .collect();
    assert_eq!(spent.len(), 946);
    let model = Spend::fit(&spent).expect("the sample is fitted");
    near("p", model.p, 6.25, 0.01);
    near("q", model.q, 3.74, 0.01);
    near("gamma", model.gamma, 15.44, 0.02);
    // Whoever spent above the average is expected to spend less, and the other way around, the less the more is known.
    let mean = model.p * model.gamma / (model.q - 1.0);
    let expected = |times, mean| model.expected(Spent { times, mean }).expect("a number");
    near("somebody of whom nothing is known", expected(0, 0.0), mean, 1e-9);
    assert!(mean < expected(1, 100.0) && expected(1, 100.0) < expected(9, 100.0) && expected(9, 100.0) < 100.0);
    assert!(10.0 < expected(9, 10.0) && expected(9, 10.0) < expected(1, 10.0) && expected(1, 10.0) < mean);
}

/// The example of the authors' own worksheet: two repeats, the last after 30.43 weeks of 38.86, 39 weeks ahead.
#[test]
fn the_published_client_is_expected_to_buy_as_published() {
    let past = Past { repeats: 2, to_last: 213, seen: 272 };
    let expected = published().expected(past, 273).expect("a number");
    near("purchases", expected, 1.226, 0.001);
}

/// The same expectation by adding it up over every chance of leaving, without the hypergeometric function.
fn added_up(model: &Repeat, past: Past, days: u16) -> f64 {
    let (again, seen, ahead) = (f64::from(past.repeats), f64::from(past.seen) / 7.0, f64::from(days) / 7.0);
    // p = place²(3−2·place) takes the edges of the beta distribution, where it may be infinite, out of the way.
    let steps = 40_000_u32;
    let (a, b) = (model.a, model.b + again);
    let (mut sum, mut weights) = (0.0, 0.0);
    for step in 0..steps {
        let place = (f64::from(step) + 0.5) / f64::from(steps);
        let p = place * place * (3.0 - 2.0 * place);
        let weight = ((a - 1.0) * p.ln() + (b - 1.0) * (1.0 - p).ln()).exp() * 6.0 * place * (1.0 - place);
        let stays = ((model.alpha + seen) / (model.alpha + seen + p * ahead)).powf(model.r + again);
        sum += weight * (1.0 - stays) / p;
        weights += weight;
    }
    sum / weights * model.alive(past)
}

fn any_model() -> impl Strategy<Value = Repeat> {
    (0.05_f64..20.0, 0.2_f64..60.0, 0.6_f64..6.0, 0.6_f64..12.0).prop_map(|(r, alpha, a, b)| Repeat { r, alpha, a, b })
}

fn any_past() -> impl Strategy<Value = Past> {
    (0_u16..60, 0_u16..1500, 0_u16..1500).prop_map(|(repeats, to_last, quiet)| {
        let to_last = if repeats == 0 { 0 } else { to_last.max(repeats) };
        Past { repeats, to_last, seen: to_last + quiet }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_expected_adds_up(model in any_model(), past in any_past(), days in 1_u16..400) {
        let expected = model.expected(past, days).expect("a number");
        let added = added_up(&model, past, days);
        prop_assert!((expected - added).abs() <= 1e-3 * added + 1e-9, "{expected} {added}");
    }

    #[test]
    fn silence_speaks_against_a_client(model in any_model(), past in any_past(), more in 1_u16..900) {
        let (now, later) = (past, Past { seen: past.seen + more, ..past });
        prop_assert!((0.0..=1.0).contains(&model.alive(now)));
        prop_assert!(model.alive(later) <= model.alive(now));
        prop_assert!(model.expected(later, 90) <= model.expected(now, 90));
    }

    #[test]
    fn a_longer_time_holds_more_purchases(model in any_model(), past in any_past(), days in 1_u16..400) {
        let expected = |days| model.expected(past, days).expect("a number");
        prop_assert!(expected(0).abs() < 1e-12);
        prop_assert!(expected(days) <= expected(days + 30) + 1e-9);
    }

    /// No portfolio breaks the fit: it is a number or it is none.
    #[test]
    fn any_portfolio_is_fitted_or_not(pasts in proptest::collection::vec((any_past(), 0.0_f64..1e9), 30..60)) {
        let buyers: Vec<_> = pasts.into_iter().map(|(past, mean)| Buyer { past, mean }).collect();
        if let Fit::Fitted(models) = Fit::of(&buyers) {
            for buyer in &buyers {
                if let Some(outlook) = models.outlook(buyer, 90) {
                    prop_assert!(outlook.purchases.is_finite() && outlook.revenue.is_finite(), "{:?}", outlook);
                }
            }
        }
    }
}

#[test]
fn too_few_purchases_say_so() {
    let buyer = |repeats, seen| Buyer { past: Past { repeats, to_last: seen * repeats.min(1), seen }, mean: 50.0 };
    let portfolio = |clients: usize, again: usize, days: u16| -> Vec<_> {
        (0..clients).map(|n| buyer(u16::from(n < again) * 3, if n == 0 { days } else { days / 2 })).collect()
    };
    for (name, clients, again, days) in
        [("nobody", 0, 0, 0), ("few", 29, 29, 400), ("few again", 30, 9, 400), ("too short", 30, 10, 89)]
    {
        assert_eq!(Fit::of(&portfolio(clients, again, days)), Fit::TooFew { clients, again, days }, "{name}");
    }
    assert!(!matches!(Fit::of(&portfolio(30, 10, 90)), Fit::TooFew { .. }));
}

/// Beyond [`MOST`] clients a part of them speaks for all.
#[test]
fn a_part_of_a_large_portfolio_says_the_same() {
    let people = cdnow();
    let many: Vec<_> = (0..10).flat_map(|_| &people).map(|(past, mean)| Buyer { past: *past, mean: *mean }).collect();
    assert!(many.len() > MOST);
    let Fit::Fitted(models) = Fit::of(&many) else { unreachable!("the sample is fitted") };
    near("r", models.repeat.r, 0.243, 0.002);
    near("b", models.repeat.b, 2.426, 0.05);
}

/// Clients who come like clockwork are what the model knows least: it says something sensible all the same.
#[test]
fn clockwork_is_no_trouble() {
    let buyers: Vec<_> = (0..60)
        .map(|n| {
            let (gap, seen) = (14 + n % 40, 700 + n);
            let repeats = seen / gap;
            Buyer { past: Past { repeats, to_last: repeats * gap, seen }, mean: 100.0 + f64::from(n) }
        })
        .collect();
    let Fit::Fitted(models) = Fit::of(&buyers) else { unreachable!("fitted") };
    for buyer in &buyers {
        let outlook = models.outlook(buyer, 90).expect("a number");
        let rate = f64::from(buyer.past.repeats) / f64::from(buyer.past.seen) * 90.0;
        assert!(outlook.alive > 0.9, "{buyer:?} {outlook:?}");
        assert!((outlook.purchases / rate - 1.0).abs() < 0.35, "{buyer:?} {outlook:?} {rate}");
    }
}
