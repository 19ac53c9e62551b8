//! The next step that an outcome suggests.

use jiff::civil::Date;

use super::calendar::later;
use super::when::When;
use super::{Cadence, Kind, Outcome, WorkCalendar};

/// What to do next, offered for acceptance and never imposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Suggestion {
    /// Plan this.
    Plan {
        /// When: on a working day, unless somebody asked for another.
        when: When,
        /// How.
        channel: Kind,
    },
    /// Nothing to plan: an answer is awaited, and the alert comes by itself when it does not.
    Wait,
    /// Nothing to plan: something is planned already, for this day.
    Planned(Date),
}

impl Suggestion {
    /// The same for a client with whom something stays `planned` for a later day: that is the next step. What did not wait, an
    /// attempt, a complaint or a sample to ask about, does not wait for it either.
    #[must_use]
    pub fn beside(self, planned: Option<Date>, kind: Kind, outcome: Option<Outcome>) -> Self {
        let presses =
            kind == Kind::Sample || matches!(outcome, Some(Outcome::NoAnswer | Outcome::CallBack | Outcome::Complaint));
        match (self, planned) {
            (Self::Plan { .. }, Some(day)) if !presses => Self::Planned(day),
            (suggestion, _) => suggestion,
        }
    }

    /// The same for somebody who asked to be called at this time, if anybody did.
    #[must_use]
    pub fn asked_for(self, asked: Option<When>) -> Self {
        match (self, asked) {
            (Self::Plan { .. } | Self::Planned(_), Some(when)) => Self::Plan { when, channel: Kind::Call },
            (suggestion, _) => suggestion,
        }
    }
}

/// Days after which one asks how a sample was liked.
const AFTER_SAMPLE: i64 = 5;
/// Days after which one may ask again somebody who was not interested.
const AFTER_REFUSAL: i64 = 90;
/// The interval when neither the client nor the house has a cadence.
const WITHOUT_CADENCE: u16 = 30;

/// What the outcome and the cadence suggest after an interaction on `day`; a note of our own suggests nothing.
#[must_use]
pub fn suggest(
    kind: Kind,
    outcome: Option<Outcome>,
    day: Date,
    cadence: Option<Cadence>,
    calendar: &WorkCalendar,
) -> Option<Suggestion> {
    let plan = |on, channel| Some(Suggestion::Plan { when: When::on(on), channel });
    let in_days = |days| calendar.on_or_after(later(day, days));
    // Who was visited is visited again; who was written to is called.
    let same = if matches!(kind, Kind::Visit | Kind::Meeting) { Kind::Visit } else { Kind::Call };
    match (kind, outcome) {
        (_, Some(Outcome::NoAnswer | Outcome::CallBack | Outcome::Complaint)) => plan(calendar.next(day), Kind::Call),
        (_, Some(Outcome::AwaitingReply)) => Some(Suggestion::Wait),
        (_, Some(Outcome::NotInterested)) => plan(in_days(AFTER_REFUSAL), Kind::Call),
        (Kind::Sample, _) => plan(in_days(AFTER_SAMPLE), Kind::Call),
        (Kind::Note, None) => None,
        _ => plan(in_days(cadence.map_or(WITHOUT_CADENCE, |cadence| cadence.ideal).into()), same),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn the_outcome_suggests_the_next_step() {
        let friday = date(2026, 11, 20);
        let plan = |y, m, d, channel| Some(Suggestion::Plan { when: When::on(date(y, m, d)), channel });
        let cases = [
            ("no answer: next working day", Kind::Call, Some(Outcome::NoAnswer), plan(2026, 11, 23, Kind::Call)),
            ("call back: next working day", Kind::Call, Some(Outcome::CallBack), plan(2026, 11, 23, Kind::Call)),
            ("samples sent: in five days", Kind::Sample, None, plan(2026, 11, 25, Kind::Call)),
            ("proposal sent: wait", Kind::Email, Some(Outcome::AwaitingReply), Some(Suggestion::Wait)),
            ("spoke: by the cadence", Kind::Call, Some(Outcome::Spoke), plan(2026, 12, 7, Kind::Call)),
            ("visited: by the cadence, a visit", Kind::Visit, None, plan(2026, 12, 7, Kind::Visit)),
            (
                "not interested: ask in a season",
                Kind::Call,
                Some(Outcome::NotInterested),
                plan(2027, 2, 18, Kind::Call),
            ),
            ("a note of our own", Kind::Note, None, None),
        ];
        for (name, kind, outcome, expected) in cases {
            // Fifteen days after the Friday is a Saturday, so the Monday after it.
            let got = suggest(kind, outcome, friday, Some(Cadence::every(15)), &WorkCalendar::default());
            assert_eq!(got, expected, "{name}");
        }
    }

    #[test]
    fn what_is_planned_is_the_next_step_unless_something_presses() {
        let suggestion = Suggestion::Plan { when: When::on(date(2026, 12, 7)), channel: Kind::Call };
        for (kind, outcome, instead) in [
            (Kind::Call, Some(Outcome::Spoke), true),
            (Kind::Visit, Some(Outcome::Order), true),
            (Kind::Call, Some(Outcome::NotInterested), true),
            (Kind::Message, None, true),
            (Kind::Call, Some(Outcome::NoAnswer), false),
            (Kind::Call, Some(Outcome::CallBack), false),
            (Kind::Email, Some(Outcome::Complaint), false),
            (Kind::Sample, None, false),
        ] {
            let planned = date(2026, 11, 27);
            let expected = if instead { Suggestion::Planned(planned) } else { suggestion };
            assert_eq!(suggestion.beside(Some(planned), kind, outcome), expected, "{kind:?} {outcome:?}");
            assert_eq!(suggestion.beside(None, kind, outcome), suggestion);
            assert_eq!(Suggestion::Wait.beside(Some(planned), kind, outcome), Suggestion::Wait);
        }
    }

    #[test]
    fn who_asks_for_a_time_is_called_then_and_who_will_answer_is_waited_for() {
        let sunday = When { date: date(2026, 11, 29), time: Some(time(10, 0, 0, 0)) };
        let plan = |when| Suggestion::Plan { when, channel: Kind::Call };
        let usual = plan(When::on(date(2026, 11, 24)));
        assert_eq!(usual.asked_for(Some(sunday)), plan(sunday), "even when it is no working day");
        assert_eq!(usual.asked_for(None), usual);
        assert_eq!(
            Suggestion::Planned(date(2026, 11, 30)).asked_for(Some(sunday)),
            plan(sunday),
            "beside what is planned"
        );
        assert_eq!(Suggestion::Wait.asked_for(Some(sunday)), Suggestion::Wait);
    }
}
