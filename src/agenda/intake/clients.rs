//! Clients: each row is matched with those who are here, and with those who came before it in the same files.

use jiff::civil::Date;

use super::super::clients::add;
use super::super::{AgendaError, Plan, Record, Result};
use super::directory::Traits;
use super::fill::{Filled, Rule, add_line, fill};
use super::matching::Found;
use super::memory::Memory;
use super::outcome::{About, Clash, Decision, RowReport, SaleRefusal, Verdict};
use super::people::as_contact;
use super::{Taken, Taking};
use crate::clock::find_zone;
use crate::domain::{
    Cadence, Channel, ChannelId, ChannelKind, Client, ClientId, ClientKind, Contact, ContactId, Direction, FollowUp,
    Interaction, InteractionId, Kind, Occasion, OccasionKind, Outcome, Relation, RelationId, RelationKind, duplicate,
    text,
};
use crate::exchange::csv::{ChannelHint, ClientRow, PersonRow, Row};
use crate::store::{Entity, Write};

/// A file of clients, and what became of its rows so far.
struct Sheet<'r> {
    rows: &'r [Row],
    taken: &'r mut Taken,
    reports: Vec<Option<RowReport>>,
    /// The place of its first row among those of all files.
    first: usize,
}

/// A row of which it is not clear yet whom it means.
struct Unsure {
    sheet: usize,
    at: usize,
    record: Record,
    lines: Vec<String>,
}

/// A row, as it is to be taken in.
#[derive(Clone, Copy)]
struct Asked<'a> {
    row: &'a ClientRow,
    record: &'a Record,
    /// What is kept in the notes of what fits nowhere.
    lines: &'a [String],
    decision: Decision,
    /// What it became before.
    memory: &'a Memory,
    /// Its place among all rows of the files.
    at: usize,
}

/// What became of a row.
struct Became {
    client: Option<ClientId>,
    verdict: Verdict,
    clashes: Vec<Clash>,
    perhaps: Vec<String>,
}

/// All files of clients, as they are taken in.
struct Pass<'r> {
    sheets: Vec<Sheet<'r>>,
    /// Who says to be a part of whom, and where.
    parts: Vec<(ClientId, &'r str, usize, usize)>,
}

/// Takes in clients, and then what they are to one another: who comes first may belong to who comes last.
pub(super) fn take(taking: &mut Taking, write: &mut Write, files: Vec<(&[Row], &mut Taken)>) -> Result<()> {
    if taking.takes {
        let named = files.iter().flat_map(|(rows, _)| *rows).map(|row| text::sort_key(&row.person.name));
        taking.called.extend(named);
    }
    let sheets =
        files.into_iter().map(|(rows, taken)| Sheet { rows, taken, reports: vec![None; rows.len()], first: 0 });
    let mut pass = Pass { sheets: sheets.collect(), parts: Vec::new() };
    let mut unsure = Vec::new();
    for sheet in 0..pass.sheets.len() {
        pass.read(taking, write, sheet, &mut unsure)?;
    }
    let unsure = pass.clear(taking, write, unsure)?;
    let (left, decided): (Vec<_>, Vec<_>) =
        unsure.into_iter().partition(|unsure| pass.decision(taking, unsure.sheet, unsure.at) == Decision::Keep);
    pass.again(taking, write, decided, true)?;
    // What is left out stays out only as long as it is not clear, when all that comes in is in.
    let left = pass.clear(taking, write, left)?;
    pass.again(taking, write, left, true)?;
    for (id, parent, sheet, at) in pass.parts {
        let added = belong(write, id, parent)?;
        let report = pass.sheets.get_mut(sheet).and_then(|sheet| sheet.reports.get_mut(at));
        if let Some(Some(report)) = report.filter(|_| added)
            && report.verdict == Verdict::Same
        {
            report.verdict = Verdict::Updates;
        }
    }
    for sheet in pass.sheets {
        sheet.taken.rows.extend(sheet.reports.into_iter().flatten());
    }
    Ok(())
}

impl<'r> Pass<'r> {
    fn decision(&self, taking: &Taking, sheet: usize, at: usize) -> Decision {
        let row = self.sheets.get(sheet).and_then(|sheet| Some((sheet, sheet.rows.get(at)?)));
        row.map_or(taking.options.decision, |(sheet, row)| sheet.taken.decision(taking.options, row.line))
    }

