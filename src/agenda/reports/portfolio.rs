//! What the clients are now: by light, by class, and one within the other.

use std::collections::BTreeMap;

use super::count;
use crate::agenda::{Agenda, Result, Watch};
use crate::domain::alert::light;
use crate::domain::portfolio::Part;
use crate::domain::report::{Behind, Cell, Chart, Column, Figure, Label, Period, Report, Row, Table, Term};
use crate::domain::{Abc, Activity, Code, Light};

/// The passes that it takes.
const STEPS: usize = 3;

impl Agenda {
    pub(super) fn stand(&self, report: Report, watch: &Watch) -> Result<Report> {
        let today = self.today();
        let boundaries = self.store.boundaries()?;
        let mut lights: BTreeMap<(Option<Abc>, Light), i64> = BTreeMap::new();
        watch.step(1, STEPS)?;
        self.store.each_stand(|stand| {
            if stand.counted {
                let light = light(stand.yellow_on, stand.red_on, stand.on_track, today);
                let abc = stand.year.and_then(|year| boundaries.abc(year));
                *lights.entry((abc, light)).or_default() += 1;
            }
        })?;
        watch.step(2, STEPS)?;
        let wealth = self.wealth()?;
        let portfolio = &wealth.portfolio;
        let year = portfolio.year.revenue;
        let never = wealth.clients.saturating_sub(portfolio.activity.values().map(|part| part.clients).sum());
        let mut activity = portfolio.activity.clone();
        if never > 0 {
            activity.insert(Activity::Prospect, Part { clients: never, year: 0 });
        }
        let figures = vec![
            Figure::new(Term::Clients, Cell::Count(count(wealth.clients))).of(Behind::Filter(String::new())),
            Figure::new(Term::Year, Cell::Money(year)).of(filter("value>0")),
            Figure::new(Term::AtRisk, Cell::Money(wealth.at_risk)).of(filter("alert:red value>0")),
            Figure::new(Term::Owed, Cell::Money(portfolio.owed)).of(filter("owed>0")),
        ];
        let tables = vec![
            by_light(&lights),
            abc_light(&lights),
            parts(Term::ByAbc, "abc", &portfolio.abc, year),
            parts(Term::ByActivity, "activity", &activity, year),
            parts(Term::ByLoyalty, "loyalty", &portfolio.loyalty, year),
            parts(Term::ByQuadrant, "quadrant", &portfolio.quadrant, year),
        ];
        Ok(Report { period: Period::day(today), figures, tables, ..report })
    }
}

fn filter(typed: &str) -> Behind {
    Behind::Filter(typed.to_owned())
}

fn by_light(lights: &BTreeMap<(Option<Abc>, Light), i64>) -> Table {
    let all: i64 = lights.values().sum();
    let row = |of: &Light| {
        let n = lights.iter().filter(|((_, light), _)| light == of).map(|(_, n)| n).sum();
        let cells = vec![Cell::Count(n), Cell::percent(n, all)];
        Row::new(Label::Word(of.key()), cells).of(Behind::Filter(format!("alert:{}", of.code())))
    };
    Table::new(Term::ByLight, &[Term::Clients, Term::Share], Light::ALL.iter().map(row).collect(), Chart::Bars(0))
}

/// Lights within the classes of those that bring something.
fn abc_light(lights: &BTreeMap<(Option<Abc>, Light), i64>) -> Table {
    let row = |abc: &Abc| {
        let n = |light: &Light| lights.get(&(Some(*abc), *light)).copied().unwrap_or(0);
        let behind = |light: &Light| Some(Behind::Filter(format!("abc:{} alert:{}", abc.code(), light.code())));
        let cells = Light::ALL.iter().map(|light| Cell::Count(n(light))).collect();
        Row { each: Light::ALL.iter().map(behind).collect(), ..Row::new(Label::Word(abc.key()), cells) }
    };
    let known = lights.keys().any(|(abc, _)| abc.is_some());
    let rows = if known { Abc::ALL.iter().map(row).collect() } else { Vec::new() };
    let columns = Light::ALL.iter().map(|light| Column::About(Label::Word(light.key()))).collect();
    Table { term: Term::AbcLight, columns, rows, chart: Chart::Heat }
}

fn parts<C: Code + Ord>(term: Term, field: &str, parts: &BTreeMap<C, Part>, year: i64) -> Table {
    let row = |(class, part): (&C, &Part)| {
        let cells = vec![Cell::Count(count(part.clients)), Cell::Money(part.year), Cell::percent(part.year, year)];
        Row::new(Label::Word(class.key()), cells).of(Behind::Filter(format!("{field}:{}", class.code())))
    };
    let columns = [Term::Clients, Term::Year, Term::Share];
    Table::new(term, &columns, parts.iter().map(row).collect(), Chart::Bars(1))
}
