//! What taking files in did, or would do, and what the user wants done with what they leave open.

use std::collections::BTreeMap;

use crate::agenda::{SaleRefusal, Strangers};
use crate::domain::code::codes;
use crate::exchange::incoming::Content;

codes! {
    /// What becomes of a row.
    Verdict in "verdict" {
        /// Something new.
        New = "new",
        /// Adds something to what is here already.
        Updates = "updates",
        /// Says nothing that is not known.
        Same = "same",
        /// Says otherwise than what is here.
        Conflict = "conflict",
    }
}

codes! {
    /// What is done where a file says otherwise than what is here.
    Decision in "decision" {
        /// What is here stays.
        Keep = "keep",
        /// What the file says takes its place.
        Take = "take",
        /// What is here stays, and what the file says is kept beside it: another channel, or a line of the notes.
        Both = "both",
    }
}

codes! {
    /// What is done with columns that fit nowhere.
    Spare in "spare" {
        /// They are left out, and counted.
        Leave = "leave",
        /// Each becomes a field of the user's own.
        Fields = "fields",
        /// They become lines of the notes.
        Notes = "notes",
    }
}

/// What the user wants done with what the files leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeOptions {
    /// What is done with clients who are not here, where a file of something else names them.
    pub strangers: Strangers,
    /// What the client is called to whom rows go that name nobody; `None` leaves them out.
    pub nameless: Option<String>,
    /// Whether what was won is also recorded as a purchase.
    pub purchases: bool,
    /// What is done with columns that fit nowhere.
    pub spare: Spare,
    /// What is done with conflicts.
    pub decision: Decision,
    /// What is done with those of single rows: the place of the file, and the line.
    pub decisions: BTreeMap<(usize, u64), Decision>,
}

impl Default for IntakeOptions {
    fn default() -> Self {
        Self {
            strangers: Strangers::Leave,
            nameless: None,
            purchases: false,
            spare: Spare::Leave,
            decision: Decision::Keep,
            decisions: BTreeMap::new(),
        }
    }
}

/// What became, or would become, of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// What its rows are.
    pub content: Content,
    /// Each row that was taken in, in the order of the file.
    pub rows: Vec<RowReport>,
    /// What was not taken in, and why.
    pub refused: Vec<Refusal>,
    /// The clients who are new because a row of something else names them.
    pub added: Vec<String>,
    /// How many possible sales were recorded as purchases too.
    pub bought: usize,
    /// How many values stand in columns that fit nowhere.
    pub spare: usize,
}

/// What became, or would become, of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowReport {
    /// Where it begins.
    pub line: u64,
    /// The name of the client, or of the product.
    pub name: String,
    /// What it says beyond the name, in the user's own words: a day, a title. Empty for a client.
    pub about: About,
    /// How it matched.
    pub verdict: Verdict,
    /// Where it says otherwise.
    pub clashes: Vec<Clash>,
}

/// What a row says beyond a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// No more.
    Name,
    /// That something happened.
    Interaction(jiff::civil::DateTime, crate::domain::Kind),
    /// That something is planned.
    FollowUp(jiff::civil::Date, crate::domain::Kind, String),
    /// That something was bought.
    Purchase(jiff::civil::Date, crate::domain::Money),
    /// That something may be sold: its title, its stage and what it would bring.
    Opportunity(String, String, Option<crate::domain::Money>),
}

/// Something that a file says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The code of the field.
    pub field: &'static str,
    /// What is here.
    pub here: String,
    /// What the file says.
    pub there: String,
}

/// A row that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where it begins.
    pub line: u64,
    /// Why.
    pub why: SaleRefusal,
}

impl FileReport {
    /// Of a file of which nothing is known yet.
    #[must_use]
    pub fn nothing(content: Content) -> Self {
        Self { content, rows: Vec::new(), refused: Vec::new(), added: Vec::new(), bought: 0, spare: 0 }
    }

    /// How many rows came out so.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}
