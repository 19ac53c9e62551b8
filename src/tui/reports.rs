//! The reports that are open: which, of which days, what it says, where in it one is, and what is being computed.

use std::rc::Rc;
use std::sync::Arc;

use crate::agenda::{ClientSet, Listing, Watch, among};
use crate::domain::Code;
use crate::domain::report::page::Page;
use crate::domain::report::{Behind, Chart, Period, Question, Report, ReportName};

/// A report with its words.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The numbers.
    pub report: Report,
    /// The words.
    pub page: Page,
}

/// A place in a report that can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A figure.
    Figure(usize),
    /// A row of a table.
    Row(usize, usize),
}

/// Work that was asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its number: of several, the last counts.
    pub id: u64,
    /// What is computed.
    pub what: Wanted,
    /// By what it is called off.
    pub watch: Arc<Watch>,
}

/// What the worker is to find out.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// A report, of some days or of its usual ones.
    Report(ReportName, Option<Period>),
    /// Who is behind a number, and what that is called.
    Behind(String, Question),
}

/// Clients behind a number, listed by themselves.
#[derive(Clone, Debug)]
pub struct Among {
    /// What the number is called.
    pub title: String,
    /// Who; `None` where a filter says it.
    pub set: Option<Rc<ClientSet>>,
}

impl Among {
    /// A listing, narrowed to these clients.
    #[must_use]
    pub fn narrow(&self, listing: Listing) -> Listing {
        match &self.set {
            Some(set) => among(listing, set),
            None => listing,
        }
    }
}

/// The screen of the reports.
#[derive(Debug)]
pub struct Reports {
    /// Which report.
    pub name: ReportName,
    /// Of which days; `None` for those that are usual.
    pub period: Option<Period>,
    /// What it says, as far as it was computed.
    pub shown: Option<Shown>,
    /// What is being computed.
    pub asked: Option<Asked>,
    /// Whether it was called off.
    pub stopped: bool,
    /// The selected figure or row.
    pub selected: usize,
    /// The selected column, in a table whose cells each are about somebody else.
    pub column: usize,
    /// Whether something changed since it was computed.
    pub stale: bool,
    /// The number of the next work.
    next: u64,
}

impl Default for Reports {
    fn default() -> Self {
        Self {
            name: ReportName::Week,
            period: None,
            shown: None,
            asked: None,
            stopped: false,
            selected: 0,
            column: 0,
            stale: false,
            next: 0,
        }
    }
}

impl Reports {
    /// Asks for something; whatever was asked for before is called off.
    pub(super) fn ask(&mut self, what: Wanted) -> Asked {
        self.stop();
        self.stopped = false;
        let asked = Asked { id: self.next, what, watch: Arc::default() };
        self.next += 1;
        self.asked = Some(asked.clone());
        asked
    }

    /// Calls off what is being computed; says whether anything was.
    pub(super) fn stop(&mut self) -> bool {
        let asked = self.asked.take();
        if let Some(asked) = &asked {
            asked.watch.stop();
        }
        asked.is_some()
    }

    /// Whether this is the work that was asked for last; it is done then.
    pub(super) fn take(&mut self, id: u64) -> bool {
        self.asked.take_if(|asked| asked.id == id).is_some()
    }

    /// Turns to another report.
    pub(super) fn turn(&mut self, by: isize) {
        let all = ReportName::ALL;
        let at = all.iter().position(|name| *name == self.name).unwrap_or(0);
        let at = (at + all.len()).saturating_add_signed(by) % all.len();
        self.go(all[at]);
    }

    fn go(&mut self, name: ReportName) {
        (self.name, self.period, self.shown) = (name, None, None);
        (self.selected, self.column) = (0, 0);
    }

    /// Shows a report that was computed. Where it is the one that was shown, the selection stays.
    pub(super) fn show(&mut self, report: Report, page: Page) {
        self.shown = Some(Shown { report, page });
        self.stale = false;
        self.selected = self.selected.min(self.spots().len().saturating_sub(1));
        self.keep_column();
    }

    /// Everything that can be selected, from above.
    #[must_use]
    pub fn spots(&self) -> Vec<Spot> {
        let Some(Shown { report, .. }) = &self.shown else { return Vec::new() };
        let figures = (0..report.figures.len()).map(Spot::Figure);
        let rows = |(n, rows): (usize, usize)| (0..rows).map(move |row| Spot::Row(n, row));
        let tables = report.tables.iter().map(|table| table.rows.len()).enumerate();
        figures.chain(tables.flat_map(rows)).collect()
    }

    /// What is selected.
    #[must_use]
    pub fn spot(&self) -> Option<Spot> {
        self.spots().get(self.selected).copied()
    }

    /// Moves the selection.
    pub(super) fn move_by(&mut self, rows: isize) {
        let last = self.spots().len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(rows).min(last);
        self.keep_column();
    }

    /// Moves along a row; says whether there was where to.
    pub(super) fn along(&mut self, by: isize) -> bool {
        let columns = self.columns();
        let Some(to) = self.column.checked_add_signed(by).filter(|to| *to < columns) else { return false };
        self.column = to;
        true
    }

    /// How many columns the selected row has that are each about somebody else.
    #[must_use]
    pub fn columns(&self) -> usize {
        let (Some(Spot::Row(table, row)), Some(shown)) = (self.spot(), &self.shown) else { return 0 };
        let row = shown.report.tables.get(table).and_then(|table| Some((table, table.rows.get(row)?)));
        row.filter(|(table, row)| table.chart == Chart::Heat || !row.each.is_empty())
            .map_or(0, |(_, row)| row.cells.len())
    }

    fn keep_column(&mut self) {
        self.column = self.column.min(self.columns().saturating_sub(1));
    }

    /// Who is behind what is selected, and what that is called.
    #[must_use]
    pub fn behind(&self) -> Option<(String, &Behind)> {
        let Shown { report, page } = self.shown.as_ref()?;
        match self.spot()? {
            Spot::Figure(n) => Some((page.figures.get(n)?.label.clone(), report.figures.get(n)?.behind.as_ref()?)),
            Spot::Row(table, row) => {
                let said = page.tables.get(table)?;
                let behind = report.tables.get(table)?.rows.get(row)?.behind(self.column)?;
                let label = &said.rows.get(row)?.label;
                let crossed = self.columns() > 0;
                let head = said.head.get(self.column).filter(|_| crossed).map(|head| format!(" · {head}"));
                Some((format!("{label}{}", head.unwrap_or_default()), behind))
            }
        }
    }
}
