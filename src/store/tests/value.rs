//! What clients are worth, in the file: right after anything that is done, undone or left to the days.

use proptest::prelude::*;

use super::super::Way;
use super::super::value as worth;
use super::*;
use crate::domain::buying::Fit;
use crate::domain::calendar::later;
use crate::domain::purchase::ONE;
use crate::domain::{
    Activity, Classes, Client, Code, Currency, Interaction, InteractionId, Kind, Loss, LossReason, Money, Purchase,
    PurchaseId, PurchaseKind, PurchaseLine, Standing,
};

/// Rules by which a visit costs something, and dollars something in soles.
fn rules() -> Rules {
    let mut rules = Rules::default();
    rules.money.currency = "PEN".parse().unwrap();
    rules.money.rates.insert(crate::domain::Currency::USD, "3.75".parse().unwrap());
    rules.effort.set(Kind::Visit, "30".parse().ok());
    rules
}

fn purchase(client: ClientId, days_ago: i64, price: i64) -> Purchase {
    let line = PurchaseLine {
        product: None,
        description: "tornillos".into(),
        quantity: ONE,
        price,
        discount: 0,
        cost: (price % 2 == 0).then_some(price / 2),
    };
    let currency = if price % 7 == 0 { "EUR" } else { "PEN" };
    let made_on = later(TODAY, -days_ago);
    Purchase { lines: vec![line], ..Purchase::new(client, made_on, currency.parse().unwrap()) }
}

fn visit(client: ClientId, days_ago: i64, expense: Option<i64>) -> Interaction {
    Interaction {
        id: InteractionId(0),
        client,
        contact: None,
        at: later(TODAY, -days_ago).at(9, 0, 0, 0),
        kind: if days_ago % 2 == 0 { Kind::Visit } else { Kind::Call },
        outcome: None,
        direction: crate::domain::Direction::Outgoing,
        text: String::new(),
        resolved_on: None,
        amount: None,
        score: None,
        expense: expense.map(|minor| Money { minor, currency: Currency::USD }),
    }
}

/// Something that changes what clients are worth.
#[derive(Clone, Debug)]
enum Deed {
    Buy { client: i64, days_ago: i64, price: i64, back: bool, due: Option<i64> },
    Pay { purchase: i64 },
    Remove { purchase: i64 },
    Visit { client: i64, days_ago: i64, expense: Option<i64> },
    Potential { client: i64, amount: Option<i64> },
    Lose { client: i64, days_ago: Option<i64> },
    Shelve { client: i64, standing: usize },
    Roll { days: i64 },
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let client = 1_i64..7;
    prop_oneof![
        6 => (client.clone(), -5_i64..800, 1_i64..90_000, any::<bool>(), prop::option::of(-30_i64..60)).prop_map(
            |(client, days_ago, price, back, due)| Deed::Buy { client, days_ago, price, back: back && price % 5 == 0, due }
        ),
        2 => (1_i64..12).prop_map(|purchase| Deed::Pay { purchase }),
        1 => (1_i64..12).prop_map(|purchase| Deed::Remove { purchase }),
        2 => (client.clone(), 0_i64..800, prop::option::of(1_i64..9_000))
            .prop_map(|(client, days_ago, expense)| Deed::Visit { client, days_ago, expense }),
        1 => (client.clone(), prop::option::of(1_i64..900_000))
            .prop_map(|(client, amount)| Deed::Potential { client, amount }),
        1 => (client.clone(), prop::option::of(0_i64..99))
            .prop_map(|(client, days_ago)| Deed::Lose { client, days_ago }),
        1 => (client, 0_usize..4).prop_map(|(client, standing)| Deed::Shelve { client, standing }),
        2 => (-40_i64..400).prop_map(|days| Deed::Roll { days }),
    ]
}

fn act(temp: &mut Temp, deed: &Deed) {
    let rules = rules();
    let change = |temp: &mut Temp, client: i64, change: &dyn Fn(&mut Client)| {
        let work = |write: &mut super::super::Write| {
            let mut client = write.read().client(ClientId(client))?;
            change(&mut client);
            write.set_client(&client)
        };
        temp.store.write(ENTRY, &rules, work).unwrap();
    };
    match *deed {
        Deed::Buy { client, days_ago, price, back, due } => {
            let kind = if back { PurchaseKind::Return } else { PurchaseKind::Sale };
            let due_on = due.map(|due| later(TODAY, due));
            let purchase = Purchase { kind, due_on, ..purchase(ClientId(client), days_ago, price) };
            temp.store.write::<_, StoreError>(ENTRY, &rules, |write| write.add_purchase(&purchase)).unwrap();
        }
        Deed::Pay { purchase } => {
            let Ok(stored) = temp.store.read().purchase(PurchaseId(purchase)) else { return };
            let paid = Purchase { paid_on: if stored.paid_on.is_some() { None } else { Some(TODAY) }, ..stored };
            temp.store.write::<_, StoreError>(ENTRY, &rules, |write| write.set_purchase(&paid)).unwrap();
        }
        Deed::Remove { purchase } => {
            if temp.store.read().purchase(PurchaseId(purchase)).is_err() {
                return;
            }
            let remove = |write: &mut super::super::Write| write.remove_purchase(PurchaseId(purchase));
            temp.store.write::<_, StoreError>(ENTRY, &rules, remove).unwrap();
        }
        Deed::Visit { client, days_ago, expense } => {
            let visit = visit(ClientId(client), days_ago, expense);
            temp.store.write::<_, StoreError>(ENTRY, &rules, |write| write.add_interaction(&visit)).unwrap();
        }
        Deed::Potential { client, amount } => {
            let potential = amount.map(|minor| Money { minor, currency: Currency::USD });
            change(temp, client, &|client| client.potential = potential);
        }
        Deed::Lose { client, days_ago } => {
            let lost = days_ago.map(|ago| Loss { on: later(TODAY, -ago), why: LossReason::Price, note: None });
            change(temp, client, &|client| client.lost.clone_from(&lost));
        }
        Deed::Shelve { client, standing } => {
            change(temp, client, &|client| client.standing = Standing::ALL[standing % Standing::ALL.len()]);
        }
        Deed::Roll { days } => {
            temp.store.follow_rules(&rules, later(TODAY, days)).unwrap();
        }
    }
}

