//! Reminders in words: what begins when, what the day wants, and why a notice could not be shown.

use jiff::civil::DateTime;

use super::{Arg, Texts};
use crate::agenda::{DayNews, DayPlan};
use crate::desktop::{Notice, Undelivered};
use crate::domain::cells::cut;
use crate::domain::text::{clean_line, first_line};
use crate::domain::{Code, Light};

/// Appointments that have a notice each; more of them share one.
const SINGLE: usize = 3;
/// Appointments that a shared notice names.
const NAMED: usize = 5;
/// The longest name and purpose in a notice, in columns.
const ROOM: usize = 100;
/// From so many minutes on, hours say it better.
const MINUTES_UP_TO: i64 = 90;

impl Texts {
    /// An appointment that begins soon or has begun, in one line: `en 15 min: visita a López, 10:00`.
    #[must_use]
    pub fn appointment(&self, planned: &DayPlan, now: DateTime) -> String {
        let client = cut(&clean_line(&planned.name), ROOM).into_owned();
        self.with("remind-line", &[("when", self.begins(planned, now).into()), ("what", self.meeting(planned, client))])
    }

    /// The line for several that begin: the first of them, and how many more there are.
    #[must_use]
    pub fn appointments(&self, planned: &[DayPlan], now: DateTime) -> String {
        let first = planned.first().map(|first| self.appointment(first, now)).unwrap_or_default();
        match planned.len() {
            0 | 1 => first,
            all => self.with("remind-more", &[("first", first.into()), ("n", (all - 1).into())]),
        }
    }

    /// A notice for each appointment; many share one.
    #[must_use]
    pub fn notices(&self, planned: &[DayPlan], now: DateTime) -> Vec<Notice> {
        if planned.len() <= SINGLE {
            return planned.iter().map(|planned| self.notice(planned, now)).collect();
        }
        let mut lines: Vec<String> = planned.iter().take(NAMED).map(|planned| self.appointment(planned, now)).collect();
        if planned.len() > NAMED {
            lines.push(self.with("remind-rest", &[("n", (planned.len() - NAMED).into())]));
        }
        let title = self.with("remind-many", &[("n", planned.len().into())]);
        vec![Notice { title, body: lines.join("\n") }]
    }

    fn notice(&self, planned: &DayPlan, now: DateTime) -> Notice {
        let purpose = cut(&clean_line(first_line(&planned.purpose)), ROOM).into_owned();
        let title = self.appointment(planned, now);
        Notice { title, body: purpose }
    }

    /// What the day wants: `● 7 rojo · ▲ 12 amarillo · 6 previstos`.
    #[must_use]
    pub fn day_notice(&self, news: &DayNews) -> Notice {
        let lights = [Light::Red, Light::Yellow].map(|light| {
            let count = self.integer(i64::try_from(news.counts.of(light)).unwrap_or(i64::MAX));
            format!("{} {count} {}", light.glyph(), self.word(light))
        });
        let planned = self.with("remind-planned", &[("n", news.planned.into())]);
        let title = self.with("remind-day", &[("day", self.day(news.day, news.day).into())]);
        Notice { title, body: format!("{} · {planned}", lights.join(" · ")) }
    }

    /// Why a notice was not shown, and what to do.
    #[must_use]
    pub fn undelivered(&self, why: &Undelivered) -> String {
        match why {
            Undelivered::Remote => self.get("error-desktop-remote").to_owned(),
            Undelivered::NoSession => self.get("error-desktop-no-session").to_owned(),
            Undelivered::NoProgram => self.get("error-desktop-no-program").to_owned(),
            Undelivered::Refused { program, detail } => self.with(
                "error-desktop-refused",
                &[("program", (*program).into()), ("detail", clean_line(detail).into())],
            ),
            Undelivered::Slow { program } => self.with("error-desktop-slow", &[("program", (*program).into())]),
        }
    }

    /// How far its beginning is: `en 15 min`, `ahora`, `hace 20 min`.
    fn begins(&self, planned: &DayPlan, now: DateTime) -> String {
        let minutes = planned.order().duration_since(now).as_mins();
        let (side, far) = match minutes {
            0 => return self.get("remind-now").to_owned(),
            1.. => ("ahead", minutes),
            _ => ("ago", -minutes),
        };
        let (unit, n) = if far <= MINUTES_UP_TO { ("minutes", far) } else { ("hours", (far + 30) / 60) };
        self.with(&format!("remind-{unit}-{side}"), &[("n", n.into())])
    }

