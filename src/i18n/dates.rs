//! Days and times as they are read aloud: short for lists, long for a card, relative for a glance.
//!
//! The names and the patterns are in `dates.ftl`; here it is only decided which of them applies. What "today" is comes
//! from the caller.

use jiff::civil::{Date, DateTime, Time};

use super::{Arg, DateOrder, Lang, Texts};
use crate::domain::BestHour;
use crate::domain::calendar::days_between;

/// Further away than this many days, months tell more.
const DAYS_UP_TO: i64 = 60;
/// Further away than this many months, years tell more.
const MONTHS_UP_TO: i64 = 23;

impl Texts {
    /// A day in a list: `lun 23 nov`, and `23 nov 2025` when it is of another year than `today`.
    #[must_use]
    pub fn day(&self, date: Date, today: Date) -> String {
        let key = if date.year() == today.year() { "date-day" } else { "date-year" };
        self.written(key, date)
    }

    /// A day without its weekday: `23 nov`, with the year when it is another than today's.
    #[must_use]
    pub fn day_plain(&self, date: Date, today: Date) -> String {
        let key = if date.year() == today.year() { "date-plain" } else { "date-year" };
        self.written(key, date)
    }

    /// A day in full: `lunes 23 de noviembre de 2026`.
    #[must_use]
    pub fn day_long(&self, date: Date) -> String {
        self.written("date-long", date)
    }

    /// A month of a year, as the title of a calendar: `noviembre de 2026`.
    #[must_use]
    pub fn month_year(&self, date: Date) -> String {
        self.written("date-month", date)
    }

    /// The name of a month, 1 to 12.
    #[must_use]
    pub fn month(&self, month: i8) -> &str {
        self.find(&format!("month-{month}")).unwrap_or("")
    }

    /// The short name of a month, 1 to 12.
    #[must_use]
    pub fn month_short(&self, month: i8) -> &str {
        self.find(&format!("month-short-{month}")).unwrap_or("")
    }

    /// The name of the day of the week.
    #[must_use]
    pub fn weekday(&self, date: Date) -> &str {
        self.find(&format!("weekday-{}", date.weekday().to_monday_one_offset())).unwrap_or("")
    }

    /// The short name of the day of the week.
    #[must_use]
    pub fn weekday_short(&self, date: Date) -> &str {
        self.find(&format!("weekday-short-{}", date.weekday().to_monday_one_offset())).unwrap_or("")
    }

