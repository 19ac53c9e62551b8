//! A report in words: what screens, text, pages and pictures show, each in its way.

use serde::Serialize;

/// A report in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Page {
    /// What it is called.
    pub title: String,
    /// Of which days.
    pub period: String,
    /// What it says by a number each.
    pub figures: Vec<FigureText>,
    /// What it says by tables.
    pub tables: Vec<TableText>,
    /// What there is to know besides.
    pub notes: Vec<String>,
}

/// A number in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FigureText {
    /// What it is.
    pub label: String,
    /// How much.
    pub value: String,
    /// By how much it changed; empty when that is not known.
    pub change: String,
    /// What is meant by it.
    pub meaning: String,
}

/// A table in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableText {
    /// What it shows.
    pub title: String,
    /// What is meant by it, and by its columns.
    pub meaning: String,
    /// What stands over each column.
    pub head: Vec<String>,
    /// What is meant by each column; empty where that is said.
    pub meanings: Vec<String>,
    /// The rows.
    pub rows: Vec<RowText>,
    /// How it is drawn.
    pub chart: ChartText,
}

/// A row in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RowText {
    /// What it is about.
    pub label: String,
    /// Its values.
    pub cells: Vec<String>,
    /// Their numbers.
    pub numbers: Vec<Option<i64>>,
}

/// How a table is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartText {
    /// Not at all.
    #[default]
    None,
    /// A bar for each row, of this column.
    Bars(usize),
    /// A line through the rows of a column, and one through those of another.
    Course(usize, Option<usize>),
    /// Shades.
    Heat,
}

impl TableText {
    /// The number of a cell; zero where there is none.
    #[must_use]
    pub fn number(&self, row: usize, column: usize) -> i64 {
        self.rows.get(row).and_then(|row| row.numbers.get(column).copied().flatten()).unwrap_or(0)
    }

    /// The largest number of a column.
    #[must_use]
    pub fn most(&self, column: usize) -> i64 {
        (0..self.rows.len()).map(|row| self.number(row, column)).max().unwrap_or(0)
    }

    /// Whether a column of a field of shades is none of its shades: how many there are in all.
    #[must_use]
    pub fn is_whole(&self, column: usize) -> bool {
        self.meanings.get(column).is_some_and(|meaning| !meaning.is_empty())
    }

    /// The largest number of a field of shades.
    #[must_use]
    pub fn darkest(&self) -> i64 {
        let shades = (0..self.head.len()).filter(|column| !self.is_whole(*column));
        shades.map(|column| self.most(column)).max().unwrap_or(0)
    }

    /// How dark a cell of a field of shades is, from 0 to 4.
    #[must_use]
    pub fn shade(&self, row: usize, column: usize, darkest: i64) -> usize {
        if self.is_whole(column) { 0 } else { super::bars::shade(self.number(row, column), darkest) }
    }

    /// The column whose values are drawn, if any are.
    #[must_use]
    pub fn drawn(&self) -> Option<usize> {
        match self.chart {
            ChartText::Bars(column) | ChartText::Course(column, _) => Some(column),
            ChartText::None | ChartText::Heat => None,
        }
    }
}
