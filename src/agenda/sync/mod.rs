//! Sharing the agenda with phones and other computers, by a folder of files that other programs carry about.
//!
//! Each record is a file. What both sides had when they last agreed is kept, so that it is known who changed what since:
//! what one side changed goes to the other, what both changed is merged property by property, and where both changed the
//! same the newer one counts and the other is written into the client's history.
//!
//! The order of writing makes it safe to be interrupted anywhere: names first, then files, then what was agreed upon. What
//! is found twice, in a file and in the agenda, is the same by its name, and is merged and not doubled.

mod hear;
mod hear_history;
mod lost;
mod receive;
mod rows;
mod scan;
mod send;
pub(super) mod tell;
pub(super) mod tell_history;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Action, Agenda};
use super::{AgendaError, Result, Watch};
use crate::domain::Code;
use crate::domain::code::codes;
use crate::domain::{ClientId, FollowUp, Interaction};
use crate::exchange::component::Component;
use crate::exchange::merge::{Overruled, Side, Sides, changed_at, merge};
use crate::exchange::vdir::{self, Strange};
use crate::store::{Entity, Reader, create_private_folder};
use scan::Scan;

codes! {
    /// A folder in the shared folder.
    Collection in "collection" {
        /// Clients and the people at them.
        Contacts = "contacts",
        /// What is planned.
        Calendar = "calendar",
        /// What happened, what was bought, what may be sold, and what the user set up.
        History = "history",
    }
}

impl Collection {
    /// How its files end.
    fn ending(self) -> &'static str {
        if self == Self::Contacts { "vcf" } else { "ics" }
    }

    /// Where records of a kind are.
    fn of(entity: Entity) -> Self {
        match entity {
            Entity::Client | Entity::Contact => Self::Contacts,
            Entity::FollowUp => Self::Calendar,
            _ => Self::History,
        }
    }
}

/// What files say in the user's language.
pub trait SyncTexts: fmt::Debug + Send + Sync {
    /// What a follow-up is called in a calendar.
    fn planned(&self, follow_up: &FollowUp, client: &str) -> String;
    /// What something that happened is called.
    fn happened(&self, interaction: &Interaction, client: &str) -> String;
    /// What a purchase is called.
    fn bought(&self, purchase: &crate::domain::Purchase, client: &str) -> String;
    /// What a possible sale is called.
    fn hoped(&self, opportunity: &crate::domain::Opportunity, client: &str) -> String;
    /// What is written into the history of a client of what was overruled; nothing where nobody would understand it.
    fn overruled(&self, overruled: &Overruled) -> Option<String>;
}

/// What is shared, and how.
#[derive(Clone, Debug)]
pub struct SyncOptions {
    /// The shared folder.
    pub folder: PathBuf,
    /// Whether what happened is shared too.
    pub interactions: bool,
    /// Whether a folder may have lost nearly everything.
    pub accept_deletions: bool,
    /// What files say.
    pub texts: Arc<dyn SyncTexts>,
}

/// How many records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// That were new.
    pub added: usize,
    /// That were changed.
    pub changed: usize,
    /// That were taken away.
    pub removed: usize,
}

impl Flow {
    /// All of them.
    #[must_use]
    pub fn total(self) -> usize {
        self.added + self.changed + self.removed
    }
}

/// Something that both sides had changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyncConflict {
    /// Whose record it is; `None` for what belongs to no client.
    pub client: Option<ClientId>,
    /// What the client is called, or what belongs to none.
    pub name: String,
    /// What lost.
    pub overruled: Overruled,
}

/// What became of a shared folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// What came in.
    pub received: Flow,
    /// What went out.
    pub sent: Flow,
    /// What both had changed.
    pub conflicts: Vec<SyncConflict>,
    /// Files that were left alone: folder, name, and why.
    pub left_alone: Vec<(Collection, String, Strange)>,
    /// Files that were changed by somebody else meanwhile, and are seen to next time.
    pub busy: usize,
}

impl SyncReport {
    /// Whether nothing was to be done.
    #[must_use]
    pub fn is_even(&self) -> bool {
        self.received.total() + self.sent.total() + self.busy == 0
    }
}

