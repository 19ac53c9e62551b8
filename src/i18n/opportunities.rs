//! Possible sales in words.

use jiff::civil::Date;

use super::Texts;
use crate::agenda::{Hitch, Opportunities, Plan};
use crate::domain::alert::Chance;
use crate::domain::stage::Known;
use crate::domain::text::{clean_line, clean_text};
use crate::domain::{Code, Opportunity, Stages};

impl Texts {
    /// What a stage is called: by its word, or as the user named it.
    #[must_use]
    pub fn stage(&self, code: &str) -> String {
        Known::from_code(code).map_or_else(|| clean_line(code), |known| self.word(known).to_owned())
    }

    /// How an opportunity stands, in one line: `propuesta · S/ 2,150 · cierra el vie 27 nov`.
    #[must_use]
    pub fn opportunity(&self, opportunity: &Opportunity, today: Date) -> String {
        let day = |key: &str, day: Date| self.with(key, &[("day", self.day(day, today).into())]);
        let stage = self.stage(&opportunity.stage);
        let first = opportunity.closed_on.map(|on| {
            let args = [("stage", stage.as_str().into()), ("day", self.day(on, today).into())];
            self.with("opportunity-closed", &args)
        });
        let expected = opportunity.expect_on.filter(|_| opportunity.is_open());
        let key = |on: Date| if on < today { "opportunity-late" } else { "opportunity-closes" };
        let expected = expected.map(|on| day(key(on), on));
        let amount = opportunity.money().map(|amount| self.money_round(amount));
        let why = opportunity.why.map(|why| self.word(why).to_owned());
        [Some(first.unwrap_or(stage)), amount, expected, why].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The same with what it is called before it.
    #[must_use]
    pub fn opportunity_called(&self, opportunity: &Opportunity, today: Date) -> String {
        format!("{}: {}", clean_line(&opportunity.title), self.opportunity(opportunity, today))
    }

    /// All else that is known of an opportunity, each with what it is.
    #[must_use]
    pub fn about_opportunity(
        &self,
        found: &Opportunities,
        opportunity: &Opportunity,
        stages: &Stages,
        today: Date,
    ) -> Vec<(String, String)> {
        let mut about = Vec::new();
        let mut say = |key: &str, value: String| {
            if !value.is_empty() {
                about.push((self.get(key).to_owned(), value));
            }
        };
        if opportunity.is_open() {
            let likely = ("likely", opportunity.likelihood(stages).into());
            // On the board a stage counts as the history has it: here it is the one that is set.
            let by_hand = opportunity.probability.is_some();
            let whence = if by_hand { "opportunity-likely-by-hand" } else { "opportunity-likely-by-stage" };
            let whence = ("whence", self.get(whence).into());
            say(
                "opportunity-label-likely",
                match opportunity.weighted(stages) {
                    Some(weighted) => {
                        let amount = ("amount", self.money_round(weighted).into());
                        self.with("opportunity-weighted", &[likely, whence, amount])
                    }
                    None => self.with("opportunity-chance", &[likely, whence]),
                },
            );
            let days = usize::try_from(opportunity.age_in_stage(today)).unwrap_or(0);
            let since = self.day(opportunity.stage_since, today);
            let mut since = self.with("opportunity-since", &[("day", since.into()), ("n", days.into())]);
            if found.stale.contains(&opportunity.id) {
                since = format!("{since} · {}", self.get("opportunity-stale"));
            }
            say("opportunity-label-since", since);
            let next = found.next.get(&opportunity.id).map(|next| self.plan(&Plan::of(next), today));
            say("opportunity-label-next", next.unwrap_or_else(|| self.get("opportunity-no-step").to_owned()));
        }
        let terms = opportunity.terms.map(|days| self.with("opportunity-terms", &[("n", days.into())]));
        say("opportunity-label-terms", terms.unwrap_or_default());
        say("opportunity-label-competitor", opportunity.competitor.as_deref().map(clean_line).unwrap_or_default());
        let keys = ["field-need", "field-timing", "field-consequence", "field-influence"];
        for (key, point) in keys.into_iter().zip(opportunity.qualification.points()) {
            say(key, clean_line(point));
        }
        say("opportunity-label-why", clean_line(&opportunity.why_note));
        say("opportunity-label-note", clean_text(&opportunity.note));
        about
    }

    /// How much of what makes a possible sale one is known: `2/4`.
    #[must_use]
    pub fn qualified(&self, opportunity: &Opportunity) -> String {
        let points = opportunity.qualification.points().len();
        let args = [("n", opportunity.qualification.known().into()), ("of", points.into())];
        self.with("opportunity-qualified", &args)
    }

    /// That a possible sale is open, and what it promises: `oportunidad de S/ 12.000 al 50 %`.
    #[must_use]
    pub fn chance(&self, chance: Chance) -> String {
        let likely = ("likely", chance.likelihood.into());
        match chance.amount {
            Some(amount) => self.with("urgency-chance-of", &[likely, ("amount", self.money_round(amount).into())]),
            None => self.with("urgency-chance", &[likely]),
        }
    }

    /// What is wrong with an opportunity.
    #[must_use]
    pub fn hitch(&self, hitch: Hitch) -> String {
        let key = match hitch {
            Hitch::NoTitle => "error-opportunity-no-title",
            Hitch::Amount => "error-opportunity-amount",
            Hitch::Probability => "error-opportunity-probability",
            Hitch::Terms => "error-opportunity-terms",
            Hitch::ClosedBefore => "error-opportunity-closed-before",
            Hitch::IsClosed => "error-opportunity-is-closed",
            Hitch::IsOpen => "error-opportunity-is-open",
        };
        self.get(key).to_owned()
    }
}
