//! What a client is worth, in words: one line for a list, rows for the card, and each class with the rule behind it.

use jiff::civil::Date;

use super::Texts;
use crate::agenda::{Wealth, Worth};
use crate::domain::buying::{AHEAD, FEWEST, FEWEST_AGAIN, Forecast, SHORTEST};
use crate::domain::calendar::days_between;
use crate::domain::classes::{Abc, Activity, Loyalty, Quadrant, Stages};
use crate::domain::portfolio::Part;
use crate::domain::value::Income;
use crate::domain::{ClassRules, Code, Money, Rules};

/// A row of what there is to say: its label, and the rest.
type Row = (String, String);

impl Texts {
    /// An amount without its cents, for a glance: `S/ 18.400`.
    #[must_use]
    pub fn money_round(&self, money: Money) -> String {
        let unit = 10_i64.pow(money.currency.digits().into());
        let rounded = (money.minor.saturating_add(unit / 2)).div_euclid(unit);
        // Below one unit every cent counts.
        if money.minor == 0 || rounded == 0 { self.money(money) } else { self.money_whole(rounded, money.currency) }
    }

    /// What a client buys in one line: `Compra cada 34 días · toca el 6 dic · S/ 18.400 al año`.
    #[must_use]
    pub fn worth_line(&self, worth: &Worth, rules: &Rules, today: Date) -> Option<String> {
        let value = &worth.value;
        let (_, last) = value.span?;
        let mut parts = match value.rhythm() {
            Some(rhythm) => {
                let expected = rhythm.expected();
                let key = if expected < today { "worth-line-late" } else { "worth-line-due" };
                let every = self.with("worth-line-every", &[("n", rhythm.gap.into())]);
                vec![every, self.with(key, &[("day", self.day_plain(expected, today).into())])]
            }
            None => vec![self.with("worth-line-last", &[("when", self.relative(last, today).into())])],
        };
        if value.year.revenue != 0 {
            let amount = self.money_round(rules.money.money(value.year.revenue));
            parts.push(self.with("worth-line-year", &[("amount", amount.into())]));
        }
        Some(parts.join(" · "))
    }

    /// What a client is, in two words: `A · recurrente`. Of one that does not buy any more, that it does not.
    #[must_use]
    pub fn badge(&self, worth: &Worth) -> String {
        let classes = &worth.classes;
        let quiet = matches!(classes.activity, Activity::AtRisk | Activity::Inactive | Activity::Lost);
        let how = match classes.loyalty {
            Some(loyalty) if !quiet => self.word(loyalty),
            None if !quiet => return String::new(),
            _ => self.word(classes.activity),
        };
        let parts = [classes.abc.map(|abc| self.word(abc)), Some(how)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// What a client buys, brings, costs and owes, and what is to be expected of it.
    #[must_use]
    pub fn worth_rows(&self, worth: &Worth, rules: &Rules, today: Date) -> Vec<Row> {
        let value = &worth.value;
        let money = |minor: i64| self.money(rules.money.money(minor));
        // Where no amount could be told in the house currency, a sum of nothing would be wrong.
        let bought = value.span.filter(|_| value.unrated == 0 || value.total.revenue != 0);
        let mut rows = Vec::new();
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                rows.push((self.get(key).to_owned(), value));
            }
        };
        add("worth-rhythm", self.rhythm(worth, today));
        let next = value.rhythm().map(|rhythm| rhythm.expected());
        add(
            "worth-next",
            next.map(|next| {
                let when = self.relative(next, today);
                self.with("worth-day", &[("day", self.day(next, today).into()), ("when", when.into())])
            }),
        );
        add(
            "worth-year",
            bought.map(|_| {
                let count = [("amount", money(value.year.revenue).into()), ("n", value.year_count.into())];
                join([Some(self.with("worth-in-days", &count)), self.margin(&value.year, rules)])
            }),
        );
        add(
            "worth-total",
            bought.map(|_| {
                let ticket =
                    value.ticket().map(|ticket| self.with("worth-ticket", &[("amount", money(ticket).into())]));
                join([Some(money(value.total.revenue)), self.margin(&value.total, rules), ticket])
            }),
        );
        add(
            "worth-owed",
            (value.owed > 0 || value.owed_since.is_some()).then(|| {
                let due = value.owed_since.map(|due| {
                    let key = if due < today { "worth-overdue" } else { "worth-due" };
                    self.with(key, &[("day", self.day_plain(due, today).into())])
                });
                join([(value.owed != 0).then(|| money(value.owed)), due])
            }),
        );
        add(
            "worth-effort",
            (value.year_effort > 0).then(|| {
                let returned = value.returned().map(|back| {
                    let key = if back.of_margin { "worth-returned-margin" } else { "worth-returned" };
                    self.with(key, &[("times", self.decimal(back.hundredths, 2).into())])
                });
                join([Some(money(value.year_effort)), returned])
            }),
        );
        add(
            "worth-potential",
            value.potential.map(|potential| {
                let share = value.share().map(|share| self.with("worth-share", &[("n", share.into())]));
                join([Some(self.with("worth-a-year", &[("amount", money(potential).into())])), share])
            }),
        );
        add("worth-forecast", self.forecast(&worth.forecast, rules));
        add("worth-unrated", (value.unrated > 0).then(|| self.with("worth-left-out", &[("n", value.unrated.into())])));
        rows
    }

