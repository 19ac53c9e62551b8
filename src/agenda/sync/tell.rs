//! Records as the texts of their files.

use jiff::Timestamp;

use super::tell_history::{bought, happened, hoped, planned};
use super::{Result, Share};
use crate::agenda::Record;
use crate::domain::{Attachment, ClientId, ContactId, FollowUpId, InteractionId, OpportunityId, PurchaseId, Standing};
use crate::exchange::component::Component;
use crate::exchange::ical::Around;
use crate::exchange::vcard::{ClientCard, PersonCard, Version};
use crate::store::{Entity, Reader};

/// Where a record stands here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whereabouts {
    /// It is here, and so is its client, if it belongs to one.
    Here(Option<ClientId>),
    /// It, or the client to whom it belongs, is in the trash.
    Trashed,
    /// It is not here.
    Gone,
}

/// Where a record stands here.
pub(super) fn whereabouts(reader: Reader, entity: Entity, id: i64) -> Result<Whereabouts> {
    if !entity.is_of_client() {
        return Ok(if reader.is_here(entity, id)? { Whereabouts::Here(None) } else { Whereabouts::Gone });
    }
    let Some(client) = reader.client_of(entity, id)? else { return Ok(Whereabouts::Gone) };
    Ok(match reader.client(client)?.standing {
        Standing::Trashed => Whereabouts::Trashed,
        _ => Whereabouts::Here(Some(client)),
    })
}

/// Whether a client is one that the other computers have too.
pub(super) fn is_shared(reader: Reader, client: ClientId) -> Result<bool> {
    Ok(matches!(whereabouts(reader, Entity::Client, client.0)?, Whereabouts::Here(_)))
}

/// The text of a record, written onto what we wrote before: what says the same stays as it is.
pub(super) fn tell(
    reader: Reader,
    share: &Share,
    (entity, id, uid): (Entity, i64, &str),
    onto: Option<&Component>,
) -> Result<Component> {
    let revised = share.changed_at(entity, id).unwrap_or(share.now);
    let around = Around { zone: &share.zone, revised, rules: false };
    let texts = share.options.texts.as_ref();
    Ok(match entity {
        Entity::Client => client(reader, ClientId(id), uid)?.render(onto, Version::Three, revised),
        Entity::Contact => person(reader, ContactId(id), uid)?.render(onto, Version::Three, revised),
        Entity::FollowUp => planned(reader, texts, FollowUpId(id), uid)?.render(onto, &around),
        Entity::Interaction => happened(reader, texts, InteractionId(id), uid)?.render(onto, &around),
        Entity::Purchase => bought(reader, share.options, PurchaseId(id), uid)?.render(onto, &around),
        Entity::Opportunity => hoped(reader, texts, OpportunityId(id), uid)?.render(onto, &around),
        _ => super::rows::said(reader, entity, id, uid)?.render(onto, &around),
    })
}

/// The card of a client.
pub(in crate::agenda) fn client(reader: Reader, id: ClientId, uid: &str) -> Result<ClientCard> {
    let Record { client, channels, occasions, values, .. } = Record::read(reader, id)?;
    let fields = reader.fields()?;
    let mut card = ClientCard::of(uid, client);
    card.channels = channels.into_iter().filter(|(owner, _)| owner.is_none()).map(|(_, channel)| channel).collect();
    card.occasions = occasions.into_iter().filter(|(owner, _)| owner.is_none()).map(|(_, date)| date).collect();
    let known = values.into_iter().filter_map(|known| {
        let field = fields.iter().find(|field| field.id == known.field)?;
        Some((field.clone(), known.value))
    });
    card.values = known.collect();
    for related in reader.relations(id)?.into_iter().filter(|related| !related.inverse) {
        // What it is to somebody in the trash is our own affair: on the other computers nobody is there.
        if let Some(uid) = reader.uid_of(Entity::Client, related.other.0)?
            && is_shared(reader, related.other)?
        {
            card.relations.push((related.relation.kind, uid));
        }
    }
    card.relations.sort();
    card.attachments = attached(reader, id, None)?;
    Ok(card)
}

/// What is attached to a client, or to an interaction with it: what is there twice is told once.
pub(super) fn attached(
    reader: Reader,
    client: ClientId,
    interaction: Option<InteractionId>,
) -> Result<Vec<Attachment>> {
    let mut told: Vec<Attachment> = Vec::new();
    for known in reader.attachments(client)?.into_iter().filter(|it| it.interaction == interaction) {
        if !told.iter().any(|it| (&it.target, &it.label) == (&known.target, &known.label)) {
            told.push(known);
        }
    }
    Ok(told)
}

/// The card of a person at a client.
pub(in crate::agenda) fn person(reader: Reader, id: ContactId, uid: &str) -> Result<PersonCard> {
    let client = reader.client_of(Entity::Contact, id.0)?.ok_or(crate::store::StoreError::Gone)?;
    let Record { client, contacts, channels, occasions, .. } = Record::read(reader, client)?;
    let place = contacts.iter().position(|contact| contact.id == id).ok_or(crate::store::StoreError::Gone)?;
    let own = |owner: Option<usize>| owner == Some(place);
    Ok(PersonCard {
        uid: uid.to_owned(),
        client: reader.uid_of(Entity::Client, client.id.0)?.unwrap_or_default(),
        client_name: client.name,
        place,
        contact: contacts.into_iter().nth(place).ok_or(crate::store::StoreError::Gone)?,
        channels: channels.into_iter().filter(|(owner, _)| own(*owner)).map(|(_, channel)| channel).collect(),
        occasions: occasions.into_iter().filter(|(owner, _)| own(*owner)).map(|(_, date)| date).collect(),
    })
}

/// A moment as it is compared with what texts say.
pub(super) fn digits(at: Timestamp) -> String {
    at.strftime("%Y%m%d%H%M%S").to_string()
}
