//! Possible sales: beginning, changing, moving, winning, losing, and what follows from each for the client.

use super::purchases::{line, product};
use super::*;
use crate::domain::alert::Reason;
use crate::domain::purchase::ONE;
use crate::domain::urgency::Factor;
use crate::domain::{Called, CloseReason, Currency, Money, Opportunity, OpportunityId, Qualification};

const USD: Currency = Currency::USD;

/// A proposal of 2,150.00 that is expected in 20 days, begun today.
pub(super) fn proposal(client: ClientId) -> Opportunity {
    Opportunity {
        amount: Some(215_000),
        expect_on: Some(day(20)),
        ..Opportunity::new(client, "50 mesas", "proposal", day(0), USD)
    }
}

pub(super) fn win(desk: &Agenda, id: OpportunityId) -> Win {
    let on = desk.today();
    let purchase = desk.purchase_of(&desk.opportunity(id).unwrap(), on);
    let why = Some(CloseReason::Price);
    Win { on, why, note: String::new(), purchase, how: Some(Kind::Call), next: Next::Nothing }
}

pub(super) fn lose(on: Date) -> Lose {
    Lose { on, why: CloseReason::Competitor, note: "la otra casa".into(), next: Next::Nothing }
}

/// A desk with a client to whom 50 tables may be sold, with a call planned for it in three days.
fn hopeful() -> (Desk, ClientId, OpportunityId) {
    let mut desk = Desk::new();
    let ana = desk.client_called("Ana");
    let id = desk.open_opportunity(&proposal(ana), &Next::Plan(plan(3, "pedir respuesta"))).unwrap();
    (desk, ana, id)
}

