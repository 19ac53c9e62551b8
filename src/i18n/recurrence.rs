//! A rule for what comes again, in words that [`crate::domain::when::read_recurring`] reads back as the same rule.
//!
//! What nobody says in a phrase ("in the 20th week of each year") is told by the text of the rule itself.

use jiff::civil::Weekday;

use super::Texts;
use crate::domain::Recurrence;
use crate::domain::recurrence::{End, Freq, Parts};
use crate::domain::when::Repeated;

/// Monday to Friday.
const WORKED: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// What is said of the days of a rule: how they are called, and whether a shorter month has its last day instead.
struct Said {
    days: String,
    tail: Option<&'static str>,
}

impl From<String> for Said {
    fn from(days: String) -> Self {
        Self { days, tail: None }
    }
}

impl Texts {
    /// A rule in words: `cada 2 semanas, los lunes y jueves, hasta el 31 dic 2026`.
    #[must_use]
    pub fn recurrence(&self, rule: &Recurrence) -> String {
        let parts = rule.parts();
        let Some(said) = self.without_end(parts) else {
            return self.with("rule-special", &[("rule", rule.to_string().into())]);
        };
        match parts.end {
            End::Never => said,
            End::Count(1) => self.with("rule-once", &[("rule", said.into())]),
            End::Count(count) => self.with("rule-count", &[("rule", said.into()), ("n", count.to_string().into())]),
            End::Until(day) => {
                self.with("rule-until", &[("rule", said.into()), ("day", self.written("date-year", day).into())])
            }
        }
    }

    /// A rule behind the sign of what comes again: `↻ cada lunes`.
    #[must_use]
    pub fn repeats(&self, rule: &Recurrence) -> String {
        self.with("rule-sign", &[("rule", self.recurrence(rule).into())])
    }

    /// A rule in words with its time of day: `cada lunes · 10:00`.
    #[must_use]
    pub fn repeated(&self, repeated: &Repeated) -> String {
        let rule = self.recurrence(&repeated.rule);
        match repeated.first.time {
            None => rule,
            Some(time) => self.with("rule-at", &[("rule", rule.into()), ("time", self.time(time).into())]),
        }
    }

    /// What a rule says apart from its end, if there are words for it.
    fn without_end(&self, parts: &Parts) -> Option<String> {
        if !parts.by_week.is_empty() || !parts.by_year_day.is_empty() || parts.week_start != Weekday::Monday {
            return None;
        }
        match parts.freq {
            Freq::Daily => is_bare(parts).then(|| self.each("rule-daily", parts, &[])),
            Freq::Weekly => self.weekly(parts),
            Freq::Monthly if is_bare(parts) => Some(self.each("rule-monthly", parts, &[])),
            Freq::Monthly if parts.by_month.is_empty() => {
                let said = self.days_of_month(parts)?;
                Some(self.with_tail(self.each("rule-monthly-on", parts, &[("day", &said.days)]), said.tail))
            }
            Freq::Monthly => None,
            Freq::Yearly if is_bare(parts) => Some(self.each("rule-yearly", parts, &[])),
            Freq::Yearly => self.yearly(parts),
        }
    }

    /// The text of this key for each one, or of the key that ends in `-n` for every so many.
    fn each(&self, key: &str, parts: &Parts, args: &[(&str, &str)]) -> String {
        let mut args: Vec<_> = args.iter().map(|(name, value)| (*name, (*value).into())).collect();
        if parts.interval == 1 {
            return self.with(key, &args);
        }
        args.push(("n", parts.interval.to_string().into()));
        self.with(&format!("{key}-n"), &args)
    }

    fn with_tail(&self, said: String, tail: Option<&str>) -> String {
        match tail {
            None => said,
            Some(tail) => self.with(tail, &[("rule", said.into())]),
        }
    }

