//! What is worth a reminder: appointments that begin soon, and once a day what the day wants. What was said is
//! remembered in the file, so that a timer, two windows and the command line together say it once.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::{Date, DateTime, Time, time};
use serde::{Deserialize, Serialize};

use super::{Agenda, LightCounts, Result};
use crate::domain::FollowUpId;
use crate::domain::calendar::later;
use crate::store::DayPlan;

/// Appointments that are looked at: more at one time is no day of one person.
const MANY: usize = 100;
/// Reminders that are remembered: those of a day or two.
const REMEMBERED: usize = 500;
/// Nobody is told of the day before this hour, although a timer asks all night.
const MORNING: Time = time(6, 0, 0, 0);

/// What the day wants, told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayNews {
    /// The day.
    pub day: Date,
    /// How many clients have each light.
    pub counts: LightCounts,
    /// How many follow-ups are planned for it.
    pub planned: usize,
}

/// What is to be said now, and was not said before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// What the day wants.
    pub day: Option<DayNews>,
    /// Appointments that begin soon, or have begun and are not done; the earliest first.
    pub appointments: Vec<DayPlan>,
}

impl News {
    /// Whether there is nothing to say.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.day.is_none() && self.appointments.is_empty()
    }
}

/// What was said already, as the file keeps it.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Told {
    /// The last day that was told as a whole.
    day: Option<Date>,
    /// Appointments, each with its hour: one that is moved is said again.
    appointments: BTreeSet<(DateTime, FollowUpId)>,
}

impl Told {
    /// What the file keeps; nothing when it is not understood, and then a reminder comes twice rather than never.
    fn read(kept: Option<String>) -> Self {
        kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
    }

    fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Keeps of the news what was not said before, and takes it for said; whatever was said, if it is to be said again.
    fn take(&mut self, news: News, again: bool, today: Date) -> News {
        self.appointments.retain(|(begin, _)| begin.date() >= today);
        let is_new = |told: &mut Self, planned: &DayPlan| told.appointments.insert(mark(planned)) || again;
        let day = news.day.filter(|news| self.day != Some(news.day) || again);
        self.day = day.map(|news| news.day).or(self.day);
        let appointments = news.appointments.into_iter().filter(|planned| is_new(self, planned)).collect();
        while self.appointments.len() > REMEMBERED {
            self.appointments.pop_first();
        }
        News { day, appointments }
    }

    /// Forgets what could not be said.
    fn forget(&mut self, news: &News) {
        if news.day.is_some_and(|news| self.day == Some(news.day)) {
            self.day = None;
        }
        for planned in &news.appointments {
            self.appointments.remove(&mark(planned));
        }
    }
}

fn mark(planned: &DayPlan) -> (DateTime, FollowUpId) {
    (planned.order(), planned.id)
}

impl Agenda {
    /// The appointments of today and tomorrow that have not begun yet, the earliest first.
    pub fn upcoming(&self) -> Result<Vec<DayPlan>> {
        let now = self.clock.wall();
        self.from(now)
    }

    /// Appointments from a moment until the end of the next day.
    fn from(&self, since: DateTime) -> Result<Vec<DayPlan>> {
        self.store.at_once(|| {
            let mut found = self.store.appointments(since.date(), since.time(), MANY)?;
            found.extend(self.store.appointments(later(since.date(), 1), Time::MIN, MANY)?);
            Ok(found)
        })
    }

    /// What there is to say now and was not said before; it counts as said from now on.
    ///
    /// Taken first and told then: of two that ask at the same time one tells. Whoever cannot tell takes it
    /// [back](Self::untold).
    pub fn news(&mut self, minutes: u16, again: bool) -> Result<News> {
        let now = self.clock.wall();
        let until = now.checked_add(Span::new().minutes(i64::from(minutes))).unwrap_or(DateTime::MAX);
        let mut appointments = self.from(now.date().to_datetime(Time::MIN))?;
        appointments.retain(|planned| planned.order() <= until);
        let day = self.day_news(now)?;
        let news = News { day, appointments };
        self.tell(news, again)
    }

    /// Of these appointments those that were not said before; they count as said from now on.
    pub fn claim(&mut self, appointments: Vec<DayPlan>) -> Result<Vec<DayPlan>> {
        Ok(self.tell(News { day: None, appointments }, false)?.appointments)
    }

