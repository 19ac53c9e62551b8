//! Taking in files: what they bring is matched with what is here, shown, decided and written as one operation.
//!
//! Whatever the order in which files are named, what is sold comes first, then who buys, then what may be sold, what was
//! bought, what happened and what is planned: each finds those that it speaks of. What matches fills gaps and overwrites
//! nothing unless the user decides so, and each row finds again what it became; so the same files a second time change
//! nothing.

mod ahead;
mod boxes;
mod client;
mod clients;
mod directory;
mod fill;
mod follow_ups;
mod interactions;
mod maps;
mod matching;
mod memory;
mod opportunities;
mod outcome;
mod people;
mod products;
mod purchases;
mod row;
mod spare;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::{Date, DateTime};

pub use maps::Columns;
pub use outcome::{
    About, Clash, ClashField, Decision, FileReport, IntakeOptions, Labels, Refusal, RowReport, SaleRefusal, Spare,
    Strangers, Verdict,
};

use super::clients::add;
use super::{Action, Agenda, Record, Result, Watch};
use crate::domain::text::{clean_line, sort_key};
use crate::domain::{Channel, ChannelId, ChannelKind, ClientId, OpportunityId, Rules};
use crate::exchange::incoming::{Content, Incoming, Rows, Whose};
use crate::store::{Entity, Write};
use directory::Directory;
use matching::Nobody;
use memory::Marks;
use spare::Spares;

/// From so many rows on, many are expected.
const MANY: usize = 1_000;
/// After so many new rows SQLite must look anew by which index it asks best.
const A_LOT: usize = 10_000;
/// After how many rows it is said how far the work is.
const STEP: usize = 256;
/// How many of those who may be meant are named.
const NAMED: usize = 5;

/// What is known while files are taken in.
struct Taking<'a> {
    today: Date,
    now: DateTime,
    rules: &'a Rules,
    options: &'a IntakeOptions,
    are_many: bool,
    watch: &'a Watch,
    /// Who is here.
    who: Directory,
    /// What rows became that were taken in before.
    known: Marks,
    /// Those who were looked up already.
    met: HashMap<Whose, std::result::Result<ClientId, SaleRefusal>>,
    /// Whether what a file says may take the place of what is here.
    takes: bool,
    /// Of which fields of a client which row spoke; only where that makes a difference.
    spoken: HashMap<ClientId, Vec<(usize, u32)>>,
    /// What the clients of the files are called; only where that makes a difference.
    called: BTreeSet<String>,
    spares: Spares,
    /// What rows said that they are called outside.
    said: HashSet<u64>,
    /// Possible sales that became a purchase which comes in after them, by what that is called outside.
    became: BTreeMap<String, OpportunityId>,
    rows: usize,
    of: usize,
}

/// What became of a file so far.
struct Taken {
    at: usize,
    rows: Vec<RowReport>,
    refused: Vec<Refusal>,
    added: Vec<String>,
    bought: usize,
    spare: usize,
}

impl Taken {
    /// Nothing yet, of the file at a place.
    fn of(at: usize) -> Self {
        let (rows, refused, added) = Default::default();
        Self { at, rows, refused, added, bought: 0, spare: 0 }
    }

    fn report(self, content: Content) -> FileReport {
        let Self { rows, mut refused, added, bought, spare, .. } = self;
        refused.sort_by_key(|refusal| refusal.line);
        FileReport { content, rows, refused, added, bought, spare }
    }

    fn refuse(&mut self, line: u64, why: SaleRefusal) {
        self.refused.push(Refusal { line, why });
    }

    fn row(&mut self, line: u64, name: String, about: About, verdict: Verdict) {
        self.rows.push(RowReport { line, name, about, verdict, clashes: Vec::new(), perhaps: Vec::new() });
    }

    /// What is done with what a row says otherwise.
    fn decision(&self, options: &IntakeOptions, line: u64) -> Decision {
        options.decisions.get(&(self.at, line)).copied().unwrap_or(options.decision)
    }
}

impl Agenda {
    /// Takes in what files bring as one operation; with `rehearse` says what would happen and writes nothing. What became
    /// of each comes in the order of the files. Calling it off leaves nothing behind.
    pub fn take_in(
        &mut self,
        files: &[Incoming],
        options: &IntakeOptions,
        rehearse: bool,
        watch: &Watch,
    ) -> Result<Vec<FileReport>> {
        let are_many = files.iter().map(rows).sum::<usize>() > MANY;
        self.take_so(files, options, are_many, rehearse, watch)
    }

