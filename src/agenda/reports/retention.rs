//! Whether those who bought buy again: who stayed, who came back, and cohorts by when they first bought.

use jiff::civil::Date;

use crate::agenda::{Agenda, Result, Watch};
use crate::domain::ClientId;
use crate::domain::calendar::days_between;
use crate::domain::report::cohort::{Cohort, Cohorts, MOST, Stayed};
use crate::domain::report::{
    Behind, Cell, Chart, Column, Figure, Label, Period, Question, Report, Row, Table, Term, Unit,
};

/// From so many days of history on, cohorts are quarters; before, months say more.
const LONG: i64 = 365;

impl Agenda {
    pub(super) fn retention(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let today = self.today();
        let (period, before) = (report.period, report.period.before(today));
        let as_of = period.until(today).to;
        let mut stayed = Stayed::default();
        let mut cohorts = [Unit::Month, Unit::Quarter].map(|unit| Cohorts::new(unit, as_of));
        let mut first = as_of;
        let mut open: Option<(ClientId, Vec<Date>)> = None;
        watch.step(1, 2)?;
        self.store.each_buying_day(|client, on| {
            first = first.min(on);
            for cohorts in &mut cohorts {
                cohorts.see(client, on);
            }
            match &mut open {
                Some((same, days)) if *same == client => days.push(on),
                other => {
                    if let Some((_, days)) = other.replace((client, vec![on])) {
                        stayed.see(&days, &period, &before);
                    }
                }
            }
        })?;
        if let Some((_, days)) = open {
            stayed.see(&days, &period, &before);
        }
        let counted = |term, n| Figure::new(term, Cell::Count(n));
        let bought = Behind::Asked(Question::Bought { when: period, what: None, zone: None });
        report.figures = vec![
            counted(Term::Buyers, stayed.now).since(Cell::Count(stayed.before)).of(bought),
            counted(Term::Again, stayed.again),
            Figure::new(Term::Retained, Cell::percent(stayed.again, stayed.before)),
            counted(Term::NewBuyers, stayed.new),
            counted(Term::CameBack, stayed.back),
            counted(Term::Gone, stayed.gone()),
        ];
        let [months, quarters] = cohorts;
        let (unit, cohorts) =
            if days_between(first, as_of) > LONG { (Unit::Quarter, quarters) } else { (Unit::Month, months) };
        report.tables = vec![table(unit, &cohorts.done())];
        report.before = Some(before);
        Ok(report)
    }
}

fn table(unit: Unit, cohorts: &[Cohort]) -> Table {
    let most = cohorts.iter().map(|cohort| cohort.bought.len()).max().unwrap_or(0).min(MOST);
    let row = |cohort: &Cohort| {
        let first = unit.period(cohort.start);
        let rate = |n: usize| cohort.bought.get(n).map_or(Cell::None, |bought| Cell::percent(*bought, cohort.size));
        let later = |n: usize| {
            let again = unit.period(unit.after(cohort.start, i32::try_from(n).unwrap_or(i32::MAX)));
            Some(Behind::Asked(Question::Cohort { first, again })).filter(|_| cohort.bought.get(n).is_some())
        };
        let all: Period = first;
        let whole = Behind::Asked(Question::Cohort { first: all, again: all });
        Row {
            label: super::activity::label(unit, first),
            cells: [Cell::Count(cohort.size)].into_iter().chain((0..most).map(rate)).collect(),
            behind: Some(whole.clone()),
            each: [Some(whole)].into_iter().chain((0..most).map(later)).collect(),
        }
    };
    let columns = [Column::Of(Term::CohortSize)].into_iter().chain((0..most).map(|n| Column::About(Label::Later(n))));
    Table {
        term: Term::Cohorts,
        columns: columns.collect(),
        rows: cohorts.iter().map(row).collect(),
        chart: Chart::Heat,
    }
}
