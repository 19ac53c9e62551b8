//! Filling a new file with the sample portfolio.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};

use tempfile::TempDir;

use super::clients::add;
use super::{Agenda, Origin, Record, Result};
use crate::clock::Clock;
use crate::demo::{self, Prospect, Sample, Stock, Tongue};
use crate::domain::goal::Goal;
use crate::domain::{
    Attachment, AttachmentId, ClientId, ContactId, CustomValue, FieldId, FollowUp, House, Opportunity, ProductId,
    Relation, RelationId, RelationKind, Rules, Topic, text,
};
use crate::store::{self, StoreError, Write};

/// Clients that are stored in one transaction when a large portfolio is made.
const BATCH: usize = 5_000;

/// Stores samples in a new agenda, without a journal entry: there is nothing to go back to. Says how many.
///
/// `progress` is told after each batch how many are stored.
pub fn fill(
    agenda: &mut Agenda,
    stock: &Stock,
    samples: impl IntoIterator<Item = Sample>,
    mut progress: impl FnMut(usize),
) -> Result<usize> {
    // The goals have held for a year.
    let since = agenda.today().first_of_month().saturating_sub(jiff::Span::new().years(1));
    let shelves = agenda.store.fill(&agenda.rules, |write| {
        for (kind, target) in &stock.goals {
            write.set_goal(&Goal { kind: *kind, month: since, target: *target })?;
        }
        Shelves::of(write, stock)
    })?;
    let mut samples = samples.into_iter().peekable();
    let mut stored = 0;
    let mut related = Vec::new();
    while samples.peek().is_some() {
        let batch = samples.by_ref().take(BATCH);
        stored += agenda.store.fill(&agenda.rules, |write| {
            batch.map(|sample| store(write, sample, &shelves, &mut related)).sum::<Result<usize>>()
        })?;
        progress(stored);
    }
    relate(agenda, &related)?;
    agenda.store.analyze()?;
    agenda.follow_rules()?;
    Ok(stored)
}

/// The rows of what a portfolio has beside its clients, by their places.
struct Shelves {
    products: Vec<ProductId>,
    fields: Vec<FieldId>,
}

impl Shelves {
    fn of(write: &mut Write, stock: &Stock) -> Result<Self> {
        let products = stock.products.iter().map(|product| write.add_product(product)).collect::<store::Result<_>>()?;
        if !stock.fields.is_empty() {
            write.set_fields(&stock.fields)?;
        }
        for (tag, hue) in &stock.hues {
            write.set_tag_hue(tag, Some(*hue))?;
        }
        let fields = write.read().fields()?.into_iter().map(|field| field.id).collect();
        Ok(Self { products, fields })
    }
}

/// What one client is to another: it, what, and the other's name.
type Related = (ClientId, RelationKind, String);

/// Writes down what clients are to each other, once all are there.
fn relate(agenda: &mut Agenda, related: &[Related]) -> Result<()> {
    if related.is_empty() {
        return Ok(());
    }
    agenda.store.fill(&agenda.rules, |write| {
        for (client, kind, name) in related {
            let others = write.read().by_name_key(&text::sort_key(name))?;
            if let Some(other) = others.first().copied() {
                write.add_relation(&Relation { id: RelationId(0), client: *client, other, kind: *kind })?;
            }
        }
        Ok(())
    })
}

/// The sample portfolio in a temporary folder, which goes with the value that is returned beside it.
pub fn open_sample(clock: Clock, rules: Rules, origin: Origin, tongue: Tongue) -> Result<(Agenda, TempDir)> {
    let broken = |broken| StoreError::Io(Error::new(ErrorKind::InvalidData, broken));
    let (home, rates) = demo::rates(tongue).map_err(broken)?;
    let mut rules = rules;
    // It counts in its own money, whatever that of the user is: else nothing of it could be added up.
    rules.money = House { chosen: true, currency: home, rates };
    let folder = tempfile::Builder::new().prefix("cartera-").tempdir().map_err(StoreError::from)?;
    let mut agenda = Agenda::open(&folder.path().join("agenda.db"), clock, rules, origin)?;
    // It goes with its folder.
    agenda.guard.careless = true;
    let samples = demo::portfolio(tongue, agenda.today(), &agenda.rules).map_err(broken)?;
    fill(&mut agenda, &demo::stock(tongue).map_err(broken)?, samples, |_| ())?;
    Ok((agenda, folder))
}

fn store(write: &mut Write, sample: Sample, shelves: &Shelves, related: &mut Vec<Related>) -> Result<usize> {
    let Sample { client, contacts, channels, interactions, follow_ups, .. } = sample;
    let owner = |contact: Option<ContactId>| contacts.iter().position(|known| Some(known.id) == contact);
    let channels = channels.into_iter().map(|channel| (owner(channel.contact), channel)).collect();
    let occasions = sample.occasions.into_iter().map(|occasion| (owner(occasion.contact), occasion)).collect();
    let value = |value: CustomValue| Some(CustomValue { field: *at(&shelves.fields, value.field.0)?, ..value });
    let values = sample.values.into_iter().filter_map(value).collect();
    let record = Record { contacts: contacts.clone(), channels, occasions, values, ..Record::of(client) };
    let id = add(write, &record)?;
    let people = if contacts.is_empty() { Vec::new() } else { write.read().contacts(id)? };
    let mut said = Vec::with_capacity(interactions.len());
    for mut interaction in interactions {
        interaction.client = id;
        interaction.contact = owner(interaction.contact).and_then(|place| people.get(place)).map(|contact| contact.id);
        said.push(write.add_interaction(&interaction)?);
    }
    for topic in sample.topics {
        let interaction = topic.interaction.and_then(|local| at(&said, local.0).copied());
        write.add_topic(&Topic { client: id, interaction, ..topic })?;
    }
    let mut bought = Vec::with_capacity(sample.purchases.len());
    for mut purchase in sample.purchases {
        purchase.client = id;
        purchase.interaction = purchase.interaction.and_then(|local| at(&said, local.0).copied());
        purchase.returns = purchase.returns.and_then(|local| at(&bought, local.0).copied());
        for line in &mut purchase.lines {
            line.product = line.product.and_then(|local| at(&shelves.products, local.0).copied());
        }
        bought.push(write.add_purchase(&purchase)?);
    }
    let mut steps = BTreeMap::new();
    for Prospect { opportunity, before, step } in sample.prospects {
        let purchase = opportunity.purchase.and_then(|local| at(&bought, local.0).copied());
        let opportunity = write.add_opportunity(&Opportunity { client: id, purchase, ..opportunity })?;
        for (stage, on) in before {
            write.add_stage_move(opportunity, id, &stage, on)?;
        }
        steps.extend(step.map(|step| (step, opportunity)));
    }
    for (place, follow_up) in follow_ups.into_iter().enumerate() {
        let opportunity = steps.get(&place).copied();
        write.add_follow_up(&FollowUp { client: id, opportunity, ..follow_up })?;
    }
    let added_on = record.client.created_on;
    for (target, label) in sample.files {
        let (interaction, id) = (None, (AttachmentId(0), id));
        write.add_attachment(&Attachment { id: id.0, client: id.1, interaction, target, label, added_on })?;
    }
    related.extend(sample.relations.into_iter().map(|(kind, name)| (id, kind, name)));
    Ok(1)
}

/// What stands at a place that is counted from 1 on.
fn at<T>(rows: &[T], place: i64) -> Option<&T> {
    rows.get(usize::try_from(place).ok()?.checked_sub(1)?)
}
