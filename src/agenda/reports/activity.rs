//! What was done in some days: contacts by kind and outcome, follow-ups, sales.

use std::collections::{BTreeMap, HashSet};

use super::{Till, count, place};
use crate::agenda::{Agenda, Result, Watch};
use crate::domain::interaction::{Touch, touch};
use crate::domain::report::{
    Behind, Cell, Chart, Figure, Label, Met, Period, Question, Report, Row, Table, Term, Unit,
};
use crate::domain::{Code, FollowUpState, Kind, Outcome};

/// The passes that it takes.
const STEPS: usize = 8;
/// The hours that a day shows whatever happened in it.
const HOURS: (i8, i8) = (8, 18);

/// Contacts, and how many of them were effective.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    contacts: i64,
    effective: i64,
}

impl Tally {
    fn add(&mut self, effective: bool) {
        self.contacts += 1;
        self.effective += i64::from(effective);
    }

    fn cells(self) -> Vec<Cell> {
        let attempts = self.contacts - self.effective;
        [self.contacts, self.effective, attempts].map(Cell::Count).to_vec()
    }
}

/// What happened in some days.
#[derive(Debug, Default)]
struct Happened {
    all: Tally,
    kinds: BTreeMap<Kind, Tally>,
    outcomes: BTreeMap<Option<Outcome>, i64>,
    course: Vec<Tally>,
    reached: HashSet<i64>,
    done: i64,
    done_course: Vec<i64>,
    sold: i64,
    new: i64,
}

impl Agenda {
    pub(super) fn activity(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let period = report.period;
        let before = period.before(self.today());
        let mut till = Till::new(&self.rules);
        let now = self.happened(period, &mut till, (watch, 0))?;
        let was = self.happened(before, &mut till, (watch, STEPS / 2))?;
        report.before = Some(before);
        report.left_out = till.left_out;
        let counted = |term, now: i64, was: i64| Figure::new(term, Cell::Count(now)).since(Cell::Count(was));
        let rate = |tally: Tally| Cell::percent(tally.effective, tally.contacts);
        let met = || Behind::Asked(Question::Met(Met::on(period)));
        report.figures = vec![
            counted(Term::Contacts, now.all.contacts, was.all.contacts).of(met()),
            counted(Term::Effective, now.all.effective, was.all.effective),
            Figure::new(Term::EffectiveRate, rate(now.all)).since(rate(was.all)),
            counted(Term::Reached, count(now.reached.len()), count(was.reached.len())).of(met()),
            counted(Term::Done, now.done, was.done),
            Figure::new(Term::Revenue, Cell::Money(now.sold))
                .since(Cell::Money(was.sold))
                .of(Behind::Asked(Question::Bought { when: period, what: None, zone: None })),
            counted(Term::NewBuyers, now.new, was.new),
        ];
        report.tables = vec![by_kind(&now, period), by_outcome(&now, period), course(&now, period)];
        Ok(report)
    }

    /// What happened in some days; `from` is the step that the first of these passes is.
    fn happened(&self, period: Period, till: &mut Till, (watch, from): (&Watch, usize)) -> Result<Happened> {
        let unit = period.unit();
        let by_hour = period.days() == 1;
        let first = unit.start(period.from);
        let steps = if by_hour { 24 } else { period.steps(unit).count() };
        let mut happened = Happened { course: vec![Tally::default(); steps], ..Happened::default() };
        happened.done_course = vec![0; steps];
        watch.step(from, STEPS)?;
        self.store.each_contact(period, |contact| {
            let touch = touch(contact.kind, contact.outcome, contact.direction);
            if touch == Touch::None {
                return;
            }
            let effective = touch == Touch::Effective;
            happened.all.add(effective);
            happened.kinds.entry(contact.kind).or_default().add(effective);
            *happened.outcomes.entry(contact.outcome).or_default() += 1;
            happened.reached.insert(contact.client.0);
            let step = if by_hour { contact.at.hour().into() } else { unit.between(first, contact.at.date()) };
            if let Some(tally) = place(step, steps).and_then(|place| happened.course.get_mut(place)) {
                tally.add(effective);
            }
        })?;
        watch.step(from + 1, STEPS)?;
        self.store.each_closed(period, |plan| {
            if plan.state != FollowUpState::Done {
                return;
            }
            happened.done += 1;
            if let Some(done) = place(unit.between(first, plan.on), steps).filter(|_| !by_hour) {
                happened.done_course[done] += 1;
            }
        })?;
        watch.step(from + 2, STEPS)?;
        self.store.each_sale(period, |sold| {
            happened.sold = happened.sold.saturating_add(till.take(sold.total).unwrap_or(0));
        })?;
        watch.step(from + 3, STEPS)?;
        happened.new = count(self.store.first_days(period)?.len());
        Ok(happened)
    }
}

