//! What the user means to reach in a month, how far it is reached, and where it leads at this pace.

use jiff::civil::Date;

use super::WorkCalendar;
use super::calendar::later;
use super::code::codes;
use super::money::rounded;
use super::value::percent;

codes! {
    /// What a goal counts.
    GoalKind in "goal" {
        /// What is sold, in the house currency.
        Revenue = "revenue",
        /// Calls of ours.
        Calls = "calls",
        /// Visits.
        Visits = "visits",
        /// Clients who buy for the first time.
        NewClients = "new_clients",
    }
}

/// A goal: it holds from its month on until a later one says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Goal {
    /// What it counts.
    pub kind: GoalKind,
    /// The first day of the month from which on it holds.
    pub month: Date,
    /// How much is to be reached; zero for nothing any more.
    pub target: i64,
}

/// The target of a kind in the month of a day, if there is one.
#[must_use]
pub fn target(goals: &[Goal], kind: GoalKind, day: Date) -> Option<i64> {
    let held = goals.iter().filter(|goal| goal.kind == kind && goal.month <= day.first_of_month());
    held.max_by_key(|goal| goal.month).map(|goal| goal.target).filter(|target| *target > 0)
}

/// What counts toward goals in a month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// What was sold, in the smallest unit of the house currency.
    pub revenue: i64,
    /// Calls of ours.
    pub calls: i64,
    /// Visits.
    pub visits: i64,
    /// Clients who bought for the first time.
    pub new_clients: i64,
}

impl Reached {
    /// How much of a kind.
    #[must_use]
    pub fn of(&self, kind: GoalKind) -> i64 {
        match kind {
            GoalKind::Revenue => self.revenue,
            GoalKind::Calls => self.calls,
            GoalKind::Visits => self.visits,
            GoalKind::NewClients => self.new_clients,
        }
    }
}

/// How the working days of a month lie around a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkMonth {
    /// How many there are.
    pub all: i64,
    /// How many have begun, today among them.
    pub begun: i64,
    /// How many are left, today among them.
    pub left: i64,
}

impl WorkMonth {
    /// The working days of the month of `month`, seen on `today`.
    #[must_use]
    pub fn of(month: Date, today: Date, calendar: &WorkCalendar) -> Self {
        let (first, last) = (month.first_of_month(), month.last_of_month());
        let days = (0..31).map(|n| later(first, n)).take_while(|day| *day <= last);
        let worked: Vec<Date> = days.filter(|day| calendar.is_working(*day)).collect();
        let count =
            |is: &dyn Fn(&Date) -> bool| i64::try_from(worked.iter().filter(|day| is(day)).count()).unwrap_or(0);
        Self { all: count(&|_| true), begun: count(&|day| *day <= today), left: count(&|day| *day >= today) }
    }
}

/// How far a goal is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it counts.
    pub kind: GoalKind,
    /// How much is to be reached; above zero.
    pub target: i64,
    /// How much is.
    pub reached: i64,
    /// The working days.
    pub days: WorkMonth,
}

impl Progress {
    /// How many percent are reached.
    #[must_use]
    pub fn percent(&self) -> i64 {
        percent(self.reached, self.target.max(1))
    }

    /// Where the month ends if it goes on as it went; `None` before its first working day.
    #[must_use]
    pub fn pace(&self) -> Option<i64> {
        let WorkMonth { all, begun, .. } = self.days;
        (begun > 0).then(|| rounded(i128::from(self.reached) * i128::from(all), begun.into()))
    }

    /// How much each working day that is left has to bring, rounded up; `None` when it is reached or none is left.
    #[must_use]
    pub fn per_day(&self) -> Option<i64> {
        let missing = self.target.saturating_sub(self.reached);
        let left = self.days.left;
        (missing > 0 && left > 0).then(|| missing / left + i64::from(missing % left != 0))
    }

    /// Whether the pace leads to the target.
    #[must_use]
    pub fn is_on_pace(&self) -> bool {
        self.reached >= self.target || self.pace().is_none_or(|pace| pace >= self.target)
    }
}

