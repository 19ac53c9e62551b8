//! Backups: one before the first change of a day and before each import, and going back to one.
//!
//! On the command line the day's backup is made by the first command that changes something; the screens have it made on
//! the worker when they open and when a day begins, so that no key waits for it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::copies::{Copies, Leaving};
use super::{Agenda, Origin, Result};
use crate::clock::Clock;
use crate::domain::Rules;
use crate::store::{self, Backup, BackupCause, Health, Key, Keys, Salvaged, StoreError};

/// How an agenda is kept safe.
#[derive(Debug, Default)]
pub(super) struct Guard {
    /// Whether nothing of it is worth a backup.
    pub(super) careless: bool,
    /// Why the day's backup could not be made, until somebody asks.
    trouble: RefCell<Option<StoreError>>,
    /// Where what was deleted is kept.
    rescued: RefCell<Option<PathBuf>>,
    /// What is being copied now, here or through another door.
    pub(super) copies: Arc<Copies>,
}

impl Agenda {
    /// Makes the day's backup unless there is one; says whether one was made.
    pub fn back_up_day(&self) -> Result<bool> {
        if !self.needs_backup()? {
            return Ok(false);
        }
        self.guard.copies.make(|halt| {
            // Somebody else may have made it while this one waited.
            if self.store.is_backed_up(self.today())? {
                return Ok(false);
            }
            self.store.back_up_unless(halt, self.clock().wall(), BackupCause::Daily)?;
            Ok(true)
        })
    }

    /// Calls off, when it is dropped, whatever backup is being made through any door to the same agenda.
    #[must_use]
    pub fn leaving(&self) -> Leaving {
        self.guard.copies.leaving()
    }

    /// Whether the day still needs its backup.
    pub fn needs_backup(&self) -> Result<bool> {
        Ok(!self.guard.careless && !self.store.is_backed_up(self.today())?)
    }

    /// Before a change: the day's backup where nothing else makes it. That it cannot be made does not keep the user from
    /// working; [`backup_trouble`](Self::backup_trouble) says it afterwards.
    pub(super) fn secure(&self) {
        if self.origin == Origin::CommandLine
            && let Err(super::AgendaError::Store(error)) = self.back_up_day()
        {
            self.guard.trouble.replace(Some(error));
        }
    }

    /// Before an import: a backup of its own.
    pub(super) fn secure_import(&self) -> Result<()> {
        if !self.guard.careless && self.store.is_begun()? {
            let at = self.clock().wall();
            self.guard.copies.make(|halt| self.store.back_up_unless(halt, at, BackupCause::Import))?;
        }
        Ok(())
    }

    /// Why the day's backup could not be made, once.
    pub fn backup_trouble(&self) -> Option<StoreError> {
        self.guard.trouble.take()
    }

    /// Keeps all that there is among the backups, once, when the file was deleted while it was open: it is there as long as
    /// somebody has it open. Where it is; nothing when the file is at its place, or another one is.
    pub fn rescue(&self) -> Option<PathBuf> {
        if self.path().exists() {
            return None;
        }
        let mut rescued = self.guard.rescued.borrow_mut();
        if rescued.is_none() {
            *rescued = self.store.back_up(self.clock().wall(), BackupCause::Away).ok();
        }
        rescued.clone()
    }

    /// Copies the agenda as it is into the folder of its backups, or into a new file that the user names; where it is.
    pub fn back_up(&self, to: Option<&Path>) -> Result<PathBuf> {
        match to {
            None => Ok(self.store.back_up(self.clock().wall(), BackupCause::Hand)?),
            Some(to) => {
                self.store.back_up_to(to)?;
                Ok(to.to_owned())
            }
        }
    }

    /// Copies the agenda as it is into a new file that the user names and that only this key opens.
    pub fn back_up_with(&self, key: &Key, to: &Path) -> Result<()> {
        Ok(self.store.back_up_with(key, to)?)
    }

    /// Looks through the whole file; nothing of it is changed.
    pub fn examine(&self) -> Result<Health> {
        Ok(self.store.examine(&self.rules)?)
    }

    /// Derives anew what is derived from the facts.
    pub fn derive_anew(&mut self) -> Result<()> {
        Ok(self.store.derive_anew(&self.rules)?)
    }
}

/// The backups of the agenda at `path`, newest first.
pub fn backups(path: &Path) -> Result<Vec<Backup>> {
    Ok(store::backups(path)?)
}

/// Saves what can be saved of the damaged agenda at `path` into a new file, or among its backups; `name` gives a name to
/// a client, by its number, whose own is lost. Where it is, and what was saved.
pub fn salvage(
    path: &Path,
    to: Option<&Path>,
    key: Option<&Key>,
    (clock, rules): (&Clock, &Rules),
    name: &dyn Fn(i64) -> String,
) -> Result<(PathBuf, Salvaged)> {
    Ok(store::salvage(path, to, key, (clock.wall(), rules), name)?)
}

/// Puts a backup in the place of the agenda at `path`; where what it replaces is kept, if there was anything.
pub fn restore(path: &Path, from: &Path, keys: Keys, clock: &Clock) -> Result<Option<PathBuf>> {
    Ok(store::restore(path, from, keys, clock.wall())?)
}
