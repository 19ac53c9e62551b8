//! Taking in the clients of a file that the user already has.
//!
//! A row is matched to a client that is here already: by its number in the other program, or by the same name with a
//! channel in common, or, when there is no channel to compare, by name, company and city. What matches fills gaps and
//! adds channels, and overwrites nothing; so the same file a second time changes nothing.

use jiff::civil::Date;

use super::clients::add;
use super::error::Result;
use super::{Action, Agenda, Plan, Record};
use crate::clock::find_zone;
use crate::domain::code::codes;
use crate::domain::{
    Cadence, Channel, ChannelId, ChannelKind, Client, ClientId, ClientKind, Direction, FollowUp, Interaction,
    InteractionId, Kind, Occasion, OccasionId, OccasionKind, Outcome, Relation, RelationId, RelationKind, text,
};
use crate::exchange::csv::{ChannelHint, ClientRow, Sheet};
use crate::store::{Write, channel_lookup};

codes! {
    /// What becomes of a row.
    Match in "match" {
        /// A new client.
        New = "new",
        /// Adds something to a client that is here already.
        Updates = "updates",
        /// Says nothing that is not known.
        Same = "same",
    }
}

/// What an import did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// What became of each row: its line in the file, the client's name, and how it matched.
    pub rows: Vec<(u64, String, Match)>,
}

impl ImportReport {
    /// How many rows matched so.
    #[must_use]
    pub fn count(&self, matched: Match) -> usize {
        self.rows.iter().filter(|(_, _, m)| *m == matched).count()
    }
}

impl Agenda {
    /// Takes in the clients of a sheet as one operation; with `rehearse` says what would happen and writes nothing.
    pub fn import(&mut self, sheet: &Sheet, rehearse: bool) -> Result<ImportReport> {
        let today = self.today();
        let work = |write: &mut Write| {
            let report = take_contacts(write, sheet, today)?;
            write.call_it("", report.rows.len() - report.count(Match::Same));
            Ok(report)
        };
        if rehearse {
            return self.store.rehearse(&self.rules, work);
        }
        self.secure_import()?;
        self.operate(Action::Import, work)
    }
}

/// Takes in the clients of a sheet, and then what they are to one another: who comes first may belong to who comes last.
pub(super) fn take_contacts(write: &mut Write, sheet: &Sheet, today: Date) -> Result<ImportReport> {
    let mut report = ImportReport::default();
    let mut parts = Vec::new();
    for row in &sheet.rows {
        let (id, name, matched) = take_in(write, &row.person, today)?;
        parts.extend(row.person.parent.as_deref().map(|parent| (id, parent, report.rows.len())));
        report.rows.push((row.line, name, matched));
    }
    for (id, parent, at) in parts {
        let added = belong(write, id, parent)?;
        if let Some((.., matched)) = report.rows.get_mut(at).filter(|(.., matched)| added && *matched == Match::Same) {
            *matched = Match::Updates;
        }
    }
    Ok(report)
}

/// Notes that a client is a part of the only one that is called so; says whether that is new.
fn belong(write: &mut Write, client: ClientId, parent: &str) -> Result<bool> {
    let reader = write.read();
    let [other] = reader.by_name_key(&text::sort_key(parent))?[..] else { return Ok(false) };
    let kind = RelationKind::BelongsTo;
    let known = reader.relations(client)?.iter().any(|known| (known.other, known.relation.kind) == (other, kind));
    if known || other == client {
        return Ok(false);
    }
    write.add_relation(&Relation { id: RelationId(0), client, other, kind })?;
    Ok(true)
}

fn take_in(write: &mut Write, row: &ClientRow, today: Date) -> Result<(ClientId, String, Match)> {
    let record = record(row, today).checked()?;
    let name = record.client.name.clone();
    if let Some(id) = find(write, &record)? {
        let matched = if fill_gaps(write, id, &record)? { Match::Updates } else { Match::Same };
        return Ok((id, name, matched));
    }
    let id = add(write, &record)?;
    if let Some(on) = row.last_contact_on.filter(|on| *on <= today) {
        // The file says that they met, and no more.
        write.add_interaction(&Interaction {
            id: InteractionId(0),
            client: id,
            contact: None,
            at: on.at(12, 0, 0, 0),
            kind: Kind::Note,
            outcome: Some(Outcome::Spoke),
            direction: Direction::Outgoing,
            text: String::new(),
            resolved_on: None,
            amount: None,
            score: None,
            expense: None,
        })?;
    }
    if let Some(on) = row.next_contact_on {
        // A date that has passed is taken as it is: it is exactly what must show in red.
        let plan = Plan::once(on, row.next_time, Kind::Call, "");
        write.add_follow_up(&FollowUp { made_on: None, ..plan.follow_up(id, today) })?;
    }
    Ok((id, name, Match::New))
}

