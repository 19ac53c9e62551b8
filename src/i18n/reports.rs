//! Reports in words: every number with what it is and what is meant by it.

use jiff::civil::{Date, Time};

use super::{Arg, Texts};
use crate::domain::goal::Progress;
use crate::domain::purchase::ONE;
use crate::domain::report::page::{ChartText, FigureText, Page, RowText, TableText};
use crate::domain::report::{Cell, Chart, Column, Figure, Label, Period, Report, ReportName, Table, Term};
use crate::domain::text::clean_line;
use crate::domain::{Code, Currency, GoalKind, House};

/// From so many percent on it is said how many times as much there is.
const FOLD: i64 = 900;

impl Texts {
    /// A report as it is shown.
    #[must_use]
    pub fn report(&self, report: &Report, house: &House, today: Date) -> Page {
        let mut notes = Vec::new();
        if let Some(before) = &report.before {
            notes.push(self.with("reports-before", &[("period", self.period(before, today).into())]));
        }
        if report.name == ReportName::Goals && report.tables.is_empty() {
            notes.push(self.get("reports-no-goals").to_owned());
        } else if report.is_empty() {
            notes.push(self.get("reports-empty").to_owned());
        }
        if !report.left_out.is_empty() {
            let currencies: Vec<&str> = report.left_out.iter().map(Currency::code).collect();
            notes.push(self.with("reports-left-out", &[("currencies", currencies.join(", ").into())]));
        }
        let now = report.name == ReportName::Portfolio;
        let day = || self.with("reports-period-now", &[("day", self.day_plain(report.period.to, today).into())]);
        Page {
            title: self.word(report.name).to_owned(),
            period: if now { day() } else { self.period(&report.period, today) },
            figures: report.figures.iter().map(|figure| self.figure(figure, house)).collect(),
            tables: report.tables.iter().map(|table| self.table(table, house, today)).collect(),
            notes,
        }
    }

    /// The days of a report: a day, a week, a month, or from one day to another.
    #[must_use]
    pub fn period(&self, period: &Period, today: Date) -> String {
        if period.from == period.to {
            return self.day(period.from, today);
        }
        if *period == Period::month(period.from) {
            return self.month_year(period.from);
        }
        if *period == Period::week(period.from) {
            return self.with("reports-period-week", &[("from", self.day_plain(period.from, today).into())]);
        }
        let (from, to) = match period.months() {
            Some(_) => (self.month_year(period.from), self.month_year(period.to)),
            None => (self.day_plain(period.from, today), self.day_plain(period.to, today)),
        };
        self.with("reports-period-from-to", &[("from", from.into()), ("to", to.into())])
    }

    /// What is meant by a number.
    #[must_use]
    pub fn meaning(&self, term: Term) -> String {
        self.get(&format!("meaning-{}", term.code())).to_owned()
    }

    fn figure(&self, figure: &Figure, house: &House) -> FigureText {
        let change = figure.before.map_or(Cell::None, |before| change(figure.value, before));
        FigureText {
            label: self.word(figure.term).to_owned(),
            value: match figure.value {
                Cell::Money(minor) => self.money(house.money(minor)),
                Cell::None => "–".to_owned(),
                other => self.cell(other, house),
            },
            change: self.cell(change, house),
            meaning: self.meaning(figure.term),
        }
    }

    fn table(&self, table: &Table, house: &House, today: Date) -> TableText {
        let head = |column: &Column| match column {
            Column::Of(term) => self.word(*term).to_owned(),
            Column::About(Label::Hour(hour)) => hour.to_string(),
            Column::About(label) => self.row_label(label, today),
        };
        let meaning = |column: &Column| match column {
            Column::Of(term) => self.meaning(*term),
            Column::About(_) => String::new(),
        };
        let row = |row: &crate::domain::report::Row| RowText {
            label: self.row_label(&row.label, today),
            cells: row.cells.iter().map(|cell| self.cell(*cell, house)).collect(),
            numbers: row.cells.iter().map(|cell| cell.number()).collect(),
        };
        TableText {
            title: self.word(table.term).to_owned(),
            meaning: self.meaning(table.term),
            head: table.columns.iter().map(head).collect(),
            meanings: table.columns.iter().map(meaning).collect(),
            rows: table.rows.iter().map(row).collect(),
            chart: match table.chart {
                Chart::None => ChartText::None,
                Chart::Bars(column) => ChartText::Bars(column),
                Chart::Course(column, before) => ChartText::Course(column, before),
                Chart::Heat => ChartText::Heat,
            },
        }
    }

