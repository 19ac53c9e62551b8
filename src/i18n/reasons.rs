//! Why a light turns, in a few words for a list and in a sentence for the card.

use std::sync::{Mutex, PoisonError};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::{Arg, Texts};
use crate::domain::OccasionKind;
use crate::domain::alert::Reason;
use crate::domain::calendar::days_between;
use crate::domain::cells::cut;
use crate::domain::urgency::Factor;

/// As much of a name as stands in a few words with others.
const BRIEF: usize = 22;

/// What was said of reasons, in a few words: a list says that of its rows again with every key.
#[derive(Default)]
pub(super) struct Said(Mutex<FxHashMap<(Reason, Date), String>>);

impl Said {
    /// As many as a few screens hold.
    const MOST: usize = 256;

    /// What was said of a reason on a day, or else what is to be said of it.
    fn again(&self, reason: Reason, today: Date, say: impl FnOnce() -> String) -> String {
        let mut said = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if said.len() >= Self::MOST && !said.contains_key(&(reason, today)) {
            said.clear();
        }
        said.entry((reason, today)).or_insert_with(say).clone()
    }
}

impl Texts {
    /// The reason in a few words: `previsto el 20 nov, sin hacer`.
    #[must_use]
    pub fn reason(&self, reason: Reason, today: Date) -> String {
        let date = |on| ("date", self.day_plain(on, today).into());
        self.said.again(reason, today, || self.with(key(reason), &self.facts(reason, today, date)))
    }

    /// The reason in a sentence.
    #[must_use]
    pub fn reason_long(&self, reason: Reason, today: Date) -> String {
        let day = |on| ("day", self.day(on, today).into());
        self.with(&format!("{}-long", key(reason)), &self.facts(reason, today, day))
    }

    /// How many attempts in a row found nobody: `3 intentos sin respuesta`.
    #[must_use]
    pub fn attempts(&self, count: u16) -> String {
        self.with("reason-attempts", &[("n", count.into())])
    }

    /// Why a client is urgent, in a few words: `queja abierta · 4 pedidos · 3 días tarde`.
    #[must_use]
    pub fn urgency(&self, factors: &[Factor]) -> String {
        let word = |factor: &Factor| match *factor {
            Factor::Hour(at) => self.with("urgency-hour", &[("time", self.time(at).into())]),
            Factor::Complaint => self.get("urgency-complaint").to_owned(),
            Factor::Pledge => self.get("urgency-pledge").to_owned(),
            Factor::Daily => self.get("reason-daily-attention").to_owned(),
            Factor::Offer => self.get("urgency-offer").to_owned(),
            Factor::Chance(chance) => self.chance(chance),
            Factor::Orders(orders) => self.with("urgency-orders", &[("n", orders.into())]),
            Factor::Red => self.get("urgency-red").to_owned(),
            Factor::Promised => self.get("urgency-promised").to_owned(),
            Factor::Late(days) => self.with("urgency-late", &[("n", days.into())]),
            Factor::Unreached(attempts) => self.attempts(attempts),
        };
        factors.iter().map(word).collect::<Vec<_>>().join(" · ")
    }

    /// What a date that matters is called: `cumpleaños de Rosa`, `renovación`, `Día de la empresa`.
    #[must_use]
    pub fn occasion_called(&self, about: OccasionKind, who: &str) -> String {
        match (about, who) {
            (about, "") => self.word(about).to_owned(),
            (OccasionKind::Other, who) => who.to_owned(),
            (about, who) => {
                self.with("reason-occasion-of", &[("what", self.word(about).into()), ("who", who.to_owned().into())])
            }
        }
    }

