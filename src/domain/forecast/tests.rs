//! Sums by hand, and whatever stages and opportunities there are.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::money::rounded;
use crate::domain::stage::{LOST, WON};

const TODAY: Date = date(2026, 11, 23);

fn stages() -> [(&'static str, u8); 3] {
    [("lead", 10), ("proposal", 50), ("agreement", 80)]
}

fn usd(minor: i64) -> Money {
    Money { minor, currency: Currency::USD }
}

fn euros(minor: i64) -> Money {
    Money { minor, currency: "EUR".parse().unwrap() }
}

fn deal(stage: &str, minor: i64, expect_on: Option<Date>) -> Deal<'_> {
    Deal { stage, amount: Some(usd(minor)), probability: None, expect_on, terms: None }
}

fn forecast(terms: u16, deals: &[Deal]) -> Forecast {
    let mut forecasting = Forecasting::new(TODAY, terms, Chances::new(stages(), History::default()));
    for deal in deals {
        forecasting.open(deal);
    }
    forecasting.forecast(&House::default())
}

/// The moves of one after the other: stages, each with how many days ago it came into it. What ends as won or lost is.
fn history(told: &[&[(&str, i64)]]) -> History {
    let mut measuring = Measuring::default();
    for (number, moves) in (0_i64..).zip(told) {
        let won = match moves.last() {
            Some((WON, _)) => Some(true),
            Some((LOST, _)) => Some(false),
            _ => None,
        };
        for (stage, ago) in *moves {
            measuring.moved((number, won), stage, later(TODAY, -ago));
        }
    }
    measuring.history()
}

#[test]
fn each_day_falls_into_its_month_and_the_others_into_none() {
    let cases = [
        ("yesterday", Some(date(2026, 11, 22)), "late"),
        ("today", Some(TODAY), "2026-11-01"),
        ("the end of the month", Some(date(2026, 11, 30)), "2026-11-01"),
        ("the next", Some(date(2026, 12, 1)), "2026-12-01"),
        ("the last month", Some(date(2027, 10, 31)), "2027-10-01"),
        ("after it", Some(date(2027, 11, 1)), "beyond"),
        ("the end of all days", Some(Date::MAX), "beyond"),
        ("no day", None, "undated"),
    ];
    for (name, on, expected) in cases {
        let told = forecast(0, &[deal("proposal", 1_000, on)]);
        let mut parts: Vec<(String, Part)> =
            told.months.iter().map(|month| (month.first.to_string(), month.part)).collect();
        let rest = [("late", told.late), ("beyond", told.beyond), ("undated", told.undated)];
        parts.extend(rest.map(|(name, part)| (name.to_owned(), part)));
        for (place, part) in parts {
            let weighted = if place == expected { 500 } else { 0 };
            assert_eq!((part.closing.weighted, part.cash), (weighted, weighted), "{name}: {place}");
        }
    }
}

#[test]
fn months_stand_without_a_gap_and_end_where_nothing_is_left() {
    let firsts = |deals: &[Deal]| -> Vec<String> {
        forecast(0, deals).months.iter().map(|month| month.first.to_string()).collect()
    };
    assert_eq!(firsts(&[]), ["2026-11-01", "2026-12-01", "2027-01-01"]);
    let april = firsts(&[deal("lead", 1, Some(date(2027, 4, 3)))]);
    assert_eq!((april.len(), april.last().map(String::as_str)), (6, Some("2027-04-01")));
}

#[test]
fn money_comes_after_its_terms() {
    let deals = [
        deal("agreement", 1_000, Some(date(2026, 11, 28))),
        Deal { terms: Some(90), ..deal("agreement", 100, Some(date(2026, 11, 28))) },
        Deal { terms: Some(0), ..deal("agreement", 10, Some(date(2026, 11, 28))) },
        Deal { terms: Some(400), ..deal("agreement", 50_000, Some(date(2026, 11, 28))) },
        deal("agreement", 10_000, Some(date(2026, 11, 1))),
        deal("agreement", 100_000, None),
    ];
    let told = forecast(30, &deals);
    let cash: Vec<i64> = told.months.iter().map(|month| month.part.cash).collect();
    assert_eq!(cash, [8, 800, 0, 80]);
    assert_eq!((told.late.cash, told.undated.cash, told.beyond.cash), (8_000, 80_000, 40_000));
}

#[test]
fn what_was_sold_is_due_on_its_day_and_what_was_brought_back_takes_from_it() {
    let mut forecasting = Forecasting::new(TODAY, 0, Chances::default());
    for (minor, on) in [(700, date(2026, 11, 1)), (1_000, TODAY), (-250, date(2026, 11, 30)), (5, date(2026, 12, 1))] {
        forecasting.due(Money { minor, currency: Currency::USD }, on);
    }
    let told = forecasting.forecast(&House::default());
    let due: Vec<i64> = told.months.iter().map(|month| month.part.due).collect();
    assert_eq!((due, told.late.due), (vec![750, 5, 0], 700));
    assert_eq!(told.all, Outlook::default(), "nothing of it is open");
}

