//! Whether a client buys: a comparison of a few stored dates with a day.

use jiff::civil::Date;

use super::ClassRules;
use crate::domain::calendar::later;
use crate::domain::code::codes;

codes! {
    /// Whether a client buys.
    Activity in "activity" {
        /// Has never bought.
        Prospect = "prospect",
        /// Bought for the first time not long ago.
        New = "new",
        /// Buys.
        Active = "active",
        /// Has not bought for longer than it should.
        AtRisk = "at_risk",
        /// Has not bought for long.
        Inactive = "inactive",
        /// Went away, or has not bought for so long that it did.
        Lost = "lost",
    }
}

/// The days on which the activity of a client changes by itself, as long as it buys nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stages {
    /// Until this day it is new.
    pub new_until: Date,
    /// From this day it is at risk.
    pub risk_on: Date,
    /// From this day it is inactive.
    pub inactive_on: Date,
    /// From this day it is lost.
    pub lost_on: Date,
}

/// A day that never comes.
const NEVER: Date = Date::MAX;

/// Those of somebody who never bought: nothing changes by itself.
impl Default for Stages {
    fn default() -> Self {
        Self { new_until: NEVER, risk_on: NEVER, inactive_on: NEVER, lost_on: NEVER }
    }
}

impl Stages {
    /// The dates of a client that bought first and last on these days, so many days apart, and went away on that one.
    ///
    /// Who buys once a year is not at risk after three months: where one and a half times a client's own rhythm is longer
    /// than the usual time, all its times are longer by as much.
    #[must_use]
    pub fn of(span: Option<(Date, Date)>, gap: Option<u16>, left_on: Option<Date>, rules: &ClassRules) -> Self {
        let mut stages = span.map_or_else(Self::default, |(first, last)| {
            let (risk, inactive, lost) = Self::quiet_days(gap, rules);
            Self {
                new_until: later(first, rules.new_days.into()),
                risk_on: later(last, risk),
                inactive_on: later(last, inactive),
                lost_on: later(last, lost),
            }
        });
        if let Some(left) = left_on {
            stages.lost_on = stages.lost_on.min(left);
        }
        stages
    }

    /// After how many days without a purchase a client of this rhythm is at risk, inactive and lost.
    #[must_use]
    pub fn quiet_days(gap: Option<u16>, rules: &ClassRules) -> (i64, i64, i64) {
        let usual = i64::from(rules.quiet_days.0.max(1));
        let own = gap.map_or(0, |gap| (i64::from(gap) * 3 + 1) / 2).max(usual);
        let longer = |days: u16| (i64::from(days) * own + usual - 1) / usual;
        (own, longer(rules.quiet_days.1), longer(rules.quiet_days.2))
    }

    /// The activity on `day` of somebody who did or did not buy at all.
    #[must_use]
    pub fn activity(&self, bought: bool, day: Date) -> Activity {
        if self.lost_on <= day {
            Activity::Lost
        } else if !bought {
            Activity::Prospect
        } else if day < self.new_until {
            Activity::New
        } else if self.inactive_on <= day {
            Activity::Inactive
        } else if self.risk_on <= day {
            Activity::AtRisk
        } else {
            Activity::Active
        }
    }
}
