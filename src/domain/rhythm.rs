//! How often a client buys, and when the next purchase is to be expected.
//!
//! The rhythm is the median of the days between purchases, which one long pause or one order in two parts hardly moves.
//! Several purchases on one day are one, and what was brought back is none.

use jiff::civil::Date;

use super::calendar::{days_between, later};

/// With fewer days of purchase there is no rhythm.
pub const FEWEST: usize = 3;

/// How often a client buys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// The last day on which something was bought.
    pub last: Date,
    /// The days between purchases.
    pub gap: u16,
}

impl Rhythm {
    /// The rhythm of purchases on these days, which ascend.
    #[must_use]
    pub fn of(days: &[Date]) -> Option<Self> {
        let last = days.last().copied().filter(|_| days.len() >= FEWEST)?;
        let mut gaps: Vec<i64> = days.windows(2).map(|two| days_between(two[0], two[1])).collect();
        gaps.sort_unstable();
        let middle = gaps.len() / 2;
        let gap = if gaps.len() % 2 == 1 { gaps[middle] } else { (gaps[middle - 1] + gaps[middle] + 1) / 2 };
        Some(Self { last, gap: u16::try_from(gap.max(1)).unwrap_or(u16::MAX) })
    }

    /// The day on which the next purchase is to be expected.
    #[must_use]
    pub fn expected(&self) -> Date {
        later(self.last, self.gap.into())
    }

    /// The day on which so many percent of the rhythm have passed.
    #[must_use]
    pub fn passed(&self, percent: u16) -> Date {
        later(self.last, (i64::from(self.gap) * i64::from(percent) + 99) / 100)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const FIRST: Date = date(2026, 1, 1);

    /// Purchases on the first day and so many days after it.
    fn days(after: &[i64]) -> Vec<Date> {
        std::iter::once(&0).chain(after).map(|days| later(FIRST, *days)).collect()
    }

    #[test]
    fn the_middle_gap_is_the_rhythm() {
        for (name, after, expected) in [
            ("two purchases tell nothing", &[30][..], None),
            ("three do", &[30, 60], Some((30, 90, 105))),
            ("one long pause changes nothing", &[30, 60, 260, 290], Some((30, 320, 335))),
            ("nor does one order in two parts", &[30, 31, 60, 91], Some((30, 121, 136))),
            ("between two middle gaps", &[30, 61], Some((31, 92, 108))),
            ("every day", &[1, 2, 3], Some((1, 4, 5))),
        ] {
            let rhythm = Rhythm::of(&days(after));
            let said =
                rhythm.map(|it| (it.gap, days_between(FIRST, it.expected()), days_between(FIRST, it.passed(150))));
            assert_eq!(said, expected, "{name}");
        }
        assert_eq!(Rhythm::of(&[]), None);
    }

    proptest! {
        #[test]
        fn it_lies_between_the_gaps(gaps in proptest::collection::vec(1_i64..400, 2..30)) {
            let mut at = 0;
            let after: Vec<_> = gaps.iter().map(|gap| { at += gap; at }).collect();
            let rhythm = Rhythm::of(&days(&after)).expect("enough purchases");
            prop_assert!(gaps.iter().min() <= Some(&rhythm.gap.into()) && Some(&rhythm.gap.into()) <= gaps.iter().max());
            prop_assert!(rhythm.last < rhythm.expected() && rhythm.expected() < rhythm.passed(150));
            prop_assert_eq!(rhythm.expected(), rhythm.passed(100));
        }
    }
}
