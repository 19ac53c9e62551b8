//! Taking in files: what they bring is matched with what is here, shown, decided and written as one operation.

mod maps;
mod outcome;

pub use maps::Columns;
pub use outcome::{About, Clash, Decision, FileReport, IntakeOptions, Refusal, RowReport, Spare, Verdict};

use super::{Agenda, Load, LoadOptions, Loaded, Match, Result, Watch};
use crate::exchange::csv::{DealSheet, ProductSheet, SaleSheet, Sheet};
use crate::exchange::incoming::{Content, Incoming, Rows};

impl Agenda {
    /// Takes in what files bring as one operation; with `rehearse` says what would happen and writes nothing. What became
    /// of each comes in the order of the files.
    pub fn take_in(
        &mut self,
        files: &[Incoming],
        options: &IntakeOptions,
        rehearse: bool,
        watch: &Watch,
    ) -> Result<Vec<FileReport>> {
        let mut reports = Vec::new();
        for (at, file) in files.iter().enumerate() {
            watch.step(at, files.len())?;
            reports.push(self.take_one(file, options, rehearse)?);
        }
        Ok(reports)
    }

    fn take_one(&mut self, file: &Incoming, options: &IntakeOptions, rehearse: bool) -> Result<FileReport> {
        let mut report = FileReport {
            content: file.content(),
            rows: Vec::new(),
            refused: Vec::new(),
            added: Vec::new(),
            bought: 0,
            spare: 0,
        };
        let verdict = |became: Match| match became {
            Match::New => Verdict::New,
            Match::Updates => Verdict::Updates,
            Match::Same => Verdict::Same,
        };
        let row = |line, name: String, about, became| RowReport {
            line,
            name,
            about,
            verdict: verdict(became),
            clashes: Vec::new(),
        };
        let refused = |refused: Vec<_>| refused.into_iter().map(|(line, why)| Refusal { line, why }).collect();
        let load = match &file.rows {
            Rows::Clients(rows) => Load::Contacts(Box::new(Sheet::of(rows.clone()))),
            Rows::Products(rows) => Load::Products(Box::new(ProductSheet::of(rows.clone()))),
            Rows::Opportunities(rows) => Load::Deals(Box::new(DealSheet::of(rows.clone()))),
            Rows::Purchases(rows) => {
                let done = self.import_purchases(&SaleSheet::of(rows.clone()), options.strangers, rehearse)?;
                let rows = done.purchases.into_iter();
                report.rows = rows
                    .map(|(line, name, total, m)| row(line, name, About::Purchase(self.today(), total), m))
                    .collect();
                report.refused = refused(done.refused);
                report.added = done.added;
                return Ok(report);
            }
            Rows::Interactions(_) | Rows::FollowUps(_) => return Ok(report),
        };
        let asked = LoadOptions {
            strangers: options.strangers,
            nameless: options.nameless.clone(),
            purchases: options.purchases,
        };
        for loaded in self.load(&[load], &asked, rehearse)? {
            match loaded {
                Loaded::Contacts(done) => {
                    report.rows =
                        done.rows.into_iter().map(|(line, name, m)| row(line, name, About::Name, m)).collect();
                }
                Loaded::Products(done) => {
                    report.rows =
                        done.rows.into_iter().map(|(line, name, m)| row(line, name, About::Name, m)).collect();
                }
                Loaded::Deals(done) => {
                    let deals = done.deals.into_iter();
                    report.rows = deals
                        .map(|deal| {
                            let about = About::Opportunity(deal.title, deal.stage, deal.amount);
                            row(deal.line, deal.client, about, deal.became)
                        })
                        .collect();
                    report.refused = refused(done.refused);
                    (report.added, report.bought) = (done.added, done.bought);
                }
            }
        }
        debug_assert_ne!(report.content, Content::Interactions);
        Ok(report)
    }
}
