//! Filling a new file with the sample portfolio.

use std::io::{Error, ErrorKind};

use tempfile::TempDir;

use super::clients::add;
use super::{Agenda, Origin, Record, Result};
use crate::clock::Clock;
use crate::demo::{self, Sample, Tongue};
use crate::domain::Rules;
use crate::store::{StoreError, Write};

/// Clients that are stored in one transaction when a large portfolio is made.
const BATCH: usize = 5_000;

/// Stores samples in a new agenda, without a journal entry: there is nothing to go back to. Says how many.
///
/// `progress` is told after each batch how many are stored.
pub fn fill(
    agenda: &mut Agenda,
    samples: impl IntoIterator<Item = Sample>,
    mut progress: impl FnMut(usize),
) -> Result<usize> {
    let mut samples = samples.into_iter().peekable();
    let mut stored = 0;
    while samples.peek().is_some() {
        let batch = samples.by_ref().take(BATCH);
        stored += agenda
            .store
            .fill(&agenda.rules, |write| batch.map(|sample| store(write, sample)).sum::<Result<usize>>())?;
        progress(stored);
    }
    agenda.store.analyze()?;
    agenda.follow_rules()?;
    Ok(stored)
}

/// The sample portfolio in a temporary folder, which goes with the value that is returned beside it.
pub fn open_sample(clock: Clock, rules: Rules, origin: Origin, tongue: Tongue) -> Result<(Agenda, TempDir)> {
    let folder = tempfile::Builder::new().prefix("cartera-").tempdir().map_err(StoreError::from)?;
    let mut agenda = Agenda::open(&folder.path().join("agenda.db"), clock, rules, origin)?;
    let samples = demo::portfolio(tongue, agenda.today(), &agenda.rules)
        .map_err(|broken| StoreError::Io(Error::new(ErrorKind::InvalidData, broken)))?;
    fill(&mut agenda, samples, |_| ())?;
    Ok((agenda, folder))
}

fn store(write: &mut Write, sample: Sample) -> Result<usize> {
    let Sample { client, contacts, channels, interactions, follow_ups } = sample;
    let owner = |channel: &crate::domain::Channel| {
        channel.contact.and_then(|owner| contacts.iter().position(|contact| contact.id == owner))
    };
    let channels = channels.into_iter().map(|channel| (owner(&channel), channel)).collect();
    let record = Record { contacts: contacts.clone(), channels, ..Record::of(client) };
    let id = add(write, &record)?;
    let stored = write.read().contacts(id)?;
    for mut interaction in interactions {
        interaction.client = id;
        interaction.contact = interaction
            .contact
            .and_then(|local| contacts.iter().position(|contact| contact.id == local))
            .and_then(|place| stored.get(place))
            .map(|contact| contact.id);
        write.add_interaction(&interaction)?;
    }
    for mut follow_up in follow_ups {
        follow_up.client = id;
        write.add_follow_up(&follow_up)?;
    }
    Ok(1)
}