    fn weekly(&self, parts: &Parts) -> Option<String> {
        if is_bare(parts) {
            return Some(self.each("rule-weekly", parts, &[]));
        }
        if !parts.by_month.is_empty() || !parts.by_place.is_empty() {
            return None;
        }
        let days: Vec<Weekday> = parts.by_day.iter().map(|day| day.weekday).collect();
        if days == WORKED {
            return Some(self.each("rule-worked", parts, &[]));
        }
        let days = self.listed(days.into_iter().map(|day| self.weekday_name(day)));
        Some(self.each("rule-weekly-on", parts, &[("days", &days)]))
    }

    fn yearly(&self, parts: &Parts) -> Option<String> {
        let [month] = parts.by_month[..] else { return None };
        let mut said = self.days_of_month(parts)?;
        match parts.by_month_day[..] {
            // Not every year has it.
            [29] if month == 2 => said.tail = Some("rule-if-any"),
            [1..=31] if said.tail == Some("rule-if-any") => said.tail = None,
            _ => {}
        }
        if parts.by_month_day.len() > 1 && said.tail.is_none() {
            return None;
        }
        let args = [("day", said.days.as_str()), ("month", self.month(month))];
        Some(self.with_tail(self.each("rule-yearly-on", parts, &args), said.tail))
    }

    /// The days of a month that a rule names, if there are words for them.
    fn days_of_month(&self, parts: &Parts) -> Option<Said> {
        match (&parts.by_month_day[..], &parts.by_day[..], &parts.by_place[..]) {
            (days, [], []) => {
                let mut days = days.to_vec();
                days.sort_by_key(|day| (*day < 0, *day));
                let known = days.iter().all(|day| (1..=31).contains(day) || *day == -1);
                let days_said = self.listed(days.iter().map(|day| self.day_of_month(*day)));
                let tail = days.iter().any(|day| *day > 28).then_some("rule-if-any");
                known.then_some(Said { days: days_said, tail })
            }
            ([28, .., last @ 29..=30], [], [-1])
                if parts.by_month_day.len() == usize::from(last.unsigned_abs()) - 27 =>
            {
                Some(Said { days: self.day_of_month(*last), tail: Some("rule-or-last") })
            }
            ([], days, []) => {
                let first = days.first()?;
                let mut places: Vec<i8> = days.iter().filter_map(|day| day.nth).collect();
                places.sort_by_key(|nth| (*nth < 0, *nth));
                let alike = days.iter().all(|day| day.weekday == first.weekday);
                let known = places.len() == days.len() && places.iter().all(|nth| (1..=5).contains(nth) || *nth == -1);
                let nth = self.listed(places.into_iter().map(|nth| self.nth(nth)));
                let args = [("nth", nth.into()), ("weekday", self.weekday_name(first.weekday).into())];
                (alike && known).then(|| self.with("rule-day-nth", &args).into())
            }
            ([], days, [place @ (1 | -1)]) => {
                let worked = days.len() == WORKED.len()
                    && days.iter().zip(WORKED).all(|(day, worked)| day.nth.is_none() && day.weekday == worked);
                let nth = self.nth(if *place > 0 { 1 } else { -1 });
                worked.then(|| self.with("rule-day-worked", &[("nth", nth.into())]).into())
            }
            _ => None,
        }
    }

    /// `el 15`, `el último día`.
    fn day_of_month(&self, day: i8) -> String {
        if day < 0 {
            return self.get("rule-day-last").to_owned();
        }
        self.with("rule-day", &[("n", i64::from(day).into())])
    }

    /// `primer`, `último`.
    fn nth(&self, nth: i8) -> String {
        if nth < 0 { self.get("rule-last").to_owned() } else { self.get(&format!("rule-nth-{nth}")).to_owned() }
    }

    fn weekday_name(&self, day: Weekday) -> String {
        self.find(&format!("weekday-{}", day.to_monday_one_offset())).unwrap_or_default().to_owned()
    }

