//! Dates that matter to a client and come every year: birthdays, anniversaries, the end of a contract.

mod read;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use read::{NoOccasion, read};

use super::calendar::later;
use super::code::codes;
use super::{ContactId, OccasionId};

codes! {
    /// What a date is about.
    OccasionKind in "occasion" {
        /// The day on which somebody was born.
        Birthday = "birthday",
        /// The day on which something began: the company, the business with us.
        Anniversary = "anniversary",
        /// The day on which a contract ends or is renewed.
        Renewal = "renewal",
        /// Another date.
        Other = "other",
    }
}

impl OccasionKind {
    /// How many days before its day it is announced when nobody says otherwise: a contract takes time to renew.
    #[must_use]
    pub fn lead(self) -> u16 {
        match self {
            Self::Renewal => 30,
            Self::Birthday | Self::Anniversary | Self::Other => 0,
        }
    }
}

/// A date that matters to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    /// Its row; zero while it is not stored yet.
    pub id: OccasionId,
    /// The person at the client whose date it is; `None` when it is the client's own.
    pub contact: Option<ContactId>,
    /// What it is about.
    pub kind: OccasionKind,
    /// What else there is to say about it; may be empty.
    pub label: String,
    /// The month, from 1 to 12.
    pub month: i8,
    /// The day of the month, as it was when it began: 29 February is kept as such.
    pub day: i8,
    /// The year in which it began; for a date that comes once, the year in which it is.
    pub year: Option<i16>,
    /// Whether it comes every year.
    pub yearly: bool,
    /// How many days before its day it is announced.
    pub lead: u16,
    /// From which day on it is waited for: the one on which it was written down.
    pub since: Date,
}

impl Occasion {
    /// A day of a kind that comes every year, waited for from a day on: its month and day, and the year in which it began
    /// where that is known.
    #[must_use]
    pub fn every_year(kind: OccasionKind, (month, day, year): (i8, i8, Option<i16>), since: Date) -> Self {
        let (id, contact, label, lead) = (OccasionId(0), None, String::new(), kind.lead());
        Self { id, contact, kind, label, month, day, year, yearly: true, lead, since }
    }

    /// Its day in a year: 29 February falls on the 28th where there is none.
    #[must_use]
    pub fn in_year(&self, year: i16) -> Option<Date> {
        let last = Date::new(year, self.month, 1).ok()?.days_in_month();
        Date::new(year, self.month, self.day.min(last)).ok()
    }

    /// The first day on or after `from` on which it comes; `None` when it came once and is over.
    #[must_use]
    pub fn next(&self, from: Date) -> Option<Date> {
        // What begins in a later year does not come before that.
        let first = from.year().max(self.year.unwrap_or(i16::MIN));
        let years = if self.yearly { vec![first, first.saturating_add(1)] } else { vec![self.year?] };
        years.into_iter().filter_map(|year| self.in_year(year)).find(|day| *day >= from)
    }

    /// The first day on which it is announced, and its day, as long as nobody was in touch since it was announced last:
    /// `contact` is the day of the last effective contact.
    #[must_use]
    pub fn due(&self, contact: Option<Date>) -> Option<(Date, Date)> {
        let lead = i64::from(self.lead);
        let after = contact.map(|contact| later(contact, lead + 1));
        let on = self.next(after.map_or(self.since, |after| after.max(self.since)))?;
        Some((later(on, -lead).max(self.since), on))
    }

    /// How many years it has been on its day in `year`, when the year in which it began is known.
    #[must_use]
    pub fn years(&self, year: i16) -> Option<i16> {
        self.year.filter(|_| self.yearly).map(|began| year.saturating_sub(began)).filter(|years| *years > 0)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn born(day: i8, month: i8, year: Option<i16>) -> Occasion {
        Occasion {
            id: OccasionId(0),
            contact: None,
            kind: OccasionKind::Birthday,
            label: String::new(),
            month,
            day,
            year,
            yearly: true,
            lead: 0,
            since: date(2026, 1, 1),
        }
    }

    #[test]
    fn a_leap_day_falls_on_the_twenty_eighth_in_other_years() {
        let leap = born(29, 2, Some(1988));
        assert_eq!(leap.next(date(2026, 11, 23)), Some(date(2027, 2, 28)));
        assert_eq!(leap.next(date(2027, 2, 28)), Some(date(2027, 2, 28)));
        assert_eq!(leap.next(date(2027, 3, 1)), Some(date(2028, 2, 29)));
        assert_eq!(leap.years(2028), Some(40));
    }

    #[test]
    fn a_date_comes_again_next_year_and_one_without_a_year_tells_no_age() {
        let day = born(23, 11, None);
        assert_eq!(day.next(date(2026, 11, 23)), Some(date(2026, 11, 23)));
        assert_eq!(day.next(date(2026, 11, 24)), Some(date(2027, 11, 23)));
        assert_eq!(day.years(2027), None);
        assert_eq!(born(15, 3, Some(2029)).next(date(2026, 11, 23)), Some(date(2029, 3, 15)));
    }

    #[test]
    fn contact_since_it_was_announced_puts_it_off_until_the_next_time() {
        let contract = Occasion { kind: OccasionKind::Renewal, lead: 30, ..born(15, 3, None) };
        for (contact, expected) in [
            (None, (date(2026, 2, 13), date(2026, 3, 15))),
            (Some(date(2025, 12, 1)), (date(2026, 2, 13), date(2026, 3, 15))),
            (Some(date(2026, 2, 12)), (date(2026, 2, 13), date(2026, 3, 15))),
            (Some(date(2026, 2, 13)), (date(2027, 2, 13), date(2027, 3, 15))),
            (Some(date(2026, 3, 15)), (date(2027, 2, 13), date(2027, 3, 15))),
        ] {
            assert_eq!(contract.due(contact), Some(expected), "{contact:?}");
        }
        // What is written down a week before is announced from that day on, and not in the past.
        let late = Occasion { since: date(2026, 3, 8), ..contract };
        assert_eq!(late.due(None), Some((date(2026, 3, 8), date(2026, 3, 15))));
        assert_eq!(late.due(Some(date(2026, 3, 10))).map(|(_, on)| on), Some(date(2027, 3, 15)));
    }

    #[test]
    fn what_comes_once_is_over_when_it_was() {
        let once = Occasion { yearly: false, ..born(31, 12, Some(2026)) };
        assert_eq!(once.next(date(2026, 11, 23)), Some(date(2026, 12, 31)));
        assert_eq!(once.next(date(2027, 1, 1)), None);
        assert_eq!(Occasion { year: None, ..once }.next(date(2026, 1, 1)), None);
    }
}