    /// Takes in the rows of a file, but for those of which it is not clear whom they mean.
    fn read(&mut self, taking: &mut Taking, write: &mut Write, sheet: usize, unsure: &mut Vec<Unsure>) -> Result<()> {
        let Some(of) = self.sheets.get_mut(sheet) else { return Ok(()) };
        of.first = taking.rows;
        for (at, row) in of.rows.iter().enumerate() {
            taking.step()?;
            let Some(of) = self.sheets.get_mut(sheet) else { continue };
            of.taken.spare += row.person.unmapped.len();
            let decision = of.taken.decision(taking.options, row.line);
            let memory = taking.recall(write, &row.person, decision)?;
            let (values, lines) = taking.spares.keep(write, &row.person.unmapped, !memory.is_told)?;
            let record = Record { values, ..record(&row.person, taking.today) };
            let Ok(record) = record.checked() else {
                of.taken.refuse(row.line, SaleRefusal::Beyond);
                continue;
            };
            let at_all = of.first + at;
            let asked =
                Asked { row: &row.person, record: &record, lines: &lines, decision, memory: &memory, at: at_all };
            match taking.take_client(write, asked, false)? {
                None => unsure.push(Unsure { sheet, at, record, lines }),
                Some(became) => self.settle(sheet, at, row, became),
            }
        }
        Ok(())
    }

    /// Takes in what is clear now and was not when less was known, until no more is: whoever comes first must not depend
    /// on whoever comes last.
    fn clear(&mut self, taking: &mut Taking, write: &mut Write, mut unsure: Vec<Unsure>) -> Result<Vec<Unsure>> {
        loop {
            let before = unsure.len();
            unsure = self.again(taking, write, unsure, false)?;
            if unsure.len() == before {
                return Ok(unsure);
            }
        }
    }

    /// Looks at rows once more; says which are still not clear, unless that is to be settled.
    fn again(
        &mut self,
        taking: &mut Taking,
        write: &mut Write,
        rows: Vec<Unsure>,
        settle: bool,
    ) -> Result<Vec<Unsure>> {
        let mut left = Vec::new();
        for unsure in rows {
            let Some(sheet) = self.sheets.get(unsure.sheet) else { continue };
            let Some(row) = sheet.rows.get(unsure.at) else { continue };
            let decision = sheet.taken.decision(taking.options, row.line);
            let memory = taking.recall(write, &row.person, decision)?;
            let (record, lines, at) = (&unsure.record, &unsure.lines[..], sheet.first + unsure.at);
            let asked = Asked { row: &row.person, record, lines, decision, memory: &memory, at };
            match taking.take_client(write, asked, settle)? {
                None => left.push(unsure),
                Some(became) => self.settle(unsure.sheet, unsure.at, row, became),
            }
        }
        Ok(left)
    }

    fn settle(&mut self, sheet: usize, at: usize, row: &'r Row, became: Became) {
        if let Some((client, parent)) = became.client.zip(row.person.parent.as_deref()) {
            self.parts.push((client, parent, sheet, at));
        }
        if let Some(report) = self.sheets.get_mut(sheet).and_then(|sheet| sheet.reports.get_mut(at)) {
            *report = Some(RowReport {
                line: row.line,
                name: text::clean_line(&row.person.name),
                about: About::Name,
                verdict: became.verdict,
                clashes: became.clashes,
                perhaps: became.perhaps,
            });
        }
    }
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

impl Taking<'_> {
    /// Takes in a client; `None` when it is not clear who it is and that is not to be settled yet.
    fn take_client(&mut self, write: &mut Write, asked: Asked, settle: bool) -> Result<Option<Became>> {
        let became = match asked.memory.client {
            Some(id) if asked.memory.is_told => return self.hear_again(write, asked, id).map(Some),
            Some(id) => Some(self.complete(write, asked, &[id])?),
            None => self.find_client(write, asked, settle)?,
        };
        if let Some(id) = became.as_ref().and_then(|became| became.client) {
            asked.memory.keep(write, id)?;
        }
        Ok(became)
    }

