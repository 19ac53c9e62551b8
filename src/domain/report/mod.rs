//! What a report says: figures and tables of one shape, whatever they are about, each with whom it is about.
//!
//! A report holds numbers and the names of what they are ([`Term`]); words, dates and money are put to them where a
//! language is known, into a [`Page`](page::Page). What a row or a cell of a table stands for can be asked for, as a
//! filter where the language of filters can say it, and else as a [`Question`].

pub mod bars;
pub mod cohort;
pub mod funnel;
pub mod page;
pub mod period;
mod term;

use std::collections::BTreeSet;

use jiff::civil::Date;

pub use period::{Period, Unit};
pub use term::Term;

use super::code::codes;
use super::value::percent;
use super::{ClientId, Currency, Kind, Outcome, ProductId};

codes! {
    /// A report.
    ReportName in "report" {
        /// What was done today, or on another day.
        Day = "day",
        /// What was done in a week.
        Week = "week",
        /// What the clients are, by class and by light.
        Portfolio = "portfolio",
        /// What was sold, month by month.
        Sales = "sales",
        /// To whom most was sold.
        Clients = "clients",
        /// What was sold most.
        Products = "products",
        /// Where most was sold.
        Zones = "zones",
        /// How far possible sales came.
        Funnel = "funnel",
        /// Why clients and possible sales were lost.
        Lost = "lost",
        /// Whether those who bought buy again.
        Retention = "retention",
        /// Whether what was agreed was done.
        Promises = "promises",
        /// What is to be expected of the possible sales.
        Forecast = "forecast",
        /// What came of campaigns.
        Campaigns = "campaigns",
        /// At which hours clients answer.
        Hours = "hours",
        /// How far the month's goals are reached.
        Goals = "goals",
    }
}

/// A value, as what it is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// There is nothing to say.
    None,
    /// So many.
    Count(i64),
    /// An amount of the house currency, in its smallest unit.
    Money(i64),
    /// Percent.
    Percent(i64),
    /// By how many percent something changed.
    Change(i64),
    /// Days.
    Days(i64),
    /// A quantity, in thousandths.
    Quantity(i64),
}

impl Cell {
    /// The bare number.
    #[must_use]
    pub fn number(self) -> Option<i64> {
        match self {
            Self::None => None,
            Self::Count(n)
            | Self::Money(n)
            | Self::Percent(n)
            | Self::Change(n)
            | Self::Days(n)
            | Self::Quantity(n) => Some(n),
        }
    }

    /// How many percent a part is; nothing of nothing.
    #[must_use]
    pub fn percent(part: i64, whole: i64) -> Self {
        if whole > 0 { Self::Percent(percent(part, whole)) } else { Self::None }
    }

    /// By how many percent something changed; nothing where there was nothing before.
    #[must_use]
    pub fn change(now: i64, before: i64) -> Self {
        if before > 0 { Self::Change(percent(now.saturating_sub(before), before)) } else { Self::None }
    }

    /// The average of so many; nothing of none.
    #[must_use]
    pub fn average(sum: i64, count: i64) -> Option<i64> {
        (count > 0).then(|| super::purchase::scaled(sum, 1, count))
    }
}

/// A number by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub term: Term,
    /// How much.
    pub value: Cell,
    /// How much it was before.
    pub before: Option<Cell>,
    /// Whom it is about.
    pub behind: Option<Behind>,
}

impl Figure {
    /// A figure that is compared with nothing and stands for nobody in particular.
    #[must_use]
    pub fn new(term: Term, value: Cell) -> Self {
        Self { term, value, before: None, behind: None }
    }

    /// The same, compared with what it was.
    #[must_use]
    pub fn since(self, before: Cell) -> Self {
        Self { before: Some(before), ..self }
    }

    /// The same, with whom it is about.
    #[must_use]
    pub fn of(self, behind: Behind) -> Self {
        Self { behind: Some(behind), ..self }
    }
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A member of a closed list: the key of its word.
    Word(String),
    /// A name that the user gave.
    Name(String),
    /// A stage of a possible sale, by its code or its name.
    Stage(String),
    /// A client.
    Client(ClientId, String),
    /// A day.
    Day(Date),
    /// The month of a day.
    Month(Date),
    /// The quarter of a day.
    Quarter(Date),
    /// A day of the week, from 1 for Monday.
    Weekday(i8),
    /// An hour of the day.
    Hour(i8),
    /// So many months or quarters later.
    Later(usize),
    /// Those that are listed no more, and how many they are.
    Rest(usize),
    /// Without a name: no zone, no product, no reason.
    Nameless,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub label: Label,
    /// A value for each column.
    pub cells: Vec<Cell>,
    /// Whom it is about.
    pub behind: Option<Behind>,
    /// Whom each cell is about, where each is about somebody else; else empty.
    pub each: Vec<Option<Behind>>,
}

impl Row {
    /// A row that is about nobody in particular.
    #[must_use]
    pub fn new(label: Label, cells: Vec<Cell>) -> Self {
        Self { label, cells, behind: None, each: Vec::new() }
    }

    /// The same, with whom it is about.
    #[must_use]
    pub fn of(self, behind: Behind) -> Self {
        Self { behind: Some(behind), ..self }
    }

