//! Classes by example, and what holds of them whatever the numbers.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::Client;
use crate::domain::calendar::later;
use crate::domain::purchase::PurchaseKind;
use crate::domain::value::{Bought, Ledger};

const TODAY: Date = date(2026, 11, 23);

fn rules() -> ClassRules {
    ClassRules::default()
}

/// A client that bought for 100 each so many days ago.
fn bought(days_ago: &[i64]) -> Value {
    let mut ledger = Ledger::on(TODAY);
    for ago in days_ago {
        let on = later(TODAY, -ago);
        ledger.buy(Bought { on, kind: PurchaseKind::Sale, amount: Some(100), cost: None, due_on: None });
    }
    ledger.value(&Client::named("López", TODAY), None, &rules())
}

#[test]
fn activity_changes_with_the_days_without_a_purchase() {
    use Activity::{Active, AtRisk, Inactive, Lost, New, Prospect};
    for (name, days_ago, expected) in [
        ("never bought", &[][..], Prospect),
        ("bought today", &[0], New),
        ("first bought 89 days ago", &[89], New),
        ("once, 90 days ago", &[90], AtRisk),
        ("again and again", &[300, 200, 89], Active),
        ("last bought 90 days ago", &[200, 90], AtRisk),
        ("180 days ago", &[180], Inactive),
        ("364 days ago", &[364], Inactive),
        ("365 days ago", &[365], Lost),
        ("once a year", &[1095, 730, 365], Active),
        ("once a year, and this year too late", &[1400, 1035, 670], AtRisk),
    ] {
        let value = bought(days_ago);
        assert_eq!(value.stages.activity(value.purchases > 0, TODAY), expected, "{name}");
    }
    let left = Stages::of(None, None, Some(TODAY), &rules());
    assert_eq!(left.activity(false, TODAY), Lost);
    assert_eq!(left.activity(false, later(TODAY, -1)), Prospect);
}

#[test]
fn loyalty_is_how_often_and_for_how_long() {
    use Loyalty::{Loyal, Recurring, Transactional};
    for (name, days_ago, expected) in [
        ("once", &[5][..], Transactional),
        ("long ago, often", &[800, 790, 780, 770, 760, 750], Transactional),
        ("three times in a year", &[300, 200, 100], Recurring),
        ("often, but not for long", &[60, 50, 40, 30, 20, 10], Recurring),
        ("often and for long", &[400, 300, 250, 200, 150, 100, 50, 30], Loyal),
    ] {
        assert_eq!(bought(days_ago).loyalty, Some(expected), "{name}");
    }
}

#[test]
fn the_few_that_bring_most_are_a() {
    let of = |years: &[i64]| abc_from(years.iter().copied(), years.iter().sum(), &rules());
    assert_eq!(of(&[]), None);
    assert_eq!(of(&[500]), Some(AbcFrom { a: 500, b: 500 }));
    // 60 and 25 are the first 80 of a hundred; 9 and 4 bring it to 95; 2 is the rest.
    assert_eq!(of(&[60, 25, 9, 4, 2]), Some(AbcFrom { a: 25, b: 4 }));
    assert_eq!(of(&[10; 10]), Some(AbcFrom { a: 10, b: 10 }), "who brings as much is as much");
    let boundaries = Boundaries { abc: of(&[60, 25, 9, 4, 2]), ..Boundaries::default() };
    let classes = [60, 25, 24, 4, 3, 0, -5].map(|year| boundaries.abc(year));
    assert_eq!(classes, [Some(Abc::A), Some(Abc::A), Some(Abc::B), Some(Abc::B), Some(Abc::C), None, None]);
}

#[test]
fn a_sale_takes_short_medium_or_long() {
    let cycles = [0, 30, 31, 90, 91].map(|days| Cycle::of(days, &rules()));
    assert_eq!(cycles, [Cycle::Short, Cycle::Short, Cycle::Medium, Cycle::Medium, Cycle::Long]);
}

