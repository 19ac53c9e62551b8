//! Taking in files: what they bring is matched with what is here, shown, decided and written as one operation.
//!
//! Whatever the order in which files are named, what is sold comes first, then who buys, then what may be sold, what was
//! bought, what happened and what is planned: each finds those that it speaks of. What matches fills gaps and overwrites
//! nothing unless the user decides so, and each row finds again what it became; so the same files a second time change
//! nothing.

mod clients;
mod directory;
mod fill;
mod follow_ups;
mod interactions;
mod maps;
mod matching;
mod opportunities;
mod outcome;
mod people;
mod products;
mod purchases;
mod spare;

use std::collections::{BTreeSet, HashMap};

use jiff::civil::{Date, DateTime};

pub use maps::Columns;
pub use outcome::{
    About, Clash, ClashField, Decision, FileReport, IntakeOptions, Labels, Refusal, RowReport, SaleRefusal, Spare,
    Strangers, Verdict,
};

use super::clients::add;
use super::{Action, Agenda, Record, Result, Watch};
use crate::domain::text::{clean_line, sort_key};
use crate::domain::{Channel, ChannelId, ChannelKind, ClientId, Rules};
use crate::exchange::incoming::{Content, Incoming, Rows, Whose};
use crate::store::{Entity, Write};
use directory::Directory;
use matching::Nobody;
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
    watch: &'a Watch,
    /// Who is here.
    who: Directory,
    /// Those who were looked up already.
    met: HashMap<Whose, std::result::Result<ClientId, SaleRefusal>>,
    /// Whether what a file says may take the place of what is here.
    takes: bool,
    /// Of which fields of a client which row spoke; only where that makes a difference.
    spoken: HashMap<ClientId, Vec<(usize, u32)>>,
    /// What the clients of the files are called; only where that makes a difference.
    called: BTreeSet<String>,
    spares: Spares,
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
        watch.step(0, 1)?;
        let (today, now, rules) = (self.today(), self.clock.wall(), self.rules.clone());
        let work = |write: &mut Write| {
            if files.iter().map(rows).sum::<usize>() > MANY {
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
                watch,
                who,
                met: HashMap::new(),
                called: BTreeSet::new(),
                takes: options.decision == Decision::Take || options.decisions.values().any(|it| *it == Decision::Take),
                spoken: HashMap::new(),
                spares: Spares::new(options.spare),
                rows: 0,
                of,
            };
            let mut order: Vec<(usize, &Incoming)> = files.iter().enumerate().collect();
            order.sort_by_key(|(_, file)| place(file.content()));
            let mut reports: Vec<(usize, FileReport)> = Vec::new();
            for (at, file) in order {
                let taken = taking.take(write, at, file)?;
                reports.push((at, taken));
            }
            reports.sort_by_key(|(at, _)| *at);
            let reports: Vec<FileReport> = reports.into_iter().map(|(_, report)| report).collect();
            write.call_it("", reports.iter().map(FileReport::changes).sum());
            watch.step(of, of)?;
            Ok(reports)
        };
        if rehearse {
            return self.store.rehearse(&self.rules, work);
        }
        self.secure_import()?;
        let reports = self.operate(action(files), work)?;
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

/// When a kind of row is taken in: after all that it speaks of.
fn place(content: Content) -> u8 {
    match content {
        Content::Products => 0,
        Content::Clients => 1,
        Content::Opportunities => 2,
        Content::Purchases => 3,
        Content::Interactions => 4,
        Content::FollowUps => 5,
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
    fn take(&mut self, write: &mut Write, at: usize, file: &Incoming) -> Result<FileReport> {
        let (rows, refused, added) = Default::default();
        let mut taken = Taken { at, rows, refused, added, bought: 0, spare: 0 };
        match &file.rows {
            Rows::Products(rows) => products::take(self, write, rows, &mut taken)?,
            Rows::Clients(rows) => clients::take(self, write, rows, &mut taken)?,
            Rows::Opportunities(rows) => opportunities::take(self, write, rows, &mut taken)?,
            Rows::Purchases(rows) => purchases::take(self, write, rows, &mut taken)?,
            Rows::Interactions(rows) => interactions::take(self, write, rows, &mut taken)?,
            Rows::FollowUps(rows) => follow_ups::take(self, write, rows, &mut taken)?,
        }
        taken.refused.sort_by_key(|refusal| refusal.line);
        let Taken { rows, refused, added, bought, spare, .. } = taken;
        Ok(FileReport { content: file.content(), rows, refused, added, bought, spare })
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
        let name = [&whose.name, &whose.email, &whose.phone].into_iter().flatten().find(|said| !said.is_empty());
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
            clients::name_it(write, Entity::Client, id.0, uid)?;
        }
        let traits = self.who.traits(&record);
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
