//! What taking files in did, or would do, and what the user wants done with what they leave open.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::agenda::Flaw;
use crate::domain::code::codes;
use crate::domain::text::clean_line;
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

/// What is done with clients who are not in the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strangers {
    /// Their rows are left out, and said.
    Leave,
    /// They are added.
    Add,
}

/// Why a row of a file is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaleRefusal {
    /// It does not say whose it is.
    Nameless,
    /// Nobody here is called so.
    Unknown(String),
    /// It may be one of these.
    OneOf(String, Vec<String>),
    /// Its number is of one of these and its address of another one.
    Torn(String, Vec<String>),
    /// It says nothing.
    Empty,
    /// It lies in the future.
    Future(Date),
    /// It cannot be so.
    Flaw(Flaw),
    /// Its lines are in several currencies.
    Currencies,
    /// A text or a date is beyond what is kept.
    Beyond,
}

codes! {
    /// A field in which a file may say otherwise.
    ClashField in "told-field" {
        /// Who the client is.
        Client = "client",
        /// The name of a client.
        Name = "name",
        /// The company of a client.
        Company = "company",
        /// What somebody does there.
        Role = "role",
        /// The line of business.
        Sector = "sector",
        /// The city.
        City = "city",
        /// The zone.
        Zone = "zone",
        /// The country.
        Country = "country",
        /// How the client came.
        Source = "source",
        /// The tax number.
        TaxId = "taxid",
        /// The cadence, in days.
        Cadence = "cadence",
        /// How large the client is.
        Size = "size",
        /// How it is spoken to.
        Tone = "tone",
        /// What it asks about.
        Interest = "interest",
        /// Its time zone.
        TimeZone = "timezone",
        /// Its language.
        Language = "language",
        /// Its day of birth.
        Birthday = "birthday",
        /// Its notes.
        Notes = "notes",
        /// A field of the user's own.
        Own = "own",
        /// The price of a product.
        Price = "price",
        /// What a product costs us.
        Cost = "cost",
        /// The code of a product.
        Code = "code",
        /// The group of a product.
        Category = "category",
        /// How it went.
        Outcome = "outcome",
        /// The amount that was named.
        Amount = "amount",
        /// When it was.
        At = "at",
        /// What it was.
        Kind = "kind",
        /// What was said.
        Text = "text",
        /// When something is planned.
        Due = "due",
        /// What it is planned for.
        Purpose = "purpose",
    }
}

/// What fields are called in the lines that are written into notes, in the user's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The word for each field, by its code.
    pub fields: BTreeMap<&'static str, String>,
    /// How a field is called whose value is that of a file; `{}` stands for the word.
    pub beside: String,
}

impl Default for Labels {
    fn default() -> Self {
        Self { fields: BTreeMap::new(), beside: "{}".to_owned() }
    }
}

impl Labels {
    /// The line that keeps what a file says in a field.
    pub(super) fn line(&self, field: &'static str, value: &str) -> String {
        self.named(self.fields.get(field).map_or(field, String::as_str), value)
    }

    /// The line that keeps what a file says in a field of this name.
    pub(super) fn named(&self, name: &str, value: &str) -> String {
        clean_line(&format!("{}: {value}", self.beside.replace("{}", name)))
    }
}

/// What the user wants done with what the files leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeOptions {
    /// The code of the country in which numbers without a country are dialled.
    pub region: String,
    /// What fields are called where both values are kept.
    pub labels: Labels,
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
            region: String::new(),
            labels: Labels::default(),
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
    /// The clients of whom it may be one, when that is not clear: it is left out, put down to the first of them, or becomes
    /// a client of its own.
    pub perhaps: Vec<String>,
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
    /// The code of the field, one of [`ClashField`].
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

    /// How much of the agenda the file changes.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.rows.len() - self.count(Verdict::Same) + self.added.len() + self.bought
    }

    /// How many rows came out so.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }
}