#[test]
fn what_was_won_counts_for_its_month_and_its_year() {
    let mut forecasting = Forecasting::new(TODAY, 0, Chances::default());
    for (amount, on) in [
        (Some(usd(100)), date(2026, 11, 2)),
        (None, date(2026, 11, 3)),
        (Some(usd(10)), date(2026, 1, 1)),
        (Some(usd(1)), date(2025, 11, 23)),
        (Some(euros(7)), date(2026, 2, 1)),
    ] {
        forecasting.won(amount, on);
    }
    let told = forecasting.forecast(&House::default());
    assert_eq!((told.won_month, told.won_year), (Won { count: 2, amount: 100 }, Won { count: 4, amount: 110 }));
    assert_eq!((told.this_month(), told.left_out.len()), (100, 1));
}

#[test]
fn amounts_are_rounded_once_for_each_currency() {
    // Three halves of a cent are a cent and a half, and not three cents.
    let told = forecast(0, &[deal("proposal", 1, None), deal("proposal", 1, None), deal("proposal", 1, None)]);
    assert_eq!((told.all.total, told.all.weighted), (3, 2));
    let told =
        forecast(0, &[Deal { amount: Some(euros(500)), ..deal("proposal", 0, None) }, deal("proposal", 9, None)]);
    assert_eq!((told.all.count, told.all.total, told.left_out.len()), (2, 9, 1));
    let told = forecast(0, &[Deal { amount: None, ..deal("proposal", 0, None) }]);
    assert_eq!(told.all, Outlook { count: 1, unpriced: 1, ..Outlook::default() });
}

#[test]
fn a_chance_is_its_own_else_measured_else_as_it_is_set() {
    let of = |closed, won| {
        let passed = Passed { closed, won, ..Passed::default() };
        History { stages: [("proposal".to_owned(), passed)].into(), ..History::default() }
    };
    let cases = [
        ("nothing is known", History::default(), "proposal", None, 50),
        ("too little is known", of(FEWEST - 1, 1), "proposal", None, 50),
        ("enough is known", of(FEWEST, 5), "proposal", None, 25),
        ("its own", of(FEWEST, 5), "proposal", Some(90), 90),
        ("its own is more than all", History::default(), "proposal", Some(200), 100),
        ("not in the settings", History::default(), "Demo hecha", None, 0),
        ("not in the settings, with its own", History::default(), "Demo hecha", Some(30), 30),
    ];
    for (name, history, stage, own, expected) in cases {
        let mut chances = Chances::new(stages(), history);
        let place = chances.place_of(stage);
        assert_eq!(chances.percent(place, own), expected, "{name}");
    }
}

#[test]
fn stages_keep_the_order_of_the_settings_and_strangers_follow() {
    let told = forecast(0, &[deal("Otra", 5, None), deal("agreement", 7, None), deal("Otra", 5, None)]);
    let stages: Vec<_> = told.stages.iter().map(|stage| (stage.chance.stage.as_str(), stage.open.count)).collect();
    assert_eq!(stages, [("lead", 0), ("proposal", 0), ("agreement", 1), ("Otra", 2)]);
    assert_eq!((told.stages[3].open.total, told.stages[3].open.weighted), (10, 0));
}

#[test]
fn the_history_of_stages_is_that_of_what_came_into_them() {
    let told = history(&[
        &[("lead", 50), ("proposal", 40), (WON, 30)],
        &[("lead", 50), ("proposal", 30), (LOST, 10)],
        &[("lead", 90), (LOST, 20)],
        // Back and forth: counted once, each stay by itself.
        &[("lead", 60), ("proposal", 50), ("lead", 45), ("proposal", 44), (WON, 40)],
        // Closed and opened again: not closed.
        &[("lead", 9), (LOST, 8), ("proposal", 2)],
        // Still open.
        &[("proposal", 300)],
    ]);
    let lead = told.stage("lead");
    assert_eq!((lead.closed, lead.won, lead.stays, lead.days), (4, 2, 6, Some(10)));
    let proposal = told.stage("proposal");
    assert_eq!((proposal.closed, proposal.won, proposal.stays, proposal.days), (3, 2, 4, Some(5)));
    assert_eq!((told.all.closed, told.all.won, told.cycle), (4, 2, Some(20)));
    assert_eq!(told.stages.len(), 2, "what is won and what is lost are no stages");
    assert_eq!(history(&[]), History::default());
}