/// The goal that most needs to be looked at: the one that lies furthest behind.
#[must_use]
pub fn most_telling(goals: &[Progress]) -> Option<&Progress> {
    goals.iter().min_by_key(|goal| goal.percent())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 11, 23);

    fn progress(target: i64, reached: i64, today: Date) -> Progress {
        let days = WorkMonth::of(date(2026, 11, 1), today, &WorkCalendar::default());
        Progress { kind: GoalKind::Revenue, target, reached, days }
    }

    #[test]
    fn a_goal_holds_until_a_later_one_says_otherwise() {
        let goal = |kind, month, target| Goal { kind, month: date(2026, month, 1), target };
        let goals = [
            goal(GoalKind::Calls, 3, 100),
            goal(GoalKind::Calls, 6, 120),
            goal(GoalKind::Calls, 9, 0),
            goal(GoalKind::Visits, 1, 20),
        ];
        let cases = [
            ("before the first", GoalKind::Calls, date(2026, 2, 28), None),
            ("from its month on", GoalKind::Calls, date(2026, 3, 1), Some(100)),
            ("until a later one", GoalKind::Calls, date(2026, 8, 31), Some(120)),
            ("until it was given up", GoalKind::Calls, TODAY, None),
            ("in the years that follow", GoalKind::Visits, date(2030, 1, 1), Some(20)),
            ("of another kind", GoalKind::Revenue, TODAY, None),
        ];
        for (name, kind, day, expected) in cases {
            assert_eq!(target(&goals, kind, day), expected, "{name}");
        }
    }

    #[test]
    fn a_pace_counts_working_days() {
        // November 2026 has 21 working days; the 23rd is the 16th of them.
        let cases = [
            ("on the way", progress(2_000_000, 1_240_000, TODAY), Some(1_627_500), Some(126_667), false),
            ("reached", progress(2_000_000, 2_100_000, TODAY), Some(2_756_250), None, true),
            ("nothing yet", progress(100, 0, TODAY), Some(0), Some(17), false),
            ("before the first working day", progress(100, 0, date(2026, 11, 1)), None, Some(5), true),
            ("over", progress(100, 60, date(2026, 12, 3)), Some(60), None, false),
            ("still to come", progress(100, 0, date(2026, 10, 3)), None, Some(5), true),
            ("more was brought back than sold", progress(100, -20, TODAY), Some(-26), Some(20), false),
        ];
        for (name, goal, pace, per_day, on_pace) in cases {
            assert_eq!((goal.pace(), goal.per_day(), goal.is_on_pace()), (pace, per_day, on_pace), "{name}");
        }
        assert_eq!(progress(2_000_000, 1_240_000, TODAY).percent(), 62);
    }

    #[test]
    fn the_goal_that_is_furthest_behind_is_the_one_to_look_at() {
        let goals = [progress(100, 80, TODAY), progress(50, 10, TODAY), progress(10, 9, TODAY)];
        assert_eq!(most_telling(&goals), Some(&goals[1]));
        assert_eq!(most_telling(&[]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever the numbers, the month and the day, nothing divides by zero, and enough for each day is enough.
        #[test]
        fn no_pace_fails(target in 1_i64..i64::MAX, reached in any::<i64>(), month in 0_i64..4_000, today in 0_i64..4_000) {
            let (month, today) = (later(date(2020, 1, 1), month), later(date(2020, 1, 1), today));
            let days = WorkMonth::of(month, today, &WorkCalendar::default());
            let goal = Progress { kind: GoalKind::Calls, target, reached, days };
            let _told = (goal.percent(), goal.pace(), goal.is_on_pace());
            if let Some(per_day) = goal.per_day() {
                let reached_then = i128::from(reached) + i128::from(per_day) * i128::from(days.left);
                prop_assert!(reached_then >= i128::from(target) || reached < 0);
            }
            prop_assert!(days.begun <= days.all && days.left <= days.all);
        }
    }
}