#[test]
fn what_to_do_is_told_by_value_and_potential() {
    let boundaries = Boundaries { abc: Some(AbcFrom { a: 200, b: 100 }), ..Boundaries::default() };
    let of = |days_ago: &[i64], potential| {
        let value = Value { potential, ..bought(days_ago) };
        Classes::of(&value, &boundaries, &rules(), TODAY).quadrant
    };
    assert_eq!(of(&[9], None), None);
    assert_eq!(of(&[9, 5], Some(300)), Some(Quadrant::Retain));
    assert_eq!(of(&[9, 5], Some(299)), Some(Quadrant::Maintain));
    assert_eq!(of(&[9], Some(200)), Some(Quadrant::Develop));
    assert_eq!(of(&[9], Some(199)), Some(Quadrant::LetGo));
    assert_eq!(of(&[], Some(100)), Some(Quadrant::Develop), "who never bought can be developed too");
}

/// Fifths of these values by their boundaries.
fn fifths(values: &[i64]) -> Option<Vec<u8>> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let tops = cuts(sorted.len())?.map(|place| sorted[place]);
    Some(values.iter().map(|value| boundaries::fifth(value, &tops)).collect())
}

#[test]
fn a_fifth_is_a_fifth_where_values_differ() {
    assert_eq!(fifths(&[1, 2, 3, 4]), None);
    assert_eq!(fifths(&[10, 20, 30, 40, 50]), Some(vec![1, 2, 3, 4, 5]));
    assert_eq!(fifths(&[1, 1, 1, 1, 1, 1, 1, 2, 3, 9]), Some(vec![1, 1, 1, 1, 1, 1, 1, 4, 5, 5]));
    assert_eq!(fifths(&[7; 9]), Some(vec![1; 9]), "where all are the same, nobody is high");
}

#[test]
fn fifths_compare_with_who_bought_this_year() {
    let boundaries = Boundaries {
        recency: Some([40, 30, 20, 10].map(|ago| later(TODAY, -ago))),
        frequency: Some([1, 2, 3, 4]),
        money: Some([100, 200, 300, 400]),
        abc: None,
    };
    let rfm = |days_ago: &[i64]| boundaries.rfm(&bought(days_ago)).map(|rfm| (rfm.recency, rfm.frequency, rfm.money));
    assert_eq!(rfm(&[]), None);
    assert_eq!(rfm(&[500]), None);
    assert_eq!(rfm(&[50]), Some((1, 1, 1)));
    assert_eq!(rfm(&[50, 40, 30, 5]), Some((5, 4, 4)));
}

proptest! {
    /// The A clients bring their part, and without the least of them they would not.
    #[test]
    fn the_boundaries_hold_the_parts(mut years in proptest::collection::vec(1_i64..10_000, 1..60)) {
        years.sort_unstable_by(|a, b| b.cmp(a));
        let total: i64 = years.iter().sum();
        let from = abc_from(years.iter().copied(), total, &rules()).expect("revenue");
        prop_assert!(from.b <= from.a);
        for (least, percent) in [(from.a, 80), (from.b, 95)] {
            let sum = |is_in: &dyn Fn(i64) -> bool| years.iter().filter(|year| is_in(**year)).sum::<i64>();
            prop_assert!(sum(&|year| year >= least) * 100 >= total * percent);
            prop_assert!(sum(&|year| year > least) * 100 < total * percent);
        }
    }

    /// Who has more is in no lower fifth, and no fifth is overfull but by ties.
    #[test]
    fn fifths_follow_the_values(values in proptest::collection::vec(0_i64..50, 5..80)) {
        let fifths = fifths(&values).expect("enough");
        for (a, of_a) in values.iter().zip(&fifths) {
            prop_assert!((1..=5).contains(of_a));
            for (b, of_b) in values.iter().zip(&fifths) {
                prop_assert!(a < b || of_a >= of_b);
            }
        }
        prop_assert!(fifths.iter().filter(|fifth| **fifth > 1).count() <= values.len() - values.len() / 5);
    }

    /// Without a purchase a client only ever goes down.
    #[test]
    fn activity_never_rises_by_itself(days_ago in proptest::collection::vec(0_i64..900, 1..8), day in 0_i64..900) {
        let mut days_ago = days_ago;
        days_ago.sort_unstable_by(|a, b| b.cmp(a));
        let value = bought(&days_ago);
        let (now, then) = (later(TODAY, day), later(TODAY, day + 1));
        prop_assert!(value.stages.activity(true, now) <= value.stages.activity(true, then));
    }
}