    /// Whom a column of the row is about.
    #[must_use]
    pub fn behind(&self, column: usize) -> Option<&Behind> {
        if self.each.is_empty() { self.behind.as_ref() } else { self.each.get(column)?.as_ref() }
    }
}

/// A column: what its values are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Values of one kind.
    Of(Term),
    /// What the column is about, where the rows are crossed with something.
    About(Label),
}

/// How a table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chart {
    /// It is a table and no more.
    None,
    /// A bar for each row, of the values of a column.
    Bars(usize),
    /// A course in time: the values of a column, and those of another to compare with.
    Course(usize, Option<usize>),
    /// A field of shades, as dark as the values are high: each row for itself or all alike.
    Heat,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub term: Term,
    /// What its columns are.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// How it is drawn.
    pub chart: Chart,
}

impl Table {
    /// A table of values that each are of one kind.
    #[must_use]
    pub fn new(term: Term, columns: &[Term], rows: Vec<Row>, chart: Chart) -> Self {
        Self { term, columns: columns.iter().map(|term| Column::Of(*term)).collect(), rows, chart }
    }
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Which.
    pub name: ReportName,
    /// Of which days; of one that shows things as they are, today.
    pub period: Period,
    /// The days with which it compares.
    pub before: Option<Period>,
    /// Its numbers.
    pub figures: Vec<Figure>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Currencies of which amounts are in no sum, since there is no rate.
    pub left_out: BTreeSet<Currency>,
}

impl Report {
    /// An empty report.
    #[must_use]
    pub fn new(name: ReportName, period: Period) -> Self {
        Self { name, period, before: None, figures: Vec::new(), tables: Vec::new(), left_out: BTreeSet::new() }
    }

    /// Whether it has nothing to say: no number in it is more than zero. How likely something is says nothing of what is
    /// there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let says = |cell: &Cell| !matches!(cell, Cell::Percent(_)) && cell.number().is_some_and(|n| n != 0);
        let in_tables = self.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells).any(says);
        !in_tables && !self.figures.iter().any(|figure| says(&figure.value))
    }
}

/// How whoever stands behind a number is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Behind {
    /// By a filter, as it is typed.
    Filter(String),
    /// One client.
    Client(ClientId),
    /// By asking.
    Asked(Question),
}

/// Whom a number is about, where no filter can say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Those with whom there was contact.
    Met(Met),
    /// Those who bought.
    Bought {
        /// When.
        when: Period,
        /// What, when that matters.
        what: Option<Bought>,
        /// In which zone, when that matters; an empty one for none.
        zone: Option<String>,
    },
    /// Those who first bought in some days, and bought in others.
    Cohort {
        /// When first.
        first: Period,
        /// When again.
        again: Period,
    },
    /// Those with whom something planned was closed.
    Planned {
        /// When.
        when: Period,
        /// How.
        how: Promise,
    },
    /// Those with possible sales.
    Deals(Deals),
    /// Those who went away.
    Lost {
        /// When.
        when: Period,
        /// Why, by the code of the reason.
        why: String,
    },
}

/// Contacts that are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Met {
    /// When.
    pub when: Period,
    /// What they were.
    pub kind: Option<Kind>,
    /// How they went; nothing in it for those of which that was not said.
    pub outcome: Option<Option<Outcome>>,
    /// The day of the week, from 1 for Monday.
    pub weekday: Option<i8>,
    /// The hour.
    pub hour: Option<i8>,
    /// Whether they are calls of ours that were answered.
    pub answered: bool,
}

impl Met {
    /// All contacts of some days.
    #[must_use]
    pub fn on(when: Period) -> Self {
        Self { when, kind: None, outcome: None, weekday: None, hour: None, answered: false }
    }
}

/// What was bought.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bought {
    /// A product of the catalogue.
    Product(ProductId),
    /// Something else, in these words.
    Other(String),
}

/// What became of something that was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// Done in time.
    OnTime,
    /// Done late.
    Late,
    /// Called off.
    Cancelled,
}

/// Possible sales that are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deals {
    /// Those that were opened in these days and came into one of these stages; into any, when there are none.
    Opened(Period, Vec<String>),
    /// Those that are open in a stage, or in any.
    Open(Option<String>),
    /// Those that were closed in these days, by the code of the reason; an empty one for none said.
    LostFor(Period, Option<String>),
    /// Those that were won in these days.
    Won(Period),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rates_and_changes_of_nothing_are_not_told() {
        let cases = [
            ("a half", Cell::percent(1, 2), Cell::Percent(50)),
            ("nothing of something", Cell::percent(0, 7), Cell::Percent(0)),
            ("nothing of nothing", Cell::percent(0, 0), Cell::None),
            ("more was brought back than sold", Cell::percent(5, -3), Cell::None),
            ("half as much again", Cell::change(150, 100), Cell::Change(50)),
            ("all of it gone", Cell::change(0, 100), Cell::Change(-100)),
            ("from nothing", Cell::change(100, 0), Cell::None),
        ];
        for (name, cell, expected) in cases {
            assert_eq!(cell, expected, "{name}");
        }
        assert_eq!(Cell::average(10, 4), Some(3), "rounded half away from zero");
        assert_eq!(Cell::average(10, 0), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_amount_makes_a_rate_or_an_average_fail(a in any::<i64>(), b in any::<i64>()) {
            let _told = (Cell::percent(a, b), Cell::change(a, b), Cell::average(a, b));
        }
    }
}
