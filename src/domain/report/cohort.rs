//! Whether those who first bought together still buy: a table of cohorts, and who stayed from one period to the next.

use jiff::civil::Date;

use super::period::{Period, Unit};
use crate::domain::ClientId;

/// The most cohorts that are shown.
pub const MOST: usize = 12;

/// Those who first bought in the same month or quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// When it begins.
    pub start: Date,
    /// How many they are.
    pub size: i64,
    /// How many of them bought in their first step, in the one after it, and so on until now.
    pub bought: Vec<i64>,
}

/// Takes in who bought when, client by client and day after day.
#[derive(Clone, Debug)]
pub struct Cohorts {
    unit: Unit,
    /// The first step that is shown.
    from: Date,
    /// The step in which we are.
    now: Date,
    all: Vec<Cohort>,
    /// The client that is being taken in, its cohort, and the last step of it that was counted.
    at: Option<(ClientId, Option<usize>, i64)>,
}

impl Cohorts {
    /// Of those who first bought in the last steps until `today`.
    #[must_use]
    pub fn new(unit: Unit, today: Date) -> Self {
        let now = unit.start(today);
        let steps = i32::try_from(MOST).unwrap_or(i32::MAX);
        let cohort = |n: i32| {
            let start = unit.after(now, n + 1 - steps);
            Cohort { start, size: 0, bought: vec![0; usize::try_from(steps - n).unwrap_or(0)] }
        };
        let all: Vec<Cohort> = (0..steps).map(cohort).collect();
        let from = all.first().map_or(now, |cohort| cohort.start);
        Self { unit, from, now, all, at: None }
    }

    /// Takes a purchase in. Those of a client come one after the other, the earliest first.
    pub fn see(&mut self, client: ClientId, on: Date) {
        let step = self.unit.between(self.from, on);
        if self.at.is_none_or(|(last, ..)| last != client) {
            let cohort = usize::try_from(step).ok().filter(|place| *place < self.all.len() && on >= self.from);
            if let Some(cohort) = cohort.and_then(|place| self.all.get_mut(place)) {
                cohort.size += 1;
            }
            self.at = Some((client, cohort, -1));
        }
        let Some((_, Some(place), counted)) = &mut self.at else { return };
        let since = step - i64::try_from(*place).unwrap_or(0);
        if since > *counted && self.unit.start(on) <= self.now {
            *counted = since;
            let bought =
                self.all.get_mut(*place).and_then(|cohort| cohort.bought.get_mut(usize::try_from(since).ok()?));
            if let Some(bought) = bought {
                *bought += 1;
            }
        }
    }

    /// The cohorts that have anybody in them, the oldest first.
    #[must_use]
    pub fn done(self) -> Vec<Cohort> {
        self.all.into_iter().filter(|cohort| cohort.size > 0).collect()
    }
}

/// Who bought in a period, against the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stayed {
    /// Bought in it.
    pub now: i64,
    /// Bought before it.
    pub before: i64,
    /// Bought in both.
    pub again: i64,
    /// Bought in it for the first time.
    pub new: i64,
    /// Bought in it, not in the one before, and yet not for the first time.
    pub back: i64,
}

impl Stayed {
    /// Takes in a client by the days on which it bought.
    pub fn see(&mut self, days: &[Date], period: &Period, before: &Period) {
        let bought = |period: &Period| days.iter().any(|day| period.contains(*day));
        let (now, was) = (bought(period), bought(before));
        let first = days.first().is_some_and(|day| period.contains(*day));
        self.now += i64::from(now);
        self.before += i64::from(was);
        self.again += i64::from(now && was);
        self.new += i64::from(now && first);
        self.back += i64::from(now && !was && !first);
    }

    /// Bought before and not since.
    #[must_use]
    pub fn gone(&self) -> i64 {
        self.before - self.again
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::calendar::later;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn a_cohort_is_followed_step_by_step() {
        let mut cohorts = Cohorts::new(Unit::Quarter, TODAY);
        let bought = [
            (1, date(2026, 2, 1)),
            (1, date(2026, 2, 20)),
            (1, date(2026, 8, 1)),
            (2, date(2026, 3, 31)),
            (2, date(2026, 4, 1)),
            (3, date(2019, 1, 1)),
            (3, date(2026, 2, 1)),
            (4, date(2026, 11, 23)),
            // What is dated ahead belongs to no step that has begun.
            (5, date(2027, 6, 1)),
        ];
        for (client, on) in bought {
            cohorts.see(ClientId(client), on);
        }
        let expected = [
            Cohort { start: date(2026, 1, 1), size: 2, bought: vec![2, 1, 1, 0] },
            Cohort { start: date(2026, 10, 1), size: 1, bought: vec![1] },
        ];
        assert_eq!(cohorts.done(), expected);
    }

    #[test]
    fn who_stayed_is_told_from_who_is_new_and_who_came_back() {
        let (period, before) = (Period::year(TODAY), Period::year(TODAY).before(TODAY));
        let mut stayed = Stayed::default();
        for days in [
            &[date(2025, 3, 1), date(2026, 3, 1)] as &[_],
            &[date(2025, 3, 1)],
            &[date(2026, 3, 1)],
            &[date(2020, 3, 1), date(2026, 3, 1)],
            &[],
        ] {
            stayed.see(days, &period, &before);
        }
        assert_eq!(stayed, Stayed { now: 3, before: 2, again: 1, new: 1, back: 1 });
        assert_eq!(stayed.gone(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Everybody of a cohort bought in its first step, and never more than everybody afterwards.
        #[test]
        fn no_cohort_has_more_buyers_than_members(
            mut days in prop::collection::vec((0_i64..20, -1_500_i64..60), 0..80), quarters in any::<bool>(),
        ) {
            days.sort_unstable();
            let unit = if quarters { Unit::Quarter } else { Unit::Month };
            let mut cohorts = Cohorts::new(unit, TODAY);
            for (client, day) in &days {
                cohorts.see(ClientId(*client), later(TODAY, *day));
            }
            for cohort in cohorts.done() {
                prop_assert!(cohort.start <= TODAY);
                prop_assert_eq!(cohort.bought.first(), Some(&cohort.size));
                prop_assert!(cohort.bought.iter().all(|bought| *bought <= cohort.size));
            }
        }
    }
}
