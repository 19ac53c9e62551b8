//! What happened: the past of a file is history. It is what the lights are told from, like all that was logged; nothing
//! that is planned is closed by it.
//!
//! One that is here already is known by what it is called outside, by its number in the program that it comes from, or by
//! when it was, what it was and what was said: each here stands for one of the file's, and two of two numbers are two.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::civil::{Date, DateTime};

use super::super::error::LONGEST_TEXT;
use super::super::{FIRST_DAY, Record, Result};
use super::client::{met, name_it};
use super::outcome::{About, Clash, Decision, RowReport, SaleRefusal, Verdict};
use super::products::decimal;
use super::{Taken, Taking};
use crate::domain::{
    ClientId, Code, Contact, ContactId, Direction, Interaction, InteractionId, Kind, Money, Outcome, text,
};
use crate::exchange::incoming::InteractionRow;
use crate::store::{Entity, Reader, Write};

/// What is known of the past of a client.
#[derive(Default)]
struct Past {
    /// By when it was, what it was and what was said.
    known: HashMap<u64, Vec<InteractionId>>,
    /// Days on which a file of clients said that both sides met, and no more.
    met: Vec<(Date, InteractionId)>,
    contacts: Option<Vec<Contact>>,
    /// By the number in the other program.
    numbers: HashMap<u64, InteractionId>,
    /// Those that have one, which stays.
    numbered: HashSet<InteractionId>,
}

pub(super) fn take(taking: &mut Taking, write: &mut Write, rows: &[InteractionRow], taken: &mut Taken) -> Result<()> {
    let mut pasts: HashMap<ClientId, Past> = HashMap::new();
    let mut used: HashSet<InteractionId> = HashSet::new();
    for row in rows {
        taking.step()?;
        let client = match taking.client(write, &row.whose, taken)? {
            Ok(client) => client,
            Err(why) => {
                taken.refuse(row.line, why);
                continue;
            }
        };
        if let Some(why) = refusal(row, taking.now) {
            taken.refuse(row.line, why);
            continue;
        }
        let past = match pasts.entry(client) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(new) => new.insert(Past::read(write.read(), client)?),
        };
        let called = row.uid.as_deref().map(|uid| write.named(uid)).transpose()?.flatten();
        let uid = called.filter(|(entity, _)| *entity == Entity::Interaction).map(|(_, id)| id);
        // One that is somebody else's here knows neither the people nor the numbers of this client.
        let elsewhere = match uid {
            Some(id) => write.read().client_of(Entity::Interaction, id)? != Some(client),
            None => false,
        };
        let mut made = interaction(row, client);
        if !elsewhere {
            made.contact = contact(write, past, client, row.contact.as_deref())?;
        }
        let mut clashes = Vec::new();
        let number = row.number.as_deref().filter(|_| !elsewhere);
        let numbered = number.and_then(|number| past.numbers.get(&hash(&number))).copied();
        // One that was not here has no name yet.
        let mut is_free = false;
        let by_name = if uid.is_some() { ByName::Uid } else { ByName::Number };
        let (id, mut verdict) = if let Some(id) = uid.map(InteractionId).or(numbered) {
            let takes = taken.decision(taking.options, row.line) == Decision::Take && !used.contains(&id);
            (id, complete(write, id, row, &made, (by_name, takes), &mut clashes)?)
        } else if let Some(id) = past.find(&made, number.is_some(), &used) {
            let takes = taken.decision(taking.options, row.line) == Decision::Take;
            (id, complete(write, id, row, &made, (ByName::No, takes), &mut clashes)?)
        } else {
            let (id, is_added) = past.add(write, &made, number, &used)?;
            is_free = is_added && called.is_none();
            (id, Verdict::New)
        };
        used.insert(id);
        match row.uid.as_deref().filter(|uid| taking.is_first(Entity::Interaction, uid)) {
            Some(uid) if is_free => write.name_new(Entity::Interaction, id.0, uid)?,
            Some(uid) => name_it(write, Entity::Interaction, id.0, uid)?,
            None => {}
        }
        if let Some(number) = number
            && past.number(write, id, number, verdict == Verdict::New)?
            && verdict == Verdict::Same
        {
            verdict = Verdict::Updates;
        }
        let verdict = if clashes.is_empty() { verdict } else { Verdict::Conflict };
        let (line, name, perhaps) = (row.line, taking.who.name(client), Vec::new());
        taken.rows.push(RowReport {
            line,
            name,
            about: About::Interaction(row.at, row.kind),
            verdict,
            clashes,
            perhaps,
        });
    }
    Ok(())
}

