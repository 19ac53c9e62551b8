//! What a user can do, one function per intention and a transaction each: the only door to the store for the command
//! line and the screens.
//!
//! [`Agenda`] holds the file, the clock and the rules. What it refuses, it refuses as a value ([`AgendaError`]) that the
//! callers put into the user's language.

mod action;
mod backup;
mod board;
mod brief;
mod bulk;
mod calendar;
mod campaigns;
mod capture;
mod clients;
mod copies;
mod details;
mod duplicates;
mod error;
mod export;
mod fields;
mod filter;
mod find;
mod forecast;
mod goals;
mod intake;
mod jump;
mod listen;
mod listing;
mod log;
mod lost;
mod matched;
mod merge;
mod merge_clients;
mod messages;
mod opportunities;
mod plan;
mod playbooks;
mod products;
mod purchases;
mod query;
mod queue;
mod record;
mod remind;
mod reports;
mod round;
mod runs;
mod sample;
mod segments;
mod sheet;
mod spread;
mod sync;
mod tags;
mod topics;
mod undo;
mod unsaid;
mod vault;
mod view;
mod watch;
mod whom;
mod window;
mod worth;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

pub use action::Action;
pub use backup::{backups, restore, salvage};
pub use board::{Board, BoardCard, Lane, LaneOf};
pub use brief::{OpenPoint, OpenPoints, Pending, PointId};
pub use bulk::{Bulk, BulkReport};
pub use calendar::Weeks;
pub use capture::{Line, Report, Understood, Who};
pub use copies::Leaving;
pub use details::Details;
pub use duplicates::{Duplicates, LookAlike, Twins};
pub use error::{AgendaError, LONGEST_LINE, LONGEST_NAME, LONGEST_TEXT, Part, Result};
pub use export::{DumpReport, EXPORTED, ExportFormat, Story, Unwritten, columns_of};
pub use intake::{
    About, Clash, ClashField, Columns, Decision, FileReport, IntakeOptions, Labels, Refusal, RowReport, SaleRefusal,
    Spare, Strangers, Verdict,
};
pub use jump::Names;
pub use listen::Listener;
pub use listing::{Entry, Listing, Scope, Sorted, SortedBy, Spot};
pub use log::{Log, Logged, Next, moment};
pub use lost::LostClient;
pub use matched::Matched;
pub use merge_clients::{Belongings, CustomDifference, MergeField, Merging, Taken};
pub use messages::Addressee;
pub use opportunities::{Hitch, Lose, Opportunities, Win};
pub use plan::Plan;
pub use playbooks::{PlaybookFlaw, Progress, ready_made};
pub use purchases::{Bill, Bought, Buy, Flaw, LARGEST_AMOUNT, MOST_LINES, Purchases};
pub use queue::{DayEnd, Queue, Turn, Waiting};
pub use record::Record;
pub use remind::{DayNews, News};
pub use reports::among;
pub use round::Round;
pub use runs::{Outlook, Skip};
pub use sample::{fill, open_sample};
pub use segments::GroupBy;
pub use sheet::{Sheet, Stop, Stretch};
pub use spread::{Move, Moved, Spread};
pub use sync::{Collection, Flow, SyncConflict, SyncOptions, SyncReport, SyncTexts, SyncTrouble};
pub use undo::{Past, Step};
pub use unsaid::Unsaid;
pub use vault::{OldBackups, Rekeyed, is_encrypted, key_of, opens, rekey, rekey_backups, try_key};
pub use view::{BandSizes, Card, Day, Glimpse};
pub use watch::Watch;
pub use whom::Meant;
pub use window::Window;
pub use worth::{Wealth, Worth};

pub use crate::store::{
    Backup, BackupCause, Band, CardSpot, ClientRow, ClientSet, DayLoad, DayOccasion, DayPlan, DealCard, Direction,
    Draft, DumpFlaw, Health, Key, Keys, LastWord, LightCounts, MOST_CONTACTS, NextStep, Order, Overdue, QueryCell,
    Related, Salvaged, SavedTable, Shelf, StoreError, StoredLight, StoredTurn, TableCount, TagUse, TakeOptions, VIEWS,
    View, Way, Wrong, create_private_folder,
};

