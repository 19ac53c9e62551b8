//! Reports: their numbers against what was put in, whom each number is about, goals, and calling a report off.

use std::collections::BTreeSet;

use super::*;
use crate::domain::goal::Progress;
use crate::domain::report::{Behind, Cell, Label, Report, ReportName, Term};
use crate::domain::{
    Code, Currency, Direction, GoalKind, Loss, LossReason, Opportunity, Period, Purchase, PurchaseKind, PurchaseLine,
};
use crate::store::Entry as Mark;

fn bought(desk: &mut Desk, client: ClientId, on: Date, amounts: &[(&str, i64)]) {
    let line = |(what, price): &(&str, i64)| PurchaseLine {
        product: None,
        description: (*what).to_owned(),
        quantity: 2_000,
        price: price / 2,
        discount: 0,
        cost: None,
    };
    let lines = amounts.iter().map(line).collect();
    let purchase = Purchase { lines, ..Purchase::new(client, on, Currency::USD) };
    desk.buy(&Buy { purchase, how: None, next: Next::Nothing }).unwrap();
}

fn called(desk: &mut Desk, client: ClientId, days: i64, hour: i8, outcome: Option<Outcome>) {
    let at = day(days).at(hour, 30, 0, 0);
    desk.log(&Log { outcome, text: "x".into(), ..Log::new(client, Kind::Call, at) }).unwrap();
}

/// Three clients in two zones: one buys in both years, one in the last, one in this; calls at two hours; a return.
fn shop() -> (Desk, [ClientId; 3]) {
    let mut desk = Desk::new();
    let clients = [("Ana", "Norte"), ("Beto", "Norte"), ("Caro", "")].map(|(name, zone)| {
        let mut record = record(name);
        record.client.zone = Some(zone.to_owned()).filter(|zone| !zone.is_empty());
        desk.add_client(record, None).unwrap()
    });
    let [ana, beto, caro] = clients;
    bought(&mut desk, ana, day(-400), &[("cable", 10_000)]);
    bought(&mut desk, beto, day(-380), &[("cable", 4_000)]);
    bought(&mut desk, ana, day(-200), &[("cable", 20_000), ("cinta", 6_000)]);
    bought(&mut desk, ana, day(0), &[("cable", 2_000)]);
    bought(&mut desk, caro, day(-3), &[("lámpara", 8_000)]);
    called(&mut desk, ana, -3, 10, Some(Outcome::Spoke));
    called(&mut desk, ana, -4, 10, Some(Outcome::NoAnswer));
    called(&mut desk, beto, -3, 16, Some(Outcome::Spoke));
    (desk, clients)
}

fn report(desk: &Desk, name: ReportName) -> Report {
    desk.report(name, None, &Watch::default()).unwrap()
}

fn figure(report: &Report, term: Term) -> Option<i64> {
    report.figures.iter().find(|figure| figure.term == term).unwrap_or_else(|| panic!("{term:?}")).value.number()
}

fn rows(report: &Report, term: Term) -> Vec<(String, Vec<Option<i64>>)> {
    let table = report.tables.iter().find(|table| table.term == term);
    let label = |label: &Label| match label {
        Label::Name(name) | Label::Client(_, name) | Label::Stage(name) | Label::Word(name) => name.clone(),
        Label::Month(day) => day.to_string(),
        other => format!("{other:?}"),
    };
    let rows = table.map(|table| table.rows.as_slice()).unwrap_or_default();
    rows.iter().map(|row| (label(&row.label), row.cells.iter().map(|cell| cell.number()).collect())).collect()
}

fn behind(desk: &Desk, behind: &Behind) -> BTreeSet<i64> {
    match behind {
        Behind::Client(client) => [client.0].into(),
        Behind::Asked(question) => {
            desk.behind(question, &Watch::default()).unwrap().iter().map(|client| client.0).collect()
        }
        Behind::Filter(typed) => {
            let listing = desk.listing(Scope::Clients(Order::Name, Shelf::Current), typed).unwrap();
            let entries = desk.entries(&listing, None, crate::store::Direction::After, usize::MAX).unwrap();
            entries.into_iter().map(|entry| entry.row.id.0).collect()
        }
    }
}

