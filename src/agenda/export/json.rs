//! The agenda as one JSON document, without a loss, and taking such a document in.

use std::io::{Read, Write};

use crate::agenda::{Action, Agenda, Result, Watch};
use crate::domain::ClientId;
use crate::store::{Staged, StoreError, TableCount, TakeOptions};

/// What became, or would become, of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DumpReport {
    /// Of each table in it.
    pub tables: Vec<TableCount>,
}

impl DumpReport {
    /// How many rows are new.
    #[must_use]
    pub fn added(&self) -> usize {
        self.tables.iter().map(|table| table.added).sum()
    }

    /// How many rows are here already.
    #[must_use]
    pub fn known(&self) -> usize {
        self.tables.iter().map(|table| table.known).sum()
    }

    /// How many of those say something else here.
    #[must_use]
    pub fn differing(&self) -> usize {
        self.tables.iter().map(|table| table.differing).sum()
    }

    /// What became of a table.
    #[must_use]
    pub fn of(&self, table: &str) -> TableCount {
        self.tables.iter().find(|count| count.table == table).cloned().unwrap_or_default()
    }
}

impl Agenda {
    /// Writes the whole agenda, or these clients with all that belongs to them, as one JSON document that
    /// [`import_json`](Self::import_json) takes in again; says how many rows it has.
    pub fn export_json(&self, clients: Option<&[ClientId]>, to: &mut dyn Write, watch: &Watch) -> Result<usize> {
        self.name_records(clients)?;
        self.store.dump(clients, to, &mut |rows| watch.step(rows, 0))
    }

    /// Takes in a document that [`export_json`](Self::export_json) wrote, as one operation; with `rehearse` says what
    /// would happen and writes nothing. Into an agenda without anything, all comes as it was.
    pub fn import_json(
        &mut self,
        from: &mut dyn Read,
        options: TakeOptions,
        rehearse: bool,
        watch: &Watch,
    ) -> Result<DumpReport> {
        let staged = self.store.stage(from, &mut |rows| watch.step(rows, 0))?;
        let done = self.take_staged(&staged, options, rehearse, watch);
        self.store.unstage();
        let report = done?;
        if !rehearse && report.added() > MANY {
            self.store.analyze()?;
        }
        Ok(report)
    }

    fn take_staged(
        &mut self,
        staged: &Staged,
        options: TakeOptions,
        rehearse: bool,
        watch: &Watch,
    ) -> Result<DumpReport> {
        let interrupter = self.store.interrupter();
        let work = |write: &mut crate::store::Write| {
            let tables = watch.over(interrupter, || Ok(write.take_dump(staged, options)?))?;
            let report = DumpReport { tables };
            write.call_it("", report.of("client").added);
            Ok(report)
        };
        if rehearse {
            return self.store.rehearse(&self.rules, work);
        }
        self.secure_import()?;
        self.operate(Action::Import, work)
    }

    /// Gives everything that is about to be told a name that holds outside. Who may only read tells what has one.
    pub(in crate::agenda) fn name_records(&self, clients: Option<&[ClientId]>) -> Result<()> {
        match self.store.identify(clients) {
            Err(StoreError::ReadOnly) => Ok(()),
            other => Ok(other?),
        }
    }
}

/// After so many new rows SQLite must look anew by which index it asks best.
const MANY: usize = 10_000;