use crate::clock::Clock;
use crate::domain::code::codes;
use crate::domain::when::DateOrder;
use crate::domain::{Playbook, Rules};
use crate::store::{Store, Write};

codes! {
    /// Which program does something.
    Origin in "origin" {
        /// The screens.
        Screens = "tui",
        /// The command line.
        CommandLine = "cli",
    }
}

/// The user's agenda: an open file, the time, and the rules.
#[derive(Debug)]
pub struct Agenda {
    store: Store,
    clock: Clock,
    rules: Rules,
    origin: Origin,
    habits: Habits,
    guard: backup::Guard,
    /// The half-typed form that the next operation completes.
    completes: Option<String>,
    ear: listen::Ear,
    /// The playbooks that come ready made, in the user's language.
    ready: Vec<Playbook>,
}

/// What it takes to open an agenda once more.
#[derive(Debug)]
pub struct Another {
    path: PathBuf,
    key: Option<Key>,
    clock: Clock,
    rules: Rules,
    origin: Origin,
    habits: Habits,
    careless: bool,
    copies: Arc<copies::Copies>,
    ready: Vec<Playbook>,
    listener: Option<Listener>,
}

impl Another {
    /// Opens it.
    pub fn open(self) -> Result<Agenda> {
        let mut agenda = Agenda::unlock(&self.path, self.key.as_ref(), self.clock, self.rules, self.origin)?;
        (agenda.guard.careless, agenda.guard.copies) = (self.careless, self.copies);
        Ok(agenda.with_habits(self.habits).with_playbooks(self.ready).with_listener(self.listener))
    }
}

/// How the user's region writes numbers and dates, for what is typed into a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habits {
    /// How numeric dates are ordered.
    pub order: DateOrder,
    /// The mark before the decimals.
    pub decimal: char,
}

impl Default for Habits {
    fn default() -> Self {
        Self { order: DateOrder::DayMonth, decimal: '.' }
    }
}

impl Agenda {
    /// Opens the agenda at `path`, creating it when there is none; its folder must exist.
    pub fn open(path: &Path, clock: Clock, rules: Rules, origin: Origin) -> Result<Self> {
        Self::unlock(path, None, clock, rules, origin)
    }

    /// Opens the agenda at `path` with its key; one that is not encrypted needs none.
    pub fn unlock(path: &Path, key: Option<&Key>, clock: Clock, rules: Rules, origin: Origin) -> Result<Self> {
        let (store, mut rules) = (Store::unlock(path, key)?, rules);
        let home = store.begin(clock.today(), rules.money.currency)?;
        if let Some(home) = home.filter(|_| !rules.money.chosen) {
            // Sums must not change with the language of the shell in which the file is opened.
            rules.money.currency = home;
        }
        let guard = backup::Guard::default();
        Ok(Self {
            store,
            clock,
            rules,
            origin,
            habits: Habits::default(),
            ready: Vec::new(),
            guard,
            completes: None,
            ear: listen::Ear::default(),
        })
    }

    /// The same agenda, whose filters are typed as this region writes.
    #[must_use]
    pub fn with_habits(self, habits: Habits) -> Self {
        Self { habits, ..self }
    }

    /// What it takes to open the same file once more, on a thread of its own.
    #[must_use]
    pub fn another(&self) -> Another {
        Another {
            path: self.store.path().to_owned(),
            key: self.store.key().cloned(),
            clock: self.clock.clone(),
            rules: self.rules.clone(),
            origin: self.origin,
            habits: self.habits,
            careless: self.guard.careless,
            copies: Arc::clone(&self.guard.copies),
            ready: self.ready.clone(),
            listener: self.ear.listener.clone(),
        }
    }

    /// A second door to the same file.
    pub fn reopen(&self) -> Result<Self> {
        self.another().open()
    }