    /// As [`take_in`](Self::take_in): what becomes of files is the same whether they are taken for many rows or few.
    pub(super) fn take_so(
        &mut self,
        files: &[Incoming],
        options: &IntakeOptions,
        are_many: bool,
        rehearse: bool,
        watch: &Watch,
    ) -> Result<Vec<FileReport>> {
        watch.step(0, 1)?;
        let (today, now, rules) = (self.today(), self.clock.wall(), self.rules.clone());
        let work = |write: &mut Write| {
            if are_many {
                write.expect_many()?;
            }
            if !write.read().is_anything_running()? {
                write.tell_nobody();
            }
            let who = Directory::gather(write.read(), &options.region)?;
            let of = files.iter().map(rows).sum();
            let mut taking = Taking {
                today,
                now,
                rules: &rules,
                options,
                are_many,
                watch,
                who,
                known: if are_many { Marks::gather(write.read())? } else { Marks::default() },
                met: HashMap::new(),
                called: BTreeSet::new(),
                takes: options.decision == Decision::Take || options.decisions.values().any(|it| *it == Decision::Take),
                spoken: HashMap::new(),
                spares: Spares::new(options.spare),
                said: HashSet::new(),
                became: BTreeMap::new(),
                rows: 0,
                of,
            };
            let reports = taking.take_all(write, files)?;
            write.all_came()?;
            write.call_it("", reports.iter().map(FileReport::changes).sum());
            watch.step(of, of)?;
            // What of memory is given back now comes in so many pieces that making the indexes in it takes much longer.
            Ok((reports, taking))
        };
        if rehearse {
            return self.store.rehearse(&self.rules, work).map(|(reports, _)| reports);
        }
        self.secure_import()?;
        let (reports, _) = self.operate(action(files), work)?;
        if reports.iter().map(FileReport::changes).sum::<usize>() > A_LOT {
            self.store.analyze()?;
        }
        Ok(reports)
    }
}

/// What undo calls it.
fn action(files: &[Incoming]) -> Action {
    let all = |content| files.iter().all(|file| file.content() == content);
    if all(Content::Clients) {
        Action::Import
    } else if all(Content::Purchases) {
        Action::ImportPurchases
    } else {
        Action::ImportFiles
    }
}

/// In which order kinds of rows are taken in: after all that they speak of.
const ORDER: [Content; 6] = [
    Content::Products,
    Content::Clients,
    Content::Opportunities,
    Content::Purchases,
    Content::Interactions,
    Content::FollowUps,
];

/// Of whom the rows of a file speak.
fn whose(file: &Incoming) -> Box<dyn Iterator<Item = &Whose> + '_> {
    match &file.rows {
        Rows::Clients(_) | Rows::Products(_) => Box::new(std::iter::empty()),
        Rows::Interactions(rows) => Box::new(rows.iter().map(|row| &*row.whose)),
        Rows::FollowUps(rows) => Box::new(rows.iter().map(|row| &*row.whose)),
        Rows::Purchases(rows) => Box::new(rows.iter().map(|row| &*row.whose)),
        Rows::Opportunities(rows) => Box::new(rows.iter().map(|row| &*row.whose)),
    }
}

/// How many rows a file has.
fn rows(file: &Incoming) -> usize {
    match &file.rows {
        Rows::Clients(rows) => rows.len(),
        Rows::Interactions(rows) => rows.len(),
        Rows::FollowUps(rows) => rows.len(),
        Rows::Purchases(rows) => rows.len(),
        Rows::Products(rows) => rows.len(),
        Rows::Opportunities(rows) => rows.len(),
    }
}