fn hitch<T: std::fmt::Debug>(result: Result<T>) -> Hitch {
    match result {
        Err(AgendaError::Opportunity(hitch)) => hitch,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_opportunity_has_a_next_step_that_names_it_and_hands_the_name_on() {
    let (mut desk, ana, id) = hopeful();
    let other = desk.plan(ana, plan(9, "saludar")).unwrap();
    let step = |desk: &Desk| desk.opportunities_of(ana).unwrap().next.get(&id).cloned().unwrap();
    assert_eq!((step(&desk).purpose.as_str(), step(&desk).opportunity), ("pedir respuesta", Some(id)));
    assert_eq!(desk.card(ana, 0).unwrap().opportunities.list.len(), 1);

    let asked = step(&desk).id;
    desk.done(asked, Some(plan(5, "insistir"))).unwrap();
    assert_eq!(step(&desk).purpose, "insistir");
    desk.on_day(5);
    desk.log(&Log { next: Next::Plan(plan(8, "visita final")), ..desk.call(ana, Outcome::Spoke) }).unwrap();
    assert_eq!(step(&desk).purpose, "visita final");
    desk.done(other, Some(plan(12, "otra cosa"))).unwrap();
    assert_eq!(step(&desk).purpose, "visita final", "what was not planned for it does not become its step");
}

#[test]
fn what_is_edited_adds_up_and_keeps_what_another_window_changed() {
    let (mut desk, ana, id) = hopeful();
    let before = desk.opportunity(id).unwrap();
    desk.window().move_opportunity(id, "agreement").unwrap();
    let after = Opportunity {
        title: " 50  mesas\n de pino ".into(),
        lines: vec![line("mesa", 50, 4_000), line("transporte", 1, 9_900)],
        competitor: Some("  ".into()),
        qualification: Qualification { need: "abrir en mayo".into(), ..Qualification::default() },
        ..before.clone()
    };
    desk.on_day(2);
    desk.edit_opportunity(&before, after, &Next::Plan(plan(4, "muestras"))).unwrap();
    let now = desk.opportunity(id).unwrap();
    assert_eq!((now.title.as_str(), now.stage.as_str()), ("50 mesas de pino", "agreement"));
    assert_eq!((now.amount, now.competitor.as_deref(), now.qualification.known()), (Some(209_900), None, 1));
    assert_eq!((now.moved_on, now.stage_since), (day(2), day(0)));
    assert_eq!(brief(&desk.open_of(ana)), ["+3 pedir respuesta ×0", "+4 muestras ×0"]);

    desk.on_day(3);
    desk.edit_opportunity(&now, now.clone(), &Next::Nothing).unwrap();
    assert_eq!(desk.opportunity(id).unwrap().moved_on, day(2), "nothing was changed");
    assert_eq!(desk.past().unwrap().undo.unwrap().action, Action::EditOpportunity);
}

#[test]
fn what_cannot_be_is_refused() {
    let (mut desk, ana, id) = hopeful();
    let mut open = |change: fn(&mut Opportunity)| {
        let mut wrong = proposal(ana);
        change(&mut wrong);
        desk.open_opportunity(&wrong, &Next::Nothing)
    };
    assert_eq!(hitch(open(|it| it.title = " \n".into())), Hitch::NoTitle);
    assert_eq!(hitch(open(|it| it.amount = Some(-1))), Hitch::Amount);
    assert_eq!(hitch(open(|it| it.probability = Some(101))), Hitch::Probability);
    assert_eq!(hitch(open(|it| it.terms = Some(9_999))), Hitch::Terms);
    assert!(matches!(open(|it| it.opened_on = day(1)), Err(AgendaError::HappenedInFuture(_))));
    assert!(matches!(open(|it| it.expect_on = Some(Date::MAX)), Err(AgendaError::TooFar(_))));
    assert!(matches!(open(|it| it.lines = vec![line("", 1, 0)]), Err(AgendaError::Purchase(Flaw::EmptyLine(0)))));
    for stage in ["won", "lost", "nadie", ""] {
        assert!(matches!(desk.move_opportunity(id, stage), Err(AgendaError::UnknownStage { .. })), "{stage}");
    }
    assert_eq!(hitch(desk.reopen_opportunity(id)), Hitch::IsOpen);
    assert_eq!(hitch(desk.lose_opportunity(id, &lose(day(-1)))), Hitch::ClosedBefore);
    assert!(matches!(desk.lose_opportunity(id, &lose(day(1))), Err(AgendaError::HappenedInFuture(_))));
    desk.lose_opportunity(id, &lose(day(0))).unwrap();
    assert_eq!(hitch(desk.move_opportunity(id, "lead")), Hitch::IsClosed);
    let again = win(&desk, id);
    assert_eq!(hitch(desk.win_opportunity(id, &again)), Hitch::IsClosed);
    assert_eq!(hitch(desk.lose_opportunity(id, &lose(day(0)))), Hitch::IsClosed);
    assert_eq!(desk.purchases_of(ana, 9).unwrap().purchases.len(), 0, "nothing was written");
}

#[test]
fn a_won_one_becomes_a_purchase_in_one_step() {
    let (mut desk, ana, id) = hopeful();
    let lamp = desk.add_product(&product("lámpara", None)).unwrap();
    let before = desk.opportunity(id).unwrap();
    let lamps = crate::domain::PurchaseLine { product: Some(lamp), ..line("", 3, 100) };
    let lines = vec![lamps, line("transporte", 1, 9_900)];
    let after = Opportunity { lines: lines.clone(), terms: Some(30), ..before.clone() };
    desk.edit_opportunity(&before, after, &Next::Nothing).unwrap();
    desk.on_day(4);
    desk.plan(ana, plan(40, "feliz cumpleaños")).unwrap();
    let won = Win { next: Next::Plan(plan(14, "¿llegó bien?")), ..win(&desk, id) };
    let bought = desk.win_opportunity(id, &won).unwrap().unwrap();

    let now = desk.opportunity(id).unwrap();
    assert!(now.is_won());
    assert_eq!((now.purchase, now.closed_on, now.why), (Some(bought), Some(day(4)), Some(CloseReason::Price)));
    let purchase = desk.purchase(bought).unwrap().purchases.remove(0);
    assert_eq!((purchase.lines, purchase.made_on, purchase.due_on), (lines, day(4), Some(day(34))));
    let order = &desk.card(ana, 1).unwrap().interactions[0];
    assert_eq!((order.outcome, order.text.as_str()), (Some(Outcome::Order), "50 mesas"));
    assert_eq!(order.amount, Some(Money { minor: 10_200, currency: USD }));
    // The step was due and is done by the order; the others stay, and the new one is for the client alone.
    assert_eq!(brief(&desk.open_of(ana)), ["+14 ¿llegó bien? ×0", "+40 feliz cumpleaños ×0"]);
    assert!(desk.open_of(ana).iter().all(|open| open.opportunity.is_none()));
    assert_eq!(desk.past().unwrap().undo.unwrap().action, Action::Win, "one step");

    desk.travel(Way::Back, None).unwrap();
    assert!(desk.opportunity(id).unwrap().is_open());
    assert!(desk.purchases_of(ana, 9).unwrap().purchases.is_empty());
    assert_eq!(brief(&desk.open_of(ana)), ["+3 pedir respuesta ×0", "+40 feliz cumpleaños ×0"]);
}

#[test]
fn an_amount_alone_is_bought_as_what_the_opportunity_is_called() {
    let (mut desk, ana, id) = hopeful();
    let proposed = desk.purchase_of(&desk.opportunity(id).unwrap(), day(0)).unwrap();
    assert_eq!(proposed.lines, [crate::domain::PurchaseLine { quantity: ONE, ..line("50 mesas", 1, 215_000) }]);
    assert_eq!(proposed.due_on, None, "nothing was agreed upon, and nothing is usual");
    let unknown = Opportunity { amount: None, ..proposal(ana) };
    assert_eq!(desk.purchase_of(&unknown, day(0)), None);
    let unknown = desk.open_opportunity(&unknown, &Next::Nothing).unwrap();
    let won = win(&desk, unknown);
    assert_eq!(desk.win_opportunity(unknown, &won).unwrap(), None);
    assert_eq!(desk.card(ana, 1).unwrap().interactions[0].amount, None, "the order is contact all the same");
    let quiet = Win { purchase: None, how: None, ..win(&desk, id) };
    assert_eq!(desk.win_opportunity(id, &quiet).unwrap(), None);
    assert_eq!(desk.card(ana, 9).unwrap().interactions.len(), 1);
}

#[test]
fn what_is_lost_has_no_next_step_and_may_be_asked_for_again() {
    let (mut desk, ana, id) = hopeful();
    let asked = Lose { next: Next::Plan(plan(100, "preguntar de nuevo")), ..lose(day(0)) };
    desk.lose_opportunity(id, &asked).unwrap();
    let now = desk.opportunity(id).unwrap();
    assert!(now.is_lost());
    assert_eq!((now.why, now.why_note.as_str()), (Some(CloseReason::Competitor), "la otra casa"));
    assert_eq!(brief(&desk.open_of(ana)), ["+100 preguntar de nuevo ×0"]);
    assert_eq!(desk.card(ana, 0).unwrap().opportunities.list, []);

    desk.on_day(30);
    desk.reopen_opportunity(id).unwrap();
    let now = desk.opportunity(id).unwrap();
    assert_eq!((now.stage.as_str(), now.stage_since, now.why), ("proposal", day(30), None));
    let stages: Vec<_> = desk.store.read().stage_moves(id).unwrap().into_iter().map(|moved| moved.stage).collect();
    assert_eq!(stages, ["proposal", "lost", "proposal"]);
}

#[test]
fn what_was_won_is_not_bought_twice() {
    let (mut desk, ana, id) = hopeful();
    let won = win(&desk, id);
    let bought = desk.win_opportunity(id, &won).unwrap();
    desk.reopen_opportunity(id).unwrap();
    assert_eq!(desk.win_opportunity(id, &won).unwrap(), None);
    assert_eq!(desk.opportunity(id).unwrap().purchase, bought);
    assert_eq!(desk.purchases_of(ana, 9).unwrap().purchases.len(), 1);
    desk.delete_purchase(bought.unwrap()).unwrap();
    assert_eq!(desk.opportunity(id).unwrap().purchase, None);
}

#[test]
fn removing_one_takes_its_plans_and_leaves_what_was_bought() {
    let (mut desk, ana, id) = hopeful();
    desk.remove_opportunity(id).unwrap();
    assert_eq!(desk.open_of(ana), []);
    assert!(matches!(desk.opportunity(id), Err(AgendaError::Store(StoreError::Gone))));
    desk.travel(Way::Back, None).unwrap();
    assert_eq!(brief(&desk.open_of(ana)), ["+3 pedir respuesta ×0"]);
    let won = win(&desk, id);
    desk.win_opportunity(id, &won).unwrap();
    desk.remove_opportunity(id).unwrap();
    assert_eq!(desk.purchases_of(ana, 9).unwrap().purchases.len(), 1);
}

#[test]
fn the_light_warns_before_the_day_and_burns_from_it_on() {
    let (mut desk, ana, id) = hopeful();
    desk.set_attention(&[ana], crate::domain::Attention::Green).unwrap();
    let step = desk.open_of(ana)[0].id;
    desk.done(step, None).unwrap();
    let lights = |desk: &Desk| [12, 13, 19, 20, 90].map(|days| desk.light_on(ana, day(days)).unwrap());
    assert_eq!(lights(&desk), [Light::Green, Light::Yellow, Light::Yellow, Light::Red, Light::Red]);
    let before = desk.opportunity(id).unwrap();
    desk.edit_opportunity(&before, Opportunity { expect_on: Some(day(60)), ..before.clone() }, &Next::Nothing).unwrap();
    assert_eq!(lights(&desk)[..4], [Light::Green; 4]);
    desk.on_day(60);
    let told: Vec<_> = desk.card(ana, 0).unwrap().alert.fired(day(60)).map(|turn| turn.reason).collect();
    assert!(told.contains(&Reason::Opportunity { what: Called::of("50 mesas"), on: day(60) }), "{told:?}");
    let chance = |factor: &Factor| matches!(factor, Factor::Chance(chance) if chance.likelihood == 50);
    assert!(desk.turn(ana, 0).unwrap().factors.iter().any(chance));
    desk.lose_opportunity(id, &lose(day(60))).unwrap();
    assert_eq!(desk.light_on(ana, day(60)), Some(Light::Green));
    assert!(!desk.turn(ana, 0).unwrap().factors.iter().any(chance));
}

#[test]
fn nothing_moved_when_neither_it_was_changed_nor_the_client_met() {
    let (mut desk, ana, id) = hopeful();
    let stale = |desk: &Desk| desk.opportunities_of(ana).unwrap().stale.contains(&id);
    desk.on_day(20);
    assert!(!stale(&desk));
    desk.on_day(21);
    assert!(stale(&desk));
    desk.log(&desk.call(ana, Outcome::NoAnswer)).unwrap();
    assert!(stale(&desk), "an attempt moves nothing");
    desk.log(&desk.call(ana, Outcome::Spoke)).unwrap();
    assert!(!stale(&desk));
    desk.on_day(42);
    assert!(stale(&desk));
    desk.move_opportunity(id, "agreement").unwrap();
    assert!(!stale(&desk));
}

#[test]
fn opportunities_go_with_their_client() {
    let (mut desk, ana, id) = hopeful();
    let won = win(&desk, id);
    desk.win_opportunity(id, &won).unwrap();
    let open = desk.open_opportunity(&proposal(ana), &Next::Plan(plan(3, ""))).unwrap();
    let hotel = desk.client_called("Hotel");
    assert_eq!(desk.merging(hotel, ana).unwrap().moving.opportunities, 2);
    desk.merge_clients(hotel, ana, &Taken::default(), "PE").unwrap();
    let all = desk.opportunities_of(hotel).unwrap();
    assert_eq!(all.list.iter().map(|one| one.id).collect::<Vec<_>>(), [open, id]);
    assert!(all.next.contains_key(&open));
    desk.set_standing(&[hotel], crate::domain::Standing::Trashed).unwrap();
    assert_eq!(desk.all_opportunities(true).unwrap(), [], "those of the trash are in no list");
    desk.remove_client(hotel).unwrap();
    assert_eq!(desk.store.rows_of("SELECT count(*) FROM opportunity_move").trim(), "0");
    assert_eq!(desk.store.rows_of("PRAGMA foreign_key_check"), "");
}

#[test]
fn filters_ask_for_what_may_be_sold() {
    let (mut desk, _, id) = hopeful();
    let hotel = desk.client_called("Hotel");
    desk.client_called("Nadie");
    let demo = crate::domain::Stage { code: "Demo hecha".into(), probability: 40 };
    let mut rules = desk.rules.clone();
    rules.stages = crate::domain::Stages::new(rules.stages.open().iter().cloned().chain([demo]));
    desk.rules = rules;
    let shown = Opportunity {
        amount: Some(100_000),
        expect_on: Some(day(5)),
        competitor: Some("Muebles Andina".into()),
        ..Opportunity::new(hotel, "sillas", "Demo hecha", day(0), USD)
    };
    let shown = desk.open_opportunity(&shown, &Next::Nothing).unwrap();
    let cases = |desk: &Desk, cases: &[(&str, &[&str])]| {
        for (filter, names) in cases {
            assert_eq!(desk.names_found(filter), *names, "{filter}");
        }
    };
    cases(
        &desk,
        &[
            ("stage:proposal", &["Ana"]),
            ("etapa:propuesta", &["Ana"]),
            ("stage:\"demo hecha\"", &["Hotel"]),
            ("stage:demo", &["Hotel"]),
            ("stage:*", &["Ana", "Hotel"]),
            ("-stage:*", &["Nadie"]),
            ("deal>1000", &["Ana"]),
            ("oportunidad<=1000", &["Hotel"]),
            ("deal:*", &["Ana", "Hotel"]),
            ("closing<7d", &["Hotel"]),
            ("cierre>7d", &["Ana"]),
            ("closing:* sort:closing", &["Hotel", "Ana"]),
            ("deal:* sort:deal", &["Ana", "Hotel"]),
            ("competitor:andina", &["Hotel"]),
            ("rival:*", &["Hotel"]),
            ("stale:yes", &[]),
            ("stale:no", &["Ana", "Hotel"]),
            ("stage:won", &[]),
        ],
    );
    desk.on_day(30);
    desk.log(&desk.call(hotel, Outcome::Spoke)).unwrap();
    cases(&desk, &[("estancada:sí", &["Ana"]), ("stale:no", &["Hotel"]), ("closing<+1d", &["Ana", "Hotel"])]);
    let won = win(&desk, id);
    desk.win_opportunity(id, &won).unwrap();
    desk.lose_opportunity(shown, &lose(day(30))).unwrap();
    cases(
        &desk,
        &[("etapa:ganada", &["Ana"]), ("stage:lost", &["Hotel"]), ("stage:*", &[]), ("deal:*", &[]), ("stale:no", &[])],
    );
}

#[test]
fn stages_are_offered_by_their_words_and_the_users_own_as_they_are() {
    let (desk, ..) = hopeful();
    let known = desk.known_values().unwrap();
    let offered = |typed: &str| -> Vec<String> {
        let found = desk.complete_filter(typed, typed.chars().count(), &known).unwrap();
        found.into_iter().map(|one| one.insert.text(true)).collect()
    };
    assert_eq!(offered("etapa:pro"), ["interesado", "propuesta"]);
    assert_eq!(offered("etapa:gan"), ["ganada"]);
}