#[test]
fn a_count_leaves_shares_open_around_its_own() {
    // Wilson's interval of 95 in 100, to the percentages within it.
    for (won, closed, expected) in [
        (0, 0, None),
        (0, 1, Some((0, 79))),
        (1, 1, Some((21, 100))),
        (10, 20, Some((30, 70))),
        (0, 20, Some((0, 16))),
        (20, 20, Some((84, 100))),
        (30, 100, Some((22, 39))),
        (500_000, 1_000_000, Some((50, 50))),
        (333_333, 1_000_000, Some((33, 33))),
    ] {
        let passed = Passed { closed, won, ..Passed::default() };
        assert_eq!(passed.between(), expected, "{won} of {closed}");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (-4_000_i64..200_000).prop_map(|days| later(TODAY, days))
}

type Drawn = (String, Option<(i64, u8)>, Option<u8>, Option<Date>, Option<u16>);

fn any_deal() -> impl Strategy<Value = Drawn> {
    let stage = prop_oneof![Just("lead".to_owned()), Just("agreement".to_owned()), "[a-zñ ]{1,8}"];
    let amount = prop::option::of((any::<i64>(), 0_u8..3));
    (stage, amount, prop::option::of(any::<u8>()), prop::option::of(any_day()), prop::option::of(any::<u16>()))
}

fn money((minor, currency): (i64, u8)) -> Money {
    let code = ["USD", "EUR", "CLP"][usize::from(currency)];
    Money { minor, currency: code.parse().unwrap() }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is open: nothing overflows, and everything stands in exactly one month, or in none, and in one stage.
    #[test]
    fn everything_is_counted_once(
        set in prop::collection::vec(("[a-z]{0,6}", any::<u8>()), 0..6),
        deals in prop::collection::vec(any_deal(), 0..30),
        moves in prop::collection::vec((0_i64..6, any::<Option<bool>>(), "[a-c]|won|lost", any_day()), 0..40),
        terms in any::<u16>(),
    ) {
        let mut measuring = Measuring::default();
        for (number, won, stage, on) in &moves {
            measuring.moved((*number, *won), stage, *on);
        }
        let mut forecasting = Forecasting::new(TODAY, terms, Chances::new(set.clone(), measuring.history()));
        for (stage, amount, probability, expect_on, terms) in &deals {
            forecasting.open(&Deal {
                stage,
                amount: amount.map(money),
                probability: *probability,
                expect_on: *expect_on,
                terms: *terms,
            });
        }
        let told = forecasting.forecast(&House::default());
        prop_assert_eq!(told.all.count, deals.len());
        let parts = || {
            let rest = [told.late, told.beyond, told.undated];
            told.months.iter().map(|month| month.part).chain(rest)
        };
        prop_assert_eq!(parts().map(|part| part.closing.count).sum::<usize>(), deals.len());
        prop_assert_eq!(told.stages.iter().map(|stage| stage.open.count).sum::<usize>(), deals.len());
        prop_assert!((SHOWN..=MONTHS).contains(&told.months.len()));
        for stage in &told.stages {
            prop_assert!(stage.chance.percent() <= 100);
            if let (Some(share), Some((low, high))) = (stage.chance.passed.share(), stage.chance.passed.between()) {
                prop_assert!(low <= share && share <= high && high <= 100);
            }
        }
    }

    /// What counts by its chance lies between nothing and all of it, and the parts of a sum come to the sum.
    #[test]
    fn a_weighted_sum_lies_within_the_sum(
        deals in prop::collection::vec((0_i64..1_000_000_000, 0_u8..=100, prop::option::of(any_day())), 0..30),
    ) {
        let drawn = deals.iter();
        let deals: Vec<Deal> = drawn
            .map(|(minor, percent, on)| Deal { probability: Some(*percent), ..deal("lead", *minor, *on) })
            .collect();
        let told = forecast(30, &deals);
        prop_assert!((0..=told.all.total).contains(&told.all.weighted));
        let exact: i128 =
            deals.iter().map(|deal| i128::from(deal.amount.unwrap().minor) * i128::from(deal.probability.unwrap())).sum();
        prop_assert_eq!(told.all.weighted, rounded(exact, 100));
        let rest = [told.late, told.beyond, told.undated];
        let parts: Vec<Part> = told.months.iter().map(|month| month.part).chain(rest).collect();
        prop_assert_eq!(parts.iter().map(|part| part.closing.total).sum::<i64>(), told.all.total);
        let (closing, cash): (i64, i64) =
            (parts.iter().map(|part| part.closing.weighted).sum(), parts.iter().map(|part| part.cash).sum());
        let most = i64::try_from(parts.len()).unwrap();
        prop_assert!((closing - told.all.weighted).abs() <= most && (cash - told.all.weighted).abs() <= most);
    }
}