    /// Forgets that something was said, because it could not be.
    pub fn untold(&mut self, news: &News) -> Result<()> {
        Ok(self.store.remember(|kept| {
            let mut told = Told::read(kept);
            told.forget(news);
            (told.written(), ())
        })?)
    }

    fn tell(&mut self, news: News, again: bool) -> Result<News> {
        let today = self.today();
        if news.is_empty() {
            return Ok(news);
        }
        Ok(self.store.remember(|kept| {
            let mut told = Told::read(kept);
            let news = told.take(news, again, today);
            (told.written(), news)
        })?)
    }

    /// What the day wants, if it wants anything; a day off only when something is planned for it.
    fn day_news(&self, now: DateTime) -> Result<Option<DayNews>> {
        let day = now.date();
        if now.time() < MORNING {
            return Ok(None);
        }
        let load = self.store.loads(day, 1, day)?.first().copied().unwrap_or_default();
        let (counts, planned) = (self.store.counts(day)?, load.planned);
        let is_wanted = planned > 0 || (self.rules.calendar.is_working(day) && counts.red + counts.yellow > 0);
        Ok(is_wanted.then_some(DayNews { day, counts, planned }))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::agenda::StoredLight;
    use crate::domain::{ClientId, Kind};

    const TODAY: Date = date(2026, 11, 23);

    fn planned(id: i64, hour: i8) -> DayPlan {
        let light = StoredLight { counted: true, yellow: None, red: None, on_track: true, attempts: 0 };
        DayPlan {
            id: FollowUpId(id),
            client: ClientId(id),
            name: format!("Cliente {id}"),
            due_on: TODAY,
            due_at: Some(Time::constant(hour, 0, 0, 0)),
            channel: Kind::Visit,
            purpose: String::new(),
            snoozes: 0,
            light,
        }
    }

    fn news(appointments: &[DayPlan]) -> News {
        let day = Some(DayNews { day: TODAY, counts: LightCounts::default(), planned: 0 });
        News { day, appointments: appointments.to_vec() }
    }

    #[test]
    fn nothing_is_said_twice_unless_it_is_asked_for() {
        let mut told = Told::default();
        let [ten, eleven] = [planned(1, 10), planned(2, 11)];
        assert_eq!(told.take(news(std::slice::from_ref(&ten)), false, TODAY), news(std::slice::from_ref(&ten)));
        let both = news(&[ten.clone(), eleven.clone()]);
        let second = told.take(both.clone(), false, TODAY);
        assert_eq!((second.day, second.appointments), (None, vec![eleven]));
        assert!(told.take(both.clone(), false, TODAY).is_empty());
        assert_eq!(told.take(both.clone(), true, TODAY), both);
        assert!(told.take(both, false, TODAY).is_empty());
        let moved = DayPlan { due_at: Some(time(12, 0, 0, 0)), ..ten };
        assert_eq!(told.take(news(std::slice::from_ref(&moved)), false, TODAY).appointments, [moved]);
    }

    #[test]
    fn what_could_not_be_said_is_said_again() {
        let mut told = Told::default();
        let first = told.take(news(&[planned(1, 10)]), false, TODAY);
        told.forget(&first);
        assert_eq!(told, Told::default());
    }

    #[test]
    fn what_is_remembered_is_bounded_and_yesterday_is_forgotten() {
        let mut told = Told::default();
        let many: Vec<_> = (0..600).map(|id| planned(id, 10)).collect();
        assert_eq!(told.take(news(&many), false, TODAY).appointments.len(), 600);
        assert_eq!(told.appointments.len(), REMEMBERED);
        told.take(News::default(), false, later(TODAY, 1));
        assert!(told.appointments.is_empty());
    }

    #[test]
    fn what_is_kept_is_read_again_and_nonsense_is_nothing() {
        let mut told = Told::default();
        told.take(news(&[planned(1, 10)]), false, TODAY);
        assert_eq!(Told::read(Some(told.written())), told);
        for kept in ["", "{", "[]", "{\"day\":3}"] {
            assert_eq!(Told::read(Some(kept.into())), Told::default(), "{kept}");
        }
    }
}