/// Whether an interaction is known by a name that holds for ever, so that all else may be otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ByName {
    No,
    /// By what it is called outside.
    Uid,
    /// By its number in the program that it comes from.
    Number,
}

/// Why something cannot have happened.
fn refusal(row: &InteractionRow, now: DateTime) -> Option<SaleRefusal> {
    if row.at > now.max(now.date().at(23, 59, 59, 0)) {
        Some(SaleRefusal::Future(row.at.date()))
    } else if row.at.date() < FIRST_DAY || row.text.chars().count() > LONGEST_TEXT {
        Some(SaleRefusal::Beyond)
    } else if row.kind == Kind::Note && row.outcome.is_none() && row.text.trim().is_empty() {
        Some(SaleRefusal::Empty)
    } else {
        None
    }
}

fn interaction(row: &InteractionRow, client: ClientId) -> Interaction {
    Interaction {
        // To the minute, as all that is logged.
        at: row.at.date().at(row.at.hour(), row.at.minute(), 0, 0),
        kind: row.kind,
        outcome: row.outcome,
        direction: row.direction.unwrap_or(Direction::Outgoing),
        text: text::clean_text(&row.text),
        amount: row.amount,
        ..met(client, row.at.date())
    }
}

/// The person whom a row names, who is added where nobody is called so.
fn contact(write: &mut Write, past: &mut Past, client: ClientId, name: Option<&str>) -> Result<Option<ContactId>> {
    let Some(name) = name.map(text::clean_line).filter(|name| !name.is_empty()) else { return Ok(None) };
    let contacts = match &mut past.contacts {
        Some(contacts) => contacts,
        none => none.insert(write.read().contacts(client)?),
    };
    let key = text::sort_key(&name);
    if let Some(known) = contacts.iter().find(|contact| text::sort_key(&contact.name) == key) {
        return Ok(Some(known.id));
    }
    let known = write.read().client(client)?;
    if text::sort_key(&known.name) == key {
        return Ok(None);
    }
    let mut record = Record::read(write.read(), client)?;
    record.contacts.push(Contact { id: ContactId(0), name, role: None, influence: None });
    let Ok(record) = record.checked() else { return Ok(None) };
    record.store(write, client)?;
    *contacts = write.read().contacts(client)?;
    Ok(contacts.last().map(|contact| contact.id))
}

impl Past {
    fn read(reader: Reader, client: ClientId) -> Result<Self> {
        let mut past = Self::default();
        for known in reader.interactions(client, 0, usize::MAX)?.into_iter().rev() {
            if known == (Interaction { id: known.id, ..met(client, known.at.date()) }) {
                past.met.push((known.at.date(), known.id));
            }
            past.known.entry(key(&known)).or_default().push(known.id);
        }
        for (id, number) in reader.numbers_of(Entity::Interaction, client)? {
            past.numbers.insert(hash(&number.as_str()), InteractionId(id));
            past.numbered.insert(InteractionId(id));
        }
        Ok(past)
    }

    /// The one that is the same, and that none of the file was found to be; what has another number is another one.
    fn find(&self, made: &Interaction, has_number: bool, used: &HashSet<InteractionId>) -> Option<InteractionId> {
        let is_free = |id: &&InteractionId| !(used.contains(id) || has_number && self.numbered.contains(id));
        self.known.get(&key(made))?.iter().find(is_free).copied()
    }