    /// What a client is, class by class, each with its rule: the label, the class, and why.
    #[must_use]
    pub fn class_rows(&self, worth: &Worth, rules: &Rules, today: Date) -> Vec<(String, String, String)> {
        let classes = &worth.classes;
        let mut rows = Vec::new();
        let mut add = |key: &str, class: String, rule: Option<String>| {
            rows.push((self.get(key).to_owned(), class, rule.unwrap_or_default()));
        };
        add(
            "class-activity",
            self.word(classes.activity).to_owned(),
            Some(self.activity_rule(worth, &rules.classes, today)),
        );
        if let Some(loyalty) = classes.loyalty {
            add("class-loyalty", self.word(loyalty).to_owned(), Some(self.loyalty_rule(worth, &rules.classes)));
        }
        if let Some((abc, from)) = classes.abc.zip(worth.boundaries.abc) {
            let money = |minor: i64| self.money_round(rules.money.money(minor));
            let args = [
                ("year", money(worth.value.year.revenue).into()),
                ("a", money(from.a).into()),
                ("b", money(from.b).into()),
            ];
            add("class-abc", self.word(abc).to_owned(), Some(self.with("class-abc-rule", &args)));
        }
        if let Some(rfm) = classes.rfm {
            let scores = [("r", rfm.recency.into()), ("f", rfm.frequency.into()), ("m", rfm.money.into())];
            let class = format!("{}-{}-{}", rfm.recency, rfm.frequency, rfm.money);
            add("class-rfm", class, Some(self.with("class-rfm-rule", &scores)));
        }
        if let Some(quadrant) = classes.quadrant {
            add("class-quadrant", self.word(quadrant).to_owned(), self.quadrant_rule(worth, quadrant, rules));
        }
        if let Some((cycle, days)) = classes.cycle.zip(worth.value.cycle) {
            let (medium, long) = rules.classes.cycle;
            let args = [("n", days.into()), ("medium", medium.into()), ("long", long.into())];
            add("class-cycle", self.word(cycle).to_owned(), Some(self.with("class-cycle-rule", &args)));
        }
        rows
    }

    /// How often a client buys, and since when.
    fn rhythm(&self, worth: &Worth, today: Date) -> Option<String> {
        let value = &worth.value;
        let (first, _) = value.span?;
        let count = self.with("worth-days", &[("n", value.purchases.into()), ("since", self.month_year(first).into())]);
        let every = match value.gap {
            Some(gap) => self.with("worth-every", &[("n", gap.into())]),
            None => self.get("worth-no-rhythm").to_owned(),
        };
        let last = value.span.map(|(_, last)| self.relative(last, today));
        let last = last.map(|last| self.with("worth-last", &[("when", last.into())]));
        Some(join([Some(every), Some(count), last]))
    }

