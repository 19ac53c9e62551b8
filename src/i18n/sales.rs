//! Files of purchases in words: what became of them, and why a row was not taken in.

use jiff::civil::Date;

use super::Texts;
use crate::agenda::{Match, SaleRefusal, SalesReport};
use crate::domain::text::clean_line;
use crate::exchange::csv::SaleSheet;
use crate::exchange::incoming::Content;

/// The most of a text that a line quotes, in characters.
const QUOTED: usize = 60;

impl Texts {
    /// What an import of purchases did, in one line.
    #[must_use]
    pub fn sales_summary(&self, sheet: &SaleSheet, report: &SalesReport) -> String {
        let args = [
            ("new", report.count(Match::New).into()),
            ("same", report.count(Match::Same).into()),
            ("refused", (sheet.rejects.len() + report.refused.len()).into()),
            ("added", report.added.len().into()),
        ];
        self.with("sales-summary", &args)
    }

    /// What was not taken in, a line each, in the order of the file.
    #[must_use]
    pub fn sales_refused(&self, sheet: &SaleSheet, report: &SalesReport, today: Date) -> Vec<String> {
        let rejects = sheet.rejects.iter().map(|reject| (reject.line, self.unread(Content::Purchases, &reject.reason)));
        let refusals = report.refused.iter().map(|(line, refusal)| (*line, self.sale_refusal(refusal, today)));
        let mut refused: Vec<(u64, String)> = rejects.chain(refusals).collect();
        refused.sort();
        let line = |(line, reason): (u64, String)| {
            self.with("sales-refused", &[("line", line.to_string().into()), ("reason", reason.into())])
        };
        refused.into_iter().map(line).collect()
    }

    /// Why a purchase of a file is not taken in.
    #[must_use]
    pub fn sale_refusal(&self, refusal: &SaleRefusal, today: Date) -> String {
        match refusal {
            SaleRefusal::Nameless => self.get("unread-nobody").to_owned(),
            SaleRefusal::Unknown(name) => self.with("sales-unknown", &[("typed", short(name).into())]),
            SaleRefusal::Ambiguous(name) => self.with("sales-ambiguous", &[("typed", short(name).into())]),
            SaleRefusal::Future(on) => self.with("sales-future", &[("day", self.day(*on, today).into())]),
            SaleRefusal::Flaw(flaw) => self.flaw(*flaw),
            SaleRefusal::Currencies => self.get("sales-currencies").to_owned(),
            SaleRefusal::Beyond => self.get("sales-beyond").to_owned(),
        }
    }
}

fn short(said: &str) -> String {
    clean_line(said).chars().take(QUOTED).collect()
}
