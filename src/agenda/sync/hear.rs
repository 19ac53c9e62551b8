//! Texts of files as records: written into the agenda as they say.

use super::tell::is_shared;
use super::{Collection, Result, Share};
use crate::agenda::clients::add;
use crate::agenda::{AgendaError, Record};
use crate::domain::text::{fold, sort_key};
use crate::domain::{
    Attachment, Channel, ChannelKind, Client, ClientId, ContactId, CustomField, CustomValue, FieldId, Occasion,
    Relation, RelationId, Standing,
};
use crate::exchange::component::Component;
use crate::exchange::ical;
use crate::exchange::vcard::{self, Card, ClientCard, PersonCard};
use crate::exchange::vdir::Strange;
use crate::store::{Entity, Write, channel_lookup};

/// What a file is about, and what its record is called.
pub(super) fn kind_of(text: &Component, collection: Collection) -> std::result::Result<(Entity, String), Strange> {
    let entity = match collection {
        Collection::Contacts if !text.is("VCARD") || vcard::is_list(text) => return Err(Strange::Foreign),
        Collection::Contacts if text.text(vcard::CLIENT).is_some() => Entity::Contact,
        Collection::Contacts => Entity::Client,
        _ => super::hear_history::entity(text, collection)?,
    };
    let uid = if collection == Collection::Contacts { text.uid() } else { super::hear_history::uid(text) };
    match uid.filter(|uid| !uid.is_empty() && uid.chars().count() <= 1_000) {
        Some(uid) => Ok((entity, uid)),
        None => Err(Strange::NoRecord),
    }
}

/// Why a text did not become a record: the file is to blame, or we are.
#[derive(Debug)]
pub(super) enum Unheard {
    /// The file is left alone.
    Strange(Strange),
    /// Nothing is written at all.
    Failed(AgendaError),
}

impl From<AgendaError> for Unheard {
    fn from(error: AgendaError) -> Self {
        match error {
            AgendaError::EmptyName
            | AgendaError::TooLong { .. }
            | AgendaError::UnknownTimeZone { .. }
            | AgendaError::TooFar(_) => Self::Strange(Strange::NoRecord),
            error => Self::Failed(error),
        }
    }
}