/// Why a folder cannot be shared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SyncTrouble {
    /// Another program is at it.
    #[error("busy")]
    Busy,
    /// Nearly everything in it is gone.
    #[error("{collection:?} lost {gone} of {of}")]
    Emptied {
        /// In which of the folders.
        collection: Collection,
        /// How many files are gone.
        gone: usize,
        /// How many there were.
        of: usize,
    },
    /// It cannot be read or written.
    #[error("{path}: {detail}")]
    Folder {
        /// What.
        path: PathBuf,
        /// Why, as the system says it.
        detail: String,
    },
}

fn trouble(path: &Path) -> impl Fn(std::io::Error) -> AgendaError {
    let path = path.to_owned();
    move |error| SyncTrouble::Folder { path: path.clone(), detail: error.to_string() }.into()
}

/// What all that is done to a folder needs to know.
#[derive(Debug)]
struct Share<'a> {
    options: &'a SyncOptions,
    today: jiff::civil::Date,
    /// Now, on the wall clock and as the world counts it.
    wall: jiff::civil::DateTime,
    now: jiff::Timestamp,
    zone: jiff::tz::TimeZone,
    /// When records were changed here, by table and number, as far as that is known.
    changed: BTreeMap<(String, i64), String>,
    rehearse: bool,
}

impl Share<'_> {
    fn folder(&self, collection: Collection) -> PathBuf {
        self.options.folder.join(collection.code())
    }

    fn path(&self, collection: Collection, file: &str) -> PathBuf {
        self.folder(collection).join(file)
    }

    /// When a record was changed here last.
    fn changed_at(&self, entity: Entity, id: i64) -> Option<jiff::Timestamp> {
        self.changed.get(&(entity.table().to_owned(), id))?.parse().ok()
    }

    /// The kinds of record that are shared, each after those that it names.
    fn entities(&self) -> Vec<Entity> {
        let shared = |entity: &Entity| self.options.interactions || *entity != Entity::Interaction;
        Entity::ALL.into_iter().filter(shared).collect()
    }
}

impl Agenda {
    /// The shared folder that lies beside the agenda.
    #[must_use]
    pub fn usual_sync_folder(path: &Path) -> PathBuf {
        let stem = path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy();
        path.with_file_name(if stem == "agenda" { "sync".to_owned() } else { format!("{stem}-sync") })
    }

    /// Brings the agenda and a shared folder together: what came in is one operation. With `rehearse` says what would
    /// happen, and writes nothing.
    pub fn sync(&mut self, options: &SyncOptions, rehearse: bool, watch: &Watch) -> Result<SyncReport> {
        let share = Share {
            options,
            today: self.today(),
            wall: self.clock().wall(),
            now: self.clock().now().timestamp(),
            zone: self.clock().named_zone(),
            changed: changed(self.store.read())?,
            rehearse,
        };
        watch.step(0, 3)?;
        let scan = Scan::of(&self.store, &share)?;
        scan.refuse_emptied(options)?;
        let _held = if rehearse { None } else { Some(hold(&share)?) };
        if !rehearse && scan.moved {
            self.store.fill(&self.rules, |write| Ok::<_, AgendaError>(write.agree_on_nothing(&scan.place)?))?;
        }
        if !rehearse {
            // Whatever is told from here on has its name, whatever happens next.
            self.store.identify(scan.to_name.as_deref())?;
        }
        let mut report = SyncReport { left_alone: scan.strange.clone(), ..SyncReport::default() };
        watch.step(1, 3)?;
        let even = self.receive(&share, &scan, &mut report, watch)?;
        watch.step(2, 3)?;
        self.send(&share, &scan, even, &mut report, watch)?;
        report.left_alone.sort();
        report.left_alone.dedup();
        Ok(report)
    }
}

impl Agenda {
    /// The server has all that was written into the shared folder.
    pub fn sync_carried(&mut self) -> Result<()> {
        self.store.fill(&self.rules, |write| Ok::<_, AgendaError>(write.all_carried()?))
    }