    /// Says what a row says otherwise that was taken in before; nothing of it is written.
    fn hear_again(&mut self, write: &Write, asked: Asked, id: ClientId) -> Result<Became> {
        let (_, filled) = self.filled(write, id, asked)?;
        self.speak(id, asked.at, filled.spoken);
        let verdict = if filled.clashes.is_empty() { Verdict::Same } else { Verdict::Conflict };
        Ok(Became { client: None, verdict, clashes: filled.clashes, perhaps: Vec::new() })
    }

    fn find_client(&mut self, write: &mut Write, asked: Asked, settle: bool) -> Result<Option<Became>> {
        let traits = self.who.traits(asked.record);
        let uid = asked.row.uid.as_deref().map(|uid| write.read().by_uid(Entity::Client, uid)).transpose()?.flatten();
        let found = match uid {
            Some(id) => Found::One(vec![ClientId(id)]),
            None => self.who.find(&traits),
        };
        match found {
            Found::Nobody => {
                let id = self.add_row(write, asked, traits)?;
                Ok(Some(Became { client: Some(id), verdict: Verdict::New, clashes: Vec::new(), perhaps: Vec::new() }))
            }
            Found::One(ids) => self.complete(write, asked, &ids).map(Some),
            Found::Unsure(ids) => {
                // Whoever has it all already is meant.
                for id in &ids {
                    let (known, filled) = self.filled(write, *id, asked)?;
                    if filled.record == known && filled.clashes.is_empty() {
                        return self.complete(write, asked, &[*id]).map(Some);
                    }
                }
                if !settle {
                    return Ok(None);
                }
                let perhaps: Vec<String> = ids.iter().map(|id| self.who.name(*id)).collect();
                let verdict = Verdict::Conflict;
                let who =
                    Clash { field: "client", here: perhaps.join(" · "), there: asked.record.client.name.clone() };
                let became = match (asked.decision, ids.first()) {
                    (Decision::Take, Some(id)) => {
                        let became = self.complete(write, asked, &[*id])?;
                        let clashes = [who].into_iter().chain(became.clashes).collect();
                        Became { client: became.client, verdict, clashes, perhaps }
                    }
                    (Decision::Both, _) => {
                        let id = self.add_row(write, asked, traits)?;
                        Became { client: Some(id), verdict, clashes: vec![who], perhaps }
                    }
                    _ => Became { client: None, verdict, clashes: vec![who], perhaps },
                };
                Ok(Some(became))
            }
        }
    }

    /// Notes of which fields of a client a row speaks: of two rows of the same files, the first one has the last word.
    fn speak(&mut self, id: ClientId, at: usize, fields: u32) {
        if self.takes {
            self.spoken.entry(id).or_default().push((at, fields));
        }
    }

    /// What a client would be with what a row says, and what it is.
    fn filled(
        &mut self,
        write: &Write,
        id: ClientId,
        Asked { record, lines, decision, at, .. }: Asked,
    ) -> Result<(Record, Filled)> {
        let known = Record::read(write.read(), id)?;
        let home = self.who.home_of(&known.client);
        let spoken = self.spoken.get(&id).into_iter().flatten().filter(|(row, _)| *row < at);
        let spoken = spoken.fold(0, |all, (_, fields)| all | fields);
        let rule = Rule {
            decision,
            labels: &self.options.labels,
            spoken,
            own: &self.spares.names,
            home,
            called: &self.called,
        };
        let filled = if is_at(record, &known) {
            fill(&known, &as_contact(record, &known), lines, rule)
        } else {
            fill(&known, record, lines, rule)
        };
        Ok((known, filled))
    }

