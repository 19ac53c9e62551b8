//! A possible sale: from the first interest until it is won or lost.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calendar::days_between;
use super::code::codes;
use super::stage::{LOST, Stages, WON, weighted};
use super::{ClientId, Currency, Money, OpportunityId, PurchaseId, PurchaseLine};

codes! {
    /// Why an opportunity was won or lost.
    CloseReason in "close-reason" {
        /// What it costs.
        Price = "price",
        /// What is sold, and what it can do.
        Product = "product",
        /// How it was served.
        Service = "service",
        /// How soon it could be there.
        Delivery = "delivery",
        /// They know us, or they know somebody else.
        Relationship = "relationship",
        /// Somebody else's offer.
        Competitor = "competitor",
        /// There was no money for it.
        Budget = "budget",
        /// It was the right moment, or the wrong one.
        Timing = "timing",
        /// They did not need it after all.
        NoNeed = "no_need",
        /// They do not answer any more.
        Silence = "silence",
        /// Another reason.
        Other = "other",
    }
}

impl CloseReason {
    /// Whether it can be why something was won; all of them can be why something was lost.
    #[must_use]
    pub fn wins(self) -> bool {
        !matches!(self, Self::Competitor | Self::Budget | Self::NoNeed | Self::Silence)
    }
}

/// What makes a possible sale one at all, in the user's words; empty as long as it was not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Qualification {
    /// What they need it for.
    pub need: String,
    /// By when they need it.
    pub timing: String,
    /// What happens if they wait.
    pub consequence: String,
    /// Who decides, and who is heard.
    pub influence: String,
}

impl Qualification {
    /// The four points in the order in which they are asked.
    #[must_use]
    pub fn points(&self) -> [&str; 4] {
        [&self.need, &self.timing, &self.consequence, &self.influence]
    }

    /// How many of them are known.
    #[must_use]
    pub fn known(&self) -> usize {
        self.points().iter().filter(|point| !point.trim().is_empty()).count()
    }
}

/// A possible sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opportunity {
    /// Its row; zero while it is not stored yet.
    pub id: OpportunityId,
    /// To whom.
    pub client: ClientId,
    /// What it is about, in a few words; never empty.
    pub title: String,
    /// The code or the name of its stage; [`WON`] or [`LOST`] when it is closed.
    pub stage: String,
    /// Since when it is in that stage.
    pub stage_since: Date,
    /// When it began.
    pub opened_on: Date,
    /// When anything of it was last changed.
    pub moved_on: Date,
    /// What it would bring, in the smallest unit of its currency.
    pub amount: Option<i64>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// How many percent it is expected to be won, when that is not told by its stage.
    pub probability: Option<u8>,
    /// When it is expected to be won.
    pub expect_on: Option<Date>,
    /// Days from the sale to the payment, when they are not the usual ones.
    pub terms: Option<u16>,
    /// The products that it is about.
    pub lines: Vec<PurchaseLine>,
    /// Against whom.
    pub competitor: Option<String>,
    /// What makes it a possible sale.
    pub qualification: Qualification,
    /// What else there is to say.
    pub note: String,
    /// When it was won or lost.
    pub closed_on: Option<Date>,
    /// Why.
    pub why: Option<CloseReason>,
    /// Why, in the user's words.
    pub why_note: String,
    /// What was bought when it was won.
    pub purchase: Option<PurchaseId>,
    /// Its number in the file or program that it was imported from.
    pub external_id: Option<String>,
}

impl Opportunity {
    /// An opportunity of which nothing is known but to whom and what.
    #[must_use]
    pub fn new(
        client: ClientId,
        title: impl Into<String>,
        stage: impl Into<String>,
        on: Date,
        currency: Currency,
    ) -> Self {
        Self {
            id: OpportunityId(0),
            client,
            title: title.into(),
            stage: stage.into(),
            stage_since: on,
            opened_on: on,
            moved_on: on,
            amount: None,
            currency,
            probability: None,
            expect_on: None,
            terms: None,
            lines: Vec::new(),
            competitor: None,
            qualification: Qualification::default(),
            note: String::new(),
            closed_on: None,
            why: None,
            why_note: String::new(),
            purchase: None,
            external_id: None,
        }
    }

    /// Whether it can still be won.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }

    /// Whether it was won.
    #[must_use]
    pub fn is_won(&self) -> bool {
        !self.is_open() && self.stage == WON
    }