fn six_clients() -> Temp {
    let mut temp = Temp::new();
    temp.store.hurry();
    temp.store.begin(TODAY, Currency::USD).unwrap();
    let add = |write: &mut super::super::Write| {
        for n in 1..7 {
            write.add_client(&Client::named(format!("Cliente {n}"), later(TODAY, -900)))?;
        }
        Ok::<_, StoreError>(())
    };
    temp.store.fill(&rules(), add).unwrap();
    temp.store.follow_rules(&rules(), TODAY).unwrap();
    temp
}

fn assert_right(temp: &Temp) {
    assert_eq!(temp.store.lights(), temp.store.lights_anew(&rules()));
    let [kept, counted] = temp.store.tallies();
    assert_eq!(kept, counted);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is kept is what would be computed from nothing, on whatever day, and after undoing and redoing.
    #[test]
    fn values_are_right_whatever_is_done(deeds in prop::collection::vec(any_deed(), 1..24)) {
        let mut temp = six_clients();
        for deed in &deeds {
            act(&mut temp, deed);
            assert_right(&temp);
        }
        temp.store.follow_rules(&rules(), TODAY).unwrap();
        let (facts, lights) = (temp.store.facts(), temp.store.lights());
        while temp.store.next_operation(Way::Back).unwrap().is_some() {
            temp.store.travel(Way::Back, None, &rules()).unwrap();
            assert_right(&temp);
        }
        prop_assert_eq!(temp.store.rows_of("SELECT * FROM value"), "");
        while temp.store.next_operation(Way::Forth).unwrap().is_some() {
            temp.store.travel(Way::Forth, None, &rules()).unwrap();
            assert_right(&temp);
        }
        prop_assert_eq!((temp.store.facts(), temp.store.lights()), (facts, lights));
        temp.store.assert_sound();
    }
}

fn buy(temp: &mut Temp, client: i64, days_ago: &[i64], price: i64) {
    for ago in days_ago {
        let purchase = purchase(ClientId(client), *ago, price);
        temp.store.write::<_, StoreError>(ENTRY, &rules(), |write| write.add_purchase(&purchase)).unwrap();
    }
}

#[test]
fn a_new_day_lets_go_what_is_a_year_old() {
    let mut temp = six_clients();
    buy(&mut temp, 1, &[364, 10], 100);
    let year = |temp: &Temp| temp.store.value(ClientId(1)).unwrap().map(|value| value.year.revenue);
    assert_eq!(year(&temp), Some(200));
    assert!(temp.store.is_behind(&rules(), later(TODAY, 1)).unwrap());
    temp.store.follow_rules(&rules(), later(TODAY, 1)).unwrap();
    assert!(!temp.store.is_behind(&rules(), later(TODAY, 1)).unwrap());
    assert_eq!(year(&temp), Some(100));
    temp.store.follow_rules(&rules(), TODAY).unwrap();
    assert_eq!(year(&temp), Some(200), "where the clock is set back, so are the values");
}

#[test]
fn what_is_at_risk_is_what_the_red_ones_bring() {
    let mut temp = six_clients();
    buy(&mut temp, 1, &[100, 90, 80], 1_000);
    buy(&mut temp, 2, &[30, 20, 10], 500);
    assert_eq!(temp.store.at_risk(TODAY).unwrap(), 3_000, "one is long past its rhythm, one is just due");
    assert_eq!(temp.store.at_risk(later(TODAY, 5)).unwrap(), 4_500);
    let counts = temp.store.counts(TODAY).unwrap();
    assert_eq!((counts.red, counts.yellow), (1, 1));
}