    /// Makes one of two texts of a record that changed on both ends of what carries a shared folder, by what both had;
    /// `None` when they are not of one record. What is overruled is written into the client's history.
    pub fn resolve_texts(&mut self, mine: &str, theirs: &str, texts: &dyn SyncTexts) -> Result<Option<String>> {
        let parse = |text: &str| Component::parse(text).ok();
        let (Some(here), Some(there)) = (parse(mine), parse(theirs)) else { return Ok(None) };
        let kind =
            |text: &Component| Collection::ALL.iter().find_map(|it| hear::kind_of(text, *it).ok().map(|k| (*it, k)));
        let Some((collection, (_, uid))) = kind(&here).filter(|it| kind(&there).as_ref() == Some(it)) else {
            return Ok(None);
        };
        let reader = self.store.read();
        let row = reader.synced_of(collection.code(), &uid)?;
        let base = row.map(|row| reader.carried(row.id)).transpose()?.flatten().as_deref().and_then(parse);
        let at = |text: &Component| changed_at(text).unwrap_or_default();
        let newer = if at(&here) > at(&there) { Side::Here } else { Side::There };
        let sides = Sides { ours: base.as_ref(), here: &here, base: base.as_ref(), there: &there, newer };
        let merged = merge(sides);
        let whose = reader.named(&uid)?.map(|(entity, id)| reader.client_of(entity, id)).transpose()?.flatten();
        let zone = self.clock().named_zone();
        let said: Vec<String> =
            merged.overruled.into_iter().filter_map(|lost| texts.overruled(&lost::as_here(lost, &zone))).collect();
        if let Some(client) = whose.filter(|_| !said.is_empty()) {
            let at = self.clock().wall();
            self.operate(Action::Sync, |write| {
                for said in &said {
                    lost::note(write, client, at, said)?;
                }
                write.call_it("", said.len());
                Ok(())
            })?;
        }
        Ok(Some(merged.text.to_text()))
    }
}

/// When the records were changed that were changed here since both sides were even.
fn changed(reader: Reader) -> Result<BTreeMap<(String, i64), String>> {
    let mut changed: BTreeMap<(String, i64), String> = BTreeMap::new();
    let Some(since) = reader.synced_until()? else { return Ok(changed) };
    for row in reader.stirred(since)? {
        let Some(at) = row.at.clone() else { continue };
        for record in row.records() {
            let known = changed.entry(record).or_insert_with(|| at.clone());
            if *known < at {
                known.clone_from(&at);
            }
        }
    }
    Ok(changed)
}

/// Holds the folder, which is there afterwards.
fn hold(share: &Share) -> Result<vdir::Held> {
    let root = &share.options.folder;
    for folder in std::iter::once(root.clone()).chain(Collection::ALL.iter().map(|it| share.folder(*it))) {
        create_private_folder(&folder).map_err(trouble(&folder))?;
    }
    vdir::hold(root).map_err(trouble(root))?.ok_or_else(|| SyncTrouble::Busy.into())
}

/// Every record of an agenda as it is told, by its name: for tests.
#[cfg(test)]
pub(in crate::agenda) fn told(agenda: &Agenda, texts: Arc<dyn SyncTexts>) -> BTreeMap<String, Component> {
    let options = SyncOptions { folder: PathBuf::new(), interactions: true, accept_deletions: false, texts };
    let now = agenda.clock().now();
    let share = Share {
        options: &options,
        today: agenda.today(),
        wall: agenda.clock().wall(),
        now: now.timestamp(),
        zone: now.time_zone().clone(),
        changed: BTreeMap::new(),
        rehearse: true,
    };
    let reader = agenda.store.read();
    let mut told = BTreeMap::new();
    for entity in Entity::ALL {
        for id in reader.told(entity).unwrap() {
            let uid = reader.uid_of(entity, id).unwrap().unwrap_or_else(|| format!("{entity:?} {id}"));
            let row = reader.synced_of(Collection::of(entity).code(), &uid).unwrap();
            // What was deleted elsewhere and is done or called off here has no file any more.
            if row.is_some_and(|row| row.mark == scan::GONE) {
                continue;
            }
            let text = tell::tell(reader, &share, (entity, id, &uid), None).unwrap();
            told.insert(uid, text);
        }
    }
    told
}