impl Taking<'_> {
    /// Takes in files, and says what became of each.
    fn take_all(&mut self, write: &mut Write, files: &[Incoming]) -> Result<Vec<FileReport>> {
        let mut all: Vec<(&Incoming, Taken)> =
            files.iter().enumerate().map(|(at, file)| (file, Taken::of(at))).collect();
        for content in ORDER {
            let of_it = all.iter_mut().filter(|(file, _)| file.content() == content);
            if content == Content::Clients {
                // Who is clear in one file may be so by what stands in another one.
                let sheets = of_it.filter_map(|(file, taken)| match &file.rows {
                    Rows::Clients(rows) => Some((rows.as_slice(), taken)),
                    _ => None,
                });
                clients::take(self, write, sheets.collect())?;
                self.meet(write, &mut all)?;
                continue;
            }
            for (file, taken) in of_it {
                match &file.rows {
                    Rows::Products(rows) => products::take(self, write, rows, taken)?,
                    Rows::Opportunities(rows) => opportunities::take(self, write, rows, taken)?,
                    Rows::Purchases(rows) => purchases::take(self, write, rows, taken)?,
                    Rows::Interactions(rows) => interactions::take(self, write, rows, taken)?,
                    Rows::FollowUps(rows) => follow_ups::take(self, write, rows, taken)?,
                    Rows::Clients(_) => {}
                }
            }
        }
        Ok(all.into_iter().map(|(file, taken)| taken.report(file.content())).collect())
    }

    /// Adds the strangers whom rows name, before any row is taken in: whom a row means must not depend on who is added
    /// after it. Whoever is named comes before who has only a number or an address, which may be that one's.
    fn meet(&mut self, write: &mut Write, all: &mut [(&Incoming, Taken)]) -> Result<()> {
        if self.options.strangers == Strangers::Leave && self.options.nameless.is_none() {
            return Ok(());
        }
        for is_named in [true, false] {
            for (file, taken) in all.iter_mut() {
                for whose in whose(file).filter(|whose| whose.name.is_some() == is_named) {
                    // Who is meant is asked again when all are here.
                    let _ = self.client(write, whose, taken)?;
                }
            }
        }
        self.met.clear();
        Ok(())
    }

    /// Says how far the work is, and stops when it was called off.
    fn step(&mut self) -> Result<()> {
        self.rows += 1;
        if self.rows.is_multiple_of(STEP) { self.watch.step(self.rows, self.of) } else { Ok(()) }
    }

    /// The client whom a row means, or why nobody is meant; strangers are added if that is wanted.
    fn client(
        &mut self,
        write: &mut Write,
        whose: &Whose,
        taken: &mut Taken,
    ) -> Result<std::result::Result<ClientId, SaleRefusal>> {
        if let Some(known) = self.met.get(whose) {
            return Ok(known.clone());
        }
        let nameless;
        let (meant, strangers) = match (&self.options.nameless, whose.is_nobody()) {
            (_, false) => (whose, self.options.strangers),
            (Some(name), true) => {
                nameless = Whose { name: Some(name.clone()), ..Whose::default() };
                (&nameless, Strangers::Add)
            }
            (None, true) => return Ok(Err(SaleRefusal::Nameless)),
        };
        let uid = meant.uid.as_deref().map(|uid| write.read().by_uid(Entity::Client, uid)).transpose()?.flatten();
        let found = match uid {
            Some(id) => Ok(ClientId(id)),
            None => self.who.meant(meant),
        };
        let said = [&meant.name, &meant.number, &meant.email, &meant.phone, &meant.uid];
        let said = || said.into_iter().flatten().next().cloned().unwrap_or_default();
        let named = |ids: &[ClientId]| ids.iter().take(NAMED).map(|id| self.who.name(*id)).collect();
        let found = match found {
            Ok(id) => Ok(id),
            Err(Nobody::OneOf(ids)) => Err(SaleRefusal::OneOf(said(), named(&ids))),
            Err(Nobody::Torn(ids)) => Err(SaleRefusal::Torn(said(), named(&ids))),
            Err(Nobody::Unknown) if strangers == Strangers::Add => self.add_stranger(write, meant, taken)?,
            Err(Nobody::Unknown) => Err(SaleRefusal::Unknown(said())),
        };
        self.met.insert(whose.clone(), found.clone());
        Ok(found)
    }

    /// Adds somebody of whom a row says no more than who it is.
    fn add_stranger(
        &mut self,
        write: &mut Write,
        whose: &Whose,
        taken: &mut Taken,
    ) -> Result<std::result::Result<ClientId, SaleRefusal>> {
        // What has no letter and no digit names nobody who could be found again.
        let mut names = [&whose.name, &whose.email, &whose.phone].into_iter().flatten();
        let name = names.find(|said| !sort_key(said).is_empty());
        let Some(name) = name else {
            return Ok(Err(SaleRefusal::Unknown(whose.number.clone().unwrap_or_default())));
        };
        let mut record = Record::new(self.today);
        record.client.name.clone_from(name);
        record.client.external_id.clone_from(&whose.number);
        let channels = [(ChannelKind::Phone, &whose.phone), (ChannelKind::Email, &whose.email)];
        for (kind, value) in channels {
            let Some(value) = value.clone() else { continue };
            let preferred = record.channels.is_empty();
            record.channels.push((None, Channel { id: ChannelId(0), contact: None, kind, value, preferred }));
        }
        let Ok(record) = record.checked() else { return Ok(Err(SaleRefusal::Beyond)) };
        let id = add(write, &record)?;
        if let Some(uid) = &whose.uid {
            client::name_it(write, Entity::Client, id.0, uid)?;
        }
        let traits = self.who.forms.traits(&record);
        self.who.note(id, traits, record.client.standing);
        taken.added.push(record.client.name);
        Ok(Ok(id))
    }
}

/// A name as one row is told from another by it.
fn key_of(whose: &Whose) -> String {
    let said = [&whose.uid, &whose.number, &whose.name, &whose.email, &whose.phone];
    said.into_iter().flatten().next().map(|said| sort_key(&clean_line(said))).unwrap_or_default()
}