    /// What a row is about.
    #[must_use]
    pub fn row_label(&self, label: &Label, today: Date) -> String {
        match label {
            Label::Word(key) => self.get(key).to_owned(),
            Label::Name(name) | Label::Client(_, name) => clean_line(name),
            Label::Stage(code) => self.stage(code),
            Label::Day(day) => self.day(*day, today),
            Label::Month(day) => format!("{} {}", self.month_short(day.month()), day.year()),
            Label::Quarter(day) => {
                let quarter = ((day.month() - 1) / 3 + 1).to_string();
                let args = [("quarter", quarter.into()), ("year", day.year().to_string().into())];
                self.with("reports-quarter", &args)
            }
            Label::Weekday(day) => self.find(&format!("weekday-short-{day}")).unwrap_or("").to_owned(),
            Label::Hour(hour) => Time::new(*hour, 0, 0, 0).map(|time| self.time(time)).unwrap_or_default(),
            Label::Later(n) => self.with("reports-later", &[("n", n.to_string().into())]),
            Label::Rest(n) => self.with("reports-rest", &[("n", (*n).into())]),
            Label::Nameless => self.get("reports-nameless").to_owned(),
        }
    }

    /// A value of a table.
    fn cell(&self, cell: Cell, house: &House) -> String {
        let percent = |n: i64| self.with("reports-percent", &[("n", self.integer(n).into())]);
        match cell {
            Cell::None => String::new(),
            Cell::Count(n) => self.integer(n),
            Cell::Money(0) => "–".to_owned(),
            Cell::Money(minor) => self.money_round(house.money(minor)),
            // Ten times as much is said more plainly than by a percentage.
            Cell::Change(n) if n >= FOLD => self.with("reports-fold", &[("n", self.integer((n + 150) / 100).into())]),
            Cell::Change(n) if n > 0 => format!("+{}", percent(n)),
            Cell::Percent(n) | Cell::Change(n) => percent(n),
            Cell::Days(n) => self.with("reports-days", &[("n", n.into())]),
            Cell::Quantity(n) if n % ONE == 0 => self.integer(n / ONE),
            Cell::Quantity(n) => self.decimal(n / (ONE / 10), 1),
        }
    }

    /// How much of a goal, as what it counts.
    #[must_use]
    pub fn goal_amount(&self, kind: GoalKind, n: i64, house: &House) -> String {
        if kind == GoalKind::Revenue { self.money_round(house.money(n)) } else { self.integer(n) }
    }

    /// How far a goal is reached, in a few cells.
    #[must_use]
    pub fn goal_short(&self, goal: &Progress) -> String {
        self.with("header-goal", &[("percent", percent(goal))])
    }

    /// How far a goal is reached, with what it counts.
    #[must_use]
    pub fn goal_named(&self, goal: &Progress) -> String {
        self.with("header-goals", &[("goal", self.word(goal.kind).into()), ("percent", percent(goal))])
    }
}

fn percent(goal: &Progress) -> Arg<'static> {
    goal.percent().into()
}

/// By how much a number changed: amounts and counts in percent, rates by what they differ.
fn change(now: Cell, before: Cell) -> Cell {
    match (now, before) {
        (Cell::Percent(now), Cell::Percent(before)) => Cell::Change(now - before),
        (Cell::Count(now), Cell::Count(before)) | (Cell::Money(now), Cell::Money(before)) => Cell::change(now, before),
        _ => Cell::None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::i18n::Locale;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn days_are_called_by_what_they_are_together() {
        let from_to = |from, to| Period { from, to };
        let cases = [
            (Period::day(TODAY), "lun 23 nov", "Mon 23 Nov"),
            (Period::week(TODAY), "semana del 23 nov", "week of 23 Nov"),
            (Period::month(TODAY), "noviembre de 2026", "November 2026"),
            (Period::year(TODAY), "de diciembre de 2025 a noviembre de 2026", "December 2025 to November 2026"),
            (from_to(date(2026, 11, 3), date(2026, 11, 9)), "de 3 nov a 9 nov", "3 Nov to 9 Nov"),
        ];
        for (period, es, en) in cases {
            assert_eq!(Texts::new(Locale::parse("es-PE")).period(&period, TODAY), es);
            assert_eq!(Texts::new(Locale::parse("en-GB")).period(&period, TODAY), en);
        }
    }

    #[test]
    fn numbers_are_written_as_what_they_are() {
        let texts = Texts::new(Locale::parse("es-PE"));
        let house = House { currency: "PEN".parse().unwrap(), ..House::default() };
        let cases = [
            (Cell::None, ""),
            (Cell::Count(1_234), "1,234"),
            (Cell::Money(123_456), "S/ 1,235"),
            (Cell::Percent(62), "62 %"),
            (Cell::Change(12), "+12 %"),
            (Cell::Change(-8), "-8 %"),
            (Cell::Change(4_079), "×42"),
            (Cell::Change(900), "×10"),
            (Cell::Money(0), "–"),
            (Cell::Days(1), "1 día"),
            (Cell::Quantity(2_500), "2.5"),
            (Cell::Quantity(3_000), "3"),
        ];
        for (cell, expected) in cases {
            assert_eq!(texts.cell(cell, &house), expected, "{cell:?}");
        }
        assert_eq!(change(Cell::Percent(60), Cell::Percent(50)), Cell::Change(10), "rates differ by points");
        assert_eq!(change(Cell::Money(1), Cell::None), Cell::None);
    }
}
