//! One row of clients: whom it means, what it adds, and what becomes of it.

use std::borrow::Cow;

use jiff::civil::Date;

use super::super::clients::add;
use super::super::{Plan, Record, Result};
use super::Taking;
use super::directory::{Directory, Traits};
use super::fill::{Filled, Rule, add_line, fill};
use super::matching::Found;
use super::memory::Memory;
use super::outcome::{Clash, Decision, Verdict};
use super::people::as_contact;
use crate::domain::{
    ClientId, ClientKind, FollowUp, Interaction, Kind, Outcome, Relation, RelationId, RelationKind, duplicate, text,
};
use crate::exchange::csv::{ClientRow, PersonRow};
use crate::store::{Entity, Write};

/// A row, as it is to be taken in.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) row: &'a ClientRow,
    pub(super) record: &'a Record,
    /// What is kept in the notes of what fits nowhere.
    pub(super) lines: &'a [String],
    pub(super) decision: Decision,
    /// What it became before.
    pub(super) memory: &'a Memory,
    /// Its place among all rows of the files.
    pub(super) at: usize,
}

/// What became of a row.
pub(super) struct Became {
    pub(super) client: Option<ClientId>,
    pub(super) verdict: Verdict,
    pub(super) clashes: Vec<Clash>,
    pub(super) perhaps: Vec<String>,
}

/// Notes that a client is a part of the only one that is called so; says whether that is new.
pub(super) fn belong(write: &mut Write, who: &Directory, client: ClientId, parent: &str) -> Result<bool> {
    let [other] = who.called(&text::sort_key(parent))[..] else { return Ok(false) };
    let kind = RelationKind::BelongsTo;
    let known = write.read().relations(client)?.iter().any(|known| (known.other, known.relation.kind) == (other, kind));
    if known || other == client {
        return Ok(false);
    }
    write.add_relation(&Relation { id: RelationId(0), client, other, kind })?;
    Ok(true)
}

impl Taking<'_> {
    /// Takes in a client; `None` when it is not clear who it is and that is not to be settled yet.
    pub(super) fn take_client(
        &mut self,
        write: &mut Write,
        asked: Asked,
        traits: Traits,
        settle: bool,
    ) -> Result<Option<Became>> {
        let became = match asked.memory.client {
            Some(id) if asked.memory.is_told => return self.hear_again(write, asked, id).map(Some),
            Some(id) => Some(self.complete(write, asked, &[id])?),
            None => self.find_client(write, asked, traits, settle)?,
        };
        if let Some(id) = became.as_ref().and_then(|became| became.client) {
            asked.memory.keep(write, &mut self.known, id)?;
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

    fn find_client(&mut self, write: &mut Write, asked: Asked, traits: Traits, settle: bool) -> Result<Option<Became>> {
        let called = asked.row.uid.as_deref().map(|uid| write.named(uid)).transpose()?.flatten();
        let found = match called {
            Some((Entity::Client, id)) => Found::One(vec![ClientId(id)]),
            _ => self.who.find(&traits),
        };
        match found {
            Found::Nobody => {
                let id = self.add_row(write, asked, traits, called.is_none())?;
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
                        let id = self.add_row(write, asked, traits, called.is_none())?;
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
        let home = self.who.forms.home_of(&known.client);
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
                    let traits = self.who.forms.traits(&filled);
                    if self.takes || filled.client.country != known.client.country {
                        let gone = self.who.forms.traits(&known);
                        self.who.forget(id, &gone);
                    }
                    self.who.note(id, traits, filled.client.standing);
                }
                // What is longer than anything that is kept stays out.
                Err(_) => changed = false,
            }
        }
        name_outside(write, id, asked.row, false)?;
        let verdict = match (filled.clashes.is_empty(), changed) {
            (false, _) => Verdict::Conflict,
            (true, true) => Verdict::Updates,
            (true, false) => Verdict::Same,
        };
        Ok(Became { client: Some(id), verdict, clashes: filled.clashes, perhaps: Vec::new() })
    }

    /// Adds a client with all that its row says; whether nobody is called outside as the row is.
    fn add_row(&mut self, write: &mut Write, asked: Asked, traits: Traits, is_free: bool) -> Result<ClientId> {
        let Asked { row, record, lines, at, .. } = asked;
        let record = with_lines(record, lines);
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
        name_outside(write, id, row, is_free)?;
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

/// A record with these lines in its notes, as long as that is not more than is kept.
fn with_lines<'r>(record: &'r Record, lines: &[String]) -> Cow<'r, Record> {
    if lines.is_empty() {
        return Cow::Borrowed(record);
    }
    let mut longer = record.clone();
    for line in lines {
        add_line(&mut longer.client.notes, line);
    }
    longer.checked().map_or(Cow::Borrowed(record), Cow::Owned)
}

/// Whether a row is somebody who works at a client.
fn is_at(row: &Record, known: &Record) -> bool {
    let company = row.client.company.as_deref().map(duplicate::company).filter(|company| !company.is_empty());
    (row.client.kind, known.client.kind) == (ClientKind::Person, ClientKind::Company)
        && company.is_some_and(|company| company == duplicate::company(&known.client.name))
}

/// That both sides met on a day, of which no more is known.
pub(super) fn met(client: ClientId, on: Date) -> Interaction {
    Interaction { outcome: Some(Outcome::Spoke), ..Interaction::new(client, Kind::Note, on.at(12, 0, 0, 0)) }
}

/// Remembers what a client and its people are called outside, where they have no such name yet; of a client who is new it
/// may be known that the name is free.
fn name_outside(write: &mut Write, id: ClientId, row: &ClientRow, is_free: bool) -> Result<()> {
    match &row.uid {
        Some(uid) if is_free => write.name_new(Entity::Client, id.0, uid)?,
        Some(uid) => name_it(write, Entity::Client, id.0, uid)?,
        None => {}
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