    /// What remained after costs; of how much it is known, when that is not all.
    fn margin(&self, income: &Income, rules: &Rules) -> Option<String> {
        let percent = income.margin_percent()?;
        let margin = self.money(rules.money.money(income.margin));
        let args = [("amount", margin.into()), ("percent", percent.into())];
        let key = if income.costed == income.revenue { "worth-margin" } else { "worth-margin-known" };
        Some(self.with(key, &args))
    }

    /// What is to be expected, or why nothing is said.
    #[must_use]
    pub fn forecast(&self, forecast: &Forecast, rules: &Rules) -> Option<String> {
        match forecast {
            Forecast::Expected(expected) => {
                let revenue = self.money_round(rules.money.money(expected.revenue));
                let args = [
                    ("alive", expected.alive.into()),
                    ("purchases", self.decimal(expected.tenths.into(), 1).into()),
                    ("amount", revenue.into()),
                    ("days", AHEAD.into()),
                ];
                Some(self.with("worth-expected", &args))
            }
            Forecast::TooFew { clients, again, days } => {
                let need = [
                    ("clients", (*clients).into()),
                    ("again", (*again).into()),
                    ("days", (*days).into()),
                    ("fewest", FEWEST.into()),
                    ("fewest-again", FEWEST_AGAIN.into()),
                    ("shortest", SHORTEST.into()),
                ];
                Some(self.with("worth-too-few", &need))
            }
            Forecast::Unknown => None,
        }
    }

    fn activity_rule(&self, worth: &Worth, rules: &ClassRules, today: Date) -> String {
        let (value, stages) = (&worth.value, worth.value.stages);
        if worth.classes.activity == Activity::Prospect {
            return self.get("class-prospect-rule").to_owned();
        }
        let Some((first, last)) = value.span else {
            let left = self.day_plain(stages.lost_on, today);
            return self.with("class-left-rule", &[("day", left.into())]);
        };
        let (risk, inactive, lost) = Stages::quiet_days(value.gap, rules);
        // Whoever went away is lost from that day on, however recently it bought.
        if worth.classes.activity == Activity::Lost && days_between(last, stages.lost_on) != lost {
            let left = self.day_plain(stages.lost_on, today);
            return self.with("class-left-rule", &[("day", left.into())]);
        }
        let ago = days_between(last, today).max(0);
        match worth.classes.activity {
            Activity::New => {
                let args = [("n", days_between(first, today).max(0).into()), ("most", rules.new_days.into())];
                self.with("class-new-rule", &args)
            }
            Activity::AtRisk => {
                self.with("class-at-risk-rule", &[("n", ago.into()), ("from", risk.into()), ("to", inactive.into())])
            }
            Activity::Inactive => {
                self.with("class-inactive-rule", &[("n", ago.into()), ("from", inactive.into()), ("to", lost.into())])
            }
            Activity::Lost => self.with("class-lost-rule", &[("n", ago.into()), ("from", lost.into())]),
            Activity::Active | Activity::Prospect => {
                self.with("class-active-rule", &[("n", ago.into()), ("from", risk.into())])
            }
        }
    }

    fn loyalty_rule(&self, worth: &Worth, rules: &ClassRules) -> String {
        let (recurring, loyal) = rules.regular;
        let args = [("n", worth.value.year_count.into()), ("recurring", recurring.into()), ("loyal", loyal.into())];
        self.with("class-loyalty-rule", &args)
    }

