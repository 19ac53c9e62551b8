//! The sample portfolio: what `cartera demo` shows, and agendas of any size to measure with.
//!
//! People, companies, telephones and addresses are invented. Everything is dated relative to the day that is passed in,
//! so that the lights come out the same on any day. The texts are in `es.toml` and `en.toml`: the hand-made clients
//! with their recent story, and the arcs (a first contact, a negotiation, a complaint…) that fill their past.

mod days;
mod large;
mod tales;
mod weave;

use jiff::civil::Date;

use crate::domain::{Channel, Client, Contact, FollowUp, Interaction, Rules};
use days::Days;
use tales::Tales;

/// A client with everything that belongs to it, before it is stored.
///
/// The rows have no numbers yet (zero); contacts are numbered from 1 within the client, so that channels and
/// interactions can name them.
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
}

/// The language of a sample portfolio, and with it the market that it plays in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Spanish: a saleswoman in Lima with clients from Mexico to Argentina.
    Es,
    /// English: a salesperson with clients in the United States and Britain.
    En,
}

/// The hand-made clients, as they stand on `today`; `rules` say which days are worked.
///
/// An error is a mistake in the embedded texts, which the tests of this module exclude.
pub fn portfolio(tongue: Tongue, today: Date, rules: &Rules) -> Result<Vec<Sample>, toml::de::Error> {
    let tales = Tales::of(tongue)?;
    let days = Days { today, calendar: &rules.calendar };
    Ok(tales.clients.iter().enumerate().map(|(place, told)| weave::client(&tales, told, place, &days)).collect())
}

/// A portfolio of any size, made up as it is read: client number `i` is the same for every `count`.
///
/// Of the clients about 8 % have an overdue follow-up, 10 % one that is due within three days and 5 % none; each has
/// five to fifteen interactions. An error is a mistake in the embedded texts, as for [`portfolio`].
pub fn large(
    tongue: Tongue,
    today: Date,
    count: usize,
) -> Result<impl Iterator<Item = Sample> + use<>, toml::de::Error> {
    Ok(large::clients(Tales::of(tongue)?, today, count))
}

#[cfg(test)]
mod tests;