    /// What the sentences may say of a reason: its day, as `written` writes it, how many days lie between it and today
    /// either way, the interval of a cadence, and what a date is called.
    fn facts(
        &self,
        reason: Reason,
        today: Date,
        written: impl FnOnce(Date) -> (&'static str, Arg<'static>),
    ) -> [(&'static str, Arg<'static>); 6] {
        let (day, every) = match reason {
            Reason::FollowUpDue { on }
            | Reason::FollowUpMissed { on }
            | Reason::Opportunity { on, .. }
            | Reason::Occasion { on, .. } => (on, 0),
            Reason::DailyAttention { since }
            | Reason::WatchfulAttention { since }
            | Reason::AwaitingReply { since }
            | Reason::OpenComplaint { since } => (since, 0),
            Reason::SnoozeOver { until } => (until, 0),
            Reason::PaymentOverdue { due } => (due, 0),
            Reason::Cadence { last, days } | Reason::PurchaseRhythm { last, days } => (last, days),
        };
        let what = match reason {
            Reason::Occasion { about, who, .. } => self.occasion_called(about, who.as_str()),
            Reason::Opportunity { what, .. } => what.as_str().to_owned(),
            _ => String::new(),
        };
        [
            written(day),
            // A schedule also tells of turns to come, which are not late at all.
            ("days", days_between(day, today).max(0).into()),
            ("every", every.into()),
            ("left", days_between(today, day).max(0).into()),
            ("brief", cut(&what, BRIEF).into_owned().into()),
            ("what", what.into()),
        ]
    }
}

