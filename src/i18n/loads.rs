//! Files of clients, products and opportunities in words: what became of them, and why a row was not taken in.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Texts;
use crate::agenda::{DealsReport, Load, Loaded, Match};
use crate::exchange::incoming::Content;

impl Texts {
    /// What an import of a file did, in one line.
    #[must_use]
    pub fn load_summary(&self, load: &Load, loaded: &Loaded) -> String {
        let (key, new, updated, same, refused, added) = match (load, loaded) {
            (Load::Products(sheet), Loaded::Products(report)) => {
                let refused = sheet.rejects.len() + report.refused.len();
                let [new, updated, same] = [Match::New, Match::Updates, Match::Same].map(|it| report.count(it));
                ("load-products", new, updated, same, refused, 0)
            }
            (Load::Deals(sheet), Loaded::Deals(report)) => {
                let refused = sheet.rejects.len() + report.refused.len();
                let [new, same] = [Match::New, Match::Same].map(|it| report.count(it));
                ("load-deals", new, 0, same, refused, report.added.len())
            }
            (Load::Contacts(sheet), Loaded::Contacts(report)) => {
                let [new, updated, same] = [Match::New, Match::Updates, Match::Same].map(|it| report.count(it));
                ("load-contacts", new, updated, same, sheet.rejects.len(), 0)
            }
            // A report is of its own file.
            _ => return String::new(),
        };
        let args = [
            ("new", new.into()),
            ("updated", updated.into()),
            ("same", same.into()),
            ("refused", refused.into()),
            ("added", added.into()),
        ];
        self.with(key, &args)
    }

    /// How many possible sales are in each stage: `ganada 4,238 · perdida 2,473`.
    #[must_use]
    pub fn load_stages(&self, report: &DealsReport) -> String {
        let mut stages: BTreeMap<&str, usize> = BTreeMap::new();
        for deal in &report.deals {
            *stages.entry(&deal.stage).or_default() += 1;
        }
        let mut stages: Vec<(&str, usize)> = stages.into_iter().collect();
        stages.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        let said = stages
            .into_iter()
            .map(|(stage, n)| self.with("load-stage", &[("stage", self.stage(stage).into()), ("n", n.into())]));
        said.collect::<Vec<_>>().join(" · ")
    }

    /// What was not taken in, by its line, in the order of the file.
    #[must_use]
    pub fn load_refusals(&self, load: &Load, loaded: &Loaded, today: Date) -> Vec<(u64, String)> {
        let mut refused: Vec<(u64, String)> = match (load, loaded) {
            (Load::Products(sheet), Loaded::Products(report)) => {
                let unread = sheet.rejects.iter().map(|(line, why)| (*line, self.unread(Content::Products, why)));
                let refused = report.refused.iter().map(|line| (*line, self.get("sales-beyond").to_owned()));
                unread.chain(refused).collect()
            }
            (Load::Deals(sheet), Loaded::Deals(report)) => {
                let unread =
                    sheet.rejects.iter().map(|(line, trouble)| (*line, self.unread(Content::Opportunities, trouble)));
                let refused = report.refused.iter().map(|(line, why)| (*line, self.sale_refusal(why, today)));
                unread.chain(refused).collect()
            }
            (Load::Contacts(sheet), _) => {
                sheet.rejects.iter().map(|reject| (reject.line, self.sheet_reject(&reject.reason))).collect()
            }
            _ => Vec::new(),
        };
        refused.sort();
        refused
    }
}
