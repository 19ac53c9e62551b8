//! The two hours of the day in which a client usually answers the telephone.
//!
//! What is claimed must hold up: everybody answers at some hour by chance. So rates are drawn towards one half, by two
//! answered and two unanswered attempts that are added to those there were (Agresti and Coull's "add two successes and
//! two failures"), and a window is named only when its rate says *usually* and lies clearly above that of the rest of
//! the day. Of clients who answer at any hour alike with as many attempts as a salesperson makes, about one in ten gets
//! a window all the same; of those who do have their hours and were tried thirty times, three in four.
//!
//! The day of the week is not looked at: five days share what attempts there are, and too few are left for each.

use jiff::civil::{DateTime, time};

use super::{Direction, Kind, Outcome};

/// The hours that a window spans.
const WINDOW: i8 = 2;
/// With fewer attempts in all, nothing is said.
const FEWEST: u16 = 5;
/// With fewer attempts in the window, it is not looked at.
const FEWEST_IN: u16 = 3;
/// With fewer attempts at other hours, there is nothing to compare with.
const FEWEST_OUT: u16 = 2;
/// The rate, in tenths, from which on it is usual to answer.
const USUAL: u32 = 6;
/// How far, in tenths, the rate must lie above that of the rest of the day.
const ABOVE: i64 = 3;
/// How many of a client's newest attempts are worth looking at: habits change.
pub const NEWEST: usize = 200;

/// A call of ours, and whether somebody took it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// When.
    pub at: DateTime,
    /// Whether it was answered.
    pub answered: bool,
}

impl Attempt {
    /// What an interaction tells: `None` unless it was a call of ours at an hour that is known.
    ///
    /// A past day that was said without an hour is kept as noon, so noon to the minute says nothing.
    #[must_use]
    pub fn of(kind: Kind, direction: Direction, outcome: Option<Outcome>, at: DateTime) -> Option<Self> {
        let is_ours = kind == Kind::Call && direction == Direction::Outgoing;
        let is_timed = at.time() != time(12, 0, 0, 0);
        (is_ours && is_timed).then_some(Self { at, answered: outcome != Some(Outcome::NoAnswer) })
    }
}

/// The two hours in which a client usually answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BestHour {
    /// The hour at which they begin.
    pub from: i8,
    /// The hour at which they end; midnight is 24.
    pub to: i8,
    /// Attempts in them that were answered.
    pub answered: u16,
    /// Attempts in them.
    pub attempts: u16,
}

/// Attempts, and how many of them were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tried {
    answered: u16,
    attempts: u16,
}

impl Tried {
    fn of<'a>(attempts: impl Iterator<Item = &'a Attempt>) -> Self {
        attempts.fold(Self::default(), |sum, attempt| Self {
            answered: sum.answered.saturating_add(u16::from(attempt.answered)),
            attempts: sum.attempts.saturating_add(1),
        })
    }

    /// The rate of answers as a fraction, drawn towards one half.
    fn rate(self) -> (u32, u32) {
        (u32::from(self.answered) + 2, u32::from(self.attempts) + 4)
    }

    fn is_usual(self) -> bool {
        let (answered, attempts) = self.rate();
        answered * 10 >= attempts * USUAL
    }

    fn is_clearly_above(self, rest: Self) -> bool {
        let ((answered, attempts), (others, of)) = (self.rate(), rest.rate());
        let [answered, attempts, others, of] = [answered, attempts, others, of].map(i64::from);
        (answered * of - others * attempts) * 10 >= ABOVE * attempts * of
    }
}

