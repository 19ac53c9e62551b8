//! How far the goals of a month are reached, where it leads, and how it went in the months before.

use crate::agenda::{Agenda, Result, Watch};
use crate::domain::Code;
use crate::domain::goal::{GoalKind, Progress};
use crate::domain::report::period::months_later;
use crate::domain::report::{Cell, Chart, Column, Label, Period, Report, Row, Table, Term};

/// The months before that are shown.
const MONTHS: i32 = 6;

impl Agenda {
    pub(super) fn goal_report(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let month = report.period.until(self.today().max(report.period.from)).to;
        report.period = Period::month(month);
        let goals = self.goals(month)?;
        let columns = [Term::Target, Term::Reach, Term::Progress, Term::Pace, Term::PerDay];
        let now = Table::new(Term::Goals, &columns, goals.iter().map(row).collect(), Chart::Bars(2));
        let mut months = Vec::new();
        let steps = usize::try_from(MONTHS).unwrap_or(0) + 1;
        for n in (0..=MONTHS).rev() {
            watch.step(steps - 1 - usize::try_from(n).unwrap_or(0), steps)?;
            let day = months_later(month.first_of_month(), -n);
            let goals = self.goals(day)?;
            let reached = |kind: &GoalKind| goals.iter().find(|goal| goal.kind == *kind);
            let cells: Vec<Cell> = GoalKind::ALL
                .iter()
                .map(|kind| reached(kind).map_or(Cell::None, |goal| Cell::Percent(goal.percent())))
                .collect();
            if cells.iter().any(|cell| *cell != Cell::None) {
                months.push(Row::new(Label::Month(day), cells));
            }
        }
        let columns = GoalKind::ALL.iter().map(|kind| Column::About(Label::Word(kind.key()))).collect();
        let course = Table { term: Term::GoalCourse, columns, rows: months, chart: Chart::Heat };
        report.tables = vec![now, course];
        Ok(report)
    }
}

fn row(goal: &Progress) -> Row {
    let much = |n: i64| if goal.kind == GoalKind::Revenue { Cell::Money(n) } else { Cell::Count(n) };
    let cells = vec![
        much(goal.target),
        much(goal.reached),
        Cell::Percent(goal.percent()),
        goal.pace().map_or(Cell::None, much),
        goal.per_day().map_or(Cell::None, much),
    ];
    Row::new(Label::Word(goal.kind.key()), cells)
}