fn record(row: &ClientRow, today: Date) -> Record {
    let kind = if row.named_by_company { ClientKind::Company } else { ClientKind::Person };
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
        interest: row.interest.clone(),
        // A zone that nobody knows would keep the whole row out.
        time_zone: row.time_zone.as_deref().and_then(|zone| find_zone(zone).ok()),
        external_id: row.external_id.clone(),
        notes: row.notes.clone(),
        tags: row.tags.clone(),
        cadence: row.cadence_days.filter(|days| *days > 0).map(Cadence::every),
        ..Client::named(row.name.clone(), row.created_on.filter(|on| *on <= today).unwrap_or(today))
    };
    let phones = row.phones.iter().map(|(hint, value)| (phone_kind(*hint), value));
    let emails = row.emails.iter().map(|value| (ChannelKind::Email, value));
    let webs = row.webs.iter().map(|value| (ChannelKind::Web, value));
    let address = row.address.iter().map(|value| (ChannelKind::Address, value));
    let channels = phones.chain(emails).chain(webs).chain(address);
    let channels = channels
        .enumerate()
        .map(|(n, (kind, value))| {
            (None, Channel { id: ChannelId(0), contact: None, kind, value: value.clone(), preferred: n == 0 })
        })
        .collect();
    let occasions =
        row.birthday.filter(|day| *day <= today).map(|day| (None, birthday(day, today))).into_iter().collect();
    Record { channels, occasions, ..Record::of(client) }
}

/// The day of birth as a date that comes every year.
fn birthday(born: Date, today: Date) -> Occasion {
    let kind = OccasionKind::Birthday;
    Occasion {
        id: OccasionId(0),
        contact: None,
        kind,
        label: String::new(),
        month: born.month(),
        day: born.day(),
        year: Some(born.year()),
        yearly: true,
        lead: kind.lead(),
        since: today,
    }
}

fn phone_kind(hint: ChannelHint) -> ChannelKind {
    match hint {
        ChannelHint::Phone => ChannelKind::Phone,
        ChannelHint::Mobile => ChannelKind::Mobile,
        ChannelHint::WhatsApp => ChannelKind::WhatsApp,
    }
}

/// The client that is the same as the one in `record`, if it is here already.
fn find(write: &Write, record: &Record) -> Result<Option<ClientId>> {
    let reader = write.read();
    if let Some(id) = record.client.external_id.as_deref().map(|id| reader.by_external_id(id)).transpose()?.flatten()
        && same_name(&reader.client(id)?, &record.client)
    {
        return Ok(Some(id));
    }
    let reach = reach(record);
    for lookup in &reach {
        for id in reader.by_channel(lookup)? {
            if same_name(&reader.client(id)?, &record.client) {
                return Ok(Some(id));
            }
        }
    }
    for id in reader.by_name_key(&text::sort_key(&record.client.name))? {
        let known = reader.client(id)?;
        let no_channel_to_compare = reach.is_empty() || reader.channels(id)?.is_empty();
        let same = |a: &Option<String>, b: &Option<String>| folded(a.as_deref()) == folded(b.as_deref());
        if no_channel_to_compare
            && same(&known.company, &record.client.company)
            && same(&known.city, &record.client.city)
            && same_number(&known, &record.client)
        {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// The look-up forms of a record's numbers and addresses.
fn reach(record: &Record) -> Vec<String> {
    let tells = |kind| !matches!(kind, ChannelKind::Address | ChannelKind::Web | ChannelKind::Social);
    let channels = record.channels.iter().filter(|(_, channel)| tells(channel.kind));
    channels
        .map(|(_, channel)| channel_lookup(channel.kind, &channel.value))
        .filter(|lookup| !lookup.is_empty())
        .collect()
}

fn folded(value: Option<&str>) -> String {
    text::sort_key(value.unwrap_or(""))
}

fn same_name(a: &Client, b: &Client) -> bool {
    text::sort_key(&a.name) == text::sort_key(&b.name)
}

/// Two rows that the other program numbers differently are two clients.
fn same_number(a: &Client, b: &Client) -> bool {
    a.external_id.is_none() || b.external_id.is_none() || a.external_id == b.external_id
}

/// Adds to a client what it lacks; says whether there was anything.
fn fill_gaps(write: &mut Write, id: ClientId, record: &Record) -> Result<bool> {
    let stored = Record::read(write.read(), id)?;
    let (mut client, new) = (stored.client.clone(), &record.client);
    macro_rules! fill {
        ($($field:ident)+) => {$( if client.$field.is_none() { client.$field.clone_from(&new.$field); } )+};
    }
    fill!(company role sector city zone country source tax_id external_id cadence size tone interest time_zone);
    if client.notes.is_empty() {
        client.notes.clone_from(&new.notes);
    }
    for tag in &new.tags {
        if !client.tags.iter().any(|known| text::fold(known) == text::fold(tag)) {
            client.tags.push(tag.clone());
        }
    }
    let mut channels = stored.channels.clone();
    for (owner, channel) in &record.channels {
        let lookup = |channel: &Channel| channel_lookup(channel.kind, &channel.value);
        if !channels.iter().any(|(_, known)| lookup(known) == lookup(channel)) {
            let preferred = channels.is_empty();
            channels.push((*owner, Channel { preferred, ..channel.clone() }));
        }
    }
    let mut occasions = stored.occasions.clone();
    let new_kinds =
        record.occasions.iter().filter(|(_, new)| !stored.occasions.iter().any(|(_, old)| old.kind == new.kind));
    occasions.extend(new_kinds.cloned());
    let changed = client != stored.client || channels != stored.channels || occasions != stored.occasions;
    if changed {
        write.set_client(&client)?;
        Record { channels, occasions, ..stored }.store(write, id)?;
    }
    Ok(changed)
}