    /// Whether it was lost.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        !self.is_open() && self.stage == LOST
    }

    /// What it would bring.
    #[must_use]
    pub fn money(&self) -> Option<Money> {
        self.amount.map(|minor| Money { minor, currency: self.currency })
    }

    /// How many percent it is expected to be won.
    #[must_use]
    pub fn likelihood(&self, stages: &Stages) -> u8 {
        match &self.stage {
            stage if stage == WON => 100,
            stage if stage == LOST => 0,
            stage => self.probability.unwrap_or_else(|| stages.probability(stage)).min(100),
        }
    }

    /// What it would bring, times how likely that is.
    #[must_use]
    pub fn weighted(&self, stages: &Stages) -> Option<Money> {
        let minor = weighted(self.amount?, self.likelihood(stages));
        Some(Money { minor, currency: self.currency })
    }

    /// Days that it has been in its stage.
    #[must_use]
    pub fn age_in_stage(&self, today: Date) -> i64 {
        days_between(self.stage_since, today).max(0)
    }

    /// Whether the day on which it was expected to be won has come.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.is_open() && self.expect_on.is_some_and(|on| on <= today)
    }

    /// Whether nothing moved for so many days: neither it was changed nor the client met.
    #[must_use]
    pub fn is_stale(&self, last_contact: Option<Date>, days: u16, today: Date) -> bool {
        let moved = last_contact.map_or(self.moved_on, |met| met.max(self.moved_on));
        self.is_open() && days_between(moved, today) >= i64::from(days)
    }
}

/// A stage that an opportunity came into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageMove {
    /// The stage.
    pub stage: String,
    /// When.
    pub entered_on: Date,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::calendar::later;

    const TODAY: Date = date(2026, 11, 23);

    fn proposal() -> Opportunity {
        let begun = later(TODAY, -40);
        Opportunity { amount: Some(1_999), ..Opportunity::new(ClientId(1), "mesas", "proposal", begun, Currency::USD) }
    }

    #[test]
    fn what_it_promises_is_told_by_its_stage_unless_it_says_itself() {
        let closed = |stage: &str| Opportunity { closed_on: Some(TODAY), stage: stage.into(), ..proposal() };
        for (name, opportunity, likelihood, minor) in [
            ("by its stage", proposal(), 50, Some(1_000)),
            ("its own", Opportunity { probability: Some(15), ..proposal() }, 15, Some(300)),
            ("of a stage that is not set", Opportunity { stage: "Demo".into(), ..proposal() }, 0, Some(0)),
            ("won", Opportunity { probability: Some(15), ..closed(WON) }, 100, Some(1_999)),
            ("lost", Opportunity { probability: Some(15), ..closed(LOST) }, 0, Some(0)),
            ("of no amount", Opportunity { amount: None, ..proposal() }, 50, None),
        ] {
            let stages = Stages::default();
            assert_eq!(opportunity.likelihood(&stages), likelihood, "{name}");
            assert_eq!(opportunity.weighted(&stages).map(|money| money.minor), minor, "{name}");
        }
    }

    #[test]
    fn it_goes_stale_when_nothing_moves_and_is_late_from_its_day_on() {
        let moved = |ago: i64| Opportunity { moved_on: later(TODAY, -ago), ..proposal() };
        for (name, opportunity, met, expected) in [
            ("left alone for long", moved(21), None, true),
            ("not for long yet", moved(20), None, false),
            ("the client was met before", moved(30), Some(25), true),
            ("the client was met since", moved(30), Some(20), false),
            ("what is closed rests", Opportunity { closed_on: Some(TODAY), ..moved(99) }, None, false),
        ] {
            let met = met.map(|ago| later(TODAY, -ago));
            assert_eq!(opportunity.is_stale(met, 21, TODAY), expected, "{name}");
        }
        let expected = |days: i64| Opportunity { expect_on: Some(later(TODAY, days)), ..proposal() };
        let late = [1, 0, -1].map(|days| expected(days).is_late(TODAY));
        assert_eq!(late, [false, true, true]);
        assert_eq!((proposal().is_late(TODAY), proposal().age_in_stage(TODAY)), (false, 40));
    }

    #[test]
    fn what_is_known_of_it_is_counted_by_four_points() {
        let mut asked = Qualification { need: "abrir en mayo".into(), timing: "  ".into(), ..Qualification::default() };
        assert_eq!(asked.known(), 1);
        asked.influence = "la gerente".into();
        assert_eq!((asked.known(), asked.points()[3]), (2, "la gerente"));
    }
}
