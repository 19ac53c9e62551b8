//! The people at a client, its ways to be reached and their birthdays, as a row adds them.

use super::super::Record;
use super::fill::same_channel;
use crate::domain::duplicate::Numbering;
use crate::domain::{Channel, ChannelId, Occasion, OccasionId, OccasionKind, text};

/// Adds people, channels and the people's birthdays; `clash` says whether the row's word is to be taken.
pub(super) fn join(
    here: &mut Record,
    there: &Record,
    home: Option<&'static Numbering>,
    mut clash: impl FnMut(String, String) -> bool,
) {
    // Where each of the row's people stands among the client's.
    let mut places = Vec::with_capacity(there.contacts.len());
    for new in &there.contacts {
        let key = text::sort_key(&new.name);
        let at = here.contacts.iter().position(|known| text::sort_key(&known.name) == key);
        let Some(at) = at else {
            places.push(here.contacts.len());
            here.contacts.push(new.clone());
            continue;
        };
        places.push(at);
        let Some(known) = here.contacts.get_mut(at) else { continue };
        known.influence = known.influence.or(new.influence);
        match (&known.role, &new.role) {
            (None, Some(_)) => known.role.clone_from(&new.role),
            (Some(mine), Some(role)) if text::sort_key(mine) != text::sort_key(role) => {
                let said = |role: &str| format!("{}: {role}", known.name);
                if clash(said(mine), said(role)) {
                    known.role.clone_from(&new.role);
                }
            }
            _ => {}
        }
    }
    let placed = |owner: Option<usize>| owner.and_then(|owner| places.get(owner)).copied();
    for (owner, channel) in &there.channels {
        if !here.channels.iter().any(|(_, known)| same_channel(known, channel, home)) {
            let preferred = here.channels.is_empty();
            let id = ChannelId(0);
            here.channels.push((placed(*owner), Channel { id, preferred, ..channel.clone() }));
        }
    }
    for (owner, occasion) in there.occasions.iter().filter(|(owner, _)| owner.is_some()) {
        let owner = placed(*owner);
        let is_known = |(other, known): &(Option<usize>, Occasion)| *other == owner && known.kind == occasion.kind;
        if !here.occasions.iter().any(is_known) {
            here.occasions.push((owner, Occasion { id: OccasionId(0), ..occasion.clone() }));
        }
    }
}

/// A client as one of the people at another one.
pub(super) fn as_contact(person: &Record, company: &Record) -> Record {
    use crate::domain::{Client, Contact, ContactId};
    let client = &person.client;
    let contact = Contact { id: ContactId(0), name: client.name.clone(), role: client.role.clone(), influence: None };
    let own = |owner: Option<usize>| Some(owner.map_or(0, |owner| owner + 1));
    let known = &company.client;
    Record {
        client: Client { kind: known.kind, ..Client::named(known.name.clone(), known.created_on) },
        contacts: [contact].into_iter().chain(person.contacts.iter().cloned()).collect(),
        channels: person.channels.iter().map(|(owner, channel)| (own(*owner), channel.clone())).collect(),
        occasions: person.occasions.iter().map(|(owner, occasion)| (own(*owner), occasion.clone())).collect(),
        values: Vec::new(),
    }
}

/// A birthday in figures, as no language writes it.
pub(super) fn born(occasion: &Occasion) -> String {
    debug_assert_eq!(occasion.kind, OccasionKind::Birthday);
    match occasion.year {
        Some(year) => format!("{year:04}-{:02}-{:02}", occasion.month, occasion.day),
        None => format!("--{:02}-{:02}", occasion.month, occasion.day),
    }
}