#[test]
fn sales_are_told_by_month_client_product_and_zone() {
    let (desk, [ana, beto, caro]) = shop();
    let sales = report(&desk, ReportName::Sales);
    let figures =
        [Term::Revenue, Term::Orders, Term::Ticket, Term::Buyers, Term::NewBuyers].map(|it| figure(&sales, it));
    assert_eq!(figures, [Some(36_000), Some(3), Some(12_000), Some(2), Some(1)]);
    assert_eq!(sales.figures[0].before, Some(Cell::Money(14_000)));
    let months = rows(&sales, Term::SalesCourse);
    assert_eq!(months.len(), 12);
    let november = ("2026-11-01".to_owned(), vec![Some(10_000), Some(4_000), Some(150), Some(2)]);
    assert_eq!(months.last(), Some(&november));

    let cells = |n: [i64; 5]| n.map(Some).to_vec();
    let by_client = report(&desk, ReportName::Clients);
    let expected = [
        ("Ana".to_owned(), cells([28_000, 78, 10_000, 180, 2])),
        ("Caro".to_owned(), vec![Some(8_000), Some(22), Some(0), None, Some(1)]),
        ("Rest(1)".to_owned(), cells([0, 0, 4_000, -100, 0])),
    ];
    assert_eq!(rows(&by_client, Term::ByClient), expected);
    let by_zone = report(&desk, ReportName::Zones);
    assert_eq!(rows(&by_zone, Term::ByZone)[0], ("Norte".to_owned(), cells([28_000, 78, 14_000, 100, 2])));
    let by_product = report(&desk, ReportName::Products);
    let sold: Vec<_> = rows(&by_product, Term::ByProduct).into_iter().map(|(name, cells)| (name, cells[0])).collect();
    let expected = [("cable", 22_000), ("lámpara", 8_000), ("cinta", 6_000)];
    assert_eq!(sold, expected.map(|(name, sum)| (name.to_owned(), Some(sum))));

    let who =
        |report: &Report, table: usize, row: usize| behind(&desk, report.tables[table].rows[row].behind(0).unwrap());
    assert_eq!(behind(&desk, sales.figures[0].behind.as_ref().unwrap()), [ana.0, caro.0].into());
    assert_eq!(who(&sales, 0, 11), [ana.0, caro.0].into(), "in November");
    assert_eq!(who(&by_client, 0, 1), [caro.0].into());
    assert_eq!(who(&by_zone, 0, 0), [ana.0].into(), "of the zone, whoever bought in these days");
    assert_eq!(who(&by_zone, 0, 1), [caro.0].into(), "without a zone");
    assert_eq!(who(&by_product, 0, 2), [ana.0].into());
    assert!(!who(&by_product, 0, 0).contains(&beto.0), "who bought it before");
}

#[test]
fn what_is_taken_off_a_purchase_is_spread_over_its_lines_and_returns_are_taken_off() {
    let mut desk = Desk::new();
    let client = desk.client_called("Ana");
    let line = |what: &str, price| PurchaseLine {
        product: None,
        description: what.into(),
        quantity: 1_000,
        price,
        discount: 0,
        cost: None,
    };
    let lines = vec![line("a", 1_000), line("b", 1_000), line("c", 1_000)];
    let purchase = Purchase { lines, discount: 1_000, ..Purchase::new(client, day(-1), Currency::USD) };
    desk.buy(&Buy { purchase, how: None, next: Next::Nothing }).unwrap();
    let id = desk.purchases_of(client, 9).unwrap().purchases[0].id;
    desk.return_purchase(id, Some(&[(0, 1_000)]), day(0)).unwrap();
    let products = report(&desk, ReportName::Products);
    let sum: i64 = products.tables[0].rows.iter().filter_map(|row| row.cells[0].number()).sum();
    assert_eq!(Some(sum), figure(&products, Term::Revenue));
    assert_eq!(figure(&products, Term::Revenue), figure(&report(&desk, ReportName::Sales), Term::Revenue));
    let purchases = desk.purchases_of(client, 9).unwrap().purchases;
    let all: i64 = purchases.iter().map(|purchase| purchase.total().minor).sum();
    assert_eq!(sum, all);
    assert!(purchases.iter().any(|purchase| purchase.kind == PurchaseKind::Return));
}

