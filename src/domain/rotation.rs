//! Which of the backups of many days are worth keeping: grandfather, father, son.
//!
//! The last of each of seven days, four weeks and twelve months: so what went wrong unseen can be gone back to for a
//! year, in about two dozen files.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

/// How many days with a backup keep it.
const DAYS: usize = 7;
/// How many weeks with a backup keep their last.
const WEEKS: usize = 4;
/// How many months with a backup keep their last.
const MONTHS: usize = 12;

/// Those of these days whose backup is kept on `today`.
///
/// Days that are yet to come were written by a clock that went wrong and was put right: they count by themselves, or
/// they would be the newest for years, and what is made today would go as soon as it is made.
#[must_use]
pub fn kept(days: &BTreeSet<Date>, today: Date) -> BTreeSet<Date> {
    let (been, to_come): (BTreeSet<Date>, BTreeSet<Date>) = days.iter().partition(|day| **day <= today);
    [been, to_come].iter().flat_map(newest).collect()
}

/// Those of these days that are kept, counted back from the last.
fn newest(days: &BTreeSet<Date>) -> BTreeSet<Date> {
    let week = |day: Date| {
        let iso = day.iso_week_date();
        (iso.year(), iso.week())
    };
    let mut kept: BTreeSet<Date> = days.iter().rev().take(DAYS).copied().collect();
    kept.extend(last_of_each(days, week, WEEKS));
    kept.extend(last_of_each(days, |day| (day.year(), day.month()), MONTHS));
    kept
}

/// The last day of each of the newest spans of time.
fn last_of_each<S: Ord>(days: &BTreeSet<Date>, span: impl Fn(Date) -> S, most: usize) -> Vec<Date> {
    let last: BTreeMap<S, Date> = days.iter().map(|day| (span(*day), *day)).collect();
    last.into_values().rev().take(most).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::calendar::later;

    #[test]
    fn two_years_of_days_leave_seven_days_four_weeks_and_twelve_months() {
        let today = date(2026, 11, 25);
        let mut files = BTreeSet::new();
        for ago in (0..730).rev() {
            files.insert(later(today, -ago));
            files = kept(&files, later(today, -ago));
        }
        let expected: BTreeSet<Date> = [
            // The last seven days, of which Sunday the 22nd is the last of its week.
            (0..7).map(|ago| later(today, -ago)).collect::<Vec<_>>(),
            vec![date(2026, 11, 15), date(2026, 11, 8)],
            (1..=10).map(|month| date(2026, month, 1).last_of_month()).collect(),
            vec![date(2025, 12, 31)],
        ]
        .concat()
        .into_iter()
        .collect();
        assert_eq!(files, expected);
    }

    proptest! {
        /// Keeping is final: what is kept today is not thrown away by asking again, and the newest is always kept.
        #[test]
        fn what_is_kept_stays_kept(ages in prop::collection::btree_set(0_i64..2_000, 0..80)) {
            let days: BTreeSet<Date> = ages.iter().map(|ago| later(date(2026, 11, 25), -ago)).collect();
            let today = date(2026, 11, 25);
            let once = kept(&days, today);
            prop_assert!(once.is_subset(&days) && once.len() <= DAYS + WEEKS + MONTHS);
            prop_assert_eq!(kept(&once, today), once.clone());
            prop_assert_eq!(once.last(), days.last());
        }

        /// However many days a clock that went wrong has left behind, the real ones are kept as if there were none.
        #[test]
        fn days_that_are_yet_to_come_push_nothing_out(
            ages in prop::collection::btree_set(0_i64..2_000, 0..80), ahead in prop::collection::btree_set(1_i64..4_000, 0..80),
        ) {
            let today = date(2026, 11, 25);
            let been: BTreeSet<Date> = ages.iter().map(|ago| later(today, -ago)).collect();
            let to_come: BTreeSet<Date> = ahead.iter().map(|ahead| later(today, *ahead)).collect();
            let all = kept(&been.union(&to_come).copied().collect(), today);
            let real: BTreeSet<Date> = all.iter().filter(|day| **day <= today).copied().collect();
            prop_assert_eq!(real, kept(&been, today));
            prop_assert!(all.len() <= 2 * (DAYS + WEEKS + MONTHS));
        }
    }
}
