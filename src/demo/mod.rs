//! The sample portfolio: what `cartera demo` shows, and agendas of any size to measure with.
//!
//! People, companies, telephones and addresses are invented. Everything is dated relative to the day that is passed in,
//! so that the lights come out the same on any day. The texts are in `es.toml` and `en.toml`: the hand-made clients
//! with their recent story, and the arcs (a first contact, a negotiation, a complaint…) that fill their past.

mod days;
mod large;
mod market;
mod prospects;
mod tales;
mod weave;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::money::Rate;
use crate::domain::{
    Channel, Client, ClientId, Contact, Currency, CustomValue, FollowUp, Interaction, Occasion, Purchase, RelationKind,
    Rules, Topic,
};
use days::Days;
pub use market::Stock;
pub use prospects::Prospect;
use tales::Tales;

/// Whose rows are as long as they are not stored.
const NOBODY: ClientId = ClientId(0);

/// A client with everything that belongs to it, before it is stored.
///
/// The rows have no numbers yet (zero); contacts, interactions and purchases are numbered from 1 within the client, and
/// products and fields within the [`Stock`], so that other rows can name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The client.
    pub client: Client,
    /// The people at it.
    pub contacts: Vec<Contact>,
    /// The ways to reach it and them; one is preferred.
    pub channels: Vec<Channel>,
    /// What happened, oldest first.
    pub interactions: Vec<Interaction>,
    /// What is planned.
    pub follow_ups: Vec<FollowUp>,
    /// The dates that matter to it.
    pub occasions: Vec<Occasion>,
    /// What is known of it in the user's own fields.
    pub values: Vec<CustomValue>,
    /// What was said, oldest first.
    pub topics: Vec<Topic>,
    /// What it bought, oldest first; what was brought back at the end.
    pub purchases: Vec<Purchase>,
    /// What may be sold to it, and what became of it.
    pub prospects: Vec<Prospect>,
    /// Files and addresses, each with what it is called.
    pub files: Vec<(String, String)>,
    /// What it is to clients of these names.
    pub relations: Vec<(RelationKind, String)>,
}

/// The language of a sample portfolio, and with it the market that it plays in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Spanish: a saleswoman in Lima with clients from Mexico to Argentina.
    Es,
    /// English: a salesperson with clients in the United States and Britain.
    En,
}

/// The hand-made clients, as they stand on `today`; `rules` say which days are worked, and in which
/// stages things are sold.
///
/// An error is a mistake in the embedded texts, which the tests of this module exclude.
pub fn portfolio(tongue: Tongue, today: Date, rules: &Rules) -> Result<Vec<Sample>, toml::de::Error> {
    let tales = Tales::of(tongue)?;
    let days = Days { today, calendar: &rules.calendar };
    let told = tales.clients.iter().enumerate();
    Ok(told.map(|(place, told)| weave::client(&tales, told, place, &days, &rules.stages)).collect())
}

/// What the portfolio made by hand has beside its clients. For an error see [`portfolio`].
pub fn stock(tongue: Tongue) -> Result<Stock, toml::de::Error> {
    Ok(Tales::of(tongue)?.market.stock())
}

/// What a portfolio of any size has beside its clients: a catalogue of about two hundred products.
pub fn large_stock(tongue: Tongue) -> Result<Stock, toml::de::Error> {
    Ok(Tales::of(tongue)?.market.large_stock())
}

/// What the other money of the portfolio is worth in that of its home, for who counts in that.
pub fn rates(tongue: Tongue) -> Result<(Currency, BTreeMap<Currency, Rate>), toml::de::Error> {
    let tales = Tales::of(tongue)?;
    Ok((tales.market.home, tales.market.rates()))
}

/// A portfolio of any size, made up as it is read: client number `i` is the same for every `count`.
///
/// Of the clients about 8 % have an overdue follow-up, 10 % one that is due within three days and 5 % none; each has
/// five to fifteen interactions and buys five times on average. To every second one something may be sold, or might
/// have been; a fifth of that is open. An error is a mistake in the embedded texts, as for [`portfolio`].
pub fn large(
    tongue: Tongue,
    today: Date,
    count: usize,
) -> Result<impl Iterator<Item = Sample> + use<>, toml::de::Error> {
    Ok(large::clients(Tales::of(tongue)?, today, count))
}

#[cfg(test)]
mod tests;