/// The two hours in which a client usually answers, if the attempts tell; their order does not matter.
#[must_use]
pub fn best_hour(attempts: &[Attempt]) -> Option<BestHour> {
    let all = Tried::of(attempts.iter());
    if all.attempts < FEWEST {
        return None;
    }
    let window = |from: i8| {
        let inside = Tried::of(attempts.iter().filter(|attempt| (from..from + WINDOW).contains(&attempt.at.hour())));
        let rest =
            Tried { answered: all.answered - inside.answered, attempts: all.attempts.saturating_sub(inside.attempts) };
        let enough = inside.attempts >= FEWEST_IN && rest.attempts >= FEWEST_OUT;
        (enough && inside.is_usual() && inside.is_clearly_above(rest)).then_some((from, inside))
    };
    // The best rate; of equal ones the window that was tried more, and then the one that begins with the attempts in it.
    let best = (0..=24 - WINDOW).filter_map(window).reduce(|best, other| {
        let ((ours, of_ours), (theirs, of_theirs)) = (best.1.rate(), other.1.rate());
        let better = (theirs * of_ours, other.1.attempts) >= (ours * of_theirs, best.1.attempts);
        if better { other } else { best }
    });
    best.map(|(from, Tried { answered, attempts })| BestHour { from, to: from + WINDOW, answered, attempts })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// An hour, how many of the attempts at it were answered, and how many there were.
    type Hour = (i8, u16, u16);

    /// Attempts at these hours.
    fn attempts(hours: &[Hour]) -> Vec<Attempt> {
        let at = |hour| date(2026, 11, 23).at(hour, 15, 0, 0);
        let hour = |(hour, answered, tried): &(i8, u16, u16)| {
            let (at, answered) = (at(*hour), *answered);
            (0..*tried).map(move |n| Attempt { at, answered: n < answered })
        };
        hours.iter().flat_map(hour).collect()
    }

    #[test]
    fn a_window_is_named_only_on_good_grounds() {
        let none = None;
        let cases: &[(&str, &[Hour], Option<Hour>)] = &[
            ("nothing tried", &[], none),
            ("always there from ten to twelve", &[(10, 4, 5), (11, 3, 4), (16, 1, 6)], Some((10, 7, 9))),
            ("the fewest that tell", &[(9, 3, 3), (17, 0, 2)], Some((9, 3, 3))),
            ("one attempt less", &[(9, 2, 2), (17, 0, 2)], none),
            ("one attempt less at other hours", &[(9, 9, 9), (17, 0, 1)], none),
            ("tried at one hour alone", &[(9, 9, 9)], none),
            ("answers at any hour", &[(9, 8, 8), (12, 7, 7), (17, 9, 9)], none),
            ("never answers", &[(9, 0, 8), (17, 0, 9)], none),
            ("better in the morning, but seldom", &[(9, 4, 10), (17, 0, 10)], none),
            ("a little better in the morning", &[(9, 7, 10), (17, 5, 10)], none),
            ("late in the evening", &[(23, 5, 5), (10, 0, 5)], Some((22, 5, 5))),
            ("of two good windows the better one", &[(9, 8, 10), (17, 10, 10), (13, 0, 20)], Some((17, 10, 10))),
        ];
        for (name, hours, expected) in cases {
            let best = best_hour(&attempts(hours)).map(|best| (best.from, best.answered, best.attempts));
            assert_eq!(best, *expected, "{name}");
        }
    }

    #[test]
    fn only_calls_of_ours_at_a_known_hour_are_attempts() {
        let (morning, noon) = (date(2026, 11, 23).at(10, 0, 0, 0), date(2026, 11, 23).at(12, 0, 0, 0));
        let out = Direction::Outgoing;
        for (name, kind, direction, outcome, at, expected) in [
            ("a call", Kind::Call, out, None, morning, Some(true)),
            ("a call in which they ordered", Kind::Call, out, Some(Outcome::Order), morning, Some(true)),
            ("an unanswered call", Kind::Call, out, Some(Outcome::NoAnswer), morning, Some(false)),
            ("a call of theirs", Kind::Call, Direction::Incoming, None, morning, None),
            ("a closed door", Kind::Visit, out, Some(Outcome::NoAnswer), morning, None),
            ("a call on a day without an hour", Kind::Call, out, None, noon, None),
        ] {
            assert_eq!(Attempt::of(kind, direction, outcome, at).map(|it| it.answered), expected, "{name}");
        }
    }

    fn any_attempts() -> impl Strategy<Value = Vec<Attempt>> {
        let at = |(hour, minute, answered)| Attempt { at: date(2026, 11, 23).at(hour, minute, 0, 0), answered };
        // Few hours, so that windows fill up and something is claimed often enough.
        proptest::collection::vec((8_i8..16, 0_i8..60, any::<bool>()).prop_map(at), 0..40)
    }

    proptest! {
        #[test]
        fn the_order_of_the_attempts_does_not_matter(
            (told, shuffled) in any_attempts().prop_flat_map(|told| (Just(told.clone()), Just(told).prop_shuffle()))
        ) {
            prop_assert_eq!(best_hour(&told), best_hour(&shuffled));
        }

        #[test]
        fn what_is_claimed_can_be_counted(told in any_attempts()) {
            if let Some(best) = best_hour(&told) {
                let inside: Vec<_> = told.iter().filter(|it| (best.from..best.to).contains(&it.at.hour())).collect();
                prop_assert_eq!(inside.len(), usize::from(best.attempts));
                prop_assert_eq!(inside.iter().filter(|it| it.answered).count(), usize::from(best.answered));
                prop_assert!(best.attempts >= FEWEST_IN && told.len() >= usize::from(FEWEST));
                prop_assert!(best.answered * 2 > best.attempts, "usually: more often than not");
            }
        }

        #[test]
        fn one_more_answer_in_the_window_never_takes_the_claim_away(told in any_attempts()) {
            if let Some(best) = best_hour(&told) {
                let mut more = told;
                more.push(Attempt { at: date(2026, 11, 24).at(best.from, 30, 0, 0), answered: true });
                prop_assert!(best_hour(&more).is_some());
            }
        }

        #[test]
        fn too_few_attempts_claim_nothing(told in any_attempts()) {
            let few: Vec<_> = told.into_iter().take(usize::from(FEWEST) - 1).collect();
            prop_assert_eq!(best_hour(&few), None);
        }
    }
}