    /// Adds what a row says to the one of these who has it all already, or else to the first.
    fn complete(&mut self, write: &mut Write, asked: Asked, ids: &[ClientId]) -> Result<Became> {
        let mut best: Option<(ClientId, Record, Filled)> = None;
        for id in ids {
            let (known, filled) = self.filled(write, *id, asked)?;
            let has_all = filled.record == known;
            if has_all || best.is_none() {
                best = Some((*id, known, filled));
            }
            if has_all {
                break;
            }
        }
        let Some((id, known, filled)) = best else {
            return Ok(Became { client: None, verdict: Verdict::Same, clashes: Vec::new(), perhaps: Vec::new() });
        };
        self.speak(id, asked.at, filled.spoken);
        let mut changed = filled.record != known;
        if changed {
            match filled.record.checked() {
                Ok(filled) => {
                    write.set_client(&filled.client)?;
                    filled.store(write, id)?;
                    let traits = self.who.traits(&filled);
                    if self.takes || filled.client.country != known.client.country {
                        let gone = self.who.traits(&known);
                        self.who.forget(id, &gone);
                    }
                    self.who.note(id, traits, filled.client.standing);
                }
                // What is longer than anything that is kept stays out.
                Err(_) => changed = false,
            }
        }
        name_outside(write, id, asked.row)?;
        let verdict = match (filled.clashes.is_empty(), changed) {
            (false, _) => Verdict::Conflict,
            (true, true) => Verdict::Updates,
            (true, false) => Verdict::Same,
        };
        Ok(Became { client: Some(id), verdict, clashes: filled.clashes, perhaps: Vec::new() })
    }

    /// Adds a client with all that its row says.
    fn add_row(&mut self, write: &mut Write, asked: Asked, traits: Traits) -> Result<ClientId> {
        let Asked { row, record, lines, at, .. } = asked;
        let mut with_lines = record.clone();
        for line in lines {
            add_line(&mut with_lines.client.notes, line);
        }
        let record = with_lines.checked().unwrap_or_else(|_: AgendaError| record.clone());
        let id = add(write, &record)?;
        let rule = Rule {
            decision: Decision::Keep,
            labels: &self.options.labels,
            spoken: 0,
            own: &self.spares.names,
            home: None,
            called: &self.called,
        };
        if self.takes {
            self.speak(id, at, fill(&record, &record, &[], rule).spoken);
        }
        self.who.note(id, traits, record.client.standing);
        name_outside(write, id, row)?;
        if let Some(on) = row.last_contact_on.filter(|on| *on <= self.today) {
            // The file says that they met, and no more.
            write.add_interaction(&met(id, on))?;
        }
        if let Some(on) = row.next_contact_on {
            // A date that has passed is taken as it is: it is exactly what must show in red.
            let plan = Plan::once(on, row.next_time, Kind::Call, "");
            write.add_follow_up(&FollowUp { made_on: None, ..plan.follow_up(id, self.today) })?;
        }
        Ok(id)
    }
}

/// Whether a row is somebody who works at a client.
fn is_at(row: &Record, known: &Record) -> bool {
    let company = row.client.company.as_deref().map(duplicate::company).filter(|company| !company.is_empty());
    (row.client.kind, known.client.kind) == (ClientKind::Person, ClientKind::Company)
        && company.is_some_and(|company| company == duplicate::company(&known.client.name))
}

/// That both sides met on a day, of which no more is known.
pub(super) fn met(client: ClientId, on: Date) -> Interaction {
    Interaction {
        id: InteractionId(0),
        client,
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
    }
}

/// Remembers what a client and its people are called outside, where they have no such name yet.
fn name_outside(write: &mut Write, id: ClientId, row: &ClientRow) -> Result<()> {
    if let Some(uid) = &row.uid {
        name_it(write, Entity::Client, id.0, uid)?;
    }
    if row.people.iter().any(|person| person.uid.is_some()) {
        for contact in write.read().contacts(id)? {
            let is_meant = |person: &&PersonRow| text::sort_key(&person.name) == text::sort_key(&contact.name);
            if let Some(uid) = row.people.iter().find(is_meant).and_then(|person| person.uid.as_deref()) {
                name_it(write, Entity::Contact, contact.id.0, uid)?;
            }
        }
    }
    Ok(())
}

/// Remembers what a record is called outside, where it has no such name yet.
pub(super) fn name_it(write: &mut Write, entity: Entity, id: i64, uid: &str) -> Result<()> {
    if write.read().uid_of(entity, id)?.is_none() {
        write.set_uid(entity, id, uid)?;
    }
    Ok(())
}

/// The client of a row.
fn record(row: &ClientRow, today: Date) -> Record {
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