#[test]
fn what_is_overdue_is_added_up_in_the_house_currency() {
    let mut temp = six_clients();
    for (client, due, price, currency) in
        [(1, -1, 100, "PEN"), (1, -9, 200, "USD"), (2, 0, 50, "PEN"), (3, -2, 7, "EUR")]
    {
        let due_on = Some(later(TODAY, due));
        let purchase =
            Purchase { due_on, currency: currency.parse().unwrap(), ..purchase(ClientId(client), 20, price) };
        temp.store.write::<_, StoreError>(ENTRY, &rules(), |write| write.add_purchase(&purchase)).unwrap();
    }
    let overdue = temp.store.overdue(TODAY, &rules()).unwrap();
    assert_eq!((overdue.amount, overdue.clients, overdue.unrated), (100 + 750, 2, 1));
}

#[test]
fn classes_compare_with_the_others() {
    let mut temp = six_clients();
    for (client, price) in [(1, 80_000), (2, 9_000), (3, 8_000), (4, 2_000), (5, 1_000)] {
        buy(&mut temp, client, &[5], price);
    }
    let boundaries = temp.store.boundaries().unwrap();
    let classes = |client: i64| {
        let value = temp.store.value(ClientId(client)).unwrap()?;
        let classes = Classes::of(&value, &boundaries, &rules().classes, TODAY);
        Some((classes.activity, classes.abc.map(Code::code), classes.rfm.map(|rfm| rfm.money)))
    };
    let said: Vec<_> = (1..7).map(classes).collect();
    let new = |abc, money| Some((Activity::New, Some(abc), Some(money)));
    assert_eq!(said, [new("a", 5), new("b", 4), new("b", 3), new("c", 2), new("c", 1), None]);
}

#[test]
fn models_wait_for_enough_purchases_and_are_fitted_once_a_day() {
    let mut temp = six_clients();
    assert_eq!(temp.store.fit().unwrap(), Some(Fit::TooFew { clients: 0, again: 0, days: 0 }));
    let add = |write: &mut super::super::Write| {
        for n in 0..40 {
            let client = write.add_client(&Client::named(format!("Otro {n}"), TODAY))?;
            for days_ago in [30 + n, 130 + 2 * n, 300].iter().take(usize::try_from(n).unwrap() % 3 + 1) {
                write.add_purchase(&purchase(client, *days_ago, 1_000 + n))?;
            }
        }
        Ok::<_, StoreError>(())
    };
    buy(&mut temp, 1, &[200, 100], 500);
    assert_eq!(temp.store.fit().unwrap(), Some(Fit::TooFew { clients: 1, again: 1, days: 200 }));
    temp.store.write(ENTRY, &rules(), add).unwrap();
    let fit = temp.store.fit().unwrap();
    assert!(matches!(fit, Some(Fit::Fitted(_))), "there are enough: {fit:?}");
    assert!(!temp.store.is_behind(&rules(), TODAY).unwrap());
    buy(&mut temp, 2, &[20], 500);
    assert_eq!(temp.store.fit().unwrap(), fit, "one purchase more waits for tomorrow");
    temp.store.write(ENTRY, &rules(), add).unwrap();
    assert!(temp.store.is_behind(&rules(), TODAY).unwrap(), "so many do not");
    temp.store.follow_rules(&rules(), TODAY).unwrap();
    assert_ne!(temp.store.fit().unwrap(), fit);
}

#[test]
fn values_are_read_and_rolled_by_indexes() {
    let [empty, full] = super::plans::stores();
    let cases: &[(&str, String)] = &[
        (
            "COVERING INDEX purchase_of_client",
            format!("{} WHERE client_id = ?1 {}", worth::PURCHASES, worth::PURCHASES_ORDER),
        ),
        (
            "COVERING INDEX interaction_expense",
            format!("{} AND client_id = ?1 {}", worth::EXPENSES, worth::EXPENSES_ORDER),
        ),
        ("INTEGER PRIMARY KEY", format!("{} WHERE client_id = ?1", worth::VALUES)),
        ("COVERING INDEX value_by_year (shelf=? AND year_key>?)", worth::YEARS.to_owned()),
        ("COVERING INDEX value_by_last (shelf=? AND last_on>?)", worth::RECENT.to_owned()),
        ("COVERING INDEX value_by_last (shelf=? AND last_on>?)", worth::RECENT_AT.to_owned()),
        ("COVERING INDEX value_by_count (shelf=? AND year_count>?)", worth::FREQUENT.to_owned()),
        ("COVERING INDEX value_by_count (shelf=? AND year_count>?)", worth::FREQUENT_AT.to_owned()),
        ("COVERING INDEX purchase_by_day (made_on>? AND made_on<?)", worth::BUYERS_OF_DAYS.to_owned()),
        ("COVERING INDEX interaction_by_day (at>? AND at<?)", worth::MET_IN_DAYS.to_owned()),
        ("INDEX purchase_unpaid (due_on>? AND due_on<?)", worth::OVERDUE.to_owned()),
        ("tally USING PRIMARY KEY", worth::AT_RISK.to_owned()),
    ];
    for (index, sql) in cases {
        for store in [&empty.store, &full.store] {
            let plan = store.plan(sql).unwrap();
            assert_eq!(super::plans::offence(&plan), None, "{sql}\n{plan}");
            assert!(plan.contains(index), "{sql}\nshould run by {index}:\n{plan}");
        }
    }
}