/// The key of the short form; the sentence is under the same key with `-long`.
fn key(reason: Reason) -> &'static str {
    match reason {
        Reason::FollowUpDue { .. } => "reason-follow-up-due",
        Reason::FollowUpMissed { .. } => "reason-follow-up-missed",
        Reason::DailyAttention { .. } => "reason-daily-attention",
        Reason::WatchfulAttention { .. } => "reason-watchful-attention",
        Reason::AwaitingReply { .. } => "reason-awaiting-reply",
        Reason::Cadence { .. } => "reason-cadence",
        Reason::OpenComplaint { .. } => "reason-open-complaint",
        Reason::PurchaseRhythm { .. } => "reason-purchase-rhythm",
        Reason::PaymentOverdue { .. } => "reason-payment-overdue",
        Reason::Opportunity { .. } => "reason-opportunity",
        Reason::Occasion { .. } => "reason-occasion",
        Reason::SnoozeOver { .. } => "reason-snooze-over",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::Called;
    use crate::domain::calendar::later;
    use crate::i18n::Locale;

    const TODAY: Date = date(2026, 11, 23);

    fn reasons(day: Date) -> [Reason; 14] {
        let occasion = |about, who| Reason::Occasion { about, who: Called::of(who), on: day };
        [
            Reason::FollowUpDue { on: day },
            Reason::FollowUpMissed { on: day },
            Reason::DailyAttention { since: day },
            Reason::WatchfulAttention { since: day },
            Reason::AwaitingReply { since: day },
            Reason::Cadence { last: day, days: 30 },
            Reason::OpenComplaint { since: day },
            Reason::PurchaseRhythm { last: day, days: 34 },
            Reason::PaymentOverdue { due: day },
            Reason::Opportunity { what: Called::of("Doscientas mesas para el comedor nuevo"), on: day },
            occasion(OccasionKind::Birthday, "Maximiliana"),
            occasion(OccasionKind::Renewal, ""),
            occasion(OccasionKind::Other, "Día de la empresa"),
            Reason::SnoozeOver { until: day },
        ]
    }

    #[test]
    fn what_was_said_before_is_said_again_of_the_same_day_alone() {
        let [texts, fresh] = [(); 2].map(|()| Texts::new(Locale::parse("es-PE")));
        let (days, kinds) = (Said::MOST / 8, reasons(TODAY).len());
        assert!(days * kinds > Said::MOST, "some are forgotten on the way");
        let days = (0..).map(|n| later(TODAY, n)).take(days);
        let asked = || days.clone().flat_map(|today| reasons(TODAY).map(|reason| (reason, today)));
        for (reason, today) in asked().chain(asked()) {
            *fresh.said.0.lock().unwrap() = FxHashMap::default();
            assert_eq!(texts.reason(reason, today), fresh.reason(reason, today));
            assert!(texts.said.0.lock().unwrap().len() <= Said::MOST);
        }
    }

    #[test]
    fn an_overdue_follow_up_says_how_late_it_is() {
        let (es, en) = (Texts::new(Locale::parse("es-PE")), Texts::new(Locale::parse("en")));
        let missed = Reason::FollowUpMissed { on: date(2026, 11, 20) };
        assert_eq!(es.reason(missed, TODAY), "previsto el 20 nov, sin hacer");
        assert_eq!(en.reason(missed, TODAY), "planned for 20 Nov, not done");
        assert_eq!(
            es.reason_long(missed, TODAY),
            "El próximo contacto previsto para el vie 20 nov lleva 3 días de retraso."
        );
        assert_eq!(
            es.reason_long(missed, date(2026, 11, 21)),
            "El próximo contacto previsto para el vie 20 nov lleva un día de retraso."
        );
        assert_eq!(en.reason_long(missed, date(2026, 11, 21)), "The follow-up planned for Fri 20 Nov is one day late.");
        assert!(es.reason_long(missed, date(2026, 11, 18)).contains("está previsto"));
        assert_eq!(es.attempts(3), "3 intentos sin respuesta");
        assert_eq!(en.attempts(1), "1 attempt without an answer");
    }

    #[test]
    fn a_date_that_matters_is_named_and_says_how_near_it_is() {
        let (es, en) = (Texts::new(Locale::parse("es-PE")), Texts::new(Locale::parse("en")));
        let occasion = |about, who, on| Reason::Occasion { about, who: Called::person(who), on };
        let birthday = occasion(OccasionKind::Birthday, "Rosa López", date(2026, 12, 3));
        assert_eq!(es.reason(birthday, TODAY), "cumpleaños de Rosa el 3 dic");
        assert_eq!(en.reason(birthday, TODAY), "Rosa’s birthday on 3 Dec");
        let renewal = occasion(OccasionKind::Renewal, "", date(2026, 12, 23));
        assert_eq!(es.reason_long(renewal, TODAY), "Fecha en 30 días: renovación, el mié 23 dic.");
        assert_eq!(en.reason_long(renewal, TODAY), "In 30 days: renewal, on Wed 23 Dec.");
    }

    #[test]
    fn an_opportunity_is_named_and_says_whether_its_day_has_come() {
        let (es, en) = (Texts::new(Locale::parse("es-PE")), Texts::new(Locale::parse("en")));
        let closing = |on| Reason::Opportunity { what: Called::of("50 mesas"), on };
        assert_eq!(es.reason(closing(date(2026, 11, 27)), TODAY), "cierra el 27 nov: 50 mesas");
        assert_eq!(en.reason(closing(date(2026, 11, 20)), TODAY), "was to close 20 Nov: 50 mesas");
        let long = |texts: &Texts, on| texts.reason_long(closing(on), TODAY);
        assert_eq!(long(&es, date(2026, 11, 27)), "La oportunidad «50 mesas» se cerraría el vie 27 nov, en 4 días.");
        assert_eq!(
            long(&es, date(2026, 11, 20)),
            "La oportunidad «50 mesas» debía cerrarse el vie 20 nov, hace 3 días: ciérrala o pon otra fecha."
        );
        assert_eq!(long(&en, TODAY), "The opportunity “50 mesas” is expected to close today, Mon 23 Nov.");
    }

    #[test]
    fn every_reason_has_both_forms_on_any_day() {
        for locale in ["es", "en", "en-US"] {
            let texts = Texts::new(Locale::parse(locale));
            for reason in [-40, -1, 0, 1, 40].into_iter().flat_map(|n| reasons(later(TODAY, n))) {
                let (short, long) = (texts.reason(reason, TODAY), texts.reason_long(reason, TODAY));
                assert!(short.chars().count() <= 48, "{short}");
                assert!(long.ends_with('.') && long.starts_with(char::is_uppercase), "{long}");
                assert!(![&short, &long].into_iter().any(|text| text.contains(['{', '$', '\n'])), "{short} {long}");
                assert!(!short.starts_with("reason-") && !long.starts_with("reason-"), "{short} {long}");
            }
        }
    }
}