    /// Notes the number of one in the other program; says whether it had none.
    fn number(&mut self, write: &mut Write, id: InteractionId, number: &str, is_new: bool) -> Result<bool> {
        if self.numbers.contains_key(&hash(&number)) || !is_new && self.numbered.contains(&id) {
            return Ok(false);
        }
        self.numbers.insert(hash(&number), id);
        self.numbered.insert(id);
        if is_new {
            return Ok(false);
        }
        write.set_number(Entity::Interaction, id.0, number)?;
        Ok(true)
    }

    /// Writes one that is new; where it was known that they met on its day, it is known now what that was. Says whether
    /// it was added.
    fn add(
        &mut self,
        write: &mut Write,
        made: &Interaction,
        number: Option<&str>,
        used: &HashSet<InteractionId>,
    ) -> Result<(InteractionId, bool)> {
        let on = made.at.date();
        let at = self.met.iter().position(|(day, id)| *day == on && !used.contains(id));
        let Some((_, id)) = at.filter(|_| made.kind != Kind::Note).map(|at| self.met.swap_remove(at)) else {
            return Ok((write.add_numbered_interaction(made, number)?, true));
        };
        write.set_interaction(&Interaction { id, ..made.clone() })?;
        if let Some(number) = number {
            write.set_number(Entity::Interaction, id.0, number)?;
        }
        Ok((id, false))
    }
}

fn key(interaction: &Interaction) -> u64 {
    hash(&(interaction.at, interaction.kind.code(), &interaction.text))
}

pub(super) fn hash(said: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    said.hash(&mut hasher);
    hasher.finish()
}

/// Gives one that is here what it lacks, and what is said otherwise where that is to be taken.
fn complete(
    write: &mut Write,
    id: InteractionId,
    row: &InteractionRow,
    made: &Interaction,
    (by_name, takes): (ByName, bool),
    clashes: &mut Vec<Clash>,
) -> Result<Verdict> {
    if by_name == ByName::No
        && row.outcome.is_none()
        && row.amount.is_none()
        && row.direction.is_none()
        && made.contact.is_none()
    {
        return Ok(Verdict::Same);
    }
    let before = write.read().interaction(id)?;
    let mut known = before.clone();
    macro_rules! fill {
        ($($field:ident, $code:literal, $show:expr);+) => {$(
            match (&known.$field, &made.$field) {
                (None, Some(_)) => known.$field.clone_from(&made.$field),
                (Some(here), Some(there)) if here != there => {
                    clashes.push(Clash { field: $code, here: $show(here), there: $show(there) });
                    if takes {
                        known.$field.clone_from(&made.$field);
                    }
                }
                _ => {}
            }
        )+};
    }
    fill!(outcome, "outcome", |it: &Outcome| it.code().to_owned();
    amount, "amount", |it: &Money| {
        format!("{} {}", decimal(it.minor, it.currency.digits()), it.currency)
    });
    known.contact = known.contact.or(made.contact);
    if by_name != ByName::No && known.text != made.text {
        clashes.push(Clash { field: "text", here: known.text.clone(), there: made.text.clone() });
        if takes {
            known.text.clone_from(&made.text);
        }
    }
    if by_name == ByName::Number {
        if known.at != made.at {
            clashes.push(Clash { field: "at", here: moment(known.at), there: moment(made.at) });
            known.at = if takes { made.at } else { known.at };
        }
        if known.kind != made.kind {
            let said = |kind: Kind| kind.code().to_owned();
            clashes.push(Clash { field: "kind", here: said(known.kind), there: said(made.kind) });
            known.kind = if takes { made.kind } else { known.kind };
        }
    }
    if known == before {
        return Ok(Verdict::Same);
    }
    write.set_interaction(&known)?;
    Ok(Verdict::Updates)
}

fn moment(at: DateTime) -> String {
    format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
}