#[test]
fn the_day_and_the_week_count_what_was_done() {
    let (mut desk, [ana, beto, caro]) = shop();
    let last_week = Period::week(day(-3));
    let week = desk.report(ReportName::Week, Some(last_week), &Watch::default()).unwrap();
    let told = [Term::Contacts, Term::Effective, Term::EffectiveRate, Term::Reached].map(|term| figure(&week, term));
    // What was bought was noted as a contact too.
    let bought = i64::try_from(desk.card(caro, 9).unwrap().interactions.len()).unwrap();
    assert_eq!(told[0], Some(3 + bought));
    assert_eq!(told[1], Some(2 + bought));
    assert_eq!(told[3], Some(2 + bought));
    let course = week.tables.iter().find(|table| table.term == Term::Course).unwrap();
    assert_eq!(course.rows.len(), 7);
    let friday = behind(&desk, course.rows[4].behind(0).unwrap());
    assert!(friday.is_superset(&[ana.0, beto.0].into()));
    // Clients in the trash count nowhere.
    desk.set_standing(&[beto], crate::domain::Standing::Trashed).unwrap();
    let less = desk.report(ReportName::Week, Some(last_week), &Watch::default()).unwrap();
    assert_eq!(figure(&less, Term::Contacts), told[0].map(|n| n - 1));
    assert!(report(&desk, ReportName::Day).tables.iter().any(|table| table.term == Term::Course));
}

#[test]
fn calls_that_were_answered_are_told_by_day_and_hour() {
    let (mut desk, [ana, beto, _]) = shop();
    let at = day(-3).at(12, 0, 0, 0);
    desk.log(&Log { outcome: Some(Outcome::Spoke), ..Log::new(ana, Kind::Call, at) }).unwrap();
    desk.log(&Log { direction: Direction::Incoming, ..desk.call(ana, Outcome::Spoke) }).unwrap();
    let hours = report(&desk, ReportName::Hours);
    let told = [Term::Tried, Term::Answered, Term::AnswerRate].map(|term| figure(&hours, term));
    assert_eq!(told, [Some(3), Some(2), Some(67)], "noon to the minute is no hour, and their calls are not ours");
    let heat = hours.tables.iter().find(|table| table.term == Term::Heat).unwrap();
    assert_eq!((heat.rows.len(), heat.columns.len()), (7, 11));
    // Friday at ten, and at four in the afternoon.
    let friday = &heat.rows[4];
    assert_eq!((friday.cells[2], friday.cells[8]), (Cell::Count(1), Cell::Count(1)));
    assert_eq!(behind(&desk, friday.behind(2).unwrap()), [ana.0].into());
    assert_eq!(behind(&desk, friday.behind(8).unwrap()), [beto.0].into());
}

#[test]
fn who_bought_again_is_told_from_who_did_not() {
    let (desk, [ana, beto, caro]) = shop();
    let retention = report(&desk, ReportName::Retention);
    let told =
        [Term::Buyers, Term::Again, Term::Retained, Term::NewBuyers, Term::Gone].map(|it| figure(&retention, it));
    assert_eq!(told, [Some(2), Some(1), Some(50), Some(1), Some(1)]);
    let table = &retention.tables[0];
    for row in &table.rows {
        for (column, cell) in row.cells.iter().enumerate() {
            let Some(asked) = row.behind(column) else { continue };
            let n = i64::try_from(behind(&desk, asked).len()).unwrap();
            let size = row.cells[0].number().unwrap();
            let expected = if column == 0 { Cell::Count(n) } else { Cell::percent(n, size) };
            assert_eq!(*cell, expected, "{:?} {column}", row.label);
        }
    }
    let everybody: BTreeSet<i64> = table.rows.iter().flat_map(|row| behind(&desk, row.behind(0).unwrap())).collect();
    assert_eq!(everybody, [ana.0, beto.0, caro.0].into());
}

