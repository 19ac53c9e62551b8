//! Days told as "so many days ago", moved to days that are worked.

use jiff::civil::Date;

use crate::domain::WorkCalendar;
use crate::domain::calendar::later;

/// How far back to look for a working day; beyond it the calendar is nothing but holidays, and any day will do.
const HORIZON: usize = 31;

/// Days in which a shift would change a light.
const RECENT: i64 = 14;

/// The day from which the portfolio is seen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days<'a> {
    /// Today.
    pub(super) today: Date,
    /// Which days are worked.
    pub(super) calendar: &'a WorkCalendar,
}

impl Days<'_> {
    /// The working day `ago` days before today, or the nearest one before it; never today itself.
    ///
    /// Nobody is called at Christmas or at New Year, whatever the calendar says. The last two weeks are left alone,
    /// because alerts count their days.
    pub(super) fn past(&self, ago: i64) -> Date {
        let day = later(self.today, -ago.max(1));
        let feast = ago > RECENT && matches!((day.month(), day.day()), (12, 25) | (1, 1));
        if self.calendar.is_working(day) && !feast { day } else { self.before(day) }
    }

    /// The last working day before `day`.
    pub(super) fn before(&self, day: Date) -> Date {
        let mut earlier = later(day, -1);
        for _ in 0..HORIZON {
            if self.calendar.is_working(earlier) {
                return earlier;
            }
            earlier = later(earlier, -1);
        }
        later(day, -1)
    }

    /// The day of something planned `ahead` days from today. Today stays today, what is ahead stays ahead, and what is
    /// overdue stays overdue by about as much.
    pub(super) fn planned(&self, ahead: i64) -> Date {
        if ahead == 0 {
            return self.today;
        }
        let day = self.calendar.on_or_after(later(self.today, ahead));
        if ahead < 0 && day >= self.today { self.past(-ahead) } else { day }
    }
}