    fn quadrant_rule(&self, worth: &Worth, quadrant: Quadrant, rules: &Rules) -> Option<String> {
        let money = |minor: i64| self.money_round(rules.money.money(minor));
        let room = worth.value.room()?;
        let much = worth.boundaries.much_room(&rules.classes)?;
        let key = match quadrant {
            Quadrant::Retain => "class-retain-rule",
            Quadrant::Develop => "class-develop-rule",
            Quadrant::Maintain => "class-maintain-rule",
            Quadrant::LetGo => "class-let-go-rule",
        };
        Some(self.with(key, &[("room", money(room).into()), ("much", money(much).into())]))
    }

    /// What all clients are worth together, row by row.
    #[must_use]
    pub fn wealth_rows(&self, wealth: &Wealth, rules: &Rules) -> Vec<Row> {
        let portfolio = &wealth.portfolio;
        let money = |minor: i64| self.money(rules.money.money(minor));
        let mut rows = Vec::new();
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                rows.push((self.get(key).to_owned(), value));
            }
        };
        let bought = [("n", portfolio.bought.clients.into()), ("of", wealth.clients.into())];
        add("wealth-clients", Some(self.with("wealth-bought", &bought)));
        add("worth-year", Some(join([Some(money(portfolio.year.revenue)), self.margin(&portfolio.year, rules)])));
        add("worth-total", Some(money(portfolio.total)));
        add("wealth-at-risk", Some(self.with("wealth-red", &[("amount", money(wealth.at_risk).into())])));
        let overdue = &wealth.overdue;
        let late = (overdue.clients > 0).then(|| {
            self.with("wealth-late", &[("amount", money(overdue.amount).into()), ("n", overdue.clients.into())])
        });
        add("worth-owed", (portfolio.owed != 0).then(|| join([Some(money(portfolio.owed)), late])));
        add("worth-effort", (portfolio.effort > 0).then(|| money(portfolio.effort)));
        let (potential, won) = portfolio.potential;
        add(
            "worth-potential",
            (potential > 0).then(|| {
                let share = self.with("worth-share", &[("n", crate::domain::value::percent(won, potential).into())]);
                join([Some(self.with("worth-a-year", &[("amount", money(potential).into())])), Some(share)])
            }),
        );
        let forecast = match portfolio.expected {
            Some((tenths, revenue)) => {
                let purchases = i64::try_from(tenths / 10).unwrap_or(i64::MAX);
                let amount = self.money_round(rules.money.money(revenue));
                let args = [("n", purchases.into()), ("amount", amount.into()), ("days", AHEAD.into())];
                Some(self.with("wealth-expected", &args))
            }
            None => self.forecast(&wealth.forecast, rules),
        };
        add("worth-forecast", forecast);
        add(
            "worth-unrated",
            (portfolio.unrated > 0).then(|| self.with("worth-left-out", &[("n", portfolio.unrated.into())])),
        );
        rows
    }

    /// How the clients divide into classes: the kind of class, and each with how many they are and what they bring.
    #[must_use]
    pub fn wealth_classes(&self, wealth: &Wealth) -> Vec<(String, Vec<(String, Part)>)> {
        let portfolio = &wealth.portfolio;
        let never = wealth.clients.saturating_sub(portfolio.activity.values().map(|part| part.clients).sum());
        let mut activity = portfolio.activity.clone();
        if never > 0 {
            activity.insert(Activity::Prospect, Part { clients: never, year: 0 });
        }
        let kinds = [
            ("class-abc", self.parts::<Abc>(&portfolio.abc)),
            ("class-activity", self.parts::<Activity>(&activity)),
            ("class-loyalty", self.parts::<Loyalty>(&portfolio.loyalty)),
            ("class-quadrant", self.parts::<Quadrant>(&portfolio.quadrant)),
        ];
        let named = kinds.into_iter().filter(|(_, parts)| !parts.is_empty());
        named.map(|(key, parts)| (self.get(key).to_owned(), parts)).collect()
    }

    fn parts<C: Code + Ord>(&self, parts: &std::collections::BTreeMap<C, Part>) -> Vec<(String, Part)> {
        parts.iter().map(|(class, part)| (self.word(*class).to_owned(), *part)).collect()
    }
}

fn join<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