#[test]
fn possible_sales_and_losses_are_told_by_stage_and_reason() {
    let (mut desk, [ana, beto, caro]) = shop();
    let entry = Mark { at: "2026-11-23T14:00:00Z", action: Action::AddClient.code(), origin: "tui" };
    let rules = desk.rules().clone();
    let deal = |client, stage: &str, amount, closed: Option<Date>, why| Opportunity {
        amount: Some(amount),
        closed_on: closed,
        why,
        ..Opportunity::new(client, "x", stage, day(-20), Currency::USD)
    };
    let deals = [
        deal(ana, "lead", 1_000, None, None),
        deal(beto, "proposal", 5_000, None, None),
        deal(caro, "won", 7_000, Some(day(-10)), None),
        deal(beto, "lost", 9_000, Some(day(-5)), Some(crate::domain::opportunity::CloseReason::Price)),
    ];
    let written: Result<()> = desk.store.write(entry, &rules, |write| {
        for deal in &deals {
            write.add_opportunity(deal)?;
        }
        Ok(())
    });
    written.unwrap();
    desk.lose(&[caro], &Loss { on: day(-1), why: LossReason::Service, note: None }).unwrap();

    let funnel = report(&desk, ReportName::Funnel);
    let terms =
        [Term::Deals, Term::OpenDeals, Term::Amount, Term::Won, Term::LostDeals, Term::WinRate, Term::CycleDays];
    let told = terms.map(|term| figure(&funnel, term));
    assert_eq!(told, [4, 2, 6_000, 1, 1, 50, 10].map(Some));
    let stages: Vec<_> =
        rows(&funnel, Term::Funnel).into_iter().map(|(name, cells)| (name, cells[0], cells[1])).collect();
    let expected = [("lead", 3, 75), ("qualified", 2, 67), ("proposal", 2, 100), ("agreement", 1, 50), ("won", 1, 100)];
    assert_eq!(stages, expected.map(|(name, n, rate)| (name.to_owned(), Some(n), Some(rate))));
    let proposal = behind(&desk, funnel.tables[0].rows[2].behind(0).unwrap());
    assert_eq!(proposal, [beto.0, caro.0].into(), "whoever came there or further");

    let lost = report(&desk, ReportName::Lost);
    let told = [Term::LostClients, Term::LostValue, Term::LostDeals, Term::Amount].map(|term| figure(&lost, term));
    assert_eq!(told, [1, 8_000, 1, 9_000].map(Some));
    assert_eq!(behind(&desk, lost.tables[0].rows[0].behind(0).unwrap()), [caro.0].into());
    assert_eq!(behind(&desk, lost.tables[1].rows[0].behind(0).unwrap()), [beto.0].into());
}

#[test]
fn what_was_agreed_is_told_by_whether_it_was_done_in_time() {
    let mut desk = Desk::new();
    let [ana, beto, caro] = ["Ana", "Beto", "Caro"].map(|name| desk.client_called(name));
    desk.on_day(-10);
    for (client, due) in [(ana, -9), (beto, -8), (caro, -7)] {
        desk.plan(client, plan(due, "x")).unwrap();
    }
    desk.on_day(-9);
    let first = desk.open_of(ana)[0].id;
    desk.done(first, None).unwrap();
    desk.on_day(-5);
    let second = desk.open_of(beto)[0].id;
    desk.done(second, None).unwrap();
    desk.on_day(0);
    let kept = report(&desk, ReportName::Promises);
    let told = [Term::OnTime, Term::Late, Term::Cancelled, Term::KeptRate, Term::Overdue].map(|it| figure(&kept, it));
    assert_eq!(told, [Some(1), Some(1), Some(0), Some(50), Some(1)]);
    let who = |n: usize| behind(&desk, kept.figures[n].behind.as_ref().unwrap());
    assert_eq!((who(0), who(1), who(4)), ([ana.0].into(), [beto.0].into(), [caro.0].into()));
}

