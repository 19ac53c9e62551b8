//! What was sold: month by month, and by client, product and zone, each compared with as much time before.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::activity::label;
use super::{Till, count, place};
use crate::agenda::{Agenda, Result, Watch};
use crate::domain::report::{Behind, Bought, Cell, Chart, Figure, Label, Period, Question, Report, Row, Table, Term};
use crate::domain::{Money, PurchaseKind};
use crate::store::Sold;

/// The passes that each of these reports takes.
const STEPS: usize = 4;
/// The most clients and products that are listed one by one.
const LISTED: usize = 20;
/// The most zones.
const ZONES: usize = 60;

/// What some days brought.
#[derive(Clone, Debug, Default)]
struct Brought {
    revenue: i64,
    /// The part of it of which the cost is known, and what remained of that.
    costed: i64,
    margin: i64,
    orders: i64,
    buyers: HashSet<i64>,
    course: Vec<(i64, i64)>,
}

impl Brought {
    fn add(&mut self, sold: &Sold, amount: i64, cost: Option<i64>, step: Option<usize>) {
        let order = i64::from(sold.kind == PurchaseKind::Sale);
        self.revenue = self.revenue.saturating_add(amount);
        self.orders += order;
        if order > 0 {
            self.buyers.insert(sold.client.0);
        }
        if let Some(cost) = cost {
            self.costed = self.costed.saturating_add(amount);
            self.margin = self.margin.saturating_add(amount.saturating_sub(cost));
        }
        if let Some((revenue, orders)) = step.and_then(|step| self.course.get_mut(step)) {
            *revenue = revenue.saturating_add(amount);
            *orders += order;
        }
    }

    fn margin(&self) -> Cell {
        if self.costed != 0 || self.margin != 0 { Cell::Money(self.margin) } else { Cell::None }
    }

    fn ticket(&self) -> Cell {
        Cell::average(self.revenue, self.orders).map_or(Cell::None, Cell::Money)
    }
}

/// What something brought, and what it brought before.
#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    now: i64,
    was: i64,
    /// How much of it: sales, or thousandths of a unit.
    much: i64,
}

impl Agenda {
    pub(super) fn sales_in_time(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let (period, before) = (report.period, report.period.before(self.today()));
        let mut till = Till::new(&self.rules);
        let now = self.brought(period, &mut till)?;
        watch.step(1, STEPS)?;
        let was = self.brought(before, &mut till)?;
        watch.step(2, STEPS)?;
        let [new, newer] = [period, before].map(|period| self.store.first_days(period).map(|days| count(days.len())));
        let bought = || Behind::Asked(Question::Bought { when: period, what: None, zone: None });
        let buyers = |brought: &Brought| Cell::Count(count(brought.buyers.len()));
        report.figures = vec![
            Figure::new(Term::Revenue, Cell::Money(now.revenue)).since(Cell::Money(was.revenue)).of(bought()),
            Figure::new(Term::Orders, Cell::Count(now.orders)).since(Cell::Count(was.orders)),
            Figure::new(Term::Ticket, now.ticket()).since(was.ticket()),
            Figure::new(Term::Buyers, buyers(&now)).since(buyers(&was)).of(bought()),
            Figure::new(Term::NewBuyers, Cell::Count(new?)).since(Cell::Count(newer?)),
            Figure::new(Term::Margin, now.margin()).since(was.margin()),
        ];
        let unit = period.unit();
        let steps = period.steps(unit).zip(&now.course).enumerate();
        let rows = steps.map(|(n, (step, (revenue, orders)))| {
            let before = was.course.get(n).map_or(0, |(revenue, _)| *revenue);
            let cells =
                vec![Cell::Money(*revenue), Cell::Money(before), Cell::change(*revenue, before), Cell::Count(*orders)];
            Row::new(label(unit, step), cells).of(Behind::Asked(Question::Bought {
                when: step,
                what: None,
                zone: None,
            }))
        });
        let columns = [Term::Revenue, Term::Before, Term::Change, Term::Orders];
        report.tables = vec![Table::new(Term::SalesCourse, &columns, rows.collect(), Chart::Course(0, Some(1)))];
        (report.before, report.left_out) = (Some(before), till.left_out);
        Ok(report)
    }