    /// `lunes, miércoles y viernes`.
    fn listed(&self, items: impl Iterator<Item = String>) -> String {
        let mut items: Vec<String> = items.collect();
        let Some(last) = items.pop() else { return String::new() };
        if items.is_empty() {
            return last;
        }
        self.with("rule-list", &[("first", items.join(", ").into()), ("last", last.into())])
    }
}

/// Whether a rule says no more than how often.
fn is_bare(parts: &Parts) -> bool {
    parts.by_month.is_empty() && parts.by_month_day.is_empty() && parts.by_day.is_empty() && parts.by_place.is_empty()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;
    use proptest::sample::{select, subsequence};

    use super::*;
    use crate::domain::WorkCalendar;
    use crate::domain::when::{Context, Lean, read_recurring};
    use crate::i18n::Locale;

    const LOCALES: [&str; 4] = ["es-PE", "en-GB", "en-US", "es-PR"];

    fn rule(text: &str) -> Recurrence {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    /// What the words of a rule mean to the reader of dates, on a day that every month has.
    fn read_back(texts: &Texts, said: &str) -> Option<Recurrence> {
        let calendar = WorkCalendar::default();
        let order = texts.locale().date_order();
        let now = date(2026, 11, 21).at(9, 15, 0, 0);
        let cx = Context { now, order, work_days: &calendar, lean: Lean::Future };
        read_recurring(said, &cx).ok().map(|repeated| repeated.rule)
    }

    #[test]
    fn rules_in_words() {
        let cases = [
            ("FREQ=DAILY", "cada día", "every day"),
            ("FREQ=DAILY;INTERVAL=1000", "cada 1000 días", "every 1000 days"),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "cada 2 semanas, los martes", "every 2 weeks, on Tuesday"),
            ("FREQ=WEEKLY;BYDAY=MO,WE,FR", "cada lunes, miércoles y viernes", "every Monday, Wednesday and Friday"),
            ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "de lunes a viernes", "every weekday"),
            ("FREQ=MONTHLY;COUNT=10", "cada mes, 10 veces", "every month, 10 times"),
            ("FREQ=MONTHLY;COUNT=1", "cada mes, una sola vez", "every month, only once"),
            (
                "FREQ=MONTHLY;BYMONTHDAY=15,-1",
                "el 15 y el último día de cada mes",
                "on the 15th and the last day of every month",
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1",
                "el 30 de cada mes o el último día",
                "on the 30th of every month or the last day",
            ),
            (
                "FREQ=MONTHLY;BYMONTHDAY=31",
                "el 31 de cada mes, si lo hay",
                "on the 31st of every month, if there is one",
            ),
            (
                "FREQ=MONTHLY;BYDAY=1MO,-1MO",
                "el primer y último lunes de cada mes",
                "on the first and last Monday of every month",
            ),
            (
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
                "cada 3 meses, el primer día hábil",
                "every 3 months, on the first working day",
            ),
            (
                "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=3;UNTIL=20301231",
                "el 3 de mayo de cada año, hasta el 31 dic 2030",
                "on the 3rd of May every year, until 31 Dec 2030",
            ),
            (
                "FREQ=YEARLY;BYWEEKNO=20",
                "según la regla FREQ=YEARLY;BYWEEKNO=20",
                "by the rule FREQ=YEARLY;BYWEEKNO=20",
            ),
        ];
        let [es, en, ..] = LOCALES.map(|locale| Texts::new(Locale::parse(locale)));
        for (text, spanish, english) in cases {
            assert_eq!(es.recurrence(&rule(text)), spanish, "{text}");
            assert_eq!(en.recurrence(&rule(text)), english, "{text}");
        }
    }

    /// The rules that phrases can say.
    fn sayable() -> impl Strategy<Value = String> {
        let interval = prop_oneof![Just(1u16), 2u16..=1_000];
        let weekdays =
            subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 1..=7).prop_map(|days| days.join(","));
        let weekday = select(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"]);
        let month_days = subsequence((1..=28).chain([-1]).collect::<Vec<i8>>(), 1..=4)
            .prop_map(|days| days.iter().map(ToString::to_string).collect::<Vec<_>>().join(","));
        let nth = subsequence(vec!["1", "2", "3", "4", "5", "-1"], 1..=3);
        let nths = (nth, weekday.clone())
            .prop_map(|(nths, day)| nths.iter().map(|nth| format!("{nth}{day}")).collect::<Vec<_>>().join(","));
        let of_month = prop_oneof![
            month_days.prop_map(|days| format!(";BYMONTHDAY={days}")),
            nths.prop_map(|days| format!(";BYDAY={days}")),
            Just(";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1".to_owned()),
            Just(";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1".to_owned()),
            Just(";BYMONTHDAY=28,29,30;BYSETPOS=-1".to_owned()),
            Just(";BYMONTHDAY=28,29;BYSETPOS=-1".to_owned()),
        ];
        let of_year =
            (1i8..=12, select(vec!["BYMONTHDAY=1", "BYMONTHDAY=28", "BYMONTHDAY=-1", "BYDAY=1MO", "BYDAY=-1FR"]));
        let base = prop_oneof![
            select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]).prop_map(|freq| (freq, String::new())),
            weekdays.prop_map(|days| ("WEEKLY", format!(";BYDAY={days}"))),
            of_month.prop_map(|days| ("MONTHLY", days)),
            of_year.prop_map(|(month, day)| ("YEARLY", format!(";BYMONTH={month};{day}"))),
        ];
        let end = prop_oneof![
            Just(String::new()),
            (1u16..=1_000).prop_map(|count| format!(";COUNT={count}")),
            (2130i16..=2199, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| format!(";UNTIL={y}{m:02}{d:02}")),
        ];
        (base, interval, end).prop_map(|((freq, by), interval, end)| {
            // Yearly rules of a thousand years begin beyond the calendar.
            let interval = if freq == "YEARLY" || freq == "MONTHLY" { interval.min(90) } else { interval };
            format!("FREQ={freq};INTERVAL={interval}{by}{end}")
        })
    }

    /// Rules of every kind.
    fn any_rule() -> impl Strategy<Value = String> {
        let by = vec![
            "BYMONTH=2",
            "BYMONTH=1,12",
            "BYMONTHDAY=31",
            "BYMONTHDAY=29",
            "BYMONTHDAY=-2,15",
            "BYYEARDAY=100",
            "BYWEEKNO=1",
            "BYSETPOS=-1",
            "BYSETPOS=1,3",
            "COUNT=7",
            "UNTIL=21901231",
            "WKST=SU",
            "INTERVAL=2",
            "BYDAY=MO,FR",
            "BYDAY=1MO,2TU",
            "BYDAY=-2FR",
            "BYDAY=MO,TU,WE,TH,FR",
        ];
        (select(vec!["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), subsequence(by, 0..5))
            .prop_map(|(freq, by)| format!("FREQ={freq};{}", by.join(";")))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn words_come_back_as_the_rule(text in sayable(), locale in select(LOCALES.to_vec())) {
            let texts = Texts::new(Locale::parse(locale));
            let said = texts.recurrence(&rule(&text));
            prop_assert_eq!(read_back(&texts, &said), Some(rule(&text)), "{}", said);
        }

        /// Words that are read back never mean another rule.
        #[test]
        fn words_never_come_back_as_another_rule(text in any_rule(), locale in select(LOCALES.to_vec())) {
            if let Ok(rule) = text.parse::<Recurrence>() {
                let texts = Texts::new(Locale::parse(locale));
                let said = texts.recurrence(&rule);
                prop_assert!(!said.is_empty());
                prop_assert!(read_back(&texts, &said).is_none_or(|back| back == rule), "{}: {}", rule, said);
            }
        }
    }
}
