//! What is planned, what happened, what was bought and what may be sold, as what is in their files.

use super::tell::attached;
use super::{Result, SyncOptions, SyncTexts};
use crate::agenda::Record;
use crate::domain::{ClientId, FollowUp, FollowUpId, InteractionId, OpportunityId, PurchaseId, PurchaseLine};
use crate::exchange::ical::{FollowUpCard, InteractionCard, LineCard, OpportunityCard, PurchaseCard};
use crate::store::{Entity, Reader};

/// How many minutes before its hour an appointment is announced on a phone.
const ALARM: i32 = 15;

/// What a client is called, by its name for ever and by its own.
fn names(reader: Reader, client: ClientId) -> Result<(String, String)> {
    let uid = reader.uid_of(Entity::Client, client.0)?.unwrap_or_default();
    Ok((uid, reader.client(client)?.name))
}

/// The card of something planned.
pub(in crate::agenda) fn planned(
    reader: Reader,
    texts: &dyn SyncTexts,
    id: FollowUpId,
    uid: &str,
) -> Result<FollowUpCard> {
    let follow_up = reader.follow_up(id)?;
    let (client, name) = names(reader, follow_up.client)?;
    let closed_by = reader.closed_by(id)?.map(|id| reader.uid_of(Entity::Interaction, id.0)).transpose()?.flatten();
    let opportunity = follow_up.opportunity.map(|id| reader.uid_of(Entity::Opportunity, id.0)).transpose()?.flatten();
    let run = follow_up.run.map(|id| reader.uid_of(Entity::Run, id.0)).transpose()?.flatten();
    Ok(FollowUpCard {
        uid: uid.to_owned(),
        client,
        summary: texts.planned(&follow_up, &name),
        details: numbers(reader, follow_up.client)?,
        closed_on: reader.closed_on(id)?,
        closed_by,
        opportunity,
        run,
        alarm: follow_up.due_at.map(|_| ALARM),
        follow_up: FollowUp { opportunity: None, run: None, ..follow_up },
    })
}

/// Whom to call and where, a line each.
fn numbers(reader: Reader, client: ClientId) -> Result<String> {
    let Record { contacts, channels, .. } = Record::read(reader, client)?;
    let mut numbers: Vec<_> = channels.iter().filter(|(_, channel)| channel.kind.is_number()).collect();
    // In the order of the people, which every computer knows; rows lie in the order in which they came.
    numbers.sort_by_key(|(owner, _)| *owner);
    let lines: Vec<String> = numbers
        .into_iter()
        .map(|(owner, channel)| match owner.and_then(|place| contacts.get(place)) {
            Some(contact) => format!("{}: {}", contact.name, channel.value),
            None => channel.value.clone(),
        })
        .collect();
    Ok(lines.join("\n"))
}

/// The entry of something that happened.
pub(super) fn happened(reader: Reader, texts: &dyn SyncTexts, id: InteractionId, uid: &str) -> Result<InteractionCard> {
    let interaction = reader.interaction(id)?;
    let (client, name) = names(reader, interaction.client)?;
    let contacts = reader.contacts(interaction.client)?;
    let contact = contacts.into_iter().find(|contact| Some(contact.id) == interaction.contact);
    Ok(InteractionCard {
        uid: uid.to_owned(),
        client,
        contact: contact.map(|contact| contact.name),
        summary: texts.happened(&interaction, &name),
        topics: reader.topics_of(id)?,
        attachments: attached(reader, interaction.client, Some(id))?,
        interaction,
    })
}

fn lines(reader: Reader, lines: &[PurchaseLine]) -> Result<Vec<LineCard>> {
    let line = |line: &PurchaseLine| {
        let product = line.product.map(|id| reader.product(id)).transpose()?;
        let uid = line.product.map(|id| reader.uid_of(Entity::Product, id.0)).transpose()?.flatten();
        Ok(LineCard::of(line.clone(), product, uid))
    };
    lines.iter().map(line).collect()
}

/// The entry of something that was bought.
pub(super) fn bought(reader: Reader, options: &SyncOptions, id: PurchaseId, uid: &str) -> Result<PurchaseCard> {
    let purchase = reader.purchase(id)?;
    let (client, name) = names(reader, purchase.client)?;
    let interaction = purchase.interaction.map(|id| reader.uid_of(Entity::Interaction, id.0)).transpose()?.flatten();
    let returns = purchase.returns.map(|id| reader.uid_of(Entity::Purchase, id.0)).transpose()?.flatten();
    Ok(PurchaseCard {
        uid: uid.to_owned(),
        client,
        interaction: interaction.filter(|_| options.interactions),
        returns,
        summary: options.texts.bought(&purchase, &name),
        lines: lines(reader, &purchase.lines)?,
        purchase,
    })
}

/// The entry of something that may be sold.
pub(super) fn hoped(reader: Reader, texts: &dyn SyncTexts, id: OpportunityId, uid: &str) -> Result<OpportunityCard> {
    let opportunity = reader.opportunity(id)?;
    let (client, name) = names(reader, opportunity.client)?;
    Ok(OpportunityCard {
        uid: uid.to_owned(),
        client,
        purchase: opportunity.purchase.map(|id| reader.uid_of(Entity::Purchase, id.0)).transpose()?.flatten(),
        summary: texts.hoped(&opportunity, &name),
        lines: lines(reader, &opportunity.lines)?,
        moves: reader.stage_moves(id)?,
        opportunity,
    })
}
