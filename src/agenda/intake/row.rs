//! The client that a row makes.

use jiff::civil::Date;

use super::super::Record;
use crate::clock::find_zone;
use crate::domain::{
    Cadence, Channel, ChannelId, ChannelKind, Client, ClientKind, Contact, ContactId, Occasion, OccasionKind,
};
use crate::exchange::csv::{ChannelHint, ClientRow, PersonRow};

/// The client of a row.
pub(super) fn record(row: &ClientRow, today: Date) -> Record {
    let kind = if row.named_by_company || !row.people.is_empty() { ClientKind::Company } else { ClientKind::Person };
    let client = Client {
        kind,
        company: row.company.clone(),
        role: row.role.clone(),
        sector: row.sector.clone(),
        city: row.city.clone(),
        zone: row.zone.clone(),
        country: row.country.clone(),
        source: row.source.clone(),
        tax_id: row.tax_id.clone(),
        size: row.size,
        tone: row.tone,
        language: row.language,
        interest: row.interest.clone(),
        // A zone that nobody knows would keep the whole row out.
        time_zone: row.time_zone.as_deref().and_then(|zone| find_zone(zone).ok()),
        external_id: row.external_id.clone(),
        notes: row.notes.clone(),
        tags: row.tags.clone(),
        cadence: row.cadence_days.filter(|days| *days > 0).map(Cadence::every),
        ..Client::named(row.name.clone(), row.created_on.filter(|on| *on <= today).unwrap_or(today))
    };
    let phones = row.phones.iter().map(|(hint, value)| (None, phone_kind(*hint), value));
    let of_kind = |kind| move |value| (None, kind, value);
    let emails = row.emails.iter().map(of_kind(ChannelKind::Email));
    let webs = row.webs.iter().map(of_kind(ChannelKind::Web));
    let socials = row.socials.iter().map(of_kind(ChannelKind::Social));
    let address = row.address.iter().map(of_kind(ChannelKind::Address));
    let theirs = row
        .people
        .iter()
        .enumerate()
        .flat_map(|(at, person)| person.channels.iter().map(move |(kind, value)| (Some(at), *kind, value)));
    let channels = phones.chain(emails).chain(webs).chain(socials).chain(address).chain(theirs);
    let channels = channels
        .enumerate()
        .map(|(n, (owner, kind, value))| {
            (owner, Channel { id: ChannelId(0), contact: None, kind, value: value.clone(), preferred: n == 0 })
        })
        .collect();
    let own = row.birthday.filter(|day| *day <= today).map(|day| (day.month(), day.day(), Some(day.year())));
    let own = own.or(row.born.map(|(month, day)| (month, day, None))).map(|born| (None, born));
    let theirs = row.people.iter().enumerate().filter_map(|(at, person)| Some((Some(at), person.born?)));
    let is_day = |month: i8, day: i8| Date::new(2000, month, day).is_ok();
    let born = own.into_iter().chain(theirs).filter(|(_, (month, day, _))| is_day(*month, *day));
    let occasions =
        born.map(|(owner, born)| (owner, Occasion::every_year(OccasionKind::Birthday, born, today))).collect();
    let contact = |person: &PersonRow| Contact {
        id: ContactId(0),
        name: person.name.clone(),
        role: person.role.clone(),
        influence: person.influence,
    };
    Record { channels, occasions, contacts: row.people.iter().map(contact).collect(), ..Record::of(client) }
}

fn phone_kind(hint: ChannelHint) -> ChannelKind {
    match hint {
        ChannelHint::Phone => ChannelKind::Phone,
        ChannelHint::Mobile => ChannelKind::Mobile,
        ChannelHint::WhatsApp => ChannelKind::WhatsApp,
    }
}
