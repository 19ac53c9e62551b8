//! What became of the possible sales there were: how many of those that came into a stage were won, and how long they
//! stayed in it. A share is a count of the user's own, not a model; what such a count leaves open is said beside it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::domain::calendar::days_between;
use crate::domain::stage::is_closed;

/// From so many closed ones on, the measured share is used in place of the set one: with twenty the share is known to
/// within some twenty points, which is about what separates one stage from the next.
pub const FEWEST: u32 = 20;
/// The square of 1.96 in ten thousandths: shares that such a count leaves open with a certainty of 95 in 100.
const CERTAIN: i128 = 38_416;

/// What is known of those that came into a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// How many of them are closed.
    pub closed: u32,
    /// How many of these were won.
    pub won: u32,
    /// How many stays in the stage have ended.
    pub stays: u32,
    /// How many days half of the stays took at most; `None` where none has ended.
    pub days: Option<u32>,
}

impl Passed {
    /// How many percent of the closed ones were won; `None` where none is closed.
    #[must_use]
    pub fn share(&self) -> Option<u8> {
        let half = u64::from(self.closed) / 2;
        let share = (u64::from(self.won.min(self.closed)) * 100 + half).checked_div(self.closed.into())?;
        u8::try_from(share).ok()
    }

    /// Whether there are enough of them for the share to be used.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.closed >= FEWEST
    }

    /// The lowest and the highest share, in percent, that this count does not rule out: the interval of Wilson (1927).
    #[must_use]
    pub fn between(&self) -> Option<(u8, u8)> {
        let share = self.share()?;
        let (won, closed) = (i128::from(self.won.min(self.closed)), i128::from(self.closed));
        let possible = |percent: &u8| {
            let percent = i128::from(*percent);
            let away = won * 100 - closed * percent;
            away * away * 10_000 <= CERTAIN * closed * percent * (100 - percent)
        };
        // Of thousands no whole percentage but the share itself may be left.
        let lowest = (0..=share).find(possible).unwrap_or(share);
        let highest = (share..=100).rev().find(possible).unwrap_or(share);
        Some((lowest, highest))
    }
}

/// What became of all possible sales.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// By stage.
    pub stages: BTreeMap<String, Passed>,
    /// All that are closed, whichever stages they came through.
    pub all: Passed,
    /// How many days half of those that were won took at most, from the first stage on.
    pub cycle: Option<u32>,
}

impl History {
    /// What is known of a stage.
    #[must_use]
    pub fn stage(&self, code: &str) -> Passed {
        self.stages.get(code).copied().unwrap_or_default()
    }
}

/// Adds moves up to a [`History`].
#[derive(Debug, Default)]
pub struct Measuring {
    stages: Vec<Stage>,
    /// The one whose moves are being told with whether it was won, and these moves: a stage by its place, and the day.
    told: Option<(i64, Option<bool>)>,
    moves: Vec<(usize, Date)>,
    all: Passed,
    cycles: Vec<u32>,
}

#[derive(Debug)]
struct Stage {
    code: String,
    passed: Passed,
    stays: Vec<u32>,
}

impl Measuring {
    /// An opportunity came into a stage; by now it was won or not, or is still open. The moves of one are told together,
    /// in their order.
    pub fn moved(&mut self, (opportunity, won): (i64, Option<bool>), stage: &str, on: Date) {
        if self.told.is_none_or(|(told, _)| told != opportunity) {
            self.settle();
            self.told = Some((opportunity, won));
        }
        let known = self.stages.iter().position(|known| known.code == stage);
        let place = known.unwrap_or_else(|| {
            self.stages.push(Stage { code: stage.to_owned(), passed: Passed::default(), stays: Vec::new() });
            self.stages.len() - 1
        });
        self.moves.push((place, on));
    }

    /// Counts what the moves of one opportunity tell.
    fn settle(&mut self) {
        let moves = std::mem::take(&mut self.moves);
        for pair in moves.windows(2) {
            if let [(from, since), (_, until)] = pair
                && let Some(stage) = self.stages.get_mut(*from)
            {
                stage.stays.push(days(*since, *until));
            }
        }
        let Some((_, Some(won))) = self.told else { return };
        let count = |passed: &mut Passed| {
            passed.closed = passed.closed.saturating_add(1);
            passed.won = passed.won.saturating_add(won.into());
        };
        count(&mut self.all);
        let entered: BTreeSet<usize> = moves.iter().map(|(place, _)| *place).collect();
        for place in entered {
            if let Some(stage) = self.stages.get_mut(place) {
                count(&mut stage.passed);
            }
        }
        if let (true, Some((_, first)), Some((_, last))) = (won, moves.first(), moves.last()) {
            self.cycles.push(days(*first, *last));
        }
    }

    /// What all moves together tell.
    #[must_use]
    pub fn history(mut self) -> History {
        self.settle();
        let Self { stages, all, cycles, .. } = self;
        let open = stages.into_iter().filter(|stage| !is_closed(&stage.code));
        let stages = open.map(|Stage { code, passed, stays }| {
            let count = u32::try_from(stays.len()).unwrap_or(u32::MAX);
            (code, Passed { stays: count, days: median(stays), ..passed })
        });
        History { stages: stages.collect(), all, cycle: median(cycles) }
    }
}

/// The days from one day to another; none where the clock was set back.
fn days(since: Date, until: Date) -> u32 {
    u32::try_from(days_between(since, until)).unwrap_or(0)
}

/// The number that half of these do not exceed: of two in the middle, the smaller.
fn median(mut numbers: Vec<u32>) -> Option<u32> {
    let middle = numbers.len().checked_sub(1)? / 2;
    let (_, median, _) = numbers.select_nth_unstable(middle);
    Some(*median)
}