fn by_kind(now: &Happened, period: Period) -> Table {
    let mut rows: Vec<Row> = now
        .kinds
        .iter()
        .map(|(kind, tally)| {
            let met = Met { kind: Some(*kind), ..Met::on(period) };
            Row::new(Label::Word(kind.key()), tally.cells()).of(Behind::Asked(Question::Met(met)))
        })
        .collect();
    most_first(&mut rows);
    let columns = [Term::Contacts, Term::Effective, Term::Attempts];
    Table::new(Term::ByKind, &columns, rows, Chart::Bars(0))
}

fn by_outcome(now: &Happened, period: Period) -> Table {
    let mut rows: Vec<Row> = now
        .outcomes
        .iter()
        .map(|(outcome, n)| {
            let met = Met { outcome: Some(*outcome), ..Met::on(period) };
            let label = outcome.map_or(Label::Nameless, |outcome| Label::Word(outcome.key()));
            let cells = vec![Cell::Count(*n), Cell::percent(*n, now.all.contacts)];
            Row::new(label, cells).of(Behind::Asked(Question::Met(met)))
        })
        .collect();
    most_first(&mut rows);
    Table::new(Term::ByOutcome, &[Term::Contacts, Term::Share], rows, Chart::Bars(0))
}

/// By hour for a day, else by day, month or quarter.
fn course(now: &Happened, period: Period) -> Table {
    if period.days() == 1 {
        let hours = now.course.iter().zip(0_i8..);
        let shown = hours.filter(|(tally, hour)| tally.contacts > 0 || (HOURS.0..=HOURS.1).contains(hour));
        let rows = shown.map(|(tally, hour)| {
            let met = Met { hour: Some(hour), ..Met::on(period) };
            Row::new(Label::Hour(hour), tally.cells()).of(Behind::Asked(Question::Met(met)))
        });
        let columns = [Term::Contacts, Term::Effective, Term::Attempts];
        return Table::new(Term::Course, &columns, rows.collect(), Chart::Bars(0));
    }
    let unit = period.unit();
    let steps = period.steps(unit).zip(now.course.iter().zip(&now.done_course));
    let rows = steps.map(|(step, (tally, done))| {
        let mut cells = tally.cells();
        cells.push(Cell::Count(*done));
        Row::new(label(unit, step), cells).of(Behind::Asked(Question::Met(Met::on(step))))
    });
    let columns = [Term::Contacts, Term::Effective, Term::Attempts, Term::Done];
    Table::new(Term::Course, &columns, rows.collect(), Chart::Bars(0))
}

/// What a step is called.
pub(super) fn label(unit: Unit, step: Period) -> Label {
    match unit {
        Unit::Day => Label::Day(step.from),
        Unit::Month => Label::Month(step.from),
        Unit::Quarter => Label::Quarter(step.from),
    }
}

/// Puts the rows with the most in their first column first.
pub(super) fn most_first(rows: &mut [Row]) {
    let first = |row: &Row| std::cmp::Reverse(row.cells.first().and_then(|cell| cell.number()).unwrap_or(0));
    rows.sort_by_key(first);
}