/// Each number of the portfolio is that of those whom its filter lists.
#[test]
fn filters_behind_numbers_list_as_many_as_are_counted() {
    let (desk, _) = shop();
    let portfolio = report(&desk, ReportName::Portfolio);
    let mut checked = 0;
    for table in &portfolio.tables {
        for row in &table.rows {
            for (column, cell) in row.cells.iter().enumerate() {
                if let (Cell::Count(n), Some(asked)) = (cell, row.behind(column)) {
                    assert_eq!(behind(&desk, asked).len(), usize::try_from(*n).unwrap(), "{:?} {:?}", row.label, asked);
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 12, "{checked}");
    for figure in &portfolio.figures {
        if let Some(asked) = &figure.behind {
            behind(&desk, asked);
        }
    }
}

#[test]
fn an_empty_agenda_has_reports_that_say_nothing() {
    let desk = Desk::new();
    for name in ReportName::ALL {
        let report = report(&desk, *name);
        assert!(report.is_empty(), "{name:?}: {report:?}");
    }
}

#[test]
fn amounts_without_a_rate_are_left_out_and_said() {
    let (mut desk, [ana, ..]) = shop();
    let euros: Currency = "EUR".parse().unwrap();
    let line =
        PurchaseLine { product: None, description: "x".into(), quantity: 1_000, price: 500, discount: 0, cost: None };
    let purchase = Purchase { lines: vec![line], ..Purchase::new(ana, day(-1), euros) };
    desk.buy(&Buy { purchase, how: None, next: Next::Nothing }).unwrap();
    for name in [ReportName::Sales, ReportName::Clients, ReportName::Products, ReportName::Zones] {
        let report = report(&desk, name);
        assert_eq!((figure(&report, Term::Revenue), report.left_out), (Some(36_000), [euros].into()), "{name:?}");
    }
}

#[test]
fn a_report_can_be_called_off() {
    let (desk, _) = shop();
    let watch = Watch::default();
    watch.stop();
    assert!(matches!(desk.report(ReportName::Sales, None, &watch), Err(AgendaError::Stopped)));
    // Another thread calls it off at its second step.
    let watch = std::sync::Arc::new(Watch::default());
    let other = std::sync::Arc::clone(&watch);
    watch.tell(move |done, _| {
        if done > 1 {
            other.stop();
        }
    });
    assert!(matches!(desk.report(ReportName::Sales, None, &watch), Err(AgendaError::Stopped)));
    assert!(desk.report(ReportName::Sales, None, &Watch::default()).is_ok(), "the next one is made");
}

#[test]
fn goals_are_set_counted_and_taken_back() {
    let (mut desk, _) = shop();
    assert_eq!(desk.goals(day(0)).unwrap(), []);
    let targets = [(GoalKind::Revenue, 20_000), (GoalKind::Calls, 4), (GoalKind::NewClients, 2)];
    desk.set_goals(day(0), &targets).unwrap();
    let told = |goals: &[Progress]| -> Vec<_> { goals.iter().map(|it| (it.kind, it.target, it.reached)).collect() };
    let november = desk.goals(day(0)).unwrap();
    let expected = [(GoalKind::Revenue, 20_000, 10_000), (GoalKind::Calls, 4, 3), (GoalKind::NewClients, 2, 1)];
    assert_eq!(told(&november), expected);
    assert_eq!(desk.goals(day(-40)).unwrap(), [], "it holds from its month on");
    assert_eq!(told(&desk.goals(day(60)).unwrap())[0], (GoalKind::Revenue, 20_000, 0));
    // The same goal is the last word on it; of zero there is none any more.
    desk.set_goals(day(0), &[(GoalKind::Calls, 0), (GoalKind::Revenue, 5_000)]).unwrap();
    assert_eq!(told(&desk.goals(day(0)).unwrap()), [(GoalKind::Revenue, 5_000, 10_000), (GoalKind::NewClients, 2, 1)]);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(told(&desk.goals(day(0)).unwrap()), expected);
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(desk.goals(day(0)).unwrap(), []);
    desk.travel(Way::Forth, None).unwrap();
    let goals = report(&desk, ReportName::Goals);
    assert_eq!(rows(&goals, Term::Goals).len(), 3);
    assert_eq!(rows(&goals, Term::Goals)[0].1[..3], [Some(20_000), Some(10_000), Some(50)]);
    assert!(matches!(desk.set_goals(Date::MAX, &targets), Err(AgendaError::TooFar(_))));
}
