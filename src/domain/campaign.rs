//! A campaign: a playbook on a group of clients, and what came of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::calendar::later;
use super::{CampaignId, Currency, Money};

/// For so many days after it began with a client, what the client does counts for the campaign.
pub const WINDOW: u16 = 90;

/// A playbook on a group of clients.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Campaign {
    /// Its row; zero while it is not stored yet.
    pub id: CampaignId,
    /// What the user calls it.
    pub name: String,
    /// Whom it is for: the filter as it was typed.
    pub filter: String,
    /// The playbook: the code of one that came ready made, or the number of its row.
    pub playbook: String,
    /// When it began.
    pub started_on: Date,
    /// When the user ended it.
    pub ended_on: Option<Date>,
    /// What it cost beyond its contacts, in the smallest unit of `currency`.
    pub cost: Option<i64>,
    /// The currency of that.
    pub currency: Currency,
}

impl Campaign {
    /// What it cost beyond its contacts.
    #[must_use]
    pub fn own_cost(&self) -> Option<Money> {
        self.cost.map(|minor| Money { minor, currency: self.currency })
    }

    /// The last day that counts for a client with whom it began on `from`.
    #[must_use]
    pub fn until(&self, from: Date, today: Date) -> Date {
        later(from, WINDOW.into()).min(self.ended_on.unwrap_or(today)).min(today)
    }
}

/// What came of a campaign. Money is in the smallest unit of the house currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Results {
    /// With how many clients it was begun.
    pub clients: usize,
    /// With how many of them some of its steps are still to be done.
    pub running: usize,
    /// With how many of them contact was sought in its time.
    pub contacted: usize,
    /// How many of them were met in that time: they answered, or spoke with us.
    pub answered: usize,
    /// How many of them bought in that time.
    pub sold: usize,
    /// What they bought, less what they brought back.
    pub revenue: i64,
    /// What the contacts with them cost: the usual effort of each, and what was spent besides.
    pub effort: i64,
    /// What it cost beyond its contacts.
    pub own_cost: i64,
    /// How many amounts are in none of the sums, since their currency has no rate.
    pub unrated: usize,
}

impl Results {
    /// What it cost altogether.
    #[must_use]
    pub fn cost(&self) -> i64 {
        self.effort.saturating_add(self.own_cost)
    }

    /// A number of clients in percent of all, rounded half up; nothing where there are none.
    #[must_use]
    pub fn percent(&self, clients: usize) -> Option<usize> {
        (self.clients > 0).then(|| (clients * 200 + self.clients) / (self.clients * 2))
    }

    /// How many percent came back of what it cost; nothing where it cost nothing.
    #[must_use]
    pub fn returned(&self) -> Option<i64> {
        let (revenue, cost) = (i128::from(self.revenue), i128::from(self.cost()));
        (cost > 0).then(|| super::money::rounded(revenue * 100, cost))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_counts_is_over_after_its_days_or_when_the_user_ends_it() {
        let began = date(2026, 1, 10);
        let campaign = |ended_on| Campaign {
            id: CampaignId(1),
            name: "Enero".to_owned(),
            filter: String::new(),
            playbook: "welcome".to_owned(),
            started_on: began,
            ended_on,
            cost: None,
            currency: Currency::USD,
        };
        for (name, ended, today, until) in [
            ("still young", None, date(2026, 2, 1), date(2026, 2, 1)),
            ("its days are over", None, date(2026, 8, 1), date(2026, 4, 10)),
            ("ended by hand", Some(date(2026, 3, 1)), date(2026, 8, 1), date(2026, 3, 1)),
            ("ended long after its days", Some(date(2026, 7, 1)), date(2026, 8, 1), date(2026, 4, 10)),
        ] {
            assert_eq!(campaign(ended).until(began, today), until, "{name}");
        }
    }

    #[test]
    fn shares_of_nobody_and_of_no_cost_are_not_numbers() {
        let none = Results::default();
        assert_eq!((none.percent(0), none.returned()), (None, None));
        let some = Results { clients: 8, contacted: 1, revenue: 1_005, effort: 90, own_cost: 10, ..none };
        assert_eq!(some.percent(some.contacted), Some(13));
        assert_eq!(some.returned(), Some(1_005));
        let loss = Results { revenue: -5, own_cost: 1_000, ..none };
        assert_eq!(loss.returned(), Some(-1), "half away from zero");
    }
}
