//! Clients who may be here twice: finding them, telling them apart for good, and whom somebody new looks like.

use std::collections::BTreeSet;

use super::{Action, Agenda, AgendaError, ClientRow, Record, Result};
use crate::domain::duplicate::{self, Numbering, Profile, Sign};
use crate::domain::{Channel, ChannelKind, ClientId, Standing, text};
use crate::store::{ClientSet, StoreError};

/// The most clients who are compared with somebody new.
const NEAR: usize = 200;
/// The digits at the end of a number by which it is looked for.
const LAST_DIGITS: usize = 7;
/// From so many letters on, a word of a name is looked for.
const WORD: usize = 3;

/// Two clients who may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twins {
    /// Both, the one who was here first before the other.
    pub rows: [ClientRow; 2],
    /// How much speaks for it, up to 100.
    pub points: u8,
    /// In what they agree, the weightiest first.
    pub signs: Vec<Sign>,
}

/// Those who may be here twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duplicates {
    /// The pairs for which most speaks.
    pub pairs: Vec<Twins>,
    /// How many pairs there are in all.
    pub total: usize,
}

/// A client who is here and looks like somebody new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookAlike {
    /// Who.
    pub client: ClientId,
    /// The name.
    pub name: String,
    /// In what they agree, the weightiest first.
    pub signs: Vec<Sign>,
}

impl Agenda {
    /// Up to `limit` pairs of clients who may be one; those whom the user told apart are left out. `region` is the code
    /// of the country in which numbers without a country are dialled.
    pub fn duplicates(&self, region: &str, limit: usize) -> Result<Duplicates> {
        self.store.at_once(|| {
            let distinct = self.store.distinct_pairs()?;
            let mut found = duplicate::find(&self.store.profiles(Numbering::of(region))?);
            found.retain(|pair| !distinct.contains(&(pair.first, pair.second)));
            let total = found.len();
            found.truncate(limit);
            let mut pairs = Vec::with_capacity(found.len());
            for pair in found {
                if let Ok(rows) = self.store.rows([pair.first, pair.second])?.try_into() {
                    pairs.push(Twins { rows, points: pair.points, signs: pair.signs });
                }
            }
            Ok(Duplicates { pairs, total })
        })
    }

    /// Remembers that two clients who look like one are two.
    pub fn tell_apart(&mut self, a: ClientId, b: ClientId) -> Result<()> {
        if a == b {
            return Err(AgendaError::SameClient);
        }
        self.operate(Action::TellApart, |write| {
            let name = write.read().client(a)?.name;
            write.read().client(b)?;
            write.add_distinct(a, b)?;
            write.call_it(name, 1);
            Ok(())
        })
    }

    /// The clients whom a record looks like, itself aside: the one for whom most speaks first.
    pub fn look_alikes(&self, record: &Record, region: &str) -> Result<Vec<LookAlike>> {
        self.store.at_once(|| {
            let home = record.client.country.as_deref().and_then(Numbering::of).or_else(|| Numbering::of(region));
            let mut near = BTreeSet::new();
            for words in looked_for(record, home) {
                let found = self.store.glance_names(&words)?.map(|found| found.clients).unwrap_or_default();
                near.extend(few(&found));
            }
            near.remove(&record.client.id);
            let mut profiles = Vec::with_capacity(near.len());
            for id in near {
                match Record::read(self.store.read(), id) {
                    Ok(known) if known.client.standing != Standing::Trashed => profiles.push(profile(&known, home)),
                    Ok(_) | Err(AgendaError::Store(StoreError::Gone)) => {}
                    Err(error) => return Err(error),
                }
            }
            let alike = duplicate::alike(&profile(record, home), &profiles);
            let named = |pair: duplicate::Pair| {
                let client = if pair.first == record.client.id { pair.second } else { pair.first };
                Ok(LookAlike { client, name: self.store.read().client(client)?.name, signs: pair.signs })
            };
            alike.into_iter().map(named).collect()
        })
    }
}

/// The clients of a set, unless there are too many to look at.
fn few(found: &ClientSet) -> Vec<ClientId> {
    if found.len() > NEAR { Vec::new() } else { found.iter().collect() }
}

/// What finds those who may be the same: the name, each word of it, the ends of the numbers, addresses, the tax number.
fn looked_for(record: &Record, home: Option<&'static Numbering>) -> Vec<String> {
    let name = &record.client.name;
    let words = text::words(name).into_iter().filter(|word| word.chars().count() >= WORD);
    let numbers = record.channels.iter().filter(|(_, channel)| channel.kind.is_number()).flat_map(|(_, channel)| {
        let numbers = duplicate::phones(&channel.value, home).into_iter();
        numbers.filter_map(|number| number.get(number.len().checked_sub(LAST_DIGITS)?..).map(str::to_owned))
    });
    let emails = record.channels.iter().filter(|(_, channel)| channel.kind == ChannelKind::Email);
    let emails = emails.map(|(_, channel)| channel.value.clone());
    [name.clone()].into_iter().chain(words).chain(numbers).chain(emails).chain(record.client.tax_id.clone()).collect()
}

/// What tells a record from others.
fn profile(record: &Record, home: Option<&'static Numbering>) -> Profile {
    let client = &record.client;
    let mut profile = Profile::new(client.id, &client.name, client.kind).about(
        client.company.as_deref(),
        client.city.as_deref(),
        client.tax_id.as_deref(),
    );
    let home = client.country.as_deref().and_then(Numbering::of).or(home);
    for (_, Channel { kind, value, .. }) in &record.channels {
        profile.reached(*kind, value, home);
    }
    profile
}
