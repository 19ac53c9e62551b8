//! Which step falls on which day: after its offset, on a day that is worked, and where there is room.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Script;
use crate::domain::WorkCalendar;
use crate::domain::calendar::{days_between, later};

/// How many days ahead room is looked for.
const FURTHEST: usize = 3_660;

/// How much there is on each day, and how much it takes.
#[derive(Clone, Debug)]
pub struct Room<'a> {
    calendar: &'a WorkCalendar,
    capacity: usize,
    load: BTreeMap<Date, usize>,
    /// Of a full day, the first one after it that was not full when somebody looked.
    onward: BTreeMap<Date, Date>,
}

impl<'a> Room<'a> {
    /// The room that a capacity leaves where so much is on each day already.
    #[must_use]
    pub fn new(calendar: &'a WorkCalendar, capacity: u16, load: impl IntoIterator<Item = (Date, usize)>) -> Self {
        // A capacity of nothing would never end.
        let capacity = usize::from(capacity.max(1));
        Self { calendar, capacity, load: load.into_iter().collect(), onward: BTreeMap::new() }
    }

    /// Takes room for one contact on the first day from `day` on that is worked and has it.
    pub fn take(&mut self, day: Date) -> Date {
        let wanted = self.calendar.on_or_after(day);
        let mut at = wanted;
        let mut passed = Vec::new();
        for _ in 0..FURTHEST {
            if self.load.get(&at).is_none_or(|load| *load < self.capacity) {
                break;
            }
            passed.push(at);
            at = match self.onward.get(&at) {
                Some(onward) => *onward,
                None => self.calendar.next(at),
            };
        }
        // Whoever looks next does not pass all the full days again.
        self.onward.extend(passed.into_iter().filter(|full| *full < at).map(|full| (full, at)));
        *self.load.entry(at).or_default() += 1;
        at
    }
}

/// A step and its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Laid {
    /// Which step, counted from 1.
    pub step: u16,
    /// When.
    pub on: Date,
}

impl Script {
    /// The days of its steps for somebody with whom it begins on `from`. What would lie before `today` is left out; a
    /// step that finds no room on its day keeps those after it at their distance.
    pub fn lay(&self, from: Date, today: Date, room: &mut Room) -> Vec<Laid> {
        let mut slip = 0;
        let mut laid = Vec::with_capacity(self.steps.len());
        for (step, number) in self.steps.iter().zip(1..) {
            let day = step.offset.day(from, room.calendar);
            if day < today {
                continue;
            }
            let wanted = later(day, slip);
            let on = room.take(wanted);
            // That Saturday is not worked is no reason to put off what comes in two weeks.
            slip += days_between(room.calendar.on_or_after(wanted), on);
            laid.push(Laid { step: number, on });
        }
        laid
    }
}
