//! Reports: each is made of a few passes over the file, as it is at one moment.

mod activity;
mod ahead;
mod deals;
mod goals;
mod hours;
mod kept;
mod portfolio;
mod retention;
mod sales;

use std::collections::BTreeSet;
use std::rc::Rc;

use super::listing::Listing;
use super::{Agenda, Order, Result, Scope, Shelf, Watch};
use crate::domain::report::{Period, Question, Report, ReportName};
use crate::domain::{Currency, Money, Rules};
use crate::store::ClientSet;

impl Agenda {
    /// A report of some days, of its usual ones when none are given.
    pub fn report(&self, name: ReportName, period: Option<Period>, watch: &Watch) -> Result<Report> {
        let period = period.unwrap_or_else(|| Period::usual(name, self.today()));
        watch.over(self.store.interrupter(), || self.store.at_once(|| self.make(name, period, watch))).map(
            |mut report| {
                report.tables.retain(|table| !table.rows.is_empty());
                report
            },
        )
    }

    fn make(&self, name: ReportName, period: Period, watch: &Watch) -> Result<Report> {
        let report = Report::new(name, period);
        match name {
            ReportName::Day | ReportName::Week => self.activity(report, watch),
            ReportName::Portfolio => self.stand(report, watch),
            ReportName::Sales => self.sales_in_time(report, watch),
            ReportName::Clients => self.sales_by_client(report, watch),
            ReportName::Products => self.sales_by_product(report, watch),
            ReportName::Zones => self.sales_by_zone(report, watch),
            ReportName::Funnel => self.funnel(report, watch),
            ReportName::Lost => self.losses(report, watch),
            ReportName::Retention => self.retention(report, watch),
            ReportName::Promises => self.kept(report, watch),
            ReportName::Hours => self.hours(report, watch),
            ReportName::Goals => self.goal_report(report, watch),
            ReportName::Forecast => self.expected(report, watch),
            ReportName::Campaigns => self.campaign_report(report, watch),
        }
    }

    /// The clients whom a number of a report is about. It passes over what the number was made of: not for every key.
    pub fn behind(&self, question: &Question, watch: &Watch) -> Result<ClientSet> {
        watch.over(self.store.interrupter(), || Ok(self.store.behind(question)?))
    }

    /// The current clients of a set, in the order of the list, narrowed to those whom the filter that is `typed` means.
    pub fn listing_among(&self, order: Order, shelf: Shelf, typed: &str, set: &ClientSet) -> Result<Listing> {
        let listing = self.listing(Scope::Clients(order, shelf), typed)?;
        Ok(among(listing, set))
    }
}

/// A listing, narrowed to the clients of a set.
#[must_use]
pub fn among(mut listing: Listing, set: &ClientSet) -> Listing {
    let mut within = set.clone();
    if let Some(found) = &listing.within {
        within.intersect(found);
    }
    if let Some(sorted) = &mut listing.sorted {
        sorted.clients = sorted.clients.iter().copied().filter(|client| within.contains(*client)).collect();
    }
    listing.within = Some(Rc::new(within));
    listing
}

/// Adds amounts up in the house currency, each converted by itself, as the value of a client is: so the rows of a table
/// are its sum. What has no rate is left out, and noted.
struct Till<'r> {
    rules: &'r Rules,
    left_out: BTreeSet<Currency>,
}

impl<'r> Till<'r> {
    fn new(rules: &'r Rules) -> Self {
        Self { rules, left_out: BTreeSet::new() }
    }

    /// The amount in the house currency; nothing when there is no rate for it.
    fn take(&mut self, money: Money) -> Option<i64> {
        let taken = self.rules.money.convert(money);
        if taken.is_none() {
            self.left_out.insert(money.currency);
        }
        taken
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The place of a step that begins so many steps after the first, if it is one of so many.
fn place(step: i64, of: usize) -> Option<usize> {
    usize::try_from(step).ok().filter(|step| *step < of)
}