    /// What it is, with whom, and at what hour.
    fn meeting(&self, planned: &DayPlan, client: String) -> Arg<'static> {
        let (kind, at) = (planned.channel, planned.order().time());
        let args: [(&str, Arg<'_>); 4] = [
            ("code", kind.code().into()),
            ("kind", self.word(kind).into()),
            ("client", client.into()),
            ("time", self.time(at).into()),
        ];
        self.with("remind-what", &args).into()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Time, date, time};

    use super::*;
    use crate::agenda::{LightCounts, StoredLight};
    use crate::domain::{ClientId, FollowUpId, Kind};
    use crate::i18n::Locale;

    fn planned(client: &str, channel: Kind, at: Time) -> DayPlan {
        let day = date(2026, 11, 23);
        let light = StoredLight { counted: true, yellow: None, red: None, on_track: true, attempts: 0 };
        DayPlan {
            id: FollowUpId(1),
            client: ClientId(1),
            name: client.into(),
            due_on: day,
            due_at: Some(at),
            channel,
            purpose: "llevar\u{7} muestras\ny más".into(),
            snoozes: 0,
            light,
        }
    }

    #[test]
    fn an_appointment_is_one_line() {
        let ten = time(10, 0, 0, 0);
        for (locale, kind, hour, minute, said) in [
            ("es-PE", Kind::Visit, 9, 45, "en 15 min: visita a López, 10:00"),
            ("es-PE", Kind::Meeting, 9, 59, "en 1 min: reunión con López, 10:00"),
            ("es-PE", Kind::Call, 10, 0, "ahora: llamada a López, 10:00"),
            ("es-PE", Kind::Call, 10, 20, "hace 20 min: llamada a López, 10:00"),
            ("es-PE", Kind::Visit, 13, 10, "hace 3 h: visita a López, 10:00"),
            ("en-US", Kind::Visit, 9, 45, "in 15 min: visit to López, 10:00 am"),
            ("en-GB", Kind::Meeting, 8, 0, "in 2 h: meeting with López, 10:00"),
        ] {
            let texts = Texts::new(Locale::parse(locale));
            let now = date(2026, 11, 23).at(hour, minute, 0, 0);
            assert_eq!(texts.appointment(&planned("Ló\u{1b}pez\n", kind, ten), now), said, "{locale}");
        }
    }

    #[test]
    fn a_few_have_a_notice_each_and_many_share_one() {
        let texts = Texts::new(Locale::parse("es-PE"));
        let now = date(2026, 11, 23).at(9, 45, 0, 0);
        let many = |n: i8| -> Vec<_> {
            (0..n).map(|n| planned(&format!("Cliente {n}"), Kind::Visit, time(10, n, 0, 0))).collect()
        };
        assert!(texts.notices(&[], now).is_empty());
        let three = texts.notices(&many(3), now);
        assert_eq!(three.len(), 3);
        assert_eq!(three[0].body, "llevar muestras", "the first line, and nothing that moves a terminal");
        let [one] = texts.notices(&many(7), now).try_into().unwrap();
        assert_eq!(one.title, "7 citas");
        assert_eq!(one.body.lines().count(), 6);
        assert!(one.body.ends_with("… y 2 más"), "{}", one.body);
        assert_eq!(texts.appointments(&many(3), now), "en 15 min: visita a Cliente 0, 10:00 · y 2 más");
    }

    #[test]
    fn the_day_is_told_by_its_counts() {
        let counts = LightCounts { red: 12_000, yellow: 1, ..LightCounts::default() };
        let news = DayNews { day: date(2026, 11, 23), counts, planned: 1 };
        let notice = Texts::new(Locale::parse("es-ES")).day_notice(&news);
        assert_eq!(notice.title, "Hoy, lun 23 nov");
        assert_eq!(notice.body, "● 12.000 rojo · ▲ 1 amarillo · 1 previsto para hoy");
    }

    #[test]
    fn every_failure_says_what_to_do_in_both_languages() {
        let refused = Undelivered::Refused { program: "busctl", detail: "no\u{1b} service".into() };
        let slow = Undelivered::Slow { program: "busctl" };
        for why in [Undelivered::Remote, Undelivered::NoSession, Undelivered::NoProgram, refused, slow] {
            for lang in ["es", "en"] {
                let said = Texts::new(Locale::parse(lang)).undelivered(&why);
                assert!(said.len() > 40 && !said.contains(['{', '\u{1b}', '\n']), "{said}");
            }
        }
    }
}
