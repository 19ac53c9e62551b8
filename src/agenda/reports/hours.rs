//! At which hours of which days clients take our calls.

use crate::agenda::{Agenda, Result, Watch};
use crate::domain::best_hour::Attempt;
use crate::domain::report::{
    Behind, Cell, Chart, Column, Figure, Label, Met, Period, Question, Report, Row, Table, Term,
};

/// The hours that are shown whatever happened in them.
const HOURS: (usize, usize) = (8, 18);

/// Calls of ours, and how many of them were answered.
#[derive(Clone, Copy, Debug, Default)]
struct Calls {
    tried: i64,
    answered: i64,
}

impl Calls {
    fn cells(self) -> Vec<Cell> {
        let rate = Cell::percent(self.answered, self.tried);
        vec![Cell::Count(self.tried), Cell::Count(self.answered), rate]
    }
}

fn sum<'c>(calls: impl Iterator<Item = &'c Calls>) -> Calls {
    calls.fold(Calls::default(), |sum, calls| Calls {
        tried: sum.tried + calls.tried,
        answered: sum.answered + calls.answered,
    })
}

impl Agenda {
    pub(super) fn hours(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let period = report.period;
        let mut week = [[Calls::default(); 24]; 7];
        watch.step(1, 2)?;
        self.store.each_contact(period, |contact| {
            let Some(attempt) = Attempt::of(contact.kind, contact.direction, contact.outcome, contact.at) else {
                return;
            };
            let day = usize::try_from(attempt.at.date().weekday().to_monday_zero_offset()).unwrap_or(0);
            let hour = usize::try_from(attempt.at.hour()).unwrap_or(0);
            if let Some(calls) = week.get_mut(day).and_then(|day| day.get_mut(hour)) {
                calls.tried += 1;
                calls.answered += i64::from(attempt.answered);
            }
        })?;
        let all = sum(week.iter().flatten());
        report.figures = vec![
            Figure::new(Term::Tried, Cell::Count(all.tried)),
            Figure::new(Term::Answered, Cell::Count(all.answered)).of(asked(period, None, None)),
            Figure::new(Term::AnswerRate, Cell::percent(all.answered, all.tried)),
        ];
        let used = |hour: &usize| week.iter().any(|day| day.get(*hour).is_some_and(|calls| calls.tried > 0));
        let (from, to) = HOURS;
        let from = (0..24).find(used).map_or(from, |first| first.min(from));
        let to = (0..24).rev().find(used).map_or(to, |last| last.max(to));
        report.tables =
            vec![heat(&week, (from, to), period), by_hour(&week, (from, to), period), by_weekday(&week, period)];
        Ok(report)
    }
}

fn small(n: usize) -> i8 {
    i8::try_from(n).unwrap_or(i8::MAX)
}

fn asked(period: Period, weekday: Option<i8>, hour: Option<i8>) -> Behind {
    Behind::Asked(Question::Met(Met { weekday, hour, answered: true, ..Met::on(period) }))
}

fn heat(week: &[[Calls; 24]; 7], (from, to): (usize, usize), period: Period) -> Table {
    let rows = week.iter().enumerate().map(|(n, day)| {
        let weekday = small(n + 1);
        let cells = day[from..=to].iter().map(|calls| Cell::Count(calls.answered)).collect();
        let each = (from..=to).map(|hour| Some(asked(period, Some(weekday), Some(small(hour))))).collect();
        let behind = Some(asked(period, Some(weekday), None));
        Row { behind, each, ..Row::new(Label::Weekday(weekday), cells) }
    });
    let columns = (from..=to).map(|hour| Column::About(Label::Hour(small(hour)))).collect();
    Table { term: Term::Heat, columns, rows: rows.collect(), chart: Chart::Heat }
}

fn by_hour(week: &[[Calls; 24]; 7], (from, to): (usize, usize), period: Period) -> Table {
    let rows = (from..=to).map(|hour| {
        let calls = sum(week.iter().map(|day| &day[hour]));
        Row::new(Label::Hour(small(hour)), calls.cells()).of(asked(period, None, Some(small(hour))))
    });
    Table::new(Term::ByHour, &[Term::Tried, Term::Answered, Term::AnswerRate], rows.collect(), Chart::Bars(2))
}

fn by_weekday(week: &[[Calls; 24]; 7], period: Period) -> Table {
    let rows = week.iter().enumerate().map(|(n, day)| {
        let weekday = small(n + 1);
        Row::new(Label::Weekday(weekday), sum(day.iter()).cells()).of(asked(period, Some(weekday), None))
    });
    Table::new(Term::ByWeekday, &[Term::Tried, Term::Answered, Term::AnswerRate], rows.collect(), Chart::Bars(2))
}
