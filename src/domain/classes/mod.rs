//! What a client is, computed from what it bought and never typed.
//!
//! Some classes compare dates with a day ([`Activity`]), some compare amounts with boundaries that all clients make
//! together ([`Abc`], [`Rfm`]): both can be told from stored numbers, so that a class is never out of date. The numbers
//! that the user may set are in [`ClassRules`].

mod activity;
mod boundaries;

use jiff::civil::Date;

pub use activity::{Activity, Stages};
pub use boundaries::{AbcFrom, Boundaries, abc_from, cuts};

use super::calendar::days_between;
use super::code::codes;
use super::value::Value;

codes! {
    /// What kind of buyer a client is.
    Loyalty in "loyalty" {
        /// Buys now and then.
        Transactional = "transactional",
        /// Comes again and again.
        Recurring = "recurring",
        /// Comes often, and has for long.
        Loyal = "loyal",
    }
}

codes! {
    /// How much of the revenue of the last twelve months a client belongs to.
    Abc in "abc" {
        /// To the few that bring most of it.
        A = "a",
        /// To those that bring most of the rest.
        B = "b",
        /// To the many that bring little.
        C = "c",
    }
}

codes! {
    /// What a client is worth now against what it could bring, and so what to do.
    Quadrant in "quadrant" {
        /// Brings much and could bring more.
        Retain = "retain",
        /// Brings little and could bring much.
        Develop = "develop",
        /// Brings much, and that is all there is.
        Maintain = "maintain",
        /// Brings little and always will.
        LetGo = "let_go",
    }
}

codes! {
    /// How long it takes from the first contact to the first purchase.
    Cycle in "cycle" {
        /// Weeks.
        Short = "short",
        /// A month or more.
        Medium = "medium",
        /// A quarter or more.
        Long = "long",
    }
}

/// How recently, how often and for how much a client buys, compared with all that bought in the last twelve months: each
/// from 1 (the lowest fifth) to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rfm {
    /// How recently.
    pub recency: u8,
    /// How often.
    pub frequency: u8,
    /// For how much.
    pub money: u8,
}

/// The numbers by which clients are classed; the user's configuration sets them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassRules {
    /// How many days after its first purchase a client is new.
    pub new_days: u16,
    /// Days without a purchase from which a client is at risk, inactive and lost.
    pub quiet_days: (u16, u16, u16),
    /// Days of purchase in twelve months that make a client recurring, and loyal.
    pub regular: (u16, u16),
    /// How many percent of the revenue the A clients bring, and those with the B clients.
    pub abc: (u16, u16),
    /// How many percent of what the smallest A client brings must be left to be won for a high potential.
    pub room: u16,
    /// Days from the first contact to the first purchase from which a sale takes medium time, and long.
    pub cycle: (u16, u16),
}

impl Default for ClassRules {
    fn default() -> Self {
        Self { new_days: 90, quiet_days: (90, 180, 365), regular: (3, 6), abc: (80, 95), room: 50, cycle: (31, 91) }
    }
}

impl Loyalty {
    /// The days between the first purchase and the last that make a loyal client of one that buys often.
    pub const LONG: i64 = 365;

    /// Of a client that bought first and last on these days, and on so many days of the last twelve months.
    #[must_use]
    pub fn of((first, last): (Date, Date), year_count: u32, rules: &ClassRules) -> Self {
        let (recurring, loyal) = rules.regular;
        if year_count >= u32::from(loyal) && days_between(first, last) >= Self::LONG {
            Self::Loyal
        } else if year_count >= u32::from(recurring) {
            Self::Recurring
        } else {
            Self::Transactional
        }
    }
}

impl Cycle {
    /// Of a first sale that took so many days.
    #[must_use]
    pub fn of(days: u16, rules: &ClassRules) -> Self {
        match rules.cycle {
            (medium, _) if days < medium => Self::Short,
            (_, long) if days < long => Self::Medium,
            _ => Self::Long,
        }
    }
}

impl Quadrant {
    /// Of a client that does or does not bring much, and could or could not bring much more.
    #[must_use]
    pub fn of(brings: bool, could: bool) -> Self {
        match (brings, could) {
            (true, true) => Self::Retain,
            (false, true) => Self::Develop,
            (true, false) => Self::Maintain,
            (false, false) => Self::LetGo,
        }
    }
}

/// Everything that a client is on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classes {
    /// Whether it buys.
    pub activity: Activity,
    /// What kind of buyer it is; `None` for one that never bought.
    pub loyalty: Option<Loyalty>,
    /// How much of the revenue it belongs to; `None` without any in the last twelve months.
    pub abc: Option<Abc>,
    /// Compared with the others; `None` unless it bought in the last twelve months, and enough others did.
    pub rfm: Option<Rfm>,
    /// What to do; `None` when its potential is not known.
    pub quadrant: Option<Quadrant>,
    /// How long its first sale took.
    pub cycle: Option<Cycle>,
}

impl Classes {
    /// In how many classes it is.
    #[must_use]
    pub fn count(&self) -> usize {
        let Self { activity: _, loyalty, abc, rfm, quadrant, cycle } = self;
        let others = [loyalty.is_some(), abc.is_some(), rfm.is_some(), quadrant.is_some(), cycle.is_some()];
        1 + others.into_iter().filter(|is_in| *is_in).count()
    }

    /// What a client of this value is, all clients making these boundaries.
    #[must_use]
    pub fn of(value: &Value, boundaries: &Boundaries, rules: &ClassRules, day: Date) -> Self {
        let abc = boundaries.abc(value.year.revenue);
        let could = boundaries.could_bring_much(value, rules);
        Self {
            activity: value.stages.activity(value.purchases > 0, day),
            loyalty: value.loyalty,
            abc,
            rfm: boundaries.rfm(value),
            quadrant: could.map(|could| Quadrant::of(abc == Some(Abc::A), could)),
            cycle: value.cycle.map(|days| Cycle::of(days, rules)),
        }
    }
}

#[cfg(test)]
mod tests;