    /// What some days brought, step by step.
    fn brought(&self, period: Period, till: &mut Till) -> Result<Brought> {
        let unit = period.unit();
        let (first, steps) = (unit.start(period.from), period.steps(unit).count());
        let mut brought = Brought { course: vec![(0, 0); steps], ..Brought::default() };
        self.store.each_sale(period, |sold| {
            let Some(amount) = till.take(sold.total) else { return };
            let cost = sold.cost.and_then(|cost| till.take(Money { minor: cost, ..sold.total }));
            brought.add(sold, amount, cost, place(unit.between(first, sold.on), steps));
        })?;
        Ok(brought)
    }

    pub(super) fn sales_by_client(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let (pairs, orders) = self.paired(&mut report, watch, |sold| sold.client)?;
        let total = total(&pairs);
        let (listed, rest) = listed(pairs, LISTED);
        let mut rows = Vec::new();
        for (client, pair) in listed {
            let name = self.store.read().client(client)?.name;
            rows.push(Row::new(Label::Client(client, name), cells(pair, total)).of(Behind::Client(client)));
        }
        rows.extend(rest.map(|(n, pair)| Row::new(Label::Rest(n), cells(pair, total))));
        report.figures = self.sums(&report, total, orders);
        let columns = [Term::Revenue, Term::Share, Term::Before, Term::Change, Term::Orders];
        report.tables = vec![Table::new(Term::ByClient, &columns, rows, Chart::Bars(0))];
        Ok(report)
    }

    pub(super) fn sales_by_zone(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let zones = self.store.zone_of_clients()?;
        let zone = |sold: &Sold| zones.get(&sold.client).map_or("", String::as_str);
        let (pairs, orders) = self.paired(&mut report, watch, zone)?;
        let (total, when) = (total(&pairs), report.period);
        let (listed, rest) = listed(pairs, ZONES);
        let mut rows: Vec<Row> = listed
            .into_iter()
            .map(|(zone, pair)| {
                let label = if zone.is_empty() { Label::Nameless } else { Label::Name(zone.to_owned()) };
                let bought = Question::Bought { when, what: None, zone: Some(zone.to_owned()) };
                Row::new(label, cells(pair, total)).of(Behind::Asked(bought))
            })
            .collect();
        rows.extend(rest.map(|(n, pair)| Row::new(Label::Rest(n), cells(pair, total))));
        report.figures = self.sums(&report, total, orders);
        let columns = [Term::Revenue, Term::Share, Term::Before, Term::Change, Term::Orders];
        report.tables = vec![Table::new(Term::ByZone, &columns, rows, Chart::Bars(0))];
        Ok(report)
    }

    pub(super) fn sales_by_product(&self, mut report: Report, watch: &Watch) -> Result<Report> {
        let (when, before) = (report.period, report.period.before(self.today()));
        let mut till = Till::new(&self.rules);
        let mut pairs: HashMap<Option<Bought>, Pair> = HashMap::new();
        let mut add = |period: Period, now: bool| {
            self.store.each_item(period, |item| {
                let Some(amount) = till.take(item.total) else { return };
                let pair = match pairs.get_mut(&item.what) {
                    Some(pair) => pair,
                    None => pairs.entry(item.what.clone()).or_default(),
                };
                let sum = if now { &mut pair.now } else { &mut pair.was };
                *sum = sum.saturating_add(amount);
                pair.much = pair.much.saturating_add(if now { item.quantity } else { 0 });
            })
        };
        watch.step(1, STEPS)?;
        add(when, true)?;
        watch.step(2, STEPS)?;
        add(before, false)?;
        watch.step(3, STEPS)?;
        let total = total(&pairs);
        let (listed, rest) = listed(pairs, LISTED);
        let mut rows = Vec::new();
        let with_units = |pair: Pair| {
            let mut cells = cells(pair, total);
            cells[4] = Cell::Quantity(pair.much);
            cells
        };
        for (what, pair) in listed {
            let label = match &what {
                Some(Bought::Product(id)) => self.store.product_name(*id)?.map_or(Label::Nameless, Label::Name),
                Some(Bought::Other(words)) => Label::Name(words.clone()),
                None => Label::Nameless,
            };
            let what = what.unwrap_or_else(|| Bought::Other(String::new()));
            let bought = Question::Bought { when, what: Some(what), zone: None };
            rows.push(Row::new(label, with_units(pair)).of(Behind::Asked(bought)));
        }
        rows.extend(rest.map(|(n, pair)| Row::new(Label::Rest(n), with_units(pair))));
        (report.before, report.left_out) = (Some(before), till.left_out);
        report.figures = vec![
            Figure::new(Term::Revenue, Cell::Money(total.now))
                .since(Cell::Money(total.was))
                .of(Behind::Asked(Question::Bought { when, what: None, zone: None })),
        ];
        let columns = [Term::Revenue, Term::Share, Term::Before, Term::Change, Term::Units];
        report.tables = vec![Table::new(Term::ByProduct, &columns, rows, Chart::Bars(0))];
        Ok(report)
    }