    /// Computes the stored alert dates anew when the rules are not those by which they were computed, and brings what
    /// clients are worth to this day; says whether anything was to be done.
    pub fn follow_rules(&mut self) -> Result<bool> {
        if self.at_once(|| self.follows())? {
            return Ok(false);
        }
        let followed = self.store.follow_rules(&self.rules, self.clock.today())?;
        let followed = self.follow_segments()? || followed;
        Ok(self.follow_calendar()? || followed)
    }

    /// Whether nothing is to be done that rules, segments or the calendar ask for: looked at as one, because each look of
    /// its own takes and leaves locks.
    fn follows(&self) -> Result<bool> {
        let waits = self.is_behind()? || self.store.set_paces()?;
        Ok(!waits && self.store.read().played_on()? == Some(self.today()))
    }

    /// Whether [`follow_rules`](Self::follow_rules) has something to do for the rules.
    pub fn is_behind(&self) -> Result<bool> {
        Ok(self.store.is_behind(&self.rules, self.clock.today())?)
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The user's day.
    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.today()
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// A number that changes whenever another program has written.
    pub fn foreign_version(&self) -> Result<i64> {
        Ok(self.store.foreign_version()?)
    }

    /// Does what would have to be done before the first change, when somebody begins to type one.
    pub fn expect_changes(&self) -> Result<()> {
        Ok(self.store.expect_changes()?)
    }

    /// Does with little memory until something is written, or looked for while it is typed: so it is sooner for who looks
    /// at little, and at hardly anything twice.
    pub fn spare_memory(&self) -> Result<()> {
        Ok(self.store.spare_memory()?)
    }

    /// Work for a moment of rest, so that no key has to wait for it later.
    pub fn tidy(&self) -> Result<()> {
        Ok(self.store.tidy()?)
    }

    /// Keeps a half-typed form, so that it survives a crash.
    pub fn keep_draft(&self, key: &str, body: &str) -> Result<()> {
        Ok(self.store.keep_draft(key, body, &self.clock.stamp())?)
    }

    /// Forgets a half-typed form.
    pub fn drop_draft(&self, key: &str) -> Result<()> {
        Ok(self.store.drop_draft(key)?)
    }

    /// Says which half-typed form the next operation completes: it is forgotten with what the operation writes, so that
    /// nothing is ever saved and half typed as well.
    pub fn completes(&mut self, key: Option<String>) {
        self.completes = key;
    }

    /// The half-typed forms, newest first.
    pub fn drafts(&self) -> Result<Vec<Draft>> {
        Ok(self.store.drafts()?)
    }

    /// Does `work` as one operation of the journal.
    fn operate<T>(&mut self, action: Action, work: impl FnOnce(&mut Write) -> Result<T>) -> Result<T> {
        self.secure();
        let at = self.clock.stamp();
        let entry = action.entry(&at, self.origin);
        let (rules, today) = (&self.rules, self.clock.today());
        let listens = action.may_start() && self.ear.listener.is_some();
        let completes = self.completes.take();
        let (done, logged) = self.store.write(entry, rules, |write| {
            let done = work(write)?;
            runs::follow(write, rules, today, action.may_start())?;
            let logged = if listens { write.logged()? } else { Vec::new() };
            if let Some(key) = &completes {
                write.drop_draft(key)?;
            }
            Ok::<_, AgendaError>((done, logged))
        })?;
        // What was done stays done: whoever starts next catches up with what could not follow it now.
        let _caught_up_later = self.follow_segments();
        self.tell_logged(&logged);
        Ok(done)
    }
}

/// Refuses a text of more than `most` characters.
fn fits(part: Part, text: &str, most: usize) -> Result<()> {
    let length = text.chars().count();
    if length > most { Err(AgendaError::TooLong { part, length, most }) } else { Ok(()) }
}

/// The last day that can be planned for: nobody keeps an agenda of the next century.
pub const LAST_DAY: Date = Date::constant(2199, 12, 31);
/// The first day on which something can have happened.
pub const FIRST_DAY: Date = Date::constant(1900, 1, 1);

#[cfg(test)]
mod tests;
