//! How the file is changed: in one transaction, with its consequences and its journal entry, or not at all.

use std::time::Duration;

use rusqlite::TransactionBehavior;

use super::error::{Result, StoreError};
use super::open::PATIENCE;
use super::{Entry, Operation, Store, Way, Write, journal};
use crate::domain::Rules;

/// How a transaction ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// All of it stays.
    Kept,
    /// It is taken back before anything follows from it: that was not asked for.
    TakenBack,
    /// It is taken back with all that followed from it.
    TakenBackInFull,
}

impl Store {
    /// Does `work` as one operation: all of it, with its consequences and its journal entry, or nothing.
    pub fn write<T, E: From<StoreError>>(
        &mut self,
        entry: Entry,
        rules: &Rules,
        work: impl FnOnce(&mut Write) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.transact(Some(entry), End::Kept, rules, work)
    }

    /// Does `work` as one transaction without a journal entry: for filling a new file, never for the user's own work.
    pub fn fill<T, E: From<StoreError>>(
        &mut self,
        rules: &Rules,
        work: impl FnOnce(&mut Write) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.transact(None, End::Kept, rules, work)
    }

    /// Does `work` and takes all of it back: to say what would happen.
    pub fn rehearse<T, E: From<StoreError>>(
        &mut self,
        rules: &Rules,
        work: impl FnOnce(&mut Write) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.transact(None, End::TakenBack, rules, work)
    }

    /// Does `work` with all that follows from it, and takes it back, unless something was done already: the first time takes
    /// twice as long as any other, and this is the first. Nobody has to wait: where another program is writing, it is left.
    pub fn foresee<E: From<StoreError>>(
        &mut self,
        entry: Entry,
        rules: &Rules,
        work: impl FnOnce(&mut Write) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        if self.no_room || self.changes.begun.get() {
            return Ok(());
        }
        let before = self.version()?;
        self.conn.busy_timeout(Duration::ZERO).map_err(StoreError::from)?;
        let foreseen = self.transact(Some(entry), End::TakenBackInFull, rules, work);
        self.conn.busy_timeout(PATIENCE).map_err(StoreError::from)?;
        self.pass_over(before);
        foreseen
    }

    /// Has the journal watch over this connection, as it must before the first change: that need not wait for it then.
    pub fn expect_changes(&self) -> Result<()> {
        if !self.watched.get() {
            journal::install(&self.conn)?;
            self.watched.set(true);
        }
        Ok(())
    }

    fn transact<T, E: From<StoreError>>(
        &mut self,
        entry: Option<Entry>,
        end: End,
        rules: &Rules,
        work: impl FnOnce(&mut Write) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        if self.no_room {
            // There may be room again.
            *self = Self::open(&self.path)?;
        }
        self.ready()?;
        self.expect_changes()?;
        let before = self.version()?;
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
        journal::record(&tx, entry.is_some())?;
        let operation = entry.map(|entry| journal::begin(&tx, entry.at, entry.action, "", entry.origin)).transpose()?;
        let mut write = Write::new(&tx, end != End::Kept);
        let result = work(&mut write)?;
        let mut changed = None;
        if end != End::TakenBack {
            changed = write.changed();
            let mut underway = write.settle(rules)?;
            if let Some(operation) = operation {
                if let Some(marks) = write.marks.take() {
                    journal::catch_up(&tx, operation, &marks)?;
                }
                let written = journal::end(&tx, operation, write.subject.as_deref().unwrap_or(""), write.count)?;
                if end == End::Kept {
                    self.written.set(written.then_some(operation));
                }
            }
            underway.take_over(&tx)?;
        }
        drop(write);
        self.changes.begun.set(true);
        if end == End::Kept {
            journal::record(&tx, true)?;
            tx.commit().map_err(StoreError::from)?;
            self.note_change(before, changed);
        } else {
            tx.rollback().map_err(StoreError::from)?;
        }
        Ok(result)
    }

    /// Undoes or redoes the next operation, provided that it still is the one that `expected` names.
    pub fn travel(&mut self, way: Way, expected: Option<i64>, rules: &Rules) -> Result<Operation> {
        self.ready()?;
        let before = self.version()?;
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let operation = journal::next(&tx, way)?.ok_or(StoreError::NothingLeft)?;
        if expected.is_some_and(|expected| expected != operation.id) {
            return Err(StoreError::Conflict);
        }
        let touched = journal::travel(&tx, operation.id, way)?;
        let mut write = Write::new(&tx, false);
        write.touch(touched.clients, touched.years);
        write.reword_buyers(touched.renamed)?;
        let changed = write.changed();
        write.settle(rules)?.take_over(&tx)?;
        drop(write);
        tx.commit()?;
        self.note_change(before, changed);
        Ok(operation)
    }
}
