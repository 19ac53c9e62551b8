//! Whether what was agreed was done: follow-ups by their day, and what was promised in so many words.

use super::activity::label;
use super::{count, place};
use crate::agenda::{Agenda, Result, Watch};
use crate::domain::FollowUpState;
use crate::domain::calendar::days_between;
use crate::domain::report::{Behind, Cell, Chart, Figure, Period, Promise, Question, Report, Row, Table, Term};

/// Follow-ups by what became of them.
#[derive(Clone, Copy, Debug, Default)]
struct Kept {
    on_time: i64,
    late: i64,
    cancelled: i64,
}

impl Kept {
    fn rate(&self) -> Cell {
        Cell::percent(self.on_time, self.on_time + self.late + self.cancelled)
    }
}

impl Agenda {
    pub(super) fn kept(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let (period, before) = (report.period, report.period.before(self.today()));
        watch.step(1, 4)?;
        let (now, course) = self.kept_in(period)?;
        watch.step(2, 4)?;
        let (was, _) = self.kept_in(before)?;
        watch.step(3, 4)?;
        let (mut made, mut kept, mut open, mut days) = (0, 0, 0, 0_i64);
        self.store.each_promise(|promise| {
            made += i64::from(period.contains(promise.raised_on));
            match promise.closed_on {
                None => open += 1,
                Some(on) if period.contains(on) => {
                    kept += 1;
                    days = days.saturating_add(days_between(promise.raised_on, on).max(0));
                }
                Some(_) => {}
            }
        })?;
        let overdue = count(self.store.overdue_plans(self.today())?);
        let planned = |how| Behind::Asked(Question::Planned { when: period, how });
        let counted = |term, n, was| Figure::new(term, Cell::Count(n)).since(Cell::Count(was));
        report.figures = vec![
            counted(Term::OnTime, now.on_time, was.on_time).of(planned(Promise::OnTime)),
            counted(Term::Late, now.late, was.late).of(planned(Promise::Late)),
            counted(Term::Cancelled, now.cancelled, was.cancelled).of(planned(Promise::Cancelled)),
            Figure::new(Term::KeptRate, now.rate()).since(was.rate()),
            Figure::new(Term::Overdue, Cell::Count(overdue)).of(Behind::Filter(format!("next<{}", self.today()))),
            Figure::new(Term::Made, Cell::Count(made)),
            Figure::new(Term::Kept, Cell::Count(kept)),
            Figure::new(Term::OpenPromises, Cell::Count(open)).of(Behind::Filter("open:promise".to_owned())),
            Figure::new(Term::KeptDays, Cell::average(days, kept).map_or(Cell::None, Cell::Days)),
        ];
        let unit = period.unit();
        let rows = period.steps(unit).zip(course).map(|(step, kept)| {
            let behind = |how| Some(Behind::Asked(Question::Planned { when: step, how }));
            let cells =
                vec![Cell::Count(kept.on_time), Cell::Count(kept.late), Cell::Count(kept.cancelled), kept.rate()];
            let each = vec![behind(Promise::OnTime), behind(Promise::Late), behind(Promise::Cancelled), None];
            Row { behind: behind(Promise::OnTime), each, ..Row::new(label(unit, step), cells) }
        });
        let columns = [Term::OnTime, Term::Late, Term::Cancelled, Term::KeptRate];
        report.tables = vec![Table::new(Term::KeptCourse, &columns, rows.collect(), Chart::Bars(0))];
        report.before = Some(before);
        Ok(report)
    }

    fn kept_in(&self, period: Period) -> Result<(Kept, Vec<Kept>)> {
        let unit = period.unit();
        let (first, steps) = (unit.start(period.from), period.steps(unit).count());
        let (mut all, mut course) = (Kept::default(), vec![Kept::default(); steps]);
        self.store.each_closed(period, |plan| {
            let step = place(unit.between(first, plan.on), steps).and_then(|place| course.get_mut(place));
            for kept in [Some(&mut all), step].into_iter().flatten() {
                match (plan.state, plan.on <= plan.due_on) {
                    (FollowUpState::Done, true) => kept.on_time += 1,
                    (FollowUpState::Done, false) => kept.late += 1,
                    _ => kept.cancelled += 1,
                }
            }
        })?;
        Ok((all, course))
    }
}