impl From<crate::store::StoreError> for Unheard {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Writes a record as a text says it: into the one that is here, or as a new one of this name. Returns its number.
pub(super) fn hear(
    write: &mut Write,
    share: &Share,
    (entity, id, uid): (Entity, Option<i64>, &str),
    text: &Component,
) -> std::result::Result<i64, Unheard> {
    if let Some(id) = id {
        follow_owner(write, entity, id, text)?;
    }
    let number = match entity {
        Entity::Client | Entity::Contact => match vcard::read(text, share.today) {
            Card::Client(card) => client(write, id.map(ClientId), *card)?.0,
            Card::Person(card) => person(write, id.map(ContactId), *card)?.0,
        },
        _ => super::hear_history::hear(write, share, (id, uid), text)?,
    };
    if !write.set_uid(entity, number, uid)? {
        return Err(Unheard::Strange(Strange::Twice));
    }
    Ok(number)
}

/// What belongs to another client there belongs to it here: two of them became one, or were parted again.
fn follow_owner(write: &mut Write, entity: Entity, id: i64, text: &Component) -> Result<()> {
    if entity == Entity::Client || !entity.is_of_client() {
        return Ok(());
    }
    let said = if entity == Entity::Contact { Some(text) } else { ical::item(text) };
    let Some(uid) = said.and_then(|said| said.text(vcard::CLIENT)) else { return Ok(()) };
    if let Some(client) = write.read().by_uid(Entity::Client, &uid)?.map(ClientId)
        && write.read().client_of(entity, id)? != Some(client)
    {
        write.hand_over(entity, id, client)?;
    }
    Ok(())
}

fn client(write: &mut Write, id: Option<ClientId>, card: ClientCard) -> std::result::Result<ClientId, Unheard> {
    let before = id.map(|id| Record::read(write.read(), id)).transpose()?;
    let today = card.client.created_on;
    let mut record = before.clone().unwrap_or_else(|| Record::new(today));
    record.client = Client { id: record.client.id, ..card.client };
    if record.client.standing == Standing::Trashed {
        // What is in the trash has no file.
        record.client.standing = Standing::Active;
    }
    record.channels = with_own(record.channels, card.channels, None);
    record.occasions = dates_with_own(record.occasions, card.occasions, None);
    record.values = values(write, card.values)?;
    let record = record.checked()?;
    let id = match id {
        None => add(write, &record)?,
        Some(id) => {
            write.set_client(&record.client)?;
            if before.as_ref() != Some(&record) {
                record.store(write, id)?;
            }
            id
        }
    };
    attach(write, id, &card.attachments)?;
    Ok(id)
}

/// The ways of everybody, with these as those of one: what is here already keeps its place in the file.
fn with_own(
    all: Vec<(Option<usize>, Channel)>,
    own: Vec<Channel>,
    owner: Option<usize>,
) -> Vec<(Option<usize>, Channel)> {
    let (mut before, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(its, _)| *its == owner);
    let look = |channel: &Channel| (channel.kind, channel_lookup(channel.kind, &channel.value));
    let mut channels: Vec<(Option<usize>, Channel)> = Vec::new();
    for channel in own {
        let at = before.iter().position(|(_, known)| look(known) == look(&channel));
        let known = at.map(|at| before.remove(at).1);
        let (id, contact) = known.map_or((channel.id, None), |known| (known.id, known.contact));
        channels.push((owner, Channel { id, contact, ..channel }));
    }
    channels.extend(others);
    channels
}

fn dates_with_own(
    all: Vec<(Option<usize>, Occasion)>,
    own: Vec<Occasion>,
    owner: Option<usize>,
) -> Vec<(Option<usize>, Occasion)> {
    let (mut before, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|(its, _)| *its == owner);
    let mut dates: Vec<(Option<usize>, Occasion)> = Vec::new();
    for date in own {
        let same = |known: &Occasion| (known.kind, &known.label) == (date.kind, &date.label);
        let at = before.iter().position(|(_, known)| same(known));
        let known = at.map(|at| before.remove(at).1);
        let (id, contact) = known.map_or((date.id, None), |known| (known.id, known.contact));
        dates.push((owner, Occasion { id, contact, ..date }));
    }
    dates.extend(others);
    dates
}

/// What is known in fields of the user's own; a field that is not here yet is defined as it is there.
fn values(write: &mut Write, known: Vec<(CustomField, String)>) -> Result<Vec<CustomValue>> {
    let mut fields = write.read().fields()?;
    let find = |fields: &[CustomField], name: &str| {
        fields.iter().find(|field| fold(&field.name) == fold(name)).map(|field| field.id)
    };
    let missing: Vec<CustomField> = known
        .iter()
        .map(|(field, _)| field)
        .filter(|field| find(&fields, &field.name).is_none() && !field.name.trim().is_empty())
        .cloned()
        .collect();
    for field in missing {
        if find(&fields, &field.name).is_none() {
            fields.push(CustomField { id: FieldId(0), ..field });
            write.set_fields(&fields)?;
            fields = write.read().fields()?;
        }
    }
    let mut values: Vec<CustomValue> = Vec::new();
    for (field, value) in known {
        if let Some(field) = find(&fields, &field.name)
            && !values.iter().any(|known| known.field == field)
        {
            values.push(CustomValue { field, value });
        }
    }
    values.sort_by_key(|known| known.field);
    Ok(values)
}

fn attach(write: &mut Write, client: ClientId, wanted: &[Attachment]) -> Result<()> {
    let known = write.read().attachments(client)?;
    let own: Vec<&Attachment> = known.iter().filter(|it| it.interaction.is_none()).collect();
    let same = |a: &Attachment, b: &Attachment| (&a.target, &a.label) == (&b.target, &b.label);
    for gone in own.iter().filter(|known| !wanted.iter().any(|it| same(it, known))) {
        write.remove_attachment(gone.id)?;
    }
    for new in wanted.iter().filter(|it| !own.iter().any(|known| same(it, known))) {
        write.add_attachment(&Attachment { client, interaction: None, ..new.clone() })?;
    }
    Ok(())
}

/// Notes what a client is to others, once all of them are here.
pub(super) fn relate(write: &mut Write, client: ClientId, text: &Component, share: &Share) -> Result<()> {
    let Card::Client(card) = vcard::read(text, share.today) else { return Ok(()) };
    let mut known = Vec::new();
    for related in write.read().relations(client)?.into_iter().filter(|related| !related.inverse) {
        if is_shared(write.read(), related.other)? {
            known.push(related);
        }
    }
    let mut wanted = Vec::new();
    for (kind, uid) in &card.relations {
        if let Some(other) = write.read().by_uid(Entity::Client, uid)?.map(ClientId).filter(|other| *other != client) {
            wanted.push((*kind, other));
        }
    }
    for gone in known.iter().filter(|known| !wanted.contains(&(known.relation.kind, known.other))) {
        write.remove_relation(gone.relation.id)?;
    }
    for (kind, other) in wanted {
        write.add_relation(&Relation { id: RelationId(0), client, other, kind })?;
    }
    Ok(())
}

fn person(write: &mut Write, id: Option<ContactId>, card: PersonCard) -> std::result::Result<ContactId, Unheard> {
    let whose = match id {
        Some(id) => write.read().client_of(Entity::Contact, id.0)?,
        None => write.read().by_uid(Entity::Client, &card.client)?.map(ClientId),
    };
    let Some(client) = whose else { return Err(Unheard::Strange(Strange::Foreign)) };
    let before = Record::read(write.read(), client)?;
    let mut record = before.clone();
    let known = record.contacts.iter().position(|contact| Some(contact.id) == id);
    let place = known.unwrap_or(record.contacts.len());
    if known.is_none() {
        record.contacts.push(card.contact.clone());
    }
    if let Some(contact) = record.contacts.get_mut(place) {
        *contact = crate::domain::Contact { id: contact.id, ..card.contact };
    }
    record.channels = with_own(record.channels, card.channels, Some(place));
    record.occasions = dates_with_own(record.occasions, card.occasions, Some(place));
    move_to(&mut record, place, card.place);
    let record = record.checked()?;
    let at = card.place.min(record.contacts.len().saturating_sub(1));
    if record != before {
        record.store(write, client)?;
    }
    let stored = write.read().contacts(client)?;
    stored.get(at).map(|contact| contact.id).ok_or(Unheard::Strange(Strange::NoRecord))
}

/// Puts a person into another place among the people, with what belongs to it.
fn move_to(record: &mut Record, from: usize, to: usize) {
    let to = to.min(record.contacts.len().saturating_sub(1));
    if from == to || from >= record.contacts.len() {
        return;
    }
    let contact = record.contacts.remove(from);
    record.contacts.insert(to, contact);
    let moved = |at: usize| match at {
        at if at == from => to,
        at if from < at && at <= to => at - 1,
        at if to <= at && at < from => at + 1,
        at => at,
    };
    for (owner, _) in &mut record.channels {
        *owner = owner.map(moved);
    }
    for (owner, _) in &mut record.occasions {
        *owner = owner.map(moved);
    }
}

/// Takes a person from a client.
pub(super) fn dismiss(write: &mut Write, id: ContactId) -> Result<()> {
    let Some(client) = write.read().client_of(Entity::Contact, id.0)? else { return Ok(()) };
    let mut record = Record::read(write.read(), client)?;
    let Some(place) = record.contacts.iter().position(|contact| contact.id == id) else { return Ok(()) };
    record.contacts.remove(place);
    // What led to the person goes too, as it does when a form takes the person away.
    record.channels.retain(|(owner, _)| *owner != Some(place));
    record.occasions.retain(|(owner, _)| *owner != Some(place));
    let shift = |owner: &mut Option<usize>| *owner = owner.map(|at| if at > place { at - 1 } else { at });
    record.channels.iter_mut().for_each(|(owner, _)| shift(owner));
    record.occasions.iter_mut().for_each(|(owner, _)| shift(owner));
    record.store(write, client)
}

/// The client that a card of somebody else's is about, when there is exactly one: of the same name, with a number or an
/// address in common, or with none to compare.
pub(super) fn same_client(write: &Write, text: &Component, share: &Share) -> Result<Option<ClientId>> {
    let Card::Client(card) = vcard::read(text, share.today) else { return Ok(None) };
    let reader = write.read();
    let tells = |kind| !matches!(kind, ChannelKind::Address | ChannelKind::Web | ChannelKind::Social);
    let looks = |channels: &[Channel]| -> Vec<String> {
        let tell = channels.iter().filter(|channel| tells(channel.kind));
        tell.map(|channel| channel_lookup(channel.kind, &channel.value)).filter(|look| !look.is_empty()).collect()
    };
    let ways = looks(&card.channels);
    let mut same = Vec::new();
    for id in reader.by_name_key(&sort_key(&card.client.name))? {
        let client = reader.client(id)?;
        let known = looks(&reader.channels(id)?);
        let common = ways.iter().any(|way| known.contains(way));
        let nothing_to_compare = ways.is_empty() || known.is_empty();
        if client.standing != Standing::Trashed && (common || nothing_to_compare) {
            same.push(id);
        }
    }
    Ok(match same[..] {
        [only] => Some(only),
        _ => None,
    })
}
