//! How far possible sales come, and why clients and possible sales are lost.

use std::collections::{BTreeMap, HashMap};

use super::activity::most_first;
use super::{Till, count};
use crate::agenda::{Agenda, Result, Watch};
use crate::domain::calendar::days_between;
use crate::domain::report::funnel::{Path, funnel};
use crate::domain::report::{Behind, Cell, Chart, Deals, Figure, Label, Question, Report, Row, Table, Term};
use crate::domain::stage::{LOST, WON};
use crate::domain::{Code, LossReason, OpportunityId};
use crate::store::Deal;

/// The passes that each of these reports takes.
const STEPS: usize = 3;

/// How many, and what they would bring or brought.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    n: i64,
    amount: i64,
}

impl Group {
    fn add(&mut self, amount: i64) {
        self.n += 1;
        self.amount = self.amount.saturating_add(amount);
    }
}

impl Agenda {
    pub(super) fn funnel(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let period = report.period;
        let mut till = Till::new(&self.rules);
        let mut open: HashMap<String, Group> = HashMap::new();
        let (mut won, mut lost, mut days) = (Group::default(), Group::default(), 0_i64);
        let mut begun: HashMap<OpportunityId, bool> = HashMap::new();
        watch.step(1, STEPS)?;
        self.store.each_deal(|deal: Deal| {
            let amount = deal.amount.and_then(|amount| till.take(amount)).unwrap_or(0);
            if period.contains(deal.opened_on) {
                begun.insert(deal.id, deal.closed_on.is_some() && deal.stage == WON);
            }
            match deal.closed_on {
                None => open.entry(deal.stage).or_default().add(amount),
                Some(on) if !period.contains(on) => {}
                Some(on) if deal.stage == WON => {
                    won.add(amount);
                    days = days.saturating_add(days_between(deal.opened_on, on).max(0));
                }
                Some(_) => lost.add(amount),
            }
        })?;
        watch.step(2, STEPS)?;
        let stages = self.store.stages_of(begun.keys())?;
        let paths: Vec<Path> =
            stages.into_iter().map(|(id, stages)| Path { stages, won: begun.get(&id) == Some(&true) }).collect();
        let all_open = open.values().fold(Group::default(), |sum, group| Group {
            n: sum.n + group.n,
            amount: sum.amount.saturating_add(group.amount),
        });
        let asked = |deals| Behind::Asked(Question::Deals(deals));
        report.figures = vec![
            Figure::new(Term::Deals, Cell::Count(count(paths.len()))).of(asked(Deals::Opened(period, Vec::new()))),
            Figure::new(Term::OpenDeals, Cell::Count(all_open.n)).of(asked(Deals::Open(None))),
            Figure::new(Term::Amount, Cell::Money(all_open.amount)).of(asked(Deals::Open(None))),
            Figure::new(Term::Won, Cell::Count(won.n)).of(asked(Deals::Won(period))),
            Figure::new(Term::LostDeals, Cell::Count(lost.n)).of(asked(Deals::LostFor(period, None))),
            Figure::new(Term::WinRate, Cell::percent(won.n, won.n + lost.n)),
            Figure::new(Term::CycleDays, Cell::average(days, won.n).map_or(Cell::None, Cell::Days)),
        ];
        report.tables = vec![self.funnel_table(&paths, &open, &report)];
        report.left_out = till.left_out;
        Ok(report)
    }

    fn funnel_table(&self, paths: &[Path], open: &HashMap<String, Group>, report: &Report) -> Table {
        let stages: Vec<String> = self.rules.stages.open().iter().map(|stage| stage.code.clone()).collect();
        let (reached, won) = funnel(&stages, paths);
        let mut before = count(paths.len());
        let mut rows = Vec::new();
        for (n, stage) in reached.iter().enumerate() {
            let here = open.get(&stage.stage).copied().unwrap_or_default();
            let cells = vec![
                Cell::Count(stage.came),
                Cell::percent(stage.came, before),
                Cell::Count(here.n),
                Cell::Money(here.amount),
            ];
            before = stage.came;
            let further = stages[n..].iter().cloned().chain([WON.to_owned()]).collect();
            let deals = Question::Deals(Deals::Opened(report.period, further));
            rows.push(Row::new(Label::Stage(stage.stage.clone()), cells).of(Behind::Asked(deals)));
        }
        let cells = vec![Cell::Count(won), Cell::percent(won, before), Cell::None, Cell::None];
        let deals = Question::Deals(Deals::Opened(report.period, vec![WON.to_owned()]));
        rows.push(Row::new(Label::Stage(WON.to_owned()), cells).of(Behind::Asked(deals)));
        let columns = [Term::Came, Term::Onward, Term::OpenDeals, Term::Amount];
        Table::new(Term::Funnel, &columns, rows, Chart::Bars(0))
    }

    pub(super) fn losses(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let period = report.period;
        watch.step(1, STEPS)?;
        let mut clients: BTreeMap<Option<LossReason>, Group> = BTreeMap::new();
        for lost in self.store.lost_in(period)? {
            clients.entry(lost.why).or_default().add(lost.total);
        }
        watch.step(2, STEPS)?;
        let mut till = Till::new(&self.rules);
        let mut deals: BTreeMap<_, Group> = BTreeMap::new();
        self.store.each_deal(|deal| {
            if deal.stage == LOST && deal.closed_on.is_some_and(|on| period.contains(on)) {
                let amount = deal.amount.and_then(|amount| till.take(amount)).unwrap_or(0);
                deals.entry(deal.why).or_default().add(amount);
            }
        })?;
        let (gone, lost) = (sum(&clients), sum(&deals));
        let asked = || Behind::Asked(Question::Deals(Deals::LostFor(period, None)));
        report.figures = vec![
            Figure::new(Term::LostClients, Cell::Count(gone.n)),
            Figure::new(Term::LostValue, Cell::Money(gone.amount)),
            Figure::new(Term::LostDeals, Cell::Count(lost.n)).of(asked()),
            Figure::new(Term::Amount, Cell::Money(lost.amount)).of(asked()),
        ];
        let columns = [Term::LostClients, Term::Share, Term::LostValue];
        let by_client = rows(&clients, |why| Question::Lost { when: period, why });
        let by_deal = rows(&deals, |why| Question::Deals(Deals::LostFor(period, Some(why))));
        report.tables = vec![
            Table::new(Term::ClientsWhy, &columns, by_client, Chart::Bars(0)),
            Table::new(Term::DealsWhy, &[Term::LostDeals, Term::Share, Term::Amount], by_deal, Chart::Bars(0)),
        ];
        report.left_out = till.left_out;
        Ok(report)
    }
}

fn sum<K>(groups: &BTreeMap<K, Group>) -> Group {
    let add = |sum: Group, group: &Group| Group { n: sum.n + group.n, amount: sum.amount.saturating_add(group.amount) };
    groups.values().fold(Group::default(), add)
}

fn rows<C: Code>(groups: &BTreeMap<Option<C>, Group>, question: impl Fn(String) -> Question) -> Vec<Row> {
    let all = sum(groups).n;
    let row = |(why, group): (&Option<C>, &Group)| {
        let label = why.map_or(Label::Nameless, |why| Label::Word(why.key()));
        let cells = vec![Cell::Count(group.n), Cell::percent(group.n, all), Cell::Money(group.amount)];
        Row::new(label, cells).of(Behind::Asked(question(why.map_or_else(String::new, |why| why.code().to_owned()))))
    };
    let mut rows: Vec<Row> = groups.iter().map(row).collect();
    most_first(&mut rows);
    rows
}