    /// What was sold in the days of a report and in those before, by whatever each sale belongs to; and who bought.
    fn paired<K: Eq + Hash>(
        &self,
        report: &mut Report,
        watch: &Watch,
        key: impl Fn(&Sold) -> K,
    ) -> Result<(HashMap<K, Pair>, i64)> {
        let before = report.period.before(self.today());
        let mut till = Till::new(&self.rules);
        let mut pairs: HashMap<K, Pair> = HashMap::new();
        let mut buyers = HashSet::new();
        watch.step(1, STEPS)?;
        self.store.each_sale(report.period, |sold| {
            let Some(amount) = till.take(sold.total) else { return };
            let pair = pairs.entry(key(sold)).or_default();
            pair.now = pair.now.saturating_add(amount);
            if sold.kind == PurchaseKind::Sale {
                pair.much += 1;
                buyers.insert(sold.client);
            }
        })?;
        watch.step(2, STEPS)?;
        self.store.each_sale(before, |sold| {
            let Some(amount) = till.take(sold.total) else { return };
            let pair = pairs.entry(key(sold)).or_default();
            pair.was = pair.was.saturating_add(amount);
        })?;
        watch.step(3, STEPS)?;
        (report.before, report.left_out) = (Some(before), till.left_out);
        Ok((pairs, count(buyers.len())))
    }

    /// What all of it came to, and how many bought.
    #[expect(clippy::unused_self, reason = "it stands beside what it sums up")]
    fn sums(&self, report: &Report, total: Pair, buyers: i64) -> Vec<Figure> {
        let bought = || Behind::Asked(Question::Bought { when: report.period, what: None, zone: None });
        vec![
            Figure::new(Term::Revenue, Cell::Money(total.now)).since(Cell::Money(total.was)).of(bought()),
            Figure::new(Term::Buyers, Cell::Count(buyers)).of(bought()),
        ]
    }
}

fn total<K>(pairs: &HashMap<K, Pair>) -> Pair {
    pairs.values().fold(Pair::default(), sum)
}

fn sum(sum: Pair, pair: &Pair) -> Pair {
    Pair {
        now: sum.now.saturating_add(pair.now),
        was: sum.was.saturating_add(pair.was),
        much: sum.much.saturating_add(pair.much),
    }
}

/// Those that are not listed: how many they are, and what they brought.
type Rest = (usize, Pair);

/// Those that brought most, and the rest together with how many they are.
fn listed<K: Ord>(pairs: HashMap<K, Pair>, most: usize) -> (Vec<(K, Pair)>, Option<Rest>) {
    let mut pairs: Vec<(K, Pair)> = pairs.into_iter().collect();
    pairs.sort_by(|(one, a), (other, b)| (b.now, b.was).cmp(&(a.now, a.was)).then_with(|| one.cmp(other)));
    // Who brought nothing now is no row of its own.
    let shown = pairs.iter().take(most).take_while(|(_, pair)| pair.now != 0).count();
    let rest = pairs.split_off(shown);
    let summed = rest.iter().map(|(_, pair)| pair).fold(Pair::default(), sum);
    (pairs, (!rest.is_empty()).then_some((rest.len(), summed)))
}

fn cells(pair: Pair, total: Pair) -> Vec<Cell> {
    vec![
        Cell::Money(pair.now),
        Cell::percent(pair.now, total.now),
        Cell::Money(pair.was),
        Cell::change(pair.now, pair.was),
        Cell::Count(pair.much),
    ]
}
