//! What the rows of a file say, whatever its format: values of this program, of nobody yet.

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

use crate::domain::{Currency, Direction, FollowUpState, Kind, Money, Outcome, Recurrence};
use crate::exchange::ical::{OpportunityCard, PurchaseCard};
use crate::exchange::table::numbers::Decimal;

/// Of whom a row speaks, in whatever words it says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Whose {
    /// What the client is called outside: the UID of its card.
    pub uid: Option<String>,
    /// The client's number in the other program.
    pub number: Option<String>,
    /// The client's name.
    pub name: Option<String>,
    /// An address of the client.
    pub email: Option<String>,
    /// A number of the client.
    pub phone: Option<String>,
}

impl Whose {
    /// Whether it names nobody.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        *self == Self::default()
    }
}

/// Something that happened, as a file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InteractionRow {
    /// Where the record begins.
    pub line: u64,
    /// Its name outside, where the file gives one that holds for ever.
    pub uid: Option<String>,
    /// Its number in the other program.
    pub number: Option<String>,
    /// With whom.
    pub whose: Arc<Whose>,
    /// With which person there.
    pub contact: Option<String>,
    /// When.
    pub at: DateTime,
    /// What.
    pub kind: Kind,
    /// How it went.
    pub outcome: Option<Outcome>,
    /// Who began.
    pub direction: Option<Direction>,
    /// What was said.
    pub text: String,
    /// The amount that was named.
    pub amount: Option<Money>,
}

/// Something planned, as a file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpRow {
    /// Where the record begins.
    pub line: u64,
    /// Its name outside, where the file gives one that holds for ever.
    pub uid: Option<String>,
    /// Its number in the other program.
    pub number: Option<String>,
    /// With whom.
    pub whose: Arc<Whose>,
    /// The day.
    pub due_on: Date,
    /// The time.
    pub due_at: Option<Time>,
    /// How.
    pub channel: Kind,
    /// What for.
    pub purpose: String,
    /// Whether it is done or called off.
    pub state: FollowUpState,
    /// The day on which it was.
    pub closed_on: Option<Date>,
    /// When it comes again.
    pub rule: Option<Recurrence>,
    /// How many days before it is announced.
    pub lead: u16,
}

/// A thing that was bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaleRow {
    /// Physical line (from 1) where the record begins.
    pub line: u64,
    /// Its name outside, where the file gives one that holds for ever.
    pub uid: Option<String>,
    /// Who bought.
    pub whose: Arc<Whose>,
    /// When.
    pub on: Date,
    /// What; may be empty.
    pub product: String,
    /// The product's code.
    pub code: Option<String>,
    /// How much.
    pub quantity: Option<Decimal>,
    /// What a unit costs the client.
    pub price: Option<Decimal>,
    /// What it comes to.
    pub total: Option<Decimal>,
    /// What is taken off.
    pub off: Option<Off>,
    /// The currency, if the file says it.
    pub currency: Option<Currency>,
    /// The number of the purchase.
    pub number: Option<String>,
    /// Whether it was paid.
    pub paid: Paid,
    /// Until when it is to be paid.
    pub due_on: Option<Date>,
    /// What a unit costs us.
    pub cost: Option<Decimal>,
    /// What else there is to say.
    pub note: String,
    /// The whole of it, where this program wrote the file: that counts, and not the rest.
    pub whole: Option<Box<PurchaseCard>>,
}

/// Whether a purchase was paid, as far as the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paid {
    /// It does not say.
    #[default]
    Unsaid,
    /// Not yet.
    No,
    /// On this day, or when it was bought.
    Yes(Option<Date>),
}

/// What is taken off, as the file says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Off {
    /// An amount.
    Amount(Decimal),
    /// A share, in percent.
    Share(Decimal),
}

/// A possible sale as the file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealRow {
    /// Physical line (from 1) where the record begins.
    pub line: u64,
    /// Its name outside, where the file gives one that holds for ever.
    pub uid: Option<String>,
    /// Its number in the other program.
    pub number: Option<String>,
    /// To whom; nobody when the file does not say.
    pub whose: Arc<Whose>,
    /// What it is about.
    pub title: Option<String>,
    /// Which product.
    pub product: Option<String>,
    /// Where it stands, as written.
    pub stage: String,
    /// When it began.
    pub opened: Option<Date>,
    /// When it was closed; when it is expected to be, for one that is not.
    pub closed: Option<Date>,
    /// When it is expected to be closed.
    pub expected: Option<Date>,
    /// What it would bring.
    pub amount: Option<Decimal>,
    /// In which currency.
    pub currency: Option<Currency>,
    /// How many percent it is expected to be won.
    pub probability: Option<u8>,
    /// Against whom.
    pub competitor: Option<String>,
    /// What else there is to say.
    pub note: String,
    /// The whole of it, where this program wrote the file: that counts, and not the rest.
    pub whole: Option<Box<OpportunityCard>>,
}

/// Something that is sold, as the file says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductRow {
    /// Physical line (from 1) where the record begins.
    pub line: u64,
    /// Its name outside, where the file gives one that holds for ever.
    pub uid: Option<String>,
    /// What it is called; never empty.
    pub name: String,
    /// How the catalogue numbers it.
    pub code: Option<String>,
    /// To which group it belongs.
    pub category: Option<String>,
    /// What a unit is sold for.
    pub price: Option<Decimal>,
    /// What a unit costs us.
    pub cost: Option<Decimal>,
    /// In which currency.
    pub currency: Option<Currency>,
}