    /// A time of day: `09:30`, where clocks have twelve hours `9:30 am`.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        let minute = format!("{:02}", time.minute());
        if !self.month_first() {
            return self.with("time-24", &[("hour", format!("{:02}", time.hour()).into()), ("minute", minute.into())]);
        }
        let (hour, half) = (time.hour() % 12, if time.hour() < 12 { "time-am" } else { "time-pm" });
        let hour = if hour == 0 { 12 } else { hour }.to_string();
        self.with("time-12", &[("hour", hour.into()), ("minute", minute.into()), ("half", self.get(half).into())])
    }

    /// An hour of the day, 0 to 24, for a span of hours: `10`, where clocks have twelve hours `10 am`.
    fn hour(&self, hour: i8) -> String {
        if !self.month_first() {
            return hour.to_string();
        }
        let half = if hour % 24 < 12 { "time-am" } else { "time-pm" };
        let hour = if hour % 12 == 0 { 12 } else { hour % 12 }.to_string();
        self.with("time-hour", &[("hour", hour.into()), ("half", self.get(half).into())])
    }

    /// When a client usually answers, and on what grounds: `suele contestar de 10 a 12 (7 de 9)`.
    #[must_use]
    pub fn best_hour(&self, best: &BestHour) -> String {
        let args: [(&str, Arg<'_>); 4] = [
            ("from", self.hour(best.from).into()),
            ("to", self.hour(best.to).into()),
            ("answered", best.answered.into()),
            ("attempts", best.attempts.into()),
        ];
        self.with("best-hour", &args)
    }

    /// A day and a time, for a list: `lun 23 nov 10:30`.
    #[must_use]
    pub fn moment(&self, at: DateTime, today: Date) -> String {
        self.day_at(at.date(), Some(at.time()), today)
    }

    /// A day, with its time where it has one.
    #[must_use]
    pub fn day_at(&self, date: Date, time: Option<Time>, today: Date) -> String {
        self.with_time(self.day(date, today), time)
    }

    /// A day in whatever words, with its time where it has one.
    pub(super) fn with_time(&self, day: String, time: Option<Time>) -> String {
        match time {
            Some(time) => self.with("date-moment", &[("day", day.into()), ("time", self.time(time).into())]),
            None => day,
        }
    }

    /// How far a day is from today: `hoy`, `mañana`, `hace 3 días`, `en 5 días`, `hace 4 meses`.
    #[must_use]
    pub fn relative(&self, date: Date, today: Date) -> String {
        let days = days_between(today, date);
        match days {
            0 => return self.get("relative-today").to_owned(),
            1 => return self.get("relative-tomorrow").to_owned(),
            -1 => return self.get("relative-yesterday").to_owned(),
            _ => {}
        }
        let (unit, count) = distance(days.abs());
        let side = if days < 0 { "ago" } else { "ahead" };
        self.with(&format!("relative-{unit}-{side}"), &[("n", count.into())])
    }

    /// How late something is, for a narrow column: `−3 d`.
    #[must_use]
    pub fn days_late(&self, days: i64) -> String {
        match days {
            ..=0 => self.get("date-late-today").to_owned(),
            _ => self.with("date-late", &[("days", days.into())]),
        }
    }

    /// Whether this is the English of America, which puts the month first and counts to twelve o'clock.
    fn month_first(&self) -> bool {
        self.locale().lang == Lang::En && self.locale().date_order() == DateOrder::MonthDay
    }

    /// A date in the pattern of this key, or in its form with the month first.
    pub(super) fn written(&self, key: &str, date: Date) -> String {
        let american;
        let key = if self.month_first() {
            american = format!("{key}-month-first");
            &american
        } else {
            key
        };
        // Days and years are texts: a number would have its thousands grouped.
        let args: [(&str, Arg<'_>); 6] = [
            ("day", date.day().to_string().into()),
            ("year", date.year().to_string().into()),
            ("month", self.month(date.month()).into()),
            ("month-short", self.month_short(date.month()).into()),
            ("weekday", self.weekday(date).into()),
            ("weekday-short", self.weekday_short(date).into()),
        ];
        self.with(key, &args)
    }
}

/// A number of days in the unit that says it best.
fn distance(days: i64) -> (&'static str, i64) {
    if days <= DAYS_UP_TO {
        return ("days", days);
    }
    // A month has 30.44 days on average; this rounds to the nearest.
    let months = (days * 100 + 1_522) / 3_044;
    if months <= MONTHS_UP_TO { ("months", months) } else { ("years", months / 12) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::domain::WorkCalendar;
    use crate::domain::calendar::later;
    use crate::domain::when::{Context, Lean, When, read};
    use crate::i18n::Locale;

    const TODAY: Date = date(2026, 11, 20);

    fn texts(locale: &str) -> Texts {
        Texts::new(Locale::parse(locale))
    }

    #[test]
    fn days_are_written_as_the_language_does() {
        let monday = date(2026, 11, 23);
        let other = date(2025, 1, 5);
        let cases = [
            ("es-PE", "lun 23 nov", "5 ene 2025", "23 nov", "lunes 23 de noviembre de 2026", "noviembre de 2026"),
            ("es-PR", "lun 23 nov", "5 ene 2025", "23 nov", "lunes 23 de noviembre de 2026", "noviembre de 2026"),
            ("en", "Mon 23 Nov", "5 Jan 2025", "23 Nov", "Monday, 23 November 2026", "November 2026"),
            ("en-US", "Mon Nov 23", "Jan 5, 2025", "Nov 23", "Monday, November 23, 2026", "November 2026"),
        ];
        for (locale, day, year, plain, long, month) in cases {
            let texts = texts(locale);
            assert_eq!(texts.day(monday, TODAY), day, "{locale}");
            assert_eq!(texts.day(other, TODAY), year, "{locale}");
            assert_eq!(texts.day_plain(monday, TODAY), plain, "{locale}");
            assert_eq!(texts.day_plain(other, TODAY), year, "{locale}");
            assert_eq!(texts.day_long(monday), long, "{locale}");
            assert_eq!(texts.month_year(monday), month, "{locale}");
        }
    }

    #[test]
    fn times_have_twelve_hours_in_america_alone() {
        let cases = [
            (time(9, 5, 0, 0), "09:05", "9:05 am"),
            (time(0, 0, 0, 0), "00:00", "12:00 am"),
            (time(12, 30, 59, 0), "12:30", "12:30 pm"),
            (time(23, 59, 0, 0), "23:59", "11:59 pm"),
        ];
        for (at, day, half) in cases {
            assert_eq!(texts("es-US").time(at), day);
            assert_eq!(texts("en-GB").time(at), day);
            assert_eq!(texts("en-US").time(at), half);
        }
        assert_eq!(texts("es").moment(date(2026, 11, 23).at(10, 30, 0, 0), TODAY), "lun 23 nov 10:30");
        assert_eq!(texts("en-US").moment(date(2026, 11, 23).at(10, 30, 0, 0), TODAY), "Mon Nov 23 10:30 am");
    }

    #[test]
    fn the_best_hour_is_said_with_its_grounds() {
        let best = |from| BestHour { from, to: from + 2, answered: 7, attempts: 9 };
        for (locale, from, said) in [
            ("es-PE", 10, "suele contestar de 10 a 12 (7 de 9)"),
            ("es-PE", 22, "suele contestar de 22 a 24 (7 de 9)"),
            ("en-GB", 10, "usually answers from 10 to 12 (7 of 9)"),
            ("en-US", 10, "usually answers from 10 am to 12 pm (7 of 9)"),
            ("en-US", 0, "usually answers from 12 am to 2 am (7 of 9)"),
            ("en-US", 22, "usually answers from 10 pm to 12 am (7 of 9)"),
        ] {
            assert_eq!(texts(locale).best_hour(&best(from)), said, "{locale}");
        }
    }

    #[test]
    fn distances_are_said_in_the_unit_that_says_them_best() {
        let cases = [
            (0, "hoy", "today"),
            (1, "mañana", "tomorrow"),
            (-1, "ayer", "yesterday"),
            (-3, "hace 3 días", "3 days ago"),
            (5, "en 5 días", "in 5 days"),
            (60, "en 60 días", "in 60 days"),
            (61, "en 2 meses", "in 2 months"),
            (-122, "hace 4 meses", "4 months ago"),
            (-365, "hace 12 meses", "12 months ago"),
            (-730, "hace 2 años", "2 years ago"),
            (4_000, "en 10 años", "in 10 years"),
        ];
        for (days, es, en) in cases {
            assert_eq!(texts("es").relative(later(TODAY, days), TODAY), es);
            assert_eq!(texts("en").relative(later(TODAY, days), TODAY), en);
        }
        assert_eq!(texts("es").relative(Date::MIN, Date::MAX), "hace 19.996 años");
    }

    #[test]
    fn lateness_is_short() {
        assert_eq!(texts("es").days_late(3), "−3 d");
        assert_eq!(texts("en").days_late(1_200), "−1,200 d");
        assert_eq!(texts("es").days_late(0), "hoy");
        assert_eq!(texts("en").days_late(-4), "today");
    }

    #[test]
    fn no_day_of_a_leap_year_is_in_the_wrong_language() {
        let (es, en) = (texts("es"), texts("en"));
        let english: Vec<&str> =
            (1..=12).map(|m| en.month(m)).chain((1..=7).map(|d| en.weekday(later(TODAY, d)))).collect();
        for n in 0..366 {
            let day = later(date(2028, 1, 1), n);
            let written = es.day_long(day);
            assert!(!english.iter().any(|word| written.contains(word)), "{written}");
            assert!(!written.contains(['{', '-']), "{written}");
            assert_eq!(written.split(' ').count(), 6, "{written}");
            let short = es.day(day, date(2028, 6, 1));
            assert_eq!(short.split(' ').count(), 3, "{short}");
            assert!(en.day_long(day).split(' ').count() == 4);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        /// What is written is what is read, in both languages and with day and month in either order.
        #[test]
        fn written_dates_are_read_back(
            days in -20_000i64..40_000, minutes in proptest::option::of(0i16..24 * 60),
            locale in select(vec!["es-PE", "es-PR", "en-GB", "en-US"]),
        ) {
            let texts = texts(locale);
            let date = later(TODAY, days);
            let at = |minutes: i16| time(i8::try_from(minutes / 60).unwrap(), i8::try_from(minutes % 60).unwrap(), 0, 0);
            let when = When { date, time: minutes.map(at) };
            let calendar = WorkCalendar::default();
            let order = texts.locale().date_order();
            let cx = Context { now: TODAY.at(9, 15, 0, 0), order, work_days: &calendar, lean: Lean::Future };
            let said = texts.when(when);
            // Midnight of a day is read as one of two.
            let midnight = when.time.is_some_and(|time| time == Time::midnight());
            prop_assert!(midnight || read(&said, &cx) == Ok(when), "{said}: {:?}", read(&said, &cx));
            let said = texts.day_plain(date, later(date, 400));
            prop_assert_eq!(read(&said, &cx), Ok(When { date, time: None }), "{}", said);
            if (0..300).contains(&days) {
                let said = texts.day(date, date);
                prop_assert_eq!(read(&said, &cx), Ok(When { date, time: None }), "{}", said);
            }
        }
    }
}
